"""Who is the subject of a reporting verb: before it by the parse, behind it on the surface, or whoever spoke just before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.grammar import finite, form, gender, gerund, infinitive, past_participle
from kg.annotate.layout import Layout
from kg.annotate.publishers import publisher
from kg.annotate.reporting import REFLEXIVE, Cue, opened_by_as
from kg.annotate.source_reader import SourceReader
from kg.annotate.sources import Source, unspecified
from kg.languages import function_words

_STOPS = frozenset((".", ";", ":", '"', "«"))
_PHRASE_START = frozenset(("DET", "NOUN", "PROPN", "ADJ", "PRON", "X", "NUM", "ADV"))
_OUTWARDS = 5  # verbs above a verb without a subject
_APPOSED = 10  # tokens from "a-t-il dit" to who that is
_CHAINED = 12  # tokens of "Et X de poursuivre"
_OBJECTS = frozenset(("obj", "obl:arg", "obl:mod"))
_LONG_PRONOUN = 6  # tokens of a phrase that stands for an earlier source


def subject_after(layout: Layout, reader: SourceReader, start: int, end: int) -> tuple[Source | None, int]:
    """The subject behind its verb, and where its phrase ends: the first phrase without a preposition that names a source."""
    doc, j, language = layout.doc, start, layout.doc.lang_
    mentions = reader.phrases.mention_at
    while j < end:
        token = doc[j]
        if (finite(token) and j > start) or token.text in _STOPS or token.lower_ in function_words(language, "relative"):
            break
        if _are_others(doc, j, end):
            return unspecified(j, j + 2), j + 2
        indefinite = token.lower_ in function_words(language, "partitive")  # the tagger takes "des sources" for a complement
        governing = function_words(language, "contracted_definite", "beside")
        if (token.pos_ in ("ADP", "SCONJ") and not indefinite) or token.lower_ in governing:
            j = max(j + 1, _skip_phrase(doc, reader, j + 1, end))
            continue
        if token.pos_ in _PHRASE_START or j in mentions or indefinite:
            source = reader.read(j, end, behind_verb=True)
            if source:
                return source, source.end if source.start >= start else min(end, j + anaphor_length(doc, j))
            if token.pos_ == "DET" or j in mentions:
                j = max(j + 1, _skip_phrase(doc, reader, j, end))
                continue
        j += 1
    return None, start


def _are_others(doc: Doc, i: int, end: int) -> bool:
    """Whether nobody in particular speaks, before a comma: "soufflent | d'autres, …"."""
    if i + 1 >= end or doc[i].lower_ not in function_words(doc.lang_, "of"):
        return False
    return doc[i + 1].lower_ in function_words(doc.lang_, "indefinite_person") and doc[min(i + 2, end - 1)].is_punct


def apposed_to_pronoun(layout: Layout, reader: SourceReader, cue: Cue) -> Source | None:
    """Whom an inverted pronoun is told to be behind a comma: "a-t-il écrit sur son compte, le Premier ministre X"."""
    doc = layout.doc
    _, end = layout.sentence(cue.token)
    comma = next((t.i for t in doc[cue.end : min(end, cue.end + _APPOSED)] if t.is_punct or finite(t)), end)
    if comma + 2 >= end or doc[comma].text != "," or doc[comma + 1].lower_ not in function_words(doc.lang_, "definite_singular"):
        return None
    source = reader.read(comma + 1, end)
    if source is None or source.actor.kind != "person" or source.end <= comma + 3 or not reader.phrases.is_person(source.end - 1):
        return None
    return source if source.end >= end or doc[source.end].is_punct else None


def anaphor_length(doc: Doc, start: int) -> int:
    """How many tokens a phrase has that stands for an earlier source."""
    j = start
    nominal = ("DET", "NOUN", "ADJ", "PROPN", "ADP")
    while j < len(doc) and not doc[j].is_punct and j - start < _LONG_PRONOUN and (j == start or doc[j].pos_ in nominal):
        j += 1
    return max(1, j - start)


def _skip_phrase(doc: Doc, reader: SourceReader, start: int, end: int) -> int:
    """The end of a phrase that is no subject."""
    mentions, j, of = reader.phrases.mention_at, start, function_words(doc.lang_, "of")
    while j < end and (doc[j].pos_ in ("DET", "NUM") or doc[j].lower_ in of):
        j += 1
    if j in mentions:
        return mentions[j].tokens.end
    while j < end and doc[j].pos_ in ("NOUN", "ADJ") and j not in mentions:
        j += 1
    if j in mentions and j > start and reader.phrases.outlet_noun(mentions[j].tokens.start) is not None:
        return mentions[j].tokens.end  # "s'est plaint sur la chaîne X | un porte-parole"
    governed = doc[start - 1].pos_ == "ADP"  # "à l'AFP"; in "mardi Jean Dupont" the name begins a phrase of its own
    while j < end and doc[j].pos_ == "PROPN" and (governed or doc[j - 1].pos_ == "PROPN") and j not in mentions:
        j += 1
    return max(j, start)


def active(doc: Doc, cue: Cue) -> bool:
    """Whether the verb's subject does the speaking: not in "est accusé de", "un homme soupçonné de"."""
    verb = doc[cue.token]
    if not past_participle(verb):
        return True
    present = verb.lower_ in function_words(doc.lang_, "participle_or_present") and cue.start == cue.token
    if present and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):  # "le groupe dit avoir fui"
        return True
    group = doc[cue.start : cue.token]
    if any(t.lower_ in function_words(doc.lang_, *REFLEXIVE) for t in group):
        return True
    have, be = function_words(doc.lang_, "have"), function_words(doc.lang_, "be")
    helpers = {t.lemma_ for t in group}
    if not helpers & have:  # "a tué dix soldats et revendiqué l'attaque"
        chained = verb.head if verb.dep_ == "conj" else verb
        helpers |= {c.lemma_ for c in chained.children if c.dep_.startswith("aux") and c.i < verb.i}
    return bool(helpers & have) and not helpers & be


