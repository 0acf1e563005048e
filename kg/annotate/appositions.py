"""Who a noun stands beside, a comma between them, that says what he is: "l'EI, organisation jihadiste", "le Mali, pays enclavé"."""

from __future__ import annotations

from kg.annotate.actor_words import Head
from kg.annotate.names import ACTOR, PLACE
from kg.annotate.scene import Scene
from kg.languages import function_words
from kg.model import Actor

_BODIES = frozenset({"group", "forces", "organisation"})
_BEFORE = ("ADJ", "NUM")


def apposed_to(scene: Scene, head: Head, i: int) -> Actor | None:
    """The actor of the gazetteer that a comma parts from a singular noun of his kind without an article, or with an indefinite one."""
    doc = scene.doc
    if doc[i].morph.get("Number", []) == ["Plur"]:
        return None
    k = i - 1
    while k > 0 and doc[k].pos_ in _BEFORE and doc[k].text.islower():  # "deuxième groupe"
        k -= 1
    if k > 0 and doc[k].lower_ in function_words(doc.lang_, "indefinite"):
        k -= 1
    if k < 1 or doc[k].text != "," or doc[i].is_sent_start:
        return None
    named = _named_until(scene, k)
    if named is None:
        return None
    return named if named.kind == head.kind or {named.kind, head.kind} <= _BODIES else None


def _named_until(scene: Scene, end: int) -> Actor | None:
    """The gazetteer's actor or state whose name ends before a token, an acronym in parentheses aside."""
    doc = scene.doc
    if doc[end - 1].text == ")" and end > 3 and doc[end - 3].text == "(":
        end -= 3
    entity = scene.by_end.get(end)
    if entity is None:
        return None
    if entity.label_ == ACTOR:
        return scene.knowledge.actors[entity.ent_id_]
    found = scene.state(entity.start) if entity.label_ == PLACE and not scene.capital(entity.start) else None
    return found[0] if found else None
