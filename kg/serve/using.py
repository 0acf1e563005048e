"""Updates whose dataset the request names: `using-graph-uri` and `using-named-graph-uri` (SPARQL 1.1 Protocol, 2.2.3)."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.errors import RequestError
from kg.queries.guard import code
from kg.serve.protocol import Update
from kg.serve.settings import MAX_REQUEST

_OWN = re.compile(r"(?i)(?<![\w:@-])(using|with)(?![\w:-])")
_WHERE = re.compile(r"(?i)(?<![\w:@-])(?P<delete>delete\s*)?where(?![\w:-])")


def with_dataset(update: Update) -> str:
    """The update with USING before each WHERE, as if it had named the graphs itself. Raises RequestError where it names some."""
    if not update.using and not update.using_named:
        return update.text
    plain = code(update.text)
    if _OWN.search(plain):
        raise RequestError(400, "the request names the graphs and the update has USING or WITH too: leave one out")
    clause = " ".join([*(f"USING <{iri}>" for iri in update.using), *(f"USING NAMED <{iri}>" for iri in update.using_named)])
    found = list(_WHERE.finditer(plain))
    if any(match["delete"] for match in found):
        raise RequestError(400, "DELETE WHERE takes no graphs from the request: write DELETE { … } WHERE { … }")
    places = [match.start() for match in found]
    if len(places) * len(clause) > MAX_REQUEST:
        raise RequestError(413, "too many graphs for so many operations: send them in several updates")
    parts = [update.text[begin:end] for begin, end in pairwise([0, *places, len(update.text)])]
    return f"{clause} ".join(parts)
