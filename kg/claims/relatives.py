"""Relative clauses: what their pronoun stands for, and which verb it is the subject of where the parser lost it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.agreement import agreeing_antecedent, disagrees, finite_form, is_finite, number
from kg.claims.argument_verbs import is_of_kind
from kg.claims.fillers import Fillers
from kg.claims.forms import ends_as_gerund, is_past_participle, is_verbal, opener, preposition
from kg.claims.joined_relatives import joined_antecedent
from kg.claims.phrase_before import nominal_before
from kg.languages import function_words, lemmas

_DEPTH = 8  # how far a chain of governors is followed
_REACH = 25  # tokens between a pronoun and its verb, or a pronoun and its antecedent
_ADJACENT = 3  # tokens between a list and the relative pronoun behind it
_INSERTED = 6  # tokens at least of what is inserted: "dénoncé par Lima et Quito,"
_BREAKS = frozenset({":", ";", "»"})
_NAMES = ("NOUN", "PROPN")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def beyond_relative(verb: Token) -> Token | None:
    """The verb of the clause that an adjunct behind a comma belongs to, where the parser hung it on the relative clause inside.

    "ont frappé trois églises où les fidèles priaient, | faisant …", "il a tiré sur les marins, qui l'ont blessé, | avant de fuir".
    """
    first = verb.left_edge
    if first.i == verb.sent.start or first.nbor(-1).text != ",":
        return None
    clause = next((t for t in verb.ancestors if t.i < verb.i and t.dep_ == "acl:relcl"), None)
    pronoun = next((t for t in clause.lefts if t.lower_ in function_words(t.lang_, "relative")), None) if clause is not None else None
    if clause is None or pronoun is None:
        return None
    enclosed = pronoun.lower_ in function_words(pronoun.lang_, "relative_subject") and pronoun.nbor(-1).text == ","
    inner = pronoun.lower_ in function_words(pronoun.lang_, "relative_place")
    before = first.lower_ in function_words(verb.lang_, "before_que") and verb.morph.get("VerbForm", []) == ["Inf"]
    if not (enclosed and before) and not (inner and ends_as_gerund(verb)):
        return None
    return next((t for t in clause.ancestors if is_verbal(t) and finite_form(t) is not None), None)


def event_going_on(gerund: Token) -> Token | None:
    """The event of the relative clause that the harm behind a comma goes on: "après le raid | qui a visé Lima, tuant dix marins".

    The parser hangs the gerund on the verb above, whose subject did not do it.
    """
    comma = opener(gerund)
    harms = gerund.lemma_ in function_words(gerund.lang_, "causative") or is_of_kind(gerund, "kills", "hits", "sets-off")
    if comma.text != "," or not ends_as_gerund(gerund) or comma.i == gerund.sent.start or not harms:
        return None
    pronouns = function_words(gerund.lang_, "relative_subject")
    clauses = (t for t in comma.nbor(-1).ancestors if t.dep_ == "acl:relcl" and t.right_edge.i == comma.i - 1)
    clause = next((t for t in (comma.nbor(-1), *clauses) if t.dep_ == "acl:relcl"), None)
    pronoun = next((t for t in clause.lefts if t.lower_ in pronouns and t.dep_ in _SUBJECTS), None) if clause is not None else None
    if clause is None or pronoun is None or (form := finite_form(clause)) is None:
        return None
    events = lemmas(gerund.lang_, "nouns", "event")
    for token in reversed(gerund.doc[max(gerund.sent.start, pronoun.i - _REACH) : pronoun.i]):
        if token.is_punct or is_verbal(token):
            return None
        if token.pos_ == "NOUN" and token.lemma_.lower() in events:
            return token if number(token) == number(form) else None
    return None


def antecedent(token: Token, verb: Token | None = None) -> Token:
    """What a relative pronoun stands for, which agrees with the verb that it is the subject of; other tokens stand for themselves."""
    if token.text[0].isdigit() and (counted := _of_range(token)) is not None:
        return counted
    if token.pos_ != "PRON" or token.lower_ not in function_words(token.lang_, "relative"):
        return token
    if verb is not None and (qualified := joined_antecedent(token, verb)) is not None:
        return qualified
    node = token
    for _ in range(_DEPTH):
        if node.dep_ in ("acl:relcl", "acl") and node.head != node:
            if (inner := _behind_infinitive(token, node.head)) is not None and (verb is None or not disagrees(verb, inner)):
                return inner
            if verb is not None and _is_no_noun(node.head):
                return noun_before(token, verb) or node.head
            return _apposed_before(token, node.head) if verb is None else agreeing_antecedent(node.head, verb, before=token.i)
        if (
            verb is not None and node == verb and node.dep_ == "conj" and node.head.pos_ in ("NOUN", "PROPN")
        ):  # "un soldat blessé mais qui …"
            return agreeing_antecedent(node.head, verb, before=token.i)
        if node.head == node:
            break
        node = node.head
    previous = [t for t in token.sent if t.i < token.i and t.pos_ in ("NOUN", "PROPN")]
    return (noun_before(token, verb) if verb is not None else None) or (previous[-1] if previous else token)


def _behind_infinitive(pronoun: Token, noun: Token) -> Token | None:
    """The noun right in front of a relative pronoun, where an infinitive parts that from the noun that the parser hung the clause on.

    "force X à accepter la résolution, | qui appelle à la trêve": a clause behind it qualifies what the infinitive governs.
    """
    between = [t for t in noun.rights if t.i < pronoun.i and t.morph.get("VerbForm", []) == ["Inf"]]
    nearest = nominal_before(pronoun) if between else None
    return nearest if nearest is not None and between[-1].is_ancestor(nearest) else None


def _of_range(first: Token) -> Token | None:
    """The noun that a range of numbers counts, which the parser hung on the first: "3.000 à | 4.000 marins"."""
    to = function_words(first.lang_, "to")
    below = (t for t in first.rights if t.pos_ in ("NOUN", "PROPN") and any(c.dep_ == "nummod" for c in t.lefts))
    return next((t for t in below if t.left_edge.lower_ in to and t.left_edge.i == first.i + 1), None)


def _apposed_before(pronoun: Token, noun: Token) -> Token:
    """The apposition that ends right before a relative pronoun, which is nearer to it: "le contrôle de X, | ville que tenait Y"."""
    node = pronoun.nbor(-1)
    while noun.is_ancestor(node):
        if node.dep_ == "appos":
            return node
        node = node.head
    return noun


def _is_no_noun(head: Token) -> bool:
    """Whether a relative clause cannot qualify the word that the parser hung it on: a verb, or a number in a name."""
    return head.pos_ in ("VERB", "AUX", "ADV", "NUM", "PUNCT") and not any(child.dep_ == "det" for child in head.children)


def noun_before(pronoun: Token, verb: Token) -> Token | None:
    """The nearest noun in front of a relative pronoun that agrees in number with the pronoun's verb."""
    form = finite_form(verb)
    wanted = number(form) if form is not None else None
    first = _inserted_participle(pronoun) if wanted == "Sing" else pronoun.i
    for token in reversed(pronoun.doc[max(pronoun.sent.start, pronoun.i - _REACH) : first]):
        where = any(child.lower_ in function_words(token.lang_, "place_only") for child in token.lefts)  # "capturé en Syrie mais qui …"
        adjective = token.text.islower() and token.i > 0 and token.nbor(-1).pos_ == "NOUN"  # "une milice tutsie qui …", to the tagger
        named = (
            token.pos_ == "PROPN" and not (where or adjective) and (token.dep_ != "flat:name" or token.head.pos_ not in ("PROPN", "NOUN"))
        )
        if wanted == "Plur" and token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN") and token.i >= pronoun.i - _ADJACENT:
            return token.head  # "Lima et la communauté internationale, qui …, ont accepté"
        several = any(number(child) == "Plur" for child in token.lefts if child.dep_ == "det")
        if named and (wanted is None or (wanted == "Plur") == several):
            return token
        if token.pos_ in ("NOUN", "PRON") and number(token) == wanted and not is_verbal(token) and not disagrees(verb, token):
            return token
    return None


