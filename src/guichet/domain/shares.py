"""What is said of many counted things: a share with its interval, a median, a ninetieth percentile (COM-7, COM-11)."""

from collections.abc import Sequence
from math import sqrt
from typing import Final

Z_95: Final = 1.959963984540054
"""The normal quantile of a 95 % interval."""


def share(part: int, of: int) -> float | None:
    """Return a part of a whole, 0 to 1; None of nothing."""
    return part / of if of else None


def wilson(part: int, of: int) -> tuple[float, float] | None:
    """Return the 95 % interval of Wilson around a share, 0 to 1; None of nothing.

    It holds for the small numbers of a survey round, where the usual formula gives less than 0 or more than 1.
    """
    if not of:
        return None
    found = part / of
    square = Z_95 * Z_95
    middle = (found + square / (2 * of)) / (1 + square / of)
    half = Z_95 * sqrt(found * (1 - found) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def percentile(ordered: Sequence[int], percent: int) -> int | None:
    """Return the value that `percent` of a hundred do not exceed, the nearest rank; None of nothing.

    `ordered` goes up. The fiftieth is the median: of an even number of values, the lower of the two in the middle.
    """
    if not ordered:
        return None
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
