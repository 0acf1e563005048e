"""Where words were said."""

from tests.claims.placed import places


def test_what_people_gather_somewhere_to_say_is_said_there(claims_of) -> None:
    text = "Des milliers de personnes ont manifesté à Tunis pour dénoncer le gouvernement."
    assert places(claims_of(text)["dénoncer"]) == {"tunis"}


def test_what_is_said_for_no_gathering_has_no_place(claims_of) -> None:
    text = "Le président a quitté la Tunisie pour rejoindre les rebelles."
    assert places(claims_of(text)["rejoindre"]) == set()


def test_words_are_said_at_the_place_that_opens_their_sentence(claims_of) -> None:
    assert places(claims_of("À Oslo, le ministre a accusé la Suède de trahison.")["accusé"]) == {"oslo"}
    claims = claims_of("En visite à Oslo après une tempête, le ministre a exigé une enquête et accusé la Suède de trahison.")
    assert places(claims["accusé"]) == {"oslo"}
    assert places(claims_of("Dispute à Oslo: le ministre accuse la Suède de trahison.")["accuse"]) == set()


def test_words_are_said_where_a_relative_clause_says(claims_of) -> None:
    claims = claims_of("Le ministre est arrivé à Oslo, où il a accusé la Suède de trahison.")
    assert places(claims["accusé"]) == {"oslo"}


def test_words_are_said_at_the_gathering_that_they_are_said_at(claims_of) -> None:
    claims = claims_of("Le ministre a dénoncé, lors d'un déplacement mardi à Dakar, les violences commises au Tchad.")
    assert places(claims["dénoncé"]) == {"dakar"}


def test_what_words_are_about_happens_where_a_passive_says(claims_of) -> None:
    claims = claims_of("Au Tchad, l'armée est accusée d'exactions contre les civils.")
    assert places(claims["accusée"]) == set()
    assert places(claims["exactions"]) == {"chad"}


def test_words_are_not_where_what_they_speak_of_is(claims_of) -> None:
    assert not places(claims_of("Les dirigeants du Fatah en Cisjordanie ont dénoncé ce plan.")["dénoncé"])
