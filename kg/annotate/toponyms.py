"""Names of places that say so themselves by their first word: "Wadi Hmayed", "Kafr Nabl", "Aïn Defla".

The statistics take many of them for persons. The words are those of Arabic, Berber, Turkish and French maps for springs, wells, hills,
valleys, villages and monasteries; words that forenames share ("Tal", "Ayn") are not among them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.languages import function_words

_LOCATION = "LOC"
_UNSURE = frozenset({"PER", "MISC", "ORG"})


def mend_toponyms(doc: Doc) -> None:
    """Label such names as places, in place; those of the gazetteer stay what it says."""
    if not any(_is_toponym(entity) for entity in doc.ents):
        return
    doc.ents = [
        Span(doc, entity.start, entity.end, label=_LOCATION, span_id=entity.ent_id_) if _is_toponym(entity) else entity
        for entity in doc.ents
    ]


def _is_toponym(entity: Span) -> bool:
    opening = entity[0].lower_.partition("-")[0]
    long = len(entity) > 1 or "-" in entity[0].text
    return entity.label_ in _UNSURE and long and entity[0].text[:1].isupper() and opening in function_words(entity[0].lang_, "toponym")