def subject_of(layout: Layout, reader: SourceReader, cue: Cue) -> tuple[Source | None, int]:
    """Who speaks, and where the verb's group ends when the subject is behind it."""
    doc, language = layout.doc, layout.doc.lang_
    start, end = layout.sentence(cue.token)
    verb = doc[cue.token]
    if cue.inverted is not None:
        return reader.memory.pronoun(cue.inverted), cue.end
    before = doc[cue.start - 1].lower_ if cue.start else ""
    if opened_by_as(doc, cue) or (cue.start == start and form(verb) == "Fin"):
        return subject_after(layout, reader, cue.end, end)
    if before in function_words(language, "bare_of") and infinitive(verb):
        chained = _historic_infinitive(layout, reader, cue, start) or reader.memory.spoken_since(start)
        if chained:
            return chained, cue.end
    if infinitive(verb) and verb.dep_ == "acl":  # "l'incapacité des autorités à garantir"
        return None, cue.end
    if infinitive(verb) and doc[cue.start - 1].lemma_ in function_words(language, "causative", "permissive"):  # "faisant craindre"
        return None, cue.end
    absolute = before == "," or function_words(language, "in") & {before, doc[cue.start].lower_}
    if absolute and gerund(verb) and (spoken := reader.memory.spoken_since(start)):
        return spoken, cue.end
    return _parsed_subject(layout, reader, cue, start), cue.end


