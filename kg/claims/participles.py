"""Past participles that go on a perfect in front: "a nié les faits et | accusé la police" has one auxiliary for both.

A French passive takes no object, so a participle behind "et" or "puis" that one follows is active and shares the nearest "avoir".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import finite_form, gender, number, shows_mood
from kg.claims.argument_verbs import is_of_kind
from kg.claims.inversion import is_time_word
from kg.languages import function_words

_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_REACH = 45  # tokens between the auxiliary and the participle
_PHRASE = 4  # tokens from an article to its noun


def shared_perfect(participle: Token) -> Token | None:
    """The verb of the perfect that a coordinated participle without an auxiliary goes on actively; None where it is no such."""
    if number(participle) == "Plur" or gender(participle) == "Fem" or any(child.dep_.startswith("aux") for child in participle.children):
        return None
    if not _is_joined(participle) or not _has_object_behind(participle):
        return None
    have = function_words(participle.lang_, "have")
    for token in reversed(participle.doc[max(participle.sent.start, participle.i - _REACH) : participle.i]):
        if token.lemma_ in have and shows_mood(token):
            verb = token.head if token.dep_.startswith("aux") else token
            passive = any(child.dep_ == "aux:pass" for child in verb.children)
            return None if passive or verb.i >= participle.i else verb
    return None


def _is_joined(participle: Token) -> bool:
    """Whether a conjunction stands in front, adverbs and quotation marks between: "et grièvement blessé"."""
    i = participle.i - 1
    while i > participle.sent.start and (participle.doc[i].pos_ == "ADV" or participle.doc[i].text in _QUOTES):
        i -= 1
    word = participle.doc[i]
    return word.pos_ == "CCONJ" or word.lower_ in function_words(participle.lang_, "coordinator", "opposing")


def _has_object_behind(participle: Token) -> bool:
    """Whether a noun phrase without a preposition follows that tells no time, or the bare noun of a phrase ("mis en garde Lima")."""
    doc, i, end = participle.doc, participle.i + 1, participle.sent.end
    while i < end and (doc[i].pos_ == "ADV" or doc[i].text in _QUOTES):
        i += 1
    phrase = i + 2 < end and doc[i].lower_ in function_words(participle.lang_, "in") and doc[i + 1].pos_ == "NOUN"
    i += 2 if phrase and not is_time_word(doc[i + 1]) else 0
    if i >= end:
        return False
    opener = doc[i]
    if opener.lower_ in function_words(participle.lang_, "that") or _opens_infinitive(opener, participle):
        return True
    if opener.pos_ not in ("DET", "NUM", "PROPN", "NOUN") and opener.lower_ not in function_words(participle.lang_, "partitive"):
        return False
    noun = next((t for t in doc[i : min(i + _PHRASE, end)] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return noun is not None and not any(is_time_word(t) for t in doc[i : noun.i + 1]) and not (opener.pos_ == "NUM" and opener.i == noun.i)


def _opens_infinitive(opener: Token, participle: Token) -> bool:
    """Whether "de" and an infinitive follow that tell what somebody decided, not of what he is accused: "et décidé d'envoyer …"."""
    if opener.lower_ not in function_words(participle.lang_, "bare_of") or is_of_kind(participle, "object"):
        return False
    ahead = participle.doc[opener.i + 1 : min(opener.i + 4, participle.sent.end)]
    verb = next((t for t in ahead if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.morph.get("VerbForm", []) == ["Inf"] and all(t.pos_ in ("PRON", "ADV") for t in ahead if t.i < verb.i)


def only_qualifies(verb: Token) -> bool:
    """Whether a verb is a bare past participle that only says which noun is meant: "une école tenue par X"."""
    bare = verb.morph.get("Tense", []) == ["Past"] and not any(child.dep_.startswith("aux") for child in verb.children)
    return bare and verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN")


def qualifies_both(participle: Token, noun: Token) -> bool:
    """Whether a headline's participle right behind two counted nouns belongs to both: "Deux soldats et trois civils tués"."""
    first = noun.head
    counted = all(any(child.dep_ == "nummod" for child in each.children) for each in (first, noun))
    near = participle.i <= noun.i + 2 and number(participle) == "Plur" and gender(participle) != "Fem"
    return counted and near and first.pos_ == "NOUN" and finite_form(noun.sent.root) is None


def who_left(noun: Token, infinitive: Token) -> Token | None:
    """Who went to do something, where the tagger takes the participle for a noun: "des marins péruviens partis | rejoindre Lima".

    No French noun without an article governs a bare infinitive.
    """
    if (
        infinitive.i != noun.i + 1
        or noun.is_sent_start
        or noun.i == 0
        or any(child.dep_ in ("det", "case", "nummod") for child in noun.children)
    ):
        return None
    before = noun.nbor(-1)
    if before.pos_ == "ADJ" and before.head.pos_ in ("NOUN", "PROPN") and before.head.i < before.i:
        return before.head
    return before if before.pos_ in ("NOUN", "PROPN", "ADJ") else None
