"""Roles that an article tells elsewhere: a happening told again has the parties that it had when it was told in full.

An open role is taken from the claim of the same type that is most like it: told by a word of the same family, in the same mode,
of the same place, with the same other party, and of no other day. What contradicts the likeness (other parties, another place)
outweighs it. An indefinite noun brings in something new (Heim 1982, *The Semantics of Definite and Indefinite Noun Phrases*): it
has its doer from no other telling, unless talks, clashes or withdrawals go on, and whom it befell from none behind it; so does
"cette nouvelle attaque"; nor does one attack have what several had. Men who are the subject of a verb did it themselves. How much
likeness is asked for goes by the type: many may strike in one war, few come to one town's help, and most of it goes to one party.
Only an actor that is known, and told of before, is taken for an agent of blows: "des hommes armés" of one attack are not those of
the next; nor are the victims of one attack those of attacks in general. Threats and sanctions are against whom else their agent acts
against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.claims.agreement import number
from kg.claims.draft import VAGUE_MODES, Draft, are_of_one_mode, lineages
from kg.claims.forms import is_passive
from kg.claims.syntax import surface_subjects
from kg.claims.tellings import is_new, is_one_more
from kg.languages import function_words
from kg.model import Actor, Polarity, lineage

_REACH = 120  # tokens between two tellings of an arrest
_STEM = 5  # letters that words of one family share, accents and all
_FEW_ACT = frozenset({"aid", "retreat", "mobilize", "sanction", "consult", "agree"})  # one party of an article does so
_DEEDS = frozenset({"aid", "retreat", "mobilize"})  # done again by whom the article told of; who does so later is another
_GO_ON = frozenset({"consult", "agree", "retreat"})  # between the same parties, each time anew
_GO_ON_LONG = frozenset({"consult", "sanction"})  # one story's talks and sanctions are of the same parties, whatever the word
_FEW_RECEIVE = frozenset({"aid", "sanction", "consult"})
_AGAINST_FOES = frozenset({"threaten", "sanction"})
_HOSTILE = frozenset({"accuse", "assault", "coerce", "protest", "reject", "sanction", "threaten"})
_BLOWS = frozenset({"assault", "coerce"})
_WORDS = frozenset({"accuse"})
_SAME_PARTY = 4  # the likeness of two tellings that share the other party alone


@dataclass(frozen=True, slots=True)
class _Telling:
    """Another claim of the type, with what speaks for its being the same happening."""

    draft: Draft
    fillers: tuple[Actor, ...]
    kindred: bool
    mode: bool
    party: bool
    likeness: int
    distance: int  # tokens, negative where it is told before
    agreed: bool = True  # whether all tellings as like name the same filler

    @property
    def known(self) -> bool:
        return self.fillers[0].known


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
    if draft.agents or draft.names_doer or not draft.frame.agent or _is_of_others(draft) or (accepts := _agent_rule(draft)) is None:
        return draft
    best = _likest(draft, drafts, lambda d: d.agents_lent(draft), lambda d: d.recipients)
    if best is None or not accepts(draft, best):
        return draft
    both = "reciprocal" in draft.frame.options and len(best.fillers) > 1 and best.draft.agents == best.draft.recipients
    recipients = best.fillers if both and not draft.recipients else draft.recipients  # each side of a clash strikes the other
    return replace(draft, agents=best.fillers, recipients=recipients, rules=(*draft.rules, _note("agent", draft, best)))


def _with_recipients(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.recipients or draft.strangers or not draft.frame.recipient or not (draft.type == "assault" or draft.type in _FEW_RECEIVE):
        return draft
    best = _likest(draft, drafts, lambda d: d.recipients, lambda d: d.agents)
    if best is None or not (_receives_again(draft, best) if draft.type in _FEW_RECEIVE else _is_struck_again(draft, best)):
        return draft
    return replace(draft, recipients=best.fillers, rules=(*draft.rules, _note("recipient", draft, best)))


def _note(slot: str, draft: Draft, best: _Telling) -> str:
    """The note of a fill: whether the claim's own sentence tells it, in another of its claims."""
    return f"{slot}: shared" if best.draft.head.sent == draft.head.sent else f"{slot}: told elsewhere"


def _agent_rule(draft: Draft) -> Callable[[Draft, _Telling], bool] | None:
    """What is asked for before the agent of another telling is taken, None where none ever is."""
    if draft.type == "assault":
        if draft.mode == "clash":
            return lambda _, other: other.known and other.agreed and (len(other.fillers) > 1 or bool(other.draft.recipients))
        return _struck_them if "victims" in draft.frame.options else _strikes_again
    if draft.type == "coerce":
        return lambda _, other: other.kindred and other.likeness > 0 and abs(other.distance) < _REACH
    if draft.type in _FEW_ACT and not (draft.mode == "withdrawal" and is_passive(draft.head)):  # "a été retiré de la liste"
        return lambda _, other: other.known and (other.distance < 0 or draft.type not in _DEEDS) and _is_alike(draft, other)
    return (lambda _, other: other.kindred and other.agreed and other.likeness >= _SAME_PARTY) if draft.type in _WORDS else None


