"""The one place that knows threads: work leaves the window, results come back in order and never stale."""

from __future__ import annotations

import enum
import logging
import threading
import weakref
from collections.abc import Callable
from types import MethodType
from typing import TYPE_CHECKING, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from guichet.domain.errors import PersonError
from guichet.domain.wording import Text, translate

if TYPE_CHECKING:
    import queue

    from guichet.ui.collecting import Collector

T = TypeVar("T")
_log = logging.getLogger(__name__)

BUG = translate(
    "Tasks",
    "Guichet n’a pas pu terminer cette opération. Rien n’a été perdu; "
    "réessayez, et si le message revient, avisez la personne qui s’occupe du logiciel.",
)


class Lane(enum.Enum):
    """Where work runs: one after the other on the store, on a reader beside it, or on a free thread."""

    STORE = "store"
    READ = "read"
    POOL = "pool"


class Cancelled(Exception):
    """Raised by `Progress.check` inside work that the person stopped."""


class Task(Generic[T]):
    """Work that was asked for. `cancel()` drops its result and interrupts it where it can be interrupted."""

    def __init__(
        self,
        work: Callable[[], T] | Callable[[Progress], T],
        on_done: Callable[[T], object] | None,
        on_error: Callable[[Text], object] | None,
        on_progress: Callable[[int, int], object] | None,
        interrupt: Callable[[], object] | None,
        title: Text | None,
        lane: Lane,
    ) -> None:
        self.title = title
        self.lane = lane
        self.with_progress = on_progress is not None or title is not None
        self.finished = False
        self.result: T | None = None
        self.error: BaseException | None = None
        self._work = work
        self._on_done = _hold(on_done)
        self._on_error = _hold(on_error)
        self._on_progress = _hold(on_progress)
        self._interrupt = interrupt
        self._cancelled = threading.Event()
        self._running = False
        self._lock = threading.Lock()

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Drop the result; work that waits never starts, work that runs is interrupted if it can be."""
        self._cancelled.set()
        with self._lock:
            if self._running and self._interrupt is not None:
                self._interrupt()

    def _release(self) -> None:
        """Let go of what the work holds, on the UI thread: a worker must not be the last to hold a screen."""
        self._work = _nothing  # type: ignore[assignment]
        self._interrupt = None


class Progress:
    """What long work is given: to say how far it is, and to learn that it is to stop."""

    def __init__(self, task: Task[object], post: Callable[[Task[object], int, int], object]) -> None:
        self._task = task
        self._post = post

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._task.cancelled

    def check(self) -> None:
        """Raise `Cancelled` when the person asked to stop."""
        if self._task.cancelled:
            raise Cancelled

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` (0: not known) is behind; raises `Cancelled` as `check` does."""
        self.check()
        self._post(self._task, done, total)


def _hold(call: Callable[..., object] | None) -> Callable[[], Callable[..., object] | None]:
    """Keep a function, but hold a method weakly and forget it once its Qt object is gone."""
    if call is None:
        return _nothing
    if not isinstance(call, MethodType):
        return lambda: call
    weak = weakref.WeakMethod(call)
    owner = call.__self__
    if not isinstance(owner, QObject):
        return weak
    ref = weakref.ref(owner)

    def alive() -> Callable[..., object] | None:
        target = ref()
        return weak() if target is not None and shiboken6.isValid(target) else None

    return alive


def _nothing() -> None:
    return None


