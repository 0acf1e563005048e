"""Towards whom a stance on an act is taken: who condemns, opposes or demands an act has to do with who does it.

"Paris a condamné l'offensive turque" accuses Turkey, "les familles réclament le rapatriement des enfants" asks whoever brings
children home; who refuses or ends an act of his own does so towards those whom it befalls ("suspendre l'offensive contre X"), and who
promises what somebody demands promises it to him ("s'est engagé à mener les réformes réclamées par X"), as who promises help, talks or
power promises that to whom it is for ("a promis une aide à X").
The act is a claim of the article, with the parties that its own words or the rest of the article give it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotations import SourceScope
from kg.claims.by_agents import by_agents
from kg.claims.clauses import steps_below
from kg.claims.complements import complements
from kg.claims.draft import Draft, borrowed, lineages
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_passive, is_past_participle, is_verbal
from kg.claims.possessives import possessors
from kg.claims.syntax import deep_objects
from kg.model import Actor

_STANCES = frozenset({"accuse", "protest", "reject", "request", "support"})
_JUDGING = frozenset({"accuse", "support"})  # what somebody deplores or welcomes is of who did it
_SPEAKING = frozenset({"accuse", "protest", "reject"})  # "a manifesté pour dénoncer …" is against who is denounced
_YIELDING = frozenset({"agree", "concede"})  # towards who asked for what is promised or granted
_PROMISED = frozenset({"aid", "concede", "consult", "support"})  # acts that are promised to whom they are for
_QUOTING = frozenset({"accuse", "threaten"})  # about whom the quoted words are
_CIVIL = frozenset({"people"})  # whose plight is told, not what they are charged with
_NO_ACTS = frozenset({"toll", "strength", "trend", "control"})
_WORDS = frozenset({"accuse", "reject", "request", "threaten"})  # nobody is asked for them
_ABOUT_PROTESTS = frozenset({"request", "coerce", "support"})
_CHARGED = frozenset({"obj", "nsubj:pass"})
_BEFALL = frozenset({"assault", "coerce"})


def name_addressees(drafts: Sequence[Draft], scopes: Sequence[SourceScope], fillers: Fillers) -> list[Draft]:
    """The drafts with open recipients of stances, and of acts that are ended, filled from the act that they govern or from what is said."""
    result, acts = list(drafts), {draft.head.i: draft for draft in drafts}
    for n in reversed(range(len(result))):  # what is governed stands behind as a rule, and may be a stance itself
        draft = result[n] = _without_victims(result[n], result)
        if not _is_open(draft):
            continue
        others = [other for k, other in enumerate(result) if k != n and (draft.type not in _YIELDING or other.type == "request")]
        act = _governed(draft, others) if draft.type != "threaten" else None
        if draft.type == "request" and (home := _who_brings_home(draft, drafts)):
            result[n] = replace(draft, recipients=home, rules=(*draft.rules, "recipient: told elsewhere"))
        elif draft.type == "reject" and (kept_out := _kept_out(draft, fillers)):
            result[n] = replace(draft, recipients=kept_out, rules=(*draft.rules, "recipient: of the return refused"))
        elif act is not None and (parties := _addressed(draft, act)):
            notes = borrowed("recipient", f"of the act, {act.type}", act, "agent" if parties == act.agents else "recipient")
            result[n] = replace(draft, recipients=parties, rules=(*draft.rules, *notes))
        elif draft.type == "agree" and (promise := _promised(draft, result)) is not None:
            for_whom = _without(promise.recipients, lineages(draft.agents))
            notes = borrowed("recipient", "of the act, promised", promise, "recipient")
            result[n] = replace(draft, recipients=for_whom, rules=(*draft.rules, *notes)) if for_whom else draft
        elif draft.type in _QUOTING and (charged := _told_of(draft, acts, scopes, fillers)):
            result[n] = replace(draft, recipients=charged, rules=(*draft.rules, "recipient: subject of what is said"))
    return result


def _without_victims(draft: Draft, others: Sequence[Draft]) -> Draft:
    """A charge without those whom the act befell that it is about: "a condamné le meurtre du journaliste" accuses who killed him."""
    if draft.type not in _JUDGING or "recipient: obj" not in draft.rules or not draft.recipients:
        return draft
    acts = [other for other in others if other.head.head.i == draft.head.i and other.head.dep_ in _CHARGED and other.type in _BEFALL]
    several = (len(act.agents) > 1 and set(draft.recipients) < set(act.agents) for act in acts)
    if not any(several) and not any(set(draft.recipients) <= set(act.recipients) for act in acts):
        return draft
    return replace(draft, recipients=(), rules=tuple(rule for rule in draft.rules if rule != "recipient: obj"))


def _promised(draft: Draft, others: Sequence[Draft]) -> Draft | None:
    """The act that a verb promises to whom it is for: "s'est dit prêt à aider X", "a promis d'ouvrir des pourparlers avec X"."""
    if draft.head.pos_ != "VERB":
        return None
    return _governed(draft, [other for other in others if other.type in _PROMISED and other.head.i > draft.head.i])


def _kept_out(draft: Draft, fillers: Fillers) -> tuple[Actor, ...]:
    """Whose return or release somebody refuses: "refuse le rapatriement des enfants", "opposé à leur retour"."""
    head = draft.head
    refused = [t for t in (*deep_objects(head), *complements(head, ("à",))) if is_noun_of_kind(t, "returning")]
    people = [t for noun in refused for t in complements(noun, ("de",)) or possessors(noun, [], fillers)]
    return tuple(actor for actor in fillers.actors(people) if actor not in draft.agents)


def _who_brings_home(draft: Draft, drafts: Sequence[Draft]) -> tuple[Actor, ...]:
    """Of whom somebody's return is asked: who most brings people home in the article."""
    language, own = draft.head.lang_, lineages(draft.agents)
    asked = words_of_kind(language, "returning")
    if not any(t.lemma_.lower() in asked and steps_below(t, draft.head) for t in draft.head.subtree if t.i > draft.head.i):
        return ()
    acts = [other for other in drafts if other.type == "aid" and other.frame.lemma in words_of_kind(language, "homecoming")]
    told = {actor.id: actor for act in acts for actor in act.agents if not lineages((actor,)) & own}
    counts = Counter(actor.id for act in acts for actor in act.agents if actor.id in told)
    return (told[counts.most_common(1)[0][0]],) if counts else ()


