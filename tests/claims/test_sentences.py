"""Each sentence of `sentences.tsv` gives the claim that its line describes: the specification of the extraction."""

from pathlib import Path

import pytest

from kg.model import Claim
from kg.resources import Row, parse_table

TABLE = Path(__file__).with_name("sentences.tsv")
ROWS = parse_table(TABLE.read_text(encoding="utf-8"), TABLE.name)


def found(claim: Claim, text: str) -> dict[str, set[str]]:
    """A claim's slots in the notation of the table."""
    return {
        "type": {claim.type},
        "mode": {claim.mode or "-"},
        "agent": {a.id for a in claim.agents} or {"-"},
        "recipient": {a.id for a in claim.recipients} or {"-"},
        "place": {p.id for p in (*claim.places, *claim.origins, *claim.destinations)} or {"-"},
        "time": {claim.time or "-"},
        "quantity": {f"{q.measure}={q.value:g}" for q in claim.quantities} or {"-"},
        "source": {link.source.id for link in claim.attribution} or {"-"},
        "polarity": {claim.polarity.value},
        "modality": {claim.modality.value},
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"][:50] for row in ROWS])
def test_sentence_gives_the_claim(row: Row, extracted) -> None:
    text = row["sentence"]
    claims = extracted(text)
    candidates = [found(claim, text) for claim in claims if row["trigger"] in text[claim.trigger.begin : claim.trigger.end]]
    wanted = {slot: value for slot, value in row.items() if slot not in ("sentence", "trigger") and value}
    fitting = [c for c in candidates if all(value in c[slot] for slot, value in wanted.items())]
    assert fitting, f"no claim of {text!r} has {wanted}; found {candidates}"
    for claim in claims:
        assert text[claim.trigger.begin : claim.trigger.end].strip()
        assert claim.evidence.contains(claim.trigger)
