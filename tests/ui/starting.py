"""Starts the program as a person does: the window painted first, then the desk opened, on a folder of the test.

    with started(qtbot, folder) as program:
        program.type("Préposée à l’accueil")
        program.press(Qt.Key.Key_Return)

The clock is scripted and there is no keyring, unless a `vault` is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.workshop import FileVault, ScriptedClock

from guichet.application.workplace import Workplace
from guichet.store.keys import Vault
from guichet.ui.boot import create_application
from guichet.ui.duty.firststart import FirstStart
from guichet.ui.duty.panel import DutyPanel
from guichet.ui.i18n import Language
from guichet.ui.screen import MemorySettings, Settings
from guichet.ui.shell.fault import FaultPanel
from guichet.ui.start import Starter

LIMIT_MS = 20_000


@dataclass
class Program:
    """The running program, and the keyboard in front of it."""

    qtbot: QtBot
    starter: Starter
    clock: ScriptedClock
    closed: bool = field(default=False)

    @property
    def desk(self) -> Workplace:
        """The open desk."""
        return self.starter.door.desk

    def settle(self) -> None:
        """Wait until nothing runs, waits or is still to be delivered."""
        for _ in range(6):  # a hint that grows a line asks each box around it in turn
            self.qtbot.waitUntil(lambda: self.starter.tasks.idle, timeout=LIMIT_MS)
            QCoreApplication.processEvents()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds and everything has come."""
        self.qtbot.waitUntil(condition, timeout=LIMIT_MS)
        self.settle()

    def focus(self) -> QWidget:
        """Return what takes the keys now."""
        return QApplication.focusWidget() or self.starter.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is, and wait for what comes of it."""
        self.qtbot.keyClick(self.focus(), key, modifier)
        if not self.closed:
            self.settle()

    def type(self, words: str) -> None:
        """Type where the focus is."""
        for letter in words:
            if letter.isascii():
                self.qtbot.keyClick(self.focus(), letter)
            else:  # what a dead key or AltGr composes; QTest only knows ASCII
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    composed = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus(), composed)
        QCoreApplication.processEvents()

    def panel(self) -> DutyPanel:
        """Return the panel that asks who is on duty."""
        (found,) = [each for each in self.starter.window.findChildren(DutyPanel) if not each.closing]
        return found

    def first_start(self) -> FirstStart:
        """Return the panel of the first start."""
        shown = self.starter.window.stack.currentWidget()
        assert isinstance(shown, FirstStart)
        return shown

    def fault(self) -> FaultPanel:
        """Return the panel that says why the desk did not open."""
        shown = self.starter.window.stack.currentWidget()
        assert isinstance(shown, FaultPanel)
        return shown

    def notices(self) -> list[str]:
        """Return the sentences in the notice bar, in French."""
        return [str(notice.sentence) for notice in self.starter.window.notices.notices()]

    def close(self) -> None:
        """Close the window as a person does, and let it go."""
        if self.closed:
            return
        self.closed = True
        window = self.starter.window
        window.close()
        QCoreApplication.processEvents()
        window.deleteLater()
        self.starter.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def started(
    qtbot: QtBot,
    folder: Path,
    *,
    settings: Settings | None = None,
    vault: Vault | None = None,
    lang: Language = "fr",
    scale: float = 1.0,
    clock: ScriptedClock | None = None,
    size: tuple[int, int] = (1280, 720),
) -> Iterator[Program]:
    """Show the program on `folder`, wait until it has opened it or said why not, and close it in order."""
    create_application([], scheme="light", scale=scale, lang=lang)
    clock = clock or ScriptedClock()
    starter = Starter(
        folder, training=False, settings=settings or MemorySettings(), vault=vault or FileVault(), clock=clock
    )
    program = Program(qtbot, starter, clock)
    try:
        starter.window.resize(*size)
        with qtbot.waitSignal(starter.window.painted, timeout=LIMIT_MS):
            starter.window.show()
        starter.window.activateWindow()
        qtbot.waitUntil(starter.window.isActiveWindow, timeout=LIMIT_MS)
        program.settle()
        yield program
    finally:
        program.close()
        create_application([], scheme="light", scale=1.0, lang="fr")
