"""Nouns that the tagger took for infinitives, participles or adverbs: "des lancers de ballons", "un camp de déplacés", "de drones russes".

No infinitive has a plural: a form that ends as one does before the plural's ending is a noun, its "object" the noun's complement. No adverb
has one either: the plural of a known noun behind an article or "de" is that noun. A participle right behind "de" or an article of its own
is the noun of who does or bears an act, where there is one: "un camp de | déplacés", "l'| opposant Jean Rios". And a bare form that ends
as the infinitive of a known verb, behind a preposition and in front of an article, is that: "continue d'| interpeller des marins".
Nouns that tell when are no verbs: "ce week-end".
"""

from __future__ import annotations

from spacy.attrs import POS  # type: ignore[import-not-found]
from spacy.symbols import ADV, NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import gerund, infinitive, past_participle
from kg.annotate.homographs import lexical_verbs
from kg.languages import endings, function_words, lemmas, lexicon

_PLURAL = "Number=Plur"
_INFINITIVE = "VerbForm=Inf"
_SINGULAR = "Number=Sing"
_LABELS = {"acl": "nmod", "acl:relcl": "nmod", "advcl": "obl:mod", "xcomp": "obl:arg", "ccomp": "obl:arg"}


def mend_nouns(doc: Doc) -> None:
    """Tag such words as nouns, and as verbs the infinitives that were taken for nouns, in place."""
    ends, known, infinitives = endings(doc.lang_, "plural"), lemmas(doc.lang_, "nouns"), endings(doc.lang_, "infinitive_er")
    spans = function_words(doc.lang_, "dayspan")
    for i, tag in enumerate(doc.to_array([POS]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if tag == NOUN and (token := doc[i]).lower_.endswith(infinitives) and _governs(token):
            _make_infinitive(token)
        elif tag == VERB and (token := doc[i]).lower_.endswith(infinitives) and not infinitive(token) and _is_verb(token):
            token.lemma_, token.morph = token.lower_, MorphAnalysis(token.vocab, _INFINITIVE)
        if tag not in (VERB, ADV):
            continue
        if tag == VERB and doc[i].lower_ in spans:
            _make_time(doc[i])
            continue
        if not (token := doc[i]).lower_.endswith(ends):
            if tag == VERB and token.lower_ in known and _is_doer(token):
                _make_bearer(token, _SINGULAR, token.lower_)
            continue
        if tag == VERB and infinitive(token) and token.lower_[:-1] == token.lemma_:
            _make_noun(token)
        elif tag == VERB and token.lower_[:-1] in known and _is_of(token):
            _make_bearer(token, _PLURAL, token.lower_[:-1])
        elif tag == ADV and token.lower_[:-1] in known and _is_determined(token):
            token.pos_, token.lemma_, token.morph = "NOUN", token.lower_[:-1], MorphAnalysis(token.vocab, _PLURAL)


def _governs(token: Token) -> bool:
    """Whether a bare "noun" behind a preposition is a known verb in the infinitive, its object behind it: "d'| interpeller des marins"."""
    if token.i + 2 >= token.sent.end or token.i == token.sent.start or token.lower_ in lemmas(token.lang_, "nouns"):
        return False
    before, behind = token.nbor(-1), token.nbor()
    bare = before.lower_ in function_words(token.lang_, "bare_of", "purpose", "object_pronoun")
    opens = behind.pos_ == "DET" or behind.lower_ in function_words(token.lang_, "partitive")
    return bare and opens and before.head.i == token.i and _is_verb(token)


def _is_verb(token: Token) -> bool:
    """Whether a form is the infinitive of a known verb."""
    return token.lower_ in lexical_verbs(lexicon(token.lang_))


def _make_infinitive(token: Token) -> None:
    """Make a verb of such a word, and what it governs its object."""
    token.pos_, token.lemma_, token.morph = "VERB", token.lower_, MorphAnalysis(token.vocab, _INFINITIVE)
    token.dep_ = {"nmod": "acl", "obl:arg": "xcomp", "obl:mod": "advcl"}.get(token.dep_, token.dep_)
    for child in token.lefts:
        child.dep_ = "mark" if child.dep_ == "case" else child.dep_
    noun = next((child for child in token.rights if child.dep_ in ("nmod", "appos", "obl:arg")), None)
    if noun is not None:
        noun.dep_ = "obj"
        for child in noun.lefts:
            child.dep_ = "det" if child.lower_ in function_words(token.lang_, "partitive") else child.dep_


def _is_determined(token: Token) -> bool:
    """Whether an article or "de" stands right before a word and hangs on it."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    return before is not None and before.head.i == token.i and (before.dep_ == "det" or before.lower_ in function_words(token.lang_, "of"))


def _is_of(token: Token) -> bool:
    """Whether a past participle completes the noun in front with a bare "de": "un camp de | déplacés"."""
    before = token.nbor(-1) if token.i > token.sent.start + 1 else token
    bare = before.head.i == token.i and before.dep_ == "case" and before.lower_ in function_words(token.lang_, "bare_of")
    return bare and past_participle(token) and token.dep_ == "nmod" and token.head.i == before.i - 1


def _is_doer(token: Token) -> bool:
    """Whether a present participle has an article, and is no form of a verb with its object: "l'| opposant Jean Rios"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if before.head.i != token.i or before.dep_ != "det" or not gerund(token):
        return False
    opener = before.nbor(-1) if before.i > token.sent.start else None  # "en l'| accusant", ", l'| accusant"
    named = any(child.dep_ == "obj" and child.pos_ == "PROPN" and child.i == token.i + 1 for child in token.rights)
    return named or (opener is not None and opener.text != "," and opener.lower_ not in function_words(token.lang_, "in"))


def _make_bearer(token: Token, number: str, lemma: str) -> None:
    """Make a noun of a participle, and an apposition of the name that the parser took for its object."""
    token.pos_, token.lemma_, token.morph = "NOUN", lemma, MorphAnalysis(token.vocab, number)
    token.dep_ = "nmod" if token.dep_ in ("acl", "amod") else token.dep_
    for child in token.rights:
        child.dep_ = "appos" if child.dep_ == "obj" and child.pos_ == "PROPN" else "nmod" if child.dep_.startswith("ob") else child.dep_


def _make_time(token: Token) -> None:
    for child in token.lefts:
        child.dep_ = "det" if child.pos_ == "DET" else child.dep_
    token.pos_, token.lemma_, token.morph, token.dep_ = (
        "NOUN",
        token.lower_,
        MorphAnalysis(token.vocab, ""),
        _LABELS.get(token.dep_, token.dep_),
    )


def _make_noun(token: Token) -> None:
    token.pos_, token.morph, token.dep_ = "NOUN", MorphAnalysis(token.vocab, _PLURAL), _LABELS.get(token.dep_, token.dep_)
    of = function_words(token.lang_, "of")
    for child in token.lefts:
        child.dep_ = "case" if child.pos_ == "ADP" else "det" if child.pos_ == "DET" else child.dep_
    for child in token.rights:
        if child.dep_ in ("obj", "obl:arg") and child.left_edge.lower_ in of:
            child.dep_ = "nmod"
            child.left_edge.dep_ = "case"
