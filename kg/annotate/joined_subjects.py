"""Subjects that the parser joined to the object of a clause in front: "Après avoir frappé des milices, | Israël et l'Iran négocient".

A list has a conjunction before its last member. A nominal behind a comma that has none, and with which the next verb agrees, is the
subject of that verb where this has none and the clause in front is an infinitive, a gerund or a participle. Likewise one that the
parser apposed to who is quoted: "selon la ministre Ana Gomez, | l'auteur, arrêté hier, est connu"; and one that it joined to who stands
in an insertion behind the first subject of a plural verb; and one that it joined to the verb of a clause which it took for the subject
of the next: "sept hommes sont morts et | des dizaines ont été blessés".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, plural
from kg.annotate.scan import with_label
from kg.annotate.trees import rehang, subject_label
from kg.languages import function_words

_JOINED = "conj"
_APPOSED = "appos"
_OBJECT = "obj"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"})
_GROUP = frozenset({"aux:tense", "aux:pass", "expl:comp", "expl:pass", "iobj", "advmod", "cop", "obj"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_INTRODUCING = frozenset({"case", "mark", "cc"})


def mend_joined_subjects(doc: Doc) -> None:
    """Hang such nominals on their verb, in place."""
    for noun in with_label(doc, _JOINED):
        if _opens(noun) and (verb := _verb(noun)) is not None:
            _hang(noun, verb)
        elif (subject := _first_of_two(noun)) is not None:
            rehang(doc, {noun.i: (subject.i, _JOINED)})
        elif (clause := _clause_in_front(noun)) is not None:
            _join(clause, noun)
    for noun in with_label(doc, _OBJECT):
        if _begins_clause(noun) and (verb := _verb(noun)) is not None:
            first = noun.head
            _hang(noun, verb)
            rehang(doc, {verb.i: (first.i, _JOINED)})
    for noun in with_label(doc, _APPOSED):
        if (verb := _verb_of_quoted(noun)) is not None:
            _part(noun.head, noun, verb)


def _begins_clause(noun: Token) -> bool:
    """Whether a conjunction opens what the parser took for an object: "ont fui | et les rebelles se sont retirés"."""
    joined = any(child.dep_ == "cc" for child in noun.lefts) and any(child.dep_ == "det" for child in noun.lefts)
    alone = not any(child.dep_ == _OBJECT and child.i != noun.i for child in noun.head.children)
    return joined and alone and noun.head.i < noun.i and any(child.dep_ in _SUBJECTS for child in noun.head.children)


def _first_of_two(noun: Token) -> Token | None:
    """The singular subject of a plural verb to which ", et" joins a noun that the parser joined to who stands in an insertion behind it.

    "Un convoi, mené par le maire Jean Rios, | et une patrouille, partie de Lima, sont arrivés".
    """
    before = noun.left_edge
    joint = before.i + (before.text == ",")
    enclosed = noun.i > noun.sent.start + 1 and "," in (before.text, before.nbor(-1).text if before.i else "")
    joined = noun.doc[joint].dep_ == "cc" and any(child.dep_ == "det" for child in noun.lefts)
    if noun.pos_ != "NOUN" or not enclosed or not joined:
        return None
    subject = next((t for t in noun.head.ancestors if t.dep_ in _SUBJECTS and t.i < noun.i), None)
    if subject is None or subject.head.i < noun.i or plural(subject) or any(child.dep_ == _JOINED for child in subject.rights):
        return None
    group = (subject.head, *(child for child in subject.head.lefts if child.dep_.startswith("aux")))
    return subject if any(finite(t) and plural(t) for t in group) else None


def _clause_in_front(noun: Token) -> Token | None:
    """The verb with an auxiliary that a noun is joined to and that the parser made subject of the verb behind this, which has its own."""
    clause, verb = noun.head, noun.head.head
    if clause.pos_ != "VERB" or clause.dep_ not in _SUBJECTS or not clause.i < noun.i < verb.i or noun.pos_ not in _NOMINAL:
        return None
    first, second = (any(finite(t) for t in each.lefts if t.dep_.startswith("aux")) for each in (clause, verb))
    return clause if first and second else None


def _join(clause: Token, noun: Token) -> None:
    """Make a clause head of the one behind it, whose subject the noun is."""
    verb = clause.head
    root = verb.head.i == verb.i
    moved = {child.i: (verb.i, "cc") for child in noun.lefts if child.dep_ == "cc"}
    moved |= {noun.i: (verb.i, clause.dep_), verb.i: (clause.i, _JOINED), clause.i: (clause.i if root else verb.head.i, verb.dep_)}
    rehang(verb.doc, moved)


def _part(quoted: Token, noun: Token, verb: Token) -> None:
    """Make an adjunct of who is quoted, and the subject of the noun behind him with the participles that follow it."""
    _hang(noun, verb)
    told = {t.i: (noun.i, t.dep_) for t in verb.doc[noun.i : verb.i] if t.dep_ == "acl" and t.head.i < noun.i}
    rehang(verb.doc, told | {quoted.i: (verb.i, "obl:mod")})


def _verb_of_quoted(noun: Token) -> Token | None:
    """The verb or predicate without a subject whose clause opens with who is quoted, where a noun with an article is apposed to that."""
    quoted = noun.head
    verb = quoted.head
    if noun.pos_ != "NOUN" or noun.left_edge.i == 0 or noun.left_edge.nbor(-1).text != "," or verb.i < noun.i:
        return None
    told = any(child.lower_ in function_words(noun.lang_, "according") for child in quoted.lefts)
    named = any(child.dep_ == "det" for child in noun.lefts)
    if not (told and named) or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    return verb if _is_finite(verb) or any(finite(child) for child in verb.lefts if child.dep_ == "cop") else None


def _opens(noun: Token) -> bool:
    """Whether a nominal stands bare right behind a comma, joined to one of a clause without a finite verb."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.head.pos_ not in ("NOUN", "PROPN") or noun.head.i > noun.i:
        return False
    first = noun.left_edge
    comma = first if first.is_punct or first.i == noun.sent.start else first.nbor(-1)
    if comma.text != "," or any(child.dep_ in _INTRODUCING for child in noun.lefts):
        return False
    above = next((t for t in noun.head.ancestors if t.pos_ == "VERB"), None)
    return above is not None and above.i < noun.head.i and not _is_finite(above)


