"""Names that no gazetteer has, as places of claims."""

from tests.claims.placed import places


def test_a_name_that_opens_like_a_place_is_one(claims_of) -> None:
    claims = claims_of("Deux camions ont été détruits à Wadi Zelma. L'armée turque a bombardé des positions à Kafr Zerdan.")
    assert places(claims["détruits"]) == {"wadi-zelma"}
    assert places(claims["bombardé"]) == {"kafr-zerdan"}


def test_an_unknown_name_behind_a_thing_is_where_it_is(claims_of) -> None:
    assert places(claims_of("Cinq soldats ont sauté sur un engin explosif à Tamgout.")["sauté"]) == {"tamgout"}
    assert places(claims_of("Une bombe a explosé devant une école à Zerdani.")["explosé"]) == {"zerdani"}


def test_an_unknown_name_behind_what_takes_it_is_whom(claims_of) -> None:
    assert places(claims_of("Ankara a annoncé une aide à Zorkane, le chef des rebelles.")["aide"]) == set()


def test_what_is_called_a_town_or_taken_is_a_place(claims_of) -> None:
    claims = claims_of("Les insurgés ont capturé Lalibela, vieille ville du nord.")
    assert places(claims["capturé"]) == {"lalibela"}


def test_what_ground_undergoes_befalls_a_place_whatever_its_name(claims_of) -> None:
    claims = claims_of("Les insurgés ont conquis Tarnoula et occupé brièvement Beridane. L'artillerie a pilonné Zaroubina.")
    assert {verb: places(claim) for verb, claim in claims.items()} == {
        "conquis": {"tarnoula"},
        "occupé": {"beridane"},
        "pilonné": {"zaroubina"},
    }


def test_what_forces_leave_or_take_is_a_place(claims_of) -> None:
    assert places(claims_of("Les troupes ont quitté Halgane avant l'aube.")["quitté"]) == {"halgane"}
    assert places(claims_of("Les miliciens ont pris Nyabita sans tirer.")["pris"]) == {"nyabita"}
    assert claims_of("L'entraîneur a pris Nyabita pour la finale.") == {}
