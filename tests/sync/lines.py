"""Lines to the shared database in memory, with hints, that a test may cut."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.sync.database import MemoryDatabase, MemoryShared

from guichet.application.workplace import Workplace
from guichet.domain.record import Event
from guichet.sync.failures import SyncFailure
from guichet.sync.wire import Greeting


class Bell:
    """Hints in memory: rung by whoever pushes."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._closed = False

    def ring(self) -> None:
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        heard = self._rung.wait(seconds)
        self._rung.clear()
        return heard and not self._closed

    def close(self) -> None:
        self._closed = True
        self._rung.set()


class Line:
    """A `Link` in memory: `failure` is what whoever calls is told."""

    def __init__(self, database: MemoryDatabase, desk: Workplace, bells: list[Bell]) -> None:
        self.target = "model"
        self.database, self.bells = database, bells
        self.failure: SyncFailure | None = None
        self.opened = 0
        self._desk = desk

    @contextmanager
    def open(self) -> Iterator[MemoryShared]:
        if self.failure is not None:
            raise self.failure
        self.opened += 1
        yield Ringing(self, self._desk)

    def hints(self) -> Bell:
        if self.failure is not None:
            raise self.failure
        bell = Bell()
        self.bells.append(bell)
        return bell


class Ringing(MemoryShared):
    """One call: what is pushed rings every bell."""

    def __init__(self, line: Line, desk: Workplace) -> None:
        super().__init__(
            line.database, str(desk.store.folder), (), lambda: round(desk.clock.now().timestamp() * 1000)
        )
        self._line = line

    def greet(self) -> Greeting:
        if self._line.failure is not None:
            raise self._line.failure
        return super().greet()

    def push(self, desk_id: bytes, events: Sequence[Event]) -> int:
        mark = super().push(desk_id, events)
        for bell in self._line.bells:
            bell.ring()
        return mark
