"""Whom a pronoun can't stand for: the other arguments of its own verb, the subject that its verb shares with another included.

Principle B of binding (Chomsky 1981, Lectures on Government and Binding): a pronoun is free in its clause. "Il l'a accusé",
"l'armée a commencé à les déloger" and "la police l'a arrêté, puis l'a relâché" each tell of two parties; whatever else an actor
is called in the article, it is barred with the words that name it in the clause. So is who orders or obtains "sa libération", who strikes
"ses positions", who died in "leurs attaques", and so are "des blessés parmi eux".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from kg.annotate.institutions import state_of
from kg.annotations import ActorMention
from kg.languages import function_words, lemmas, tells_verb
from kg.model import Actor, lineage

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
_OBJECTS = frozenset({"obj", "iobj"})
_ASKED = frozenset({"obj", "obl:arg"})  # "demande | sa libération", "appelle à | sa libération"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_DOERS = frozenset({"nsubj", "obl:agent", "obl:mod"})
_SHARING = frozenset({"xcomp", "conj", "advcl", "obl:arg"})  # clauses whose subject is that of the clause above
_DISPOSING = ("asks", "asks-of", "appeals", "gives")
_STRUCK = ("facility", "force", "vehicle", "weapon")
_STEPS = 3


def makes_act(language: str) -> frozenset[str]:
    """The verbs whose object does what the infinitive behind them tells."""
    return lemmas(language, "argument_verbs", "object")


def barred_actors(pronoun: Token, told: Sequence[ActorMention], by_head: Mapping[int, ActorMention]) -> frozenset[str]:
    """The actors that the words around a pronoun's verb name: `told` before it, with pronouns resolved, `by_head` behind it."""
    arguments = {token.i for token in _co_arguments(pronoun)}
    if not arguments:
        return frozenset()
    before = {mention.actor.id for mention in told if mention.tokens.head in arguments}
    behind = {by_head[i].actor.id for i in arguments if i > pronoun.i and i in by_head and by_head[i].how in ("name", "person")}
    return frozenset(before | behind)


def strikes_own(noun: Token, actor: Actor, by_head: Mapping[int, ActorMention]) -> bool:
    """Whether who kills or strikes forces of a state is read as being of that state: "l'armée a tué 27 soldats russes".

    So with what a group has: "un tunnel des talibans a été visé par | les insurgés".
    """
    verb, state = noun.head, state_of(actor)
    if noun.dep_ in _DOERS and _is_of(verb, "kills", "strikes", "takes") and _has_complement(verb, noun, actor, by_head):
        return True
    if state is None or noun.dep_ != "nsubj" or not _is_of(verb, "kills", "strikes"):
        return False
    struck = (by_head[token.i].actor for token in verb.rights if token.dep_ == "obj" and token.i in by_head)
    return any(other.kind == "forces" and state_of(other) == state for other in struck)


def _has_complement(verb: Token, doer: Token, actor: Actor, by_head: Mapping[int, ActorMention]) -> bool:
    """Whether the words before a doer tell of what is the actor's, who undergoes what the verb tells."""
    undergoing = [t for t in verb.children if t.dep_ in ("obj", "nsubj:pass")]
    owners = (child for t in undergoing for child in (t, *t.rights) if child.i < doer.i and (child.i == t.i or child.dep_ == "nmod"))
    return any(child.i in by_head and actor in lineage(by_head[child.i].actor) for child in owners)


def _co_arguments(pronoun: Token) -> Iterable[Token]:
    """The other arguments of a pronoun's verb, and of those above it that lend it their subject."""
    if pronoun.dep_ == "det":
        return _askers(pronoun.head)
    if any(child.dep_ == "case" and child.lower_ in function_words(pronoun.lang_, "part_of") for child in pronoun.lefts):
        return _parts(pronoun)
    party = pronoun.head if _counts_some(pronoun) else pronoun
    if party.dep_ not in _ARGUMENTS:
        return ()
    verb = party.head
    found = [child for child in verb.children if child.dep_ in _ARGUMENTS and child.i != party.i]
    if party.dep_ in _SUBJECTS:
        found += _mediators(verb)
    if party.dep_ in _OBJECTS and not any(child.dep_ in _SUBJECTS for child in verb.children):
        found += _shared_subjects(verb)
    return [*found, *(noun for child in found if child.dep_ in _SUBJECTS for noun in _antecedents(child))]


def _mediators(verb: Token) -> list[Token]:
    """Who helps others to do what a verb tells: "Sous l'égide du Qatar et de l'Égypte, | ils ont conclu …"."""
    helps = (child for child in verb.lefts if child.dep_.startswith("obl") and child.lower_ in function_words(verb.lang_, "auspices"))
    return [token for noun in helps for token in noun.subtree]


