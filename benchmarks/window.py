"""The program itself, by its own front door, watched: painted, keys taken, today's count on screen, memory at rest.

`python -m benchmarks.window STORE`, in a process of its own. What is watched is put in once Qt is loaded, so that
the program starts as it always does.
"""

import sys
import time
from typing import Any

from guichet.ui import start

REST_MS = 1000
"""How long nothing must be asked of the threads for the window to be at rest."""


class Watched(start.Starter):
    """The starter, which presses a key in the form once it was painted and says what it saw."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        self._box: Any = None
        self.window.painted.connect(self._painted)
        self.door.counted.connect(self._count_came)

    def _painted(self) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication, QPlainTextEdit

        print("painted", time.time_ns(), flush=True)
        self._box = self.window.screen_of("intake").findChild(QPlainTextEdit)
        self._box.textChanged.connect(self._took)
        if (
            QApplication.focusWidget() is not self._box
        ):  # a form that begins elsewhere: its words are one Tab away
            self._box.setFocus()
        QApplication.postEvent(
            self._box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        )

    def _took(self) -> None:
        if self._box.toPlainText() == "a":
            print("keys", time.time_ns(), flush=True)

    def _count_came(self, _counts: object) -> None:
        self.window.status.repaint()  # on screen, not only on its way
        print("count", time.time_ns(), flush=True)
        self.door.counted.disconnect(self._count_came)
        from PySide6.QtCore import QTimer

        self._rest = QTimer(self)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._rest.start()

    def _rested(self) -> None:
        if self.tasks.idle:
            from benchmarks.memory import resident_mb

            print("resident", resident_mb(), flush=True)
            self._box.clear()
            self.window.close()


def main() -> int:
    """Run the program on a store until it is at rest."""
    from guichet.__main__ import main as guichet

    start.Starter = Watched  # type: ignore[misc]
    sys.argv = ["guichet", "--data-dir", sys.argv[1], "--theme", "light", "--lang", "fr"]
    return guichet()


if __name__ == "__main__":
    sys.exit(main())
