"""Each sentence of `sentences.tsv` gives the claim that its line describes: the specification of the extraction."""

from pathlib import Path

import pytest

from kg import knowledge
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, tokenise
from kg.annotate.pipeline import annotate_doc
from kg.claims import extract
from kg.model import Article, Claim, Paragraph, ParagraphKind, Span
from kg.resources import Row, parse_table

TABLE = Path(__file__).with_name("sentences.tsv")
ROWS = parse_table(TABLE.read_text(encoding="utf-8"), TABLE.name)


def article_of(text: str, *, published: str | None = None) -> Article:
    """A one-paragraph article."""
    span = Span(0, len(text))
    paragraphs = (Paragraph(span, ParagraphKind.BODY),)
    return Article(
        id="0" * 16, source_file="t.txt", text=text, span=span, paragraphs=paragraphs, language="fr", sha256="", published=published
    )


@pytest.fixture(scope="module")
def claims_of():
    """A function from a sentence to its claims."""
    known = knowledge.load()
    nlp = load_pipeline("fr")
    gazetteer = Gazetteer(nlp, known)

    def run(text: str) -> tuple[Claim, ...]:
        article = article_of(text)
        doc = nlp(tokenise(nlp, article, prepare=gazetteer.mark))
        return extract(annotate_doc(article, doc, language="fr", knowledge=known))

    return run


def found(claim: Claim, text: str) -> dict[str, set[str]]:
    """A claim's slots in the notation of the table."""
    return {
        "type": {claim.type},
        "mode": {claim.mode or "-"},
        "agent": {a.id for a in claim.agents} or {"-"},
        "recipient": {a.id for a in claim.recipients} or {"-"},
        "place": {p.id for p in (*claim.places, *claim.origins, *claim.destinations)} or {"-"},
        "time": {claim.time or "-"},
        "quantity": {f"{q.measure}={q.value:g}" for q in claim.quantities} or {"-"},
        "source": {link.source.id for link in claim.attribution} or {"-"},
        "polarity": {claim.polarity.value},
        "modality": {claim.modality.value},
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"][:50] for row in ROWS])
def test_sentence_gives_the_claim(row: Row, claims_of) -> None:
    text = row["sentence"]
    claims = claims_of(text)
    candidates = [found(claim, text) for claim in claims if row["trigger"] in text[claim.trigger.begin : claim.trigger.end]]
    wanted = {slot: value for slot, value in row.items() if slot not in ("sentence", "trigger") and value}
    fitting = [c for c in candidates if all(value in c[slot] for slot, value in wanted.items())]
    assert fitting, f"no claim of {text!r} has {wanted}; found {candidates}"
    for claim in claims:
        assert text[claim.trigger.begin : claim.trigger.end].strip()
        assert claim.evidence.contains(claim.trigger)
