"""Gerunds that the tagger took for something else: "en bombardant un camp", "a encerclé la ville, la | bombardant".

A French participle in "-ant" never agrees, and a noun or adjective of that form does: behind "les" without an "s", or behind "la"
without an "e", it is a verb, and what looks like its article is its object.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.homographs import lexical_verbs
from kg.annotate.trees import rehang
from kg.annotate.verb_forms import regular_infinitives
from kg.languages import Lexicon, endings, function_words

_GERUND = "Tense=Pres|VerbForm=Part"
_PRONOUN_FEATURES = ("Gender", "Number")
_QUALIFYING = ("amod", "acl", "nmod", "flat:name")
_ADVERBS = 4  # tokens from a gerund to the article behind its adverbs
_GOVERNED = ("xcomp", "ccomp")
_COMPLEMENTS = ("nmod", "obl:arg", "obl:mod", "xcomp", "obl")
_FORMS_KEPT = 30_000  # word forms whose verbs are remembered


def mend_gerunds(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag such words as verbs, and the articles before them as pronouns, in place."""
    forms = doc.vocab.strings
    ending = endings(lexicon.code, "present_participle")
    for i, form in enumerate(doc.to_array(ORTH).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if i and forms[form].endswith(ending):
            _mend(doc[i], lexicon)


def _mend(token: Token, lexicon: Lexicon) -> None:
    if token.pos_ == "AUX":
        if (noun := _noun_before(token)) is not None:
            rehang(token.doc, {token.head.i: (noun.i, "acl")})
        return
    if token.pos_ == "ADP":
        if token.dep_ in ("advcl", "acl"):  # it heads a clause: "a attaqué un hôpital, faisant dix morts"
            token.pos_, token.morph = "VERB", MorphAnalysis(token.vocab, _GERUND)
        return
    infinitive = _verb_of(token.text, lexicon)
    if infinitive is None:
        return
    if token.lower_ in function_words(token.lang_, "belonging") and token.dep_ == "acl" and (thing := _thing_before(token)) is not None:
        rehang(token.doc, {token.i: (thing.i, "acl")})
    before = token.nbor(-1)
    governing = token.pos_ == "ADJ" and any(child.dep_ == "obj" for child in token.rights)  # no adjective has objects
    clitic = _disagrees(before) or _is_elided(before, token)
    if clitic:
        before.pos_ = "PRON"
        rehang(token.doc, {before.i: (token.i, "obj")})
        kept = [f"{feature}={value}" for feature, value in before.morph.to_dict().items() if feature in _PRONOUN_FEATURES]
        before.morph = MorphAnalysis(token.vocab, "|".join([*kept, "Person=3"]))
    governing = governing or _takes_article(token)
    if token.pos_ in ("NOUN", "ADJ") and (clitic or governing or before.lower_ in function_words(token.lang_, "in")):
        token.pos_, token.lemma_ = "VERB", infinitive
        token.dep_ = "advcl" if token.head.pos_ in ("VERB", "AUX") else "acl"
        token.morph = MorphAnalysis(token.vocab, _GERUND)
        for child in token.lefts:
            child.dep_ = "mark" if child.dep_ == "case" else child.dep_
    if (verb := _main_verb(token)) is not None:
        root = {verb.i: (verb.i, "ROOT")} if verb.head.i == token.i else {}
        rehang(token.doc, root | {token.i: (verb.i, "advcl")})
    elif token.dep_ in _GOVERNED and token.pos_ == "VERB" and token.head.i < token.i and _is_detached(token):
        token.dep_ = "advcl"  # to the parser: what is demanded, in "a demandé la démission du maire, l'accusant de vol"
    earlier = _gone_on_with(token)
    if earlier is not None:
        token.pos_, token.lemma_, token.morph = "VERB", infinitive, MorphAnalysis(token.vocab, _GERUND)
        rehang(token.doc, {token.i: (earlier.i, "conj"), **_objects(token)})


def _takes_article(token: Token) -> bool:
    """Whether a form behind a comma has an article behind it and nothing that marks it as a noun: "a fui, | attaquant | le port"."""
    marked = any(child.dep_ in ("det", "case", "amod") for child in token.lefts)
    behind = next((t for t in token.doc[token.i + 1 : min(token.i + _ADVERBS, token.sent.end)] if t.pos_ != "ADV"), token)
    return token.nbor(-1).text == "," and not marked and behind.pos_ in ("DET", "NUM")


def _main_verb(gerund: Token) -> Token | None:
    """The verb whose subject acts behind a comma, where the parser made the gerund the main verb or hung it on a noun of an adjunct."""
    if gerund.pos_ != "VERB" or gerund.nbor(-1).text != ",":
        return None
    if gerund.head.i == gerund.i:
        return next((child for child in gerund.lefts if child.dep_ == "advcl" and _has_subject(child)), None)
    noun = gerund.head
    if noun.i > gerund.i or noun.pos_ != "NOUN" or gerund.dep_ not in (*_QUALIFYING, "appos"):
        return None
    thing = gerund.dep_ == "appos" and noun.dep_ == "obj"
    adjunct = any(child.dep_ == "case" for child in noun.lefts)  # "a avancé hier, malgré la trêve, | visant un poste"
    verb = next((token for token in noun.ancestors if token.pos_ == "VERB" and token.i < noun.i), None)
    return verb if verb is not None and (thing or adjunct) and _has_subject(verb) else None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.lefts)


