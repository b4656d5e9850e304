"""F1: every key there is, those that work here first, from the action registry, so that the sheet cannot lie."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from guichet.ui.actions import APP, Action, ActionRegistry
from guichet.ui.i18n import text
from guichet.ui.shortcuts import key_text
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
        """Return group, what is done, and keys, for what works here now: this screen's first."""
        here = [action for action in self._registry.all() if self._registry.in_reach(action)]
        return _said(sorted(here, key=lambda action: action.scope == APP))

    def elsewhere(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the same for what works on the other screens."""
        return _said(action for action in self._registry.all() if not self._registry.in_reach(action))

    def _fill(self) -> None:
        theme = current()
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.gap(3), 0)
        grid.setHorizontalSpacing(theme.gap(4))
        grid.setVerticalSpacing(theme.gap(2))
        grid.setColumnStretch(1, 1)
        row = _write(grid, self.lines(), 0)
        others = self.elsewhere()
        if others:
            title = QCoreApplication.translate("Sheet", "Sur les autres écrans")
            grid.setRowMinimumHeight(row, theme.gap(2))
            grid.addWidget(Label(title, Style.HEADING), row + 1, 0, 1, 2)
            row = _write(grid, others, row + 2)
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


def _said(actions: Iterable[Action]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(text(action.group), text(action.title), action.keys) for action in actions if action.keys]


def _write(grid: QGridLayout, lines: list[tuple[str, str, tuple[str, ...]]], row: int) -> int:
    """Write lines under the names of their groups from `row` on, and return the row after the last."""
    theme = current()
    for group in dict.fromkeys(group for group, _, _ in lines):
        grid.addWidget(Label(group, Style.LABEL), row, 0, 1, 2)
        row += 1
        for each, title, keys in lines:
            if each == group:
                held = QWidget()  # a layout of its own would outlive its page when Python frees it
                hints = QHBoxLayout(held)
                hints.setContentsMargins(0, 0, 0, 0)
                hints.setSpacing(theme.gap(1))
                told = {key_text(key): key for key in reversed(keys)}  # both Enter keys read the same
                for key in [each for each in keys if each in told.values()][:2]:
                    hints.addWidget(KeyHint(key))
                hints.addStretch(1)
                grid.addWidget(held, row, 0)
                grid.addWidget(Label(title, wrap=True), row, 1)
                row += 1
    return row
