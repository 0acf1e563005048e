"""Doc -> TriggerMention: the words that may carry a claim's type, with every frame that their form allows.

The frames come from a language's `triggers.tsv`; which sense holds is decided later, by the arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from kg.annotate.blasts import is_attack, is_blast
from kg.annotate.certainty import is_told
from kg.annotate.participle_nouns import is_noun_of_doer, makes_active_perfect
from kg.annotate.trigger_phrases import CONTRACTIONS, accented, is_parted, is_reflexive, phrase_end
from kg.annotate.untold import follows_question, inserts_speech, is_name, is_of_other_field, tells_nothing
from kg.annotate.verb_forms import regular_infinitives
from kg.annotations import Frame, Tokens, TriggerMention
from kg.languages import Lexicon, endings, function_words
from kg.resources import Row

_FORMS_KEPT = 30_000  # word forms whose frames are remembered
_PARTICIPLES = ("past_participle_er", "present_participle")
_CLAUSAL = frozenset({"nsubj", "nsubj:pass", "aux:tense", "aux:pass", "expl:subj", "expl:comp", "expl:pass"})
_AUXILIARIES = frozenset({"aux:tense", "aux:pass"})
_COUNTING = frozenset({"assault", "toll"})
_SAID = frozenset({"accuse", "agree", "concede", "consult", "protest", "reject", "request", "sanction", "support", "threaten"})
_SILENT = frozenset({"unsaid", "unasked"})  # options of verbs that tell of no act of their own where they only say who speaks
_POINTING = ("definite", "demonstrative")
_POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}

FrameIndex = dict[str, tuple[Frame, ...]]
Candidates = tuple[tuple[str, tuple[str, ...], frozenset[str], Frame], ...]


@cache
def load_frames(lexicon: Lexicon) -> FrameIndex:
    """The frames of a language by the lemma of their head word, phrases before single words."""
    index: dict[str, list[Frame]] = {}
    for row in lexicon.table("triggers"):
        frame = _frame(row)
        words = frame.lemma.split()
        index.setdefault(words[1] if words[0] == "se" else words[0], []).append(frame)
    return {head: tuple(sorted(frames, key=lambda f: -len(f.lemma.split()))) for head, frames in index.items()}


def _frame(row: Row) -> Frame:
    def cells(column: str, separator: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in row[column].split(separator) if part.strip())

    return Frame(
        lemma=row["lemma"],
        pos=row["pos"],
        type=row["type"],
        mode=row["mode"] or None,
        agent=cells("agent", "|"),
        recipient=cells("recipient", "|"),
        requires=cells("requires", ";"),
        excludes=cells("excludes", ";"),
        options=cells("options", "|"),
    )


def find_triggers(doc: Doc, *, lexicon: Lexicon) -> tuple[TriggerMention, ...]:
    """The triggers of a parsed Doc in order; the words of a phrase don't trigger once more by themselves."""
    found: list[TriggerMention] = []
    taken: set[int] = set()
    forms: dict[int, frozenset[str]] = {}  # by sentence: a phrase has all its words in one
    for token in doc:
        if token.i in taken or (token.pos_ not in _POS and not token.is_upper) or is_name(token):
            continue
        candidates = _candidates(token, lexicon)
        if not candidates or tells_nothing(token, lexicon=lexicon):
            continue
        if is_blast(token, lexicon=lexicon) and not is_attack(token, lexicon=lexicon):
            continue
        if token.sent.start not in forms:
            forms[token.sent.start] = _forms_in(token.sent)
        mention = _match(token, candidates, forms[token.sent.start])
        if mention is not None and is_of_other_field(doc, mention.tokens, lexicon=lexicon):
            continue
        if mention is not None and is_told(doc, mention.tokens.head, lexicon=lexicon):
            found.append(mention)
            taken.update(range(mention.tokens.start, mention.tokens.end))
    return tuple(found)


def _match(token: Token, candidates: Candidates, forms: frozenset[str]) -> TriggerMention | None:
    """The longest phrase that the token heads, with all frames of that phrase; shorter phrases stay as fallbacks.

    `forms` are those of its sentence: most phrases fail by the words that it lacks.
    """
    hits: list[tuple[int, int, Frame]] = []
    for lemma, words, others, frame in candidates:
        if not others <= forms or not _fits_pos(token, lemma, frame) or not _fits_form(token, frame):
            continue
        end = phrase_end(token, words)
        if end is not None and not ("bare" in frame.options and is_parted(token, end)):
            hits.append((len(words), end, frame))
    if any(_is_deed(frame) or _SILENT & set(frame.options) for _, _, frame in hits) and inserts_speech(token):
        barred = _SILENT if follows_question(token) else {"unsaid"}
        hits = [hit for hit in hits if not _is_deed(hit[2]) and not barred & set(hit[2].options)]
    if not hits:
        return None
    if len(hits) == 1:
        return TriggerMention(tokens=Tokens(token.i, hits[0][1], token.i), frames=(hits[0][2],))
    hits.sort(key=lambda hit: (-hit[0], hit[0] > 1 and hit[1] == token.i + 1, hit[1]))
    end = hits[0][1]
    phrase = hits[0][2].lemma
    frames = tuple(dict.fromkeys(frame for size, _, frame in hits if size == 1 or frame.lemma == phrase))
    return TriggerMention(tokens=Tokens(token.i, end, token.i), frames=frames)


