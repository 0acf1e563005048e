"""Whom or what an act that a noun tells is aimed at: "visant", "contre", "sur", the verb that tells what it struck."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.claims.fillers import Fillers
from kg.claims.forms import preposition
from kg.claims.governors import against, aims_ahead
from kg.claims.light import hitting, striking
from kg.claims.noun_complements import aiming, toward
from kg.claims.noun_governors import governing_noun
from kg.claims.syntax import deep_objects

_COMPOUND = 4  # tokens behind a noun that end on a compound of its own
_CHARGE = "charge"  # "les accusations de vol visant Lima": what Lima is charged with is not against it


def aimed_at(noun: Token, measure: Token, fillers: Fillers) -> list[Token]:
    """What the participle of an act names as its aim, or the verb that it is the subject of as struck; `measure`: "une série de"."""
    if governing_noun(noun, _CHARGE) is not None:
        return []
    aimed = aiming(noun) or aims_ahead(noun, fillers)
    counted = noun.dep_ == "nmod" and preposition(noun) == "de"  # "une série de frappes a touché le port"
    struck = hitting(noun) or (hitting(noun.head) if counted else None) or striking(measure)
    aimed += [struck] if struck is not None else []
    return [target for participle in aimed for target in deep_objects(participle) if target.i != noun.i]


def set_against(noun: Token, verb: Token | None, code: str, behind: int, fillers: Fillers) -> list[Token]:
    """Whom an act is against by a preposition of its own or of the verb that lends it its subject."""
    if governing_noun(noun, _CHARGE) is not None:
        return []
    found = against(noun, verb, code, behind, fillers) or toward(noun, verb, behind, code)
    aimed = aiming(noun) if code == "contre" and not found else []  # "la manifestation visant le roi"
    return [*found, *(target for participle in aimed for target in deep_objects(participle))] or named_against([noun], fillers)


def named_against(nouns: Iterable[Token], fillers: Fillers) -> list[Token]:
    """The compounds behind nouns, adjectives aside, that name whom an act is against: "une offensive terrestre | anti-kurde"."""
    found = []
    for noun in nouns:
        behind = noun.doc[noun.i + 1 : min(noun.i + _COMPOUND, noun.sent.end)]
        near = next((t for t in behind if t.i in fillers.opposed or t.pos_ != "ADJ"), None)
        found += [near] if near is not None and near.i in fillers.opposed else []
    return found
