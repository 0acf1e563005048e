"""Drafts that tell of one thing: an event and its toll are one claim, and "l'attaque" is the attack told before."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.draft import Draft, lineages
from kg.knowledge.folding import unaccent
from kg.languages import function_words

_EVENTS = frozenset({"assault", "mobilize", "coerce", "retreat"})
_REACH = 300  # tokens back to what a noun points at
_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "amod", "xcomp"})  # clauses of what is told by the way
_STEM = 5  # letters that words of one family share


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
            current = next((each for each in completed if each.rules != draft.rules), draft)
            events.append(current)
        result.append(current)
    return result


def _candidates(draft: Draft, events: list[Draft]) -> list[Draft]:
    """The events that a noun may point back to: the last one told by a word of its family, then the last one of all."""
    near = [event for event in reversed(events) if draft.head.i - event.head.i <= _REACH]
    return [*[event for event in near if _is_kindred(event.head, draft.head)][:1], *near[:1]]


def _is_kindred(word: Token, noun: Token) -> bool:
    """Whether two words share their stem: "frappé" and "frappe", "enlevé" and "enlèvements"."""
    first, second = (unaccent(token.lemma_.lower())[:_STEM] for token in (word, noun))
    return first == second


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
    tolled = draft.quantities and draft.head.sent != before.head.sent
    pointing = function_words(draft.head.lang_, "demonstrative")
    if tolled or not determiners & (pointing | function_words(draft.head.lang_, "definite")):
        return False
    return bool(determiners & pointing) or not (_is_told_apart(draft.head) or _elsewhere(draft, before))


def _is_told_apart(noun: Token) -> bool:
    """Whether a complement or a relative clause says which event is meant, and so another one: "l'attaque d'une maternité"."""
    return any(child.dep_ in ("nmod", "acl:relcl", "nummod") and child.i > noun.i for child in noun.children)


def _elsewhere(draft: Draft, before: Draft) -> bool:
    """Whether two events have different dates or places."""
    dates = {event.time.edtf for event in (draft, before) if event.time is not None}
    places, others = lineages(draft.places), lineages(before.places)
    return len(dates) > 1 or bool(places and others and not places & others)


def _same_mode(draft: Draft, before: Draft) -> bool:
    vague = (None, "other")
    return draft.mode == before.mode or draft.mode in vague or before.mode in vague


def _is_repeated(draft: Draft, before: Draft) -> bool:
    """Whether one sentence names one event twice, by the same noun and with no other parties."""
    if draft.type != "assault" or draft.head.sent != before.head.sent or draft.head.lemma_ != before.head.lemma_:
        return False
    mine, theirs = ({*event.agents, *event.recipients} for event in (draft, before))
    return not mine or not theirs or bool(mine & theirs)


def _completed(draft: Draft, before: Draft) -> Draft:
    """Slots that the anaphor leaves open, where what it does say agrees; who did what is told by the way under another word is open."""
    if draft.agents and before.agents and not set(draft.agents) & set(before.agents):
        return draft
    if draft.recipients and before.recipients and not set(draft.recipients) & set(before.recipients):
        return draft
    aside = not _is_kindred(before.head, draft.head) and _is_aside(before.head, draft.head)
    completed = replace(
        draft,
        agents=draft.agents or tuple(a for a in before.agents if a not in draft.recipients and not aside),
        recipients=draft.recipients or tuple(a for a in before.recipients if a not in draft.agents),
        time=draft.time or before.time,
    )
    return completed if completed == draft else replace(completed, rules=(*draft.rules, "merge: anaphora"))
