#!/usr/bin/env python3
"""Linking, shared claims and every contradiction rule over made-up claims, each step timed.

    python benchmarks/bench_link.py [--claims 10000 100000] [--one-more]

The claims lie in a store on disk; a process of its own reads them and takes one step after another, in CPU seconds. Another one then
does the same as `kg link` does, shared claims beside contradictions on two cores: `wall` is its time on the clock without reading the
store and writing into it. Memory is the peak of a process, reading included, in MB (1e6 bytes). `growth` is the exponent between the
total at this size and at the one before.
`--one-more` then links the store with all that is read and written, and in a fresh process adds an article and links what it touches:
what `kg build` does after reading the article. Both are told on the clock, and in CPU seconds, in which the engine's threads have a part
that put the store's files in order meanwhile.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain, islice
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from example_claims import claim_quads, one_more_article
from pyoxigraph import Store

T = TypeVar("T")
_DAYS = 100  # of claims that are written at once
Seconds = dict[str, float]


def timed(seconds: Seconds, name: str, run: Callable[[], T]) -> T:
    """What a step gives; its CPU seconds are put down under its name."""
    start = time.process_time()
    result = run()
    seconds[name] = round(time.process_time() - start, 2)
    print(f"  {name:32}{seconds[name]:9.2f} s", file=sys.stderr, flush=True)
    return result


def clocked(seconds: Seconds, name: str, run: Callable[[], T]) -> T:
    """What a step gives; its seconds on the clock are put down under its name, and its CPU seconds."""
    start = time.perf_counter()
    result = timed(seconds, f"{name}, CPU", run)
    seconds[name] = round(time.perf_counter() - start, 2)
    return result


def make(claims: int, folder: Path) -> Seconds:
    """A store of made-up claims on disk."""
    store, days = Store(str(folder / "store")), claim_quads(claims)
    while some := list(islice(days, _DAYS)):
        store.bulk_extend(chain.from_iterable(some))
    store.flush()
    return {}


def measure(folder: Path) -> Seconds:
    """CPU seconds of every step, and how much was found."""
    from kg.graph.read import read_claims
    from kg.link.columns import Columns as LinkColumns
    from kg.link.events import link_events
    from kg.link.shared import find_shared
    from kg.queries.columns import Columns
    from kg.queries.rules import contradiction_rules
    from kg.queries.run import run_rule

    seconds: Seconds = {}
    store = Store.read_only(str(folder / "store"))
    records = timed(seconds, "(read)", lambda: read_claims(store))
    linked = timed(seconds, "columns of claims", lambda: LinkColumns.of(records))
    events = timed(seconds, "events", lambda: link_events(records, columns=linked))
    shared, _ = timed(seconds, "shared", lambda: find_shared(linked, events))
    told = {record.iri: record for record in records}
    columns = timed(seconds, "columns of rules", lambda: Columns(store, records, events))
    found = 0
    for rule in contradiction_rules():
        findings = timed(seconds, f"rule {rule.name}", lambda rule=rule: run_rule(store, rule, told, columns=columns))  # type: ignore[misc]
        found += len(findings)
    seconds["total"] = round(sum(spent for name, spent in seconds.items() if not name.startswith("(")), 2)
    seconds["memory"] = peak()
    return {**seconds, "n events": len(events), "n shared": len(shared), "n contradictions": found}


def measure_whole(folder: Path) -> Seconds:
    """Seconds on the clock of the same as a whole, on two cores."""
    from kg.analysis.anew import look
    from kg.graph.read import read_claims

    store = Store.read_only(str(folder / "store"))
    records = read_claims(store)
    start = time.perf_counter()
    look(store, records)
    wall, beside = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"wall": round(wall, 2), "memory as a whole": peak(), "CPU of shared claims beside": round(beside.ru_utime + beside.ru_stime, 2)}


def measure_link(folder: Path) -> Seconds:
    """Seconds of linking the store with all that is read and written."""
    from kg.analysis import analyse
    from kg.graph.store import GraphStore

    seconds: Seconds = {}
    store = GraphStore(folder / "store")
    clocked(seconds, "(link the store)", lambda: analyse(store))
    return {**seconds, "memory of linking the store": peak()}


def measure_one_more(claims: int, folder: Path) -> Seconds:
    """Seconds of linking that store again with one article more."""
    from kg.analysis import analyse
    from kg.graph.store import GraphStore

    seconds: Seconds = {}
    store = clocked(seconds, "(open the store)", lambda: GraphStore(folder / "store"))
    clocked(seconds, "write one article more", lambda: store.add(one_more_article(claims)))
    clocked(seconds, "link one article more", lambda: analyse(store, anew=False))
    return {**seconds, "memory of one article more": peak()}


def peak() -> float:
    """The most memory that this process had, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)


def alone(claims: int, step: str, folder: str) -> Seconds:
    """The figures of a step in a process of its own."""
    command = [sys.executable, __file__, "--step", step, "--claims", str(claims), "--folder", folder]
    figures: Seconds = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return figures


def main() -> None:
    """Measure each size in a process of its own and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--one-more", action="store_true")
    parser.add_argument("--step", choices=("make", "steps", "whole", "link", "one-more"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        claims, folder = options.claims[0], options.folder
        steps: dict[str, Callable[[], Seconds]] = {
            "make": lambda: make(claims, folder),
            "steps": lambda: measure(folder),
            "whole": lambda: measure_whole(folder),
            "link": lambda: measure_link(folder),
            "one-more": lambda: measure_one_more(claims, folder),
        }
        print(json.dumps(steps[options.step]()))
        return
    before: tuple[int, float] | None = None
    for claims in options.claims:
        result: Seconds = {}
        with TemporaryDirectory() as folder:
            for step in ("make", "steps", "whole", *(("link", "one-more") if options.one_more else ())):
                result |= alone(claims, step, folder)
        print(f"{claims} claims")
        for name, value in result.items():
            print(f"  {name:32}{value:12,}")
        if before:
            print(f"  {'growth':32}{log(result['total'] / before[1]) / log(claims / before[0]):12.2f}")
        before = claims, result["total"]


if __name__ == "__main__":
    main()
