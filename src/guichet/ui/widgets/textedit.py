"""A box for several lines that lets Tab go on to the next field (WCAG 2.1.2: no keyboard trap)."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from guichet.ui.theme import current

LIMIT = 20_000


class MultilineEdit(QPlainTextEdit):
    """Plain text in several lines; Tab leaves. `typed` says that the person changed it.

    A paste is cut at `limit` characters, and `shortened` says so: a 5 MB paste must not stop the window.
    """

    typed = Signal()
    shortened = Signal(int)

    def __init__(self, lines: int = 4, limit: int = LIMIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = QFontMetrics(current().font()).lineSpacing()
        self.setMinimumHeight(line * min(lines, 2) + current().px(24))
        self.document().setDocumentMargin(current().px(4))
        self.textChanged.connect(self._changed)
        self._silent = False
        self._lines = lines

    def sizeHint(self) -> QSize:
        """Ask for the lines it was made for."""
        line = QFontMetrics(current().font()).lineSpacing()
        return QSize(current().px(256), line * self._lines + current().px(24))

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text` without saying that a person typed it."""
        self._silent = True
        self.setPlainText(text)
        self._silent = False

    def _changed(self) -> None:
        if not self._silent:
            self.typed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, as much as there is room for."""
        room = self._limit - self.document().characterCount() + len(self.textCursor().selectedText())
        text = source.text()
        kept = text[: max(0, room)]
        self.insertPlainText("".join(c for c in kept.replace("\r\n", "\n") if c in "\n\t" or c >= " "))
        if len(kept) < len(text):
            self.shortened.emit(self._limit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come by Tab without selecting: what is typed is not to be overwritten."""
        super().focusInEvent(event)
        self.ensureCursorVisible()
