"""Whom a party to a fight strikes where nobody is named: who strikes it.

"L'armée a bombardé des positions des rebelles. Les rebelles ont riposté": a state, a force or an armed group that one other party of the
article strikes, and nobody else, strikes that one where nothing parts the blows in time and place. What befalls people and single men is
no fight of theirs, nor are attacks on whoever is there ("un attentat") or on a town or a house ("pilonne la ville"), which strike those
who live there; police that arrests or shoots a man is not his foe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.annotations import PlaceMention
from kg.claims.accidents import lemmas_of_class
from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import Draft, are_apart, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.forms import preposition
from kg.claims.syntax import deep_objects
from kg.claims.tellings import is_new, is_one_more
from kg.languages import Lexicon, function_words
from kg.model import Actor, Modality

_FIGHTING = frozenset({"state", "forces", "group"})
_AT_RANDOM = frozenset({"explosives", "suicide-attack", "targeted", "torture", "abduct"})  # modes of deeds that befall whoever is there
_OF_ALL = "clash"  # the mode of fights, whose parties are told or are many
_GROUND = ("territory", "facility")  # classes of nouns
_AT = frozenset({"sur", "contre"})  # in front of what a blow is aimed at
_WITHIN = 2  # names in one another: "l'aéroport | de la région | de X"
_YEAR = 4  # characters of a date that tell its year


def name_foes(drafts: Sequence[Draft], mentions: Sequence[PlaceMention], *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with the open recipients of blows filled with the one party that strikes their agents."""
    blows = [draft for draft in drafts if draft.type == "assault" and draft.agents and draft.recipients and not draft.denied]
    ground = frozenset(lemma for name in _GROUND for lemma in lemmas_of_class(lexicon, name))

    return [_struck(d, blows) if _is_open(d) and not _strikes_ground(d, mentions, ground) else d for d in drafts]


def _strikes_ground(draft: Draft, mentions: Iterable[PlaceMention], ground: frozenset[str]) -> bool:
    """Whether a blow is told to strike a place: "bombarde la région de X", "une frappe sur X", no "un raid à X"."""
    objects, of = deep_objects(draft.head), function_words(draft.head.lang_, "of")
    if any(token.lemma_ in ground for token in objects):
        return True
    for mention in mentions:
        token = draft.head.doc[mention.tokens.head]
        if token.sent != draft.head.sent:
            continue
        for _ in range(_WITHIN):
            if token not in objects and token.head != draft.head and token.dep_ == "nmod" and preposition(token) in of:
                token = token.head
        if token in objects or (token.head == draft.head and preposition(token) in _AT):
            return True
    return False


def _is_open(draft: Draft) -> bool:
    if draft.type != "assault" or draft.recipients or draft.unnamed_recipients or not draft.frame.recipient or draft.denied:
        return False
    if draft.mode in _AT_RANDOM or draft.mode == _OF_ALL or draft.frame.lemma in words_of_kind(draft.head.lang_, "terror"):
        return False
    told = draft.trigger.certainty.modality is Modality.CERTAIN or is_of_kind(draft.head, "answers")
    return told and bool(draft.agents) and all(map(_fights, draft.agents)) and not is_new(draft.head) and not is_one_more(draft.head)


def _fights(actor: Actor) -> bool:
    return actor.known and actor.kind in _FIGHTING


def _struck(draft: Draft, blows: Sequence[Draft]) -> Draft:
    own = lineages(draft.agents)
    against = [blow for blow in blows if lineages(blow.recipients) & own and not lineages(blow.agents) & own]
    if not against or not all(lineages(blow.agents) & lineages(against[0].agents) for blow in against):
        return draft
    near = next((blow for blow in against if all(map(_fights, blow.agents)) and _is_one_fight(draft, blow)), None)
    if near is None:
        return draft
    return replace(draft, recipients=near.agents, rules=(*draft.rules, "recipient: who strikes it"))


def _is_one_fight(draft: Draft, blow: Draft) -> bool:
    """Whether nothing parts two blows in time, and one falls where the other does if its place is told."""
    return not are_apart(draft, blow, within=_YEAR) and (not draft.places or bool(lineages(draft.places) & lineages(blow.places)))
