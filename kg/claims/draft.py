"""A claim in the making: still in tokens, so that the steps can compare and join what they find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.annotations import Frame, TimeMention, TriggerMention
from kg.claims.event_words import is_unclaimed
from kg.claims.forms import is_passive
from kg.languages import function_words
from kg.model import Actor, Attribution, Place, Polarity, Quantity, Whole, lineage

VAGUE_MODES = (None, "other")
"""Modes that say nothing of how a thing was done, and so contradict no other."""


@dataclass(frozen=True)
class Draft:
    """One trigger with its sense, fillers and setting. `head` is the trigger's head token."""

    trigger: TriggerMention
    head: Token
    frame: Frame
    mode: str | None
    agents: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    objects: tuple[str, ...]
    places: tuple[Place, ...]
    origins: tuple[Place, ...]
    destinations: tuple[Place, ...]
    time: TimeMention | None
    quantities: tuple[Quantity, ...]
    chain: tuple[Attribution, ...]
    rules: tuple[str, ...]
    unnamed_recipients: bool = False  # whether people who are no actors stand where its open recipients would
    unnamed_agents: bool = False  # whether such people stand where its open agents would

    @property
    def type(self) -> str:
        """The claim type of the chosen sense."""
        return self.frame.type

    @property
    def denied(self) -> bool:
        """Whether it is told that this did not happen, or not so."""
        return self.trigger.certainty.polarity is Polarity.NEGATED

    @property
    def done_by_unnamed(self) -> bool:
        """Whether people who are no actors did it, as "par" says: "arrêté par des inconnus"."""
        return self.unnamed_agents and is_passive(self.head)

    def agents_lent(self, other: Draft) -> tuple[Actor, ...]:
        """Who did it, for another telling that leaves that open: nobody of whom it is denied, where the other is told as done.

        Nobody known either, where the other says that none has claimed it.
        """
        if self.denied and not other.denied:
            return ()
        return tuple(agent for agent in self.agents if not agent.known) if is_unclaimed(other.head) else self.agents

    def recipients_lent(self, other: Draft) -> tuple[Actor, ...]:
        """Whom it befell, for another telling that leaves that open: people without a name only where "the attack" tells of it again."""
        head = other.head
        again = head.pos_ == "NOUN" and head.morph.get("Number", []) == ["Sing"]
        of = function_words(head.lang_, "clitic_of")
        taken_up = any(child.lower_ in of and child.pos_ == "PRON" for child in head.lefts)  # "a prévu d'en tuer d'autres"
        return self.recipients if again or taken_up or not any(map(is_anyone, self.recipients)) else ()

    def completed(self, other: Draft, *, rule: str) -> Draft:
        """With what another telling of the same event adds; nobody gets a second role."""
        seen = {(q.measure, q.value) for q in self.quantities}
        return replace(
            self,
            agents=self.agents or tuple(a for a in other.agents if a not in self.recipients),
            recipients=self.recipients or tuple(a for a in other.recipients if a not in self.agents),
            places=self.places or other.places,
            time=self.time or other.time,
            quantities=self.quantities + tuple(q for q in other.quantities if (q.measure, q.value) not in seen),
            chain=self.chain or other.chain,
            rules=(*self.rules, rule),
        )


def borrowed(slot: str, note: str, lender: Draft, of: str) -> tuple[str, ...]:
    """The notes of a slot that another draft's value fills: the rule that lends it, and how the other has it (`of` its slot)."""
    lent = [rule.partition(": ")[2] for rule in lender.rules if rule.startswith(f"{of}: ")]
    return tuple(f"{slot}: {how}" for how in dict.fromkeys((note, *lent)))


def lineages(nodes: Iterable[Whole]) -> set[str]:
    """The ids of actors or places and of the wholes that they are part of or lie in."""
    return {whole.id for node in nodes for whole in lineage(node)}


def are_apart(one: Draft, other: Draft, *, within: int | None = None) -> bool:
    """Whether two happenings have different dates, compared by so many characters, or different places."""
    dates = {draft.time.edtf[:within] for draft in (one, other) if draft.time is not None and draft.time.edtf is not None}
    places, others = lineages(one.places), lineages(other.places)
    return len(dates) > 1 or bool(places and others and not places & others)


def are_of_one_mode(one: Draft, other: Draft) -> bool:
    """Whether two happenings may have been done in one way: by the same mode, or one of them tells none."""
    return one.mode == other.mode or one.mode in VAGUE_MODES or other.mode in VAGUE_MODES


def distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Each actor once, as first told."""
    return tuple({actor.id: actor for actor in reversed(actors)}.values())[::-1]


def is_anyone(actor: Actor) -> bool:
    """Whether an actor is people, or somebody, whom the article only describes: "the passers-by", "a woman"."""
    return not actor.known and (actor.kind == "people" or (actor.kind == "person" and actor.label[:1].islower()))
