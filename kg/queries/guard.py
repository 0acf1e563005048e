"""What a query that comes from outside may not do: ask another server, or name a file.

The engine reaches out by itself, so this is a border, not advice. It looks at the text as it stands: telling strings and comments
from code is not safe, as `<` opens an IRI in one place and compares in another, and what one reader takes for a comment another
runs. A word in a string is therefore refused too where it looks exactly like the clause, which plain questions never do.
"""

from __future__ import annotations

import re

_GAP = r"(?:[ \t\r\n\f]|\#[^\r\n]*)*"
_TERM = r"(?:<[^>]*>|(?:\\.|[^ \t\r\n\f<{\#\\])+)"
SERVICE = rf"(?is)service{_GAP}(?:silent{_GAP})?{_TERM}{_GAP}\{{"
"""SERVICE, a term and a group (SPARQL 1.1 Query, rule 59), whatever stands before it: the engine takes `1SERVICE` and `.SERVICE`."""
LOAD = rf"(?is)load{_GAP}(?:silent{_GAP})?{_TERM}{_GAP}(?:into|;|\Z)"
"""LOAD and an IRI (SPARQL 1.1 Update, rule 31)."""
FROM_FILE = rf"(?is)from{_GAP}(?:named{_GAP})?<file:"
FORBIDDEN = (
    (SERVICE, "SERVICE is refused, as queries never reach the network: load the other data into the graph"),
    (FROM_FILE, "FROM <file:…> is refused, as queries read no files: name a graph that is here"),
)
"""Patterns that no query may match, and what to say about it. They cost time on hostile texts: run them where time is limited."""
FORBIDDEN_IN_UPDATES = (*FORBIDDEN, (LOAD, "LOAD is refused, as nothing is fetched here: send the data itself with INSERT DATA"))

_HIDDEN = re.compile(
    r"""(?sx) \"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?''' | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | <[^<>"{}|^`\s]*> | \#[^\n]* | [?$]\w+ | \\."""
)
_BRACE = re.compile(r"[{}]")
_FROM = re.compile(r"(?i)(?<![\w:@-])from(?![\w:-])")


def forbidden(sparql: str, *, patterns: tuple[tuple[str, str], ...] = FORBIDDEN) -> str | None:
    """Why a query is refused, or None."""
    return next((reason for pattern, reason in patterns if re.search(pattern, sparql)), None)


def code(sparql: str) -> str:
    """The text with blanks for strings, IRIs, comments, variables and what braces enclose; every other character keeps its place."""
    blanked = _HIDDEN.sub(lambda match: " " * len(match[0]), sparql)
    depth, done, kept = 0, 0, []
    for brace in _BRACE.finditer(blanked):
        stretch = blanked[done : brace.start()]
        kept.append(stretch if depth == 0 else " " * len(stretch))
        depth = depth + 1 if brace[0] == "{" else max(depth - 1, 0)
        kept.append(brace[0])
        done = brace.end()
    return "".join([*kept, blanked[done:]])


def names_dataset(sparql: str) -> bool:
    """Whether a query has a FROM clause of its own."""
    return "from" in sparql.lower() and _FROM.search(code(sparql)) is not None
