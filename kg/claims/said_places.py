"""Where words were said: places that their clause opens with, that a gathering or a journey was at, or that a relative clause points to.

Other places of the clause are of what is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotations import PlaceMention
from kg.claims.clauses import is_next_clause
from kg.claims.forms import is_passive, is_verbal, preposition
from kg.claims.location import place_words
from kg.languages import function_words
from kg.openings import own_start

_AWAY = 7  # tokens between a place and the comma of the phrase that it opens
_OCCASION = 12  # tokens of "lors d'une conférence de presse mardi soir à"


def said_at(head: Token, own: Sequence[PlaceMention], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places where words were said, of those that hang on them (`own`), else of their sentence."""
    doc = head.doc
    there = [m for m in own if _is_said_there(doc[m.tokens.head], head.i) or _is_said_from(m, head)]
    if there:
        return there
    near = [m for m in places if m.relation == "at" and head.sent.start <= m.tokens.head < head.sent.end]
    opening = [m for m in near if _is_said_from(m, head) and _is_main(head)]
    return opening or [m for m in near if _is_said_on_occasion(doc[m.tokens.head], head)]


def _is_main(verb: Token) -> bool:
    """Whether a verb is that of the sentence, or coordinated with it."""
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT" and not is_next_clause(verb))


def _is_said_there(place: Token, head: int) -> bool:
    """Whether words were said at a place: "accord signé à X", "il a été signé à X"; others of the clause are of what is told."""
    above = place.head.head if place.head.dep_ in ("acl", "acl:relcl") else place.head
    done = place.doc[head].dep_ == "nsubj:pass" and place.doc[head].head.i == above.i
    return (above.i == head or done) and head < place.i and preposition(place) in function_words(place.lang_, "bare_to", "inside")


def _is_said_from(mention: PlaceMention, head: Token) -> bool:
    """Whether a place opens the clause of words, which are said there then: "À X, le maire a dénoncé …", "… à X, où il a appelé …"."""
    doc, place = head.doc, head.doc[mention.tokens.head]
    if not (mention.tokens.end <= head.i and preposition(place) in function_words(head.lang_, "locative")) or _is_passive_alone(head):
        return False
    end = next((i for i in range(mention.tokens.end, min(mention.tokens.end + _AWAY, head.i)) if doc[i].text == ","), None)
    if end is None:
        return False
    if ("relative", doc[end + 1].lower_) in place_words(head.lang_):
        return end == mention.tokens.end and doc[end + 1].head == head
    before = doc[own_start(doc, head.sent.start, mention.tokens.start) : mention.tokens.start]
    nouns = [token for token in before if token.pos_ not in ("ADP", "DET", "CCONJ", "ADV", "SPACE")]
    on_occasion = before[0].lower_ in function_words(head.lang_, "qualifying") if len(before) else False  # "en visite à X"
    return place.sent == head.sent and len(nouns) <= on_occasion and not any(is_verbal(token) for token in nouns)


def _is_passive_alone(head: Token) -> bool:
    """Whether a passive leaves out who speaks, so that its place is that of what is spoken of: "au Mali, l'armée est accusée de …"."""
    return is_passive(head) and not any(child.dep_ == "obl:agent" for child in head.children)


def _is_said_on_occasion(place: Token, head: Token) -> bool:
    """Whether words were said at a gathering or on a journey that was at a place: "a dénoncé, lors d'une visite à X, …"."""
    if preposition(place) not in function_words(place.lang_, "locative") or is_passive(head):
        return False
    verb = next((token for token in place.ancestors if is_verbal(token)), None)
    if verb is None or (verb != head and (verb.head != head or verb.dep_ != "acl")):
        return False
    doc, noun, openers = place.doc, None, function_words(place.lang_, "during", "qualifying")
    for i in range(place.i - 1, max(place.sent.start, place.i - _OCCASION) - 1, -1):
        if doc[i].is_punct or is_verbal(doc[i]):
            return False
        noun = doc[i] if doc[i].pos_ == "NOUN" else noun
        if noun is not None and doc[i].lower_ in openers:
            return ("occasion", noun.lemma_.lower()) in place_words(place.lang_)
    return False
