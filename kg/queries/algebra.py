"""The algebra of the packaged rules as a file, since to parse them all takes longer than to run them: `make rules` after a change.

python -m kg.queries.algebra
"""

from __future__ import annotations

import json
from pathlib import Path

from kg.queries.parsed import digest, parse, to_plain
from kg.queries.rules import contradiction_rules

FILE = Path(__file__).with_suffix(".json")


def algebra_text() -> str:
    """What the file should hold: a line for each rule, under the digest of its text."""
    lines = {digest(rule.query): json.dumps(to_plain(parse(rule.query)), separators=(",", ":")) for rule in contradiction_rules()}
    return "{\n" + ",\n".join(f'"{key}": {line}' for key, line in lines.items()) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(algebra_text(), encoding="utf-8")
