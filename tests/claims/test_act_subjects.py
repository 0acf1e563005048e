"""Acts that another act does, and truces of those who fight."""


def ids(actors) -> list[str]:
    return [actor.id for actor in actors]


def test_who_does_an_act_does_what_the_act_does(claim_of) -> None:
    text = "Les sanctions imposées par les États-Unis visent à forcer Damas à céder."
    assert ids(claim_of(text, "forcer").agents) == ["usa"]


def test_what_an_act_weakens_is_not_who_does_it(claim_of) -> None:
    text = "Les frappes de l'armée malienne visent à réduire la capacité de Boko Haram."
    assert "malian-forces" not in ids(claim_of(text, "réduire la capacité").agents)


def test_a_truce_is_of_those_who_fought_right_before(claim_of) -> None:
    text = "Les talibans ont attaqué l'armée afghane à Kunduz. Les appels à un cessez-le-feu restent vains."
    assert ids(claim_of(text, "cessez-le-feu").agents) == ["taliban", "afghan-forces"]


def test_a_truce_far_from_the_fighting_is_of_nobody(claim_of) -> None:
    text = "Les talibans ont attaqué l'armée afghane. Une famille attend. Le marché a rouvert. Il pleut. Un cessez-le-feu est espéré."
    assert claim_of(text, "cessez-le-feu").agents == ()


def test_a_truce_elsewhere_is_not_of_those_who_fought_right_before(claim_of) -> None:
    text = "La Russie a bombardé Alep lundi. À Gaza, le cessez-le-feu est fragile."
    assert claim_of(text, "cessez-le-feu").agents == ()
