"""What the tests of the screens share: the theme and the language at rest, tasks that end, a full window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.ui.boot import create_application
from guichet.ui.shell import MainWindow
from guichet.ui.tasks import Tasks

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """The application, light, French, at 100 %."""
    return create_application([], scheme="light", scale=1.0, lang="fr")


@pytest.fixture
def tasks(app: QApplication) -> Iterator[Tasks]:
    """Tasks whose threads end with the test."""
    made = Tasks()
    yield made
    made.shutdown()
    made.deleteLater()


@pytest.fixture
def show(qtbot: QtBot, tasks: Tasks) -> Iterator[Callable[..., MainWindow]]:
    """Show the window of the gallery and wait until it has painted and everything has come.

    The windows are kept until Qt has deleted them: one that Python's collector frees while it has the focus
    tells its parts of a change of focus when some of them are gone already.
    """
    import gallery

    made: list[MainWindow] = []

    def shown(
        *, width: int = 1280, height: int = 720, training: bool = False, first: str = "intake"
    ) -> MainWindow:
        window = gallery.window(tasks, training=training, first=first)
        made.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitSignal(window.painted):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.shortcuts is not None and tasks.idle)
        return window

    yield shown
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.clear()
