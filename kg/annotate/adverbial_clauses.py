"""Gerunds and infinitives that the parser hung on a noun: "a resserré son blocus | en interdisant la pêche", "a vu son chef avant de fuir".

A gerund with "en" and an infinitive with "avant de" tell when or how another act is done and have its subject (Grevisse and Goosse,
Le bon usage, on the gérondif), and so does an infinitive of the past with "après" or "sans": they belong to the verb, whatever noun stands
in front of them. No noun has a bare infinitive of the past: it is what the verb says ("a dit dans un tract | avoir tiré").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import gerund, infinitive, participle, past_participle
from kg.annotate.scan import with_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_INNER = frozenset({"ADV", "PRON", "ADP", "PART"})  # between the preposition and its verb: "avant même de s'en | prendre à"
_ASTRAY = frozenset({"acl", "acl:relcl", "advcl", "nmod", "amod", "dep"})  # how the parser hangs an infinitive of the past on a noun
_REACH = 5


def mend_adverbial_clauses(doc: Doc) -> None:
    """Hang such forms on the verb that governs the noun, in place."""
    moved: dict[int, tuple[int, str]] = {}
    for word in with_form(doc, function_words(doc.lang_, "before_gerund", "before_infinitive")):
        if (verb := _verb(word)) is None:
            continue
        head = verb.head
        if head.i < word.i and head.pos_ in _NOMINALS and not any(child.dep_ == "cop" for child in head.children):
            above = _joined(word, head) or _above(head)
            if above is not None:
                moved[verb.i] = above.i, "advcl"
    for auxiliary in with_form(doc, function_words(doc.lang_, "auxiliary")):
        if (perfect := _past_infinitive(auxiliary)) is not None and (above := _told_of(auxiliary, perfect)) is not None:
            moved[perfect.i] = above.i, "xcomp" if _is_bare(auxiliary) else "advcl"
    if moved:
        rehang(doc, moved)


def _verb(preposition: Token) -> Token | None:
    """The gerund or the infinitive that a preposition introduces."""
    introduces = gerund if preposition.lower_ in function_words(preposition.lang_, "before_gerund") else infinitive
    for token in preposition.doc[preposition.i + 1 : min(preposition.i + 1 + _REACH, preposition.sent.end)]:
        if introduces(token) and token.pos_ in ("VERB", "AUX"):
            return token if token.dep_ not in ("ROOT", "aux:tense", "aux:pass", "cop") else None
        if token.pos_ not in _INNER:
            return None
    return None


def _past_infinitive(auxiliary: Token) -> Token | None:
    """The verb of an infinitive of the past that hangs on a noun in front, where no noun can have it."""
    verb = auxiliary.head
    if not auxiliary.dep_.startswith("aux") or not infinitive(auxiliary) or not past_participle(verb) or verb.dep_ not in _ASTRAY:
        return None
    noun = verb.head
    hung = noun.i < auxiliary.i and noun.pos_ in _NOMINALS and not any(child.dep_ == "cop" for child in noun.children)
    return verb if hung and (_is_bare(auxiliary) or _opener(auxiliary).lower_ in function_words(verb.lang_, "before_past")) else None


def _told_of(auxiliary: Token, perfect: Token) -> Token | None:
    """The verb that an infinitive of the past belongs to: a participle that its preposition follows, else the one above the noun."""
    before = auxiliary.doc[max(_opener(auxiliary).i - 1, auxiliary.sent.start)]
    qualified = not _is_bare(auxiliary) and participle(before) and before.pos_ == "VERB" and before.i > perfect.head.i
    return before if qualified else _above(perfect.head)  # "le chef, chassé | après avoir été battu"


def _is_bare(auxiliary: Token) -> bool:
    """Whether a noun or a comma stands right in front of an infinitive, its negation and pronouns."""
    return _opener(auxiliary).pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT")


def _opener(auxiliary: Token) -> Token:
    """The word in front of an infinitive, its negation and pronouns."""
    inner = function_words(auxiliary.lang_, "proclitic", "negation_particle")
    return next((t for t in reversed(auxiliary.doc[auxiliary.sent.start : auxiliary.i]) if t.lower_ not in inner), auxiliary)


def _joined(preposition: Token, noun: Token) -> Token | None:
    """What a form of the same kind in front hangs on, where a conjunction joins the two: "en cédant le port et | en libérant X"."""
    if preposition.nbor(-1).pos_ != "CCONJ":
        return None
    first = next((verb for verb in noun.ancestors if any(child.lower_ == preposition.lower_ for child in verb.lefts)), None)
    return first.head if first is not None and first.pos_ == "VERB" else None


def _above(noun: Token) -> Token | None:
    """The nearest verb above a noun, a participle that qualifies only where nothing else stands above it."""
    verbs = [token for token in noun.ancestors if token.pos_ in ("VERB", "AUX")]
    return next((verb for verb in verbs if not _qualifies(verb)), next(iter(verbs), None))


def _qualifies(verb: Token) -> bool:
    """Whether a verb is a participle without an auxiliary: "un chef | surnommé le Borgne"."""
    return participle(verb) and not any(child.dep_.startswith("aux") for child in verb.children)