def _counts_some(pronoun: Token) -> bool:
    """Whether a pronoun tells out of whom some are counted: "tuant onze d'entre | eux"."""
    before = (function_words(pronoun.lang_, class_) for class_ in ("bare_of", "between"))
    among = pronoun.i > 1 and all(t.lower_ in words for t, words in zip(pronoun.doc[pronoun.i - 2 : pronoun.i], before, strict=True))
    return among and pronoun.dep_ == "nmod" and pronoun.head.i < pronoun.i


def _parts(pronoun: Token) -> list[Token]:
    """Who is said to be part of those that a pronoun tells of, and who acts on them: "l'attaque a fait des blessés | parmi eux"."""
    above = pronoun.head
    parts = [above] if above.pos_ == "NOUN" else [child for child in above.children if child.dep_ in _ARGUMENTS]
    return [*parts, *(word for part in parts for word in part.subtree if word.dep_ == "conj" and word.i < pronoun.i)]


def _is_of(verb: Token, *kinds: str) -> bool:
    """Whether a verb is one of those that say who has a part in an act."""
    return tells_verb(verb.lang_, verb.lemma_.lower(), lemmas(verb.lang_, "argument_verbs", *kinds))


def _askers(noun: Token) -> list[Token]:
    """Who asks for or orders what befalls somebody else, whose it is ("un juge a ordonné | sa libération"), who meets others' violence
    ("l'armée a repoussé | leurs attaques", "ont péri dans une de | leurs attaques") or strikes what they hold ("bombarde | ses bases")."""
    verb, fell = noun.head, _fell_in(noun)
    if fell:
        return fell
    if noun.dep_ not in _ASKED:
        return []
    word = noun.lemma_.lower()
    undergone = noun.lower_ in function_words(noun.lang_, "undergone") and _is_of(verb, *_DISPOSING)
    suffered = word in lemmas(noun.lang_, "nouns", "violence") and _is_of(verb, "suffers")
    struck = word in lemmas(noun.lang_, "nouns", *_STRUCK) and _is_of(verb, "strikes")
    taken = noun.lower_ in function_words(noun.lang_, "stronghold") and _is_of(verb, "strikes", "takes")
    if not undergone and not suffered and not struck and not taken:
        return []
    return [child for child in verb.children if child.dep_ in _SUBJECTS] or _shared_subjects(verb)


def _fell_in(noun: Token) -> list[Token]:
    """Who died in several acts of violence, which are others': "douze soldats ont péri dans | leurs attaques"."""
    if noun.lemma_.lower() not in lemmas(noun.lang_, "nouns", "violence") or noun.morph.get("Number", []) != ["Plur"]:
        return []
    whole = noun.head if noun.dep_ == "nmod" and noun.head.pos_ in ("PRON", "NUM", "DET") else noun  # "une de leurs attaques"
    verb = whole.head
    if not whole.dep_.startswith("obl") or not (_is_of(verb, "dies") or any(child.dep_ == "nsubj:pass" for child in verb.children)):
        return []
    return [child for child in verb.children if child.dep_ in _SUBJECTS]


def _antecedents(subject: Token) -> list[Token]:
    """What a relative pronoun that is a subject may stand for: the noun that its clause hangs on, and the name right before it."""
    if subject.lower_ not in function_words(subject.lang_, "relative_subject"):
        return []
    clause, before = subject.head, subject.nbor(-1) if subject.i else subject
    before = before.nbor(-1) if before.text == "," and before.i else before
    named = before.head if before.dep_ == "flat:name" else before
    return [named, *([clause.head] if clause.dep_ == "acl:relcl" else [])]


def _shared_subjects(verb: Token) -> list[Token]:
    """The subject of the clause that a verb without a subject of its own belongs to."""
    for _ in range(_STEPS):
        above = verb.head
        finite = bool(verb.morph.get("Mood", [])) or any(child.dep_.startswith("aux") for child in verb.children)
        if above.i == verb.i or verb.dep_ not in _SHARING or above.pos_ not in ("VERB", "AUX") or (finite and verb.dep_ != "conj"):
            return []
        if verb.dep_ != "conj" and above.lemma_.lower() in makes_act(verb.lang_):
            return []
        subjects = [child for child in above.children if child.dep_ in _SUBJECTS]
        if subjects:
            return subjects if not any(child.dep_ == "nsubj:pass" for child in subjects) else []
        verb = above
    return []
