"""Verbs that the tagger took for nouns: "l'armée contrôle la ville", "le groupe compte 300 hommes".

Many French verbs share their form with a noun. A French noun takes a determiner or a preposition; one with neither that has a
subject of its own, or that stands between a noun and a determiner, is the verb of its clause.
"""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.attrs import ORTH, POS  # type: ignore[import-not-found]
from spacy.symbols import ADJ, ADP, ADV, DET, NOUN, PRON, PROPN, VERB, X  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from kg.annotate.grammar import PASSIVE_PARTICIPLE, inverted_pronoun
from kg.annotate.grammar import infinitive as is_infinitive
from kg.annotate.lone_verbs import lone_subject, make_clause
from kg.annotate.trees import rehang
from kg.annotate.verb_forms import regular_infinitives
from kg.languages import Lexicon, endings, function_words

_NOUN_MARKS = frozenset({"det", "case", "cop", "nummod"})
_JOINED_NOUN_MARKS = _NOUN_MARKS - {"nummod"}
_HUNG = ("nmod", "obl:arg", "appos", "fixed")
_BEFORE_NUMBER = 4  # tokens from an adverb to behind the number that it rounds: "plus de 300"
_OPENING = ("NOUN", "PRON")
_OPENERS = frozenset({"DET", "NUM"})
_MISTAKEN = frozenset({NOUN, PROPN, PRON, ADJ, VERB, ADV, ADP, DET, X})
_FORMS_KEPT = 30_000  # word forms whose verbs are remembered
_ARTICLES = ("definite", "indefinite", "possessive_third", "total")
_ACTIVE_PARTICIPLE = "Tense=Past|VerbForm=Part"
_QUALIFYING = frozenset({("NOUN", "amod"), ("NOUN", "acl"), ("ADJ", "acl")})
_SUBJECTS = ("nsubj", "nsubj:pass")
_NO_VERBS = ("ADJ", "ADV", "DET", "NOUN", "PRON", "PROPN", "X")
_FEATURES = "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin"


def mend_verbs(doc: Doc, *, lexicon: Lexicon) -> None:
    """Tag such words as verbs, in place; a noun left of one becomes its subject, one right of it its object."""
    forms = doc.vocab.strings
    for i, (form, tag) in enumerate(doc.to_array([ORTH, POS]).tolist()):  # spaCy makes a token of each one looked at: seldom done
        infinitive = known_verb(forms[form], lexicon) if tag in _MISTAKEN else None
        if infinitive is None:
            continue
        token = doc[i]
        if (pronoun := inverted_pronoun(token)) is not None:
            make_verb(token, infinitive)
            pronoun.dep_ = "nsubj" if pronoun.head.i == i else pronoun.dep_
        elif token.pos_ == "ADJ" and _is_reflexive(token):
            make_verb(token, infinitive)
            for child in token.rights:
                child.dep_ = "nsubj" if child.dep_ == "xcomp" and child.pos_ == "PROPN" else child.dep_
        elif _opens_clause_as_participle(token) or _qualifies(token) or _joins_passive(token):
            _make_participle(token, infinitive)
            for number in (child for child in token.lefts if child.dep_ == "nummod"):  # "40 ont été tués et 80 | arrêtés": others
                number.dep_ = "nsubj:pass"
        elif _follows_copula(token):
            _make_participle(token, infinitive)
            for copula in (child for child in token.lefts if child.dep_ == "cop"):
                copula.dep_ = "aux:pass"
        elif token.pos_ in _NO_VERBS and _follows_auxiliary(token):
            _take_object(token)
            make_verb(token, infinitive)
            token.morph = MorphAnalysis(token.vocab, _ACTIVE_PARTICIPLE)
        elif (governed := _compound_infinitive(token)) is not None:
            _govern(token, governed)
            make_verb(token, infinitive)
        elif not _mended_alone(token, infinitive) and (subject := lone_subject(token)) is not None:
            make_clause(token, subject)
            make_verb(token, infinitive)


def _is_reflexive(token: Token) -> bool:
    """Whether an "adjective" stands right behind a reflexive pronoun: "s'inquiète X"."""
    return token.i > 0 and token.nbor(-1).lower_ in function_words(token.lang_, "reflexive") and token.nbor(-1).head.i == token.i


