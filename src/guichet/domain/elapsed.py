"""Time of service between many pairs of moments at once: the medians of a period (COM-7).

The calendar answers for one pair; a year of dossiers asks for tens of thousands, in one pass over arrays.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from guichet.domain.calendar import BusinessCalendar
from guichet.domain.civil import ZONE

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_MINUTE: Final = 60_000_000
_YEARS: Final = range(1990, 2101)
"""Years of service that can be counted: a moment outside them counts as the nearest one."""


class ServiceTime:
    """The spans of service of one calendar, by year, and what elapsed of them. Safe from any thread.

    Hours of another calendar are another `ServiceTime`: nothing here is ever counted again.
    """

    def __init__(self, calendar: BusinessCalendar) -> None:
        self.calendar = calendar
        self._years: dict[tuple[object, int], tuple[list[int], list[int]]] = {}

    def minutes(self, channel: str, pairs: Sequence[tuple[int, int]]) -> "NDArray[int64]":
        """Return, in order, the whole minutes of service between the two moments of each pair (Unix microseconds).

        Zero where the second comes first. A channel of another policy counts by the City's hours.
        """
        import numpy as np

        if not pairs:
            return np.zeros(0, np.int64)
        moments = np.array(pairs, np.int64)
        opens, closes = self._spans(channel, int(moments.min()), int(moments.max()))
        if not opens:
            return np.zeros(len(pairs), np.int64)
        begins, ends = np.array(opens, np.int64), np.array(closes, np.int64)
        lasted = ends - begins
        before = np.concatenate(([0], np.cumsum(lasted)))
        at = np.searchsorted(begins, moments, "right") - 1
        within = np.clip(moments - begins[at], 0, lasted[at])
        served = np.where(at < 0, 0, before[at] + within)
        found: NDArray[int64] = np.maximum(served[:, 1] - served[:, 0], 0) // _MINUTE
        return found

    def _spans(self, channel: str, first: int, last: int) -> tuple[list[int], list[int]]:
        """The beginnings and ends of service, in order, of all the civil years that two moments touch."""
        opens: list[int] = []
        closes: list[int] = []
        for year in range(_year(first), _year(last) + 1):
            begins, ends = self._of_year(channel, year)
            opens += begins
            closes += ends
        return opens, closes

    def _of_year(self, channel: str, year: int) -> tuple[list[int], list[int]]:
        week = self.calendar.policy.hours_for(channel)
        known = self._years.get((week, year))
        if known is None:
            known = ([], [])
            day = date(year, 1, 1)
            while day.year == year:
                for opens, closes in self.calendar.spans(day, channel):
                    known[0].append((opens - _EPOCH) // _MICROSECOND)
                    known[1].append((closes - _EPOCH) // _MICROSECOND)
                day += timedelta(days=1)
            self._years[week, year] = known
        return known


def _year(us: int) -> int:
    try:
        year = (_EPOCH + timedelta(microseconds=us)).astimezone(ZONE).year
    except OverflowError:
        year = _YEARS.stop if us > 0 else _YEARS.start
    return min(max(year, _YEARS.start), _YEARS.stop - 1)
