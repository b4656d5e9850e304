"""How long a wrong PIN makes one wait: guessing takes days, a slip of the finger nothing (STAFF-7)."""

from datetime import timedelta
from typing import Final

DIGITS: Final = range(4, 13)
"""How many digits a PIN may have."""
FREE_TRIES: Final = 2
LONGEST: Final = timedelta(seconds=60)


def well_formed(pin: str) -> bool:
    """Tell whether `pin` is 4 to 12 digits."""
    return pin.isascii() and pin.isdigit() and len(pin) in DIGITS


def wait_after(failures: int) -> timedelta:
    """Return how long to wait after so many wrong PINs in a row: nothing, then twice as long each time."""
    beyond = failures - FREE_TRIES
    return timedelta(0) if beyond <= 0 else min(LONGEST, timedelta(seconds=2 ** min(beyond, 10)))
