"""Actors described rather than named: a head noun with its origin or its possessor.

"les forces américaines" -> us-forces; "des combattants de l'EI" -> isis; "des civils" -> civilians.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Token

from kg.annotate.actor_words import SAYS_NO_MORE, Head, Origin, Phrases
from kg.annotate.appositions import apposed_to
from kg.annotate.derived_actors import STATELIKE, derived, led_coalition, offshoot, owned
from kg.annotate.initials import by_initials
from kg.annotate.layout import QUOTE_MARKS
from kg.annotate.names import PLACE
from kg.annotate.scene import Scene
from kg.annotations import ActorMention
from kg.languages import endings, function_words
from kg.model import Actor

V = TypeVar("V")
_ARGUMENTS = ("nsubj", "obj", "obl:agent")
_BODIES = ("group", "forces", "organisation", "state")
_OF_STATES = ("state", "forces", "organisation")
_HELD = frozenset({"hostages", "prisoners"})
_UNIT = "troops"
_NEUTRAL_ADJECTIVES = 2  # how many other adjectives may stand before the one that tells the origin


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What follows a head noun: adjectives of origin, and the actor that it belongs to or that bears its name."""

    end: int
    origins: tuple[Origin, ...] = ()
    owner: Actor | None = None
    name: Actor | None = None
    by_capital: bool = False  # the owner is a state named by its capital


def read_modifiers(scene: Scene, i: int, *, depth: int = 2) -> Modifiers:
    """The modifiers that begin at a token, as far as they tell who is meant."""
    doc = scene.doc
    end, skipped = i, 0
    k = _behind_quotation(scene, i)
    origins: list[Origin] = []
    while k < len(doc) and not (k > i and doc[k].is_sent_start):
        if named := scene.known_actor(_behind_naming(scene, k)):
            if named[0].kind == "state" and doc[k].is_upper:  # "l'armée US"
                return Modifiers(named[1], tuple(origins), owner=named[0])
            return Modifiers(named[1], tuple(origins), name=named[0])
        origin = scene.words.origins.get(doc[k].text) or friend(scene, doc[k].text)
        if origin is not None and doc[k].text[0].islower():
            origins.append(origin)
            end = k = k + 1
        elif origins and (start := scene.complement(k)) and scene.state(start):
            break  # "les troupes étrangères d'Irak": where they are, not whose
        elif owner := _owner(scene, k, depth=depth):
            start = scene.complement(k) or k
            return Modifiers(owner[1], tuple(origins), owner=owner[0], by_capital=scene.state(start) is not None and scene.capital(start))
        elif skipped < _NEUTRAL_ADJECTIVES and _is_neutral(doc[k]):
            skipped, k = skipped + 1, k + 1
        else:
            break
    return Modifiers(end, tuple(origins))


def _is_neutral(token: Token) -> bool:
    """Whether a word is an adjective that does not tell who is meant: "un commandant local de X", "un chef présumé de X"."""
    return token.text.islower() and (token.pos_ == "ADJ" or token.lower_ in function_words(token.lang_, "hedging"))


def _behind_naming(scene: Scene, i: int) -> int:
    """The token of a name behind the word at a token that gives it: "le groupe armé | appelé Brigades X"."""
    naming = i + 1 < len(scene.doc) and scene.doc[i].lemma_.lower() in function_words(scene.doc.lang_, "naming")
    return i + 1 if naming else i


def _behind_quotation(scene: Scene, i: int) -> int:
    """The token behind a mark that closes a quotation, where an adjective of origin follows: '"7.000 soldats" américains'."""
    doc = scene.doc
    if i + 1 >= len(doc) or doc[i].text not in QUOTE_MARKS or not doc[i + 1].text[0].islower():
        return i
    return i + 1 if doc[i + 1].text in scene.words.origins else i


