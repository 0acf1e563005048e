"""What is told over columns, many pairs at a time, is what is told pair by pair."""

from __future__ import annotations

import random
import runpy
from dataclasses import replace
from itertools import combinations
from math import inf
from pathlib import Path

import numpy as np
import pytest

import kg.link.groups
from kg.link.block import block_keys, blocks, candidate_pairs
from kg.link.bound import Bound
from kg.link.cluster import cluster
from kg.link.columns import Columns
from kg.link.compare import compare, score, weights
from kg.link.copies import copies_among
from kg.link.events import link_events, make_event
from kg.link.exact import Exact, common_words
from kg.link.independence import Telling, judge
from kg.link.pairs import Blocks
from kg.link.shared import content_blocks, find_shared, shared_keys
from kg.records import SharedPair

PLAIN = runpy.run_path(str(Path(__file__).with_name("plain.py")))
LUCK = pytest.mark.parametrize("luck", range(4))


def events_one_by_one(claims):
    claims = sorted(claims, key=lambda claim: claim.iri)
    scores = {pair: score(compare(claims[pair[0]], claims[pair[1]])) for pair in combinations(range(len(claims)), 2)}
    links = [(*pair, scores[pair]) for pair in candidate_pairs(claims) if scores[pair] >= weights()["threshold"]]
    groups = cluster(len(claims), links, score=np.vectorize(lambda *pair: scores[pair], otypes=[float]), floor=weights()["floor"])
    return sorted((make_event([claims[at] for at in group]) for group in groups), key=lambda event: event.iri)


def judged(left, right, claims):
    [copied] = copies_among([(left.article, right.article)], claims)
    return judge(Telling(left), Telling(right), copied=copied)


def shared_one_by_one(claims, events):
    home = {iri: event.iri for event in events for iri in event.claims}
    best = {}
    for left, right in combinations(sorted(claims, key=lambda claim: claim.iri), 2):
        event = home.get(left.iri) if home.get(left.iri) == home.get(right.iri) else None
        if PLAIN["two_tellers"](left, right) and PLAIN["same_content"](left, right, one_event=event is not None):
            near = sum(item.weight for item in compare(left, right) if item.weight > -inf)
            key = (event, left.type, left.mode, *sorted((left.voice, right.voice)))
            best[key] = min(
                best.get(key, (inf, "", "", None)),
                (-near, left.iri, right.iri, judged(left, right, claims)),
                key=lambda found: found[:3],
            )
    pairs = [SharedPair(left, right, verdict.independence, verdict.why) for _, left, right, verdict in best.values()]
    return sorted(pairs, key=lambda pair: (pair.left, pair.right))


@LUCK
def test_scores_are_those_of_the_comparison(random_claims, luck):
    claims = random_claims(luck, 90)
    pairs = list(combinations(range(len(claims)), 2))
    scores = Exact(Columns(claims))(*np.asarray(pairs).T)
    assert scores.tolist() == [score(compare(claims[left], claims[right])) for left, right in pairs]
    assert -inf in scores and max(scores) > 5


@LUCK
def test_what_the_bound_leaves_out_would_not_have_been_linked(random_claims, luck):
    claims = random_claims(luck, 150)
    candidates = candidate_pairs(claims)
    linked = {(a, b) for a, b in candidates if score(compare(claims[a], claims[b])) >= 2.75}
    columns = Columns(claims)
    likely = [tuple(pair) for pair in blocks(columns).pairs(Bound(columns, 2.75)).tolist()]
    assert len(linked) > 50
    assert linked <= set(likely) <= set(candidates)
    assert likely == sorted(set(likely))
    assert len(likely) < 0.7 * len(candidates)


@LUCK
def test_blocks_told_by_number_are_those_that_claims_tell(random_claims, luck):
    claims = random_claims(luck, 150)
    met = blocks(Columns(claims)).pairs(lambda left, right: (left, right)).tolist()
    assert met == Blocks.of_keys([set(block_keys(claim)) for claim in claims]).pairs(lambda left, right: (left, right)).tolist()
    assert len(met) > 1000


