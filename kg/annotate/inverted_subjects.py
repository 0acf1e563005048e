"""Subjects behind the verb of a clause that opens with a place or a relative: "où sont déployés | dix bataillons", "sont aussi visés | X".

A finite verb has a subject. Where none stands in front of it, and its clause opens with "où", "dont" or "laquelle" or a sentence with a
form of "être", the first noun phrase without a preposition behind it is that; the parser makes an object or an adjunct of it.
"""

from __future__ import annotations

from spacy.attrs import DEP, ORTH, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, mood
from kg.annotate.trees import rehang, subject_label
from kg.languages import Lexicon, bare_times, function_words

_OPENERS = ("relative_place", "relative_composed", "relative_dative", "relative_composed_of", "whose")
_TAKEN = ("nsubj", "nsubj:pass", "csubj", "expl:subj")
_BEING = ("cop", "aux:pass")
_NOMINAL = ("NOUN", "PROPN")
_INSIDE = ("DET", "NUM", "ADJ", "ADV")
_REACH = 16  # tokens from a verb to its subject


def mend_inverted_subjects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such nouns on their verbs as subjects, in place."""
    openers = function_words(lexicon.code, *_OPENERS)
    forms = {doc.vocab.strings.add(word) for word in openers}
    being = {doc.vocab.strings[label] for label in (*_BEING, "aux:tense")}
    columns = doc.to_array([ORTH, DEP, SENT_START]).tolist()
    for i, (form, label, start) in enumerate(columns):  # spaCy makes a token of each one looked at: seldom done
        first = doc[i] if label in being and start == 1 else None
        if form in forms and i > 0:
            first = _verb_behind(doc[i])
        if first is not None and (verb := _without_subject(first)) is not None and (noun := _subject(verb, lexicon)) is not None:
            where = {t.i: (verb.i, "advmod") for t in verb.lefts if t.dep_ in _TAKEN}  # the "où" itself
            rehang(doc, where | {noun.i: (verb.i, subject_label(verb))})


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.lefts)


def _verb_behind(opener: Token) -> Token | None:
    """The finite form that follows a relative at once, clitics between."""
    if opener.lower_ in function_words(opener.lang_, "relative_as_subject") and opener.nbor(-1).pos_ != "ADP":
        return None
    skipped = function_words(opener.lang_, "proclitic")
    token = next((t for t in opener.doc[opener.i + 1 : opener.sent.end] if t.lower_ not in skipped), None)
    return token if token is not None and finite(token) and mood(token) else None


def _without_subject(first: Token) -> Token | None:
    """The verb or predicate that a form belongs to, if it has no subject and the form is no auxiliary of what stands in front."""
    if not finite(first):
        return None
    verb = first.head if first.dep_.startswith("aux") or first.dep_ == "cop" else first
    subjects = [child for word in (verb, first) for child in word.children if child.dep_ in _TAKEN]
    subjects = [t for t in subjects if t.lower_ not in function_words(t.lang_, "relative_place")]  # "où", which the parser may take for one
    return verb if verb.i >= first.i and not subjects else None


def _subject(verb: Token, lexicon: Lexicon) -> Token | None:
    """The first noun phrase without a preposition behind a verb, phrases with one skipped."""
    doc, end = verb.doc, min(verb.sent.end, verb.i + 1 + _REACH)
    times, of = bare_times(lexicon.code), function_words(verb.lang_, "of")
    i = verb.i + 1
    if i < end and doc[i].lower_ in function_words(verb.lang_, "partitive") and _passive(verb):  # "où ont été enlevés | des villageois"
        i += 1
    while i < end:
        token = doc[i]
        if token.pos_ == "ADP" and not (token.lower_ in of and i + 1 < end and doc[i + 1].pos_ == "ADJ"):
            i = max(token.head.i, i) + 1
        elif token.pos_ in _NOMINAL and token.lower_ in times:
            i += 1
        elif token.pos_ in _NOMINAL:
            return token if _fits(verb, token) else None
        elif token.pos_ in _INSIDE or token.lower_ in of:
            i += 1
        else:
            return None
    return None


def _fits(verb: Token, noun: Token) -> bool:
    """Whether a noun may be moved: it has an article or is a name, governs no verb in front and is nobody's subject."""
    determined = noun.pos_ == "PROPN" or any(child.dep_ in ("det", "nummod", "amod", "case") for child in noun.lefts)
    return determined and noun.dep_ not in _TAKEN and noun.i not in {above.i for above in verb.ancestors}
