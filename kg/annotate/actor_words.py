"""The words of a language that describe actors: head nouns, offices, adjectives of origin, ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from spacy.tokens import Doc, Token

from kg.knowledge.folding import unaccent
from kg.languages import Lexicon, function_words, lemmas

V = TypeVar("V")
SAYS_NO_MORE = frozenset({"group", "organisation"})  # what heads stand for alone that say no more of whom they name
NATIONALS = "-nationals"  # how the ids of single people of a country end, who may be anywhere: "six Français"
TELLING = frozenset({"rebels", "jihadists", "separatists"})  # not "terroriste", which tells what kind of deed it is
_TELLING_OF_SITES = TELLING | {"terrorists"}  # "des positions terroristes"
ORIGINS_THAT_ACT = ("state", "union", "people", "group")
_WORD = re.compile(r"[^\s']+'?")


def tells_whose(head: Head, noun: Token) -> bool:
    """Whether a noun of a group, as an adjective, tells whose a noun is: "des tirs | rebelles", "des positions | terroristes"."""
    site = noun.lemma_.lower() in lemmas(noun.lang_, "nouns", "facility")
    return head.alone in (_TELLING_OF_SITES if site else TELLING)


@dataclass(frozen=True, slots=True)
class Head:
    """A row of `actor_heads.tsv`."""

    form: str
    suffix: str
    canonical: str
    alone: str
    kind: str
    members: bool  # "noun + de + actor" is that actor
    anaphor: bool
    argument: bool  # whether it is an actor only as a subject or an object where it stands alone
    label: str  # of the actor that it is alone
    noun: str  # of the actor that it makes with an origin
    label_en: str
    noun_en: str


@dataclass(frozen=True, slots=True)
class Role:
    """A row of `roles.tsv`."""

    form: str
    english: str
    scope: str  # state, body, rank


@dataclass(frozen=True, slots=True)
class Individual:
    """A form of a noun of `individuals.tsv`."""

    core: str  # the masculine singular, "ex-" aside: the same for all forms
    plural: bool
    genders: frozenset[str]  # Masc, Fem
    english: str
    scope: str  # any, kin, trade


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of `demonyms.tsv`."""

    actor: str
    english: str
    kind: str
    forms: tuple[str, str, str, str]  # masculine, feminine, and their plurals


class Phrases(Generic[V]):
    """Phrases of one or more words, found at a token, the longest first, with or without their accents or those of first letters.

    A last "é" stays: without it a participle is another word ("gradé", "grade").
    """

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], V]] = {}
        for form, value in rows:
            participle = form.lower().removesuffix("s").endswith("é")
            for spelling in (form.lower(),) if participle else _spellings(form.lower()):
                words = tuple(_WORD.findall(spelling))
                self._by_first.setdefault(words[0], {}).setdefault(words, value)
        for first, phrases in self._by_first.items():
            self._by_first[first] = dict(sorted(phrases.items(), key=lambda item: -len(item[0])))
        self.openers: KeysView[str] = self._by_first.keys()
        """The words with which a phrase begins."""

    def at(self, doc: Doc, i: int) -> tuple[V, int] | None:
        """The value of the phrase that begins at a token, and the token after it."""
        phrases = self._by_first.get(doc[i].lower_)
        if phrases is None:
            return None
        second = doc[i + 1].lower_ if i + 1 < len(doc) else ""
        for words, value in phrases.items():
            if len(words) == 1:
                return value, i + 1
            end = i + len(words)
            if words[1] == second and end <= len(doc) and all(doc[i + k].lower_ == word for k, word in enumerate(words)):
                return value, end
        return None

    def around(self, doc: Doc, i: int) -> tuple[V, int] | None:
        """The value of a phrase that one foreign word interrupts behind its first: "ministre irakien de la Défense"."""
        for words, value in self._by_first.get(doc[i].lower_, {}).items():
            end = i + 1 + len(words)
            if len(words) > 1 and end <= len(doc) and all(doc[i + 1 + k].lower_ == word for k, word in enumerate(words) if k):
                return value, end
        return None


def _spellings(form: str) -> tuple[str, ...]:
    """A form as it is written, without the accents of first letters, which capitals lose ("secrétaire d'Etat"), and without any."""
    initials = _WORD.sub(lambda word: unaccent(word[0][0]) + word[0][1:], form)
    return tuple(dict.fromkeys((form, initials, unaccent(form))))


