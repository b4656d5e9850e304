"""What a desk and the shared database say to each other, and the two ends as the rounds see them (SYNC.md).

A replica's state is its version vector: for each desk, the highest sequence up to which it holds every event
(promise 4). Nothing here knows SQL: `rounds` plays these words between any two ends, real or simulated.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import msgspec

from guichet.domain.record import Event

Vector = Mapping[bytes, int]
"""By desk identifier (16 bytes), the highest sequence without a hole below it; a desk not named is at 0."""

PAGE_EVENTS: Final = 500
PAGE_BYTES: Final = 256 * 1024
"""What one push or one page of a pull carries at most: events, and bytes of their payloads (always one event)."""
FUTURE_MS: Final = 5 * 60 * 1000
"""How far ahead of the server's clock an event's stamp may be, in milliseconds, before the server refuses it."""


class Greeting(msgspec.Struct, frozen=True):
    """How the shared database stands when a round begins.

    `clock_ms` is its wall clock in Unix milliseconds; `schema` the version of its tables and functions;
    `vector` how far it reaches for each desk; `recovering` whether it accepts other desks' events from this one.
    """

    clock_ms: int
    schema: int
    vector: dict[bytes, int]
    recovering: bool


class Page(msgspec.Struct, frozen=True):
    """Events in (desk, sequence) order, each desk's without a hole after what was asked; `more` when some are left.

    A body that this desk may not read comes as a sealed event: header alone, `payload` None.
    """

    events: tuple[Event, ...]
    more: bool


class Shared(Protocol):
    """The shared database, from a desk."""

    def greet(self) -> Greeting:
        """Return how it stands. Raises `guichet.sync.failures.SyncFailure`."""
        ...

    def push(self, desk_id: bytes, events: Sequence[Event]) -> int:
        """Add one desk's events, in sequence and next to what is there; return the mark it now has for that desk.

        What it has already is compared and skipped. Raises `Fork`, `Gap`, `Ahead`, `Poison` and the
        failures of the network.
        """
        ...

    def pull(self, vector: Vector, limit: int = PAGE_EVENTS) -> Page:
        """Return the next events that `vector` lacks."""
        ...


class Replica(Protocol):
    """A desk's own record."""

    @property
    def desk_id(self) -> bytes:
        """The desk whose events are recorded here (16 bytes)."""
        ...

    def vector(self) -> dict[bytes, int]:
        """Return how far this desk reaches for each desk, itself included."""
        ...

    def after(self, desk_id: bytes, seq: int, limit: int = PAGE_EVENTS) -> tuple[Event, ...]:
        """Return the events of one desk after `seq`, in order, within `limit` and `PAGE_BYTES`."""
        ...

    def receive(self, page: Page) -> None:
        """Keep a page and the vector it brings in one transaction; what is held already is skipped."""
        ...

    def pushed(self, desk_id: bytes, mark: int) -> None:
        """Keep that the shared database has acknowledged one desk's events up to `mark`."""
        ...
