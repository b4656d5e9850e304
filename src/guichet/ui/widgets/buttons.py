"""Buttons that show their key, icon buttons that say their name, links that look like links."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QWidget

from guichet.ui import icons
from guichet.ui.shortcuts import key_text
from guichet.ui.theme import CONTROL, RADIUS, TARGET, Theme, current
from guichet.ui.widgets import paint

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Kind(Enum):
    """How much a button calls: one primary on a screen, the rest plain; links and quiet words."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"
    QUIET = "quiet"


class Button(QAbstractButton):
    """A push button: `Button("&Ouvrir le dossier", key="Ctrl+Return", kind=Kind.PRIMARY)`.

    `key` is only shown: the action registry owns what it does. `icon` is a name of `resources/icons`.
    """

    def __init__(
        self,
        text: str,
        *,
        key: str = "",
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._key = key_text(key) if key else ""
        self._icon = icon
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._key:
            self.setAccessibleDescription(self._key)

    @property
    def kind(self) -> Kind:
        """How much this button calls."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Make the button call more or less."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    @property
    def _flat(self) -> bool:
        return self._kind in (Kind.LINK, Kind.QUIET)

    def _font(self, theme: Theme) -> QFont:
        if self._kind is Kind.QUIET:
            return theme.font(13)
        return theme.font(13 if self._kind is Kind.LINK else 14, QFont.Weight.DemiBold)

    def _pad(self, theme: Theme) -> int:
        return theme.px(2) if self._flat else theme.px(14)

    def sizeHint(self) -> QSize:
        """Ask for icon, words and key."""
        theme = current()
        metrics = QFontMetricsF(self._font(theme))
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width() + 2 * self._pad(theme)
        if self._icon:
            width += theme.px(16 + 8)
        if self._key:
            width += paint.key_size(theme, self._key).width() + theme.px(10)
        floor = TARGET if self._flat else CONTROL
        return QSize(int(width + 1.999), max(theme.px(floor), int(metrics.height()) + theme.px(8)))

    def minimumSizeHint(self) -> QSize:
        """Never hide a word."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does, on every system."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CHORD:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button."""
        theme = current()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        text = tokens.text
        if self._kind is Kind.PRIMARY:
            fill = tokens.primary_hover if hot else tokens.primary
            text = tokens.on_primary
            if not self.isEnabled():
                fill, text = tokens.line, tokens.text
            paint.box(painter, rect, theme.px(RADIUS), fill)
        elif self._kind is Kind.PLAIN:
            edge = tokens.border if self.isEnabled() else tokens.line
            paint.box(painter, rect, theme.px(RADIUS), tokens.hover if hot else tokens.surface, edge)
            text = tokens.text if self.isEnabled() else tokens.disabled
        else:
            text = tokens.accent if self._kind is Kind.LINK else tokens.soft
            text = text if self.isEnabled() else tokens.disabled
        self._paint_words(painter, theme, rect, text, hot)

    def _paint_words(self, painter: QPainter, theme: Theme, rect: QRectF, text: str, hot: bool) -> None:
        font = self._font(theme)
        if self._flat and hot:
            font.setUnderline(True)
        painter.setFont(font)
        wide = self.sizeHint().width() - 2
        left = rect.left() + self._pad(theme) + max(0.0, (rect.width() - wide) / 2)
        if self._flat:
            left = rect.left() + self._pad(theme)
        if self._icon:
            side = theme.px(16)
            icons.draw(painter, self._icon, text, QRectF(left, rect.center().y() - side / 2, side, side))
            left += side + theme.px(8)
        painter.setPen(QColor(text))
        words = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        painter.drawText(
            QRectF(left, rect.top(), words + 2, rect.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            | int(Qt.TextFlag.TextShowMnemonic),
            self.text(),
        )
        if self._key:
            size = paint.key_size(theme, self._key)
            at = QPointF(left + words + theme.px(10), rect.center().y() - size.height() / 2)
            badge = QRectF(at.x(), at.y(), size.width(), size.height())
            tokens = theme.tokens
            if self._kind is Kind.PRIMARY and self.isEnabled():
                ink = tokens.key_on_primary
                paint.key_badge(painter, theme, badge, self._key, ink.text, ink.ground, "#9DB8DC")
            else:
                paint.key_badge(painter, theme, badge, self._key, tokens.soft, tokens.surface, tokens.border)


class IconButton(QToolButton):
    """A square button with an icon; `name` is what a screen reader says and the tooltip shows."""

    def __init__(self, icon: str, name: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._rest = icon
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key_text(key)})" if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        side = current().px(TARGET)
        self.setFixedSize(side, side)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = self._rest = icon
        self.update()

    def confirm(self) -> None:
        """Show a check mark for a moment: the thing was done."""
        self._icon = "check"
        self.update()
        back = QTimer(self)
        back.setSingleShot(True)
        back.timeout.connect(self._settle)
        back.timeout.connect(back.deleteLater)
        back.start(1500)

    @Slot()
    def _settle(self) -> None:
        self._icon = self._rest
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        theme = current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            paint.box(painter, rect, theme.px(RADIUS), theme.tokens.hover)
        color = theme.tokens.soft if self.isEnabled() else theme.tokens.disabled
        side = theme.px(16)
        icons.draw(
            painter,
            self._icon,
            color,
            QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side),
        )
