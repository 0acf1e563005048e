"""Times counted from the article's day or from the date told before: "hier", "il y a trois jours", "la veille"."""

from __future__ import annotations

from datetime import timedelta

from kg.annotate.calendar import Moment, interval, of_date, shift, week_of, weekday_near
from kg.annotate.time_patterns import Slots
from kg.annotate.time_values import Context, Rule, Value, as_span, as_value, count_of, is_of_news

_FINE = ("hour", "minute", "second", "day", "week")  # units that a bare year is too coarse for
_WEEK = 7  # days
_THURSDAY, _SATURDAY = 3, 5  # of the week, whose Monday is 0
_DAY = 24  # hours
_FRESH = 3  # days that the news of an article may be old
RULES: dict[str, Rule] = {}
"""Every rule of this module by its name in `times.tsv`."""


def _rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


@_rule
def lastnight(slots: Slots, context: Context) -> Value | None:
    if context.reference is None or context.reference.exact is None:
        return as_value(shift(context.reference, "day", 0) if context.reference else None)
    return as_span(shift(context.reference, "day", -1), context.reference)


@_rule
def thenight(slots: Slots, context: Context) -> Value | None:
    """ "dans la nuit": behind the day told before in its sentence (the anchor), else the one before the article's day."""
    if context.anchor is not None:
        return as_span(context.anchor, shift(context.anchor, "day", 1)) if context.anchor.exact else None
    return lastnight(slots, context) if context.reference is not None and context.reference.exact else None


@_rule
def deictic(slots: Slots, context: Context) -> Value | None:
    return as_value(shift(context.reference, "day", int(slots["deictic"])) if context.reference else None)


@_rule
def today(slots: Slots, context: Context) -> Value | None:
    """ "aujourd'hui": the day; the caller widens it to the month where it means nowadays."""
    return thisday(slots, context)


@_rule
def thisday(slots: Slots, context: Context) -> Value | None:
    return as_value(shift(context.reference, "day", 0) if context.reference else None)


@_rule
def now(slots: Slots, context: Context) -> Value | None:
    """The present, told no finer than the month."""
    return as_value(context.reference.to_month() if context.reference else None)


@_rule
def weekend(slots: Slots, context: Context) -> Value | None:
    reference = context.reference
    if reference is None or reference.exact is None:
        return as_value(shift(reference, "day", 0) if reference else None)
    early, before = reference.exact.weekday() < _THURSDAY, reference.exact.weekday() < _SATURDAY
    last = "past" in slots or (early and not context.future and "next" not in slots)  # "a manifesté ce week-end"
    coming = "next" in slots or (before and not last)
    saturday = weekday_near(reference.exact, _SATURDAY, direction=1 if coming else -1 if last else 0)
    return as_span(of_date(saturday, reference.mark), of_date(saturday + timedelta(days=1), reference.mark))


@_rule
def pastweek(slots: Slots, context: Context) -> Value | None:
    """ "au cours de la semaine passée": the seven days up to the article."""
    if context.reference is None:
        return Value(None)
    return as_span(shift(context.reference, "day", -7), context.reference)


@_rule
def unit(slots: Slots, context: Context) -> Value | None:
    """This, the last or the next week, month or year; this week and this month reach up to the article."""
    reference, name = context.reference, slots["unit"]
    step = -1 if "past" in slots else 1 if "next" in slots else 0
    if name not in ("week", "month", "year"):
        return None
    if reference is None:
        return Value(None)
    if name != "week":
        return as_value(shift(reference, name, step) if step else reference.to_year() if name == "year" else reference.to_month())
    if reference.exact is None:
        return as_value(reference.marked("~"))
    monday, sunday = week_of(reference.exact + timedelta(days=7 * step))
    return as_span(of_date(monday, reference.mark), of_date(sunday if step or context.future else reference.exact, reference.mark))


@_rule
def weekdayof(slots: Slots, context: Context) -> Value | None:
    """ "jeudi de la semaine dernière", "jeudi et vendredi de la semaine dernière"."""
    reference = context.reference
    if reference is None or reference.exact is None:
        return as_value(shift(reference, "day", 0) if reference else None)
    monday, _ = week_of(reference.exact + timedelta(days=_WEEK if "next" in slots else -_WEEK))
    first, last = (monday + timedelta(days=int(slots[name])) for name in ("weekday", "weekday2" if "weekday2" in slots else "weekday"))
    return as_span(of_date(first, reference.mark), of_date(last, reference.mark))


