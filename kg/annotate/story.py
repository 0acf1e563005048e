"""What has been read of an article so far: who was told of, in order, for the pronouns and noun phrases that stand for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.anaphors import Anaphors
from kg.annotate.antecedents import Antecedent, Text
from kg.annotations import ActorMention


@dataclass
class Story:
    """What has been read of an article so far."""

    text: Text
    anaphors: Anaphors
    history: list[Antecedent] = field(default_factory=list)

    def tell(self, mentions: list[ActorMention], *, named: bool = True) -> None:
        """Remember mentions, for pronouns and for anaphors; what somebody is called without being named is nobody's own word."""
        for mention in mentions:
            antecedent = self.text.antecedent(mention)
            self.history.append(antecedent)
            if named:
                self.anaphors.tell(antecedent)
            else:
                self.anaphors.told[mention.actor.id] += 1
