"""What the syntax around a pronoun or possessive says of whom it can mean, must mean, or means by preference.

A pronoun is no second argument of its antecedent's verb (principle B of Chomsky 1981, Lectures on Government and Binding);
a possessive in the second of two coordinated phrases belongs to the first: "le régime et ses alliés".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.annotate.disjoint import makes_act
from kg.annotate.grammar import finite, participle
from kg.annotations import ActorMention
from kg.languages import endings, function_words

_WITHIN = ("nmod", "appos", "flat:name", "conj")
_INNER = (*_WITHIN, "amod", "acl")
_OF_CLAUSES = ("VERB", "AUX")
_INFINITIVE = ("xcomp", "obl:arg", "advcl")
_OBJECTS = ("obj", "iobj")
_PLURAL = ["Plur"]
_GLOSS = 4  # tokens behind a bracket within which the noun of a gloss stands


def same_clause_argument(token: Token, other: Token) -> bool:
    """A pronoun and its antecedent are never two arguments of one verb, nor of a participle with the pronoun's subject."""
    if token.head.i == other.head.i:
        return token.i != other.i
    if token.head.dep_ == "acl:relcl" and token.head.head.i == other.i and token.dep_ == "nsubj" and _has_relative(token):
        return True
    if _in_fronted_participle(token, other):
        return True
    while other.dep_ in _WITHIN and other.head.i < other.i:  # "par les agents de la DGSI"
        other = other.head
    clause, verb = other.head, token.head
    detached = (clause.head.i == verb.i and clause.dep_ == "advcl") or (clause.is_sent_start and verb.head.i == clause.i)
    bare = participle(clause) and not any(child.dep_.startswith("aux") for child in clause.children)
    return bool(detached) and clause.i < token.i and bare  # "Interrogé par X, il …", but "Si X a parlé, il …"


def _has_relative(subject: Token) -> bool:
    """Whether the clause of a subject opens with a relative pronoun: "les dirigeants auxquels ils parlent", not "quand ils parlent"."""
    openers = function_words(subject.lang_, "clause_opener") - function_words(subject.lang_, "relative")
    return not any(child.i < subject.i and child.lower_ in openers for child in subject.head.lefts)


def _in_fronted_participle(token: Token, other: Token) -> bool:
    """Whether a noun stands in a participle's phrase that opens a sentence and tells of its subject: "Partis avec X, ils …"."""
    if not token.dep_.startswith("nsubj") or not other.i < token.i or token.nbor(-1).text != ",":
        return False
    return (first := opening_participle(token)) is not None and first.i < other.i


def opening_participle(token: Token) -> Token | None:
    """The bare past participle that opens the sentence of a token, also where the tagger takes it for a noun."""
    first = token.sent[0]
    ending = "past_participle" if first.pos_ == "VERB" else "past_participle_er"
    shown = first.pos_ in ("VERB", "NOUN", "ADJ") and first.lower_.endswith(endings(first.lang_, ending))
    return first if shown and first.i < token.i and not finite(first) else None


def behind_participle(token: Token) -> Token | None:
    """The name that a participle's phrase before it tells of, for what stands in the phrase: "Arrêté alors qu'il fuyait, X a …"."""
    if opening_participle(token) is None:
        return None
    doc = token.doc
    for k in range(token.i + 1, len(doc) - 1):
        if doc[k].is_sent_start:
            return None
        if doc[k].text == "," and doc[k + 1].pos_ == "PROPN":
            return doc[k + 1]
    return None


def owner(possessive: Token, by_head: Mapping[int, ActorMention]) -> ActorMention | None:
    """The first of two coordinated actors where a singular possessive introduces the second: "le régime et ses alliés"."""
    noun = possessive.head
    first = noun.head
    if noun.dep_ != "conj" or first.i >= noun.i:
        return None
    if first.i not in by_head and first.pos_ in ("VERB", "ADJ"):  # "l'influent Hezbollah et ses alliés"
        first = next((child for child in first.children if first.i < child.i < noun.i and child.i in by_head), first)
    several = possessive.lower_ in function_words(possessive.lang_, "possessive_theirs") or first.morph.get("Number", []) == _PLURAL
    possessed = any(child.lower_ in function_words(possessive.lang_, "possessive_third") for child in first.lefts)  # "sa mère et son frère"
    return None if several or possessed else by_head.get(first.i)


def glossed(token: Token, by_head: Mapping[int, ActorMention]) -> ActorMention | None:
    """The actor that a bracket behind a pronoun tells: "ils (les Iraniens)"."""
    ahead = token.doc[token.i + 1 : token.i + 2 + _GLOSS]
    if len(ahead) < 2 or ahead[0].text != "(":
        return None
    return next((by_head[t.i] for t in ahead[1:] if t.i in by_head), None)


def doubled_subject(pronoun: Token) -> int | None:
    """The subject that a stressed pronoun without a preposition only repeats: "les marins sont, eux, accusés", "la mairie, elle, …"."""
    if pronoun.is_sent_start or pronoun.i < 2:
        return None
    if pronoun.nbor(-1).text == "," and pronoun.i + 1 < len(pronoun.doc) and pronoun.nbor().text == ",":
        before = pronoun.nbor(-2)
        while before.dep_ in _INNER and before.head.i < before.i:
            before = before.head
        if before.pos_ in ("NOUN", "PROPN"):
            return before.i
    if pronoun.lower_ not in function_words(pronoun.lang_, "stressed_pronoun"):
        return None
    before, verb = pronoun.nbor(-1), pronoun.head
    if (before.pos_ != "AUX" and before.text != ",") or any(child.dep_ == "case" for child in pronoun.children):
        return None
    if verb.pos_ not in _OF_CLAUSES:
        return verb.i if verb.dep_.startswith("nsubj") and verb.i < pronoun.i else None
    return next((c.i for c in verb.children if c.dep_.startswith("nsubj") and c.i < pronoun.i), None)


def local_subjects(possessive: Token) -> tuple[int, ...]:
    """Who does what the nearest clause around a possessive tells, told before it: its subject, or whom the clause is told of.

    A relative clause and a participle are told of their noun ("des hommes jugés pour leur départ"), a participle's agent acts ("imposé
    par l'armée après son coup"), and so does the object of a verb that makes somebody act ("a appelé l'armée à quitter ses bases").
    """
    below = possessive
    while below.head.i != below.i:
        clause = below.head
        if clause.pos_ in _OF_CLAUSES:
            found = [t.i for t in _doers(clause) if t.i < possessive.i and t.i != below.i]
            if found:
                return tuple(found)
        below = clause
    return ()


def _doers(clause: Token) -> Iterator[Token]:
    """The tokens that name who does what a clause tells, whether they stand in it or around it."""
    subjects = [child for child in clause.children if child.dep_.startswith("nsubj")]
    for subject in subjects:
        relative = subject.lower_ in function_words(subject.lang_, "relative_subject") and clause.dep_ == "acl:relcl"
        yield clause.head if relative else subject
    if subjects:
        return
    if clause.dep_ == "acl" and participle(clause):
        yield clause.head
        yield from (child for child in clause.children if child.dep_ == "obl:agent")
    elif clause.dep_ in _INFINITIVE and clause.head.lemma_.lower() in makes_act(clause.lang_):
        yield from (child for child in clause.head.children if child.dep_ in _OBJECTS)
