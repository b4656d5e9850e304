"""A key press in the dossier search of the real window, to the rows painted, beside the raw query of the index."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.filled import FileKey, opened
from benchmarks.table import Row, p99
from benchmarks.typing_in import typed_words
from guichet.store import queries
from guichet.ui.boot import create_application
from guichet.ui.screen import MemorySettings
from guichet.ui.start import Starter
from guichet.ui.widgets.lists import CardList

RAW = "SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? ORDER BY rowid DESC LIMIT 50"
ROWS = 50


class Painted(QObject):
    """Tells when a list was painted with the answer to the last key: first its rows came, then they were drawn."""

    def __init__(self, cards: CardList) -> None:
        super().__init__()
        self._came = False
        self.done = False
        self._cards = cards
        model: Any = cards.model()
        model.settled.connect(self._rows_came)
        cards.viewport().installEventFilter(self)

    def wait(self) -> None:
        """Forget what was painted before."""
        self._came = self.done = False

    def _rows_came(self) -> None:
        """A search that finds nothing hides the list, and one that finds the same rows would not paint them again."""
        self._came = True
        if self._cards.isVisible():
            self._cards.viewport().update()
        else:
            self.done = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See the list painted, which the loop finishes before it looks at `done`."""
        if self._came and event.type() == QEvent.Type.Paint:
            self.done = True
        return False


@contextmanager
def window_on(store: Path, width: int, height: int) -> Iterator[Starter]:
    """Lend the program's window, at rest on a store, closed in order afterwards."""
    create_application([], scheme="light")
    starter = Starter(store, training=False, settings=MemorySettings(), vault=FileKey())
    counted: list[object] = []
    starter.door.counted.connect(counted.append)
    starter.window.show()
    starter.window.resize(width, height)
    until(lambda: bool(counted) and starter.tasks.idle)
    try:
        yield starter
    finally:
        starter.window.close()
        starter.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def until(done: Any, seconds: float = 60) -> None:
    """Run the event loop until something is so. Raises TimeoutError."""
    limit = time.perf_counter() + seconds
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.perf_counter() > limit:
            raise TimeoutError("the window did not come to rest")


def press(key: str) -> None:
    """Press and release one key where the focus is."""
    code = Qt.Key.Key_Backspace if key == "\b" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(
            QApplication.focusWidget(),
            QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, "" if key == "\b" else key),
        )


def cards_of(starter: Starter) -> CardList:
    """Return the list of dossiers."""
    found: CardList = starter.window.screen_of("dossiers").findChild(CardList)
    return found


def typed(starter: Starter, sequences: list[list[str]]) -> list[float]:
    """Type them in the search of the dossiers and return each key's milliseconds to painted rows."""
    starter.window.do("dossiers.search")
    until(lambda: starter.tasks.idle)
    search: Any = QApplication.focusWidget()
    painted = Painted(cards_of(starter))
    taken = []
    for prefixes in sequences:
        search.clear()
        until(lambda: starter.tasks.idle)
        QCoreApplication.processEvents()
        for prefix in prefixes:
            painted.wait()
            began = time.perf_counter()
            press(prefix[-1])
            while not painted.done:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            taken.append((time.perf_counter() - began) * 1e3)
            if search.text() != prefix:
                raise RuntimeError(f"the search holds {search.text()!r}, not {prefix!r}")
            until(lambda: starter.tasks.idle)
    return taken


def raw(store: Path, sequences: list[list[str]]) -> list[float]:
    """Return the milliseconds of the bare query of the index for the same texts."""
    desk = opened(store)
    taken = []
    try:
        with desk.store.read() as connection:
            for prefixes in sequences:
                for prefix in prefixes:
                    match = queries.match_expression(prefix)
                    if match:
                        began = time.perf_counter()
                        connection.execute(RAW, (match,)).fetchall()
                        taken.append((time.perf_counter() - began) * 1e3)
    finally:
        desk.close()
    return taken


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the rows of the search: as a clerk's window shows it, and with fifty rows in sight."""
    keys = max(10, round(400 * effort))
    desk = opened(store)
    with desk.store.read() as connection:
        sequences = list(typed_words(connection, keys))
    desk.close()
    floor = raw(store, sequences)
    with window_on(store, 1440, 900) as starter:
        ordinary = typed(starter, sequences)
        card = cards_of(starter).verticalHeader().defaultSectionSize()
        starter.window.resize(1440, card * (ROWS + 8))
        until(lambda: starter.tasks.idle)
        whole = typed(starter, sequences)
    what = "key press in dossier search to 50 painted rows, p99"
    said = "the raw FTS query for 50 rows, p99"
    return [
        Row(
            "search", what, p99(whole), "ms", p99(floor), said, at_most=16, times_floor=2,
            note=f"a window tall enough to show all 50; {len(whole)} keys",
        ),
        Row(
            "search-clerk", "… in a window of 1440 × 900, page of 50 at hand, those in sight painted",
            p99(ordinary), "ms", p99(floor), said, at_most=16,
        ),
    ]  # fmt: skip
