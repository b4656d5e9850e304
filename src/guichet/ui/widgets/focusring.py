"""The focus ring: 2 px around whatever has the focus, outside it, on every widget (WCAG 2.4.7, 2.4.11)."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from guichet.ui.theme import RADIUS, current

_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
    QEvent.Type.LayoutRequest,
)
GAP = 1
WIDTH = 2


class FocusRing(QWidget):
    """Draws over a window, takes no clicks, and follows the focus inside that window.

    A widget with the property `ownRing` shows its focus itself. A widget whose property `darkGround` is set on
    itself or a parent gets the ring for dark grounds.
    """

    # What is left once Python's collector has emptied a ring whose window goes: Qt may still tell it of the focus.
    _window: QWidget | None = None
    _target: QWidget | None = None
    _chain: Sequence[QWidget] = ()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._clip = QRect()
        self._ring = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        self._follows = isinstance(app, QApplication)
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def stop(self) -> None:
        """Follow nothing any more: the window goes, and Python may clear what it holds before Qt lets it go."""
        app = QApplication.instance()
        if self._follows and isinstance(app, QApplication):
            self._follows = False
            app.focusChanged.disconnect(self._moved)
            self._follow(None)

    @property
    def target(self) -> QWidget | None:
        """The widget with the ring, None when nothing in this window has the focus."""
        return self._target

    @Slot(QWidget, QWidget)
    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.property("ownRing"):
            new = None
        window = self._window
        inside = new is not None and window is not None and new is not window and window.isAncestorOf(new)
        self._follow(new if inside else None)

    def _follow(self, target: QWidget | None) -> None:
        for each in self._chain:
            if shiboken6.isValid(each):
                each.removeEventFilter(self)
        self._target = target
        chain = []
        walk = target
        while walk is not None and walk is not self._window:
            walk.installEventFilter(self)
            chain.append(walk)
            walk = walk.parentWidget()
        self._chain = chain
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and what holds it."""
        if event.type() in _MOVES and watched in self._chain:
            self._place()
        return False

    def _place(self) -> None:
        target, window = self._target, self._window
        if target is None or window is None or not shiboken6.isValid(target) or not target.isVisible():
            self.hide()
            return
        theme = current()
        clip = window.rect()
        walk = target.parentWidget()
        while walk is not None and walk is not window:
            holder = walk.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is walk:
                room = QRect(walk.mapTo(window, QPoint(0, 0)), walk.size())
                clip = clip.intersected(room.adjusted(-4, -4, 4, 4))
            walk = holder
        where = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        out = theme.px(GAP + WIDTH)
        ring = where.adjusted(-out, -out, out, out)
        shown = ring.intersected(clip)
        if shown.isEmpty():
            self.hide()
            return
        self._ring = ring.translated(-shown.topLeft())
        self.setGeometry(shown)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = any(each.property("darkGround") for each in self._chain)
        width = theme.px(WIDTH)
        painter.setPen(QPen(QColor(theme.tokens.rail_focus if dark else theme.tokens.focus), width))
        half = width / 2
        radius = theme.px(RADIUS + GAP + 1)
        painter.drawRoundedRect(QRectF(self._ring).adjusted(half, half, -half, -half), radius, radius)
