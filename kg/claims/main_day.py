"""The day that an article is about: the date of most of its claims, which a sentence that tells it gives its happenings.

In a long sentence the syntax hangs a date on one predicate; others of the same sentence are of that day where it is the
article's main one and not that of words told there. Plans keep silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import TimeMention
from kg.claims.clauses import is_apart
from kg.claims.draft import Draft
from kg.claims.own_times import is_counted_from, is_of_other_time
from kg.claims.tellings import HAPPENINGS
from kg.model import Modality


def date_by_sentence(
    drafts: Sequence[Draft], told: Sequence[Draft], times: Sequence[TimeMention], *, lasting: frozenset[str]
) -> list[Draft]:
    """The drafts, undated happenings dated where their sentence tells the date of most of the drafts that the syntax dated (`told`).

    `lasting` are lemmas of nouns whose happening outlasts a day ("lutte").
    """
    counts = Counter(draft.time.edtf for draft in told if draft.time is not None)
    if not counts:
        return list(drafts)
    main = counts.most_common(1)[0][0]
    spoken = {draft.time.tokens for draft in told if draft.time is not None and draft.type not in HAPPENINGS}
    doc = told[0].head.doc
    days = [time for time in times if time.edtf == main and time.kind != "interval" and time.tokens not in spoken]
    mentions = [time for time in days if not is_counted_from(time, doc)]
    return [_dated(d, mentions) if _may_take_date(d) and d.head.lemma_.lower() not in lasting else d for d in drafts]


def _may_take_date(draft: Draft) -> bool:
    planned = draft.trigger.certainty.modality is Modality.FUTURE or "future" in draft.frame.options
    named = draft.agents or draft.recipients or draft.places  # what nobody is named with may be any other
    if not named or draft.time is not None or draft.type not in HAPPENINGS or planned:
        return False
    return not is_apart(draft.head) and not is_of_other_time(draft.head)


def _dated(draft: Draft, mentions: Sequence[TimeMention]) -> Draft:
    sentence = draft.head.sent
    inside = [t for t in mentions if sentence.start <= t.tokens.head < sentence.end and not _is_of_relative(t, draft.head)]
    return replace(draft, time=inside[0], rules=(*draft.rules, "time: of the sentence")) if inside else draft


def _is_of_relative(time: TimeMention, head: Token) -> bool:
    """Whether a date stands in a relative clause that a word is no part of: "a visé un homme | qui avait participé au raid du 7 mai"."""
    clauses = [token for token in head.doc[time.tokens.head].ancestors if token.dep_ == "acl:relcl"]
    return any(clause != head and not clause.is_ancestor(head) for clause in clauses)
