"""Dates that an article implies: the day of its news, and of what it tells again."""


def test_words_are_of_the_day_that_the_lead_names(claims_of) -> None:
    claims = claims_of("Le Japon a rencontré la Suède dimanche à Oslo. Berlin a demandé le retrait des troupes turques.")
    assert claims["demandé"].time == "2020-05-17"


def test_words_of_the_present_are_of_the_day_of_the_news(claims_of) -> None:
    claims = claims_of(
        "Berlin a rencontré Ankara lundi à Oslo. « La Turquie ment », dénonce l'Allemagne. L'Allemagne accuse Ankara de trahison."
    )
    assert claims["accuse"].time == "2020-05-18"


def test_words_of_an_article_without_recent_days_have_none(claims_of) -> None:
    claims = claims_of("La guerre a éclaté en 2011 à Homs. L'Allemagne accuse Ankara de trahison.")
    assert claims["accuse"].time is None


def test_who_is_accused_as_a_state_is_accused_on_no_day(claims_of) -> None:
    claims = claims_of("La police a arrêté un médecin lundi à Oslo. Il est soupçonné d'avoir tué deux soldats.")
    assert claims["soupçonné"].time is None


def test_what_was_never_said_is_of_no_day(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi à Oslo. L'Allemagne n'a jamais accusé la Suède.")
    assert claims["accusé"].time is None


def test_who_somebody_is_takes_no_date_from_what_happens_to_him(claims_of) -> None:
    claims = claims_of("Les soldats détenus par les rebelles ont été libérés mardi près de Gao.")
    assert claims["libérés"].time == "2020-05-12"
    assert claims["détenus"].time is None


def test_a_definite_noun_takes_up_a_happening_told_before(claims_of) -> None:
    claims = claims_of(
        "Des rebelles ont attaqué un village le 3 avril. Paul Dupont, médecin, pleure. Le maire redoute les suites de l'attaque."
    )
    assert claims["attaque"].time == "2020-04-03"


def test_a_headline_takes_up_nothing_that_is_told_to_the_month_only(claims_of) -> None:
    body = "Paul Dupont, médecin, pleure. L'armée avait attaqué Gao en mars 2019."
    assert claims_of(f"Tuerie au marché de Gao. {body}")["Tuerie"].time != "2019-03"


def test_an_offensive_is_of_more_than_the_day_of_one_attack(claims_of) -> None:
    claims = claims_of("Des rebelles ont attaqué un village le 3 avril. L'offensive turque contre les Kurdes inquiète la Suède.")
    assert claims["offensive"].time is None


def test_a_month_is_made_out_by_the_day_told_elsewhere(claims_of) -> None:
    claims = claims_of("La police enquête sur l'attaque de Gao en mars. Le 7 mars, des rebelles ont attaqué la mairie de Gao.")
    assert claims["attaque"].time == "2020-03-07"


def test_a_period_that_nobody_counted_dates_nothing(claims_of) -> None:
    assert claims_of("Les rebelles ont attaqué Gao ces dernières années.")["attaqué"].time is None
    assert claims_of("Les rebelles ont attaqué Gao ces trois derniers mois.")["attaqué"].time == "2020-02~/2020-05"


def test_nowadays_is_no_date(claims_of) -> None:
    assert claims_of("Il est aujourd'hui détenu par les forces kurdes.")["détenu"].time is None


def test_a_circumstance_is_of_its_clause_s_day(claims_of) -> None:
    claims = claims_of("Deux soldats maliens ont péri mardi lors d'une opération de lutte contre les rebelles.")
    assert claims["opération"].time == "2020-05-12"


def test_what_a_noun_opens_is_of_that_day(claims_of) -> None:
    claims = claims_of("La ville vit dans la peur depuis le début le 3 avril d'une offensive de l'armée malienne.")
    assert claims["offensive"].time.startswith("2020-04-03")


def test_a_town_s_attack_may_be_taken_up_as_its_country_s(claims_of) -> None:
    claims = claims_of("Des rebelles ont attaqué l'armée à Gao le 3 avril. Le maire de Paris redoute les suites de l'attaque au Mali.")
    assert claims["attaque"].time == "2020-04-03"


def test_words_heed_no_other_time_of_their_sentence(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi à Oslo. L'Allemagne accuse désormais la Turquie de trahison.")
    assert claims["accuse"].time == "2020-05-18"


def test_support_that_is_put_into_words_is_of_the_day_of_the_news(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi à Oslo. Le ministre a redit son soutien aux rebelles.")
    assert claims["redit son soutien"].time == "2020-05-18"


def test_the_dead_since_a_start_are_of_all_the_time_since(claims_of) -> None:
    claims = claims_of("Cela porte à 12 le nombre de soldats tués depuis le début de la mission en 2014.")
    assert "2014/2020-05" in {c.time for c in claims.values() if c.type == "TOLL"}


def test_the_dead_of_a_war_are_of_all_its_years(claims_of) -> None:
    claims = claims_of("Le pays est ravagé depuis 2012 par une guerre civile. La guerre a fait plus de 3.000 morts.")
    assert [c.time for c in claims.values() if c.type == "TOLL"] == ["2012/2020-05"]


def test_a_wish_in_the_present_is_of_no_day(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi à Oslo. L'Allemagne souhaite le retrait des troupes turques de Syrie.")
    assert claims["souhaite"].time is None


def test_words_that_a_relative_clause_recalls_are_of_no_day(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi à Oslo. La Suède, qui a accusé la Turquie de trahison, a fermé son ambassade.")
    assert claims["accusé"].time is None


def test_a_presence_takes_no_date_from_what_is_told_around_it(claims_of) -> None:
    claims = claims_of("La Turquie a envoyé des soldats à Tripoli le 3 avril. La présence de soldats turcs à Tripoli inquiète Oslo.")
    assert "présence" in claims
    assert claims["présence"].time is None


LEAD = "Une bombe a explosé dimanche à Gao. " + "La ville est calme et les magasins sont ouverts comme chaque matin. " * 14
"""A lead and what follows it, told in no other time than the present."""


def test_acts_told_in_the_plural_behind_the_lead_are_of_no_one_day(claims_of) -> None:
    claims = claims_of(LEAD + "Des députés ont été accusés de trahison. Le ministre a menacé l'Iran.")
    assert claims["accusés"].time is None
    assert claims["menacé"].time == "2020-05-17"


def test_a_subordinate_clause_behind_the_lead_takes_no_day_told_before(claims_of) -> None:
    claims = claims_of(LEAD + "Le maire vend son auto, tandis que la police a arrêté un homme à Gao.")
    assert claims["arrêté"].time is None


def test_what_follows_an_event_does_not_last_as_long(claims_of) -> None:
    claims = claims_of("Détenu depuis sept ans pour avoir tué un policier, il demande sa grâce.")
    assert claims["tué"].time is None


def test_what_is_denied_or_told_beside_is_no_news(claims_of) -> None:
    claims = claims_of(
        "Berlin a rencontré Ankara lundi à Oslo. La Suède n'a pas accusé Ankara de trahison. Le Japon, qui a accusé Oslo, attend."
    )
    assert claims["accusé"].time is None


def test_news_goes_on_from_an_older_date_of_the_lead(claims_of) -> None:
    claims = claims_of("Une bombe a explosé vendredi à Gao. La Suède a demandé le retrait des troupes turques.")
    assert claims["demandé"].time == "2020-05-18"


def test_a_story_goes_on_on_the_day_of_its_last_step(claims_of) -> None:
    claims = claims_of("Des rebelles ont attaqué une caserne à Gao le 3 avril. Les rebelles avaient tué deux soldats.")
    assert claims["tué"].time == "2020-04-03"


def test_a_story_does_not_go_on_after_other_things_were_told(claims_of) -> None:
    other = "La pluie tombe. Le ciel est gris. Les arbres sont nus. "
    claims = claims_of(
        "Des rebelles ont attaqué une caserne à Gao le 3 avril. " + other * 5 + "Les paysans avaient tué deux soldats à Gao."
    )
    assert claims["tué"].time is None


def test_what_a_clause_comes_after_is_not_of_its_day(claims_of) -> None:
    assert claims_of("Le maire de Gao s'est dit inquiet le 3 avril après le retrait de l'armée malienne.")["retrait"].time is None
    assert claims_of("Le maire de Gao a pleuré après le retrait de l'armée malienne le 3 avril.")["retrait"].time == "2020-04-03"


def test_how_things_came_to_this_is_no_news_behind_the_lead(claims_of) -> None:
    lead = "Berlin a rencontré Ankara lundi à Oslo. " + "La pluie est tombée sur le port et sur la vieille ville toute la journée. " * 9
    assert claims_of(lead + "Le maire de Gao a demandé du pain.")["demandé"].time == "2020-05-18"
    assert claims_of(lead + "Le maire de Gao a démissionné.")["démissionné"].time is None


def test_a_date_that_opens_a_sentence_holds_for_what_the_clause_goes_on_to_tell(claims_of) -> None:
    claims = claims_of("En mars, le sénateur, avec plusieurs autres élus, avait accusé le Chili de trahison.")
    assert claims["accusé"].time == "2020-03"
    claims = claims_of("En janvier, elle réussit à reprendre contact avec les rebelles.")
    assert claims["contact"].time == "2020-01"


def test_a_date_that_opens_a_sentence_is_not_that_of_a_relative_clause_or_of_a_deed_claimed_later(claims_of) -> None:
    claims = claims_of("Le 4 mars, le maire a décoré un soldat que les rebelles avaient enlevé à Gao.")
    assert claims["enlevé"].time is None
    claims = claims_of("Le 4 mars, le groupe a officiellement revendiqué deux attentats à Gao.")
    assert claims["attentats"].time is None


def test_a_weekday_with_a_conditional_is_to_come_and_with_a_verb_of_saying_is_past(claims_of) -> None:
    assert claims_of("Le ministre a annoncé vendredi qu'il rencontrerait dimanche le roi de Suède.")["rencontrerait"].time == "2020-05-24"
    assert claims_of("La Suède revendique samedi la capture d'un rebelle.")["capture"].time == "2020-05-16"


def test_hours_later_are_of_the_same_day(claims_of) -> None:
    claims = claims_of("Le 3 avril, une bombe a explosé à Gao. Quelques heures plus tard, des rebelles ont attaqué un convoi à Kidal.")
    assert claims["attaqué"].time == "2020-04-03"
    claims = claims_of("Fin février, un accord a été signé à Oslo. Quelques heures plus tard, des rebelles ont attaqué un convoi à Kidal.")
    assert claims["attaqué"].time != "2020-02~"


def test_no_happening_is_of_a_day_after_the_article(claims_of) -> None:
    claims = claims_of("Un médecin doit être jugé le 4 juin pour l'attentat de Gao, au cours duquel une femme, Ada Obi, a été assassinée.")
    assert claims["assassinée"].time is None


def test_news_has_not_the_day_of_what_is_only_recalled(claims_of) -> None:
    recalled = "L'attaque du 7 octobre contre la Turquie est dans les mémoires."
    assert claims_of(f"{recalled} La Turquie a bombardé des villages syriens.")["bombardé"].time is None
    assert claims_of("La Syrie a attaqué la Turquie lundi. La Turquie a bombardé des villages syriens.")["bombardé"].time == "2020-05-18"


def test_a_relative_clause_keeps_its_day(claims_of) -> None:
    story = "La Turquie a enlevé un soldat syrien le 3 mai. La Turquie a tué dix soldats syriens le 3 mai. "
    claims = claims_of(story + "Ankara dit avoir capturé un pilote syrien qui avait participé au raid du 3 mai.")
    assert claims["capturé"].time is None
    assert claims["raid"].time == "2020-05-03"


def test_what_was_said_lately_is_of_no_day(claims_of) -> None:
    claims = claims_of("Le Japon a rencontré la Suède dimanche à Oslo. Berlin a récemment demandé le retrait des troupes turques.")
    assert claims["demandé"].time is None


def test_who_somebody_is_in_a_headline_is_of_no_day(claims_of) -> None:
    lead = "Berlin a rencontré Ankara lundi à Oslo."
    assert claims_of(f"Un ingénieur norvégien soupçonné de vol est arrêté à Oslo\n\n{lead}")["soupçonné"].time is None
    assert claims_of(f"Un ingénieur norvégien soupçonné de vol\n\n{lead}")["soupçonné"].time == "2020-05-18"


def test_what_is_only_meant_is_of_no_day(claims_of) -> None:
    lead = "Berlin a rencontré Ankara lundi à Oslo."
    assert claims_of(f"{lead} Le Japon a renoncé à critiquer la Suède.")["critiquer"].time is None
    assert claims_of(f"{lead} Le Japon a fini par critiquer la Suède.")["critiquer"].time == "2020-05-18"


def test_news_has_not_the_day_of_what_was_before_it(claims_of) -> None:
    claims = claims_of(
        "Des rebelles ont attaqué un village dimanche. Jeudi, les rebelles avaient attaqué Gao. Ils ont pilonné une mairie, selon le maire."
    )
    assert claims["pilonné"].time != "2020-05-14"


def test_what_an_attack_follows_is_of_an_earlier_day(claims_of) -> None:
    claims = claims_of("Deux civils ont été tués lundi à Gao par les rebelles, une semaine après des bombardements de l'armée malienne.")
    assert claims["bombardements"].time is None


def test_verbs_with_one_auxiliary_share_the_day_behind_them(claims_of) -> None:
    claims = claims_of("Le maire de Gao a été enlevé puis assassiné mercredi.")
    assert claims["enlevé"].time == "2020-05-13"


def test_a_toll_counts_from_the_day_of_the_start(claims_of) -> None:
    claims = claims_of("Depuis le début des affrontements, le 8 avril, au moins 92 personnes ont été tuées au Liban.")
    assert claims["tuées"].time == "2020-04-08/2020-05-18"


def test_the_day_of_an_announcement_is_not_that_of_the_deed(claims_of) -> None:
    claims = claims_of("La mort de Paul Martin, dans une frappe de la coalition, avait été annoncée le 3 mars par des sources à Paris.")
    assert claims["frappe"].time is None


def test_what_somebody_is_charged_with_is_not_of_the_day_of_his_arrest(claims_of) -> None:
    claims = claims_of("Un médecin syrien accusé de tortures à Damas a été arrêté mardi en Allemagne. La police l'a interrogé mardi.")
    assert claims["arrêté"].time == "2020-05-12"
    assert claims["tortures"].time is None


def test_a_refusal_in_the_present_is_of_no_day(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi à Oslo. La France refuse de rapatrier ses soldats.")
    assert claims["refuse"].time is None


def test_what_was_said_a_week_ago_was_done_then(claims_of) -> None:
    claims = claims_of("Berlin a rencontré Ankara lundi. Il y a une semaine, Israël a dit avoir bombardé des positions du Hezbollah.")
    assert claims["bombardé"].time == "2020-05-11~"


def test_charges_and_denials_behind_the_lead_are_of_no_day(claims_of) -> None:
    lead = "Berlin a rencontré Ankara lundi à Oslo. " + "La pluie est tombée sur le port et sur la vieille ville toute la journée. " * 9
    assert claims_of(lead + "La Suède a accusé Ankara de trahison.")["accusé"].time is None
    assert claims_of(lead + "La Suède a rejeté la demande turque.")["rejeté"].time is None


def test_a_day_that_nothing_resolves_is_of_no_other_happening(claims_of) -> None:
    claims = claims_of("La Turquie a tué dix soldats syriens le 3 mai 2019. Un soldat syrien a été enlevé vendredi par la Turquie.", None)
    assert claims["enlevé"].time is None
