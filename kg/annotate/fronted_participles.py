"""Participles that open a sentence: "Arrêté à Lima par des marins, il a été libéré", "Détenus par les rebelles, ils reviendront".

The tagger takes many for names or nouns, as they have a capital, and the parser for the root or for a part of the subject. Here such a
word is a passive participle below the verb of the clause behind its comma, if it agrees with the subject that stands there.
"""

from __future__ import annotations

from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import PASSIVE_PARTICIPLE, finite, form, gender
from kg.annotate.homographs import known_verb
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, endings, function_words

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUN_MARKS = frozenset({"det", "case", "cop", "nummod", "aux:tense", "aux:pass"})
_MISTAKEN = ("NOUN", "PROPN", "ADJ", "X")
_QUOTES = frozenset({'"', "«", "“", "-", "–"})
_PHRASE = 8  # tokens from a comma to the head of the subject behind it
_OPENERS = 2  # marks in front of the first word of a sentence


def mend_fronted_participles(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag and hang such participles, in place."""
    for i, starts in enumerate(doc.to_array([SENT_START]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if starts == 1 or i == 0:
            word = next((t for t in doc[i : i + 1 + _OPENERS] if t.text not in _QUOTES), doc[i])
            if (verb := _participle_of(word, lexicon)) is not None and (subject := _subject_behind(word)) is not None:
                _hang(word, subject, verb)


def _participle_of(word: Token, lexicon: Lexicon) -> str | None:
    """The verb whose participle a capitalised word may be that nothing marks as a noun; None of others."""
    if not word.text[:1].isupper() or not word.lower_.endswith(endings(word.lang_, "past_participle")):
        return None
    if any(child.dep_ in _NOUN_MARKS for child in word.children if child.i <= word.i + 1):
        return None
    if word.pos_ == "VERB" and form(word) == "Part":
        return word.lemma_
    following = word.nbor(1) if word.i + 1 < word.sent.end else word
    named = following.pos_ in ("NOUN", "PROPN", "ADJ") and following.lower_ not in bare_times(lexicon.code)  # "Expulsés | mardi par X"
    if word.pos_ not in _MISTAKEN or named:
        return None
    return known_verb(word.text, lexicon)


def _subject_behind(participle: Token) -> Token | None:
    """The subject of a finite verb right behind a comma of the sentence, if the participle agrees with it."""
    doc, end = participle.doc, participle.sent.end
    for comma in (t.i for t in doc[participle.i + 1 : end] if t.text == ","):
        behind = doc[comma + 1 : min(comma + 1 + _PHRASE, end)]
        subject = next((t for t in behind if t.dep_ in _SUBJECTS), None)
        if subject is None or any(t.text == "," or t.pos_ in ("ADP", "VERB", "SCONJ") for t in doc[comma + 1 : subject.i]):
            continue
        return subject if _is_clause(subject.head, subject) and _agree(participle, subject) else None
    return None


def _is_clause(verb: Token, subject: Token) -> bool:
    """Whether a word behind its subject is a finite verb or has one that makes it a predicate."""
    helpers = (child for child in verb.children if child.dep_.startswith(("aux", "cop")))
    return verb.i > subject.i and (finite(verb) or any(map(finite, helpers)))


def _agree(participle: Token, subject: Token) -> bool:
    """Whether a participle may tell of a subject by its gender and number; forms of both numbers tell none: "pris"."""
    word, language, number = participle.lower_, participle.lang_, subject.morph.get("Number", [])
    feminine = word.endswith(endings(language, "feminine_participle"))
    of_both = word.endswith(endings(language, "participle_of_both")) and not feminine
    joined = any(child.dep_ == "conj" for child in subject.children)
    articles = [child for child in subject.lefts if child.dep_ == "det"]
    telling = articles if subject.pos_ == "PROPN" else [*articles, subject]  # the tagger guesses the gender of names
    told = next((found for token in telling if (found := gender(token))), "")
    if told and not joined and told != ("Fem" if feminine else "Masc"):
        return False
    if joined or of_both or subject.pos_ == "PROPN":
        return True
    return number in ([], ["Plur" if word.endswith(endings(language, "plural")) else "Sing"])


def _hang(participle: Token, subject: Token, verb: str) -> None:
    """Make a participle an adjunct of the verb that a subject has."""
    doc, head, comma = participle.doc, subject.head, _comma_before(subject)
    moved = {participle.i: (head.i, "advcl")}
    if participle.is_ancestor(head):
        above = participle.head.i if participle.head.i != participle.i else head.i
        moved[head.i] = (above, participle.dep_ if above != head.i else "ROOT")
    for token in doc[participle.i + 1 : comma]:  # "Arrêté | dans la ville, il a été libéré"
        if not participle.i <= token.head.i < comma:
            moved[token.i] = (participle.i, token.dep_)
    for child in participle.rights:
        if child.i >= comma and child.i != head.i:
            moved[child.i] = (head.i, child.dep_)
    rehang(doc, moved)
    for child in participle.rights:
        if child.dep_ == "obl:mod" and child.i < comma and child.left_edge.lower_ in function_words(doc.lang_, "by"):
            child.dep_ = "obl:agent"
    participle.pos_, participle.lemma_ = "VERB", verb
    participle.morph = MorphAnalysis(participle.vocab, PASSIVE_PARTICIPLE)


def _comma_before(subject: Token) -> int:
    """The position of the comma that a subject stands right behind."""
    return next(i for i in range(subject.i - 1, subject.sent.start - 1, -1) if subject.doc[i].text == ",")
