"""Complements of a verb or a noun: by-agents, nominals behind a preposition, also where the parser hung them elsewhere; clauses."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.claims.agreement import finite_form
from kg.claims.forms import NOMINAL, is_past_participle, is_verbal, preposition
from kg.languages import function_words, lemmas

_SCAN = 20  # tokens looked through for a preposition that the parser hung elsewhere
_CLAUSE = 45  # tokens ahead, where the clause's own verb governs what is found
_GOODS = ("supplies", "money")  # classes of what is told of without a number
_MEANS = ("weapon", "violence")  # classes of what an act is done with
_THINGS = ("facility", "force", "transport", "vehicle")
_QUOTES = frozenset({"«", "»", '"', "“", "”"})
_PHRASE = 5  # tokens from an article to its noun


def complements(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The nominals under a verb or a noun that one of the prepositions introduces."""
    direct = [t for t in head.children if t.pos_ in NOMINAL and preposition(t) in prepositions and not _is_beside(t)]
    direct = direct or (_headed_for(head) if "vers" in prepositions else [])
    spans = [t for t in direct if t.lower_ in function_words(t.lang_, "dayspan")]
    direct += [t for span in spans for t in span.rights if preposition(t) in prepositions]  # "est entré dans la nuit | dans le camp"
    direct = direct or (_near(head) if "près" in prepositions else [])
    if direct or prepositions == ("de",):
        return direct or _behind_adjective(head)
    opening = function_words(head.lang_, "prepositional_adverb").intersection(prepositions)  # with "de" of their own: "auprès du ministre"
    if opening and (adverbs := [t for t in head.children if t.lower_ in opening]):
        of = function_words(head.lang_, "of")
        behind = [t for adverb in adverbs for t in (*adverb.children, *head.rights) if adverb.i < t.i and t.left_edge.lower_ in of]
        return [t for t in behind if t.pos_ in NOMINAL and (t.head != head or t.left_edge.i - 1 in (each.i for each in adverbs))]
    lower = (t for t in head.subtree if t.i > head.i and t.pos_ in NOMINAL and preposition(t) in prepositions)
    return [t for t in lower if no_predicate_between(head, t) and not _is_neighbour(t.left_edge)][:1]


def _is_beside(noun: Token) -> bool:
    """Whether "de" before a noun is that of an adverb of place: "près de la frontière"; not of an amount, "près de dix villages"."""
    adverbs = function_words(noun.lang_, "prepositional_adverb")
    of = next((t for t in noun.lefts if t.dep_ == "case"), noun)
    return of.i > 0 and of.nbor(-1).lower_ in adverbs and not any(t.dep_ == "nummod" for t in noun.lefts)


def _near(head: Token) -> list[Token]:
    """The things that an act befalls closely: "est tombé près d'un | convoi", "à proximité d'une | position"; no border or town."""
    things = frozenset[str]().union(*(lemmas(head.lang_, "nouns", name) for name in _THINGS))
    near = function_words(head.lang_, "nearness")
    beside = [t for t in head.children if any(child.lower_ in near and child.dep_ == "advmod" for child in t.lefts)]
    beside += [t for word in head.children if word.lower_ in near for t in (*word.rights, *head.rights) if _is_right_behind(t, word)]
    return [t for t in beside if t.pos_ == "NOUN" and t.lemma_.lower() in things]


def _is_right_behind(noun: Token, word: Token) -> bool:
    """Whether a noun stands right behind another with "de": "au passage | d'un convoi"."""
    return preposition(noun) == "de" and noun.left_edge.i == word.i + 1


def _headed_for(head: Token) -> list[Token]:
    """The nominal behind a noun of direction, also where the parser hung it on the object: "a tiré (un obus) en direction | du poste"."""
    heading = function_words(head.lang_, "heading")
    below = (t for word in (head, *(t for t in head.rights if t.dep_ == "obj")) for t in word.rights if t.lower_ in heading)
    return [t for noun in below if preposition(noun) == "en" for t in noun.rights if t.pos_ in NOMINAL and preposition(t) == "de"]


