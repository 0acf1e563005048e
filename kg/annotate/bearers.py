"""Who bears an office that a text names without its bearer: "le président de la République", "le Premier ministre"."""

from __future__ import annotations

import math

from spacy.tokens import Span, Token

from kg.annotate.actor_words import Role
from kg.annotate.names import ACTOR
from kg.annotate.scene import Scene
from kg.knowledge import slug
from kg.model import Actor, lineage

_STRETCH = 20  # tokens: persons named within one are equally near
_MARGIN = 0.8  # by which a bearer whom the gazetteer knows has to be told of more than one whom the text tells
_FADING = 0.2  # what a stretch of distance takes off the logarithm of how often a person was named


def known_holder(scene: Scene, role: Role, whose: Actor | None, i: int, *, told: Actor | None) -> Actor | None:
    """Who was last `told` to bear an office, else the person named most and nearest before a token whom the gazetteer gives it.

    One named behind the token alone where the office tells whose; where it does not, one who stands out against who was told to bear it.
    """
    if told is not None and (whose is not None or not told.known):
        return told
    holders = [
        person
        for person in scene.persons.values()
        if role.english in scene.knowledge.offices.get(person.id, ())
        and (any(w.id == whose.id for w in lineage(person)) if whose else role.scope != "state" or _of_state(person))
        and not is_named_behind(person, scene.doc[i])
    ]
    best = max(holders, key=lambda person: _prominence(scene, person, i), default=None)
    if best is None:
        return told
    if told is not None:
        again = len(_namings(scene, best, i)) > 1 and _prominence(scene, best, i) > _prominence(scene, told, i) + _MARGIN
        return best if again else told
    return best if whose is not None or _prominence(scene, best, i) > -math.inf else None


def is_named_behind(person: Actor, noun: Token) -> bool:
    """Whether a sentence goes on to name a person with a noun: whom "le président … du président X" begins with is another."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    return any(t.lower_ == noun.lower_ and t.nbor(1).text in person.label.split() for t in behind if t.i + 1 < len(noun.doc))


def _prominence(scene: Scene, person: Actor, i: int) -> float:
    """The logarithm of how often a person is named before a token, less what the distance takes off; least where he is named behind."""
    told = _namings(scene, person, i)
    return math.log(len(told)) - _FADING * ((i - max(told)) // _STRETCH) if told else -math.inf


def _namings(scene: Scene, person: Actor, i: int) -> list[int]:
    return [start for start, entity in scene.entities.items() if start < i and _names(scene, entity, person)]


def _names(scene: Scene, entity: Span, person: Actor) -> bool:
    if entity.label_ == ACTOR:
        return entity.ent_id_ == person.id
    return entity.label_ == "PER" and scene.surnames.get(slug(entity.text)) == person


def _of_state(person: Actor) -> bool:
    """Whether a person is of a state or of one of its bodies: heads of unions and companies are not "le président de la République"."""
    return person.part_of is not None and any(whole.kind == "state" for whole in lineage(person.part_of))
