"""The words that claims keep of actors and places that no gazetteer names."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Claim


def test_curly_apostrophes_stand_in_the_words_of_unknown_actors_and_places(claims_of: Callable[..., dict[str, Claim]]) -> None:
    claim = claims_of("Des militants soutenus par l’étranger ont attaqué un village dans la vallée d’Ouchtar.")["attaqué"]
    assert "militants soutenus par l’étranger" in claim.agents[0].wordings
    (place,) = claim.places
    assert (place.label, place.wordings) == ("vallée d'Ouchtar", ("vallée d’Ouchtar",))


def test_straight_apostrophes_stand_alone(claims_of: Callable[..., dict[str, Claim]]) -> None:
    claim = claims_of("Des militants soutenus par l'étranger ont attaqué un village dans la vallée d'Ouchtar.")["attaqué"]
    assert not any("’" in words for words in (*claim.agents[0].wordings, *claim.places[0].wordings))