def friend(scene: Scene, text: str) -> Origin | None:
    """The side that a compound with pro- takes: "pro-iraniens", "pro-Ankara"."""
    side = text[4:] if text[:4].lower() == "pro-" else ""
    if not side:
        return None
    origin = scene.words.origins.get(side)
    actor = origin.actor if origin else getattr(scene.knowledge.actor(side), "id", None)
    return Origin(actor, f"pro-{actor}", "friend", (text,) * 4) if actor else None


def read_phrase(scene: Scene, phrases: Phrases[V], i: int, *, depth: int = 2) -> tuple[V, int, Modifiers] | None:
    """The phrase of a table at a token, the token after it, and its modifiers, also where one stands inside it."""
    matched = phrases.at(scene.doc, i)
    if matched is None:
        return None
    inside = scene.words.origins.get(scene.doc[i + 1].text) if i + 1 < len(scene.doc) else None
    if inside is not None and (split := phrases.around(scene.doc, i)):
        return split[0], split[1], Modifiers(split[1], (inside,))
    for k in range(i + 1, matched[1]):  # "des combattants | islamistes chebab", "des combattants de la | Résistance"
        if (named := scene.known_actor(k)) is None or named[1] < matched[1]:
            continue
        if named[1] > matched[1] if scene.doc[k].is_lower else named[0].kind == "group":
            return matched[0], matched[1], Modifiers(named[1], name=named[0])
    return matched[0], matched[1], read_modifiers(scene, matched[1], depth=depth)


def _owner(scene: Scene, i: int, *, depth: int) -> tuple[Actor, int] | None:
    """The actor in "de + actor" at a token: a name, a state or another description."""
    start = scene.complement(i)
    if start is None or start + 1 >= len(scene.doc):
        return None
    if scene.doc[start].lower_.endswith(endings(scene.doc.lang_, "ordinal")):  # "de la troisième brigade de l'armée"
        start += 1
    if found := scene.known_actor(start) or scene.state(start):
        return found
    if depth and (inner := describe(scene, start, depth=depth - 1)) and inner[0].actor.known:
        return inner[0].actor, inner[0].tokens.end
    return by_initials(scene, start)


def describe(scene: Scene, i: int, *, depth: int = 2) -> list[ActorMention] | None:
    """The mentions that a description beginning at a token makes: several when adjectives are coordinated."""
    matched = read_phrase(scene, scene.words.heads, i, depth=depth)
    if matched is None or not _heads_phrase(scene, i):
        return None
    head, after, modifiers = matched
    if modifiers.name is None and modifiers.owner is None and head.members and (whose := _loyal_to(scene, modifiers.end)) is not None:
        modifiers = Modifiers(whose[1], modifiers.origins, owner=whose[0])
    noun = scene.doc[i].head
    if scene.doc[i].dep_ == "amod" and noun.i >= after and (scene.doc[i].pos_ == "ADJ" or not scene.words.heads.at(scene.doc, noun.i)):
        return None  # "ce criminel assassinat", "de jeunes soldats"
    located = scene.possessed(i) or (head.kind == "forces" and _leaves(scene, i, modifiers.end))
    if modifiers.owner is not None and modifiers.owner.kind == "state" and not modifiers.origins and located:
        modifiers = Modifiers(after)  # "retirer ses troupes de Syrie": where they are, not whose
    if modifiers.owner is not None and modifiers.owner.kind == "group" and head.kind == "group" and scene.possessed(i):
        return [scene.mention(i, modifiers.end, modifiers.owner, "name")]  # "son allié du Front X", "ses rivaux de la milice X"
    if (held := modifiers.name) is not None and held.kind == "group" and head.suffix in _HELD and scene.doc[modifiers.end - 1].is_lower:
        modifiers = Modifiers(modifiers.end, modifiers.origins, owner=held)  # "des prisonniers talibans" are not the group
    if modifiers.by_capital and head.kind not in _OF_STATES:
        modifiers = Modifiers(after)  # "les habitants de Bagdad" live there; "le gouvernement de Bagdad" is the state's
    if modifiers.name is not None and modifiers.name.kind == "person" and head.kind in _BODIES:
        modifiers = Modifiers(after + len(modifiers.origins), modifiers.origins)  # "le chef de l'opposition malienne X"
    if modifiers.name is None and (apposed := apposed_to(scene, head, i)) is not None:
        return [scene.mention(i, after if modifiers.owner else modifiers.end, apposed, "description")]
    if head.suffix == "coalition" and (led := led_coalition(scene, head, modifiers.end)):
        return [scene.mention(i, modifiers.end, led, "description" if led.known else "name")]
    actor = _actor(scene, head, modifiers) or _with_next(scene, head, after)
    if actor is None:
        return _unspecified(scene, head, i, after)
    mentions = [scene.mention(i, modifiers.end, actor, "name" if modifiers.name else "description")]
    return mentions + coordinated(scene, head, modifiers.end) if modifiers.origins else mentions


