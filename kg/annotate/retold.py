"""Persons told of again by what they are: "le Lyonnais", "la députée", "le ministre israélien", "l'historien".

A definite noun is of somebody whom the reader knows (Hawkins 1978, Definiteness and Indefiniteness). News tells a name first and what
its bearer is after that: a noun that was not introduced itself tells more of the person who was told of just before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.annotate.anaphors import Anaphors
from kg.annotate.antecedents import Antecedent, Text
from kg.annotate.individuals import years
from kg.annotate.institutions import state_of
from kg.annotate.pointing import commanding, demonstrative, is_pair
from kg.annotations import ActorMention
from kg.languages import function_words
from kg.model import Actor

_SENTENCES_BACK = 2
_OFFICE_BACK = 8  # the same where an office and its state tell who is meant
_LEGISLATORS = frozenset({"lawmaker", "senator"})
_EXECUTIVE = frozenset({"president", "prime-minister", "king", "queen", "pope"})  # whom nobody calls a legislator
_OTHERS = ("ADJ", "NUM")
_SUBJECT = "nsubj"


def retold(mention: ActorMention, history: Sequence[Antecedent], text: Text, anaphors: Anaphors) -> Actor | None:
    """The person named before whom a definite noun tells more of; None where it has a person of its own or fits nobody."""
    noun = text.doc[mention.tokens.head]
    demonym = _is_demonym(noun, anaphors)
    pointed = demonym and demonstrative(noun) is not None
    if not (pointed or _is_definite(noun)) or _has_bearer(mention, noun, anaphors):
        return None
    state = _state(mention, noun, anaphors)
    if not (state or _tells_more(mention, noun, anaphors)) or _says_which(mention, noun, placed=state is None):
        return None
    above = commanding(noun)
    role = anaphors.words.roles.at(text.doc, mention.tokens.start) if state is not None and not demonym else None
    office = role[0].english if role is not None else None
    near = [
        a
        for a in history
        if _is_near(noun, a, office, text, anaphors)
        and (a.subject or not _is_fighter(noun))
        and a.token not in above
        and a.mention
        and _fits(a.mention.actor, noun, state, anaphors)
    ]
    told_most = anaphors.told if state is not None and not pointed else None
    best = max(near, key=lambda a: _salience(a, told_most), default=None)
    return best.mention.actor if best is not None and best.mention is not None else None


def _has_bearer(mention: ActorMention, noun: Token, anaphors: Anaphors) -> bool:
    """Whether a mention is no noun phrase, or one of somebody who is known, named or, as a person, told of before."""
    actor = mention.actor
    if mention.how not in ("anaphor", "description") or (actor.kind == "person" and actor.id in anaphors.told):
        return True
    if _is_fighter(noun) and actor.kind != "person":
        return False  # "le jihadiste" is one of whatever group
    return actor.known or (mention.how == "description" and actor.label_en is None)


def _is_before(noun: Token, a: Antecedent, text: Text, back: int = _SENTENCES_BACK) -> bool:
    """Whether a person that a noun may mean is named in the sentences `back` from it, outside its own quotation or within it."""
    near = 0 < text.sentence(noun.i) - a.sentence <= back and a.quote == text.quote(noun.i)
    return near and a.human and a.mention is not None and not _is_unnamed(a.mention.actor) and _agrees(noun, a)


def _is_near(noun: Token, a: Antecedent, office: str | None, text: Text, anaphors: Anaphors) -> bool:
    """Whether a person is named just before a noun, or some sentences before where the article told of him with the noun's office."""
    if _is_before(noun, a, text):
        return True
    if office is None or a.mention is None or not _is_before(noun, a, text, _OFFICE_BACK):
        return False
    return any(called == office or called.endswith(f"-{office}") for called in anaphors.called.get(a.mention.actor.id, ()))


def _fits(person: Actor, noun: Token, state: str | None, anaphors: Anaphors) -> bool:
    """Whether a noun may tell what a person is: nobody's office but his, nor a seat in parliament for who governs."""
    fighter = _is_fighter(noun)
    if fighter and (person.known or person.part_of is not None or anaphors.text.is_passing(person.id)):
        return False  # an official told of beside him, or who tells of him
    office = state is not None and not fighter and not _is_demonym(noun, anaphors)  # whose bearer has to be known as one of the state
    if person.kind != "person" or not _is_of(person, state, known=office) or (office and not _is_called(person, noun, anaphors)):
        return False
    role = anaphors.words.roles.at(noun.doc, noun.i)
    legislator = role is not None and role[0].english in _LEGISLATORS
    return not (legislator and _EXECUTIVE.intersection(anaphors.classes(person)))


def _salience(a: Antecedent, told: Mapping[str, int] | None) -> tuple[int, int, int]:
    """How near a person is, a subject counting a sentence nearer; where origins tell who is meant, how often he was told of first."""
    often = told[a.mention.actor.id] if told is not None and a.mention is not None else 0
    return often, a.sentence + a.subject, a.token


def _is_unnamed(person: Actor) -> bool:
    """Whether a person is known by what he is alone: by the words of the article, or by an office that nobody was named for."""
    return not person.known and person.label_en is not None


