#!/usr/bin/env python3
"""Put what the demo prints into README.md: the first contradictions and shared claims of the seeds.

python benchmarks/readme.py [GRAPH]
"""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

from kg.cli import main as kg

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_EXCERPT = re.compile(r"(?<=<!-- demo -->\n```\n).*?(?=```\n<!-- /demo -->)", re.DOTALL)
_SHOWN = 2  # blocks of each command
_COLUMNS = "100"


def excerpt(graph: Path) -> str:
    """The first blocks that `kg contradictions` and `kg shared` print of a graph."""
    return (
        "".join(f"$ kg {command} {graph.name}\n{_first_blocks(command, graph)}\n" for command in ("contradictions", "shared")).rstrip()
        + "\n"
    )


def with_excerpt(readme: str, text: str) -> str:
    """A README with this excerpt between its marks."""
    return _EXCERPT.sub(lambda _: text, readme)


def _first_blocks(command: str, graph: Path) -> str:
    printed = io.StringIO()
    with redirect_stdout(printed), patch.dict("os.environ", COLUMNS=_COLUMNS, TERM="dumb"):
        kg([command, str(graph)])
    *blocks, count = (block.rstrip() for block in re.split(r"\n\s*\n", printed.getvalue().strip()))
    left_out = ["…"] if len(blocks) > _SHOWN else []
    lines = "\n\n".join([*blocks[:_SHOWN], *left_out, count]).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "graph.ttl"
    README.write_text(with_excerpt(README.read_text(encoding="utf-8"), excerpt(source)), encoding="utf-8")