def _behind_adjective(noun: Token) -> list[Token]:
    """The complement of a noun that the parser gave to the adjective between: "l'activité accrue | des rebelles"."""
    if noun.pos_ != "NOUN":
        return []
    adjectives = (t for t in noun.rights if t.dep_ == "amod" and t.pos_ == "ADJ" and t.i == noun.i + 1)
    below = (t for adjective in adjectives for t in adjective.rights if t.pos_ in NOMINAL and t.left_edge.i == adjective.i + 1)
    return [t for t in below if preposition(t) == "de" and t.dep_ != "conj"][:1]


def is_of_other_act(token: Token) -> bool:
    """Whether a nominal is the complement of a noun behind "en": "des pourparlers menés par Lima en coopération avec | Quito"."""
    return token.head.pos_ == "NOUN" and preposition(token.head) == "en"


def following_complement(head: Token, word: str, *, beyond_verb: bool = False) -> list[Token]:
    """The nominal behind a preposition that follows the head in its clause, whatever the parser hung it on; behind the verb too if told."""
    for token in head.doc[head.i + 1 : min(head.i + 1 + (_CLAUSE if beyond_verb else _SCAN), head.sent.end)]:
        if token.lower_ == word and token.pos_ == "ADP":
            fits = token.head.pos_ in NOMINAL and token.head.i > token.i and not _is_neighbour(token)
            fits = fits and not (beyond_verb and _is_situated(token.head, head))
            return [token.head] if fits and (token.i <= head.i + _SCAN or token.head.head in (head, head.head)) else []
        own = beyond_verb and token.i == head.head.i and head.dep_ == "nsubj"
        if token.text in (";", ":") or (token.pos_ == "VERB" and not own and token.morph.get("VerbForm", []) != ["Part"]):
            break
    return []


def _is_situated(place: Token, head: Token) -> bool:
    """Whether a nominal is the participle's of another noun: "des combats à Gao, ville située entre | Niamey et Tombouctou"."""
    above = place.head
    return above.dep_ == "acl" and above.head.pos_ in NOMINAL and above.head != head and not above.head.is_ancestor(head)


def _is_neighbour(opening: Token) -> bool:
    """Whether a preposition stands behind a border and before who lies beyond it: "des combats à la frontière | avec la Libye"."""
    return opening.i > 0 and opening.nbor(-1).lower_ in function_words(opening.lang_, "bordering")


def no_predicate_between(head: Token, token: Token) -> bool:
    node = token.head
    while node.i != head.i and node.head != node:
        if (is_verbal(node) or is_past_participle(node)) and preposition(node) != "comme":  # "dénoncées comme indignes par X"
            return False
        node = node.head
    return True


def adjacent_nominal(verb: Token, *, behind: int) -> list[Token]:
    """The bare noun phrase right behind a verb or its phrase, whatever it hangs on: "a attaqué les positions | et les combats …".

    A weapon or blow that the act is done with may stand between: "a pris pour cible avec des missiles | un blindé".
    """
    doc, end, i = verb.doc, verb.sent.end, max(verb.i + 1, behind)
    while i < end and doc[i].pos_ == "ADV" and doc[i].lower_ not in function_words(verb.lang_, "during", "prepositional_adverb"):
        i += 1
    quoted = i < end and verb.i > 0 and doc[i].text in _QUOTES and verb.nbor(-1).text in _QUOTES  # "« libéré » | neuf villages"
    i = _behind_means(doc, i + quoted, end)
    led = i < end and (doc[i].pos_ in ("DET", "NUM", "PROPN") or doc[i].like_num)
    if i >= end or not (led or doc[i].lower_ in function_words(verb.lang_, "partitive")):
        return []
    phrase = doc[i : min(i + _PHRASE, end)]
    noun = next((t for t in phrase if t.pos_ not in ("DET", "NUM", "ADJ", "ADP")), None)
    return [noun] if noun is not None and noun.pos_ in ("NOUN", "PROPN") and (quoted or noun.head.i != verb.i) else []


def _behind_means(doc: Doc, i: int, end: int) -> int:
    """The position behind the weapon or blow that a preposition at a position opens, if a bare noun phrase follows: else that position."""
    if i >= end or doc[i].pos_ != "ADP":
        return i
    armed = frozenset[str]().union(*(lemmas(doc.lang_, "nouns", name) for name in _MEANS))
    nouns = (t for t in doc[i + 1 : min(i + 1 + _PHRASE, end)] if t.pos_ == "NOUN" and t.lemma_.lower() in armed)
    if (weapon := next(nouns, None)) is None or any(t.is_punct or is_verbal(t) for t in doc[i : weapon.i]):
        return i
    k = weapon.i + 1
    while k < end and (doc[k].pos_ == "ADJ" or (is_past_participle(doc[k]) and doc[k].head == weapon)) and not doc[k].like_num:
        k += 1
    return k if k < end and (doc[k].pos_ in ("DET", "NUM") or doc[k].like_num) else i


