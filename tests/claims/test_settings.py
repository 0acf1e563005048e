"""When: which claim a time that the text tells belongs to."""

PUBLISHED = "2020-05-18"  # a Monday


def test_named_attacks_carry_their_own_date(claims_of) -> None:
    claims = claims_of("Il a revendiqué les attentats du 13 novembre 2015 à Paris.")
    assert claims["attentats"].time == "2015-11-13"


def test_an_attack_that_bounds_a_time_is_of_its_own_day(claims_of) -> None:
    claims = claims_of("Après les attentats du 13 novembre 2015, la police a arrêté dix hommes à Namur.")
    assert claims["attentats"].time == "2015-11-13"


def test_an_attack_is_not_of_the_day_when_somebody_claimed_it(claims_of) -> None:
    assert claims_of("Un groupe inconnu a revendiqué lundi l'attentat de Gao.")["attentat"].time is None


def test_a_date_of_another_clause_is_not_that_of_an_act_that_the_parse_leaves_apart(claims_of) -> None:
    claims = claims_of("Aujourd'hui, dans certaines zones du nord contrôlées par les rebelles, des commerces ont fermé.")
    assert claims["contrôlées"].time is None


def test_days_counted_from_an_event_date_that_event(claims_of) -> None:
    claims = claims_of("Cette visite survient deux jours après la libération de quatre otages au Mali.")
    assert claims["libération"].time == "2020-05-16"


def test_what_someone_is_accused_of_is_not_of_the_day_of_the_accusation(claims_of) -> None:
    claims = claims_of("Vendredi, la Libye a accusé l'Égypte d'avoir bombardé un marché.")
    assert claims["accusé"].time == "2020-05-15"
    assert claims["bombardé"].time is None


def test_a_date_below_another_verb_is_not_that_of_the_main_clause(claims_of) -> None:
    assert claims_of("Les rebelles ont rejeté un cessez-le-feu signé vendredi par le gouvernement.")["rejeté"].time == PUBLISHED


