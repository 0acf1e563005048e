"""Names that no gazetteer has, where only a place can stand: "près de Tarkint", "tués à Tarkint, au nord de Gao".

The statistics take many names of villages for persons. What stands behind a preposition of place alone is a place whatever they say;
behind "à", which also opens datives ("demander à X"), it is one where it is a circumstance or where another place is told on. So is
what is occupied, bombed or, by forces, taken or left. Who does something somewhere in the article is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from kg.annotate.forenames import is_forename
from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.place_words import PlaceWords
from kg.annotate.scan import with_lower_form
from kg.languages import function_words, lemmas

_PLACES = (PLACE, "LOC")
_UNSURE = ("PER", "MISC")  # what the statistics take the names of villages for
_SAYING = 5  # tokens of "la deuxième grande ville"
_LONGEST = 4  # words of "à proximité de la"
_OBJECTS = ("obj", "xcomp", "nsubj:pass")  # what the parser makes of a name that something is done to: "ont occupé Goma"
_MOVED = frozenset({"nsubj", "nsubj:pass", "obj"})


def place_entities(doc: Doc, words: PlaceWords) -> Iterator[Span]:
    """The entities that may name a place: of the gazetteer, of the statistics, and those that stand where only a place can."""
    phrases = {phrase: sense for phrase, sense in words.prepositions.items() if len(phrase) > 1}
    doing = {e.text for e in doc.ents if e.label_ not in _PLACES and e.root.dep_.startswith("nsubj") and not _is_ground(e.root, words)}
    surnames = {entity[-1].text for entity in doc.ents if entity.label_ not in _PLACES and len(entity) > 1}
    told: set[int] = set()  # tokens of places
    for entity in doc.ents:
        unknown = entity.label_ not in (*_PLACES, ACTOR, OUTLET) and entity.text not in doing
        listed = unknown and entity.root.dep_ == "conj" and entity.root.head.i in told
        seized = entity.label_ not in (*_PLACES, ACTOR, OUTLET) and is_seized(entity.root, words)
        ground = unknown and len(entity) == 1 and entity.text not in surnames and _is_ground(entity.root, words)
        stands = seized or (
            unknown and (ground or listed or _stands_alone(doc, entity, phrases, words) or is_called_town(doc, entity.end, words))
        )
        if stands or (entity.label_ in _PLACES and entity.start > 0 and doc[entity.start - 1].pos_ in ("ADP", "DET")):
            told.update(range(entity.start, entity.end))
        if stands or entity.label_ in _PLACES:
            yield entity


def standing_names(doc: Doc, words: PlaceWords) -> Iterator[Span]:
    """The names that the statistics take for persons, things or nothing, of which the words around them tell that they are places."""
    yield from _captured(doc, words)
    phrases = {phrase: sense for phrase, sense in words.prepositions.items() if len(phrase) > 1}
    for entity in doc.ents:
        if entity.label_ in (*_PLACES, ACTOR, OUTLET) or not all(begins_name(token) and not token.text.endswith(".") for token in entity):
            continue
        contracted = entity.start > 0 and doc[entity.start - 1].lower_ in function_words(doc.lang_, "contracted")
        if contracted:  # "aux abords du Parlement"
            continue
        if is_seized(entity.root, words) or is_called_town(doc, entity.end, words) or _stands_alone(doc, entity, phrases, words):
            yield entity


def _captured(doc: Doc, words: PlaceWords) -> Iterator[Span]:
    """The names behind nouns of what befalls places: "la prise de X", which the statistics may take for one name."""
    for noun in with_lower_form(doc, words.captured):
        start = noun.i + 2
        if start >= noun.sent.end or noun.nbor().lower_ not in function_words(doc.lang_, "bare_of") or not doc[start].text[0].isupper():
            continue
        entity = next((e for e in doc.ents if e.start in (noun.i, start) and e.end > start), None) if doc[start].ent_type_ else None
        if entity is None and not doc[start].ent_type_:
            yield doc[start : start + 1]
        elif entity is not None and entity.label_ in _UNSURE and not is_forename(doc[start].text, doc.lang_):
            yield doc[start : entity.end]


def is_called_town(doc: Doc, end: int, words: PlaceWords) -> bool:
    """Whether what stands behind a name, from `end` on, says that it is a place where people live: "X, deuxième ville du pays"."""
    if end >= len(doc) or doc[end].text != ",":
        return False
    noun = next((token for token in doc[end + 1 : end + 1 + _SAYING] if token.pos_ not in ("DET", "ADJ", "ADV", "NUM")), None)
    return noun is not None and noun.pos_ == "NOUN" and noun.lower_ in words.settlements and not _is_cited(noun)


def _is_cited(noun: Token) -> bool:
    """Whether a noun is a participle before who or what quotes somebody: "X, cité par l'agence", "X, cité dans un rapport"."""
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return behind.lower_ in function_words(noun.lang_, "by", "inside")


def is_seized(name: Token, words: PlaceWords) -> bool:
    """Whether a name is told to be taken or to change hands, as places are: "se sont emparés de X", "X est tombée aux mains de"."""
    verb = name.head
    if verb.lemma_.lower() in words.seized:
        return name.dep_.startswith("obl") and any(t.dep_ == "case" and t.lower_ in function_words(t.lang_, "of") for t in name.lefts)
    return name.dep_.startswith("nsubj") and any(child.lower_ in words.hands and child.i > verb.i for child in verb.children)


def _is_ground(name: Token, words: PlaceWords) -> bool:
    """Whether what a name undergoes befalls ground: "ont envahi X"; "ont quitté X" does where forces are told to."""
    verb = name.head
    if name.dep_ not in _OBJECTS or not begins_name(name) or is_forename(name.text, name.lang_):
        return False
    if verb.lemma_.lower() in words.ground:
        return True
    forces = lemmas(name.lang_, "nouns", "force")
    doers = [child for child in verb.children if child.dep_ in ("nsubj", "obl:agent")]
    armed = any(doer.ent_type_ == ACTOR or doer.lemma_.lower() in forces for doer in doers)
    return verb.lemma_.lower() in words.held and armed


def begins_name(token: Token) -> bool:
    """Whether a word has the form of a name: a capital, or one behind a prefix ("al-Bab")."""
    text = token.text
    if text[0].isupper():
        return True
    prefix = next((prefix for prefix in function_words(token.lang_, "name_prefix") if text.startswith(prefix)), "")
    return bool(prefix) and text[len(prefix) : len(prefix) + 1].isupper()


def _stands_alone(doc: Doc, entity: Span, phrases: Mapping[tuple[str, ...], str], words: PlaceWords) -> bool:
    """Whether a name stands where only a place can; one of several words may still be a person's, by its forename."""
    if len(entity) > 1 and is_forename(entity[0].text, entity[0].lang_):
        return False
    return _stands_like_place(doc, entity, phrases, words.of) or _is_located_by(doc, entity, words)


