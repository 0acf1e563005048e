"""Complements behind "présumé" and the like, which are the noun's: "des membres présumés | du Hamas".

The parser hangs them on the participle, which takes none: it only says that what the noun tells of somebody is not sure.
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.annotate.trees import rehang
from kg.languages import function_words


def mend_hedged_nouns(doc: Doc) -> None:
    """Hang such complements on the noun, in place."""
    wanted, of = _words(doc.vocab, doc.lang_), function_words(doc.lang_, "of")
    moved: dict[int, tuple[int, str]] = {}
    for i, form in enumerate(doc.to_array([ORTH]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if form not in wanted or doc[i].head.pos_ != "NOUN" or doc[i].head.i >= i:
            continue
        behind = (t for t in doc[i].rights if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == i + 1)
        moved |= {t.i: (doc[i].head.i, "nmod") for t in behind if t.left_edge.lower_ in of and (t.pos_ == "PROPN" or t.ent_type_)}
    if moved:
        rehang(doc, moved)


@cache
def _words(vocab: Vocab, language: str) -> frozenset[int]:
    """The hedging words, as the vocabulary numbers them."""
    return frozenset(vocab.strings.add(word) for word in function_words(language, "hedging"))
