"""The forms of single words: prepositions, participles, voice.

Labels are those of Universal Dependencies as the French Sequoia treebank uses them
(Candito & Seddah 2012, https://universaldependencies.org/fr/).
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.agreement import is_imperfect
from kg.claims.beholders import sees_itself
from kg.claims.inversion import is_time_word
from kg.claims.participles import shared_perfect
from kg.languages import endings, function_words, lemmas, lexicon

_REFLEXIVE = "se "  # how the tables of a language mark reflexive verbs
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


@cache
def _dictionary_forms(language: str) -> dict[str, str]:
    """The dictionary forms of prepositions that elide or merge with an article: "du" is "de", "aux" is "à"."""
    classes = {"de": "of", "à": "to"}
    return {form: code for code, name in classes.items() for form in function_words(language, name)}


def ends_as_gerund(token: Token) -> bool:
    """Whether a form has the ending of gerunds and present participles."""
    return token.lower_.endswith(endings(token.lang_, "present_participle"))


def opener(verb: Token) -> Token:
    """The token in front of a verb and its clitics: the "en" of "en s'en prenant", the comma of ", les accusant"."""
    clitics = function_words(verb.lang_, "object_pronoun", "reflexive", "proclitic")
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].lower_ in clitics and verb.doc[i].lower_ not in function_words(verb.lang_, "in"):
        i -= 1
    return verb.doc[max(i, verb.sent.start)]


@kept
def preposition(token: Token) -> str | None:
    """The preposition that introduces a nominal, in its dictionary form, as frames of triggers name slots; None when there is none."""
    for child in token.children:
        if child.dep_ in ("case", "mark", "det") and child.pos_ == "ADP" and child.i < token.i:
            if child.dep_ == "det" and _dictionary_forms(token.lang_).get(child.lower_) != "à":  # "aux", taken for an article
                continue
            form, behind = _dictionary_forms(token.lang_).get(child.lower_, child.lower_), child.nbor(1)
            elided = form == "de" and behind.lower_ in function_words(token.lang_, "according_elided")
            return child.lower_ + behind.lower_ if elided else form  # "d'après"
    if token.dep_ == "nmod" and token.head.pos_ == "NOUN" and token.i > token.head.i:  # "aux mains | des rebelles", taken for an article
        first = token.left_edge
        if first.dep_ == "det" and first.i == token.head.i + 1 and _dictionary_forms(token.lang_).get(first.lower_) == "de":
            return "de"
    return None


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb form, also where the tagger took a participle for an adjective."""
    return token.pos_ in ("VERB", "AUX") or "VerbForm" in token.morph


@kept
def is_past_participle(token: Token) -> bool:
    """Whether a token is a past participle (déployées, tués)."""
    if token.morph.get("VerbForm", []) == ["Part"]:
        return not token.lower_.endswith(endings(token.lang_, "present_participle", "plural_verb")) and not is_imperfect(token)
    return token.pos_ == "ADJ" and token.lower_.endswith(endings(token.lang_, "past_participle_er"))


