"""What stands beside a nominal on its level: coordinated words, lists, examples of a group."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.agreement import disagrees, number, shows_mood
from kg.claims.forms import NOMINAL, is_verbal, preposition
from kg.languages import function_words

_NAMES = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_HUNG = frozenset({"obl:mod", "obl:arg", "nmod", "appos", "dep"})
_QUALIFIED = 4  # tokens from a noun to "tels que", adjectives between
_OF_KINDS = frozenset({"de", "par", "à"})
_NEAR = 6  # tokens between a verb and the object that examples are told of


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the nominals coordinated with it on its right, lists that the parser takes for appositions included."""
    yield token
    for child in token.children:
        if child.pos_ not in NOMINAL:
            continue
        if _is_added(child) or _opens_list(child) or _repeats(child, token) or _is_example(child):
            yield from coordinated(child)
    for name in _joined_to_surname(token):
        yield from coordinated(name)
    yield from _examples_apart(token)
    yield from _listed_apart(token)
    for named in _such_as(token):
        yield from coordinated(named)


def _joined_to_surname(name: Token) -> list[Token]:
    """The name that the parser coordinated with the last word of another: "Paul Okoye et | Jean Adeyemi", "l'Arabie saoudite et | Oman"."""
    parts = [child for child in name.rights if child.dep_ == "flat:name"]
    joined = [t for part in (*parts, *(t for part in parts for t in part.rights if t.dep_ == "flat:name")) for t in part.rights]
    return [t for t in joined if t.dep_ == "conj" and t.pos_ == "PROPN" and t.text[:1].isupper() and not opens_clause(t)]


def _is_added(noun: Token) -> bool:
    """Whether a conjunct is one more of those before it, and neither likened to them ("tout comme X") nor said of them."""
    if noun.dep_ != "conj" or preposition(noun) == "comme":
        return False
    return not (says_what(noun) or opens_clause(noun) or _is_apart(noun) or _names_one(noun))


def _is_apart(noun: Token) -> bool:
    """Whether nothing joins a "conjunct" behind a comma and its preposition is another: "opposent l'armée, aidée par X, | à des mutins".

    Nor do complements of two kinds go together: "le soutien de Lima aux rebelles et | de ses projets".
    """
    own, first = preposition(noun), preposition(noun.head)
    some = function_words(noun.lang_, "partitive")  # "contre l'armée et | des milices"
    if any(child.dep_ == "case" and child.lower_ in some for child in noun.lefts):
        own = None
    if own != first and own in _OF_KINDS and first in _OF_KINDS:
        return True
    opening = next((child for child in noun.lefts if not child.is_punct), noun)
    parted = opening.dep_ == "case" and opening.nbor(-1).text == ","
    return parted and own is not None and first is not None and own != first and not any(child.dep_ == "cc" for child in noun.lefts)


def _opens_list(name: Token) -> bool:
    """Whether an "apposition" is a name with others coordinated, so one of a list."""
    return name.dep_ == "appos" and name.text[:1].isupper() and any(child.dep_ == "conj" for child in name.children)


def first_joined(noun: Token) -> Token:
    """The noun that another is coordinated with, which stands where both do in the clause; a noun that is not, itself."""
    return noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun


def first_of_series(word: Token) -> Token:
    """The first of the words that one is coordinated with; a word that is not, itself."""
    while word.dep_ == "conj" and word.head != word:
        word = word.head
    return word


def _repeats(name: Token, token: Token) -> bool:
    """Whether a name goes on a list with the preposition of the one before: "les messages de X, | d'Y et de Z"."""
    opening = preposition(name)
    again = name.dep_ == "nmod" and opening is not None and opening == preposition(token) and name.left_edge.nbor(-1).text == ","
    return again and name.pos_ in _NAMES and any(child.dep_ == "conj" and preposition(child) == opening for child in name.rights)


