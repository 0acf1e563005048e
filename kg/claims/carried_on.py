"""Parties that a neighbouring telling names: what goes on from the sentence before, or stands in short in the headline.

A story names who strikes and then tells on in the passive ("ils ont tué cinq fidèles. Le prêtre a été abattu"), as it does of arrests;
a demand on top of the one before goes to the same party. A headline tells of an act without its doer, whom the lead names. What a source
calls "l'attaque" is the one that the headline tells of, and so is the first blow below it; one source's same word tells of the same act.
What is told as possible or by hearsay of a day was done by who did the like then; who yields is who a source says not to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from kg.claims.draft import Draft, are_apart, are_of_one_mode, is_anyone, lineages
from kg.claims.forms import is_passive
from kg.claims.tellings import is_definite_noun, is_new, is_one_more, is_plural
from kg.model import Actor, Modality

_PRIVATE = frozenset({"people", "person"})
_RELEASE = "release"
_FORCES = "forces"
_NEAR = 2  # sentences between headline and lead
_NO_DOER = frozenset({"explosives"})  # modes told without who did it: bombs go off
_BELOW = frozenset({"assault", "coerce"})  # told in the headline without who does it
_ABOVE = frozenset({"assault", "control", "retreat"})  # told again by a definite noun

_Told = Sequence[tuple[Draft, int]]  # drafts with the numbers of their sentences


def carry_on(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the open parties that the sentence before, the lead or the headline tells."""
    if not drafts:
        return []
    starts = [sentence.start for sentence in drafts[0].head.doc.sents]
    place = {start: index for index, start in enumerate(starts)}
    index = [place[draft.head.sent.start] for draft in drafts]
    told = list(zip(drafts, index, strict=True))
    return [_with_recipients(_with_agents(draft, at, told), at, told) for draft, at in told]


def _with_agents(draft: Draft, at: int, told: _Told) -> Draft:
    if draft.agents or draft.done_by_unnamed or not draft.frame.agent or is_one_more(draft.head):
        return draft
    same = [(other, its) for other, its in told if _acts(other, draft)]
    if draft.denied:
        found = _held_back(draft, same)
        return replace(draft, agents=found, rules=(*draft.rules, "agent: told before")) if found else draft
    for agents, rule in (
        (_struck_on(draft, at, same), "agent: sentence before"),
        (_attacked(draft, at, told), "agent: sentence before"),
        (_of_lead(draft, at, same), "agent: told below"),
        (_of_headline(draft, at, same), "agent: of the headline"),
        (_opens_story(draft, at, same), "agent: of the headline"),
        (_of_day(draft, same), "agent: told elsewhere"),
        (_held_again(draft, same), "agent: told elsewhere"),
        (_same_mouth(draft, same), "agent: same word and source"),
    ):
        if agents:
            return replace(draft, agents=agents, rules=(*draft.rules, rule))
    return draft


def _held_back(draft: Draft, same: _Told) -> tuple[Actor, ...]:
    """Who yields before, for a release, a truce or a withdrawal that a source says not to be: "il n'est pas question de partir"."""
    alike = [other for other, _ in same if (other.mode == _RELEASE) == (draft.mode == _RELEASE)]  # who frees captives keeps no truce by it
    before = [other for other in alike if other.head.i < draft.head.i and _is_known(other)]
    return before[-1].agents if draft.type == "retreat" and draft.chain and before and _agree(before) else ()


def _acts(other: Draft, draft: Draft) -> bool:
    """Whether another draft of the type tells who did it, and that is not whom the draft befalls."""
    if other is draft or other.type != draft.type or not other.agents or other.denied:
        return False
    return not lineages(other.agents) & lineages(draft.recipients)


def _is_public(draft: Draft) -> bool:
    return not any(actor.kind in _PRIVATE for actor in draft.agents)


def _is_known(draft: Draft) -> bool:
    return all(actor.known for actor in draft.agents)


def _struck_on(draft: Draft, at: int, same: _Told) -> tuple[Actor, ...]:
    """Who strikes in the sentence before, for a blow in the passive."""
    if draft.type != "assault" or not is_passive(draft.head):
        return ()
    if not draft.chain and not any(child.dep_ == "aux:pass" for child in draft.head.lefts):  # "treize soldats tués au Mali"
        return ()
    before = [other for other, its in same if its == at - 1]
    if not before or not _is_public(before[-1]) or are_apart(draft, before[-1]) or not _agree(before):
        return ()
    if "reciprocal" in before[-1].frame.options or _is_irregular((*draft.recipients, *before[-1].agents)):
        return ()
    return before[-1].agents


def _attacked(draft: Draft, at: int, told: _Told) -> tuple[Actor, ...]:
    """The forces that nameless fighters attack in the sentence before, where fighters fall: "Douze assaillants ont été tués"."""
    if draft.type != "assault" or not is_passive(draft.head) or not _is_irregular(draft.recipients):
        return ()
    before = [other for other, its in told if its == at - 1 and other.type == draft.type and _is_irregular(other.agents)]
    if len(before) != 1 or before[0].denied or are_apart(draft, before[0]):
        return ()
    return before[0].recipients if all(actor.kind == _FORCES for actor in before[0].recipients) else ()


