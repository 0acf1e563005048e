"""A parsed Doc as plain Python values, under the names that spaCy gives them.

The rules ask for the same few features of the same words again and again; spaCy makes a string, a list or a Span anew at each request.
Here every word's features are read from the Doc's arrays once, its children, morphology and sentence are objects made once, and what
is seldom asked for is fetched from spaCy's Token when it is. The values, and what indices mean, are spaCy's
(https://spacy.io/api/token, /doc, /span); slices of a view are plain lists of its words; nothing can be changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from spacy.attrs import DEP, ENT_ID, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.word_forms import Morph, strings_of
from kg.annotations import text_of

_COLUMNS = [ORTH, LEMMA, POS, DEP, MORPH, ENT_TYPE, ENT_ID, SENT_START, SPACY, HEAD]
_EDGES = ("left_edge", "right_edge")
_SIGNED = 2**63  # spaCy's arrays are unsigned: offsets to the left and the ends of sentences are in two's complement


def view(doc: Doc) -> Doc:
    """The Doc as plain values, to be read as a Doc; complete only once all pipes have run."""
    return cast(Doc, _View(doc))


@dataclass(init=False, eq=False, repr=False, slots=True)
class _Word:
    """A token. What is in no slot yet is asked of spaCy's Token."""

    doc: _View
    i: int
    idx: int
    text: str
    lower_: str
    lang_: str
    lemma_: str
    pos_: str
    dep_: str
    morph: Morph
    ent_type_: str
    ent_id_: str
    is_lower: bool
    is_punct: bool
    is_quote: bool
    is_sent_start: bool
    is_space: bool
    is_upper: bool
    whitespace_: str
    head: _Word
    lefts: tuple[_Word, ...]
    rights: tuple[_Word, ...]
    children: tuple[_Word, ...]
    left_edge: _Word
    right_edge: _Word
    sent: _Stretch
    answers: dict[object, Any]  # of the rules that are `kept`
    _subtree: tuple[_Word, ...]

    def __getattr__(self, name: str) -> Any:
        if name == "_subtree":
            self._subtree = _around(self)
            return self._subtree
        value = getattr(self.doc.source[self.i], name)
        if name not in _EDGES:
            return value
        word = self.doc[value.i]
        setattr(self, name, word)
        return word

    @property
    def subtree(self) -> tuple[_Word, ...]:
        """The token and all below it, in text order as spaCy gives them."""
        return self._subtree

    @property
    def ancestors(self) -> Iterator[_Word]:
        """The heads up to the root."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def is_ancestor(self, descendant: _Word) -> bool:
        """Whether another token hangs below."""
        return any(node is self for node in descendant.ancestors)

    def nbor(self, i: int = 1) -> _Word:
        """The token `i` places on."""
        if self.i + i < 0:
            raise IndexError(self.i + i)
        return self.doc[self.i + i]

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__


def _around(word: _Word) -> tuple[_Word, ...]:
    if not word.children:
        return (word,)
    found: list[_Word] = []
    for child in word.lefts:
        found += child.subtree
    found.append(word)
    for child in word.rights:
        found += child.subtree
    return tuple(found)


class _Stretch(list[_Word]):
    """A run of tokens that is a sentence or a name. Slices are plain lists: see `text_of` for their text, `root_of` for their root."""

    def __init__(self, doc: _View, start: int, end: int, label: str = "", id_: str = "") -> None:
        super().__init__(doc[start:end])
        self.doc, self.start, self.end, self.label_, self.ent_id_ = doc, start, end, label, id_

    __eq__ = object.__eq__
    __hash__ = object.__hash__  # type: ignore[assignment]  # lists have none

    @property
    def text(self) -> str:
        """The characters, without the space behind."""
        return text_of(cast(Doc, self.doc), self.start, self.end)

    @cached_property
    def root(self) -> _Word:
        """The token nearest to the root of the sentence."""
        return cast(_Word, root_of(cast(Doc, self.doc), self.start, self.end))

    @property
    def sent(self) -> _Stretch:
        """The sentence of the first token."""
        return self[0].sent


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The token of a run that is nearest to the root of the sentence."""
    words = doc[start:end]
    highest = [word for word in words if word.head.i == word.i or not start <= word.head.i < end]
    if len(highest) < 2:
        return highest[0] if highest else doc[start]
    return next((word for word in highest if word.head.i == word.i), None) or min(highest, key=lambda word: sum(1 for _ in word.ancestors))


