#!/usr/bin/env python3
"""Speed and memory of a build: words per CPU second, beside the bare spaCy pipeline over the same texts.

    python benchmarks/bench_build.py [PATH...] [--repeat N]

Times are CPU seconds of this process, the best of N runs, the model loaded before.
Memory is the peak of the whole process in MB (1e6 bytes).
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import kg
from kg.annotate.parse import load_pipeline
from kg.corpus import read
from kg.model import Article

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()

    start = time.process_time()
    nlp = load_pipeline("fr")
    loading = time.process_time() - start

    articles = [item for item in read(options.paths) if isinstance(item, Article)]
    texts = [article.text[p.span.begin : p.span.end] for article in articles for p in article.paragraphs]
    words = sum(len(text.split()) for text in texts)
    bare = best(lambda: sum(1 for _ in nlp.pipe(texts, batch_size=64)), options.repeat)
    whole = best(lambda: kg.build(options.paths), options.repeat)

    print(f"{len(articles)} articles, {words} words, best of {options.repeat}")
    print(f"loading the model      {loading:8.2f} s")
    print(f"bare spaCy pipeline    {bare:8.2f} s  {words / bare:8.0f} words per CPU second")
    print(f"whole build            {whole:8.2f} s  {words / whole:8.0f} words per CPU second")
    print(f"build / bare pipeline  {whole / bare:8.2f}")
    print(f"peak memory            {peak_memory():8.0f} MB")


def best(run: Callable[[], object], repeat: int) -> float:
    """The least CPU seconds of some runs."""
    seconds = []
    for _ in range(repeat):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def peak_memory() -> float:
    """Peak resident memory in MB; getrusage counts bytes on macOS and KiB elsewhere."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    main()
