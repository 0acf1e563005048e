"""What an antecedent shows to a pronoun: number, gender, grammatical role, distance, and the quotation that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.actor_words import actor_words
from kg.annotate.binding import behind_participle
from kg.annotate.forenames import gender_of
from kg.annotate.quotes import find_quotes
from kg.annotations import ActorMention
from kg.languages import endings, function_words, lemmas, lexicon

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "ROOT"})
_NAMED = ("name", "person")
_SINGULAR = ("masculine_determiner", "feminine_determiner", "definite_singular")
_BREAKS = frozenset({":", ";", "«", '"', "("})
_CLAUSES = frozenset({"advcl", "acl", "obl:mod", "obl:arg", "parataxis", "xcomp"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention as a pronoun may see it; a noun that names no actor competes too, without a mention."""

    mention: ActorMention | None
    token: int  # its head
    sentence: int
    subject: bool
    plural: bool
    gender: str | None  # Masc, Fem
    quote: int | None  # where the innermost quotation around it begins
    human: bool  # one person


@cache
def _masculine_states(language: str) -> frozenset[str]:
    """The states whose names are masculine in spite of their ending."""
    return frozenset(row["form"] for row in lexicon(language).table("place_words") if row["class"] == "masculine")


def _is_counted_subject(noun: Token) -> bool:
    """Whether a noun is a subject through what measures it: "une quarantaine d'avocats ont signé"."""
    measure = noun.head
    return noun.dep_ == "nmod" and measure.dep_ in _SUBJECTS and measure.lemma_.lower() in lemmas(noun.lang_, "quantifiers")


def _opens_clause(noun: Token) -> bool:
    """Whether a noun is the first of its sentence without a preposition, no verb before it but participles: "Partis tôt, les marins, …"."""
    edge = noun
    while edge.i and not edge.is_sent_start and edge.nbor(-1).pos_ in ("DET", "NUM", "ADJ"):
        edge = edge.nbor(-1)
    if edge.is_sent_start:
        return noun.pos_ in ("NOUN", "PROPN") and noun.dep_ not in ("obl:mod", "dep")
    if edge.nbor(-1).text != "," or not (noun.pos_ == "PROPN" or any(child.dep_ in ("det", "nummod") for child in noun.lefts)):
        return False
    before = edge.nbor(-2)
    while True:
        if before.morph.get("Mood", []) or before.text in _BREAKS or (before.text == "," and not before.is_sent_start):
            return False
        if before.is_sent_start:
            return True
        before = before.nbor(-1)


def _is_added(child: Token) -> bool:
    """Whether a conjunction adds a word to its head; without one the parser's coordinate may be an apposition."""
    if child.dep_ != "conj":
        return False
    joint = [token for token in child.head.rights if token.dep_ == "conj"]
    joint += [token for sister in joint for token in sister.rights if token.dep_ == "conj"]
    return any(t.dep_ == "cc" for token in joint for t in token.lefts)


