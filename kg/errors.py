"""Everything that Rashomon raises on purpose, one tree.

    RashomonError                 anything a caller may want to catch
    ├── InputError                what the user named can't be used: a path, a filter, an option, an output
    │   ├── CorpusError           an article or a manifest can't be read
    │   ├── GraphError            a graph file or store can't be read or written
    │   ├── QueryError            a SPARQL query is wrong or refused
    │   └── UnknownNameError      a filter names an actor, place or outlet that the graph doesn't have
    ├── RequestError              a request to the SPARQL endpoint is refused; carries the HTTP status
    ├── GroundingError            a claim's span does not match the stored text
    └── DataError                 a packaged lexicon, gazetteer or rule file is wrong (a defect of ours)

A message is one line: what is wrong, where, and how to mend it.
"""


class RashomonError(Exception):
    """Base of all errors raised on purpose."""


class InputError(RashomonError):
    """What the user named can't be used; the command line turns it into one line and exit code 2."""


class CorpusError(InputError):
    """An article or a manifest can't be read."""


class GraphError(InputError):
    """A graph file or store can't be read or written."""


class QueryError(InputError):
    """A SPARQL query has a syntax error or asks for something that is refused."""


class UnknownNameError(InputError):
    """A filter names an actor, place, outlet or type that the graph doesn't have."""


class RequestError(RashomonError):
    """A request to the SPARQL endpoint is refused."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        """The HTTP status of the answer (RFC 9110)."""


class GroundingError(RashomonError):
    """A claim's span does not match the stored text: such a claim is never written."""


class DataError(RashomonError):
    """A packaged lexicon, gazetteer or rule file is malformed."""
