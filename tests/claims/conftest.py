"""What the tests of claims share: a text's claims, as of an article of one paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import knowledge
from kg.annotate.names import Gazetteer
from kg.annotate.parse import load_pipeline, tokenise
from kg.annotate.pipeline import annotate_doc
from kg.claims import extract
from kg.model import Article, Claim, Paragraph, ParagraphKind, Span


@pytest.fixture(scope="session")
def extracted() -> Callable[..., tuple[Claim, ...]]:
    """A function from a text, and the date it was published on, to its claims."""
    known, nlp = knowledge.load(), load_pipeline("fr")
    gazetteer = Gazetteer(nlp, known)

    def run(text: str, published: str | None = None) -> tuple[Claim, ...]:
        span = Span(0, len(text))
        article = Article(
            id="0" * 16,
            source_file="t.txt",
            text=text,
            span=span,
            paragraphs=(Paragraph(span, ParagraphKind.BODY),),
            language="fr",
            sha256="",
            published=published,
        )
        doc = nlp(tokenise(nlp, article, prepare=gazetteer.mark))
        return extract(annotate_doc(article, doc, language="fr", knowledge=known))

    return run


@pytest.fixture(scope="session")
def claims_of(extracted: Callable[..., tuple[Claim, ...]]) -> Callable[..., dict[str, Claim]]:
    """A function from a text, and the date it was published on (a Monday), to its claims by trigger."""

    def run(text: str, published: str | None = "2020-05-18") -> dict[str, Claim]:
        return {text[c.trigger.begin : c.trigger.end]: c for c in extracted(text, published)}

    return run


@pytest.fixture(scope="session")
def claim_of(extracted: Callable[..., tuple[Claim, ...]]) -> Callable[[str, str], Claim]:
    """A function from a text and a trigger to its one claim by that trigger."""

    def run(text: str, trigger: str) -> Claim:
        (claim,) = [c for c in extracted(text, "2020-05-18") if text[c.trigger.begin : c.trigger.end] == trigger]
        return claim

    return run


@pytest.fixture(scope="session")
def befallen(extracted: Callable[..., tuple[Claim, ...]]) -> Callable[[str, str], list[str]]:
    """A function from a text and a trigger to the labels of the recipients of its last claim by that trigger."""

    def run(text: str, trigger: str) -> list[str]:
        found = [c for c in extracted(text, "2021-02-09") if text[c.trigger.begin : c.trigger.end] == trigger]
        return [actor.label for actor in found[-1].recipients]

    return run


@pytest.fixture(scope="session")
def doers_of(claim_of: Callable[[str, str], Claim]) -> Callable[[str, str], list[str]]:
    """A function from a text and a trigger to the agents of its claim."""
    return lambda text, trigger: [actor.id for actor in claim_of(text, trigger).agents]