def _inserted_participle(pronoun: Token) -> int:
    """Where what commas insert before a pronoun begins that ends in several doers: "le raid, | dénoncé par Lima et Quito, qui a tué"."""
    words = pronoun.doc[max(pronoun.sent.start, pronoun.i - _REACH) : pronoun.i]
    marks = [*function_words(pronoun.lang_, "and"), ","]
    if len(words) < _INSERTED or words[-1].text != "," or words[-3].lower_ not in marks or not words[-2].text[:1].isupper():
        return pronoun.i
    by = next((t for t in reversed(words[:-1]) if t.lower_ in function_words(t.lang_, "by") or t.text == ","), None)
    opening = next((t for t in reversed(words[: by.i - words[0].i]) if t.text == ","), None) if by is not None else None
    told = opening is not None and by is not None and by.text != "," and is_past_participle(opening.nbor(1))
    return opening.i if told and opening is not None else pronoun.i


def relative_ahead(verb: Token, first: int) -> list[Token]:
    """What "qui" in front of a finite verb stands for, where the parser gave the verb another place: "un soldat qui, en mai, a tué …".

    `first` is where the verb group begins; no other clause begins in between, but for an inserted one, or the relative one itself that
    the verb follows.
    """
    pronouns, openers = function_words(verb.lang_, "relative_subject"), function_words(verb.lang_, "clause_opener", "relative")
    if (apart := _before_insertion(verb, first, pronouns)) is not None:
        found = None if _asks_or_is_governed(apart) else noun_before(apart, verb)
        return [found] if found is not None else []
    for token in reversed(verb.doc[max(verb.sent.start, first - _REACH) : first]):
        if token.lower_ in pronouns:
            found = None if _asks_or_is_governed(token) else joined_antecedent(token, verb) or noun_before(token, verb)
            return [found] if found is not None else []
        if token.text in _BREAKS or token.lower_ in openers or (is_verbal(token) and token.morph.get("Mood", [])):
            break
    return _behind_relative(verb, first)


