"""Service time between many moments at once agrees with the calendar's own count (COM-7)."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.policies import shipped

from guichet.domain.calendar import BusinessCalendar, Closure
from guichet.domain.civil import ZONE
from guichet.domain.dossier import microseconds
from guichet.domain.elapsed import ServiceTime

CALENDAR = BusinessCalendar(
    shipped(), (Closure(date(2026, 3, 6)), Closure(date(2026, 3, 9), time(11)), Closure(date(2025, 11, 3)))
)
TIMES = ServiceTime(CALENDAR)
MOMENTS = st.datetimes(datetime(2025, 10, 1), datetime(2026, 4, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@given(st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=20))
def test_it_agrees_with_the_calendar_pair_by_pair(pairs: list[tuple[datetime, datetime]]) -> None:
    """To the minute: the calendar drops the seconds of the first day and of the last one, apart."""
    found = TIMES.minutes("phone", [(microseconds(a), microseconds(b)) for a, b in pairs])
    for (since, until), minutes in zip(pairs, found, strict=True):
        expected = max(0, CALENDAR.business_minutes(since, until))
        assert minutes - expected in (0, 1)


def test_nights_weekends_holidays_and_closures_do_not_count_whatever_the_clock_does() -> None:
    friday = datetime(
        2026, 3, 5, 16, 0, tzinfo=ZONE
    )  # a Thursday; Friday is a closure, the clock moves on Sunday
    monday = datetime(2026, 3, 9, 15, 0, tzinfo=ZONE)  # closes at 11
    pairs = [(microseconds(friday), microseconds(monday)), (microseconds(monday), microseconds(friday))]
    assert TIMES.minutes("counter", pairs).tolist() == [30 + 180, 0]
    assert TIMES.minutes("counter", []).tolist() == []


def test_moments_out_of_all_reason_count_as_the_nearest_year() -> None:
    """What a foreign desk may send: a stamp of the year 1 or of the year 30000."""
    span = timedelta(days=366 * 12_000) // timedelta(microseconds=1)
    found = TIMES.minutes("phone", [(-span, 0), (0, 0)])
    assert found.tolist() == [0, 0]
