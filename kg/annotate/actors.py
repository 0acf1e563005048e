"""Who acts or speaks in an article: names, descriptions, persons, states and unknown groups, each where it is mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.annotate import capitals
from kg.annotate.actor_words import NATIONALS, ORIGINS_THAT_ACT, actor_words, tells_whose
from kg.annotate.appositions import name_behind, names_behind
from kg.annotate.bodies import find_body, is_body_noun, keep_noun, new_body, read_bodies, read_names
from kg.annotate.descriptions import coordinated, describe, friend
from kg.annotate.grammar import infinitive, past_participle
from kg.annotate.individuals import by_alias, find_family, find_individual, introduce_by_age, uncapitalised
from kg.annotate.initials import find_initials
from kg.annotate.namesakes import namesake, read_units, unit
from kg.annotate.person_names import read_full_names, remember
from kg.annotate.persons import find_office, find_person
from kg.annotate.scene import Scene
from kg.annotate.wordings import with_wordings
from kg.annotations import ActorMention
from kg.knowledge import Knowledge, slug
from kg.languages import Lexicon, endings, function_words, lemmas
from kg.model import Actor, lineage

_SHORTEST_NAME = 3
_PERCENT = "%"
_OF_MEMBERS = ("forces", "group")
_TAILS = ("of", "definite", "to", "linking")


def find_actors(doc: Doc, *, knowledge: Knowledge, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """The actors mentioned in a parsed Doc, in text order, none inside another; compound adjectives are two mentions.

    Known actors keep their gazetteer id; those that nothing names get an id made of their words, never a known one's.
    """
    scene = Scene(doc, knowledge, actor_words(lexicon))
    read_full_names(scene)
    read_bodies(scene)
    read_units(scene)
    read_names(scene)
    mentions = names_behind(scene, name_behind(scene, list(_read(scene))))
    introduce_by_age(scene, mentions)
    named = tuple(replace(m, actor=scene.same[m.actor.id]) if m.actor.id in scene.same else m for m in mentions)
    return with_wordings(doc, named, gazetteer=knowledge.actors.keys(), lexicon=lexicon)


def _read(scene: Scene) -> Iterator[ActorMention]:
    end = 0
    for token in scene.doc:
        i = token.i
        if i < end or not _may_begin(scene, token) or not (mentions := _mentions_at(scene, i)):
            continue
        yield from mentions
        if mentions[-1].actor.kind == "person":
            scene.named_to[mentions[-1].tokens.end] = mentions[-1].actor
        elif _ends_on_name(scene, mentions[-1]):
            scene.body_to[mentions[-1].tokens.end] = mentions[-1].actor
        if mentions[0].how != "adjective":
            scene.introduce_acronym(mentions[0].tokens.end, mentions[0].actor)
        end = max(mention.tokens.end for mention in mentions)


def _ends_on_name(scene: Scene, mention: ActorMention) -> bool:
    """Whether a mention is or ends on the name of a body: "les combattants du Front populaire"."""
    return mention.how in ("name", "unknown") or (mention.how == "description" and scene.doc[mention.tokens.end - 1].pos_ == "PROPN")


def _mentions_at(scene: Scene, i: int) -> list[ActorMention]:
    """The mentions that begin at a token: the most telling reading first."""
    if body := find_body(scene, i):
        return [body]
    if known := _known(scene, i):
        return known
    if family := find_family(scene, i):
        return [family]
    if office := find_office(scene, i):
        return office
    if individual := find_individual(scene, i):
        return [individual]
    described = describe(scene, i)
    if called := unit(scene, i):
        return [called]
    after = described[-1].tokens.end if described else 0
    if not (described and described[-1].actor.known) and (body := new_body(scene, i, after=after)):
        return [body]
    entity = scene.entities.get(i)
    if entity is not None and entity.label_ == "ORG" and (not described or described[-1].tokens.end < entity.end):
        return _organisation(scene, entity) or described or []
    if described:
        return described
    titled = scene.doc[i].lower_ in function_words(scene.doc.lang_, "title")
    if titled or (entity is not None and entity.label_ == "PER"):
        return [by_alias(scene, person)] if (person := find_person(scene, i)) else []
    if side := _side_taker(scene, i) or find_initials(scene, i):
        return [side]
    return _compound(scene, i) or ([adjective] if (adjective := _demonym(scene, i) or _group_adjective(scene, i)) else [])


def _may_begin(scene: Scene, token: Token) -> bool:
    """Whether any mention can begin at a token, going by its form alone: at most tokens none can."""
    i, form, words = token.i, token.lower_, scene.words
    if form in words.openers or i in scene.entities or i in scene.bodies_at or i in scene.appositions or token.text in scene.acronyms:
        return True
    second = token.text.rpartition("-")[2] if "-" in form else ""
    return form[0].isdigit() or second in words.origins or second.lower() in words.origins or friend(scene, token.text) is not None


def _known(scene: Scene, i: int) -> list[ActorMention]:
    """A name of the gazetteer, an acronym of the article, or a state named as one that may act."""
    found = scene.known_actor(i)
    if found and (foreign := namesake(scene, i, *found)):
        return [foreign]
    if found:
        actor, end = found
        if actor.kind == "person":
            remember(scene, actor)
            person = find_person(scene, i)
            return [person] if person else []
        if actor.kind == "organisation" and scene.possessed(i) and is_body_noun(scene.doc[i]):
            return []  # "Lima a réuni son Conseil de sécurité"
        if (members := _whose_members(scene, i, actor, end)) is not None:
            return [members]
        keep_noun(scene, i, end, actor)
        matched = scene.words.heads.at(scene.doc, i)
        more = coordinated(scene, matched[0], end) if matched else []
        return [scene.mention(i, end, actor, "name"), *more]
    state = scene.state(i)
    if state and _may_act(scene, i):
        return [scene.mention(i, state[1], state[0], "name")]
    return []


def _whose_members(scene: Scene, i: int, actor: Actor, end: int) -> ActorMention | None:
    """The group whose own members a known description tells of: "les forces kurdes des YPG", "la milice kurde syrienne des YPG"."""
    if actor.kind not in _OF_MEMBERS or scene.doc[i].text[0].isupper():
        return None
    behind = end + 1 if end < len(scene.doc) and scene.doc[end].text in scene.words.origins else end
    start = scene.complement(behind)
    named = scene.known_actor(start) if start is not None else None
    if named is None or named[0].kind not in _OF_MEMBERS or named[0] in lineage(actor) or scene.doc[start or 0].text[0].islower():
        return None
    return scene.mention(i, named[1], named[0], "name")


def _may_act(scene: Scene, i: int) -> bool:
    """Whether a country or capital may stand for its state here, going by what precedes it."""
    doc, language = scene.doc, scene.doc.lang_
    before = doc[i - 1] if i and not doc[i].is_sent_start else None
    if before is not None and before.pos_ == "DET" and before.i and not before.is_sent_start:
        before = doc[before.i - 1]
    if before is None:
        return True
    if before.lower_ in function_words(language, "place_only"):  # "au Mali", "vers Israël" and "à l'Iran" may be either
        return False
    if before.lower_ in function_words(language, "bare_to") and before.i == i - 1:
        return capitals.is_given(doc[i]) or (doc[i].dep_ in capitals.GIVEN_TO and not scene.capital(i))
    if scene.capital(i):
        return capitals.acts(scene, i, before)
    bare = before.lower_ in function_words(language, "bare_of") and before.i == i - 1  # "d'Israël", which has no article
    return not bare or capitals.acts_behind_of(doc[i]) or capitals.is_of_states(before)


def _organisation(scene: Scene, entity: Span) -> list[ActorMention]:
    """An organisation that only the statistics know; nothing where they took a description into it ("QG des forces X")."""
    doc, i = scene.doc, entity.start
    start = scene.after_article(i) if i + 1 < entity.end else i
    end = _without_tail(doc, start, entity.end)
    text = " ".join(token.text for token in doc[start:end])
    if len(text) < _SHORTEST_NAME or not any(c.isupper() for c in text) or text.lower() in scene.words.origins:
        return []
    actor = scene.knowledge.actor(text) or scene.knowledge.outlet(text)
    if actor is None:
        if scene.words.roles.at(doc, start) or text in scene.words.things:
            return []
        if end - start == 1 and not doc[i].is_upper and (doc[i].pos_ != "PROPN" or doc[i].is_sent_start):
            return []
        if any((inner := describe(scene, k)) and inner[0].actor.known for k in range(start + 1, entity.end)):
            return []
        actor = Actor(id=slug(text), label=text, kind="organisation")
    return [scene.mention(start, end, actor, "name" if actor.known else "unknown")]


def _without_tail(doc: Doc, start: int, end: int) -> int:
    """Where a name ends that the statistics drew too long: "Autorité de l'énergie de"."""
    tails = function_words(doc.lang_, *_TAILS)
    while end > start + 1 and (doc[end - 1].pos_ in ("ADP", "DET", "PUNCT", "CCONJ") or doc[end - 1].lower_ in tails):
        end -= 1
    return end


def _demonym(scene: Scene, i: int) -> ActorMention | None:
    """A demonym as a noun ("les Américains") or an adjective that tells whose something is ("un raid américain")."""
    token = scene.doc[i]
    origin = scene.words.origins.get(token.lower_)
    if origin is None or origin.kind not in ORIGINS_THAT_ACT:
        return None
    actor = scene.knowledge.actors.get(origin.actor)
    if token.text.islower() and not uncapitalised(scene, i, origin):
        behind = i > 0 and scene.doc[i - 1].lower_ in function_words(token.lang_, "in", "predominance")
        if actor is None or behind or token.pos_ not in ("ADJ", "NOUN"):
            return None
        return scene.mention(i, i + 1, actor, "adjective")
    if token.text.isupper() or _is_part_of_name(token) or (token.lower_ not in origin.forms[2:] and not _one(scene, i)):
        return None
    if actor is None:
        actor = Actor(id=origin.actor, label=token.text, kind="people")
    if origin.kind != "state" or (scene.definite(i) and not _some(scene, i)) or _is_side(scene, i):
        return scene.mention(i, i + 1, actor, "name")
    label, english = origin.forms[2].capitalize(), f"{origin.english} nationals"
    people = Actor(id=f"{origin.english}{NATIONALS}", label=label, kind="people", label_en=english, part_of=actor)
    return scene.mention(i, i + 1, people, "description")


def _group_adjective(scene: Scene, i: int) -> ActorMention | None:
    """A group's noun as the adjective that tells whose something is: "des tirs rebelles", "l'offensive jihadiste"."""
    token = scene.doc[i]
    if token.dep_ != "amod" or token.head.pos_ != "NOUN" or token.head.i >= i or token.text[0].isupper():
        return None
    matched = scene.words.heads.at(scene.doc, i)
    if matched is None or matched[1] > i + 1 or not tells_whose(matched[0], token.head):
        return None
    head = matched[0]
    actor = scene.knowledge.actors.get(head.alone) or Actor(id=head.alone, label=head.label, kind=head.kind, label_en=head.label_en)
    return scene.mention(i, i + 1, actor, "adjective")


