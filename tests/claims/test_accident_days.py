"""The day of an accident, which its dead share."""


def test_the_dead_of_an_accident_are_of_its_day(claims_of) -> None:
    claims = claims_of(
        "L'explosion d'un entrepôt survenue mardi à Oran endeuille la ville. Les secours fouillent encore les ruines. "
        "Le maire pleure. La déflagration a fait douze morts."
    )
    assert claims["fait douze morts"].time == "2020-05-12"


def test_the_day_of_an_accident_may_stand_with_its_agent(claims_of) -> None:
    text = "Oran a été secouée mardi par une explosion dans un entrepôt d'engrais. L'explosion a tué dix ouvriers."
    assert claims_of(text)["tué"].time == "2020-05-12"


def test_the_day_of_a_report_is_not_that_of_the_accident(claims_of) -> None:
    told = "Une explosion dans un entrepôt d'Oran s'est produite mardi. L'explosion a fait dix morts, selon un bilan publié vendredi."
    assert claims_of(f"{told} Un enfant a été tué dans la catastrophe.")["tué"].time == "2020-05-12"


def test_the_dead_of_an_accident_without_a_day_have_none(claims_of) -> None:
    claims = claims_of(
        "L'explosion d'un entrepôt à Oran endeuille la ville. Le maire pleure depuis mardi. La déflagration a fait douze morts."
    )
    assert claims["fait douze morts"].time is None
