"""Hands a draft to the desk's own mail program, by address or by file (STAFF-4)."""

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from guichet.domain.wording import Text
from guichet.reports.drafts import Draft, mailto, write_eml
from guichet.ui.tasks import Lane, Tasks


class Outgoing(QObject):
    """Opens drafts. `opened` says whether a mail program answered; `failed` carries why a file was not written.

    A draft that an address cannot carry goes by a file in a folder of this user alone, gone with the window: the
    record is encrypted, and its letters do not lie about.
    """

    opened = Signal(bool)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder: QTemporaryDir | None = None

    def open(self, draft: Draft, name: str) -> None:
        """Open a draft for writing in the mail program; `name` is that of the file, where one is needed."""
        address = mailto(draft)
        if address:
            self._hand_over(QUrl(address, QUrl.ParsingMode.StrictMode))
            return
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / f"{name}.eml"
        self._tasks.run(_Written(draft, path), self._written, self._refused, lane=Lane.POOL)

    def save(self, draft: Draft, path: Path) -> None:
        """Write a draft where the person chose."""
        self._tasks.run(_Written(draft, path), self._kept, self._refused, lane=Lane.POOL)

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._hand_over(QUrl.fromLocalFile(str(path)))

    @Slot(object)
    def _kept(self, path: Path) -> None:
        self.saved.emit(path)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.failed.emit(sentence)

    def _hand_over(self, address: QUrl) -> None:
        self.opened.emit(QDesktopServices.openUrl(address))


class _Written:
    """A draft being written to a file."""

    def __init__(self, draft: Draft, path: Path) -> None:
        self._draft, self._path = draft, path

    def __call__(self) -> Path:
        write_eml(self._draft, self._path)
        return self._path
