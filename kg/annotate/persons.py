"""Persons in an article: by their names, and by the offices that describe them."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.actor_words import Role
from kg.annotate.bearers import known_holder
from kg.annotate.descriptions import Modifiers, describe, read_modifiers, read_phrase
from kg.annotate.names import PLACE
from kg.annotate.person_names import capitalised_name, known_surname, lone_surname, name_at, remember
from kg.annotate.scene import Scene
from kg.annotations import ActorMention
from kg.languages import function_words
from kg.model import Actor, lineage

_REMIT = 9  # tokens of what an office is for
_OFFICES = 3  # that may stand in a row before one name


def find_person(scene: Scene, i: int) -> ActorMention | None:
    """The person whose name begins at a token."""
    read = name_at(scene, i)
    if read is None:
        return None
    start, end, person = read
    person = _with_office(scene, person, end)
    return scene.mention(start, end, person, "name" if person.known else "person")


def find_office(scene: Scene, i: int) -> list[ActorMention] | None:
    """The person described by the office that begins at a token, with the name that follows it."""
    if (apposition := scene.appositions.get(i)) is not None:
        return [scene.mention(i, apposition[0], apposition[1], "description")]
    matched = read_phrase(scene, scene.words.roles, i)
    if matched is None or (scene.doc[i].pos_ == "VERB" and not (i and scene.doc[i - 1].pos_ == "DET")):
        return None
    role, after, modifiers = matched
    if modifiers.name is not None and modifiers.name.kind == "person":
        remember(scene, modifiers.name)
        return [scene.mention(i, modifiers.end, _held(scene, modifiers.name, role, _origin_actor(scene, modifiers)), "name")]
    whose = modifiers.owner or _origin_actor(scene, modifiers) or modifiers.name
    end = modifiers.end
    if name_at(scene, further := _behind_further_remit(scene, end)) is not None:
        end = further
    if (read := name_at(scene, end) or known_surname(scene, end) or capitalised_name(scene, end) or lone_surname(scene, end)) is not None:
        return [scene.mention(i, read[1], _held(scene, read[2], role, whose), "name" if read[2].known else "person")]
    told = scene.definite(i) or scene.possessed(i)
    named = apposed(scene, end) or apposed(scene, _behind_remit(scene, end)) if told else None
    if named is not None and _is_anothers(scene, i):
        unnamed = _unnamed(scene, role, whose, i, max(end, after)) if role.scope != "rank" else None
        return [replace(mention, how="description") for mention in unnamed] if unnamed else None
    if named is not None:
        return [scene.mention(i, end, _held(scene, named, role, whose), "description")]
    if role.scope == "rank":
        return None
    return _unnamed(scene, role, whose, i, max(end, after))


def _is_anothers(scene: Scene, i: int) -> bool:
    """Whether an office tells whose another person is, whose name would follow: "le porte-parole du | gouverneur, X"."""
    doc = scene.doc
    k = i - 1 if doc[i - 1].lower_ in function_words(doc.lang_, "of") else i - 2
    if k < 1 or doc[k].lower_ not in function_words(doc.lang_, "of"):
        return False
    for j in range(k - 1, max(-1, k - _REMIT), -1):
        token = doc[j]
        if token.is_punct or token.pos_ in ("VERB", "AUX", "PRON"):
            return False
        if scene.words.roles.at(doc, j) is not None and token.pos_ in ("NOUN", "PROPN"):
            return True
        if token.is_sent_start:
            return False
    return False


def _behind_further_remit(scene: Scene, end: int) -> int:
    """The token behind a second remit of an office, or its end: "le ministre des Finances | et de l'Économie X"."""
    doc = scene.doc
    if end + 3 >= len(doc) or doc[end].lower_ not in function_words(doc.lang_, "and"):
        return end
    noun = scene.complement(end + 1)
    return noun + 1 if noun is not None and doc[noun].pos_ in ("NOUN", "PROPN") else end


def _behind_remit(scene: Scene, end: int) -> int:
    """The comma behind what an office is for or of, or its end: "l'émissaire pour la Syrie, X", "le chef de la troisième région, X"."""
    doc = scene.doc
    if (behind := scene.behind_brackets(end)) > end:
        return behind
    if end >= len(doc) or not (doc[end].lower_ in function_words(doc.lang_, "remit", "of") or doc[end].pos_ in ("ADJ", "ADP")):
        return end
    for k in range(end + 1, min(len(doc), end + _REMIT)):
        if doc[k].text == ",":
            return k
        if doc[k].is_punct or doc[k].is_sent_start or doc[k].pos_ in ("VERB", "AUX", "PRON"):
            return end
    return end


def apposed(scene: Scene, i: int) -> Actor | None:
    """The person named behind a comma, ranks and further offices between them: "le chef de la milice, le général X"."""
    doc = scene.doc
    for _ in range(_OFFICES):
        if i + 1 >= len(doc) or doc[i].text != ",":
            return None
        if (read := name_at(scene, i + 1)) is not None:
            return read[2]
        start = scene.after_article(i + 1)
        if start < len(doc) and doc[start].text[0].isupper() and doc[start].lower_ in scene.words.origins:  # "l'Algérien X"
            read = name_at(scene, start + 1)
            return read[2] if read else None
        matched = read_phrase(scene, scene.words.roles, start) if start < len(doc) else None
        if matched is None:
            return None
        if matched[2].name is not None and matched[2].name.kind == "person":
            return matched[2].name
        i = matched[2].end
        if (read := name_at(scene, i) or capitalised_name(scene, i)) is not None:
            return read[2]
    return None


def _unnamed(scene: Scene, role: Role, whose: Actor | None, i: int, end: int) -> list[ActorMention] | None:
    """An office without a name: whoever was said to hold it, else its holder as such."""
    if whose is None and (start := scene.complement(end)) is not None and scene.doc[start].pos_ not in ("VERB", "AUX", "PUNCT"):
        return _of_another(scene, role, i, start)
    holder = known_holder(scene, role, whose, i, told=scene.offices.get((role.english, whose.id if whose else "")))
    if holder is not None and (whose is not None or scene.definite(i)):
        return [scene.mention(i, end, holder, "description")]
    if whose is not None:
        owner = scene.knowledge.adjectives.get(whose.id, whose.id)
        label = " ".join(token.text for token in scene.doc[i:end])
        english = f"{owner.replace('-', ' ').title()} {role.english.replace('-', ' ')}"
        actor = Actor(id=f"{owner}-{role.english}", label=label, kind="person", part_of=whose, label_en=english)
        return [scene.mention(i, end, actor, "description")]
    if scene.definite(i):
        return [scene.mention(i, end, Actor(id=role.english, label=role.form, kind="person"), "anaphor")]
    return None


def _of_another(scene: Scene, role: Role, i: int, start: int) -> list[ActorMention] | None:
    """The holder of an office of a place, of a body that nothing knows or under another office: "le maire de Nice", "le porte-parole du
    président afghan"; None where the words tell none of them."""
    entity = scene.entities.get(start)
    part_of, end = None, 0
    if entity is not None and entity.label_ == PLACE:
        id_, end = entity.ent_id_, entity.end
    elif (served := _of_superior(scene, start)) is not None:
        part_of, end = served
        id_ = scene.knowledge.adjectives.get(part_of.id, part_of.id)
    elif described := describe(scene, start):
        part_of, end = described[0].actor, described[0].tokens.end
        id_ = part_of.id
    if not end:
        return None
    if (read := name_at(scene, end) or capitalised_name(scene, end)) is not None:  # "le chef de l'opposition X"
        return [scene.mention(i, read[1], _held(scene, read[2], role, part_of), "name" if read[2].known else "person")]
    label = " ".join(token.text for token in scene.doc[i:end])
    english = f"{id_.replace('-', ' ').title()} {role.english.replace('-', ' ')}"
    actor = Actor(id=f"{id_}-{role.english}", label=label, kind="person", part_of=part_of, label_en=english)
    return [scene.mention(i, end, actor, "description")]


