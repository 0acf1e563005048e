"""The words of a trigger's phrase: where they stand around its head, and the pronoun of a reflexive verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from kg.languages import bare_times, function_words
from kg.openings import behind_inserted

_PER_CENT = "%"
_GAP = 5  # tokens that may stand between two words of one phrase
_PERSONS = ("first_singular", "second_singular", "first_plural", "second_plural")
_UNDERGOING = frozenset({"nsubj:pass", "obj", "iobj", "case"})
_ADVERBIAL = ("ADV", "AUX", "PRON")
CONTRACTIONS = (("bare_of", "of"), ("bare_to", "to"))


def phrase_end(token: Token, words: Sequence[str]) -> int | None:
    """The end of the phrase that the token heads, None when one of its other words is missing.

    The other words follow closely or hang below the head; those on its left ("une embuscade a été tendue") don't lengthen the span.
    """
    if words[0] == "se":
        reflexive = function_words(token.lang_, "reflexive")
        if not (any(child.lower_ in reflexive for child in token.children) or is_reflexive(token)):
            return None
        words = words[1:]
    position = token.i
    if len(words) == 1:
        return position + 1
    below: list[Token] | None = None
    for word in words[1:]:
        first = behind_inserted(token.doc, position + 1, token.sent.end) if token.pos_ == "VERB" else position + 1
        following = _following(token, token.doc[first : min(first + _GAP, token.sent.end)], word)
        if following is not None:
            position = following.i
            continue
        below = list(_below(token)) if below is None else below
        if not any(_is_word(t, word) for t in below):
            return None
    return position + 1


def _below(head: Token) -> Iterator[Token]:
    """Where a phrase may find its words below its head: what stands in front ("des dizaines de tirs ont été"), and its dependents
    unless a bare object makes another phrase of it ("faire état de la mort")."""
    children = list(head.children)
    other = any(_is_bare_object(child, head) for child in children)
    for child in children:
        if child.i < head.i:
            if child.dep_ in _UNDERGOING:
                yield child
                yield from child.children
        elif not other or _is_bare_object(child, head):
            yield child
            if child.dep_ == "obj":
                yield from _behind_object(child)


def _behind_object(noun: Token) -> Iterator[Token]:
    """The singulars that a preposition other than "de" opens behind an object, on which the parser hung them: "placé X | en résidence"."""
    of = function_words(noun.lang_, "of", "bare_of")
    for above in (noun, *(t for t in noun.rights if t.pos_ == "PROPN")):
        for token in above.rights:
            opened = any(child.dep_ == "case" and child.lower_ not in of for child in token.lefts)
            if opened and token.pos_ == "NOUN" and token.morph.get("Number", []) != ["Plur"]:
                yield token


def _following(head: Token, window: Span, word: str) -> Token | None:
    """The next word of a phrase, unless a verb, a comma or another object stands between ("faire état de la mort")."""
    for token in window:
        if _is_word(token, word):
            return token
        if token.lower_ in bare_times(token.lang_):  # "a pris | lundi | le contrôle"
            continue
        if (
            token.pos_ == "VERB"
            or _is_copula(token)
            or _opens_clause(token)
            or (token.is_punct and not token.is_quote and token.text != _PER_CENT)
            or _is_bare_object(token, head)
        ):
            return None
    return None


def _opens_clause(token: Token) -> bool:
    """Whether a word is the conjunction of a clause that a verb governs: "déclare | que les efforts de guerre …"."""
    return token.dep_ == "mark" and token.pos_ == "SCONJ" and token.lower_ in function_words(token.lang_, "that") and token.head.i > token.i


def _is_copula(token: Token) -> bool:
    """A finite form of "être" begins another clause: "l'offensive lancée mardi est la troisième opération"."""
    return token.pos_ == "AUX" and token.lemma_ in function_words(token.lang_, "be") and "Fin" in token.morph.get("VerbForm", [])


def _is_bare_object(token: Token, verb: Token) -> bool:
    return (
        token.pos_ == "NOUN"
        and token.dep_ == "obj"
        and token.head.i == verb.i
        and not any(c.dep_ in ("det", "nummod") for c in token.children)
    )


def _is_word(token: Token, word: str) -> bool:
    lemma = token.lower_ if token.pos_ == "ADP" else token.lemma_.lower()  # of "entre" the statistics make "entrer"
    forms = (lemma, token.lower_, accented(token))
    if word in forms:
        return not _governs_infinitive(token)
    return any(
        word in function_words(token.lang_, bare) and token.lower_ in function_words(token.lang_, whole) for bare, whole in CONTRACTIONS
    )


def _governs_infinitive(token: Token) -> bool:
    """Whether a word is the verb of another: "avant de pouvoir tirer", not "prendre le pouvoir"."""
    return token.pos_ == "VERB" and any(child.dep_ == "xcomp" and child.i == token.i + 1 for child in token.rights)


def accented(token: Token) -> str | None:
    """A capitalised word in lower case with the accent that the press leaves out: "Etat", "Emeutes"."""
    return "é" + token.lower_[1:] if token.text[0] == "E" else None


def is_parted(verb: Token, end: int) -> bool:
    """Whether more than adverbs stands within a phrase: "a pris | Gao | fin mai", "a pris | dix | positions"."""
    return any(token.pos_ not in _ADVERBIAL for token in verb.doc[verb.i + 1 : end - 1])


def is_reflexive(verb: Token) -> bool:
    """A pronoun of the subject's own person stands by the verb; the passive sense ("les attaques se multiplient") keeps plain frames.

    What has an object has no passive sense: "la victime s'appelait Ali".
    """
    if not any(verb.lefts):
        return False
    if verb.nbor(-1).lemma_.lower() in function_words(verb.lang_, "causative"):  # "s'est fait menacer": the pronoun is that verb's
        return False
    reflexive, clitics = function_words(verb.lang_, "reflexive"), function_words(verb.lang_, "personal_clitic")
    passive = not any(child.dep_ == "obj" for child in verb.rights)
    for child in verb.lefts:
        if (passive and child.dep_ == "expl:pass") or (
            child.dep_ == "nsubj" and child.nbor().lower_ in function_words(verb.lang_, "negator")
        ):
            continue  # "nous ne fournirons": their subject
        if child.dep_.startswith("nsubj") and not any(t.lower_ == child.lower_ for t in verb.lefts if t.i != child.i):
            continue  # "nous étions attaqués"
        if child.lower_ in reflexive or (child.lower_ in clitics and (child.dep_.startswith("expl") or _is_own_person(child, verb))):
            return True
    return False


def _is_own_person(pronoun: Token, verb: Token) -> bool:
    """Whether the verb's subject, or its governor's, is of the pronoun's person ("je tiens à m'élever", "nous nous retirons")."""
    persons = (function_words(verb.lang_, person) for person in _PERSONS)
    own = next((person for person in persons if pronoun.lower_ in person), frozenset())
    for governor in (verb, verb.head):
        for child in governor.children:
            if child.dep_.startswith("nsubj") and child.i != pronoun.i:
                return child.lower_ in own
    return False
