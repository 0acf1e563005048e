"""Whom pronouns and possessives stand for: "il", "leurs", "celle-ci", "ce dernier".

Antecedents are ranked by recency and grammatical role among those that agree in number, gender and kind, after
Lappin & Leass 1994 (https://aclanthology.org/J94-4002/), with sentence distance in place of their decay. Subjects that
name no actor compete with those that do: a pronoun that fits one of them best stands for nobody.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from kg.annotate.antecedents import Antecedent
from kg.annotate.binding import bound_doers, doubled_subject, glossed, local_subjects, owner, same_clause_argument, topic
from kg.annotate.captives import is_taken, takes
from kg.annotate.names import PLACE
from kg.annotate.story import Story
from kg.annotations import ActorMention, Tokens
from kg.languages import function_words, lemmas
from kg.model import Actor, ActorFamily

_SENTENCES_BACK = 3
_RECENT = 20  # mentions among which that of a pronoun's own clause is
# The weights from here on were chosen on the pronouns that POPCORN's reports resolve (MIT licence), each half tested on the other.
_DISTANCE = 2.0
_SUBJECT = 1.5
_PERSON = 2.0  # how much rather a singular pronoun stands for a person
_AGREES = 0.6  # how much rather "elle" stands for a woman known as one than for a person of whom no gender was told
_COLLECTIVE_PENALTY = 2.0
_OTHER_QUOTE = 2.0
_OTHER_GENDER = 1.5  # how much less "ils" stands for women or things alone, "elles" for whom no feminine was told
_LOCAL = 1.0  # how much rather a possessive stands for the subject of its clause
_NOBODY = 1.0  # how much less a noun that names no actor attracts
_CATAPHOR = 0.5
_GOES_ON = 1.5  # how much rather who "également" does something is who acted in the sentence before
_TAKER = 2.5  # how much less who arrests or tries others attracts the pronoun of those who are
_PERSONAL = ("subject_pronoun", "stressed_pronoun", "object_pronoun", "inverted_pronoun")
_LATTER = ("latter_pronoun", "latter", "latter_plural")  # the last told of, not the subject before
POINTING = (*_PERSONAL, *_LATTER, "possessive_third")
"""The classes of function words that may stand for somebody."""
_QUALIFIED = frozenset({"NOUN", "PROPN", "ADJ"})
_BODIES = frozenset({"forces", "group", "organisation", "state"})
_COLLECTIVE = frozenset({"forces", "group", "people"})


def is_pronoun(token: Token) -> bool:
    """Whether a word is a pronoun or possessive that may stand for somebody."""
    language = token.lang_
    if token.pos_ == "DET":
        return token.lower_ in function_words(language, "possessive_third")
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in function_words(language, "generic_pronoun"):  # "l'on"
        return False
    existential = following is not None and following.lower_ in function_words(language, "place_pronoun")
    if existential and following is not None and following.head.i == token.i:  # "il y a deux semaines"
        return False
    if token.lower_ in function_words(language, "latter", "latter_plural"):  # "ce dernier", with no noun behind it
        pointing = bool(token.i) and token.nbor(-1).lower_ in function_words(language, "demonstrative")
        return pointing and not (token.i + 1 < len(token.doc) and token.nbor(1).pos_ in _QUALIFIED)
    if token.lower_ in function_words(language, *_LATTER):
        return True
    if token.pos_ != "PRON" or token.lower_ not in function_words(language, *_PERSONAL):
        return False
    return token.dep_ not in ("expl:subj", "expl:pass", "expl:comp")


def resolve_pronoun(token: Token, story: Story, by_head: dict[int, ActorMention], barred: frozenset[str]) -> list[ActorMention]:
    """The mentions that a pronoun makes: one for each whom it stands for, none of the `barred` actors, by their ids."""
    possessive = token.pos_ == "DET"
    first = owner(token, by_head) if possessive else glossed(token, by_head)
    if first is not None:
        return [ActorMention(tokens=Tokens(token.i, token.i + 1, token.i), actor=first.actor, how="pronoun")]
    same = _repeated(token, story)
    if same is not None:
        return [ActorMention(Tokens(token.i, token.i + 1, token.i), actor, "pronoun") for actor in _joined(token, same, story, by_head)]
    sentence = story.text.sentence(token.i)
    near = [a for a in story.history if sentence - a.sentence <= _SENTENCES_BACK]
    free = [a for a in near if a.mention is None or (a.mention.how != "adjective" and a.mention.actor.id not in barred)]
    candidates = [a for a in free if possessive or not same_clause_argument(token, token.doc[a.token])]
    local, bound = (local_subjects(token), bound_doers(token)) if possessive else ((), ())
    ranked = [
        (score + _nearness(token.head, a, local, bound), place, a)
        for place, a in enumerate(candidates)
        if (score := _score(token, a, story)) is not None
    ]
    later = story.text.later_subject(token)
    if later is not None:
        following = by_head.get(later.i)
        a = story.text.antecedent(following) if following else story.text.other(later)
        score = _score(token, a, story) if a.mention is None or a.mention.actor.id not in barred else None
        if score is not None:
            ranked.append((score - _CATAPHOR, -1, a))
    chosen = max(ranked, key=lambda item: (item[0], item[1]))[2] if ranked else None
    best = chosen.mention if chosen is not None else None
    if chosen is not None and not possessive:
        best = _leader(token.doc[chosen.token], best, story) or best
    if (
        chosen is None
        or best is None
        or (possessive and _befalls(token.head) and not chosen.subject and not _nearness(token.head, chosen, local, bound))
    ):
        return []
    if (chosen.gender is None or chosen.sentence != sentence) and _points_at_noun(token, by_head, near=chosen.gender is not None):
        return []
    joined = _joined(token, best, story, by_head)
    return [ActorMention(tokens=Tokens(token.i, token.i + 1, token.i), actor=actor, how="pronoun") for actor in joined]


def _leader(noun: Token, mention: ActorMention | None, story: Story) -> ActorMention | None:
    """Whose men a plural with a possessive means, where nothing names them: "ses hommes ont tué … ; ils ont brûlé …"."""
    named = mention is not None and (mention.actor.known or mention.how != "description")
    fighters = noun.lower_ in function_words(noun.lang_, "men") or noun.lemma_.lower() in lemmas(noun.lang_, "nouns", "force")
    if named or not fighters:
        return None
    theirs = {child.i for child in noun.lefts if child.lower_ in function_words(noun.lang_, "possessive_third")}
    leader = next((a.mention for a in reversed(story.history) if a.token in theirs and a.mention is not None), None)
    body = leader.actor.part_of if leader is not None and leader.actor.kind == "person" else None
    return leader if leader is None or body is None else replace(leader, actor=body)


def _repeated(token: Token, story: Story) -> ActorMention | None:
    """The subject that a pronoun only repeats, or what "quant à" tells that its clause is about."""
    subject, about = doubled_subject(token), topic(token)
    same = [a for a in story.history[-_RECENT:] if a.mention is not None and a.token in (subject, about)]
    fitting = [a.mention for a in same if a.token == subject or _score(token, a, story) is not None]
    return fitting[-1] if fitting else None


def _points_at_noun(token: Token, by_head: dict[int, ActorMention], *, near: bool) -> bool:
    """Whether the noun near it that "celle-ci" agrees with names no actor: "une pétition contre X. Celle-ci …"; `near` in its sentence."""
    if token.lower_ not in function_words(token.lang_, "latter_pronoun"):
        return False
    plural, gender, _ = _shown(token.lower_, token.lang_)
    start = token.sent.start - 1
    opening = token.sent.start if near else token.doc[start].sent.start if start >= 0 else 0
    for noun in reversed(token.doc[opening : token.i]):
        if noun.pos_ == "NOUN" and noun.morph.get("Gender", []) == [gender] and (noun.morph.get("Number", []) == ["Plur"]) == plural:
            acts = noun.lemma_.lower() in lemmas(noun.lang_, "nouns", "institution", "force", "human")
            return noun.i not in by_head and (acts or not near)
    return False


def _nearness(noun: Token, a: Antecedent, local: tuple[int, ...], bound: tuple[int, ...]) -> float:
    """How much rather the possessive of a noun stands for who does what its clause (`local`) or the phrase around it (`bound`) tells."""
    if a.token not in local and a.token not in bound:
        return 0.0
    forceful = a.token in bound or noun.lemma_.lower() in lemmas(noun.lang_, "nouns", "violence")  # "l'armée … depuis son invasion"
    return _LOCAL + _SUBJECT * (not a.subject) + _PERSON * (forceful and not a.human)


def _joined(token: Token, best: ActorMention, story: Story, by_head: dict[int, ActorMention]) -> list[Actor]:
    """The actor that a pronoun stands for; a plural one stands for all that are coordinated: "X et Y … Ils"."""
    plural = _shown(token.lower_.lstrip("-"), token.lang_)[0] or token.lower_ in function_words(token.lang_, "possessive_theirs")
    if not plural:
        return [best.actor]
    several = [a.mention.actor for a in story.history if a.mention is not None and a.mention.tokens == best.tokens]
    if best.how != "pronoun" and len(several) < 2:
        first = token.doc[best.tokens.head]
        while first.dep_ == "conj" and first.head.i in by_head:
            first = first.head
        heads = [first]
        heads += [t for t in first.subtree if t.dep_ == "conj" and t.i in by_head and t.i < token.i and _is_within(t, first, by_head)]
        several = [best.actor, *(by_head[t.i].actor for t in heads if t.i != best.tokens.head)]
    found = {actor.id: actor for actor in several if actor.family is ActorFamily.ACTOR}
    return list(found.values()) or [best.actor]


def _is_within(token: Token, first: Token, by_head: dict[int, ActorMention]) -> bool:
    """Whether a token is coordinated with another through actors alone."""
    while token.dep_ == "conj" and token.head.i in by_head:
        token = token.head
    return token.i == first.i


def _score(token: Token, a: Antecedent, story: Story) -> float | None:
    """How well an antecedent fits a pronoun, None where it can't be meant."""
    plural, gender, latter = _shown(token.lower_.lstrip("-"), token.lang_)
    gender = gender if token.pos_ != "DET" else None
    distance = story.text.sentence(token.i) - a.sentence
    actor = a.mention.actor if a.mention else None
    if distance > _SENTENCES_BACK or (actor is not None and actor.family is not ActorFamily.ACTOR):
        return None
    collective = actor is not None and actor.kind in _COLLECTIVE
    if (plural and not a.plural and not collective) or (not plural and a.plural):
        return None
    if plural and not a.plural and a.mention is not None and a.mention.how == "pronoun":
        return None  # "son chef a menacé de | les vendre"
    if plural and latter and token.doc[a.token].ent_type_ == PLACE:  # "des soldats en formation aux Etats-Unis. Ces derniers …"
        return None
    if gender and a.gender and a.gender != gender and not (plural and collective and not a.plural):
        return None
    score = _SUBJECT * (a.subject and not latter) - _DISTANCE * distance
    if takes(token.doc[a.token]) and is_taken(token):
        score -= _TAKER
    if a.subject and distance == 1 and _goes_on(token):
        score += _GOES_ON
    if token.pos_ == "DET" and actor is not None and (_is_relative(token.head) if actor.kind in _BODIES else _is_of_bodies(token.head, a)):
        return None
    if plural and not a.plural:
        score -= _COLLECTIVE_PENALTY
    if a.plural and a.gender == "Fem" and token.lower_ in function_words(token.lang_, "mixed_pronoun"):
        score -= _OTHER_GENDER
    if plural and gender == "Fem" and a.gender is None:
        score -= _OTHER_GENDER
    if not plural and a.human and not (distance and not _charges(token.head) and _is_nameless_source(token.doc[a.token], a)):
        score += _PERSON + _AGREES * (gender == a.gender == "Fem" and actor is not None and actor.part_of is None)
    if a.quote is not None and a.quote != story.text.quote(token.i):
        if token.lower_.startswith("-"):  # "…", a-t-il dit: who speaks is no one that he speaks of
            return None
        score -= _OTHER_QUOTE
    return score if actor is not None else score - _NOBODY


