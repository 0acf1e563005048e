"""Verbs that lend a noun its subject: "lancer une attaque", "subir une attaque", "être la cible de frappes"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.agreement import agrees
from kg.claims.argument_verbs import is_of_kind
from kg.claims.complements import complements
from kg.claims.coordination import says_what
from kg.claims.event_words import is_noun_of_kind, is_unclaimed
from kg.claims.forms import ends_as_gerund, is_passive, is_past_participle, is_verbal, preposition
from kg.claims.predicates import deeming
from kg.languages import Lexicon, function_words, lemmas, lexicon

_CLAUSE = 14  # tokens from a noun to the verb of a clause behind it
_BESIDE = 4  # tokens from a noun to a participle behind it, adjectives between


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
    noun = measured(noun, lexicon)
    if is_unclaimed(noun) or _is_joined_verb(noun):
        return None
    head = noun.head
    if noun.dep_ == "nmod" and _is_bare_adjunct(head) and head.head.lemma_.lower() in verbs and preposition(noun) in ("de", None):
        return LightVerb(head.head, verbs[head.head.lemma_.lower()])
    listed = head if _goes_on(noun) else noun  # "responsable d'attentats et | d'enlèvements"
    if preposition(listed) == "de" and (listed.dep_ in ("nmod", "obl:arg") or _described_by(listed.head) is not None):
        above = listed.head
        qualified = _qualified(above, verbs)
        phrase = _light_phrase(qualified, verbs) if qualified.pos_ in ("NOUN", "ADJ") else _phrase_with_object(above, verbs)
        if phrase is not None:
            return phrase
    if is_verbal(head) and (facing := _phrase_before(noun, verbs)) is not None:
        return facing
    if head != noun and noun.dep_ in ("obj", "nsubj:pass", "obl:arg", "obl:mod", "conj", "xcomp", "nmod"):
        first = head if noun.dep_ == "conj" and head.pos_ == "NOUN" and not _is_apart(noun) else noun
        verb = first.head
        orientation = verbs.get(verb.lemma_.lower()) if verb.pos_ != "NOUN" else None  # "des lancers de ballons"
        if orientation is None and first.dep_ in ("obj", "nsubj:pass"):
            orientation = _orientation_of_phrase(verb, verbs)
        if orientation and _is_lent(first, verb) and not tells_study(verb):
            return LightVerb(verb, orientation)
    for child in noun.children:
        if child.dep_ in ("acl", "amod") and child.lemma_.lower() in verbs and not ends_as_gerund(child) and agrees(child, noun):
            if tells_study(child):
                return None
            return LightVerb(child, verbs[child.lemma_.lower()])
        if child.dep_ == "acl:relcl" and child.lemma_.lower() in verbs and _is_done_to(child):
            return LightVerb(child, verbs[child.lemma_.lower()])
    if noun.dep_ in ("nmod", "obl:arg", "obl:mod") and preposition(noun) == "à" and preposition(head) == "en":  # "en proie à des attaques"
        orientation = verbs.get(f"être {head.lemma_.lower()}")
        if orientation:
            return LightVerb(head, orientation)
    return None


def tells_study(verb: Token) -> bool:
    """Whether a verb with the noun of its phrase tells who looked into an act, which is none of theirs: "passés au crible par X"."""
    reports, near = lemmas(verb.lang_, "argument_verbs", "reports"), verb.doc[verb.i + 1 : verb.i + _BESIDE]
    return any(f"{verb.lemma_.lower()} {token.lower_}" in reports for token in near)


def _is_joined_verb(word: Token) -> bool:
    """Whether a verb goes another one on, which lends it nothing: "a pris la ville et | tué dix soldats"."""
    named = any(child.dep_ in ("det", "case", "nummod") for child in word.lefts)
    return word.pos_ == "VERB" and word.dep_ == "conj" and is_verbal(word.head) and not named


def _is_apart(noun: Token) -> bool:
    """Whether a noun that the parser joined to another is none of a list, by its preposition: "lancer un raid, | après des tirs"."""
    listed = any(child.dep_ == "cc" for child in noun.lefts)
    return not listed and preposition(noun) not in (None, preposition(noun.head))


def _goes_on(noun: Token) -> bool:
    """Whether a noun is one of several behind "de" each: "d'attentats et | d'enlèvements"."""
    return noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and preposition(noun) == preposition(noun.head) == "de"


def _qualified(above: Token, verbs: dict[str, str]) -> Token:
    """The noun of a part in an act, above what tells more of it: "le cerveau présumé | des attentats", "le fer de lance | du combat"."""
    if above.dep_ in ("acl", "amod") and is_past_participle(above):
        return above.head
    if (noun := _described_by(above)) is not None:
        return noun
    first = above.head
    inner = above.dep_ == "nmod" and preposition(above) == "de" and above.left_edge.i == above.i - 1
    return first if inner and f"être {first.lemma_.lower()}" in verbs else above


def _described_by(participle: Token) -> Token | None:
    """The noun in front of a bare participle that the parser took for its clause: "X, le cerveau | présumé des attentats"."""
    if participle.i == 0 or participle.pos_ != "VERB" or not is_past_participle(participle):
        return None
    noun = participle.nbor(-1)
    told = any(child.dep_.startswith(("aux", "cop")) for child in participle.children)
    return noun if noun.dep_ == "nsubj" and noun.head.i == participle.i and noun.pos_ == "NOUN" and not told else None


def _orientation_of_phrase(verb: Token, verbs: dict[str, str]) -> str | None:
    """How a verb with a bare noun of its own lends its subject: "a mis en place | un couvre-feu"."""
    bare = (t for t in verb.rights if t.pos_ == "NOUN" and t.i <= verb.i + 2 and preposition(t) in ("à", "en"))
    return next((verbs[phrase] for t in bare if (phrase := f"{verb.lemma_.lower()} {t.lemma_.lower()}") in verbs), None)


def _is_lent(noun: Token, verb: Token) -> bool:
    """Whether a noun is what a light verb carries: not "il y a des tirs", nor where it has another object ("fait état de tirs")."""
    there = verb.lemma_.lower() in function_words(verb.lang_, "have") and function_words(verb.lang_, "place_pronoun")
    if noun.dep_ == "nsubj" or (there and any(child.lower_ in there for child in verb.lefts)):
        return False
    if noun.dep_ == "conj" and verb.dep_ in ("acl", "amod"):  # "les vœux adressés par X et | l'appel de Y"
        return False
    if any(child.dep_ in ("xcomp", "advmod") and child.pos_ == "ADJ" and verb.i < child.i < noun.i for child in verb.children):
        return False  # "ont rendu possible | l'évasion": it says what the act is
    if noun.dep_ in ("obj", "nsubj:pass", "conj"):
        return True
    other = any(child.dep_ == "obj" and child.pos_ == "NOUN" and child.lower_ not in _days(verb.lang_) for child in verb.children)
    opening = preposition(noun)  # "dans une série d'explosions, a annoncé X" is none of X's
    if opening == "dans" and (is_of_kind(verb, "reports") or _counts(verb, noun) if other else not _enters(verb, noun)):
        return False  # "a annoncé la mort de deux soldats, donné un bilan de dix morts | dans une attaque"
    return noun.i > verb.i and (opening in (None, "dans") or (opening in ("à", "de") and not other))


def _counts(verb: Token, noun: Token) -> bool:
    """Whether a number stands between a verb and a noun: what is told of a count is none of the verb's doing."""
    return any(token.pos_ == "NUM" for token in verb.doc[verb.i : noun.i])


