"""Which run made which named graphs, in a graph of its own: left out, two builds can be compared byte by byte."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pyoxigraph import Quad
from rdflib import RDFS, XSD

from kg.errors import InputError
from kg.graph.mint import content_hash, graph_iri
from kg.graph.terms import Sheet, text, typed
from kg.vocab import BASE, PROV

PROVENANCE = "provenance"
"""The named graph that holds the runs."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """A run: the version of this package and its time, which must know its zone."""

    version: str
    time: datetime


def time_of_run() -> datetime:
    """The time of the run: that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated to the byte.

    Seconds since 1970, after https://reproducible-builds.org/specs/source-date-epoch/. Raises InputError for anything else.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise InputError(f"SOURCE_DATE_EPOCH={epoch} is no number of seconds since 1970: unset it or correct it") from None


def write_provenance(graphs: Iterable[str], provenance: Provenance, *, base: str = BASE) -> list[Quad]:
    """The statements that a run made these named graphs (IRIs). Raises ValueError for a time without a zone."""
    if provenance.time.tzinfo is None:
        raise ValueError("the time of a run needs a time zone")
    time = provenance.time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    sheet = Sheet(graph_iri(PROVENANCE, base=base))
    run = f"{base}run/{content_hash([provenance.version, time])}"
    software = f"{base}software/{content_hash([provenance.version])}"
    sheet.kind(run, PROV.Activity)
    sheet.add(run, PROV.startedAtTime, typed(time, XSD.dateTime))
    sheet.add(run, PROV.wasAssociatedWith, software)
    sheet.kind(software, PROV.SoftwareAgent)
    sheet.add(software, RDFS.label, text(f"rashomon-kg {provenance.version}"))
    for graph in graphs:
        sheet.add(graph, PROV.wasGeneratedBy, run)
    return sheet.quads()
