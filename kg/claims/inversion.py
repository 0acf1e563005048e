"""Subjects behind their verb: of inserted clauses that tell who speaks (", a accusé le ministre"), and of relative clauses."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.annotations import kept
from kg.claims.agreement import finite_form, number, shows_mood
from kg.claims.titles import is_topic
from kg.languages import endings, function_words, lexicon, tells_verb

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
INSERTION = frozenset({",", "»", '"', "”"})
_CLOSING = frozenset({"»", '"', "”"})
_REACH = 16  # tokens between a verb of saying and its subject, adjuncts between
_ENDS = frozenset({"»", '"', "”", "«", ":", ";", ".", "(", "!", "?"})
_TIMES = frozenset({"month", "weekday", "unit", "part", "edge", "season"})


@cache
def _sayings(language: str) -> frozenset[str]:
    """The verbs that tell who says something."""
    return frozenset(row["cue"].split()[0] for row in lexicon(language).table("reporting"))


@cache
def _time_words(language: str) -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon(language).table("calendar") if row["kind"] in _TIMES)


def says(verb: Token) -> bool:
    """Whether a verb tells who says something."""
    return tells_verb(verb.lang_, verb.lemma_.lower(), _sayings(verb.lang_))


def is_time_word(token: Token) -> bool:
    """Whether a noun is one of the calendar: a month, a day, a unit of time."""
    return token.lower_ in _time_words(token.lang_)


@kept
def beginning(verb: Token) -> int:
    """Where a verb begins, auxiliaries included."""
    return min((child.i for child in verb.children if child.dep_.startswith("aux")), default=verb.i)


@kept
def inverted_subjects(verb: Token) -> list[Token]:
    """The subject behind the verb of an inserted clause (", a accusé le ministre"), which the parser takes for an object.

    Relative clauses invert too: "les armes qu'a livrées la France".
    """
    that = function_words(verb.lang_, "that")
    que = next((t for t in verb.lefts if t.lower_ in that and t.dep_ == "obj"), None)
    if que is not None and not any(child.dep_ in SUBJECTS and que.i < child.i < verb.i for child in verb.children):
        behind = [child for child in verb.rights if child.dep_ == "obj" and child.pos_ in ("NOUN", "PROPN") and not is_time_word(child)]
        return behind or _given_away(verb)
    if (placed := _behind_place(verb)) is not None:
        return [placed]
    if taken := _given_away(verb):
        return taken
    if (second := _beside_clitic(verb)) is not None:
        return [second]
    first = beginning(verb)
    if is_topic(verb.sent.root, verb):
        return []
    if verb.dep_ == "conj" and verb.head.dep_ == "acl:relcl" and verb.head.head == verb.sent.root and not after_quotation(verb):
        return []  # "les raids, qui ont été menés par X, ont permis la prise …": the main verb, behind a relative clause
    before = [child for child in verb.lefts if child.dep_ in SUBJECTS and child.left_edge.lower_ not in function_words(verb.lang_, "by")]
    if before and not after_quotation(verb):
        return []  # "l'offensive, condamnée par X, a tué dix soldats"
    if first == 0 or verb.doc[first - 1].text not in INSERTION or (first == verb.i and not _may_be_finite(verb)):
        return []
    if not after_quotation(verb) and (not says(verb) or _opens(verb, first)):
        return []  # "le dirigeant, élu en mai, a ouvert le pont"
    return [child for child in verb.children if child.dep_ == "obj" and child.i > verb.i and child.pos_ in ("NOUN", "PROPN")]


def _may_be_finite(verb: Token) -> bool:
    """Whether a verb shows a mood or ends as no participle does, whatever the tagger took it for: "accusent"."""
    return bool(verb.morph.get("Mood", [])) or verb.lower_.endswith(endings(verb.lang_, "plural_verb"))


def _given_away(verb: Token) -> list[Token]:
    """The subject behind the verb of a relative clause that the parser gave to the main one: "le raid qu'a mené | l'armée | a fait …"."""
    i, end = verb.i + 1, verb.sent.end
    while i < end and (verb.doc[i].pos_ == "ADV" or is_time_word(verb.doc[i])):
        i += 1
    if i >= end or verb.doc[i].is_punct:
        return []
    noun = verb.doc[i].head if verb.doc[i].pos_ == "DET" else verb.doc[i]
    return [noun] if noun.dep_ in SUBJECTS and noun.pos_ in ("NOUN", "PROPN") and inverted_before(noun) == verb else []


@kept
def inverted_before(noun: Token) -> Token | None:
    """The verb of the relative clause right in front of a "subject" of a later verb, which has none of its own and needs that one."""
    doc, i = noun.doc, noun.left_edge.i - 1
    while i > noun.sent.start and (doc[i].pos_ == "ADV" or is_time_word(doc[i])):
        i -= 1
    verb = doc[max(i, noun.sent.start)]
    if noun.head.i < noun.i or verb.pos_ not in ("VERB", "AUX") or verb.i >= noun.i or finite_form(verb) is None:
        return None
    pronouns = function_words(verb.lang_, "that", "whose")
    relative = any(t.lower_ in pronouns and t.i > verb.sent.start and t.nbor(-1).pos_ in ("NOUN", "PROPN", "ADJ") for t in verb.lefts)
    told = any(child.dep_ in SUBJECTS or child.dep_.startswith("expl:subj") for child in verb.children)
    return verb if relative and not told and not any(child.dep_ in ("obj", "xcomp", "ccomp") for child in verb.rights) else None


def _opens(verb: Token, first: int) -> bool:
    """Whether a subject but no finite verb stands in front, so that no sentence is cut: "Lima, accusée de vol, | a condamné le maire"."""
    before = verb.doc[verb.sent.start : first]
    comma = next((t for t in before if t.text == ","), None)
    behind = verb.doc[comma.i + 1 : min(comma.i + 3, first)] if comma is not None else ()
    relative = any(t.lower_ in function_words(verb.lang_, "relative") for t in behind)  # "Lima, dont le maire a fui, | a condamné X"
    return any(t.dep_ in SUBJECTS for t in before) and sum(bool(t.morph.get("Mood", [])) for t in before) <= relative


def _beside_clitic(verb: Token) -> Token | None:
    """The subject behind a verb with its object in front, which is no second object: "comme le demandaient les marins"."""
    form, objects = finite_form(verb), function_words(verb.lang_, "object_pronoun")
    if form is None or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    if not any(child.dep_ == "obj" and child.lower_ in objects and child.i >= beginning(verb) - 1 for child in verb.lefts):
        return None
    behind = (t for t in verb.rights if t.dep_ == "obj" and t.pos_ == "NOUN" and any(c.dep_ == "det" for c in t.lefts))
    return next((t for t in behind if number(t) == number(form) and not is_time_word(t)), None)


def _behind_place(verb: Token) -> Token | None:
    """The subject behind the verb of a clause with "où" or "dont", which the parser takes for an object: "où s'affrontent les clans"."""
    pronouns = function_words(verb.lang_, "relative_place", "relative_dative", "whose")
    where = next((t for t in verb.lefts if t.dep_ in ("iobj", "obl:mod", "mark", "nmod", "dep") and t.lower_ in pronouns), None)
    if where is None or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    clitics = function_words(verb.lang_, "proclitic", "reflexive")
    if any(t.lower_ not in clitics and not t.dep_.startswith("aux") for t in verb.doc[where.i + 1 : verb.i]):
        return None
    return next((child for child in verb.rights if child.dep_ in ("obj", "dep") and child.pos_ in ("NOUN", "PROPN")), None)


@kept
def after_quotation(verb: Token) -> bool:
    """Whether a quotation and a comma end right before the verb, in either order: '…", a dénoncé X'."""
    first = beginning(verb)
    before = {token.text for token in verb.doc[max(0, first - 2) : first]}
    return "," in before and bool(before & _CLOSING)


def speaker_behind(verb: Token) -> list[Token]:
    """Who says what stands before an inserted verb of saying, adjuncts between: '…", a dit à la presse le ministre'."""
    form, first = finite_form(verb), beginning(verb)
    if form is None or not says(verb) or first == verb.sent.start or verb.doc[first - 1].text not in INSERTION:
        return []
    pronouns = function_words(verb.lang_, "inverted_pronoun", "inverted_generic", "euphonic")
    for token in verb.doc[first + 1 : min(verb.i + 1 + _REACH, verb.sent.end)]:
        if token.i == verb.i:
            continue
        if token.text in _ENDS or token.lower_ in pronouns or shows_mood(token):
            break
        before = token.nbor(-1)
        if before.pos_ == "ADP" or (token.pos_ == "PROPN" and before.pos_ in ("PROPN", "DET")):
            continue
        if token.pos_ == "PROPN" and number(form) == "Sing":
            return [token]
        if token.pos_ == "DET" or token.lower_ in function_words(verb.lang_, "partitive"):
            noun = next((t for t in verb.doc[token.i + 1 : token.i + 4] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
            if noun is not None and not is_time_word(noun) and number(noun) in (None, number(form)):
                return [noun]
    return []


def is_behind_insertion(verb: Token, noun: Token) -> bool:
    """Whether a finite verb without a relative pronoun follows an inserted noun: "les marins, selon X, | ont tiré"."""
    first = beginning(verb)
    enclosed = noun.i < first and verb.doc[first - 1].text == "," and verb.doc[max(noun.left_edge.i - 1, verb.sent.start)].text == ","
    return enclosed and finite_form(verb) is not None
