"""The wall clock and the system's randomness: the only place that reads them."""

import os
from datetime import datetime
from typing import Protocol

from guichet.domain.civil import ZONE


class Clock(Protocol):
    """Where time comes from: the wall in the program, a script in tests and in the tour."""

    def now(self) -> datetime:
        """Return the aware time now, in the City's zone."""


class SystemClock:
    """The wall clock, in the City's zone."""

    def now(self) -> datetime:
        """Return the aware time now."""
        return datetime.now(ZONE)


def system_random(count: int) -> bytes:
    """Return `count` random bytes from the operating system."""
    return os.urandom(count)