def _is_alike(draft: Draft, other: _Telling) -> bool:
    """Whether more than the type speaks for one act, or they are told in one breath; of help that several give, its kind too."""
    if draft.type in _GO_ON_LONG or other.draft.head.sent == draft.head.sent:
        return True
    return (other.kindred or other.likeness > 0) and (draft.type != "aid" or other.agreed or other.mode)


def _struck_them(draft: Draft, other: _Telling) -> bool:
    """Whether another telling has the same victim, one person, who is struck down once."""
    persons = {actor.id for actor in draft.recipients if actor.kind == "person"}
    return any(actor.id in persons for actor in other.draft.recipients)


def _strikes_again(draft: Draft, other: _Telling) -> bool:
    if _struck_them(draft, other):
        return True
    if not other.known or other.distance > 0:
        return False
    if other.kindred:
        return other.party or (other.agreed and not (draft.recipients and draft.head.pos_ == "NOUN"))
    return other.mode and other.agreed and not draft.recipients


def _receives_again(draft: Draft, other: _Telling) -> bool:
    if draft.type == "consult" and not other.party:
        return False
    return other.known or (other.kindred and other.agreed)


def _is_struck_again(draft: Draft, other: _Telling) -> bool:
    new, vague = is_new(draft.head), draft.mode in VAGUE_MODES
    if other.party and other.draft.head.sent == draft.head.sent:
        return (other.mode or other.kindred) and not (new and other.distance > 0)
    if (new and (vague or other.distance > 0)) or (vague and not other.known):
        return False
    if not other.kindred:
        return draft.mode == "clash" and other.party and other.mode
    return other.party or (other.mode and other.likeness > 2 and other.distance < 0 and draft.mode != "explosives")


def _is_of_others(draft: Draft) -> bool:
    """Whether an act's own words tell that it is not one told before, or that its subject did it, whoever told of elsewhere acts too."""
    head = draft.head
    if is_new(head) and draft.type not in _GO_ON and draft.mode != "clash":
        return True
    if draft.type in _BLOWS and is_one_more(head):
        return True  # "cette nouvelle attaque"
    return any(subject.lower_ in function_words(head.lang_, "men") for subject in surface_subjects(head))


def _likest(
    draft: Draft, drafts: Sequence[Draft], slot: Callable[[Draft], tuple[Actor, ...]], opposite: Callable[[Draft], tuple[Actor, ...]]
) -> _Telling | None:
    """The telling most like a draft that fills a slot, the nearest of equals."""
    against = lineages(opposite(draft))
    told = [
        _telling(draft, other, slot(other), against, lineages(opposite(other)))
        for other in drafts
        if other.type == draft.type
        and slot(other)
        and other is not draft
        and other.trigger.certainty.polarity is Polarity.AFFIRMED
        and _compatible(draft, other)
        and not lineages(slot(other)) & against
    ]
    alike = [telling for telling in told if telling.likeness >= 0]
    if not alike:
        return None
    often = Counter(telling.fillers for telling in alike if draft.type == "aid")  # whom an article tells of helping most
    best = max(alike, key=lambda telling: (telling.likeness, often[telling.fillers], -abs(telling.distance)))
    fillers = lineages(best.fillers)
    return replace(best, agreed=all(lineages(telling.fillers) & fillers for telling in alike))


def _telling(draft: Draft, other: Draft, fillers: tuple[Actor, ...], mine: set[str], theirs: set[str]) -> _Telling:
    kindred = draft.head.lemma_.lower()[:_STEM] in {word[:_STEM] for word in (other.head.lemma_.lower(), *other.frame.lemma.split())}
    mode, party = draft.mode == other.mode and draft.mode not in VAGUE_MODES, bool(mine & theirs)
    others = bool(mine and theirs and not party)
    likeness = 2 * kindred + mode + 4 * party - 4 * others + _same_day(draft, other) + _same_place(draft, other)
    return _Telling(other, fillers, kindred, mode, party, likeness, other.head.i - draft.head.i)


def _compatible(draft: Draft, other: Draft) -> bool:
    if _same_day(draft, other) < 0 or _is_one_of_several(draft.head, other.head):
        return False
    return are_of_one_mode(draft, other)


def _is_one_of_several(word: Token, other: Token) -> bool:
    """Whether a noun tells one event and the same noun elsewhere several: "l'attaque" of which "des attaques récurrentes" tell nothing."""
    return word.pos_ == other.pos_ == "NOUN" and word.lemma_ == other.lemma_ and (number(word), number(other)) == ("Sing", "Plur")


def _same_day(draft: Draft, other: Draft) -> int:
    """1 for the same date, less than 0 for another one, 0 where one is open."""
    mine, theirs = (d.time.edtf if d.time is not None else None for d in (draft, other))
    return 0 if mine is None or theirs is None else 1 if mine == theirs else -2


def _same_place(draft: Draft, other: Draft) -> int:
    """1 where one happened in the other's place, 0 where that is open or a whole holds both, less than 0 for places apart."""
    mine, theirs = lineages(draft.places), lineages(other.places)
    if not mine or not theirs or not mine & theirs:
        return -2 if mine and theirs else 0
    return int(any(p.id in theirs for p in draft.places) or any(p.id in mine for p in other.places))
