"""Annotated sentences specify which words tell a time and what it is; `edtf=none` where it can't be reckoned."""

from __future__ import annotations

import re

import pytest

from kg.annotate.calendar import Moment, infer_year, interval, read_moment, shift
from kg.annotate.parse import parse_text
from kg.annotate.times import find_times
from kg.languages import lexicon
from tests.annotated import read

FRENCH = lexicon("fr")
ALLOWED = {"time": ("edtf", "kind")}

SUNDAY = "2020-01-19"
"""The article's date where a test names none."""

ON_A_SUNDAY = [
    # days told in full
    "Il est mort le <time edtf=2018-01-03>3 janvier 2018</time>.",
    # beside days told before
    "Il a fui <time edtf=2020-01-16>jeudi</time> et a démissionné dans la <time edtf=2020-01-16/2020-01-17>nuit</time>.",
    "Dans la <time edtf=2020-01-18/2020-01-19>nuit</time>, des avions ont visé Gao.",
    "Il a fui <time edtf=2020-01-16>jeudi</time>. Plus tôt dans la <time edtf=2020-01-16>journée</time>, il dormait.",
    "Dix blindés ont été détruits <time edtf=2020-01-18/2020-01-19>ces dernières 24 heures</time>.",
    "Ils ont fui <time edtf=2020-01-17>il y a 48 heures</time>.",
    "Ils ont fui <time edtf=2020-01-16>voilà trois jours</time>.",
    "Ils ont fui <time edtf=2019-10~>voici trois mois</time>.",
    "Ils ont fui <time edtf=2020-01-05~/2020-01-19>ces deux dernières semaines</time>.",
    "<time edtf=2020-01-09>Jeudi de la semaine dernière</time>, ils ont fui.",
    "Ils ont fui dans les <time edtf=2020-01~>premiers jours de janvier</time>.",
    "Ils ont fui au <time edtf=2018-01~>début de 2018</time>.",
    "Ils ont fui la <time edtf=2019-12-24>veille de Noël</time>.",
    "Ils ont fui l'<time edtf=2019-22>été dernier</time>.",
    "Ils ont fui au cours du <time edtf=2020-01-18/2020-01-19>week-end</time>.",
    "Il a fui <time edtf=2020-01-16>jeudi</time>. <time edtf=2020-01-16>Ce même jour</time>, Gao est tombée.",
    "Ils ont fui au <time edtf=2020-01~>début du mois</time>.",
    "Il a fui <time edtf=2020-01-16>jeudi</time>, au <time edtf=2020-01-15>lendemain</time> de l'attaque.",
    "Il a fui <time edtf=2020-01-16>jeudi</time>. Il est mort dans la <time edtf=2020-01-16>soirée</time>.",
    "Il a fui <time edtf=2020-01-16>jeudi</time>. La <time edtf=2020-01-06/2020-01-12>semaine précédente</time>, Gao était calme.",
    "Il a fui <time edtf=2020-01-16>jeudi</time>, comme ceux qui étaient partis en <time edtf=2012>2012</time>. "
    "Le <time edtf=2020-01-16>même jour</time>, il est mort.",
    "Le texte est daté du <time edtf=2018-01-03>03/01/2018</time>.",
    "Le texte est daté du <time edtf=2018-01-03>2018-01-03</time>.",
    "L'accord du <time edtf=2018-03-01>jeudi 1er mars 2018</time> est caduc.",
    # days without a year
    "L'attaque a eu lieu le <time edtf=2020-01-18>samedi 18 janvier</time> à Idlib.",
    "L'attaque a eu lieu <time edtf=2020-01-19>ce dimanche 19 janvier</time> à Idlib.",
    "Ils ont frappé le <time edtf=2019-12-20>20 décembre</time> la ville.",
    "Ils ont frappé le <time edtf=2019-11-07>7 novembre dernier</time> la ville.",
    "Le sommet se tiendra le <time edtf=2020-02-10>10 février</time> à Pau.",
    "Le <time edtf=2016-07-23>samedi 23 juillet 2016</time>, une bombe a explosé.",
    # lines framed by what opens them, and the entries of a chronicle
    "Le <time edtf=2015-07-02>2 juillet 2015</time>, il est pris à Gao, puis expulsé le <time edtf=2015-08-21>21 août</time>.",
    "En <time edtf=2015-12>décembre 2015</time>, il évoque les morts du <time edtf=2015-11-13>13 novembre</time>.",
    "En <time edtf=2015>2015</time>, il arrive à Gao. Le <time edtf=2015-03-07>7 mars</time>, il s'enfuit.",
    "Le <time edtf=2015-07-02>2 juillet 2015</time>, il est pris. Il sera jugé le <time edtf=2020-03-21>21 mars</time>.",
    "Le <time edtf=2015-07-02>2 juillet 2015</time>, il est pris. Il a été jugé le <time edtf=2020-01-13>13 janvier</time>.",
    "- <time edtf=2015-07-02>2 juillet 2015</time>: il est pris. Il est jugé le <time edtf=2015-12-22>22 décembre</time>.\n"
    "Il s'enfuit en <time edtf=2015-11>novembre</time>.",
    "2018\n\n- <time edtf=2018-12-28>28 décembre</time>: une bombe explose.\n\n<time edtf=2018-01-26>26/01</time> - Un soldat meurt.",
    # months, years, seasons, their edges
    "Il est tombé en <time edtf=2019-03>mars 2019</time>.",
    "En <time edtf=2019-11>novembre</time>, ils ont tué des civils.",
    "Il a été remis en <time edtf=2019-09>septembre dernier</time> à la France.",
    "Ils ont fui vers la Syrie <time edtf=2017-12~>fin 2017</time>.",
    "Les tirs ont repris <time edtf=2019-05~>début mai</time>.",
    "L'offensive date de la <time edtf=2019-11-15~>mi-novembre</time>.",
    "Les bases ont été prises à l'<time edtf=2014-22>été 2014</time>.",
    "Il en comptait moins au <time edtf=2020-01~>début de l'année</time>.",
    "Capturé en <time edtf=2017>2017</time>, il a parlé.",
    "L'opération Serval (<time edtf=2013>2013</time>) a pris fin.",
    "Le nombre de patrouilles a été passé en revue.",
    # weekdays
    "L'accord sera débattu lors d'un sommet prévu <time edtf=2020-01-24>vendredi</time> à Gao.",
    "Il a été tué <time edtf=2020-01-14>mardi</time> par balles.",
    "Il a été tué <time edtf=2020-01-14>mardi soir</time> par balles.",
    "Il a été tué <time edtf=2020-01-19>dimanche matin</time> par balles.",
    "Il a été tué <time edtf=2020-01-12>dimanche dernier</time> par balles.",
    "Le président se rendra <time edtf=2020-01-21>mardi</time> à Bagdad.",
    "Le ministre se rend <time edtf=2020-01-20>lundi</time> à Oslo.",
    "<time edtf=2020-01-21>Mardi</time>, le tribunal doit rendre son verdict.",
    "L'attaque de <time edtf=2020-01-14>mardi</time> inquiète la Suède.",
    "Le navire viendra aider Chypre de <time edtf=2020-02/2020-04>février à avril</time>.",
    "Le <time edtf=2020-01-13?>lundi 14 janvier</time>, ils ont tiré.",
    "Le marché ouvre chaque mardi.",
    "Il est jugé à partir de <time edtf=2020-01-20>lundi</time> à Paris.",
    "À partir d'<time edtf=2020-01-19>aujourd'hui</time>, les sanctions entrent en vigueur.",
    # nights
    "Dans la <time edtf=2020-01-17/2020-01-18>nuit du 17 janvier</time>, ils ont attaqué.",
    "Dans la <time edtf=2020-01-13/2020-01-14>nuit de lundi à mardi</time>, ils ont attaqué.",
    "Dans la <time edtf=2019-05-09/2019-05-10>nuit du 9 au 10 mai 2019</time>, ils ont attaqué.",
    "Dans la <time edtf=2019-12-31/2020-01-01>nuit du 31 décembre au 1er janvier</time>, ils ont attaqué.",
    # intervals
    "De <time edtf=2003/2009>2003 à 2009</time>, le camp était ouvert.",
    "Le camp (<time edtf=2003/2009>2003-2009</time>) est fermé.",
    "Du <time edtf=2019-05-03/2019-05-05>3 au 5 mai 2019</time>, ils ont tiré.",
    "Ils ont tiré <time edtf=2019-05-03/2019-05-05>entre le 3 et le 5 mai 2019</time>.",
    "Entre mars et rien.",
    "La France est engagée depuis <time edtf=2014/2020-01>2014</time> au Mali.",
    "Le siège dure depuis <time edtf=2020-01-14/2020-01-19>mardi</time>.",
    "Le siège dure depuis <time edtf=2016~/2020-01>quatre ans</time>.",
    "Le siège dure depuis <time edtf=2019-09~/2020-01-19>plus de quatre mois</time>.",
    "Le pont est coupé depuis l'<time edtf=2019-23/2020-01>automne</time>.",
    "Il est détenu depuis <time edtf=2019-09/2020-01>septembre</time>.",
    "Il a régné jusqu'en <time edtf=../2011>2011</time>.",
    # days told together
    "Le sommet aura lieu les <time edtf=2020-02-03/2020-02-04>3 et 4 février</time> à Bonn.",
    "<time edtf=2020-01-14/2020-01-16>Mardi et jeudi</time>, ils ont tiré.",
    # counted from a date that is too coarse, or to a day that has not come
    "En <time edtf=2012>2012</time>, il a fui. <time edtf=none>Trois semaines plus tard</time>, il est mort.",
    "En <time edtf=2012>2012</time>, il a fui. <time edtf=none>Vingt ans plus tard</time>, le pays est ruiné.",
    "Il a tué à <time edtf=none>ce jour</time> dix civils.",
    # counted from the article's day
    "<time edtf=2020-01-18>Hier</time>, ils ont tiré.",
    "<time edtf=2020-01-18>Hier soir</time>, ils ont tiré.",
    "<time edtf=2020-01-16>Il y a trois jours</time>, ils ont tiré.",
    "<time edtf=2020-01-13>Quatre jours après</time> le putsch, ils ont tiré <time edtf=2020-01-17>vendredi</time>.",
    "Ils ont tiré le <time edtf=2020-01-06>6 janvier</time>. <time edtf=2020-01-15>Quatre jours après</time> le putsch, ils mentent.",
    "Le coup d'État a eu lieu <time edtf=2020-01-05~>il y a deux semaines</time>.",
    "Le coup d'État a eu lieu <time edtf=none>il y a quelques mois</time>.",
    "La tension monte depuis <time edtf=none kind=interval>plusieurs mois</time>.",
    "Le coup d'État a eu lieu <time edtf=2019-10~>il y a près de trois mois</time>.",
    "La <time edtf=2020-01-06/2020-01-12>semaine dernière</time>, ils ont tiré.",
    "Au cours de la <time edtf=2020-01-12/2020-01-19>semaine passée</time>, ils ont tiré.",
    "Le <time edtf=2019-12>mois dernier</time>, ils ont tiré.",
    "L'<time edtf=2019>an dernier</time>, ils ont tiré.",
    "<time edtf=2019-10~/2020-01>Ces derniers mois</time>, ils ont tiré.",
    "Au cours des <time edtf=2019-10~/2020-01>derniers mois</time>, ils ont tiré.",
    "Le retrait aura lieu dans les <time edtf=2020-01-19/2020-01-24>cinq jours</time>.",
    "Il est <time edtf=2020-01>aujourd'hui</time> détenu par les forces kurdes.",
    "Il a été tué <time edtf=2020-01-19>aujourd'hui</time> par balles.",
    # beside the date told before
    "Il a parlé <time edtf=2020-01-14>mardi</time>. Le <time edtf=2020-01-15 kind=anaphor>lendemain</time>, il est mort.",
    "Il a parlé <time edtf=2020-01-14>mardi</time>. La <time edtf=2020-01-13 kind=anaphor>veille</time>, il était libre.",
    "Il est venu <time edtf=2020-01-14>mardi</time>, invité la <time edtf=2020-01-13 kind=anaphor>veille</time>."
    " Le <time edtf=2020-01-15 kind=anaphor>lendemain</time>, il est mort.",
    "Il a parlé <time edtf=2020-01-14>mardi</time>. Le <time edtf=2020-01-14 kind=anaphor>même jour</time>, il est mort.",
    "Il est né en <time edtf=1990>1990</time>. Il est parti <time edtf=2010~ kind=anaphor>vingt ans plus tard</time>.",
    "Le <time edtf=none kind=anaphor>même jour</time>, il est mort.",
    "Il a été tué au lendemain de la victoire.",
    # decades, centuries, named periods and days
    "Dans les <time edtf=199X>années 1990</time>, il vivait là.",
    "Au <time edtf=198X>début des années 1980</time>, la milice tenait le port.",
    # parts of a year
    "La milice a pillé dix fermes au <time edtf=2018-01/2018-03>premier trimestre 2018</time>.",
    "Au <time edtf=2019-07/2019-12>second semestre</time>, la milice a pillé dix fermes.",
    "La milice a pillé dix fermes pendant les <time edtf=2018-01/2018-09>neuf premiers mois de 2018</time>.",
    "La milice a pillé dix fermes en <time edtf=2018-03/2018-04>mars-avril 2018</time>.",
    "La milice a pillé dix fermes du <time edtf=2019-02-14/2019-02-28>14-28 février 2019</time>.",
    # a day of the month told last
    "Le <time edtf=2019-11-03>3 novembre</time>, il fuit. Le <time edtf=2019-11-07>7</time>, il meurt.",
    "Le <time edtf=2020-01-14>14</time>, un juge a fui.",
    "Le <time edtf=2019-12-25>25</time>, un juge a fui.",
    "Au <time edtf=19XX>XXe siècle</time>, la ville était riche.",
    "Pendant la <time edtf=1939/1945 kind=interval>Seconde Guerre mondiale</time>, ils ont aidé.",
    # durations, and what is no date
    "Ils ont mené 95 frappes en <time edtf=none kind=duration>24 heures</time>.",
    "Ils ont combattu pendant <time edtf=none kind=duration>six ans</time>.",
    "Un homme de 72 ans est mort à 18H00 et vers 15h30.",
    "Après 2000 arrestations, la ville est calme.",
    "Plus de 2015 soldats et 2 % des officiers ont fui.",
    "Le Covid-19 et le F-16 ne sont pas des dates.",
]

