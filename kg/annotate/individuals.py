"""Single human beings told of by what they are: "la veuve d'un chanteur", "un chercheur américain", "la jeune femme".

They are persons of their own, whoever's they are and wherever they come from, and keep the id of their words and their article.
A name next to such a description is the person's, and descriptions with the same noun before and after it mean that person.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256

from kg.annotate.actor_words import Individual, Origin
from kg.annotate.descriptions import read_modifiers
from kg.annotate.forenames import is_forename
from kg.annotate.names import ACTOR
from kg.annotate.person_names import name_at
from kg.annotate.persons import apposed
from kg.annotate.scene import Scene
from kg.annotations import ActorMention, text_of
from kg.knowledge import slug
from kg.languages import function_words, lexicon
from kg.model import Actor

_NOMINAL = ("NOUN", "PROPN", "ADJ")
_ADJECTIVES = 2  # behind the noun that belong to its label: "otage franco-britannique"
_ADJECTIVAL = ("amod", "flat:name")
_DIGITS = 8
_BODIES = ("forces", "group")
_APPOSITION = 9  # tokens from a name to the age in its apposition
_PREDICATE = 4  # tokens from "être" to its noun: "était depuis peu la voisine de X"
_GENDERS = frozenset({"Masc", "Fem"})
_SINGULAR = ("masculine_determiner", "feminine_determiner", "definite_singular")


def find_individual(scene: Scene, i: int) -> ActorMention | None:
    """The single person described by the noun at a token; None for what names a body, an office or several people."""
    matched = scene.words.individuals.at(scene.doc, i) or _demonym(scene, i)
    if matched is None or matched[0].plural or not _heads_phrase(scene, i, matched[1]) or _is_state(scene, i):
        return None
    noun, after = matched
    head = scene.words.heads.at(scene.doc, i)
    if head is not None and head[1] > after:  # "homme armé"
        return None
    end = _label_end(scene, i, after)
    named = _named_before(scene, i) or _named_behind(scene, end)
    if named is not None:
        return _identified(scene, noun, named, i, end)
    if head is not None and noun.scope != "any" and _is_of_body(scene, head[1]):
        return None
    told = _key(noun) in scene.described
    actor = _described(scene, noun, i, end)
    pointing = scene.definite(i) and (scene.complement(end) is None or (not told and _tells_age(scene, end)))
    return scene.mention(i, end, actor, "anaphor" if pointing else "description")


def _is_of_body(scene: Scene, after: int) -> bool:
    """Whether what follows a noun tells which force or group its bearer is of: "un militant | du Front X", "un chauffeur | de l'armée"."""
    modifiers = read_modifiers(scene, after)
    whole = modifiers.owner or modifiers.name
    return whole is not None and whole.kind in _BODIES


def find_family(scene: Scene, i: int) -> ActorMention | None:
    """Those of one family, by its name: "les frères Clain", "la famille Assad"; None before a forename, which is one person's."""
    doc = scene.doc
    if doc[i].lower_ not in function_words(doc.lang_, "siblings") or i + 1 >= len(doc) or not (scene.definite(i) or scene.demonstrative(i)):
        return None
    name = doc[i + 1]
    entity = scene.entities.get(i + 1)
    whose = scene.knowledge.actors.get(entity.ent_id_) if entity is not None and entity.label_ == ACTOR else None
    personal = entity is None or entity.label_ == "PER" or (whose is not None and whose.kind == "person")
    if (
        not personal
        or not name.text.istitle()
        or name.is_sent_start
        or name.pos_ not in ("PROPN", "NOUN")
        or is_forename(name.text, doc.lang_)
    ):
        return None
    end = entity.end if entity is not None else i + 2
    if end < len(doc) and doc[end].text[0].isupper() and not doc[end].is_sent_start:
        return None
    label = text_of(doc, i, end)
    actor = Actor(id=slug(label), label=label, kind="people", label_en=f"{text_of(doc, i + 1, end)} family")
    return scene.mention(i, end, actor, "description")


def _is_state(scene: Scene, i: int) -> bool:
    """Whether a noun with a demonym is the state next door: "son voisin libanais", not "un voisin libanais", "la voisine turque d'Ana"."""
    beside = scene.doc[i].lower_ in function_words(scene.doc.lang_, "neighbour") and i + 1 < len(scene.doc)
    whose = any(t.pos_ == "PROPN" or t.lower_ in function_words(t.lang_, "of") for t in scene.doc[i + 2 : i + 3])
    return beside and not whose and scene.doc[i + 1].lower_ in scene.words.origins and (scene.definite(i) or scene.possessed(i))


