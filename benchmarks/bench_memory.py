#!/usr/bin/env python3
"""Memory over a long run: whether reading ever more articles takes ever more of it.

    python benchmarks/bench_memory.py [PATH] [--articles N]

Annotates and extracts N articles (5,000), those of PATH (by default seeds/) over and over, and prints the memory in use twenty times on
the way, in MB (1e6 bytes). Needs Linux, whose kernel tells it.
"""

from __future__ import annotations

import argparse
from itertools import cycle, islice
from pathlib import Path

from kg.annotate.pipeline import annotate
from kg.claims import extract
from kg.corpus import read
from kg.knowledge import load
from kg.model import Article

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def memory_in_use() -> float:
    """The resident memory of this process in MB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 / 1e6


def main() -> None:
    """Read on and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--articles", type=int, default=5000)
    options = parser.parse_args()
    articles = [article for article in read([options.path]) if isinstance(article, Article)]
    every, claims = max(1, options.articles // 20), 0
    for number, annotation in enumerate(annotate(islice(cycle(articles), options.articles), language="fr", knowledge=load()), start=1):
        claims += len(extract(annotation))
        if number % every == 0:
            print(f"{number:7,} articles {claims:9,} claims {memory_in_use():8,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
