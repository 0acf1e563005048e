"""Drafts that tell of one thing: an event and its toll are one claim, and "l'attaque" is the attack told before."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.draft import Draft, are_apart, are_of_one_mode
from kg.claims.tellings import is_one_more
from kg.claims.told_of import events_meant, is_kindred, is_pointed_at
from kg.languages import function_words

_EVENTS = frozenset({"assault", "mobilize", "coerce", "retreat"})
_FROM_AFAR = frozenset({"aerial", "drone", "explosives", "heavy-weapons", "raid"})  # told by one another's words right behind
_WHATEVER = frozenset({"destroy", "other"})  # by whatever means
_CLASH = "clash"
_SENTENCES = 2  # back from "d'autres raids" to the first ones
_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "amod", "xcomp"})  # clauses of what is told by the way


def follow_anaphora(drafts: list[Draft]) -> list[Draft]:
    """Definite event nouns completed from the last event of the same type that was told before."""
    told: dict[str, list[Draft]] = {}
    result: list[Draft] = []
    for draft in drafts:
        current = draft
        if draft.type in _EVENTS:
            events = told.setdefault(draft.type, [])
            meant = [event for event in _candidates(draft, events) if _is_anaphoric(draft, event) and _same_mode(draft, event)]
            if meant and meant[-1] == events[-1] and _is_repeated(draft, events[-1]):
                place = result.index(events[-1])
                events[-1] = result[place] = events[-1].completed(draft, rule="merge: told again")
                continue
            completed = (_completed(draft, event) for event in meant)
            current = next((each for each in completed if each.rules != draft.rules), None) or _by_the_same(draft, events)
            events.append(current)
        result.append(current)
    return result


def _candidates(draft: Draft, events: list[Draft]) -> list[Draft]:
    """The events that a noun may point back to, nearest first: those told by words of its family, then the last one of all.

    Where a blow is told by a word of its family, one told by another is meant only close by, and no mere death.
    What a demonstrative points at is close by, whatever its word.
    """
    near = list(reversed(events_meant(draft, events)))
    kindred = [event for event in near if is_kindred(event.head, draft.head)]
    family = draft.type == "assault" and any(is_kindred(event.head, draft.head) for event in events)
    last = [event for event in near[:1] if not family or _is_close(event, draft.head)]
    if is_pointed_at(draft.head) and not any(_is_close(event, draft.head) for event in kindred):
        return [*last, *kindred]
    return [*kindred, *last]


def _is_close(event: Draft, noun: Token) -> bool:
    """Whether an event is told in a noun's sentence, or by more than its victims in the one before."""
    sentence = noun.sent
    if event.head.i >= sentence.start:
        return True
    before = noun.doc[sentence.start - 1].sent if sentence.start else sentence
    return event.head.i >= before.start and "victims" not in event.frame.options


def _is_near(event: Draft, noun: Token) -> bool:
    """Whether an event is told in one of the two sentences before a noun's, or in its own."""
    start = noun.sent.start
    for _ in range(_SENTENCES):
        start = noun.doc[start - 1].sent.start if start else start
    return start <= event.head.i < noun.i


def _is_aside(word: Token, noun: Token) -> bool:
    """Whether a verb tells an event beside what its sentence tells, or a noun one where the other tells several."""
    if word.pos_ in ("VERB", "AUX"):
        told = (t for t in word.sent if t.morph.get("Mood", []) and t != word and not word.is_ancestor(t))
        return word.dep_ in _ASIDE and any(told)
    return word.pos_ == "NOUN" and number(word) == "Sing" and number(noun) == "Plur"


def _is_anaphoric(draft: Draft, before: Draft) -> bool:
    """Whether a definite noun means the event told before: it is pointed at, or bare and neither dated nor placed elsewhere."""
    if draft.head.pos_ != "NOUN":
        return False
    determiners = {child.lower_ for child in draft.head.children if child.dep_ == "det"}
    tolled, pointed = draft.quantities and draft.head.sent != before.head.sent, is_pointed_at(draft.head)
    if tolled or not (pointed or determiners & function_words(draft.head.lang_, "definite")):
        return False
    return pointed or not (_is_told_apart(draft.head) or are_apart(draft, before))


def _is_told_apart(noun: Token) -> bool:
    """Whether a complement or a relative clause says which event is meant, and so another one: "l'attaque d'une maternité"."""
    return any(child.dep_ in ("nmod", "acl:relcl", "nummod") and child.i > noun.i for child in noun.children)


def _same_mode(draft: Draft, before: Draft) -> bool:
    if are_of_one_mode(draft, before):
        return True
    return is_pointed_at(draft.head) and draft.mode in _FROM_AFAR and before.mode in _FROM_AFAR and _is_close(before, draft.head)


def _is_repeated(draft: Draft, before: Draft) -> bool:
    """Whether one sentence names one event twice, by the same noun and with no other parties."""
    if draft.type != "assault" or draft.head.sent != before.head.sent or draft.head.lemma_ != before.head.lemma_:
        return False
    mine, theirs = ({*event.agents, *event.recipients} for event in (draft, before))
    return not mine or not theirs or bool(mine & theirs)


def _by_the_same(draft: Draft, events: list[Draft]) -> Draft:
    """A blow of who dealt those right before: "Ces frappes ont fait dix morts", "D'autres raids ont touché le port"."""
    noun, others = draft.head, _are_others(draft.head)
    if draft.type != "assault" or draft.agents or noun.pos_ != "NOUN" or draft.done_by_unnamed or draft.denied or draft.mode == _CLASH:
        return draft
    if not others and (not is_pointed_at(noun) or is_one_more(noun)):
        return draft
    near = [
        event for event in events if event.agents and not event.denied and (_is_near(event, noun) if others else _is_close(event, noun))
    ]
    modes = _FROM_AFAR | _WHATEVER if others else _FROM_AFAR
    same = [event for event in near[-1:] if is_kindred(event.head, noun) or {draft.mode, event.mode} <= modes]
    agents = tuple(a for a in same[0].agents_lent(draft) if a not in draft.recipients) if same else ()
    if not agents or not all(actor.known for actor in agents):  # "des hommes armés" of one attack are not those of others
        return draft
    return replace(draft, agents=agents, rules=(*draft.rules, "agent: told before"))


def _are_others(noun: Token) -> bool:
    """Whether a noun tells of more of the kind just told of: "d'autres raids"."""
    return number(noun) == "Plur" and any(child.lemma_.lower() in function_words(noun.lang_, "another") for child in noun.lefts)


def _completed(draft: Draft, before: Draft) -> Draft:
    """Slots that the anaphor leaves open, where what it does say agrees; who did what is told by the way under another word is open."""
    if draft.agents and before.agents and not set(draft.agents) & set(before.agents):
        return draft
    if draft.recipients and before.recipients and not set(draft.recipients) & set(before.recipients):
        return draft
    aside = not is_kindred(before.head, draft.head) and _is_aside(before.head, draft.head)
    completed = replace(
        draft,
        agents=draft.agents or tuple(a for a in before.agents_lent(draft) if a not in draft.recipients and not aside),
        recipients=draft.recipients or tuple(a for a in before.recipients if a not in draft.agents),
        time=draft.time or before.time,
    )
    return completed if completed == draft else replace(completed, rules=(*draft.rules, "merge: anaphora"))
