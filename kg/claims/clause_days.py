"""The date of the clause around an event, where the syntax hung it on no claim or on another.

The circumstance of a clause ("lors d'une opération de lutte contre"), what a noun counts or opens ("une série de frappes", "le
lancement d'une offensive"), the second of two verbs, the end of what is done and what goes with it ("est parti lundi pour aider X",
"a accosté lundi, apportant des vivres", "a annoncé lundi sa démission, accusant le pouvoir") are of the clause's time. Relative
clauses, participles and reported clauses have times of their own, and a time that hangs on another noun is of what that noun tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.draft import Draft
from kg.claims.forms import ends_as_gerund, is_infinitive, is_verbal
from kg.claims.own_times import MEETING, calendar, is_day_of_words, is_still_to_come, tells_another_day
from kg.languages import function_words
from kg.model import Modality

_TYPES = frozenset({"assault", "coerce", "consult", "mobilize", "protest", "request", "reject"})
_HELP = frozenset({"aid", "support"})  # told as the end of another act
_WORDS = frozenset({"accuse", "request", "reject", "threaten", "support"})  # told as what goes with other words
_ENDS = frozenset({"advcl", "xcomp", "conj", "obl:arg", "obl:mod"})
_BOUNDS = frozenset({"acl", "acl:relcl", "amod", "ccomp", "advcl", "xcomp", "parataxis"})


def date_by_clause(drafts: Sequence[Draft], times: Iterable[TimeMention], *, lasting: frozenset[str], published: str | None) -> list[Draft]:
    """The drafts, undated ones with the nearest time of their clause; nouns in `lasting` only as its circumstance."""
    dated = [time for time in times if time.edtf is not None]
    return [
        _dated(draft, [t for t in dated if not is_still_to_come(t, draft.head, published)], lasting) if _may_take_date(draft) else draft
        for draft in drafts
    ]


def _may_take_date(draft: Draft) -> bool:
    said = draft.type in _WORDS and ends_as_gerund(draft.head)
    if draft.time is not None or not (said or draft.type in _TYPES | _HELP):
        return False
    planned = draft.trigger.certainty.modality is Modality.FUTURE or "future" in draft.frame.options
    return any(_is_end(node) for node in _clause(draft.head)) or (draft.type in _TYPES and not planned)


def _dated(draft: Draft, times: Sequence[TimeMention], lasting: frozenset[str]) -> Draft:
    head = draft.head
    above = _clause(head)
    near = [time for time in times if head.sent.start <= time.tokens.head < head.sent.end and _hangs_on(time, above)]
    if draft.type != MEETING and not _is_circumstance(above):
        near = [time for time in near if head.lemma_.lower() not in lasting and not is_day_of_words(head.doc[time.tokens.head])]
    if not near:
        return draft
    nearest = min(near, key=lambda time: abs(time.tokens.head - head.i))
    return replace(draft, time=nearest, rules=(*draft.rules, "time: of the clause"))


def _clause(head: Token) -> list[Token]:
    """A word and those above it up to the verb of its clause."""
    above = [head]
    while (above[-1].dep_ not in _BOUNDS or _is_end(above[-1])) and above[-1].head != above[-1]:
        above.append(above[-1].head)
    return above


def _is_end(node: Token) -> bool:
    """Whether an infinitive or a gerund behind a main verb tells to what end or with what else this is done."""
    verb, language = node.head, node.lang_
    if verb.i >= node.i or node.dep_ not in _ENDS:
        return False
    if verb.lower_ in function_words(language, "so_that"):  # "afin d'y rencontrer"
        return is_infinitive(node) and verb.head.dep_ == "ROOT"
    if node.dep_ == "conj":
        return (is_infinitive(node) or ends_as_gerund(node)) and _is_end(verb)
    if verb.dep_ != "ROOT" or not is_verbal(verb) or ("telling", verb.lemma_.lower()) in calendar(language):
        return False
    aim = is_infinitive(node) and any(child.lower_ in function_words(language, "purpose") for child in node.lefts)
    return aim or (node.dep_ == "advcl" and ends_as_gerund(node))


def _is_circumstance(above: Sequence[Token]) -> bool:
    during = function_words(above[0].lang_, "during")
    return any(child.lower_ in during for token in above for child in token.children)


def _hangs_on(time: TimeMention, above: Sequence[Token]) -> bool:
    token = above[0].doc[time.tokens.head]
    governor, during = token.head, function_words(token.lang_, "during")
    while governor.lower_ in during and governor.head != governor:  # "au cours de la semaine passée"
        governor = governor.head
    complement = governor.dep_ == "ROOT" and any(_is_end(node) for node in above)  # by the parse: "a décollé | jeudi afin de …"
    apart = token.dep_ in _BOUNDS and (is_verbal(token) or not complement)
    return not apart and governor in above and not tells_another_day(governor, time)
