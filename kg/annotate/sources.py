"""The sources of a text as values: made from a mention, from a bare name, or from a noun without any name."""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotate.forenames import gender_of
from kg.annotate.grammar import gender, plural
from kg.annotate.phrases import Phrases
from kg.annotate.source_nouns import SourceNoun, is_plural, singular, slug
from kg.annotations import ActorMention, text_of
from kg.languages import function_words
from kg.model import Actor, ActorFamily, SourceKind

_KINDS = {"official": SourceKind.OFFICIAL, "office": SourceKind.OFFICIAL, "media": SourceKind.MEDIA}
_STATES = frozenset(("state", "forces"))
_ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as a noun phrase (tokens start..end) names it; `nouns` are the source nouns in the phrase."""

    actor: Actor
    kind: SourceKind
    start: int
    end: int
    nouns: frozenset[str] = frozenset()
    plural: bool = False
    gender: str = ""


UNSPECIFIED = Actor("unspecified-source", "source non précisée", ActorFamily.SOURCE, kind="people", label_en="unspecified source")


def unspecified(start: int, end: int) -> Source:
    """Nobody in particular: "on pense que", "il y a des craintes que"."""
    return Source(UNSPECIFIED, SourceKind.ANONYMOUS, start, end)


def of_mention(phrases: Phrases, mention: ActorMention, *, start: int, end: int, noun: SourceNoun | None = None) -> Source:
    """The source that a mention names, in the phrase start..end; `noun` is the phrase's head when that is another word."""
    nouns = phrases.words(start, end)
    token = phrases.doc[mention.tokens.head]
    kind = source_kind(mention.actor, titled=_titled(phrases, nouns, noun))
    if mention.how == "unknown" and phrases.outlet_noun(mention.tokens.start) is not None:
        kind = SourceKind.MEDIA  # "la radio Ndarason"
    told = gender_of(mention.actor.label, token.lang_) if mention.actor.kind == "person" else None
    guessed = mention.actor.kind == "person" and token.pos_ == "PROPN"  # by the tagger, of a name
    shown = _gender_shown(phrases, start, end)
    return Source(mention.actor, kind, start, end, nouns, plural(token), told or (shown if guessed else gender(token) or shown))


def _gender_shown(phrases: Phrases, start: int, end: int) -> str:
    """The gender of the determiner that opens the phrase of a name: "la ministre X"."""
    opener = phrases.doc[start] if start < end else None
    return gender(opener) if opener is not None and opener.pos_ == "DET" else ""


def of_name(phrases: Phrases, name: int, run: int, *, start: int, noun: SourceNoun | None) -> Source:
    """The source that proper nouns (name..run) name without a mention: an outlet after "le site", a person after "le ministre"."""
    doc = phrases.doc
    nouns = phrases.words(start, run)
    media = noun is not None and noun.role == "media"
    person = any(t.ent_type_ == "PER" for t in doc[name:run]) or (noun is not None and noun.role in ("office", "relation"))
    kind = "media" if media else "person" if person else "organisation"
    actor = Actor(slug(text_of(doc, name, run)), text_of(doc, name, run), ActorFamily.OUTLET if media else ActorFamily.ACTOR, kind)
    return Source(actor, source_kind(actor, titled=_titled(phrases, nouns, noun)), start, run, nouns, False, gender(doc[name]))


