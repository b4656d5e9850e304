"""The shared database in memory: what it accepts, refuses and remembers, for the simulator and the rounds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext

from guichet.domain.record import EVERYONE, GENESIS, Event, body_digest, header_digest
from guichet.domain.wording import translate
from guichet.sync import ahead
from guichet.sync.failures import Ahead, Fork, Gap, Poison, Refused
from guichet.sync.wire import FUTURE_MS, PAGE_BYTES, PAGE_EVENTS, Greeting, Key, Page, Vector

WORD = translate("Tests", "Refusé par le modèle.")
POISON = b"poison"
"""A payload that holds these bytes is one that this database cannot keep."""


class MemoryDatabase:
    """What the schema keeps: events by desk, who owns which desk. Each call is one transaction."""

    def __init__(self) -> None:
        self.events: dict[bytes, list[Event]] = {}
        self.owner: dict[bytes, str] = {}
        self.recovering = False
        self.late_ms = 0
        self.poison = POISON

    def vector(self) -> dict[bytes, int]:
        """Return each desk's mark."""
        return {desk: len(events) for desk, events in self.events.items() if events}

    def push(self, login: str, now_ms: int, desk_id: bytes, events: Sequence[Event]) -> int:
        """Keep events, or none of them."""
        owner = self.owner.get(desk_id)
        if owner not in (None, login) and not self.recovering:
            raise Refused(WORD)
        held = list(self.events.get(desk_id, []))
        late_ms = self.late_ms
        for event in events:
            header = event.header
            whole = event.payload is None or body_digest(event.salt, event.payload) == header.body_digest
            if header.desk_id != desk_id or not whole or self.poison in (event.payload or b""):
                raise Poison(WORD, desk_id, header.desk_seq)
            if header.desk_seq <= len(held):
                known = held[header.desk_seq - 1]
                if header_digest(known.header) != header_digest(header):
                    raise Fork(WORD)
                if known.header.hlc != header.hlc:
                    raise Gap(WORD)
                if known.payload is None and event.payload is not None:
                    held[header.desk_seq - 1] = Event(known.header, event.payload, event.salt, event.audience)
                    late_ms = now_ms
                continue
            if header.desk_seq != len(held) + 1:
                raise Gap(WORD)
            if header.prev_digest != (header_digest(held[-1].header) if held else GENESIS):
                raise Fork(WORD)
            if header.hlc >> 16 > now_ms + FUTURE_MS:
                raise Ahead(WORD)
            held.append(event)
        self.events[desk_id] = held
        self.late_ms = late_ms
        if owner is None and not self.recovering:
            self.owner[desk_id] = login
        return len(held)

    def pull(self, circles: Sequence[str], vector: Vector, limit: int) -> Page:
        """Return a page, sealed where the audience says so."""
        taken: list[Event] = []
        size = 0
        for desk_id in sorted(self.events):
            for event in self.events[desk_id][vector.get(desk_id, 0) :]:
                size += len(event.payload or b"")
                if len(taken) == limit or (taken and size > PAGE_BYTES):
                    return Page(tuple(taken), True)
                readable = event.audience == EVERYONE or event.audience in circles
                taken.append(event if readable else Event(event.header, None))
        return Page(tuple(taken), False)

    def lacking(self, after: Key | None, limit: int) -> tuple[Key, ...]:
        """Return the headers without a body."""
        keys = [
            (desk, event.header.desk_seq)
            for desk in sorted(self.events)
            for event in self.events[desk]
            if event.payload is None and (after is None or (desk, event.header.desk_seq) > after)
        ]
        return tuple(keys[:limit])

    def copy(self) -> dict[bytes, list[Event]]:
        """Return its state, to be put back later."""
        return {desk: list(events) for desk, events in self.events.items()}


class MemoryShared:
    """One login's connection to the database: a `Shared`, and the `Link` that opens it."""

    def __init__(
        self,
        database: MemoryDatabase,
        login: str = "desk",
        circles: tuple[str, ...] = (),
        now_ms: Callable[[], int] = lambda: 0,
    ) -> None:
        self.database = database
        self.login = login
        self.circles = circles
        self.now_ms = now_ms
        self.asked: list[str] = []

    target = "model"

    def open(self) -> nullcontext["MemoryShared"]:
        """Lend this very connection."""
        return nullcontext(self)

    def give_up(self) -> None:
        """Nothing is ever waited for."""

    def greet(self) -> Greeting:
        """Tell how it stands."""
        self.asked.append("greet")
        database = self.database
        return Greeting(
            clock_ms=self.now_ms(),
            schema=1,
            vector=database.vector(),
            recovering=database.recovering,
            circles=self.circles,
            late_ms=database.late_ms,
            links={
                desk: header_digest(events[-1].header) for desk, events in database.events.items() if events
            },
        )

    def push(self, desk_id: bytes, events: Sequence[Event]) -> int:
        """Keep events."""
        self.asked.append("push")
        return self.database.push(self.login, self.now_ms(), desk_id, events)

    def pushes(
        self, desk_id: bytes, batches: Iterable[Sequence[Event]]
    ) -> Iterator[tuple[Sequence[Event], int]]:
        """Keep batches, each sent before the one before is yielded."""
        return ahead.pushes(lambda batch: self.push(desk_id, batch), batches, ahead.AtOnce)

    def pages(self, vector: Vector, limit: int = PAGE_EVENTS) -> Iterator[Page]:
        """Yield pages, each asked for before the one before is yielded."""
        return ahead.pages(lambda asked: self.pull(asked, limit), vector, ahead.AtOnce)

    def pull(self, vector: Vector, limit: int = PAGE_EVENTS) -> Page:
        """Return a page."""
        self.asked.append("pull")
        return self.database.pull(self.circles, vector, limit)

    def lacking(self, after: Key | None = None, limit: int = PAGE_EVENTS) -> tuple[Key, ...]:
        """Return the headers without a body."""
        self.asked.append("lacking")
        return self.database.lacking(after, limit)
