"""The date that opens a sentence, which holds for its main clause and for all that this goes on to tell.

"Mardi, une bombe a explosé au marché, tuant dix personnes": a circumstance before the subject is of the whole clause, coordinated
verbs, gerunds and infinitives among them (Charolles 1997, *L'encadrement du discours*: adverbials that open a sentence frame what
follows). The parser often hangs it elsewhere, so that here the place counts. Relative clauses, participles, reported clauses, words
behind another time and known happenings ("l'attaque") have times of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.clauses import is_next_clause
from kg.claims.draft import Draft
from kg.claims.forms import ends_as_gerund, is_infinitive, is_verbal, preposition
from kg.claims.own_times import calendar, is_unbounded, tells_another_day
from kg.claims.tellings import is_definite_noun
from kg.openings import own_start

_STATES = frozenset({"support", "strength", "cooperate"})
_CHANGES = frozenset({"gains", "loses"})  # of control
_WORDS = frozenset({"accuse", "agree", "reject", "request", "sanction", "support", "threaten"})  # whose content has its own time
_BEFORE = frozenset({"ADP", "DET", "PUNCT", "SPACE", "CCONJ"})  # what may stand before a time that opens a sentence
_BOUNDS = ("since", "before", "until", "after")
_CLAUSES = frozenset({"ccomp", "parataxis"})
_QUOTES = frozenset({'"', "«", "“"})


def date_by_opening(drafts: Sequence[Draft], times: Iterable[TimeMention]) -> list[Draft]:
    """The drafts, undated ones of the clause that a date opens with that date."""
    if not drafts:
        return []
    doc, words = drafts[0].head.doc, calendar(drafts[0].head.lang_)
    told = [time for time in times if time.kind != "duration"]
    dated = [time for time in told if time.edtf is not None and not is_unbounded(time, doc, words)]
    opening = {doc[time.tokens.head].sent.start: time for time in reversed(dated) if opens(time, doc[time.tokens.head])}
    said = frozenset(draft.head.i for draft in drafts if draft.type in _WORDS)
    return [_dated(draft, opening.get(draft.head.sent.start), told, said) if _may_take_date(draft) else draft for draft in drafts]


def opens(time: TimeMention, head: Token) -> bool:
    """Whether a time opens its sentence, with nothing before it that bounds it."""
    doc, start, end = head.doc, head.sent.start, time.tokens.end
    before = doc[own_start(doc, start, time.tokens.start) : time.tokens.start]
    words = calendar(head.lang_)
    if any(token.pos_ not in _BEFORE for token in before) or any((bound, token.lower_) in words for token in before for bound in _BOUNDS):
        return False
    return end < head.sent.end and (doc[end].text == "," or doc[end].pos_ in ("DET", "PRON", "PROPN"))


def _may_take_date(draft: Draft) -> bool:
    lasting = draft.type in _STATES or (draft.type == "control" and draft.mode not in _CHANGES)
    return draft.time is None and not lasting


def _dated(draft: Draft, opening: TimeMention | None, times: Sequence[TimeMention], said: frozenset[int]) -> Draft:
    head = draft.head
    if opening is None or head.i < opening.tokens.end or not _is_of_main_clause(head, opening, said):
        return draft
    between = head.doc[opening.tokens.end : head.i]
    if any(opening.tokens.end <= time.tokens.start < head.i for time in times) or any(token.text in _QUOTES for token in between):
        return draft
    return replace(draft, time=opening, rules=(*draft.rules, "time: opens the sentence"))


def _is_of_main_clause(head: Token, time: TimeMention, said: frozenset[int]) -> bool:
    """Whether no clause or phrase with a time of its own lies between a word and the main verb."""
    if head.pos_ == "NOUN" and is_definite_noun(head):
        return False
    if any(child.dep_ in _CLAUSES and child.i < head.i and is_verbal(child) for child in head.children):  # "…, a accusé X"
        return False
    words, node = calendar(head.lang_), head
    while node.head != node:
        opening = preposition(node) or ""
        if any((bound, opening) in words for bound in (*_BOUNDS, "concession")) or tells_another_day(node.head, time):
            return False
        if node.dep_ in _CLAUSES:
            return node.i < node.head.i
        if _is_bounded(node) or node.head.i in said:
            return False
        node = node.head
    return True


def _is_bounded(node: Token) -> bool:
    """Whether a word opens a relative clause, a participle that says which, or a finite clause behind a conjunction."""
    finite = any("Mood" in form.morph for form in (node, *node.children) if form == node or form.dep_.startswith("aux"))
    if is_infinitive(node) and any(child.dep_.startswith("aux") for child in node.children):  # "annonce avoir arrêté"
        return True
    if node.dep_ in ("acl", "amod"):
        return is_verbal(node) and not finite and not ends_as_gerund(node)
    return node.dep_ == "acl:relcl" or is_next_clause(node) or (node.dep_ == "advcl" and finite)
