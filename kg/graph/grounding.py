"""The check that every claim passes before it is written: its spans cover words of the very article that it belongs to."""

from __future__ import annotations

from kg.errors import GroundingError
from kg.model import Article, Claim, Span


def check_grounding(article: Article, claim: Claim) -> None:
    """Raise GroundingError unless the evidence and the trigger of the claim cover words of this article's stored text."""
    if claim.article != article.id:
        raise GroundingError(f"a claim of article {claim.article} can't be written with article {article.id}")
    for name, span in (("evidence", claim.evidence), ("trigger", claim.trigger)):
        fault = _fault(article, span)
        if fault:
            raise GroundingError(f"the {name} of a {claim.type} claim at {span.begin}-{span.end} of {article.source_file} {fault}")


def _fault(article: Article, span: Span) -> str | None:
    if span.begin >= span.end:
        return "is empty"
    if span.begin < 0 or span.end > len(article.text) or not article.span.contains(span):
        return f"lies outside its article, {article.span.begin}-{article.span.end}"
    words = article.text[span.begin : span.end]
    if not words.strip():
        return "covers white space only"
    if any("\ud800" <= char <= "\udfff" for char in words):
        return "covers half a surrogate pair: decode the file as UTF-8"
    return None
