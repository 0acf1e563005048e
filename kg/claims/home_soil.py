"""The country where what is told without a place happens because of whose police, courts or soil it tells.

Police, courts and governments arrest, try and expel at home ("les autorités turques ont expulsé …"), unlike armies; blows against a
state that is named as a country ("des attentats contre la Turquie") fall on its soil, but wars and clashes of two states may be fought
anywhere, and "un avion turc" may be hit anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.annotations import PlaceMention
from kg.claims.draft import Draft
from kg.languages import Lexicon, function_words
from kg.model import Actor, Place, lineage

_AT_HOME = frozenset({"courts", "state"})  # of the table of custody: who does it in the name of a state
_ABROAD = frozenset({"forces"})
_POLICE = ("-police", "-gendarmerie")  # how the identifiers of forces end that serve at home
_CLASH = "clash"
_TOLD_ELSEWHERE = "recipient: told elsewhere"


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
    if draft.type == "coerce" and draft.frame.lemma in lemmas:
        home, how = _home(draft.agents, homes), "soil of the agent"
    elif _is_blow(draft):
        inside = [m.place for m in named if draft.head.sent.start <= m.tokens.head < draft.head.sent.end]
        home, how = next((place for place in inside if place.id == draft.recipients[0].id), None), "soil of the struck"
    else:
        return draft
    return replace(draft, places=(home,), rules=(*draft.rules, f"place: {how}")) if home is not None else draft


def _is_blow(draft: Draft) -> bool:
    """Whether a draft tells itself of a blow against one actor alone."""
    own = len(draft.recipients) == 1 and draft.recipients != draft.agents and _TOLD_ELSEWHERE not in draft.rules
    return (
        own
        and draft.type == "assault"
        and draft.mode != _CLASH
        and draft.head.lemma_.lower() not in function_words(draft.head.lang_, "war")
    )


def _home(actors: Sequence[Actor], homes: Mapping[str, Place]) -> Place | None:
    """The one country of some actors, none of them an army."""
    found = {home.id: home for actor in actors if (home := _country(actor, homes)) is not None}
    return next(iter(found.values())) if len(found) == 1 and not any(map(_may_be_abroad, actors)) else None


def _may_be_abroad(actor: Actor) -> bool:
    return actor.kind in _ABROAD and not actor.id.endswith(_POLICE)


def _country(actor: Actor, homes: Mapping[str, Place]) -> Place | None:
    return next((homes[whole.id] for whole in lineage(actor) if whole.id in homes), None)
