"""Compound tenses that an insertion parts: "le maire a de son côté dénoncé …", "les mineurs ont eux refusé …",
"la mairie a-t-elle payé ?", "le maire a une nouvelle fois réclamé …", "un marin est, lui, accusé …", "a « fermement condamné » …",
"ont d'abord tiré".

The parser hangs the participle on the inserted words and leaves its auxiliary without a verb. Here the participle heads
the clause again, with the auxiliary, the subject and what else had been hung on them.
"""

from __future__ import annotations

from functools import cache
from itertools import islice

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis
from spacy.vocab import Vocab

from kg.annotate.grammar import past_participle
from kg.annotate.trees import rehang
from kg.languages import Lexicon, endings, function_words

_PARTICIPLE = "Tense=Past|VerbForm=Part"
_INNER = ("det", "case", "nmod", "amod", "fixed", "flat:name")
_COUNTING = ("ADP", "DET", "NUM", "ADJ")  # what stands in front of "fois"
_INSERTED = ("side", "emphatic", "inverted_pronoun", "occasion", "adverb_of")
_OPENING_QUOTES = ('"', "«")
_LOST = ("dep", "xcomp", "nmod")  # how the parser labels an object of what it takes for no verb
_REACH = 3  # tokens from an insertion to the participle: "ont eux pas encore quitté"


