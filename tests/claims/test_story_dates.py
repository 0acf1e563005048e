"""Dates that a story lends: the day of its main attack, of a chronicle's entry, of all the time since a start."""

_SHOOTING = "Une fusillade a fait dix morts mardi à Lyon. Mardi, un homme a tiré sur la foule à Lyon. Paul Dupont, médecin, pleure. "


def test_all_that_tells_of_the_main_attack_is_of_its_day(claims_of) -> None:
    told = "Le maire, élu en 2014, dit que cette série de fusillades a choqué la ville."
    assert claims_of(_SHOOTING + told)["fusillades"].time == "2020-05-12"
    assert claims_of(_SHOOTING + "Six passants ont été blessés, selon un maire.")["blessés"].time == "2020-05-12"


def test_other_attacks_are_of_no_day_of_the_main_one(claims_of) -> None:
    assert claims_of(_SHOOTING + "Les tireurs ont participé à d'autres attaques.")["attaques"].time is None
    assert claims_of(_SHOOTING + "L'explosion de bombes y tue souvent des passants.")["explosion"].time is None


def test_a_war_and_the_sum_of_its_dead_date_nothing_else(claims_of) -> None:
    claims = claims_of(
        "Les rebelles ont frappé une caserne à Homs. Une école a été détruite. La guerre entre l'armée syrienne et les rebelles a débuté"
        " en avril 2011. Plus de 20 000 personnes ont trouvé la mort."
    )
    assert claims["frappé"].time is None
    assert claims["détruite"].time is None


def test_the_day_since_which_a_war_counts_dates_nothing_else(claims_of) -> None:
    claims = claims_of("Dix miliciens ont été tués à Homs depuis le début des combats le 8 mars. Deux avions ont bombardé Homs.")
    assert claims["bombardé"].time is None


def test_what_was_done_several_times_is_of_no_day_of_the_news(claims_of) -> None:
    news = "Le Japon a rencontré la Suède dimanche à Oslo. "
    assert claims_of(news + "Ankara a plusieurs fois menacé la Grèce.")["menacé"].time is None
    assert claims_of(news + "Pour la première fois, Ankara a menacé la Grèce.")["menacé"].time == "2020-05-17"


def test_an_entry_of_a_chronicle_gives_its_date_to_all_that_it_tells(claims_of) -> None:
    claims = claims_of(
        "Des soldats ont enlevé un maire lundi à Gao.\n\n2018\n\n- 9 novembre: Une bombe explose à Homs. "
        "L'attentat fait dix morts. La Suède accuse Berlin.\n\n- 7 mars: L'armée arrête dix rebelles à Idlib."
    )
    assert claims["attentat"].time == claims["accuse"].time == "2018-11-09"
    assert claims["arrête"].time == "2018-03-07"


def test_a_sum_since_a_start_told_behind_it_runs_up_to_the_article(claims_of) -> None:
    claims = claims_of(
        "Au total, 813 soldats ont été tués par des rebelles depuis le lancement des opérations turques, le 30 octobre 2019. "
        "Un raid turc a fait deux morts."
    )
    assert claims["tués"].time == "2019-10-30/2020-05-18"
    assert claims["raid"].time is None


def test_what_has_another_time_before_it_is_no_step_of_the_story(claims_of) -> None:
    claims = claims_of("Des rebelles ont attaqué Gao le 3 avril. En 2019, les violences ont doublé, avec 50 médecins attaqués à Gao.")
    assert claims["attaqués"].time is None


def test_the_dead_of_a_war_are_of_no_day_told_before(claims_of) -> None:
    claims = claims_of("Des rebelles ont tué deux soldats lundi à Gao. Le conflit a fait 4 000 morts.")
    assert "2020-05-18" not in {claim.time for claim in claims.values() if claim.type == "TOLL"}


_ATTACK = "Un attentat a tué cinq marins dimanche à Oran. "


def test_a_sentence_with_a_day_of_its_own_may_take_up_what_was_told_before(claims_of) -> None:
    assert claims_of(_ATTACK + "L'Algérie a condamné lundi cet attentat.")["attentat"].time == "2020-05-17"
    assert claims_of(_ATTACK + "Cet assassinat est odieux, a jugé lundi le maire.")["assassinat"].time == "2020-05-17"


def test_an_offensive_taken_up_by_its_own_word_is_of_its_day(claims_of) -> None:
    begun = "L'offensive turque contre les Kurdes a été lancée le 9 mai. "
    assert claims_of(begun + "La Suède a suspendu ses ventes après l'offensive.")["offensive"].time == "2020-05-09"


def test_a_relative_clause_that_tells_a_strike_again_dates_and_places_it(claims_of) -> None:
    strike = claims_of("La frappe ennemie qui a ciblé la ville de Palmyre samedi a fait deux morts.")["frappe"]
    assert (strike.time, [place.id for place in strike.places]) == ("2020-05-16", ["palmyra"])
    assert claims_of("Le coup d'Etat qui a renversé le président jeudi inquiète la France.")["coup d'Etat"].time == "2020-05-14"
