"""Finite verbs in -er whose form is plural, as the parser does not always see: "les deux camps accusent", "ils contrôlent".

A third person that ends so is plural for every verb of the first group; of the others a few end so in the singular ("il ment").
"""

from __future__ import annotations

from functools import lru_cache

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.tokens.morphanalysis import MorphAnalysis
from spacy.vocab import Vocab

from kg.languages import endings

_FORMS = 65_536  # forms remembered


def mend_plural_verbs(doc: Doc) -> None:
    """Mark such forms as plural, in place."""
    infinitive = endings(doc.lang_, "infinitive_er")
    for i, form in enumerate(doc.to_array([ORTH]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if not _ends_as_plural(doc.vocab, doc.lang_, form):
            continue
        features = doc[i].morph.to_dict()
        if features.get("Mood") and features.get("Number") != "Plur" and doc[i].lemma_.endswith(infinitive):
            told = {**features, "Number": "Plur", "Person": "3"}
            doc[i].morph = MorphAnalysis(doc.vocab, told)


@lru_cache(maxsize=_FORMS)
def _ends_as_plural(vocab: Vocab, language: str, form: int) -> bool:
    return bool(vocab.strings[form].lower().endswith(endings(language, "present_plural")))
