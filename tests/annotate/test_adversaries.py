"""Tests of kg.annotate.adversaries: when several words for fighters mean one side."""

import pytest

from kg.annotate.adversaries import unite
from kg.annotations import ActorMention, Tokens
from kg.model import Actor


def mentions(*ids: str, named: str = "") -> tuple[ActorMention, ...]:
    told = [ActorMention(Tokens(i, i + 1, i), Actor(id=id_, label=id_), "description") for i, id_ in enumerate(ids)]
    last = len(ids)
    return (*told, *([ActorMention(Tokens(last, last + 1, last), Actor(id=named, label=named), "unknown")] if named else []))


@pytest.mark.parametrize(
    ("told", "named", "meant"),
    [
        (("terrorists", "jihadists", "terrorist-groups"), "", ["jihadists"] * 3),  # a creed before a judgement
        (("terrorist-groups", "terrorists", "terrorists"), "", ["terrorists"] * 3),  # the word told most
        (("jihadists", "unidentified-gunmen", "attackers"), "", ["jihadists", "unidentified-gunmen", "attackers"]),
        (("jihadists", "terrorists"), "katiba-x", ["jihadists", "terrorists", "katiba-x"]),
    ],
)
def test_words_for_one_adversary(told: tuple[str, ...], named: str, meant: list[str]) -> None:
    assert [mention.actor.id for mention in unite(mentions(*told, named=named))] == meant
