"""Verbs behind a subject pronoun that the tagger took for nouns or adjectives: "ils | contrôlent", "on leur | demande".

"Il", "ils" and "on" are subjects only, and nothing but other pronouns stands between them and their verb. No article follows a name
without a comma, so that what looks like one before a verb which governs an infinitive is its object: "Lima les | presse de partir".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import infinitive
from kg.annotate.homographs import known_verb
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, endings, function_words

_MISTAKEN = ("ADJ", "NOUN", "PROPN")
_CLITICS = 3  # tokens from a pronoun to behind those before its verb: "il | le leur | demande"
_FEATURES = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
_OF_NOUN = frozenset({"det", "case", "amod", "nummod"})
_OBJECTS = ("nmod", "appos", "obl:arg")


def mend_pronoun_verbs(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag such words as verbs whose subject the pronoun is, in place."""
    for pronoun in with_lower_form(doc, function_words(doc.lang_, "clause_subject")):
        verb = _behind(pronoun) if pronoun.pos_ == "PRON" else None
        infinitive = known_verb(verb.text, lexicon) if verb is not None and _is_present(verb) else None
        if verb is None or infinitive is None:
            continue
        number = "Plur" if verb.text.endswith(endings(doc.lang_, "plural_verb")) else "Sing"
        verb.pos_, verb.lemma_, verb.morph = "VERB", infinitive, MorphAnalysis(doc.vocab, _FEATURES.format(number))
        rehang(doc, _seated(verb, pronoun))
    _mend_behind_names(doc, lexicon)


def _mend_behind_names(doc: Doc, lexicon: Lexicon) -> None:
    """Tag as verbs such "nouns" between a pronoun behind a name and the infinitive that they govern."""
    for pronoun in with_lower_form(doc, function_words(doc.lang_, "definite")):
        noun, before = pronoun.head, pronoun.nbor(-1) if pronoun.i > pronoun.sent.start else pronoun
        if pronoun.dep_ != "det" or noun.i != pronoun.i + 1 or noun.pos_ != "NOUN" or before.pos_ != "PROPN" or not _is_present(noun):
            continue
        told = next((child for child in noun.rights if child.dep_ == "acl" and infinitive(child)), None)
        verb = known_verb(noun.text, lexicon) if told is not None else None
        name = before if before.head.i == noun.i or noun.head.i == before.i else before.head
        if told is None or verb is None or (name.head.i != noun.i and noun.head.i != name.i):
            continue
        above = (noun.i, "ROOT") if noun.head.i in (noun.i, name.i) and name.head.i in (name.i, noun.i) else None
        noun.pos_, noun.lemma_, noun.morph = "VERB", verb, MorphAnalysis(doc.vocab, _FEATURES.format("Sing"))
        moved = {name.i: (noun.i, "nsubj"), pronoun.i: (noun.i, "obj"), told.i: (noun.i, "xcomp")}
        if above is None and noun.head.i == name.i:
            above = (name.head.i, name.dep_)
        rehang(doc, moved | ({noun.i: above} if above else {}))


def _behind(pronoun: Token) -> Token | None:
    """The mistaken word behind a pronoun and those that may follow it before its verb."""
    clitics = function_words(pronoun.lang_, "object_pronoun", "reflexive", "clitic_of", "negator")
    following = pronoun.doc[pronoun.i + 1 : min(pronoun.i + 2 + _CLITICS, pronoun.sent.end)]
    first = next((token for token in following if token.lower_ not in clitics), None)
    return first if first is not None and first.pos_ in _MISTAKEN else None


def _is_present(word: Token) -> bool:
    return word.text.islower() and word.text.endswith(endings(word.lang_, "present_er", "present_other"))


def _seated(verb: Token, pronoun: Token) -> dict[int, tuple[int, str]]:
    """The pronoun hung on its verb, which takes the pronoun's place where it was hung on that; a bare noun behind is its object."""
    moved = {pronoun.i: (verb.i, "nsubj")}
    if verb.head.i == pronoun.i:
        moved[verb.i] = (verb.i if pronoun.head.i == pronoun.i else pronoun.head.i, pronoun.dep_)
        moved |= {child.i: (verb.i, child.dep_) for child in pronoun.children if child.i != verb.i}
    for child in verb.rights:
        if (
            child.dep_ in _OBJECTS
            and not any(word.dep_ in ("case", "punct") for word in child.lefts)
            and child.left_edge.nbor(-1).text != ","
        ):
            moved[child.i] = (verb.i, "obj")
            break
    for child in verb.lefts:
        if child.dep_ in _OF_NOUN and child.i > pronoun.i:  # the pronoun that the tagger took for an article: "on les | juge"
            moved[child.i] = (verb.i, "iobj" if child.lower_ in function_words(child.lang_, "clitic_of") else "obj")
    return moved
