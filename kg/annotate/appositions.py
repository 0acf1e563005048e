"""Who a noun stands beside, a comma between them, that says what he is: "l'EI, organisation jihadiste", "le Mali, pays enclavé"."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.actor_words import Head
from kg.annotate.grammar import finite
from kg.annotate.names import ACTOR, PLACE
from kg.annotate.scene import Scene
from kg.annotations import ActorMention, text_of
from kg.languages import function_words
from kg.model import Actor

_BODIES = frozenset({"group", "forces", "organisation"})
_PERSONS = ("name", "person")
_BEFORE = ("ADJ", "NUM")
_BRACKETED = 12  # tokens of a name in parentheses, with them


def apposed_to(scene: Scene, head: Head, i: int) -> Actor | None:
    """The actor of the gazetteer that a comma parts from a noun of his kind without an article, or a singular with an indefinite one.

    Whoever is said to be one is meant, too: "le Front populaire est une milice qui …".
    """
    doc = scene.doc
    plural = doc[i].morph.get("Number", []) == ["Plur"]
    k = i - 1
    while k > 0 and doc[k].pos_ in _BEFORE and doc[k].text.islower():  # "deuxième groupe"
        k -= 1
    if k > 0 and doc[k].lower_ in function_words(doc.lang_, "indefinite"):
        k -= 1
    told = k < i - 1 and doc[k].dep_ == "cop" and finite(doc[k])
    if (
        k < 1
        or not (told or (doc[k].text == "," and not _acts(scene, i)))
        or doc[i].is_sent_start
        or (plural and (k < i - 1 or _goes_on(scene, i)))
    ):
        return None
    named = _named_until(scene, k)
    if named is None:
        return None
    return named if named.kind == head.kind or {named.kind, head.kind} <= _BODIES else None


def _acts(scene: Scene, i: int) -> bool:
    """Whether a noun is the subject of a finite verb that no comma parts from it: "Visé par X, | un poste malien a brûlé"."""
    noun, verb = scene.doc[i], scene.doc[i].head
    if not noun.dep_.startswith("nsubj") or verb.i < i:
        return False
    helpers = [child for child in verb.lefts if child.i > i and child.dep_.startswith(("aux", "cop"))]
    first = min((child.i for child in helpers), default=verb.i)
    return any(map(finite, (verb, *helpers))) and all(token.text != "," for token in scene.doc[i:first])


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether a bare plural is one of several that are told of: "le Front, rebelles et civils"."""
    joining = function_words(scene.doc.lang_, "coordinator")
    return any(child.dep_ == "conj" or child.lower_ in joining for child in scene.doc[i].children)


def _named_until(scene: Scene, end: int) -> Actor | None:
    """The gazetteer's actor or state whose name ends before a token, a name in parentheses aside."""
    opening = next((k for k in range(end - 2, max(0, end - _BRACKETED), -1) if scene.doc[k].text == "("), None)
    if opening is not None and scene.doc[end - 1].text == ")":
        end = opening
    if (body := scene.body_to.get(end)) is not None:
        return body
    entity = scene.by_end.get(end)
    if entity is None:
        return None
    if entity.label_ == ACTOR:
        return scene.knowledge.actors[entity.ent_id_]
    found = scene.state(entity.start) if entity.label_ == PLACE and not scene.capital(entity.start) else None
    return found[0] if found else None


def name_behind(scene: Scene, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, with a body's own actor where its name follows what it is, or its known initials follow a name that nothing knows.

    "une autre milice, le Front populaire, …", "le groupe jihadiste Ansar", "Jamaat al-Nousra (JN)".
    """
    found = list(mentions)
    for k in range(len(mentions) - 2, -1, -1):
        what, name = found[k], found[k + 1]
        if what.actor.known or not {what.actor.kind, name.actor.kind} <= _BODIES or name.how not in ("name", "unknown"):
            continue
        beside = name.tokens.start == what.tokens.end or (name.actor.known and _is_bracketed(scene, what.tokens.end, name))
        if beside or (_is_introduced(scene, what) and _is_apposed(scene, what.tokens.end, name)):
            found[k] = replace(what, actor=name.actor)
    return found


def names_behind(scene: Scene, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, with the two persons whose names follow what they are: "les deux présidents, X et Y, …"."""
    found: list[ActorMention] = []
    joining = function_words(scene.doc.lang_, "and")
    for k, what in enumerate(mentions):
        two = mentions[k + 1 : k + 3]
        if (
            len(two) == 2
            and scene.doc[what.tokens.end].text == ","
            and what.actor.kind == "people"
            and all(m.actor.kind == "person" and m.how in _PERSONS for m in two)
        ):
            between = text_of(scene.doc, two[0].tokens.end, two[1].tokens.start)
            if two[0].tokens.start == what.tokens.end + 1 and between in joining:
                found += [replace(what, actor=person.actor) for person in two]
                continue
        found.append(what)
    return found


def _is_bracketed(scene: Scene, end: int, name: ActorMention) -> bool:
    """Whether a name stands alone in the brackets that open at a token."""
    doc, after = scene.doc, name.tokens.end
    return name.tokens.start == end + 1 and doc[end].text == "(" and after < len(doc) and doc[after].text == ")"


def _is_introduced(scene: Scene, what: ActorMention) -> bool:
    """Whether one thing is told of, with a determiner that leaves its name to be told."""
    determiner, noun = scene.determiner(what.tokens.start), scene.doc[what.tokens.head]
    introducing = function_words(noun.lang_, "indefinite", "possessive", "demonstrative_singular")
    return determiner is not None and determiner.lower_ in introducing and noun.morph.get("Number", []) != ["Plur"]


def _is_apposed(scene: Scene, end: int, name: ActorMention) -> bool:
    """Whether a name stands behind a comma and its article, and closes its phrase: no list of several goes on behind it."""
    doc, start, after = scene.doc, name.tokens.start, scene.behind_brackets(name.tokens.end)
    if doc[end].text != "," or not end < start <= end + 2 or (start == end + 2 and doc[end + 1].pos_ != "DET"):
        return False
    if after >= len(doc) or doc[after].is_sent_start:
        return True
    return doc[after].is_punct and not (doc[after].text == "," and after + 1 < len(doc) and doc[after + 1].pos_ in ("DET", "PROPN"))
