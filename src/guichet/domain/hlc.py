"""Hybrid logical clock stamps: 48 bits of milliseconds, 16 of counter, in one integer (promise 5)."""

COUNTER_BITS = 16


def tick(last: int, wall_ms: int) -> int:
    """Return a stamp above `last` and at or after `wall_ms` (Unix milliseconds).

    A wall clock that goes backwards never fails a write: the counter grows, and overflows into the
    milliseconds.
    """
    return max(last + 1, wall_ms << COUNTER_BITS)


def wall_ms(stamp: int) -> int:
    """Return the milliseconds part of a stamp."""
    return stamp >> COUNTER_BITS
