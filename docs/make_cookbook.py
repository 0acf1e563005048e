#!/usr/bin/env python3
"""Write docs/cookbook.md from the files in kg/queries/cookbook/."""

from __future__ import annotations

from pathlib import Path

from kg.queries.recipes import Recipe, cookbook

COOKBOOK = Path(__file__).resolve().parent / "cookbook.md"
_INTRODUCTION = """# Cookbook

Questions that analysts ask, in SPARQL. Each is a file in `kg/queries/cookbook/`, portable SPARQL 1.1: the tests run it on Oxigraph and on
rdflib and compare the answers.

```
kg query graph.ttl --cookbook list
kg query graph.ttl --cookbook who-attacked-whom
kg query graph.ttl --cookbook who-attacked-whom --format csv > attacks.csv
```

To change a question, copy its file and run `kg query graph.ttl mine.rq`. This page is made by `python docs/make_cookbook.py`.
"""


def page() -> str:
    """The whole page."""
    contents = "".join(f"{number}. [{recipe.question}](#{recipe.name})\n" for number, recipe in enumerate(cookbook(), 1))
    return "\n".join([_INTRODUCTION, contents, *map(_section, cookbook())])


def _section(recipe: Recipe) -> str:
    query = "".join(line for line in recipe.query.splitlines(keepends=True) if not line.startswith("#"))
    return f"## {recipe.name}\n\n**{recipe.question}** {recipe.note}\n\n```sparql\n{query}```\n"


if __name__ == "__main__":
    COOKBOOK.write_text(page(), encoding="utf-8")
