"""Reporting cues: the verbs, phrases and prepositions that say that somebody says something.

A verb is found by its lemma, a phrase by its verb and following words; the group around it (auxiliaries, clitics, an
inverted pronoun: "a-t-il encore ajouté") is found on the surface, because the parser fails on inverted subjects.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, gerund, infinitive, inverted_pronoun
from kg.annotate.source_nouns import singular, source_nouns
from kg.annotate.verb_forms import infinitives_of
from kg.languages import Lexicon, endings, function_words
from kg.openings import behind_inserted

_INVERTED = ("inverted_pronoun", "inverted_generic")
_CLITICS = (
    *_INVERTED,
    "personal_clitic",
    "reflexive",
    "object_pronoun",
    "adverbial_pronoun",
    "negator",
    "negation_particle",
    "euphonic",
)
REFLEXIVE = ("reflexive", "personal_clitic")
_PHRASE_WINDOW = 4
_FAR = 6  # tokens from an auxiliary to its participle
_FORMS_KEPT = 20_000  # word forms whose rows are remembered
_VERBAL = ("VERB", "AUX")
PREPOSITIONS = frozenset(("according", "opinion", "rumour"))
"""Acts that a preposition or a noun performs, not a verb."""

READ_OR_LEARNT = frozenset(("hearsay",))
"""What cues may hold that tell who learnt or read and not who said."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in a text: `token` is the verb or preposition, start..end the group around it."""

    token: int
    start: int
    end: int
    act: str
    content: frozenset[str]
    inverted: int | None = None  # the pronoun of "a-t-il dit"


_Rows = tuple[tuple[tuple[str, ...], bool, frozenset[str], str], ...]


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """`reporting.tsv` by first word: (following words, reflexive, content, act), longest phrase first."""

    verbs: dict[str, _Rows]
    prepositions: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    inner: frozenset[tuple[str, ...]]  # adverbials that stand between auxiliary and participle


@cache
def reporting_lexicon(lexicon: Lexicon) -> ReportingLexicon:
    """The compiled `reporting.tsv` of a language."""
    verbs: dict[str, list[tuple[tuple[str, ...], bool, frozenset[str], str]]] = defaultdict(list)
    prepositions: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    inner = set()
    for row in lexicon.table("reporting"):
        words = row["cue"].split()
        if row["act"] == "inner":
            inner.add(tuple(words))
            continue
        if row["act"] in PREPOSITIONS:
            prepositions[words[0]].append((tuple(words[1:]), row["act"]))
            continue
        reflexive = words[0] == "se"
        verb, *following = words[1:] if reflexive else words
        verbs[verb].append((tuple(following), reflexive, frozenset(row["content"].split()), row["act"]))
    return ReportingLexicon(
        {verb: tuple(sorted(rows, key=lambda row: (-len(row[0]), not row[1], row[0]))) for verb, rows in verbs.items()},
        {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for word, rows in prepositions.items()},
        frozenset(inner),
    )


def find_cues(doc: Doc, *, lexicon: Lexicon) -> tuple[Cue, ...]:
    """All reporting cues of a text in order. That somebody really speaks is settled where their words are found."""
    cues, prepositions = [], reporting_lexicon(lexicon).prepositions
    for token in doc:
        cue = _preposition(doc, token, lexicon) if token.lower_ in prepositions else None
        if cue is None and (rows := _rows(token.lemma_, token.lower_, token.pos_ in _VERBAL, lexicon)):
            cue = _verb(doc, token, rows, lexicon)
        if cue:
            cues.append(cue)
    return tuple(cues)


def opened_by_as(doc: Doc, cue: Cue) -> int:
    """How many words in front of a verb say that what stands beside it is as somebody says: "comme l'a dit X", "ainsi que l'a dit X"."""
    before = [token.lower_ for token in doc[max(0, cue.start - 2) : cue.start]]
    if before[-1:] and before[-1] in function_words(doc.lang_, "as"):
        return 1
    said = bool(before[1:]) and before[0] in function_words(doc.lang_, "as_well") and before[1] in function_words(doc.lang_, "that")
    taken_up = cue.start < cue.token and doc[cue.start].lower_ in function_words(doc.lang_, "object_pronoun", "adverbial_pronoun")
    return 2 if said and taken_up else 0


