"""build: articles -> a graph in a file or a store, with a progress bar and a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options as opt
from kg.cli.files import check_output
from kg.cli.render import plain
from kg.errors import InputError
from kg.vocab import BASE

if TYPE_CHECKING:
    from kg.build import BuildReport, Step


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_BUILD)(build)


_BUILD = """Read articles and build the graph of their claims.

Articles are .txt files, .html pages, .jsonl lines and .csv rows (with columns text, and if you have them title, outlet, published, url,
language, republished_from, supplier, id). A folder's corpus.toml, if there is one, says what is known of its files. What can't be read is
reported and left out. Give -o, --store or both.

\b
Examples:
  kg build seeds/ -o graph.ttl
  kg build seeds/ -o graph.trig --no-provenance   same bytes every time
  kg build seeds/ more.jsonl --store work.kg      later runs read what is new
  kg build seeds/ --store http://localhost:7878   at a SPARQL endpoint
"""


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", show_default=False, help="Articles: files or folders.")],
    output: opt.Output = None,
    force: opt.Force = False,
    store: opt.Store = None,
    knowledge: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", show_default=False, help="Own table of actors, places or outlets (.tsv).")
    ] = None,
    base: opt.Base = BASE,
    no_provenance: opt.Provenance = False,
) -> None:
    if output is None and store is None:
        raise InputError("nowhere to put the graph: name a file with -o graph.ttl or a store with --store work.kg")
    if output:
        check_output(output, force=force)
    from kg.build import build as run

    with _progress() as progress:
        graph = run(paths, store=store, base=base, knowledge=knowledge or (), provenance=not no_provenance, progress=progress)
        if output:
            graph.export(output, force=force)
    if graph.report:
        _summarise(graph.report, written=[path for path in (output, store) if path])


@contextmanager
def _progress() -> Iterator[Callable[[Step], None] | None]:
    """A progress bar on stderr, if a person is looking."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[now]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, now="")
        yield lambda step: bar.update(task, description=step.name, completed=step.done, total=step.total, now=step.now[:40])


def _summarise(report: BuildReport, *, written: Sequence[object]) -> None:
    for refusal in report.refused:
        print(f"kg: left out {plain(refusal.source)}: {plain(refusal.reason)}", file=sys.stderr)
    print(f"{_some(report.articles, 'article')}, {report.words} words, {report.seconds:.1f} s -> {', '.join(map(str, written))}")
    if report.known:
        print(f"{_some(report.known, 'article')} in the store already")
    if report.replaced:
        print(f"{_some(report.replaced, 'older version')} replaced")
    if report.refused:
        print(f"{len(report.refused)} left out (see above)")
    if report.articles:
        print(": ".join(filter(None, (_some(report.claims, "claim"), ", ".join(f"{name} {count}" for name, count in report.types)))))
    print(f"{_some(report.events, 'event')}, {_some(report.contradictions, 'contradiction')}, {_some(report.shared, 'shared claim')}")


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
