"""Lists of parties that the parser tears apart: "Lima, | l'armée et | un clan ont signé", "a arrêté un maire, | un juge et | deux marins".

Behind a list in front of a plural verb, its members are the subject: the phrases that commas part in front of "et" or "ainsi que", each
with an article, a number or a name at its head, back to what opens the clause. Behind a verb they go on with its object. Neither where
what stands before is counted, which the list only tells in full ("deux hommes, un marin et un juge"), nor where a verb follows the last
one behind an object, of which it is the subject.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.annotate.grammar import finite, plural
from kg.annotate.scan import with_label, with_lower_form
from kg.annotate.trees import rehang, subject_label
from kg.languages import Lexicon, bare_times, function_words

_JOINED = "conj"
_LISTED = frozenset({"obj", "obl:agent"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_OPENERS = ("DET", "NUM")
_NOMINAL = ("NOUN", "PROPN")
_INSIDE = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "X"})
_OPENING = frozenset({"ADP", "ADV", "CCONJ", "SCONJ"})
_PHRASE = 9  # tokens of one member at most
_BEFORE_NOUN = 4  # tokens from the opener of a member to its noun
_GROUP = ("AUX", "VERB")
_MARKS = frozenset({":", "«", "(", "–", "-"})


@dataclass(frozen=True, slots=True)
class _Member:
    """One phrase of a list: its noun or name, and the token behind it."""

    start: int
    head: Token
    end: int


def mend_party_lists(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang the members of such lists on the first one, and this on its verb, in place."""
    times = bare_times(lexicon.code)
    for joint in with_lower_form(doc, function_words(doc.lang_, "and", "as_well")):
        last = _member(doc, _behind(joint), joint.sent.end, times)
        verb = _plural_verb(doc, last.end, joint.sent.end) if last is not None else None
        members = _members_before(joint, times) if verb is not None else []
        if last is not None and verb is not None and members and not _goes_on(last, members[-1]):
            _hang_subjects(verb, [*members, last], joint)
    for noun in with_label(doc, *_LISTED):
        if (members := _members_behind(noun, times)) and not any(member.head.is_ancestor(noun) for member in members):
            rehang(doc, {member.head.i: (noun.i, _JOINED) for member in members})


def _behind(joint: Token) -> int:
    """The position behind "et" or "ainsi que", the end of the text behind "ainsi" alone."""
    if joint.lower_ not in function_words(joint.lang_, "as_well"):
        return joint.i + 1
    following = joint.nbor() if joint.i + 1 < joint.sent.end else joint
    return joint.i + 2 if following.lower_ in function_words(joint.lang_, "that") else len(joint.doc)


def _member(doc: Doc, start: int, end: int, times: frozenset[str]) -> _Member | None:
    """The phrase that begins at a position with an article, a number or a name, its complements with "de" included."""
    if start >= end or not _opens(doc[start]):
        return None
    limit = min(end, start + _PHRASE)
    head = next((t for t in doc[start : min(limit, start + _BEFORE_NOUN)] if t.pos_ in _NOMINAL), None)
    if head is None or head.lower_ in times or any(t.pos_ not in (*_OPENERS, "ADJ") for t in doc[start + 1 : head.i]):
        return None
    i, of = head.i + 1, function_words(doc.lang_, "of")
    while i < limit and (doc[i].pos_ in _INSIDE or doc[i].lower_ in of or (doc[i].pos_ == "DET" and doc[i - 1].lower_ in of)):
        if doc[i].lower_ in times:
            break
        i += 1
    return _Member(start, head, i)


def _goes_on(member: _Member, before: _Member) -> bool:
    """Whether a member with "des" may be one more complement of the noun before: "les agents du port et | des douanes"."""
    doc, some, of = before.head.doc, function_words(before.head.lang_, "partitive"), function_words(before.head.lang_, "of")
    return doc[member.start].lower_ in some and any(t.lower_ in of for t in doc[before.head.i + 1 : before.end])


def _opens(token: Token) -> bool:
    """Whether a token may open a member: an article, "des", a number or a name with a capital."""
    partitive = token.lower_ in function_words(token.lang_, "partitive") and token.pos_ == "ADP"
    return token.pos_ in _OPENERS or partitive or (token.pos_ == "PROPN" and token.text[:1].isupper())


