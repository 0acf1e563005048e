"""Roles shared between acts that a construction ties together, the means and the outcome, the whole and its parts.

"un raid de l'armée a permis de tuer dix rebelles", "arrêtés lors d'une opération de la police", "une frappe suivie d'un assaut":
who acts in the one acts in the other, and whom the outcome befell the means befell. A word such as "opération" that tells of no
claim of its own lends its agent all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.annotations import Tokens
from kg.claims.agreement import agrees
from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.doers import who_laid
from kg.claims.draft import Draft, distinct, lineages
from kg.claims.event_words import words_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_infinitive, is_passive, is_past_participle, is_verbal, preposition
from kg.claims.relatives import antecedent
from kg.claims.slots import Slots
from kg.claims.syntax import surface_subjects
from kg.languages import Lexicon, function_words, lemmas
from kg.model import Actor

_ACTS = frozenset({"assault", "coerce", "control", "mobilize"})
_STRIKING = frozenset({"assault", "coerce"})
_OUTCOMES = ("obj", "obl:arg", "obl:mod", "nsubj:pass", "xcomp", "advcl")
_ADJUNCTS = ("obl:arg", "obl:mod", "nmod", "obl:agent")
_AGENT_SLOTS = ("par", "light", "adj", "poss", "de")
_MEANS = ("sur", "dans")  # "a sauté sur une mine", "a péri dans l'explosion d'un obus"
_STEPS = 4  # words climbed from an outcome to the verb that ties it to its means
_NEAR = 50  # tokens back to the act that "l'opération" tells of
_ROUNDS = 2  # "une frappe suivie d'un assaut a permis …": what the assault learns the strike learns next


@dataclass(frozen=True, slots=True)
class BridgeWords:
    """Words of circumstances, and nouns of acts that need not be claims of their own."""

    occasions: frozenset[str]
    actions: frozenset[str]
    measures: frozenset[str]


@cache
def load_bridge_words(lexicon: Lexicon) -> BridgeWords:
    """The words of a language that `share_roles` looks for."""
    occasions, actions = (words_of_kind(lexicon.code, kind) for kind in ("occasion", "action"))
    return BridgeWords(occasions, actions, lemmas(lexicon.code, "quantifiers"))


def share_roles(drafts: list[Draft], fillers: Fillers, *, lexicon: Lexicon) -> list[Draft]:
    """The drafts with open agents and recipients filled from the acts that the grammar ties them to."""
    words, by_head = load_bridge_words(lexicon), {draft.head.i: draft for draft in drafts}
    for _ in range(_ROUNDS):
        for i in by_head:
            for token in _followers(by_head[i].head, words):
                if token.i in by_head:
                    _pair(by_head, i, token.i)
            if (deed := _deed(by_head[i], by_head)) is not None:
                by_head[i] = _with_agents(by_head[i], by_head[deed].agents)
                by_head[deed] = _with_recipients(by_head[deed], by_head[i])
            by_head[i] = _with_agents(by_head[i], fillers.actors(_senders(by_head[i], fillers)))
            for token, open_ in _means(by_head[i], words):
                mean = _act(token, by_head, words)
                if mean is not None:
                    by_head[i] = _with_agents(by_head[i], _striking(by_head[mean], by_head[i]))
                    if by_head[i].type in _STRIKING:  # "une embuscade a permis aux soldats de tuer dix rebelles"
                        by_head[mean] = _with_agents(by_head[mean], by_head[i].agents)
                        by_head[mean] = _with_recipients(by_head[mean], by_head[i]) if open_ else by_head[mean]
                elif token.lemma_.lower() in words.actions:
                    by_head[i] = _with_agents(by_head[i], _doers(token, list(by_head.values()), fillers, lexicon))
    return [by_head[draft.head.i] for draft in drafts]


def _deed(draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """The head of the claim whose act does what a verb of striking tells: "la frappe | a détruit un immeuble"."""
    if draft.type != "assault" or draft.head.pos_ != "VERB" or is_passive(draft.head) or is_infinitive(draft.head):
        return None
    return next((t.i for t in surface_subjects(draft.head) if t.i in by_head and by_head[t.i].type == "assault"), None)


def _senders(draft: Draft, fillers: Fillers) -> list[Token]:
    """Who sends or laid what did a blow: "a été frappé par un drone | lancé par la milice", "a sauté sur une mine | posée par X"."""
    verb = draft.head
    if draft.type != "assault" or draft.agents or verb.pos_ not in ("VERB", "AUX"):
        return []
    if not is_passive(verb):
        return who_laid([*surface_subjects(verb), *(t for t in verb.rights if preposition(t) in _MEANS)], fillers)
    sent = (child for means in by_agents(verb) for child in means.children if child.dep_ == "acl" and is_past_participle(child))
    return [token for participle in sent for token in by_agents(participle)]


def _act(token: Token, by_head: dict[int, Draft], words: BridgeWords) -> int | None:
    """The head of the claim that a noun tells, itself or through what it measures: "une série de frappes"."""
    below = [child for child in token.children if child.dep_ == "nmod"] if token.lemma_.lower() in words.measures else []
    return next((t.i for t in (token, *below) if t.i in by_head and by_head[t.i].type in _ACTS), None)


def _followers(noun: Token, words: BridgeWords) -> list[Token]:
    """The acts that one is followed by or done by: "une frappe suivie d'un assaut", wherever the parser hung the participle."""
    if noun.pos_ == "VERB":  # "a riposté par des frappes contre X"
        means = [child for child in noun.rights if child.dep_ in _ADJUNCTS and preposition(child) == "par"]
        return means if means and not is_passive(noun) else []
    if noun.pos_ != "NOUN":
        return []
    holders = [noun, *(child for child in noun.children if child.dep_ in ("amod", "nmod"))]
    holders += [noun.head] if noun.dep_ == "nmod" and noun.head.lemma_.lower() in words.measures else []
    verbs = [t for holder in holders for t in holder.children if t.dep_ in ("acl", "amod") and t.i > noun.i and agrees(t, noun)]
    following = [t for t in verbs if is_past_participle(t) and is_of_kind(t, "follows")]
    return [child for verb in following for child in verb.children if child.dep_ in _ADJUNCTS and child.i > verb.i]


def _pair(by_head: dict[int, Draft], first: int, second: int) -> None:
    for mine, other in ((first, second), (second, first)):
        if by_head[mine].type in _STRIKING and by_head[other].type in _STRIKING:
            by_head[mine] = _with_recipients(_with_agents(by_head[mine], by_head[other].agents), by_head[other])


def _means(draft: Draft, words: BridgeWords) -> list[tuple[Token, bool]]:
    """The nouns that tell by what or in what an act was done, and whether whom it befell is whom that befell."""
    found = [(token, True) for token in _leading(draft)]
    if draft.type in _STRIKING and (draft.recipients or draft.objects) and "victims" not in draft.frame.options:
        found += [(token, False) for token in _occasions(draft.head, words)]
    return found


def _striking(mean: Draft, outcome: Draft) -> tuple[Actor, ...]:
    """Who acts in what something was done in; of two sides the one that it did not befall: "arrêtés lors de combats avec | l'armée"."""
    if "reciprocal" not in mean.frame.options:
        return mean.agents
    own = lineages(outcome.recipients)
    others = distinct([actor for actor in (*mean.agents, *mean.recipients) if not lineages((actor,)) & own])
    return others if own and len(others) == 1 else ()


def _leading(draft: Draft) -> list[Token]:
    """The subjects of the verb that an act is the outcome of: "le raid a permis de tuer …", "a conduit à l'arrestation de …"."""
    node = draft.head
    for _ in range(_STEPS):
        if node.head == node:
            return []
        above = node.head
        if is_verbal(above) and node.dep_ in _OUTCOMES and _ties(above, node, draft):
            subjects = by_agents(above) if node.dep_ == "nsubj:pass" else surface_subjects(above)
            return [antecedent(token, above) for token in subjects if token.i != draft.head.i]
        hung = is_infinitive(node) and (above.dep_ in ("obj", "obl:arg", "nmod") or _is_parted(node))
        if node.dep_ != "conj" and not hung and node.pos_ == "VERB":
            return []
        if node.pos_ == "NOUN" and node.dep_ not in ("conj", "obj", "obl:arg"):
            return []
        node = above
    return []


def _is_parted(infinitive: Token) -> bool:
    """Whether a comma parts an infinitive from what the parser hung it on: "a permis aux soldats, appuyés par X, de tuer …"."""
    return any(child.dep_ == "mark" and child.i > 0 and child.nbor(-1).text == "," for child in infinitive.children)


def _ties(verb: Token, outcome: Token, draft: Draft) -> bool:
    """Whether a verb leads from a means to an outcome; what a blow only sets off has agents of its own ("a provoqué des combats")."""
    if is_of_kind(verb, "leads"):
        infinitive = is_infinitive(draft.head)
        if infinitive and any(child.dep_ == "obj" and child.i != draft.head.i for child in verb.children):  # "a conduit X à riposter"
            return False
        return infinitive or outcome.dep_ in ("obj", "nsubj:pass", "xcomp") or preposition(outcome) in ("à", "par")
    return is_of_kind(verb, "sets-off") and outcome.dep_ == "obj" and ("recipient: de" in draft.rules or bool(draft.objects))


def _occasions(head: Token, words: BridgeWords) -> list[Token]:
    """In the course of what something was done: "lors d'un raid", "au cours d'une opération", "dans une attaque"."""
    near = [(child, preposition(child) or "") for child in head.children if child.dep_ in _ADJUNCTS]
    within = words.occasions | words_of_kind(head.lang_, "setting")
    nested = [grand for child in head.children if child.lower_ in within for grand in child.children]
    return [t for t, opening in near if opening in words.occasions] + [t for t in nested if t.pos_ == "NOUN"]


def _doers(noun: Token, drafts: list[Draft], fillers: Fillers, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who carries out what a noun of action tells: by its own words, else who acted last before "cette opération", "l'opération".

    With an article alone it is the one told of right before, unless a complement says which.
    """
    slots = Slots(noun, Tokens(noun.i, noun.i + 1, noun.i), fillers, lexicon)
    told = next((actors for code in _AGENT_SLOTS if (actors := slots.actors(code))), ())
    pointed, known = (
        any(child.dep_ == "det" and child.lower_ in function_words(noun.lang_, kind) for child in noun.lefts)
        for kind in ("demonstrative", "definite")
    )
    apart = any(child.dep_ in ("nmod", "acl", "acl:relcl") for child in noun.rights)
    if told or not (pointed or (known and not apart)):
        return told
    types, reach = (_STRIKING, noun.i) if pointed else (_ACTS, _NEAR)
    before = [d for d in drafts if noun.i - reach <= d.head.i < noun.i and d.head.sent != noun.sent and d.type in types]
    return next((draft.agents for draft in reversed(before) if draft.agents), ())


def _with_agents(draft: Draft, agents: tuple[Actor, ...]) -> Draft:
    if draft.agents or not agents or not draft.frame.agent or "reciprocal" in draft.frame.options or _related(agents, draft.recipients):
        return draft
    return replace(draft, agents=agents, rules=(*draft.rules, "agent: shared"))


def _with_recipients(draft: Draft, other: Draft) -> Draft:
    if draft.type != "assault" or other.type not in _STRIKING or draft.recipients or _related(other.recipients, draft.agents):
        return draft
    if not other.recipients or "reciprocal" in draft.frame.options:
        return draft
    return replace(draft, recipients=other.recipients, rules=(*draft.rules, "recipient: shared"))


def _related(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """Whether an actor of one side is, or is part of, an actor of the other."""
    return bool(lineages(some) & lineages(others))