def _noun_before(auxiliary: Token) -> Token | None:
    """The noun right in front of "ayant" whose participle the parser hung on the verb: "ont péri dans un raid | ayant touché le port"."""
    verb, before = auxiliary.head, auxiliary.nbor(-1)
    if verb.dep_ != "advcl" or verb.left_edge.i != auxiliary.i or verb.head.i > auxiliary.i:
        return None
    while before.dep_ in _QUALIFYING and before.head.i < before.i and _is_of_or_bare(before):
        before = before.head
    return before if before.pos_ == "NOUN" else None


def _is_of_or_bare(word: Token) -> bool:
    """Whether no preposition other than "de" parts a word from what it qualifies."""
    of = function_words(word.lang_, "of")
    return all(child.lower_ in of for child in word.lefts if child.dep_ == "case")


def _objects(gerund: Token) -> dict[int, tuple[int, str]]:
    """The bare noun phrase right behind a gerund, which the parser hung on a verb before it: "menaçant | Ankara"."""
    behind = (t for t in gerund.sent if t.left_edge.i == gerund.i + 1 and t.head.i < gerund.i and t.pos_ in ("NOUN", "PROPN"))
    return {t.i: (gerund.i, "obj") for t in behind if not any(child.dep_ == "case" for child in t.lefts)}


def _gone_on_with(token: Token) -> Token | None:
    """The gerund that one behind "et" goes on, where the parser hung it on a noun between: "assurant aider les Kurdes et | menaçant …"."""
    joined = any(child.dep_ == "cc" for child in token.lefts) and not any(child.dep_ in ("det", "case") for child in token.lefts)
    if not joined or token.head.i > token.i or token.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return next(
        (
            t
            for t in token.head.ancestors
            if t.pos_ == "VERB" and t.i < token.i and t.lower_.endswith(endings(t.lang_, "present_participle"))
        ),
        None,
    )


def _thing_before(participle: Token) -> Token | None:
    """What belongs to somebody, where the parser hung that on the place where it is: "un poste près de Gao | appartenant à la police"."""
    thing = participle.head
    if not any(t.ent_type_ == "PLACE" for t in thing.doc[thing.i : participle.i]):
        return None
    while thing.dep_ == "nmod" and thing.head.pos_ == "NOUN":
        thing = thing.head
    if not thing.dep_.startswith("obl"):
        return thing if thing.i != participle.head.i else None
    beside = (t for t in reversed(list(thing.head.children)) if t.pos_ == "NOUN" and t.i < participle.i)
    return next((t for t in beside if t.dep_ in ("obj", "nsubj", "nsubj:pass")), None)


def _disagrees(word: Token) -> bool:
    """Whether an article is none before a form in "-ant", with which it would have to agree: "les | visant", "la | visant"."""
    if word.pos_ != "DET" or word.lower_ not in function_words(word.lang_, "definite"):
        return False
    return word.morph.get("Number", []) == ["Plur"] or word.morph.get("Gender", []) == ["Fem"]


def _is_elided(word: Token, gerund: Token) -> bool:
    """Whether an elided article behind a comma is the object of a form that the tagger takes for a verb: ", l' | accusant de vol"."""
    elided = word.pos_ == "DET" and word.lower_.endswith("'") and word.i > 0 and word.nbor(-1).text == ","
    return elided and gerund.pos_ == "VERB" and any(child.dep_ in _COMPLEMENTS for child in gerund.rights)


def _is_detached(gerund: Token) -> bool:
    """Whether a comma stands in front of a gerund and its pronouns, so that it tells what goes along with the verb."""
    first = gerund.i
    while first > gerund.sent.start and gerund.nbor(first - 1 - gerund.i).pos_ == "PRON":
        first -= 1
    return first > gerund.sent.start and gerund.doc[first - 1].text == ","


@lru_cache(maxsize=_FORMS_KEPT)
def _verb_of(text: str, lexicon: Lexicon) -> str | None:
    """The verb of the lexicon whose gerund a form may be, None where there is none."""
    known = lexical_verbs(lexicon)
    return next((verb for verb in regular_infinitives(text, lexicon=lexicon) if verb in known), None)