@dataclass(frozen=True)
class ActorWords:
    """The tables of one language that describe actors."""

    heads: Phrases[Head]
    roles: Phrases[Role]
    individuals: Phrases[Individual]
    origins: Mapping[str, Origin]
    prefixes: Mapping[str, str]  # irako -> iraq
    units: Mapping[str, str]  # nouns that stand before the name of a group or unit, with its kind
    group_names: frozenset[str]  # those of them with which a name begins: "Jund al-Khilafa"
    things: frozenset[str]  # names that look like those of organisations
    openers: frozenset[str]  # words with which a description of an actor may begin, in lower case


@cache
def actor_words(lexicon: Lexicon) -> ActorWords:
    """The look-up tables of a language, built once."""
    origins: dict[str, Origin] = {}
    prefixes: dict[str, str] = {}
    for row in lexicon.table("demonyms"):
        forms = (row["masculine"], row["feminine"], row["masculine_plural"], row["feminine_plural"])
        for form in forms:
            for spelling in (form, unaccent(form)):
                origins.setdefault(spelling, Origin(row["id"], row["english"], row["kind"], forms))
        if row["prefix"]:
            prefixes.setdefault(row["prefix"], row["id"])
            prefixes.setdefault(unaccent(row["prefix"]), row["id"])
    labels = {row["id"]: row for row in lexicon.table("actor_labels")}
    heads = Phrases((row["form"], _head(row, labels)) for row in lexicon.table("actor_heads"))
    roles = Phrases(_roles(lexicon))
    individuals = Phrases(_individuals(lexicon))
    units = {row["form"]: row["kind"] for row in lexicon.table("unit_nouns")}
    bodies = (spelling for row in lexicon.table("body_nouns") for spelling in (row["form"], unaccent(row["form"])))
    titles = function_words(lexicon.code, "title", "siblings")
    return ActorWords(
        heads=heads,
        roles=roles,
        individuals=individuals,
        origins=origins,
        prefixes=prefixes,
        units=units,
        group_names=frozenset(row["form"] for row in lexicon.table("unit_nouns") if row["own"]),
        things=frozenset(row["name"] for row in lexicon.table("things")),
        openers=frozenset((*bodies, *heads.openers, *roles.openers, *individuals.openers, *origins, *units, *titles)),
    )


def _roles(lexicon: Lexicon) -> Iterator[tuple[str, Role]]:
    """The offices of the table, then each as what somebody was: "ex-ministre de la Justice", "ancien chef des renseignements"."""
    rows = lexicon.table("roles")
    yield from ((row["form"], Role(row["form"], row["english"], row["class"])) for row in rows)
    past = ("ex-", *(f"{word} " for word in sorted(function_words(lexicon.code, "former"))))
    for row in rows:
        if row["class"] != "rank" and not row["form"].startswith(past):
            former = Role(row["form"], f"former-{row['english']}", row["class"])
            yield from ((f"{opener}{row['form']}", former) for opener in past)


def _individuals(lexicon: Lexicon) -> Iterator[tuple[str, Individual]]:
    """The forms of the nouns of single human beings, each once, with all genders that it may have."""
    for row in lexicon.table("individuals"):
        for number in ("", "_plural"):
            forms = {gender: row[f"{column}{number}"] for gender, column in (("Masc", "masculine"), ("Fem", "feminine"))}
            for form in sorted(set(forms.values()) - {"-"}):
                genders = frozenset(gender for gender, other in forms.items() if other == form)
                core = (row["masculine"] if row["masculine"] != "-" else row["feminine"]).removeprefix("ex-")
                yield form, Individual(core, bool(number), genders, row["english"], row["scope"])
                if not form.startswith("ex-"):
                    yield f"ex-{form}", Individual(core, bool(number), genders, f"former {row['english']}", row["scope"])


def _head(row: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]) -> Head:
    alone, made = labels.get(row["alone"]), labels.get(row["suffix"])
    return Head(
        form=row["form"],
        suffix=row["suffix"],
        canonical=row["canonical"],
        alone=row["alone"],
        kind=row["kind"],
        members=row["of"] == "same",
        anaphor=row["anaphor"] != "no",
        argument=row["anaphor"] == "subject",
        label=alone["label"] if alone else row["form"],
        noun=(made["derived"] or made["label"]) if made else row["canonical"] or row["form"],
        label_en=_english(alone, row["alone"]),
        noun_en=_english(made, row["suffix"]),
    )


def _english(row: Mapping[str, str] | None, id_: str) -> str:
    return (row["label_en"] if row else "") or id_.replace("-", " ")
