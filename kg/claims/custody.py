"""Who holds, tries and sentences where a text names nobody: the courts and the state on whose soil it happens.

Nobody but courts try, sentence and charge: they are those that the article names nearest to the act and not far from it, else the state
where it happened, told of or not: "condamné en Irak". A person who "is accused" or "is suspected" in an article that names a court is so
by the court; "une classe dirigeante accusée de corruption" is so by anybody. Prison, camp and border are those of the one party that the
article tells of as holding people, else the state's own where the act's clause names its country and the article tells of what the state
does or says; where an armed group or another force holds captives there or nobody says where, it may be theirs, and nobody is named.
Mutineers and the junta that an article names are who overthrew the government, but in coups of earlier years than another that it tells of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.annotations import ActorMention
from kg.claims.draft import Draft, lineages
from kg.claims.forms import is_past_participle
from kg.claims.soil import country, states, states_told
from kg.claims.tellings import is_plural
from kg.languages import Lexicon
from kg.model import Actor, Modality

_CAPTORS = "captors"
_COURTS = "courts"
_PUTSCHISTS = "putschists"
_OVERTHROWING = ("junta", "coup-plotters")  # how the identifiers of those who overthrow governments end
_YEARS = 4  # for so long a junta is told of as who took power in an overthrow
_REACH = 120  # tokens between an act and the court that is named nearest
_HOLDERS = frozenset({"group", "forces", "people"})


@cache
def _doers(lexicon: Lexicon) -> dict[str, str]:
    return {row["lemma"]: row["by"] for row in lexicon.table("custody")}


def name_custodians(
    drafts: Sequence[Draft], mentions: Sequence[ActorMention], *, countries: Mapping[str, Actor], published: str | None, lexicon: Lexicon
) -> list[Draft]:
    """The drafts with open agents of arrests, trials and sentences filled with courts or with the state of the place.

    `countries` are the states of the countries that the article names, by the place's id, `published` is its date in EDTF.
    """
    doers = _doers(lexicon)
    acts = [draft.frame.lemma in doers and (draft.type == "coerce" or _is_accused(draft)) for draft in drafts]
    if not any(act and not draft.agents for act, draft in zip(acts, drafts, strict=True)):
        return list(drafts)
    courts = [m for m in mentions if _is_court(m.actor)]
    acting = states_told(drafts)
    told = {**{state.id: state for state in states(m.actor for m in mentions)}, **acting}
    holding = [draft for act, draft in zip(acts, drafts, strict=True) if act and draft.agents and _holds(draft)]
    rivals = [draft for draft in holding if _is_rival(draft)]
    overthrows = [draft for draft in drafts if doers.get(draft.frame.lemma) == _PUTSCHISTS and draft.type == "coerce"]

    def custodian(draft: Draft) -> tuple[Actor, str] | None:
        """Who holds or tries those of a draft, with the note of how that is known."""
        by = doers[draft.frame.lemma]
        if by == _PUTSCHISTS:
            return _putschist(draft, overthrows, mentions, published=published)
        if by == _COURTS and (court := _court(draft, courts)) and (court[1] == "court" or draft.type == "coerce" or _is_of_person(draft)):
            return court
        if draft.type != "coerce":
            return None
        if draft.mode == "expulsion" and (expelling := _state(draft, countries, named=True)):
            return expelling
        if by == _COURTS:
            return _state(draft, told) or _state(draft, countries, named=True)
        return _captor(draft, holding) or (None if by == _CAPTORS or _may_be_theirs(draft, rivals) else _state(draft, acting))

    is_open = [act and not draft.agents and not draft.done_by_unnamed for act, draft in zip(acts, drafts, strict=True)]
    return [_with_agent(d, custodian(d)) if open_ else d for open_, d in zip(is_open, drafts, strict=True)]


def _is_rival(holding: Draft) -> bool:
    """Whether somebody other than a state is told to hold people."""
    return any(actor.kind in _HOLDERS and not list(states((actor,))) for actor in holding.agents)


def _may_be_theirs(draft: Draft, rivals: Sequence[Draft]) -> bool:
    """Whether people may be held by others than the state of the place: those told of hold theirs there, or nobody says where."""
    where = country(draft.places)
    return where is None or any(country(other.places) in (None, where) for other in rivals)


def _captor(draft: Draft, holding: Sequence[Draft]) -> tuple[Actor, str] | None:
    """The one party that all the arrests and detentions of an article have for their agent, where none is told of another country."""
    parties = [other.agents for other in holding]
    if not parties or not all(lineages(agents) & lineages(parties[0]) for agents in parties):
        return None
    where, told = country(draft.places), {country(other.places) for other in holding} - {None}
    captor = parties[0][0]
    apart = where is not None and bool(told) and where not in told and bool(list(states((captor,))))
    return None if apart or captor.kind == "person" or _is_court(captor) else (captor, "told elsewhere")


def _holds(draft: Draft) -> bool:
    """Whether somebody is told to hold people, not only asked to or planning it."""
    return draft.type == "coerce" and draft.trigger.certainty.modality is not Modality.FUTURE


def _is_court(actor: Actor) -> bool:
    return actor.id == _COURTS or actor.id.endswith(f"-{_COURTS}")


def _putschist(
    draft: Draft, overthrows: Sequence[Draft], mentions: Sequence[ActorMention], *, published: str | None
) -> tuple[Actor, str] | None:
    """The mutineers or the junta named nearest to an overthrow of late, where the article dates none of a later year."""
    years = {told.time.edtf[:4] for told in overthrows if told.time is not None and told.time.edtf is not None}
    own = draft.time.edtf[:4] if draft.time is not None and draft.time.edtf is not None else None
    if draft.denied or is_plural(draft.head) or (own is not None and (own < max(years, default=own) or _is_long_ago(own, published))):
        return None
    rulers = [m for m in mentions if m.actor.kind == "group" and m.actor.id.endswith(_OVERTHROWING) and _may_rule(m.actor, draft)]
    nearest = min(rulers, key=lambda m: abs(m.tokens.head - draft.head.i), default=None)
    return None if nearest is None else (nearest.actor, "told elsewhere")


def _may_rule(junta: Actor, draft: Draft) -> bool:
    """Whether a junta is of no country that is told, or of that of the overthrow: not Mali's for a coup in Niger."""
    home, where = {state.id for state in states((junta,))}, country(draft.places)
    return where is None or not home or where in home


