"""How a graph shows itself in a notebook: what it holds and its first findings, everything escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.tables import Row, written

if TYPE_CHECKING:
    from kg.api import Graph

_SHOWN = 5  # contradictions
_NOUNS = {"shared": "shared claims"}


def graph_html(graph: Graph) -> str:
    """An HTML fragment without scripts, styles or links."""
    counts = " · ".join(f"<b>{count}</b> {escape(_NOUNS.get(name, name))}" for name, count in graph.counts().items())
    findings = graph.table("contradictions").rows
    shown = "".join(f"<li>{_finding(row)}</li>" for row in findings[:_SHOWN])
    more = f"<p>… and {len(findings) - _SHOWN} more: <code>.contradictions()</code></p>" if len(findings) > _SHOWN else ""
    return f"<div><p><b>{escape(graph.name)}</b>: {counts}</p>{f'<ol>{shown}</ol>' if shown else ''}{more}</div>"


def _finding(row: Row) -> str:
    return f"{_cell(row, 'kind')}, {_cell(row, 'strength').lower()}: {_cell(row, 'why')}<ul>{_side(row, 'a')}{_side(row, 'b')}</ul>"


def _side(row: Row, side: str) -> str:
    told_by = f" (from {_cell(row, f'sources_{side}')})" if row[f"sources_{side}"] else ""
    outlet = _cell(row, f"outlet_{side}") or f"unknown outlet ({_cell(row, f'file_{side}')})"
    time = escape(written(row[f"time_{side}"]) or "undated")
    return f"<li><b>{outlet}</b>{told_by}, {time}: {_cell(row, f'value_{side}')} <q>{_cell(row, f'quote_{side}')}</q></li>"


def _cell(row: Row, name: str) -> str:
    return escape(str(row[name] or ""))