def _parsed_subject(layout: Layout, reader: SourceReader, cue: Cue, start: int) -> Source | None:
    language = layout.doc.lang_
    opens = cue.start == start and gerund(layout.doc[cue.token])  # "Notant que les raids ont fait dix morts, X a demandé"
    for subject in _subjects(layout.doc[cue.token]):
        if subject.i > cue.token:
            if opens and subject.head.i > subject.i and (source := reader.subject(subject.left_edge.i, subject.i, subject.head.i)):
                return source
            continue
        if _speaks_within(layout, subject, cue):
            continue
        if subject.dep_.startswith("nsubj") and _in_adjunct(subject):
            return None if gerund(layout.doc[cue.token]) else _beside(layout, reader, cue, start)  # "En réaction à cela, X a annoncé"
        if subject.lower_ in function_words(language, "neutral_pronoun"):
            return None
        if subject.lower_ in function_words(language, "relative") - function_words(language, "relative_as_subject", "relative_composed"):
            continue  # "les rebelles, auxquels le groupe reproche d'avoir …"
        if subject.lower_ in function_words(language, "generic_pronoun") and ("hearsay" not in cue.content or subject.i + 3 < cue.start):
            return None
        if subject.lower_.startswith("-"):
            break
        if subject.lower_ in function_words(language, "relative_as_subject"):
            return _antecedent(reader, subject, start)
        source = reader.subject(max(start, subject.left_edge.i), subject.i, cue.start)
        behind_comma = gerund(layout.doc[cue.token]) and layout.doc[cue.start - 1].text == ","
        if source is None and behind_comma and cue.act != "want" and subject.dep_ in _OBJECTS:
            continue  # "rejette le plan, accusant …": the subject of the sentence
        return source
    return _beside(layout, reader, cue, start)


def _speaks_within(layout: Layout, subject: Token, cue: Cue) -> bool:
    """Whether a subject is that of a quotation's own verb: "X dit que « des soldats ont fui » et appelle …"."""
    quote, joints = layout.quoted[subject.i], function_words(subject.lang_, "coordinator")
    if quote is None or layout.doc[cue.start - 1].lower_ not in joints:
        return False
    return quote is not layout.quoted[cue.start] and any(finite(t) for t in layout.doc[quote.start : quote.end])


def _subjects(verb: Token) -> Iterator[Token]:
    """The verb's subject, else that of the verb on which it depends, outwards."""
    for _ in range(_OUTWARDS):
        own = [c for c in verb.children if c.dep_.startswith("nsubj")]
        yield from own
        if not own:
            yield from _before_participle(verb)
        if own or verb.head.i == verb.i:
            return
        if infinitive(verb) and verb.dep_ not in ("xcomp", "conj"):
            return
        described = verb.dep_ in ("acl", "amod") and not finite(verb)  # not "X, citant des sources, parle de dix morts"
        if described and verb.head.pos_ in ("NOUN", "PROPN") and not (gerund(verb) and _in_adjunct(verb.head)):
            yield (publisher(verb.head) if gerund(verb) else None) or verb.head  # "a publié un communiqué faisant état de …"
        verb = verb.head


def _before_participle(verb: Token) -> Iterator[Token]:
    """The subject that the parse hangs on a participle clause between it and its verb: "la chaîne, se référant à X, a annoncé"."""
    for clause in verb.children:
        if clause.i < verb.i and clause.dep_ == "advcl" and gerund(clause):
            yield from (c for c in clause.children if c.dep_ == "nsubj" and any(t.text == "," for t in verb.doc[c.i : clause.i]))


def _in_adjunct(noun: Token) -> bool:
    """Whether a noun stands behind a preposition other than "de": "a justifié le raid à la radio, évoquant …"."""
    return any(c.dep_ == "case" and c.pos_ == "ADP" and c.lower_ not in function_words(c.lang_, "of") for c in noun.children)


