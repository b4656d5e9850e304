"""From when to when a person is away, as people say it: whole days, half-days, hours (STAFF-6).

Pure: the hour at which a day is cut in two is an argument, asked of the week's hours.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from guichet.domain import civil
from guichet.domain.bilingual import Bilingual
from guichet.domain.hours import WeeklyHours
from guichet.domain.wording import Text, translate

Cut = Literal["day", "noon", "time"]
"""Where a bound falls: at the end of the day that it leaves whole, in its middle, or at an hour of its own."""
Noon = Callable[[date], time]
"""Gives the hour that cuts a day in two."""


class Bound(msgspec.Struct, frozen=True):
    """The first or the last day of an absence, and how much of it; `at` for the cut `time` only."""

    day: date
    cut: Cut = "day"
    at: time | None = None


def noon_of(week: WeeklyHours) -> Noon:
    """Return what cuts a day in two: the closing of its first hours where it has a second part, else 12 h."""

    def noon(day: date) -> time:
        spans = week.spans(day.weekday())
        return time(*divmod(spans[0][1], 60)) if len(spans) > 1 else time(12)

    return noon


def begins(bound: Bound, noon: Noon) -> datetime:
    """Return the instant at which an absence that begins so begins, at the counter."""
    at = {"day": time(), "noon": noon(bound.day), "time": bound.at or time()}[bound.cut]
    return datetime.combine(bound.day, at, civil.ZONE)


def ends(bound: Bound, noon: Noon) -> datetime:
    """Return the instant at which the person is there again; a whole day ends with the day."""
    if bound.cut == "day":
        return datetime.combine(bound.day + timedelta(days=1), time(), civil.ZONE)
    return begins(bound, noon)


def beginning(moment: datetime, noon: Noon) -> Bound:
    """Return how one says the beginning of an absence: the inverse of `begins`."""
    there = moment.astimezone(civil.ZONE)
    return _cut(there.date(), there.time(), noon)


def ending(moment: datetime, noon: Noon) -> Bound:
    """Return how one says the end of an absence: the inverse of `ends`."""
    there = moment.astimezone(civil.ZONE)
    if there.time() == time():
        return Bound(there.date() - timedelta(days=1))
    return _cut(there.date(), there.time(), noon)


def period(start: datetime, end: datetime, noon: Noon, today: date) -> Text:
    """Return `du mardi 24 novembre au jeudi 26 novembre à midi`, `le mardi 24 novembre en avant-midi`…

    The year is written where it is not the year of `today`.
    """
    first, last = beginning(start, noon), ending(end, noon)
    if first.day == last.day:
        return _within(first, last, today)
    return translate("Absences", "du {first} au {last}", first=_bound(first, today), last=_bound(last, today))


def until(end: datetime, noon: Noon, today: date) -> Text:
    """Return `jusqu’au jeudi 26 novembre à midi`, for what has begun."""
    return translate("Absences", "jusqu’au {last}", last=_bound(ending(end, noon), today))


def _cut(day: date, at: time, noon: Noon) -> Bound:
    if at == time():
        return Bound(day)
    return Bound(day, "noon") if at == noon(day) else Bound(day, "time", at)


def _within(first: Bound, last: Bound, today: date) -> Text:
    day = _day(first.day, today)
    match first.cut, last.cut:
        case "day", "day":
            return translate("Absences", "le {day}", day=day)
        case "day", "noon":
            return translate("Absences", "le {day} en avant-midi", day=day)
        case "noon", "day":
            return translate("Absences", "le {day} en après-midi", day=day)
        case "day", "time":
            return translate("Absences", "le {day} jusqu’à {time}", day=day, time=last.at)
        case "time", "day":
            return translate("Absences", "le {day} à compter de {time}", day=day, time=first.at)
        case "noon", "time":
            return translate("Absences", "le {day} de midi à {time}", day=day, time=last.at)
        case "time", "noon":
            return translate("Absences", "le {day} de {time} à midi", day=day, time=first.at)
    return translate("Absences", "le {day} de {first} à {last}", day=day, first=first.at, last=last.at)


def _bound(bound: Bound, today: date) -> Text:
    day = _day(bound.day, today)
    if bound.cut == "noon":
        return translate("Absences", "{day} à midi", day=day)
    if bound.cut == "time":
        return translate("Absences", "{day} à {time}", day=day, time=bound.at)
    return day


def _day(day: date, today: date) -> Text:
    year = day.year != today.year
    return Bilingual.of(civil.long_date(day, year=year), civil.long_date(day, "en", year=year))
