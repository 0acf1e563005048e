"""Object pronouns that the tagger took for articles: "l'armée les | a libérés", "l'aviation les | combat".

No article stands in front of a finite "avoir", so that "le", "la" or "les" there is the object of the participle behind it, whatever
the tagger takes that for. Nor is a form of the singular a noun behind "les": one that may be a verb in the present is that.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import finite
from kg.annotate.homographs import known_verb, make_verb
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, endings, function_words

_PARTED = 4  # tokens from an auxiliary to its participle: "les a | à nouveau | arrêtés"
_TAKEN = frozenset({"nsubj", "nsubj:pass", "expl:subj", "cc", "mark"})
_OBJECTS = ("obj", "iobj")
_MISTAKEN = ("NOUN", "ADJ", "PROPN", "VERB")
_NOMINAL = ("NOUN", "PROPN")
_PHRASE = ("NOUN", "PROPN", "ADJ", "PRON")
_GOVERNED = frozenset({"case", "cop", "nummod"})
_CLAUSAL = frozenset({"AUX", "PRON", "SCONJ", "VERB"})
_ACTIVE = "Tense=Past|VerbForm=Part"


def mend_object_clitics(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag such pronouns as what they are, and hang them on their verbs, in place."""
    for word in with_lower_form(doc, function_words(doc.lang_, "object_pronoun") & function_words(doc.lang_, "definite")):
        if word.pos_ not in ("DET", "PRON") or word.i + 2 >= word.sent.end or word.i == word.sent.start:
            continue
        if (participle := _participle(word, lexicon)) is not None:
            _make_object(word, participle, lexicon)
        elif word.pos_ == "DET" and (infinitive := _singular_present(word, lexicon)) is not None:
            _make_present(word, infinitive)


def _participle(word: Token, lexicon: Lexicon) -> Token | None:
    """The participle behind the auxiliary that follows a pronoun at once."""
    auxiliary, ends = word.nbor(), endings(word.lang_, "past_participle")
    if auxiliary.lemma_ not in function_words(word.lang_, "have") or not finite(auxiliary):
        return None
    behind = word.doc[auxiliary.i + 1 : min(auxiliary.i + 1 + _PARTED, word.sent.end)]
    verb = next((t for t in behind if t.pos_ != "ADV"), None)
    if verb is None or verb.pos_ not in _MISTAKEN or not verb.lower_.endswith(ends):
        return None
    return verb if verb.pos_ == "VERB" or known_verb(verb.text, lexicon) is not None else None


def _make_object(word: Token, verb: Token, lexicon: Lexicon) -> None:
    """Make a pronoun the object of a perfect, whose auxiliary stands between them."""
    auxiliary = word.nbor()
    moved = {word.i: (verb.i, "obj")} if word.head.i != verb.i or word.dep_ not in _OBJECTS else {}
    if auxiliary.head.i == verb.i and auxiliary.dep_ != "aux:tense":
        moved[auxiliary.i] = (verb.i, "aux:tense")
    for child in verb.lefts:  # "c'est là que l'armée les a arrêtés", which is one clause in another
        if child.i < word.i and child.dep_.startswith(("aux", "cop")):
            moved[child.i] = (verb.i, "parataxis")
            moved |= {t.i: (verb.i, "dep") for t in verb.lefts if t.i < child.i and t.pos_ == "PRON"}
    if moved := moved | _seated(verb, word):
        rehang(verb.doc, moved)
    if verb.pos_ != "VERB":
        verb.lemma_ = known_verb(verb.text, lexicon) or verb.lemma_
        verb.pos_, verb.morph = "VERB", MorphAnalysis(verb.vocab, _ACTIVE)
    word.pos_, word.lemma_ = "PRON", word.lower_


def _seated(verb: Token, word: Token) -> dict[int, tuple[int, str]]:
    """The noun phrase right in front of a pronoun as the subject of a verb that has none, where the parser hung the verb on it."""
    noun = verb.head
    taken = any(child.dep_ in _TAKEN for child in verb.lefts)
    if taken or noun.i >= word.i or noun.pos_ not in _NOMINAL or any(child.dep_ == "case" for child in noun.lefts):
        return {}
    if any(
        t.pos_ in _CLAUSAL or t.is_punct or not (t.i == noun.i or noun.is_ancestor(t)) or verb.is_ancestor(t)
        for t in word.doc[noun.i : word.i]
    ):
        return {}
    moved = {noun.i: (verb.i, "nsubj"), verb.i: (verb.i, "ROOT") if noun.head.i == noun.i else (noun.head.i, noun.dep_)}
    return moved | {child.i: (verb.i, child.dep_) for child in noun.rights if child.i > word.i and child.i != verb.i}


def _singular_present(word: Token, lexicon: Lexicon) -> str | None:
    """The verb that a form of the singular right behind "les", and behind a noun phrase, stands for."""
    form = word.nbor()
    several = word.lower_ in function_words(word.lang_, "plural_pronoun")
    if not several or form.pos_ not in _MISTAKEN or not form.text.islower() or form.text.endswith(endings(word.lang_, "plural")):
        return None
    present = form.text.endswith(endings(word.lang_, "present_er", "present_other")) and word.nbor(-1).pos_ in _PHRASE
    return known_verb(form.text, lexicon) if present and not any(t.dep_ in _GOVERNED for t in (*form.lefts, *word.lefts)) else None


def _make_present(word: Token, infinitive: str) -> None:
    """Make the form behind a pronoun its verb, and the phrase in front the subject of that."""
    verb = word.nbor()
    moved = {word.i: (verb.i, "obj")} | _seated(verb, word)
    rehang(verb.doc, moved)
    if verb.pos_ != "VERB":
        make_verb(verb, infinitive)
    word.pos_, word.lemma_ = "PRON", word.lower_
