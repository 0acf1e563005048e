"""Who bears an office that a text names without its bearer: "le président de la République", "le Premier ministre"."""

from __future__ import annotations

import math
from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.annotate.actor_words import Role
from kg.annotate.names import ACTOR
from kg.annotate.scene import Scene
from kg.knowledge import slug
from kg.languages import function_words
from kg.model import Actor, lineage

_STRETCH = 20  # tokens: persons named within one are equally near
_MARGIN = 0.8  # of prominence, in logarithms, by which a bearer whom the gazetteer knows outdoes one whom the text tells
_TO_PEER = 3  # tokens from the noun of a peer to the name: "homologue libanais, X"
_FADING = 0.2  # what a stretch of distance takes off the logarithm of how often a person was named


def known_holder(scene: Scene, role: Role, whose: Actor | None, i: int, *, told: Actor | None) -> Actor | None:
    """Who bears the office that begins at a token: who was last `told` to bear it, else whom the gazetteer gives it.

    Of several whom the gazetteer gives it, the one named most and nearest before the token. An office that tells whose it is may be that of
    one named only behind it; where it does not tell, one of the gazetteer outdoes another of it who was told to bear it if he stands out.
    """
    if told is not None and (whose is not None or not told.known):
        return told
    best = max(_holders(scene, role, whose, i), key=lambda person: _prominence(scene, person, i), default=None)
    if best is None:
        return told
    prominence = _prominence(scene, best, i)
    if told is None:
        return best if whose is not None or prominence > -math.inf else None
    stands_out = len(_namings(scene, best, i)) > 1 and prominence > _prominence(scene, told, i) + _MARGIN
    return best if stands_out else told


def _holders(scene: Scene, role: Role, whose: Actor | None, i: int) -> Iterator[Actor]:
    """The persons of the article to whom the gazetteer gives an office, that of `whose` where one is told."""
    for person in scene.persons.values():
        if role.english not in scene.knowledge.offices.get(person.id, ()):
            continue
        fits = any(whole.id == whose.id for whole in lineage(person)) if whose else role.scope != "state" or _of_state(person)
        if fits and not is_named_behind(person, scene.doc[i]):
            yield person


def is_named_behind(person: Actor, noun: Token) -> bool:
    """Whether the sentence of a noun goes on to name a person with it: "le président" of "le président … du président X" is not X."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    return any(t.lower_ == noun.lower_ and t.nbor(1).text in person.label.split() for t in behind if t.i + 1 < len(noun.doc))


def _prominence(scene: Scene, person: Actor, i: int) -> float:
    """The logarithm of how often a person is named before a token, less what the distance takes off; minus infinity where he is not."""
    told = _namings(scene, person, i)
    return math.log(len(told)) - _FADING * ((i - max(told)) // _STRETCH) if told else -math.inf


def _namings(scene: Scene, person: Actor, i: int) -> list[int]:
    return [start for start, entity in scene.entities.items() if start < i and _names(scene, entity, person) and not _is_peer(entity)]


def _is_peer(entity: Span) -> bool:
    """Whether a name is that of somebody's peer abroad, whom the bare office does not mean: "son homologue libanais X"."""
    doc = entity.doc
    return any(doc[k].lower_ in function_words(doc.lang_, "peer") for k in range(max(0, entity.start - _TO_PEER), entity.start))


def _names(scene: Scene, entity: Span, person: Actor) -> bool:
    if entity.label_ == ACTOR:
        return entity.ent_id_ == person.id
    return entity.label_ == "PER" and scene.surnames.get(slug(entity.text)) == person


def _of_state(person: Actor) -> bool:
    """Whether a person is of a state or of one of its bodies: heads of unions and companies are not "le président de la République"."""
    return person.part_of is not None and any(whole.kind == "state" for whole in lineage(person.part_of))
