"""What an article dated to a month tells as its news is of that month, roughly.

Its news are the headline's happenings, what is told in the perfect tense, what somebody says to have done ("affirme avoir libéré") and
what is said, also in the present ("dénonce"). Plans, states, habits, the pluperfect and what other words of time are told with
keep silent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention, Tokens
from kg.claims.clauses import tense_of
from kg.claims.coordination import first_of_series
from kg.claims.draft import Draft
from kg.claims.forms import is_infinitive, is_past_participle, is_verbal
from kg.claims.news import is_perfect, is_speech, is_speech_of_the_day, tells_no_news
from kg.claims.tellings import HAPPENINGS, is_loosely_known
from kg.model import Modality

_MONTH = re.compile(r"\d{4}-\d\d")
_ACTS = frozenset({"consult", "threaten", "reject", "request", "agree", "sanction", "protest", "concede", "accuse"})
_CHANGES = frozenset({"gains", "loses"})  # of control
_RULE = "time: month of the article"
_HEADED = 1  # words of a header before the headline: "date 2020-01"


def date_by_month(
    drafts: Sequence[Draft],
    times: Sequence[TimeMention],
    *,
    open_: Sequence[bool],
    published: str | None,
    words: frozenset[tuple[str, str]],
) -> list[Draft]:
    """The drafts, undated news with the month of the article.

    `open_` says which drafts tell of one happening that no other time silences, `published` is the article's EDTF date, `words` are
    kinds and forms of the calendar.
    """
    if published is None or not _MONTH.fullmatch(published):
        return list(drafts)
    month = TimeMention(Tokens(0, 0, 0), f"{published}~")
    told = [time.tokens.head for time in times]
    apart = [time.tokens.head for time in times if not _may_be_in(time, published)]
    return [
        replace(draft, time=month, rules=(*draft.rules, _RULE))
        if _is_happening(draft, may) or _is_news(draft, told if draft.type == "toll" else apart, words)
        else draft
        for draft, may in zip(drafts, open_, strict=True)
    ]


def _may_be_in(time: TimeMention, month: str) -> bool:
    """Whether a time lets what its sentence tells be of a month: roughly the month, or hours and days counted from what was told before.

    "Samedi", "quelques heures plus tard", "en trois jours".
    """
    return time.kind in ("anaphor", "duration") if time.edtf is None else time.edtf == f"{month}~"


def _is_happening(draft: Draft, may: bool) -> bool:
    """Whether a clause in the perfect tells a happening, also by a noun of it: "a péri dans l'explosion"."""
    if not may or draft.time is not None or draft.type not in HAPPENINGS or _is_beside_the_news(draft):
        return False
    return is_perfect(draft) and not is_loosely_known(draft.head)


def _is_beside_the_news(draft: Draft) -> bool:
    """Whether a clause tells what is so or once was: help that somebody is said to have given, a relative clause not in the perfect.

    "Accuse X d'avoir livré des armes", "la base où des conseillers forment des recrues a été prise".
    """
    head = draft.head
    main = first_of_series(head)
    if draft.type == "aid" and is_verbal(head) and (main.dep_ in ("acl", "acl:relcl") or _is_said_to_have_done(main)):
        return True
    return is_verbal(head) and main.dep_ == "acl:relcl" and tense_of(head)[0] in ("present", "imperfect", "other")


def _is_news(draft: Draft, times: Sequence[int], words: frozenset[tuple[str, str]]) -> bool:
    head, certainty = draft.head, draft.trigger.certainty
    if draft.time is not None or certainty.modality is not Modality.CERTAIN or "future" in draft.frame.options:
        return False
    if is_speech(draft) and is_speech_of_the_day(draft, words=words):
        return True
    if is_loosely_known(head) or not (draft.type in HAPPENINGS | _ACTS or (draft.type == "control" and draft.mode in _CHANGES)):
        return False
    if _is_in_headline(head):
        return True
    if any(head.sent.start <= i < head.sent.end for i in times) or not is_verbal(head) or _is_beside_the_news(draft):
        return False
    if _is_said_to_have_done(head):
        return True
    return is_perfect(draft) and tense_of(head)[0] == "perfect" and not tells_no_news(head, words=words)


def _is_in_headline(head: Token) -> bool:
    """Whether a word of the headline tells its news: a noun, a participle without its helper or a verb in the present or perfect."""
    before = sum(token.is_alpha for token in head.doc[: head.sent.start])
    if before > _HEADED or is_infinitive(head):
        return False
    tense = tense_of(head)[0]
    return tense in ("present", "perfect") or (tense == "other" and (not is_verbal(head) or is_past_participle(head)))


def _is_said_to_have_done(head: Token) -> bool:
    """Whether a perfect infinitive hangs on a verb: "affirme avoir libéré deux otages"."""
    helpers = [child for child in head.children if child.dep_.startswith("aux")]
    return head.dep_ == "xcomp" and any("Inf" in helper.morph.get("VerbForm", []) for helper in helpers)
