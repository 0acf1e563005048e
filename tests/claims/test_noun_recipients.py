"""Whom an act befalls that a noun tells, where the parser hung them on another word or a clause around the noun tells of them."""

import pytest

_RECIPIENTS = [
    # right behind the noun
    ("Trois Belges ont été condamnés à mort pour appartenance au groupe Boko Haram, un verdict sévère.", "appartenance", ["boko-haram"]),
    # behind phrases of cause, place, time or doer
    ("L'inculpation pour corruption du ministre irakien de la Défense est confirmée.", "inculpation", ["iraqi-defence-minister"]),
    ("La condamnation lundi à dix ans de prison du journaliste turc Ahmet Yilmaz a choqué.", "condamnation", ["ahmet-yilmaz"]),
    ("Le ministre a annoncé l'extradition prochaine vers la France du suspect belge Karim Haddad.", "extradition", ["karim-haddad"]),
    # directed at somebody by several words
    ("Les critiques acerbes de l'opposition à l'égard du gouvernement turc se multiplient.", "critiques", ["turkey"]),
    ("La visite du ministre allemand chez le roi Salmane est terminée.", "visite", ["king-salman"]),
    ("Les manifestants saluent la solidarité des Turcs envers les réfugiés syriens.", "solidarité", ["syrian-refugees"]),
    # behind the doer of a participle, or of a verb that brings it somebody
    ("L'aide accordée par la Norvège aux réfugiés syriens a doublé.", "aide", ["syrian-refugees"]),
    ("Cette décision a valu au gouvernement turc de vives critiques de la part de Berlin.", "critiques", ["turkey"]),
    # the noun of a verb's phrase
    (
        "La police a procédé à l'interpellation vendredi soir, à la frontière belge, de trois suspects syriens.",
        "procédé à l'interpellation",
        ["syrian-suspects"],
    ),
    # "dont"
    ("Les otages dont la libération a été annoncée lundi sont arrivés.", "libération", ["hostages"]),
    ("Les sanctions dont la Russie fait l'objet seront levées.", "sanctions", ["russia"]),
    ("L'attaque dont le convoi de l'ONU a été victime a fait dix morts.", "attaque", ["un"]),
    # the clause around
    ("Le général norvégien est décédé dans un bombardement.", "bombardement", ["norwegian-officers"]),
    ("Le conseil a lieu après la mort de deux Suédois dans un attentat.", "attentat", ["swedish-nationals"]),
    ("La Norvège remercie l'armée irakienne de sa coopération.", "coopération", ["norway"]),
    ("Forts du soutien de Riga, les insurgés syriens ont avancé.", "soutien", ["syrian-rebels"]),
    ("Le roi Salmane, fort de l'appui de Riga, a avancé.", "appui", ["king-salman"]),
    ("Vladimir Poutine a convoqué une réunion du gouvernement turc.", "réunion", ["turkey"]),
    ("La frappe ordonnée en mai par Lima pour tuer le général ukrainien Ivan Petrov a échoué.", "frappe", ["ivan-petrov"]),
    ("Vladimir Poutine a fui sous les bombardements.", "bombardements", ["vladimir-putin"]),
]
_NOBODY = [
    ("L'armée a multiplié les attaques dans le nord du Mali.", "attaques"),  # a place behind a place
    ("Des civils sont morts dans le cadre du conflit.", "conflit"),
]


@pytest.mark.parametrize(("text", "trigger", "ids"), _RECIPIENTS)
def test_a_noun_s_recipients(claims_of, text: str, trigger: str, ids: list[str]) -> None:
    assert [actor.id for actor in claims_of(text)[trigger].recipients] == ids


@pytest.mark.parametrize(("text", "trigger"), _NOBODY)
def test_a_noun_without_recipients(claims_of, text: str, trigger: str) -> None:
    claim = claims_of(text).get(trigger)
    assert claim is None or not claim.recipients


def test_both_sides_of_an_adjective_are_tied(claims_of) -> None:
    tie = claims_of("Le ministre a annoncé le rétablissement des relations franco-syriennes.")["rétablissement des relations"]
    assert {actor.id for actor in tie.recipients} == {"france", "syria"}


def test_examples_behind_dont_are_no_owners(claims_of) -> None:
    claims = claims_of("Deux Belges, dont l'arrestation du chef, ont choqué.")
    assert not any(actor.id == "belgian-nationals" for actor in claims["arrestation"].recipients)
