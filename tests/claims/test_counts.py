"""Whose numbers are whose: which claim a count belongs to, what it counts, and which predicates of dying join an event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Comparator

Counts = dict[str, set[tuple[object, ...]]]


@pytest.fixture(scope="module")
def counts_of(extracted: Callable[..., tuple[Claim, ...]]) -> Callable[..., Counts]:
    """A function from a sentence to the counts of its claims, by the claims' words."""

    def run(text: str, *, of: bool = False) -> Counts:
        told = {text[c.trigger.begin : c.trigger.end]: c.quantities for c in extracted(text)}
        whom = {word: {(q.measure, q.value, q.of.id if q.of else None) for q in counted} for word, counted in told.items()}
        return whom if of else {word: {count[:2] for count in counted} for word, counted in whom.items()}

    return run


@pytest.mark.parametrize(
    ("sentence", "claim", "counts"),
    [
        ("Des tirs de mortier ont causé la mort de neuf miliciens à Taëz.", "tirs de mortier", {("killed", 9)}),
        ("L'attaque d'un hôtel de Mogadiscio, qui a fait 21 morts, a été condamnée par l'Éthiopie.", "attaque", {("killed", 21)}),
        ("Une quinzaine de morts dans un raid aérien à Idlib", "raid aérien", {("killed", 15)}),
        ("Cinq gendarmes ont été tués suite à une embuscade près de Djibo.", "embuscade", {("killed", 5)}),
        ("L'aviation saoudienne a bombardé un marché où trente civils ont été tués.", "bombardé", {("killed", 30)}),
        ("Des rebelles ont tendu une embuscade à un convoi, tuant six soldats maliens.", "tendu une embuscade", {("killed", 6)}),
        ("Bombardements sur Hodeïda : le bilan passe à 55 morts", "Bombardements", {("killed", 55)}),
        ("Un raid a frappé Gao, ville de 80 000 habitants, tuant six soldats.", "raid", {("killed", 6)}),
        ("Le meurtre de trois prêtres à Gao inquiète l'Église.", "meurtre", {("killed", 3)}),
        ("Le bilan est passé à 41 morts.", "passé à 41 morts", {("killed", 41)}),
        ("Un soldat a trouvé la mort à Gao et onze autres ont été blessés.", "trouvé la mort", {("killed", 1), ("wounded", 11)}),
        ("Huit policiers sont morts lorsqu'un kamikaze s'est fait exploser.", "exploser", {("killed", 8)}),
        ("Un raid a visé le poste, faisant entre dix et douze morts parmi les soldats.", "raid", {("killed", 10), ("killed", 12)}),
        ("Neuf civils ont été tués dans un double attentat-suicide à Gao.", "attentat-suicide", {("attacks", 2), ("killed", 9)}),
        ("En mars, 31 personnes, dont 20 soldats, avaient péri dans un assaut contre la base de Diffa.", "assaut", {("killed", 31)}),
        ("L'attaque a fait 12 morts et 30 blessés, contre 9 morts auparavant.", "attaque", {("killed", 12), ("wounded", 30)}),
        ("Neuf bergers ont été tués par trois hommes armés près de Gao.", "tués", {("killed", 9), ("fighters", 3)}),
        ("Paul Martin est un jihadiste ayant tué en 2009 à Lima cinq personnes.", "tué", {("killed", 5)}),
        ("Un drone a visé le camp, tuant deux soldats et blessant quatre civils.", "visé", {("killed", 2), ("wounded", 4)}),
    ],
)
def test_an_event_and_its_dead_are_one_claim(counts_of, sentence: str, claim: str, counts: set[tuple[str, float]]) -> None:
    assert counts_of(sentence)[claim] == counts


@pytest.mark.parametrize(
    ("sentence", "claim", "counts"),
    [
        ("Les assaillants ont attaqué deux bergers, tuant l'un d'eux.", "attaqué", {("other", 2), ("killed", 1)}),
        ("Manille : un chef d'Abou Sayyaf a été tué à Jolo", "tué", {("killed", 1)}),
        ("Le mari de trois otages a été tué par Boko Haram.", "tué", {("killed", 1)}),
    ],
)
def test_one_victim_told_without_a_number(counts_of, sentence: str, claim: str, counts: set[tuple[str, float]]) -> None:
    assert counts_of(sentence)[claim] == counts


@pytest.mark.parametrize(
    "sentence",
    [
        "Le père de deux enfants a été arrêté par la police tunisienne.",
        "Les soldats tchadiens ont attaqué un camp situé dans la zone des trois rivières.",
        "Les rebelles ont été arrêtés dans deux villages.",
        "Selon trois officiers, la police a arrêté les suspects.",
    ],
)
def test_what_is_no_argument_is_not_counted(counts_of, sentence: str) -> None:
    assert not any(counts_of(sentence).values())


def test_acts_places_and_the_displaced_are_not_counted_as_dead(counts_of) -> None:
    assert ("attacks", 2) in counts_of("Deux explosions ont fait 40 morts à Kidal.")["fait 40 morts"]
    assert counts_of("Dans deux villages, cinq soldats ont péri dans un raid.")["raid"] == {("killed", 5)}
    counts = counts_of("La guerre a fait des milliers de morts et des centaines de milliers de déplacés.", of=True)
    assert counts["fait des milliers de morts"] == {("killed", 2000, None), ("other", 2e5, "displaced-people")}


def test_those_who_struck_have_their_own_dead(counts_of) -> None:
    counts = counts_of("L'armée tchadienne a tué 45 jihadistes et perdu six soldats.")
    assert counts == {"tué": {("killed", 45)}, "perdu": {("killed", 6)}}


