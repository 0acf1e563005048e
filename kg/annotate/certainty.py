"""Polarity and modality of a predicate: negation, denial, aims, conditionals, hedges and questions.

The scope of a cue is the predicate's own clause and what governs it, after the observation of ConText (Harkema et al. 2009)
that near words decide, corrected by the parse where it is reliable: auxiliaries, objects, infinitives.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.certainty_words import certainty_words
from kg.annotate.modality import is_counterfactual, modality
from kg.annotate.polarity import polarity
from kg.annotations import Certainty, Tokens
from kg.languages import Lexicon


def certainty(doc: Doc, token_index: int, *, lexicon: Lexicon, trigger: Tokens | None = None) -> Certainty:
    """Polarity and modality of the predicate at a token.

    Give `trigger` where the type itself says no ("ne cherchons pas", a refusal): a negation among its tokens doesn't count then.
    """
    words = certainty_words(lexicon)
    own = range(trigger.start, trigger.end) if trigger else range(token_index, token_index + 1)
    return Certainty(polarity(doc[token_index], words, own=own), modality(doc[token_index], words))


def is_told(doc: Doc, token_index: int, *, lexicon: Lexicon) -> bool:
    """Whether the predicate at a token says anything of the world: what ought to have been ("aurait dû être tué") does not."""
    return not is_counterfactual(doc[token_index], certainty_words(lexicon))
