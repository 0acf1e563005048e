"""Persons: full names, bare surnames later in the article, and the offices that describe them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.annotate.actor_words import Role
from kg.annotate.bearers import known_holder
from kg.annotate.descriptions import Modifiers, describe, read_modifiers, read_phrase
from kg.annotate.forenames import is_forename
from kg.annotate.names import ACTOR, PLACE
from kg.annotate.scene import Scene
from kg.annotations import ActorMention
from kg.knowledge import slug
from kg.languages import function_words
from kg.model import Actor

_PARTICLES = ("name_particle", "of", "definite")
_MOST_WORDS = 6
_REMIT = 9  # tokens of what an office is for
_BEFORE_FORENAME = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "SPACE"})
_OFFICES = 3  # that may stand in a row before one name


def read_full_names(scene: Scene) -> None:
    """Remember the full names of an article beforehand: its title often has the surname alone."""
    for entity in scene.entities.values():
        if entity.label_ == "PER" and len(entity) > 1:
            _statistical(scene, list(entity), titled=False)
        elif entity.label_ == ACTOR and scene.knowledge.actors[entity.ent_id_].kind == "person":
            remember(scene, scene.knowledge.actors[entity.ent_id_], written=entity.text)


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
    if matched is None or scene.doc[i].pos_ == "VERB":
        return None
    role, after, modifiers = matched
    if modifiers.name is not None and modifiers.name.kind == "person":
        remember(scene, modifiers.name)
        return [scene.mention(i, modifiers.end, _held(scene, modifiers.name, role, _origin_actor(scene, modifiers)), "name")]
    whose = modifiers.owner or _origin_actor(scene, modifiers) or modifiers.name
    end = modifiers.end
    if (read := name_at(scene, end) or _surname(scene, end) or _capitalised(scene, end)) is not None:
        return [scene.mention(i, read[1], _held(scene, read[2], role, whose), "name" if read[2].known else "person")]
    named = apposed(scene, end) or apposed(scene, _behind_remit(scene, end)) if scene.definite(i) or scene.possessed(i) else None
    if named is not None:
        return [scene.mention(i, end, _held(scene, named, role, whose), "description")]
    if role.scope == "rank":
        return None
    return _unnamed(scene, role, whose, i, max(end, after))


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
        if (read := name_at(scene, i) or _capitalised(scene, i)) is not None:
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
    """The holder of an office of a place or of a body that nothing knows: "le maire de Nice"; None where the words tell neither."""
    entity = scene.entities.get(start)
    part_of, end = None, 0
    if entity is not None and entity.label_ == PLACE:
        id_, end = entity.ent_id_, entity.end
    elif described := describe(scene, start):
        part_of, end = described[0].actor, described[0].tokens.end
        id_ = part_of.id
    if not end:
        return None
    label = " ".join(token.text for token in scene.doc[i:end])
    english = f"{id_.replace('-', ' ').title()} {role.english.replace('-', ' ')}"
    actor = Actor(id=f"{id_}-{role.english}", label=label, kind="person", part_of=part_of, label_en=english)
    return [scene.mention(i, end, actor, "description")]


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
    person = _held(scene, person, matched[0], modifiers.owner or _origin_actor(scene, modifiers) or modifiers.name)
    scene.appositions[start] = max(modifiers.end, matched[1]), person
    return person


def name_at(scene: Scene, i: int) -> tuple[int, int, Actor] | None:
    """The person whose name, title aside, begins at a token: start, end, actor."""
    doc = scene.doc
    if i >= len(doc):
        return None
    start = i + 1 if doc[i].lower_ in function_words(doc.lang_, "title") and i + 1 < len(doc) else i
    entity = scene.entities.get(i) or scene.entities.get(start)
    if entity is not None and entity.label_ == ACTOR:
        known = scene.knowledge.actors[entity.ent_id_]
        if known.kind != "person":
            return None
        remember(scene, known)
        return i, entity.end, known
    told = entity is not None and entity.label_ == "PER"
    words = list(entity) if entity is not None and told else _behind_title(scene, start) if start > i else []
    if not words:
        return None
    read = _statistical(scene, words, titled=start > i)
    return (i, read[1], read[2]) if read is not None and start > i else read


def _behind_title(scene: Scene, start: int) -> list[Token]:
    """The capitalised words behind "M." or "Mme", which the statistics did not take for a person."""
    words: list[Token] = []
    for k in range(start, min(len(scene.doc), start + _MOST_WORDS)):
        token = scene.doc[k]
        if token.pos_ != "PROPN" or not token.text.istitle() or token.is_sent_start:
            break
        words.append(token)
    return words


def _statistical(scene: Scene, tokens: list[Token], *, titled: bool) -> tuple[int, int, Actor] | None:
    """A person that only the statistics know: a full name, or a surname that the article explained."""
    titles = function_words(scene.doc.lang_, "title")
    first = tokens[0].i if tokens[0].lower_ in titles else None
    while tokens and (tokens[0].lower_ in titles or not tokens[0].text[0].isupper()):
        titled = titled or tokens[0].lower_ in titles
        tokens.pop(0)
    if not tokens or len(tokens) > _MOST_WORDS or any(any(c.isdigit() for c in token.text) for token in tokens):
        return None
    text = " ".join(token.text for token in tokens)
    start, end = first if first is not None else tokens[0].i, tokens[-1].i + 1
    explained = scene.surnames.get(slug(text))
    if explained is not None:
        return start, end, explained
    known = scene.knowledge.actor(text)
    if known is not None and known.kind == "person":
        remember(scene, known, written=text)
        return start, end, known
    if len(tokens) == 1 and not titled and not _is_forename(tokens[0]):
        return None
    person = Actor(id=slug(text), label=text, kind="person")
    remember(scene, person)
    return start, end, person


def _surname(scene: Scene, i: int) -> tuple[int, int, Actor] | None:
    """A surname behind an office that the statistics did not take for a person's: whoever the article named so."""
    token = scene.doc[i] if i < len(scene.doc) and scene.known_actor(i) is None else None
    person = scene.surnames.get(slug(token.text)) if token is not None and token.text.istitle() else None
    return None if person is None else (i, i + 1, person)