def test_what_happens_again_and_again_is_of_no_day(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. Des rebelles ont régulièrement attaqué Gao.")
    assert claims["attaqué"].time is None


def test_what_is_so_now_has_no_date(claims_of) -> None:
    assert claims_of("Des soldats actuellement détenus par les rebelles ont écrit à leurs familles.")["détenus"].time is None


def test_a_headline_in_the_present_tells_of_the_article_s_day(claims_of) -> None:
    assert claims_of("L'Éthiopie bombarde Mekele\n\nLes habitants ont peur.")["bombarde"].time == PUBLISHED


def test_a_participle_that_opens_a_sentence_tells_who_someone_is(claims_of) -> None:
    claims = claims_of("La police a arrêté deux hommes dimanche à Gao. Arrêtés par la police, ils ont été libérés.")
    assert claims["Arrêtés"].time is None


def test_a_happening_is_of_the_main_day_that_its_sentence_tells(claims_of) -> None:
    text = (
        "Des rebelles ont attaqué Gao dimanche. L'armée a bombardé Kidal dimanche. Dimanche, selon un médecin dont l'hôpital est plein, "
        "sept tués et vingt blessés ont été recensés."
    )
    assert claims_of(text)["tués"].time == "2020-05-17"


def test_news_told_on_keeps_the_day_of_the_lead(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. Les assaillants ont ensuite tué cinq civils.")
    assert claims["tué"].time == "2020-05-17"


def test_what_was_told_back_dates_no_step_of_the_story(claims_of) -> None:
    back = "La ville avait été frappée par un attentat jihadiste le 7 janvier 2015. "
    claims = claims_of(back + "Des soldats sont morts lors d'une opération de combat contre des jihadistes.")
    assert claims["attentat"].time == "2015-01-07"
    assert claims["opération"].time is None


def test_an_essay_without_fresh_dates_dates_nothing(claims_of) -> None:
    claims = claims_of("Au fil des ans, la Turquie a livré des armes aux rebelles. Ils ont attaqué un village.")
    assert claims["attaqué"].time is None


def test_struggles_take_no_date_from_their_clause(claims_of) -> None:
    claims = claims_of("La Turquie a bombardé mercredi Raqqa, malgré des mises en garde des États-Unis.")
    assert all(claim.time is None for trigger, claim in claims.items() if trigger.startswith("mises"))


def test_a_date_below_a_noun_is_that_of_what_it_brings(claims_of) -> None:
    claims = claims_of("Depuis le lancement le 9 mai d'une offensive de l'armée syrienne, les rebelles ne contrôlent plus la ville.")
    assert claims["offensive"].time == "2020-05-09"


def test_what_lasts_since_a_day_dates_nothing_else(claims_of) -> None:
    claims = claims_of("Israël a fermé le poste de Kerem Shalom depuis samedi. L'armée israélienne a arrêté dix hommes.")
    assert claims["fermé"].time == "2020-05-16/2020-05-18"
    assert claims["arrêté"].time is None


def test_the_day_of_the_telling_stands_in_for_that_of_the_deed(claims_of) -> None:
    claims = claims_of("Jeudi, les talibans avaient annoncé avoir mené une attaque contre l'armée afghane.")
    assert claims["attaque"].time == "2020-05-14"


def test_a_date_of_an_occasion_is_not_that_of_the_clause(claims_of) -> None:
    claims = claims_of("Le ministre a dénoncé un texte conçu pour peser sur les élections de novembre.")
    assert claims["dénoncé"].time != "2019-11"


def test_a_date_since_which_something_goes_on_is_not_its_own(claims_of) -> None:
    claims = claims_of("Depuis le début en 2011 du conflit en Libye, Israël a mené des centaines de frappes dans ce pays.")
    assert claims["frappes"].time != "2011"


def test_the_time_of_a_participle_is_not_that_of_the_clause_around_it(claims_of) -> None:
    claims = claims_of("Le Tchad, touché depuis 2015 par la famine, déploie 300 soldats à Gao.")
    assert claims["déploie"].time != "2015/2020-05"


def test_the_time_of_an_adverbial_clause_is_not_that_of_what_happens_before_it(claims_of) -> None:
    claims = claims_of("Les soldats ont arrêté un berger après avoir été désignés en 2012 dans une lettre.")
    assert claims["arrêté"].time is None


def test_the_time_of_an_occasion_is_that_of_the_clause(claims_of) -> None:
    claims = claims_of("Dans un discours prononcé le 7 mars, le président du Pérou a accusé le Chili de trahison.")
    assert claims["accusé"].time == "2020-03-07"


def test_the_time_of_a_participle_is_that_of_its_noun(claims_of) -> None:
    claims = claims_of("Le Pérou évoque l'offensive lancée en 2014 contre le Chili.")
    assert claims["offensive"].time == "2014"


def test_a_clause_is_not_where_people_had_died_before(claims_of) -> None:
    claims = claims_of("Deux soldats ont été tués à Gao, quatre mois après la mort de dix hommes à Tessalit.")
    assert [place.id for place in claims["tués"].places] == ["gao"]


def test_what_a_relative_clause_says_of_somebody_is_not_where_he_acts(claims_of) -> None:
    claims = claims_of("À Gao, le juge, qui enseignait à Paris, a condamné un soldat malien.")
    assert [place.id for place in claims["condamné"].places] == ["gao"]


def test_what_opens_a_sentence_as_a_participle_is_not_of_its_day(claims_of) -> None:
    claims = claims_of("Soupçonné d'avoir tué un soldat, le médecin a été arrêté mardi par la police.")
    assert claims["arrêté"].time == "2020-05-12"
    assert claims["Soupçonné"].time is None


def test_what_has_been_done_is_of_no_time_to_come(claims_of) -> None:
    claims = claims_of("Berlin et Ankara ont conclu un accord sur le partage des terres pendant les trois prochaines années.")
    assert claims["conclu un accord"].time is None


def test_what_somebody_is_said_to_be_leaves_the_day_to_the_deed(claims_of) -> None:
    claims = claims_of("L'armée malienne a riposté à une attaque des rebelles du Jnim, liés à Al-Qaïda, dimanche 10 mai.")
    assert claims["attaque"].time == "2020-05-10"
    assert claims["liés"].time is None


def test_what_is_so_in_spite_of_something_has_not_its_day(claims_of) -> None:
    claims = claims_of("Ces villages échappent au contrôle de l'armée malienne malgré la signature en 2015 d'un accord de paix.")
    assert claims["échappent au contrôle"].time is None


def test_since_when_something_is_the_first_of_its_kind_dates_nothing(claims_of) -> None:
    claims = claims_of("Pour la première fois depuis 2014, l'aviation kényane a bombardé le port de Kismayo.")
    assert claims["bombardé"].time is None
    claims = claims_of("C'est la pire tuerie dans ce village depuis janvier. L'île est bombardée depuis 2017.")
    assert claims["tuerie"].time is None
    assert claims["bombardée"].time == "2017/2020-05"
    assert claims_of("L'aviation ne bombarde plus ce port depuis 2017.")["bombarde"].time == "2017/2020-05"


def test_a_participle_that_opens_a_sentence_dates_the_event_that_it_tells_of(claims_of) -> None:
    assert claims_of("Lancée en mars, l'offensive des talibans a échoué.")["offensive"].time == "2020-03"


def test_who_is_taken_while_something_goes_on_is_taken_then(claims_of) -> None:
    claims = claims_of("Son oncle a été arrêté à Kirkouk lors d'un soulèvement en 1991.")
    assert claims["arrêté"].time == "1991"


def test_the_time_of_an_apposition_is_not_that_of_the_clause(claims_of) -> None:
    claims = claims_of("L'armée a attaqué le Front du Sud, un parti connu depuis 2015 pour ses rapts.")
    assert claims["attaqué"].time != "2015/2020-05"


def test_lines_that_days_open_tell_of_those_days(claims_of) -> None:
    text = "2-9 mars 2020\nLe 2, l'armée prend Saraqeb. Les combats font huit morts.\nLe 9, deux avions bombardent Idleb."
    claims = claims_of(text)
    assert claims["prend"].time == claims["font huit morts"].time == "2020-03-02"
    assert claims["bombardent"].time == "2020-03-09"


def test_lines_that_years_open_tell_of_those_years(claims_of) -> None:
    claims = claims_of("En 2014, Aden tombe. Des rebelles attaquent le port.\n\nEn 2016, une trêve commence. Une bombe tue dix soldats.")
    assert (claims["attaquent"].time, claims["tue"].time) == ("2014", "2016")
    claims = claims_of("Depuis 2014, Aden attend. Des rebelles attaquent le port.\n\nEn 2016, une trêve commence.")
    assert claims["attaquent"].time is None


def test_the_day_of_a_publication_is_not_that_of_what_it_tells(claims_of) -> None:
    claims = claims_of("L'armée a pillé dix villages en 2018, écrit une ONG dans un rapport publié lundi.")
    assert claims["pillé"].time == "2018"
    claims = claims_of("Des miliciens avaient exécuté dix otages, écrit une ONG dans un rapport publié le 4 mai.")
    assert claims["exécuté"].time is None


def test_a_story_goes_on_from_the_day_that_opened_a_sentence(claims_of) -> None:
    text = "Jeudi, les rebelles ont attaqué Gao. Samedi, dix hommes sont montés dans un bus. Les rebelles ont tué un policier."
    assert claims_of(text)["tué"].time == "2020-05-16"


def test_who_has_been_somewhere_for_years_acts_on_his_own_day(claims_of) -> None:
    claims = claims_of("Les rebelles, présents dans la zone depuis 2012, ont attaqué un convoi à Gao dimanche.")
    assert claims["attaqué"].time == "2020-05-17"


def test_where_a_town_lies_has_no_time(claims_of) -> None:
    claims = claims_of("L'armée a tué dix rebelles dans la localité de Baidoa, située à 30 kilomètres de Kismayo dimanche.")
    assert claims["tué"].time == "2020-05-17"


def test_a_second_time_of_a_verb_of_telling_is_of_what_it_tells(claims_of) -> None:
    claims = claims_of(
        "Le ministre a annoncé lundi à Gao que les shebab avaient abattu dix villageois dans le village de Baga (est) mardi."
    )
    assert claims["abattu"].time == "2020-05-12"


def test_the_same_day_is_that_told_before(claims_of) -> None:
    claims = claims_of("L'armée a attaqué Gao samedi. Ce même jour, des rebelles ont pris Kidal.")
    assert claims["pris"].time == "2020-05-16"


def test_where_somebody_was_born_is_not_where_he_was_killed(claims_of) -> None:
    claims = claims_of("Le chef rebelle, né en 1975 à Baidoa, a été capturé dimanche à Gao.")
    assert [place.id for place in claims["capturé"].places] == ["gao"]


def test_where_somebody_is_from_is_not_where_he_was_killed(claims_of) -> None:
    claims = claims_of("Un commerçant originaire de Bria a été tué à Gao dimanche par des hommes armés.")
    assert [place.id for place in claims["tué"].places] == ["gao"]
