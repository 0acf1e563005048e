"""Bodies under a full name that begins with a capital noun: "le Front populaire d'autodéfense de l'Ituri (FPAC)".

An article gives such a name in full once, mostly with its initials in brackets, and goes on with the initials, the beginning of the
name ("le Front populaire") or its noun alone ("la Coopérative"). All are one actor: the gazetteer's under the full name or the
initials, else a new one, whatever known body's name the full name begins with.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.descriptions import describe
from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.scene import Scene
from kg.annotations import ActorMention, text_of
from kg.knowledge import fold, slug
from kg.knowledge.folding import unaccent
from kg.languages import function_words, lexicon
from kg.model import Actor

_KNOWN = (ACTOR, OUTLET, PLACE)
_BODIES = ("group", "forces", "organisation")
_ARMED = ("group", "forces")
_LONGEST = 16  # words of a name
_NOMINAL = ("NOUN", "PROPN", "ADJ", "ADV", "X")
_LINKS = ("of", "definite", "contracted", "to", "in", "and", "remit", "against", "inside")
_INITIALS = range(2, 11)  # characters of the initials of a name
_DASHES = ("-", "–")
_OF_NAMES = ("bare_of", "contracted_of")


@cache
def _nouns(language: str) -> dict[str, str]:
    """The nouns with which names begin, without accents too, with the kind of their bodies."""
    rows = lexicon(language).table("body_nouns")
    return {spelling: row["kind"] for row in rows for spelling in (row["form"], unaccent(row["form"]))}


def read_bodies(scene: Scene) -> None:
    """Remember beforehand the bodies whose initials an article explains: titles and first sentences often have the initials alone."""
    doc = scene.doc
    for k in range(1, len(doc) - 2):
        if doc[k].text != "(":
            continue
        known = scene.known_actor(k + 1)
        if known is not None and not _is_closed(doc, known[1]):
            known = None
        if known is not None and (spelled := _spelled(scene, k, known[0])) is not None:
            scene.bodies_at[spelled] = k, known[0]
        elif known is not None and known[0].kind in _BODIES:
            if (start := _start(scene, k, doc[k + 1].text)) is not None:
                _remember(scene, start, k, text_of(doc, k + 1, known[1]))
        elif doc[k + 1].text[0].isupper() and _is_closed(doc, k + 2):
            start = _start(scene, k, doc[k + 1].text)
            if start is not None and (is_initials(doc[k + 1].text) or _is_blend(doc[k + 1].text, doc, start, k)):
                _remember(scene, start, k, doc[k + 1].text)
        elif is_initials(doc[k - 1].text) and is_body_noun(doc[k + 1]) and (end := _closing(doc, k + 1)) is not None:
            _remember(scene, k + 1, end, doc[k - 1].text)


def read_names(scene: Scene) -> None:
    """Remember beforehand the bodies that nothing but their name tells of, so that their members are theirs: "un émir des Brigades X"."""
    doc = scene.doc
    for token in doc:
        if token.i in scene.bodies_at or not is_body_noun(token):
            continue
        described = describe(scene, token.i)
        if described and (described[-1].actor.known or described[-1].tokens.end > token.i + 1):
            continue
        body = new_body(scene, token.i, after=described[-1].tokens.end if described else 0)
        if body is not None and not body.actor.known and body.actor.kind in _ARMED:
            scene.bodies_at[token.i] = body.tokens.end, body.actor


def _spelled(scene: Scene, end: int, actor: Actor) -> int | None:
    """Where the name in front of a known actor's initials begins, if written small: "le gouvernement d'union nationale (GNA)"."""
    names = {fold(name) for name in (actor.label, *actor.aliases)}
    starts = (i for i in range(max(0, end - _LONGEST), end - 1) if scene.doc[i].pos_ == "NOUN" and scene.doc[i].text.islower())
    return next((i for i in starts if fold(text_of(scene.doc, i, end)) in names), None)


def keep_noun(scene: Scene, i: int, end: int, actor: Actor) -> None:
    """Keep a known body under the noun with which its name begins: "le Conseil de sécurité" goes on as "le Conseil"."""
    if end > i + 1 and actor.kind in _BODIES and is_body_noun(scene.doc[i]):
        scene.bodies[_key(scene.doc, i, i + 1)] = actor


def _is_closed(doc: Doc, end: int) -> bool:
    return end < len(doc) and doc[end].text in (")", ",", ";")


