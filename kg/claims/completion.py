"""Roles that a text leaves to its reader: who is struck once more.

News names both sides of an act once and then tells on ("les frappes israéliennes", "l'armée a repris ses bombardements"). An
assault that names its agent alone takes the recipient of the last assault of the article by the same agent, in a compatible
mode; a plan or a denial completes nothing and takes nothing, nor does what an indefinite noun or "une nouvelle attaque" brings in.
Who struck and is told in a gerund behind whom he struck down struck those.
The agent is never filled so: the same victims may have several. But what a force or an armed group tells of blows against armed groups
is its own doing, where no other agent is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.draft import VAGUE_MODES, Draft, are_apart, are_of_one_mode, lineages
from kg.claims.forms import ends_as_gerund, preposition
from kg.claims.tellings import is_new, is_one_more
from kg.model import Actor, Modality, Polarity, lineage

_BLOWS = frozenset({"assault", "coerce"})
_NO_BLOW_OF = frozenset({"clash", "explosives", "suicide-attack"})  # modes that a force tells of whoever did it
_YEAR = 4  # characters of a date that name its year: what lasts is told of on several days
_REACH = 200  # tokens back to the telling that names both sides


def complete_roles(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the open recipients of assaults filled from what was told before."""
    result: list[Draft] = []
    for draft in drafts:
        told = _by_teller(draft)
        open_ = _is_open(told)
        result.append((_struck_back(told, result) or _by_results(told, drafts) or _completed(told, result)) if open_ else told)
    return result


def _by_teller(draft: Draft) -> Draft:
    """A blow against armed groups that names no agent and that a force or a known group tells of is its own: "…, a annoncé l'armée"."""
    if draft.type not in _BLOWS or draft.mode in _NO_BLOW_OF or not _is_told(draft):
        return draft
    if draft.agents or not draft.chain or not draft.recipients or _is_answered(draft.head):
        return draft
    source = draft.chain[-1].source
    armed = source.kind == "group" and source.known
    node = source if armed else next((whole for whole in lineage(source) if whole.kind == "forces"), None)
    if node is None or any(actor.kind != "group" for actor in draft.recipients) or lineages(draft.recipients) & lineages((source,)):
        return draft
    return replace(draft, agents=(node,), rules=(*draft.rules, "agent: teller"))


def _is_answered(noun: Token) -> bool:
    """Whether a noun tells what another act answers, which is no doing of who answers: "une réponse | aux assassinats des chefs"."""
    return noun.pos_ == "NOUN" and noun.dep_ == "nmod" and preposition(noun) == "à"


def _is_open(draft: Draft) -> bool:
    return draft.type == "assault" and bool(draft.agents) and not (draft.recipients or draft.unnamed_recipients) and _is_told(draft)


def _is_told(draft: Draft) -> bool:
    certainty = draft.trigger.certainty
    return certainty.modality is Modality.CERTAIN and certainty.polarity is Polarity.AFFIRMED


def _completed(draft: Draft, before: Sequence[Draft]) -> Draft:
    several = draft.head.pos_ == "NOUN" and number(draft.head) == "Plur"  # "les attaques du groupe": whomever each befell
    if several or is_new(draft.head) or is_one_more(draft.head):
        return draft
    for other in reversed(before):
        if draft.head.i - other.head.i > _REACH:
            break
        lent = other.recipients_lent(draft)
        if other.type != "assault" or not (other.agents and lent and _is_told(other) and are_of_one_mode(draft, other)):
            continue
        if lineages(draft.agents) & lineages(other.agents) and not are_apart(draft, other, within=_YEAR):
            return replace(draft, recipients=_without(lent, draft.agents), rules=(*draft.rules, "recipient: told before"))
    return draft


def _by_results(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Raids befell whom the same party is told in a gerund behind them to have struck: "a multiplié les raids, | tuant dix rebelles"."""
    if draft.head.pos_ != "NOUN" or draft.mode not in VAGUE_MODES:
        return None
    for other in drafts:
        if other.head.sent != draft.head.sent or other.head.i < draft.head.i or other.type not in _BLOWS or not _is_result(other.head):
            continue
        if lineages(draft.agents) & lineages(other.agents) and other.recipients:
            return replace(draft, recipients=_without(other.recipients, draft.agents), rules=(*draft.rules, "recipient: shared"))
    return None


def _is_result(head: Token) -> bool:
    """Whether a gerund tells what acts led to: "tuant dix rebelles", "revendiquant la mort de dix rebelles"."""
    return ends_as_gerund(head) or (head.pos_ == "NOUN" and ends_as_gerund(head.head))


def _struck_back(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """A blow that answers another is against who struck first: "des insurgés ont tiré sur les soldats, qui ont riposté"."""
    if not is_of_kind(draft.head, "answers"):
        return None
    struck = lineages(draft.agents)
    for other in reversed(before):
        if draft.head.i - other.head.i > _REACH:
            break
        foes = tuple(actor for actor in other.agents if not lineages((actor,)) & struck)
        if other.type == "assault" and foes and lineages(other.recipients) & struck and _is_told(other):
            return replace(draft, recipients=foes, rules=(*draft.rules, "recipient: who struck first"))
    for other in reversed(before):  # "le groupe a ouvert le feu. Les policiers ont riposté"
        if _sentences_between(other.head, draft.head) > 1:
            break
        foes = tuple(actor for actor in other.agents if not lineages((actor,)) & struck)
        if other.type == "assault" and foes and not other.denied:
            return replace(draft, recipients=foes, rules=(*draft.rules, "recipient: who struck first"))
    return None


def _sentences_between(word: Token, later: Token) -> int:
    """How many sentence ends part a word from a later one, counted up to two."""
    if word.sent.start == later.sent.start:
        return 0
    return 1 if word.sent.end == later.sent.start else 2


def _without(actors: tuple[Actor, ...], others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor not in others)
