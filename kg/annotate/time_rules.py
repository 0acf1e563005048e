"""What a time expression means: slots of a pattern and the article's date -> an EDTF value.

Each rule named in `times.tsv` is a function here. Partial and relative dates are taken to be the nearest past ones, or the
nearest to come where the verb is in the future; nothing is told more finely than the text and the article's date allow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from kg.annotate.calendar import Moment, infer_year, interval, of_date, read_moment, shift, valid, week_of, weekday_near
from kg.annotate.numerals import Numerals, read_count
from kg.annotate.time_patterns import Slots


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its slots."""

    reference: Moment | None  # the article's date
    anchor: Moment | None  # the last date told before
    future: bool  # the expression hangs on a verb in the future
    numerals: Numerals


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means; `edtf` None where it can't be reckoned."""

    edtf: str | None
    kind: str = "date"


Rule = Callable[[Slots, Context], Value | None]
RULES: dict[str, Rule] = {}
"""Every rule by its name in `times.tsv`. A rule returns None when the words are no time after all."""


def rule(function: Rule) -> Rule:
    """Register a rule under its function's name."""
    RULES[function.__name__.strip("_")] = function
    return function


def _value(moment: Moment | None, kind: str = "date") -> Value:
    return Value(moment.edtf() if moment else None, kind)


def _span(first: Moment | None, last: Moment | None) -> Value:
    text = interval(first, last) if first and last else None
    return Value(text, "interval" if text is None or "/" in text else "date")


def _count(slots: Slots, context: Context) -> tuple[int, bool] | None:
    if "few" in slots:
        return int(slots["few"]), True
    found = read_count(slots["n"], context.numerals) if "n" in slots else None
    return (round(found[0]), found[1] or "approx" in slots) if found else None


def _direction(slots: Slots, context: Context) -> int:
    return -1 if "past" in slots else 1 if "next" in slots or context.future else 0


def _day(slots: Slots, context: Context, suffix: str = "", *, month: str | None = None, year: str | None = None) -> Moment | None:
    """The date in slots weekday, day, month, year of the given suffix; `month` and `year` stand in for missing ones."""
    month, year = slots.get(f"month{suffix}", month), slots.get(f"year{suffix}", year)
    day, weekday = slots.get(f"day{suffix}"), slots.get(f"weekday{suffix}")
    if month is None:
        return None
    number = int(day) if day else None
    if year is not None:
        return Moment(int(year), int(month), number) if valid(int(year), int(month), number) else None
    if context.reference is None:
        return None
    mark = "?" if context.reference.mark in ("?", "%") else ""
    named = int(weekday) if weekday and number else None
    found = infer_year(context.reference, int(month), number, weekday=named, direction=_direction(slots, context))
    if named is not None and (found is None or abs(found - context.reference.year) > 1):
        loose, mark = infer_year(context.reference, int(month), number), "?"  # the weekday or the day is a slip
        found = loose if loose is not None and context.reference.month in (None, int(month)) else found
    return Moment(found, int(month), number, mark) if found is not None else None


@rule
def skip(slots: Slots, context: Context) -> Value | None:
    """Habits: "tous les mardis" tells no date."""
    return None


@rule
def period(slots: Slots, context: Context) -> Value | None:
    return Value(slots["period"], "interval" if "/" in slots["period"] else "date")


@rule
def date(slots: Slots, context: Context) -> Value | None:
    if "mm" in slots:
        slots = slots | {"month": slots["mm"]} | ({"day": slots["dd"]} if "dd" in slots else {})
    moment = _day(slots, context)
    return _value(moment) if moment or "year" not in slots else None


@rule
def fromto(slots: Slots, context: Context) -> Value | None:
    if "year2" in slots and "month" not in slots and "month2" not in slots:
        return _span(Moment(int(slots["year"])), Moment(int(slots["year2"])))
    if "month" not in slots and "month2" not in slots:
        return _weekdays(slots, context) if "day" not in slots else None
    last = _day(slots, context, "2", month=slots.get("month"))
    if last is None:
        return Value(None, "interval")
    first = _day(slots, context, month=str(last.month), year=str(last.year))
    if first and "year" not in slots and (first.month or 0) > (last.month or 0):
        first = Moment(first.year - 1, first.month, first.day)
    return _span(first.marked(last.mark) if first else None, last)