def _is_forename(token: Token) -> bool:
    """Whether a word is a given name that stands alone, as news calls witnesses and children: "assure Margot", not "la loi César"."""
    doc, i = token.doc, token.i
    named = i > 0 and not token.is_sent_start and doc[i - 1].pos_ not in _BEFORE_FORENAME
    following = doc[i + 1] if i + 1 < len(doc) and not doc[i + 1].is_sent_start else None
    surname = following is not None and (following.text[0].isupper() or _continues_name(following))
    return not named and not surname and is_forename(token.text, token.lang_)


def _continues_name(token: Token) -> bool:
    """Whether a surname with a particle or a prefix begins at a word: "al-Zayed", "von der Leyen"."""
    return token.lower_.startswith(tuple(function_words(token.lang_, "name_prefix"))) or token.lower_ in function_words(
        token.lang_, "name_particle"
    )


def _capitalised(scene: Scene, i: int) -> tuple[int, int, Actor] | None:
    """A full name behind an office that the statistics did not take for a person: two capitalised words at least."""
    doc, end, capitals = scene.doc, i, 0
    particles = function_words(doc.lang_, *_PARTICLES)
    while end < min(len(doc), i + _MOST_WORDS) and not doc[end].is_sent_start and scene.known_actor(end) is None:
        capital = doc[end].text[0].isupper() and doc[end].text.replace("-", "").isalpha()
        if not capital and not (capitals and (doc[end].lower_ in particles or _begins_surname(scene, doc[end].lower_))):
            break
        capitals += capital
        end += 1
    words = [token.text for token in doc[i:end]]
    if len(words) < 2 or words[-1].lower() in particles or all(word.isupper() for word in words):
        return None
    text = " ".join(words)
    known = scene.knowledge.actor(text)
    person = known if known is not None and known.kind == "person" else Actor(id=slug(text), label=text, kind="person")
    remember(scene, person)
    return i, end, person


def remember(scene: Scene, person: Actor, *, written: str | None = None) -> None:
    """Keep a person under the full name, as it is known and as it is written, and the surnames that later mentions may use."""
    if person.known:
        scene.persons[person.id] = person
    for name in dict.fromkeys((written or person.label, person.label)):
        _remember_name(scene, person, name)


def _remember_name(scene: Scene, person: Actor, name: str) -> None:
    """Keep a person under one full name and its surnames."""
    words, particles = name.split(), function_words(scene.doc.lang_, *_PARTICLES)
    scene.surnames[slug(name)] = person
    if len(words) > 1:
        scene.surnames.setdefault(slug(words[0]), person)
    for k in range(1, len(words)):
        tail = words[k:]
        prefixed = _begins_surname(scene, words[k].lower())
        if k == len(words) - 1 or words[k].lower().strip("-") in particles or prefixed:
            scene.surnames[slug(" ".join(tail))] = person
            if prefixed:  # "M. Zayed", introduced as Mohammed al-Zayed
                scene.surnames.setdefault(slug(" ".join(tail).partition("-")[2]), person)


def _begins_surname(scene: Scene, word: str) -> bool:
    """Whether a word is a surname with its prefix: "al-Zayed"."""
    return word.startswith(tuple(function_words(scene.doc.lang_, "name_prefix")))
