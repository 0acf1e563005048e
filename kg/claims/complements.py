"""Complements of a verb or a noun: by-agents, nominals behind a preposition, also where the parser hung them elsewhere; clauses."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.agreement import finite_form
from kg.claims.argument_verbs import is_reproached
from kg.claims.event_words import is_noun_of_kind
from kg.claims.forms import NOMINAL, is_past_participle, is_verbal, preposition
from kg.languages import function_words

_SCAN = 20  # tokens looked through for a preposition that the parser hung elsewhere
_AHEAD = 6  # tokens between a participle and its by-agent
_PHRASE = 5  # tokens from an article to its noun
_OF_ACTS = ("de", "contre", "sur")
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
        direct = [child for other in shared for child in other.children if _is_agent(child)]
    if direct:
        own = [child for child in direct if child.pos_ in NOMINAL and (child == direct[0] or not _of_later_word(child, direct[0], head))]
        return _with_joined([_second_agent(child) for child in own])
    lower = (t for t in head.subtree if t.i > head.i and t.pos_ in ("NOUN", "PROPN", "PRON") and preposition(t) == "par")
    lower = (t for t in lower if not _tells_manner(t))
    below = [t for t in lower if _no_predicate_between(head, t) and not _of_other_act(head, t) and not _done_between(head, t)]
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
    return is_of_reason(agent.left_edge.nbor(-1), head)


def is_of_reason(noun: Token, head: Token) -> bool:
    """Whether a noun behind another word tells why something was done: "en raison | de l'emploi", "au motif | de l'utilisation"."""
    above = noun.head
    told = noun.pos_ == "NOUN" and preposition(noun) == "de" and above.i > head.i and preposition(above) is not None
    return told and above.lower_ in function_words(noun.lang_, "reason")


def _is_charge_of(noun: Token) -> bool:
    """Whether a noun of a charge says what was done, by the one behind "par": "les accusations de violation | par X"."""
    return is_noun_of_kind(noun, "charge") and any(preposition(t) == "de" for t in noun.rights)


def _done_between(head: Token, agent: Token) -> bool:
    """Whether a participle stands before a by-agent that is hung lower: "annonce la saisie de comprimés | produits en Syrie par X"."""
    between = list(head.doc[head.i + 1 : agent.left_edge.i])
    bracket = next((i for i, t in enumerate(between) if t.text == "("), len(between))  # "neutralisés (tués ou capturés) par X"
    return any(is_past_participle(t) and preposition(t) != "comme" for t in between[:bracket])


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
    return any(child.lower_ in opposing and child.i < verb.i and child.nbor(-1).is_punct for child in verb.children)


def _is_agent(token: Token) -> bool:
    """Introduced by "par", or labelled so: "apprécié de tous"; the parser labels others so too ("conclu avec")."""
    return preposition(token) == "par" or (token.dep_ == "obl:agent" and preposition(token) in ("de", None))


def complements(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The nominals under a verb or a noun that one of the prepositions introduces."""
    direct = [t for t in head.children if t.pos_ in NOMINAL and preposition(t) in prepositions and not _is_beside(t)]
    direct = direct or (_headed_for(head) if "vers" in prepositions else [])
    if direct or prepositions == ("de",):
        return direct or _behind_adjective(head)
    opening = function_words(head.lang_, "prepositional_adverb").intersection(prepositions)  # with "de" of their own: "auprès du ministre"
    if opening and (adverbs := [t for t in head.children if t.lower_ in opening]):
        return [t for adverb in adverbs for t in adverb.children if t.pos_ in NOMINAL and preposition(t) == "de"]
    lower = (t for t in head.subtree if t.i > head.i and t.pos_ in NOMINAL and preposition(t) in prepositions)
    return [t for t in lower if _no_predicate_between(head, t) and not _is_neighbour(t.left_edge)][:1]


def _is_beside(noun: Token) -> bool:
    """Whether "de" before a noun is that of an adverb of place: "près de la frontière"; not of an amount, "près de dix villages"."""
    adverbs = function_words(noun.lang_, "prepositional_adverb")
    of = next((t for t in noun.lefts if t.dep_ == "case"), noun)
    return of.i > 0 and of.nbor(-1).lower_ in adverbs and not any(t.dep_ == "nummod" for t in noun.lefts)


def _headed_for(head: Token) -> list[Token]:
    """The nominal behind a noun of direction, also where the parser hung it on the object: "a tiré (un obus) en direction | du poste"."""
    heading = function_words(head.lang_, "heading")
    below = (t for word in (head, *(t for t in head.rights if t.dep_ == "obj")) for t in word.rights if t.lower_ in heading)
    return [t for noun in below if preposition(noun) == "en" for t in noun.rights if t.pos_ in NOMINAL and preposition(t) == "de"]


def _behind_adjective(noun: Token) -> list[Token]:
    """The complement of a noun that the parser gave to the adjective between: "l'activité accrue | des rebelles"."""
    if noun.pos_ != "NOUN":
        return []
    adjectives = (t for t in noun.rights if t.dep_ == "amod" and t.pos_ == "ADJ" and t.i == noun.i + 1)
    below = (t for adjective in adjectives for t in adjective.rights if t.pos_ in NOMINAL and t.left_edge.i == adjective.i + 1)
    return [t for t in below if preposition(t) == "de" and t.dep_ != "conj"][:1]


