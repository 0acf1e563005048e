"""Whom arrests befall, and who goes on with them, where a text that told of the like before names nobody."""


def ids(actors) -> list[str]:
    return [actor.id for actor in actors]


def test_what_names_nobody_befalls_whom_the_others_befall(claim_of) -> None:
    text = "Rifaat al-Assad a été condamné lundi. Rifaat al-Assad a été jugé en juin. Les biens confisqués par la justice seront vendus."
    assert ids(claim_of(text, "confisqués").recipients) == ["rifaat-al-assad"]


def test_who_is_held_again_is_so_by_whom_he_was_before(claim_of) -> None:
    text = "Le FBI a arrêté Cyrous Asgari. Une famille attendait. La détention de Cyrous Asgari a duré deux ans."
    assert ids(claim_of(text, "détention").agents) == ["fbi"]


def test_whoever_arrests_does_not_try(claim_of) -> None:
    text = "Les Kurdes ont arrêté Tyler Vilus. Une famille attendait. Tyler Vilus sera jugé."
    assert claim_of(text, "jugé").agents == ()


def test_what_is_told_of_many_does_not_befall_one_person(claim_of) -> None:
    text = "Rifaat al-Assad a été condamné lundi. Rifaat al-Assad a été jugé en juin. Tous seront jugés à Paris."
    assert claim_of(text, "jugés").recipients == ()


def test_what_is_seized_beside_an_arrest_is_so_by_whoever_arrests(claim_of) -> None:
    text = "Trois hommes ont été arrêtés par le FBI et des armes saisies dans une cave."
    assert ids(claim_of(text, "saisies").agents) == ["fbi"]


def test_who_is_arrested_in_the_sentence_of_a_trial_is_not_so_by_the_court(claim_of) -> None:
    assert claim_of("Un tribunal irakien a condamné trois jihadistes et dix suspects ont été arrêtés.", "arrêtés").agents == ()


def test_who_captured_somebody_years_before_does_not_hand_him_over(claim_of) -> None:
    text = "Capturé en 2017 par les forces kurdes, le déserteur a été remis au Pérou en mars 2020."
    assert ids(claim_of(text, "remis").agents) == []
