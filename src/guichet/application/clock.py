"""The wall clock and the system's randomness: the only place that reads them."""

import os
from datetime import datetime

from guichet.domain.civil import ZONE


class SystemClock:
    """The wall clock, in the City's zone."""

    def now(self) -> datetime:
        """Return the aware time now."""
        return datetime.now(ZONE)


def system_random(count: int) -> bytes:
    """Return `count` random bytes from the operating system."""
    return os.urandom(count)
