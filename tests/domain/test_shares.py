"""Shares with their interval, medians and percentiles (COM-7, COM-11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.shares import percentile, share, wilson


def test_the_interval_of_wilson_as_published() -> None:
    """Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for part, of, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        found = wilson(part, of)
        assert found == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 400), st.integers(1, 400))
def test_an_interval_holds_its_share_and_narrows_with_more_answers(part: int, more: int) -> None:
    of = part + more
    low, high = wilson(part, of) or (2.0, -1.0)
    assert 0 <= low <= (share(part, of) or 0) + 1e-12
    assert (share(part, of) or 0) - 1e-12 <= high <= 1
    wider = wilson(part * 10, of * 10) or (2.0, -1.0)
    assert wider[1] - wider[0] < high - low


def test_nothing_has_no_share_no_interval_and_no_median() -> None:
    assert share(0, 0) is None
    assert wilson(0, 0) is None
    assert percentile([], 50) is None


@given(st.lists(st.integers(0, 1000), min_size=1).map(sorted), st.integers(1, 100))
def test_a_percentile_is_a_value_that_enough_do_not_exceed(values: list[int], percent: int) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= (found or 0) for value in values) * 100 >= percent * len(values)
    assert sum(value < (found or 0) for value in values) * 100 < percent * len(values)