def mend_insertions(doc: Doc, *, lexicon: Lexicon) -> None:
    """Give such participles their auxiliary and subject, in place."""
    wanted = _words(doc.vocab, lexicon)
    for i, form in enumerate(doc.to_array([ORTH]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        if form not in wanted:
            continue
        if (apart := _enclosed(doc[i])) is not None:
            _close(*apart, doc[i])
        if (auxiliary := _auxiliary(doc[i])) is None or (participle := _participle(doc[i])) is None:
            continue
        top = auxiliary.head if auxiliary.dep_.startswith(("aux", "cop")) else auxiliary
        if any(auxiliary.children) if top.i == participle.i else _is_lost(top, auxiliary, participle):
            _rejoin(auxiliary, doc[i], participle, top)


@cache
def _words(vocab: Vocab, lexicon: Lexicon) -> frozenset[int]:
    """The nouns, pronouns and quotation marks of insertions, as the vocabulary numbers them."""
    return frozenset(vocab.strings.add(word) for word in (*function_words(lexicon.code, *_INSERTED), *_OPENING_QUOTES))


def _auxiliary(word: Token) -> Token | None:
    """The auxiliary right in front of the insertion that a word belongs to."""
    first, before = word.i, [token.lower_ for token in word.doc[max(word.i - 2, word.sent.start) : word.i]]
    if word.lower_ in function_words(word.lang_, "side"):  # "de son | côté", "pour sa | part"
        first = word.i - 2 if before[1:] and before[1] in function_words(word.lang_, "possessive") else 0
    elif word.lower_ in function_words(word.lang_, "occasion"):  # "une nouvelle | fois"
        first = next((t.i + 1 for t in reversed(word.doc[word.sent.start : word.i]) if t.pos_ not in _COUNTING), word.sent.start)
    elif word.lower_ in function_words(word.lang_, "adverb_of"):  # "d' | abord"
        first = word.i - 1 if before[1:] and before[1] in function_words(word.lang_, "bare_of") else 0
    elif before[1:] and before[0] in function_words(word.lang_, "as_for") and before[1] in function_words(word.lang_, "to"):
        first = word.i - 2  # "quant à | elle"
    elif before[1:] and word.lower_ in function_words(word.lang_, "inverted_pronoun"):  # "a-t | -elle payé"
        first = word.i - 1 if before[1] in function_words(word.lang_, "euphonic") else word.i
    if first - 1 > word.sent.start and word.doc[first - 1].pos_ == "ADV":  # "a également « blessé »"
        first -= 1
    verb = word.doc[first - 1] if first > word.sent.start else None
    return verb if verb is not None and verb.lemma_ in function_words(word.lang_, "auxiliary") and verb.pos_ in ("AUX", "VERB") else None


def _enclosed(pronoun: Token) -> tuple[Token, Token, Token] | None:
    """Auxiliary, participle and subject around a pronoun that commas enclose: "X | est, lui, | accusé"."""
    doc, i = pronoun.doc, pronoun.i
    if pronoun.lower_ not in function_words(doc.lang_, "emphatic") or i - 3 < pronoun.sent.start or doc[i - 1].text != ",":
        return None
    auxiliary, behind = doc[i - 2], next((t for t in doc[i + 1 : min(i + 1 + _REACH, pronoun.sent.end)] if t.pos_ != "ADV"), pronoun)
    participle = _participle(behind) if behind.text == "," else None
    if auxiliary.lemma_ not in function_words(doc.lang_, "auxiliary") or participle is None:
        return None
    tops = {auxiliary.head.i, participle.head.i, auxiliary.i}
    before = (t for t in doc[pronoun.sent.start : auxiliary.i] if t.pos_ in ("NOUN", "PROPN", "PRON"))
    subject = next((t for t in before if t.dep_.startswith("nsubj") and t.head.i in tops), None)
    noun = participle.head if participle.dep_ == "acl" and participle.head.i < auxiliary.i else None
    return (auxiliary, participle, found) if (found := subject or noun) is not None else None


def _close(auxiliary: Token, participle: Token, subject: Token, pronoun: Token) -> None:
    """Give a participle its auxiliary and subject across the pronoun between."""
    passive = auxiliary.lemma_ in function_words(participle.lang_, "be")
    hung = {auxiliary.i: (participle.i, "aux:pass" if passive else "aux:tense"), pronoun.i: (participle.i, "advmod")}
    above, given = participle, {auxiliary.i, pronoun.i, subject.i}
    while above.head.i in given and above.head.i != above.i:  # "…, X, un marin, est, lui, accusé", the participle hung on the name
        above = above.head
    if above.i != participle.i:
        root = above.head.i == above.i
        hung[participle.i] = (participle.i, "ROOT") if root else (above.head.i, "parataxis")
    rehang(participle.doc, hung | {subject.i: (participle.i, "nsubj:pass" if passive else "nsubj")})
    participle.pos_ = "VERB"
    if participle.morph.get("VerbForm", []) != ["Part"]:
        participle.morph = MorphAnalysis(participle.vocab, _PARTICIPLE)


def _participle(word: Token) -> Token | None:
    """The participle behind an insertion, adverbs skipped, with a preposition too: "une fois | de plus"."""
    for token in word.doc[word.i + 1 : min(word.i + 1 + _REACH, word.sent.end)]:
        told = token.pos_ == "VERB" and past_participle(token)  # "ouvert", "offert"
        if told or (token.pos_ in ("VERB", "ADJ", "NOUN") and token.lower_.endswith(endings(token.lang_, "past_participle"))):
            return token if not any(child.dep_ == "det" for child in token.children) else None
        if token.pos_ not in ("ADV", "PRON") and not any(after.pos_ == "ADV" for after in word.doc[token.i + 1 : token.i + 2]):
            break
    return None


def _is_lost(top: Token, auxiliary: Token, participle: Token) -> bool:
    """Whether what heads the auxiliary's clause is itself, the insertion, or a nominal behind the participle."""
    inserted = auxiliary.i <= top.i < participle.i
    return inserted or (top.i > participle.i and top.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") and top.is_ancestor(auxiliary))


def _rejoin(auxiliary: Token, word: Token, participle: Token, top: Token) -> None:
    """Make the participle head of the clause."""
    doc = participle.doc
    hung: dict[int, tuple[int, str]] = {}
    passive = auxiliary.lemma_ in function_words(doc.lang_, "be")

    def hang(token: Token, head: int, dep: str) -> None:
        hung[token.i] = head, "nsubj:pass" if passive and dep == "nsubj" else dep

    if top.i != participle.i and not participle.is_ancestor(top):
        governor = top.head
        topic = governor.i < auxiliary.i and governor.head.i == governor.i and governor.pos_ in ("NOUN", "PROPN") and top.i != auxiliary.i
        root = topic or governor.i == top.i
        hang(participle, participle.i if root else governor.i, "ROOT" if root else top.dep_)
        if topic:
            hang(governor, participle.i, "nsubj")
    moved = {child.i: child for head in (top, auxiliary, word) for child in head.children if not _is_inner(child, word)}
    for child in (c for t in participle.rights for c in t.rights if c.dep_ == "obj" and t.pos_ == "NOUN"):  # "a pressé lundi | le roi de …"
        moved[child.i] = child
    for child in moved.values():
        if child.i not in (participle.i, auxiliary.i, word.i, top.i):
            hang(child, participle.i, child.dep_)
    if top.i not in (auxiliary.i, word.i, participle.i):
        hang(top, participle.i, "advmod" if top.pos_ == "ADV" else "obl:mod")
    if word.is_punct and not passive and not any(child.dep_ == "obj" for child in participle.rights):
        bare = (t for t in participle.rights if t.pos_ == "NOUN" and t.dep_ in _LOST and not any(c.dep_ == "case" for c in t.lefts))
        for noun in islice(bare, 1):  # "a « fermement condamné » | les attaques"
            hang(noun, participle.i, "obj")
    hang(auxiliary, participle.i, "aux:pass" if passive else "aux:tense")
    inverted = word.lower_ in function_words(doc.lang_, "inverted_pronoun")
    label = "punct" if word.is_punct else "obl:mod" if word.pos_ == "NOUN" else "expl:subj" if inverted else "advmod"
    hang(word, participle.i, label)
    rehang(doc, hung)
    participle.pos_ = "VERB"
    if participle.morph.get("VerbForm", []) != ["Part"]:
        participle.morph = MorphAnalysis(participle.vocab, _PARTICIPLE)


def _is_inner(child: Token, word: Token) -> bool:
    """Whether a token belongs to the insertion itself: "de son | côté", "lui | aussi"."""
    return child.head.i == word.i and child.dep_ in _INNER and child.i < word.i
