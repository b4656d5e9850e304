"""Hands at the keyboard of the real program in a process of its own: told what to do on its input, a JSON value a line.

    python -m tests.sync.postgres.hands --data-dir FOLDER

starts `guichet` as a person does, types what it is told and answers what it then sees. Conditions are looked at each
turn of the program's own event loop; when they hold is answered in seconds of the clock that all processes share.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from guichet.__main__ import main
from guichet.ui.boot import create_application
from guichet.ui.duty.panel import DutyPanel
from guichet.ui.shell import MainWindow

LOOK_EVERY_MS = 5


class Hands(QObject):
    """Does one thing after the other; the answer comes once it is done."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._awaited: Callable[[], bool] | None = None
        self.told.connect(self._do)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.told.emit(json.loads(line))

    @property
    def window(self) -> MainWindow:
        """The window of the program."""
        (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        return found

    @Slot(object)
    def _do(self, said: dict[str, Any]) -> None:
        what = said["do"]
        if what == "look":
            self._answer(self._seen())
        elif what == "close":
            self.window.close()
        elif what == "wait":
            self._awaited = self._condition(said["for"], said.get("words", ""))
            self._looking.start()
            self._look()
        else:
            if what == "press":
                _press(said["key"])
            elif what == "retry":
                self.window.status._remedy.click()
            else:
                _type(said["words"])
            self._awaited = self._calm
            self._looking.start()

    @Slot()
    def _look(self) -> None:
        if self._awaited is not None and self._awaited():
            self._awaited = None
            self._looking.stop()
            self._answer({"at": time.monotonic()})

    def _condition(self, what: str, words: str) -> Callable[[], bool]:
        shown: dict[str, Callable[[], bool]] = {
            "window": lambda: self._open() and self._calm(),
            "status": lambda: self.window.status._word.text() == words,
            "listed": lambda: any(words in line for line in self._listed()),
            "opened": lambda: self._number() not in ("", words) and self._calm(),
            "duty": lambda: words in self.window.top.duty.text() and self._calm(),
            "joined": lambda: bool(self.window.findChildren(DutyPanel)) and self._calm(),
        }
        return shown[what]

    def _open(self) -> bool:
        return any(isinstance(each, MainWindow) for each in QApplication.topLevelWidgets()) and bool(
            self.window.isActiveWindow()
        )

    def _calm(self) -> bool:
        return bool(self.window.tasks.idle)

    def _number(self) -> str:
        return str(self.window.screen_of("intake").number)  # type: ignore[attr-defined]

    def _listed(self) -> list[str]:
        if self.window.current != "dossiers" or self.window.covered:
            return []
        model = self.window.screen_of("dossiers").finder.model  # type: ignore[attr-defined]
        return [
            str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
            for row in range(model.rowCount())
        ]

    def _seen(self) -> dict[str, Any]:
        focus = QApplication.focusWidget()
        chosen = ""
        if self.window.current == "dossiers":
            index = self.window.screen_of("dossiers").finder.list.currentIndex()  # type: ignore[attr-defined]
            chosen = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""
        status = self.window.status
        return {
            "focus": f"{type(focus).__name__} {focus.accessibleName()}" if focus is not None else "",
            "typed": getattr(focus, "text", str)(),
            "chosen": chosen,
            "listed": self._listed(),
            "screen": self.window.current,
            "number": self._number(),
            "status": status._word.text(),
            "sentence": status._link.text(),
            "to_send": status._waiting.text() if status._waiting.isVisible() else "",
            "notices": [str(notice.sentence) for notice in self.window.notices.notices()],
        }

    def _answer(self, answer: dict[str, Any]) -> None:
        os.write(1, json.dumps(answer, ensure_ascii=False).encode() + b"\n")


def _front() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def _press(key: str) -> None:
    pressed = QKeySequence(key)[0]
    QTest.keyClick(_front(), pressed.key(), pressed.keyboardModifiers())


def _type(words: str) -> None:
    for letter in words:
        if letter.isascii():
            QTest.keyClick(_front(), letter)
        else:  # what a dead key or AltGr composes
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(_front(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


if __name__ == "__main__":
    create_application(["guichet"])
    hands = Hands()
    code = main()
    del hands
    QCoreApplication.processEvents()
    sys.exit(code)
