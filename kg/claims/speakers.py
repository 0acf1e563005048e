"""Who acts where a claim's own words name nobody: the speaker, or the subject of the clause in which the act is told.

Demands, charges and refusals in what somebody says are his own ("« Le siège doit cesser », a déclaré X"). Talks, agreements, help and
measures that a clause tells of beside its own act are its subject's ("depuis la signature d'un accord avec Y, X n'a plus attaqué");
so are charges against whom somebody arrests or tries ("la police a arrêté deux hommes soupçonnés de trafic"). A verb with a subject of its
own, whom nobody knows, borrows none ("la rue, qui accuse l'État"), nor does a noun that is one ("l'aide tarde"), nor what somebody asks
for ("demande des sanctions"), nor what a text says that somebody refuses, nor the breach of a pact. Whom the act befalls does not do it.
Protests are those of the protesters whom the article names nearest, help is that of its one helper, and so is what is on its way; protest
and flight are also those of people whom the text only counts ("des milliers de personnes ont défilé").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import ActorMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import Draft, lineages
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_conjugated, is_passive, is_past_participle, is_verbal, preposition
from kg.claims.syntax import surface_subjects
from kg.claims.undergoing import undergoing
from kg.languages import function_words, lemmas
from kg.model import Actor, ActorFamily

_WORDS = frozenset({"accuse", "agree", "reject", "request", "threaten"})
_BESIDE = frozenset({"accuse", "agree", "aid", "consult", "cooperate", "reject", "request", "sanction"})
_OPPOSING = frozenset({"protest", "request", "threaten"})  # stances against whom the same sentence tells a charge of
_CROWDS = frozenset({"protest", "retreat"})
_PROTESTERS = "protesters"
_TEXTS = ("document", "pact")
_RECEIVED = "recipient: obj"
_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_STEPS = 8  # words climbed from an act to the subject of a clause


def name_speakers(drafts: Sequence[Draft], fillers: Fillers, mentions: Sequence[ActorMention]) -> list[Draft]:
    """The drafts with open agents of words, talks, measures and protests filled from the sentence around them."""
    protesters = [m for m in mentions if m.actor.id == _PROTESTERS or m.actor.id.endswith(f"-{_PROTESTERS}")]
    asking = frozenset(draft.head.i for draft in drafts if draft.type == "request")
    refusing = frozenset(draft.head.i for draft in drafts if draft.type == "reject")
    charging = frozenset(draft.head.i for draft in drafts if draft.type == "accuse" and is_verbal(draft.head))
    apart = [asking | refusing if ends_as_gerund(draft.head) else asking for draft in drafts]
    drafts = [draft if draft.agents or draft.type != "accuse" else _by_opponents(draft, drafts) for draft in drafts]
    named = [
        draft if draft.agents or _tells_reproach(draft.head, charging) else _named(draft, fillers, protesters, beyond)
        for draft, beyond in zip(drafts, apart, strict=True)
    ]
    return [draft if draft.agents or draft.type != "aid" else _helping(draft, named) for draft in named]


def _tells_reproach(head: Token, charging: frozenset[int]) -> bool:
    """Whether a word says what somebody is charged with: "l'accuse d'avoir | violé la trêve", "c'est | une violation de la trêve"."""
    return is_noun_of_kind(head, "breach") or any(node.dep_ == "xcomp" and node.head.i in charging for node in (head, head.head))


def _named(draft: Draft, fillers: Fillers, protesters: Sequence[ActorMention], beyond: frozenset[int]) -> Draft:
    if not draft.unnamed_agents and (issuers := _issuers(draft.head)):
        return _with_agents(draft, fillers.actors(issuers), "clause around")
    said = draft.type in _WORDS and not draft.unnamed_agents and bool(draft.chain) and not _is_only_told(draft)
    if said and _may_act(draft, (speaker := draft.chain[-1].source,)):
        return replace(draft, agents=(speaker,), chain=draft.chain[:-1], rules=(*draft.rules, "agent: speaker"))
    if draft.type in _BESIDE and not draft.unnamed_agents and _may_borrow(draft):
        found = _with_agents(draft, _subjects(draft.head, fillers, beyond), "clause around")
        both = "reciprocal" in found.frame.options and len(found.agents) > 1 and not found.recipients
        return replace(found, recipients=found.agents) if both else found
    if draft.type == "protest" and protesters and not is_noun_of_kind(draft.head, "mutiny"):
        nearest = min(protesters, key=lambda m: abs(m.tokens.head - draft.head.i))
        return _with_agents(draft, (nearest.actor,), "told elsewhere")
    if draft.type in _CROWDS and is_verbal(draft.head) and not is_passive(draft.head):
        return _with_agents(draft, undergoing(surface_subjects(draft.head), fillers, counting=False, passive=False), "described")
    return draft


def _is_only_told(draft: Draft) -> bool:
    """Whether a source tells of words that are not its own: "un pays qui réclame justice, | selon X", but for what it is quoted with."""
    cue = (draft.chain[-1].cue or "").lower().split()
    before = draft.head.doc[draft.head.sent.start : draft.head.i]
    quoted = sum(token.text in _QUOTES for token in before) % 2 == 1
    return bool(cue) and not quoted and cue[0] in function_words(draft.head.lang_, "according")


def _by_opponents(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A charge by nobody named that a participle tells, with who stands against the charged: "défilent contre X, | accusé de vol"."""
    if draft.done_by_unnamed or not is_past_participle(draft.head) or draft.denied:
        return draft
    told = (other for other in drafts if other.head.sent == draft.head.sent and other.type in _OPPOSING and other.head.i < draft.head.i)
    against = next((other for other in told if other.agents and lineages(other.recipients) & lineages(draft.recipients)), None)
    return draft if against is None else _with_agents(draft, against.agents, "who opposes them")