def _enters(verb: Token, noun: Token) -> bool:
    """Whether a verb tells who takes part in what "dans" opens: "se lancer dans une offensive", "engagés dans des combats"."""
    if any(child.dep_.startswith("expl") for child in verb.lefts):  # not "s'en tient à un bilan de deux morts | dans l'attaque"
        return not any(child.dep_.startswith("obl") and verb.i < child.i < noun.i for child in verb.children)
    return is_past_participle(verb) and not any(child.dep_ == "aux:tense" for child in verb.lefts)


@cache
def _days(language: str) -> frozenset[str]:
    """Names of days, which the parser takes for objects: "participera dimanche à des pourparlers"."""
    return frozenset(row["form"] for row in lexicon(language).table("calendar") if row["kind"] == "weekday")


def _is_done_to(clause: Token) -> bool:
    """Whether the antecedent undergoes what its clause says: "les raids qui ont été menés par X", "l'offensive que X a lancée"."""
    own = {child.lower_ for child in clause.children if child.i < clause.i}
    if own & function_words(clause.lang_, "that"):
        return True
    return bool(own & function_words(clause.lang_, "relative_subject")) and is_passive(clause)


def _is_bare_adjunct(noun: Token) -> bool:
    """Whether a noun is a bare adjunct of a verb, which takes no complement: "a revendiqué mercredi | des frappes"."""
    return noun.dep_ == "obl:mod" and noun.head.pos_ == "VERB" and not any(t.dep_ in ("det", "case") for t in noun.children if t.i < noun.i)


