"""Complements that the parser hung on a noun of scale: "une offensive d'envergure | de l'armée contre la ville".

"D'envergure" behind a noun stands for an adjective; what follows it is the noun's.
"""

from __future__ import annotations

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.annotate.trees import rehang
from kg.languages import function_words


def mend_scale_nouns(doc: Doc) -> None:
    """Hang such complements on the noun that the scale is told of, in place."""
    wanted = _words(doc.vocab, doc.lang_)
    moved = {
        child.i: (doc[i].head.i, child.dep_)
        for i, form in enumerate(doc.to_array(ORTH).tolist())
        if form in wanted and i > doc[i].head.i and doc[i].dep_ == "nmod" and _is_bare(doc[i])
        for child in doc[i].rights
        if child.dep_ in ("nmod", "acl", "acl:relcl", "obl:arg", "obl:mod")
    }
    if moved:
        rehang(doc, moved)


def _words(vocab: Vocab, language: str) -> frozenset[int]:
    """The nouns of scale, as the vocabulary numbers them."""
    return frozenset(vocab.strings.add(word) for word in function_words(language, "scale"))


def _is_bare(noun: Token) -> bool:
    """Whether only "de" stands before a noun, and perhaps an adjective: "de grande | ampleur"."""
    left = [child for child in noun.lefts if child.dep_ != "amod"]
    return len(left) == 1 and left[0].lower_ in function_words(noun.lang_, "bare_of")
