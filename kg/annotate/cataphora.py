"""Noun phrases that nothing before them explains, with whom the article calls so later: "le président", "la coalition" in a title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.annotate.anaphors import Anaphors
from kg.annotations import ActorMention
from kg.model import Actor

_SOON = 5  # sentences within which a title's "le président" is introduced


def settle(mentions: Iterable[ActorMention], told: Anaphors) -> Iterator[ActorMention]:
    """The mentions of an article, in order; those that nothing before explains, and their pronouns, with whom it names later."""
    meant: dict[str, Actor] = {}
    for mention in mentions:
        if mention.how == "anaphor":
            meant[mention.actor.id] = _named_later(mention, told)
        stands = mention.how in ("anaphor", "pronoun") and mention.actor.id in meant
        yield replace(mention, actor=meant[mention.actor.id]) if stands else mention


def _named_later(mention: ActorMention, told: Anaphors) -> Actor:
    """The holder introduced later of an office, the one force that is called so later; else the mention's own actor."""
    if mention.actor.kind == "person":
        return _introduced_later(mention, told)
    matched = told.words.heads.at(told.doc, mention.tokens.start)
    if matched is None or mention.actor.id != matched[0].alone or matched[0].kind != "forces" or told.classified(mention):
        return mention.actor
    called = {actor.id: actor for actor, _ in told.recent if actor.kind == "forces" and matched[0].alone in told.called[actor.id]}
    return next(iter(called.values())) if len(called) == 1 else mention.actor


def _introduced_later(mention: ActorMention, told: Anaphors) -> Actor:
    """The first who is said or known to hold an office in the sentences that follow it."""
    sentence = told.text.sentence(mention.tokens.head)
    roles = told.words.roles.at(told.doc, mention.tokens.start)
    if roles is None or mention.actor.id != roles[0].english:
        return mention.actor
    following = (actor for actor, later in told.recent if 0 <= later - sentence <= _SOON and actor.kind == "person")
    return next((a for a in following if told.is_called(a, mention) or told.holds(a, mention.actor.id)), mention.actor)
