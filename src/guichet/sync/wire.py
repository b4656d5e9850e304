"""What a desk and the shared database say to each other, and the two ends as the rounds see them (SYNC.md).

A replica's state is its version vector: for each desk, the highest sequence up to which it holds every event
(promise 4). Nothing here knows SQL: `rounds` plays these words between any two ends, real or simulated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Final, Protocol

import msgspec

from guichet.domain.record import Event

Vector = Mapping[bytes, int]
"""By desk identifier (16 bytes), the highest sequence without a hole below it; a desk not named is at 0."""
Key = tuple[bytes, int]
"""The name of one event on every replica: the desk that recorded it, and its sequence there."""

PAGE_EVENTS: Final = 500
PAGE_BYTES: Final = 256 * 1024
"""What one push or one page of a pull carries at most: events, and bytes of their payloads (always one event)."""
FUTURE_MS: Final = 5 * 60 * 1000
"""How far ahead of the server's clock an event's stamp may be, in milliseconds, before the server refuses it."""


class Greeting(msgspec.Struct, frozen=True):
    """How the shared database stands when a round begins.

    `clock_ms` is its wall clock in Unix milliseconds; `schema` the version of its tables and functions;
    `vector` how far it reaches for each desk; `recovering` whether it accepts other desks' events from this one;
    `circles` the audiences beside everyone whose bodies this desk may read; `late_ms` when a body last came after
    its header, or recovering last began, or the database was made, whichever is latest. When either changes, what is
    held sealed is asked again. `links` are the `header_digest` of the last event it has of each desk: what tells a
    desk that another computer records under its name.
    """

    clock_ms: int
    schema: int
    vector: dict[bytes, int]
    recovering: bool
    circles: tuple[str, ...] = ()
    late_ms: int = 0
    links: dict[bytes, bytes] = {}

    @property
    def readable(self) -> str:
        """A stamp of what this desk may read: while it stays the same, no sealed event has become readable."""
        return f"{','.join(sorted(self.circles))} {self.late_ms}"


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

        What it has already is compared by `header_digest` and skipped (under another stamp `hlc` it is a `Gap`: the
        desk begins again, and takes the stamp that was kept); a body for a header that it holds sealed is added.
        A sealed event is kept as its header. A desk that was copied or restored comes with an identifier that no
        desk has used: it becomes this login's own. Raises `Fork`, `Gap`, `Ahead`, `Poison`
        and the failures of the network; nothing of what was sent is kept then.
        """
        ...

    def pushes(
        self, desk_id: bytes, batches: Iterable[Sequence[Event]]
    ) -> Iterator[tuple[Sequence[Event], int]]:
        """Push batches one after the other and yield each with its mark, as `guichet.sync.ahead.pushes` says."""
        ...

    def pull(self, vector: Vector, limit: int = PAGE_EVENTS) -> Page:
        """Return the next events that `vector` lacks."""
        ...

    def pages(self, vector: Vector, limit: int = PAGE_EVENTS) -> Iterator[Page]:
        """Yield all that `vector` lacks, page after page, as `guichet.sync.ahead.pages` says."""
        ...

    def lacking(self, after: Key | None = None, limit: int = PAGE_EVENTS) -> tuple[Key, ...]:
        """Return, in order after `after`, the events whose bodies it lacks and nobody erased: asked while recovering.

        Desks outside an audience refill a lost server with headers; a desk that holds the bodies adds them.
        """
        ...

    def give_up(self) -> None:
        """Cut the connection, from any thread: whoever waits for an answer hears at once that it is `Away`."""
        ...


class Hints(Protocol):
    """Word that another desk has pushed something, on a connection of its own; polling is the truth."""

    def wait(self, seconds: float) -> bool:
        """Wait for such word; False when the time is up or `close` was called. Raises `SyncFailure`."""
        ...

    def close(self) -> None:
        """End the connection and any wait under way, from any thread."""
        ...


class Link(Protocol):
    """The way from an enrolled desk to its shared database, with the credentials of the system's keyring."""

    @property
    def target(self) -> str:
        """Where it is, as a person reads it: host and database, never a password."""
        ...

    def open(self) -> AbstractContextManager[Shared]:
        """Connect for one round; leaving closes. Raises `guichet.sync.failures.SyncFailure`."""
        ...

    def hints(self) -> Hints:
        """Connect for hints. Raises `guichet.sync.failures.SyncFailure`."""
        ...


class Replica(Protocol):
    """A desk's own record. Each call that writes is one transaction: done whole, or not at all."""

    @property
    def desk_id(self) -> bytes:
        """The desk whose events are recorded here (16 bytes)."""
        ...

    def vector(self) -> dict[bytes, int]:
        """Return how far this desk reaches for each desk, itself included.

        Of a former identifier, how far the shared database is known to reach: the rest may be the original's to send.
        """
        ...

    def acknowledged(self) -> int:
        """Return the highest of this desk's own sequences that the shared database has ever acknowledged."""
        ...

    def after(self, desk_id: bytes, seq: int, limit: int = PAGE_EVENTS) -> tuple[Event, ...]:
        """Return the events of one desk after `seq`, in order, within `limit` and `PAGE_BYTES`."""
        ...

    def bodies(self, keys: Sequence[Key]) -> tuple[Event, ...]:
        """Return those of the events named that are held here with their body."""
        ...

    def former(self) -> frozenset[bytes]:
        """Return the identifiers under which this desk recorded before it was copied or restored."""
        ...

    def filling(self, expected: int) -> AbstractContextManager[None]:
        """Receive pages inside: when many events are expected, what they change is shown once, at the end."""
        ...

    def receive(self, events: Sequence[Event]) -> bool:
        """Keep a page and the vector it brings; what is held already is skipped, a body fills its sealed header.

        What cannot be kept is put in quarantine and said; a desk whose chain breaks stays where it was. False, and
        nothing is kept, when the page holds entries of this desk under another identifier: a copy of this desk has
        given them in first.
        """
        ...

    def pushed(self, desk_id: bytes, mark: int) -> None:
        """Keep that the shared database has acknowledged up to `mark` what was recorded under this identifier here."""
        ...

    def greeted(self, clock_ms: int, readable: str) -> tuple[Key, ...]:
        """Keep the server's clock; return each desk's first sealed event when this stamp is not the one last read."""
        ...

    def unsealed(self, readable: str) -> None:
        """Keep that everything was asked for that this stamp covers."""
        ...

    def restamp(self, after: int, clock_ms: int) -> None:
        """Stamp this desk's events after `after` again, in order, from the server's clock on."""
        ...

    def confirm(self, events: Sequence[Event]) -> bool:
        """Keep as acknowledged what the shared database has of this desk, with its stamps; False when it differs."""
        ...

    def renew(self, common: int) -> None:
        """Take a new desk identifier, and record under it this desk's events after `common`."""
        ...

    def set_aside(self, key: Key, reason: str) -> bool:
        """Put the body of an event that the shared database cannot keep in quarantine; False when it already was."""
        ...
