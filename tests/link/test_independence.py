"""Dependent or independent on evidence only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.link.copies import copies_among, maybe_one_wording
from kg.link.independence import Telling, judge
from kg.records import Node, SourceLink

LONG = "la vallée est un refuge des groupes armés depuis des années et les forces de sécurité y mènent des opérations sans en venir à bout"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ({"outlet": "herald"}, {"outlet": "tribune"}, "Independent"),
        ({"outlet": "herald", "chain": "minister:Official"}, {"outlet": "tribune", "chain": "rebel:Named"}, "Independent"),
        ({"outlet": "herald", "chain": "minister:Official"}, {"outlet": "tribune", "chain": "minister:Official"}, "Dependent"),
        ({"outlet": "herald"}, {"outlet": "tribune", "chain": "herald:Media"}, "Dependent"),
        ({"outlet": "herald"}, {"outlet": "blog", "republished": "herald"}, "Dependent"),
        ({"outlet": "a", "chain": "agency:Media one:Named"}, {"outlet": "b", "chain": "agency:Media two:Named"}, "Dependent"),
        ({"outlet": "herald"}, {"outlet": "tribune", "chain": "officer:Anonymous"}, "Unknown"),
        ({"outlet": "herald", "chain": "ministry<state:Official"}, {"outlet": "tribune", "chain": "state:Official"}, "Unknown"),
        ({"outlet": "herald"}, {}, "Unknown"),
        ({"outlet": "herald"}, {"republished": "gazette"}, "Unknown"),
        ({"outlet": "herald"}, {"republished": "herald"}, "Dependent"),
        ({"outlet": "herald", "quote": LONG}, {"outlet": "tribune", "quote": f"Selon elle, {LONG[:90]}."}, "Dependent"),
        ({"outlet": "herald", "quote": LONG[:40]}, {"outlet": "tribune", "quote": LONG[:40]}, "Independent"),
        ({"outlet": "herald"}, {"outlet": "herald"}, "Unknown"),
        ({"outlet": "herald", "article": "a"}, {"outlet": "herald", "article": "a", "chain": "minister:Official"}, "Unknown"),
        ({"outlet": "herald", "article": "a"}, {"outlet": "herald", "article": "a"}, "Dependent"),
    ],
)
def test_verdicts(make_claim, left, right, verdict):
    one, two = make_claim(**left), make_claim(**right)
    one, two = Telling(one), Telling(two)
    assert judge(one, two).independence == judge(two, one).independence == verdict
    assert judge(one, two).why.endswith(".")


def test_near_copies_depend_on_each_other(make_claim):
    one, two = make_claim(outlet="herald", quote=LONG), make_claim(outlet="tribune", quote="En effet, " + LONG + ".")
    other = make_claim(outlet="tribune", quote=" ".join(reversed(LONG.split())))
    pairs = [(one.article, two.article), (one.article, other.article), (two.article, one.article)]
    assert copies_among(pairs, [one, two, other]) == [True, False, True]
    assert judge(Telling(one), Telling(two), copied=True).independence == "Dependent"
    assert judge(Telling(one), Telling(other)).independence == "Independent"


def test_a_source_that_is_only_described_may_be_the_others(make_claim):
    head = Node("head", "le chef de l'Etat", ("le chef de l'Etat",), ("head",))
    one = replace(make_claim(outlet="herald"), chain=(SourceLink(head, "Named"),))
    assert judge(Telling(one), Telling(make_claim(outlet="tribune", chain="president:Named"))).independence == "Unknown"


def test_what_articles_call_their_sources_makes_them_no_one_source(make_claim):
    officials = SourceLink(Node("officials", "des responsables", ("des responsables",), ("officials",)), "Named")
    named = SourceLink(Node("doe", "Jan Doe", ("Jan Doe", "expert"), ("doe",)), "Named")
    expert = SourceLink(Node("expert", "Expert", ("Expert", "expert"), ("expert",)), "Named")
    for one, other in ((officials, officials), (named, expert)):
        left, right = replace(make_claim(outlet="herald"), chain=(one,)), replace(make_claim(outlet="tribune"), chain=(other,))
        assert judge(Telling(left), Telling(right)).independence != "Dependent"
        within = replace(right, article=left.article)
        assert (judge(Telling(left), Telling(within)).independence == "Dependent") == (one is other)


def test_one_sentence_is_told_once_whoever_is_said_to_have_said_it(make_claim):
    one = make_claim(outlet="herald", quote=LONG, chain="officer:Anonymous")
    for slots in ({"outlet": "tribune", "chain": "police:Named"}, {}):
        assert judge(Telling(one), Telling(make_claim(quote=LONG, **slots))).independence == "Dependent"


def test_sentences_that_cannot_be_copies_are_told_apart_by_their_runs():
    back = " ".join(reversed(LONG.split()))
    assert maybe_one_wording([(LONG, LONG), (LONG, f"En effet, {LONG}."), (LONG, back), (LONG, "")]) == [True, True, False, False]
    assert maybe_one_wording([]) == []
