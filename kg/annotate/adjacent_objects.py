"""Objects that stand right behind their verb and that the parser hangs elsewhere: "l'Iran aide | Damas".

A noun phrase without a preposition behind an active verb that has its subject, or needs none, as infinitives and present participles
do, is the verb's object unless it tells a time. The parser makes an adjunct, an apposition or the subject of a clause further on of
it, above all of a bare name. An adverb or an opening quotation mark may stand between: "visant surtout | un « repaire »".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import DEP, ORTH, POS  # type: ignore[import-not-found]
from spacy.symbols import ADJ, ADV, DET, NOUN, NUM, PROPN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, gerund
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, function_words

_MISTAKEN = frozenset({"obl:mod", "obl:arg", "nmod", "dep", "appos", "conj", "flat:name", "nsubj", "nsubj:pass", "obj"})
_OPENING = ('"', "«", "“")
_COMPLETE = frozenset({"obj", "ccomp", "xcomp", "cop", "aux:pass", "expl:comp", "expl:pass", "expl:subj"})
_SUBJECTS = frozenset({"nsubj"})
_TIED = frozenset({"case", "mark", "fixed", "cc"})
_CLOSING = frozenset({",", "»", '"', "”"})
_INSIDE = frozenset({DET, NUM, ADJ})
_PHRASE = 5  # tokens from the verb to its noun
_FRONTED = 2  # tokens in front of a participle that opens its sentence
_ASTRAY = frozenset({"amod", "advmod", "nmod"})  # labels of a finite verb that the parser hung on its subject


def mend_adjacent_objects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such nouns on their verb as objects, in place."""
    # spaCy makes a token of each one looked at: seldom done
    columns: list[list[int]] = doc.to_array([POS, DEP, ORTH]).astype("uint64").tolist()
    mistaken = {doc.vocab.strings[label] for label in _MISTAKEN}
    quotes = {doc.vocab.strings.add(mark) for mark in _OPENING}
    times, asking = bare_times(lexicon.code), function_words(lexicon.code, "asking")
    for i, (tag, *_) in enumerate(columns):
        k = _noun(columns, i, quotes) if tag == VERB else None
        if k is None or columns[k][1] not in mistaken:
            continue
        noun = doc[k]
        if noun.lower_ in times or any(child.dep_ in _TIED and child.i < k for child in noun.children):
            continue
        between = doc[i + 1 : k]
        if any(token.lower_ in asking or (token.text == '"' and _closes(token)) for token in between):
            continue
        if _is_parted(doc[i], noun):
            rehang(doc, {k: (i, "obj")})


def _noun(columns: list[list[int]], i: int, quotes: set[int]) -> int | None:
    """The noun of the phrase right behind a token, None where a word that stands before no noun comes first.

    Behind an adverb or a quotation mark it has a word of its own in front of it.
    """
    led = True
    for k in range(i + 1, min(i + 1 + _PHRASE, len(columns))):
        tag, _, form = columns[k]
        if tag in (NOUN, PROPN):
            return k if led else None
        if tag != ADV and form not in quotes and tag not in _INSIDE:
            return None
        led = tag in (DET, NUM) or (led and tag == ADJ)
    return None


def _closes(quote: Token) -> bool:
    """Whether a straight quotation mark is the second of a pair in its sentence."""
    return sum(token.text == quote.text for token in quote.doc[quote.sent.start : quote.i]) % 2 == 1


def _is_parted(verb: Token, noun: Token) -> bool:
    """Whether a verb without a complement waits for a noun that hangs elsewhere, not on what governs the verb: "laisser mourir | X"."""
    if verb.text[0].isupper() and not verb.is_sent_start:  # a name
        return False
    if noun.sent.start != verb.sent.start or any(child.dep_ in _COMPLETE for child in verb.children if child.i != noun.i):
        return False
    if (noun.head.i == verb.i and noun.dep_ in _SUBJECTS) or noun.i in (above.i for above in verb.ancestors):
        return False
    if gerund(verb):
        return not _begins_clause(verb, noun)
    return _is_active(verb) and not (noun.dep_ == "obj" and noun.head.i in _governors(verb))


def _begins_clause(participle: Token, noun: Token) -> bool:
    """Whether a noun behind a participle is the subject of a clause behind it: "en partant | le maire a dit …", "citant | X, dont …"."""
    if noun.dep_ not in ("nsubj", "nsubj:pass"):
        return False
    relatives = function_words(noun.lang_, "relative")
    opens = participle.i - participle.sent.start < _FRONTED
    return opens or any(token.lower_ in relatives for token in noun.doc[noun.i + 1 : noun.head.i])


def _governors(verb: Token) -> Iterator[int]:
    """What a verb hangs on up to the clause that is told of a noun."""
    while verb.dep_ not in ("acl:relcl", "ROOT"):
        verb = verb.head
        yield verb.i


def _is_active(verb: Token) -> bool:
    """Whether a verb is an infinitive, or one in the active voice whose subject stands before it."""
    form = verb.morph.get("VerbForm", [])
    if form == ["Inf"]:
        return True
    auxiliaries = [child for child in verb.lefts if child.dep_ == "aux:tense"]
    if form == ["Part"] and (not auxiliaries or auxiliaries[-1].lemma_ not in function_words(verb.lang_, "have")):
        return False
    if any(auxiliary.morph.get("VerbForm", []) == ["Inf"] or gerund(auxiliary) for auxiliary in auxiliaries):
        return True
    first = min((child.i for child in auxiliaries), default=verb.i)
    if verb.dep_ in _ASTRAY and finite(verb) and verb.head.i == first - 1 and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.nbor().pos_ in ("ADV", "DET", "NUM")  # "Lima | bombarde souvent le port"; not "le mouvement chiite | X"
    return any(child.dep_ in _SUBJECTS and child.i < first for child in verb.lefts) and not _closes_quotation(verb.doc[first])


def _closes_quotation(verb: Token) -> bool:
    """Whether a verb stands right behind a comma or quotation mark with its subject behind it, as one of saying does: ", a indiqué X"."""
    return verb.i > 0 and verb.nbor(-1).text in _CLOSING
