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
from kg.claims.argument_verbs import is_of_kind
from kg.claims.clauses import is_apart
from kg.claims.draft import Draft
from kg.claims.forms import preposition
from kg.claims.own_times import MEETING, is_counted_from, is_day_of_words, is_of_other_time
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
    return not is_apart(draft.head) and not is_of_other_time(draft.head) and not _is_charge(draft.head)


def _is_charge(head: Token) -> bool:
    """Whether a word tells what somebody is charged with: "un homme soupçonné de tortures a été arrêté jeudi"."""
    return any(is_of_kind(node, "suspects") and node.dep_ in ("acl", "amod") for node in head.ancestors)


def _dated(draft: Draft, mentions: Sequence[TimeMention]) -> Draft:
    sentence = draft.head.sent
    inside = [t for t in mentions if sentence.start <= t.tokens.head < sentence.end and _may_be_of(t, draft)]
    return replace(draft, time=inside[0], rules=(*draft.rules, "time: of the sentence")) if inside else draft


def _may_be_of(time: TimeMention, draft: Draft) -> bool:
    """Whether a date is not only that of what a clause or a noun behind "après" recalls, nor, for a noun, of who told of it when."""
    head, told = draft.head, draft.head.doc[time.tokens.head]
    if head.pos_ == "NOUN" and draft.type != MEETING and is_day_of_words(told):
        return False
    if told.dep_ == "nmod" and preposition(told) == "de" and told.head != head and not told.head.is_ancestor(head):
        return False
    above = [node for node in (told, *told.ancestors) if node != head and not node.is_ancestor(head)]
    return not any(_recalls(node) for node in above)


def _recalls(node: Token) -> bool:
    """Whether a relative clause or a noun of another time holds a date of its own.

    "A visé un homme qui avait participé au raid du 7 mai", "a ouvert une enquête après l'attaque de dimanche".
    """
    return node.dep_ == "acl:relcl" or (node.pos_ == "NOUN" and is_of_other_time(node))
