"""A small box beside what asked for it: it never takes the focus and Escape puts it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from guichet.ui.theme import CARD_RADIUS, current
from guichet.ui.widgets import paint


def place_beside(anchor: QWidget, box: QWidget, width: int, height: int) -> None:
    """Put `box` (a child of the window) under `anchor`, or above it where there is no room below."""
    window = anchor.window()
    room = window.rect().adjusted(8, 8, -8, -8)
    at = QRect(anchor.mapTo(window, QPoint(0, 0)), anchor.size())
    width = min(width, room.width())
    below, above = room.bottom() - at.bottom() - 4, at.top() - room.top() - 4
    if height <= below or below >= above:
        height = min(height, below)
        top = at.bottom() + 5
    else:
        height = min(height, above)
        top = at.top() - 4 - height
    left = max(room.left(), min(at.left(), room.right() - width + 1))
    box.setGeometry(left, top, width, height)


class Popover(QWidget):
    """A floating box inside the window. Fill `body`, then `open_beside(anchor)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.body = QVBoxLayout(self)
        margin = theme.gap(3)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.gap(1))
        self._anchor: QWidget | None = None
        self.hide()

    def open_beside(self, anchor: QWidget, width: int = 360) -> None:
        """Show the box beside `anchor`; it goes when the focus leaves it or Escape is pressed."""
        window = anchor.window()
        self.setParent(window)
        self._anchor = anchor
        wide = min(current().px(width), window.width() - 16)
        self.setFixedWidth(wide)
        self.body.activate()
        high = self.heightForWidth(wide) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setMinimumHeight(0)
        place_beside(anchor, self, wide, high)
        window.installEventFilter(self)
        anchor.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.show()
        self.raise_()

    @Slot()
    def close_box(self) -> None:
        """Put the box away."""
        if self._anchor is not None:
            self._anchor.removeEventFilter(self)
            self._anchor.window().removeEventFilter(self)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.disconnect(self._focus_moved)
        self._anchor = None
        self.hide()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not self._anchor:
            self.close_box()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Escape, on a resize of the window, and on a click elsewhere in it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_box()
                return True
        if event.type() in (QEvent.Type.Resize, QEvent.Type.MouseButtonPress) and watched is not self._anchor:
            self.close_box()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        tokens = current().tokens
        paint.box(
            QPainter(self), QRectF(self.rect()), current().px(CARD_RADIUS), tokens.surface, tokens.border
        )
