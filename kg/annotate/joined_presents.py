"""Verbs in the present that "et" joins to a clause and that look like nouns: "rejette la trêve et | menace la capitale".

The parser joins such a form to the noun in front, and hangs its object there too. A French noun has a determiner; a bare form of a
known verb right behind a conjunction and right before a noun phrase, a name or "de" with an infinitive is the verb of the same
subject as that of the clause in front, if it agrees with that.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, infinitive, plural
from kg.annotate.homographs import known_verb, make_verb
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, endings, function_words, individuals, lemmas

_OPENING = ("definite", "indefinite", "possessive_third", "demonstrative", "total")
_MISTAKEN = ("NOUN", "ADJ", "VERB")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})
_NOUN_MARKS = frozenset({"det", "case", "nummod", "cop", "aux:tense", "aux:pass", *_SUBJECTS})
_OWN = {"nmod": "obl:mod", "obl:mod": "obl:mod", "obl:arg": "obl:arg", "obj": "obl:mod", "acl": "advcl", "advmod": "advmod"}
_PARTING = frozenset({":", ";", "(", ")", "«", "»", '"', "“", "”"})
_REACH = 40  # tokens from a verb back to the one that it goes on
_GROUP = 4  # tokens from "de" to its infinitive: "de ne plus se"


def mend_joined_presents(doc: Doc, *, lexicon: Lexicon) -> None:
    """Make such forms verbs joined to the clause in front, with what stands right behind them as their own, in place."""
    for joint in with_lower_form(doc, function_words(doc.lang_, "coordinator", "opposing")):
        if joint.i + 2 >= joint.sent.end or (verb := _verb(joint.nbor(), lexicon)) is None:
            continue
        form, owned = joint.nbor(), _complement(joint.nbor(), lexicon)
        clause = _clause_before(form) if owned is not None else None
        if owned is None or clause is None or form.is_ancestor(clause) or owned[0].is_ancestor(form) or _is_whole(form, *owned, clause):
            continue
        moved = {t.i: (form.i, _OWN[t.dep_]) for t in _behind(form) if t.head.i < form.i and t.dep_ in _OWN}
        rehang(doc, moved | {joint.i: (form.i, "cc"), form.i: (clause.i, "conj"), owned[0].i: (form.i, owned[1])})
        if form.pos_ != "VERB":
            make_verb(form, verb)


def _verb(form: Token, lexicon: Lexicon) -> str | None:
    """The verb whose third person singular a bare form may be."""
    present = form.text.endswith(endings(form.lang_, "present_er", "present_other")) and not form.text.endswith("ent")
    if form.pos_ not in _MISTAKEN or not form.text.islower() or not present or infinitive(form):
        return None
    if any(child.dep_ in _NOUN_MARKS and child.i < form.i for child in form.children):
        return None
    return known_verb(form.text, lexicon)


def _complement(form: Token, lexicon: Lexicon) -> tuple[Token, str] | None:
    """What stands right behind a form, or behind an adverb, that only a verb can have there, and its label."""
    doc, i, end = form.doc, form.i + 1, form.sent.end
    i += doc[i].pos_ == "ADV" and i + 1 < end
    first = doc[i]
    if first.lower_ in function_words(form.lang_, "of"):
        group = doc[i + 1 : min(i + 1 + _GROUP, end)]
        governed = next((t for t in group if infinitive(t) or t.pos_ in ("NOUN", "PROPN", "NUM", "DET")), None)
        return (governed, "xcomp") if governed is not None and infinitive(governed) else _behind_partitive(form, first)
    if first.lower_ in function_words(form.lang_, *_OPENING) or first.pos_ == "NUM":
        noun = first.head if first.head.i > first.i else None
        return (noun, "obj") if noun is not None and noun.pos_ in ("NOUN", "PROPN", "ADJ") else None
    name = first.text[:1].isupper() and first.pos_ in ("PROPN", "ADJ", "NOUN")
    return (first, "obj") if name and form.lower_ not in _persons(lexicon) else None


def _behind_partitive(form: Token, first: Token) -> tuple[Token, str] | None:
    """The noun behind "des" where the tagger sees the verb: "avance et | cible des dépôts", not "président et arbitre des débats"."""
    noun = first.head if first.head.i > first.i else None
    partitive = first.lower_ in function_words(form.lang_, "partitive") and form.pos_ == "VERB"
    return (noun, "obj") if partitive and noun is not None and noun.pos_ == "NOUN" else None


@cache
def _persons(lexicon: Lexicon) -> frozenset[str]:
    """Nouns of people, which stand in front of their names: "le président et juge Ahmed Ali"."""
    return lemmas(lexicon.code, "nouns", "human", "official", "force") | individuals(lexicon.code)


def _clause_before(form: Token) -> Token | None:
    """The verb in the third person singular in front, with a subject, that a form may go on; one in the present if there is any."""
    first = None
    for token in reversed(form.doc[max(form.sent.start, form.i - _REACH) : form.i - 1]):
        if token.text in _PARTING:
            break
        if not finite(token) or plural(token) or token.morph.get("Person", []) not in ([], ["3"]):
            continue
        composed = token.dep_.startswith(("aux", "cop"))
        verb = token.head if composed else token
        if verb.i < form.i and _has_subject(verb):
            if not composed:
                return verb
            first = first or verb
    return first


def _has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own or shares that of a verb in front."""
    while verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.lefts) and verb.head.i < verb.i:
        verb = verb.head
    return any(child.dep_ in _SUBJECTS for child in verb.lefts)


def _is_whole(form: Token, owned: Token, label: str, clause: Token) -> bool:
    """Whether the parser sees a verb joined to another, with its complement on it."""
    joined = form.pos_ == "VERB" and form.head.pos_ in ("VERB", "AUX") and form.dep_ in ("conj", "ROOT", "ccomp")
    return joined and (owned.head.i == form.i or label == "xcomp") and form.head.i <= clause.i


def _behind(form: Token) -> list[Token]:
    """The tokens behind a form up to the next mark or conjunction."""
    found = []
    for token in form.doc[form.i + 1 : form.sent.end]:
        if token.is_punct or token.dep_ == "cc":
            break
        found.append(token)
    return found
