"""The country where what is told without a place happens because of which state's government or soil it tells.

Governments arrest, try and expel at home ("les autorités turques ont expulsé …"), unlike armies; police and courts do in a town or a
prison that other sentences tell. Blows against a state that is named as a country ("des attentats contre la Turquie") fall on its soil,
but wars and clashes of two states may be fought anywhere, and "un avion turc" may be hit anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.annotations import PlaceMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import Draft
from kg.languages import Lexicon, function_words
from kg.model import Actor, Place

_AT_HOME = frozenset({"courts", "state"})  # of the table of custody: who does it in the name of a state
_GOVERNS = "state"  # kind of actor
_CLASH = "clash"
_TOLD_ELSEWHERE = "told elsewhere"


def place_at_home(
    drafts: Sequence[Draft], homes: Mapping[str, Place], mentions: Sequence[PlaceMention], *, lexicon: Lexicon
) -> list[Draft]:
    """The drafts, unplaced ones on the soil of the state that acts or is struck; `homes` are countries by their state's id."""
    lemmas, named = _lemmas(lexicon), [mention for mention in mentions if mention.place.kind == "country"]
    return [d if d.places or d.origins or d.destinations else _placed(d, homes, lemmas, named) for d in drafts]


@cache
def _lemmas(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.table("custody") if row["by"] in _AT_HOME)


def _placed(draft: Draft, homes: Mapping[str, Place], lemmas: frozenset[str], named: Sequence[PlaceMention]) -> Draft:
    if draft.denied:
        return draft
    if draft.type == "coerce" and draft.frame.lemma in lemmas and f"agent: {_TOLD_ELSEWHERE}" not in draft.rules:
        home, how = _home(draft.agents, homes), "soil of the agent"
    elif _is_blow(draft):
        inside = [m.place for m in named if draft.head.sent.start <= m.tokens.head < draft.head.sent.end]
        home, how = next((place for place in inside if place.id == draft.recipients[0].id), None), "soil of the struck"
    else:
        return draft
    return replace(draft, places=(home,), rules=(*draft.rules, f"place: {how}")) if home is not None else draft


def _is_blow(draft: Draft) -> bool:
    """Whether a draft tells itself of a blow against one actor alone."""
    if is_of_kind(draft.head, "answers"):  # "a riposté au Maroc" wherever
        return False
    own = len(draft.recipients) == 1 and draft.recipients != draft.agents and f"recipient: {_TOLD_ELSEWHERE}" not in draft.rules
    return (
        own
        and draft.type == "assault"
        and draft.mode != _CLASH
        and draft.head.lemma_.lower() not in function_words(draft.head.lang_, "war")
    )


def _home(actors: Sequence[Actor], homes: Mapping[str, Place]) -> Place | None:
    """The country of the one state that acts."""
    return homes.get(actors[0].id) if len(actors) == 1 and actors[0].kind == _GOVERNS else None