def _issuers(head: Token) -> list[Token]:
    """Who issues the text that a gerund says more of: "| le roi | a signé un décret ordonnant sa libération"."""
    text = head.head
    if (
        head.dep_ != "acl"
        or not ends_as_gerund(head)
        or text.dep_ != "obj"
        or text.lemma_.lower() not in lemmas(text.lang_, "nouns", *_TEXTS)
    ):
        return []
    verb = text.head
    return surface_subjects(verb) if is_of_kind(verb, "makes") and not is_passive(verb) else []


def _helping(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft of help with who helps in all that the article tells of it, more than once, and helps the same there, if any is told."""
    if draft.head.pos_ == "NOUN" and _RECEIVED in draft.rules:  # "recevoir un soutien": from anybody
        return draft
    told, helped = [d for d in drafts if d.type == "aid" and d.agents], lineages(draft.recipients)
    same = not helped or any(lineages(d.recipients) & helped for d in told)
    agreed = all(lineages(d.agents) & lineages(told[0].agents) for d in told)
    if draft.mode == "transport" and agreed and told and _sends(draft, told[0]):
        return _with_agents(draft, told[0].agents, "told elsewhere")
    return _with_agents(draft, told[0].agents, "told elsewhere") if len(told) > 1 and same and agreed else draft


def _sends(draft: Draft, told: Draft) -> bool:
    """Whether goods or people are on their way, and the helper is a state: "l'aide sera acheminée par avion"."""
    kinds = words_of_kind(draft.head.lang_, "freight") | words_of_kind(draft.head.lang_, "homecoming")
    sent = draft.head.pos_ == "NOUN" or is_passive(draft.head)  # not "des camions transportant des rebelles"
    return sent and draft.frame.lemma.split()[0] in kinds and any(actor.kind == "state" for actor in told.agents)


def _with_agents(draft: Draft, actors: tuple[Actor, ...], note: str) -> Draft:
    return replace(draft, agents=actors, rules=(*draft.rules, f"agent: {note}")) if _may_act(draft, actors) else draft


def _may_act(draft: Draft, actors: tuple[Actor, ...]) -> bool:
    """Whether there are actors, none of whom the act befalls."""
    return bool(actors) and all(a.family is ActorFamily.ACTOR for a in actors) and not lineages(actors) & lineages(draft.recipients)


def _may_borrow(draft: Draft) -> bool:
    """Whether an act leaves its doer to the clause around: a noun below a verb, a gerund, an aim, a charge against its object."""
    head = draft.head
    if head.pos_ == "NOUN" and not is_conjugated(head):
        return not head.dep_.startswith("nsubj")
    if ends_as_gerund(head) or preposition(head) in function_words(head.lang_, "purpose"):
        return True
    if not is_passive(head) and any(token.lower_ in function_words(head.lang_, "subject_pronoun") for token in surface_subjects(head)):
        return True  # "X a profité du chaos, dont ils ont fait sortir les leurs"
    return draft.type == "accuse" and is_past_participle(head) and head.dep_ in ("acl", "amod") and _is_of_object(head.head)


def _is_of_object(noun: Token) -> bool:
    """Whether a noun is the object of a verb, or belongs to one: "réclament le départ du président", "manifestent contre le maire"."""
    while noun.dep_ in ("nmod", "appos", "conj") and noun.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        noun = noun.head
    return noun.dep_ == "obj" or (preposition(noun) == "contre" and is_verbal(noun.head))


def _subjects(head: Token, fillers: Fillers, beyond: frozenset[int]) -> tuple[Actor, ...]:
    """The actors that are the subject of the nearest clause above an act that has one, if they act in it.

    `beyond` are the heads of claims whose agents do not do what these tell of: who asks for an act, who refuses a text that demands it.
    """
    node = head
    for _ in range(_STEPS):
        if node.head == node or (node.head.i in beyond and node.head.i < head.i):
            return ()
        node = node.head
        found = [token for token in surface_subjects(node) if token.i != head.i and not head.is_ancestor(token)] if is_verbal(node) else []
        if found and is_passive(node):  # "trois soldats tués dans une attaque attribuée à X"
            return ()
        if found:
            counted = lemmas(head.lang_, "quantifiers")  # "des milliers de Libanais"
            return fillers.actors([t for t in found if fillers.mention(t) is not None or t.lemma_.lower() in counted])
    return ()