@_rule
def startweek(slots: Slots, context: Context) -> Value | None:
    if context.reference is None or context.reference.exact is None:
        return as_value(shift(context.reference, "day", 0) if context.reference else None)
    monday, sunday = week_of(context.reference.exact - timedelta(days=0 if context.future else 1))
    return as_value(of_date(sunday if slots["edge"] == "end" else monday, context.reference.mark).marked("~"))


def _away(slots: Slots, start: Moment | None, context: Context, sign: int) -> Moment | None:
    """So many units from a start, approximate where the count is."""
    counted = count_of(slots, context)
    if counted is None or start is None:
        return None
    count, rough = counted
    if rough and "few" in slots and slots["unit"] == "day":
        return start.to_month().marked("~")
    moment = shift(start, slots["unit"], sign * count)
    if slots["unit"] == "hour" and count >= _DAY and count % _DAY == 0:  # "il y a 48 heures"
        return shift(start, "day", sign * count // _DAY)
    if slots["unit"] in ("hour", "minute", "second"):
        return moment
    return moment.marked("~") if rough or slots["unit"] in ("week", "month", "year", "decade") else moment


@_rule
def ago(slots: Slots, context: Context) -> Value | None:
    if "few" in slots and slots["unit"] not in _FINE:  # some months are too many to date by
        return Value(None)
    counted, start = count_of(slots, context), context.reference
    if slots["unit"] == "week" and "n" in slots and counted is not None and start is not None and start.exact is not None:
        return as_value(shift(start, "day", -_WEEK * counted[0]).marked("~"))  # "il y a une semaine"
    return as_value(_away(slots, start, context, -1))


@_rule
def agospan(slots: Slots, context: Context) -> Value | None:
    """ "ça fait sept ans que", "depuis quatre mois": up to the article, whose day is kept when the start is finer than a year."""
    first = _away(slots, context.reference, context, -1)
    if first is None or context.reference is None or ("few" in slots and slots["unit"] not in _FINE):
        return Value(None, "interval")
    return as_span(first, _until_now(first, context.reference))


RULES["sincespan"] = agospan


def _until_now(first: Moment, reference: Moment) -> Moment:
    """The end of what has lasted for so long: the article's date, its month when only the year of the start is known."""
    return reference.to_month() if first.month is None else reference


@_rule
def sincevague(slots: Slots, context: Context) -> Value | None:
    return Value(None, "interval")


@_rule
def sinceanchor(slots: Slots, context: Context) -> Value | None:
    if context.anchor is None or context.reference is None:
        return Value(None, "anaphor")
    return Value(interval(context.anchor, context.reference.to_month()), "interval")


@_rule
def rolling(slots: Slots, context: Context) -> Value | None:
    """ "ces derniers mois", "les deux dernières années": as many units up to the article, three where no number is told."""
    counted = count_of(slots, context) or (3, True)
    if slots["unit"] == "hour" and counted[0] % _DAY == 0 and "n" in slots:
        counted, slots = (counted[0] // _DAY, counted[1]), slots | {"unit": "day"}
    if context.reference is None or slots["unit"] in ("hour", "minute", "second"):
        return Value(None, "duration")
    name = slots["unit"]
    if name == "week" and "n" in slots and context.reference.exact is not None:  # "ces deux dernières semaines"
        return as_span(shift(context.reference, "day", -_WEEK * counted[0]).marked("~"), context.reference)
    if name == "day":
        return as_span(shift(context.reference, name, -counted[0]).marked("~" if counted[1] else ""), context.reference)
    last = context.reference.to_year() if name in ("year", "decade") else context.reference.to_month()
    return as_span(shift(context.reference, name, -counted[0]).marked("~"), last)


@_rule
def ahead(slots: Slots, context: Context) -> Value | None:
    return as_value(_away(slots, context.reference, context, 1))


@_rule
def within(slots: Slots, context: Context) -> Value | None:
    counted = count_of(slots, context) or (3, True)
    if context.reference is None:
        return Value(None, "interval")
    last = shift(context.reference, slots["unit"], counted[0]).marked("~" if counted[1] else "")
    return as_span(context.reference if last.day or not last.month else context.reference.to_month(), last)


@_rule
def sameday(slots: Slots, context: Context) -> Value | None:
    return as_value(context.anchor, "anaphor")


@_rule
def sameyear(slots: Slots, context: Context) -> Value | None:
    return as_value(context.anchor.to_year() if context.anchor else None, "anaphor")


@_rule
def samemonth(slots: Slots, context: Context) -> Value | None:
    return as_value(context.anchor.to_month() if context.anchor and context.anchor.month else None, "anaphor")


@_rule
def beside(slots: Slots, context: Context) -> Value | None:
    """ "la veille", "le lendemain" of the date told before, which must be a day."""
    anchor = context.anchor
    return as_value(shift(anchor, "day", int(slots["beside"])) if anchor and anchor.exact else None, "anaphor")


@_rule
def partofday(slots: Slots, context: Context) -> Value | None:
    """ "dans la soirée": of the day told before, if that is one of the article's last few."""
    return as_value(context.anchor, "anaphor") if is_of_news(context.anchor, context.reference, within=_FRESH) else None


@_rule
def previous(slots: Slots, context: Context) -> Value | None:
    """ "la semaine précédente", "le mois suivant" of the date told before."""
    anchor, name, step = context.anchor, slots["unit"], int(slots["preceding"])
    if name == "year":  # "l'année précédente" is one to compare with
        return as_value(shift(anchor.to_year(), name, step) if anchor is not None and step > 0 else None, "anaphor")
    if anchor is None or anchor.month is None or name not in ("day", "week", "month"):
        return Value(None, "anaphor")
    if name == "month":
        return as_value(shift(anchor.to_month(), name, step), "anaphor")
    if anchor.exact is None:
        return Value(None, "anaphor")
    if name == "day":
        return as_value(shift(anchor, name, step), "anaphor")
    monday, sunday = week_of(anchor.exact + timedelta(days=_WEEK * step))
    return as_span(of_date(monday, anchor.mark), of_date(sunday, anchor.mark))


@_rule
def besideof(slots: Slots, context: Context) -> Value | None:
    """ "au lendemain de l'attaque": the day of the attack, counted from a day told with it."""
    anchor = context.anchor
    return as_value(shift(anchor, "day", -int(slots["beside"])), "anaphor") if anchor and anchor.exact else None


@_rule
def shifted(slots: Slots, context: Context) -> Value | None:
    """ "deux jours plus tôt", "un an plus tard": counted from the date told before, up to the article and no finer than that date."""
    if context.anchor is None or (slots["unit"] in _FINE and context.anchor.month is None):
        return Value(None, "anaphor")
    if slots["unit"] in ("hour", "minute", "second"):  # of the same day, if one was told
        return as_value(context.anchor if context.anchor.exact is not None else None, "anaphor")
    there = _away(slots, context.anchor, context, -1 if "earlier" in slots else 1)
    late = there is not None and context.reference is not None and not context.future and there.year > context.reference.year
    return as_value(None if late else there, "anaphor")


@_rule
def offset(slots: Slots, context: Context) -> Value | None:
    """ "deux jours après l'attaque": the day of the attack, counted from a day told with it (the anchor), else from that of the news.

    What was so long before something else is told of another day than the news; longer spans are too rough.
    """
    news = context.reference
    if news is None or news.exact is None or slots["unit"] != "day" or "n" not in slots:
        return Value(None, "anaphor")
    if context.anchor is None and int(slots["side"]) > 0:
        return Value(None, "anaphor")
    sign = int(slots["side"])
    there = _away(slots, news, context, sign)
    if context.anchor is not None and there is not None and there.exact != context.anchor.exact:  # else the anchor is the day of the attack
        return as_value(_away(slots, context.anchor, context, sign))
    return as_value(there)


@_rule
def shiftedback(slots: Slots, context: Context) -> Value | None:
    return shifted(slots | {"earlier": "-1"}, context)


@_rule
def shiftedon(slots: Slots, context: Context) -> Value | None:
    return shifted(slots | {"later": "1"}, context)