def _preposition(doc: Doc, token: Token, lexicon: Lexicon) -> Cue | None:
    known = reporting_lexicon(lexicon)
    plain, que = source_nouns(lexicon).plain, function_words(lexicon.code, "that")
    for following, act in known.prepositions[token.lower_]:
        end = token.i + 1 + len(following)
        if _follows(doc, token.i + 1, following):
            # "de source militaire", "aux dires de X": what follows the preposition proper is read as the source
            last = end - 1 if following and following[-1] in plain else end
            if last < end and token.i and doc[token.i - 1].pos_ in ("NOUN", "ADJ"):  # "des estimations de sources militaires"
                return None
            if act == "rumour" and not any(t.lower_ in que for t in doc[end : end + 1]):
                return None
            again = token.i and doc[token.i - 1].lower_ in function_words(lexicon.code, "still")  # "toujours selon X"
            return Cue(token.i, token.i - 1 if again else token.i, last, act, frozenset(("clause",)))
    return None


def _follows(doc: Doc, start: int, words: tuple[str, ...]) -> bool:
    """Whether the words of a preposition stand at a token, its last "de" in any form: "aux dires | du maire"."""
    found = [t.lower_ for t in doc[start : start + len(words)]]
    if words and found and words[-1] in function_words(doc.lang_, "bare_of") and found[-1] in function_words(doc.lang_, "of"):
        found[-1] = words[-1]
    return tuple(found) == words


@lru_cache(maxsize=_FORMS_KEPT)
def _rows(lemma: str, form: str, verbal: bool, lexicon: Lexicon) -> _Rows:
    """The rows of the verb that a word may be a form of."""
    verbs = reporting_lexicon(lexicon).verbs
    forms = infinitives_of(lemma, form, verbal=verbal, lexicon=lexicon)
    return next((verbs[infinitive] for infinitive in forms if infinitive in verbs), ())


def _verb(doc: Doc, token: Token, rows: _Rows, lexicon: Lexicon) -> Cue | None:
    """The cue that a verb is, by the first of its rows that fits what follows."""
    verbal = token.pos_ in _VERBAL or inverted_pronoun(token) is not None or _mistagged_gerund(doc, token)
    if not verbal and not _participle_after_auxiliary(doc, token) and not _mistagged_present(doc, token):
        return None
    if _introduces_nickname(doc, token):
        return None
    inner = reporting_lexicon(lexicon).inner
    start, end, inverted = _group(doc, token.i, inner)
    if infinitive(token):
        start = _helper_start(doc, start, inner)
    third = any(t.morph.get("Person", []) == ["3"] for t in doc[start:end] if finite(t))  # "un diplomate me confiait que …"
    reflexives = function_words(doc.lang_, *(REFLEXIVE[:1] if third else REFLEXIVE))
    reflexive = any(t.lower_ in reflexives for t in doc[start : token.i])
    behind, size = behind_inserted(doc, token.i + 1, token.sent.end), _PHRASE_WINDOW + max(len(row[0]) for row in rows)
    ahead = [(t.lower_, singular(t)) for t in doc[token.i + 1 : token.i + 1 + size]]
    apart = [(t.lower_, singular(t)) for t in doc[behind : behind + size]] if behind > token.i + 1 else []  # "a fait, mardi, | état de"
    for following, needs_reflexive, content, act in rows:
        if needs_reflexive and not reflexive:
            continue
        length = _phrase_length(ahead, following)
        if length is None and apart and (parted := _phrase_length(apart, following)) is not None:
            length = behind - token.i - 1 + parted
        if length is not None:
            return Cue(token.i, start, max(end, token.i + 1 + length), act, content, inverted)
    return None


def _introduces_nickname(doc: Doc, token: Token) -> bool:
    """Whether a word parts a person's name from another that he goes by: "le président Keïta, dit IBK, …"."""
    named = 1 < token.i < len(doc) - 1 and doc[token.i - 1].text == "," and doc[token.i - 2].ent_type_ == "PER"
    return named and token.lower_ in function_words(doc.lang_, "alias") and doc[token.i + 1].text[:1].isupper()


def _participle_after_auxiliary(doc: Doc, token: Token) -> bool:
    """Whether a mistagged word stands as a participle: "ont-ils déclaré", "a notamment annoncé", "revendiqué par"."""
    by, clitics = function_words(doc.lang_, "by"), function_words(doc.lang_, *_CLITICS)
    if token.lower_.endswith(endings(doc.lang_, "past_participle_er")) and any(t.lower_ in by for t in doc[token.i + 1 : token.i + 3]):
        return True
    before = [t for t in doc[max(0, token.i - 4) : token.i] if t.lower_ not in clitics and t.pos_ != "ADV"]
    after_auxiliary = bool(before) and before[-1].lemma_ in function_words(doc.lang_, "auxiliary")
    return after_auxiliary and token.lower_.endswith(endings(doc.lang_, "participle_letter"))


def _mistagged_gerund(doc: Doc, token: Token) -> bool:
    """A present participle before "que" that the tagger takes for an adjective: "Notant que …"; not the adverb "maintenant"."""
    return token.pos_ != "ADV" and gerund(token) and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in function_words(doc.lang_, "that")