def is_initials(text: str) -> bool:
    """Whether a word looks like the initials of a name: "FPAC", "CoDeCo"."""
    capitals = sum(not c.islower() for c in text)
    return len(text) in _INITIALS and text[0].isupper() and text.replace("-", "").isalnum() and capitals * 2 >= len(text)


def find_body(scene: Scene, i: int) -> ActorMention | None:
    """The mention of a body that the article names in full, by its name, the beginning of it or its noun."""
    if i in scene.bodies_at:
        end, actor = scene.bodies_at[i]
        return scene.mention(i, end, actor, "name" if actor.known else "unknown")
    if not scene.bodies or not is_body_noun(scene.doc[i]) or not scene.definite(i):
        return None
    known = scene.entities.get(i)
    shortest = known.end if known is not None and known.label_ in (ACTOR, OUTLET) else i + 1
    for j in range(min(len(scene.doc), i + _LONGEST), shortest - 1, -1):
        body = scene.bodies.get(_key(scene.doc, i, j))
        if body is not None and (j > i + 1 or (_chain(scene, i) == j and not _is_qualified(scene, j))):
            return scene.mention(i, j, body, "name" if body.known else "unknown")
    return None


def _is_qualified(scene: Scene, j: int) -> bool:
    """Whether what follows a body's noun makes it another's: "le Conseil libanais"."""
    return j < len(scene.doc) and (scene.doc[j].text in scene.words.origins or scene.doc[j].text[0].isupper())


def new_body(scene: Scene, i: int, *, after: int) -> ActorMention | None:
    """The mention of a body that nothing explains, as far as its name goes: "le Mouvement démocratique du peuple agaw".

    None where the name ends no later than `after`, behind what a description or the statistics tell of it.
    """
    doc, entity = scene.doc, scene.entities.get(i)
    if not is_body_noun(doc[i]) or doc[i].is_sent_start or not scene.definite(i) or (entity is not None and entity.label_ in _KNOWN):
        return None
    end = _chain(scene, i)
    if end < i + 2 or end <= after or (entity is not None and end < entity.end):
        return None
    text = text_of(doc, i, end)
    actor = scene.knowledge.actor(text) or Actor(id=slug(text), label=text, kind=_nouns(doc.lang_)[doc[i].lower_])
    _keep(scene, i, end, actor)
    return scene.mention(i, end, actor, "name" if actor.known else "unknown")


def is_body_noun(token: Token) -> bool:
    """Whether a word is a noun with which the names of bodies begin, with its capital."""
    return token.text[0].isupper() and not token.text.isupper() and token.lower_ in _nouns(token.lang_)


def _start(scene: Scene, end: int, initials: str) -> int | None:
    """Where the name in front of its initials begins: at the noun whose words they abbreviate, else the first that may be meant."""
    doc, found = scene.doc, []
    for i in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if not _is_within(doc[i]):
            break
        if is_body_noun(doc[i]):
            found.append(i)
        if doc[i].is_sent_start:
            break
    abbreviated = [i for i in found if _abbreviates(initials, doc, i, end)]
    known = scene.by_end.get(end)
    if not abbreviated and known is not None and known.label_ in (ACTOR, OUTLET):
        return None
    return min(abbreviated or found, default=None)


def _is_within(token: Token) -> bool:
    """Whether a word may stand in a name: no verb, no punctuation, none but the prepositions that names have."""
    if token.lower_ in function_words(token.lang_, *_LINKS) or token.text[0].isupper() or token.like_num or token.text in _DASHES:
        return True
    participle = token.pos_ == "VERB" and not token.morph.get("Mood", [])
    return token.text.replace("-", "").isalnum() and (token.pos_ in _NOMINAL or participle)


def _abbreviates(initials: str, doc: Doc, start: int, end: int) -> bool:
    """Whether letters are the first ones of a name's words, in order, not one of them left out."""
    first = iter(fold(token.text.rpartition("'")[2] or token.text)[:1] for token in doc[start:end])
    return fold(initials)[:1] == fold(doc[start].text)[:1] and all(letter in first for letter in fold(initials))


def _is_blend(word: str, doc: Doc, start: int, end: int) -> bool:
    """Whether a word is made of the first letters of a name's words: "Codeco" of "Coopérative pour le développement du Congo"."""
    heads = {fold(token.text)[:k] for token in doc[start:end] for k in (1, 2, 3)}
    spelled = {0}
    for i in range(len(word)):
        spelled |= {i + len(part) for part in heads if i in spelled and fold(word).startswith(part, i)}
    return len(word) in _INITIALS and word.isalpha() and len(word) in spelled