def _mended_alone(token: Token, infinitive: str) -> bool:
    """Whether what stands right beside a form in the present tells that it is a verb, which it is then made."""
    relative = _follows_relative(token)
    if not relative and not _may_be_present(token):
        return False
    if not relative and not _has_subject(token):
        if token.pos_ not in ("ADJ", "ADV") and not _parts_two_phrases(token) and not _opens_headline(token):
            return False
        _hang(token)
    make_verb(token, infinitive)
    return True


@lru_cache(maxsize=_FORMS_KEPT)
def known_verb(text: str, lexicon: Lexicon) -> str | None:
    """The verb that a form which may be mistaken stands for, None of most forms."""
    form, known = text.lower(), lexical_verbs(lexicon)
    present = text.endswith(endings(lexicon.code, "present_er", "present_other", "finite_other")) and text.islower()
    if not present and not form.endswith(endings(lexicon.code, "past_participle")):
        return None
    return next((verb for verb in regular_infinitives(form, lexicon=lexicon) if verb in known), None)


@cache
def lexical_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The verbs of triggers and reporting phrases, and those that lend a noun its subject."""
    phrases = [row["lemma"] for row in lexicon.table("triggers") if row["pos"] == "VERB"]
    phrases += [row["cue"] for row in lexicon.table("reporting")]
    phrases += [row["lemma"] for row in lexicon.table("light_verbs")]
    reflexive = function_words(lexicon.code, "reflexive")
    return frozenset(next(word for word in phrase.split() if word not in reflexive) for phrase in phrases)


def _make_participle(token: Token, infinitive: str) -> None:
    token.pos_, token.lemma_, token.morph = "VERB", infinitive, MorphAnalysis(token.vocab, PASSIVE_PARTICIPLE)


def _opens_clause_as_participle(token: Token) -> bool:
    """Whether a bare "noun" that opens the sentence is a passive participle, by whom it was done: "Arrêté par la police, il …"."""
    if not token.is_sent_start or token.pos_ not in _OPENING or not token.lower_.endswith(endings(token.lang_, "past_participle")):
        return False
    return {"obl:agent"} <= {child.dep_ for child in token.children} and not any(child.dep_ == "det" for child in token.children)


def _qualifies(token: Token) -> bool:
    """Whether a "noun" that the parser hung on a noun as its adjective, or an "adjective" as its clause, is a participle: "des villageois
    | déplacés"."""
    head, label = token.head, token.dep_
    told = (token.pos_, label) == ("NOUN", "appos") and any(child.dep_ == "obl:agent" for child in token.rights)  # ", | assiégés … par X"
    if ((token.pos_, label) not in _QUALIFYING and not told) or head.pos_ not in ("NOUN", "PROPN") or head.i >= token.i:
        return False
    marked = any(child.dep_ in _NOUN_MARKS for child in token.children)
    return token.text.islower() and token.lower_.endswith(endings(token.lang_, "past_participle_er")) and not marked


def _joins_passive(token: Token) -> bool:
    """Whether a bare or counted "noun" that "et" joins to a passive goes it on: "seront désarmés et | emprisonnés", "et 80 | arrêtées"."""
    if token.pos_ != "NOUN" or token.dep_ != "conj" or not token.lower_.endswith(endings(token.lang_, "past_participle_er")):
        return False
    labels = {child.dep_ for child in token.lefts}
    passive = any(child.dep_ == "aux:pass" and child.morph.get("VerbForm", []) for child in token.head.lefts)
    alike = token.morph.get("Number", []) == token.head.morph.get("Number", [])
    return passive and alike and token.text.islower() and "cc" in labels and not labels & {*_JOINED_NOUN_MARKS, "amod"}


def _follows_copula(token: Token) -> bool:
    """Whether a "noun" behind a copula, which no determiner or adjective makes one but "tous", or a word with the tag of a participle, is
    the participle of a verb: "étaient partis", "où elles étaient | retenues", "seront tous | interpellés"."""
    if token.pos_ not in ("NOUN", "VERB") or not token.text.islower() or not token.lower_.endswith(endings(token.lang_, "past_participle")):
        return False
    labels = {child.dep_ for child in token.lefts if child.lower_ not in function_words(token.lang_, "floated")}
    linked = "cop" in labels or (token.pos_ == "NOUN" and "aux:pass" in labels)
    return linked and not labels.isdisjoint(_SUBJECTS) and not labels & {"det", "case", "amod", "nummod"}