def _tells_age(scene: Scene, end: int) -> bool:
    """Whether the complement behind a description is an age, which sets nobody apart from others told of: "la jeune femme de 27 ans"."""
    words = scene.doc[end : end + 3]
    return len(words) == 3 and words[1].like_num and words[2].lower_ in years(scene.doc.lang_)


def _demonym(scene: Scene, i: int) -> tuple[Individual, int] | None:
    """A demonym that means one person: "une Germano-Tunisienne", "l'Algérien", "une jeune yézidie"."""
    token, determiner, language = scene.doc[i], scene.determiner(i), scene.doc.lang_
    second = token.lower_.rpartition("-")[2]
    origin = scene.words.origins.get(second)
    one = determiner is not None and determiner.lower_ in function_words(language, *_SINGULAR)
    if origin is None or not (one or _bare_behind(scene, i)) or token.text.isupper():
        return None
    young = scene.doc[i - 1].lower_ in function_words(language, "age_adjective")
    if not (token.text[0].isupper() or (young and token.pos_ == "NOUN")) or second not in origin.forms[:2]:
        return None
    genders = frozenset(gender for gender, form in zip(("Masc", "Fem"), origin.forms, strict=False) if form == second)
    core = token.lower_.replace(second, origin.forms[0])
    return Individual(core, False, genders, f"{origin.english.replace('-', ' ').title()} person", "trade"), i + 1


def uncapitalised(scene: Scene, i: int, origin: Origin) -> bool:
    """Whether a demonym in lower case is the noun of people: "des belges partis en Syrie", "deux belges", not "des soldats belges"."""
    token, before = scene.doc[i], scene.doc[i - 1] if i else None
    if before is None or token.lower_ not in origin.forms[2:] or token.dep_ == "amod":
        return False
    return before.pos_ == "NUM" or before.lower_ in function_words(token.lang_, "plural_determiner")


def _bare_behind(scene: Scene, i: int) -> Actor | None:
    """The person behind whose name a demonym stands bare, an age between them: "Paul X, 28 ans, Français de Roubaix"."""
    doc = scene.doc
    if not doc[i].text[0].isupper() or i < 1 or doc[i - 1].text != ",":
        return None
    aged = i > 3 and doc[i - 2].lower_ in years(doc.lang_) and doc[i - 3].like_num and doc[i - 4].text == ","
    return scene.named_to.get(i - 4 if aged else i - 1)


def _heads_phrase(scene: Scene, i: int, after: int) -> bool:
    """Whether the words are a noun with a determiner, or begin a sentence, and no qualifier of another noun."""
    token, last, before, language = scene.doc[i], scene.doc[after - 1], scene.determiner(i), scene.doc.lang_
    nominal = token.pos_ in _NOMINAL and last.pos_ in _NOMINAL and last.dep_ != "amod"
    singular = before is not None and before.lower_ in function_words(language, *_SINGULAR)
    if nominal and _bare_behind(scene, i) is not None:
        return True
    if not nominal or (last.morph.get("Number", []) == ["Plur"] and not singular):
        return False
    if token.is_sent_start or before is None:
        return last.pos_ == "NOUN"
    if _is_predicate(scene, before.i):
        return False
    rights = before.i > 1 and scene.doc[before.i - 2].lower_ in function_words(language, "rights")  # "les droits de l'homme"
    return (before.pos_ == "DET" or singular) and not rights


def _is_predicate(scene: Scene, i: int) -> bool:
    """Whether "être" or "comme" before a determiner makes its noun what somebody is: "est l'épouse", "identifié comme un recruteur"."""
    being, as_ = (function_words(scene.doc.lang_, class_) for class_ in ("be", "as"))
    for k in range(i - 1, max(i - _PREDICATE, 0), -1):
        token = scene.doc[k]
        if token.is_punct or token.is_sent_start or (token.pos_ in ("VERB", "ADP") and token.lower_ not in as_):
            return False
        if token.lemma_ in being or token.lower_ in as_:
            return True
    return False


def _label_end(scene: Scene, i: int, after: int) -> int:
    """Where the noun's adjectives end, so far as they follow it at once."""
    doc, end = scene.doc, after
    while end < min(len(doc), after + _ADJECTIVES) and doc[end].dep_ in _ADJECTIVAL and i <= doc[end].head.i < after:
        if not doc[end].text[0].islower():
            break
        end += 1
    return end


