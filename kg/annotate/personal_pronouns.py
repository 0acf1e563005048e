"""Pronouns that were taken for articles, for subjects of impersonal verbs, or datives for subjects and objects.

Few French verbs are impersonal with "il", and none with "elle" or "ils" ("il n'a jamais adhéré au projet"); passives are where a clause
or an infinitive follows them ("il a été décidé de partir"). With other verbs the pronoun is a subject like any other, which coreference
may resolve. The pronoun "leur" in front of a verb is always its indirect object: "et leur a infligé des pertes", "en leur livrant".
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.annotate.grammar import infinitive
from kg.languages import function_words

_PRONOUNS = ("subject_pronoun", "inverted_pronoun", "dative_pronoun", "impersonal", "object_pronoun")
_LABELS = frozenset({"expl:subj", "dep"})
_MISTAKEN = frozenset({"nsubj", "obj"})
_OBJECTS = frozenset({"obj", "iobj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "obj", "advcl", "obl:arg"})


def mend_pronouns(doc: Doc) -> None:
    """Label such pronouns as what they are, in place."""
    wanted, pointing = _forms(doc.vocab, doc.lang_, *_PRONOUNS), _forms(doc.vocab, doc.lang_, "latter_pronoun")
    for i, form in enumerate(doc.to_array([LOWER]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if form in wanted and (label := _label(doc[i])) is not None:
            doc[i].dep_ = label
        if form in pointing and doc[i].pos_ != "PRON":  # "Celles-ci | ont fui", to the tagger a noun
            doc[i].pos_, doc[i].lemma_ = "PRON", doc[i].lower_
        if form in wanted and _is_object(doc[i]):
            doc[i].pos_, doc[i].lemma_ = "PRON", doc[i].lower_


@cache
def _forms(vocab: Vocab, language: str, *classes: str) -> frozenset[int]:
    """The pronouns of some classes, as the vocabulary numbers them."""
    return frozenset(vocab.strings.add(word) for word in function_words(language, *classes))


def _label(pronoun: Token) -> str | None:
    """What a pronoun is that the parser took for something else; None where it may be right."""
    language, verb, label = pronoun.lang_, pronoun.head, pronoun.dep_
    if label in _LABELS:
        inverted = pronoun.lower_ in function_words(language, "inverted_pronoun")
        plain = pronoun.lower_ in function_words(language, "subject_pronoun") and label == "expl:subj"
        if plain and _is_named_one(verb):
            return "nsubj"
        return "nsubj" if (inverted or plain) and verb.i != pronoun.i and verb.pos_ == "VERB" and not _impersonal(pronoun) else None
    if label in _MISTAKEN and pronoun.lower_ in function_words(language, "dative_pronoun"):
        return "iobj" if verb.i > pronoun.i and verb.pos_ == "VERB" else None
    impersonal = label == "nsubj" and pronoun.lower_ in function_words(language, "impersonal")
    return "expl:subj" if impersonal and _is_matter_of(pronoun) else None


def _is_object(word: Token) -> bool:
    """Whether an "article" that the parser itself hung on the verb behind it as its object is the pronoun: "la police | les soupçonne".

    Infinitives behind a preposition may be nouns: "avant | le lever du jour".
    """
    language, verb = word.lang_, word.head
    if word.pos_ != "DET" or word.dep_ not in _OBJECTS or verb.i != word.i + 1 or verb.pos_ != "VERB":
        return False
    if word.lower_ not in function_words(language, "object_pronoun"):
        return False
    return word.i == 0 or word.nbor(-1).pos_ != "ADP" or not infinitive(verb)


def _is_named_one(noun: Token) -> bool:
    """Whether a predicate is one of its kind, as of impersonal ones none is: "il est le seul parti à …", "il est la cible de raids"."""
    definite = any(child.dep_ == "det" and child.morph.get("Definite", []) == ["Def"] for child in noun.lefts)
    said = noun.pos_ == "NOUN" and any(child.dep_ == "cop" for child in noun.lefts)
    of = function_words(noun.lang_, "bare_of")
    owned = any(child.pos_ == "NOUN" and child.dep_ == "nmod" and child.left_edge.lower_ in of for child in noun.rights)
    return definite and said and (owned or any(child.pos_ == "ADJ" for child in noun.lefts))


def _is_matter_of(pronoun: Token) -> bool:
    """Whether a "subject" is that of "s'agir" below another verb, which has none: "il pourrait s'agir d'un raid"."""
    language, verb = pronoun.lang_, pronoun.head
    verbs = function_words(language, "impersonal_reflexive")
    acting = (child for child in verb.rights if child.dep_ == "xcomp" and infinitive(child) and child.lower_ in verbs)
    clitics = function_words(language, "reflexive")
    return any(child.nbor(-1).lower_ in clitics for child in acting)


def _impersonal(pronoun: Token) -> bool:
    language, verb = pronoun.lang_, pronoun.head
    if pronoun.lower_.lstrip("-") not in function_words(language, "impersonal"):
        return False
    governed = [child for child in verb.rights if child.dep_ == "xcomp" and infinitive(child)]  # "il devrait y avoir"
    if any(_is_impersonal_verb(word) for word in (verb, *governed)):
        return True
    labels, told = {child.dep_ for child in verb.lefts}, {child.dep_ for child in verb.rights}
    been = any(child.dep_.startswith("aux") and child.lemma_ in function_words(language, "be") for child in verb.lefts)
    passive = "expl:pass" in labels or (been and "expl:comp" not in labels)  # "il s'est rangé à cet avis" is personal
    return bool(told & _CLAUSES) if passive else "csubj" in told


def _is_impersonal_verb(verb: Token) -> bool:
    language = verb.lang_
    if verb.lemma_.lower() in function_words(language, "have"):  # "il y a"
        return any(child.lower_ in function_words(language, "place_pronoun") for child in verb.children)
    return bool({verb.lemma_.lower(), verb.lower_} & function_words(language, "impersonal_verb"))
