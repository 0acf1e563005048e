"""Who holds and tries where a text names nobody."""

from kg.model import Claim


def agents(claim: Claim) -> list[str]:
    return [actor.id for actor in claim.agents]


def test_the_court_that_the_article_names_sentences(doers_of) -> None:
    text = "La justice tunisienne poursuit deux hommes. Le premier a été condamné à quatre ans de prison lundi."
    assert doers_of(text, "condamné à quatre ans de prison") == ["tunisian-courts"]


def test_a_court_named_far_from_the_sentence_does_not(doers_of) -> None:
    between = "Les pêcheurs du village de Sidi Amor vendent leurs sardines au marché chaque matin. " * 12
    text = f"La justice tunisienne poursuit deux hommes. {between}Le premier a été condamné à quatre ans de prison lundi."
    assert doers_of(text, "condamné à quatre ans de prison") == []


def test_who_is_sentenced_in_a_country_is_so_by_its_state_not_by_a_court_of_another(doers_of) -> None:
    text = "La justice tunisienne poursuit deux hommes. Un Belge a été condamné à mort en Égypte lundi."
    assert doers_of(text, "condamné à mort") == ["egypt"]


def test_a_town_does_not_tell_whose_court_it_is(doers_of) -> None:
    assert doers_of("Un Belge a été condamné à mort à Deir ez-Zor lundi.", "condamné à mort") == []


def test_prisons_are_those_of_the_state_that_the_article_tells_of(doers_of) -> None:
    text = "Le Maroc a accusé l'Espagne d'ingérence. Deux journalistes espagnols sont détenus au Maroc."
    assert doers_of(text, "détenus") == ["morocco"]


def test_a_place_that_is_no_part_of_a_state_told_of_names_nobody(doers_of) -> None:
    assert doers_of("Deux journalistes espagnols sont détenus à Tanger.", "détenus") == []


def test_who_alone_holds_people_in_an_article_holds_them_all(doers_of) -> None:
    text = "Boko Haram a arrêté douze soldats. Deux humanitaires sont détenus au Niger."
    assert doers_of(text, "détenus") == ["boko-haram"]


def test_captors_elsewhere_leave_a_state_its_prisons(doers_of) -> None:
    text = (
        "Le Maroc a accusé l'Espagne d'ingérence. Boko Haram a arrêté douze soldats au Niger. La police espagnole a arrêté un passeur "
        "en Espagne. Deux journalistes sont détenus {}."
    )
    assert doers_of(text.format("au Maroc"), "détenus") == ["morocco"]
    assert doers_of(text.format("au Niger"), "détenus") == []


def test_who_holds_people_at_home_does_not_abroad(doers_of) -> None:
    text = "Au Maroc, la police marocaine a arrêté deux pêcheurs. Un journaliste a été emprisonné au Portugal."
    assert doers_of(text, "emprisonné") == []


def test_where_others_hold_captives_too_nobody_is_named(doers_of) -> None:
    text = "Boko Haram a arrêté douze soldats. L'armée malienne a arrêté deux colonels. Deux humanitaires sont détenus au Mali."
    assert doers_of(text, "détenus") == []


def test_who_is_suspected_is_so_by_the_court(doers_of) -> None:
    text = "La justice tunisienne a libéré deux hommes. Le troisième est soupçonné d'avoir financé le réseau."
    assert doers_of(text, "soupçonné") == ["tunisian-courts"]


def test_who_accuses_in_the_active_is_another(doers_of) -> None:
    text = "La justice tunisienne a libéré deux hommes. Quelqu'un accuse les gendarmes de torture."
    assert doers_of(text, "accuse") == []


def test_camps_are_not_those_of_a_state_that_is_told_only_as_their_place(doers_of) -> None:
    text = "Trois avocats ont porté plainte contre la France. Des enfants belges sont retenus en Syrie."
    assert doers_of(text, "retenus") == []


def test_the_country_that_people_are_expelled_from_expels_them(doers_of) -> None:
    assert doers_of("Après son expulsion de Lettonie, le pasteur a écrit un livre.", "expulsion") == ["latvia"]


def test_the_junta_of_the_article_overthrew_the_government(doers_of) -> None:
    text = "La junte a fermé les frontières du pays. L'Union africaine suit de près la situation depuis le coup d'État."
    assert doers_of(text, "coup d'État") == ["junta"]


def test_a_coup_of_long_ago_is_not_that_of_the_junta(doers_of) -> None:
    text = "La junte a fermé les frontières du pays. Les anciens se souviennent du putsch de 1991."
    assert doers_of(text, "putsch") == []


def test_courts_seek_whom_a_warrant_is_out_for(doers_of) -> None:
    text = "La justice tunisienne poursuit deux hommes. Le premier est visé par un mandat d'arrêt."
    assert doers_of(text, "visé") == ["tunisian-courts"]


def test_the_junta_of_one_country_overthrew_no_government_of_another(doers_of) -> None:
    text = "La junte malienne a fermé les frontières. Au Niger, le coup d'État contre le président a échoué."
    assert doers_of(text, "coup d'État") == []


def test_who_governs_is_accused_by_anybody(doers_of) -> None:
    text = "La justice tunisienne a libéré deux hommes. Les députés sont accusés de corruption."
    assert doers_of(text, "accusés") == []