def _is_finite(verb: Token) -> bool:
    return finite(verb) or any(finite(child) for child in verb.lefts if child.dep_.startswith("aux"))


def _verb(noun: Token) -> Token | None:
    """The finite verb without a subject whose group begins right behind a nominal and those that "et" joins to it."""
    last = _last(noun)
    for token in noun.doc[_behind_bracket(noun.doc, last.right_edge.i + 1) : noun.sent.end]:
        verb = token.head if token.dep_ in _GROUP else token
        if verb.pos_ not in ("VERB", "AUX") or not _is_finite(verb) or any(child.dep_ in _SUBJECTS for child in verb.children):
            return None
        form = next(t for t in (*(t for t in verb.lefts if t.dep_.startswith("aux")), verb) if finite(t))
        wanted = "Plur" if last.i != noun.i else next(iter(noun.morph.get("Number", [])), None)
        return verb if wanted in (None, next(iter(form.morph.get("Number", [])), None)) else None
    return None


def _behind_bracket(doc: Doc, i: int) -> int:
    """The token behind the short name in brackets that begins at a token, the token itself where none does."""
    short = i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")"
    return i + 3 if short else i


def _last(noun: Token) -> Token:
    """The last nominal that "et" joins to this one, where the parser joined both to one before."""
    end = noun.right_edge.i + 1
    behind = noun.doc[end] if end < noun.sent.end else noun
    following = behind.head
    joins = behind.dep_ == "cc" and following.i > noun.i and following.dep_ == _JOINED and following.head.i in (noun.i, noun.head.i)
    inner = [child for child in noun.rights if child.dep_ == _JOINED]
    return following if joins else inner[-1] if inner else noun


def _hang(noun: Token, verb: Token) -> None:
    """Make a nominal the subject of a verb, and what was joined to it before the verb its own."""
    moved = {noun.i: (verb.i, subject_label(verb))}
    moved |= {t.i: (noun.i, _JOINED) for t in noun.head.rights if t.dep_ == _JOINED and noun.i < t.i < verb.i}
    rehang(noun.doc, moved)
