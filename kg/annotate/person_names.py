"""Names of persons: full names, given names alone, and the surnames by which an article goes on."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.forenames import is_forename
from kg.annotate.names import ACTOR
from kg.annotate.scene import Scene
from kg.knowledge import slug
from kg.languages import function_words
from kg.model import Actor

_PARTICLES = ("name_particle", "of", "definite")
_MOST_WORDS = 6
_BEFORE_FORENAME = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "SPACE"})


def read_full_names(scene: Scene) -> None:
    """Remember the full names of an article beforehand: its title often has the surname alone."""
    for entity in scene.entities.values():
        if entity.label_ == "PER" and len(entity) > 1:
            _statistical(scene, list(entity), titled=False)
        elif entity.label_ == ACTOR and scene.knowledge.actors[entity.ent_id_].kind == "person":
            remember(scene, scene.knowledge.actors[entity.ent_id_], written=entity.text)


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
    if len(tokens) == 1 and not titled and not _is_lone_forename(tokens[0]):
        return None
    person = Actor(id=slug(text), label=text, kind="person")
    remember(scene, person)
    return start, end, person


def _is_lone_forename(token: Token) -> bool:
    """Whether a word is a given name that stands alone, as news calls witnesses and children: "assure Margot", not "la loi César"."""
    doc, i = token.doc, token.i
    named = i > 0 and not token.is_sent_start and doc[i - 1].pos_ not in _BEFORE_FORENAME
    following = doc[i + 1] if i + 1 < len(doc) and not doc[i + 1].is_sent_start else None
    surname = following is not None and (following.text[0].isupper() or _continues_name(following))
    return not named and not surname and is_forename(token.text, token.lang_)


def known_surname(scene: Scene, i: int) -> tuple[int, int, Actor] | None:
    """A surname behind an office that the statistics did not take for a person's: whoever the article named so."""
    token = scene.doc[i] if i < len(scene.doc) and scene.known_actor(i) is None else None
    person = scene.surnames.get(slug(token.text)) if token is not None and token.text.istitle() else None
    return None if person is None else (i, i + 1, person)


def capitalised_name(scene: Scene, i: int) -> tuple[int, int, Actor] | None:
    """A full name behind an office that the statistics did not take for a person: two capitalised words at least."""
    doc, end, capitals = scene.doc, i, 0
    particles = function_words(doc.lang_, *_PARTICLES)
    while end < min(len(doc), i + _MOST_WORDS) and not doc[end].is_sent_start and scene.known_actor(end) is None:
        capital = doc[end].text[0].isupper() and doc[end].text.replace("-", "").isalpha()
        if not capital and not (capitals and (doc[end].lower_ in particles or _is_prefixed(doc[end].lower_, doc.lang_))):
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


def lone_surname(scene: Scene, i: int) -> tuple[int, int, Actor] | None:
    """A surname behind an office that the article tells nowhere else: "le président Keïta"; the gazetteer's person where one alone fits."""
    token = scene.doc[i] if i < len(scene.doc) and not scene.doc[i].is_sent_start else None
    if token is None or not token.text.istitle() or not token.is_alpha or token.lower_ in scene.words.origins:
        return None
    if is_forename(token.text, token.lang_):  # "le prince George"
        return None
    if token.pos_ != "PROPN" or (i in scene.entities and scene.entities[i].label_ != "PER"):
        return None
    person = Actor(id=slug(token.text), label=token.text, kind="person")
    remember(scene, person)
    return i, i + 1, person


def _continues_name(token: Token) -> bool:
    """Whether a surname with a particle or a prefix begins at a word: "al-Zayed", "von der Leyen"."""
    return _is_prefixed(token.lower_, token.lang_) or token.lower_ in function_words(token.lang_, "name_particle")


def _is_prefixed(word: str, language: str) -> bool:
    """Whether a word is a surname with its prefix: "al-Zayed"."""
    return word.startswith(tuple(function_words(language, "name_prefix")))


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
        prefixed = _is_prefixed(words[k].lower(), scene.doc.lang_)
        if k == len(words) - 1 or words[k].lower().strip("-") in particles or prefixed:
            scene.surnames[slug(" ".join(tail))] = person
            if prefixed:  # "M. Zayed", introduced as Mohammed al-Zayed
                scene.surnames.setdefault(slug(" ".join(tail).partition("-")[2]), person)
        else:  # "M. Abdel Karim", introduced as Anthony Abdel Karim
            scene.surnames.setdefault(slug(" ".join(tail)), person)