def test_what_nobody_has_claimed_is_no_claim(counts_of) -> None:
    assert "revendiquée" not in counts_of("L'attaque, qui visait un camp de l'armée, n'avait pas été revendiquée samedi soir.")


def test_one_event_named_twice_in_a_sentence_is_one_claim(counts_of) -> None:
    sentence = "Des combats ont éclaté à Gao entre l'armée malienne et des djihadistes, et les combats ont fait dix morts."
    assert counts_of(sentence) == {"combats": {("killed", 10)}}


def test_a_number_counts_for_all_that_is_done_to_those_counted(counts_of) -> None:
    counts = counts_of("L'ONU a annoncé la libération de trente villageois enlevés par Boko Haram.")
    assert counts["libération"] == {("other", 30)}


def test_the_list_behind_a_dash_details_the_number_before(counts_of) -> None:
    counts = counts_of("L'armée tchadienne a libéré neuf otages - deux Italiens, trois Suisses et quatre Belges - près du lac Tchad.")
    assert counts["libéré"] == {("other", 9)}


def test_another_clause_tells_of_another_attack(counts_of) -> None:
    counts = counts_of("L'explosion a tué dix marins un jour après qu'un drone a tué le chef des houthis.")
    assert counts["explosion"] == {("killed", 10)}


def test_men_are_counted_by_what_they_do(counts_of) -> None:
    assert counts_of("Trois hommes armés ont attaqué un commissariat à Nairobi.")["attaqué"] == {("fighters", 3)}
    assert counts_of("Le Kenya déploie 900 hommes en Somalie.")["déploie"] == {("troops", 900)}


def test_those_named_among_the_counted_are_not_all_of_them(counts_of) -> None:
    assert counts_of("Le raid a tué douze personnes, dont trois Allemands.", of=True)["raid"] == {("killed", 12, None)}
    assert counts_of("Le raid a tué douze soldats maliens.", of=True)["raid"] == {("killed", 12, "malian-forces")}


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("Huit d'entre eux ont été tués dans un raid à Idlib.", Comparator.AT_LEAST),
        ("Parmi les victimes, huit ont été tuées dans un raid à Idlib.", Comparator.AT_LEAST),
        ("Un raid a fait huit morts à Idlib.", Comparator.EXACTLY),
        ("Des combats ont éclaté parmi les rebelles et un raid a tué huit personnes à Idlib.", Comparator.EXACTLY),
    ],
)
def test_some_of_the_dead_are_a_least_number_of_all(extracted, sentence: str, comparator: Comparator) -> None:
    counts = {(q.value, q.comparator) for claim in extracted(sentence) for q in claim.quantities}
    assert counts == {(8, comparator)}


def test_an_earlier_toll_is_told_as_one(counts_of) -> None:
    counts = counts_of("Une attaque a fait neuf morts samedi à Gao. Un précédent bilan de la police faisait état de cinq morts.")
    assert counts == {"attaque": {("killed", 9)}, "faisait état": {("killed", 5)}}


def test_vehicles_shot_down_are_no_dead(counts_of) -> None:
    assert counts_of("L'armée ukrainienne a abattu douze drones russes.")["abattu"] == {("vehicles", 12)}


def counts(claim: Claim) -> set[tuple[str, float | None]]:
    """What a claim counts, and how many."""
    return {(quantity.measure, quantity.value) for quantity in claim.quantities}


def test_deaths_told_with_when_are_of_that_event(claims_of) -> None:
    claims = claims_of("Quatre soldats ont été tués et dix blessés lorsque des rebelles ont attaqué leur convoi.")
    assert counts(claims["attaqué"]) == {("killed", 4.0), ("wounded", 10.0)}


def test_deaths_join_the_event_in_their_circumstances(claims_of) -> None:
    claims = claims_of("La mort de dix soldats dans une attaque a suscité l'inquiétude.")
    assert counts(claims["attaque"]) == {("killed", 10.0)}


def test_distances_count_nothing(claims_of) -> None:
    claims = claims_of("L'attaque s'est déroulée à 150 km à l'ouest de Gao.")
    assert counts(claims["attaque"]) == set()


def test_one_named_victim_is_one_dead(claims_of) -> None:
    claims = claims_of("Le général Qassem Soleimani a été tué à Bagdad.")
    assert counts(claims["tué"]) == {("killed", 1.0)}


def test_both_of_two_known_things_are_no_count(claims_of) -> None:
    claims = claims_of("Les deux camps ont combattu à Gao.")
    assert all(("other", 2.0) not in counts(claim) for claim in claims.values())


def test_one_person_described_is_one_dead(claims_of) -> None:
    assert counts(claims_of("La mine a tué mon beau-frère.")["tué"]) == {("killed", 1)}
    assert counts(claims_of("L'armée a tué la population du village.")["tué"]) == set()


def test_details_of_a_number_count_nothing_again(claims_of) -> None:
    claims = claims_of("Quatre pirates, dont deux cousins, ont été tués dimanche à Sousse.")
    assert counts(claims["tués"]) == {("killed", 4)}


def test_hostages_freed_are_held_no_more(claims_of) -> None:
    assert counts(claims_of("L'armée a libéré quatre otages au Mali.")["libéré"]) == {("other", 4)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ce carnage a coûté la vie à 12 personnes.",
        "Douze personnes ont perdu la vie dans l'explosion d'une bombe.",
        "Douze personnes sont mortes dans l'attaque.",
        "Douze soldats ont trouvé la mort dimanche.",
    ],
)
def test_turns_of_phrase_for_dying_count_the_dead(claims_of, sentence) -> None:
    assert ("killed", 12) in {count for claim in claims_of(sentence).values() for count in counts(claim)}
