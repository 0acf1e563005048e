"""Updates whose dataset the request names: `using-graph-uri` and `using-named-graph-uri` (SPARQL 1.1 Protocol, 2.2.3)."""

from __future__ import annotations

import re

from kg.errors import RequestError
from kg.queries.guard import code
from kg.serve.protocol import Update

_OWN = re.compile(r"(?i)(?<![\w:@-])(using|with)(?![\w:-])")
_WHERE = re.compile(r"(?i)(?<![\w:@-])where(?![\w:-])")
_DELETE_WHERE = re.compile(r"(?i)delete\s*$")


def with_dataset(update: Update) -> str:
    """The update with USING before each WHERE, as if it had named the graphs itself. Raises RequestError where it names some."""
    if not update.using and not update.using_named:
        return update.text
    plain = code(update.text)
    if _OWN.search(plain):
        raise RequestError(400, "the request names the graphs and the update has USING or WITH too: leave one out")
    clause = " ".join([*(f"USING <{iri}>" for iri in update.using), *(f"USING NAMED <{iri}>" for iri in update.using_named)])
    text, done = "", 0
    for match in _WHERE.finditer(plain):
        if _DELETE_WHERE.search(plain[: match.start()]):
            raise RequestError(400, "DELETE WHERE takes no graphs from the request: write DELETE { … } WHERE { … }")
        text += f"{update.text[done : match.start()]}{clause} "
        done = match.start()
    return text + update.text[done:]