@kept
def says_what(noun: Token) -> bool:
    """Whether commas enclose a bare singular noun with a complement that the parser coordinated: "Lima, | soutien de la junte, a …"."""
    last, head = noun.right_edge, noun.head
    comma = next((t for t in reversed(noun.doc[head.i + 1 : noun.i]) if t.pos_ != "ADJ"), noun)
    several = number(noun) == "Plur" and noun.lower_ not in function_words(noun.lang_, "undergoer")  # "des marins, | victimes d'un raid, …"
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or several or comma.text != ",":
        return False
    if any(child.dep_ in ("det", "case", "nummod", "conj", "cc") for child in noun.children) or head.pos_ not in _NAMES:
        return False
    closed = last.i + 1 < noun.sent.end and (last.nbor().text == "," or last.text == ",")
    alone = not any(t.dep_ == "cc" for child in head.rights if child.dep_ == "conj" for t in child.lefts)
    return closed and alone and any(child.dep_ == "nmod" for child in noun.rights)


@kept
def opens_clause(noun: Token) -> bool:
    """Whether a conjunct behind a comma is the subject of the next clause: "tué par un marin, | et la police, visée, a fui"."""
    joint = next((child for child in noun.lefts if child.dep_ == "cc"), None)
    if noun.dep_ != "conj" or joint is None or joint.i <= noun.sent.start or joint.nbor(-1).text != "," or noun.head.dep_ in _SUBJECTS:
        return False
    opposed = joint.lower_ in function_words(noun.lang_, "opposing") and preposition(noun) is None
    if opposed and preposition(noun.head) is not None:  # "condamnés par X, | mais Lima …"
        return True
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if shows_mood(token):
            verb = token.head if token.dep_.startswith("aux") else token
            own = any(child.dep_ in (*_SUBJECTS, "expl:subj") for child in verb.children) or verb.dep_ == "acl:relcl"
            return not own and number(token) in (None, number(noun))
        if token.pos_ in ("SCONJ", "PRON"):
            break
    return False


@kept
def _listed_apart(token: Token) -> list[Token]:
    """The rest of a list of names that the parser hung on a verb: "menée par Lima, | Quito et Oslo", "menée par Lima et | Oslo doit …"."""
    if token.pos_ not in _NAMES or preposition(token) is None or (joint := token.right_edge.i + 1) + 1 >= token.sent.end:
        return []
    mark, first = token.doc[joint], token.doc[joint + 1]
    name = first.head if first.pos_ == "DET" else first
    astray = name.dep_ in _SUBJECTS and disagrees(name.head, name)  # "la zone tenue par Lima et | les forces du nord s'étend"
    if name.pos_ not in _NAMES or not (astray or name.text[:1].isupper()) or name.i < first.i or preposition(name) is not None:
        return []
    subjects = [t for t in name.head.lefts if t.dep_ in _SUBJECTS and t.i < token.i] if name.dep_ in _SUBJECTS else []
    if mark.lower_ in function_words(token.lang_, "and"):
        verb = name.head
        # "la visite du Pape et | Lima doit …"
        predicate = verb.dep_ == "conj" and verb.head.pos_ in _NAMES and verb.head.is_ancestor(token)
        hung = _hung_on_verb(name, token)  # "imposées par X et | l'Union européenne au peuple"
        return [*coordinated(name)] if subjects or hung or (predicate and name.dep_ in _SUBJECTS) else []
    last = any(child.dep_ == "conj" and any(t.dep_ == "cc" for t in child.lefts) for child in name.rights)
    return [*coordinated(name)] if mark.text == "," and last and (subjects or name.dep_ in _HUNG or _hung_on_verb(name, token)) else []


def _hung_on_verb(name: Token, agent: Token) -> bool:
    """Whether a name is the object of, or joined to, the passive whose by-agent opens a list: "condamnée par Lima, | Quito et Oslo"."""
    return agent.dep_ == "obl:agent" and name.dep_ in ("obj", "conj") and name.head == agent.head


def _such_as(noun: Token) -> list[Token]:
    """The first name behind "tels que": "des groupes armés tels que | l'EI ou les talibans"."""
    such = next((t for t in noun.doc[noun.i + 1 : min(noun.i + _QUALIFIED, noun.sent.end - 1)] if t.pos_ != "ADJ" or _is_such(t)), None)
    if noun.pos_ != "NOUN" or such is None or not _is_such(such) or such.nbor(1).lower_ not in function_words(noun.lang_, "that"):
        return []
    behind = noun.doc[such.i + 2 : min(such.i + _NEAR, noun.sent.end)]
    return [t for t in behind if t.pos_ in _NAMES][:1]


