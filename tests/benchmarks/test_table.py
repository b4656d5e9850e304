"""A row of the bench is reached when each of its limits holds, and says so the same way on paper and in JSON."""

import pytest
from benchmarks.table import Row, number, p99, printed


def row(value: float, floor: float, **limits: float) -> Row:
    return Row("key", "what", value, "ms", floor, "floor", **limits)


@pytest.mark.parametrize(
    ("measured", "reached"),
    [
        (row(16, 10, at_most=16), True),
        (row(16.1, 10, at_most=16), False),
        (row(15, 10, times_floor=1.5), True),
        (row(15.1, 10, times_floor=1.5), False),
        (row(15, 5, at_most=16, times_floor=2), False),
        (row(49_999, 1, at_least=50_000), False),
        (row(50_000, 1, at_least=50_000), True),
        (row(160, 50, over_floor=110), True),
        (row(161, 50, over_floor=110), False),
    ],
)
def test_each_limit_must_hold(measured: Row, reached: bool) -> None:
    assert measured.reached is reached
    assert measured.as_json()["reached"] is reached
    assert ("NO" in printed([measured])) is not reached


def test_the_ninety_ninth_percentile_is_the_value_that_one_in_a_hundred_exceeds() -> None:
    assert p99([float(each) for each in range(1, 101)]) == 99
    assert p99([3.0, 1.0]) == 3


def test_figures_are_readable() -> None:
    assert [number(each) for each in (1_000_000, 71.53, 0.2456, 16)] == ["1 000 000", "71.5", "0.246", "16"]
