"""Opens the real window on a desk of `workshop`, as `start` does after the first paint, and closes it in order.

    with open_window(qtbot, desk, screen="intake") as shown:
        keys(qtbot, "Nid-de-poule")
        shown.settle()

The clock is the desk's own; the person on duty is the desk's agent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.application.workplace import Workplace
from guichet.ui.door import Door, OnDuty
from guichet.ui.finding import Finder
from guichet.ui.i18n import text, use_language
from guichet.ui.screen import MemorySettings, Screen, ScreenSpec
from guichet.ui.shell.window import MainWindow
from guichet.ui.tasks import Tasks
from guichet.ui.theme import apply_theme

LIMIT_MS = 10_000


@dataclass
class Shown:
    """A window on a desk, and what a test needs beside it."""

    qtbot: QtBot
    window: MainWindow
    door: Door
    tasks: Tasks
    desk: Workplace
    settings: MemorySettings

    def screen(self, name: str = "") -> Any:
        """Return a screen (the one shown by default), with its own attributes for a test to look at."""
        found: Screen = self.window.screen_of(name or self.window.current)
        return found

    def settle(self) -> None:
        """Wait until nothing runs, waits or is still to be delivered."""
        self.qtbot.waitUntil(lambda: self.tasks.idle, timeout=LIMIT_MS)
        QCoreApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.tasks.idle, timeout=LIMIT_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is, as the keyboard does: shortcuts first, then the widget."""
        self.qtbot.keyClick(self.focus(), key, modifier)
        QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(self.focus(), words)
        QCoreApplication.processEvents()

    def focus(self) -> QWidget:
        """Return what takes the keys now: the window itself when nothing in it does."""
        return QApplication.focusWidget() or self.window

    def notices(self) -> list[str]:
        """Return the sentences in the notice bar, in French."""
        return [str(notice.sentence) for notice in self.window.notices.notices()]


@contextmanager
def open_window(
    qtbot: QtBot,
    desk: Workplace,
    screen: str = "intake",
    *,
    specs: Sequence[ScreenSpec] | None = None,
    scheme: str = "light",
    scale: float = 1.0,
    width: int = 1440,
    height: int = 900,
    ready: bool = True,
    close_desk: bool = True,
) -> Iterator[Shown]:
    """Show the window on `desk` at `screen`, wait until it is ready, and end it with its threads.

    `specs` are the screens of the rail by default; `ready=False` leaves the desk closed behind the door, as it
    is between the first paint and the opening (then call `enter`).
    """
    if specs is None:
        from guichet.ui.screens import SCREENS  # only here: a test of one screen brings its own

        specs = SCREENS
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    use_language(app, "fr")
    apply_theme(app, scheme, scale)
    tasks, door, settings = Tasks(), Door(desk.training), MemorySettings()

    def clause(key: str) -> str | None:
        found = desk.policy.clauses.get(key) if door.is_open else None
        return None if found is None else text(found.text)

    window = MainWindow(
        specs,
        app=door,
        tasks=tasks,
        now=desk.clock.now,
        settings=settings,
        clause=clause,
        first=screen,
    )
    shown = Shown(qtbot, window, door, tasks, desk, settings)
    try:
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow(), timeout=LIMIT_MS)
        if ready:
            enter(shown)
        yield shown
    finally:
        window.close()
        door.give_up()
        tasks.shutdown()
        QCoreApplication.processEvents()
        window.deleteLater()
        door.deleteLater()
        tasks.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if close_desk:
            desk.close()


def enter(shown: Shown) -> None:
    """Open the door with the desk's agent on duty, as `start` does once the store is open."""
    shown.door.give(shown.desk)
    shown.door.duty = OnDuty(shown.desk.agent, "Comptoir")
    shown.door.duty_changed.emit(shown.door.duty)
    finder = Finder(shown.door, shown.settings, shown.window.navigate)
    shown.window.set_search(finder, interrupt=finder.give_up)
    shown.door.ready.emit()
    shown.settle()
