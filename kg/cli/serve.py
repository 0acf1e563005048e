"""serve: a graph as a SPARQL endpoint on this machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options as opt
from kg.errors import InputError

_ORIGIN = re.compile(r"\*|https?://[^/\s?#@]+")


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_SERVE)(serve)


_SERVE = """Answer SPARQL queries about a graph over HTTP.

On this machine only, and read-only. A page at / tells what the graph holds and takes queries; programs ask at /sparql, by the SPARQL 1.1
Protocol. A store that grows while it is served shows what is new. Ctrl-C ends it.

\b
Examples:
  kg serve graph.ttl
  kg serve work.kg --port 8080 --timeout 10 --limit 5000
"""


def serve(
    graph: opt.GraphPath,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 7878,
    timeout: Annotated[float, typer.Option(metavar="S", min=0.1, max=86400, help="Seconds that a query may take.")] = 30,
    limit: Annotated[int, typer.Option(metavar="ROWS", min=1, max=100_000_000, help="Rows or triples that an answer may have.")] = 100_000,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", show_default=False, help="Address of a web page whose scripts may ask here; none may otherwise."),
    ] = None,
    scratch: Annotated[bool, typer.Option("--scratch", help="Take updates too, on a copy that is gone when the server stops.")] = False,
) -> None:
    if not isinstance(graph, Path):
        raise InputError(f"{graph} is an endpoint already: ask it there, or serve a copy (kg export … --to copy.nq)")
    origins = tuple(_origin(url) for url in allow_origin or ())
    from kg.serve.run import serve as run
    from kg.serve.settings import Settings

    settings = Settings(timeout=timeout, limit=limit, origins=origins, updates=scratch)

    def tell(address: str) -> None:
        print(f"{graph} at {address}/ for people, {address}/sparql for programs. Ctrl-C ends it.", flush=True)

    run(graph, port=port, settings=settings, ready=tell)


def _origin(url: str) -> str:
    if not _ORIGIN.fullmatch(url.rstrip("/")):
        raise InputError(f"--allow-origin {url}: write the page's scheme, name and port, such as http://localhost:3000")
    return url.rstrip("/").lower()
