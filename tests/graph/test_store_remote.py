"""Stores at SPARQL endpoints: the real Oxigraph server, one that takes graphs only, and the messages for whatever goes wrong."""

from __future__ import annotations

import logging
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import kg
from kg.errors import GraphError
from kg.graph.address import Address, place_of
from kg.graph.http import TOKEN
from kg.graph.remote import RemoteStore, open_store

at = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("endpoints.py"))))
ARTICLE = (
    "{place} : les forces gouvernementales ont bombardé le village mardi 1er mars 2022, a rapporté l'agence Sana.\n"
    "{count} combattants de l'État islamique ont été tués dans les frappes, selon le général {name}, interrogé sur place.\n"
)
JSON = "application/sparql-results+json"
needs_oxigraph = pytest.mark.skipif(at.program() is None, reason="needs the program oxigraph (PyPI)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for file, place, count, name in (("a", "Alep", "Douze", "Samir Haddad"), ("b", "Idleb", "Vingt", "Walid Nassar")):
        (texts / f"{file}.txt").write_text(ARTICLE.format(place=place, count=count, name=name), encoding="utf-8")
    return texts


@pytest.fixture(params=["oxigraph", "oxigraph that shows the union", "graphs only"])
def endpoint(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "graphs only":
        with at.running(at.Faulty()) as address:
            yield f"{address}/sparql"
    elif at.program() is None:
        pytest.skip("needs the program oxigraph (PyPI)")
    else:
        with at.oxigraph("serve", *(["--union-default-graph"] if "union" in request.param else [])) as address:
            yield address


def lines(graph: kg.Graph) -> list[str]:
    return sorted(map(str, graph.store.quads()))


def test_an_endpoint_holds_what_a_store_on_disk_holds(endpoint: str, folder: Path, tmp_path: Path, run_kg: Callable[..., Any]) -> None:
    first = kg.build(folder / "a.txt", store=endpoint, provenance=False)
    assert first.report is not None and first.report.articles == 1
    done = run_kg("build", folder, "--store", endpoint, "--no-provenance")
    assert done.code == 0 and "1 article in the store already" in done.out and endpoint in done.out
    kg.build(folder, store=tmp_path / "work.kg", provenance=False)
    there, here = kg.open(endpoint), kg.open(tmp_path / "work.kg")
    assert lines(there) == lines(here) != []
    assert there.store.graphs() == here.store.graphs()
    for command in ("claims", "shared", "contradictions", "timeline"):
        assert run_kg(command, endpoint, "-f", "json").out == run_kg(command, tmp_path / "work.kg", "-f", "json").out
    assert run_kg("export", endpoint, "--to", tmp_path / "there.nq").code == 0
    assert run_kg("export", tmp_path / "work.kg", "--to", tmp_path / "here.nq").code == 0
    assert (tmp_path / "there.nq").read_bytes() == (tmp_path / "here.nq").read_bytes()
    assert run_kg("validate", endpoint).out == "valid\n"


def test_a_changed_and_a_removed_article_go_from_an_endpoint(endpoint: str, folder: Path, run_kg: Callable[..., Any]) -> None:
    kg.build(folder, store=endpoint, provenance=False)
    (folder / "b.txt").write_text(ARTICLE.format(place="Idleb", count="Trente", name="Jamil Khoury"), encoding="utf-8")
    report = kg.build(folder, store=endpoint, provenance=False).report
    assert report is not None and (report.articles, report.known, report.replaced) == (1, 1, 1)
    assert lines(kg.open(endpoint)) == lines(kg.build(folder, provenance=False))
    assert run_kg("remove", endpoint, "a.txt").code == 0
    (folder / "a.txt").unlink()
    assert lines(kg.open(endpoint)) == lines(kg.build(folder, provenance=False))


def test_queries_see_all_graphs_of_an_endpoint_and_fetch_only_the_answer(endpoint: str, folder: Path, tmp_path: Path) -> None:
    kg.build(folder, store=endpoint, provenance=False)
    here, there = kg.build(folder, provenance=False), kg.open(endpoint)
    for query in (
        "SELECT ?c ?t { ?c a kg:Claim ; kg:claimType ?t } ORDER BY ?c",
        "SELECT DISTINCT ?g { GRAPH ?g { ?c a kg:Claim } } ORDER BY ?g",
        "ASK { ?c a kg:Claim }",
        "CONSTRUCT { ?c kg:claimType ?t } WHERE { ?c kg:claimType ?t ; kg:article/kg:sourceFile 'a.txt' }",
    ):
        assert there.ask(query).rows == here.ask(query).rows != ()
    assert isinstance(there.store, RemoteStore) and there.store._mirror is None
    with pytest.raises(kg.RashomonError, match="line 1"):
        there.ask("SELECT ?c { ?c a kg:Claim ")
    with pytest.raises(kg.RashomonError, match="updates"):
        there.ask("DROP ALL")


@needs_oxigraph
def test_an_update_that_fails_changes_nothing_and_the_next_run_completes(folder: Path) -> None:
    with at.oxigraph() as address:
        store = open_store(address)
        assert isinstance(store, RemoteStore)
        with pytest.raises(GraphError, match="can't write to"):
            store.endpoint.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } } ; LOAD <urn:nothing>")
        assert len(store) == 0
        kg.build(folder, store=address)
    with pytest.raises(GraphError, match="can't reach"):
        store.add([*kg.build(folder, provenance=False).store.quads()])


