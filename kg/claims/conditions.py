"""The conditions under which a frame tells a trigger's sense: what stands in a slot, by class or word."""

from __future__ import annotations

from functools import cache

from kg.claims.fillers import Fillers
from kg.claims.slots import Slots


def holds(condition: str, slots: Slots, fillers: Fillers) -> bool:
    """Whether a condition such as `obj=force|human` or `obj='parole'` holds."""
    code, wanted = _parsed(condition)
    tokens = slots.tokens(code)
    if ("none" if not tokens else "any") in wanted:
        return True
    for token in tokens:
        classes = fillers.classes(token)
        for value in wanted:
            if value.startswith("'"):
                counted = fillers.counted(token)
                if value.strip("'") in (token.lemma_.lower(), token.lower_, counted.lemma_.lower(), counted.lower_):
                    return True
            elif value in classes or (value == "actor" and fillers.actors([token])):
                return True
    return False


@cache
def _parsed(condition: str) -> tuple[str, tuple[str, ...]]:
    """The slot that a condition looks at, and what is wanted there."""
    code, _, values = condition.partition("=")
    return code.strip(), tuple(value.strip() for value in values.split("|"))
