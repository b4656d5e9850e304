"""When the next round begins: steady polling while all is well, full jitter after a failure (SYNC.md, Push and pull).

Pure: the caller tells the time in seconds of any steady clock, and where randomness comes from.
"""

from collections.abc import Callable
from typing import Final

POLL: Final = (15.0, 30.0)
"""Between two rounds of a desk that nothing wakes, in seconds: at most one question per 15 s."""
FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 60.0
"""After a failure the wait is drawn under a ceiling that doubles from the first to the longest, in seconds."""
APART: Final = 0.2
"""Rounds that are asked for by local writes or by hints follow each other at least so many seconds apart."""


class Pacing:
    """Tells when a round is due. `random` returns numbers from 0 up to 1."""

    def __init__(self, random: Callable[[], float]) -> None:
        self._random = random
        self._due: float | None = 0.0
        self._failures = 0
        self._ended = -APART
        self._heard = self._asked = False

    @property
    def failures(self) -> int:
        """How many rounds have failed since the last that did not."""
        return self._failures

    @property
    def halted(self) -> bool:
        """Whether nothing is tried before a person asks."""
        return self._due is None

    def wait(self, now: float) -> float | None:
        """Return how many seconds from `now` the next round is due; None when only a person starts it."""
        return None if self._due is None else max(0.0, self._due - now)

    def begins(self) -> None:
        """Hear that a round begins: what is heard from now on may come too late for it, and calls for another."""
        self._heard = self._asked = False

    def wake(self, now: float) -> None:
        """Hear that there is something to send or to fetch. A wait after a failure is not cut short by it."""
        self._heard = True
        if self._due is not None and not self._failures:
            self._due = min(self._due, max(now, self._ended + APART))

    def ask(self, now: float) -> None:
        """Hear that a person wants a round now, whatever happened before."""
        self._heard = self._asked = True
        self._due = now

    def succeeded(self, now: float) -> None:
        """Hear that a round ended well at `now`."""
        self._failures = 0
        self._ended = now
        self._due = now + (APART if self._heard else POLL[0] + (POLL[1] - POLL[0]) * self._random())

    def failed(self, now: float) -> None:
        """Hear that a round failed at `now` for a reason that may pass by itself."""
        ceiling = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(self._failures, 10))
        self._failures += 1
        self._ended = now
        self._due = now + (APART if self._asked else max(APART, ceiling * self._random()))

    def refused(self, now: float) -> None:
        """Hear that a round failed at `now` for a reason that a person must see to: nothing is tried by itself."""
        self._failures += 1
        self._ended = now
        self._due = now + APART if self._asked else None
