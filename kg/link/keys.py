"""What claims have to share to be linked or to have one content, by name: the blocks of `block` and `shared`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kg.link.block import block_keys
from kg.link.shared import shared_keys
from kg.records import ClaimRecord

KEYS: Mapping[str, Callable[[ClaimRecord], Iterable[tuple[str, ...]]]] = {"block": block_keys, "content": shared_keys}
