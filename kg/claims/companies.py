"""For whom officers act: the armed body that they command."""

from __future__ import annotations

from kg.model import Actor

_ARMED = frozenset({"group", "forces"})
_COMMAND = ("-leaders", "-officers", "-officials")


def company(officer: Actor) -> list[Actor]:
    """The armed body that its officers stand for where none is named: "un commandant de la milice", "les chefs du groupe"."""
    body = officer.part_of
    commands = officer.kind == "person" or officer.id.endswith(_COMMAND)
    return [body] if commands and body is not None and body.kind in _ARMED else []