def _mistagged_present(doc: Doc, token: Token) -> bool:
    """A present form that headlines make the tagger take for a noun: "L'EI revendique l'attaque", ", assure Trump"."""
    if not token.lower_.endswith(endings(doc.lang_, "present_er")) or not token.i or token.i + 1 >= len(doc):
        return False
    following = doc[token.i + 1]
    if following.pos_ == "ADV" and token.i + 2 < len(doc):
        following = doc[token.i + 2]
    ruled_out = ("DET", "ADP", "NUM", "CCONJ")
    if doc[token.i - 1].pos_ in ruled_out:
        return False
    named = doc[token.i - 1].text == "," and following.text[:1].isupper()  # ", juge M. X"
    return named or following.pos_ in ("DET", "PROPN", "SCONJ") or following.text in ('"', "«")


def _group(doc: Doc, i: int, inner: frozenset[tuple[str, ...]]) -> tuple[int, int, int | None]:
    """First and last+1 token of the verb group, and its inverted pronoun."""
    start, pronoun = i, None
    clitics, inverted = function_words(doc.lang_, *_CLITICS), function_words(doc.lang_, *_INVERTED)
    while start and (_auxiliary(doc[start - 1]) or doc[start - 1].lower_ in clitics or _inner_adverb(doc, start - 1, i)):
        start -= 1
        if doc[start].lower_ in inverted:
            pronoun = start
    if pronoun == start < i and start and finite(doc[start - 1]):  # "peut-on lire"
        start -= 1
    while start < i and doc[start].pos_ == "ADV" and doc[start].lower_ not in clitics:
        start += 1
    if pronoun is None and not any(_auxiliary(t) for t in doc[start:i]):
        start = min(start, _far_auxiliary(doc[i], inner))
    end = i + 1
    while end < len(doc) and doc[end].lower_ in function_words(doc.lang_, "euphonic", *_INVERTED):
        if doc[end].lower_ in inverted:
            pronoun = end
        end += 1
    return start, end, pronoun


def _helper_start(doc: Doc, start: int, inner: frozenset[tuple[str, ...]]) -> int:
    """Where the verb begins that tells of saying in the infinitive: "| vient d'annoncer", "| n'a pas manqué de rappeler"; else `start`."""
    if start < 2 or doc[start - 1].lower_ not in function_words(doc.lang_, "bare_of", "bare_to"):
        return start
    helper = doc[start - 2]
    first, _, _ = _group(doc, helper.i, inner)
    denied = any(t.lower_ in function_words(doc.lang_, "negation_particle") for t in doc[first : helper.i + 2])
    kind = "saying_helper_denied" if denied else "saying_helper"
    return first if helper.lower_ in function_words(doc.lang_, kind) else start


def _far_auxiliary(verb: Token, inner: frozenset[tuple[str, ...]]) -> int:
    """Where the auxiliary stands from which an adverbial parts a participle: "a de son côté déclaré"; else the verb itself."""
    for child in verb.children:
        if child.dep_.startswith("aux") and verb.i - _FAR <= child.i < verb.i:
            parted = any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in verb.doc[child.i + 1 : verb.i])
            return verb.i if parted else child.i
    before = [t.lower_ for t in verb.doc[max(0, verb.i - _FAR) : verb.i]]
    length = next((n for n in (4, 3, 2, 1) if tuple(before[-n:]) in inner), 0)
    return verb.i - length - 1 if length and verb.i > length and _auxiliary(verb.doc[verb.i - length - 1]) else verb.i


def _auxiliary(token: Token) -> bool:
    return token.lemma_ in function_words(token.lang_, "auxiliary") and token.pos_ not in ("NOUN", "PROPN")


def _inner_adverb(doc: Doc, j: int, verb: int) -> bool:
    """An adverb between auxiliary and participle: "a immédiatement ajouté"."""
    if doc[j].pos_ != "ADV" and doc[j].lower_ not in function_words(doc.lang_, "inner_adverb"):
        return False
    inverted = function_words(doc.lang_, *_INVERTED)
    return any(_auxiliary(t) or t.lower_ in inverted for t in doc[max(0, j - 4) : j])


def _phrase_length(ahead: list[tuple[str, str]], following: tuple[str, ...]) -> int | None:
    """Within how many words, each with its singular, those of a phrase follow ("fait également état"); None when they don't."""
    at = 0
    for number, word in enumerate(following):
        hit = next((j for j, forms in enumerate(ahead[at : at + (_PHRASE_WINDOW if number == 0 else 1)], at) if word in forms), None)
        if hit is None:
            return None
        at = hit + 1
    return at