def _leaves(scene: Scene, i: int, end: int) -> bool:
    """Whether forces whose description ends at `end` leave the country that it names: "le retrait des troupes | d'Irak"."""
    doc, leaving = scene.doc, function_words(scene.doc.lang_, "withdrawal")
    further = doc[end + 1 : end + 3] if end < len(doc) and doc[end].lower_ in function_words(doc.lang_, "of", "bare_of") else ()
    told = any(token.ent_type_ == PLACE for token in further)  # "le retrait des troupes de Lima du Chili"
    return doc[i].head.lemma_.lower() in leaving and doc[i].head.i < i and not told


def _loyal_to(scene: Scene, i: int) -> tuple[Actor, int] | None:
    """Whose forces are by an adjective at a token and "à", and the token behind: "loyales au maréchal X", "fidèles au gouvernement"."""
    doc = scene.doc
    if i + 2 >= len(doc) or doc[i].lower_ not in function_words(doc.lang_, "loyal"):
        return None
    if doc[i + 1].lower_ not in function_words(doc.lang_, "to"):
        return None
    start = scene.after_article(i + 2) if doc[i + 1].lower_ in function_words(doc.lang_, "bare_to") else i + 2
    titled = scene.words.roles.at(doc, start) if start < len(doc) else None
    return scene.known_actor(titled[1]) if titled is not None else scene.known_actor(start) or scene.state(start)


def _heads_phrase(scene: Scene, i: int) -> bool:
    """Whether a word is a noun of its own here: no verb, and not the qualifier of a noun before it ("offensive militaire")."""
    token = scene.doc[i]
    before = scene.doc[i - 1] if i and not token.is_sent_start else None
    if (
        before is not None
        and token.lower_ in function_words(token.lang_, "state_noun")
        and before.lower_ in function_words(token.lang_, "bare_of")
    ):
        return False  # "la télévision d'État syrienne"
    if token.pos_ in ("VERB", "AUX", "ADV", "ADP") and token.dep_ not in ("nsubj", "obj"):
        return False
    if before is not None and not _determines(before) and (_among_adjectives(token) or _qualifies(token)):
        return False
    return before is None or before.pos_ not in ("NOUN", "PROPN")


def _among_adjectives(token: Token) -> bool:
    """Whether a word stands in a series of adjectives: "judiciaires, militaires et diplomatiques"."""
    if token.dep_ == "conj" and token.head.pos_ == "ADJ":
        return True
    doc, i = token.doc, token.i
    before = i > 1 and doc[i - 1].text == "," and doc[i - 2].pos_ == "ADJ"
    return before and i + 2 < len(doc) and doc[i + 1].lower_ in function_words(doc.lang_, "coordinator") and doc[i + 2].pos_ == "ADJ"


def _determines(before: Token) -> bool:
    """Whether the word before makes a noun of what follows."""
    return before.pos_ in ("DET", "NUM", "ADP") or before.lower_ in function_words(before.lang_, "of", "definite", "indefinite")