def _weekdays(slots: Slots, context: Context) -> Value | None:
    """From one weekday to another, both of the week that holds the last."""
    reference = context.reference
    if "weekday2" not in slots or reference is None or reference.exact is None:
        return Value(None, "interval")
    last = weekday_near(reference.exact, int(slots["weekday2"]), direction=1 if context.future else 0)
    first = weekday_near(last, int(slots["weekday"]), direction=-1)
    return _span(of_date(first, reference.mark), of_date(last, reference.mark))


@rule
def night(slots: Slots, context: Context) -> Value | None:
    """The night of N is N/N+1; "du 9 au 10" and "de lundi à mardi" say so themselves."""
    if "weekday2" in slots and "day2" not in slots:
        return _weekdays(slots, context)
    if "day2" in slots:
        return fromto(slots, context)
    moment = _day(slots, context) if "day" in slots else _weekday(slots, context)
    if moment is None or moment.exact is None:
        return _value(moment, "date" if moment else "interval") if "month" in slots or "weekday" in slots else None
    return _span(moment, of_date(moment.exact + timedelta(days=1), moment.mark))


@rule
def lastnight(slots: Slots, context: Context) -> Value | None:
    if context.reference is None or context.reference.exact is None:
        return _value(shift(context.reference, "day", 0) if context.reference else None)
    return _span(shift(context.reference, "day", -1), context.reference)


@rule
def edge(slots: Slots, context: Context) -> Value | None:
    """The beginning, middle or end of a month or year: "début mai", "fin 2017", "à la fin de l'année"."""
    if "month" in slots:
        moment = _day(slots, context)
        if moment and slots["edge"] == "middle":
            return _value(Moment(moment.year, moment.month, 15).marked("~"))
        return _value(moment.marked("" if slots["edge"] == "all" else "~") if moment else None)
    year = Moment(int(slots["year"])) if "year" in slots else context.reference.to_year() if context.reference else None
    if year is None:
        return Value(None)
    if "past" in slots:
        year = shift(year, "year", -1)
    month = {"start": 1, "middle": 6, "end": 12}.get(slots["edge"])
    return _value(Moment(year.year, month).marked("~") if month else year)


@rule
def edgeseason(slots: Slots, context: Context) -> Value | None:
    moment = _season(slots, context)
    if moment is None or moment.month is None:
        return Value(None)
    first = (moment.month - 21) * 3 + 3
    offset = {"start": 0, "middle": 1, "end": 2}.get(slots["edge"], 0)
    return _value(shift(Moment(moment.year, first), "month", offset).marked("~"))


@rule
def season(slots: Slots, context: Context) -> Value | None:
    return _value(_season(slots, context))


def _season(slots: Slots, context: Context) -> Moment | None:
    return _day({**slots, "month": slots["season"]}, context)


def _weekday(slots: Slots, context: Context) -> Moment | None:
    """The day of that name nearest to the article's date; its month where only that is known."""
    reference = context.reference
    if reference is None or reference.exact is None:
        return reference.marked("~") if reference else None
    return of_date(weekday_near(reference.exact, int(slots["weekday"]), direction=_direction(slots, context)), reference.mark)


@rule
def weekday(slots: Slots, context: Context) -> Value | None:
    return _value(_weekday(slots, context))


@rule
def weekdayday(slots: Slots, context: Context) -> Value | None:
    """ "mardi 3": the last month in which the third is a Tuesday."""
    reference = context.reference
    if reference is None or reference.exact is None:
        return _value(_weekday(slots, context))
    for back in (0, -1, 1, -2):
        month = shift(reference.to_month(), "month", back)
        if month.month and valid(month.year, month.month, int(slots["day"])):
            moment = Moment(month.year, month.month, int(slots["day"]), reference.mark)
            if moment.exact and moment.exact.weekday() == int(slots["weekday"]):
                return _value(moment)
    return Value(None)


