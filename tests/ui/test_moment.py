"""What people type for a date and a time is read, and what is shown is read back (STAFF-3: the moment of receipt)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.ui.moment import parse_day, parse_moment, written

ZONE = ZoneInfo("America/Toronto")
NOW = datetime(2026, 11, 24, 9, 14, tzinfo=ZONE)
FIRST, LAST = NOW.replace(year=2000, tzinfo=None), NOW.replace(year=2099, tzinfo=None)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("9:12", "2026-11-24 9:12"),
        ("9h12", "2026-11-24 9:12"),
        ("9 h 12", "2026-11-24 9:12"),
        ("9\u00a0h\u00a012", "2026-11-24 9:12"),
        ("9h", "2026-11-24 9:00"),
        ("à 9h", "2026-11-24 9:00"),
        ("4:30 p.m.", "2026-11-24 16:30"),
        ("4 pm", "2026-11-24 16:00"),
        ("12:05 a.m.", "2026-11-24 0:05"),
        ("hier 16h", "2026-11-23 16:00"),
        ("Hier à 16 h 30", "2026-11-23 16:30"),
        ("yesterday 4:30 pm", "2026-11-23 16:30"),
        ("avant-hier 8:00", "2026-11-22 8:00"),
        ("aujourd’hui 8h", "2026-11-24 8:00"),
        ("lundi 10h", "2026-11-23 10:00"),
        ("mardi 8h", "2026-11-24 8:00"),
        ("mercredi 8h", "2026-11-18 8:00"),
        ("24 nov 9:12", "2026-11-24 9:12"),
        ("1er déc. 9:12", "2025-12-01 9:12"),
        ("mardi 24 novembre 2026, 9 h 14", "2026-11-24 9:14"),
        ("Nov 24, 2026 9:14 a.m.", "2026-11-24 9:14"),
        ("24/11 9:12", "2026-11-24 9:12"),
        ("2026-11-24 9:12", "2026-11-24 9:12"),
        ("2026-11-24T09:12", "2026-11-24 9:12"),
        ("hier", "2026-11-23 9:14"),
        ("maintenant", "2026-11-24 9:14"),
    ],
)
def test_a_moment_is_read_as_it_is_typed(typed: str, shown: str) -> None:
    moment = parse_moment(typed, NOW)
    assert moment is not None
    assert written(moment) == shown
    assert moment.tzinfo is ZONE


@pytest.mark.parametrize(
    "typed", ["", "  ", "bientôt", "25:00", "9:75", "31 févr 9h", "2026-13-01 9:00", "13 pm", "9:1x"]
)
def test_what_cannot_be_read_is_not_guessed(typed: str) -> None:
    assert parse_moment(typed, NOW) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("demain", date(2026, 11, 25)),
        ("vendredi", date(2026, 11, 27)),
        ("mardi", date(2026, 11, 24)),
        ("26 nov", date(2026, 11, 26)),
        ("1 janv", date(2027, 1, 1)),
        ("2026-11-26", date(2026, 11, 26)),
    ],
)
def test_a_promised_day_lies_ahead(typed: str, day: date) -> None:
    assert parse_day(typed, NOW.date(), ahead=True) == day


def test_an_hour_that_summer_time_skips_moves_on() -> None:
    spring = datetime(2026, 3, 8, 12, 0, tzinfo=ZONE)
    moment = parse_moment("2:30", spring)
    assert moment is not None
    assert written(moment) == "2026-03-08 3:30"


@given(st.datetimes(FIRST, LAST))
def test_what_is_shown_is_read_back(civil: datetime) -> None:
    moment = civil.replace(second=0, microsecond=0, tzinfo=ZONE)
    exists = moment.astimezone(ZoneInfo("UTC")).astimezone(ZONE)
    read = parse_moment(written(exists), NOW)
    assert read is not None
    assert read.replace(fold=0) == exists.replace(fold=0)


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(typed: str) -> None:
    moment = parse_moment(typed, NOW)
    assert moment is None or moment.utcoffset() is not None
    day = parse_day(typed, NOW.date())
    assert day is None or abs(day - NOW.date()) < timedelta(days=366 * 9000)
