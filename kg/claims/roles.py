"""Trigger -> sense and roles: which frame holds, who is agent and recipient, what is the object.

A frame names, for each role, the slots to look in, in order; its conditions name what a slot must or must not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotations import Frame, Tokens, TriggerMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.conditions import holds
from kg.claims.fillers import Fillers
from kg.claims.movements import announced, withdrawing
from kg.claims.slots import Slots
from kg.claims.undergoing import strangers
from kg.languages import Lexicon, function_words
from kg.model import Actor, Polarity, lineage

_TELLERS = frozenset({"organisation", "media"})  # bodies that count the dead of others
_DEEDS = frozenset({"assault", "coerce", "mobilize", "aid"})

_BLOWS = frozenset({"assault", "coerce"})
_PRIVATE = frozenset({"people", "person"})

_ARMED = frozenset({"forces", "group"})
_GROUND = ("obj", "de", "sur")  # where the ground stands that is taken
_OPPOSING = frozenset({"assault", "retreat"})  # struggles, and exchanges of the one side's for the other's
_LEAVING = frozenset({"withdrawal", "surrender", "escape"})
_DOING = frozenset({"subj", "par"})
_OF_FORCES = frozenset({"assault", "control"})  # what a spokesman announces and others did
_INDIRECT = frozenset({"obj-de", "que-subj"})  # slots of those whose act something is
_UNDERGONE = frozenset({"accuse", "aid", "assault", "coerce", "request", "threaten"})
_MEANT = frozenset({"agree", "aid", "coerce", "concede", "consult", "mobilize", "request", "retreat"})  # "à" is before whom it is meant for
_DONE_TO = frozenset({"accuse", "assault", "coerce", "reject"})
_HELP = frozenset({"aid", "cooperate", "support"})
_SUFFERED = frozenset({"assault", "coerce", "sanction"})  # what one may be or act "sous"
_AIMED = frozenset({"accuse", "assault", "coerce", "protest", "reject", "sanction", "threaten"})  # what is done against somebody
_BY_FORCE = frozenset({"accuse", "aid", "assault", "coerce"})

_FOILED = "foiled"  # the option of frames of what comes to nothing, and is meant for nobody: "a fait échec à l'attaque de X"
_DENIED = "denied"  # the option of senses that the negation of a word has, which come first
_OF_HOLDER = "recipient: holder"  # the rule by which ground taken was somebody's
_OF_CLAUSE = frozenset({"agent: clause", "agent: clause-en"})  # the rules by which the clause around a noun lends its subject


@dataclass(frozen=True, slots=True)
class Roles:
    """The sense of one trigger and its fillers; `rules` names the slot that each filler came from."""

    frame: Frame
    agents: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    objects: tuple[str, ...]
    tokens: frozenset[int]  # the fillers' own tokens
    rules: tuple[str, ...]
    unnamed_recipients: bool = False  # whether people who are no actors stand where its open recipients would
    unnamed_agents: bool = False  # whether such people stand where its open agents would


def read_roles(trigger: TriggerMention, doc: Doc, fillers: Fillers, *, lexicon: Lexicon) -> Roles | None:
    """The first frame whose conditions hold, with its fillers; None when no sense of the trigger fits."""
    head = doc[trigger.tokens.head]
    whole = Slots(head, trigger.tokens, fillers, lexicon)
    single = Tokens(head.i, head.i + 1, head.i)
    alone = whole if trigger.tokens == single else Slots(head, single, fillers, lexicon)
    barred = False
    for frame in sorted(trigger.frames, key=lambda frame: _DENIED not in frame.options):
        if frame.pos == "ADJ" and barred:  # what the verb does not mean there, its participle does not either
            continue
        if _DENIED in frame.options and not _is_refused(trigger, head):
            continue
        slots = alone if frame.pos == "VERB" and " " not in frame.lemma else whole  # "a brûlé | les voitures", if it tells no protest
        excluded = any(holds(condition, slots, fillers) for condition in frame.excludes)
        barred = barred or (excluded and frame.pos == "VERB")
        beyond = frame.pos == "VERB"
        if not excluded and all(holds(condition, slots, fillers, beyond=beyond) for condition in frame.requires):
            roles = _without_teller(_fill(frame, slots, head), head)
            if "weak" not in frame.options or _is_borne_out(roles) or slots.situated(event="event" in frame.options):
                return _with_unnamed(roles, slots, fillers)
    return None


def _is_refused(trigger: TriggerMention, head: Token) -> bool:
    """Whether a word is negated, and not only for now: "n'a pas commenté", not "n'a pas encore commenté"."""
    yet = function_words(head.lang_, "yet")
    return trigger.certainty.polarity is Polarity.NEGATED and not any(child.lower_ in yet for child in head.children)


def _without_teller(roles: Roles, head: Token) -> Roles:
    """The roles, with the body of a person who only tells of a deed in place of the person: "le porte-parole a annoncé la prise de …"."""
    verb = head.head
    if roles.frame.type not in _OF_FORCES or "agent: light" not in roles.rules or not is_of_kind(verb, "tells"):
        return roles
    own = (actor if actor.kind != "person" else actor.part_of for actor in roles.agents)
    agents = tuple(dict.fromkeys(actor for actor in own if actor is not None))
    return replace(roles, agents=agents, rules=tuple(rule for rule in roles.rules if agents or not rule.startswith("agent")))


def _with_unnamed(roles: Roles, slots: Slots, fillers: Fillers) -> Roles:
    """The roles, with whether people who are no actors stand where the open ones would be filled from."""
    doing = [token for code in roles.frame.agent if code in _DOING for token in slots.tokens(code) if token.pos_ != "PRON"]
    undergoing = [token for code in roles.frame.recipient if code not in _INDIRECT for token in slots.tokens(code)]
    return replace(
        roles,
        unnamed_recipients=not roles.recipients and strangers(undergoing, fillers),
        unnamed_agents=not roles.agents and strangers(doing, fillers),
    )


def _is_borne_out(roles: Roles) -> bool:
    """Whether an actor plays a role that the trigger's own words give, not only the clause around it."""
    if _OF_HOLDER in roles.rules and not roles.agents:
        return False
    return bool(roles.recipients) or (bool(roles.agents) and not _OF_CLAUSE.intersection(roles.rules))