def _told_of(draft: Draft, acts: Mapping[int, Draft], scopes: Sequence[SourceScope], fillers: Fillers) -> tuple[Actor, ...]:
    """Of whose doings the words tell that a verb behind them reports as a charge: "« La Turquie viole l'accord », dénonce Y".

    So who does what somebody else undergoes ("« Des civils ont été tués par l'armée »"), and of whose something is ("la politique
    de X"), but not of whom an act may befall: "la libération des rebelles serait …".
    """
    head = draft.head
    for scope in scopes:
        if scope.cue != head.i or scope.start > head.i:
            continue
        for subject in head.doc[max(scope.start, head.sent.start) : min(scope.end, head.i)]:
            by_whom = by_agents(subject.head) if subject.dep_ == "nsubj:pass" and not _is_relief(acts.get(subject.head.i)) else []
            if doers := _without_own(fillers.actors(by_whom), draft.agents):
                return doers
            if subject.dep_ != "nsubj" or is_passive(subject.head):
                continue
            owners = complements(subject, ("de",)) if subject.i not in acts else []
            parties = [subject] if fillers.mention(subject) is not None else [t for t in owners if fillers.direct(t)]
            named = fillers.mention(parties[0]) if parties else None
            charged = named is not None and named.how != "pronoun" and named.actor.kind not in _CIVIL
            if charged and (actors := _without_own(fillers.actors(parties), draft.agents)):
                return actors
    return ()


def _is_relief(act: Draft | None) -> bool:
    """Whether an act is help that nobody is charged with: "« Les blessés ont été soignés par X »", not "armés par X"."""
    return act is not None and act.type == "aid" and act.mode != "arms"


def _without_own(actors: tuple[Actor, ...], agents: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors that are neither part of an agent nor have one for a part; two politicians of one state may be at odds."""
    own, ids = lineages(agents), {agent.id for agent in agents}
    return tuple(actor for actor in actors if actor.id not in own and not lineages((actor,)) & ids)


def _is_open(draft: Draft) -> bool:
    ended = (draft.type == "retreat" and draft.mode == "ceasefire") or draft.type in _YIELDING
    return not draft.recipients and (draft.type in _STANCES | _QUOTING or ended)


def _governed(draft: Draft, others: Sequence[Draft]) -> Draft | None:
    """The act that a stance governs, the nearest in the tree, then in the text."""
    first, last = draft.head.left_edge.i, draft.head.right_edge.i
    barred = _NO_ACTS | _WORDS if draft.type == "request" else _NO_ACTS
    barred |= {"concede"} if draft.type == "accuse" else frozenset()  # "a dénoncé la démission forcée de X"
    if draft.type == "protest" and draft.head.pos_ == "NOUN":  # called, forbidden or put down by others: "les défilés réprimés par X"
        barred |= _ABOUT_PROTESTS
    within = [(k, other.head) for k, other in enumerate(others) if first <= other.head.i <= last and not _is_aside(draft, other, barred)]
    below = [(steps, head.i, k) for k, head in within if (steps := steps_below(head, draft.head))]
    if not below and draft.type in _JUDGING and is_past_participle(draft.head):  # "dénoncé par l'ONU, | le coup d'État …"
        charged = {token.i for token in deep_objects(draft.head)}
        below = [(1, other.head.i, k) for k, other in enumerate(others) if other.head.i in charged and other.type not in barred]
    return others[min(below)[2]] if below else None


def _is_aside(draft: Draft, act: Draft, barred: frozenset[str]) -> bool:
    """Whether a stance is on no such act, or that only says of which people it speaks: "réclame la libération des hommes | détenus"."""
    described = act.head.dep_ == "acl" and is_past_participle(act.head) and act.type in _BEFALL
    return act.type in barred or (described and draft.type != "reject")  # "refuse de juger les hommes détenus" is towards those


def _addressed(draft: Draft, act: Draft) -> tuple[Actor, ...]:
    """Whom a stance on an act is towards: who does it; whom it befalls where it is the speaker's own."""
    own = lineages(draft.agents)
    if act.type in _SPEAKING and draft.type in _SPEAKING:
        return _without(act.recipients, own)
    if draft.type == "retreat" or (draft.type == "reject" and is_verbal(act.head) and act.head.pos_ == "VERB"):
        return _without(act.recipients, own)
    return _without(act.agents, own)


def _without(actors: tuple[Actor, ...], own: set[str]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if not lineages((actor,)) & own)
