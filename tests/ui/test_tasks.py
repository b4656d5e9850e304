"""Work leaves the UI thread and comes back to it, in order, never stale, never to something that is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.domain.errors import Refusal
from guichet.domain.wording import Text, translate
from guichet.ui.i18n import text
from guichet.ui.tasks import BUG, Cancelled, Lane, Progress, Tasks

REFUSED = translate("Test", "Ce dossier est fermé; rouvrez-le d’abord.")
LONG = translate("Test", "Importation")


class Receiver(QObject):
    """Stands for a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.sentences: list[Text] = []
        self.threads: list[threading.Thread] = []
        self.moves: list[tuple[int, int]] = []

    def came(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def failed(self, sentence: Text) -> None:
        self.sentences.append(sentence)

    def moved(self, done: int, total: int) -> None:
        self.moves.append((done, total))


@pytest.fixture
def receiver(app: QApplication) -> Receiver:
    return Receiver()


def _raise(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


@pytest.mark.parametrize("lane", list(Lane))
def test_work_runs_elsewhere_and_its_result_comes_home(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver, lane: Lane
) -> None:
    tasks.run(threading.current_thread, receiver.came, lane=lane)
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.threads == [threading.main_thread()]
    assert receiver.results != [threading.main_thread()]


def test_the_store_works_in_the_order_of_asking(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    for number in range(50):
        tasks.run(lambda number=number: number, receiver.came)
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.results == list(range(50))


def test_only_the_latest_of_a_channel_counts_and_the_running_one_is_interrupted(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    stopped, started = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        assert stopped.wait(5)
        return "stale"

    tasks.run(slow, receiver.came, lane=Lane.READ, latest="search", interrupt=stopped.set)
    assert started.wait(5)
    for number in range(5):
        tasks.run(lambda number=number: number, receiver.came, lane=Lane.READ, latest="search")
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.results == [4]


def test_what_an_interrupt_raises_is_not_shown(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    stopped, started = threading.Event(), threading.Event()

    def slow() -> None:
        started.set()
        assert stopped.wait(5)
        raise OSError("interrupted")

    tasks.failed.connect(receiver.failed)
    task = tasks.run(slow, receiver.came, receiver.failed, interrupt=stopped.set)
    assert started.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: tasks.idle)
    assert (receiver.results, receiver.sentences) == ([], [])


def test_a_refusal_reaches_the_person_as_its_sentence(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    tasks.run(_raise(Refusal(REFUSED)), receiver.came, receiver.failed)
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.sentences == [REFUSED]


def test_without_a_handler_the_sentence_goes_to_the_notice_bar(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.failed) as heard:
        tasks.run(_raise(Refusal(REFUSED)))
    assert heard.args == [REFUSED]
    qtbot.waitUntil(lambda: tasks.idle)


@pytest.mark.expect_log("this is a bug")
def test_a_bug_is_logged_and_told_without_its_traceback(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    tasks.run(_raise(ZeroDivisionError("secret")), receiver.came, receiver.failed)
    qtbot.waitUntil(lambda: tasks.idle)
    assert receiver.sentences == [BUG]
    assert "secret" not in text(BUG)


def test_nothing_is_delivered_to_a_screen_that_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []

    class Listening(Receiver):
        def came(self, result: object) -> None:
            heard.append(result)

    go = threading.Event()
    gone, collected = Listening(), Listening()
    tasks.run(lambda: go.wait(5), gone.came)
    tasks.run(lambda: go.wait(5), collected.came)
    gone.deleteLater()
    del collected
    qtbot.waitUntil(lambda: not _valid(gone))
    go.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert heard == []


def _valid(thing: QObject) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(thing))


def test_long_work_says_how_far_it_is_and_stops_when_asked(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    step = threading.Semaphore(0)
    reached: list[int] = []

    def work(progress: Progress) -> None:
        for done in range(100):
            progress.report(done, 100)
            reached.append(done)
            assert step.acquire(timeout=5)

    task = tasks.run_long(work, receiver.came, title=LONG, on_progress=receiver.moved)
    step.release()
    qtbot.waitUntil(lambda: (1, 100) in receiver.moves)
    assert [(each.title, done, total) for each, done, total in tasks.long_running()] == [(LONG, 1, 100)]
    task.cancel()
    assert tasks.long_running() == []
    step.release()
    qtbot.waitUntil(lambda: tasks.idle)
    assert (reached[-1] <= 2, receiver.results) == (True, [])


def test_cancelled_work_raises_what_stops_it(qtbot: QtBot, tasks: Tasks) -> None:
    caught: list[type[BaseException]] = []
    go = threading.Event()

    def work(progress: Progress) -> None:
        assert go.wait(5)
        try:
            progress.check()
        except Cancelled as stop:
            caught.append(type(stop))
            raise

    task = tasks.run_long(work, title=LONG)
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert caught in ([], [Cancelled])


def test_a_screen_is_never_freed_on_a_worker_thread(qtbot: QtBot, tasks: Tasks) -> None:
    """Neither by the collector, while work makes garbage, nor because work was the last to hold it."""
    freed_on: list[threading.Thread] = []

    class Cyclic(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

        def __del__(self) -> None:
            freed_on.append(threading.current_thread())

        def work(self) -> None:
            for _ in range(2_000):
                cycle: list[object] = []
                cycle.append(cycle)

    for lane in (Lane.READ, Lane.STORE, Lane.POOL):
        for _ in range(10):
            screen = Cyclic()
            tasks.run(screen.work, lane=lane)
            del screen
    qtbot.waitUntil(lambda: tasks.idle)
    qtbot.waitUntil(lambda: len(freed_on) > 10)
    assert set(freed_on) == {threading.main_thread()}


def test_at_the_end_the_store_finishes_and_the_rest_stops(app: QApplication) -> None:
    tasks = Tasks()
    written: list[int] = []
    go = threading.Event()
    tasks.run(lambda: go.wait(5))
    for number in range(5):
        tasks.run(lambda number=number: written.append(number))
    pool = [tasks.run(lambda: None, lane=Lane.POOL) for _ in range(5)]
    go.set()
    tasks.shutdown()
    assert written == [0, 1, 2, 3, 4]
    assert all(each.cancelled for each in pool)
    assert not [each for each in threading.enumerate() if each.name.startswith("guichet-")]
    with pytest.raises(RuntimeError):
        tasks.run(lambda: None)
    tasks.deleteLater()
