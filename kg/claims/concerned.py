"""Whom an act that a noun tells concerns by the clause around it: who complies with a demand, acts with help, is thanked, or fell."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.complements import complements
from kg.claims.control import lender
from kg.claims.event_words import is_attackers_own, is_noun_of_kind, words_of_kind
from kg.claims.forms import is_infinitive, is_passive, is_past_participle, is_verbal, preposition
from kg.claims.governors import threatened
from kg.claims.light import participles
from kg.claims.listed_dead import listed
from kg.claims.occasions import THROUGH, occasion
from kg.claims.predicates import described, subject_of_being
from kg.claims.syntax import deep_objects, surface_subjects
from kg.languages import function_words

_AIM = 14  # tokens from an act to the verb of its aim
_HELPED = frozenset({"avec", "sans"})
_STOPS = frozenset({",", ";", ":", "»"})
CONCERNED = frozenset(
    {"asked", "accused", "backed", "inf-obj", "fallen", "thanked", "thanking", "served", "backing", "count", "told", "listed"}
)
_STEPS = 5  # words climbed from a noun to the verb of its clause


def concerned(noun: Token, code: str) -> list[Token]:
    """Whom an act concerns: who acts upon a demand (`asked`) or with help (`backed`), what a threat spells out (`inf-obj`), who fell.

    `thanked` and `thanking` are the sides of what one thanks the other for; `served` whom something is "en soutien de"; `backing`
    who a noun says to be somebody's help ("Moscou, soutien de Damas"); `accused` who
    did what charges tell of ("les accusations d'exactions commises par la milice"); `count` the number of what it counts;
    `listed` who is one of those that it counts ("parmi les morts figure X"); `told` the verb whose news it is ("annonce la mort de …").
    """
    if code in ("thanked", "thanking"):
        return _of_thanks(noun, code)
    if code == "backing":
        if _relying(noun):
            return []
        one = noun.head if noun.head.pos_ == "PRON" and preposition(noun) == "de" else noun  # "l'un des soutiens de Damas"
        return [t for t in described(one) if t.i < one.i] or subject_of_being(one)
    if code == "listed":
        return listed(noun)
    if code == "count":
        return _numbers(noun)
    if code == "served":
        return complements(noun, ("de",)) if preposition(noun) == "en" else []
    if code == "accused":
        acts = [act for act in complements(noun, ("de",)) if act.pos_ == "NOUN"]
        return [doer for act in acts for done in (act, *participles(act)) for doer in by_agents(done)]
    return {"asked": _complying, "backed": _backed, "inf-obj": threatened, "fallen": _fallen, "told": _telling}[code](noun)


def _telling(noun: Token) -> list[Token]:
    """The verb that tells of what its object is the noun of: "annonce la mort de …", "fait état de la mort de …"."""
    if noun.dep_ in ("obj", "nsubj:pass"):
        return [noun.head] if is_of_kind(noun.head, "reports") else []
    statement = noun.head if is_noun_of_kind(noun.head, "statement") else next(iter(deep_objects(noun.head)), noun)
    return [statement.head] if preposition(noun) == "de" and is_noun_of_kind(statement, "statement") else []


def _numbers(noun: Token) -> list[Token]:
    """The number of what a noun counts: "douze morts", "des centaines de morts"; not "le nombre de morts", "le bilan passe à 12 morts"."""
    if noun.dep_ == "obl:arg":
        return []
    if own := [t for t in noun.children if t.dep_ == "nummod"]:
        return own
    known = any(t.lower_ in function_words(noun.lang_, "definite") for t in noun.head.lefts)
    return [noun.head] if noun.dep_ == "nmod" and preposition(noun) == "de" and not known else []


def _of_thanks(noun: Token, code: str) -> list[Token]:
    """Who thanks whom for an act: "a remercié la Suède pour son aide", "remercie la Suède | de sa coopération"."""
    owned = preposition(noun) == "de" and any("Yes" in t.morph.get("Poss", []) for t in noun.lefts)
    verb = noun.head.head if owned and noun.head.dep_ == "obj" else noun.head
    if not (owned or preposition(noun) == "pour") or not is_of_kind(verb, "thanks") or is_passive(verb):
        return []
    return deep_objects(verb) if code == "thanked" else surface_subjects(verb)


def _complying(noun: Token) -> list[Token]:
    """Who acts upon what was asked: "à la demande de l'ONU, la milice …", "répondant à l'appel du pape, les fidèles …"."""
    verb = noun.head
    if preposition(noun) != "à" or not noun.dep_.startswith("obl") or not is_verbal(verb):
        return []
    articles = function_words(noun.lang_, "definite", "to")
    return _own_doers(verb) if any(t.lower_ in articles and t.dep_ == "det" for t in noun.children) else []


def _backed(noun: Token) -> list[Token]:
    """Whom the help serves with which something is done: "l'armée a repris la ville avec l'aide des milices", "grâce au soutien turc".

    Also who asks for it: "Lima réclame l'appui de la Ligue", and who is "fort de l'appui de la Ligue".
    """
    if (seeker := lender(noun, "seeks")) is not None:
        meant = any(preposition(child) in ("à", "pour") for child in noun.rights)
        return [] if meant or is_passive(seeker) else surface_subjects(seeker)
    if relying := _relying(noun):
        return relying
    thanks = function_words(noun.lang_, "thanks")
    below = noun.head if noun.head.lower_ in thanks else noun
    helped = below.i != noun.i or preposition(noun) in _HELPED or any(t.lower_ in thanks for t in noun.lefts)
    verb = next((t for t in (below.head, below.head.head) if helped and is_verbal(t)), None)  # "passer à l'offensive | avec l'appui de X"
    return _own_doers(verb) if verb is not None else []


def _relying(noun: Token) -> list[Token]:
    """Who is said to be strong by the help of others: "forts du soutien turc, les rebelles …", "le roi, fort de l'appui de X, …"."""
    forms, of = function_words(noun.lang_, "strong"), function_words(noun.lang_, "of")
    before = noun.doc[max(noun.i - 3, noun.sent.start) : noun.i]
    strong = next((t for t in before if t.lower_ in forms and t.nbor().lower_ in of), None)
    if strong is None:
        return []
    above = strong.head if noun.head == strong else noun.head
    return [above] if above.pos_ in ("NOUN", "PROPN") else surface_subjects(above) if is_verbal(above) else []


def _own_doers(verb: Token) -> list[Token]:
    return by_agents(verb) if is_passive(verb) else surface_subjects(verb)


def _fallen(noun: Token) -> list[Token]:
    """Whom an act killed or struck as whose occasion that is told: "l'émir éliminé dans un raid", "la mort de l'émir dans un raid"."""
    if preposition(noun) == "à" and noun.dep_ == "nmod" and is_of_kind(noun.head, "answers"):  # "lors de la riposte | à l'attaque"
        return []
    node, opening, occasions = noun, "", words_of_kind(noun.lang_, "occasion")
    if dead := (_dead_before(noun) if preposition(noun) in occasions else []) or _to_be_killed(noun):
        return dead
    for _ in range(_STEPS):
        if node.dep_ not in THROUGH or node.dep_ == "conj" or node.head == node:
            return []
        opening = occasion(node) or opening
        node = node.head
        within = opening in occasions
        next_to = within and (preposition(noun) in occasions or noun.head.lower_ in occasions)  # not "dans le cadre du conflit"
        if next_to and (dead := _dead(node, noun)):
            return dead
        if next_to and is_of_kind(node, "dies"):
            return surface_subjects(node)
        if is_verbal(node) or is_past_participle(node):
            killed = deep_objects(node) if within and is_of_kind(node, "kills") else []
            return [] if is_attackers_own(noun, killed) else killed
    return []


def _dead_before(noun: Token) -> list[Token]:
    """Whose death the phrase right before an act tells of, whatever that hangs on: "a réagi à la mort de deux élus | dans un raid"."""
    node = noun.left_edge
    if node.i == noun.sent.start:
        return []
    node = node.nbor(-1)
    for _ in range(_STEPS):
        if (dead := _dead(node, noun)) or node.head == node or is_verbal(node):
            return dead
        first, inside = node.left_edge, function_words(noun.lang_, "locative")
        place = preposition(node) in inside and is_verbal(node.head) and first.i > noun.sent.start  # "la mort de X | à Gao | dans un raid"
        node = first.nbor(-1) if place else node.head
    return []


def _dead(death: Token, act: Token) -> list[Token]:
    """Whose a death is that a noun tells: "la mort de l'émir", "leur mort"."""
    if death.pos_ != "NOUN" or not is_noun_of_kind(death, "death"):
        return []
    dead = [t for t in complements(death, ("de",)) if t.i < act.i]
    return dead or [t for t in death.lefts if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]


def _to_be_killed(noun: Token) -> list[Token]:
    """Whom an act is meant to kill: "la frappe ordonnée en mai par Lima | pour tuer le général"."""
    purpose = function_words(noun.lang_, "purpose")
    for token in noun.doc[noun.i + 1 : min(noun.i + _AIM, noun.sent.end)]:
        if is_infinitive(token) and is_of_kind(token, "kills"):
            return deep_objects(token) if any(t.lower_ in purpose for t in token.lefts) else []
        if token.morph.get("Mood", []) or token.text in _STOPS:
            break
    return []
