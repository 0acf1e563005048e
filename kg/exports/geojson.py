"""GeoJSON (RFC 7946): one feature for each claim and each place with coordinates that it names.

A place without coordinates is put where the nearest place that holds it lies; the property `placed_at` then says which.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.exports.content import FIRST_DAY, LAST_DAY, Content, days
from kg.records import ClaimRecord, Node
from kg.tables import claims_table
from kg.tables import content as said

NAME = "geojson"
EXTENSIONS = (".geojson",)
DESCRIPTION = "GeoJSON: claims on the map, each with its outlet, sources and quote"
READERS = "QGIS, Leaflet, MapLibre, GeoPandas"
OPTION = ""
PARTS = ("claims",)

_KEPT = (
    *("type", "mode", "agents", "recipients", "objects", "time", "earliest", "latest", "quantities"),
    *("outlet", "sources", "polarity", "modality", "quote", "file"),
)


def write_content(content: Content, path: Path, part: str) -> None:
    """Write the features, one a line."""
    features = list(_features(content))
    head: dict[str, object] = {"type": "FeatureCollection", "name": part}
    if features:
        head |= {"bbox": _box(features)}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [')
        for number, feature in enumerate(features):
            file.write(("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False, allow_nan=False))
        file.write("\n]}\n")


def _features(content: Content) -> Iterator[dict[str, object]]:
    for claim, row in zip(content.claims, claims_table(content.claims).rows, strict=True):
        properties = {name: row[name] if row[name] != "" else None for name in _KEPT} | _ends(claim)
        for role, place in _places(claim):
            if located := _located(content, place):
                at, position = located
                label = at.label if at is not place else None
                own = {"claim": claim.iri, "title": said(claim), "role": role, "place": place.label, "placed_at": label}
                yield {
                    **{"type": "Feature", "id": f"{claim.iri} {role} {place.iri}"},
                    **{"geometry": {"type": "Point", "coordinates": list(position)}, "properties": own | properties},
                }


def _ends(claim: ClaimRecord) -> dict[str, str | None]:
    """The first and the last day, where they are not open."""
    first, last = days(claim.interval) or (FIRST_DAY, LAST_DAY)
    return {"earliest": None if first <= FIRST_DAY else first, "latest": None if last >= LAST_DAY else last}


def _places(claim: ClaimRecord) -> Iterator[tuple[str, Node]]:
    for role, nodes in (("place", claim.places), ("origin", claim.origins), ("destination", claim.destinations)):
        yield from ((role, node) for node in nodes)


def _located(content: Content, place: Node) -> tuple[Node, tuple[float, float]] | None:
    """The place itself or the nearest that holds it and has coordinates, with its longitude and latitude."""
    for iri in dict.fromkeys((place.iri, *place.line)):
        if position := content.facts.position(iri):
            return (place if iri == place.iri else Node(iri, content.facts.label(iri) or iri)), position
    return None


def _box(features: list[dict[str, object]]) -> list[float]:
    points = [feature["geometry"]["coordinates"] for feature in features]  # type: ignore[index]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
