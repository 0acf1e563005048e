"""One article of two paragraphs with two claims, put together by hand."""

from __future__ import annotations

from hashlib import sha256

from kg.model import (
    Actor,
    ActorFamily,
    Article,
    Attribution,
    Claim,
    Comparator,
    Modality,
    Paragraph,
    ParagraphKind,
    Place,
    Quantity,
    SourceKind,
    Span,
)

TITLE = "L’aviation de Valdorie frappe un convoi 🚚"
FIRST = "Au moins 18 miliciens du Front bleu ont été tués le 14 janvier dans la vallée de Sorm, a révélé un officier du Front."
SECOND = "La Valdorie contrôlerait encore 2,5 % de la province."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"

VALDORIA = Actor("valdoria", "Valdorie", kind="state", label_en="Valdoria", aliases=("République de Valdorie",), wikidata="Q1", known=True)
AIR_FORCE = Actor("valdoria-air-force", "aviation valdorienne", kind="forces", part_of=VALDORIA, known=True)
BLUE_FRONT = Actor("blue-front", "Front bleu", aliases=("FB",))
OFFICER = Actor("blue-front-officer", "un officier du Front", family=ActorFamily.SOURCE, kind="person", part_of=BLUE_FRONT)
PROVINCE = Place("haut-sorm", "Haut-Sorm", kind="province", known=True)
VALLEY = Place("sorm-valley", "vallée de Sorm", kind="valley", within=PROVINCE, latitude=34.5, longitude=41.0, known=True)


def span_of(words: str, text: str = TEXT) -> Span:
    """The first place of these words."""
    begin = text.index(words)
    return Span(begin, begin + len(words))


ARTICLE = Article(
    id="00112233445566aa",
    source_file="valdorie.txt",
    text=TEXT,
    span=Span(0, len(TEXT)),
    paragraphs=(
        Paragraph(span_of(TITLE), ParagraphKind.TITLE),
        Paragraph(span_of(FIRST), ParagraphKind.BODY),
        Paragraph(span_of(SECOND), ParagraphKind.BODY),
    ),
    language="fr",
    sha256=sha256(TEXT.encode()).hexdigest(),
    outlet="La Gazette de l’Est",
    republished_from=("Zénith Info", "Agence Aube"),
    published="2024-01-21?",
    url="https://gazette.example/2024/valdorie",
    title=TITLE,
    inferred=frozenset({"published", "outlet"}),
)

STRIKE = Claim(
    article=ARTICLE.id,
    type="ASSAULT",
    mode="aerial",
    evidence=span_of(FIRST),
    trigger=span_of("tués"),
    agents=(AIR_FORCE,),
    recipients=(BLUE_FRONT,),
    objects=("convoi",),
    places=(VALLEY,),
    time="2024-01-14",
    quantities=(Quantity("killed", 18, Comparator.AT_LEAST, BLUE_FRONT),),
    attribution=(Attribution(OFFICER, SourceKind.ANONYMOUS, "a révélé"),),
)

HOLDS = Claim(
    article=ARTICLE.id,
    type="CONTROL",
    mode="holds",
    evidence=span_of(SECOND),
    trigger=span_of("contrôlerait"),
    agents=(VALDORIA,),
    places=(PROVINCE,),
    time="2024/..",
    quantities=(Quantity("percent-territory", 2.5),),
    modality=Modality.CONDITIONAL,
)

CLAIMS = (STRIKE, HOLDS)
