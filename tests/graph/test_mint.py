"""IRIs come from content: equal content, equal IRI; different content, different IRI; a span's IRI tells its offsets again."""

import re
import runpy
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.mint import (
    actor_iri,
    article_iri,
    check_base,
    claim_iri,
    finding_iri,
    graph_iri,
    outlet_iri,
    parse_span_iri,
    place_iri,
    slug,
    span_iri,
)
from kg.model import Actor, ActorFamily, Attribution, Claim, Comparator, Modality, Place, Polarity, Quantity, SourceKind, Span

example = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("example.py"))))
STRIKE: Claim = example.STRIKE
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
NAMES = st.text(min_size=1, max_size=20)


@given(st.from_regex(r"[0-9a-f]{16}", fullmatch=True), st.integers(0, 10**9), st.integers(1, 10**6))
def test_a_spans_iri_tells_article_and_offsets_again(article: str, begin: int, length: int) -> None:
    span = Span(begin, begin + length)
    assert parse_span_iri(span_iri(article, span)) == (article_iri(article), span)


@pytest.mark.parametrize("iri", ["", "http://a/b", "http://a/b#char=1", "http://a/b#char=01,2", "http://a/b#char=1,2,3", "#char=1,2"])
def test_other_iris_name_no_span(iri: str) -> None:
    with pytest.raises(ValueError, match="names no span"):
        parse_span_iri(iri)


@given(NAMES, st.sampled_from(ActorFamily))
def test_any_identifier_makes_an_ascii_iri_that_oxigraph_takes(identifier: str, family: ActorFamily) -> None:
    for iri in (actor_iri(Actor(identifier, "x", family=family)), place_iri(Place(identifier, "x")), outlet_iri(identifier)):
        assert iri.isascii() and NamedNode(iri).value == iri
        assert re.fullmatch(r"https://w3id\.org/rashomon/id/[a-z]+/[a-z0-9-]+", iri)


@given(NAMES, NAMES)
def test_identifiers_that_differ_make_iris_that_differ(one: str, two: str) -> None:
    assert (actor_iri(Actor(one, "x")) == actor_iri(Actor(two, "x"))) == (one == two)


@given(SLUGS)
def test_a_slug_is_its_own_name(identifier: str) -> None:
    assert actor_iri(Actor(identifier, "x")).endswith(f"/actor/{identifier}")
    assert place_iri(Place(identifier, "x")).endswith(f"/place/{identifier}")


@given(NAMES)
def test_slugs_are_stable_under_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Press TV", "press-tv"), ("L’Œil d’Été", "l-oeil-d-ete"), ("AL-ḤASAKAH", "al-hasakah"), ("  Ŝanto 24 ", "santo-24")],
)
def test_slugs_fold_case_accents_and_punctuation(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_in_other_scripts_stay_apart() -> None:
    assert len({slug("الجزيرة"), slug("العربية"), slug("Кан 11"), slug("כאן 11")}) == 4


def test_family_chooses_the_path() -> None:
    paths = [actor_iri(Actor("sana", "Sana", family=family), base="urn:x:") for family in ActorFamily]
    assert paths == ["urn:x:actor/sana", "urn:x:source/sana", "urn:x:outlet/sana"]
    assert outlet_iri("SANA") == actor_iri(Actor("sana", "Sana", family=ActorFamily.OUTLET))


CHANGES = {
    "article": "ffeeddccbbaa0011",
    "type": "COERCE",
    "evidence": Span(43, 150),
    "trigger": Span(88, 91),
    "mode": None,
    "agents": (example.BLUE_FRONT,),
    "recipients": (),
    "objects": ("char",),
    "places": (example.PROVINCE,),
    "origins": (example.VALLEY,),
    "destinations": (example.VALLEY,),
    "time": "2024-01-15",
    "quantities": (Quantity("killed", 18, Comparator.EXACTLY, example.BLUE_FRONT),),
    "attribution": (Attribution(example.OFFICER, SourceKind.OFFICIAL, "a révélé"),),
    "polarity": Polarity.NEGATED,
    "modality": Modality.PROBABLE,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Claim) if field.compare])
def test_whatever_a_claim_says_is_in_its_iri(name: str) -> None:
    assert claim_iri(replace(STRIKE, **{name: CHANGES[name]})) != claim_iri(STRIKE)


def test_notes_labels_and_the_order_of_roles_are_not_in_a_claims_iri() -> None:
    relabelled = replace(STRIKE, recipients=(replace(example.BLUE_FRONT, label="le Front"),), rules=("agent: subject",))
    assert claim_iri(relabelled) == claim_iri(STRIKE)
    both = (example.VALDORIA, example.BLUE_FRONT)
    assert claim_iri(replace(STRIKE, agents=both)) == claim_iri(replace(STRIKE, agents=both[::-1]))


def test_the_order_of_a_chain_of_sources_is_in_a_claims_iri() -> None:
    chain = (*STRIKE.attribution, Attribution(example.VALDORIA, SourceKind.OFFICIAL, "selon"))
    assert claim_iri(replace(STRIKE, attribution=chain)) != claim_iri(replace(STRIKE, attribution=chain[::-1]))


def test_a_claims_iri_ends_in_sixteen_digits_and_stays_what_it_is() -> None:
    assert claim_iri(STRIKE) == "https://w3id.org/rashomon/id/claim/05127a313b9f19cf"


def test_findings_do_not_depend_on_the_order_of_their_claims() -> None:
    assert finding_iri("shared", ("a", "b")) == finding_iri("shared", ("b", "a")) != finding_iri("shared", ("a", "c"))
    assert finding_iri("contradiction", ("a", "b"), "trend") != finding_iri("contradiction", ("a", "b"), "spatial")


@pytest.mark.parametrize("base", ["https://example.org/kg/", "http://x#", "urn:news:"])
def test_bases(base: str) -> None:
    assert graph_iri("entities", base=check_base(base)) == f"{base}graph/entities"


@pytest.mark.parametrize("base", ["", "example.org/", "http://x", "http://x y/", "http://é/", "http://x/<b>/", "/local/"])
def test_bases_that_can_not_begin_an_iri(base: str) -> None:
    with pytest.raises(ValueError, match="can't begin data IRIs"):
        check_base(base)
