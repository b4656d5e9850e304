"""Spans of days that are counted and compared (COM-7, COM-11)."""

from datetime import date

import pytest

from guichet.domain.errors import Refusal
from guichet.domain.periods import SPANS, Period, Span, around, between


@pytest.mark.parametrize(
    ("span", "day", "first", "last"),
    [
        ("week", date(2026, 11, 29), date(2026, 11, 23), date(2026, 11, 29)),
        ("month", date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        ("month", date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        ("quarter", date(2026, 12, 1), date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_span_holds_its_day_from_end_to_end(span: Span, day: date, first: date, last: date) -> None:
    assert around(span, day) == Period(span, first, last)
    assert between(first, last) == Period(span, first, last), "two dates that make a month are that month"


@pytest.mark.parametrize("span", [span for span in SPANS if span != "custom"])
def test_what_comes_before_and_after_touches_and_comes_back(span: Span) -> None:
    found = around(span, date(2026, 3, 3))
    assert (found.first - found.before.last).days == 1
    assert found.before.after == found
    assert found.after.before == found


def test_the_same_period_last_year() -> None:
    assert around("month", date(2024, 2, 10)).last_year == around("month", date(2023, 2, 10))
    assert around("year", date(2026, 1, 1)).last_year == around("year", date(2026, 1, 1)).before
    week = around("week", date(2026, 11, 24))
    assert week.last_year == Period("week", date(2025, 11, 24), date(2025, 11, 30))
    assert between(date(2024, 2, 20), date(2024, 2, 29)).last_year == Period(
        "custom", date(2023, 2, 20), date(2023, 2, 28)
    )


def test_a_custom_period_is_compared_with_as_many_days() -> None:
    found = between(date(2026, 10, 9), date(2026, 10, 23))
    assert found.before == Period("custom", date(2026, 9, 24), date(2026, 10, 8))
    assert found.after.before == found


def test_periods_are_named_as_people_say_them() -> None:
    assert around("month", date(2026, 11, 2)).name.render() == "novembre 2026"
    assert around("month", date(2026, 11, 2)).name.render("en") == "November 2026"
    assert around("quarter", date(2026, 2, 2)).name.render() == "1er trimestre 2026"
    assert around("quarter", date(2026, 11, 2)).name.render("en") == "Q4 2026"
    assert around("year", date(2026, 2, 2)).name.render() == "2026"
    assert between(date(2026, 10, 9), date(2026, 10, 23)).name.render() == "du 9 oct. 2026 au 23 oct. 2026"
    assert around("custom", date(2026, 10, 1)).name.render() == "1er oct. 2026"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 2, 2), date(2026, 2, 1)),
        (date(1960, 1, 1), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2300, 1, 1)),
    ],
)
def test_a_reversed_or_boundless_period_is_refused(first: date, last: date) -> None:
    with pytest.raises(Refusal):
        between(first, last)
