"""Python's search for dead cycles, halted or made seldom.

Reading and linking claims make none, and each search would walk all claims again. Annotation makes few, and each whole search would walk
the model, the gazetteer and the lexicon again, which live as long as the process.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 10_000  # objects made between two searches among the newest
_WHOLE = 100  # searches among the younger ones between two of everything


@contextmanager
def no_collection() -> Iterator[None]:
    """Halt the search while the block, or the function that this decorates, runs."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def seldom_collection() -> Iterator[None]:
    """Make the search seldom while the block, or the function that this decorates, runs."""
    young, middle, whole = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG) if young else young, middle, max(whole, _WHOLE))
    try:
        yield
    finally:
        gc.set_threshold(young, middle, whole)
