"""What is told of two values, over arrays of their numbers: each two of them are looked at once, however many pairs have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kg.link.distinct import Codes

T = TypeVar("T")


class Pairwise(Generic[T]):
    """Values that are looked at by two."""

    def __init__(self, values: Sequence[T]) -> None:
        self._values = values
        self._told: dict[Callable[[T, T], int], dict[int, int]] = defaultdict(dict)

    def __call__(self, tell: Callable[[T, T], int], left: NDArray[np.integer[Any]], right: NDArray[np.integer[Any]]) -> Codes:
        """What is told of the values with these numbers; of a test, 0 or 1."""
        codes, met = pd.factorize(left.astype(np.int64) * len(self._values) + right)
        told, values, many = self._told[tell], self._values, len(self._values)
        for code in met.tolist():
            if code not in told:
                told[code] = tell(values[code // many], values[code % many])
        found: Codes = np.asarray([told[code] for code in met.tolist()], np.int64)[codes]
        return found