UNDATED = [
    "Ils se sont livré trois guerres (<time edtf=2008/2014>2008, 2012, 2014</time>).",
    "Il y eut des attentats en <time edtf=2015/2016>2015 et 2016</time>.",
    "Le Parlement a voté en <time edtf=2020-01>janvier 2020</time>. Le <time edtf=2022-03-01?>mardi 1er mars</time>, ils ont tiré.",
    "Le <time edtf=none>13 avril</time>, ils ont tiré.",
    "Ils ont tiré <time edtf=none>mardi</time>.",
    "Ils ont tiré <time edtf=none>hier</time>.",
]

MONTH_ONLY = [
    "Ils ont tiré <time edtf=2021-01~>mardi</time>.",
    "La <time edtf=2021-01~>semaine dernière</time>, ils ont tiré.",
    "En <time edtf=2020-11>novembre</time>, ils ont tiré.",
    "Le <time edtf=2021-01-13>13 janvier</time>, ils ont tiré.",
    "<time edtf=2021-01~>Hier</time>, ils ont tiré.",
    "Des avions ont visé Gao dans la <time edtf=2021-01~>nuit de lundi à mardi</time>.",
]


def check(annotated: str, published: str | None) -> None:
    sentence = read(annotated, allowed=ALLOWED)
    doc = parse_text(sentence.text)
    found = find_times(doc, published=published, lexicon=FRENCH)
    spans = [(doc[m.tokens.start].idx, doc[m.tokens.end - 1].idx + len(doc[m.tokens.end - 1])) for m in found]
    told = [(sentence.text[begin:end], mention.edtf or "none") for (begin, end), mention in zip(spans, found, strict=True)]
    assert told == [(tag.text, tag.attributes["edtf"]) for tag in sentence.tags]
    for tag, mention in zip(sentence.tags, found, strict=True):
        assert mention.kind == tag.attributes.get("kind", mention.kind)
        assert mention.tokens.start <= mention.tokens.head < mention.tokens.end


