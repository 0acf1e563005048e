"""Complements of a noun of an act that the parser hung on another word: right behind it, or behind what is told of time, place or cause.

"condamnés pour appartenance | au groupe", "l'inculpation pour corruption | du ministre", "les critiques à l'égard | du gouvernement".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.by_agents import by_agents
from kg.claims.complements import complements, following_complement
from kg.claims.fillers import Fillers
from kg.claims.forms import NOMINAL, is_infinitive, is_passive, is_past_participle, preposition
from kg.claims.predicates import tells_kind
from kg.claims.ranks import in_ranks
from kg.languages import bare_times, function_words

_WITH_SIDES = frozenset({"event", "pact", "talks", "violence", "war"})
_BESIDE = frozenset({"acl", "amod", "appos", "conj", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_REACH = 20  # tokens between a noun and its complement
_PHRASE = 4  # tokens from "de" to behind its noun
_ADJECTIVES = 2
_AHEAD = 8  # tokens between a noun and a preposition that the tagger misreads
_EARNED = 10  # tokens from a verb to the act that it brings somebody
_PARTY = frozenset({"à", "avec", "envers", "pour"})
_OPENING = 2  # tokens from a preposition to a bare noun, or to a counted one


def kinds(noun: Token, fillers: Fillers) -> list[Token]:
    """What tells the kind of an act and fills none of its slots: "une demande | d'entraide"; not of people ("membres de gangs")."""
    return [] if "human" in fillers.classes(noun) else [t for t in complements(noun, ("de",)) if tells_kind(t)]


def undertaken(noun: Token) -> list[Token]:
    """What somebody binds himself to do: "l'engagement des rebelles | à négocier"."""
    return [t for t in noun.rights if is_infinitive(t) and preposition(t) == "à"]


def right_behind(noun: Token, first: int, code: str, fillers: Fillers) -> list[Token]:
    """The party behind a preposition that follows a noun and its adjectives at once: "appartenance | au groupe"."""
    if code == "parmi":
        return in_ranks(noun, fillers)
    doc, end, i = noun.doc, noun.sent.end, first
    while i < min(end, first + _ADJECTIVES) and doc[i].pos_ == "ADJ" and doc[i].head.i == noun.i:
        i += 1
    if code not in _PARTY or i >= end or doc[i].pos_ != "ADP" or _dictionary_form(doc[i]) != code:
        return []
    counted = any(t.dep_ == "nummod" for t in noun.head.lefts)  # "trois heures d'entretiens | avec X"
    if preposition(noun) == "de" and ((code == "avec" and not counted) or any(t.dep_ == "det" for t in noun.lefts)):
        return []  # "un combat de rencontre avec", "chef de l'équipe au ministère"
    behind = doc[i].head
    qualified = noun.pos_ == "ADJ" and behind.head.i < noun.i  # "les élus hostiles | aux frappes"
    return [behind] if behind.i > i and behind.pos_ in NOMINAL and (qualified or fillers.direct(behind)) else []


def _misread(noun: Token, first: int, code: str) -> list[Token]:
    """The nominal behind a preposition that the tagger takes for another word: "la solidarité des voisins envers | les réfugiés"."""
    for token in noun.doc[first : min(first + _AHEAD, noun.sent.end)]:
        if token.lower_ == code:
            behind = noun.doc[token.i + 1 : min(token.i + _PHRASE, noun.sent.end)]
            return [t for t in behind if t.pos_ in ("NOUN", "PROPN")][:1]
        if token.is_punct or token.morph.get("Mood", []):
            break
    return []


def _dictionary_form(word: Token) -> str:
    return "à" if word.lower_ in function_words(word.lang_, "to") else word.lower_


def aiming(noun: Token) -> list[Token]:
    """The participles that name the aim of an act: "une frappe | visant le camp"."""
    return [t for t in noun.children if t.dep_ in ("acl", "amod", "acl:relcl") and is_of_kind(t, "aims")]


def toward(noun: Token, verb: Token | None, first: int, code: str) -> list[Token]:
    """Whom an act, or the verb that lends it its subject, is directed at by several words: "les critiques à l'égard | du gouvernement".

    So "envers" is read too, which the tagger takes for a verb.
    """
    words = function_words(noun.lang_, "toward")
    led = [t for governor in (noun, verb) if governor is not None for t in complements(governor, ("à",)) if t.lower_ in words]
    found = [t for word in led for t in complements(word, ("de",))]
    return found or (_misread(noun, first, code) if code == "envers" else [])


def behind_doer(noun: Token, fillers: Fillers) -> list[Token]:
    """The party behind "à" that follows the doer of a participle: "l'aide accordée par Oslo | aux réfugiés"."""
    participle = next((t for t in noun.rights if t.dep_ == "acl" and is_past_participle(t)), None)
    doers = by_agents(participle) if participle is not None else []
    if not doers or (mention := fillers.mention(doers[0])) is None or mention.tokens.end + 1 >= noun.sent.end:
        return []
    opener = noun.doc[mention.tokens.end]
    given = opener.pos_ == "ADP" and _dictionary_form(opener) == "à" and opener.head.i > opener.i
    return [opener.head] if given and fillers.direct(opener.head) else []


def earned(noun: Token) -> list[Token]:
    """Whom something brings an act of others: "ses propos | lui ont valu des critiques", "a valu | au ministre une mise en garde".

    Also of whom it is said that he is its aim: "le mouvement, cible de frappes".
    """
    if aimed := _called_its_aim(noun):
        return aimed
    for verb in reversed(noun.doc[max(noun.sent.start, noun.i - _EARNED) : noun.i]):
        if is_of_kind(verb, "earns"):
            clitics = [t for t in verb.lefts if t.dep_ == "iobj" and t.pos_ == "PRON" and t.lower_ not in _others(verb)]
            return clitics or [t for t in complements(verb, ("à",)) if t.i < noun.i]
        if verb.is_punct or verb.pos_ in ("VERB", "AUX"):
            break
    return []


def _called_its_aim(noun: Token) -> list[Token]:
    """Whom a word in front of an act calls its aim or victim: "des marins, victimes d'attaques"; to the tagger it may be a verb."""
    i = noun.left_edge.i - 1
    times = bare_times(noun.lang_)
    while i > noun.sent.start and (noun.doc[i].pos_ in ("ADJ", "ADV") or noun.doc[i].lower_ in times):  # "victimes | mardi d'une attaque"
        i -= 1
    aim = noun.doc[max(i, noun.sent.start)]
    if preposition(noun) != "de" or aim.lower_ not in function_words(noun.lang_, "undergoer"):
        return []
    if subjects := [child for child in aim.lefts if child.dep_ in _SUBJECTS]:
        return subjects
    if preposition(aim) == "pour" and aim.head.pos_ == "VERB":  # "a été pris pour cible | d'attaques"
        struck = _SUBJECTS if is_passive(aim.head) else frozenset({"obj"})
        return [child for child in aim.head.children if child.dep_ in struck and child.i < aim.i]
    beside = aim.dep_ in _BESIDE and aim.head.pos_ in ("NOUN", "PROPN") and aim.head.i < aim.i and preposition(aim) is None
    return [aim.head] if beside else []


def _others(verb: Token) -> frozenset[str]:
    """Clitics that stand for nobody to whom something is brought."""
    return function_words(verb.lang_, "clitic_of", "reflexive", "place_pronoun")


def behind_phrases(noun: Token, first: int, fillers: Fillers) -> list[Token]:
    """The party behind "de" that phrases of time, place, doer or cause part from its noun: "l'extradition vers la France | du suspect"."""
    doc, end, i = noun.doc, min(noun.sent.end, first + _REACH), first
    while i < end and (after := _behind_phrase(doc[i], fillers)) > i:
        i = after
    enclosed = sum(t.text == "," for t in doc[first:i]) in (0, 2)
    if i == first or i + 1 >= end or not enclosed or doc[i].lower_ not in function_words(noun.lang_, "of"):
        return []
    if doc[i + 1].lower_ in function_words(noun.lang_, "according_elided"):  # "d'après la police"
        return []
    party = next((t for t in doc[i + 1 : min(i + _PHRASE, end)] if t.pos_ in ("NOUN", "PROPN")), None)
    return [party] if party is not None and fillers.direct(party) and "place" not in fillers.classes(party) else []


def behind_participle(noun: Token) -> list[Token]:
    """The "de" complement that the parser gave to the participle in front of it: "le retrait annoncé | des soldats".

    Not what a participle takes behind "de" itself: "un homme accusé de vols".
    """
    participle = next((t for t in noun.rights if t.dep_ in ("acl", "amod") and is_past_participle(t)), None)
    if participle is None or participle.i != noun.i + 1 or participle.i + 2 >= noun.sent.end:
        return []
    opener = participle.nbor(1)
    if opener.lower_ not in function_words(noun.lang_, "of") or is_of_kind(participle, "suspects", "charges"):
        return []
    articles = function_words(noun.lang_, "partitive", "contracted")
    found = [t for t in participle.rights if t.pos_ in NOMINAL and t.left_edge == opener and t.dep_ != "obl:agent"]
    determined = opener.lower_ in articles or opener.nbor(1).pos_ == "DET"  # not "le retrait annoncé de Syrie"
    return found[:1] if determined else []


def sides_behind(noun: Token, fillers: Fillers) -> list[Token]:
    """What "entre" opens further on in the clause: "des heurts ont repris | entre X et Y", "les combats se poursuivent | entre X et Y".

    Not where another act, pact or tie with an article stands between, whose sides they are: "des tirs, malgré un accord | entre X et Y".
    """
    found = following_complement(noun, "entre", beyond_verb=True)
    between = noun.doc[noun.i + 1 : found[0].left_edge.i] if found else ()
    nouns = (t for t in between if t.pos_ == "NOUN" and any(child.dep_ == "det" for child in t.lefts))
    apart = any(fillers.classes(t) & _WITH_SIDES or t.lower_ in function_words(t.lang_, "tie") for t in nouns)
    among = any(t.left_edge.nbor().lower_ in function_words(t.lang_, "anew") for t in found)  # "entre autres"
    return [] if apart or among else found


def _behind_phrase(token: Token, fillers: Fillers) -> int:
    """The position behind the word or the phrase that begins with a token, if it may stand before a complement; else its own."""
    i, doc, end = token.i, token.doc, token.sent.end
    if token.pos_ == "ADJ" or token.text == "," or fillers.tells_time(token):
        return i + 1
    if i + _OPENING >= end:
        return i
    if token.pos_ == "ADV":  # not "auprès | des rebelles"
        return i if token.nbor().lower_ in function_words(token.lang_, "of") else i + 1
    if token.pos_ == "DET" and fillers.tells_time(token.nbor()):
        return i + 1
    of = function_words(token.lang_, "of")
    if token.lower_ in of:  # "à dix ans | de prison"
        return i + _OPENING if "punishment" in fillers.classes(token.nbor()) else i
    if token.pos_ != "ADP" or token.lower_ in function_words(token.lang_, "contracted"):
        return i
    behind = token.head
    if behind.i <= i or any(t.pos_ == "ADP" or t.is_punct for t in doc[i + 1 : behind.i]):
        return i
    if (mention := fillers.mention(behind)) is not None and token.lower_ in function_words(token.lang_, "by"):
        return max(mention.tokens.end, behind.i + 1)
    bare = behind.i == i + 1 and behind.pos_ == "NOUN"
    counted = any(child.dep_ == "nummod" for child in behind.lefts)
    return behind.i + 1 if bare or counted or "place" in fillers.classes(behind) else i
