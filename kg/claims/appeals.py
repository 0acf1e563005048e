"""Who is to do what somebody asks for, where the verb of asking has no object that names them."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.argument_verbs import is_of_kind
from kg.claims.complements import complements
from kg.claims.event_words import is_noun_of_kind, words_of_kind
from kg.claims.forms import is_infinitive, is_passive, is_past_participle, is_verbal, preposition
from kg.claims.governors import owners_of_acts
from kg.claims.light import participles
from kg.claims.syntax import deep_objects, surface_subjects
from kg.languages import function_words, lemmas

_SHARED = ("talks", "pact")  # classes of nouns of what two sides do together


def asked(verb: Token) -> list[Token]:
    """Who is asked: the side that an effort is to be made by, who must act upon demands, whom one appeals or writes to."""
    return _side(verb) or _obliged(verb) or _appealed_to(verb) or _addressed(verb)


def _side(verb: Token) -> list[Token]:
    """ "un effort de la part de X"."""
    sides = (t for t in verb.subtree if t.i > verb.i and t.lower_ in words_of_kind(t.lang_, "side") and preposition(t) == "de")
    sides = (t for t in sides if not any(is_verbal(a) and a.dep_ == "conj" and a.i > verb.i for a in t.ancestors))
    side = next(sides, None)
    return complements(side, ("de",)) if side is not None else []


def _obliged(participle: Token) -> list[Token]:
    """ "le gouvernement doit adopter les réformes | exigées par la rue"."""
    thing, through = participle.head, ("conj", "nmod")
    if participle.dep_ not in ("acl", "amod") or not is_past_participle(participle) or thing.pos_ != "NOUN":
        return []
    while thing.dep_ in through and thing.head.pos_ == "NOUN":
        thing = thing.head
    verb = thing.head
    governed = thing.dep_ in ("obj", "obl:arg") and is_verbal(verb) and not is_passive(verb)
    return [t for t in surface_subjects(verb) if not t.is_ancestor(participle) or t.i < verb.i] if governed else []


def _appealed_to(verb: Token) -> list[Token]:
    """To whom one appeals, or whose act is called for: "en appelle à X", "appelle au départ du ministre", "à des pourparlers avec X"."""
    if not is_of_kind(verb, "appeals") or is_passive(verb):
        return []
    goals = complements(verb, ("à",))
    if verb.i > verb.sent.start and verb.nbor(-1).lower_ in function_words(verb.lang_, "clitic_of"):
        return goals
    if not goals or deep_objects(verb):
        return []
    shared = (goal for goal in goals if is_noun_of_kind(goal, "mutual") or goal.lemma_.lower() in lemmas(goal.lang_, "nouns", *_SHARED))
    return [side for goal in shared for side in complements(goal, ("avec",))] or owners_of_acts(goals, verb)


def _addressed(verb: Token) -> list[Token]:
    """To whom one writes what one asks for: "écrit au roi pour réclamer", "dans une lettre au roi, il demande"."""
    if is_infinitive(verb) and preposition(verb) == "pour" and is_of_kind(verb.head, "addresses"):
        return complements(verb.head, ("à", "auprès"))
    nouns = [t for t in verb.children if t.dep_.startswith("nsubj") or preposition(t) == "dans"]
    nouns += [verb.head] if verb.dep_ in ("acl", "acl:relcl", "amod") else []
    letters = [noun for noun in nouns if is_noun_of_kind(noun, "letter")]
    addressing = [p for letter in letters for p in participles(letter) if is_of_kind(p, "addresses")]
    return next((to for word in (*addressing, *letters) if (to := [t for t in complements(word, ("à",)) if t.i != verb.i])), [])
