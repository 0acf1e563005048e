"""Who moves or strikes, where somebody else is told of with it: leaders who withdraw their forces, officials who announce an attack."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.slots import Slots
from kg.languages import function_words, lemmas
from kg.model import Actor, lineage

_PRIVATE = frozenset({"people", "person"})


def withdrawing(agents: tuple[Actor, ...], slots: Slots, rules: list[str]) -> tuple[Actor, ...]:
    """Who leaves, where persons decide it: also their forces that they move, or their state that a noun or a place's name tells of.

    "Le président a retiré | ses troupes", "sa promesse de désengagement"; not "s'est retiré de la réunion", "a évacué son palais".
    """
    if not agents or any(actor.kind != "person" for actor in agents):
        return agents
    own = [state for actor in agents for state in _states(actor)]
    led = [actor for actor in slots.actors("obj") if actor.kind == "forces" and _may_be_of(actor, own)]
    noun = slots.is_noun and "agent: de" not in rules  # not "le départ du ministre"
    led = led or (own if noun or _tells_of_state(slots) else [])
    rules += ["agent: led"] if led else []
    return tuple(dict.fromkeys((*agents, *led)))


def announced(slots: Slots, noun: Token, *, anybody: bool) -> tuple[Actor, ...]:
    """Whose the act is that somebody announces: "a annoncé le retrait | de X", "a annoncé l'offensive | des rebelles contre Y".

    `anybody`: of those who leave or protest, who may be any people; of other acts it is whom a name or an
    article tells: not "a annoncé le déploiement | de soldats".
    """
    if anybody:
        return slots.actors("de")
    if not slots.is_noun or not is_of_kind(noun.head, "tells") or not any(map(_is_definite, slots.tokens("de"))):
        return ()
    return tuple(actor for actor in slots.actors("de", deed=True) if actor.kind not in _PRIVATE)


def _is_definite(noun: Token) -> bool:
    """Whether a noun behind "de" has an article or is a name: "de | Boko Haram", "des | rebelles"."""
    contracted = noun.left_edge.lower_ in function_words(noun.lang_, "contracted_of")
    return contracted or noun.pos_ == "PROPN" or any(child.dep_ == "det" for child in noun.lefts)


def _tells_of_state(slots: Slots) -> bool:
    """Whether forces called one's own are moved, or a place with a name is left: "ramener nos forces", "se retirer d'Irak"."""
    forces = (t for t in slots.tokens("obj") if t.lemma_.lower() in lemmas(t.lang_, "nouns", "force"))
    ours = any("Yes" in det.morph.get("Poss", []) for t in forces for det in t.lefts)
    return ours or any(t.pos_ == "PROPN" for t in slots.tokens("de"))


def _may_be_of(forces: Actor, states: list[Actor]) -> bool:
    theirs = _states(forces)
    return any(state in states for state in theirs) if states else bool(theirs)


def _states(actor: Actor) -> list[Actor]:
    return [whole for whole in lineage(actor) if whole.kind == "state"]
