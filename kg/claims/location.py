"""Which named places can be where something is told to be, by the word that they hang on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import PlaceMention, SourceScope, TimeMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.clauses import is_apart
from kg.claims.coordination import first_of_series
from kg.claims.draft import lineages
from kg.claims.forms import is_past_participle, is_verbal, preposition
from kg.languages import function_words, lemmas, lexicon

_OBJECTS = ("obj", "nsubj:pass")
_LEFT = ("obj", "xcomp")  # what the parser makes of the object of a movement
_SUBJECTS = ("nsubj", "nsubj:pass")
_AWAY = 7  # tokens of "à 60 kilomètres au sud-est de"
_PLACES = ("PLACE", "LOC")  # names of the gazetteer and of the statistics
_LINKING = frozenset({"ADP", "ADV", "DET", "ADJ", "PUNCT"})  # ", non loin de la"
_LISTED = 4  # tokens between places told together: "au Mali et au Niger", "dans le nord du Mali, près de la frontière"


@cache
def place_words(language: str) -> frozenset[tuple[str | None, str]]:
    """Class and form of each word of place of a language."""
    return frozenset((row["class"], row["form"]) for row in lexicon(language).table("place_words"))


def tells_of_source(place: Token, head: int, scopes: Sequence[SourceScope]) -> bool:
    """Whether a place is told with who says something, and not with what is said: "une source à X a dit que …"."""
    return any(scope.start <= head < scope.end and not scope.start <= place.i < scope.end for scope in scopes)


def is_origin(place: Token, triggers: Collection[int]) -> bool:
    """Whether a place only says where somebody or something is from: "originaire de X", "un navire en provenance de X"."""
    opening = next((child for child in place.lefts if child.dep_ == "case"), None)
    before = opening.nbor(-1) if opening is not None and opening.i > 0 else place.head
    word = before if before.pos_ == "ADJ" and before.head == place.head else place.head  # "un marchand originaire de X a été tué"
    return word.i not in triggers and preposition(place) in ("de", "depuis") and ("origin", word.lemma_.lower()) in place_words(place.lang_)


def describes(verb: Token, place: Token, triggers: Collection[int]) -> bool:
    """Whether a relative clause without a deed only says what something is like: "le pont, qui relie la Crimée à Kherson"."""
    words = place_words(verb.lang_)
    if verb.dep_ == "acl" and verb.head.pos_ == "PROPN" and ("lying", verb.lemma_.lower()) in words:
        return True  # "X, située sur la route de Y"
    if verb.dep_ != "acl:relcl" or not is_verbal(verb) or verb.head.i in triggers or preposition(place) is None:
        return False
    if any((kind, verb.lemma_.lower()) in words for kind in ("lying", "scene_object")):
        return verb.head.dep_ == "nsubj" and verb.head.head.i in triggers and is_verbal(verb.head.head)  # who strikes is elsewhere
    return not any(token.i in triggers for token in verb.subtree)


def tells_origin(node: Token, triggers: Collection[int]) -> bool:
    """Whether a participle behind a comma tells what somebody had done or been elsewhere: "le chef, né en 1975 à X, a été tué à Y"."""
    if node.dep_ != "acl" or node.i in triggers or node.head.i in triggers or node.head.i > node.i or not is_past_participle(node):
        return False
    words = place_words(node.lang_)
    if any((kind, node.lemma_.lower()) in words for kind in ("lying", "sited")):
        return any(token.ent_type_ in _PLACES for token in (node.head, *node.head.children))  # "la ville d'Ashdod, située près de X"
    return node.nbor(-1).text == "," and not any(token.i in triggers for token in node.subtree)


def tells_charge(node: Token) -> bool:
    """Whether a word is what somebody is charged with, which was done elsewhere: "jugé pour des crimes commis à X"."""
    opening = preposition(node)
    return (opening == "pour" and is_of_kind(node.head, "charges")) or (opening == "de" and is_of_kind(node.head, "suspects"))


def tells_who(node: Token) -> bool:
    """Whether a participle or relative clause tells who people are, who may be elsewhere by now: "des hommes partis en Syrie"."""
    noun = node.head
    doers = noun.dep_ == "obl:agent" or preposition(noun) in function_words(node.lang_, "by")  # "tué par des hommes arrivés à Gao"
    if doers or ("lying", node.lemma_.lower()) in place_words(node.lang_):
        return False
    return is_apart(node) and noun.i < node.i and (noun.pos_ == "PROPN" or noun.lemma_.lower() in lemmas(node.lang_, "nouns", "human"))


def tells_which(node: Token) -> bool:
    """Whether a participle or relative clause only tells which people a clause is about: "les enfants retenus là-bas sont à Paris"."""
    return tells_who(node) and node.head.ent_type_ not in _PLACES and (node.dep_ == "acl" or node.head.dep_ in _SUBJECTS)


def own_scene(head: Token, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The places of a clause that stands on a noun: where any are told below it, those, what holds them and what is listed with them.

    "À Paris, un hommage a été rendu aux soldats tués au Mali": only Mali.
    """
    doc = head.doc
    own = [m for m in mentions if m.relation == "at" and head.is_ancestor(doc[m.tokens.head])] if is_apart(head) else []
    around = lineages(m.place for m in own)
    ends = {end for m in own for end in (m.tokens.start, m.tokens.end)}
    listed = [m for m in mentions if any(abs(m.tokens.start - end) <= _LISTED for end in ends)]
    return [m for m in mentions if m in listed or around & lineages((m.place,))] if own else mentions


