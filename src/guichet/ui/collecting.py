"""Python's collector of cycles, kept to the UI thread: a window freed by a worker thread takes Qt down with it."""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 250


class Collector(QObject):
    """While one lives, cycles are collected by a timer of the UI thread and never in the middle of a task."""

    _living: ClassVar[int] = 0
    _was_on: ClassVar[bool] = True

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if Collector._living == 0:
            Collector._was_on = gc.isenabled()
            gc.disable()
        Collector._living += 1
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect what Python would have collected by now: the oldest generation that is due."""
        due = [
            at
            for at, (held, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if held > limit
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the collector back to Python, once the threads have ended."""
        self._timer.stop()
        Collector._living -= 1
        if Collector._living == 0 and Collector._was_on:
            gc.enable()