def _is_such(word: Token) -> bool:
    return word.lower_ in function_words(word.lang_, "such")


@kept
def _examples_apart(token: Token) -> list[Token]:
    """Examples that the parser hung on another word of the clause: "sept personnes ont été tuées à Gao, dont un prêtre"."""
    verb = token.head
    if (
        token.pos_ != "NOUN"
        or token.dep_ not in ("obj", "nsubj:pass")
        or token.i > verb.i + _NEAR
        or "Plur" not in token.morph.get("Number", [])
    ):
        return []
    if token.dep_ == "nsubj:pass" and any(child.dep_ == "obj" for child in verb.children):
        return []  # an active verb, whose object the examples are of
    below = [t for child in (verb, *(c for c in verb.rights if c.i > token.i and not is_verbal(c))) for t in child.rights]
    return [t for t in below if t.i > token.i and t.pos_ in NOMINAL and _is_example(t) and t.head.i != token.i][:1]


def _is_example(token: Token) -> bool:
    """A member of a group told with "dont": "sept personnes, dont un prêtre"; relative clauses have a predicate."""
    labels = {child.dep_ for child in token.children}
    whose = function_words(token.lang_, "whose", "relative_composed")  # "parmi lesquelles un prêtre"
    told = any(child.lower_ in whose for child in token.lefts)
    return told and not is_verbal(token) and not labels & {"cop", "nsubj", "nsubj:pass", "obj"}


def apposes(noun: Token) -> bool:
    """Whether a noun is an apposition, also where the parser takes the name between commas for a complement: "le groupe, la Ligue, …"."""
    if noun.dep_ == "appos":
        return not _opens_clause(noun) and not (preposition(noun) is not None and preposition(noun) == preposition(noun.head))
    enclosed = noun.dep_ == "nmod" and noun.pos_ == "PROPN" and preposition(noun) is None and noun.left_edge.i > noun.head.i + 1
    return (enclosed and noun.left_edge.nbor(-1).text == ",") or _names_one(noun)


def _names_one(name: Token) -> bool:
    """Whether a "conjunct" between commas, which nothing joins, names the one person before it: "la représentante du pays, | X, a dit"."""
    behind = name.right_edge.i + 1
    if name.dep_ != "conj" or name.pos_ != "PROPN" or name.head.pos_ != "NOUN" or behind >= name.sent.end:
        return False
    one = name.head.morph.get("Number", []) == ["Sing"] and any(t.dep_ == "det" for t in name.head.lefts)
    parted = name.left_edge.nbor(-1).text == "," and name.doc[behind].text == ","
    listed = any(t.dep_ in ("cc", "conj") for t in (*name.children, *name.head.children) if t.i != name.i)
    return one and parted and not listed and name.left_edge.i == name.i


def _opens_clause(noun: Token) -> bool:
    """Whether the comma before a noun ends the participle clause that opens the sentence: "Condamnée par la cour, | la marchande …"."""
    agent = noun.head
    participle = agent.head
    opens = agent.dep_ == "obl:agent" and is_verbal(participle) and participle.i == participle.sent.start
    return opens and noun.left_edge.i > agent.i and noun.left_edge.nbor(-1).text == ","


def name_behind(noun: Token) -> list[Token]:
    """The name right behind a noun of one person and its adjectives, alone or between commas: "son homologue turc | X"."""
    doc, end, i = noun.doc, noun.sent.end, noun.i + 1
    if "Plur" in noun.morph.get("Number", []):
        return []
    while i < min(end, noun.i + 3) and doc[i].pos_ == "ADJ":
        i += 1
    apart = i + 1 < end and doc[i].text == ","
    name = doc[i + apart] if i + apart < end else None
    if name is None or name.pos_ != "PROPN":
        return []
    behind = next((t for t in doc[name.i + 1 : end] if t.dep_ != "flat:name"), None)
    return [name] if not apart or (behind is not None and behind.is_punct) else []


def is_behind_colon(word: Token) -> bool:
    """Whether a colon parts a word from what the parser hung it on: "Soldats tués au Mali : Paris …"."""
    edge = word.left_edge
    return edge.i > 0 and edge.nbor(-1).text == ":"
