"""What the syntax around a pronoun or possessive says of whom it can mean, must mean, or means by preference.

A pronoun is no second argument of its antecedent's verb (principle B of Chomsky 1981, Lectures on Government and Binding);
a possessive in the second of two coordinated phrases belongs to the first: "le régime et ses alliés".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.annotate.disjoint import makes_act
from kg.annotate.grammar import finite, infinitive, participle
from kg.annotations import ActorMention
from kg.languages import endings, function_words, lemmas

_WITHIN = ("nmod", "appos", "flat:name", "conj")
_INNER = (*_WITHIN, "amod", "acl")
_OF_CLAUSES = ("VERB", "AUX")
_INFINITIVE = ("xcomp", "obl:arg", "advcl")
_OBJECTS = ("obj", "iobj")
_PLURAL = ["Plur"]
_BY = 8  # tokens from "par" to a possessive behind its noun
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
    if first.i not in by_head and noun.i in by_head:  # "les combats de l'armée syrienne et ses alliés"
        joint = possessive.i - 1 if possessive.nbor(-1).dep_ != "case" else possessive.i - 2  # "et | de ses alliés"
        before = next((m for m in by_head.values() if m.tokens.end == joint), None)
        first = possessive.doc[before.tokens.head] if before is not None else first
    several = possessive.lower_ in function_words(possessive.lang_, "possessive_theirs") or first.morph.get("Number", []) == _PLURAL
    return None if several or _is_possessed(first) else by_head.get(first.i)


def _is_possessed(noun: Token) -> bool:
    """Whether a possessive stands before a noun: "sa mère | et son frère"."""
    return any(child.lower_ in function_words(noun.lang_, "possessive_third") for child in noun.lefts)


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


def bound_doers(possessive: Token) -> tuple[int, ...]:
    """Who does what the phrase around a possessive tells, though the clause has another subject.

    The object of a verb that makes somebody act ("a appelé l'armée à cesser son offensive"), whom one helps in it ("épaule l'armée dans
    sa lutte"), who acts by the noun that it is a complement of ("la suspension par l'armée de son offensive").
    """
    if (agent := _by_agent_before(possessive)) is not None:
        return (agent.i,)
    if both := _told_of_first(possessive):
        return tuple(t.i for t in both)
    below = possessive
    while below.head.i != below.i:
        above = below.head
        found = [t.i for t in _lenders(above, below) if t.i < possessive.i and not _is_possessed(t)]
        if found or any(child.dep_.startswith("nsubj") for child in above.children):
            return tuple(found)
        below = above
    return ()


def _told_of_first(possessive: Token) -> list[Token]:
    """Of whom the first of two joined nouns tells: "l'élimination de dix miliciens et la destruction de | leurs caches"."""
    second = possessive.head.head
    while second.pos_ == "NOUN" and second.dep_ == "nmod":  # "d'un certain nombre de leurs caches"
        second = second.head
    first = second.head
    of_theirs = possessive.lower_ in function_words(possessive.lang_, "possessive_theirs") and possessive.i > 0
    of_theirs = of_theirs and possessive.nbor(-1).lower_ in function_words(possessive.lang_, "bare_of")  # not "contre | leurs caches"
    joined = second.dep_ == "conj" and second.pos_ == first.pos_ == "NOUN" and not any(t.dep_ == "case" for t in second.lefts)
    if not of_theirs or not joined or second.i > possessive.i:
        return []
    of = [t for t in first.rights if t.dep_ == "nmod" and t.i < second.i and t.left_edge.lower_ in function_words(t.lang_, "of")]
    return [t for phrase in of for t in phrase.subtree if t.pos_ == "NOUN" and t.i < second.i]


def _lenders(above: Token, below: Token) -> list[Token]:
    """The tokens that name who does what a word tells, by the word that governs it."""
    opening = next((t.lower_ for t in below.lefts if t.dep_ == "case"), None)
    helps = above.lemma_.lower() in lemmas(above.lang_, "argument_verbs", "helps")
    if helps and opening is not None and opening in function_words(above.lang_, "inside"):
        return [child for child in above.children if child.dep_ in _OBJECTS]
    blames = above.lemma_.lower() in lemmas(above.lang_, "argument_verbs", "charges")
    if blames and opening is not None and opening in function_words(above.lang_, "purpose"):  # "condamner le pays | pour son soutien à X"
        return [t for t in above.subtree if t.i < below.left_edge.i and _is_blamed(t, above)]
    own = any(child.dep_ == "det" and child.morph.get("Poss", []) for child in below.lefts)  # not "contre une attaque de ses sites"
    if own and _warns(above) and opening in function_words(above.lang_, "against"):  # "a averti X | contre son projet"
        return [t for t in above.subtree if above.i < t.i < below.left_edge.i and (t.dep_ in _OBJECTS or t.pos_ == "PROPN")][:1]
    maker = above.head
    if not infinitive(above) or maker.i > above.i:
        return []
    if above.dep_ in _INFINITIVE and maker.lemma_.lower() in makes_act(above.lang_):
        direct = [child for child in maker.children if child.i < above.i and _is_asked(child)]
        return direct or [t for t in maker.subtree if maker.i < t.i < above.i and t.dep_ in _OBJECTS][:1]
    asked = above.dep_ == "acl" and _is_asked(maker) and maker.head.lemma_.lower() in makes_act(above.lang_)
    return [maker] if asked else []


def _warns(verb: Token) -> bool:
    """Whether a verb warns its object: "avertir", "mettre en garde"."""
    words = (verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {child.lemma_.lower()}" for child in verb.rights))
    return any(word in lemmas(verb.lang_, "argument_verbs", "warns") for word in words)


def _is_blamed(nominal: Token, verb: Token) -> bool:
    """Whether a nominal is the object of a verb, or whose that is: "l'attitude | du pays"."""
    blamed = nominal if nominal.dep_ in _OBJECTS else nominal.head
    return blamed.dep_ in _OBJECTS and blamed.head.i == verb.i and nominal.dep_ in (*_OBJECTS, "nmod")


def _by_agent_before(possessive: Token) -> Token | None:
    """Who does what the noun tells that "de" and a possessive complete: "la suspension par l'armée | de son offensive"."""
    doc, first, of = possessive.doc, possessive.sent.start, function_words(possessive.lang_, "of")
    if possessive.i <= first or possessive.nbor(-1).lower_ not in of:
        return None
    for token in reversed(doc[max(first + 1, possessive.i - _BY) : possessive.i - 1]):
        if token.pos_ == "ADP" and token.lower_ not in of:
            by = token.lower_ in function_words(token.lang_, "by") and token.nbor(-1).pos_ == "NOUN"
            return token.head if by and token.head.i > token.i else None
        if token.is_punct or token.pos_ in _OF_CLAUSES:
            break
    return None


def _is_asked(nominal: Token) -> bool:
    """Whether a nominal is the object of its verb, or stands behind its "à"."""
    to = function_words(nominal.lang_, "to")
    return nominal.dep_ in _OBJECTS or (nominal.dep_ == "obl:arg" and any(t.dep_ == "case" and t.lower_ in to for t in nominal.lefts))


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


def topic(pronoun: Token) -> int | None:
    """What "quant à" sets in front of the clause whose subject takes it up: "Quant aux milices, alliées de l'armée, elles …"."""
    doc, first = pronoun.doc, pronoun.sent.start
    if pronoun.dep_ != "nsubj" or pronoun.i < first + 4 or pronoun.nbor(-1).text != ",":
        return None
    if doc[first].lower_ not in function_words(doc.lang_, "as_for") or doc[first + 1].lower_ not in function_words(doc.lang_, "to"):
        return None
    if any(finite(token) for token in doc[first : pronoun.i]):
        return None
    return next((token.i for token in doc[first + 2 : pronoun.i] if token.pos_ in ("NOUN", "PROPN")), None)
