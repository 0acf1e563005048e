"""Dates, nights, intervals, seasons and the like: slots of a pattern and the article's date -> an EDTF value.

Each rule named in `times.tsv` is a function here or in `time_relative`. Partial dates are taken to be the nearest past ones, or
the nearest to come where the verb is in the future; nothing is told more finely than the text and the article's date allow.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kg.annotate.calendar import Moment, of_date, read_moment, shift, valid, weekday_near
from kg.annotate.time_patterns import Slots
from kg.annotate.time_values import Context, Rule, Value, as_span, as_value, count_of, day_of, weekday_of

_YEAR = 12  # months
RULES: dict[str, Rule] = {}
"""Every rule of this module by its name in `times.tsv`."""


def _rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


@_rule
def skip(slots: Slots, context: Context) -> Value | None:
    """Habits: "tous les mardis" tells no date."""
    return None


@_rule
def period(slots: Slots, context: Context) -> Value | None:
    return Value(slots["period"], "interval" if "/" in slots["period"] else "date")


@_rule
def date(slots: Slots, context: Context) -> Value | None:
    if "mm" in slots:
        slots = slots | {"month": slots["mm"]} | ({"day": slots["dd"]} if "dd" in slots else {})
    moment = day_of(slots, context)
    return as_value(moment) if moment or "year" not in slots else None


@_rule
def fromto(slots: Slots, context: Context) -> Value | None:
    if "year2" in slots and "month" not in slots and "month2" not in slots:
        return as_span(Moment(int(slots["year"])), Moment(int(slots["year2"])))
    if "month" not in slots and "month2" not in slots:
        return _weekdays(slots, context) if "day" not in slots else None
    last = day_of(slots, context, "2", month=slots.get("month"))
    if last is None:
        return Value(None, "interval")
    first = day_of(slots, context, month=str(last.month), year=str(last.year))
    if first and "year" not in slots and (first.month or 0) > (last.month or 0):
        first = Moment(first.year - 1, first.month, first.day)
    return as_span(first.marked(last.mark) if first else None, last)


@_rule
def days(slots: Slots, context: Context) -> Value | None:
    """ "les 3 et 4 décembre", "lundi et mercredi": from the first of the days to the last."""
    if "day2" not in slots:
        return _weekdays(slots, context)
    last = day_of({**slots, "day": slots["day2"]}, context)
    first = replace(last, day=int(slots["day"])) if last is not None and valid(last.year, last.month, int(slots["day"])) else None
    return as_span(first, last)


def _weekdays(slots: Slots, context: Context) -> Value | None:
    """From one weekday to another, both of the week that holds the last; the article's month where only that is known."""
    reference = context.reference
    if "weekday2" not in slots or reference is None or reference.month is None:
        return Value(None, "interval")
    if reference.exact is None:
        return as_value(reference.marked("~"))
    last = weekday_near(reference.exact, int(slots["weekday2"]), direction=1 if context.future else 0)
    first = weekday_near(last, int(slots["weekday"]), direction=-1)
    return as_span(of_date(first, reference.mark), of_date(last, reference.mark))


@_rule
def night(slots: Slots, context: Context) -> Value | None:
    """The night of N is N/N+1; "du 9 au 10" and "de lundi à mardi" say so themselves."""
    if "weekday2" in slots and "day2" not in slots:
        return _weekdays(slots, context)
    if "day2" in slots:
        return fromto(slots, context)
    moment = day_of(slots, context) if "day" in slots else weekday_of(slots, context)
    if moment is None or moment.exact is None:
        return as_value(moment, "date" if moment else "interval") if "month" in slots or "weekday" in slots else None
    return as_span(moment, of_date(moment.exact + timedelta(days=1), moment.mark))


@_rule
def edge(slots: Slots, context: Context) -> Value | None:
    """The beginning, middle or end of a month or year: "début mai", "fin 2017", "à la fin de l'année"."""
    if "month" in slots:
        moment = day_of(slots, context)
        if moment and slots["edge"] == "middle":
            return as_value(Moment(moment.year, moment.month, 15).marked("~"))
        return as_value(moment.marked("" if slots["edge"] == "all" else "~") if moment else None)
    year = Moment(int(slots["year"])) if "year" in slots else context.reference.to_year() if context.reference else None
    if year is None:
        return Value(None)
    if "past" in slots:
        year = shift(year, "year", -1)
    month = {"start": 1, "middle": 6, "end": 12}.get(slots["edge"])
    return as_value(Moment(year.year, month).marked("~") if month else year)


@_rule
def edgemonth(slots: Slots, context: Context) -> Value | None:
    """ "au début du mois": the month of the article, roughly."""
    return as_value(context.reference.to_month().marked("~") if context.reference and context.reference.month else None)


