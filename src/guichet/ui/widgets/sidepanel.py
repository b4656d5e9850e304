"""A panel over the right of the window, read and scrolled by keyboard: shortcuts, clauses of the policy."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from guichet.ui.theme import CARD_RADIUS, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.buttons import IconButton
from guichet.ui.widgets.labels import Label, Style


class SidePanel(QWidget):
    """Give `page()` what it shows; `toggle` opens it with the keys in it, Escape gives the focus back."""

    def __init__(self, window: QWidget, title: str, listed: str) -> None:
        """`listed` is the name of what scrolls, for a screen reader."""
        super().__init__(window)
        theme = current()
        self._window = window
        self._before: QWidget | None = None
        self._close = IconButton("x", QCoreApplication.translate("Sheet", "Fermer"), key="Esc")
        self._close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(Label(title, Style.TITLE), 1)
        head.addWidget(self._close)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(listed)
        column = QVBoxLayout(self)
        margin = theme.gap(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.setAccessibleName(title)
        self.hide()
        window.installEventFilter(self)

    def page(self) -> QWidget:
        """Return what the panel shows, made anew each time that it opens."""
        raise NotImplementedError

    @Slot()
    def toggle(self) -> None:
        """Show the panel, or put it away."""
        if self.isVisible():
            self.close_sheet()
            return
        self._before = QApplication.focusWidget()
        page = self.page()
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_sheet(self) -> None:
        """Put the panel away and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _place(self) -> None:
        theme = current()
        room = self._window.rect().adjusted(theme.gap(2), theme.gap(2), -theme.gap(2), -theme.gap(2))
        width = min(theme.px(420), room.width())
        self.setGeometry(room.right() - width, room.top(), width, room.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible() and watched is self._window:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; the arrows and the page keys move the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: current().px(40),
            Qt.Key.Key_Up: -current().px(40),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Home: -bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            bar.setValue(bar.value() + step)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current()
        paint.box(
            QPainter(self),
            QRectF(self.rect()),
            theme.px(CARD_RADIUS),
            theme.tokens.surface,
            theme.tokens.border,
        )
