"""In quoted words, whoever is spoken of in the third person is not the speaker."""


def test_the_speaker_is_not_whom_his_words_tell_of(claims_of) -> None:
    claims = claims_of("« Les rebelles le soutiennent depuis des années », a dit Emmanuel Macron.")
    assert "emmanuel-macron" not in [actor.id for actor in claims["soutiennent"].recipients]


def test_who_says_us_speaks_of_himself(claims_of) -> None:
    claims = claims_of("« Les rebelles nous ont attaqués à l'aube », a dit l'armée française.")
    assert [actor.id for actor in claims["attaqués"].recipients] == ["french-forces"]
