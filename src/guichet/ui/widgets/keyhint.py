"""A key drawn as a keycap, beside what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guichet.ui.shortcuts import key_text
from guichet.ui.theme import current
from guichet.ui.widgets import paint


class KeyHint(QWidget):
    """One key, given by its portable name (`"Ctrl+Return"`), shown as the keyboard writes it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = key_text(key)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the keycap."""
        return paint.key_size(current(), self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the keycap."""
        theme = current()
        paint.key_badge(
            QPainter(self),
            theme,
            QRectF(self.rect()),
            self._text,
            theme.tokens.soft,
            theme.tokens.surface,
            theme.tokens.border,
        )
