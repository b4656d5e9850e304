"""When a place is open: its weekly hours less the closures, in civil time at the counter (COM-2)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from guichet.domain.civil import ZONE
from guichet.domain.errors import Refusal
from guichet.domain.holidays_by_rule import ClosedDay
from guichet.domain.hours import MIDNIGHT, Span, WeeklyHours
from guichet.domain.wording import Text, translate

HORIZON_DAYS: Final = 400
"""How far an opening is looked for: beyond it, the hours and closures leave none to find."""
_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5

Closed = Callable[[date], ClosedDay | None]


def aware(moment: datetime) -> datetime:
    """Return the moment in America/Toronto. Raises `Refusal` for one without an offset: it could be any hour."""
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise Refusal(
            translate(
                "Calendar",
                "L’heure {moment} n’indique pas son fuseau horaire. Écrivez-la avec son décalage, par exemple"
                " 2026-11-24T09:12:00-05:00.",
                moment=moment.isoformat(),
            )
        )
    return moment.astimezone(ZONE)


def instant(day: date, minutes: int) -> datetime:
    """Return the civil time `minutes` into a day, in America/Toronto; 1440 is the midnight that ends it."""
    if minutes >= MIDNIGHT:
        return datetime.combine(day + _ONE_DAY, time(), ZONE)
    return datetime.combine(day, time(minutes // 60, minutes % 60), ZONE)


class OpeningTimes:
    """Weekly hours with the days closed or cut short by `closed`; each civil day is worked out once."""

    def __init__(self, week: WeeklyHours, closed: Closed | None = None) -> None:
        self.week = week
        self._closed = closed
        self._known: dict[date, tuple[tuple[Span, ...], Text | None]] = {}

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return when it is open that day, in minutes of the civil day; empty when it is not."""
        return self._day(day)[0]

    def reason(self, day: date) -> Text | None:
        """Return why the day is closed or cut short; None on an ordinary day of service."""
        return self._day(day)[1]

    def is_open(self, at: datetime) -> bool:
        """Tell whether it is open at an aware moment; a closing time is the first moment it no longer is."""
        there = aware(at)
        minutes = there.hour * 60 + there.minute
        return any(opens <= minutes < closes for opens, closes in self.spans(there.date()))

    def closes_at(self, at: datetime) -> datetime | None:
        """Return when it next closes, if it is open at `at`; None when it is closed then, or never closes."""
        there = aware(at)
        minutes, day = there.hour * 60 + there.minute, there.date()
        closes = next((end for start, end in self.spans(day) if start <= minutes < end), None)
        for _ in range(8):
            if closes is None:
                return None
            if closes < MIDNIGHT or day == date.max:
                return instant(day, closes)
            following = day + _ONE_DAY
            on = next((end for start, end in self.spans(following) if start == 0), None)
            if on is None:
                return instant(day, closes)
            day, closes = following, on
        return None

    def next_opening(self, at: datetime) -> datetime | None:
        """Return the first opening after an aware moment; None when there is none within 400 days."""
        there = aware(at)
        day = there.date()
        for _ in range(HORIZON_DAYS):
            for start, _ in self.spans(day):
                if (opening := instant(day, start)) > there:
                    return opening
            if day == date.max:
                break
            day += _ONE_DAY
        return None

    def _day(self, day: date) -> tuple[tuple[Span, ...], Text | None]:
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._work_out(day)
        return known

    def _work_out(self, day: date) -> tuple[tuple[Span, ...], Text | None]:
        usual = self.week.spans(day.weekday())
        closed = self._closed(day) if self._closed is not None else None
        if closed is not None and closed.closes_at is None:
            return (), closed.reason
        if not usual:
            return (), _no_service(day)
        if closed is None or closed.closes_at is None:
            return usual, None
        last = closed.closes_at.hour * 60 + closed.closes_at.minute
        kept = tuple((start, min(end, last)) for start, end in usual if start < last)
        return kept, None if kept == usual else closed.reason


def _no_service(day: date) -> Text:
    if day.weekday() >= _SATURDAY:
        return translate("Calendar", "fin de semaine")
    return translate("Calendar", "jour sans heures de service")
