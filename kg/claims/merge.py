"""Drafts that tell of one thing: an event and its toll are one claim, and "l'attaque" is the attack told before.

toll       a casualty predicate joins the event it hangs on: "une embuscade a tué dix soldats", ", tuant …",
           "dans un raid", and one casualty predicate joins another: "ont été tués et dix blessés"
anaphora   a definite event noun takes its missing slots from the last event of the same type
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.claims.draft import Draft
from kg.claims.forms import is_verbal, preposition
from kg.claims.syntax import deep_subjects, surface_subjects
from kg.model import Place

_CIRCUMSTANCE = frozenset({"dans", "lors", "lors de", "par", "au cours", "cours", "à", "pendant", "durant"})
_WHEN = frozenset({"lorsque", "lorsqu'", "quand"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})
_POINTING = frozenset({"ce", "cet", "cette", "ces"})
_EVENTS = frozenset({"assault", "mobilize", "coerce", "retreat"})


def join_tolls(drafts: list[Draft]) -> list[Draft]:
    """Casualty drafts joined to the event that they count the victims of."""
    by_head = {draft.head.i: draft for draft in drafts}
    joined: dict[int, int] = {}  # head of a casualty predicate -> head of its event
    for draft in drafts:
        if "victims" not in draft.frame.options or draft.head.i in joined:
            continue
        event = _event_of(draft, by_head)
        if event is None:
            continue
        head = joined.get(event.head.i, event.head.i)
        if head == draft.head.i or head in joined:
            continue
        by_head[head] = _joined(by_head[head], by_head[draft.head.i])
        joined[draft.head.i] = head
    return [by_head[draft.head.i] for draft in drafts if draft.head.i not in joined]


def _event_of(toll: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The draft of the event that a casualty predicate belongs to."""
    for token in _related(toll.head):
        event = by_head.get(token.i)
        if event is not None and event.head.i != toll.head.i and (event.type == "assault" or "victims" in event.frame.options):
            return event
    return None


def _related(head: Token) -> list[Token]:
    """The tokens that may carry the event of a casualty predicate, nearest relation first."""
    related: list[Token] = []
    if is_verbal(head):
        related += deep_subjects(head) or []
        related += surface_subjects(head)
        related += _circumstances(head)
        related += [child for child in head.children if child.dep_ == "advcl" and child.left_edge.lower_ in _WHEN]
        related += [grand for child in related[:] for grand in child.children if grand.dep_ in ("nmod", "conj") or child.dep_ == "advcl"]
    else:
        related += _circumstances(head)
    if head.dep_ in ("advcl", "acl", "conj", "xcomp", "amod", "nmod") and head.head is not head:
        governor = head.head
        related += [governor]
        if not is_verbal(governor) and governor.head is not governor:
            related += [governor.head]
        related += [child for child in governor.children if child.dep_ in ("obj", "nsubj:pass") and child.i < head.i]
    return [token for token in related if token.i != head.i]


def _circumstances(head: Token) -> list[Token]:
    """What a casualty predicate says it happened in: "dans une attaque", "lors de combats"."""
    shared = [head, *(child for child in head.children if child.dep_ == "conj" and is_verbal(child))]  # "a tué … et blessé … dans"
    children = [child for verb in shared for child in verb.children]
    direct = [child for child in children if preposition(child) in _CIRCUMSTANCE]
    return direct + [grand for child in children if child.lower_ in ("lors", "suite") for grand in child.children if grand.pos_ == "NOUN"]


def _joined(event: Draft, toll: Draft) -> Draft:
    seen = {(q.measure, q.value) for q in event.quantities}
    acts = is_verbal(toll.head) and event.head in deep_subjects(toll.head)  # "l'explosion a tué …": who is named by its own words
    agents = event.agents or tuple(a for a in toll.agents if a not in toll.recipients and not acts)
    victims = tuple(a for a in toll.recipients if a not in agents)
    if "reciprocal" in event.frame.options and event.recipients and not agents:  # "tués lors de combats contre X": the other side
        agents, victims = tuple(a for a in victims if a not in event.recipients), ()
    return replace(
        event,
        agents=agents,
        recipients=tuple(dict.fromkeys((*event.recipients, *victims))),
        objects=event.objects,
        places=event.places or toll.places,
        time=event.time or toll.time,
        quantities=event.quantities + tuple(q for q in toll.quantities if (q.measure, q.value) not in seen),
        chain=event.chain or toll.chain,
        rules=(*event.rules, "merge: toll"),
    )


def follow_anaphora(drafts: list[Draft]) -> list[Draft]:
    """Definite event nouns completed from the last event of the same type that was told before."""
    last: dict[str, Draft] = {}
    result: list[Draft] = []
    for draft in drafts:
        current = draft
        if draft.type in _EVENTS:
            before = last.get(draft.type)
            if before is not None and _is_anaphoric(draft, before) and _same_mode(draft, before):
                current = _completed(draft, before)
            last[draft.type] = current
        result.append(current)
    return result


def _is_anaphoric(draft: Draft, before: Draft) -> bool:
    """Whether a definite noun means the event told before: it is pointed at, or bare and neither dated nor placed elsewhere."""
    if draft.head.pos_ != "NOUN":
        return False
    determiners = {child.lower_ for child in draft.head.children if child.dep_ == "det"}
    if draft.quantities or not determiners & _DEFINITE:
        return False
    return bool(determiners & _POINTING) or not (_is_told_apart(draft.head) or _elsewhere(draft, before))


def _is_told_apart(noun: Token) -> bool:
    """Whether a complement or a relative clause says which event is meant, and so another one: "l'attaque d'une maternité"."""
    return any(child.dep_ in ("nmod", "acl:relcl", "nummod") and child.i > noun.i for child in noun.children)


def _elsewhere(draft: Draft, before: Draft) -> bool:
    """Whether two events have different dates or places."""
    dates = {event.time.edtf for event in (draft, before) if event.time is not None}
    places, others = _wholes(draft), _wholes(before)
    return len(dates) > 1 or bool(places and others and not places & others)


def _wholes(draft: Draft) -> set[str]:
    """The places of an event with what contains them."""
    found: set[str] = set()
    for place in draft.places:
        node: Place | None = place
        while node is not None:
            found.add(node.id)
            node = node.within
    return found


def _same_mode(draft: Draft, before: Draft) -> bool:
    vague = (None, "other")
    return draft.mode == before.mode or draft.mode in vague or before.mode in vague


def _completed(draft: Draft, before: Draft) -> Draft:
    """Slots that the anaphor leaves open, where what it does say agrees."""
    if draft.agents and before.agents and not set(draft.agents) & set(before.agents):
        return draft
    if draft.recipients and before.recipients and not set(draft.recipients) & set(before.recipients):
        return draft
    return replace(
        draft,
        agents=draft.agents or tuple(a for a in before.agents if a not in draft.recipients),
        recipients=draft.recipients or tuple(a for a in before.recipients if a not in draft.agents),
        places=draft.places or before.places,
        time=draft.time or before.time,
        rules=(*draft.rules, "merge: anaphora"),
    )
