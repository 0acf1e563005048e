"""Groups and units told by a noun and a name: "la brigade Tariq ibn Ziyad", "le 1er régiment de spahis"; and bodies of the
same name in another state: "la Croix-Rouge libanaise", "l'Assemblée nationale malienne".
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.annotate.descriptions import describe
from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.scene import Scene
from kg.annotate.unknown_places import begins_name
from kg.annotations import ActorMention, text_of
from kg.knowledge import slug
from kg.languages import endings, function_words
from kg.model import Actor, lineage

_ORDINAL = re.compile(r"\d{1,3}([^\W\d]+)")
_LINKS = ("of", "definite", "name_particle", "and")
_GIVEN = (ACTOR, OUTLET)
_BARE = ("ORG", "MISC")  # what the statistics take a group's bare name for
_LONGEST = 7  # words of a group's or unit's name


def namesake(scene: Scene, i: int, actor: Actor, end: int) -> ActorMention | None:
    """The body of another state that bears a known one's name, with its adjective; None where no other state is told."""
    doc = scene.doc
    if end >= len(doc) or actor.kind not in ("organisation", "forces") or not doc[end].text.islower() or end - i > 1 + _LONGEST:
        return None
    origin = scene.words.origins.get(doc[end].text)
    if origin is None or origin.kind != "state" or text_of(doc, i, end).isupper() or _belongs(actor, origin.actor):
        return None
    described = describe(scene, i)
    if described and described[0].tokens.end > end and described[0].actor.id != actor.id:
        return described[0]
    text = text_of(doc, i, min(end + 1, len(doc)))
    known = scene.knowledge.actor(text)
    whose = scene.knowledge.actors.get(origin.actor)
    english = f"{origin.english.replace('-', ' ').title()} {actor.label_en or actor.label}"
    other = known or Actor(id=f"{origin.english}-{actor.id}", label=text, label_en=english, kind=actor.kind, part_of=whose)
    return scene.mention(i, end + 1, other, "name" if other.known else "description")


def _belongs(actor: Actor, state: str) -> bool:
    """Whether an actor is part of a state, or of none but abroad by nature (a militia's adjective only describes it)."""
    return any(whole.id == state for whole in lineage(actor)) or (actor.part_of is None and actor.id not in _EVERYWHERE)


_WITH_UNITS = frozenset({"forces", "group"})

_EVERYWHERE = frozenset({"red-cross", "red-crescent", "ps-france", "lr", "us-republicans", "us-democrats"})
"""Bodies without a state of their own whose name national ones share."""


def unit(scene: Scene, i: int) -> ActorMention | None:
    """A group or unit called by a noun and a name or an ordinal; a new actor where nothing knows the name."""
    doc = scene.doc
    start = i
    if doc[i].text[0].isdigit() and i + 1 < len(doc) and _is_ordinal(doc[i]):
        i += 1
    if doc[i].lower_ not in scene.words.units:
        return None
    own = doc[i].lower_ in scene.words.group_names
    if start == i and doc[i].text.istitle() is not own and not doc[i].is_sent_start:  # "l'ONG Zarouk"
        return None
    name = i + 1 if start < i or own else _behind_kind(scene, i)
    end = _ordinal_name(doc, name) if start < i else _proper_name(scene, name)
    if end is None:
        return None
    whole, end = _whole(scene, i + 1, end) if start < i else (None, end)
    text = text_of(doc, start, end) if name == i + 1 else f"{doc[i].text} {text_of(doc, name, end)}"
    if not own and doc[name].lower_ in scene.words.group_names:  # "le groupe djihadiste | Harakat Sabil"
        text = text_of(doc, name, end)
    known = scene.knowledge.actor(text) or (None if own else scene.knowledge.actor(text_of(doc, name, end)))
    actor = known or Actor(id=slug(text), label=text, kind=scene.words.units[doc[i].lower_], part_of=whole)
    return scene.mention(start, end, actor, "name" if actor.known else "unknown")


