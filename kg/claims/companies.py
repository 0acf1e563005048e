"""For whom officers act: the armed body that they command; and of what is said what stands behind such a body's name."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotations import ActorMention
from kg.claims.agreement import agrees
from kg.model import Actor

_ARMED = frozenset({"group", "forces"})
_COMMAND = ("-leaders", "-officers", "-officials")


def company(officer: Actor) -> list[Actor]:
    """The armed body that its officers stand for where none is named: "un commandant de la milice", "les chefs du groupe"."""
    body = officer.part_of
    commands = officer.kind == "person" or officer.id.endswith(_COMMAND)
    return [body] if commands and body is not None and body.kind in _ARMED else []


def body_said_of(noun: Token, mention: ActorMention) -> Actor | None:
    """The body that a participle is said of which does not agree with who leads or fights for it: "le chef de la milice | affiliée à X"."""
    member = noun.doc[mention.tokens.head]
    if noun.pos_ != "NOUN" or noun.dep_ != "nmod" or not member.i < noun.i < mention.tokens.end:
        return None
    behind = (child for child in noun.children if child.dep_ == "acl" and child.i > noun.i)
    return mention.actor.part_of if any(agrees(p, noun) and not agrees(p, member) for p in behind) else None


def leads_fighters(actor: Actor) -> bool:
    """Whether an actor is somebody of an armed group, whom it lends its own kind: "le leader d'Al-Qaïda"."""
    return actor.kind == "person" and actor.part_of is not None and actor.part_of.kind in _ARMED