def is_of_other_act(token: Token) -> bool:
    """Whether a nominal is the complement of a noun behind "en": "des pourparlers menés par Lima en coopération avec | Quito"."""
    return token.head.pos_ == "NOUN" and preposition(token.head) == "en"


def following_complement(head: Token, word: str) -> list[Token]:
    """The nominal behind a preposition that follows the head in its clause, whatever the parser hung it on."""
    for token in head.doc[head.i + 1 : min(head.i + 1 + _SCAN, head.sent.end)]:
        if token.lower_ == word and token.pos_ == "ADP":
            return [token.head] if token.head.pos_ in NOMINAL and token.head.i > token.i and not _is_neighbour(token) else []
        if token.text in (";", ":") or (token.pos_ == "VERB" and token.morph.get("VerbForm", []) != ["Part"]):
            break
    return []


def _is_neighbour(opening: Token) -> bool:
    """Whether a preposition stands behind a border and before who lies beyond it: "des combats à la frontière | avec la Libye"."""
    return opening.i > 0 and opening.nbor(-1).lower_ in function_words(opening.lang_, "bordering")


def _no_predicate_between(head: Token, token: Token) -> bool:
    node = token.head
    while node.i != head.i and node.head != node:
        if (is_verbal(node) or is_past_participle(node)) and preposition(node) != "comme":  # "dénoncées comme indignes par X"
            return False
        node = node.head
    return True


def adjacent_nominal(verb: Token, *, behind: int) -> list[Token]:
    """The bare noun phrase right behind a verb or its phrase, whatever it hangs on: "a attaqué les positions | et les combats …"."""
    doc, end, i = verb.doc, verb.sent.end, max(verb.i + 1, behind)
    while i < end and doc[i].pos_ == "ADV" and doc[i].lower_ not in function_words(verb.lang_, "during", "prepositional_adverb"):
        i += 1
    if i >= end or not (doc[i].pos_ in ("DET", "NUM", "PROPN") or doc[i].lower_ in function_words(verb.lang_, "partitive")):
        return []
    phrase = doc[i : min(i + _PHRASE, end)]
    noun = next((t for t in phrase if t.pos_ not in ("DET", "NUM", "ADJ", "ADP")), None)
    return [noun] if noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.head.i != verb.i else []


def second_side(first: Token) -> list[Token]:
    """The other side of "entre X et Y" where the parser hung it elsewhere: the noun phrase behind the "et" that follows."""
    doc, end = first.doc, first.sent.end
    if any(child.dep_ == "conj" for child in first.children):
        return []
    joints, whole = function_words(first.lang_, "and"), _with_complements(first)
    enclosed = whole < end and doc[whole].text == "," and not any(t.lower_ in joints for t in doc[first.i + 1 : whole])
    i = whole if enclosed else first.i + 1
    reach = _PHRASE if i >= end or doc[i].text != "," else _SCAN  # "entre les Houthis, soutenus par X, et …"
    while i < end and i <= first.i + reach and (doc[i].lower_ not in joints or (reach > _PHRASE and doc[i - 1].text != ",")):
        i += 1
    if i >= end or doc[i].lower_ not in joints:
        return []
    behind = doc[i + 1 : min(i + 4, end)]
    found = [t for t in behind if t.pos_ in ("NOUN", "PROPN")][:1]
    return found or [t for t in behind[:2] if t.pos_ == "ADJ" and t.dep_ == "conj"][:1]  # "et rebelles kurdes", an adjective to the tagger


def _with_complements(noun: Token) -> int:
    """The position behind a noun and what is below it up to the first comma: "les séparatistes du Conseil du Sud | , soutenus …"."""
    last = noun.right_edge.i
    return next((t.i for t in noun.doc[noun.i + 1 : last + 1] if t.text == ","), last + 1)


def bare_object(child: Token, verb: Token) -> bool:
    """Objects that the parser takes for adjuncts: a bare noun phrase right of the verb."""
    return (
        child.dep_ in ("obl:mod", "obl:arg", "obl:agent", "nmod", "xcomp", "dep")
        and child.pos_ in ("NOUN", "PROPN")
        and child.i > verb.i
        and (_is_partitive(child) or (preposition(child) is None and (_is_adjacent_name(child, verb) or _is_determined(child))))
    )


def _is_determined(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nummod") for child in noun.children)


def _is_adjacent_name(token: Token, verb: Token) -> bool:
    """ "a appelé | Washington à …"."""
    return token.pos_ == "PROPN" and token.i == verb.i + 1


def _is_partitive(token: Token) -> bool:
    """ "des positions", "de | nouveaux missiles", where the parser takes the article for a preposition."""
    article = next((child for child in token.lefts if child.dep_ == "case"), None)
    if article is None or article.lower_ not in function_words(token.lang_, "bare_of"):
        return article is not None and article.lower_ in function_words(token.lang_, "partitive")
    qualified = any(child.dep_ == "amod" and child.i == article.i + 1 for child in token.lefts)
    return qualified and token.morph.get("Number", []) == ["Plur"]


def restricted_object(verb: Token) -> list[Token]:
    """The object behind "ne … que", which the parser takes for a clause: "ne rapatrie que les enfants"."""
    negated = any(child.lower_ in function_words(verb.lang_, "negator") for child in verb.lefts)
    that = function_words(verb.lang_, "that")
    behind = (t for t in verb.rights if t.pos_ in ("NOUN", "PROPN") and finite_form(t) is None)
    return [t for t in behind if negated and any(c.dep_ in ("mark", "advmod") and c.lower_ in that for c in t.lefts)][:1]
