"""The page at /: what the graph holds, where the endpoint is, and a form to ask with. No script, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import urlencode

from kg.errors import RashomonError
from kg.resources import packaged, read_text
from kg.serve.pool import Pool
from kg.serve.settings import Settings
from kg.vocab import PREFIXES

_STYLE = read_text("serve", "page.css")
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""The page's Content-Security-Policy: its own style and form, nothing else."""
_CLASSES = (
    ("articles", "schema:NewsArticle"),
    ("claims", "kg:Claim"),
    ("events", "kg:Event"),
    ("contradictions", "kg:Contradiction"),
    ("shared claims", "kg:SharedClaim"),
    ("actors", "kg:Actor"),
    ("places", "kg:Place"),
)
_COUNT = (
    "SELECT ?class (COUNT(DISTINCT ?node) AS ?count) { VALUES ?class { "
    f"{' '.join(name for _, name in _CLASSES)} }} ?node a ?class }} GROUP BY ?class"
)
_ROWS_SHOWN = 200
_CHARACTERS_SHOWN = 100_000
_COUNTS_LAST = 60.0  # seconds
_NAMES = sorted(((iri, name) for name, iri in PREFIXES.items()), key=lambda pair: -len(pair[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page tells."""

    name: str
    endpoint: str
    counts: Mapping[str, int]
    query: str
    settings: Settings


class Contents:
    """How many nodes of each class the graph holds, counted anew when a minute has passed."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._until = 0.0

    async def read(self, pool: Pool) -> Mapping[str, int]:
        """Counts by name; empty where they could not be had in time."""
        if time.monotonic() > self._until:
            question = {"op": "query", "query": _COUNT, "base": None, "default": None, "named": None, "union": True}
            try:
                answer = await pool.ask({**question, "table": "json", "graph": None})
                self._counts = _counts(answer.body) if answer.body else {}
            except RashomonError:
                self._counts = {}
            self._until = time.monotonic() + _COUNTS_LAST
        return self._counts


@cache
def examples() -> tuple[tuple[str, str], ...]:
    """Titles and texts of the example queries, in the order of their files."""
    files = sorted((file for file in packaged("serve", "examples").iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    parts = (file.read_text(encoding="utf-8").split("\n", 1) for file in files)
    return tuple((title.removeprefix("# title: "), text) for title, text in parts)


def render(shown: Shown, *, answer: bytes = b"", graph: bool = False, error: str = "") -> str:
    """The page, with the answer to its query (JSON results, or Turtle if it is a `graph`) or what is wrong with it."""
    query = shown.query or examples()[0][1]
    result = f'<p class="error">{escape(error)}</p>' if error else _turtle(answer) if graph else _table(answer) if answer else ""
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(shown.name)} · Rashomon</title><style>{_STYLE}</style></head><body>
<h1>{escape(shown.name)}</h1>
<p>Who says what happened. Nothing here is asserted about the world: every statement is a claim, by its source.</p>
{_contents(shown.counts)}
<p>SPARQL endpoint: <code>{escape(shown.endpoint)}</code>. A query may take {shown.settings.timeout:g} s
and yield {shown.settings.limit} rows. It sees all graphs at once; <code>GRAPH ?g {{ … }}</code> sees each apart.</p>
<form action="/" method="get">
<p><label for="query">Query</label> (prefixes {escape(", ".join(PREFIXES))} need not be declared)</p>
<textarea id="query" name="query" rows="12" spellcheck="false">{escape(query)}</textarea>
<p><button>Ask</button>{_downloads()}</p></form>
{f"<h2>Answer</h2>{result}" if result else ""}
<h2>Examples</h2><ul>{"".join(_example(title, text) for title, text in examples())}</ul>
</body></html>
"""


def _contents(counts: Mapping[str, int]) -> str:
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{counts[name]}</dd></div>" for name, _ in _CLASSES if name in counts)
    return f"<dl>{cells}</dl>" if cells else ""


def _downloads() -> str:
    formats = (("json", "JSON"), ("csv", "CSV"), ("turtle", "Turtle (CONSTRUCT)"))
    return "".join(f'<button formaction="/sparql" name="format" value="{name}">{label}</button>' for name, label in formats)


def _example(title: str, text: str) -> str:
    return f'<li><a href="/?{escape(urlencode({"query": text}))}">{escape(title)}</a></li>'


def _counts(body: bytes) -> dict[str, int]:
    rows = json.loads(body)["results"]["bindings"]
    found = {_short(row["class"]["value"]): int(row["count"]["value"]) for row in rows if "class" in row}
    return {label: found[name] for label, name in _CLASSES if name in found}


def _table(body: bytes) -> str:
    results = json.loads(body)
    if "boolean" in results:
        return f"<p><strong>{'yes' if results['boolean'] else 'no'}</strong></p>"
    names, rows = results["head"]["vars"], results["results"]["bindings"]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    lines = "".join(f"<tr>{''.join(_cell(row.get(name)) for name in names)}</tr>" for row in rows[:_ROWS_SHOWN])
    more = f", the first {_ROWS_SHOWN} are shown" if len(rows) > _ROWS_SHOWN else ""
    return f'<p>{_some(rows)}{more}</p><div class="answer"><table><tr>{head}</tr>{lines}</table></div>'


def _some(rows: Sequence[object]) -> str:
    return f"{len(rows)} row{'' if len(rows) == 1 else 's'}"


def _cell(term: Mapping[str, str] | None) -> str:
    if term is None:
        return "<td></td>"
    value = str(term["value"])
    return f"<td>{escape(_short(value) if term['type'] == 'uri' else value)}</td>"


def _short(iri: str) -> str:
    return next((f"{name}:{iri.removeprefix(space)}" for space, name in _NAMES if iri.startswith(space)), iri)


def _turtle(body: bytes) -> str:
    text = body.decode()
    more = " (its beginning)" if len(text) > _CHARACTERS_SHOWN else ""
    return f"<p>Turtle{more}</p><pre>{escape(text[:_CHARACTERS_SHOWN])}</pre>"
