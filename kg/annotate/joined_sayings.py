"""Verbs of saying that go on behind what another says: "a noté que l'armée a tiré, et | ajouté que …", "dit que X ment et | précise que …".

The parser hangs the second verb on that of the words reported. With "que" behind both, and no subject of its own, it goes the first on.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, past_participle
from kg.annotate.reporting import reporting_lexicon
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, function_words

_ADVERBS = 2  # between a conjunction and the verb: "et également | ajouté que"
_BEFORE_QUE = 5  # tokens from a verb to its "que": "a affirmé mardi à Lima que"
_OWN = ("nsubj", "nsubj:pass", "expl:subj", "aux:tense", "aux:pass")


def mend_joined_sayings(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such verbs on the first verb of saying, in place."""
    verbs = reporting_lexicon(lexicon).verbs
    for conjunction in with_form(doc, function_words(doc.lang_, "and")):
        following = doc[conjunction.i + 1 : min(conjunction.i + 2 + _ADVERBS, conjunction.sent.end)]
        verb = next((t for t in following if t.pos_ == "VERB"), None)
        if (
            verb is None
            or verb.dep_ != "conj"
            or verb.lemma_ not in verbs
            or any(c.dep_ in _OWN for c in verb.children)
            or not _tells(verb)
        ):
            continue
        first = next((t for t in verb.head.ancestors if t.lemma_ in verbs and _is_alike(t, verb) and _tells(t)), None)
        if first is not None and not (verb.head.lemma_ in verbs and _tells(verb.head)):
            rehang(doc, {verb.i: (first.i, "conj")})


def _is_alike(first: Token, verb: Token) -> bool:
    """Whether both are present or past in one way: a bare participle goes on a compound tense, a finite form a finite form."""
    if past_participle(verb):
        return past_participle(first) and any(c.dep_ == "aux:tense" for c in first.lefts)
    return finite(verb) and finite(first) and verb.morph.get("Number", []) == first.morph.get("Number", [])


def _tells(verb: Token) -> bool:
    """Whether "que" stands behind a verb, with no verb between."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + _BEFORE_QUE, verb.sent.end)]:
        if token.lower_ in function_words(verb.lang_, "that"):
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False
