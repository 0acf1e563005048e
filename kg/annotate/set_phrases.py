"""Objects that the parser hung on a set phrase in front of them: "a accusé à son tour | le Rwanda", "a frappé en représailles | des camps".

Such a phrase ("en représailles", "de nouveau", "d'assaut") takes no complement with an article: what follows it is the object of the
verb before it, where that is active, has no object, and has its subject in front of it or none: "« … », a averti de son côté | le maire".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, past_participle
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_HUNG = frozenset({"nmod", "appos", "obj", "obl:arg", "obl:mod", "flat:name"})
_SUBJECTS = frozenset({"nsubj", "expl:subj"})
_COMPLETE = frozenset({"ccomp", "aux:pass", "expl:comp", "expl:pass", "cop"})


def mend_set_phrases(doc: Doc) -> None:
    """Hang such objects on the verb, in place."""
    moved: dict[int, tuple[int, str]] = {}
    phrases = _phrases(doc.lang_)
    for last in with_lower_form(doc, phrases):
        articles = _articles(last, phrases[last.lower_])
        verb = _verb(last) if articles else None
        noun = _noun(last, verb, articles) if verb is not None else None
        if verb is not None and noun is not None:
            moved |= {noun.i: (verb.i, "obj")} | ({last.i + 1: (noun.i, "det")} if noun.i > last.i + 1 else {})
            moved |= {last.i: (verb.i, "obl:mod")} if last.dep_ in ("obj", "obl:arg") else {}
    if moved:
        rehang(doc, moved)


@cache
def _phrases(code: str) -> dict[str, dict[tuple[str, ...], frozenset[str]]]:
    """For the last word of each set phrase: the words before it -> the articles of an object behind the phrase."""
    articles = function_words(code, "set_article")
    found: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for kind, behind in (("set_phrase", articles), ("set_phrase_of", articles - function_words(code, "contracted"))):
        for *opening, last in (phrase.split() for phrase in sorted(function_words(code, kind))):
            found.setdefault(last, {})[tuple(opening)] = behind
    return found


def _articles(last: Token, openings: Mapping[tuple[str, ...], frozenset[str]]) -> frozenset[str]:
    """The articles of an object behind a set phrase that a word closes; none where it closes none."""
    before = (words for words in openings if tuple(t.lower_ for t in last.doc[max(last.i - len(words), 0) : last.i]) == words)
    return next((openings[words] for words in before), frozenset())


def _verb(last: Token) -> Token | None:
    """The active verb before a phrase that lacks an object, but for the phrase itself, and no subject that may stand behind it."""
    verb = last.head
    if verb.pos_ != "VERB" or verb.i > last.i or _is_passive(verb) or _lacks_subject(verb):
        return None
    objects = [child for child in verb.children if child.dep_ == "obj" and child.i < last.i]
    return None if objects or any(child.dep_ in _COMPLETE for child in verb.children) else verb


def _is_passive(verb: Token) -> bool:
    """Whether a verb is a participle that qualifies a noun: "la révolte | réprimée de nouveau"."""
    return verb.dep_ == "acl" and past_participle(verb) and not any(child.dep_.startswith("aux") for child in verb.children)


def _lacks_subject(verb: Token) -> bool:
    """Whether a verb that shows person and number, and goes on no other, has no subject in front of it."""
    shown = any(finite(form) for form in (verb, *(child for child in verb.lefts if child.dep_.startswith("aux"))))
    return shown and verb.dep_ != "conj" and not any(child.dep_ in _SUBJECTS for child in verb.lefts)


def _noun(last: Token, verb: Token, articles: frozenset[str]) -> Token | None:
    """The noun with an article, or the name, right behind a phrase, hung on the phrase or on the verb as if it were no object."""
    article = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    if article.pos_ == "PROPN" and article.head == last and article.dep_ in _HUNG and article.text[0].isupper():
        return article  # "ont pris d'assaut | Kunduz"
    noun = article.head
    if article.lower_ not in articles or noun.head not in (last, verb) or noun.dep_ not in _HUNG:
        return None
    return noun if noun.i > article.i and noun.pos_ in ("NOUN", "PROPN") else None