def _fill(frame: Frame, slots: Slots, head: Token) -> Roles:
    rules: list[str] = []
    doing = _doing(frame, slots)
    agents = _first(doing, slots, "agent", rules, deed=frame.type in _DEEDS)
    if "agent: par" in rules and "de" in frame.agent and "de" not in frame.recipient and (owners := slots.voiced()):
        agents = owners
    anybody = frame.mode in _LEAVING or frame.type == "protest"
    if "agent: light" in rules and "de" in frame.agent and (owners := announced(slots, head, anybody=anybody)):
        agents, rules[:] = owners, ["agent: de"]
    if frame.mode == "withdrawal":
        agents = withdrawing(agents, slots, rules)
    addressed = frame.type in _MEANT and _FOILED not in frame.options
    recipients = _first(frame.recipient, slots, "recipient", rules, addressed=addressed)
    own = slots.actors("poss") if not agents and frame.type == "support" and "recipient: de" in rules else ()
    if own and slots.itself(()) == recipients:  # "l'armée et ses alliés du Hezbollah"
        agents, recipients = recipients, own
    if not recipients and frame.type == "request":
        recipients = _first(("asked",), slots, "recipient", rules)
    if not recipients and agents and frame.type in _HELP and frame.pos == "NOUN":
        agents, recipients = _helped(agents, slots, rules)
    if not recipients and frame.pos == "NOUN" and (codes := _of_patients(frame, rules)):
        recipients = _first(codes, slots, "recipient", rules, deed=True)
    if frame.type == "accuse" and frame.pos == "NOUN" and (accused := slots.actors("accused")):
        agents, recipients = tuple(actor for actor in agents if actor not in accused), recipients or accused
        rules.append("recipient: accused")
    if _OF_CLAUSE.intersection(rules):
        agents = _partakers(agents, recipients, frame)
    participle = frame.pos == "ADJ" or (frame.pos == "NOUN" and not slots.is_noun)
    if not agents and participle and "subj" in frame.agent:  # to the tagger: "la Norvège, alliée de Riga"
        agents = _first(("obj",), slots, "agent", rules)
    if not agents and recipients and "subj" in frame.agent:  # "ses alliés ont repris la ville": they themselves are who supports
        agents = slots.itself(recipients)
    if frame.type in _DEEDS and (doers := slots.under())[0]:
        agents, recipients = doers[0], recipients if set(recipients) - set(doers[0]) else doers[1]
    elif not recipients and frame.type in _SUFFERED and frame.pos == "NOUN":
        recipients = tuple(actor for actor in slots.under()[1] if actor not in agents)
        rules += ["recipient: sous"] if recipients else []
    if not recipients and frame.type == "assault" and "de" in frame.agent:  # whose base it was: "l'attaque d'une base de l'armée"
        recipients = slots.struck()
    if not recipients and frame.type in _AIMED:  # "des sanctions anti-russes"
        recipients = _first(("anti",), slots, "recipient", rules)
    if not recipients and frame.type == "control" and frame.mode == "gains":
        recipients = _holders(frame, slots, rules)
    if frame.type == "toll" and slots.is_noun:  # "le bilan de la Croix-Rouge" is told by it
        recipients = tuple(actor for actor in recipients if actor.kind not in _TELLERS)
    if "victims" in frame.options and "subj" not in frame.agent and (fallen := slots.predicated()):  # "dix soldats sont morts"
        recipients, agents = recipients or fallen, tuple(actor for actor in agents if actor not in fallen)
    if not recipients and "victims" in frame.options:
        recipients = _first(("parmi",), slots, "recipient", rules)
    if "reciprocal" in frame.options:
        agents, recipients = _sides(agents, recipients, frame, slots)
    else:
        agents, recipients = _one_way(agents, recipients, frame, slots, rules)
    if not recipients and (frame.type in _UNDERGONE or (frame.mode == "release" and "obj" in frame.recipient)):
        recipients = _undergoing(frame.recipient, frame, slots, rules)
    elif frame.type == "assault":  # "des attaques contre des églises et l'ambassade"
        beside = _undergoing(_told_in(frame, rules), frame, slots, rules)
        recipients = tuple(dict.fromkeys((*recipients, *beside)))
    if not recipients and frame.type == "assault" and frame.pos == "NOUN":
        recipients = tuple(actor for actor in slots.actors("fallen") if actor not in agents)
        rules += ["recipient: fallen"] if recipients else []
    if frame.type in ("assault", "coerce") and not slots.is_noun:
        together = (actor for actor in slots.actors("companions") if actor not in agents)
        recipients = tuple(dict.fromkeys((*recipients, *together)))
    objects = slots.labels((*frame.recipient, "obj"))
    tokens = frozenset(token.i for code in (*frame.agent, *frame.recipient) for token in slots.fillers(code))
    return Roles(frame=frame, agents=agents, recipients=recipients, objects=objects, tokens=tokens, rules=tuple(rules))