def measured(noun: Token, lexicon: Lexicon) -> Token:
    """The noun that stands for another in its clause: "une série de frappes" is governed through "série", as is "opération de reprise"."""
    head = noun.head
    if noun.dep_ == "amod" and noun.pos_ == head.pos_ == "NOUN" and head.i == noun.i + 1:  # "des frappes | défensives", taken for a noun
        return head
    if noun.dep_ != "nmod" or preposition(noun) != "de":
        return noun
    made_of = is_noun_of_kind(head, "enterprise") and not any(child.dep_ == "det" for child in noun.children)
    return head if made_of or head.lemma_.lower() in lemmas(lexicon.code, "quantifiers") else noun


def is_apposed(noun: Token) -> bool:
    """Whether a noun says what another one is: "le village, bastion des rebelles et cible de frappes"."""
    joined = noun.dep_ == "conj" and (noun.head.dep_ == "appos" or says_what(noun))
    return joined or noun.dep_ == "appos" or name_before(noun) is not None


def name_before(noun: Token) -> Token | None:
    """The name that a bare noun behind a comma describes, which the parser hung on the verb: "a aidé X et Y, | auteurs du massacre"."""
    clause = noun.dep_ == "nsubj" and _described_by(noun.head) == noun
    first = noun.left_edge if clause else noun
    if not (clause or noun.dep_ == "obl:mod") or first.i < noun.sent.start + 2:
        return None
    if first.nbor(-1).text != "," or first.nbor(-2).pos_ not in ("PROPN", "NOUN" if clause else "PROPN"):
        return None
    name = first.nbor(-2)
    through = ("flat:name", "conj") if "Plur" in noun.morph.get("Number", []) else ("flat:name",)
    while name.dep_ in through and name.head.pos_ == "PROPN":
        name = name.head
    return name


def _light_phrase(noun: Token, verbs: dict[str, str]) -> LightVerb | None:
    """ "est la cible de", "fait l'objet de", "X, cible de": a light verb, told or not, with a noun of its own."""
    if is_apposed(noun) or any(child.dep_ == "cop" for child in noun.children):
        orientation = verbs.get(f"être {noun.lemma_.lower()}")
        return LightVerb(noun, orientation) if orientation else None
    orientation = verbs.get(f"{noun.head.lemma_.lower()} {noun.lemma_.lower()}")
    if orientation and noun.head != noun:
        return LightVerb(noun.head, orientation)
    orientation = verbs.get(f"être {noun.lemma_.lower()}")  # "les auteurs de l'attaque", "les victimes de l'attentat"
    partitive = function_words(noun.lang_, "partitive")
    determined = noun.pos_ == "NOUN" and any(child.dep_ in ("det", "nummod") or child.lower_ in partitive for child in noun.children)
    qualifies = noun.pos_ == "ADJ" and noun.dep_ == "amod" and noun.head.i < noun.i  # "un groupe responsable de l'attaque"
    return LightVerb(noun, orientation) if orientation and (determined or qualifies or deeming(noun) is not None) else None


def _phrase_with_object(verb: Token, verbs: dict[str, str]) -> LightVerb | None:
    """The same where the parser hangs the act on the verb: "font l'objet de frappes"."""
    phrases = (f"{verb.lemma_.lower()} {child.lemma_.lower()}" for child in verb.children if child.dep_ == "obj")
    orientation = next((verbs[phrase] for phrase in phrases if phrase in verbs), None)
    return LightVerb(verb, orientation) if orientation else None


def _phrase_before(noun: Token, verbs: dict[str, str]) -> LightVerb | None:
    """A light verb whose phrase ends in a noun before "à", whatever the parser hung where: "font face à une offensive"."""
    verb, words = noun.head, noun.doc[noun.head.i + 1 : noun.i]
    if verb.i > noun.i or not any(t.lower_ in function_words(noun.lang_, "to") for t in words[1:]):
        return None
    orientation = verbs.get(f"{verb.lemma_.lower()} {words[0].lower_}")
    return LightVerb(verb, orientation) if orientation else None


