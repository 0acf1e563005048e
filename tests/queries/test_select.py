"""A user's SPARQL: plain values out, one-line errors, nothing that reaches out or changes anything."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.queries.select import select

EX = "https://example.org/"


@pytest.fixture
def store():
    store = Store()
    a, value = NamedNode(EX + "a"), NamedNode(EX + "value")
    for graph in ("g1", "g2"):
        store.add(Quad(a, value, Literal(4), NamedNode(EX + graph)))
    store.add(Quad(a, NamedNode(EX + "name"), Literal("Homs", language="fr"), NamedNode(EX + "g1")))
    return store


def test_select_sees_all_graphs_and_gives_plain_values(store):
    table = select(store, "SELECT DISTINCT ?n ?v ?none { ?s <https://example.org/value> ?v ; <https://example.org/name> ?n }")
    assert table.columns == ("n", "v", "none")
    assert table.rows == (("Homs", 4, None),)


def test_ask_and_construct_are_tables_too(store):
    assert select(store, "ASK { ?s ?p 4 }").rows == ((True,),)
    built = select(store, "CONSTRUCT { ?s <https://example.org/is> ?o } WHERE { ?s <https://example.org/value> ?o }")
    assert built.rows == ((EX + "a", EX + "is", 4),)


def test_a_syntax_error_is_one_line_with_its_position(store):
    with pytest.raises(QueryError, match=r"line 1, column \d+") as caught:
        select(store, "SELECT * { ?s ?p }")
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 120


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELEC * { ?s ?p ?o }", "begins with 'SELEC'"),
        ("  # nothing", "empty"),
        ("SELECT * { ?s a foo:Bar }", "PREFIX foo:"),
        ("SELECT ?s { ?s ?p", "too early"),
        ("SELECT ?s WHERE ?s ?p ?o }", r"column 17: at '\?s \?p \?o }'"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "GROUP BY"),
    ],
)
def test_a_wrong_query_is_told_how_to_mend_it(store, query, hint):
    with pytest.raises(QueryError, match=hint):
        select(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "PREFIX ex: <https://example.org/> SELECT * { ?s ?p ex:it\\'s SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } # '",
        "SELECT * { ?s ?p '\\'' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } # '",
        "SELECT * { ?s ?p ?o.SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x{ ?s ?p ?o } }",
        "SELECT * { FILTER(1<2)SERVICE<http://127.0.0.1:9/>#>\n{ ?s ?p ?o } }",
        "SELECT * { FILTER(1<2#>'''\n) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #'''\n }",
        "SELECT * { SERVICE # here\n SILENT # and\n <http://127.0.0.1:9/> # there\n { ?s ?p ?o } }",
        "SELECT ?s FROM<file:///etc/passwd>{ ?s ?p ?o }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <FILE:/etc/passwd> { ?s ?p ?o }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX ex: <https://example.org/> DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
    ],
)
def test_what_reaches_out_or_changes_data_is_refused(store, query):
    before = len(store)
    with pytest.raises(QueryError, match=r"refused|no updates"):
        select(store, query)
    assert len(store) == before


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://example.org/>" }',
        "SELECT ?service { ?service ?p ?o } # SERVICE <http://example.org/>",
        "PREFIX ex: <https://example.org/SERVICE/> SELECT * { ?s ex:service ?o }",
        "SELECT * FROM <https://example.org/g1> { ?s ?p ?o FILTER(?o<5 && ?o>3) }",
    ],
)
def test_words_that_only_look_dangerous_pass(store, query):
    select(store, query)


def test_escapes_are_no_way_around(store):
    with pytest.raises(QueryError):
        select(store, "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_from_names_the_graphs_that_a_query_sees(store):
    everything = select(store, "SELECT * { ?s ?p ?o }").rows
    assert everything and select(store, "SELECT * FROM <https://example.org/none> { ?s ?p ?o }").rows == ()
    asked = "SELECT ?from { ?from ?p 'FROM <g>' } # FROM <https://example.org/none>"
    assert select(store, asked).columns == ("from",)