@pytest.mark.parametrize("annotated", ON_A_SUNDAY)
def test_article_of_a_sunday(annotated: str) -> None:
    check(annotated, SUNDAY)


@pytest.mark.parametrize("annotated", UNDATED)
def test_article_without_a_date(annotated: str) -> None:
    check(annotated, None)


@pytest.mark.parametrize("annotated", MONTH_ONLY)
def test_article_of_a_month(annotated: str) -> None:
    check(annotated, "2021-01")


def test_a_story_goes_on_in_the_year_of_the_day_that_opened_it() -> None:
    opening = "Le <time edtf=2016-01-20>20 janvier 2016</time>, l'armée est entrée à Gao."
    check(f"{opening}\n\nLa ville a été pillée.\n\nLe <time edtf=2016-03-15>15 mars</time>, le pont a sauté.", "2020-06-19")
    check(f"{opening}\n\nLe <time edtf=2020-06-03>3 juin</time>, le procès s'est ouvert.", "2020-06-19")


def test_uncertainty_of_the_article_is_kept() -> None:
    check("Ils ont tiré <time edtf=2022-02-28?>lundi</time>.", "2022-03-01?")


def test_values_are_edtf() -> None:
    level_1 = re.compile(r"(\.\.|\d{2}(?:\d\d(?:-\d\d){0,2}|\dX|XX)[~?%]?)(/(\.\.|\d{4}(-\d\d){0,2}[~?%]?))?")
    for annotated in ON_A_SUNDAY + UNDATED + MONTH_ONLY:
        for tag in read(annotated, allowed=ALLOWED).tags:
            assert tag.attributes["edtf"] == "none" or level_1.fullmatch(tag.attributes["edtf"])