def _doing(frame: Frame, slots: Slots) -> tuple[str, ...]:
    """The slots of who does what a frame tells: "de" is none where "par" names the doer, nor of people whom a blow may befall."""
    struck = frame.type in _BLOWS and "de" in frame.recipient and slots.is_noun
    named = struck and bool(slots.fillers("de"))
    private = named and not slots.tokens("obj") and all(actor.kind in _PRIVATE and not actor.known for actor in slots.actors("de"))
    undergone = private or (slots.is_noun and slots.told_by())  # "les viols d'enfants", not "a subi les assauts de manifestants"
    return tuple(code for code in frame.agent if code != "de") if undergone else frame.agent


def _sides(
    agents: tuple[Actor, ...], recipients: tuple[Actor, ...], frame: Frame, slots: Slots
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The sides of an act that each does to the other, all of them agents and recipients, or one "contre" a third."""
    if opposed := slots.opposed() or (slots.actors("entre") if slots.is_noun and slots.has_sides() else ()):
        agents = recipients = opposed
    opponents = slots.actors("contre") if frame.type in _OPPOSING else ()  # "alliés contre X"
    between = tuple(actor for actor in agents or recipients if actor not in opponents)
    if opponents:
        return between, opponents
    if len(between) > 1 and (agents == recipients or not (agents and recipients)):
        return between, between
    if len(between) == 1 and agents == recipients and not slots.has_sides():  # the other side is not named
        return agents, ()
    return agents, recipients


def _one_way(
    agents: tuple[Actor, ...], recipients: tuple[Actor, ...], frame: Frame, slots: Slots, rules: list[str]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who does an act and whom it befalls, where nobody is both."""
    if set(agents) & set(recipients) and slots.tokens("passive") and slots.fillers("obj"):  # "le roi a été arrêté par sa garde"
        agents = tuple(actor for actor in agents if actor not in recipients)
    acting = {actor.id for actor in agents}
    others = tuple(actor for actor in recipients if actor.id not in acting)
    if "recipient: obj-de" in rules:  # "réclame le retrait de ses soldats" asks nobody else
        others = tuple(actor for actor in others if not acting.intersection(whole.id for whole in lineage(actor)))
    if recipients and not others and frame.type == "support" and frame.pos != "ADJ":  # "un camion appartenant à l'armée" is the army's
        agents = ()
    return agents, others


def _helped(agents: tuple[Actor, ...], slots: Slots, rules: list[str]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who helps and whom the clause around a noun of help tells to be helped: "a remercié la Suède pour son aide", "en soutien des FDS"."""
    if "agent: poss" in rules and (thanked := slots.actors("thanked")):
        agents = thanked
    owner = next((code for code in ("de", "poss", "adj") if f"agent: {code}" in rules), "")
    if owner and (backing := slots.actors("backing") or slots.itself(())):  # "les soutiens de Damas"
        rules[:] = [*(rule for rule in rules if rule != f"agent: {owner}"), "agent: backing", f"recipient: {owner}"]
        return backing, agents
    if "agent: light" in rules and set(agents) == set(slots.actors("backing")) and (of := _first(("de",), slots, "recipient", rules)):
        return agents, of  # "Moscou est le soutien de Damas"
    if "agent: de" in rules and (served := slots.actors("served")):
        rules[:] = [*(rule for rule in rules if rule != "agent: de"), "recipient: served"]
        return (), served
    return agents, _first(("backed", "thanking"), slots, "recipient", rules)


def _of_patients(frame: Frame, rules: list[str]) -> tuple[str, ...]:
    """The slots of whom an act befalls beside a doer: "leur rejet | des élites"; what a threat spells out: "de frapper | Gao"."""
    done = {"agent: poss", "agent: par"}.intersection(rules) and frame.type in _DONE_TO and "de" in frame.agent
    called = "agent: light" in rules and frame.type == "consult" and "de" in frame.agent  # "a convoqué une réunion | du gouvernement"
    return ("de",) if done or called else ("inf-obj",) if frame.type == "threaten" else ()


def _holders(frame: Frame, slots: Slots, rules: list[str]) -> tuple[Actor, ...]:
    """Whose the ground is that somebody takes: "a repris des territoires conquis par X", "la prise de ce fief du groupe"."""
    codes = [code for code in _GROUND if code not in frame.agent]
    held = next((held for code in codes if (held := tuple(a for a in slots.actors(code) if a.kind in _ARMED))), ())
    rules += [_OF_HOLDER] if held else []
    return held


def _partakers(actors: tuple[Actor, ...], recipients: tuple[Actor, ...], frame: Frame) -> tuple[Actor, ...]:
    """The subject of the clause as agent of what its adjunct tells: not whom that befalls; a struggle is not one person's."""
    if set(actors) & set(recipients):
        return ()
    return tuple(actor for actor in actors if frame.type != "assault" or actor.kind != "person")


def _first(
    codes: tuple[str, ...], slots: Slots, role: str, rules: list[str], *, deed: bool = False, addressed: bool = False
) -> tuple[Actor, ...]:
    """The actors of the first slot that holds any."""
    for code in codes:
        actors = slots.actors(code, deed=deed, addressed=addressed and code == "à")
        if actors:
            rules.append(f"{role}: {code}")
            return actors
    return ()


def _told_in(frame: Frame, rules: list[str]) -> tuple[str, ...]:
    """The slot that recipients stand in, beside whom others may be told of without a name."""
    return () if "victims" in frame.options else tuple(code for code in frame.recipient if f"recipient: {code}" in rules)


def _undergoing(codes: tuple[str, ...], frame: Frame, slots: Slots, rules: list[str]) -> tuple[Actor, ...]:
    """Whom or what plain nouns of the first slot that has any tell of."""
    indirect = _INDIRECT | {"obj"} if frame.type == "aid" else _INDIRECT  # what is carried is not who is helped
    for code in codes:
        found = slots.undergoing(code, counting="victims" in frame.options, forced=frame.type in _BY_FORCE) if code not in indirect else ()
        if found:
            rules.append(f"recipient: {code}, described")
            return found
    return ()
