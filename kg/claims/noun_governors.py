"""Who does an act by the noun that it is "de": "la poursuite par Lima de ses frappes", "les accusations de vol contre Lima"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.complements import complements
from kg.claims.control import charged, lender
from kg.claims.coordination import first_joined
from kg.claims.event_words import is_noun_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_own, is_past_participle, preposition
from kg.claims.light import participles
from kg.claims.syntax import deep_objects, deep_subjects, surface_subjects

_QUALIFYING = ("amod", "nmod")
_MADE_TOGETHER = frozenset({"pact", "talks"})  # "l'annonce par Lima d'un accord"
_AGAINST = ("contre",)


def governing_noun(noun: Token, kind: str) -> Token | None:
    """The noun of a kind of event words that another is the "de" complement of, also where the parser hung it on the by-agent between."""
    first = first_joined(noun)
    if first.dep_ not in ("nmod", "obl:arg") or preposition(first) != "de":
        return None
    above = first.head
    if preposition(above) == "par" and above.dep_ == "nmod" and above.i < first.i:
        above = above.head
    return above if above.pos_ == "NOUN" and above.i < noun.i and is_noun_of_kind(above, kind) else None


def handlers(noun: Token, fillers: Fillers) -> list[Token]:
    """Who begins, goes on with, ends or announces what a noun tells, and so does it, unless its own words name who does."""
    handling = governing_noun(noun, "handling")
    if handling is None or fillers.classes(noun) & _MADE_TOGETHER or any(map(fillers.direct, complements(noun, ("de",)))):
        return []
    if found := by_agents(handling):
        return found
    told = [t for t in handling.children if t.dep_ in _QUALIFYING and t.i < noun.i and t != noun and preposition(t) in (None, "de")]
    own = [t for t in handling.lefts if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]
    return [t for t in (*told, *own) if fillers.direct(t)][:1]


def lending(noun: Token, orientation: str) -> list[Token]:
    """Who does (`agent`) or undergoes what a noun tells, by the verb above it: "a promis une aide", "a déjoué un attentat".

    Who halts an act of his own does it, and it does not befall him: "a stoppé son offensive"; who foils a plot is not its aim where
    words tell another, but who repels a blow against a village was there: "a repoussé un assaut contre Gao".
    """
    verb = lender(noun, "lends" if orientation == "agent" else "suffers")
    if verb is not None and (orientation == "agent" or is_of_kind(verb, "repels") or not _is_aimed(noun, verb)):
        return [t for t in deep_subjects(verb) if orientation == "agent" or not is_own(noun, t)]
    halting = lender(noun, "halts") if orientation == "agent" else None
    return [t for t in deep_subjects(halting) if is_own(noun, t)] if halting is not None else []


def _is_aimed(noun: Token, verb: Token) -> bool:
    """Whether words of its own, or behind its verb, say what an act is aimed at: "a déjoué une attaque de Daech contre la ville"."""
    return any(complements(word, _AGAINST) for word in (noun, verb))


def tried(verb: Token) -> list[Token]:
    """Who answers for what stands behind a verb: its object, or its subject: "a condamné X pour …", "X purge une peine pour …"."""
    return surface_subjects(verb) if is_of_kind(verb, "serves") else deep_objects(verb)


def charged_by_noun(noun: Token) -> list[Token]:
    """Whom the noun of a charge is against that says of what: "les accusations de vol | portées contre Lima", "… visant Lima"."""
    charge = governing_noun(noun, "charge")
    if charge is None:
        return []
    made = [t for word in (charge, noun) for t in participles(word)]
    against = (complements(word, _AGAINST) for word in (charge, *made))
    aimed = (target for verb in made if is_of_kind(verb, "aims") for target in deep_objects(verb))
    return next((tokens for tokens in against if tokens), []) or [*aimed]


def called_to_account(participle: Token) -> list[Token]:
    """Who is tried or sought for what a participle says was done: "jugé pour des crimes | commis en Syrie"."""
    done = participle.dep_ in ("acl", "amod") and is_past_participle(participle) and is_of_kind(participle, "event")
    return deep_objects(verb) if done and (verb := charged(participle.head)) is not None else []