def test_reckoning_never_refines() -> None:
    assert shift(Moment(2021, 1), "day", -1) == Moment(2021, 1, mark="~")
    assert shift(Moment(2020, 3, 31), "month", -1) == Moment(2020, 2)
    assert shift(Moment(2021), "year", -2) == Moment(2019)
    assert shift(Moment(2021, mark="?"), "month", -2).mark == "%"
    assert interval(Moment(2020, 7), Moment(2020, 7)) == "2020-07"


def test_no_interval_ends_before_it_begins() -> None:
    assert interval(Moment(2020, 23), Moment(2020, 8, 25)) is None
    assert interval(Moment(2020, 8, 25), Moment(2020, 8)) == "2020-08-25/2020-08"
    assert interval(Moment(2019, 24), Moment(2020, 1, 2)) == "2019-24/2020-01-02"


def test_a_start_after_the_article_is_of_the_year_before() -> None:
    check("La zone est fermée depuis l'<time edtf=2019-23/2020-08>automne</time>.", "2020-08-25")


def test_infer_year_prefers_the_past() -> None:
    reference = read_moment("2020-01-19")
    assert reference
    assert infer_year(reference, 12, 20) == 2019
    assert infer_year(reference, 1, 20) == 2020
    assert infer_year(reference, 2, 29, weekday=0) == 2016
    assert infer_year(reference, 11, None, direction=1) == 2020