def _qualifies(token: Token) -> bool:
    """Whether an adjective that might be a noun is predicated or qualifies: "sont partis", dite "terroriste"."""
    if token.pos_ != "ADJ" or token.dep_ in ("nsubj", "obj", "obl:agent"):
        return False
    return not (token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"))


def _with_next(scene: Scene, head: Head, after: int) -> Actor | None:
    """The actor of a bare noun beside another whose plural adjective tells of both: "soldats et diplomates américains"."""
    doc = scene.doc
    beside = after + 2 < len(doc) and doc[after].lower_ in function_words(doc.lang_, "coordinator") and doc[after + 1].pos_ == "NOUN"
    origin = scene.words.origins.get(doc[after + 2].text) if beside else None
    both = origin is not None and origin.kind == "state" and doc[after + 2].text in origin.forms[2:]
    return derived(scene, head, origin) if origin is not None and both else None


def coordinated(scene: Scene, head: Head, end: int) -> list[ActorMention]:
    """The further actors of "forces russes et syriennes", each on its own adjective."""
    doc, found, joining = scene.doc, [], function_words(scene.doc.lang_, "coordinator")
    while end + 1 < len(doc) and (doc[end].lower_ in joining or doc[end].text == ","):
        origin = scene.words.origins.get(doc[end + 1].text)
        if origin is None or not doc[end + 1].text.islower():
            break
        actor = _actor(scene, head, Modifiers(end + 2, (origin,)))
        if actor is None:
            break
        found.append(scene.mention(end + 1, end + 2, actor, "description"))
        end += 2
    return found


def _actor(scene: Scene, head: Head, modifiers: Modifiers) -> Actor | None:
    """Who is described, None when the modifiers don't tell."""
    if modifiers.name is not None:
        return modifiers.name
    if modifiers.owner is not None:
        return offshoot(scene, head, modifiers.owner, modifiers.origins) or owned(scene, head, modifiers.owner)
    whose = next((o for o in modifiers.origins if o.kind in STATELIKE), None) or next(iter(modifiers.origins), None)
    if whose is None:
        return None
    return derived(scene, head, whose, tuple(o for o in modifiers.origins if o is not whose))


def _unspecified(scene: Scene, head: Head, i: int, after: int) -> list[ActorMention] | None:
    """A head alone: an anaphor where it is definite and may point back, a generic actor otherwise."""
    lone = head.alone != _UNIT or head.form not in function_words(scene.doc.lang_, "unit_noun")
    if not lone and (scene.demonstrative(i) or _is_told_whose(scene, after)):
        return None  # "un de ces détachements", "l'unité du génie de X"
    past = i > 0 and scene.doc[i - 1].lower_ in function_words(scene.doc.lang_, "former")  # "l'ancien régime" is not the one told of
    person = head.kind == "people" and head.alone.endswith("s") and not head.form.endswith(endings(scene.doc.lang_, "plural"))
    pointing = (head.anaphor or person) and scene.definite(i) and not past
    if not head.alone or (head.alone in SAYS_NO_MORE and not (pointing or scene.demonstrative(i))):
        return None
    if (head.argument and not scene.doc[i].dep_.startswith(_ARGUMENTS)) or (head.alone in SAYS_NO_MORE and scene.complement(after)):
        return None  # "le partage du pouvoir", "la formation d'un gouvernement"
    known = scene.knowledge.actors.get(head.alone)
    actor = known or Actor(id=head.alone, label=head.label, kind="person" if person and pointing else head.kind, label_en=head.label_en)
    how = "anaphor" if pointing or scene.demonstrative(i) or (not lone and scene.doc[i].dep_.startswith(_ARGUMENTS)) else "description"
    return [scene.mention(i, after, actor, how)]


def _is_told_whose(scene: Scene, after: int) -> bool:
    """Whether an adjective or a complement behind a unit's noun tells whose it is, or which: "une unité spéciale", "l'unité du génie"."""
    if after >= len(scene.doc):
        return False
    of = function_words(scene.doc.lang_, "of")
    return scene.doc[after].pos_ == "ADJ" or scene.doc[after].lower_ in of
