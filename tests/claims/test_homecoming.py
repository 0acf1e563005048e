"""Who brings people home where nobody is named."""


def test_people_are_repatriated_by_the_state_that_they_come_back_to(doers_of) -> None:
    text = "Oslo a critiqué la Turquie. Trois enfants de jihadistes ont été rapatriés mardi en Norvège."
    assert doers_of(text, "rapatriés") == ["norway"]


def test_people_are_repatriated_by_their_own_state(doers_of) -> None:
    assert doers_of("Oslo a critiqué la Turquie. Les ressortissants norvégiens ont été rapatriés mardi.", "rapatriés") == ["norway"]


def test_who_is_named_repatriates(doers_of) -> None:
    text = "Oslo a critiqué la Turquie. Les ressortissants norvégiens ont été rapatriés mardi par le Danemark."
    assert doers_of(text, "rapatriés") == ["denmark"]


def test_nobody_is_guessed_between_two_states(doers_of) -> None:
    text = "Oslo a critiqué la Turquie. Des jihadistes ont été rapatriés mardi."
    assert doers_of(text, "rapatriés") == []
