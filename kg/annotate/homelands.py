"""Countries and forces of somebody's: "X … son pays", "le Premier ministre … son armée", "Ankara … ses avions"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.annotate.anaphors import Anaphors
from kg.annotations import ActorMention, Tokens
from kg.languages import function_words
from kg.model import Actor, lineage

_LED = frozenset({"forces", "group"})


def homeland(mention: ActorMention, doc: Doc, before: list[ActorMention]) -> ActorMention | None:
    """A country or government of somebody's, as the state that he is of: "X … son pays", "X, dont le gouvernement …"."""
    start = mention.tokens.start
    if mention.actor.kind != "state" or mention.actor.known or not before:
        return None
    whose = start > 1 and doc[start - 2].lower_ in function_words(doc.lang_, "whose")
    owner = before[-1] if whose else _possessive(start, before)
    if owner is None:
        return None
    state = next((whole for whole in lineage(owner.actor) if isinstance(whole, Actor) and whole.kind == "state"), None)
    return replace(mention, actor=state) if state is not None else None


def own_craft(possessive: ActorMention, anaphors: Anaphors) -> list[ActorMention]:
    """The forces of a state whose aircraft, ships or armour a possessive introduces: "Ankara … ses avions"."""
    start = possessive.tokens.end
    matched = anaphors.words.heads.at(anaphors.doc, start) if start < len(anaphors.doc) else None
    if matched is None or matched[0].kind != "forces" or matched[0].alone or possessive.actor.kind != "state":
        return []
    if matched[0].form in function_words(anaphors.doc.lang_, "unit_noun"):
        return []
    body = anaphors.institutions.of(matched[0], possessive.actor.id) if anaphors.institutions is not None else None
    return [ActorMention(Tokens(start, matched[1], start), body, "description")] if body is not None else []


def own_forces(mention: ActorMention, before: list[ActorMention], anaphors: Anaphors) -> ActorMention | None:
    """Forces of a state's, or of whoever holds an office of it, as those of that state: "le Premier ministre … son armée"."""
    start, head = mention.tokens.start, anaphors.words.heads.at(anaphors.doc, mention.tokens.start)
    if mention.actor.kind != "forces" or mention.actor.known or head is None or anaphors.institutions is None:
        return None
    if (owner := _possessive(start, before)) is None:
        return None
    state = owner.actor.part_of if owner.actor.kind == "person" else owner.actor
    body = anaphors.institutions.of(head[0], state.id) if state is not None and state.kind == "state" else None
    return replace(mention, actor=body) if body is not None else None


def officers_forces(mention: ActorMention, before: list[ActorMention], anaphors: Anaphors) -> ActorMention | None:
    """Forces of an officer's as those of the body that he leads: "le maréchal X … l'aviation du maréchal"."""
    doc, rank = anaphors.doc, mention.tokens.end + 1
    if mention.actor.kind != "forces" or rank >= len(doc) or doc[rank - 1].lower_ not in function_words(doc.lang_, "contracted_of"):
        return None
    office = anaphors.words.roles.at(doc, rank)
    named = office is not None and office[1] < len(doc) and doc[office[1]].text.istitle()
    if mention.actor.known or office is None or office[0].scope != "rank" or named:
        return None
    leaders = [(m.actor.id, body) for m in before if m.actor.kind == "person" and (body := m.actor.part_of) is not None]
    called = [leader for leader in leaders if office[0].english in anaphors.called.get(leader[0], ())]
    body = next((body for _, body in reversed(called or leaders) if body.kind in _LED), None)
    return replace(mention, actor=body) if body is not None else None


def _possessive(start: int, before: list[ActorMention]) -> ActorMention | None:
    """The possessive right before a token, as a mention of whose it is; None for another word."""
    return before[-1] if before and before[-1].how == "pronoun" and before[-1].tokens.end == start else None