def test_a_graph_that_a_server_has_in_its_default_graph_is_read(seeds_file: Path, tmp_path: Path, run_kg: Callable[..., Any]) -> None:
    server = at.Faulty()
    server.store.load(path=str(seeds_file))
    with at.running(server) as address:
        assert run_kg("shared", f"{address}/sparql", "-f", "json").out == run_kg("shared", seeds_file, "-f", "json").out


@needs_oxigraph
def test_a_read_only_endpoint_is_read_and_told_when_written(folder: Path, tmp_path: Path, run_kg: Callable[..., Any]) -> None:
    kg.build(folder, store=tmp_path / "work.kg")
    with at.oxigraph("serve-read-only", "--location", str(tmp_path / "work.kg")) as address:
        assert run_kg("shared", address).code == 0
        for arguments in (("build", folder, "--store", address), ("link", address), ("remove", address, "a.txt")):
            done = run_kg(*arguments)
            assert done.code == 2 and done.err.count("\n") == 1 and "read-only" in done.err


def always(status: int, kind: str = "text/plain", body: bytes = b"") -> Callable[..., Any]:
    return lambda request: (status, kind, body)


def cut(request: Any) -> tuple[int, str, bytes] | None:
    return (200, JSON, b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":') if b"COUNT" in request.body else None


def short(request: Any) -> tuple[int, str, bytes] | None:
    return (200, JSON, b'{"head":{"vars":["g","s","p","o"]},"results":{"bindings":[]}}') if b"%3Fg+%3Fs" in request.body else None


@pytest.mark.parametrize(
    ("fault", "hint"),
    [
        (always(401), "user:password@"),
        (always(403), TOKEN),
        (always(404, "text/html", b"<html>"), "is no SPARQL endpoint"),
        (always(200, "text/html", b"<html>hello</html>"), "is no SPARQL endpoint"),
        (always(302), "redirects"),
        (always(500, "text/plain", b"out\nof\nmemory"), "status 500: out of memory"),
        (cut, "breaks off"),
        (short, "raise the server's limit"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line(fault: Callable[..., Any], hint: str, run_kg: Callable[..., Any], seeds_file: Path) -> None:
    server = at.Faulty(fault)
    server.store.load(path=str(seeds_file))
    server.store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    with at.running(server) as address:
        done = run_kg("claims", f"{address}/sparql")
    assert done.code == 2 and done.err.count("\n") == 1 and hint in done.err and not done.out


@pytest.mark.parametrize("where", ["http://127.0.0.1:1/", "http://nowhere.invalid", "http://", "https://a b/", "http://x:99999/"])
def test_an_address_that_leads_nowhere_is_told(where: str, run_kg: Callable[..., Any], folder: Path) -> None:
    for arguments in (("claims", where), ("build", folder, "--store", where), ("remove", where, "a.txt")):
        done = run_kg(*arguments)
        assert done.code == 2 and done.err.count("\n") == 1 and "address" in done.err and not done.out


def test_an_endpoint_is_not_served(run_kg: Callable[..., Any]) -> None:
    done = run_kg("serve", "http://127.0.0.1:1/")
    assert done.code == 2 and "is an endpoint already" in done.err


@pytest.mark.parametrize("way", ["password", "token"])
def test_who_may_enter_is_let_in_and_no_secret_is_told(
    way: str, folder: Path, run_kg: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    right = at.basic("me", "s3cret/@") if way == "password" else "Bearer s3cret"
    with at.running(at.Faulty(at.wants(right))) as address:
        plain = f"{address}/sparql"
        known = plain.replace("http://", "http://me:s3cret%2F%40@") if way == "password" else plain
        wrong = plain.replace("http://", "http://me:s3cret-no@") if way == "password" else plain
        monkeypatch.setenv(TOKEN, "s3cret" if way == "token" else "")
        done = [run_kg("build", folder, "--store", known), run_kg("shared", known), run_kg("query", known, "ASK {}")]
        assert [one.code for one in done] == [0, 0, 0]
        monkeypatch.setenv(TOKEN, "s3cret-no" if way == "token" else "")
        done += [run_kg("shared", wrong), run_kg("build", folder, "--store", wrong), run_kg("remove", wrong, "x")]
    done.append(run_kg("shared", known))
    assert [one.code for one in done[3:]] == [2, 2, 2, 2]
    assert "s3cret" not in " ".join(f"{one.out} {one.err}" for one in done) + caplog.text
    assert "s3cret" not in f"{place_of(known)} {place_of(known)!r}"


def test_an_address_keeps_its_port_and_path_and_loses_its_login() -> None:
    assert place_of("HTTP://me:pw@[::1]:80/ds/?x=1#y") == Address("http://[::1]:80/ds?x=1", ("me", "pw"))
    assert place_of("http.ttl") == Path("http.ttl")
    with pytest.raises(GraphError, match="as a string"):
        place_of(Path("http://host/ds"))
