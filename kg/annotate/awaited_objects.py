"""Objects behind several adverbial phrases: "a tué jeudi soir à Gao, selon le maire, | deux gendarmes", "a visé, a-t-il dit, | le port".

The parser hangs such a noun on the last phrase, or on the verb of who says so. A verb of the lexicon in the active voice that can take
an object and has none waits for the first noun phrase without a preposition behind those. Of "qui/que" clauses that "c'est" opens
with a place or a date, "que" is no object: "c'est à Gao que l'armée a arrêté lundi | dix suspects".
"""

from __future__ import annotations

from functools import cache

from spacy.attrs import LEMMA, POS  # type: ignore[import-not-found]
from spacy.symbols import VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.annotate.adjunct_ends import behind_adjuncts
from kg.annotate.grammar import finite, gerund, infinitive, past_participle
from kg.annotate.trees import rehang
from kg.languages import Lexicon, bare_times, function_words

_COMPLETE = frozenset({"obj", "ccomp", "xcomp", "cop", "aux:pass", "expl:comp", "expl:pass", "expl:subj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_INSIDE = ("DET", "NUM", "ADJ", "ADV")
_NAMING = ("NOUN", "PROPN")
_OPENING = ('"', "«", "“")
_REACH = 45  # tokens from a verb to its object
_PHRASE = 5  # tokens from the beginning of an object to its noun


def mend_awaited_objects(doc: Doc, *, lexicon: Lexicon) -> None:
    """Hang such nouns on their verbs, in place."""
    taking, times = _taking(doc.vocab, lexicon), bare_times(lexicon.code)
    columns = doc.to_array([POS, LEMMA]).tolist()
    for i in [i for i, (tag, lemma) in enumerate(columns) if tag == VERB and lemma in taking]:
        verb = doc[i]
        if not _waits(verb, times):
            continue
        first = behind_adjuncts(doc, i + 1, min(verb.sent.end, i + _REACH), times)
        noun = _object(verb, first, times) if first > i + 1 else None
        if noun is not None and not (noun.head.i == i and noun.dep_ == "obj"):
            _hang(noun, verb)


@cache
def _taking(vocab: Vocab, lexicon: Lexicon) -> frozenset[int]:
    """The verbs of the lexicon that take an object, as the vocabulary numbers them."""
    rows = (row for row in lexicon.table("triggers") if row["pos"] == "VERB" and not row["lemma"].startswith("se "))
    slots = ("agent", "recipient", "object", "requires")
    return frozenset(vocab.strings.add(row["lemma"].split()[0]) for row in rows if any("obj" in row[slot] for slot in slots))


def _waits(verb: Token, times: frozenset[str]) -> bool:
    """Whether a verb in the active voice with a subject in front of it, or one that needs none, has no object."""
    complete = (child for child in verb.children if child.dep_ in _COMPLETE)
    if any(not _is_of_cleft(child) and not _tells_date(child, times) for child in complete) or (
        verb.text[0].isupper() and not verb.is_sent_start
    ):
        return False
    if infinitive(verb) or (gerund(verb) and not past_participle(verb)):
        return True
    helpers = [child for child in verb.lefts if child.dep_ == "aux:tense"]
    if past_participle(verb) and not (helpers and helpers[-1].lemma_ in function_words(verb.lang_, "have")):
        return False
    if not helpers and not finite(verb):
        return False
    first = min((child.i for child in helpers), default=verb.i)
    joined = verb.dep_ == "conj" and any(child.dep_ == "cc" for child in verb.lefts)
    return joined or any(child.dep_ in _SUBJECTS and child.i < first for child in verb.lefts)


def _tells_date(child: Token, times: frozenset[str]) -> bool:
    """Whether what the parser takes for an object is a date: "ont incendié | mardi, selon le maire, un poste"."""
    return child.dep_ == "obj" and child.lower_ in times


def _is_of_cleft(child: Token) -> bool:
    """Whether what the parser takes for an object is the "que" of "c'est à Gao que …"."""
    if child.dep_ != "obj" or child.lower_ not in function_words(child.lang_, "that"):
        return False
    topic = child.head.head
    being = (t for t in topic.lefts if t.dep_ == "cop")
    return any(t.dep_ == "case" for t in topic.lefts) and any(t.i and t.nbor(-1).lower_ in ("c'", "ce") for t in being)


def _object(verb: Token, first: int, times: frozenset[str]) -> Token | None:
    """The noun of a phrase without a preposition that begins at an index and that no other verb claims."""
    doc, end = verb.doc, verb.sent.end
    if first >= end:
        return None
    opener, of = doc[first], function_words(verb.lang_, "of", "bare_of", "partitive")
    if opener.pos_ not in (*_INSIDE, "PROPN") and opener.lower_ not in function_words(verb.lang_, "partitive", "before_number"):
        return None
    for token in doc[first : min(first + _PHRASE, end)]:
        if token.pos_ in _NAMING:
            return token if token.lower_ not in times and not _is_claimed(token, verb) else None
        if token.pos_ not in _INSIDE and token.lower_ not in of and token.text not in _OPENING:
            return None
    return None


def _is_claimed(noun: Token, verb: Token) -> bool:
    """Whether a noun is the subject of a clause behind it, or governs the verb."""
    if noun.dep_ in _SUBJECTS and noun.head.i > noun.i and noun.head.dep_ != "parataxis":
        claimant = noun.head
        if finite(claimant) or any(child.dep_.startswith(("aux", "cop")) for child in claimant.lefts):
            return True
    return noun.i in (above.i for above in verb.ancestors) and noun.i != verb.head.i


def _is_joined(other: Token, noun: Token) -> bool:
    """Whether "and" and a noun stand right behind a noun, though both hang on the same word."""
    joint = other.left_edge
    return other.i > noun.i and joint.dep_ == "cc" and joint.i == noun.right_edge.i + 1 and noun.dep_ != "conj"


def _hang(noun: Token, verb: Token) -> None:
    """Make a noun the object of a verb, which takes the noun's place where it hung below that; a "que" before the verb is none."""
    dates = {child.i: (verb.i, "obl:mod") for child in verb.rights if child.dep_ == "obj"}
    joined = {child.i: (noun.i, "conj") for child in noun.head.rights if child.dep_ == "conj" and _is_joined(child, noun)}
    moved = dates | joined | {noun.i: (verb.i, "obj")}
    if verb.head.i == noun.i:
        root = noun.head.i == noun.i
        moved[verb.i] = (verb.i, "ROOT") if root else (noun.head.i, noun.dep_)
    moved |= {child.i: (verb.i, "mark") for child in verb.lefts if _is_of_cleft(child)}
    rehang(noun.doc, moved)
    if noun.i and noun.nbor(-1).dep_ == "case" and noun.nbor(-1).lower_ in function_words(noun.lang_, "partitive"):
        article = noun.nbor(-1)  # "a frappé en mars | des civils"
        article.pos_ = "DET"
        rehang(noun.doc, {article.i: (noun.i, "det")})