class _View(list[_Word]):
    """A list of words, so that indices and slices are as fast as they can be."""

    def __init__(self, doc: Doc) -> None:
        self.source = doc
        self.lang_ = doc.lang_
        super().__init__(_read(doc, self))
        self._sentences = _sentences(self)

    __eq__ = object.__eq__
    __hash__ = object.__hash__  # type: ignore[assignment]  # lists have none

    @cached_property
    def text(self) -> str:
        return "".join([word.text + word.whitespace_ for word in self])

    @property
    def sents(self) -> Iterator[_Stretch]:
        return iter(self._sentences)

    @cached_property
    def ents(self) -> tuple[_Stretch, ...]:
        return tuple(_Stretch(self, e.start, e.end, e.label_, e.ent_id_) for e in self.source.ents)


def _read(doc: Doc, owner: _View) -> list[_Word]:
    """The words with their features and their places in the tree."""
    kept = strings_of(doc.vocab)
    names, forms, morphs = kept.names, kept.forms, kept.morphs
    words = [_Word() for _ in range(len(doc))]
    idx, language = 0, owner.lang_
    heads: list[int] = []
    columns = doc.to_array(_COLUMNS).T.tolist()  # by column: a list for each word would keep the garbage collector busy
    for i, (orth, lemma, pos, dep, morph, ent_type, ent_id, sent_start, spaced, head) in enumerate(zip(*columns, strict=True)):
        word = words[i]
        word.doc, word.i, word.idx, word.lang_, word.answers = owner, i, idx, language, {}
        form = forms.get(orth) or kept.form(orth)
        word.text, word.lower_, word.is_space, word.is_punct, word.is_quote, word.is_lower, word.is_upper = form
        word.lemma_ = names.get(lemma) or kept.name(lemma)
        word.pos_ = names.get(pos) or kept.name(pos)
        word.dep_ = names.get(dep) or kept.name(dep)
        word.ent_type_ = names.get(ent_type) or kept.name(ent_type) if ent_type else ""
        word.ent_id_ = names.get(ent_id) or kept.name(ent_id) if ent_id else ""
        found = morphs.get(morph)
        word.morph = found if found is not None else kept.morph(morph)
        word.is_sent_start = sent_start == 1
        word.whitespace_ = " " if spaced else ""
        heads.append(i + (head if head < _SIGNED else head - 2 * _SIGNED))
        idx += len(word.text) + spaced
    _link(words, heads)
    return words


def _link(words: list[_Word], heads: list[int]) -> None:
    lefts: dict[int, list[_Word]] = {}
    rights: dict[int, list[_Word]] = {}
    none: tuple[_Word, ...] = ()
    for word, head in zip(words, heads, strict=True):
        word.head = words[head]
        word.lefts = word.rights = none
        if head > word.i:
            lefts.setdefault(head, []).append(word)
        elif head < word.i:
            rights.setdefault(head, []).append(word)
    for head, found in lefts.items():
        words[head].lefts = tuple(found)
    for head, found in rights.items():
        words[head].rights = tuple(found)
    for word in words:
        word.children = word.lefts + word.rights


def _sentences(owner: _View) -> tuple[_Stretch, ...]:
    words = list(owner)
    starts = [word.i for word in words if word.is_sent_start or word.i == 0]
    sentences = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        sentence = _Stretch(owner, start, end)
        sentences.append(sentence)
        for word in sentence:
            word.sent = sentence
    return tuple(sentences)