@kept
def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its deep object."""
    children = [(child.dep_, child) for child in verb.children]
    auxiliaries = {child.lemma_ for label, child in children if label.startswith("aux") and child.pos_ != "PRON"}
    labels = {label for label, child in children if not label.startswith("aux") or child.pos_ != "PRON"}  # "elle-même"
    active = has_gerund_auxiliary(verb) or auxiliaries == function_words(verb.lang_, "have")
    if _has_itself_done(verb) or sees_itself(verb):
        return True
    if active and "cop" in labels and is_past_participle(verb):  # "ont | été forcés", whatever the label of "été"
        return True
    if not auxiliaries and causes(verb):  # "a pris la ville et | fait fuir ses gardes"
        return False
    if active or is_reflexive(verb):  # "ont arrêté", "se sont retirés", whatever the label of the subject
        return False
    if verb.lemma_.lower() in lemmas(verb.lang_, "argument_verbs", "moves") and not auxiliaries > function_words(verb.lang_, "be"):
        return False  # "est passé à l'ennemi", but "a été passé à tabac"
    if not auxiliaries and is_past_participle(verb) and shared_perfect(verb) is not None:
        return False
    if verb.dep_ == "conj" and not auxiliaries and is_past_participle(verb) and is_verbal(verb.head):
        return is_passive(verb.head) or _has_agent(verb)
    doer = any(label == "obl:agent" and (is_past_participle(verb) or preposition(child) == "par") for label, child in children)
    if "aux:pass" in labels or "nsubj:pass" in labels or doer:  # not "que Lima expulse | des réfugiés"
        return True
    if labels & {"aux:tense", "aux"}:
        itself = any(child.lower_ in function_words(verb.lang_, "reflexive") for child in verb.lefts)
        return auxiliaries == function_words(verb.lang_, "be") and is_past_participle(verb) and not itself  # "ils sont invités à"
    objects = any(label == "obj" and not is_time_word(child) for label, child in children)  # "interpellé | lundi"
    return is_past_participle(verb) and not verb.morph.get("Mood", []) and "cop" not in labels and not objects


def causes(verb: Token) -> bool:
    """Whether a causative stands in front of its infinitive."""
    causative = verb.lemma_ in function_words(verb.lang_, "causative") and verb.i + 1 < verb.sent.end
    return causative and is_infinitive(verb.nbor(1))


def _has_agent(participle: Token) -> bool:
    """Whether a participle has a by-agent and no object: "le mouvement, né en 1982 et | classé comme terroriste par Lima"."""
    labels = {child.dep_ for child in participle.children}
    by = any(child.dep_ == "obl:agent" and preposition(child) == "par" for child in participle.children)
    opposed = any(child.lower_ in function_words(participle.lang_, "opposing") for child in participle.lefts)
    return by and "obj" not in labels and not opposed


def has_gerund_auxiliary(verb: Token) -> bool:
    """Whether "ayant" right in front makes a participle active, whatever the parser takes it for: "l'un des élus ayant démissionné"."""
    before = verb.nbor(-1) if verb.i and is_past_participle(verb) else verb
    return before.lemma_ in function_words(verb.lang_, "have") and ends_as_gerund(before)


def _has_itself_done(verb: Token) -> bool:
    """Whether a reflexive causative tells what somebody undergoes: "s'est fait abattre"; not "s'est fait exploser"."""
    if not (verb.i and is_infinitive(verb) and verb.nbor(-1).lemma_ in function_words(verb.lang_, "causative")):
        return False
    if not is_reflexive(verb) and not _opens_with_reflexive(verb):
        return False
    if any(child.dep_.startswith("obl") and preposition(child) == "par" for child in verb.children):
        return True
    clitics = function_words(verb.lang_, "reflexive")
    objects = (child for child in verb.children if child.dep_ == "obj" and child.lower_ not in clitics)
    return verb.lemma_.lower() not in lemmas(verb.lang_, "argument_verbs", "bursts") and not any(objects)


def _opens_with_reflexive(verb: Token) -> bool:
    """Whether a reflexive pronoun stands in front of a causative with its auxiliary, whatever its label: "se sont fait | tuer"."""
    causative = verb.nbor(-1)
    first = causative.nbor(-1) if causative.i > verb.sent.start else causative
    perfect = first.i < causative.i and first.pos_ == "AUX" and first.i > verb.sent.start
    return perfect and first.nbor(-1).lower_ in function_words(verb.lang_, "reflexive")


@kept
def is_reflexive(verb: Token) -> bool:
    """Whether a reflexive pronoun belongs to the verb: "se sont retirées", not the middle voice of "se vendent"."""
    forms, personal = function_words(verb.lang_, "reflexive"), function_words(verb.lang_, "personal_clitic")
    reflexive = [t for t in verb.children if t.lower_ in forms or (t.dep_ == "expl:comp" and t.lower_ in personal)]  # "je me suis retiré"
    if any(child.i < verb.i and child.nbor().lower_ in function_words(verb.lang_, "clitic_of") for child in reflexive):
        return True  # "s'en est pris à"
    if any(child.dep_ == "expl:pass" for child in reflexive) and verb.lemma_.lower() in _own_acts(verb.lang_):
        return True  # "s'est retirée", however the parser labels the pronoun
    return any(child.dep_ == "expl:comp" or (child.dep_ in ("iobj", "obj") and _bears_being(child.nbor())) for child in reflexive)


def _bears_being(auxiliary: Token) -> bool:
    """Whether a word is the "être" of a perfect, with which a reflexive pronoun is none of "avoir": "s'étaient emparés"."""
    return auxiliary.dep_ == "aux:pass" or (auxiliary.dep_.startswith("aux") and auxiliary.lemma_ in function_words(auxiliary.lang_, "be"))


@cache
def _own_acts(language: str) -> frozenset[str]:
    """Verbs whose reflexive tells what its subject itself does: "se retirer", "se rendre"."""
    rows = (row for row in lexicon(language).table("triggers") if "subj" in row["agent"].split("|"))
    return frozenset(row["lemma"].removeprefix(_REFLEXIVE) for row in rows if row["lemma"].startswith(_REFLEXIVE))


def is_conjugated(word: Token) -> bool:
    """Whether an "adjective" has an auxiliary of its own, as participles do: "des civils avaient péri"."""
    return word.pos_ == "ADJ" and any(child.dep_.startswith("aux") for child in word.children)


def is_infinitive(verb: Token) -> bool:
    """Whether a token is an infinitive."""
    return verb.morph.get("VerbForm", []) == ["Inf"]


def is_infinitival(verb: Token) -> bool:
    """Whether a verb is an infinitive or has one as its auxiliary: "nie | avoir financé la milice"."""
    return is_infinitive(verb) or any(child.dep_.startswith("aux") and is_infinitive(child) for child in verb.lefts)


def is_introduced(noun: Token) -> bool:
    """Whether a preposition stands before a noun that no subject bears: "d'après le maire", "selon l'armée"; not "des soldats"."""
    for child in noun.children:
        if child.dep_ == "case" and child.pos_ == "ADP" and child.i < noun.i:
            phrase = any(grand.dep_ == "fixed" and grand.pos_ in ("ADP", "NOUN") for grand in child.children)
            opening = _dictionary_forms(noun.lang_).get(child.lower_, child.lower_)
            if any(t.dep_ == "nummod" and t.i < child.i for t in noun.lefts):  # "quatre | d'entre eux"
                return False
            return phrase or opening not in function_words(noun.lang_, "before_number")
    first = noun.left_edge  # "par | son principal « parrain »", whose preposition the parser hung on the adjective
    astray = first.dep_ == "case" and first.head.dep_ == "amod" and first.head.head == noun
    return astray and first.lower_ in function_words(noun.lang_, "by")


def has_use(noun: Token) -> bool:
    """Whether the bare noun behind "de" tells what a facility is for: "un point de contrôle"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    bare, uses = (function_words(noun.lang_, class_) for class_ in ("bare_of", "use_of_facility"))
    return len(behind) == 2 and behind[0].lower_ in bare and behind[1].lower_ in uses


def means_followers(noun: Token) -> bool:
    """Whether a plural with a possessive means who fights for its owner: "ses hommes"."""
    men, theirs = (function_words(noun.lang_, class_) for class_ in ("men", "possessive_third"))
    return noun.lower_ in men and any(child.lower_ in theirs for child in noun.lefts)


def is_own(act: Token, doer: Token) -> bool:
    """Whether the possessive of an act may mean the subject of its verb: "la Turquie a stoppé | son offensive", not "leur offensive"."""
    third, theirs = (function_words(act.lang_, class_) for class_ in ("possessive_third", "possessive_theirs"))
    owned = next((child.lower_ for child in act.lefts if child.lower_ in third), None)
    several = "Plur" in doer.morph.get("Number", []) or any(child.dep_ == "conj" for child in doer.children)
    return owned is not None and several == (owned in theirs)
