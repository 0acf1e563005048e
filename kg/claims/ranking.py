"""A linear ranker: which of the candidates for a slot, or none of them.

Each option is a mapping of readable features to values; its score is the sum of value × weight, and scores become
probabilities by the softmax over all options (conditional logit, McFadden 1974). "None" is an option as any other, with
features of its own. The weights are a table of the language, `ranker_SLOT.tsv` (feature, weight), fitted by training/.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from kg.languages import Lexicon

Features = Mapping[str, float]

MARGIN = "(least probability)"
"""The row of a table that is no feature: how probable an option must be to be chosen."""


@dataclass(frozen=True)
class Ranker:
    """Weights of features; a feature without a weight counts nothing."""

    weights: Mapping[str, float]
    least: float

    def score(self, features: Features) -> float:
        """The weighted sum of an option's features."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def probabilities(self, none: Features, options: Sequence[Features]) -> list[float]:
        """The probability of each option, beside which "none" has the rest."""
        scores = [self.score(none), *(self.score(option) for option in options)]
        highest = max(scores)
        powers = [exp(score - highest) for score in scores]
        return [power / sum(powers) for power in powers[1:]]

    def choose(self, none: Features, options: Sequence[Features]) -> int | None:
        """The index of the most probable option, the first among equals; None where it is not probable enough."""
        probabilities = self.probabilities(none, options)
        if not probabilities:
            return None
        best = max(range(len(options)), key=lambda i: (probabilities[i], -i))
        return best if probabilities[best] >= self.least else None


@cache
def load_ranker(lexicon: Lexicon, slot: str) -> Ranker:
    """The ranker of a slot (agent, recipient, place, time) in a language."""
    rows = {row["feature"]: float(row["weight"]) for row in lexicon.table(f"ranker_{slot}")}
    return Ranker({name: weight for name, weight in rows.items() if name != MARGIN}, rows[MARGIN])
