"""What a link of a chain of sources keeps: its kind, its cue, for whom it speaks."""

from __future__ import annotations

from kg.annotate.attribution import find_scopes
from kg.annotate.parse import parse_text
from kg.annotations import ActorMention, Tokens
from kg.model import Actor, ActorFamily, SourceKind
from tests.annotated import read
from tests.attributed import ALLOWED, FRENCH, chain_at, mentions


def kinds_of(text: str, *actors: tuple[str, str]) -> list[SourceKind]:
    annotated = text
    for name, kind in actors:
        annotated = annotated.replace(name, f"<actor id=x kind={kind}>{name}</actor>", 1)
    sentence = read(annotated, allowed=ALLOWED)
    doc = parse_text(sentence.text)
    scopes = find_scopes(doc, actors=mentions(sentence, doc), outlet=None, lexicon=FRENCH)
    return [link.kind for link in scopes[0].chain]


def test_kinds_of_sources() -> None:
    assert kinds_of("Israël a dit que la ville est prise.", ("Israël", "state")) == [SourceKind.OFFICIAL]
    assert kinds_of("Le ministre Alpha Barry a dit que la ville est prise.", ("Alpha Barry", "person")) == [SourceKind.OFFICIAL]
    assert kinds_of("Alpha Barry a dit que la ville est prise.", ("Alpha Barry", "person")) == [SourceKind.NAMED]
    assert kinds_of("Le Monde rapporte que la ville est prise.", ("Le Monde", "media")) == [SourceKind.MEDIA]
    assert kinds_of("Un habitant a dit que la ville est prise.") == [SourceKind.ANONYMOUS]


def test_the_cue_is_kept() -> None:
    doc = parse_text("Des témoins oculaires ont également affirmé que la ville est prise.")
    (scope,) = find_scopes(doc, actors=(), outlet=None, lexicon=FRENCH)
    assert scope.chain[0].cue == "ont également affirmé"
    assert scope.chain[0].source.label == "des témoins oculaires"


def test_whom_the_article_republishes_is_no_link() -> None:
    sentence = read("Un habitant a déclaré à l'<actor id=afp kind=media>AFP</actor> que la ville est prise.", allowed=ALLOWED)
    doc = parse_text(sentence.text)
    for via, expected in ((), "afp/resident"), (("AFP-Services",), "resident"):
        scopes = find_scopes(doc, actors=mentions(sentence, doc), outlet="Orange Actu", via=via, lexicon=FRENCH)
        assert chain_at(scopes, len(doc) - 2) == expected


def test_an_anaphor_speaks_for_whom_it_stands() -> None:
    text = "Jean Kassab est arrivé mardi. L'ex-otage a affirmé que la ville est prise."
    doc = parse_text(text)
    person = Actor("jean-kassab", "Jean Kassab", ActorFamily.ACTOR, "person")
    name, hostage = (doc.char_span(text.index(words), text.index(words) + len(words)) for words in ("Jean Kassab", "ex-otage"))
    named = ActorMention(Tokens(name.start, name.end, name.root.i), person, "person")
    meant = ActorMention(Tokens(hostage.start, hostage.end, hostage.root.i), person, "description")
    for resolved, expected in (((), ""), ((named, meant), "jean-kassab")):
        scopes = find_scopes(doc, actors=(named,), resolved=resolved, outlet=None, lexicon=FRENCH)
        assert chain_at(scopes, len(doc) - 2) == expected