def _is_located_by(doc: Doc, entity: Span, words: PlaceWords) -> bool:
    """Whether "de" and a name say from where something is measured or of what it is a side, or what is taken or left.

    "Au sud de X", "à 12 km de X", "le contrôle de X", "se sont retirés de X"; "à X (nord)".
    """
    if entity.start < 2 or not all(begins_name(token) for token in entity):
        return False
    before, noun = doc[entity.start - 1], doc[entity.start - 2]
    if before.lower_ in function_words(doc.lang_, "bare_to"):
        behind = doc[entity.end : entity.end + 3]
        told = len(behind) == 3 and behind[0].text == "(" and (behind[1].lower_ in words.directions or behind[1].ent_type_ == PLACE)
        return told
    if before.lower_ not in function_words(doc.lang_, "bare_of"):
        return False
    if noun.lower_ in words.distances or noun.lower_ in words.sides:
        return True
    if noun.lower_ in words.power:
        return noun.dep_ == "obj" and noun.head.lemma_.lower() in words.taken
    return noun.lemma_.lower() in words.cleared and noun.pos_ == "VERB" and _moves_people(noun)


def _moves_people(verb: Token) -> bool:
    """Whether forces or those who live somewhere leave or are driven out: not "le pilote s'est retiré de Ferrari"."""
    people = lemmas(verb.lang_, "nouns", "force") | lemmas(verb.lang_, "nouns", "civilian")
    told = (child for child in verb.children if child.dep_ in _MOVED)
    return any(child.ent_type_ == ACTOR or child.lemma_.lower() in people for child in told)


def _stands_like_place(doc: Doc, entity: Span, phrases: Mapping[tuple[str, ...], str], de: str) -> bool:
    if entity.start == 0 or not all(begins_name(token) for token in entity):
        return False
    of = function_words(doc.lang_, "of")
    before = tuple(de if token.lower_ in of else token.lower_ for token in doc[max(0, entity.start - _LONGEST) : entity.start])
    senses = [phrases[before[-size:]] for size in range(_LONGEST, 1, -1) if before[-size:] in phrases]
    if senses:
        return senses[0] in ("at", "to")
    if before[-1] not in function_words(doc.lang_, "bare_to"):
        return False
    listed = any(child.dep_ == "conj" and child.ent_type_ in _PLACES for child in entity.root.children)
    return listed or entity.root.dep_ == "obl:mod" or _is_told_on(doc, entity.end) or _locates(entity)


def _locates(entity: Span) -> bool:
    """Whether "à" and a name say where a thing or what was done to it is: "une mine à X", "enlevés à X"; not "une aide à X"."""
    head, first = entity.root.head, entity[0]
    if (
        entity.label_ not in _UNSURE
        or is_forename(first.text, first.lang_)
        or first.lower_ in function_words(first.lang_, "name_particle") - function_words(first.lang_, "foreign_article")
    ):
        return False
    told = entity.root.dep_ == "nmod" and head.pos_ == "NOUN"
    done = entity.root.dep_ == "obl:arg" and head.pos_ == "VERB" and "Part" in head.morph.get("VerbForm", [])
    if done and any(child.dep_ in ("aux", "aux:tense") for child in head.children) and not any(c.dep_ == "aux:pass" for c in head.children):
        return False
    return (told or done) and head.lemma_.lower() not in function_words(head.lang_, "to_whom")


def _is_told_on(doc: Doc, end: int) -> bool:
    """Whether another place is told on behind a name: "à X, dans le nord", "à X, près de Y"."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    return doc[end + 1].lower_ in function_words(doc.lang_, "locative", "near", "to")
