"""Perfects that go on behind an object: "avait saccagé des maisons, | pillé les biens des civils et | brûlé l'église".

The parser hangs the second participle on the noun before it, or makes a clause apart of it. A participle that qualifies a noun is
passive and has no object, so that one with a noun of its own right behind it, without a preposition, goes on the perfect before it.
"""

from __future__ import annotations

from spacy.attrs import POS  # type: ignore[import-not-found]
from spacy.symbols import ADJ, ADV, DET, NOUN, NUM, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import finite, participle, past_participle
from kg.annotate.homographs import known_verb
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, endings, function_words, lemmas

_MISTAKEN = frozenset({VERB, NOUN, ADJ})
_OPENING = frozenset({DET, NUM, ADV})
_QUOTES = frozenset({'"', "»", "”", "«", "“"})
_ACTIVE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
_PHRASE = 5  # tokens from a participle to the head of its object
_LIST = 60  # tokens from a participle back to the auxiliary that it shares


def mend_joined_perfects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such participles on the verb that they go on, and their objects on them, in place."""
    marks = {",", *function_words(doc.lang_, "coordinator", "opposing")}
    unshared = lemmas(doc.lang_, "argument_verbs", "moves")  # "un camp, | devenu le centre": its perfect has "être"
    tags: list[int] = doc.to_array([POS]).tolist()  # spaCy makes a token of each one looked at: seldom done
    for i in range(3, len(tags) - 1):
        if tags[i] in _MISTAKEN and tags[i + 1] in _OPENING and doc[i - 1].lower_ in marks:
            verb = _verb(doc[i], lexicon)
            perfect = _perfect_before(doc[i]) if verb is not None and verb not in unshared else None
            noun = _object(doc[i], lexicon) if perfect is not None else None
            if verb is not None and perfect is not None and noun is not None and not noun.is_ancestor(perfect):
                _hang(doc[i], verb, perfect, noun)


def _verb(token: Token, lexicon: Lexicon) -> str | None:
    """The verb whose participle, without any mark of gender or number, a bare word in lower case may be; None of others."""
    active = token.lower_.endswith(min(endings(token.lang_, "past_participle_er"), key=len)) or past_participle(token)
    inflected = token.lower_.endswith((*endings(token.lang_, "plural"), *endings(token.lang_, "feminine_participle")))
    if not token.text.islower() or not active or inflected or token.nbor(-2).text in _QUOTES:
        return None
    if any(child.dep_.startswith(("aux", "cop", "det", "case")) and child.i < token.i for child in token.children):
        return None
    return token.lemma_ if token.pos_ == "VERB" and participle(token) else known_verb(token.text, lexicon)


def _perfect_before(token: Token) -> Token | None:
    """The active perfect before a word, if the word is not joined to it yet and no other finite verb stands between."""
    doc, have = token.doc, function_words(token.lang_, "have")
    for before in reversed(doc[max(token.sent.start, token.i - _LIST) : token.i - 1]):
        if before.dep_ == "aux:tense" and before.lemma_ in have:
            verb = before.head
            active = before.i < verb.i < token.i - 1 and past_participle(verb) and not any(t.dep_ == "aux:pass" for t in verb.children)
            joined = token.dep_ == "conj" and (token.head.i == verb.i or (verb in token.head.ancestors and token.head.pos_ == "VERB"))
            return verb if active and not joined else None
        if finite(before) or before.dep_ in ("aux:pass", "cop") or before.lemma_ in have:
            return None
    return None


def _object(token: Token, lexicon: Lexicon) -> Token | None:
    """The noun right behind a participle, unless it tells a time: "tué | le 3 mars", "arrêté | deux jours plus tôt"."""
    if token.nbor(1).lower_ in function_words(token.lang_, "that"):  # "indiqué | que des soldats …", where a tag is wrong
        return None
    times, rounded = bare_times(lexicon.code), token.nbor(1).pos_ == "ADV"  # "forcé | plus de 300 personnes"
    for noun in token.doc[token.i + 1 : min(token.i + 1 + _PHRASE + rounded, token.sent.end)]:
        numbered = rounded and noun.i == token.i + 2 and noun.i + 1 < token.sent.end and noun.nbor(1).like_num
        if noun.lower_ in times or noun.pos_ in ("VERB", "PUNCT") or (noun.pos_ == "ADP" and not numbered):
            return None
        if noun.pos_ in ("NOUN", "PROPN"):
            return noun
    return None


def _hang(token: Token, verb: str, perfect: Token, noun: Token) -> None:
    """Make a word the conjunct of a perfect, and a noun its object."""
    moved = {token.i: (perfect.i, "conj")}
    if token.is_ancestor(perfect):
        moved[perfect.i] = (perfect.i, "ROOT") if token.dep_ == "ROOT" else (token.head.i, token.dep_)
    if noun.head.i != token.i or noun.dep_ != "obj":
        moved[noun.i] = (token.i, "obj")
    rehang(token.doc, moved)
    token.pos_, token.lemma_ = "VERB", verb
    token.morph = MorphAnalysis(token.vocab, _ACTIVE)