def happened(mentions: list[PlaceMention], head: Token, bearers: frozenset[int], *, said: bool) -> list[PlaceMention]:
    """Without the places that say which actor is meant ("la force Barkhane au Sahel"), where others say where the event is.

    Of places told apart that lie in no one country, only those nearest to the event are its own, and none is that which a
    distance is counted from ("à 60 km de X"), if another is told.
    """
    doc = head.doc
    groups: list[list[PlaceMention]] = []
    for mention in sorted(mentions, key=lambda m: m.tokens):
        between = list(doc[groups[-1][-1].tokens.end : mention.tokens.start]) if groups else []
        if groups and (len(between) <= _LISTED or all(token.pos_ in _LINKING for token in between)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    own = [group for group in groups if any(m.relation != "at" or not _says_which(doc[m.tokens.head], bearers) for m in group)]
    if not own and not said:
        own = groups
    near = [kept for group in own if (kept := [m for m in group if not _is_far(m, doc)])] or own
    nearest = min(near, key=lambda group: min(abs(m.tokens.head - head.i) for m in group), default=[])
    around = lineages(m.place for m in nearest)
    return [m for group in near for m in group if m.relation != "at" or around & lineages((m.place,)) or doc[m.tokens.head].dep_ == "conj"]


def _is_far(mention: PlaceMention, doc: Doc) -> bool:
    """Whether a place only says how far away another one is."""
    start, words = mention.tokens.start, place_words(doc.lang_)
    return any(("distance", token.lower_) in words for token in doc[max(0, start - _AWAY) : start])


def _says_which(place: Token, bearers: frozenset[int]) -> bool:
    """Whether a place hangs on the noun of an actor, with no verb between."""
    node = place
    while node.dep_ in ("nmod", "conj", "appos", "flat:name", "amod") and node.head != node:
        node = node.head
        if node.i in bearers:
            return True
    return False


def topic(head: Token, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The place that opens a headline before a colon or a full stop: "Mali : deux soldats tués", "Mexique. Un maire abattu"."""
    doc, start = head.doc, head.sent.start
    first = next((p for p in places if p.tokens.start == 0), None)
    if first is not None and start > 0 and doc[first.tokens.end].text == "." and first.tokens.end + 1 == start:
        return [first]
    return [p for p in places if p.tokens.start == start and p.tokens.end < head.i and doc[p.tokens.end].text == ":"]


def is_hit(token: Token, mention: PlaceMention) -> bool:
    """Whether a place is what an assault hits, which is where it is if nothing else is told: "des frappes contre la Syrie"."""
    return mention.relation in ("none", "at") and (token.dep_ in _OBJECTS or preposition(token) in function_words(token.lang_, "against"))


def struck_participle(place: Token, triggers: Collection[int]) -> Token | None:
    """The participle that tells what befell the place that it stands behind: "Alep bombardée par l'aviation"."""
    told = (child for child in place.children if child.i in triggers and child.i > place.i and child.dep_ == "acl")
    return next((child for child in told if is_past_participle(child)), None)


def hitting(place: Token, triggers: Collection[int]) -> Token:
    """The word that a place struck hangs on; the act where a verb only lends it doer or target: "mener un raid contre X", "a visé X"."""
    verb = place.head
    if verb.i not in triggers and preposition(place) in function_words(place.lang_, "against"):
        return next((child for child in verb.children if child.dep_ == "obj" and child.i in triggers), verb)
    if place.dep_ not in _OBJECTS or not is_of_kind(verb, "aims", "hits"):
        return verb
    if verb.dep_ in ("acl", "amod"):
        return verb.head if verb.head.i in triggers else verb
    acts = (child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NOUN")
    return next((act for act in acts if act.i in triggers), verb)  # "des missiles ont visé X", "une frappe a visé X"


def is_location(token: Token, mention: PlaceMention, triggers: frozenset[int], acting: frozenset[int], language: str) -> bool:
    """Countries are places only behind a locative preposition, other places there or as what is struck, held or left; else they act."""
    introduced = preposition(token) or ""
    if mention.relation == "at" and _is_scene(token, language):
        return True
    if mention.relation == "at" and token.pos_ == "PRON":  # "y"
        return True
    if is_left_or_reached(token, mention):
        return token.head.i in triggers
    if token.i in acting and introduced not in function_words(language, "locative"):
        return False
    if token.i in acting and introduced == "à" and is_of_kind(token.head, "blames"):  # "impute à Lima la mort de trois soldats"
        return False
    if mention.relation == "none" and (mention.place.kind == "country" or token.head.i not in triggers or token.dep_ not in _OBJECTS):
        return False
    placing = function_words(language, "locative", "near")
    if mention.place.kind != "country" or introduced in placing or mention.relation == "from" or token.dep_ in ("conj", "appos"):
        return True
    partitive = token.head.dep_ in ("obl:arg", "nmod") and preposition(token.head) == "de"  # "contrôlait de vastes pans de la Syrie"
    taken = (token.head.dep_ in _OBJECTS or partitive) and token.head.head.i in triggers
    return introduced == "de" and (token.head.i in triggers or taken)


def is_left_or_reached(token: Token, mention: PlaceMention | TimeMention) -> bool:
    """Whether a place is the object of a movement, whose end it is alone: "quitter le pays"."""
    return isinstance(mention, PlaceMention) and mention.relation in ("from", "to") and token.dep_ in _LEFT


def _is_scene(token: Token, language: str) -> bool:
    """Whether a place is what a verb makes the scene of something: "le pays connaît une vague d'attentats", "a secoué le pays"."""
    token = first_of_series(token)
    words, verb = place_words(language), token.head.lemma_.lower()
    if token.dep_ in _SUBJECTS and ("scene_subject", verb) in words:
        return True
    return token.dep_ in _OBJECTS and ("scene_object", verb) in words
