"""Compound tenses that commas part: "ont, | il y a deux jours, | arrêté dix suspects", "a été, | selon le maire, | visé par des tirs".

The parser makes a word of what the commas enclose the head of the clause, or hangs the participle on the subject as if it qualified
that. Where an auxiliary stands right before the one comma and a participle right behind the other, the participle heads the clause.
(`insertions.py` mends what single pronouns part, `parted_perfects.py` what no commas enclose.)
"""

from __future__ import annotations

from spacy.attrs import LEMMA, ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.adjunct_ends import closing_comma
from kg.annotate.grammar import PASSIVE_PARTICIPLE, finite, past_participle
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, endings, function_words

_PARTICIPLE = "Tense=Past|VerbForm=Part"
_SUBJECTS = ("nsubj", "nsubj:pass")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def mend_enclosed_perfects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Make such participles the heads of their clauses, in place."""
    auxiliary = {doc.vocab.strings.add(lemma) for lemma in function_words(doc.lang_, "auxiliary")}
    comma, times = doc.vocab.strings[","], bare_times(lexicon.code)
    columns = doc.to_array([LEMMA, ORTH]).tolist()
    for i in [i for i, (lemma, _) in enumerate(columns[:-1]) if lemma in auxiliary and columns[i + 1][1] == comma]:
        helpers = _helpers(doc[i])
        closing = closing_comma(doc, i + 1, doc[i].sent.end, times) if helpers else None
        participle = _participle(doc, closing + 1, doc[i].sent.end) if closing is not None else None
        if participle is None or closing is None or _is_joined(participle, helpers):
            continue
        if (subject := _subject(participle, helpers[0])) is not None:
            _join(participle, helpers, subject, closing)


def _helpers(last: Token) -> list[Token]:
    """The finite auxiliary of a compound tense, and "été" behind it, which a comma follows."""
    if finite(last):
        return [last]
    before = last.nbor(-1) if last.i > last.sent.start else last
    return [before, last] if past_participle(last) and finite(before) and before.i < last.i else []


def _participle(doc: Doc, i: int, end: int) -> Token | None:
    """The participle at an index before the end of the sentence, adverbs skipped."""
    token = next((t for t in doc[i:end] if t.pos_ != "ADV"), None)
    if token is None:
        return None
    shown = token.pos_ in ("VERB", "ADJ", "NOUN") and token.lower_.endswith(endings(doc.lang_, "past_participle"))
    told = past_participle(token) and token.pos_ in ("VERB", "ADJ")
    return token if (shown or told) and not any(child.dep_ == "det" for child in token.lefts) else None


def _is_joined(participle: Token, helpers: list[Token]) -> bool:
    """Whether the parser found the auxiliary of a participle with its subject across the commas."""
    children = {child.i for child in participle.lefts}
    return helpers[0].i in children and any(child.dep_ in _SUBJECTS and child.i < helpers[0].i for child in participle.lefts)


def _subject(participle: Token, first: Token) -> Token | None:
    """The subject before an auxiliary: a word that is one, or the noun that the participle was hung on."""
    for token in (first, first.head, first.head.head, participle, participle.head):
        found = next((child for child in token.lefts if child.dep_ in _SUBJECTS and child.i < first.i), None)
        if found is not None:
            return found
    nouns = (token for token in (participle.head, first.head) if token.i < first.i and token.pos_ in _NOMINAL)
    return next((noun for noun in nouns if noun.sent.start == first.sent.start), None)


def _tells(verb: Token) -> bool:
    """Whether a verb stands behind a comma, as that of a clause of who says so does: "…, a précisé | le maire"."""
    first = next((child for child in verb.lefts if child.dep_.startswith("aux")), verb)
    return first.i > 0 and first.nbor(-1).text == ","


def _join(participle: Token, helpers: list[Token], subject: Token, closing: int) -> None:
    """Give a participle its auxiliaries, its subject, what the commas enclose and the place of what headed the clause."""
    doc, first = participle.doc, helpers[0]
    passive = helpers[-1].lemma_ in function_words(doc.lang_, "be")
    inside = range(first.i, closing + 1)
    above = participle
    while (above.head.i in inside or above.head.i == subject.i) and above.head.i != above.i:
        above = above.head
    root, behind = above.head.i == above.i, above.head.i > participle.i
    if first.head.i > participle.i or (behind and not _tells(above.head)):
        return
    label = "ROOT" if root else "ccomp" if behind else above.dep_  # "…, a précisé le maire"
    moved = {participle.i: (participle.i if root else above.head.i, label)} if above.i != participle.i else {}
    for i in inside:
        token = doc[i]
        outside = token.head.i not in inside or token.head.i == i
        if outside and token.head.i != participle.i:
            moved[i] = participle.i, "punct" if token.is_punct else "advmod" if token.pos_ == "ADV" else "obl:mod"
        for child in token.children:
            if child.i not in inside and child.i != participle.i:
                moved[child.i] = participle.i, child.dep_
    tense = {helper.i: (participle.i, "aux:tense") for helper in helpers}
    if passive:
        tense[helpers[-1].i] = participle.i, "aux:pass"
    rehang(doc, moved | {subject.i: (participle.i, "nsubj:pass" if passive else "nsubj")} | tense)
    participle.pos_ = "VERB"
    if participle.morph.get("VerbForm", []) != ["Part"]:
        participle.morph = MorphAnalysis(participle.vocab, PASSIVE_PARTICIPLE if passive else _PARTICIPLE)
