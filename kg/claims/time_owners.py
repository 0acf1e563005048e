"""Which trigger a time belongs to where the parse hung it on another one of its sentence.

A comma parts a time from the verb that it was hung on, and the verb before it in its own stretch is the one that it dates: "après avoir
attaqué X il y a deux jours, l'armée a …". A second time of a verb that tells something, behind what it tells, dates this: "a annoncé
lundi que l'armée avait pris X dimanche". What is done to what goes on at a time is done then: "a visé une patrouille entre lundi et jeudi".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg.annotations import PlaceMention, TimeMention
from kg.claims.forms import is_verbal, preposition
from kg.languages import function_words

Mention = TypeVar("Mention", PlaceMention, TimeMention)

_TOLD = frozenset({"ccomp", "xcomp", "obl:arg"})  # "que l'armée a …", "d'avoir …"
_STRETCH = 30  # tokens before a time in which the verb that it dates is looked for


def owners_in_stretch(time: TimeMention, owners: Sequence[int], triggers: Collection[int], doc: Doc) -> list[int]:
    """The owners of a time, but the verb of its own stretch of the sentence where a comma parts it from the only one."""
    token = doc[time.tokens.head]
    if len(owners) != 1 or not is_verbal(doc[owners[0]]):
        return list(owners)
    start, end = sorted((owners[0], token.i))
    if not any(t.text == "," for t in doc[start:end]):
        return list(owners)
    for other in reversed(doc[max(token.sent.start, token.i - _STRETCH) : time.tokens.start]):
        if other.is_punct:
            break
        if other.i in triggers and is_verbal(other) and other.i != owners[0] and not _is_told_behind(other, time):
            return [other.i]
    return list(owners)


def _is_told_behind(verb: Token, time: TimeMention) -> bool:
    """Whether another clause opens between a verb and a time."""
    openers = function_words(verb.lang_, "clause_opener", "relative_subject")
    return any(t.lower_ in openers or t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.i + 1 : time.tokens.start])


def content_dated(time: TimeMention, times: Sequence[TimeMention], doc: Doc) -> Token | None:
    """The verb of what is told, if a time behind it hangs on a verb of telling that has another one before what it tells."""
    token = doc[time.tokens.head]
    verb = token.head
    content = next((child for child in verb.children if child.dep_ in _TOLD and verb.i < child.i < token.i and is_verbal(child)), None)
    if content is None or not is_verbal(verb):
        return None
    before = (doc[other.tokens.head] for other in times if other.tokens.start < content.left_edge.i)
    return content if any(other.head == verb for other in before) else None


def lent_by_object(attached: Mapping[int, list[Mention]], heads: Collection[int], doc: Doc) -> dict[int, list[Mention]]:
    """The times or places of verbs in `heads` without one whose object the parse gave one that no "de" ties to it."""
    of = function_words(doc.lang_, "of")
    lent: dict[int, list[Mention]] = {}
    for head in heads:
        if head in attached or not is_verbal(doc[head]):
            continue
        done = [child for child in doc[head].rights if child.dep_ == "obj" and child.i in attached and child.pos_ == "NOUN"]
        bare = [
            m for noun in done for m in attached[noun.i] if m.tokens.start > noun.i and (preposition(doc[m.tokens.head]) or "") not in of
        ]
        if bare:
            lent[head] = bare
    return lent
