"""schema.org Claims as JSON-LD, to be put into a web page: who claims it, in which words, where it appeared, about what.

The context stands in the file. No character can end the <script> element that holds it. Nothing is rated: these are no ClaimReviews.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from kg.exports.content import FIRST_DAY, LAST_DAY, Content, days
from kg.records import ClaimRecord, Node
from kg.tables import content as said
from kg.vocab import PLOVER

NAME = "schemaorg"
EXTENSIONS = (".schema.json", ".schema.jsonld")
DESCRIPTION = "schema.org Claims as JSON-LD, to put into a web page"
READERS = "search engines, schema.org validators, rdflib"
OPTION = ""
PARTS = ("claims",)

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_TYPES = {"person": "Person", "state": "Country"}
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
Json = dict[str, object]


def write_content(content: Content, path: Path, part: str) -> None:
    """Write the claims."""
    document = {"@context": {"@vocab": "https://schema.org/"}, "@graph": [_claim(content, claim) for claim in content.claims]}
    path.write_bytes(json.dumps(document, ensure_ascii=False, indent=1).translate(_SAFE).encode("utf-8") + b"\n")


def _claim(content: Content, claim: ClaimRecord) -> Json:
    speakers = [link.source for link in claim.chain[-1:] if link.specified] or [*claim.republished[-1:], claim.outlet][:1]
    about = dict.fromkeys((*claim.agents, *claim.recipients))
    return _filled(
        {
            **{"@type": "Claim", "@id": claim.iri, "name": said(claim), "text": claim.quote},
            "inLanguage": content.facts.first(claim.article, "language"),
            "additionalType": f"{PLOVER}{claim.type}",
            "keywords": [word for word in (claim.type, claim.mode, claim.polarity, claim.modality) if word],
            "temporalCoverage": _coverage(claim),
            "author": [_agent(content, node) for node in speakers if node],
            "about": [_agent(content, node) for node in about],
            "spatialCoverage": [_place(content, node) for node in claim.places],
            "appearance": _article(content, claim),
        }
    )


def _coverage(claim: ClaimRecord) -> str | None:
    """An ISO 8601 day or interval, `..` where it is open."""
    if not (interval := days(claim.interval)):
        return None
    first, last = ".." if interval[0] <= FIRST_DAY else interval[0], ".." if interval[1] >= LAST_DAY else interval[1]
    return first if first == last else f"{first}/{last}"


def _agent(content: Content, node: Node) -> Json:
    kind = content.facts.first(node.iri, "kind") or ""
    return {"@type": _TYPES.get(kind, "Organization"), "@id": node.iri, "name": node.label}


def _place(content: Content, node: Node) -> Json:
    position = content.facts.position(node.iri)
    geo = {"@type": "GeoCoordinates", "latitude": position[1], "longitude": position[0]} if position else None
    return _filled({"@type": "Place", "@id": node.iri, "name": node.label, "geo": geo})


def _article(content: Content, claim: ClaimRecord) -> Json:
    facts = content.facts
    published = facts.first(claim.article, "published") or ""
    return _filled(
        {
            **{"@type": "NewsArticle", "@id": claim.article, "headline": facts.first(claim.article, "headline")},
            "url": facts.first(claim.article, "url"),
            "datePublished": published if _DATE.fullmatch(published) else None,
            "publisher": _agent(content, claim.outlet) if claim.outlet else None,
        }
    )


def _filled(node: Json) -> Json:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
