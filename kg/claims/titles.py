"""What opens a clause: names behind titles, what stands behind a headline's colon, topics, participles."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from kg.claims.agreement import shows_mood
from kg.languages import function_words

_QUOTES = frozenset({"«", "»", '"', "“", "”"})
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_BRACKETS = _OPENING | _CLOSING


def named(subjects: list[Token]) -> list[Token]:
    """The subjects without the noun that a name follows at once: "l'opposant russe | Alexeï Navalny" is one person."""
    pairs = pairwise(subjects)
    titles = {token.i for token, name in pairs if token.pos_ == "NOUN" and name.pos_ == "PROPN" and _touch(token, name)}
    return [token for token in subjects if token.i not in titles]


def _touch(first: Token, second: Token) -> bool:
    """Whether nothing but adjectives stands between two words."""
    return all(token.pos_ == "ADJ" for token in first.doc[first.i + 1 : second.i])


def behind_colon(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects without the topic of a headline: "Mali : l'armée frappe", where the parser makes the topic the subject.

    A colon inside brackets closes no topic: "les unités (en kurde : asayiş) ont lancé …".
    """
    colon = next((token.i for token in reversed(verb.doc[verb.sent.start + 1 : verb.i]) if token.text == ":"), None)
    if colon is not None and any(token.text in _CLOSING for token in verb.doc[colon : verb.i]):
        before = [token.text for token in verb.doc[verb.sent.start : colon] if token.text in _BRACKETS]
        colon = None if before and before[-1] in _OPENING else colon
    if colon is None or all(token.i > colon for token in subjects):
        return subjects
    behind = [token for token in subjects if token.i > colon]
    below = [t for token in subjects for t in token.children if colon < t.i < verb.i and t.pos_ in ("NOUN", "PROPN")]
    names = [t for t in below if t.pos_ == "PROPN" and t.nbor(-1).text == ","]  # "l'ancien ministre, X, a été tué"
    return behind or names[:1] or below[:1]


def told_before(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects with the name beside the commas in place of what is said of it: "X, | un vidéaste yéménite, a été tué"."""
    return [_name_before(verb, token) or _name_behind(verb, token) or token for token in subjects]


def _name_before(verb: Token, noun: Token) -> Token | None:
    first, last = noun.left_edge, noun.right_edge
    apart = first.i - 2 >= noun.sent.start and first.nbor(-1).text == "," and last.i < verb.i and last.nbor().text == ","
    if noun.pos_ != "NOUN" or not apart or first.lower_ not in function_words(noun.lang_, "indefinite"):
        return None
    name = first.nbor(-2)
    while name.i > noun.sent.start and name.nbor(-1).pos_ == "PROPN":
        name = name.nbor(-1)
    opens = name.i == noun.sent.start or name.nbor(-1).pos_ in ("PUNCT", "SCONJ")
    return name if name.pos_ == "PROPN" and opens else None


def _name_behind(verb: Token, noun: Token) -> Token | None:
    """The name that a bare noun at the head of the sentence describes: "Autre allié de Lima, | Quito, par la voix de X, a exigé …"."""
    bare = noun.pos_ == "NOUN" and not any(child.dep_ in ("det", "case", "nummod") for child in noun.lefts)
    if not bare or noun.left_edge.i != noun.sent.start:
        return None
    comma = next((t for t in noun.doc[noun.i + 1 : verb.i] if t.text == ","), None)
    if comma is None or any(shows_mood(t) for t in noun.doc[noun.i : comma.i]):
        return None
    name = comma.nbor(2) if comma.nbor().pos_ == "DET" and comma.i + 2 < verb.i else comma.nbor()
    return name if name.pos_ == "PROPN" and name.i < verb.i else None


def set_apart(first: int, noun: Token) -> bool:
    """Whether commas part a "subject" from its verb, as they never do in French: "X, qui a dit ceci, | « cela », a rencontré …".

    `first` is where the verb group begins; what the noun's own phrase inserts may stand between commas.
    """
    left, right = noun.left_edge, noun.right_edge
    before = left.nbor(-1) if left.i > noun.sent.start else left
    if before.text in _QUOTES and before.i > noun.sent.start:
        before = before.nbor(-1)
    behind = noun.doc[right.i + 1 : first]
    closed = bool(len(behind)) and behind[-1].text == "," and all(t.text in _QUOTES for t in behind[:-1])
    return noun.pos_ == "NOUN" and closed and before.text == "," and not any(t.text == "," for t in noun.doc[left.i : right.i])


def is_topic(name: Token, verb: Token) -> bool:
    """Whether a name opens the sentence and a clause without a subject follows an insertion: "Lima, après le vote, a rompu …"."""
    opens = name.pos_ == "PROPN" and name.i == name.sent.start and name.i + 1 < name.sent.end and name.nbor().text == ","
    return opens and verb.head == name and name != verb


def opens_as_aim(infinitive: Token) -> bool:
    """Whether an infinitive behind a preposition opens the sentence: "Pour reprendre la ville, l'armée …"."""
    marked = any(child.dep_ in ("mark", "case") for child in infinitive.lefts) and infinitive.morph.get("VerbForm", []) == ["Inf"]
    return marked and infinitive.left_edge.i == infinitive.sent.start


def opens_sentence(participle: Token) -> bool:
    """Whether nothing but marks, adverbs and its auxiliary stands before a participle: "Longtemps accusé", "Après avoir accusé le roi"."""
    own = {child.i for child in participle.lefts if child.dep_.startswith("aux") or child.dep_ == "mark"}
    before = participle.doc[participle.sent.start : participle.i]
    return all(token.is_punct or token.pos_ == "ADV" or token.i in own for token in before)


def behind_stop(participle: Token) -> bool:
    """Whether a colon or a semicolon stands right in front of a participle, which then opens a clause."""
    return participle.i > participle.sent.start and participle.nbor(-1).text in (":", ";")
