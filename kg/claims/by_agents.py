"""Who did what a passive or a noun of an act tells: the nominals behind "par", also where the parser hung them elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.argument_verbs import is_of_kind
from kg.claims.complements import no_predicate_between
from kg.claims.event_words import is_noun_of_kind
from kg.claims.forms import NOMINAL, is_past_participle, is_verbal, preposition
from kg.languages import function_words, lemmas

_AHEAD = 6  # tokens between a participle and its by-agent
_OF_ACTS = ("de", "contre", "sur")
_OF_DEEDS = ("de", "pour")
_REPROACHES = ("suspects", "charges", "deems")
_QUOTES = frozenset({"»", "«"})
_ENDS = frozenset({";", ":", ",", "(", ")", "»", "«"})


@kept
def by_agents(head: Token) -> list[Token]:
    """The nominals introduced by "par" under a verb or a noun, also where the parser hangs them one noun lower."""
    if is_called(head):
        return []
    told = [child for child in head.children if _is_agent(child) and not _tells_manner(child)]
    direct = [child for child in told if not _of_inserted_participle(child, head) and not _of_other_act(head, child)]
    direct = [child for child in direct if not _has_active_auxiliary(head) or not _done_between(head, child)]
    if (told and not direct) or _is_charge_of(head) or is_reproached(head):
        return []
    if not direct and is_verbal(head):  # "capturés puis libérés par"
        shared = [t for t in head.children if t.dep_ == "conj" and is_past_participle(t) and not is_opposed(t)]
        shared = [other for other in shared if not is_of_kind(other, "replaces")]
        direct = [child for other in shared for child in other.children if _is_agent(child)]
    if direct:
        own = [child for child in direct if child.pos_ in NOMINAL and (child == direct[0] or not _of_later_word(child, direct[0], head))]
        return _with_joined([_second_agent(child) for child in own])
    lower = (t for t in head.subtree if t.i > head.i and t.pos_ in ("NOUN", "PROPN", "PRON") and preposition(t) == "par")
    lower = (t for t in lower if not _tells_manner(t) and not is_of_kind(t.head, "replaces"))
    below = [t for t in lower if no_predicate_between(head, t) and not _of_other_act(head, t) and not _done_between(head, t)]
    return below[:1] or _agent_ahead(head)


def _tells_manner(noun: Token) -> bool:
    """Whether a noun right behind "par" has no article, as no doer lacks: "abattus par balles", "condamné par défaut"."""
    before = noun.nbor(-1) if noun.i else noun
    return noun.pos_ == "NOUN" and noun.text.islower() and before.dep_ == "case" and before.lower_ in function_words(noun.lang_, "by")


def is_called(noun: Token) -> bool:
    """Whether a noun is only what somebody calls something: "décrite comme | une occupation par Damas"."""
    return preposition(noun) == "comme" and is_past_participle(noun.head)


def _of_other_act(head: Token, agent: Token) -> bool:
    """Whether a by-agent is of the noun joined to one that has a complement of its own: "l'expulsion de X et le survol du pays | par Y".

    So it is of the noun right before it that tells why an act was done: "les frappes décidées en raison de l'emploi | par X d'armes".
    """
    between = (t for t in head.doc[head.i + 1 : agent.i] if t.dep_ == "conj" and t.pos_ == head.pos_ == "NOUN" and head.is_ancestor(t))
    joined = next((t for t in between if preposition(t) in (None, preposition(head))), None)
    if joined is not None and any(t.dep_ == "nmod" and preposition(t) in _OF_ACTS and t.i < joined.i for t in head.rights):
        return True
    return agent.left_edge.i > head.i and is_of_reason(agent.left_edge.nbor(-1), head)


def is_of_reason(noun: Token, head: Token) -> bool:
    """Whether a noun behind another word tells why something was done: "en raison | de l'emploi", "au motif | de l'utilisation"."""
    above = noun.head
    told = noun.pos_ == "NOUN" and preposition(noun) == "de" and above.i > head.i and preposition(above) is not None
    return told and above.lower_ in function_words(noun.lang_, "reason")


def _is_charge_of(noun: Token) -> bool:
    """Whether a noun of a charge says what was done, by the one behind "par": "les accusations de violation | par X"."""
    return is_noun_of_kind(noun, "charge") and any(preposition(t) == "de" for t in noun.rights)


def is_reproached(noun: Token) -> bool:
    """Whether a passive lays an act at somebody's door, so that "par" tells who does that: "accusé d'attaques | par X"."""
    verb = next((token for token in noun.ancestors if token.pos_ in ("VERB", "AUX")), None)
    opening = preposition(noun)
    if noun.pos_ != "NOUN" or verb is None or verb.i > noun.i or opening not in (*_OF_DEEDS, "dans"):
        return False
    auxiliaries = [child for child in verb.lefts if child.dep_.startswith("aux")]
    passive = verb.morph.get("VerbForm", []) == ["Part"] and all(child.dep_ == "aux:pass" for child in auxiliaries[-1:])
    if not passive or any(child.dep_ == "obj" for child in verb.rights):
        return False
    charged = opening in _OF_DEEDS and is_of_kind(verb, *_REPROACHES)  # but "arrêté dans un raid | par X"
    return charged or any(_names_reproach(verb, child) for child in verb.rights)


