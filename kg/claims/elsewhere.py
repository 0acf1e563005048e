"""Roles that an article tells elsewhere: a happening told again has the parties that it had when it was told in full.

An open role is taken from the claim of the same type that is most like it. An indefinite noun brings in something new (Heim 1982,
*The Semantics of Definite and Indefinite Noun Phrases*): it has its doer from no other telling, unless talks, clashes or withdrawals
go on, and whom it befell from none behind it; so does "cette nouvelle attaque". Men who are the subject of a verb did it themselves.
How much likeness is asked for goes by the type: many may strike in one war, few come to one town's help, and most of it goes to one
party. Only an actor that is known, and told of before, is taken for an agent of blows: "des hommes armés" of one attack are not those
of the next; nor are the victims of one attack those of attacks in general. The headline tells in short what stands below it, and has
the parties that the same words have there. Who charges somebody in one sentence or by a noun charges him again. Threats and sanctions
are against whom else their agent acts against; who takes ground of one foe alone takes it of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.claims.draft import VAGUE_MODES, Draft, lineages
from kg.claims.forms import is_passive
from kg.claims.likeness import KIN_IN_MODE, SAME_PARTY, Telling, likest
from kg.claims.syntax import surface_subjects
from kg.claims.tellings import is_new, is_one_more
from kg.languages import function_words
from kg.model import Actor, lineage

_REACH = 120  # tokens between two tellings of an arrest
_FEW_ACT = frozenset({"aid", "retreat", "mobilize", "sanction", "consult", "agree"})  # one party of an article does so
_DEEDS = frozenset({"aid", "retreat", "mobilize"})  # done again by whom the article told of; who does so later is another
_GO_ON = frozenset({"consult", "agree", "retreat"})  # between the same parties, each time anew
_GO_ON_LONG = frozenset({"sanction"})  # one story's sanctions are of the same parties, whatever the word
_FEW_RECEIVE = frozenset({"aid", "sanction", "consult"})
_AGAINST_FOES = frozenset({"threaten", "sanction"})
_IN_HEADLINES = frozenset({"accuse", "coerce", "reject", "retreat", "support"})  # told there without who does it
_ADDRESSED = frozenset({"threaten"})  # told there without to whom
_HOSTILE = frozenset({"accuse", "assault", "coerce", "protest", "reject", "sanction", "threaten"})
_BLOWS = frozenset({"assault", "coerce"})
_WORDS = frozenset({"accuse"})
_LASTING = frozenset({"support"})  # of whom somebody sides with in an article
_TAKEN = frozenset({"control"})  # ground that somebody takes of one foe

_Rule = Callable[[Draft, Telling], bool]


def fill_from_elsewhere(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with open agents and recipients that the article tells elsewhere."""
    return [_with_opponent(_with_recipients(_with_agents(draft, drafts), drafts), drafts) for draft in drafts]