def _is_long_ago(year: str, published: str | None) -> bool:
    return published is not None and year.isdigit() and published[:4].isdigit() and int(published[:4]) - int(year) > _YEARS


def _is_accused(draft: Draft) -> bool:
    """Whether a verb of accusing is passive: "il est soupçonné d'avoir tué", "accusés de trahison"."""
    return draft.type == "accuse" and is_past_participle(draft.head) and not any(child.dep_ == "nsubj" for child in draft.head.children)


def _is_of_person(charge: Draft) -> bool:
    """Whether nobody is charged but single persons, named or not: neither those who govern nor those who fight."""
    return all(actor.kind == "person" for actor in charge.recipients)


def _with_agent(draft: Draft, found: tuple[Actor, str] | None) -> Draft:
    if found is None or found[0] in draft.recipients:
        return draft
    return replace(draft, agents=(found[0],), rules=(*draft.rules, f"agent: {found[1]}"))


def _court(draft: Draft, courts: Sequence[ActorMention]) -> tuple[Actor, str] | None:
    """The court named nearest, first in the sentence, then before it, that is of the country of the act."""
    sentence, where = draft.head.sent, country(draft.places)
    near = (m for m in courts if abs(m.tokens.head - draft.head.i) < _REACH)
    fitting = [m for m in near if where is None or m.actor.id == _COURTS or where in lineages((m.actor,))]
    if inside := [m for m in fitting if sentence.start <= m.tokens.head < sentence.end]:
        return min(inside, key=lambda m: (m.tokens.head > draft.head.i, abs(m.tokens.head - draft.head.i))).actor, "court"
    if not fitting:
        return None
    return min(fitting, key=lambda m: (m.tokens.head > draft.head.i, abs(m.tokens.head - draft.head.i))).actor, "told elsewhere"


def _state(draft: Draft, told: Mapping[str, Actor], *, named: bool = False) -> tuple[Actor, str] | None:
    """The one of some states on whose soil the act's own clause places it, by the country's name alone where it has to be `named`."""
    implied = any(note.startswith("place:") for note in draft.rules)
    places = draft.origins if draft.mode == "expulsion" else draft.places
    where = country([place for place in places if place.kind == "country"] if named else places)
    state = told.get(where) if where is not None and not implied else None
    return (state, "state of the place") if state is not None else None
