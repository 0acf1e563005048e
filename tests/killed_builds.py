"""Kills builds at random moments: `python killed_builds.py FOLDER TIMES` prints what came of each as JSON.

The parser is loaded once; builds run in forked children. This process itself never opens a store on disk, as the engine's threads would
not live on in a fork.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kg
import kg.api

TEXT = (
    "{place} : les forces gouvernementales ont bombardé le village de {place} mardi {day} mars 2022, a rapporté l'agence Sana.\n"
    "{count} combattants de l'État islamique ont été tués à {place}, selon le général {name}, interrogé par les journalistes.\n"
)
PLACES = ("Alep", "Idleb", "Homs", "Palmyre", "Raqqa", "Deraa")
NAMES = ("Samir Haddad", "Walid Nassar", "Karim Saleh", "Jamil Khoury")


def write_texts(folder: Path, *, counts: tuple[str, str]) -> Path:
    """Two articles a place, which contradict each other on the dead."""
    folder.mkdir()
    for number, place in enumerate(PLACES):
        for side, count in enumerate(counts):
            text = TEXT.format(place=place, day=number + 1, count=count, name=NAMES[(number + side) % len(NAMES)])
            (folder / f"{place}-{side}.txt").write_text(text, encoding="utf-8")
    return folder


def forked(work: Callable[[], Any], *, kill_after: float | None = None) -> Any:
    """What a function returns in a child process; None if it is killed first."""
    answer = Path(tempfile.mkstemp()[1])
    child = os.fork()
    if child == 0:
        try:
            answer.write_text(json.dumps(work()), encoding="utf-8")
        except BaseException as error:
            answer.write_text(json.dumps({"error": f"{type(error).__name__}: {error}"}), encoding="utf-8")
        finally:
            os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = answer.read_text(encoding="utf-8")
    answer.unlink()
    return None if kill_after is not None or not said else json.loads(said)


def build(texts: Path, store: Path) -> dict[str, Any]:
    """Build, and a hash of what is exported without provenance."""
    graph = kg.build(texts, store=store)
    quads = graph.export(store.with_suffix(".nq"), force=True).read_text(encoding="utf-8").splitlines()
    told = [line for line in quads if "/graph/provenance>" not in line]
    report = graph.report
    assert report is not None
    return {
        "bytes": hashlib.sha256("\n".join(told).encode()).hexdigest(),
        "statements": len(told),
        "contradictions": report.contradictions,
        "read": report.articles,
    }


def check(store: Path) -> dict[str, Any]:
    """What a reader sees."""
    if not store.exists():
        return {"articles": 0, "problems": [], "refused": "nothing there"}
    try:
        graph = kg.api.open(store)
    except kg.RashomonError as error:
        return {"articles": 0, "problems": [], "refused": str(error)}
    return {"articles": graph.counts()["articles"], "problems": [str(row) for row in graph.problems().rows], "refused": ""}


def main(folder: Path, times: int) -> None:
    old = write_texts(folder / "old", counts=("Douze", "Trente"))
    new = write_texts(folder / "new", counts=("Quinze", "Trente"))
    kg.build(new)  # loads what a build needs
    gc.freeze()  # what is loaded is not looked through in each child
    begun = folder / "begun.kg"
    forked(lambda: build(old, begun))
    forked(lambda: build(new, folder / "first.kg"))
    started = time.perf_counter()
    whole = forked(lambda: build(new, folder / "whole.kg"))
    took = time.perf_counter() - started
    dice, trials = random.Random(5), []
    for number in range(times):
        store = folder / f"{number}.kg"
        if number % 2:
            shutil.copytree(begun, store)
        moment = took * dice.random() ** 2  # more of them early, while articles are read: linking takes most of the time
        forked(lambda store=store: build(new, store), kill_after=moment)
        after = forked(lambda store=store: {"seen": check(store), "then": build(new, store)})
        trials.append({"moment": moment, "begun": bool(number % 2), **after})
        shutil.rmtree(store)
    print(json.dumps({"whole": whole, "seconds": took, "trials": trials}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
