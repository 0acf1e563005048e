"""Names of places that say so themselves by their first word, "Wadi Hmayed", "Aïn Defla", or that stand where only a place can.

The statistics take many of them for persons. The words are those of Arabic, Berber, Turkish and French maps for springs, wells, hills,
valleys, villages and monasteries; words that forenames share ("Tal", "Ayn") are not among them: these names must stand where places do,
"à Tal Mazar, dans le nord de la Syrie", "au sud de Tal Mazar".
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.annotate.place_words import place_words
from kg.annotate.unknown_places import standing_names
from kg.languages import Lexicon, function_words

_LOCATION = "LOC"
_UNSURE = frozenset({"PER", "MISC", "ORG"})


def mend_toponyms(doc: Doc) -> None:
    """Label such names as places, in place; those of the gazetteer stay what it says."""
    _relabel(doc, {entity.start for entity in doc.ents if _is_toponym(entity)})


def mend_standing_places(doc: Doc, *, lexicon: Lexicon) -> None:
    """Label names that stand where only a place can as places, in place; the parse must be mended before."""
    _relabel(doc, {entity.start for entity in standing_names(doc, place_words(lexicon))})


def _relabel(doc: Doc, starts: set[int]) -> None:
    if starts:
        doc.ents = [
            Span(doc, entity.start, entity.end, label=_LOCATION, span_id=entity.ent_id_) if entity.start in starts else entity
            for entity in doc.ents
        ]


def _is_toponym(entity: Span) -> bool:
    opening = entity[0].lower_.partition("-")[0]
    long = len(entity) > 1 or "-" in entity[0].text
    return entity.label_ in _UNSURE and long and entity[0].text[:1].isupper() and opening in function_words(entity[0].lang_, "toponym")