def _before_insertion(verb: Token, first: int, pronouns: frozenset[str]) -> Token | None:
    """The pronoun that commas part from its verb: "des pêcheurs qui, s'ils restent à quai, | ont été indemnisés"."""
    doc, closing = verb.doc, first - 1
    if closing <= verb.sent.start or doc[closing].text != ",":
        return None
    for opening in range(closing - 2, max(verb.sent.start, closing - _REACH), -1):
        if doc[opening].text in _BREAKS:
            break
        if doc[opening].text == "," and doc[opening - 1].lower_ in pronouns:
            return doc[opening - 1]
    return None


def _behind_relative(verb: Token, first: int) -> list[Token]:
    """The noun in front of a relative clause that no comma parts from the finite verb behind: "une femme qui a fui | a été arrêtée"."""
    doc, pronouns = verb.doc, function_words(verb.lang_, "relative_subject")
    form, finite = finite_form(verb), 0
    if form is None or number(form) is None:
        return []
    for token in reversed(doc[max(verb.sent.start, first - _REACH) : first]):
        if token.is_punct or token.pos_ in ("CCONJ", "SCONJ"):
            break
        if token.lower_ in pronouns:
            found = noun_before(token, verb) if finite == 1 and not _asks_or_is_governed(token) else None
            return [found] if found is not None and all(t.pos_ == "ADJ" for t in doc[found.i + 1 : token.i]) else []
        finite += is_finite(token)
    return []


def _asks_or_is_governed(pronoun: Token) -> bool:
    """Whether "qui" opens the sentence, follows a preposition or a verb ("sait qui a tiré"), or stands for a clause ("ce qui")."""
    if pronoun.i == pronoun.sent.start:
        return True
    before = pronoun.nbor(-1)
    return before.pos_ in ("ADP", "VERB", "AUX") or before.lower_ in function_words(pronoun.lang_, "neutral_pronoun")


def nearer_subjects(verb: Token, found: list[Token], fillers: Fillers) -> list[Token]:
    """The subjects of a verb, or the actor right before its "qui" where those that the parser gave are none.

    "Un accord avec la Ligue | qui contrôle la vallée": a noun above is no more likely to be meant, and cannot act.
    """
    pronouns = function_words(verb.lang_, "relative_subject")
    pronoun = next((t for t in verb.lefts if t.lower_ in pronouns and t.dep_ == "nsubj"), None)
    if pronoun is None or pronoun.i - 1 <= verb.sent.start or fillers.actors(found):
        return found
    last = pronoun.nbor(-1) if pronoun.nbor(-1).text != "," else pronoun.nbor(-2)
    mention = fillers.mention(last)
    head = verb.doc[mention.tokens.head] if mention is not None else last
    form = finite_form(verb)
    several = head.dep_ == "conj" and preposition(head) is None and form is not None and number(form) == "Plur"
    if several and head.head.pos_ in _NAMES:
        head = head.head  # "entre X et Y | qui se sont affrontés"
    acts = several or "territory" not in fillers.classes(head)  # "une opération au Mali, qui …"
    told = mention is not None and head.dep_ != "det" and acts
    if told and not disagrees(verb, head) and any(head.i > t.i for t in found):
        return [head]
    return [_described(t, verb, fillers) for t in found]


def _described(noun: Token, verb: Token, fillers: Fillers) -> Token:
    """The actor above a noun that only describes it: "un colonel à la retraite | qui a tiré"; else the noun."""
    told = noun.dep_ == "nmod" and preposition(noun) in ("à", "en") and fillers.direct(noun.head)
    beside = told and not noun.left_edge.nbor(-1).is_punct
    return noun.head if beside and not disagrees(verb, noun.head) else noun
