"""Arguments of a verb beyond its subject and object: clauses that it calls for, complements that the parser hung elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import is_finite
from kg.claims.complements import complements, following_complement, no_predicate_between
from kg.claims.fillers import Fillers
from kg.claims.forms import NOMINAL, is_infinitival, is_infinitive, is_passive, is_past_participle, preposition
from kg.claims.noun_complements import behind_phrases
from kg.claims.ranks import in_ranks
from kg.claims.relative_objects import relative_dative, whose
from kg.languages import function_words

_GOVERNED = frozenset({"xcomp", "ccomp", "acl", "advcl", "obl:arg", "obl:mod", "nmod", "parataxis"})
_PREDICATIVE = frozenset({"xcomp", "advcl", "ccomp", "obj", "dep"})
_CALLED = 16  # tokens from a verb to what it calls its object
_TOWARDS = frozenset({"avec", "contre"})  # opens whom an act is aimed at or done with, wherever it stands in the clause


def governed_clauses(verb: Token, code: str) -> list[Token]:
    """What a verb calls for beside its nominals.

    `inf`: infinitives, bare or behind "à" or "de", not "pour"; `que`, `si`: clauses behind these words, with the bare
    infinitives that their verbs govern; `attr`: what it says that
    its object is ("jugé coupable"); `as`: what it calls its object, behind "de"; `passive`: the verb itself where it is passive, or its
    bare infinitive is ("doit être jugé"); `there`: where it tells what there is ("il y a").
    """
    match code:
        case "inf":
            marks = function_words(verb.lang_, "bare_of", "bare_to")
            return [t for t in verb.rights if t.dep_ in _GOVERNED and is_infinitival(t) and _links(t) <= marks]
        case "que":
            clauses = [t for t in verb.rights if t.dep_ in _GOVERNED and _links(t) & function_words(verb.lang_, "that")]
            return clauses + [t for clause in clauses for t in clause.rights if t.dep_ == "xcomp" and is_infinitive(t) and not _links(t)]
        case "si":
            return [t for t in verb.rights if t.dep_ in _GOVERNED and t.left_edge.lower_ in function_words(verb.lang_, "whether")]
        case "attr":
            beside = verb.doc[verb.i + 1 : min(verb.i + 2, verb.sent.end)]  # "jugée corrompue", where the parser may hang it elsewhere
            return [t for t in verb.rights if t.pos_ == "ADJ" and t.dep_ in _PREDICATIVE] + [
                t for t in beside if t.pos_ == "ADJ" or is_past_participle(t) or (t.dep_ == "xcomp" and not is_infinitive(t))
            ]
        case "as":
            return _called(verb)
        case "passive":
            return [verb] if is_passive(verb) or any(_is_undergone(t) for t in verb.rights) else []
        case "there":
            there, before = function_words(verb.lang_, "place_pronoun"), [*verb.lefts, *verb.doc[max(verb.i - 1, 0) : verb.i]]
            return [verb] if any(t.lower_ in there for t in before) else []
    return []


def _is_undergone(infinitive: Token) -> bool:
    """Whether a bare infinitive is passive: "doit | être jugé", not "appelle à être jugé"."""
    opened = {child.dep_ for child in infinitive.children}
    return infinitive.dep_ == "xcomp" and is_past_participle(infinitive) and "aux:pass" in opened and "mark" not in opened


def _called(verb: Token) -> list[Token]:
    """The words behind the "de" that no article follows: "a qualifié l'attaque de la base | d'« acte très lâche »"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 1 + _CALLED, verb.sent.end - 1)]
    for token in behind:
        if token.text in (";", ":") or (token.pos_ == "VERB" and is_finite(token)):
            break
        if token.lower_ in function_words(verb.lang_, "bare_of") and token.nbor().pos_ not in ("DET", "PRON", "PROPN", "NUM"):
            words = [t for t in verb.doc[token.i + 1 : verb.sent.end] if not t.is_quote and t.pos_ != "ADV"]
            return words[:2] if words and words[0].pos_ == "ADJ" else words[:1]
    return []


