"""The French lexicon of triggers: well-formed tables, reachable senses, examples that hold the words they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby

import pytest

from kg.annotate.parse import load_pipeline, normalise
from kg.languages import lexicon, tells_verb
from kg.resources import Row

MODES = {
    "assault": "aerial explosives suicide-attack heavy-weapons firearms drone targeted abduct torture destroy "
    "ambush clash raid occupation other",
    "mobilize": "deployment reinforcement patrol convoy fortification other",
    "aid": "arms training transport protection funds medical other",
    "coerce": "arrest detention block siege expulsion destruction censorship other",
    "retreat": "withdrawal escape surrender ceasefire release other",
    "request": "demand appeal vote",
    "reject": "refusal denial",
    "control": "holds loses gains none",
    "trend": "up down defeated",
}
WITHOUT_MODE = "support cooperate consult agree concede accuse threaten sanction protest strength toll"
PREPOSITIONS = {"à", "de", "contre", "sur", "avec", "par", "pour", "vers", "dans", "en", "entre", "envers", "auprès", "autour", "visant"}
PREPOSITIONS |= {"parmi", "chez", "devant", "près", "depuis", "face", "derrière"}
SLOTS = {
    "VERB": {"subj", "obj", "there", "poss", "obj-de", "inf-obj", "inf", "que", "que-subj", "si", "attr", "as", "passive"},
    "NOUN": {"adj", "poss", "light", "subj", "obj", "clause", "clause-en", "inf", "count", "told", "listed"},
    "ADJ": {"subj", "adj"},
}
NOUN_CLASSES = {
    "abstract",
    "accident",
    "aircraft",
    "animal",
    "arms",
    "artist",
    "blast",
    "captive",
    "civilian",
    "court",
    "crime",
    "disease",
    "document",
    "epidemic",
    "event",
    "explosive",
    "facility",
    "force",
    "hostility",
    "human",
    "institution",
    "labour",
    "member",
    "money",
    "official",
    "pact",
    "part",
    "passage",
    "police",
    "private",
    "projectile",
    "proposal",
    "protester",
    "punishment",
    "remainder",
    "rescuer",
    "restriction",
    "sport",
    "store",
    "supplies",
    "talks",
    "territory",
    "trade",
    "transport",
    "uprising",
    "vehicle",
    "violence",
    "war",
    "weapon",
    "words",
}
CLASSES = NOUN_CLASSES | {"actor", "place", "number", "none", "any", "outlet"}
OPTION = re.compile(
    r"(future|possible|reciprocal|weak|event|victims|speech|bare|unsaid|unasked|quoted|denied|affirmed|foiled|standing|"
    rf"(origin|dest):({'|'.join(sorted(PREPOSITIONS))}))\Z"
)
CONDITION = re.compile(r"(?P<slot>[^=]+)=(?P<values>.+)\Z")

TABLES = {
    "triggers": ["lemma", "pos", "type", "mode", "agent", "recipient", "object", "requires", "excludes", "options", "example"],
    "light_verbs": ["lemma", "orientation", "example"],
    "instruments": ["lemma", "mode"],
    "nouns": ["lemma", "class"],
    "argument_verbs": ["lemma", "kind"],
}


def table(name: str) -> tuple[Row, ...]:
    return lexicon("fr").table(name)


def triggers() -> tuple[Row, ...]:
    return table("triggers")


def named(row: Row) -> str:
    return f"{row['lemma']} {row['pos']} {row['type']}"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_columns_and_duplicates(name: str) -> None:
    rows = table(name)
    assert list(rows[0]) == TABLES[name]
    assert all(row["lemma"] for row in rows)
    keys = [tuple(value for column, value in row.items() if column != "example") for row in rows]
    assert len(set(keys)) == len(keys)


def test_types_and_modes_are_those_of_the_scheme() -> None:
    seen: set[tuple[str, str]] = set()
    for row in triggers():
        assert row["type"] in MODES or row["type"] in WITHOUT_MODE.split(), named(row)
        assert row["mode"] in MODES.get(row["type"], "").split() or not row["mode"], named(row)
        assert row["mode"] or row["type"] not in MODES, named(row)
        seen.add((row["type"], row["mode"]))
    wanted = {(kind, mode) for kind, modes in MODES.items() for mode in modes.split()} | {(kind, "") for kind in WITHOUT_MODE.split()}
    rest = {("control", "none"), ("retreat", "other"), ("mobilize", "other")}  # what no word says by itself
    assert wanted - seen <= rest


def test_roles_are_known_codes() -> None:
    for row in triggers():
        for column in ("agent", "recipient", "object"):
            for code in filter(None, row[column].split("|")):
                plain = code.removeprefix("light-") if row["pos"] == "NOUN" else code
                assert plain in PREPOSITIONS | SLOTS[row["pos"]], f"{named(row)}: {column} {code}"
        assert row["agent"] or row["recipient"] or row["object"], named(row)


def test_conditions_and_options_are_known() -> None:
    for row in triggers():
        for column in ("requires", "excludes"):
            for condition in filter(None, row[column].split(";")):
                match = CONDITION.match(condition)
                assert match, f"{named(row)}: {condition}"
                slot = match["slot"].removeprefix("light-")
                assert slot in PREPOSITIONS | SLOTS[row["pos"]], f"{named(row)}: {condition}"
                for value in match["values"].split("|"):
                    assert value in CLASSES or re.fullmatch(r"'[^'|;]+'", value), f"{named(row)}: {value}"
        for option in filter(None, row["options"].split("|")):
            assert OPTION.match(option), f"{named(row)}: {option}"


def test_types_stand_together() -> None:
    order = [kind for kind, _ in groupby(row["type"] for row in triggers())]
    assert len(order) == len(set(order))


def test_no_sense_is_hidden_by_one_without_conditions() -> None:
    senses: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in triggers():
        senses[row["lemma"], row["pos"]].append(row)
    for rows in senses.values():
        for row in rows[:-1]:
            assert row["requires"] or row["excludes"], named(row)


def test_a_phrase_asks_nothing_of_the_slot_that_its_own_words_fill() -> None:
    for row in triggers():
        if row["pos"] == "VERB" and len(row["lemma"].removeprefix("se ").split()) == 2 and "obj=number" in row["requires"]:
            pytest.fail(named(row))


def test_other_tables_use_known_values() -> None:
    assert {row["orientation"] for row in table("light_verbs")} == {"agent", "recipient"}
    assert all(row["mode"] in MODES["assault"].split() for row in table("instruments"))
    assert {row["class"] for row in table("nouns")} == NOUN_CLASSES | {"number"}
    instruments = [row["lemma"] for row in table("instruments")]
    assert len(instruments) == len(set(instruments))


def test_examples_hold_their_words() -> None:
    """Every seventh example, parsed: its words are those of the row, endings aside."""
    rows = triggers()[::7]
    nlp = load_pipeline("fr")
    missing = []
    for row, doc in zip(rows, nlp.pipe((normalise(row["example"]) for row in rows), disable=["ner"]), strict=True):
        held = {form for token in doc for form in (token.lemma_.lower(), token.lower_)}
        if not all(word == "se" or any(form.startswith(word[: max(2, len(word) - 3)]) for form in held) for word in row["lemma"].split()):
            missing.append(named(row))
    assert len(missing) <= len(rows) // 50, missing


def test_labels_of_actors_are_of_heads_that_are_there() -> None:
    heads, labels = lexicon("fr").table("actor_heads"), lexicon("fr").table("actor_labels")
    named = [row["id"] for row in labels]
    assert named == sorted(set(named))
    assert set(named) <= {row["alone"] for row in heads} | {row["suffix"] for row in heads}


def test_a_present_left_as_it_stands_tells_its_verb() -> None:
    verbs = frozenset({"demander", "finir"})
    assert tells_verb("fr", "demander", verbs) and tells_verb("fr", "demande", verbs)
    assert not tells_verb("fr", "demandeur", verbs)