def _side_taker(scene: Scene, i: int) -> ActorMention | None:
    """Those who take somebody's side, by a compound that is a noun: "les pro-Haftar", "des pro-russes"."""
    token, opener = scene.doc[i], scene.determiner(i)
    side = friend(scene, token.text) if "-" in token.text else None
    if side is None or opener is None or opener.lower_ not in function_words(token.lang_, "plural_determiner") or opener.i != i - 1:
        return None
    followed = i + 1 < len(scene.doc) and scene.doc[i + 1].pos_ == "NOUN"
    named = token.text.rpartition("-")[2][0].isupper()
    if followed or not (named or token.text.endswith(endings(token.lang_, "plural"))):
        return None
    whole = scene.knowledge.actors.get(side.actor) or Actor(id=side.actor, label=token.text, kind="people")
    whole = whole.part_of if whole.kind == "person" and whole.part_of is not None else whole
    english = f"pro-{whole.label_en or whole.label} forces"
    taker = Actor(id=f"pro-{whole.id}-forces", label=token.text, kind="group", label_en=english)
    return scene.mention(i, i + 1, taker, "description")


def _is_side(scene: Scene, i: int) -> bool:
    """Whether a demonym without an article is one of two states: "la guerre entre Américains et Iraniens"."""
    doc, first = scene.doc, i
    if i > 2 and doc[i - 1].lower_ in function_words(doc.lang_, "and") and doc[i - 2].lower_ in scene.words.origins:
        first = i - 2
    return first > 0 and doc[first - 1].lower_ in function_words(doc.lang_, "between")