def _links(predicate: Token) -> set[str]:
    """The words that tie a clause to what governs it."""
    return {t.lower_ for t in predicate.lefts if t.dep_ in ("mark", "case")}


def bare_name(clause: Token) -> list[Token]:
    """The name that the parser took for the predicate of its own clause: "que la Turquie (…) termine"."""
    return [clause] if clause.pos_ == "PROPN" else []


def datives(verb: Token, fillers: Fillers) -> list[Token]:
    """To or for whom an act is, of several complements with "à" who is an actor: "a interdit l'accès à la côte | aux pêcheurs".

    Not the weapon that it is done with: "a porté des coups à l'artillerie | aux positions des rebelles".
    """
    found = complements(verb, ("à", "auprès"))
    if found and not any(map(fillers.direct, found)):
        found = _behind_weapon(verb, fillers) or found
    if any(map(fillers.direct, found)):
        return found
    things = (t for t in verb.rights if t.dep_ == "obj" or _is_counted(t))
    return [t for thing in things for t in thing.rights if preposition(t) == "à" and fillers.direct(t)] or found or relative_dative(verb)


def _behind_weapon(verb: Token, fillers: Fillers) -> list[Token]:
    """The first complement with "à" behind that of a weapon, whatever the parser hung it on; no place."""
    told = [t for t in verb.subtree if t.i > verb.i and t.pos_ in NOMINAL and preposition(t) == "à"]
    weapon = next((t.i for t in told if "weapon" in fillers.classes(t)), verb.sent.end)
    behind = (t for t in told if t.i > weapon and not fillers.classes(t) & {"place", "weapon"})
    return [t for t in behind if no_predicate_between(verb, t)][:1]


def _is_counted(token: Token) -> bool:
    """Whether a number stands before a noun that the parser took for a predicate: "a accordé | 5.000 permis"."""
    return token.dep_ == "xcomp" and any(child.dep_ == "nummod" for child in token.lefts)


def listed(found: list[Token], phrase: list[Token], code: str) -> list[Token]:
    """A verb's complements, with that of the noun in its phrase whose list they go on: "a causé la mort de dix civils, | d'un soldat"."""
    first = [t for word in phrase for t in complements(word, (code,))] if found else []
    goes_on = bool(first) and first[-1].i < found[0].i and found[0].left_edge.nbor(-1).text == ","
    return [*first, *found] if goes_on else found


def complements_apart(verb: Token, phrase: list[Token], code: str, fillers: Fillers) -> list[Token]:
    """The complements of the nouns in a verb's phrase, that of an act for "de", or what stands further on: "ordonné | leur libération"."""
    found = [t for word in phrase for t in complements(word, (code,))]
    if not found and code == "parmi":
        return next((inside for word in (*phrase, verb) if (inside := in_ranks(word, fillers))), [])
    if not found and code == "de":
        acts = [word for word in phrase if "event" in fillers.classes(word)]
        own = [t for act in acts for t in act.lefts if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]
        return own or [t for act in acts for t in behind_phrases(act, act.i + 1, fillers)] or whose(verb)
    return found or (following_complement(verb, code) if code in _TOWARDS else _of_qualified(verb, code, fillers))


def _of_qualified(verb: Token, code: str, fillers: Fillers) -> list[Token]:
    """The party right behind a verb that the parser gave to a word in front: "affilié | au parti", "et reproche | aux rebelles"."""
    i = verb.i + 1
    if code != "à" or verb.pos_ != "VERB" or i + 1 >= verb.sent.end:
        return []
    party = verb.nbor().head
    behind = party.i > i and party.head.i < i and party.left_edge.i == i and preposition(party) == code
    return [party] if behind and fillers.direct(party) and "place" not in fillers.classes(party) else []
