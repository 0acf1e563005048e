"""A graph of two articles that contradict each other, with texts that every format has to escape."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import kg
from kg.analysis import analyse
from kg.graph.store import GraphStore
from kg.graph.write import write_article
from kg.model import (
    Actor,
    ActorFamily,
    Article,
    Attribution,
    Claim,
    Comparator,
    Paragraph,
    ParagraphKind,
    Place,
    Polarity,
    Quantity,
    SourceKind,
    Span,
)

NASTY = "=HYPERLINK(\"x\");'a'\\u0027 \\' <b>&amp;</script>\r\n\ttwo «lines» 🚚 \u2028 end"
CONTROL = "un \x01 caractère"
SAYS = "Au moins 18 combattants du Front bleu ont été tués par la Valdorie le 14 janvier 2024 à Sorm."
LESS = "Cinq combattants du Front bleu ont été tués par la Valdorie le 14 janvier 2024 à Sorm, selon un témoin."

VALDORIA = Actor("valdoria", "Valdorie", kind="state", label_en="Valdoria", wikidata="Q1", known=True)
FORCES = Actor("valdoria-forces", "forces valdoriennes", kind="forces", part_of=VALDORIA, known=True)
FRONT = Actor("blue-front", "Front bleu", known=True)
WITNESS = Actor("witness", "un témoin", family=ActorFamily.SOURCE, kind="person")
PROVINCE = Place("haut-sorm", "Haut-Sorm", kind="province", latitude=34.0, longitude=41.5, known=True)
SORM = Place("sorm", "Sorm", kind="city", within=PROVINCE, latitude=34.5, longitude=41.0, known=True)
HAMLET = Place("petit-sorm", "Petit-Sorm", kind="village", within=PROVINCE, known=True)


def make_article(name: str, outlet: str | None, *lines: str, republished: tuple[str, ...] = ()) -> Article:
    """An article whose paragraphs are the lines."""
    text = "\n\n".join(lines)
    digest = sha256(text.encode()).hexdigest()
    paragraphs = tuple(Paragraph(Span(text.index(line), text.index(line) + len(line)), ParagraphKind.BODY) for line in lines)
    return Article(
        id=digest[:16], source_file=name, text=text, span=Span(0, len(text)), paragraphs=paragraphs, language="fr", sha256=digest,
        outlet=outlet, republished_from=republished, published="2024-01-15", url=f"https://example.org/{name}", title=lines[0],
    )  # fmt: skip


def span(article: Article, words: str) -> Span:
    """Where the words stand."""
    begin = article.text.index(words)
    return Span(begin, begin + len(words))


ONE = make_article("one.txt", "La Gazette", SAYS, NASTY, republished=("Agence Aube",))
TWO = make_article("two.txt", "Le Courrier", LESS, CONTROL)
STRIKE = Claim(
    article=ONE.id, type="ASSAULT", mode="aerial", evidence=span(ONE, SAYS), trigger=span(ONE, "tués"), agents=(VALDORIA,),
    recipients=(FRONT,), places=(SORM,), time="2024-01-14", quantities=(Quantity("killed", 18, Comparator.AT_LEAST, FRONT),),
)  # fmt: skip
LATER = replace(STRIKE, agents=(FORCES,), time="2024-03-01/..", places=(HAMLET,), trigger=span(ONE, "Front"), quantities=())
UNDATED = Claim(
    article=ONE.id, type="CONTROL", evidence=span(ONE, NASTY), trigger=span(ONE, "HYPERLINK"), agents=(VALDORIA,), recipients=(FRONT,),
    objects=(NASTY,), polarity=Polarity.NEGATED,
)  # fmt: skip
FEWER = Claim(
    article=TWO.id, type="ASSAULT", mode="aerial", evidence=span(TWO, LESS), trigger=span(TWO, "tués"), agents=(VALDORIA,),
    recipients=(FRONT,), places=(SORM,), time="2024-01-14", quantities=(Quantity("killed", 5, Comparator.EXACTLY, FRONT),),
    attribution=(Attribution(WITNESS, SourceKind.ANONYMOUS, "selon"),),
)  # fmt: skip
MUTE = Claim(article=TWO.id, type="PROTEST", evidence=span(TWO, CONTROL), trigger=span(TWO, "caractère"), agents=(FRONT,), time="2024-02")


def make(*, control: bool = True) -> kg.Graph:
    """The graph with its findings; without `control` nothing in it is more than XML 1.0 can hold."""
    store = GraphStore()
    store.add(write_article(ONE, (STRIKE, LATER, UNDATED)))
    store.add(write_article(TWO, (FEWER, MUTE) if control else (FEWER,)))
    analyse(store)
    return kg.api.Graph(store, name="sample")
