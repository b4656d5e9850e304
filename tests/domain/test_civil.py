"""Dates, times and numbers as Québec writes them (COM-6: plain words at the counter)."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain import civil

TUESDAY = date(2026, 11, 24)


def spaced(text: str) -> str:
    """The text with its no-break spaces made plain, to compare with what one reads."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("t", "fr", "en"),
    [
        (time(9), "9 h", "9:00 a.m."),
        (time(16, 30), "16 h 30", "4:30 p.m."),
        (time(9, 5), "9 h 05", "9:05 a.m."),
        (time(0, 0), "0 h", "12:00 a.m."),
        (time(12, 0), "12 h", "12:00 p.m."),
        (datetime(2026, 11, 24, 14, 12, tzinfo=UTC), "9 h 12", "9:12 a.m."),
        (datetime(2026, 11, 24, 9, 12), "9 h 12", "9:12 a.m."),  # noqa: DTZ001 - civil time as given
    ],
)
def test_clock_time(t: time, fr: str, en: str) -> None:
    assert spaced(civil.clock_time(t)) == fr
    assert spaced(civil.clock_time(t, "en")) == en
    assert " " not in civil.clock_time(t), "a time never breaks over two lines"
    assert " " not in civil.clock_time(t, "en")


def test_long_and_short_dates() -> None:
    assert civil.long_date(TUESDAY) == "mardi 24 novembre 2026"
    assert civil.long_date(TUESDAY, "en") == "Tuesday, November 24, 2026"
    assert civil.long_date(TUESDAY, year=False) == "mardi 24 novembre"
    assert civil.long_date(TUESDAY, "en", year=False) == "Tuesday, November 24"
    assert civil.long_date(date(2027, 1, 1)) == "vendredi 1er janvier 2027"
    assert civil.short_date(TUESDAY) == "24 nov. 2026"
    assert civil.short_date(TUESDAY, year=False) == "24 nov."
    assert civil.short_date(date(2027, 1, 1), "en") == "Jan 1, 2027"
    assert civil.short_date(TUESDAY, "en", year=False) == "Nov 24"
    assert civil.short_weekday(TUESDAY + timedelta(1)) == "merc."
    assert civil.short_weekday(TUESDAY, "en") == "Tue"


def test_a_moment_is_read_at_the_counter_whatever_its_offset() -> None:
    late_evening = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)
    assert spaced(civil.date_time(late_evening)) == "mardi 24 novembre 2026 à 22 h 30"
    assert spaced(civil.date_time(late_evening, "en")) == "Tuesday, November 24, 2026 at 10:30 p.m."
    assert civil.long_date(late_evening) == "mardi 24 novembre 2026"
    assert spaced(civil.short_date_time(late_evening, year=False)) == "24 nov., 22 h 30"


@pytest.mark.parametrize(
    ("days", "fr", "en"),
    [
        (0, "aujourd’hui", "today"),
        (-1, "hier", "yesterday"),
        (-2, "avant-hier", "Nov 22"),
        (1, "demain", "tomorrow"),
        (2, "après-demain", "Thursday"),
        (3, "vendredi", "Friday"),
        (6, "lundi", "Monday"),
        (7, "1er déc.", "Dec 1"),
        (-3, "21 nov.", "Nov 21"),
        (60, "23 janv. 2027", "Jan 23, 2027"),
    ],
)
def test_relative_day(days: int, fr: str, en: str) -> None:
    day = TUESDAY + timedelta(days)
    assert civil.relative_day(day, TUESDAY) == fr
    assert civil.relative_day(day, TUESDAY, "en") == en


def test_relative_date_time() -> None:
    due = datetime(2026, 11, 23, 16, 30, tzinfo=civil.ZONE)
    assert spaced(civil.relative_date_time(due, TUESDAY)) == "hier à 16 h 30"
    assert spaced(civil.relative_date_time(due, TUESDAY, "en")) == "yesterday at 4:30 p.m."


def test_durations_in_business_time() -> None:
    said = {0: "0 min", 45: "45 min", 60: "1 h", 74: "1 h 14", -74: "1 h 14", 125: "2 h 05"}
    assert {m: spaced(civil.duration(m)) for m in said} == said
    english = {0: "0 min", 45: "45 min", 60: "1 hr", 74: "1 hr 14 min"}
    assert {m: spaced(civil.duration(m, "en")) for m in english} == english
    days = {0: "0 jour ouvrable", 1: "1 jour ouvrable", -2: "2 jours ouvrables", 2: "2 jours ouvrables"}
    assert {n: spaced(civil.business_days(n)) for n in days} == days
    assert spaced(civil.business_days(1, "en")) == "1 business day"
    assert spaced(civil.business_days(2, "en")) == "2 business days"


@pytest.mark.parametrize(
    ("said", "fr"),
    [
        ("+14505550147", "450-555-0147"),
        ("1 (450) 555-0147", "450-555-0147"),
        ("450.555.0147", "450-555-0147"),
        ("4505550147 poste 1502", "450-555-0147, poste 1502"),
        ("450-555-0147 x1502", "450-555-0147, poste 1502"),
        ("+14505550147;ext=1502", "450-555-0147, poste 1502"),
        ("450-555-0147 # 3", "450-555-0147, poste 3"),
        ("poste 1502", "poste 1502"),
        ("811", "811"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ("au bureau de poste", "au bureau de poste"),
        ("", ""),
    ],
)
def test_phone(said: str, fr: str) -> None:
    assert spaced(civil.phone(said)) == fr
    assert spaced(civil.phone(said, "en")) == fr.replace("poste 1502", "ext. 1502").replace(
        ", poste 3", ", ext. 3"
    )


@given(st.text(max_size=40))
def test_phone_never_fails_and_is_stable(said: str) -> None:
    once = civil.phone(said)
    assert civil.phone(once) == once


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001
def test_the_offset_carried_never_changes_what_is_read(civil_time: datetime, hours: int) -> None:
    moment = civil_time.replace(tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))
    assert civil.date_time(moment) == civil.date_time(elsewhere)
