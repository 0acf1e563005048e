"""Rashomon: who says what happened.

    articles -> corpus -> annotate -> claims -> graph -> link -> queries -> exports

    import kg
    g = kg.build("seeds/")         # or kg.open("graph.ttl")
    g.contradictions()

Names with a leading underscore, and all that is not listed in `__all__`, may change.
"""

from kg.api import Graph, open
from kg.build import BuildReport, build
from kg.errors import InputError, RashomonError
from kg.version import __version__

__all__ = ["BuildReport", "Graph", "InputError", "RashomonError", "__version__", "build", "open"]