@rule
def feast(slots: Slots, context: Context) -> Value | None:
    month, day = slots["feast"].split("-")
    return _value(_day(slots | {"month": month, "day": day}, context))


@rule
def deictic(slots: Slots, context: Context) -> Value | None:
    return _value(shift(context.reference, "day", int(slots["deictic"])) if context.reference else None)


@rule
def today(slots: Slots, context: Context) -> Value | None:
    """ "aujourd'hui": the day; the caller widens it to the month where it means nowadays."""
    return thisday(slots, context)


@rule
def thisday(slots: Slots, context: Context) -> Value | None:
    return _value(shift(context.reference, "day", 0) if context.reference else None)


@rule
def now(slots: Slots, context: Context) -> Value | None:
    """The present, told no finer than the month."""
    return _value(context.reference.to_month() if context.reference else None)


@rule
def vague(slots: Slots, context: Context) -> Value | None:
    return Value(None, "anaphor")


@rule
def weekend(slots: Slots, context: Context) -> Value | None:
    reference = context.reference
    if reference is None or reference.exact is None:
        return _value(shift(reference, "day", 0) if reference else None)
    saturday = weekday_near(reference.exact, 5, direction=-1 if "past" in slots else 1 if "next" in slots or reference.exact.weekday() < 5 else 0)
    return _span(of_date(saturday, reference.mark), of_date(saturday + timedelta(days=1), reference.mark))


@rule
def pastweek(slots: Slots, context: Context) -> Value | None:
    """ "au cours de la semaine passée": the seven days up to the article."""
    if context.reference is None:
        return Value(None)
    return _span(shift(context.reference, "day", -7), context.reference)


@rule
def unit(slots: Slots, context: Context) -> Value | None:
    """This, the last or the next week, month or year; this week and this month reach up to the article."""
    reference, name = context.reference, slots["unit"]
    step = -1 if "past" in slots else 1 if "next" in slots else 0
    if name not in ("week", "month", "year"):
        return None
    if reference is None:
        return Value(None)
    if name != "week":
        return _value(shift(reference, name, step) if step else reference.to_year() if name == "year" else reference.to_month())
    if reference.exact is None:
        return _value(reference.marked("~"))
    monday, sunday = week_of(reference.exact + timedelta(days=7 * step))
    return _span(of_date(monday, reference.mark), of_date(sunday if step or context.future else reference.exact, reference.mark))


@rule
def startweek(slots: Slots, context: Context) -> Value | None:
    if context.reference is None or context.reference.exact is None:
        return _value(shift(context.reference, "day", 0) if context.reference else None)
    monday, sunday = week_of(context.reference.exact)
    return _value(of_date(sunday if slots["edge"] == "end" else monday, context.reference.mark).marked("~"))


def _away(slots: Slots, start: Moment | None, context: Context, sign: int) -> Moment | None:
    """So many units from a start, approximate where the count is."""
    counted = _count(slots, context)
    if counted is None or start is None:
        return None
    count, rough = counted
    if rough and "few" in slots and slots["unit"] == "day":
        return start.to_month().marked("~")
    moment = shift(start, slots["unit"], sign * count)
    if slots["unit"] in ("hour", "minute", "second"):
        return moment
    return moment.marked("~") if rough or slots["unit"] in ("week", "month", "year", "decade") else moment


@rule
def ago(slots: Slots, context: Context) -> Value | None:
    if "few" in slots and slots["unit"] in ("year", "decade", "century"):
        return Value(None)
    return _value(_away(slots, context.reference, context, -1))