def of_noun(phrases: Phrases, noun: SourceNoun, *, start: int, end: int, head: int) -> Source:
    """A source without a name, with an identifier of its noun, what qualifies it and where it comes from."""
    doc = phrases.doc
    several = is_plural(doc, start, head)
    parts = qualities(phrases, start, end, head)
    if noun.role == "office" and not several and not parts:
        parts = ["unnamed"]
    and_ = function_words(doc.lang_, "and")
    second = next((phrases.noun(j + 2) for j in range(start, end - 2) if doc[j].lower_ in and_), None)
    word = noun.plural if several else noun.english
    matter = _matter(phrases, head, end)
    identifier = "-".join((*dict.fromkeys(parts), word, *(("and", second.plural) if second else ()), *matter))
    label = text_of(doc, start, end).strip()
    if doc[start].pos_ == "DET":
        label = label[:1].lower() + label[1:]
    origins = frozenset(phrases.nouns.origins.values())
    whose = identifier.removesuffix("-".join(("", *matter))) if matter else identifier
    english = " ".join(part.capitalize() if part in origins else part for part in whose.split("-"))
    actor = Actor(identifier, label, ActorFamily.SOURCE, "people", label_en=english)
    kind = _KINDS.get(noun.role, SourceKind.ANONYMOUS)
    return Source(actor, kind, start, end, phrases.words(start, end), several, gender(doc[head]))


def _matter(phrases: Phrases, head: int, end: int) -> tuple[str, ...]:
    """What somebody unnamed is close to, for an identifier: "une source proche du dossier" is not one "proche de l'enquête"."""
    doc, closely = phrases.doc, function_words(phrases.doc.lang_, "close")
    near = next((j for j in range(head + 1, end - 2) if doc[j].lemma_ in closely or doc[j].lower_ in closely), None)
    if near is None or any(j in phrases.mention_at for j in range(near, end)):
        return ()
    articles = function_words(doc.lang_, "definite", "of")
    return ("to", *(slug(doc[j].text) for j in range(near + 1, end) if doc[j].lower_ not in articles and doc[j].is_alpha))


def qualities(phrases: Phrases, start: int, end: int, head: int) -> list[str]:
    """The English parts of an identifier before its noun: origin, then what qualifies it."""
    articles = function_words(phrases.doc.lang_, "definite", "demonstrative")
    origins: list[str] = []
    others: list[str] = []
    noun = phrases.noun(head)
    second = noun.word.partition(" ")[2] if noun is not None else ""  # of "bureau de presse"
    for j in range(start, end):
        token = phrases.doc[j]
        mention = phrases.mention_at.get(j)
        if j == head or token.lower_ in articles or (second and second in (token.lemma_, singular(token))):
            continue
        if mention:
            if mention.tokens.start == j and not any(part.startswith(mention.actor.id) for part in origins):
                origins.append(mention.actor.id)
        elif origin := phrases.nouns.origin(token):
            origins.append(origin)
        elif phrases.doc[j - 1].lower_ in function_words(token.lang_, "not"):  # "non confirmées par les autorités"
            break
        elif quality := phrases.nouns.modifier(token):
            others.append(quality)
        elif token.pos_ == "PROPN":
            origins.append(slug(token.text))
    return [part for part in (*origins, *others) if part]


def source_kind(actor: Actor, *, titled: bool) -> SourceKind:
    """Named, Official (a state, its forces, a person in office), Media or Anonymous."""
    if actor.kind == "media" or actor.family is ActorFamily.OUTLET:
        return SourceKind.MEDIA
    if actor.family is ActorFamily.SOURCE:
        return SourceKind.ANONYMOUS
    if actor.kind in _STATES or (actor.kind == "person" and titled):
        return SourceKind.OFFICIAL
    return SourceKind.NAMED


def _titled(phrases: Phrases, nouns: frozenset[str], noun: SourceNoun | None) -> bool:
    if noun is not None and noun.role in ("office", "official"):
        return True
    return any((found := phrases.nouns.nouns.get(word)) and found.role == "office" for word in sorted(nouns))


def is_compatible(source: Source, parts: list[str]) -> bool:
    """Whether a phrase says nothing of its source that wasn't said before."""
    return source.actor.family is not ActorFamily.SOURCE or all(part in source.actor.id for part in parts)


def is_bare_body(actor: Actor) -> bool:
    """Whether an actor is a body that nobody knows, under its noun and not a name of its own."""
    return not actor.known and actor.kind == _ORGANISATION


def is_unnamed(source: Source) -> bool:
    """Whether a source has no name: "un témoin"."""
    return source.actor.family is ActorFamily.SOURCE
