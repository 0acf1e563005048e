"""Trigger -> sense and roles: which frame holds, who is agent and recipient, what is the object.

A frame names, for each role, the slots to look in, in order; its conditions name what a slot must or must not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations import Frame, TriggerMention
from kg.claims.fillers import Fillers
from kg.claims.syntax import (
    by_agents,
    complements,
    coordinated,
    deep_objects,
    deep_subjects,
    following_complement,
    is_passive,
    is_verbal,
    preposition,
    surface_subjects,
)
from kg.languages import Lexicon
from kg.model import Actor

_AIMED = frozenset({"viser", "visant", "cibler", "ciblant", "toucher", "touchant", "frapper", "frappant", "visé"})
_OPPOSE = "opposer"


@dataclass(frozen=True, slots=True)
class Roles:
    """The sense of one trigger and its fillers; `rules` names the slot that each filler came from."""

    frame: Frame
    agents: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    objects: tuple[str, ...]
    tokens: frozenset[int]  # the fillers' own tokens
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that lends a noun its subject: as agent ("lancer une attaque") or as recipient ("subir une attaque")."""

    verb: Token
    orientation: str


@cache
def load_light_verbs(lexicon: Lexicon) -> dict[str, str]:
    """Light verbs by lemma, with their orientation."""
    return {row["lemma"]: row["orientation"] for row in lexicon.table("light_verbs")}


def light_verb(noun: Token, *, lexicon: Lexicon) -> LightVerb | None:
    """The light verb that governs a noun: directly, through a noun of its phrase ("la cible de"), or as a participle."""
    verbs = load_light_verbs(lexicon)
    noun = _measured(noun, lexicon)
    head = noun.head
    if noun.dep_ == "nmod" and preposition(noun) == "de" and head.pos_ == "NOUN":
        phrase = _light_phrase(head, verbs)
        if phrase is not None:
            return phrase
    if head is not noun and noun.dep_ in ("obj", "nsubj:pass", "obl:arg", "obl:mod", "conj", "xcomp", "nmod"):
        verb = head.head if noun.dep_ == "conj" and head.pos_ == "NOUN" else head
        orientation = verbs.get(verb.lemma_.lower())
        if orientation and (noun.dep_ in ("obj", "nsubj:pass", "conj") or preposition(noun) in ("à", "de", "dans", None)):
            return LightVerb(verb, orientation)
    for child in noun.children:
        if child.dep_ in ("acl", "amod") and child.lemma_.lower() in verbs and not child.lower_.endswith("ant"):
            return LightVerb(child, verbs[child.lemma_.lower()])
    return None


@cache
def _quantifiers(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["lemma"] for row in lexicon.table("quantifiers"))


def _measured(noun: Token, lexicon: Lexicon) -> Token:
    """The noun that stands for another in its clause: "une série de frappes" is governed through "série"."""
    head = noun.head
    return head if noun.dep_ == "nmod" and preposition(noun) == "de" and head.lemma_.lower() in _quantifiers(lexicon) else noun


def _light_phrase(noun: Token, verbs: dict[str, str]) -> LightVerb | None:
    """ "est la cible de", "fait l'objet de": a light verb with a noun of its own."""
    if any(child.dep_ == "cop" for child in noun.children):
        orientation = verbs.get(f"être {noun.lemma_.lower()}")
        return LightVerb(noun, orientation) if orientation else None
    orientation = verbs.get(f"{noun.head.lemma_.lower()} {noun.lemma_.lower()}")
    return LightVerb(noun.head, orientation) if orientation and noun.head is not noun else None


def read_roles(trigger: TriggerMention, doc: Doc, fillers: Fillers, *, lexicon: Lexicon) -> Roles | None:
    """The first frame whose conditions hold, with its fillers; None when no sense of the trigger fits."""
    head = doc[trigger.tokens.head]
    slots = _Slots(head, trigger, fillers, lexicon)
    for frame in trigger.frames:
        if all(slots.holds(condition) for condition in frame.requires) and not any(slots.holds(c) for c in frame.excludes):
            roles = _fill(frame, slots)
            if "weak" not in frame.options or roles.agents or roles.recipients:
                return roles
    return None


def _fill(frame: Frame, slots: _Slots) -> Roles:
    rules: list[str] = []
    agents = _first(frame.agent, slots, "agent", rules)
    recipients = _first(frame.recipient, slots, "recipient", rules)
    if "reciprocal" in frame.options:
        opposed = slots.opposed()
        if opposed:
            agents = recipients = opposed
        opponents = slots.actors("contre")
        between = tuple(actor for actor in agents or recipients if actor not in opponents)
        if opponents:
            agents, recipients = between, opponents
        elif len(between) > 1 and (agents == recipients or not (agents and recipients)):
            agents = recipients = between
    else:
        recipients = tuple(actor for actor in recipients if actor not in agents)
    objects = slots.labels((*frame.recipient, "obj"))
    tokens = frozenset(token.i for code in (*frame.agent, *frame.recipient) for token in slots.fillers(code))
    return Roles(frame=frame, agents=agents, recipients=recipients, objects=objects, tokens=tokens, rules=tuple(rules))


def _first(codes: tuple[str, ...], slots: _Slots, role: str, rules: list[str]) -> tuple[Actor, ...]:
    """The actors of the first slot that holds any."""
    for code in codes:
        actors = slots.actors(code)
        if actors:
            rules.append(f"{role}: {code}")
            return actors
    return ()


