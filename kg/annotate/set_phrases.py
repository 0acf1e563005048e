"""Objects that the parser hung on a set phrase in front of them: "a accusé à son tour | le Rwanda", "a frappé en représailles | des camps".

Such a phrase ("en représailles", "de nouveau", "d'assaut") takes no complement with an article: what follows it is the object of the
verb before it, where that is active and has none.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import function_words

_HUNG = frozenset({"nmod", "appos", "obj", "obl:arg", "obl:mod", "flat:name"})
_COMPLETE = frozenset({"ccomp", "aux:pass", "expl:comp", "expl:pass", "cop"})


def mend_set_phrases(doc: Doc) -> None:
    """Hang such objects on the verb, in place."""
    moved: dict[int, tuple[int, str]] = {}
    phrases = _phrases(doc.lang_)
    for last in with_lower_form(doc, phrases):
        verb = _verb(last) if _closes(last, phrases[last.lower_]) else None
        noun = _noun(last, verb) if verb is not None else None
        if verb is not None and noun is not None:
            moved |= {noun.i: (verb.i, "obj"), last.i + 1: (noun.i, "det")}
            moved |= {last.i: (verb.i, "obl:mod")} if last.dep_ in ("obj", "obl:arg") else {}
    if moved:
        rehang(doc, moved)


@cache
def _phrases(code: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """The words before the last one of each set phrase, by that last word."""
    split = [tuple(phrase.split()) for phrase in function_words(code, "set_phrase")]
    return {words[-1]: frozenset(other[:-1] for other in split if other[-1] == words[-1]) for words in split}


def _closes(last: Token, openings: frozenset[tuple[str, ...]]) -> bool:
    """Whether the words before the last one are those of a set phrase."""
    return any(tuple(t.lower_ for t in last.doc[max(last.i - len(words), 0) : last.i]) == words for words in openings)


def _verb(last: Token) -> Token | None:
    """The active verb before a phrase that lacks an object, but for the phrase itself."""
    verb = last.head
    if verb.pos_ != "VERB" or verb.i > last.i:
        return None
    objects = [child for child in verb.children if child.dep_ == "obj" and child.i < last.i]
    return None if objects or any(child.dep_ in _COMPLETE for child in verb.children) else verb


def _noun(last: Token, verb: Token) -> Token | None:
    """The noun with an article that begins right behind a phrase, hung on the phrase or on the verb as if it were no object."""
    article = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    noun = article.head
    if article.lower_ not in function_words(last.lang_, "set_article") or noun.head not in (last, verb) or noun.dep_ not in _HUNG:
        return None
    return noun if noun.i > article.i and noun.pos_ in ("NOUN", "PROPN") else None
