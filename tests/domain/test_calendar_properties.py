"""What holds of every deadline (STAFF-3, STAFF-4), and a decade counted a second time by simpler means."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.policies import shipped

from guichet.domain.calendar import BusinessCalendar, Closure
from guichet.domain.civil import ZONE

POLICY = shipped()
CALENDAR = BusinessCalendar(POLICY)
CHANNELS = st.sampled_from(tuple(POLICY.channels))
ONE_DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

received_at = st.datetimes(
    datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2060-01-01"), timezones=st.just(UTC)
)
closures = st.lists(
    st.builds(
        Closure,
        st.dates(date(2026, 1, 1), date(2026, 3, 31)),
        st.none() | st.times(time(7), time(18)).map(lambda t: t.replace(second=0, microsecond=0)),
        st.sampled_from(["", "tempête"]),
    ),
    max_size=40,
)
early_2026 = st.datetimes(
    datetime.fromisoformat("2025-12-15"), datetime.fromisoformat("2026-04-10"), timezones=st.just(UTC)
)


@given(CHANNELS, early_2026, closures)
def test_what_holds_of_every_deadline(channel: str, received: datetime, closed: list[Closure]) -> None:
    calendar = BusinessCalendar(POLICY, closed)
    found = calendar.deadline(channel, received)
    civil_day, due_day = received.astimezone(ZONE).date(), found.due.date()
    assert due_day > civil_day
    assert calendar.is_business_day(due_day)
    assert found.due.time() == found.closing == calendar.closing_time(due_day)
    assert [day.date for day in found.skipped] == [
        civil_day + timedelta(days=n) for n in range(1, (due_day - civil_day).days)
    ]
    assert not any(calendar.is_business_day(day.date) for day in found.skipped)
    assert all(str(day.reason) for day in found.skipped)
    assert found.due.utcoffset() == found.due.astimezone(ZONE).utcoffset()
    assert f", {found.clause})" in str(found.explanation)


@given(CHANNELS, received_at, received_at)
def test_what_comes_later_is_never_due_earlier(channel: str, one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    assert CALENDAR.deadline(channel, first).due <= CALENDAR.deadline(channel, second).due


@given(CHANNELS, received_at, st.integers(-14 * 60, 14 * 60))
def test_the_offset_it_is_written_with_changes_nothing(
    channel: str, received: datetime, minutes: int
) -> None:
    elsewhere = received.astimezone(timezone(timedelta(minutes=minutes)))
    assert CALENDAR.deadline(channel, elsewhere) == CALENDAR.deadline(channel, received)


@given(CHANNELS, received_at)
def test_the_quick_way_is_the_whole_way(channel: str, received: datetime) -> None:
    quick = BusinessCalendar(POLICY).due_at(channel, (received - EPOCH) // timedelta(microseconds=1))
    assert EPOCH + timedelta(microseconds=quick) == CALENDAR.deadline(channel, received).due


@given(early_2026, closures)
def test_a_closure_more_never_brings_a_deadline_forward_past_a_day(
    received: datetime, closed: list[Closure]
) -> None:
    """A whole day closed moves deadlines later or not at all."""
    whole = [Closure(closure.date) for closure in closed]
    assert (
        BusinessCalendar(POLICY, whole).deadline("phone", received).due
        >= CALENDAR.deadline("phone", received).due
    )


@given(early_2026, early_2026, closures)
def test_minutes_add_up_and_lateness_agrees(one: datetime, other: datetime, closed: list[Closure]) -> None:
    calendar = BusinessCalendar(POLICY, closed)
    start, end = sorted(moment.replace(second=0, microsecond=0) for moment in (one, other))
    middle = (start + (end - start) / 2).replace(second=0, microsecond=0)
    minutes = calendar.business_minutes(start, end)
    assert minutes == calendar.business_minutes(start, middle) + calendar.business_minutes(middle, end)
    late = calendar.lateness(start, end)
    assert late.minutes == minutes
    ended = sum(
        start < datetime.combine(day, closing, ZONE) <= end
        for day in days(start.astimezone(ZONE).date(), end.astimezone(ZONE).date())
        if (closing := calendar.closing_time(day)) is not None
    )
    assert late.days == ended


def days(first: date, last: date) -> Iterator[date]:
    """Every civil day from `first` to `last`."""
    while first <= last:
        yield first
        first += ONE_DAY


# --- A decade, counted by other means ---------------------------------------------------------------


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computation (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_monday(year: int, month: int, nth: int) -> date:
    """The nth Monday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(-first.weekday()) % 7 + 7 * (nth - 1))


def without_service(year: int) -> set[date]:
    """The City's days, from the calendar alone: no library, no policy file."""
    patriots = date(year, 5, 24)
    while patriots.weekday() != 0:
        patriots -= ONE_DAY
    fixed = ((1, 1), (1, 2), (6, 24), (7, 1), (12, 24), (12, 25), (12, 26), (12, 31))
    return {date(year, month, day) for month, day in fixed} | {
        easter(year) - 2 * ONE_DAY,
        easter(year) + ONE_DAY,
        patriots,
        nth_monday(year, 9, 1),
        nth_monday(year, 10, 2),
    }


def naive_deadline(received: date) -> datetime:
    """Walk day by day: not a weekend, not a day without service; noon on Friday, else 16:30."""
    day = received + ONE_DAY
    while day.weekday() >= 5 or day in without_service(day.year):
        day += ONE_DAY
    return datetime.combine(day, time(12) if day.weekday() == 4 else time(16, 30), ZONE)


def test_a_decade_of_deadlines_agrees_with_an_independent_count() -> None:
    for day in days(date(2024, 1, 1), date(2034, 12, 31)):
        expected = naive_deadline(day)
        for moment in (time(0), time(12, 15), time(23, 59, 59)):
            received = datetime.combine(day, moment, ZONE)
            microseconds = (received - EPOCH) // timedelta(microseconds=1)
            assert CALENDAR.due_at("phone", microseconds) == (expected - EPOCH) // timedelta(microseconds=1)
        assert CALENDAR.deadline("email", received).due == expected


def test_a_decade_of_days_without_service_agrees_with_an_independent_count() -> None:
    for day in days(date(2024, 1, 1), date(2034, 12, 31)):
        closed = day.weekday() >= 5 or day in without_service(day.year)
        assert CALENDAR.is_business_day(day) is not closed
        assert (CALENDAR.day(day).reason is not None) is closed
