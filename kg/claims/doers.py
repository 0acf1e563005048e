"""Who does what a noun tells, by the words that tell nothing else: by-agents, participles, nouns of a part in an act, "derrière".

"une contestation menée par X", "la feuille de route mise en place par X", "leur revendication de l'attaque", "le rôle de X dans
l'attentat", "X, soupçonné d'être derrière l'attentat".
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.asked_acts import asked_to
from kg.claims.by_agents import by_agents, is_reproached
from kg.claims.complements import complements
from kg.claims.coordination import coordinated
from kg.claims.draft import distinct
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import is_infinitive, is_passive, is_verbal, preposition
from kg.claims.governors import signed
from kg.claims.light import LightVerb, blamed, load_light_verbs, participles, tells_study
from kg.claims.occasions import users
from kg.claims.phrase_before import nominal_before
from kg.claims.predicates import described
from kg.claims.syntax import deep_objects, surface_subjects
from kg.claims.titles import opens_sentence
from kg.languages import Lexicon, function_words, lemmas
from kg.model import Actor

_PARTS = ("dans", "à", "de")
_MEANS = frozenset({"vehicle", "weapon", "projectile", "aircraft", "supplies"})
_ARMS = frozenset({"explosive", "projectile", "weapon", "vehicle"})  # what is laid, left or fired by somebody
_NO_DOERS = frozenset({"abstract", "facility", "territory", "transport"})  # "l'attaque d'une base de l'armée" is not the army's
_SUSPECTED = 20  # tokens between "soupçonne X" and "d'être derrière"
_OPENS = 12  # tokens from an apposition that opens a sentence to the subject behind it


def doers(noun: Token, phrase: list[Token], light: LightVerb | None, fillers: Fillers, *, lexicon: Lexicon) -> list[Token]:
    """By whom an act is done, claimed or ordered; `phrase` are the other nouns of the trigger."""
    if _is_answer(noun):
        return []
    if found := blamed(noun) or by_agents(noun):
        return found
    if told := carried_out(noun, phrase, lexicon=lexicon):
        return told
    if is_reproached(noun):
        return []
    if light is not None and light.orientation == "agent" and (found := by_agents(light.verb)):
        return found
    return signed(noun, fillers) or _behind(noun) or _whose_work(noun) or who_laid([noun, *phrase], fillers)


def _is_answer(noun: Token) -> bool:
    """Whether who is told behind "par" did what an act answers: "en riposte à la décision prise | par X, Y a …"."""
    behind = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    return preposition(noun) == "en" and behind.lower_ in function_words(noun.lang_, "to")


def carried_out(noun: Token, phrase: list[Token], *, lexicon: Lexicon) -> list[Token]:
    """The by-agents of the participles that say who did an act: "menée dans la rue par X", "mise en place par X"; whose part it is."""
    verbs = load_light_verbs(lexicon)
    for verb in (verb for word in (noun, *phrase) for verb in participles(word) if not tells_study(verb)):
        lemma = verb.lemma_.lower()
        words = (lemma, *(f"{lemma} {child.lemma_.lower()}" for child in verb.children))
        if (is_of_kind(verb, "lends") or any(verbs.get(word) == "agent" for word in words)) and (found := by_agents(verb)):
            return found
    return _partakers(noun) or asked_to(noun) or users(noun)


def _partakers(noun: Token) -> list[Token]:
    """Whose part in an act it is, or whose claim to it: "le rôle de X dans l'attentat", "leur revendication de l'attaque"."""
    before = (t for t in noun.head.rights if t.dep_ in ("obj", "obl:arg", "obl:mod") and t.right_edge.i + 1 == noun.left_edge.i)
    part = next(before, noun.head)  # "surveillé pour son rôle | dans l'attentat", which the parser hangs on the verb
    if noun.dep_ not in ("nmod", "obl:arg", "obl:mod") or preposition(noun) not in _PARTS or part.pos_ != "NOUN":
        return []
    if part.lemma_.lower() not in words_of_kind(noun.lang_, "claim" if preposition(noun) == "de" else "part"):
        return []
    owners = by_agents(part) or [t for t in complements(part, ("de",)) if t.i != noun.i]
    owners = owners or [t for t in part.children if t.dep_ == "det" and "Yes" in t.morph.get("Poss", [])]
    plays = is_of_kind(part.head, "plays") and noun.lemma_.lower() in lemmas(noun.lang_, "nouns", "violence", "war")
    if owners or part.dep_ != "obj" or not (plays or (is_of_kind(part.head, "lends") and not complements(noun, ("de",)))):
        return owners
    return surface_subjects(part.head)  # "a nié toute implication dans l'attentat", "a joué un rôle dans le massacre des civils"


def who_laid(words: Sequence[Token], fillers: Fillers) -> list[Token]:
    """Who laid, left or fired what blew up: "l'explosion d'une mine | posée par X", "d'un engin enfoui dans un champ par X"."""
    weapons = [*words, *(t for word in words for t in word.rights if t.dep_ == "nmod" and preposition(t) == "de")]
    weapons = [t for t in weapons if fillers.classes(t) & _ARMS]
    laid = (verb for weapon in weapons for verb in participles(weapon) if is_of_kind(verb, "lays") and verb.i > weapon.i)
    return next((found for verb in laid if (found := by_agents(verb))), [])


def _whose_work(noun: Token) -> list[Token]:
    """Whose work an act is said to be, or whose mark it bears: "le raid est l'œuvre | de X", "l'attaque porte la marque | de X"."""
    if noun.dep_ != "nsubj" or noun.i > noun.head.i:
        return []
    above = noun.head
    if any(child.dep_ == "cop" for child in above.children):
        return complements(above, ("de",)) if is_noun_of_kind(above, "work") else []
    marks = (child for child in above.rights if child.dep_ == "obj" and is_noun_of_kind(child, "mark"))
    return next((complements(mark, ("de",)) for mark in marks if is_of_kind(above, "bears")), [])


def _behind(noun: Token) -> list[Token]:
    """Who is said to be behind an act: "X est derrière l'attentat", "soupçonne X d'être derrière l'attentat"."""
    opener = next((t for t in noun.lefts if t.dep_ == "case" and t.lower_ in function_words(noun.lang_, "behind")), None)
    if opener is None or opener.i == noun.sent.start:
        return []
    being = opener.nbor(-1)
    if not is_noun_of_kind(being, "being"):
        return []
    if not is_infinitive(being):
        return [t for t in noun.children if t.dep_ in ("nsubj", "nsubj:pass")] or surface_subjects(being)
    for token in reversed(noun.doc[max(noun.sent.start, being.i - _SUSPECTED) : being.i]):
        if is_of_kind(token, "suspects"):
            return deep_objects(token)
    return []


def named_behind(head: Token) -> list[Token]:
    """Whom an apposition describes that opens the sentence: "Affiliés au réseau, les rebelles ont …"."""
    if any(child.dep_ in ("det", "case", "cop") and child.i < head.i for child in head.children) or not opens_sentence(head):
        return []
    for token in head.doc[head.i + 1 : min(head.i + _OPENS, head.sent.end)]:
        if token.dep_ in ("nsubj", "nsubj:pass") and token.pos_ in ("NOUN", "PROPN"):
            first = min(t.i for t in (token, *token.lefts) if t.i > head.i)
            return [token] if head.doc[first - 1].text == "," else []
        if is_verbal(token) and token.morph.get("Mood", []) and not is_passive(token):
            break
    return []


def qualified(noun: Token, fillers: Fillers) -> list[Token]:
    """Of whom or what a noun tells behind "à" or "en", or at the head of the sentence: "X, au pouvoir", "terres aux mains de Y"."""
    before = noun.nbor(-1).lower_ if noun.i else ""  # not "condamnés à mort"
    bare = before in function_words(noun.lang_, "contracted", "in") or noun.lower_ in function_words(noun.lang_, "pay")
    led = preposition(noun) in ("à", "en", None) and bare
    beside = led and noun.dep_ in ("acl", "nmod") and (fillers.direct(noun.head) or "territory" in fillers.classes(noun.head))
    if beside:
        return described(noun.head) or [noun.head]
    holding = before in function_words(noun.lang_, "contracted")  # "accusé par X, | au pouvoir à Gaza", not "devant X, en visite à Gaza"
    if not (led and holding):
        return named_behind(noun)
    opening = _opening(noun)
    comma = opening.i > 0 and opening.nbor(-1).text == ","
    whom = nominal_before(opening) if comma or opening.pos_ == "ADV" else None  # not "la chute de la ville | aux mains de X"
    if whom is None:
        return named_behind(noun)
    ground = next((t for t in (whom, opening.nbor(-1 - comma)) if "territory" in fillers.classes(t)), None)
    if ground is None and comma and fillers.actors([whom]):
        return [whom]
    return [ground] if ground is not None else named_behind(noun)


def _opening(noun: Token) -> Token:
    """The first word of the phrase of a noun, with the adverbs in front: "Lima, | toujours aux mains de X"."""
    first = noun.nbor(-1)
    while first.i > noun.sent.start + 1 and first.nbor(-1).pos_ == "ADV":
        first = first.nbor(-1)
    return first


def may_act(token: Token, code: str, fillers: Fillers) -> bool:
    """Whether whose a thing in a slot is may be who did the deed: not of ground, nor of what blew up ("une voiture de l'armée a explosé").

    "Un centre de l'ONU a accueilli des blessés"; who runs a prison holds its prisoners, no ground does ("dans l'est libyen"). A convoy
    moves as a force does.
    """
    idle = {"dans": frozenset({"territory"}), "subj": _NO_DOERS - {"facility"}}.get(code, _NO_DOERS)
    moves = code == "subj" and "force" in fillers.classes(token)
    return not ((fillers.classes(token) & idle and not moves) or (token.dep_ == "nsubj" and is_of_kind(token.head, "bursts")))


def is_of_force(token: Token, fillers: Fillers) -> bool:
    """Whether a word is what forces move or fire, and the text tells whose: "un convoi | de l'armée", "un missile | turc"."""
    return bool(fillers.classes(token) & _MEANS and fillers.actors([token]))


def reached(tokens: list[Token], head: Token, fillers: Fillers) -> tuple[Actor, ...]:
    """The actors that role tokens stand for, but those told behind a clause that qualifies one: "un rebelle tué au Mali et | un soldat"."""
    found: list[Actor] = []
    opening = {":", *function_words(head.lang_, "whose")}  # "six personnes arrêtées, dont un prêtre"
    for token in tokens:
        if not (token.i < head.i and token.is_ancestor(head)):
            found += fillers.actors([token])
            continue
        ahead = (t for t in coordinated(token) if t.i < head.i or any(w.lower_ in opening for w in head.doc[head.i : t.i]))
        found += (actor for each in ahead for actor in fillers.alone(each))
    return distinct(found)


def has_doer(noun: Token, fillers: Fillers) -> bool:
    """Whether "par" right below a noun opens a party: "la prise par les rebelles | de la base de l'armée"."""
    by = (t for t in noun.rights if t.dep_ == "nmod" and preposition(t) == "par")
    return any("human" in fillers.classes(t) or fillers.direct(t) for t in by)


def without_itself(actors: tuple[Actor, ...], head: Token, fillers: Fillers) -> tuple[Actor, ...]:
    """The actors, where a noun and its complement describe one together the one complemented: "allié de l'Iran", "membre du Hamas"."""
    own = fillers.mention(head) if head.pos_ == "NOUN" else None
    if own is None or own.how != "description" or own.tokens.head != head.i:
        return actors
    told = "".join(t.lower_ for t in head.doc[head.i : own.tokens.end])
    names = [name.lower().replace(" ", "") for name in (own.actor.label, *own.actor.aliases)]
    named = any(told.endswith(name) and told != name for name in names)
    parts = (actor if actor.id != own.actor.id or named else own.actor.part_of for actor in actors)
    return tuple(actor for actor in parts if actor is not None)
