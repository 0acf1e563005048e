"""Fighters that an article words in several ways though it tells of one side: "jihadistes", "groupes terroristes".

Where no armed group is named or told apart, the words are of one narrator and mean one adversary: the actor of the word that he
has most often, the first of equals, one that tells their creed before one that judges them. Gunmen and attackers whom nobody
knows stay such: that they are of that side would be a guess.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.annotations import ActorMention
from kg.model import ActorFamily

_OF_A_CREED = frozenset({"jihadists", "islamists", "jihadist-groups", "jihadist-cells"})
_JUDGED = frozenset({"terrorists", "terrorist-groups", "extremists"})
_UNNAMED = _OF_A_CREED | _JUDGED
_NAMING = frozenset({"name", "unknown"})


def unite(mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """The mentions with one actor for the unnamed fighters of an article that names no armed group."""
    unnamed = [m.actor for m in mentions if m.actor.id in _UNNAMED]
    if not unnamed or any(_names_group(mention) for mention in mentions):
        return mentions
    candidates = [actor for actor in unnamed if actor.id in _OF_A_CREED] or unnamed
    told = Counter(actor.id for actor in candidates)
    meant = max(candidates, key=lambda actor: told[actor.id])
    return tuple(replace(m, actor=meant) if m.actor.id in _UNNAMED else m for m in mentions)


def _names_group(mention: ActorMention) -> bool:
    """Whether a mention names an armed group, or describes one that is known."""
    actor = mention.actor
    if actor.family is not ActorFamily.ACTOR or actor.kind != "group" or actor.id in _UNNAMED:
        return False
    return actor.known or mention.how in _NAMING
