"""What annotation finds in an article, for the claims step to put together. Token indices point into one `Doc`.

The `Doc` of an article is made over the article's whole stored text, so that `doc[i].idx` is an offset of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg.model import Actor, Article, Attribution, Comparator, Modality, Place, Polarity

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, order=True)
class Tokens:
    """A run of tokens, end excluded; `head` is the token that the rest of the sentence hangs on."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor named, described ("les forces américaines") or resolved from a pronoun or an anaphor."""

    tokens: Tokens
    actor: Actor
    how: str = "name"  # name, description, person, unknown, pronoun, anaphor


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place, with its preposition's sense: at, from, to, or none."""

    tokens: Tokens
    place: Place
    relation: str = "at"  # at, from, to, none


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression resolved to EDTF; None where it can't be ("après la chute du califat")."""

    tokens: Tokens
    edtf: str | None
    kind: str = "date"  # date, interval, duration, anaphor


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with what it counts: the counted noun is `tokens.head`, the number itself `number`."""

    tokens: Tokens
    number: Tokens
    value: float
    comparator: Comparator
    unit: str  # lemma of the counted noun, "%" for percentages, "" where none is named


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a trigger: a row of `triggers.tsv`."""

    lemma: str
    pos: str
    type: str
    mode: str | None
    agent: tuple[str, ...]
    recipient: tuple[str, ...]
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Certainty:
    """Polarity and modality of the predicate at a token."""

    polarity: Polarity
    modality: Modality


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """Words that may carry a claim's type, with the frames that their form allows, best first."""

    tokens: Tokens
    frames: tuple[Frame, ...]
    certainty: Certainty = Certainty(Polarity.AFFIRMED, Modality.CERTAIN)


@dataclass(frozen=True, slots=True)
class SourceScope:
    """A stretch of tokens that a chain of sources says."""

    start: int
    end: int
    chain: tuple[Attribution, ...]
    cue: int | None = None  # token of the reporting word


@dataclass(frozen=True)
class Annotation:
    """All that is known of one article before claims are put together."""

    article: Article
    doc: Doc
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    triggers: tuple[TriggerMention, ...]
    scopes: tuple[SourceScope, ...]
    quotes: tuple[Tokens, ...] = ()
    published: str | None = None  # the article's date in EDTF, its own or the one that its text tells
    opposed: tuple[ActorMention, ...] = ()  # whom compounds with "anti" are against
    countries: Mapping[str, Actor] = field(default_factory=dict)  # the states of the countries that are named as places, by the place's id
    homes: Mapping[str, Place] = field(default_factory=dict)  # the countries of the actors that are named, by their state's id


def text_of(doc: Doc, start: int, end: int) -> str:
    """The characters of a run of tokens, without the space behind the last."""
    if end <= start:
        return ""
    last = doc[end - 1]
    return doc.text[doc[start].idx : last.idx + len(last.text)]


def kept(rule: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """A rule about a word that is asked again and again, its answer kept with the word; whoever gets it changes nothing in it.

    Only the words of a view keep answers, for nothing changes in them any more; with a Token of spaCy the rule runs anew.
    """

    @wraps(rule)
    def answer(word: Token) -> Answer:
        answers: dict[object, Answer] | None = getattr(word, "answers", None)
        if answers is None:
            return rule(word)
        if rule not in answers:
            answers[rule] = rule(word)
        return answers[rule]

    return answer
