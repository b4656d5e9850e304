"""F1: every key that works here, from the action registry, so that the sheet cannot lie."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from guichet.ui.actions import ActionRegistry
from guichet.ui.i18n import text
from guichet.ui.theme import CARD_RADIUS, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.buttons import IconButton
from guichet.ui.widgets.keyhint import KeyHint
from guichet.ui.widgets.labels import Label, Style


class ShortcutSheet(QWidget):
    """A panel over the right of the window; F1 or Escape puts it away and the focus goes back."""

    def __init__(self, window: QWidget, registry: ActionRegistry) -> None:
        super().__init__(window)
        theme = current()
        self._window = window
        self._registry = registry
        self._before: QWidget | None = None
        title = Label(QCoreApplication.translate("Sheet", "Raccourcis"), Style.TITLE)
        self._close = IconButton("x", QCoreApplication.translate("Sheet", "Fermer"), key="Esc")
        self._close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._close)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(QCoreApplication.translate("Sheet", "Liste des raccourcis"))
        column = QVBoxLayout(self)
        margin = theme.gap(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.setAccessibleName(QCoreApplication.translate("Sheet", "Raccourcis"))
        self.hide()
        window.installEventFilter(self)

    @Slot()
    def toggle(self) -> None:
        """Show the sheet, or put it away."""
        if self.isVisible():
            self.close_sheet()
            return
        self._before = QApplication.focusWidget()
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_sheet(self) -> None:
        """Put the sheet away and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def lines(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return group, what is done, and keys, for what is in reach now."""
        return [
            (text(action.group), text(action.title), action.keys)
            for action in self._registry.all()
            if action.keys and self._registry.in_reach(action)
        ]

    def _fill(self) -> None:
        theme = current()
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.gap(3), 0)
        grid.setHorizontalSpacing(theme.gap(4))
        grid.setVerticalSpacing(theme.gap(2))
        grid.setColumnStretch(1, 1)
        lines = self.lines()
        groups = list(dict.fromkeys(group for group, _, _ in lines))
        row = 0
        for group in groups:
            grid.addWidget(Label(group, Style.LABEL), row, 0, 1, 2)
            row += 1
            for each, title, keys in lines:
                if each == group:
                    hints = QHBoxLayout()
                    hints.setSpacing(theme.gap(1))
                    for key in keys[:2]:
                        hints.addWidget(KeyHint(key))
                    hints.addStretch(1)
                    grid.addLayout(hints, row, 0)
                    grid.addWidget(Label(title, wrap=True), row, 1)
                    row += 1
        grid.setRowStretch(row, 1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

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
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
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
