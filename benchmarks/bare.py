"""The floor of the window: PySide6, one main window, one empty table. Says when it was painted and took a key.

`python -m benchmarks.bare`, in a process of its own.
"""

import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Table(QTableView):
    """An empty table that says when a key reached it."""

    def keyPressEvent(self, event: Any) -> None:
        super().keyPressEvent(event)
        print("keys", time.time_ns(), flush=True)
        QTimer.singleShot(0, self.told)

    def told(self) -> None:
        """Say how much memory the window holds, and end."""
        from benchmarks.memory import resident_mb

        print("resident", resident_mb(), flush=True)
        QApplication.quit()


class Window(QMainWindow):
    """A window that presses a key once it was painted."""

    painted = False

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.press)

    def press(self) -> None:
        """Press a key in the table, as a keyboard does."""
        print("painted", time.time_ns(), flush=True)
        target: QObject = QApplication.focusWidget() or self.centralWidget()
        QApplication.postEvent(
            target, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        )


def main() -> int:
    """Show the window until it has taken a key."""
    app = QApplication(sys.argv[:1])
    window = Window()
    window.setCentralWidget(Table())
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
