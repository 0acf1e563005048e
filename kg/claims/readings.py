"""Which triggers tell a claim of their own, and in which of their senses.

Verbs that lend a noun of action their form ("mener une attaque"), or only carry one of their own type ("revendiquer l'attaque"), tell
none beside it; nor does a participle that says but where somebody comes from, an attack that is claimed by nobody who is told, or what
somebody does not rule out or did without.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.annotations import Annotation, TriggerMention
from kg.claims.argument_verbs import is_of_kind
from kg.claims.counts import load_measures
from kg.claims.event_words import is_unclaimed
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_past_participle, preposition
from kg.claims.inversion import is_time_word
from kg.claims.light import hitting, light_verb
from kg.claims.owners import CASUALTIES
from kg.claims.roles import Roles, read_roles
from kg.claims.standing import is_only_counted, whose_force
from kg.claims.syntax import surface_subjects
from kg.languages import Lexicon, function_words
from kg.model import Polarity

_BEFORE = 15  # tokens between an act and the participle that names its aim


def read_triggers(annotation: Annotation, fillers: Fillers, words: Lexicon) -> list[tuple[TriggerMention, Roles]]:
    """The triggers whose arguments bear out one of their senses, each with its roles."""
    doc = annotation.doc
    read = []
    for trigger in annotation.triggers:
        roles = read_roles(trigger, doc, fillers, lexicon=words)
        if roles is None or _is_left_open(trigger, roles) or _is_unquoted(doc[trigger.tokens.head], roles, annotation):
            continue
        if not _tells_origin(doc[trigger.tokens.head], roles):
            read.append((_told(trigger, roles), roles))
    forces = [(t, r) for t, r in read if "standing" in r.frame.options]
    read = [(t, r) for t, r in read if "standing" not in r.frame.options]
    lights = {light.verb.i for t, _ in read if (light := light_verb(doc[t.tokens.head], lexicon=words)) is not None}
    read = [(t, r) for t, r in read if t.tokens.head not in lights or " " in t.frames[0].lemma]
    nouns = {trigger.tokens.head: roles.frame.type for trigger, roles in read if doc[trigger.tokens.head].pos_ == "NOUN"}
    read = [(t, r) for t, r in read if not (_carries(doc[t.tokens.head], r.frame.type, nouns) or _is_unclaimed(t, r))]
    read = [(t, r) for t, r in read if r.frame.type != "assault" or not _is_untold(doc[t.tokens.head], words)]
    counted = _counted_forces(forces, read, annotation, fillers, words) if forces else []
    return sorted([*read, *counted], key=lambda told: told[0].tokens.head)


def _counted_forces(
    forces: list[tuple[TriggerMention, Roles]],
    read: list[tuple[TriggerMention, Roles]],
    annotation: Annotation,
    fillers: Fillers,
    words: Lexicon,
) -> list[tuple[TriggerMention, Roles]]:
    """The counted forces of which no other claim tells."""
    doc, told = annotation.doc, frozenset(i for _, roles in read for i in roles.tokens)
    acts = {trigger.tokens.head: roles.frame.type for trigger, roles in read}
    losses = {word for word, measure in load_measures(words).items() if measure in CASUALTIES} | function_words(words.code, "losses")
    return [
        (trigger, _with_force(roles, doc[trigger.tokens.head], fillers))
        for trigger, roles in forces
        if is_only_counted(doc[trigger.tokens.head], annotation.quantities, told, acts, losses, fillers)
    ]


def _with_force(roles: Roles, noun: Token, fillers: Fillers) -> Roles:
    """The roles, with whose counted fighters are as their agent where their phrase names nobody else."""
    agents = roles.agents or whose_force(noun, fillers)
    return roles if agents == roles.agents else replace(roles, agents=agents, rules=(*roles.rules, "agent: itself"))


def _told(trigger: TriggerMention, roles: Roles) -> TriggerMention:
    """The trigger, affirmed where its negation is what its sense tells: "ne veut pas négocier" is a refusal."""
    if "denied" not in roles.frame.options:
        return trigger
    return replace(trigger, certainty=replace(trigger.certainty, polarity=Polarity.AFFIRMED))


def _is_unclaimed(trigger: TriggerMention, roles: Roles) -> bool:
    """Whether an act is said to be claimed by nobody who is told: "n'a pas été revendiquée", "n'a pas encore revendiqué ce raid"."""
    if roles.frame.type != "assault" or "speech" not in roles.frame.options:
        return False
    return not roles.agents or trigger.certainty.polarity is Polarity.NEGATED


def _is_left_unclaimed(noun: Token) -> bool:
    """Whether a bare noun only names again what nobody has claimed: "l'attaque n'a pas été revendiquée", "n'a pas revendiqué ce raid"."""
    bare = all(child.dep_ in ("det", "case", "punct") for child in noun.children)
    known = any(child.lower_ in function_words(noun.lang_, "definite", "demonstrative") for child in noun.lefts)
    return noun.pos_ == "NOUN" and bare and known and is_unclaimed(noun)


def _is_untold(head: Token, words: Lexicon) -> bool:
    """Whether a blow is told by another word, or by none: nobody has claimed it, or somebody did without it."""
    return _is_left_unclaimed(head) or _is_kept_from(head, words)


def _is_kept_from(word: Token, words: Lexicon) -> bool:
    """Whether a blow is what somebody did without: "se sont retirés sans combattre", "sans faire de victime"; not so "non sans tirer"."""
    without = preposition(word) in {row["word"] for row in words.table("negation") if row["role"] == "preposition"}
    return without and not any(child.lower_ in function_words(word.lang_, "not") for child in word.lefts)


def _is_left_open(trigger: TriggerMention, roles: Roles) -> bool:
    """Whether nothing is refused since it is not ruled out: "n'exclut plus le rapatriement", "n'écarte pas un retrait"."""
    return "affirmed" in roles.frame.options and trigger.certainty.polarity is Polarity.NEGATED


def _is_unquoted(head: Token, roles: Roles, annotation: Annotation) -> bool:
    """Whether a modal verb demands nothing of its subject: "X doit agir" does in a quotation, "X doit arriver lundi" does not outside one.

    Nor does what the speaker must do himself, or what is planned for a day: "nous devons agir", "l'accord doit être signé lundi".
    """
    if "quoted" not in roles.frame.options:
        return False
    timely = "Pres" in head.morph.get("Tense", []) or "Cnd" in head.morph.get("Mood", [])
    if not timely or head.dep_ == "acl:relcl" or head.morph.get("Person", []) != ["3"]:
        return True
    if any(is_time_word(day) and day.left_edge == day for act in head.rights if act.dep_ == "xcomp" for day in act.rights):
        return True
    said = any(scope.start <= head.i < scope.end for scope in annotation.scopes if scope.chain)
    return not (said and any(quote.start <= head.i < quote.end for quote in annotation.quotes))


def _tells_origin(head: Token, roles: Roles) -> bool:
    """Whether a bare participle tells but where somebody comes from: "Partis de Gao, ils …"."""
    bare = is_past_participle(head) and not any(child.dep_.startswith("aux") for child in head.children)
    return bare and roles.frame.type == "retreat" and roles.frame.mode == "withdrawal" and is_of_kind(head, "moves")


def _carries(head: Token, type_: str, nouns: dict[int, str]) -> bool:
    """Whether a verb only carries a noun of its type: "revendiquer l'attaque", "une frappe a visé le camp", "des sanctions visant …"."""
    if head.pos_ != "VERB":
        return False
    if ends_as_gerund(head) and is_of_kind(head, "aims") and head.head.i in nouns and head.dep_ in ("acl", "amod"):
        return True
    if is_of_kind(head, "repels"):  # who repels an attack strikes back
        return False
    below = _with_complements(child for child in head.children if child.dep_ in ("obj", "nsubj:pass"))
    aim = (child for child in head.children if child.dep_.startswith("obl") and preposition(child) == "pour")
    below += [
        noun for child in aim for noun in child.children if noun.dep_ == "nmod" and preposition(noun) == "de"
    ]  # "pris pour cible d'attaques"
    above = _told_before(head) if ends_as_gerund(head) else []
    return any(nouns.get(token.i) == type_ for token in (*below, *above, *_with_complements(_striking(head))))


def _striking(verb: Token) -> list[Token]:
    """The nouns that hit something by a verb: "une frappe a visé le camp", "des combats ont opposé l'armée à des rebelles"."""
    hits = [child for child in verb.children if hitting(child) is not None]
    if is_of_kind(verb, "opposes"):  # "la guerre qui oppose …"
        hits += [*surface_subjects(verb), *(child for child in verb.children if child.dep_ == "nsubj")]
    return hits


def _with_complements(words: Iterable[Token]) -> list[Token]:
    """Words with the nouns right below them: "une série d'explosions", not "la ville, | fief des rebelles, est prise"."""
    heads = list(words)
    return [*heads, *(child for head in heads for child in head.children if child.dep_ == "nmod" and preposition(child) == "de")]


def _told_before(gerund: Token) -> list[Token]:
    """What a participle clause tells more of: its noun, or an act named before it: "a mené des frappes à Gao, visant …"."""
    governors = [gerund.head] if gerund.dep_ in ("acl", "amod", "advcl") else []
    for token in reversed(gerund.doc[max(gerund.sent.start, gerund.i - _BEFORE) : gerund.i]):
        if not is_of_kind(gerund, "aims") or token.pos_ in ("VERB", "AUX"):
            break
        governors.append(token)
    return governors