def second_side(first: Token) -> list[Token]:
    """The other side of "entre X et Y" where the parser hung it elsewhere: the noun phrase behind the "et" that follows."""
    doc, end = first.doc, first.sent.end
    if any(child.dep_ == "conj" for child in first.children):
        return []
    joints, whole = function_words(first.lang_, "and"), _with_complements(first)
    enclosed = whole < end and doc[whole].text == "," and not any(t.lower_ in joints for t in doc[first.i + 1 : whole])
    i = whole if enclosed else first.i + 1
    reach = _PHRASE if i >= end or doc[i].text != "," else _SCAN  # "entre les Houthis, soutenus par X, et …"
    while i < end and i <= first.i + reach and (doc[i].lower_ not in joints or (reach > _PHRASE and doc[i - 1].text != ",")):
        i += 1
    if i >= end or doc[i].lower_ not in joints:
        return []
    behind = doc[i + 1 : min(i + 4, end)]
    found = [t for t in behind if t.pos_ in ("NOUN", "PROPN")][:1]
    return found or [t for t in behind[:2] if t.pos_ == "ADJ" and t.dep_ == "conj"][:1]  # "et rebelles kurdes", an adjective to the tagger


def _with_complements(noun: Token) -> int:
    """The position behind a noun and what is below it up to the first comma: "les séparatistes du Conseil du Sud | , soutenus …"."""
    last = noun.right_edge.i
    return next((t.i for t in noun.doc[noun.i + 1 : last + 1] if t.text == ","), last + 1)


def bare_object(child: Token, verb: Token) -> bool:
    """Objects that the parser takes for adjuncts: a bare noun phrase right of the verb."""
    return (
        child.dep_ in ("obl:mod", "obl:arg", "obl:agent", "nmod", "xcomp", "dep")
        and child.pos_ in ("NOUN", "PROPN")
        and child.i > verb.i
        and (_is_partitive(child) or (preposition(child) is None and (_is_adjacent_name(child, verb) or _is_determined(child))))
    )


def _is_determined(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nummod") for child in noun.children)


def _is_adjacent_name(token: Token, verb: Token) -> bool:
    """ "a appelé | Washington à …"."""
    return token.pos_ == "PROPN" and token.i == verb.i + 1


def _is_partitive(token: Token) -> bool:
    """ "des positions", "de | nouveaux missiles", where the parser takes the article for a preposition."""
    article = next((child for child in token.lefts if child.dep_ == "case"), None)
    if article is not None and token.lemma_.lower() in lemmas(token.lang_, "nouns", *_GOODS) and _is_some(article, token):
        return True
    if article is None or article.lower_ not in function_words(token.lang_, "bare_of"):
        return article is not None and article.lower_ in function_words(token.lang_, "partitive")
    qualified = any(child.dep_ == "amod" and child.i == article.i + 1 for child in token.lefts)
    return qualified and token.morph.get("Number", []) == ["Plur"]


def _is_some(article: Token, noun: Token) -> bool:
    """Whether "du", "de la" or "de l'" tells some of a stuff, right in front of its noun: "a livré | du carburant"."""
    joined = article.lower_ in function_words(noun.lang_, "contracted")
    definite = article.nbor().lower_ in function_words(noun.lang_, "definite")
    return article.lower_ in function_words(noun.lang_, "of") and noun.i == article.i + 2 - joined and (joined or definite)


def restricted_object(verb: Token) -> list[Token]:
    """The object behind "ne … que", which the parser takes for a clause: "ne rapatrie que les enfants"."""
    negated = any(child.lower_ in function_words(verb.lang_, "negator") for child in verb.lefts)
    that = function_words(verb.lang_, "that")
    behind = (t for t in verb.rights if t.pos_ in ("NOUN", "PROPN") and finite_form(t) is None)
    return [t for t in behind if negated and any(c.dep_ in ("mark", "advmod") and c.lower_ in that for c in t.lefts)][:1]