def _closing(doc: Doc, i: int) -> int | None:
    """Where the bracket around a name closes."""
    for k in range(i + 1, min(len(doc), i + _LONGEST)):
        if doc[k].text in (")", ","):
            return k
        if not _is_within(doc[k]):
            return None
    return None


def _chain(scene: Scene, i: int) -> int:
    """Where a name ends that nothing closes: behind its adjectives and its complements of "de", before what is named itself."""
    doc, end, k = scene.doc, i + 1, i + 1
    of, definite = function_words(doc.lang_, *_OF_NAMES), function_words(doc.lang_, "definite")
    while k < min(len(doc), i + _LONGEST) and not doc[k].is_sent_start:
        token = doc[k]
        if token.lower_ in of:
            k += 1 + (k + 1 < len(doc) and doc[k + 1].lower_ in definite)
            if k >= len(doc) or _is_other(scene, k) or doc[k].pos_ not in ("NOUN", "PROPN"):
                break
        elif end == k == i + 1 and _is_bare_name(scene, k):  # "l'Observatoire | al-Rafidain"
            pass
        elif token.pos_ != "ADJ" or not token.text.islower() or (token.text in scene.words.origins and end == k == i + 1):
            break
        entity = scene.entities.get(k)
        end = k = max(k + 1, entity.end if entity is not None and entity.label_ == PLACE else 0)
    return end


def _is_bare_name(scene: Scene, k: int) -> bool:
    """Whether a name of nothing known stands at a token, whose Arabic article may be small: "al-Rafidain"; no person's, no origin."""
    token, entity = scene.doc[k], scene.entities.get(k)
    named = token.text[0].isupper() or token.text.partition("-")[2][:1].isupper()
    known = entity is not None and entity.label_ in ("PER", PLACE, *_KNOWN)
    return named and not known and not _is_other(scene, k) and token.text.lower() not in scene.words.origins


def _is_other(scene: Scene, k: int) -> bool:
    """Whether another actor, a person or a described one begins at a token."""
    entity = scene.entities.get(k)
    return scene.known_actor(k) is not None or (entity is not None and entity.label_ == "PER")


def _remember(scene: Scene, start: int, end: int, initials: str) -> None:
    """Keep the body of a name with its initials: the gazetteer's under either, else a new one."""
    doc, entity = scene.doc, scene.entities.get(start)
    text = text_of(doc, start, end)
    if entity is not None and entity.end == end and entity.label_ in (ACTOR, OUTLET):
        actor, _ = scene.known_actor(start) or (None, 0)
    else:
        actor = scene.knowledge.actor(text) or _by_initials(scene, text, initials) or _described(scene, start, end)
    if actor is None:
        kind = _nouns(doc.lang_)[doc[start].lower_]
        actor = Actor(id=slug(text), label=text, kind=kind, aliases=(initials,))
    scene.acronyms[initials] = actor
    if not actor.known:
        scene.own_initials[initials] = actor
    scene.bodies_at[start] = end, actor
    _keep(scene, start, end, actor)


def _described(scene: Scene, start: int, end: int) -> Actor | None:
    """The known actor that the whole name describes: "les Forces armées maliennes (FAMa)"."""
    described = describe(scene, start)
    whole = described is not None and len(described) == 1 and described[0].tokens.end == end
    return described[0].actor if described and whole and described[0].actor.known else None


def _by_initials(scene: Scene, text: str, initials: str) -> Actor | None:
    """The gazetteer's actor of the initials, unless it has a French name that shares no more than one word with this one."""
    known = scene.knowledge.actor(initials)
    if known is None or known.kind == "person" or not scene.fits(known):
        return None
    told = _content(text, scene.doc.lang_)
    names = [_content(name, scene.doc.lang_) for name in (known.label, *known.aliases) if " " in name]
    french = [name for name in names if not name.isdisjoint(_nouns(scene.doc.lang_))]
    return known if not french or any(len(name & told) > 1 for name in french) else None


def _content(name: str, language: str) -> frozenset[str]:
    """The words of a name but for those that link them."""
    return frozenset(fold(name).replace("'", " ").split()) - function_words(language, *_LINKS)


def _keep(scene: Scene, start: int, end: int, actor: Actor) -> None:
    """Keep a body under the beginnings of its name."""
    for j in range(end, start, -1):
        if scene.doc[j - 1].lower_ not in function_words(scene.doc.lang_, *_LINKS):
            scene.bodies[_key(scene.doc, start, j)] = actor


def _key(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    return tuple(unaccent(token.lower_) for token in doc[start:end])