def bare_nominals(word: Token) -> list[Token]:
    """The nominals below a word of a verb's phrase that are the verb's objects: "met en garde | Israël", "prend d'assaut | des bureaux"."""
    below = [t for t in word.rights if t.pos_ in ("NOUN", "PROPN")]
    partitive = function_words(word.lang_, "partitive") if preposition(word) is not None else frozenset()
    return [t for t in below if preposition(t) is None or (preposition(t) == "de" and t.left_edge.lower_ in partitive)]


@kept
def participles(noun: Token) -> list[Token]:
    """The past participles that tell more of a noun: below it, joined to it, or next to it where the parser hung them elsewhere."""
    below = [t for t in noun.children if t.dep_ in ("acl", "amod") or (t.dep_ in ("conj", "nmod") and is_past_participle(t))]
    beside = next((t for t in noun.doc[noun.i + 1 : noun.i + _BESIDE] if t.pos_ != "ADJ"), None)
    if beside is None or beside in below or not is_past_participle(beside) or beside.pos_ != "VERB" or not agrees(beside, noun):
        return below
    return below if any(t.dep_.startswith(("aux", "cop")) for t in beside.children) else [*below, beside]


def blamed(noun: Token) -> list[Token]:
    """At whose door an act is laid: "une attaque attribuée aux rebelles", "a imputé l'attaque aux rebelles"."""
    second = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","  # "a imputé l'attaque à X, | une accusation …"
    above = noun.head if noun.dep_ in ("obj", "nsubj:pass") and not second else None
    one = [*participles(noun), *_set_apart(noun)]
    told = [verb for first in one for verb in (first, *(t for t in first.rights if t.dep_ == "conj"))]  # "ciblée et imputée à X"
    verbs = [*told, *(verb for verb in (above, _relative(noun)) if verb is not None)]
    found = (complements(verb, ("à",)) for verb in verbs if is_of_kind(verb, "blames"))
    return next((tokens for tokens in found if tokens), [])


def _set_apart(noun: Token) -> list[Token]:
    """The participle behind a comma and the noun's complements: "a condamné le bombardement du port, | attribué aux rebelles"."""
    behind = noun.doc[noun.i + 1 : min(noun.i + _CLAUSE, noun.sent.end)]
    end = next((t.i for t in behind if t.text in (";", ":") or t.morph.get("Mood", [])), noun.sent.end)
    apart = (t for t in behind if t.i < end and t.nbor(-1).text == "," and is_past_participle(t))
    return [t for t in apart if is_of_kind(t, "blames") and agrees(t, noun)][:1]


def _relative(noun: Token) -> Token | None:
    """The verb of the clause with "que" right behind a noun and its complements: "l'emploi d'armes | que Lima attribue à Quito"."""
    that = function_words(noun.lang_, "that")
    end = noun.sent.end
    for token in noun.doc[noun.i + 1 : min(noun.i + _CLAUSE, end)]:
        if token.is_punct and not (token.text == "," and token.i + 1 < end and token.nbor(1).lower_ in that):
            break
        if token.pos_ == "VERB" or any(child.lower_ in that for child in token.lefts):
            told = token.pos_ == "VERB" and any(noun.i < child.i and child.lower_ in that for child in token.lefts)
            return token if told else None
    return None


def hitting(noun: Token) -> Token | None:
    """The verb that tells what an act struck or is aimed at: "des tirs ont touché l'hôpital", "les arrestations visent des élus"."""
    verb = noun.head
    told = noun.dep_ == "nsubj" and verb.pos_ == "VERB" and not is_passive(verb)
    return verb if told and (is_of_kind(verb, "hits") or is_of_kind(verb, "aims")) else None


def striking(noun: Token) -> Token | None:
    """The passive verb that tells what an act struck: "l'hôpital a été touché par des tirs"."""
    verb = noun.head
    agent = noun.dep_ in ("obl:agent", "obl:mod", "obl:arg") and preposition(noun) == "par"
    return verb if agent and is_of_kind(verb, "hits") and is_passive(verb) else None
