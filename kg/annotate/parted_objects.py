"""Objects that an insertion parts from their verb: "le groupe a lancé, jeudi 28 juin, | une offensive", "vise, selon lui, | des chefs".

The parser makes an adjunct of such a noun, or the head of the sentence with the verb below it. No preposition stands before the noun,
and an active verb with a comma right behind it waits for its object. So does one whose adjunct stands right before the object: "a visé
aux missiles | les positions des rebelles", as no noun qualifies another with an article and without a preposition; behind a date any
determiner will do: "a mené depuis lundi | trois attaques". A name behind a phrase that tells whose turn it is belongs to the verb as well:
"a accusé pour sa part | Lima d'avoir tiré".
"""

from __future__ import annotations

from itertools import pairwise

from spacy.attrs import DEP, ORTH, POS  # type: ignore[import-not-found]
from spacy.symbols import ADJ, DET, NOUN, NUM  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, infinitive
from kg.annotate.scan import with_lower_form
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, function_words

_ADJUNCTS = frozenset({"obl:mod", "obl:arg", "obl:agent", "nmod", "appos", "conj", "parataxis"})
_HUNG = frozenset({"appos", "conj", "dep", "fixed", "nmod", "obl:mod"})  # labels of an object that hangs on a word of the insertion
_PHRASE = 4  # tokens from an article to behind its noun
_COMPLETE = frozenset({"obj", "ccomp", "xcomp", "aux:pass", "expl:comp", "expl:pass", "cop"})
_PREDICATED = frozenset({"nsubj", "nsubj:pass", "cop", "mark"})
_TIED = frozenset({"case", "mark", "fixed", "cc"})


def mend_parted_objects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such nouns on their verb as objects, in place."""
    _rehang_behind_passives(doc)
    _rehang_behind_turns(doc)
    comma, times = doc.vocab.strings[","], bare_times(lexicon.code)
    columns = doc.to_array([ORTH, POS]).tolist()
    for i, ((form, tag), (_, following)) in enumerate(pairwise(columns)):  # spaCy makes a token of each one looked at: seldom done
        if following not in (DET, NUM) or (tag not in (NOUN, ADJ) and form != comma):
            continue
        if (noun := _noun(doc[i])) is None or noun.lower_ in times:
            continue
        dated = tag == NOUN and doc[i].lower_ in times
        if form == comma:
            verb = _verb_of_insertion(doc[i], noun, times)
        else:
            verb = _verb_of_adjunct(_qualified(doc[i]), noun, dated=dated) or _verb_of_date(doc[i], noun, times)
        if verb is not None:
            _hang(noun, verb)


def _rehang_behind_passives(doc: Doc) -> None:
    """Give an active verb that a passive participle is joined to the object which was hung on that: "visés par X et qui ont | une base"."""
    label = doc.vocab.strings["obj"]
    for i in [i for i, dep in enumerate(doc.to_array([DEP]).tolist()) if dep == label]:
        passive = doc[i].head
        if passive.i > i or passive.dep_ != "acl" or not any(child.dep_ == "obl:agent" for child in passive.children):
            continue
        joined = [child for child in passive.children if child.dep_ == "conj" and passive.i < child.i < i and finite(child)]
        if joined and not any(child.dep_ in _COMPLETE for child in joined[-1].children):
            _hang(doc[i], joined[-1])


def _rehang_behind_turns(doc: Doc) -> None:
    """Give a verb the name, and the infinitive behind it, that were hung on "sa part", "son tour" and the like in front of that."""
    for turn in with_lower_form(doc, function_words(doc.lang_, "turn")):
        verb, name = turn.head, turn.nbor() if turn.i + 1 < turn.sent.end else turn
        introduced = any(child.dep_ == "case" for child in turn.lefts)
        if not introduced or name.pos_ != "PROPN" or name.head.i != turn.i or verb.pos_ != "VERB" or verb.i > turn.i:
            continue
        if not any(child.dep_ in _COMPLETE - {"xcomp"} for child in verb.children):
            acts = (child for child in turn.rights if child.dep_ == "acl")
            infinitives = {act.i: (verb.i, "xcomp") for act in acts if any(map(infinitive, (act, *act.lefts)))}
            rehang(doc, {name.i: (verb.i, "obj"), turn.i: (verb.i, "obl:mod")} | infinitives)


def _hang(noun: Token, verb: Token) -> None:
    """Make a noun the object of a verb, which takes the noun's place where it hung below that."""
    moved = {noun.i: (verb.i, "obj")}
    if verb.head.i == noun.i:
        root = noun.head.i == noun.i
        moved[verb.i] = (verb.i, "ROOT") if root else (noun.head.i, noun.dep_)
    rehang(noun.doc, moved)