def _plural_verb(doc: Doc, start: int, end: int) -> Token | None:
    """The verb of a finite plural form right behind a position, clitics and negation between."""
    skipped = function_words(doc.lang_, "proclitic", "negator", "reflexive")
    form = next((t for t in doc[start:end] if t.lower_ not in skipped), None)
    if form is None or not finite(form) or not plural(form) or form.i > start + 3:
        return None
    return form.head if form.dep_.startswith(("aux", "cop")) and form.head.i > form.i else form


def _members_before(joint: Token, times: frozenset[str]) -> list[_Member]:
    """The members in front of a conjunction, back to what opens the clause."""
    doc, start, found, end = joint.doc, joint.sent.start, list[_Member](), joint.i
    while end > start:
        begin = _boundary(doc, start, end)
        member = _member(doc, begin, end, times)
        if member is None or member.end != end or (found and _is_apposed(member, found[0])):
            break
        found.insert(0, member)
        if begin == start or doc[begin - 1].text != ",":
            return found
        end = begin - 1
    return found if found and not _is_clause(doc[start:end]) else []


def _boundary(doc: Doc, start: int, end: int) -> int:
    """Where the phrase that ends at a position begins: behind a comma, a conjunction or a mark, or with the sentence."""
    for i in range(end - 1, start - 1, -1):
        if doc[i].text == "," or doc[i].text in _MARKS or doc[i].pos_ in ("SCONJ", "CCONJ"):
            return i + 1
    return start


def _is_apposed(member: _Member, following: _Member) -> bool:
    """Whether a member calls a person by what he is, and the next one is his name: "le ministre, Jean Rios et son homologue"."""
    called = member.head.pos_ == "NOUN" and not plural(member.head)
    return called and following.head.pos_ == "PROPN" and following.start == following.head.i


def _is_clause(words: Span) -> bool:
    """Whether words in front of a list make a clause of their own, or a phrase that the list may be an apposition to."""
    first = next(iter(words), None)
    if first is None or first.pos_ in _OPENING:
        return False
    return any(t.pos_ in _GROUP for t in words) or first.pos_ in ("DET", "NUM")


def _hang_subjects(verb: Token, members: list[_Member], joint: Token) -> None:
    """Make the first member the subject of a verb, and the others go on with it."""
    first, rest = members[0].head, [member.head for member in members[1:]]
    own = [t for t in verb.lefts if t.dep_ in _SUBJECTS and not any(member.start <= t.i < member.end for member in members)]
    if own or (first.head.i == verb.i and first.dep_ in _SUBJECTS and all(t.head in (first, *rest) for t in rest)):
        return
    moved = {first.i: (verb.i, subject_label(verb))} | {t.i: (first.i, _JOINED) for t in rest}
    above = [t for t in verb.ancestors if t.i in {first.i, *(t.i for t in rest)}]
    if above:
        outer = above[-1]
        moved[verb.i] = (verb.i, "ROOT") if outer.head.i == outer.i else (outer.head.i, outer.dep_)
    rehang(verb.doc, moved | {joint.i: (rest[-1].i, "cc")})


def _members_behind(noun: Token, times: frozenset[str]) -> list[_Member]:
    """The members that go on with an object behind a comma, up to the one behind "et"."""
    doc, end, verb = noun.doc, noun.sent.end, noun.head
    if noun.i < verb.i or noun.pos_ not in _NOMINAL or any(child.dep_ == "nummod" for child in noun.lefts):
        return []
    start = noun.left_edge.i + (noun.left_edge.pos_ == "ADP" and not _opens(noun.left_edge))
    first = _member(doc, start, end, times)
    if first is None or first.head.i != noun.i:
        return []
    found, i = list[_Member](), first.end
    while i + 1 < end and (doc[i].text == "," or (found and _joins(doc[i]))):
        member = _member(doc, _behind(doc[i]), end, times)
        if member is None or (found and _is_apposed(found[-1], member)) or _goes_on(member, found[-1] if found else first):
            return []
        found.append(member)
        if _joins(doc[i]):
            return [] if member.end < end and _leads(doc[member.end]) else found
        i = member.end
    return []


def _joins(token: Token) -> bool:
    return token.lower_ in function_words(token.lang_, "and", "as_well")


def _leads(token: Token) -> bool:
    """Whether a token behind the last member of a list makes it a subject."""
    return finite(token) or token.pos_ in ("AUX", "PRON") or token.lower_ in function_words(token.lang_, "proclitic", "negator", "relative")