def _follows_auxiliary(token: Token) -> bool:
    """Whether a form that ends as a participle has an auxiliary: "ont violé la trêve"; a "noun" only an infinitive: "d'avoir projeté …"."""
    labels = {child.dep_ for child in token.lefts}
    infinitives = (child for child in token.lefts if child.dep_ == "aux:tense" and is_infinitive(child))
    if token.pos_ == "NOUN" and (labels & _NOUN_MARKS or not any(infinitives)):
        return False
    ends = token.text.islower() and token.lower_.endswith(endings(token.lang_, "past_participle_er"))
    return ends and "aux:tense" in labels and "aux:pass" not in labels


def _take_object(participle: Token) -> None:
    """Hang on it the noun right behind it that the parser took for an apposition to a noun before: "après avoir projeté | un attentat"."""
    beside = participle.nbor() if participle.i + 1 < participle.sent.end else participle
    noun = beside.head if beside.dep_ == "det" else beside
    if noun.dep_ == "appos" and noun.head.i < participle.i and noun.left_edge.i == participle.i + 1:
        rehang(participle.doc, {noun.i: (participle.i, "obj")})


def _compound_infinitive(token: Token) -> Token | None:
    """The verb, with "avoir" or "être" before it, that waits for the form in front of these: "Téhéran | dément avoir envoyé"."""
    verb, following = token.head, token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.pos_ not in ("ADV", "ADJ", "NOUN") or token.dep_ not in ("advmod", "amod", "xcomp") or following.head.i != verb.i:
        return None
    if not is_infinitive(following) or not following.dep_.startswith("aux") or any(child.dep_ in _NOUN_MARKS for child in token.children):
        return None
    return verb if any(c.dep_ in _SUBJECTS and c.i < token.i for c in verb.children) else None


def _govern(token: Token, infinitive_: Token) -> None:
    """Hang a verb on the form in front, with all that the parser hung on it before that, in place."""
    above = token.i if infinitive_.head.i == infinitive_.i else infinitive_.head.i
    moved = {token.i: (above, infinitive_.dep_), infinitive_.i: (token.i, "xcomp")}
    moved |= {c.i: (token.i, c.dep_) for c in infinitive_.children if c.i < token.i}
    rehang(token.doc, moved)


def _has_subject(token: Token) -> bool:
    """A subject before it, and no verb right before it, of which it would be the bare object ("fait signe")."""
    before = token.nbor(-1) if token.i else None
    if before is not None and (before.pos_ in ("VERB", "AUX") or before.lower_ in function_words(token.lang_, "support_verb")):
        return False
    return any(child.dep_.startswith("nsubj") and child.i < token.i for child in token.children)


def _may_be_present(token: Token) -> bool:
    text = token.text
    if not text.endswith(endings(token.lang_, "present_er", "present_other")) or not text.islower():
        return False
    if any(child.dep_ in _NOUN_MARKS for child in token.children):
        return False
    if token.pos_ == "ADJ":  # with an object or a subject, or a singular on a plural noun, as adjectives never are
        if token.dep_ == "amod":
            plural = token.head.morph.get("Number", []) == ["Plur"] and token.head.i < token.i
            return any(child.dep_ == "obj" for child in token.children) or (plural and _ends_plural(token)) or _faces_phrase(token)
        clause = token.dep_ == "ROOT" or any(child.dep_ == "obj" for child in token.children)
        return clause and _ends_plural(token) and _has_subject(token)
    if token.pos_ == "ADV":
        return _faces_phrase(token)
    return token.pos_ == "NOUN" or (token.pos_ == "VERB" and token.dep_ == "flat:name")


