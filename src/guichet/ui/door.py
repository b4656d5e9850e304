"""The screens' door to the use cases: the open desk, what everybody needs of it, and word of every change.

The window is painted before the store is open: work asked for meanwhile waits on its own thread (promise 7).
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from guichet.ui.tasks import Cancelled

if TYPE_CHECKING:
    from guichet.application.exchanging import State
    from guichet.application.looking import Counts
    from guichet.application.workplace import Workplace
    from guichet.domain.people import Agent
    from guichet.store.recording import Receipt

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a transaction touched: streams (`dossier`, `citizen`, `directory`, `calendar`…) and dossiers."""

    streams: frozenset[str]
    dossiers: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who is on duty and at which desk; `agent` is None while somebody must sign in."""

    agent: "Agent | None"
    desk_name: str


class Door(QObject):
    """Gives the desk to work that runs on `Tasks`, and tells the screens what changed.

    `ready` comes once on the UI thread when the desk is open and somebody is on duty; `changed` carries a
    `Changed`; `duty_changed` an `OnDuty`; `counted` the day's `Counts`; `restore_asked` the path of a copy that a
    person wants back in service; `retry_asked` that what could not be exchanged be tried again; `stood` the `State` of
    the exchange, kept in `standing`.
    """

    ready = Signal()
    changed = Signal(object)
    duty_changed = Signal(object)
    counted = Signal(object)
    restore_asked = Signal(object)
    retry_asked = Signal()
    stood = Signal(object)
    _told = Signal(object)

    def __init__(self, training: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.training = training
        self.duty = OnDuty(None, "")
        self.counts: Counts | None = None
        self.standing: State | None = None
        self._desk: Workplace | None = None
        self._opened = threading.Event()
        self._ended = False
        self._told.connect(self._tell)

    @property
    def desk(self) -> "Workplace":
        """The open desk. On a worker thread it waits until the desk is open; never call it on the UI thread
        before `is_open`. Raises `Cancelled` when it could not be opened or the program ends: what was asked
        of it meanwhile is dropped, and whoever opens it again asks the screens again (`ready`).
        """
        self._opened.wait()
        if self._desk is None:
            raise Cancelled
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether the desk is open: the UI thread asks this before `desk`."""
        return self._desk is not None

    def give(self, desk: "Workplace") -> None:
        """Hand over the open desk (from any thread)."""
        self._desk = desk
        desk.watch(self._recorded)
        self._opened.set()

    def take_back(self) -> "Workplace | None":
        """Take the desk away, to close it or to put another in its place: work that asks for it waits again."""
        desk, self._desk = self._desk, None
        self._opened.clear()
        return desk

    def begin_again(self) -> None:
        """Have work wait for the desk again, after an opening that failed."""
        if self._desk is None:
            self._opened.clear()

    def give_up(self) -> None:
        """Let waiting work go: the desk could not be opened, or the program ends."""
        self._opened.set()

    def end(self) -> None:
        """Tell nothing any more: what is still on its way from other threads finds the screens' work ended."""
        self._ended = True
        self.give_up()

    @Slot(object)
    def stand(self, state: "State") -> None:
        """Keep how the exchange stands, and tell it."""
        self.standing = state
        self.stood.emit(state)

    @Slot(object)
    def _tell(self, changed: Changed) -> None:
        if not self._ended:
            self.changed.emit(changed)

    def _recorded(self, receipt: "Receipt") -> None:
        streams = frozenset(stream for stream, _ in receipt.changed)
        dossiers = frozenset(entity for stream, entity in receipt.changed if stream == "dossier")
        self._told.emit(Changed(streams, dossiers))

    def use(self, work: "Callable[[Workplace], T]") -> "Callable[[], T]":
        """Return work for `Tasks.run` that is given the desk once it is open."""

        def on_desk() -> T:
            return work(self.desk)

        return on_desk
