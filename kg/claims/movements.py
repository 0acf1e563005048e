"""Who moves, where single persons are told of: leaders who withdraw their forces."""

from __future__ import annotations

from kg.model import Actor, lineage


def withdrawing(agents: tuple[Actor, ...], moved: tuple[Actor, ...], rules: list[str]) -> tuple[Actor, ...]:
    """Who leaves, where persons decide it: also the forces or the state that are theirs: "le président a retiré | ses troupes"."""
    if not agents or any(actor.kind != "person" for actor in agents):
        return agents
    led = [actor for actor in moved if actor.kind == "forces" and _states(actor)] or [state for actor in agents for state in _states(actor)]
    rules += ["agent: led"] if led else []
    return tuple(dict.fromkeys((*agents, *led)))


def _states(actor: Actor) -> list[Actor]:
    return [whole for whole in lineage(actor) if whole.kind == "state"]
