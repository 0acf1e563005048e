"""A claim in the making: still in tokens, so that the steps can compare and join what they find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations import Frame, TimeMention, TriggerMention
from kg.model import Actor, Attribution, Place, Quantity, Whole, lineage


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

    @property
    def type(self) -> str:
        """The claim type of the chosen sense."""
        return self.frame.type


def lineages(nodes: Iterable[Whole]) -> set[str]:
    """The ids of actors or places and of the wholes that they are part of or lie in."""
    return {whole.id for node in nodes for whole in lineage(node)}