class Tasks(QObject):
    """Runs work off the UI thread and brings results back to it.

    `failed` carries the sentence of a failure that nobody handled; `changed` tells the status line that
    long work began, moved or ended.
    """

    failed = Signal(object)
    changed = Signal()
    _settled = Signal(object)
    _moved = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None, pool_size: int = 2) -> None:
        super().__init__(parent)
        self._queues: dict[Lane, queue.SimpleQueue[Task[object] | None]] = {}
        self._threads: list[threading.Thread] = []
        self._pool_size = pool_size
        self._latest: dict[str, Task[object]] = {}
        self._open: set[Task[object]] = set()
        self._long: dict[Task[object], tuple[int, int]] = {}
        self._closed = False
        self._collector: Collector | None = None
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Text], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
        latest: str | None = None,
        interrupt: Callable[[], object] | None = None,
    ) -> Task[T]:
        """Run `work()` on `lane`; its result reaches `on_done(result)` on the UI thread.

        `latest` names a channel where only the newest request counts (search as you type): older ones are
        cancelled. `interrupt` stops running work from outside (`connection.interrupt` of SQLite).
        A failure reaches `on_error(sentence)`, or the notice bar when there is none.
        """
        return self._start(Task(work, on_done, on_error, None, interrupt, None, lane), latest)

    def run_long(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Text], object] | None = None,
        *,
        title: Text,
        on_progress: Callable[[int, int], object] | None = None,
        lane: Lane = Lane.POOL,
        interrupt: Callable[[], object] | None = None,
    ) -> Task[T]:
        """Run `work(progress)` with a line, a bar and a way to stop it in the status line."""
        task: Task[T] = Task(work, on_done, on_error, on_progress, interrupt, title, lane)
        self._long[task] = (0, 0)  # type: ignore[index]
        self._start(task, None)
        self.changed.emit()
        return task

    def _start(self, task: Task[T], latest: str | None) -> Task[T]:
        if self._closed:
            raise RuntimeError("work was asked of tasks that are shut down")
        anonymous: Task[object] = task  # type: ignore[assignment]
        if latest is not None:
            former = self._latest.get(latest)
            if former is not None:
                former.cancel()
            self._latest[latest] = anonymous
        self._open.add(anonymous)
        self._queue(task.lane).put(anonymous)
        return task

    def _queue(self, lane: Lane) -> queue.SimpleQueue[Task[object] | None]:
        if lane not in self._queues:
            # No work is asked before the first paint.
            import queue

            from guichet.ui.collecting import Collector

            if self._collector is None:
                self._collector = Collector(self)

            made: queue.SimpleQueue[Task[object] | None] = queue.SimpleQueue()
            self._queues[lane] = made
            for number in range(self._pool_size if lane is Lane.POOL else 1):
                thread = threading.Thread(
                    target=_serve,
                    args=(made, self._perform),
                    name=f"guichet-{lane.value}-{number}",
                    daemon=True,
                )
                thread.start()
                self._threads.append(thread)
        return self._queues[lane]

    def _perform(self, task: Task[object]) -> None:
        """Run one task on its thread. Every failure is carried back; none is swallowed."""
        with task._lock:
            task._running = not task.cancelled
        if task._running:
            try:
                if task.with_progress:
                    task.result = task._work(Progress(task, self._moved.emit))  # type: ignore[call-arg]
                else:
                    task.result = task._work()  # type: ignore[call-arg]
            except Exception as error:  # noqa: BLE001 - delivered below, logged as a bug if it is one
                task.error = error
            finally:
                with task._lock:
                    task._running = False
        self._settled.emit(task)

    @Slot(object)
    def _deliver(self, task: Task[object]) -> None:
        task.finished = True
        task._release()
        self._open.discard(task)
        if self._long.pop(task, None) is not None:
            self.changed.emit()
        for name in [name for name, newest in self._latest.items() if newest is task]:
            del self._latest[name]
        if task.cancelled or isinstance(task.error, Cancelled):
            return
        if task.error is None:
            on_done = task._on_done()
            if on_done is not None:
                on_done(task.result)
            return
        self._fail(task, task.error)

    def _fail(self, task: Task[object], error: BaseException) -> None:
        if isinstance(error, PersonError):
            sentence = error.message
        else:
            from guichet.ui.bugs import where  # only a bug needs it

            _log.error("a task failed, this is a bug: %s", where(error))
            sentence = BUG
        on_error = task._on_error()
        if on_error is not None:
            on_error(sentence)
        else:
            self.failed.emit(sentence)

    @Slot(object, int, int)
    def _show_progress(self, task: Task[object], done: int, total: int) -> None:
        if task in self._long and not task.cancelled:
            self._long[task] = (done, total)
            on_progress = task._on_progress()
            if on_progress is not None:
                on_progress(done, total)
            self.changed.emit()

    @property
    def idle(self) -> bool:
        """Whether nothing runs, waits or is still to be delivered."""
        return not self._open

    def long_running(self) -> list[tuple[Task[object], int, int]]:
        """Return the long tasks under way, oldest first, each with how far it is."""
        return [(task, done, total) for task, (done, total) in self._long.items() if not task.cancelled]

    def shutdown(self) -> None:
        """Cancel what only reads or computes, let the store finish what was asked of it, end every thread."""
        if self._closed:
            return
        self._closed = True
        for task in list(self._open):
            if task.lane is not Lane.STORE or task.with_progress:
                task.cancel()
        for lane, waiting in self._queues.items():
            for _ in range(self._pool_size if lane is Lane.POOL else 1):
                waiting.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        for task in self._open:
            task._release()
        if self._collector is not None:
            self._collector.stop()


def _serve(waiting: queue.SimpleQueue[Task[object] | None], perform: Callable[[Task[object]], None]) -> None:
    while (task := waiting.get()) is not None:
        perform(task)
        del task
