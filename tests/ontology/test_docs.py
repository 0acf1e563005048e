"""The pages in docs/ontology are those of the ontology as it is."""

from __future__ import annotations

import re
import runpy
from importlib.util import find_spec
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph

from kg.resources import ontology_file
from kg.version import __version__
from kg.vocab import KG, TYPES

FOLDER = Path(__file__).resolve().parents[2] / "docs"
TERMS = sorted(set(KG))


def page(name: str) -> str:
    return (FOLDER / "ontology" / name).read_text(encoding="utf-8")


@pytest.mark.skipif(find_spec("pylode") is None, reason="pyLODE is not installed here: run make test")
def test_the_pages_are_as_the_generator_makes_them() -> None:
    made = runpy.run_path(str(FOLDER / "make_ontology.py"))["pages"]()
    for name, text in made.items():
        assert text == page(name), f"docs/ontology/{name} is old: run make ontology-docs"


@pytest.mark.parametrize("term", TERMS)
def test_the_reference_has_every_term(term: str) -> None:
    assert f"<code>{KG}{term}</code>" in page("index.html")


def test_the_reference_needs_nothing_from_elsewhere_and_its_links_lead_somewhere() -> None:
    html = page("index.html")
    assert not re.search(r'(src|<link[^>]+href)="?https?:', html) and "/home/" not in html and "file://" not in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert len(set(ids)) == len(ids)


def test_the_diagram_has_every_class_and_property() -> None:
    graph, svg = Graph().parse(data=ontology_file("rashomon.ttl").read_bytes(), format="turtle"), page("diagram.svg")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    names = {str(s).removeprefix(str(KG)) for kind in kinds for s in graph.subjects(RDF.type, kind)}
    assert [name for name in sorted(names) if not re.search(rf"[> ]{name}[<:]", svg)] == []


def test_the_overview_has_types_questions_and_the_version() -> None:
    text = page("README.md")
    assert all(f"`{name}`" in text for name in TYPES)
    assert all(path.name in text for path in (FOLDER / "ontology/questions").glob("*.rq"))
    assert f"Version {__version__}" in text