def _follows_relative(token: Token) -> bool:
    """Whether an "adjective" or "noun" stands right behind "qui", as only a verb group does: "la milice qui | contrôle la ville"."""
    if token.pos_ not in ("ADJ", "NOUN") or not token.i or any(child.dep_ in _NOUN_MARKS for child in token.children):
        return False
    before, text = token.nbor(-1), token.text
    present = text.islower() and text.endswith(endings(token.lang_, "present_er", "present_other"))
    return present and before.lower_ in function_words(token.lang_, "relative_subject") and before.head.i == token.i


def _ends_plural(token: Token) -> bool:
    return token.text.endswith(endings(token.lang_, "present_plural"))


def _faces_phrase(token: Token) -> bool:
    """Behind the noun that it was hung on, right before an article: "un colonel critique la stratégie", "l'armée dément cette version"."""
    head = token.head
    if token.i + 1 >= len(token.doc) or head.i >= token.i or head.pos_ not in ("NOUN", "PROPN") or _in_clause(head):
        return False
    following = token.nbor(1)
    article = following.pos_ == "DET" and following.lower_ in function_words(token.lang_, *_ARTICLES)
    return article and head.dep_ in ("ROOT", "nsubj", "nsubj:pass")


def _opens_headline(token: Token) -> bool:
    """Right behind a name that opens the sentence, before a preposition: "Israël frappe en Syrie"."""
    head = token.head
    if token.i + 1 >= len(token.doc) or head.pos_ != "PROPN" or head.i != token.i - 1 or token.dep_ not in ("flat:name", "nmod", "appos"):
        return False
    return head.dep_ == "ROOT" and token.nbor(1).pos_ in ("ADP", "DET", "NUM", "ADV") and not any(t.pos_ == "ADP" for t in head.lefts)


def _parts_two_phrases(token: Token) -> bool:
    """Between a noun that it was hung on and the determiner of another: no noun phrase of French runs so."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.is_sent_start:
        return False
    head, before, after = token.head, token.nbor(-1), token.nbor(1)
    governed = token.dep_ in ("nmod", "appos") and head.i < token.i and head.pos_ in ("NOUN", "PROPN")
    return governed and before.pos_ in ("NOUN", "PROPN", "ADJ") and _opens_phrase(after) and not _in_clause(head)


def _opens_phrase(token: Token) -> bool:
    """A determiner or a number, or an adverb that a number follows: "compte près de 2.000 hommes", "compte environ 50 chars"."""
    if token.pos_ != "ADV":
        return token.pos_ in _OPENERS
    return any(t.pos_ == "NUM" for t in token.doc[token.i + 1 : min(token.i + _BEFORE_NUMBER, token.sent.end)])


def _in_clause(noun: Token) -> bool:
    """Whether the noun is an argument of a finite verb to its left, which leaves no room for another verb."""
    return noun.head.i < noun.i and noun.dep_ in ("obj", "obl:arg", "obl:mod", "obl:agent", "nmod")


def _hang(token: Token) -> None:
    """Make the noun that a verb was hung on its subject, and give the verb the noun's own place in the tree."""
    doc, subject = token.doc, token.head
    above = token.i if subject.head.i == subject.i else subject.head.i
    moved = {token.i: (above, subject.dep_), subject.i: (token.i, "nsubj")}
    for right in [child for child in subject.rights if child.i > token.i]:  # what stands behind the verb is the verb's
        moved[right.i] = token.i, right.dep_
    rehang(doc, moved)


def make_verb(token: Token, infinitive: str) -> None:
    """Tag a token as a finite verb in the present, and hang a bare phrase behind it as its object."""
    token.pos_, token.lemma_ = "VERB", infinitive
    token.morph = MorphAnalysis(token.vocab, _FEATURES)
    following = next((child for child in token.rights if child.dep_ in _HUNG or _is_rounded(child)), None)
    indefinite = function_words(token.lang_, "partitive")
    if following is not None and (_is_rounded(following) or all(t.dep_ != "case" or t.lower_ in indefinite for t in following.children)):
        following.dep_ = "obj"


def _is_rounded(noun: Token) -> bool:
    """Whether an adverb rounds the number in front, with or without a preposition: "autour de 5.100 soldats"."""
    first = noun.left_edge
    before = first.nbor(-1) if first.i else first
    return "ADV" in (first.pos_, before.pos_) and any(child.dep_ == "nummod" for child in noun.children)
