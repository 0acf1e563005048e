"""Who says a claim: the sources of the narrowest stretch of reported text around its word, and what no source is made to say.

A source behind the sentence ("…, a annoncé X", "…, selon X") vouches for its news, not for what a participle on the subject, or a
relative clause within it on another noun, recalls of whom it tells; nor does who demands, promises, hopes or fears say what describes
those whom it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from spacy.tokens import Token

from kg.annotations import SourceScope, Tokens, TriggerMention
from kg.claims.agreement import is_finite
from kg.claims.argument_verbs import is_of_kind
from kg.claims.event_words import words_of_kind
from kg.claims.forms import is_infinitive, is_past_participle
from kg.claims.roles import Roles
from kg.languages import function_words, lexicon
from kg.model import Actor, Attribution, Modality

_REQUEST = "request"
_SPEECH_ACTS = frozenset({"accuse", "reject", _REQUEST, "threaten"})
_COUNTED = frozenset({"assault", "toll"})  # what a word of reporting tells itself: "a fait état de six morts"
_TOLL = "toll"  # the id of a count as a source, which somebody makes
_DESCRIBING = ("acl", "amod", "acl:relcl")
_WANTING = frozenset({"ask", "pledge", "want"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_SUBJECT = ("nsubj", "nsubj:pass")


def chain(head: Token, scopes: Sequence[SourceScope], quotes: Sequence[Tokens], roles: Roles, *, apart: bool) -> tuple[Attribution, ...]:
    """The sources of the narrowest scope around a trigger that says it.

    A reporting word is not in its own scope, and who accuses, demands or refuses is the agent of his act, not its source,
    unless he tells of another act of his (`apart`). Who gives a count of dead is its source: "le ministère fait état de six morts".
    """
    around = [s for s in scopes if s.start <= head.i < s.end and s.cue != head.i and not _is_recalled(head, s, quotes)]
    if roles.frame.type in _COUNTED and (counted := [s for s in scopes if s.cue == head.i and s.chain and not _is_count(s)]):
        around = counted
    if not around:
        return ()
    found = _fullest(min(around, key=lambda s: (s.end - s.start, s.start)).chain, around)
    return found if apart else unspoken(found, roles.frame.type, roles.agents)


def _fullest(chain: tuple[Attribution, ...], around: Sequence[SourceScope]) -> tuple[Attribution, ...]:
    """A chain with whom its last source cites for words that go on beyond it: "« … », a dit X, cité par Y"."""
    told = tuple(link.source.id for link in chain)
    longer = (s.chain for s in around if tuple(link.source.id for link in s.chain[:-1]) == told)
    return next(longer, chain)


def _is_count(scope: SourceScope) -> bool:
    """Whether a count itself is who tells: "un premier bilan fait état de six morts"."""
    return scope.chain[-1].source.id == _TOLL


def is_apart(head: Token, trigger: TriggerMention, type_: str) -> bool:
    """Whether an act of speech is told of, and not done by the words themselves.

    It is announced ("il déposera plainte") or was done before ("a dit avoir demandé un cessez-le-feu", "nous avons condamné le coup").
    What is requested is to come by itself.
    """
    return (type_ != _REQUEST and trigger.certainty.modality is Modality.FUTURE) or _is_recounted(head)


def _is_recounted(verb: Token) -> bool:
    """Whether a perfect infinitive or the perfect of a first person tells what the speaker has said before."""
    helpers = [child for child in verb.lefts if child.dep_ == "aux:tense"]
    if not helpers:
        return False
    speaker = function_words(verb.lang_, "first_person_singular", "first_person_plural")
    told = any(child.dep_ in _SUBJECT and child.lower_ in speaker for child in verb.lefts)
    return told or is_infinitive(helpers[0])


def unspoken(sources: tuple[Attribution, ...], type_: str, agents: tuple[Actor, ...]) -> tuple[Attribution, ...]:
    """The sources of an act without the speaker whose act the words themselves are."""
    speaks = type_ in _SPEECH_ACTS and sources and sources[-1].source.id in {actor.id for actor in agents}
    return sources[:-1] if speaks else sources


def _is_recalled(head: Token, scope: SourceScope, quotes: Sequence[Tokens]) -> bool:
    """Whether unquoted words only describe what a source tells or wants something of."""

    def quoted(word: Token) -> bool:
        return any(quote.start <= word.i < quote.end for quote in quotes)

    if scope.cue is None or quoted(head):
        return False
    cue, described = head.doc[scope.cue], _described(head, scope, quoted)
    if _is_occasion(head, scope) or (cue.i < head.i and _is_aside(head, cue, quoted)):
        return True
    if cue.i < head.i and _is_pointed_at(head):
        return cue.lemma_.lower() in _wanting(cue.lang_)
    if not described:
        return False
    if cue.i > head.i:
        return any(_recalls(word, min(scope.end, cue.i)) for word in described)
    return cue.lemma_.lower() in _wanting(cue.lang_)


def _is_occasion(head: Token, scope: SourceScope) -> bool:
    """Whether a known event only dates what a source tells: "depuis l'attaque, des soldats patrouillent, a constaté X"."""
    first = words_of_kind(head.lang_, "opening")
    noun = head.head if head.dep_ == "nmod" and head.head.lemma_ in first and head.head.i < head.i else head
    since, known = (function_words(head.lang_, class_) for class_ in ("since", "definite"))
    dating = noun.pos_ == "NOUN" and any(c.dep_ == "case" and c.lower_ in since for c in noun.lefts)
    return dating and scope.start <= noun.i and any(c.dep_ == "det" and c.lower_ in known for c in head.lefts)


def _is_aside(head: Token, cue: Token, quoted: Callable[[Token], bool]) -> bool:
    """Whether a clause about a place, or the event after which somebody speaks, is behind a comma: ", où X règne", ", après un raid"."""
    since, places = (function_words(head.lang_, class_) for class_ in ("since", "relative_place"))
    for token in reversed(head.doc[cue.i + 1 : head.i]):
        opened = token.i > cue.i + 1 and token.nbor(-1).text == "," and not quoted(token)
        if opened and token.lower_ in places:
            return cue.pos_ in ("VERB", "AUX") and not _is_hearsay(head)
        if opened and token.lower_ in since:
            if is_infinitive(token.nbor()) and any(is_finite(t) for t in head.doc[cue.i + 1 : token.i]):
                return False  # "a dit que les rebelles avaient fui, après avoir tué dix hommes"
            rest = head.doc[token.i + 1 : token.sent.end]
            return not any(is_finite(t) or t.text == "," for t in rest)
    return False


def _is_hearsay(verb: Token) -> bool:
    """Whether a conditional leaves what it tells to a source: ", où dix soldats seraient retenus"."""
    return any("Cnd" in t.morph.get("Mood", []) for t in (verb, *verb.lefts) if t is verb or t.dep_.startswith("aux"))


def _is_pointed_at(head: Token) -> bool:
    """Whether a noun tells again what was told before: "promet de venger | ces attaques"."""
    pointing = function_words(head.lang_, "demonstrative")
    return head.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in pointing for c in head.lefts)


def _described(head: Token, scope: SourceScope, quoted: Callable[[Token], bool]) -> list[Token]:
    """The words in a scope, from a trigger outwards, that stand as a clause or participle behind an unquoted noun they describe."""
    found, word = [], head
    while scope.start <= word.i < scope.end:
        noun = word.head
        behind = scope.start <= noun.i < word.i and noun.pos_ in _NOMINAL and not quoted(noun)
        charge = word.i != head.i and is_of_kind(word, "suspects")  # "accusé de tortures"
        if behind and not charge and word.dep_ in _DESCRIBING and (is_past_participle(word) or word.dep_ == "acl:relcl"):
            found.append(word)
        if noun.i == word.i:
            break
        word = noun
    return found


def _recalls(word: Token, end: int) -> bool:
    """Whether a participle on the subject, or a relative clause on another noun and inside what is told, recalls of whom it tells."""
    relative = word.dep_ == "acl:relcl"
    return (not relative and _on_subject(word)) or (relative and not _on_subject(word) and _is_inner_relative(word, end))


def _on_subject(word: Token) -> bool:
    """Whether a participle or a relative clause describes the subject of a sentence: "les soldats retenus à Gao ont été libérés"."""
    noun = word.head
    return noun.dep_ in _SUBJECT and noun.head.i > word.i and (noun.head.pos_ in ("VERB", "AUX") or "VerbForm" in noun.head.morph)


def _is_inner_relative(word: Token, end: int) -> bool:
    """Whether a relative clause stands inside a stretch that its source closes; a clause that ends it may be the source's news."""
    return any(not t.is_punct for t in word.doc[word.right_edge.i + 1 : end])


@cache
def _wanting(language: str) -> frozenset[str]:
    """The verbs that tell what somebody asks, promises, hopes or fears and that never tell what is so."""
    acts: dict[str, set[str]] = {}
    for row in lexicon(language).table("reporting"):
        words = [word for word in row["cue"].split() if word not in function_words(language, "reflexive")]
        acts.setdefault(words[0], set()).add(row["act"])
    return frozenset(verb for verb, told in acts.items() if told <= _WANTING)