def _is_deed(frame: Frame) -> bool:
    """Whether a verb tells of more than words."""
    return frame.pos == "VERB" and frame.type not in _SAID


def lemmas(token: Token, *, lexicon: Lexicon) -> Iterator[str]:
    """The dictionary forms that a token may stand for, the model's own first."""
    yield from _forms(token.lemma_.lower(), token.lower_, _may_be_verb(token), lexicon)


def _forms(lemma: str, text: str, verbal: bool, lexicon: Lexicon) -> Iterable[str]:
    participle = text.removesuffix("s").removesuffix("e") if text.endswith(endings(lexicon.code, *_PARTICIPLES)) else text
    infinitives = regular_infinitives(text, lexicon=lexicon) if verbal else ()
    return dict.fromkeys((lemma, text, text.removesuffix("s"), participle, *infinitives))


def _may_be_verb(token: Token) -> bool:
    """Whether infinitives are sought by regular endings; of words that are no verbs for the tagger, by those of participles alone."""
    return token.pos_ == "VERB" or token.lower_.endswith(endings(token.lang_, *_PARTICIPLES)) or _heads_a_clause(token)


def _candidates(token: Token, lexicon: Lexicon) -> Candidates:
    lemma, text, spelt = token.lemma_.lower(), token.lower_, accented(token)
    if not spelt and not _frames_of(lemma, text, True, lexicon):  # taken for a verb, a form has all that it may have
        return ()
    verbal = _may_be_verb(token) and lemma not in function_words(lexicon.code, "auxiliary")  # "sommes" is no form of "sommer"
    return _frames_of(lemma, text, verbal, lexicon) or (_frames_of(spelt, spelt, verbal, lexicon) if spelt else ())


@lru_cache(maxsize=_FORMS_KEPT)
def _frames_of(lemma: str, text: str, verbal: bool, lexicon: Lexicon) -> Candidates:
    """The frames that a word form may head, each with the dictionary form, the words of its phrase and those of them besides it."""
    index = load_frames(lexicon)
    frames = [(form, tuple(f.lemma.split()), f) for form in _forms(lemma, text, verbal, lexicon) for f in index.get(form, ())]
    return tuple((form, words, frozenset(words[2:] if words[0] == "se" else words[1:]), frame) for form, words, frame in frames)


def _forms_in(sentence: Span) -> frozenset[str]:
    """All that `phrase_end` takes for one of the sentence's words."""
    found = {form for token in sentence for form in (token.lemma_.lower(), token.lower_, accented(token)) if form}
    for bare, whole in CONTRACTIONS:
        if not found.isdisjoint(function_words(sentence.doc.lang_, whole)):
            found |= function_words(sentence.doc.lang_, bare)
    return frozenset(found)


def _heads_a_clause(token: Token) -> bool:
    """A verb that the tagger took for a noun or an adjective: it has a subject, or "faire" in front, and no determiner or copula."""
    labels = {child.dep_ for child in token.children}
    if token.pos_ not in ("NOUN", "ADJ") or "cop" in labels or _is_introduced(token):
        return False
    if labels & _CLAUSAL:
        return True
    causative = token.i > 0 and token.nbor(-1).lemma_.lower() in function_words(token.lang_, "causative")
    return causative and token.lower_.endswith(endings(token.lang_, "infinitive"))


def _fits_pos(token: Token, lemma: str, frame: Frame) -> bool:
    pos = _POS.get(token.pos_, "NOUN")
    if frame.pos == "VERB" and is_noun_of_doer(token, counted=frame.type not in _COUNTING):
        return False
    if frame.pos == "ADJ" and any(child.lower_ in function_words(token.lang_, *_POINTING) for child in token.lefts if child.dep_ == "det"):
        return False  # "cet ancien détenu"
    if frame.pos == pos:
        return True
    present = token.lower_.endswith(endings(token.lang_, "present_participle"))
    if frame.pos == "VERB" and not present and _is_introduced(token):
        return False
    if frame.pos == "VERB":  # participles and finite forms that the tagger takes for adjectives or nouns
        return _heads_a_clause(token) or (lemma != token.lower_ and token.lower_.endswith(endings(token.lang_, *_PARTICIPLES)))
    if frame.pos == "NOUN":  # nouns that the tagger takes for verbs or adjectives
        nominal = any(child.dep_ in ("det", "nummod", "nmod") for child in token.children) or bool(token.is_sent_start)
        return lemma in (token.lower_, token.lower_.removesuffix("s")) and nominal
    agreeing = (lemma, *(lemma + ending for ending in endings(token.lang_, "agreement")))
    return frame.pos == "ADJ" and pos == "VERB" and token.lower_ in agreeing and not makes_active_perfect(token)


def _is_introduced(token: Token) -> bool:
    """Whether a determiner or a preposition makes a noun of a word, unless auxiliaries say that it is a verb ("seront tous jugés")."""
    labels = {child.dep_ for child in token.children}
    return bool(labels & {"det", "case"}) and not labels & _AUXILIARIES


def _fits_form(token: Token, frame: Frame) -> bool:
    """Whether the form around the token suits: reflexive verbs have frames of their own, "s'étaient appuyés" none of an adjective."""
    verbal = frame.pos == "VERB" or (frame.pos == "ADJ" and token.pos_ == "VERB")
    return not verbal or frame.lemma.startswith("se ") or not is_reflexive(token)
