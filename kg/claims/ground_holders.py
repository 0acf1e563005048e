"""Who held the ground that is taken or attacked, where a phrase beside its name tells whose it is.

"se sont emparés de Hawija, dernier bastion de Daech", "une offensive sur Raqa, aux mains du groupe", "fief des rebelles, Sayoun a été
prise". What is told of a place where something else happened is no matter: "a été tué à Hawija, bastion de Daech".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotations import PlaceMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.complements import complements
from kg.claims.draft import Draft, lineages
from kg.claims.fillers import Fillers
from kg.claims.forms import is_past_participle, preposition
from kg.claims.soil import country
from kg.languages import function_words
from kg.model import Actor

_HOLDERS = frozenset({"forces", "group", "state"})
_BESIDE = 6  # tokens from the name of a place to the word that tells who holds it: ", ville portuaire encore | contrôlée"
_FRONTED = 3  # tokens in front of a noun that opens its sentence: "dernier grand | bastion"
_LED = 4  # tokens in front of the name of a place: "sur | la petite ville de"
_REACH = 8  # tokens from an act to the preposition that opens its aim

_Holders = Mapping[int, tuple[Actor, ...]]


def name_holders(drafts: Sequence[Draft], places: Sequence[PlaceMention], fillers: Fillers) -> list[Draft]:
    """The drafts, open ones of ground taken or attacked with who is said to hold the place that they are about."""
    if not any(map(_is_open, drafts)):
        return list(drafts)
    held = {draft.head.i: draft.agents for draft in drafts if _tells_holder(draft)}
    return [_with_holder(draft, held, places, fillers) if _is_open(draft) else draft for draft in drafts]


def _is_open(draft: Draft) -> bool:
    taken = draft.type == "control" and draft.mode == "gains"
    attacked = draft.type == "assault" and "victims" not in draft.frame.options
    besieged = draft.type == "coerce" and draft.mode == "siege"
    return (taken or attacked or besieged) and not draft.recipients and not draft.unnamed_recipients


def _tells_holder(draft: Draft) -> bool:
    return draft.type == "control" and draft.mode == "holds" and not draft.denied


def _with_holder(draft: Draft, held: _Holders, places: Sequence[PlaceMention], fillers: Fillers) -> Draft:
    doc, about = draft.head.doc, {place.id for place in (*draft.places, *draft.destinations)}
    sentence = draft.head.sent
    if draft.type == "control" and (taken := _out_of_hands(draft, fillers)):
        return replace(draft, recipients=taken, rules=(*draft.rules, "recipient: out of whose hands"))
    for mention in places:
        if mention.place.id not in about or not sentence.start <= mention.tokens.start < sentence.end or not _is_aim(draft, mention, doc):
            continue
        for word in (*_behind(mention, doc), *_fronted(mention, doc)):
            told = held.get(word.i) or fillers.actors(_holding(word))
            holders = tuple(actor for actor in told if actor.kind in _HOLDERS)
            if _is_seat(word):  # not "Kaboul, capitale de l'Afghanistan", "Goma, siège de la mission"
                holders = tuple(actor for actor in holders if actor.kind == "state" and actor.id != country((mention.place,)))
            if holders and not lineages(draft.agents) & lineages(holders):
                return replace(draft, recipients=holders, rules=(*draft.rules, "recipient: holder of the ground"))
    return draft


def _holding(word: Token) -> list[Token]:
    """Who is told behind a word that makes no claim: "aux mains | de X", "tenue | par X", "siège | du gouvernement"."""
    if is_past_participle(word) and is_of_kind(word, "holds"):
        return by_agents(word)
    hands = word.lower_ in function_words(word.lang_, "hands") and preposition(word) == "à"
    return complements(word, ("de",)) if hands or _is_seat(word) else []


def _is_seat(word: Token) -> bool:
    return word.lower_ in function_words(word.lang_, "seat")


def _out_of_hands(draft: Draft, fillers: Fillers) -> tuple[Actor, ...]:
    """Out of whose hands ground is taken, wherever the parser hung these: "a repris le bourg de Sayoun | des mains de X"."""
    hands = (t for t in draft.head.subtree if t.i > draft.head.i and t.lower_ in function_words(t.lang_, "hands"))
    told = (complements(t, ("de",)) for t in hands if preposition(t) == "de" and t.left_edge.i == t.i - 1)
    return next((actors for words in told if (actors := fillers.actors(words)) and not set(actors) & set(draft.agents)), ())


def _behind(mention: PlaceMention, doc: Doc) -> Iterator[Token]:
    """The words behind a place up to the next comma or verb, one comma before them at most."""
    first, end = mention.tokens.end, doc[mention.tokens.start].sent.end
    first += first < end and doc[first].text == ","
    for word in doc[first : min(first + _BESIDE, end)]:
        if word.is_punct or word.morph.get("Mood", []) or word.pos_ in ("PRON", "SCONJ"):
            break
        yield word


def _fronted(mention: PlaceMention, doc: Doc) -> Iterator[Token]:
    """The noun that opens the sentence, behind whose comma a place is the first name: "dernier bastion du groupe, la ville de X a …"."""
    start = doc[mention.tokens.start].sent.start
    comma = next((t for t in doc[start : mention.tokens.start] if t.text == ","), None)
    if comma is not None and mention.tokens.start - comma.i <= _LED:
        yield from (t for t in doc[start : min(start + _FRONTED, comma.i)] if t.pos_ == "NOUN")


def _is_aim(draft: Draft, mention: PlaceMention, doc: Doc) -> bool:
    """Whether a place is what is taken, or stands as what is struck: bare, or behind "contre" or "sur"."""
    if draft.type == "control":
        return True
    i, start = mention.tokens.start - 1, max(mention.tokens.start - _LED, draft.head.i)
    of = function_words(doc.lang_, "of")
    while i > start and (doc[i].pos_ in ("DET", "ADJ", "NOUN") or doc[i].lower_ in of):
        i -= 1
    return i == draft.head.i or (draft.head.i < i <= draft.head.i + _REACH and doc[i].lower_ in function_words(doc.lang_, "against"))
