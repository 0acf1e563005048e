"""Agents that the sentence around a claim tells of: the speaker, the subject of the clause."""

import pytest


@pytest.fixture(scope="module")
def parties_of(extracted):
    """A function from a text and a type to the agents and the sources of its first claim of that type."""

    def run(text: str, type_: str) -> tuple[list[str], list[str]]:
        claim = next(c for c in extracted(text, "2020-05-18") if c.type == type_)
        return [actor.id for actor in claim.agents], [link.source.id for link in claim.attribution]

    return run


def test_a_demand_in_what_somebody_says_is_his_own(parties_of) -> None:
    agents, sources = parties_of('"Les violences doivent cesser", a déclaré la Norvège.', "REQUEST")
    assert agents == ["norway"]
    assert sources == []


def test_talks_beside_an_act_are_those_of_its_subject(parties_of) -> None:
    agents, _ = parties_of("L'armée malienne a renforcé ses positions en vue de discussions avec le Niger.", "CONSULT")
    assert agents == ["malian-forces"]


def test_who_arrests_a_suspect_suspects_him(parties_of) -> None:
    agents, _ = parties_of("La police tunisienne arrête un homme soupçonné de trafic d'armes.", "ACCUSE")
    assert agents == ["tunisian-police"]


def test_whom_an_act_befalls_does_not_do_it(parties_of) -> None:
    agents, _ = parties_of("Le Kenya a attendu une aide destinée au Kenya.", "AID")
    assert agents == []


def test_protests_are_those_of_the_protesters_told_of(parties_of) -> None:
    agents, _ = parties_of("Une manifestation a eu lieu à Dakar contre le régime. Les manifestants ont été dispersés.", "PROTEST")
    assert agents == ["protesters"]


def test_people_who_are_only_counted_protest_too(extracted) -> None:
    text = "Des milliers de personnes ont défilé contre le gouvernement à Dakar."
    (claim,) = [c for c in extracted(text, "2020-05-18") if c.type == "PROTEST"]
    assert [actor.label for actor in claim.agents] == ["milliers de personnes"]


def test_who_alone_helps_in_an_article_helps_throughout(extracted) -> None:
    text = "La Norvège a envoyé des vivres au Togo. La Norvège aide les Togolais. Des tentes ont été distribuées aux Togolais."
    claims = [c for c in extracted(text, "2020-05-18") if c.type == "AID"]
    assert {actor.id for c in claims for actor in c.agents} == {"norway"}
    assert all(c.agents for c in claims)


def test_an_interview_is_answered_by_the_person_who_speaks_first(claims_of) -> None:
    text = (
        "Des soldats ont été tués au Liban, indique à l'AFP le ministre Karim Sidi.\n\nQUESTION: Que se passe-t-il ?\n\n"
        'R: "L\'armée a bombardé le port de Beyrouth. Deux civils sont morts."\n\nQ: Ensuite ?\n\nREPONSE: "Les rebelles ont attaqué Tyr."'
    )
    claims = claims_of(text)
    for trigger in ("bombardé", "morts", "attaqué"):
        assert [link.source.id for link in claims[trigger].attribution] == ["karim-sidi"]


def test_who_bears_an_office_told_as_the_subject_says_what_is_quoted_next(claims_of) -> None:
    claims = claims_of(
        "Une foule attend Emmanuel Macron à Lyon. Le président de la République s'est emporté contre les partisans de Karim Sidi. "
        '"Ces bombes ont tué des enfants. Et alors ? Rien. Personne. Jamais. Non !", a-t-il lancé.'
    )
    assert [link.source.id for link in claims["tué"].attribution] == ["emmanuel-macron"]


def test_he_who_speaks_on_is_no_woman_who_spoke_since(claims_of) -> None:
    claims = claims_of(
        '"La ville a soif", ajoute Aheen Sweid, codirectrice. Pour l\'analyste Nicholas Heras, "le but des Turcs était la gare". '
        'L\'armée garde le pouvoir "de bombarder la ville", explique-t-il.'
    )
    assert [link.source.id for link in claims["bombarder"].attribution] == ["nicholas-heras"]
