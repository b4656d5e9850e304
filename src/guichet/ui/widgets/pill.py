"""A short state in a word, a shape and a colour (WCAG 1.4.1: never colour alone)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guichet.ui.theme import Tone, current
from guichet.ui.widgets import paint


class Pill(QWidget):
    """A word on a coloured ground, e.g. `Pill("En retard", Tone.LATE)`."""

    def __init__(self, word: str = "", tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(word, tone)

    @property
    def word(self) -> str:
        """The word shown."""
        return self._word

    @property
    def tone(self) -> Tone:
        """The meaning shown."""
        return self._tone

    def show_state(self, word: str, tone: Tone) -> None:
        """Show another word and meaning."""
        self._word, self._tone = word, tone
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the word and its shape."""
        return paint.pill_size(current(), self._tone, self._word)

    def minimumSizeHint(self) -> QSize:
        """Give way to a few letters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), current().px(64)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        paint.pill(QPainter(self), current(), QRectF(self.rect()), self._tone, self._word)