class Text:
    """One article's tokens with the features that reference goes by."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._sentences = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
        self._quotes = {i: quote.start for quote in find_quotes(doc) for i in range(quote.start, quote.end)}
        self._individuals = actor_words(lexicon(doc.lang_)).individuals
        self._genders: dict[str, str] = {}
        self._passing: dict[str, bool] = {}  # person -> whether his first mention is that of a speaker behind his words

    def sentence(self, i: int) -> int:
        """The number of a token's sentence."""
        return self._sentences[i]

    def quote(self, i: int) -> int | None:
        """Where the innermost quotation around a token begins, None outside all."""
        return self._quotes.get(i)

    def antecedent(self, mention: ActorMention) -> Antecedent:
        """A mention with its features; a person's gender, once told, holds for the article."""
        head = self.doc[mention.tokens.head]
        if mention.how == "pronoun" and head.pos_ == "DET":
            plural, gender = head.lower_ in function_words(head.lang_, "possessive_theirs"), None
        else:
            plural, gender = self._plural(mention, head), self._gender(mention, head)
        if gender and mention.actor.kind == "person":
            self._genders.setdefault(mention.actor.id, gender)
        if mention.actor.kind == "person":
            self._passing.setdefault(mention.actor.id, head.dep_ == "nsubj" and head.head.pos_ == "VERB" and head.head.i < head.i)
        gender = self._genders.get(mention.actor.id, gender)
        return self._antecedent(mention, head, plural=plural, gender=gender)

    def other(self, noun: Token) -> Antecedent:
        """A noun that names no actor."""
        return self._antecedent(None, noun, plural=noun.morph.get("Number", []) == ["Plur"], gender=_first(noun, "Gender"))

    def may_be(self, person: str, genders: frozenset[str]) -> bool:
        """Whether a person's gender, so far as told, is one of those of a noun."""
        return self._genders.get(person) in (None, *genders)

    def is_passing(self, person: str) -> bool:
        """Whether a person comes in as a speaker of other things: "« … », explique X", who is not whom the news is about."""
        return self._passing.get(person, False)

    def is_human(self, noun: Token) -> bool:
        """Whether a noun names a person by what he is: "le suspect", "la victime"."""
        return noun.lemma_.lower() in lemmas(self.doc.lang_, "nouns", "human")

    def is_member(self, noun: Token) -> bool:
        """Whether a noun names one of a force or group, not the force itself: "le soldat", "la milicienne"."""
        return noun.lemma_.lower() in lemmas(self.doc.lang_, "nouns", "member")

    def _antecedent(self, mention: ActorMention | None, head: Token, *, plural: bool, gender: str | None) -> Antecedent:
        return Antecedent(
            mention=mention,
            token=head.i,
            sentence=self.sentence(head.i),
            subject=head.dep_ in _SUBJECTS or _is_counted_subject(head) or _opens_clause(head),
            plural=plural,
            gender=gender,
            quote=self.quote(head.i),
            human=mention.actor.kind == "person" if mention else self.is_human(head),
        )

    def _plural(self, mention: ActorMention, head: Token) -> bool:
        if mention.how != "pronoun" and any(_is_added(child) for child in head.children):
            return True
        if mention.actor.kind == "person" and mention.how in _NAMED:
            return False
        if any(child.dep_ == "det" and child.lower_ in function_words(head.lang_, *_SINGULAR) for child in head.lefts):
            return False  # "un Français", whatever its ending
        if _is_one_of(head):
            return False
        number = _first(head, "Number")
        if head.pos_ == "PROPN" or number is None:
            return self._before(mention) in function_words(head.lang_, "plural_determiner")
        return number == "Plur"

    def _gender(self, mention: ActorMention, head: Token) -> str | None:
        told = _first(head, "Gender")
        named = mention.actor.kind == "person" and mention.how in _NAMED  # a name's own tags tell nothing of its bearer
        noun = self._individuals.at(self.doc, mention.tokens.start) if mention.how in ("description", "anaphor") else None
        if noun is not None and len(noun[0].genders) == 1:
            return next(iter(noun[0].genders))
        if head.pos_ != "PROPN" and told and not named:
            return told
        before = self._before(mention)
        first = self.doc[mention.tokens.start].lower_
        language = head.lang_
        if {before, first} & function_words(language, "feminine_title") or before in function_words(language, "feminine_determiner"):
            return "Fem"
        if {before, first} & function_words(language, "masculine_title") or before in function_words(language, "masculine_determiner"):
            return "Masc"
        if mention.actor.kind == "state" and mention.how == "name" and not mention.actor.part_of:
            feminine = head.lower_.endswith(endings(language, "feminine")) and head.lower_ not in _masculine_states(language)
            return "Fem" if feminine else None
        return (gender_of(mention.actor.label, language) or _agreeing(head)) if mention.actor.kind == "person" else None

    def _before(self, mention: ActorMention) -> str:
        i = mention.tokens.start
        return self.doc[i - 1].lower_ if i and not self.doc[i].is_sent_start else ""

    def later_subject(self, token: Token) -> Token | None:
        """The subject of the main clause behind the subordinate clause that a token stands in: "alors qu'il fuyait, X …"."""
        clause = token
        while clause.head.i != clause.i:
            if clause.dep_ in _CLAUSES and clause.i < clause.head.i:
                found = [child for child in clause.head.children if child.dep_ in _SUBJECTS and child.i > token.i]
                if found:
                    return found[0]
            clause = clause.head
        return behind_participle(token)


def _is_one_of(noun: Token) -> bool:
    """Whether a plural tells of whom one is told: "l'un de ses | chefs"."""
    one = noun.head
    articles = function_words(noun.lang_, "masculine_determiner", "feminine_determiner")
    elided = (
        one.i > one.sent.start and one.nbor(-1).lower_ in function_words(noun.lang_, "definite") and one.nbor(-1).text.endswith(("'", "’"))
    )
    told_on = any(child.dep_ in ("acl", "acl:relcl") for child in noun.rights)  # "l'un des députés | ayant annoncé leur départ"
    return noun.dep_ == "nmod" and one.lower_ in articles and elided and not told_on


def _agreeing(name: Token) -> str | None:
    """The gender of a person's name by what agrees with it: a noun apposed, a participle with it or of its verb."""
    for child in name.children:
        if child.dep_ in ("acl", "amod") and "VerbForm=Part" in str(child.morph) and "Tense=Past" in str(child.morph):
            return _of_participle(child)
        if child.dep_ == "appos":
            articles = {t.lower_ for t in child.lefts if t.dep_ == "det"}
            feminine = function_words(name.lang_, "feminine_determiner")
            if articles & (feminine | function_words(name.lang_, "masculine_determiner")):
                return "Fem" if articles & feminine else "Masc"
    verb, being = name.head, function_words(name.lang_, "be")
    agrees = verb.pos_ == "VERB" and any(child.dep_.startswith("aux") and child.lemma_ in being for child in verb.children)
    return _of_participle(verb) if name.dep_.startswith("nsubj") and agrees else None


def _of_participle(participle: Token) -> str:
    """The gender that a past participle shows: the feminine alone ends in a silent "e"."""
    return "Fem" if participle.lower_.rstrip("s").endswith(endings(participle.lang_, "feminine")) else "Masc"


def _first(token: Token, feature: str) -> str | None:
    return next(iter(token.morph.get(feature, [])), None)