def _antecedent(reader: SourceReader, relative: Token, start: int) -> Source | None:
    """The noun to which "qui" refers: who spoke right before its comma, else by the parse."""
    spoken, before = reader.memory.spoken_since(start), relative.i - 1
    if spoken and spoken.end == before and relative.doc[before].text == "," and _agrees(spoken, relative.head):
        return spoken
    clause = relative.head
    while clause.dep_ == "conj" and clause.head.dep_ in ("acl", "acl:relcl", "conj") and clause.head.i < relative.i:
        clause = clause.head
    if clause.dep_ not in ("acl", "acl:relcl") or clause.head.i >= relative.i:
        agreeing = relative.lower_ in function_words(relative.lang_, "relative_composed")  # "confie une source, laquelle craint que …"
        return reader.memory.spoken_since(start) if agreeing else None
    noun, before = clause.head, relative.i - 2
    composed = relative.lower_ in function_words(relative.lang_, "relative_composed") and before in reader.phrases.mention_at
    if composed and noun.i != before and gender(noun) not in ("", gender(relative)):  # "un bilan que récuse Lima, laquelle affirme …"
        return reader.read(reader.phrases.mention_at[before].tokens.start, relative.i)
    if named := _described(reader, noun, start):
        return named
    first = behind_case(noun, start)
    source = reader.read(first, relative.i)
    adjacent = source is None or first == max(start, noun.left_edge.i) or source.end >= relative.i - 1
    return source if adjacent else None


def _agrees(source: Source, verb: Token) -> bool:
    """Whether a verb may be of a source, by its number."""
    told = next((t for t in (*verb.lefts, verb) if finite(t)), None)
    return told is None or ("Plur" in told.morph.get("Number", [])) == source.plural


def _described(reader: SourceReader, noun: Token, start: int) -> Source | None:
    """Who is named before an apposition with an indefinite article: "l'AAPP, une ONG qui recense"."""
    indefinite = any(t.dep_ == "det" and t.lower_ in function_words(noun.lang_, "indefinite") for t in noun.children)
    if noun.dep_ != "appos" or not indefinite or noun.head.i >= noun.i:
        return None
    return reader.read(behind_case(noun.head, start), noun.left_edge.i)


def behind_case(noun: Token, start: int) -> int:
    """Where the phrase of a noun begins, behind its preposition: "à | Vladimir Poutine, qui a dénoncé"."""
    first = max(start, noun.left_edge.i)
    return first + 1 if noun.doc[first].pos_ == "ADP" and first < noun.i else first


def _historic_infinitive(layout: Layout, reader: SourceReader, cue: Cue, start: int) -> Source | None:
    """The speaker of "Et X de poursuivre : « … »"."""
    if layout.doc[start].lower_ not in function_words(layout.doc.lang_, "and") or cue.start - start > _CHAINED:
        return None
    return reader.read(start + 1, cue.start - 1)


def _beside(layout: Layout, reader: SourceReader, cue: Cue, start: int) -> Source | None:
    """Without a parsed subject: who spoke last in the sentence, else the nearest name to the left."""
    doc = layout.doc
    if spoken := reader.memory.spoken_since(start):
        return spoken
    if infinitive(doc[cue.token]):
        return None
    if cue.start == start and gerund(doc[cue.token]):
        return _main_subject(layout, reader, cue.end, layout.sentence(cue.token)[1])
    mentions = reader.phrases.mention_at
    for j in range(cue.start - 1, start - 1, -1):
        if doc[j].text in (";", ":"):
            break
        if j in mentions and mentions[j].tokens.start == j and not (j and doc[j - 1].pos_ == "ADP"):
            return reader.read(j, cue.start)
    return None


def _main_subject(layout: Layout, reader: SourceReader, start: int, end: int) -> Source | None:
    """Whom a participle that opens the sentence belongs to: the phrase after a comma and before a finite verb."""
    doc = layout.doc
    for token in doc[start : end - 2]:
        if token.text != "," or layout.quoted[token.i] or doc[token.i + 1].pos_ not in ("DET", "PRON", "PROPN", "NOUN"):
            continue
        source = reader.read(token.i + 1, end)
        verb = max(source.end, token.i + 2) if source else end
        if source and any(finite(t) for t in doc[verb : verb + 4]):
            return source
    return None
