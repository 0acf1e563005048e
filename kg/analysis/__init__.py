"""Claims of a store -> events, contradictions and shared claims, written into the store's named graph of the analysis.

anew.py      all claims; what it finds besides is kept beside a store on disk (kept.py, index.py)
again.py     new and changed claims among those kept: scope.py (which they are), surroundings.py (what is near to them),
             events_again.py, shared_again.py, rules_again.py with windows.py (what they change)
"""

from __future__ import annotations

from kg.analysis.again import analyse_again
from kg.analysis.anew import analyse_all
from kg.analysis.found import Analysis
from kg.analysis.kept import forget, save
from kg.collector import no_collection
from kg.graph.store import GraphStore

__all__ = ["Analysis", "analyse"]


@no_collection()
def analyse(store: GraphStore, *, base: str | None = None, anew: bool = True) -> Analysis:
    """Find what claims tell of, where they contradict each other and what they share; in place of what the store has of it, at once.

    Until the end, readers see what was found before. `base` is what the IRIs of findings begin with; left out, what those of the claims
    begin with. Unless `anew`, a store on disk is asked only for what new and changed claims may change. What is found is the same.
    """
    found = (None if anew else analyse_again(store, base)) or analyse_all(store, base)
    if store.path is not None:
        forget(store.path)
    if found.old:
        new = set(found.new)
        store.exchange(found.old - new, new - found.old)
    else:
        store.pour(found.new)
    store.flush()
    if store.path is not None and store.journal is not None and found.kept is not None:
        store.journal.begin(save(store.path, found.kept))
    return found
