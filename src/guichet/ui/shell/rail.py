"""The rail: the screens with their function keys; icons alone where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from guichet.ui import icons
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenSpec
from guichet.ui.theme import current
from guichet.ui.widgets import paint

WIDE = 84
NARROW = 56
TALL = 66
SHORT = 40


class RailButton(QAbstractButton):
    """One screen: icon, key, name, and a marker when it is shown."""

    def __init__(self, spec: ScreenSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._icons_only = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(text(spec.title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{self.text()} ({spec.key})")
        self.setToolTip(f"{self.text()} ({spec.key})")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_icons_only(self, icons_only: bool) -> None:
        """Hide or show the name."""
        if icons_only != self._icons_only:
            self._icons_only = icons_only
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the form in force."""
        theme = current()
        return QSize(theme.px(NARROW), theme.px(SHORT if self._icons_only else TALL))

    def minimumSizeHint(self) -> QSize:
        """Give way to a target that can still be hit."""
        return QSize(current().px(NARROW), current().px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the screen; up and down move the focus only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        theme = current()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        color = tokens.rail_text
        if self.isChecked():
            painter.fillRect(rect, QColor(tokens.rail_chosen))
            painter.fillRect(QRectF(0, 0, theme.px(4), rect.height()), QColor(tokens.rail_marker))
            color = "#FFFFFF"
        elif self.underMouse():
            painter.fillRect(rect, QColor(tokens.rail_hover))
        side = theme.px(20)
        middle = rect.center().x()
        badge = paint.key_size(theme, self.spec.key)
        if self._icons_only:
            left = rect.left() + (rect.width() - side - badge.width() - theme.px(4)) / 2 + theme.px(2)
            icons.draw(painter, self.spec.icon, color, QRectF(left, rect.center().y() - side / 2, side, side))
            at = QRectF(
                left + side + theme.px(4),
                rect.center().y() - badge.height() / 2,
                badge.width(),
                badge.height(),
            )
        else:
            top = rect.top() + theme.px(13)
            icons.draw(painter, self.spec.icon, color, QRectF(middle - side / 2, top, side, side))
            at = QRectF(
                rect.right() - badge.width() - theme.px(5), theme.px(6), badge.width(), badge.height()
            )
            font = theme.font(12)
            painter.setFont(font)
            painter.setPen(QColor(color))
            line = QRectF(theme.px(4), top + side + theme.px(6), rect.width() - theme.px(6), theme.px(20))
            shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), shown)
        paint.key_badge(painter, theme, at, self.spec.key, tokens.badge.text, tokens.badge.ground, None)


class Rail(QWidget):
    """The column of screens. `chosen(id)` is what a person asked for."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[ScreenSpec], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.setProperty("darkGround", True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.gap(2), 0, theme.gap(2))
        self._column.setSpacing(theme.px(2))
        self._buttons: dict[str, RailButton] = {}
        for spec in specs:
            button = RailButton(spec, self)
            button.clicked.connect(self._clicked)
            self._buttons[spec.id] = button
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._icons_only = False
        self.fold(icons_only=False)

    @property
    def icons_only(self) -> bool:
        """Whether the names are hidden."""
        return self._icons_only

    def fold(self, *, icons_only: bool) -> None:
        """Show icons alone, or icons and names."""
        self._icons_only = icons_only
        widest = max(
            (
                QFontMetricsF(current().font(12)).horizontalAdvance(each.text())
                for each in self._buttons.values()
            ),
            default=0,
        )
        theme = current()
        self.setFixedWidth(
            theme.px(NARROW + 8) if icons_only else max(theme.px(WIDE), int(widest) + theme.px(16))
        )
        for button in self._buttons.values():
            button.set_icons_only(icons_only)

    def wanted_height(self) -> int:
        """Return the height that icons and names take."""
        theme = current()
        return len(self._buttons) * theme.px(TALL + 2) + theme.gap(4)

    def mark(self, screen: str) -> None:
        """Mark the screen shown."""
        if screen in self._buttons:
            self._buttons[screen].setChecked(True)

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.chosen.emit(button.spec.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), QColor(current().tokens.rail))