def _of_superior(scene: Scene, i: int) -> tuple[Actor, int] | None:
    """The body that the holder of the office at a token serves, and the token behind the office: "du | président afghan"."""
    matched = read_phrase(scene, scene.words.roles, i)
    if matched is None or matched[0].scope == "rank":
        return None
    whose = matched[2].owner or _origin_actor(scene, matched[2])
    return (whose, max(matched[1], matched[2].end)) if whose is not None else None


def _origin_actor(scene: Scene, modifiers: Modifiers) -> Actor | None:
    return next((scene.knowledge.actors[o.actor] for o in modifiers.origins if o.actor in scene.knowledge.actors), None)


def _held(scene: Scene, person: Actor, role: Role, whose: Actor | None) -> Actor:
    """The person as holder of an office, remembered for later mentions by office or surname."""
    if whose is not None and not person.known and person.part_of is None:
        person = replace(person, part_of=whose)
        remember(scene, person)
    scene.offices[role.english, whose.id if whose else ""] = person
    scene.offices[role.english, ""] = person
    return person


def _with_office(scene: Scene, person: Actor, end: int) -> Actor:
    """The person with the office of an apposition behind the name: "Y, porte-parole des talibans"."""
    doc = scene.doc
    if end + 1 >= len(doc) or doc[end].text != ",":
        return person
    start = scene.after_article(end + 1)
    matched = scene.words.roles.at(doc, start) if start < len(doc) else None
    if matched is None:
        return person
    modifiers = read_modifiers(scene, matched[1])
    whose = modifiers.owner or _origin_actor(scene, modifiers) or modifiers.name
    if whose is not None and whose.kind == "state" and any(whole.kind == "state" and whole.id != whose.id for whole in lineage(person)):
        return person  # "après avoir reçu le roi jordanien, le ministre turc …"
    person = _held(scene, person, matched[0], whose)
    scene.appositions[start] = max(modifiers.end, matched[1]), person
    return person