def both_persons(noun: Token, history: Sequence[Antecedent], text: Text) -> tuple[Actor, Actor] | None:
    """The two persons named just before, for "les deux hommes", "les deux députés"; None where the noun was introduced itself."""
    if not is_pair(noun) or not text.is_human(noun) or _is_specified(noun):
        return None
    if any(t.lower_ == noun.lower_ and t.i and not is_pair(t) for t in noun.doc[: noun.i]):
        return None
    sentence = text.sentence(noun.i)
    found: dict[str, Actor] = {}
    nearest = sentence
    for a in reversed(history):
        if a.sentence < nearest and len(found) > 1:
            break
        nearest = a.sentence
        if sentence - nearest > _SENTENCES_BACK:
            break
        if a.mention is not None and a.human and (a.mention.actor.known or a.mention.actor.label_en is None):
            found.setdefault(a.mention.actor.id, a.mention.actor)
    if len(found) != 2:
        return None
    second, first = found.values()
    return first, second


def _is_specified(noun: Token) -> bool:
    """Whether words behind a noun say which are meant."""
    return any(child.i > noun.i and child.dep_ in ("nmod", "acl:relcl", "acl", "appos", "amod", "conj") for child in noun.children)


def _is_definite(noun: Token) -> bool:
    """Whether a singular noun has the definite article, adjectives between them aside."""
    if noun.morph.get("Number", []) == ["Plur"] or not noun.i:
        return False
    before = noun.nbor(-1)
    if before.pos_ in _OTHERS and before.i:
        before = before.nbor(-1)
    return not noun.is_sent_start and before.lower_ in function_words(noun.lang_, "definite_singular", "contracted_definite")


def _state(mention: ActorMention, noun: Token, anaphors: Anaphors) -> str | None:
    """The state that a demonym or an adjective of origin tells."""
    if _is_demonym(noun, anaphors):
        return anaphors.words.origins[noun.lower_].actor
    behind = noun.doc[noun.i + 1 : mention.tokens.end]
    told = next((anaphors.words.origins[t.lower_] for t in behind if t.lower_ in anaphors.words.origins), None)
    return told.actor if told is not None and told.kind == "state" and _is_person(mention, noun) else None


def _is_demonym(noun: Token, anaphors: Anaphors) -> bool:
    return noun.lower_ in anaphors.words.origins and noun.text[0].isupper()


def _is_fighter(noun: Token) -> bool:
    """Whether a noun says that one person takes part in violence: "le jihadiste", "le tireur"."""
    return noun.lower_ in function_words(noun.lang_, "fighter_noun")


def _is_person(mention: ActorMention, noun: Token) -> bool:
    return mention.actor.kind == "person" or _is_fighter(noun) or noun.lower_ in function_words(noun.lang_, "retelling_noun")


def _tells_more(mention: ActorMention, noun: Token, anaphors: Anaphors) -> bool:
    """Whether a noun tells what a person does or is in public life, as the subject of its clause."""
    if not (noun.dep_.startswith(_SUBJECT) or _is_inverted(noun)):
        return False
    individual = anaphors.words.individuals.at(noun.doc, mention.tokens.start)
    trade = individual is not None and individual[0].scope == "trade" and mention.how == "anaphor" and _is_inverted(noun)
    return trade or _is_fighter(noun) or noun.lower_ in function_words(noun.lang_, "retelling_noun")


def _is_inverted(noun: Token) -> bool:
    """Whether a noun is the subject behind a verb of saying that the parser takes for its object: '"…", a prévenu l'historien'."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or verb.i > noun.i or any(child.dep_.startswith(_SUBJECT) for child in verb.children):
        return False
    first = min(t.i for t in (verb, *verb.children) if t.pos_ in ("AUX", "VERB", "PRON") and t.i <= verb.i)
    return first > 0 and noun.doc[first - 1].is_punct


def _says_which(mention: ActorMention, noun: Token, *, placed: bool) -> bool:
    """Whether a complement or a relative clause says which one is meant, an age aside, or a constituency."""
    doc, end = noun.doc, mention.tokens.end
    for child in noun.children:
        if child.i < end or child.dep_ not in ("nmod", "acl:relcl", "appos"):
            continue
        aged = any(t.lower_ in years(noun.lang_) for t in doc[end : child.i + 2])
        constituency = placed and child.pos_ == "PROPN" and noun.lower_ in function_words(noun.lang_, "retelling_noun")
        if not aged and not constituency:
            return True
    return False


def _is_called(person: Actor, noun: Token, anaphors: Anaphors) -> bool:
    """Whether an office's noun was said of a person, or says no more than that he is in politics."""
    return noun.lower_ in function_words(noun.lang_, "retelling_noun") or noun.lemma_.lower() in anaphors.called.get(person.id, ())


def _agrees(noun: Token, a: Antecedent) -> bool:
    gender = next(iter(noun.morph.get("Gender", [])), None)
    return a.gender is None or gender is None or a.gender == gender


def _is_of(person: Actor, state: str | None, *, known: bool) -> bool:
    """Whether a person may be of a state: of it, or of none that is known unless he has to be."""
    own = state_of(person)
    return state is None or own == state or not (own or known)
