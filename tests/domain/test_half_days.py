"""From when to when a person is away, in the words of the counter (STAFF-6)."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.civil import NBSP, ZONE
from guichet.domain.half_days import Bound, beginning, begins, ending, ends, noon_of, period
from guichet.domain.hours import parse_hours

WEEK = parse_hours("Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:30").week
assert WEEK is not None
NOON = noon_of(WEEK)
TODAY = date(2026, 11, 24)
WEDNESDAY, FRIDAY = date(2026, 11, 25), date(2026, 11, 27)


def said(first: Bound, last: Bound) -> str:
    return period(begins(first, NOON), ends(last, NOON), NOON, TODAY).render().replace(NBSP, " ")


def test_a_day_is_cut_where_its_first_hours_close() -> None:
    assert NOON(WEDNESDAY) == time(12)
    assert NOON(FRIDAY) == time(12), "one block of hours has no middle of its own"


def test_a_whole_last_day_ends_with_the_day() -> None:
    assert ends(Bound(WEDNESDAY), NOON) == datetime(2026, 11, 26, tzinfo=ZONE)
    assert ends(Bound(WEDNESDAY, "noon"), NOON) == datetime(2026, 11, 25, 12, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (Bound(WEDNESDAY), Bound(WEDNESDAY), "le mercredi 25 novembre"),
        (Bound(WEDNESDAY), Bound(WEDNESDAY, "noon"), "le mercredi 25 novembre en avant-midi"),
        (Bound(WEDNESDAY, "noon"), Bound(WEDNESDAY), "le mercredi 25 novembre en après-midi"),
        (Bound(WEDNESDAY), Bound(WEDNESDAY, "time", time(10)), "le mercredi 25 novembre jusqu’à 10 h"),
        (Bound(WEDNESDAY, "time", time(15)), Bound(WEDNESDAY), "le mercredi 25 novembre à compter de 15 h"),
        (
            Bound(WEDNESDAY, "noon"),
            Bound(WEDNESDAY, "time", time(14, 30)),
            "le mercredi 25 novembre de midi à 14 h 30",
        ),
        (
            Bound(WEDNESDAY, "time", time(9)),
            Bound(WEDNESDAY, "noon"),
            "le mercredi 25 novembre de 9 h à midi",
        ),
        (
            Bound(WEDNESDAY, "time", time(9)),
            Bound(WEDNESDAY, "time", time(10, 15)),
            "le mercredi 25 novembre de 9 h à 10 h 15",
        ),
        (Bound(WEDNESDAY), Bound(FRIDAY), "du mercredi 25 novembre au vendredi 27 novembre"),
        (
            Bound(WEDNESDAY, "noon"),
            Bound(FRIDAY, "time", time(10)),
            "du mercredi 25 novembre à midi au vendredi 27 novembre à 10 h",
        ),
        (Bound(FRIDAY), Bound(date(2027, 1, 4)), "du vendredi 27 novembre au lundi 4 janvier 2027"),
    ],
)
def test_a_period_is_said_in_days_and_half_days(first: Bound, last: Bound, words: str) -> None:
    assert said(first, last) == words


BOUNDS = st.builds(
    lambda day, cut, minutes: Bound(
        TODAY + timedelta(days=day), cut, time(*divmod(minutes, 60)) if cut == "time" else None
    ),
    st.integers(0, 400),
    st.sampled_from(("day", "noon", "time")),
    st.integers(1, 1439).filter(lambda minutes: minutes != 720),
)


@given(BOUNDS)
def test_what_a_form_shows_again_is_what_was_typed(bound: Bound) -> None:
    """Across both changes of the clock: an hour that is skipped or comes twice keeps its name."""
    assert beginning(begins(bound, NOON), NOON) == bound
    assert ending(ends(bound, NOON), NOON) == bound