def _behind_kind(scene: Scene, i: int) -> int:
    """Where a name would begin behind a group's noun and what says of which kind it is: "le groupe armé | Zarouk"."""
    matched = scene.words.heads.at(scene.doc, i)
    return matched[1] if matched is not None and matched[0].kind == "group" else i + 1


def read_units(scene: Scene) -> None:
    """Remember beforehand the new groups that a noun and a name tell of, so that their members and their bare names are theirs."""
    doc, words = scene.doc, scene.words
    bare: dict[str, list[Span]] = {}
    for i, entity in sorted(scene.entities.items()):
        if entity.label_ in _BARE:
            bare.setdefault(text_of(doc, i, entity.end), []).append(entity)
    for token in doc:
        own = token.lower_ in words.group_names
        if token.lower_ not in words.units or token.text.istitle() is not own or token.ent_type_ in _GIVEN:
            continue
        called = unit(scene, token.i)
        if called is None or called.actor.known or not begins_name(doc[called.tokens.end - 1]):
            continue
        name = text_of(doc, token.i if own else _behind_kind(scene, token.i), called.tokens.end)
        actor = replace(called.actor, id=slug(name), label=name) if name in bare else called.actor
        scene.bodies_at.setdefault(token.i, (called.tokens.end, actor))
        for entity in bare.get(name, ()):
            scene.bodies_at.setdefault(entity.start, (entity.end, actor))


def _is_ordinal(token: Token) -> bool:
    numeral = _ORDINAL.fullmatch(token.lower_)
    return numeral is not None and numeral[1] in endings(token.lang_, "ordinal_in_digits")


def _ordinal_name(doc: Doc, i: int) -> int:
    """Where the name of a numbered unit ends: "régiment de hussards parachutistes de Tarbes"."""
    end, links = i, function_words(doc.lang_, *_LINKS)
    while end < min(len(doc), i + _LONGEST) and not doc[end].is_sent_start:
        token = doc[end]
        if token.pos_ == "PROPN" and doc[end - 1].pos_ == "PROPN":
            break  # another name: "… parachutistes de Tarbes", and below it whose portrait it is
        linked = token.lower_ in links and end + 1 < len(doc) and doc[end + 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET")
        if not (linked or (token.pos_ in ("NOUN", "ADJ", "PROPN") and token.text.isalpha())):
            break
        end += 1
    while end > i and doc[end - 1].lower_ in links:
        end -= 1
    return end


def _whole(scene: Scene, i: int, end: int) -> tuple[Actor | None, int]:
    """The force or group that a numbered unit is of, and where the name of both ends: "brigade | de l'armée malienne"."""
    for start in range(i + 1, end):
        found = scene.known_actor(start)
        if found is not None and found[0].kind in _WITH_UNITS:
            return found[0], max(end, found[1])
    return None, end


def _proper_name(scene: Scene, i: int) -> int | None:
    """Where the capitalised name behind a group's noun ends; None where there is none of its own."""
    doc, end, links = scene.doc, i, function_words(scene.doc.lang_, *_LINKS)
    prefixes = tuple(function_words(doc.lang_, "name_prefix"))
    while end < min(len(doc), i + _LONGEST) and not doc[end].is_sent_start:
        entity = scene.entities.get(end)
        if entity is not None and entity.label_ in (ACTOR, OUTLET, PLACE):
            return None
        capital = begins_name(doc[end]) and doc[end].text[-1].isalnum()
        if not capital and not (end > i and (doc[end].lower_ in links or doc[end].lower_.startswith(prefixes))):
            break
        end += 1
    while end > i and doc[end - 1].lower_ in links:
        end -= 1
    if end == i or doc[i].text.lower() in scene.words.origins:
        return None
    entity = scene.entities.get(i)
    return max(end, entity.end) if entity is not None and entity.label_ == "ORG" else end  # "Médecins | pour tous"
