"""Subjects that a clause parts from their verbs: "l'armée, a précisé le maire, | a tiré", "le groupe que Lima soutient | a fui".

The parser gives such a noun to the verb of the clause between and makes that the main one. Behind a comma the clause of who says so has
its own subject behind its verb; behind "que" or "dont" the relative clause has one in front of it; so the noun before is the subject
of the finite verb without one that follows. Of a compound tense the participle has the subject.
"""

from __future__ import annotations

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.adjunct_ends import closing_comma
from kg.annotate.grammar import finite
from kg.annotate.scan import with_label, with_lower_form
from kg.annotate.trees import rehang, subject_label
from kg.languages import Lexicon, bare_times, function_words

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_JOINED = frozenset({"advcl", "ccomp", "conj", "dep", "parataxis", "xcomp"})
_OPENING = frozenset({"cc", "mark"})
_CLITICS = 3  # words between a subject and its verb: "ne | l'en | a"


def mend_parted_subjects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Give such subjects to their verbs, in place."""
    times, comma = bare_times(lexicon.code), doc.vocab.strings[","]
    for i in [i for i, (form,) in enumerate(doc.to_array([ORTH]).reshape(-1, 1).tolist()) if form == comma]:
        if i + 1 < doc[i].sent.end and finite(doc[i + 1]):
            _mend_behind_teller(doc, i, times)
    for word in with_lower_form(doc, function_words(doc.lang_, "that", "whose")):
        _mend_behind_relative(word)
    for noun in with_label(doc, "nsubj", "nsubj:pass"):
        helper = noun.head
        if helper.dep_.startswith("aux") and helper.head.i > helper.i > noun.i:  # "il a par ailleurs | souligné"
            rehang(doc, {noun.i: (helper.head.i, "nsubj:pass" if helper.dep_ == "aux:pass" else noun.dep_)})


def _mend_behind_teller(doc: Doc, comma: int, times: frozenset[str]) -> None:
    """Give the subject before a clause of who says so to the verb behind it."""
    teller = _verb(doc[comma + 1])
    subject = next((child for child in teller.lefts if child.dep_ in _SUBJECTS and child.i < comma), None)
    if subject is None or subject.pos_ not in _NOMINAL or any(t.is_punct for t in doc[subject.i + 1 : comma]):
        return  # "le maire, Ali Keita, | a dénoncé une grève, a dit la radio"
    closing = closing_comma(doc, comma, doc[comma].sent.end, times)
    verb = _verb_at(doc, closing + 1, teller.sent.end) if closing is not None else None
    if verb is None or closing is None or teller.i > closing or any(_is_subject_before(child, comma) for child in verb.lefts):
        return
    speaker = next((t for t in doc[teller.i + 1 : closing] if t.pos_ in _NOMINAL and t.head.i in (teller.i, verb.i)), None)
    if speaker is None or any(child.dep_ in _OPENING for child in verb.lefts):
        return
    moved = _risen(verb, teller) | {teller.i: (verb.i, "parataxis"), speaker.i: (teller.i, "nsubj")}
    rehang(doc, moved | {subject.i: (verb.i, subject_label(verb))})


def _mend_behind_relative(word: Token) -> None:
    """Give the noun before a relative clause to the verb behind that."""
    doc, start = word.doc, word.sent.start
    clause = next((t for t in doc[word.i + 1 : word.sent.end] if t.pos_ == "VERB" or finite(t)), None)
    if clause is None:
        return
    clause = _verb(clause)
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS and child.i < word.i), None)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or not finite(clause) or subject.sent.start != start:
        return
    own = next((t for t in doc[word.i + 1 : clause.i] if t.pos_ in _NOMINAL and t.head.i in (clause.i, subject.i)), None)
    verb = _main_verb(clause)
    if own is None or verb is None or any(t.text in (";", ":", "«", '"') for t in doc[subject.i : verb.i]):
        return
    moved = _risen(verb, clause) | {clause.i: (subject.i, "acl:relcl"), own.i: (clause.i, "nsubj")}
    rehang(doc, moved | {subject.i: (verb.i, subject_label(verb))})


def _main_verb(clause: Token) -> Token | None:
    """The finite verb without a subject behind a relative clause, which the parser hung on the clause or above it."""
    above = [clause.head] if clause.dep_ in _SUBJECTS and clause.head.i > clause.i else []
    for verb in (*above, *(child for child in clause.rights if child.dep_ in _JOINED)):
        first = next((child for child in verb.lefts if child.dep_.startswith(("aux", "cop"))), verb)
        if first.i <= clause.i or not finite(first) or any(child.dep_ in _OPENING for child in verb.lefts):
            continue
        if not any(child.dep_ in _SUBJECTS and child.i != clause.i for child in verb.children):
            return verb
    return None


def _risen(verb: Token, clause: Token) -> dict[int, tuple[int, str]]:
    """A verb in the place of a clause that it hangs on."""
    if not clause.is_ancestor(verb):
        return {}
    root = clause.head.i == clause.i
    return {verb.i: (verb.i if root else clause.head.i, "ROOT" if root else clause.dep_)}


def _verb_at(doc: Doc, i: int, end: int) -> Token | None:
    """The verb of the finite form at an index before the end of the sentence, clitics skipped."""
    skipped = function_words(doc.lang_, "proclitic")
    token = next((t for t in doc[i : min(i + 1 + _CLITICS, end)] if t.lower_ not in skipped), None)
    return _verb(token) if token is not None and finite(token) else None


def _verb(form: Token) -> Token:
    """The verb of which a form is an auxiliary, else the form."""
    return form.head if form.dep_.startswith(("aux", "cop")) and form.head.i > form.i else form


def _is_subject_before(child: Token, comma: int) -> bool:
    return child.dep_ in _SUBJECTS and child.i < comma