def _befalls(noun: Token) -> bool:
    """Whether whose an act is may be whom it befell: "depuis son | invasion"."""
    return noun.lower_ in function_words(noun.lang_, "befalling")


def _charges(verb: Token) -> bool:
    """Whether a verb tells of a charge, which a nameless source may well make: "selon un médecin … Il | accuse X"."""
    return verb.lemma_.lower() in lemmas(verb.lang_, "argument_verbs", "charges")


def _is_nameless_source(noun: Token, a: Antecedent) -> bool:
    """Whether somebody without a name is only who told what others did: "selon un infirmier"."""
    told = any(child.dep_ == "case" and child.lower_ in function_words(noun.lang_, "according") for child in noun.lefts)
    return told and noun.pos_ == "NOUN" and (a.mention is None or a.mention.how not in ("name", "person"))


def _goes_on(token: Token) -> bool:
    """Whether a pronoun is the subject of one more act: "il a également condamné …", not of the same as others': "elle aussi a fui"."""
    inverted = token.lower_ in function_words(token.lang_, "inverted_pronoun")
    also = (child for child in token.head.children if child.lower_ in function_words(token.lang_, "also"))
    return token.dep_ == "nsubj" and any(child.i > token.i + (not inverted) for child in also)


def _is_relative(noun: Token) -> bool:
    """Whether a noun names one of a family, which no body has: "son frère"."""
    return noun.lower_ in function_words(noun.lang_, "family_noun")


def _is_of_bodies(noun: Token, a: Antecedent) -> bool:
    """Whether a noun names a part of a body, which no person has: "ses membres", "son chef"."""
    return a.human and noun.lower_ in function_words(noun.lang_, "part_of_body")


@cache
def _shown(form: str, language: str) -> tuple[bool, str | None, bool]:
    """What a pronoun shows: whether it is plural, its gender, whether it points to the last told of."""
    gender = "Masc" if form in function_words(language, "masculine_pronoun") else None
    gender = "Fem" if form in function_words(language, "feminine_pronoun") else gender
    return form in function_words(language, "plural_pronoun"), gender, form in function_words(language, *_LATTER)
