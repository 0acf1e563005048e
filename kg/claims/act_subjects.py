"""Acts that are done by another act: "ces sanctions visent à forcer Lima à céder", "la répression a fait cent morts".

Where the subject of a verb, or what a passive names behind "par", is itself a word that tells of a claim, who does that does this too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.draft import Draft, borrowed, lineages
from kg.claims.forms import is_verbal
from kg.claims.syntax import deep_subjects

_SUBJECT = "subj"  # the slot of who does what a verb tells: "affaiblir" is told of whom it befalls


def name_by_acts(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with open agents filled with who does the act that their subject tells."""
    by_head = {draft.head.i: draft for draft in drafts if draft.agents}
    return [_done_by(draft, by_head) for draft in drafts]


def _done_by(draft: Draft, by_head: dict[int, Draft]) -> Draft:
    if draft.agents or draft.done_by_unnamed or _SUBJECT not in draft.frame.agent or not is_verbal(draft.head):
        return draft
    acts = (by_head[token.i] for token in deep_subjects(draft.head) if token.i in by_head and token.i != draft.head.i)
    act = next(acts, None)
    if act is None or lineages(act.agents) & lineages(draft.recipients):
        return draft
    return replace(draft, agents=act.agents, rules=(*draft.rules, *borrowed("agent", "shared", act, "agent")))