def _with_opponent(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A threat or a sanction that names nobody is against whom its agent strikes, charges or punishes most in the article."""
    if draft.type not in _AGAINST_FOES or draft.recipients or not draft.agents:
        return draft
    own, told = lineages(draft.agents), dict[str, Actor]()
    foes = Counter[str]()
    for other in drafts:
        if other.type in _HOSTILE and lineages(other.agents) & own:
            punished = map(_of_state, other.recipients) if draft.type == "sanction" else other.recipients
            apart = [actor for actor in punished if not lineages((actor,)) & own]
            told |= {actor.id: actor for actor in apart}
            foes.update(actor.id for actor in apart)
    ranked = foes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return draft
    return replace(draft, recipients=(told[ranked[0][0]],), rules=(*draft.rules, "recipient: told elsewhere"))


def _of_state(actor: Actor) -> Actor:
    """The state that an officer or an official serves, which is punished in his stead."""
    wholes = (whole for whole in lineage(actor) if isinstance(whole, Actor) and whole.kind == "state")
    return next(wholes, actor) if actor.kind == "person" else actor


def _with_agents(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    accepts = _agent_rule(draft) or (_takes_up if draft.type in _IN_HEADLINES else None)
    if accepts is None or draft.agents or draft.done_by_unnamed or not draft.frame.agent or _is_of_others(draft):
        return draft
    best = likest(draft, drafts, lambda d: d.agents_lent(draft), lambda d: d.recipients)
    if best is None or not (accepts(draft, best) or (draft.type in _IN_HEADLINES and _takes_up(draft, best))):
        return draft
    both = "reciprocal" in draft.frame.options and len(best.fillers) > 1 and best.draft.agents == best.draft.recipients
    recipients = best.fillers if both and not draft.recipients else draft.recipients  # each side of a clash strikes the other
    return replace(draft, agents=best.fillers, recipients=recipients, rules=(*draft.rules, _note("agent", draft, best)))


def _with_recipients(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    accepts = _recipient_rule(draft)
    told = bool(draft.frame.recipient) or draft.type in _TAKEN
    if draft.recipients or draft.unnamed_recipients or not told or accepts is None:
        return draft
    best = likest(draft, drafts, lambda d: d.recipients_lent(draft) if draft.type == "assault" else d.recipients, lambda d: d.agents)
    if best is None or not accepts(draft, best):
        return draft
    return replace(draft, recipients=best.fillers, rules=(*draft.rules, _note("recipient", draft, best)))


def _note(slot: str, draft: Draft, best: Telling) -> str:
    """The note of a fill: whether the claim's own sentence tells it, in another of its claims."""
    return f"{slot}: shared" if best.draft.head.sent == draft.head.sent else f"{slot}: told elsewhere"


def _recipient_rule(draft: Draft) -> _Rule | None:
    """What is asked for before the recipient of another telling is taken, None where none ever is."""
    if draft.type == "assault":
        return _is_struck_again
    if draft.type in _WORDS:
        return _is_charged_again
    if draft.type in _LASTING:
        return lambda _, other: other.party and other.agreed
    if draft.type in _TAKEN:
        return lambda _, other: other.party and other.agreed and other.known
    if draft.type in _ADDRESSED:
        return lambda _, other: other.party and _takes_up(draft, other)
    return _receives_again if draft.type in _FEW_RECEIVE else None


def _agent_rule(draft: Draft) -> _Rule | None:
    """What is asked for before the agent of another telling is taken, None where none ever is."""
    if draft.type == "assault":
        if draft.mode == "clash":
            return lambda _, other: other.known and other.agreed and (len(other.fillers) > 1 or bool(other.draft.recipients))
        return _struck_them if "victims" in draft.frame.options else _strikes_again
    if draft.type == "coerce":
        return lambda _, other: other.kindred and other.likeness > 0 and abs(other.distance) < _REACH
    if draft.type in _FEW_ACT and not (draft.mode == "withdrawal" and is_passive(draft.head)):  # "a été retiré de la liste"
        return lambda _, other: other.known and (other.distance < 0 or draft.type not in _DEEDS) and _is_alike(draft, other)
    return (lambda _, other: other.kindred and other.agreed and other.likeness >= SAME_PARTY) if draft.type in _WORDS else None


def _is_alike(draft: Draft, other: Telling) -> bool:
    """Whether more than the type speaks for one act, or they are told in one breath; of help that several give, its kind too."""
    if draft.type in _GO_ON_LONG or other.draft.head.sent == draft.head.sent:
        return True
    if draft.type == "consult":  # talks of two sides go on between them; a visit or a call is each time somebody else's
        return other.kindred and not is_new(draft.head) and len(other.fillers) > 1 and (other.agreed or _is_told_below(draft, other))
    return (other.kindred or other.likeness > 0) and (draft.type != "aid" or other.agreed or other.mode)


def _struck_them(draft: Draft, other: Telling) -> bool:
    """Whether another telling has the same victim, one person, who is struck down once."""
    persons = {actor.id for actor in draft.recipients if actor.kind == "person"}
    return any(actor.id in persons for actor in other.draft.recipients)


def _strikes_again(draft: Draft, other: Telling) -> bool:
    """Whether who is told to have struck before strikes here too."""
    if _struck_them(draft, other):
        return True
    taken_up = _is_told_below(draft, other)
    if not other.known or (other.distance > 0 and not taken_up):
        return False
    if other.kindred:
        return taken_up or other.party or (other.agreed and not (draft.recipients and draft.head.pos_ == "NOUN"))
    return other.mode and other.agreed and not draft.recipients


def _is_told_below(draft: Draft, other: Telling) -> bool:
    """Whether the headline tells in short, by a word of the same family, what the article tells in full."""
    return other.kindred and draft.head.sent.start == 0


def _takes_up(draft: Draft, other: Telling) -> bool:
    """Whether a headline tells of the act of another telling, which befalls nobody else."""
    return _is_told_below(draft, other) and (other.party or not draft.recipients)


def _receives_again(draft: Draft, other: Telling) -> bool:
    """Whether talks are with whom the same party talked to before, help and sanctions for whom they were before."""
    if draft.type == "consult" and not (other.party and (other.kindred or draft.head.sent.start == 0)):
        return False
    return other.known or (other.kindred and other.agreed)


def _is_struck_again(draft: Draft, other: Telling) -> bool:
    """Whether whom another telling has struck is struck here: in one breath, or by a kindred word for a like blow."""
    new, vague = is_new(draft.head), draft.mode in VAGUE_MODES
    if other.party and other.draft.head.sent == draft.head.sent:
        return (other.mode or other.kindred) and not (new and other.distance > 0)
    if (new and (vague or other.distance > 0)) or (vague and not other.known):
        return False
    if not other.kindred:
        return draft.mode == "clash" and other.party and other.mode
    return other.party or (other.mode and other.likeness >= KIN_IN_MODE and other.distance < 0 and draft.mode != "explosives")


def _is_charged_again(draft: Draft, other: Telling) -> bool:
    """Whether a charge is against whom the same party charges elsewhere: a noun tells it again, or one sentence tells both."""
    return other.party and (draft.head.pos_ == "NOUN" or other.draft.head.sent == draft.head.sent)


def _is_of_others(draft: Draft) -> bool:
    """Whether an act's own words tell that it is not one told before, or that its subject did it, whoever told of elsewhere acts too."""
    head = draft.head
    if is_new(head) and draft.type not in _GO_ON and draft.mode != "clash":
        return True
    if draft.type in _BLOWS and is_one_more(head):
        return True  # "cette nouvelle attaque"
    return any(subject.lower_ in function_words(head.lang_, "men") for subject in surface_subjects(head))
