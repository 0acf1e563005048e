"""The gazetteer's names in a text, marked before the statistics run, so that these keep off known names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.annotate.name_index import NameIndex, is_plain
from kg.annotate.parse import normalise
from kg.knowledge import Knowledge, fold
from kg.knowledge.folding import unaccent
from kg.languages import function_words, lexicon
from kg.model import Actor, Place, lineage

ACTOR, PLACE, OUTLET = "ACTOR", "PLACE", "OUTLET"
"""Labels of the entities that the gazetteer sets; their `ent_id_` is the id of the row."""

_INITIALS = re.compile(r"[A-ZÀ-Ý0-9.+-]{1,7}s?")
_WORDS = re.compile(r"[\w-]+")
_LONGEST_HYPHENATION = 3
_ARMED = ("forces", "group")
_SHORT = 3  # letters of the longest word that tells nothing: "pour", "des"
_TELLING = 2  # words that do


class Gazetteer:
    """The names of a language's gazetteer, ready to be found. Built once for a pipeline and its knowledge."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._articles = function_words(str(nlp.lang), "definite", "foreign_article")
        self._cautious = frozenset(fold(row["name"]) for row in lexicon(str(nlp.lang)).table("ambiguous_names"))
        self._variants = {
            form.lower(): tuple(row["forms"].split("|"))
            for row in lexicon(str(nlp.lang)).table("forename_variants")
            for form in row["forms"].split("|")
        }
        self._senses: dict[str, list[tuple[str, str]]] = {}
        self._lower_case: set[str] = set()
        exact: dict[str, None] = {}
        loose: dict[str, None] = {}
        for name, sense in self._names():
            telling = _tells(name, self._kind(*sense))
            for spelling in _spellings(name, place=sense[0] == PLACE):
                written = normalise(spelling)
                (exact if _case_matters(written, sense[0]) else loose).setdefault(written)
                senses = self._senses.setdefault(written.lower(), [])
                if sense not in senses:
                    senses.append(sense)
                if telling or written.islower():
                    self._lower_case.add(written.lower())
        self._exact = NameIndex(exact, lambda name: _texts(nlp.make_doc(name)))
        self._loose = NameIndex(loose, lambda name: _texts(nlp.make_doc(name)), ignore_case=True)

    def _names(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Every name with its label and id, in the order in which homonyms are preferred."""
        tables: tuple[tuple[str, Iterable[Actor | Place]], ...] = (
            (PLACE, self._knowledge.places.values()),
            (ACTOR, self._knowledge.actors.values()),
            (OUTLET, self._knowledge.outlets.values()),
        )
        for label, values in tables:
            for value in values:
                english = value.label_en if value.kind == "person" or (label == PLACE and value.kind != "country") else None
                names = filter(None, (value.label, *value.aliases, english))
                spelt = (form for name in names for form in (name, *self._with_small_article(name, label)))
                for name in dict.fromkeys(spelt):
                    yield from ((spelling, (label, value.id)) for spelling in self._forenames(name, value.kind))

    def _kind(self, label: str, id_: str) -> str:
        """The kind of the actor of an id; nothing for places and outlets."""
        return self._knowledge.actors[id_].kind if label == ACTOR else ""

    def _with_small_article(self, name: str, label: str) -> Iterator[str]:
        """The name of an outlet with its Arabic article as French prints it within a sentence: "al-Masirah"."""
        article, link, rest = name[:2], name[2:3], name[3:]
        if label == OUTLET and article.lower() in self._articles and article.istitle() and link in ("-", " ") and rest[:1].isupper():
            yield f"{article.lower()}{link}{rest}"

    def _forenames(self, name: str, kind: str) -> Iterator[str]:
        """A person's name with the other spellings of its first forename: Mohammed, Mohamed, Mohammad."""
        yield name
        first, _, rest = name.partition(" ")
        if kind == "person" and rest:
            yield from (f"{other} {rest}" for other in self._variants.get(first.lower(), ()) if other.lower() != first.lower())

    def mark(self, doc: Doc) -> None:
        """Set the known names as entities, each with its label and id; the longest match wins."""
        texts = _texts(doc)
        spans = [Span(doc, start, end) for start, end in self._exact.find(texts)]
        spans += [span for start, end in self._loose.find(texts) if self._fits(span := Span(doc, start, end))]
        known = (span for span in spans if span.text.lower() in self._senses)  # not so where a text sets spaces within: "RFE / RL"
        words = {text.lower() for text in texts}
        chosen = [span for span in filter_spans(known) if not self._is_part_of_another(span) and not self._is_untold(span, words)]
        senses = [self._senses[span.text.lower()] for span in chosen]
        setting = self._setting(senses)
        doc.ents = [
            Span(doc, span.start, span.end, label=label, span_id=id_)
            for span, possible in zip(chosen, senses, strict=True)
            for label, id_ in [self._decide(possible, setting, words)]
        ]

    def _fits(self, span: Span) -> bool:
        """Whether a match that ignored case has the capitals of a name."""
        text = span.text
        if text.lower() in self._lower_case:
            return True
        own = span[1:] if len(span) > 1 and span[0].lower_ in self._articles else span
        return any(c.isupper() for c in own.text)

    def _is_part_of_another(self, span: Span) -> bool:
        """A French word at the start of a sentence, or one word of a longer unknown name: "Hassan Salem"."""
        if fold(span.text) in self._cautious and (span[0].is_sent_start or not span.text[0].isupper()):
            return True
        if len(span) > 1 or not any(label == PLACE for label, _ in self._senses[span.text.lower()]):
            return False
        doc, i = span.doc, span.start
        before = doc[i - 1] if i and not span[0].is_sent_start else None
        after = doc[i + 1] if i + 1 < len(doc) and not doc[i + 1].is_sent_start else None
        opens = bool(before is not None and before.is_sent_start)
        return _is_name_word(after) or (_is_name_word(before) and not opens)

    def _is_untold(self, span: Span, words: set[str]) -> bool:
        """Whether a French word is the name of several and nothing tells of whom: "la Résistance" in a text without Hezbollah or Hamas."""
        ids = [id_ for _, id_ in self._senses[span.text.lower()]]
        contexts = [self._knowledge.contexts.get(id_, ()) for id_ in ids]
        of_several = len(ids) > 1 and all(contexts) and fold(span.text) in self._cautious
        return of_several and not any(word in words for context in contexts for word in context)

    def _setting(self, senses: list[list[tuple[str, str]]]) -> Counter[str]:
        """How often the unambiguous places of a text lie in each container."""
        found: Counter[str] = Counter()
        for possible in senses:
            if len(possible) == 1 and possible[0][0] == PLACE:
                found.update(whole.id for whole in lineage(self._knowledge.places[possible[0][1]]))
        return found

    def _decide(self, possible: list[tuple[str, str]], setting: Counter[str], words: set[str]) -> tuple[str, str]:
        """The sense of a name: by the words of its context column, then by where the text is set, then the first."""
        if len(possible) == 1:
            return possible[0]

        def fit(sense: tuple[str, str]) -> tuple[int, int]:
            label, id_ = sense
            context = sum(word in words for word in self._knowledge.contexts.get(id_, ()))
            container = self._knowledge.places[id_].within if label == PLACE else None
            return context, setting[container.id] if container else 0

        return max(possible, key=fit)


def _tells(name: str, kind: str) -> bool:
    """Whether the name of a body says what it is in so many words that a text may print it without its capital: "forces arabes libres"."""
    first, *others = _WORDS.findall(name)
    told = sum(len(word) > _SHORT for word in others)
    many = told >= (_TELLING if kind in _ARMED else _TELLING + 1)
    return bool(kind) and kind != "person" and first.istitle() and many and all(word.islower() for word in others)


def _is_name_word(token: object) -> bool:
    text = str(token) if token is not None else ""
    return len(text) > 2 and text[0].isupper() and text[1:].islower() and text.isalpha()


def _case_matters(name: str, label: str) -> bool:
    """Acronyms are compared as written, and the titles of outlets, which are often made of plain words."""
    return bool(_INITIALS.fullmatch(name)) or label == OUTLET


def _texts(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def _spellings(name: str, *, place: bool) -> Iterator[str]:
    """The name, without its accents, without those of its capitals; places also with and without hyphens."""
    plain = unaccent(name)
    bare_capitals = "".join(unaccent(c) if c.isupper() else c for c in name)
    for spelling in dict.fromkeys((name, plain, bare_capitals)):
        yield spelling
        if "-" in spelling and not spelling.islower():
            yield spelling.replace("-", " ")
        if place and 0 < spelling.count(" ") < _LONGEST_HYPHENATION and spelling[0].isupper() and is_plain(spelling):
            yield spelling.replace(" ", "-")
