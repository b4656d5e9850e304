"""The order of a long exchange: the next thing is asked for or made ready while the answer before is dealt with.

One order for every line: a real one asks beside the round (`Beside`), one in memory on the spot (`AtOnce`), so that
the simulator proves what a crash between the two leaves behind (promise 4).
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Generic, Protocol, TypeVar

from guichet.sync.wire import Page, Vector

T = TypeVar("T")


class AtOnce(Generic[T]):
    """Something asked, and answered before anything else is done."""

    def __init__(self, ask: Callable[[], T]) -> None:
        """Ask; what goes wrong is raised where the answer is read."""
        self._failure: Exception | None = None
        try:
            self._value = ask()
        except Exception as failure:  # noqa: BLE001 - raised by `result`
            self._failure = failure

    def result(self) -> T:
        """Return the answer, or raise what went wrong."""
        if self._failure is not None:
            raise self._failure
        return self._value

    def wait(self) -> None:
        """Wait until it is answered."""


class Beside(Generic[T]):
    """Something asked in a thread of its own, while the caller goes on; it never keeps the program from ending."""

    def __init__(self, ask: Callable[[], T]) -> None:
        """Begin to ask."""
        self._ask = ask
        self._thread = threading.Thread(target=self._answer, name="guichet-ahead", daemon=True)
        self._thread.start()

    def _answer(self) -> None:
        self._given = AtOnce(self._ask)

    def result(self) -> T:
        """Wait for the answer and return it, or raise what went wrong."""
        self._thread.join()
        return self._given.result()

    def wait(self) -> None:
        """Wait until it is answered."""
        self._thread.join()


class Submit(Protocol):
    """How things are asked: `AtOnce` or `Beside`."""

    def __call__(self, ask: Callable[[], T], /) -> AtOnce[T] | Beside[T]:
        """Begin to ask."""
        ...


def pushes(push: Callable[[T], int], batches: Iterable[T], submit: Submit) -> Iterator[tuple[T, int]]:
    """Push batches in order and yield each with its mark; raises what `push` raises, and sends nothing after it.

    A batch is made ready while the one before is under way, and sent before that one is yielded.
    """
    waiting: tuple[T, AtOnce[int] | Beside[int]] | None = None
    try:
        for batch in batches:
            before, mark = waiting, 0 if waiting is None else waiting[1].result()
            waiting = batch, submit(partial(push, batch))
            if before is not None:
                yield before[0], mark
        if waiting is not None:
            yield waiting[0], waiting[1].result()
    finally:
        if waiting is not None:
            waiting[1].wait()


def pages(pull: Callable[[Vector], Page], vector: Vector, submit: Submit) -> Iterator[Page]:
    """Yield pages from a vector on; the next is asked for before the one before is yielded."""
    answer = submit(partial(pull, vector))
    try:
        while True:
            page = answer.result()
            if page.more:
                vector = {**vector, **{event.header.desk_id: event.header.desk_seq for event in page.events}}
                answer = submit(partial(pull, vector))
            yield page
            if not page.more:
                return
    finally:
        answer.wait()