def _verb_of_insertion(comma: Token, noun: Token, times: frozenset[str]) -> Token | None:
    """The verb that waits for a noun behind the comma which closes an insertion."""
    verb = noun.head if noun.dep_ in _ADJUNCTS else _verb_below(noun, comma)
    if verb is None or verb.pos_ != "VERB":
        verb = _verb_around(noun, comma) or verb
    return verb if verb is not None and verb.pos_ == "VERB" and verb.i < comma.i and _waits(verb, comma, times) else None


def _verb_around(noun: Token, comma: Token) -> Token | None:
    """The verb of an insertion that the parser joined a noun to: "a chassé hier, après des heures de combats, | les rebelles"."""
    if noun.dep_ not in _HUNG or noun.head.i > comma.i or any(child.dep_ in ("cc", "conj") for child in noun.children):
        return None
    above = [noun.head, *noun.head.ancestors]
    verb = next((token for token in above if token.pos_ == "VERB"), None)
    listed = any(child.dep_ == "conj" and child.i > noun.i for token in above for child in token.children)
    return None if listed else verb


def _verb_of_adjunct(adjunct: Token, noun: Token, *, dated: bool) -> Token | None:
    """The verb without an object whose adjunct a noun with a definite article was hung on, right behind it; behind a date with any."""
    verb, article = adjunct.head, noun.left_edge
    if noun.head.i != adjunct.i or noun.pos_ != "NOUN" or noun.dep_ not in _ADJUNCTS or verb.pos_ != "VERB" or verb.i > adjunct.i:
        return None
    if any(child.dep_ in _COMPLETE for child in verb.children) or not any(child.dep_ == "case" for child in adjunct.lefts):
        return None
    return verb if article.head.i == noun.i and (dated or article.morph.get("Definite", []) == ["Def"]) else None


def _verb_of_date(before: Token, noun: Token, times: frozenset[str]) -> Token | None:
    """The verb without an object whose adjunct a bare noun behind a date was hung on: "a repoussé la semaine dernière | un assaut"."""
    verb, date = noun.head, before if before.pos_ == "NOUN" or not before.i else before.nbor(-1)
    if date.lower_ not in times or noun.pos_ != "NOUN" or noun.dep_ != "obl:mod" or verb.pos_ != "VERB" or verb.i > date.i:
        return None
    helpers = [child for child in verb.lefts if child.dep_ == "aux:tense"]
    takes = all(helper.lemma_ in function_words(verb.lang_, "have") for helper in helpers)
    return verb if takes and not any(child.dep_ in _COMPLETE for child in verb.children) else None


def _qualified(token: Token) -> Token:
    """The noun that an adjective right behind it qualifies, else the token: "sur les réseaux | sociaux | l'attaque"."""
    return token.head if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i == token.i - 1 else token


def _noun(before: Token) -> Token | None:
    """The noun of the phrase behind a token, without a preposition."""
    phrase = before.doc[before.i + 1 : min(before.i + 1 + _PHRASE, before.sent.end)]
    noun = next((t for t in phrase if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None:
        return None
    tied = (child for child in noun.children if child.dep_ in _TIED and child.i < noun.i)
    return None if any(child.pos_ != "ADJ" or child.i > before.i for child in tied) else noun


def _verb_below(noun: Token, comma: Token) -> Token | None:
    """The clause with a subject of its own, in front of the comma, that the parser hung on a noun which is nobody's predicate."""
    verbs = (child for child in noun.lefts if child.dep_ == "advcl" and child.i < comma.i and any(c.dep_ == "nsubj" for c in child.lefts))
    return None if any(child.dep_ in _PREDICATED for child in noun.children) else next(verbs, None)


def _waits(verb: Token, comma: Token, times: frozenset[str]) -> bool:
    """Whether a verb with a comma behind it has no object yet, and only an adjunct stands between the two commas.

    A date without a preposition may stand before the first: "a tué lundi, après une longue traque, | le chef".
    """
    doc = verb.doc
    opening = next((i for i in range(verb.i + 1, comma.i) if doc[i].pos_ != "ADV" and not _tells_date(doc[i], times)), comma.i)
    complete = any(child.dep_ in _COMPLETE and not verb.i < child.i < opening for child in verb.children)
    if opening >= comma.i or doc[opening].text != "," or complete:
        return False
    return not any(t.text in (",", "«", '"') or t.morph.get("Mood", []) for t in doc[opening + 1 : comma.i])


def _tells_date(token: Token, times: frozenset[str]) -> bool:
    """Whether a word is one of a date without a preposition: "lundi | soir", "jeudi | 28 | juin"."""
    return token.lower_ in times or token.pos_ == "NUM"