@rule
def agospan(slots: Slots, context: Context) -> Value | None:
    """ "ça fait sept ans que", "depuis quatre mois": up to the article, whose day is kept when the start is finer than a year."""
    first = _away(slots, context.reference, context, -1)
    if first is None or context.reference is None or ("few" in slots and slots["unit"] in ("year", "decade")):
        return Value(None, "interval")
    return _span(first, until_now(first, context.reference))


RULES["sincespan"] = agospan


def until_now(first: Moment, reference: Moment) -> Moment:
    """The end of what began then and lasts: the article's date, its month when only the year of the start is known."""
    return reference.to_month() if first.month is None else reference


@rule
def sincevague(slots: Slots, context: Context) -> Value | None:
    return Value(None, "interval")


@rule
def sinceanchor(slots: Slots, context: Context) -> Value | None:
    if context.anchor is None or context.reference is None:
        return Value(None, "anaphor")
    return Value(interval(context.anchor, context.reference.to_month()), "interval")


@rule
def rolling(slots: Slots, context: Context) -> Value | None:
    """ "ces derniers mois", "les deux dernières années": as many units up to the article, three where no number is told."""
    if context.reference is None or slots["unit"] in ("hour", "minute", "second"):
        return Value(None, "duration")
    counted = _count(slots, context) or (3, True)
    name = slots["unit"]
    if name == "day":
        return _span(shift(context.reference, name, -counted[0]).marked("~" if counted[1] else ""), context.reference)
    last = context.reference.to_year() if name in ("year", "decade") else context.reference.to_month()
    return _span(shift(context.reference, name, -counted[0]).marked("~"), last)


@rule
def ahead(slots: Slots, context: Context) -> Value | None:
    return _value(_away(slots, context.reference, context, 1))


@rule
def within(slots: Slots, context: Context) -> Value | None:
    counted = _count(slots, context) or (3, True)
    if context.reference is None:
        return Value(None, "interval")
    last = shift(context.reference, slots["unit"], counted[0]).marked("~" if counted[1] else "")
    return _span(context.reference if last.day or not last.month else context.reference.to_month(), last)


@rule
def sameday(slots: Slots, context: Context) -> Value | None:
    return _value(context.anchor, "anaphor")


@rule
def sameyear(slots: Slots, context: Context) -> Value | None:
    return _value(context.anchor.to_year() if context.anchor else None, "anaphor")


@rule
def samemonth(slots: Slots, context: Context) -> Value | None:
    return _value(context.anchor.to_month() if context.anchor and context.anchor.month else None, "anaphor")


@rule
def beside(slots: Slots, context: Context) -> Value | None:
    """ "la veille", "le lendemain" of the date told before, which must be a day."""
    anchor = context.anchor
    return _value(shift(anchor, "day", int(slots["beside"])) if anchor and anchor.exact else None, "anaphor")


@rule
def shifted(slots: Slots, context: Context) -> Value | None:
    """ "deux jours plus tôt", "un an plus tard": counted from the date told before."""
    return _value(_away(slots, context.anchor, context, -1 if "earlier" in slots else 1), "anaphor")


@rule
def shiftedback(slots: Slots, context: Context) -> Value | None:
    return shifted(slots | {"earlier": "-1"}, context)


@rule
def shiftedon(slots: Slots, context: Context) -> Value | None:
    return shifted(slots | {"later": "1"}, context)


@rule
def decade(slots: Slots, context: Context) -> Value | None:
    year = int(slots["year"]) if "year" in slots else 1900 + int(slots["yy"])
    return Value(f"{year // 10}X") if year % 10 == 0 else None


@rule
def century(slots: Slots, context: Context) -> Value | None:
    """A century in Roman numerals; the twentieth is 19XX."""
    digits = [{"i": 1, "v": 5, "x": 10}[letter] for letter in slots["roman"]]
    number = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return Value(f"{number - 1:02d}XX") if 10 <= number <= 21 else None


@rule
def year(slots: Slots, context: Context) -> Value | None:
    return _value(read_moment(slots["year"]))


RULES["barelyear"] = year


@rule
def duration(slots: Slots, context: Context) -> Value | None:
    return Value(None, "duration")