def _names_reproach(verb: Token, noun: Token) -> bool:
    """Whether a verb's noun makes a reproach of it: "mis en | cause"."""
    return any(f"{verb.lemma_.lower()} {noun.lemma_.lower()}" in lemmas(verb.lang_, "argument_verbs", kind) for kind in _REPROACHES)


def _done_between(head: Token, agent: Token) -> bool:
    """Whether a participle stands before a by-agent that is hung lower: "annonce la saisie de comprimés | produits en Syrie par X"."""
    between = list(head.doc[head.i + 1 : agent.left_edge.i])
    bracket = next((i for i, t in enumerate(between) if t.text == "("), len(between))  # "neutralisés (tués ou capturés) par X"
    return any(is_past_participle(t) and preposition(t) != "comme" and not _is_perfect(t) for t in between[:bracket])


def _is_perfect(participle: Token) -> bool:
    """Whether a participle is one of an active tense, which has no by-agent: "visé, | a précisé le maire, par l'armée"."""
    return _has_active_auxiliary(participle) and not any(child.dep_ == "aux:pass" for child in participle.lefts)


def _second_agent(agent: Token) -> Token:
    """The by-agent behind one that tells the manner, as no noun has a by-agent right behind it: "arrêtés par la force | par l'armée"."""
    behind = agent.nbor(1) if agent.i + 1 < agent.sent.end else agent
    again = behind.dep_ == "case" and behind.lower_ in function_words(agent.lang_, "by") and behind.head.head.i == agent.i
    return behind.head if again and agent.pos_ == "NOUN" and is_verbal(agent.head) else agent


def _of_inserted_participle(agent: Token, head: Token) -> bool:
    """Whether a by-agent is that of a participle behind a comma: "blessés dans une attaque, qualifiée d'infâme par X"."""
    for token in reversed(agent.doc[head.i + 2 : agent.left_edge.i]):
        if token.is_punct and token.text in _ENDS - _QUOTES:
            return False
        if token.pos_ == "VERB" and is_past_participle(token):
            return token.nbor(-1).text == "," and not token.is_ancestor(agent)
    return False


def _of_later_word(agent: Token, first: Token, head: Token) -> bool:
    """Whether a by-agent behind another is of what stands between them: a participle, a word joined to the head, a noun."""
    joined = any(child.dep_ == "conj" and first.i < child.i < agent.i for child in head.rights)
    return joined or _of_later_participle(agent, first) or _of_noun_between(agent, first)


def _of_noun_between(agent: Token, first: Token) -> bool:
    """Whether a noun of the clause stands between two by-agents that nothing joins: "exigé par X depuis | l'assassinat de Y par Z"."""
    opener = agent.left_edge
    joined = opener.i > first.i and (opener.nbor(-1).text == "," or opener.lower_ in function_words(agent.lang_, "and"))
    between = (t for t in first.head.rights if first.i < t.i < agent.i and t.pos_ == "NOUN")
    return not joined and any(preposition(t) not in ("par", None) for t in between)


def _with_joined(agents: list[Token]) -> list[Token]:
    """By-agents with the one behind "et par" that the parser hung elsewhere: "lancés par Paris | et par l'ONU"."""
    joint = agents[-1].right_edge.i + 1 if agents else 0
    if not joint or joint + 2 >= agents[-1].sent.end or agents[-1].doc[joint].lower_ not in function_words(agents[-1].lang_, "and"):
        return agents
    opener = agents[-1].doc[joint + 1]
    by = opener.pos_ == "ADP" and opener.lower_ in function_words(opener.lang_, "by")
    return [*agents, opener.head] if by and opener.head.i > opener.i and opener.head.pos_ in NOMINAL else agents


def _of_later_participle(agent: Token, first: Token) -> bool:
    """Whether a participle of its own stands between a by-agent and the one before it: "pris par les uns, tenus par les autres"."""
    return any(is_past_participle(token) and token.head.i != agent.i for token in agent.doc[first.i + 1 : agent.i])


def _agent_ahead(participle: Token) -> list[Token]:
    """The by-agent of a participle that the parser gave to one before it: the next "par" with no predicate between."""
    if not is_past_participle(participle) or _has_active_auxiliary(participle):
        return []
    by = function_words(participle.lang_, "by")
    for token in participle.doc[participle.i + 1 : min(participle.i + 1 + _AHEAD, participle.sent.end)]:
        if token.lower_ in by and token.pos_ == "ADP":
            return [token.head] if token.head.pos_ in ("NOUN", "PROPN", "PRON") and token.head.i > token.i else []
        if token.text in _ENDS or token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or is_past_participle(token):
            break
    return []


def _has_active_auxiliary(participle: Token) -> bool:
    have = function_words(participle.lang_, "have")
    return any(child.dep_.startswith("aux") and child.lemma_ in have for child in participle.children)


def is_opposed(verb: Token) -> bool:
    """Whether a verb is set against the one before it: "signé à Doha, mais non ratifié par Kaboul"."""
    opposing = function_words(verb.lang_, "opposing")
    return any(child.lower_ in opposing and 0 < child.i < verb.i and child.nbor(-1).is_punct for child in verb.children)


def _is_agent(token: Token) -> bool:
    """Introduced by "par", or labelled so: "apprécié de tous"; the parser labels others so too ("conclu avec")."""
    return preposition(token) == "par" or (token.dep_ == "obl:agent" and preposition(token) in ("de", None))
