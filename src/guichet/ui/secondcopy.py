"""The first copy of the program comes forward when a second is started on the same folder; the second leaves."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from guichet.ui.tasks import Lane, Tasks

TRIES = 40
EVERY_S = 0.05


class SecondCopy(QObject):
    """Both ends: `called` on the first copy, `answered` on the second."""

    called = Signal()
    answered = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._folder: Path | None = None

    def watch(self, folder: Path) -> None:
        """Listen for calls, on the copy that has the folder open."""
        from guichet.application.second_copy import take_call

        take_call(folder)  # what a copy that was killed left
        if self._watcher is None:
            self._folder = folder
            self._watcher = QFileSystemWatcher([str(folder)], self)
            self._watcher.directoryChanged.connect(self._look)

    @Slot(str)
    def _look(self, _folder: str) -> None:
        from guichet.application.second_copy import take_call

        if self._folder is not None and take_call(self._folder):
            self.called.emit()

    def ask(self, folder: Path, tasks: Tasks) -> None:
        """Call the copy that has the folder open; `answered` comes if it heard."""
        tasks.run(_Call(folder), self._heard, lane=Lane.POOL)

    @Slot(object)
    def _heard(self, heard: bool) -> None:
        if heard:
            self.answered.emit()

    def stop(self) -> None:
        """Stop listening."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None


class _Call:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self) -> bool:
        from guichet.application import second_copy

        if not second_copy.call(self._folder):
            return False
        pause = threading.Event()
        for _ in range(TRIES):
            if second_copy.answered(self._folder):
                return True
            pause.wait(EVERY_S)
        second_copy.take_call(self._folder)  # nobody heard: leave nothing behind
        return False
