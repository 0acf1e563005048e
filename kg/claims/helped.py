"""Whom help goes to where nobody is named: the state of the country that the article is about.

"L'aide internationale afflue", "cinq avions ont acheminé du matériel": news of a disaster or a war tells once whose it is, by its
places. Arms, money, training and escort are another matter, they go to parties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.annotations import PlaceMention
from kg.claims.draft import Draft, lineages
from kg.claims.soil import country, states_told

_LEAST = 3  # places told of in the country
_MARGIN = 2  # how many times those of the next


def name_helped(drafts: Sequence[Draft], mentions: Sequence[PlaceMention]) -> list[Draft]:
    """The drafts with open recipients of general help filled with the state whose country stands out."""
    helping = [d.type == "aid" and d.mode == "other" and bool(d.frame.recipient) for d in drafts]
    open_ = [helps and not (d.recipients or d.unnamed_recipients) for helps, d in zip(helping, drafts, strict=True)]
    if not any(open_):
        return list(drafts)
    told = states_told(drafts)
    places = Counter(where for mention in mentions if (where := country((mention.place,))) is not None and where in told)
    result = []
    for draft, may in zip(drafts, open_, strict=True):
        helped = told.get(_country_about(places, lineages(draft.agents)) or "") if may else None
        note = "recipient: state of the country told of"
        result.append(replace(draft, recipients=(helped,), rules=(*draft.rules, note)) if helped is not None else draft)
    return result


def _country_about(places: Counter[str], helpers: set[str]) -> str | None:
    """The country other than the helpers' own whose places are told of most, if it stands out."""
    ranked = sorted(((count, where) for where, count in places.items() if where not in helpers), reverse=True)
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]):
        return None
    return ranked[0][1]