def _is_irregular(actors: Sequence[Actor]) -> bool:
    """Whether fighters of no state are told by no name: "les assaillants", "des terroristes"."""
    return bool(actors) and all(actor.kind == "group" and not actor.known for actor in actors)


def _agree(drafts: Sequence[Draft]) -> bool:
    return all(lineages(draft.agents) & lineages(drafts[-1].agents) for draft in drafts)


def _of_lead(draft: Draft, at: int, same: _Told) -> tuple[Actor, ...]:
    """Who does it in the lead, for what the headline tells of in the same place."""
    if at or draft.type not in _BELOW or any(not its and other.head in draft.head.ancestors for other, its in same):
        return ()  # "Israël frappe Gaza après des tirs": the others'
    here = {place.id for place in draft.places}
    told = [other for other, its in same if (0 < its <= _NEAR) or other.head in draft.head.conjuncts]
    below = [other for other in told if here & {place.id for place in other.places} and not are_apart(draft, other)]
    return below[0].agents if below and _agree(below) and are_of_one_mode(draft, below[0]) else ()


def _of_headline(draft: Draft, at: int, same: _Told) -> tuple[Actor, ...]:
    """Who did it in the headline, for a definite noun that a source tells."""
    known = is_definite_noun(draft.head) and draft.mode not in _NO_DOER and draft.type in _ABOVE
    if not at or not known or not draft.chain:
        return ()
    above = [other for other, its in same if not its and other.trigger.certainty.modality is Modality.CERTAIN]
    if not above or are_apart(draft, above[0]) or not are_of_one_mode(draft, above[0]) or _befall_others(draft, above[0]):
        return ()
    return above[0].agents


def _opens_story(draft: Draft, at: int, same: _Told) -> tuple[Actor, ...]:
    """Who strikes in the headline, for the blow that the first sentence below tells without any that somebody strikes."""
    told = draft.head.pos_ == "NOUN" or is_passive(draft.head)
    if at != 1 or draft.type != "assault" or not told or any(its == 1 for _, its in same):
        return ()
    above = [other for other, its in same if not its and not _is_closed(other.head.sent)]
    if not above or not _agree(above) or not are_of_one_mode(draft, above[-1]):
        return ()
    if are_apart(draft, above[-1]) or _befall_others(draft, above[-1]):
        return ()
    return above[-1].agents_lent(draft)


def _is_closed(sentence: Span) -> bool:
    """Whether a full stop ends a sentence, as no headline has."""
    return sentence[-1].text == "."


def _of_day(draft: Draft, same: _Told) -> tuple[Actor, ...]:
    """Who does the like on the day of what is told as possible, planned or by hearsay."""
    if draft.trigger.certainty.modality is Modality.CERTAIN or draft.time is None or draft.time.edtf is None or is_new(draft.head):
        return ()
    alike = [other for other, _ in same if other.time is not None and other.time.edtf == draft.time.edtf and _is_known(other)]
    return alike[0].agents if alike and _agree(alike) else ()


def _befall_others(one: Draft, other: Draft) -> bool:
    """Whether two acts befall different parties that are known."""
    mine, theirs = ({actor for actor in draft.recipients if actor.known} for draft in (one, other))
    return bool(mine and theirs and not lineages(mine) & lineages(theirs))


def _held_again(draft: Draft, same: _Told) -> tuple[Actor, ...]:
    """Who else coerces the same party, for what a source tells in the passive, if the article names one alone."""
    if draft.type != "coerce" or not draft.chain or not is_passive(draft.head) or all(map(is_anyone, draft.recipients)):
        return ()
    own = lineages(draft.recipients)
    alike = [other for other, _ in same if lineages(other.recipients) & own and _is_known(other)]
    return alike[-1].agents if alike and _agree(alike) else ()


def _same_mouth(draft: Draft, same: _Told) -> tuple[Actor, ...]:
    """Who does it where the same source tells it by the same word."""
    if not draft.chain:
        return ()
    source = draft.chain[-1].source
    alike = [
        other
        for other, _ in same
        if other.head.lemma_ == draft.head.lemma_
        and other.chain
        and other.chain[-1].source == source
        and _is_known(other)
        and not _befall_others(draft, other)
    ]
    return alike[-1].agents if alike and _agree(alike) else ()


def _with_recipients(draft: Draft, at: int, told: _Told) -> Draft:
    if draft.recipients or draft.unnamed_recipients or not draft.frame.recipient or draft.type not in {"request", "coerce"}:
        return draft
    if draft.type == "coerce" and not is_passive(draft.head):
        return draft
    own = lineages(draft.agents)
    before = [other for other, its in told if its == at - 1 and other.type == draft.type and other.recipients]
    before = [other for other in before if not lineages(other.recipients) & own]
    if not before or (is_plural(draft.head) and [actor.kind for actor in before[-1].recipients] == ["person"]):  # "tous seront jugés"
        return draft
    return replace(draft, recipients=before[-1].recipients, rules=(*draft.rules, "recipient: sentence before"))
