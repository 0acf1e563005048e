"""The order of the steps: what each reads and what it adds.

parse          Article                      -> Doc (sentences, the gazetteer's names, tags, dependencies)
view           Doc                          -> the same as plain values, for all that follows
actors         Doc                          -> ActorMention
coreference    Doc, ActorMention            -> ActorMention (pronouns and anaphors resolved)
places, times, quantities, triggers  Doc    -> their mentions
attribution    Doc, ActorMention            -> SourceScope
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc

from kg.annotate.actors import find_actors
from kg.annotate.attribution import find_scopes
from kg.annotate.certainty import certainty
from kg.annotate.coreference import resolve
from kg.annotate.institutions import Institutions
from kg.annotate.mending import mend
from kg.annotate.names import Gazetteer
from kg.annotate.opposed import find_opposed
from kg.annotate.parse import load_pipeline, parse_articles
from kg.annotate.places import find_places
from kg.annotate.quantities import find_quantities
from kg.annotate.quotes import find_quotes
from kg.annotate.times import date_of, find_times
from kg.annotate.triggers import find_triggers
from kg.annotate.view import view
from kg.annotate.wordings import written_with
from kg.annotations import ActorMention, Annotation, PlaceMention, TimeMention, Tokens, TriggerMention
from kg.knowledge import Knowledge
from kg.languages import lexicon
from kg.model import Article, ParagraphKind, Place, lineage

_NAMED = frozenset({"name", "unknown"})
_CURLY = "’"
_READ = (ParagraphKind.TITLE, ParagraphKind.BODY)


def annotate(articles: Iterable[Article], *, language: str, knowledge: Knowledge) -> Iterator[Annotation]:
    """Each article of one language with all that is found in it, in order."""
    gazetteer = _gazetteer(language, knowledge)
    for article, doc in parse_articles(articles, language=language, prepare=gazetteer.mark):
        yield annotate_doc(article, doc, language=language, knowledge=knowledge)


def annotate_doc(article: Article, doc: Doc, *, language: str, knowledge: Knowledge) -> Annotation:
    """All that is found in one parsed article."""
    words = lexicon(language)
    mend(doc, lexicon=words)
    doc = view(doc)
    actors = find_actors(doc, knowledge=knowledge, lexicon=words)
    places = _outside_persons(find_places(doc, knowledge=knowledge, lexicon=words), actors)
    if _CURLY in article.text:
        actors, places = written_with(_CURLY, actors, places)
    institutions = Institutions(doc, actors, places, knowledge=knowledge, lexicon=words)
    readable = _readable(article, doc)
    resolved = resolve(doc, actors, institutions=institutions, classes=lambda actor: knowledge.offices.get(actor.id, ()))
    return Annotation(
        article=article,
        doc=doc,
        actors=resolved,
        places=places,
        published=date_of(doc, published=article.published, lexicon=words),
        times=_outside_names(find_times(doc, published=article.published, lexicon=words), actors),
        quantities=find_quantities(doc, lexicon=words),
        triggers=tuple(
            TriggerMention(t.tokens, t.frames, certainty(doc, t.tokens.head, lexicon=words))
            for t in find_triggers(doc, lexicon=words)
            if t.tokens.head in readable
        ),
        scopes=find_scopes(doc, actors=actors, resolved=resolved, outlet=article.outlet, via=article.republished_from, lexicon=words),
        quotes=tuple(Tokens(quote.start, quote.end, quote.start) for quote in find_quotes(doc)),
        opposed=find_opposed(doc, knowledge=knowledge, lexicon=words),
        countries={
            p.place.id: knowledge.actors[p.place.id] for p in places if p.place.kind == "country" and p.place.id in knowledge.actors
        },
        homes=_homes(resolved, knowledge),
    )


def _homes(actors: tuple[ActorMention, ...], knowledge: Knowledge) -> dict[str, Place]:
    """The countries of the states that actors are or are part of, by the state's id."""
    wholes = (whole.id for mention in actors for whole in lineage(mention.actor))
    return {i: knowledge.places[i] for i in dict.fromkeys(wholes) if i in knowledge.places and knowledge.places[i].kind == "country"}


def _outside_names(times: tuple[TimeMention, ...], actors: tuple[ActorMention, ...]) -> tuple[TimeMention, ...]:
    """The times that are no part of an actor's name: "le Mouvement du 5 juin"."""
    named = {i for mention in actors if mention.how in _NAMED for i in range(mention.tokens.start, mention.tokens.end)}
    return tuple(time for time in times if time.tokens.start not in named)


def _outside_persons(places: tuple[PlaceMention, ...], actors: tuple[ActorMention, ...]) -> tuple[PlaceMention, ...]:
    """The places but for those that nothing knows and that are words of a person's name or office: "ministre de la Justice X".

    So with a body's initials: "les rebelles du MNLZ".
    """
    personal = {i for mention in actors if mention.actor.kind == "person" for i in range(mention.tokens.start, mention.tokens.end)}
    bodies = {(mention.tokens.end, mention.actor.id) for mention in actors if mention.actor.label.isupper()}
    unknown = (place for place in places if not place.place.known)
    dropped = {p for p in unknown if p.tokens.start in personal or (p.tokens.end, p.place.id) in bodies}
    return tuple(place for place in places if place not in dropped)


@cache
def _gazetteer(language: str, knowledge: Knowledge) -> Gazetteer:
    return Gazetteer(load_pipeline(language), knowledge)


def _readable(article: Article, doc: Doc) -> frozenset[int]:
    """The tokens of titles and bodies: captions and navigation text give no claims."""
    base = article.span.begin
    spans = [(p.span.begin - base, p.span.end - base) for p in article.paragraphs if p.kind in _READ]
    starts = [token.idx for token in doc]
    return frozenset(i for begin, end in spans for i in range(bisect_left(starts, begin), bisect_left(starts, end)))