class _Slots:
    """The syntactic slots around one trigger, computed when first asked for."""

    def __init__(self, head: Token, trigger: TriggerMention, fillers: Fillers, lexicon: Lexicon) -> None:
        self._head = head
        self._trigger = trigger
        self._fillers = fillers
        self._light = None if is_verbal(head) and head.pos_ == "VERB" else light_verb(head, lexicon=lexicon)
        self._cache: dict[str, list[Token]] = {}

    def tokens(self, code: str) -> list[Token]:
        """The tokens in a slot."""
        if code not in self._cache:
            self._cache[code] = [t for t in self._find(code) if not self._inside(t)]
        return self._cache[code]

    def _inside(self, token: Token) -> bool:
        return self._trigger.tokens.start <= token.i < self._trigger.tokens.end and token.i != self._head.i

    def _find(self, code: str) -> list[Token]:
        head = self._head
        code = code.removeprefix("light-")
        if head.pos_ in ("VERB", "AUX") or (is_verbal(head) and head.pos_ != "NOUN"):
            return self._find_verbal(code)
        return self._find_nominal(code)

    def _find_verbal(self, code: str) -> list[Token]:
        head = self._head
        match code:
            case "subj" | "light" | "adj" | "poss":
                return deep_subjects(head) if code == "subj" else []
            case "obj":
                return deep_objects(head) or ([] if is_passive(head) else self._fillers.displaced_object(head))
            case "par":
                return by_agents(head)
            case "visant":
                return []
            case "à":
                clitics = [t for t in head.children if t.dep_ == "iobj" and t.pos_ == "PRON"]
                return clitics + complements(head, ("à", "auprès"))
        return complements(head, (code,))

    def _find_nominal(self, code: str) -> list[Token]:
        head = self._head
        match code:
            case "adj":
                return [
                    t for t in head.children if t.dep_ in ("amod", "nmod") and t.pos_ in ("ADJ", "PROPN", "NOUN") and preposition(t) is None
                ]
            case "poss":
                return [t for t in head.children if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]
            case "light" | "subj":
                return self._light_subjects("agent")
            case "obj":
                return self._light_subjects("recipient")
            case "visant":
                return self._aimed_at()
            case "par":
                return by_agents(head) or (by_agents(self._light.verb) if self._light else [])
            case "contre" | "sur" | "envers":
                return self._against(code)
        found = complements(head, (code,))
        if not found and self._light is not None and code in ("avec", "à", "entre"):
            found = complements(self._light.verb, (code,))
        return found or (following_complement(head, code) if code == "entre" else [])

    def _light_subjects(self, orientation: str) -> list[Token]:
        if self._light is None or self._light.orientation != orientation:
            return self._subject_of_being() if orientation == "agent" else []
        if self._light.verb.head.i == self._head.i or self._light.verb.dep_ in ("acl", "amod"):
            return by_agents(self._light.verb)
        if preposition(self._head) == "dans":  # "les forces engagées dans une bataille"
            return surface_subjects(self._light.verb)
        return deep_subjects(self._light.verb)

    def _subject_of_being(self) -> list[Token]:
        """The subject of a predicate noun or adjective: "X est la cible", "Y sont présentes"."""
        if any(child.dep_ == "cop" for child in self._head.children):
            return [child for child in self._head.children if child.dep_ in ("nsubj", "nsubj:pass")]
        if self._head.pos_ == "ADJ" and self._head.dep_ in ("amod", "acl") and self._head.head.pos_ in ("NOUN", "PROPN"):
            return [self._head.head]
        return []

    def _aimed_at(self) -> list[Token]:
        aimed = [
            t for t in self._head.children if t.dep_ in ("acl", "amod", "acl:relcl") and (t.lemma_.lower() in _AIMED or t.lower_ in _AIMED)
        ]
        return [target for participle in aimed for target in deep_objects(participle) if target.i != self._head.i]

    def _against(self, code: str) -> list[Token]:
        found = complements(self._head, (code,))
        if not found and self._light is not None:
            found = complements(self._light.verb, (code,))
        return found or (following_complement(self._head, code) if code == "contre" else [])

    def actors(self, code: str) -> tuple[Actor, ...]:
        """The actors in a slot."""
        return self._fillers.actors(self.tokens(code))

    def opposed(self) -> tuple[Actor, ...]:
        """Both sides of a reciprocal act that is the subject of its verb: "des combats ont opposé l'armée à des rebelles"."""
        verb = self._head.head
        if self._head.dep_ not in ("nsubj", "conj") or verb.lemma_.lower() != _OPPOSE:
            return ()
        return self._fillers.actors([*deep_objects(verb), *complements(verb, ("à",))])

    def fillers(self, code: str) -> list[Token]:
        """The tokens in a slot, coordinated ones included, that name an actor."""
        return [each for token in self.tokens(code) for each in coordinated(token) if self._fillers.direct(each)]

    def labels(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """What things stand in the slots, in words."""
        labels = [self._fillers.label(token) for code in codes for token in self.tokens(code)]
        return tuple(dict.fromkeys(label for label in labels if label))

    def holds(self, condition: str) -> bool:
        """Whether a condition such as `obj=force|human` or `obj='parole'` holds."""
        code, _, values = condition.partition("=")
        tokens = self.tokens(code.strip())
        wanted = [value.strip() for value in values.split("|")]
        if "none" in wanted and not tokens:
            return True
        for token in tokens:
            classes = self._fillers.classes(token)
            for value in wanted:
                if value.startswith("'"):
                    if token.lemma_.lower() == value.strip("'") or token.lower_ == value.strip("'"):
                        return True
                elif value in classes or (value == "actor" and self._fillers.actors([token])):
                    return True
        return False
