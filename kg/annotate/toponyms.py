"""Names of places that say so themselves by their first word, "Wadi Hmayed", "Aïn Defla", or that stand where only a place can.

The statistics take many of them for persons. The words are those of Arabic, Berber, Turkish and French maps for springs, wells, hills,
valleys, villages and monasteries; words that forenames share ("Tal", "Ayn") are not among them: these names must stand where places do,
"à Tal Mazar, dans le nord de la Syrie", "au sud de Tal Mazar".
"""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.annotate.place_words import place_words
from kg.annotate.unknown_places import begins_name, standing_names
from kg.languages import Lexicon, function_words

_LOCATION = "LOC"
_UNSURE = frozenset({"PER", "MISC", "ORG"})


def mend_toponyms(doc: Doc) -> None:
    """Label such names as places, in place; those of the gazetteer stay what it says."""
    _relabel(doc, [_whole(entity) for entity in doc.ents if _is_toponym(entity)])


def mend_standing_places(doc: Doc, *, lexicon: Lexicon) -> None:
    """Label names that stand where only a place can as places, in place; the parse must be mended before."""
    _relabel(doc, list(standing_names(doc, place_words(lexicon))))


def _relabel(doc: Doc, names: list[Span]) -> None:
    if names:
        inside = {i for name in names for i in range(name.start, name.end)}
        kept = [entity for entity in doc.ents if inside.isdisjoint(range(entity.start, entity.end))]
        doc.ents = filter_spans([*kept, *(Span(doc, name.start, name.end, label=_LOCATION) for name in names)])


def _whole(entity: Span) -> Span:
    """The name with the word that the statistics left off: "Deir | al-Qasr"."""
    doc, end = entity.doc, entity.end
    prefixed = end < len(doc) and not doc[end].ent_type_ and begins_name(doc[end]) and not doc[end].text[0].isupper()
    return doc[entity.start : end + 1] if prefixed else entity


def _is_toponym(entity: Span) -> bool:
    opening, following = entity[0].lower_.partition("-")[0], entity[-1].nbor() if entity.end < len(entity.doc) else entity[-1]
    cut = entity.label_ == _LOCATION and len(entity) == 1 and begins_name(following) and not following.text[0].isupper()
    long = len(entity) > 1 or "-" in entity[0].text or cut
    named = entity[0].text[:1].isupper() and opening in function_words(entity[0].lang_, "toponym")
    return named and long and (cut or entity.label_ in _UNSURE)