@LUCK
def test_events_are_those_of_pair_by_pair(random_claims, luck):
    claims = random_claims(luck, 120)
    assert link_events(claims) == events_one_by_one(claims)


@LUCK
def test_claims_that_come_one_article_after_another_make_the_same_events(random_claims, luck):
    claims = random_claims(luck, 240)
    articles = sorted({claim.article for claim in claims})
    random.Random(luck).shuffle(articles)
    here, known = [], []
    for article in articles:
        here += [claim for claim in claims if claim.article == article]
        events = link_events(here, known=known)
        assert events == link_events(here)
        known = [event.claims for event in events]


@LUCK
def test_claims_that_go_or_change_leave_the_events_of_those_that_stay(random_claims, luck):
    claims = random_claims(luck, 240)
    events, chance = link_events(claims), random.Random(luck)
    gone = {claim.iri for claim in chance.sample(claims, 12)}
    changed = {claim.iri for claim in chance.sample(claims, 12)}
    kept = [replace(claim, quote=f"village {claim.quote}") if claim.iri in changed else claim for claim in claims if claim.iri not in gone]
    known = [event.claims for event in events if not {*event.claims} & (gone | changed)]
    assert 0 < len(known) < len(events)
    assert link_events(kept, known=known) == link_events(kept)


def test_what_no_new_claim_touches_is_not_looked_at_again(random_claims, make_claim, monkeypatch):
    claims = random_claims(1, 150)
    known = [event.claims for event in link_events(claims)]
    asked = []
    monkeypatch.setattr(kg.link.groups, "cluster", lambda size, *rest, **named: asked.append(size) or cluster(size, *rest, **named))
    new = make_claim("ASSAULT", agents="state", recipients="group", places="town<land", day="2024-01-14", quote="frappe convoi village")
    assert link_events([*claims, new], known=known) == link_events([*claims, new])
    assert 1 < max(asked[:-1]) < 100


@LUCK
def test_shared_claims_are_those_of_pair_by_pair(random_claims, luck):
    claims = random_claims(luck, 250)
    events = link_events(claims)
    found, _ = find_shared(Columns.of(claims), events)
    assert len(found) > 5
    assert found == shared_one_by_one(claims, events)


@LUCK
def test_claims_of_one_content_meet_by_the_keys_that_each_tells(random_claims, luck):
    claims = random_claims(luck, 150)
    both = content_blocks(Columns(claims)), Blocks.of_keys([shared_keys(claim) for claim in claims])
    met, keyed = ({*map(tuple, blocks.pairs(lambda left, right: (left, right)).tolist())} for blocks in both)
    told = [(claims[left], claims[right]) for left, right in keyed - met]
    assert met < keyed
    assert all(left.article == right.article or not PLAIN["times_fit"](left, right) for left, right in told)


def test_words_that_quotes_have_in_common(make_claim):
    columns = Columns([make_claim(quote=words) for words in ("frappe sur un convoi", "Convoi frappé hier", "", "villages")])
    left, right = np.asarray([(0, 1), (0, 2), (1, 3), (2, 3)]).T
    assert common_words(columns, left, right).tolist() == [1, 0, 0, 0]


def test_members_of_a_block_meet_as_far_as_they_reach():
    blocks = Blocks(np.asarray([2, 0, 0, 1, 3]), np.asarray([0, 0, 1, 0, 1]), size=4, reach=1)
    assert blocks.pairs(lambda left, right: (left, right)).tolist() == [[0, 1], [0, 2], [0, 3]]


def test_nobody_meets_nobody(make_claim):
    assert link_events([]) == [] and find_shared(Columns([]), [])[0] == []
    assert len(link_events([make_claim()])) == 1
