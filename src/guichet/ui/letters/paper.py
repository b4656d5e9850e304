"""A printed page on screen, drawn by the same code as the paper."""

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guichet.ui.theme import current

WIDTH = 460
"""The widest that a page is shown, in px at 100 %: wide enough to read, with the buttons still in sight."""


class Drawn(Protocol):
    """A laid out page: its painter's unit is a twip."""

    @property
    def page_size(self) -> QSizeF:
        """The paper, in twips."""
        ...

    def draw_page(self, painter: QPainter, page: int, /) -> None:
        """Draw a page, numbered from 1."""
        ...


class PaperView(QWidget):
    """The first page of a document, as wide as there is room up to a readable width. `words` are read to the blind."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Drawn | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, page: Drawn, words: str) -> None:
        """Show another page."""
        self._page = page
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the widest page."""
        width = current().px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give way sideways."""
        return QSize(current().px(200), current().px(120))

    def hasHeightForWidth(self) -> bool:
        """A page keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the page at that width."""
        size = self._page.page_size if self._page is not None else QSizeF(612, 792)
        return int(min(width, current().px(WIDTH)) * size.height() / size.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page."""
        if self._page is None:
            return
        painter = QPainter(self)
        size = self._page.page_size
        scale = min(self.width(), current().px(WIDTH)) / size.width()
        paper = QRectF(0, 0, size.width() * scale, size.height() * scale)
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.setPen(QColor(current().tokens.line))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        self._page.draw_page(painter, 1)
        painter.end()
