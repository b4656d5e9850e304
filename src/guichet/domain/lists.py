"""Which follow-up list of a day is meant: whose, of what, and what begins a new page (STAFF-3, STAFF-7)."""

from typing import Final, Literal

import msgspec

By = Literal["", "service", "person", "sector", "topic"]
BYS: Final[tuple[By, ...]] = ("", "service", "person", "sector", "topic")


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """A list by what it is narrowed to (empty means all) and by what its pages are parted.

    `handover` is what is still owed today, for the next shift.
    """

    service: str = ""
    contact: str = ""
    sector: str = ""
    topic: str = ""
    by: By = ""
    handover: bool = False


_ENCODER = msgspec.json.Encoder(order="deterministic")


def key_of(question: Question) -> str:
    """Return the same words for the same list at every desk."""
    return _ENCODER.encode(question).decode()
