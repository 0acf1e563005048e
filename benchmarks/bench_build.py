#!/usr/bin/env python3
"""Speed and memory of a build, as ratios to what the same run measures of spaCy alone.

    python benchmarks/bench_build.py [PATH...] [--articles N] [--repeat N]

Parses N articles (60; spread evenly over those of PATH, by default seeds/) with the model package as `spacy.load` gives it ("bare":
`nlp.pipe` over the same texts with its tokenizer, tok2vec, morphologizer, parser, attribute ruler, lemmatizer and named entities, all of
which the rules use), then with sentences and names marked beforehand and all annotation and claims ("annotation": our own reading of the
same model included), each in a process of its own, then builds the graph of PATH in another ("build"), which starts Python, imports and
loads the model too. Times are CPU seconds (user and system), the best of --repeat runs, taken in turns so that other load on the machine
falls on all alike; memory is the peak of the build's process in MB (1e6 bytes).
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from kg.annotate.pipeline import annotate
from kg.claims import extract
from kg.collector import seldom_collection
from kg.corpus import read
from kg.knowledge import load
from kg.languages import MODELS
from kg.model import Article

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LANGUAGE = "fr"
_LOAD = f"import spacy; spacy.load({MODELS[LANGUAGE]!r})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()

    every = [item for item in read(options.paths) if isinstance(item, Article) and item.language == LANGUAGE]
    articles = list(islice(every, 0, None, max(1, len(every) // options.articles)))[: options.articles]
    texts = [article.text[article.span.begin : article.span.end] for article in articles]
    words = sum(len(text.split()) for text in texts)
    bare, whole = best_apart([(parse, texts), (annotation, articles)], options.repeat)
    print(f"{len(articles)} of {len(every)} articles, {words} words, best of {options.repeat}")
    print(f"bare spaCy pipeline     {bare:8.2f} s  {words / bare:8.0f} words per CPU second")
    print(f"annotation and claims   {whole:8.2f} s  {words / whole:8.0f} words per CPU second")
    print(f"annotation / bare       {whole / bare:8.2f}")
    report_build(options.paths, options.repeat)


def best_apart(steps: Sequence[tuple[Callable[[Any], float], Any]], repeat: int) -> list[float]:
    """The least CPU seconds of each step on its input, in turns, each in a process of its own: one's heap slows no other down."""
    spawned = get_context("spawn")
    with ProcessPoolExecutor(1, spawned) as first, ProcessPoolExecutor(1, spawned) as second:
        apart = list(zip((first, second), steps, strict=True))
        for pool, (step, given) in apart:
            pool.submit(step, given[:1]).result()  # loads the model
        taken = [[pool.submit(step, given).result() for pool, (step, given) in apart] for _ in range(repeat)]
    return [min(seconds) for seconds in zip(*taken, strict=True)]


@cache
def bare_model() -> Language:
    """The model as spaCy loads it."""
    return spacy.load(MODELS[LANGUAGE])


def parse(texts: Sequence[str]) -> float:
    """CPU seconds of the bare pipeline."""
    nlp, start = bare_model(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start


@seldom_collection()
def annotation(articles: Sequence[Article]) -> float:
    """CPU seconds of our reading of the model, annotation and claims, with Python's garbage collector set as a build sets it."""
    knowledge, start = load(), time.process_time()
    for found in annotate(articles, language=LANGUAGE, knowledge=knowledge):
        extract(found)
    return time.process_time() - start


def report_build(paths: Sequence[Path], repeat: int) -> None:
    """A whole build beside loading the model with spaCy, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        build = [
            sys.executable,
            "-c",
            "from kg.cli import run; run()",
            "build",
            *map(str, paths),
            "-o",
            str(Path(folder) / "graph.nq"),
            "--force",
        ]
        loading, building = best([lambda: run([sys.executable, "-c", _LOAD]), lambda: run(build)], repeat, children=True)
    print(f"loading with spacy.load {loading:8.2f} s")
    print(f"kg build                {building:8.2f} s")
    print(f"build / loading         {building / loading:8.2f}")
    print(f"peak memory             {peak_memory():8.0f} MB")


def run(command: Sequence[str]) -> None:
    """Run a command to its end; what it prints is left out."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def best(steps: Sequence[Callable[[], object]], repeat: int, *, children: bool = False) -> list[float]:
    """The least CPU seconds of each step, run in turns; of this process or of those that it starts."""
    seconds: list[list[float]] = [[] for _ in steps]
    for _ in range(repeat):
        for step, taken in zip(steps, seconds, strict=True):
            start = cpu(children=children)
            step()
            taken.append(cpu(children=children) - start)
    return [min(taken) for taken in seconds]


def cpu(*, children: bool) -> float:
    """User and system seconds so far."""
    if not children:
        return time.process_time()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_memory() -> float:
    """Peak resident memory of the processes run, in MB; getrusage counts bytes on macOS and KiB elsewhere."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    main()