def _one(scene: Scene, i: int) -> bool:
    """Whether a demonym means one person, told for the first time or pointed at: "un Nigérien", "cette jeune Yézidie"."""
    token = scene.determiner(i)
    return token is not None and token.lower_ in function_words(token.lang_, "indefinite", "demonstrative_singular")


def _some(scene: Scene, i: int) -> bool:
    """Whether a demonym means people, not their state: "ce Français", "ces six Français"; "les Français" may be either."""
    return (
        _one(scene, i)
        or scene.demonstrative(i)
        or scene.doc[i - 1].pos_ == "NUM"
        or _is_share(scene.doc, i)
        or _is_restricted(scene.doc[i])
    )


def _is_restricted(demonym: Token) -> bool:
    """Whether a clause right behind a demonym tells which people: "les Tunisiens qui ont fui", "les Belges partis en Syrie"."""
    if demonym.i + 1 >= len(demonym.doc):
        return False
    behind = demonym.nbor()
    relative = behind.lower_ in function_words(demonym.lang_, "relative_as_subject")
    gone = behind.pos_ == "NOUN" and behind.i + 1 < len(behind.doc) and infinitive(behind.nbor())  # so tagged: "les Belges partis faire …"
    return relative or gone or (past_participle(behind) and behind.head.i == demonym.i and behind.dep_ == "acl")


def _is_share(doc: Doc, i: int) -> bool:
    """Whether a demonym tells of whom a share is: "67 % des Français", "la moitié des Maliens"."""
    counted = i > 1 and doc[i - 1].lower_ in function_words(doc.lang_, "partitive", "contracted_of")
    return counted and (doc[i - 2].text == _PERCENT or doc[i - 2].lower_ in lemmas(doc.lang_, "quantifiers"))


def _compound(scene: Scene, i: int) -> list[ActorMention]:
    """Both sides of a compound adjective, as two mentions of one token: "un accord russo-turc"."""
    first, _, second = scene.doc[i].text.rpartition("-")
    origin = scene.words.origins.get(second)
    if origin is None:
        return []
    sides = [scene.knowledge.actors.get(id_) for id_ in (scene.words.prefixes.get(first, ""), origin.actor)]
    return [scene.mention(i, i + 1, side, "adjective") for side in sides if side is not None] if None not in sides else []


def _is_part_of_name(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.text[0].isupper() and not following.is_sent_start
