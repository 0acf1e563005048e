"""Names behind "la ville de", "les villages de": places whatever the statistics take them for, with those that the list goes on with.

"Les villages de Rasm al-Abd, Umm Hajar et Kafr Ain": the statistics know persons and things there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

from kg.annotate.names import ACTOR, OUTLET, PLACE
from kg.annotate.place_words import place_words
from kg.annotate.trees import rehang
from kg.annotate.unknown_places import begins_name
from kg.languages import Lexicon, function_words

_LONGEST = 4  # words of a name
_UNKNOWN = "LOC"  # the label of places that only the statistics know


def mend_place_lists(doc: Doc, *, lexicon: Lexicon) -> None:
    """Label such names as places and hang them together, in place."""
    words, strings = place_words(lexicon), doc.vocab.strings
    openers = {strings[form] for form in words.settlements}
    heads = [i for i, form in enumerate(doc.to_array([LOWER]).tolist()) if form in openers]
    lists = [(i, names) for i in heads if (names := _names(doc, i + 1))]
    unknown = [(start, end) for _, names in lists for start, end in names if not _is_known(doc, start, end)]
    if not unknown:
        return
    inside = {i for start, end in unknown for i in range(start, end)}
    kept = [entity for entity in doc.ents if not inside.intersection(range(entity.start, entity.end))]
    doc.ents = [*kept, *(Span(doc, start, end, label=_UNKNOWN) for start, end in unknown)]
    rehang(doc, {i: place for head, names in lists for i, place in _hung(doc, head, names)})


def _hung(doc: Doc, head: int, names: list[tuple[int, int]]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where the words of names belong: on the first of each, those on the first name, and that on its noun."""
    above = {token.i for token in (doc[head], *doc[head].ancestors)}
    first = names[0][0]
    if above.intersection(range(first, names[-1][1])):
        return
    yield first, (head, "nmod")
    for start, end in names:
        if start != first:
            yield start, (first, "conj")
        yield from ((i, (start, "flat:name")) for i in range(start + 1, end))


def _names(doc: Doc, i: int) -> list[tuple[int, int]]:
    """The names that a word of settlements leads."""
    found = _name(doc, i, of=True)
    if found is None:
        return []
    return [found, *_listed(doc, found[1])] if "Plur" in doc[i - 1].morph.get("Number", []) else [found]


def _listed(doc: Doc, i: int) -> list[tuple[int, int]]:
    """The names that go a list on up to its "et", none where there is none: "la ville de X, Y a …"."""
    told: list[tuple[int, int]] = []
    while i < len(doc) and not doc[i].is_sent_start:
        ends = doc[i].lower_ in function_words(doc.lang_, "coordinator")
        if not ends and doc[i].text != ",":
            break
        if (found := _name(doc, i + 1, of=False)) is None:
            break
        told.append(found)
        if ends:
            return told
        i = found[1]
    return []


def _name(doc: Doc, i: int, *, of: bool) -> tuple[int, int] | None:
    """The bounds of a name, behind "de" where it must or may stand there."""
    if i < len(doc) and doc[i].lower_ in function_words(doc.lang_, "bare_of"):
        i += 1
    elif of:
        return None
    end, particles = i, function_words(doc.lang_, "name_particle")
    while end < min(len(doc), i + _LONGEST) and not doc[end].is_sent_start:
        token = doc[end]
        links = token.lower_ in particles and end + 1 < len(doc) and doc[end + 1].text[0].isupper()
        if token.ent_type_ in (ACTOR, OUTLET) or not (links or begins_name(token)):
            break
        end += 1
    return (i, end) if end > i else None


def _is_known(doc: Doc, start: int, end: int) -> bool:
    """Whether the gazetteer knows all of a name as a place."""
    return all(token.ent_type_ == PLACE for token in doc[start:end])
