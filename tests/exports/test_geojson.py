"""GeoJSON as RFC 7946 has it: features with points in longitude and latitude, a bounding box, identifiers that differ."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import Literal, URIRef

from kg.api import Graph
from kg.vocab import WGS84


@pytest.fixture
def collection(graph: Graph, tmp_path: Path) -> dict[str, Any]:
    return json.loads(graph.export(tmp_path / "claims.geojson").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_it_is_a_collection_of_features(collection: dict[str, Any]) -> None:
    assert collection["type"] == "FeatureCollection" and "crs" not in collection
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90
        assert all(value is None or isinstance(value, str | int | float) for value in feature["properties"].values())
    identifiers = [feature["id"] for feature in collection["features"]]
    assert len(set(identifiers)) == len(identifiers) == 3
    west, south, east, north = collection["bbox"]
    assert (west, south, east, north) == (41.0, 34.0, 41.5, 34.5)


def test_a_feature_is_a_claim_at_a_place(collection: dict[str, Any]) -> None:
    by_outlet = {(f["properties"]["outlet"], f["properties"]["place"]): f for f in collection["features"]}
    told = by_outlet["Le Courrier", "Sorm"]["properties"]
    assert by_outlet["Le Courrier", "Sorm"]["geometry"]["coordinates"] == [41.0, 34.5]
    assert (told["sources"], told["earliest"], told["placed_at"], told["role"]) == ("un témoin (anonymous)", "2024-01-14", None, "place")
    assert told["quote"].startswith("Cinq combattants")


def test_a_place_without_coordinates_lies_where_its_province_does(collection: dict[str, Any]) -> None:
    hamlet = next(feature for feature in collection["features"] if feature["properties"]["place"] == "Petit-Sorm")
    assert hamlet["geometry"]["coordinates"] == [41.5, 34.0] and hamlet["properties"]["placed_at"] == "Haut-Sorm"
    assert (hamlet["properties"]["earliest"], hamlet["properties"]["latest"]) == ("2024-03-01", None)


def test_impossible_coordinates_are_no_point(sample: Any, tmp_path: Path) -> None:
    graph = sample.make()
    place = URIRef("https://w3id.org/rashomon/id/place/sorm")
    for term, value in ((WGS84.lat, "134.5"), (WGS84.long, "NaN")):
        graph.dataset.remove((place, term, None))
        graph.dataset.get_context("urn:other").add((place, term, Literal(value)))
    read = json.loads(graph.export(tmp_path / "claims.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["placed_at"] for feature in read["features"]} == {"Haut-Sorm"}
