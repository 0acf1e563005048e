"""export: a graph in another format, for other tools."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options as opt
from kg.cli.render import Column, emit, grid
from kg.errors import InputError
from kg.tables import Row, Table

if TYPE_CHECKING:
    from kg.exports.kinds import Format

_COLUMNS = (
    Column("format", 2, itemgetter("format")),
    Column("extensions", 3, itemgetter("extensions")),
    Column("what it holds, and what opens it", 10, lambda row: f"{row['what']}; opens in {row['opens in']}. {row['choice']}"),
)

_EXPORT = """Write a graph in another format, for other tools.

The extension of FILE names the format; kg export --list tells them all. A folder takes all tables of --format csv, parquet or neo4j.

\b
Examples:
  kg export --list
  kg export work.kg --to graph.jsonld
  kg export graph.ttl --to actors.gexf --network actors
  kg export graph.ttl --to places.csv --table places
  kg export graph.ttl --to tables/ --format csv
"""


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command(help=_EXPORT)(export)


def _list(wanted: bool) -> None:
    if wanted:
        emit(formats_table(), opt.Format.TABLE, show=lambda table: grid(table, _COLUMNS))
        raise typer.Exit


def export(
    graph: opt.GraphPath,
    to: Annotated[
        Path,
        typer.Option("--to", "-o", metavar="FILE", show_default=False, help="File or folder to write; its extension names the format."),
    ],
    form: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", show_default=False, help="The format, if no extension names it.")
    ] = None,
    network: Annotated[
        str | None, typer.Option(metavar="NETWORK", show_default=False, help="Which network: actors (if left out), claims or sources.")
    ] = None,
    table: Annotated[
        str | None, typer.Option(metavar="TABLE", show_default=False, help="Which table: claims (if left out) or one that --list tells.")
    ] = None,
    force: opt.Force = False,
    listed: Annotated[bool, typer.Option("--list", is_eager=True, callback=_list, help="Tell all formats and what opens them.")] = False,
) -> None:
    from kg.exports import check_export

    part = _part_of(check_export(to, format=form, force=force).format, network, table)
    check_export(to, format=form, part=part, force=force)
    opt.open_articles(graph).export(to, format=form, part=part, force=force)
    print(to)


def _part_of(chosen: Format, network: str | None, table: str | None) -> str | None:
    """The part that an option names. Raises InputError for an option that the format does not have."""
    from kg.exports.kinds import View

    its = chosen.OPTION if isinstance(chosen, View) else ""
    for option, part in (("network", network), ("table", table)):
        if part is not None and option != its:
            raise InputError(f"{chosen.NAME} has no --{option}: {f'use --{its}' if its else 'leave it out'}")
    return table if network is None else network


def formats_table() -> Table:
    """One row a format."""
    from kg.exports import formats
    from kg.exports.kinds import View

    rows: list[Row] = []
    for known in formats():
        choice = f"--{known.OPTION} {', '.join(known.PARTS)}" if isinstance(known, View) and known.OPTION else ""
        own: Row = {"format": known.NAME, "extensions": " ".join(known.EXTENSIONS), "what": known.DESCRIPTION}
        rows.append(own | {"choice": choice, "opens in": known.READERS})
    return Table("formats", ("format", "extensions", "what", "choice", "opens in"), tuple(rows))
