"""Columns that stand side by side where there is room, and stack where there is not (WCAG 1.4.10)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from guichet.ui.theme import current


class Scrolled(QScrollArea):
    """A screen's body: as tall as the window, and where it is not, it scrolls down, never sideways."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Its own, and not the one Qt made: asked for that one, PySide builds every class that it might be (20 ms).
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Give way: that is what scrolling is for."""
        return QSize(current().px(200), current().px(120))


def centred(card: QWidget, width: int, above: int) -> Scrolled:
    """Return what holds one card in the middle of the window: `width` px at most, under `above` steps of the grid."""
    theme = current()
    card.setMaximumWidth(theme.px(width))
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    holder = QWidget()
    row = QHBoxLayout(holder)
    edge = theme.gap(4)
    row.setContentsMargins(edge, theme.gap(above), edge, edge)
    row.addStretch(1)
    row.addWidget(card, 1000, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return Scrolled(holder)


class Columns(QWidget):
    """`Columns(fold_at=960)`, then `add(widget, stretch)`: narrower than `fold_at` px (100 %), they stack.

    `fold_changed` says when they begin to stack, and when they no longer do.
    """

    fold_changed = Signal(bool)

    def __init__(self, fold_at: int = 900, gap: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold_at = fold_at
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().gap(gap))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def folded(self) -> bool:
        """Whether the columns stand one under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a column."""
        self._row.addWidget(widget, stretch)

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of the form in force, and for no width: it folds."""
        return QSize(current().px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        narrow = event.size().width() / current().scale < self._fold_at
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self.updateGeometry()
            self.fold_changed.emit(narrow)
        super().resizeEvent(event)
