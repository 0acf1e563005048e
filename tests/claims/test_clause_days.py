"""The time of a clause is that of the end and of what goes with the deed that it tells."""


def test_the_end_of_a_deed_is_of_its_day(claims_of) -> None:
    claims = claims_of(
        "Le ministre kényan a décollé jeudi de Nairobi, afin d'y rencontrer des émissaires houthis et soutenir l'armée malienne."
    )
    assert claims["rencontrer"].time == claims["soutenir"].time == "2020-05-14"


def test_an_end_may_be_of_a_month(claims_of) -> None:
    claims = claims_of("En mars 2016, un collectif est né à Gao pour dénoncer la corruption et réclamer le départ des troupes maliennes.")
    assert claims["réclamer"].time == "2016-03"


def test_the_day_of_words_is_not_that_of_the_end_told(claims_of) -> None:
    claims = claims_of("Le ministre kényan a annoncé jeudi une initiative pour rencontrer des émissaires houthis.")
    assert claims["rencontrer"].time is None


def test_words_that_go_with_other_words_are_of_their_day(claims_of) -> None:
    text = "Le Premier ministre a condamné mardi l'attaque, promettant une réponse et accusant le Hamas de l'avoir préparée."
    claims = claims_of(text)
    assert claims["promettant une réponse"].time == claims["accusant"].time == claims["condamné"].time