@_rule
def edgeseason(slots: Slots, context: Context) -> Value | None:
    moment = _season(slots, context)
    if moment is None or moment.month is None:
        return Value(None)
    first = (moment.month - 21) * 3 + 3
    offset = {"start": 0, "middle": 1, "end": 2}.get(slots["edge"], 0)
    return as_value(shift(Moment(moment.year, first), "month", offset).marked("~"))


@_rule
def partofyear(slots: Slots, context: Context) -> Value | None:
    """A half or quarter of a year: "au premier trimestre 2018", "le second semestre"; the last one that is over where no year is told."""
    length, number = int(slots["portion"]), int(slots["ordinal"])
    parts = _YEAR // length
    year = int(slots["year"]) if "year" in slots else None
    if number > parts or (year is None and (context.reference is None or context.reference.month is None or number < 0)):
        return Value(None, "interval")
    first = length * ((number if number > 0 else parts) - 1) + 1
    if year is None and context.reference is not None:
        begun = first <= (context.reference.month or 0)
        year = context.reference.year - (0 if begun or context.future else 1)
    return _months(year, first, first + length - 1, context)


@_rule
def firstmonths(slots: Slots, context: Context) -> Value | None:
    """ "les neuf premiers mois de 2018": those of a year, the article's where none is told."""
    counted = count_of(slots, context)
    year = int(slots["year"]) if "year" in slots else context.reference.year if context.reference else None
    return _months(year, 1, counted[0], context) if counted is not None and 1 <= counted[0] <= _YEAR else Value(None, "interval")


def _months(year: int | None, first: int, last: int, context: Context) -> Value:
    """From one month of a year to another."""
    mark = context.reference.mark if context.reference else ""
    return as_span(Moment(year, first, mark=mark), Moment(year, last, mark=mark)) if year is not None else Value(None, "interval")


@_rule
def dayofmonth(slots: Slots, context: Context) -> Value | None:
    """ "le 14,": of the month told last, else of the last month with such a day up to the article."""
    day, near, news = int(slots["day"]), context.anchor, context.reference
    if near is None and news is not None and news.exact is not None:
        near = news if day <= news.exact.day else shift(news.to_month(), "month", -1)
    if near is None or near.month is None or not valid(near.year, near.month, day):
        return None
    there = Moment(near.year, near.month, day, near.mark if near.mark == "?" else "")
    late = news is not None and news.exact is not None and there.exact is not None and there.exact > news.exact
    return Value(None) if late and not context.future else as_value(there)


@_rule
def season(slots: Slots, context: Context) -> Value | None:
    return as_value(_season(slots, context))


def _season(slots: Slots, context: Context) -> Moment | None:
    reference = context.reference
    if "past" in slots and "year" not in slots and reference is not None and 0 < (reference.month or 0) <= _YEAR:
        last = (int(slots["season"]) - 21) * 3 + 5  # its last month: "l'été dernier" is over
        return Moment(reference.year - (last >= (reference.month or 0)), int(slots["season"]))
    return day_of({**slots, "month": slots["season"]}, context)


@_rule
def weekday(slots: Slots, context: Context) -> Value | None:
    return as_value(weekday_of(slots, context))


@_rule
def weekdayday(slots: Slots, context: Context) -> Value | None:
    """ "mardi 3": the last month in which the third is a Tuesday."""
    reference = context.reference
    if reference is None or reference.exact is None:
        return as_value(weekday_of(slots, context))
    for back in (0, -1, 1, -2):
        month = shift(reference.to_month(), "month", back)
        if month.month and valid(month.year, month.month, int(slots["day"])):
            moment = Moment(month.year, month.month, int(slots["day"]), reference.mark)
            if moment.exact and moment.exact.weekday() == int(slots["weekday"]):
                return as_value(moment)
    return Value(None)


@_rule
def feast(slots: Slots, context: Context) -> Value | None:
    month, day = slots["feast"].split("-")
    moment = day_of(slots | {"month": month, "day": day}, context)
    return as_value(shift(moment, "day", int(slots["beside"])) if moment is not None and "beside" in slots else moment)


@_rule
def vague(slots: Slots, context: Context) -> Value | None:
    return Value(None, "anaphor")


@_rule
def decade(slots: Slots, context: Context) -> Value | None:
    year = int(slots["year"]) if "year" in slots else 1900 + int(slots["yy"])
    return Value(f"{year // 10}X") if year % 10 == 0 else None


@_rule
def century(slots: Slots, context: Context) -> Value | None:
    """A century in Roman numerals; the twentieth is 19XX."""
    digits = [{"i": 1, "v": 5, "x": 10}[letter] for letter in slots["roman"]]
    number = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return Value(f"{number - 1:02d}XX") if 10 <= number <= 21 else None


@_rule
def year(slots: Slots, context: Context) -> Value | None:
    return as_value(read_moment(slots["year"]))


@_rule
def duration(slots: Slots, context: Context) -> Value | None:
    return Value(None, "duration")


RULES["barelyear"] = year