def _named_before(scene: Scene, i: int) -> Actor | None:
    """The person whose name a comma parts from the description: "Denis X, un ancien boxeur"."""
    if (person := _bare_behind(scene, i)) is not None:
        return person
    determiner = scene.determiner(i)
    k = determiner.i if determiner is not None and determiner.pos_ == "DET" else i
    return scene.named_to.get(k - 1) if k and scene.doc[k - 1].text == "," else None


def by_alias(scene: Scene, person: ActorMention) -> ActorMention:
    """The mention of a further name as one of the person who bears it: "Denis X, alias Big D"."""
    k = person.tokens.start - 1
    if k < 1 or scene.doc[k].lower_ not in function_words(scene.doc.lang_, "alias"):
        return person
    bearer = scene.named_to.get(k) or (scene.named_to.get(k - 1) if scene.doc[k - 1].text == "," else None)
    if bearer is None or bearer.id == person.actor.id or person.actor.known:
        return person
    scene.same[person.actor.id] = bearer
    return replace(person, actor=bearer)


def _named_behind(scene: Scene, end: int) -> Actor | None:
    """The person whose name follows, a comma between them or none: "l'ex-boxeur Denis X", "son mari, Denis X,"."""
    if end >= len(scene.doc) or scene.doc[end].is_sent_start:
        return None
    read = name_at(scene, end)
    return read[2] if read is not None else apposed(scene, end)


def _identified(scene: Scene, noun: Individual, person: Actor, i: int, end: int) -> ActorMention:
    """The mention of a person both named and described; earlier descriptions with the noun are his."""
    before = scene.described.get(_key(noun))
    if before is not None and before.id != person.id and not before.known and before.id in scene.in_title:
        scene.same[before.id] = person
    scene.described[_key(noun)] = person
    scene.genders.setdefault(person.id, noun.genders)
    return scene.mention(i, end, person, "description")


def _described(scene: Scene, noun: Individual, i: int, end: int) -> Actor:
    """The person whom nothing names: of the title's where the noun is the same, else one of this article's and these words."""
    label = text_of(scene.doc, i, end)
    other = i > 0 and scene.doc[i - 1].lower_ in function_words(scene.doc.lang_, "another")
    before = scene.described.get(_key(noun))
    if before is not None and not other and (scene.definite(i) or scene.in_title.get(before.id, False)):
        return before
    digest = sha256(scene.doc.text.encode()).hexdigest()[:_DIGITS]
    words = f"{scene.doc[i - 1].lower_} {label}" if other else label
    actor = Actor(id=f"{slug(words)}-{digest}", label=label, kind="person", label_en=noun.english)
    scene.described[_key(noun)] = actor
    scene.genders[actor.id] = noun.genders
    scene.in_title[actor.id] = next(scene.doc.sents).end > i
    return actor


def _key(noun: Individual) -> tuple[str, frozenset[str]]:
    """What one person's nouns share: "la Française" is not "le Français"."""
    return noun.core, noun.genders


def introduce_by_age(scene: Scene, mentions: list[ActorMention]) -> None:
    """Tell who the title's person is where the news names him next with his age: "X, un Lyonnais de 35 ans, …", "Y, 26 ans, …".

    Only the first such name that begins a sentence, and only where a single person of the title may be meant.
    """
    for mention in mentions:
        named = mention.how == "person" and scene.doc[mention.tokens.start].is_sent_start and scene.described
        if not named or not _has_age(scene, mention.tokens.end):
            continue
        person = mention.actor
        genders = scene.genders.get(person.id, _GENDERS)
        meant = [id_ for id_, titled in scene.in_title.items() if titled and id_ not in scene.same and scene.genders[id_] & genders]
        told_before = any(m.actor.id == person.id and m.tokens.start < mention.tokens.start for m in mentions)
        if len(meant) == 1 and person not in scene.same.values() and not told_before:
            scene.same[meant[0]] = person
        return


def _has_age(scene: Scene, end: int) -> bool:
    """Whether an apposition with an age follows: ", 26 ans", ", une Lyonnaise de 35 ans"."""
    ahead = scene.doc[end : end + _APPOSITION]
    if len(ahead) < 3 or ahead[0].text != ",":
        return False
    words = years(scene.doc.lang_)
    return any(t.lower_ in words and t.nbor(-1).like_num for t in ahead[1:])


@cache
def years(language: str) -> frozenset[str]:
    """The words for years that tell an age."""
    rows = lexicon(language).table("calendar")
    return frozenset(row["form"] for row in rows if row["kind"] == "unit" and row["value"] == "year")
