"""Queries that take too long, too much or die: the others go on, and the client is told."""

from __future__ import annotations

import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

QUICK = "ASK {}"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r . ?s ?t ?u }"
MANY = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1001"
HUGE = "SELECT ?a ?c ?d ?f ?g ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r }"
DOUBLED = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
GREEDY = f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0) {DOUBLED} }}"


def timed(server, query: str):
    start = time.monotonic()
    reply = server.get(query)
    return reply, time.monotonic() - start


def test_a_slow_query_is_stopped_and_blocks_nobody(server) -> None:
    """Five slow queries at once; quick ones are answered meanwhile, and each slow one is ended when its time is over."""
    with ThreadPoolExecutor(5) as threads:
        slow = [threads.submit(timed, server, SLOW) for _ in range(5)]
        time.sleep(0.5)
        quick = [timed(server, QUICK) for _ in range(3)]
        assert not any(future.done() for future in slow)
        ended = [future.result() for future in slow]
    assert all(reply.status == 200 for reply, _ in quick)
    for reply, seconds in ended:
        assert reply.status == 503 and "3 s" in reply.problem and reply.headers["retry-after"]
        assert 2.5 < seconds < 20


def test_more_slow_queries_than_workers_are_all_answered(start, graph_file) -> None:
    server = start(graph_file, "--timeout", "1")
    with ThreadPoolExecutor(20) as threads:
        replies = list(threads.map(lambda _: server.get(SLOW), range(20)))
        assert len(server.workers()) <= 8
    assert {reply.status for reply in replies} == {503}
    assert any("busy" in reply.problem for reply in replies)
    assert server.get(QUICK).status == 200


def test_an_answer_over_the_limit_is_refused_not_cut(server) -> None:
    for accept in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"):
        assert server.get(MANY.replace("1001", "1000"), accept).status == 200
        reply = server.get(MANY, accept)
        assert reply.status == 403 and "1000 rows" in reply.problem
    reply = server.get("CONSTRUCT { ?a ?e ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert reply.status == 403 and "1000 triples" in reply.problem


def test_triples_are_counted_once(server) -> None:
    """A graph that is yielded many times over is whole, though more triples than the limit went by."""
    reply = server.get("CONSTRUCT { ?a <urn:x> <urn:y> } WHERE { ?d ?e ?f . ?g ?h ?i . ?a ?b ?c }", "application/n-triples")
    everyone = server.get("SELECT DISTINCT ?a { ?a ?b ?c }").rows
    assert reply.status == 200 and reply.text.count("\n") == len(everyone) > 5


def test_rows_are_counted_as_rows_whatever_they_hold(server) -> None:
    """Braces and line breaks in texts are no rows."""
    query = 'SELECT ("{{{{\\n\\n{{{{" AS ?x) ?a { ?a ?b ?c . ?d ?e ?f } LIMIT 300'
    for accept in ("application/sparql-results+json", "text/csv"):
        assert server.get(query, accept).status == 200


def test_an_answer_of_too_many_bytes_is_refused(start, graph_file) -> None:
    server = start(graph_file, "--limit", "100000000")
    reply = server.get(HUGE)
    assert reply.status == 403 and "64 MiB" in reply.problem


def test_a_query_that_wants_too_much_memory_takes_nobody_along(start, graph_file) -> None:
    server = start(graph_file, "--timeout", "20")
    reply = server.get(GREEDY)
    assert reply.status in (403, 503)
    assert server.get(QUICK).status == 200


def test_a_text_that_breaks_the_parser_ends_its_worker_only(server) -> None:
    depth = 20_000
    reply = server.post("SELECT * " + "{" * depth + "}" * depth)
    assert reply.status == 503 and "died" in reply.problem
    assert server.get(QUICK).status == 200


def test_a_killed_worker_is_replaced(server) -> None:
    assert server.get(QUICK).status == 200
    idle = server.workers()
    assert idle
    for pid in idle:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.3)
    assert server.get(QUICK).status == 200
    assert not set(idle) & set(server.workers())


def test_a_worker_killed_at_work_is_told(start, graph_file, eventually) -> None:
    server = start(graph_file)
    (worker,) = server.workers()
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(server.get, SLOW)
        time.sleep(1)
        os.kill(worker, signal.SIGKILL)
        reply = running.result(20)
    assert reply.status == 503 and "died" in reply.problem
    assert server.get(QUICK).status == 200


def test_a_client_that_leaves_takes_its_query_along(start, graph_file, eventually) -> None:
    server = start(graph_file, "--timeout", "100")
    (worker,) = server.workers()
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(f"GET /sparql?{urlencode({'query': SLOW})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(1)
    assert eventually(lambda: worker not in server.workers())
    assert server.get(QUICK).status == 200


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { " + "service#" * 100_000,
        "SELECT ?" + "a" * 1_000_000 + " { x:y }",
        "SELECT * FROM " + "{" * 900_000,
        "SELECT * FROM '" + "\\'" * 400_000,
        "PREFIX " * 140_000,
        "ASK { <urn:" + "x" * 900_000 + "> ?p '" + "y" * 100_000 + "' }",
    ],
    ids=["comments", "name", "braces", "quotes", "prologue", "terms"],
)
def test_hostile_texts_cost_their_own_worker_only(server, text: str) -> None:
    """Texts made to be slow to check are checked in the time of their query; others are answered meanwhile."""
    with ThreadPoolExecutor(1) as threads:
        hostile = threads.submit(server.post, text)
        time.sleep(0.1)
        quick, seconds = timed(server, QUICK)
        assert hostile.result(20).status in (200, 400, 503)
    assert quick.status == 200 and seconds < 4
