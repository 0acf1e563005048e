"""What a node says of itself -> its IRI. The same content gives the same IRI, in every run and on every machine.

Claims and what hangs on them are named by a hash of their canonical content, actors and places by their slug. Every data IRI
is ASCII and begins with a base that the user may set.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

from kg.model import Actor, ActorFamily, Claim, Place, Span
from kg.vocab import BASE

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPAN = re.compile(r"(?P<article>[^#]+)#char=(?P<begin>0|[1-9][0-9]*),(?P<end>0|[1-9][0-9]*)")
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]*[/#:]")
_SPELT = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
_DIGITS = 16  # hexadecimal digits of a content hash: 64 bits


def check_base(base: str) -> str:
    """The base itself. Raises ValueError unless it is an absolute ASCII IRI that ends in a slash, a hash or a colon."""
    if not _BASE.fullmatch(base) or set(base) & set('<>"{}|\\^`'):
        raise ValueError(f"{base!r} can't begin data IRIs: give an absolute ASCII IRI that ends in /, # or :")
    return base


def content_hash(content: object) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of a value made of lists, strings, numbers and None."""
    canonical = json.dumps(content, ensure_ascii=True, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:_DIGITS]


def slug(name: str) -> str:
    """A name without case, accents and punctuation: "Al-Hasakah" and "al hasakah" agree.

    Where letters or digits have no ASCII counterpart, eight digits of the name's hash keep different names apart.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_SPELT))
    marks = "".join(char for char in folded if not unicodedata.combining(char))
    plain = "-".join(re.findall(r"[a-z0-9]+", marks))
    if plain and not any(char.isalnum() and not char.isascii() for char in marks):
        return plain
    digest = content_hash(unicodedata.normalize("NFC", name))[:8]
    return f"{plain}-{digest}" if plain else digest


def _local(identifier: str) -> str:
    """An identifier as the end of an IRI: itself if it is a slug, else its slug made unmistakable by its hash."""
    return identifier if _SLUG.fullmatch(identifier) else f"{slug(identifier)}-x{content_hash(identifier)}"


def actor_iri(actor: Actor, *, base: str = BASE) -> str:
    """`…/actor/…`, `…/source/…` or `…/outlet/…`, as the actor's family is."""
    return f"{base}{actor.family.value}/{_local(actor.id)}"


def outlet_iri(name: str, *, base: str = BASE) -> str:
    """The outlet of that name; the same as the one of an Actor of the family of outlets whose id is the name's slug."""
    return f"{base}{ActorFamily.OUTLET.value}/{slug(name)}"


def place_iri(place: Place, *, base: str = BASE) -> str:
    """`…/place/…`."""
    return f"{base}place/{_local(place.id)}"


def article_iri(article_id: str, *, base: str = BASE) -> str:
    """`…/article/…`."""
    return f"{base}article/{_local(article_id)}"


def span_iri(article_id: str, span: Span, *, base: str = BASE) -> str:
    """A stretch of an article's stored text, in code points, as RFC 5147 names it: `…/article/2f5c…#char=4112,4287`."""
    return f"{article_iri(article_id, base=base)}#char={span.begin},{span.end}"


def parse_span_iri(iri: str) -> tuple[str, Span]:
    """The article's IRI and the span that a span's IRI names. Raises ValueError for any other IRI."""
    match = _SPAN.fullmatch(iri)
    if not match:
        raise ValueError(f"{iri!r} names no span: it should end in #char=BEGIN,END")
    return match["article"], Span(int(match["begin"]), int(match["end"]))


def claim_iri(claim: Claim, *, base: str = BASE) -> str:
    """`…/claim/` and a hash of all that the claim says; labels of actors and places don't count, their identifiers do."""
    return f"{base}claim/{content_hash(claim_content(claim))}"


def claim_content(claim: Claim) -> list[object]:
    """What makes a claim that claim and no other. Roles are sets: their order doesn't count, that of a chain of sources does."""
    return [
        claim.article,
        [claim.evidence.begin, claim.evidence.end],
        [claim.trigger.begin, claim.trigger.end],
        [claim.type, claim.mode, claim.time, claim.polarity.value, claim.modality.value],
        [_names(claim.agents), _names(claim.recipients), sorted(set(claim.objects))],
        [sorted({place.id for place in places}) for places in (claim.places, claim.origins, claim.destinations)],
        [[q.measure, float(q.value), q.comparator.value, _names([q.of] if q.of else [])] for q in claim.quantities],
        [[_names([link.source]), link.kind.value, link.cue] for link in claim.attribution],
    ]


def _names(actors: Iterable[Actor]) -> list[str]:
    return sorted({f"{actor.family.value}/{actor.id}" for actor in actors})


def quantity_iri(claim: str, number: int) -> str:
    """The n-th quantity of a claim or an event, counted from 1."""
    return f"{claim}/quantity/{number}"


def attribution_iri(claim: str, level: int) -> str:
    """The link of a claim's chain of sources at a level, 1 being the nearest to the outlet."""
    return f"{claim}/attribution/{level}"


def graph_iri(name: str, *, base: str = BASE) -> str:
    """A named graph: an article's by the article's id, or one of `entities`, `analysis`, `provenance`."""
    return f"{base}graph/{_local(name)}"


def finding_iri(kind: str, claims: Iterable[str], rule: str = "", *, base: str = BASE) -> str:
    """A finding between claims (IRIs): `kind` is `shared` or `contradiction`; the order of the claims doesn't count."""
    return f"{base}{kind}/{content_hash([rule, sorted(set(claims))])}"


def rule_iri(name: str, *, base: str = BASE) -> str:
    """A contradiction rule by its file name without extension."""
    return f"{base}rule/{_local(name)}"
