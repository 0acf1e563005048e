"""Where: which claim a named place belongs to, and which places a text implies."""

from tests.claims.placed import places


def test_what_is_left_is_an_origin(claims_of) -> None:
    claim = claims_of("Des milliers de civils ont fui la Libye.")["fui"]
    assert [place.id for place in claim.origins] == ["libya"]
    assert claim.places == ()


def test_what_is_left_is_the_place_of_the_flight_alone(claims_of) -> None:
    claims = claims_of("Deux officiers ont été arrêtés alors que des milliers de civils fuyaient la Libye.")
    assert places(claims["fuyaient"]) == {"libya"}
    assert places(claims["arrêtés"]) == set()


def test_what_is_hit_is_where_the_event_is(claims_of) -> None:
    assert places(claims_of("Les attentats qui ont frappé le Kenya ont fait douze morts.")["attentats"]) == {"kenya"}


def test_a_topic_before_a_colon_is_the_place_of_movements_too(claims_of) -> None:
    claim = claims_of("Soudan : la junte libère deux opposants")["libère"]
    assert [place.id for place in claim.places] == ["sudan"]


def test_an_adverb_points_back_to_the_place_told_last(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. L'armée a déployé des blindés sur place.")
    assert places(claims["déployé"]) == {"gao"}


def test_a_pronoun_of_place_points_back(claims_of) -> None:
    claims = claims_of("La situation reste tendue au Soudan. Quelque 300 soldats français y sont déployés.")
    assert places(claims["déployés"]) == {"sudan"}


def test_what_only_looks_like_a_pronoun_of_place_points_nowhere(claims_of) -> None:
    claims = claims_of("La situation reste tendue au Soudan. L'armée a déployé des blindés il y a deux mois.")
    assert places(claims["déployé"]) == set()


def test_a_demonstrative_points_back_whatever_the_kind_of_place(claims_of) -> None:
    claims = claims_of("Le calme est revenu à Kidal. Des rebelles ont attaqué un convoi dans cette zone.")
    assert places(claims["attaqué"]) == {"kidal"}


def test_a_relative_of_place_tells_what_goes_on_there(claims_of) -> None:
    text = "Il craint des bases en Libye, où Ankara soutient le gouvernement."
    assert places(claims_of(text)["soutient"]) == {"libya"}


def test_what_an_assault_hits_is_where_it_is(claims_of) -> None:
    assert places(claims_of("Les frappes aériennes contre le Yémen ont repris.")["frappes aériennes"]) == {"yemen"}


def test_a_place_told_of_an_assault_outweighs_what_it_hits(claims_of) -> None:
    assert places(claims_of("Des rebelles ont attaqué l'Éthiopie à Gondar.")["attaqué"]) == {"gondar"}


def test_places_that_a_verb_makes_scenes_of_together(claims_of) -> None:
    assert places(claims_of("Une vague d'attentats a secoué le Kenya et l'Ouganda.")["attentats"]) == {"kenya", "uganda"}


def test_a_deed_told_right_after_another_is_where_that_was(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. Douze civils ont été tués.")
    assert places(claims["tués"]) == {"gao"}
    assert "place: told before" in claims["tués"].rules


def test_a_deed_is_not_where_another_was_if_another_place_is_told_between(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. Le ministre vit à Oslo. Il a arrêté deux hommes.")
    assert not places(claims["arrêté"])


def test_a_retreat_is_not_where_another_deed_of_its_sentence_is(claims_of) -> None:
    claims = claims_of("L'armée a menacé de bombarder les rebelles dans la ville de Gao s'ils ne se retirent pas.")
    assert not places(claims["retirent"])


def test_what_a_subordinate_clause_tells_is_not_where_the_last_deed_was(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. Le maire regrette que des soldats aient tué deux hommes.")
    assert not places(claims["tué"])


def test_a_blow_of_the_same_day_is_where_the_last_one_was(claims_of) -> None:
    filler = "Le ministre de la Santé a rendu hommage aux médecins et aux infirmiers de la capitale, qui manquent de tout depuis des mois."
    claims = claims_of(f"Une bombe a explosé dimanche à Gao. {filler} {filler} Des hommes armés ont tué dimanche deux civils.")
    assert places(claims["tué"]) == {"gao"}
    claims = claims_of(f"Une bombe a explosé à Gao. {filler} {filler} Des hommes armés ont tué deux civils.")
    assert not places(claims["tué"])
    claims = claims_of(f"Une bombe a explosé dimanche à Gao. {filler} {filler} Des hommes armés ont tué lundi deux civils.")
    assert not places(claims["tué"])


def test_the_zone_is_where_the_last_thing_was(claims_of) -> None:
    assert places(claims_of("Une bombe a explosé dimanche à Gao. Les soldats ont bouclé le secteur.")["bouclé le secteur"]) == {"gao"}
    claims = claims_of("Une patrouille a été attaquée à Gao. Une autre opération a été menée dans la même zone.")
    assert places(claims["opération a été menée"]) == {"gao"}


def test_a_zone_told_apart_points_nowhere(claims_of) -> None:
    claims = claims_of("Une bombe a explosé à Gao. Il affirme que l'armée s'est déployée dans la zone où vivent les Touareg.")
    assert not places(claims["déployée"])


def test_a_sum_of_a_war_is_not_where_the_last_deed_was(claims_of) -> None:
    claims = claims_of("Une bombe a explosé dimanche à Gao. La guerre en Syrie a fait 300.000 morts depuis 2011.")
    assert "gao" not in {place for claim in claims.values() if claim.type == "TOLL" for place in places(claim)}


def test_of_places_in_two_countries_the_nearest_is_that_of_the_event(claims_of) -> None:
    claims = claims_of("En provenance de Rome, le ministre a rappelé que deux soldats avaient été tués à Kidal.")
    assert places(claims["tués"]) == {"kidal"}


def test_what_a_distance_is_counted_from_is_not_the_place(claims_of) -> None:
    claims = claims_of("Deux soldats ont été tués dans la ville de Gossi, à 150 km au sud de Gao.")
    assert places(claims["tués"]) == {"gossi"}


def test_places_told_on_are_of_one_event(claims_of) -> None:
    assert places(claims_of("Les attentats de Tunis et Alger ont fait vingt morts.")["attentats"]) == {"tunis", "algiers"}


def test_coordinated_countries_are_held_together(claims_of) -> None:
    assert places(claims_of("Les rebelles contrôlent de vastes pans de la Libye et du Tchad.")["contrôlent"]) == {"libya", "chad"}


def test_of_places_within_places_the_two_innermost_are_kept(claims_of) -> None:
    text = "L'armée a mené une opération à Gao, chef-lieu de la province de Kidal, dans le nord du Mali."
    assert places(claims_of(text)["mené une opération"]) == {"gao", "kidal"}


def test_states_that_something_lies_between_are_not_where_it_is(claims_of) -> None:
    text = "L'armée a multiplié les offensives dans la région du Liptako, entre le Mali et le Niger."
    assert not places(claims_of(text)["offensives"]) & {"mali", "niger"}


def test_states_between_which_there_are_relations_are_noplaces(claims_of) -> None:
    text = "L'attentat de mai a tendu les relations entre Paris et Ankara."
    assert places(claims_of(text)["attentat"]) == set()


def test_what_is_told_of_another_place_happened_there_alone(claims_of) -> None:
    text = "Deux hommes ont atterri à Lyon, de retour de Libye où ils avaient été arrêtés."
    assert places(claims_of(text)["arrêtés"]) == {"libya"}


def test_a_place_beyond_what_came_before_is_of_that_alone(claims_of) -> None:
    text = "La police a arrêté trois hommes après l'attaque menée dimanche à Gao."
    assert places(claims_of(text)["arrêté"]) == set()


def test_where_a_source_off_the_scene_is_says_nothing_of_the_deed(claims_of) -> None:
    text = "Une bombe a explosé à Gao. Une autre a explosé à Gao. Une source à Lyon a indiqué que le groupe avait libéré deux otages."
    assert "lyon" not in places(claims_of(text)["libéré"])


def test_a_coordinated_clause_with_a_subject_of_its_own_is_told_of_no_place(claims_of) -> None:
    claims = claims_of("Une bombe a explosé à Kidal et le ministre a rencontré le président tchadien.")
    assert places(claims["explosé"]) == {"kidal"}
    assert places(claims["rencontré"]) == set()


def test_ground_is_where_it_is_held(claims_of) -> None:
    claims = claims_of("La province du Tigré, dominée par des rebelles, manque de vivres. Bangui est un bastion des rebelles.")
    assert places(claims["dominée"]) == {"tigray"}
    assert places(claims["bastion"]) == {"bangui"}


def test_whoever_holds_ground_is_not_the_ground(claims_of) -> None:
    assert "turkey" not in places(claims_of("La Turquie contrôle plusieurs villages.")["contrôle"])


def test_where_somebody_comes_from_is_not_where_he_is_arrested(claims_of) -> None:
    assert places(claims_of("Originaire de Nice, il a été condamné à dix ans de prison.")["condamné à dix ans de prison"]) == set()
    claims = claims_of("Un homme revenant de Libye a été arrêté mardi à Lyon.")
    assert places(claims["arrêté"]) == {"lyon"}


def test_people_held_in_a_country_are_not_brought_home_there(claims_of) -> None:
    claims = claims_of("Des députés exigent le rapatriement des orphelins français détenus en Syrie.")
    assert not claims["rapatriement"].places


def test_attackers_come_to_where_they_strike(claims_of) -> None:
    claims = claims_of("Huit personnes ont été tuées lundi par des hommes armés arrivés à moto à Gao.")
    assert [place.id for place in claims["tuées"].places] == ["gao"]


def test_who_fell_elsewhere_did_not_fall_where_he_is_honoured(claims_of) -> None:
    claims = claims_of("À Paris, un hommage a été rendu aux treize militaires tués au Mali.")
    assert [place.id for place in claims["tués"].places] == ["mali"]


def test_a_struggle_is_not_where_the_last_deed_was(claims_of) -> None:
    claims = claims_of("L'armée malienne a bombardé des jihadistes à Gao lundi. L'armée malienne poursuit la lutte contre Boko Haram.")
    assert not claims["lutte"].places


def test_topic_of_a_headline_is_its_place(claims_of) -> None:
    claims = claims_of("Mali : six soldats tués par des jihadistes.")
    assert "mali" in places(claims["tués"])


def test_places_of_what_is_merely_owned_are_none(claims_of) -> None:
    claims = claims_of("Les rebelles, soutenus par des alliés des États-Unis, ont attaqué un convoi à Gao.")
    assert places(claims["attaqué"]) == {"gao"}


def test_rockets_fall_on_the_country_that_is_struck(claims_of) -> None:
    claims = claims_of("Le Hamas a mené des tirs de roquettes sur Israël.")
    assert any("israel" in places(claim) for claim in claims.values())


def test_where_a_force_serves_is_not_where_it_is_hit(claims_of) -> None:
    claims = claims_of("Un soldat de la mission Barkhane au Sahel est mort dimanche dans une embuscade au Mali.")
    assert places(claims["embuscade"]) == {"mali"}


def test_states_behind_political_nouns_are_no_places(claims_of) -> None:
    claims = claims_of("L'armée a bombardé dimanche les positions des alliés de Moscou près de Homs.")
    assert places(claims["bombardé"]) == {"homs"}


def test_the_bearings_alone_are_those_of_the_country(claims_of) -> None:
    claims = claims_of("Le Mali est en deuil. Au Mali, des hommes armés ont attaqué samedi une église dans le nord.")
    assert "northern-mali" in places(claims["attaqué"])


def test_what_is_told_on_of_a_day_stays_where_it_was(claims_of) -> None:
    claims = claims_of("Des hommes armés ont tué un prêtre dimanche à Dablo. Ils ont ensuite blessé cinq civils dimanche.")
    assert places(claims["blessé"]) == {"dablo"}


def test_a_deed_is_where_its_sentence_says_unless_it_says_two_places(claims_of) -> None:
    assert places(claims_of("Le maire de Ménaka a annoncé l'enlèvement de trois enseignants.")["enlèvement"]) == {"menaka"}
    assert not places(claims_of("Les maires de Ménaka et de Kidal ont annoncé l'enlèvement de trois enseignants.")["enlèvement"])


def test_another_day_is_another_place(claims_of) -> None:
    claims = claims_of("Des hommes armés ont tué un prêtre dimanche à Dablo. Ils avaient blessé cinq civils le 3 mai.")
    assert not places(claims["blessé"])


def test_a_place_that_a_region_borders_on_is_not_where_things_happen(claims_of) -> None:
    claims = claims_of("Deux douaniers ont été tués à Tabou, dans cette région frontalière de la Guinée et du Liberia.")
    assert places(claims["tués"]) == {"tabou"}


def test_a_country_and_a_full_stop_open_a_headline(claims_of) -> None:
    assert places(claims_of("Mexique. Un maire abattu par des tueurs\n\nUn texte.")["abattu"]) == {"mexico"}
