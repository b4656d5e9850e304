"""One choice among a few, all in sight: radio buttons drawn as one bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from guichet.ui import icons
from guichet.ui.theme import CONTROL, RADIUS, current
from guichet.ui.widgets.flow import FlowLayout


class Option(NamedTuple):
    """One choice: what it stands for, what is read, and an optional icon. `text` may carry a mnemonic."""

    key: str
    text: str
    icon: str = ""


class _Segment(QRadioButton):
    """One segment: a radio button for the keyboard and a screen reader, a piece of the bar for the eye."""

    def __init__(self, option: Option, parent: SegmentedControl, pad: int) -> None:
        super().__init__(option.text, parent)
        self.option = option
        self._pad = pad
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        metrics = QFontMetricsF(theme.font(14, QFont.Weight.DemiBold))
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width() + theme.px(self._pad)
        if self.option.icon:
            width += theme.px(22)
        return QSize(int(width + 0.999), max(theme.px(CONTROL), int(metrics.height()) + theme.px(8)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _where: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        owner = self.parentWidget()
        if step is None or not isinstance(owner, SegmentedControl):
            super().keyPressEvent(event)
            return
        owner.step(self, step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        tokens = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        fill = tokens.surface
        text = tokens.text if self.isEnabled() else tokens.disabled
        if self.isChecked():
            fill, text = (
                (tokens.primary, tokens.on_primary) if self.isEnabled() else (tokens.line, tokens.text)
            )
        elif self.underMouse() and self.isEnabled():
            fill = tokens.hover
        owner = self.parentWidget()
        ends = owner.ends(self) if isinstance(owner, SegmentedControl) else (True, True)
        path = _rounded(rect.adjusted(0.5, 0.5, -0.5 if ends[1] else 0.5, -0.5), theme.px(RADIUS), ends)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(fill))
        painter.drawPath(path)
        painter.setFont(theme.font(14, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.setPen(QColor(text))
        if self.option.icon:
            side = theme.px(16)
            words = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
            left = rect.center().x() - (words + side + theme.px(6)) / 2
            icons.draw(
                painter, self.option.icon, text, QRectF(left, rect.center().y() - side / 2, side, side)
            )
            rect.setLeft(left + side + theme.px(6))
            rect.setWidth(words + 2)
        painter.drawText(
            rect, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextShowMnemonic), self.text()
        )


def _rounded(rect: QRectF, radius: float, ends: tuple[bool, bool]) -> QPainterPath:
    path = QPainterPath()
    first, last = ends
    if not (first or last):
        path.addRect(rect)
        return path
    path.addRoundedRect(rect, radius, radius)
    inner = QPainterPath()
    if not first:
        inner.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
    if not last:
        inner.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
    return path.united(inner).simplified()


class SegmentedControl(QWidget):
    """A bar of choices, one at a time. Arrow keys move and choose, as radio buttons do; Tab leaves.

    `chosen` carries the key of the new choice, only when a person made it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[Option],
        name: str,
        value: str = "",
        parent: QWidget | None = None,
        *,
        tight: bool = False,
    ) -> None:
        """`name` is what a screen reader says for the whole; `value` the key chosen at first ("": none).

        `tight` leaves less room around the words: for a bar of many choices that should stay one row.
        """
        super().__init__(parent)
        self._pad = 12 if tight else 24
        self.setAccessibleName(name)
        # A label's mnemonic passes by a buddy that takes no focus, even one that hands it on to a segment.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = FlowLayout(self, gap=0)
        self._segments: list[_Segment] = []
        self._value = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(options, value)

    def set_options(self, options: Sequence[Option], value: str = "") -> None:
        """Offer other choices."""
        for old in self._segments:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._segments = [_Segment(option, self, self._pad) for option in options]
        for segment in self._segments:
            self._row.addWidget(segment)
            segment.clicked.connect(self._clicked)
        if self._segments:
            self.setFocusProxy(self._segments[0])
        self._value = ""
        self.set_value(value)

    def value(self) -> str:
        """Return the key of the choice, "" when nothing is chosen."""
        return self._value

    def set_value(self, key: str) -> None:
        """Choose without telling: `chosen` is for what a person did."""
        for segment in self._segments:
            if segment.option.key == key:
                segment.setChecked(True)
                self._value = key
                self.setFocusProxy(segment)

    def clear(self) -> None:
        """Choose nothing, without telling."""
        for segment in self._segments:
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)
        self._value = ""
        if self._segments:
            self.setFocusProxy(self._segments[0])

    def ends(self, segment: QRadioButton) -> tuple[bool, bool]:
        """Say whether a segment is the first and the last of its row: the bar folds where there is no room."""
        at = next(place for place, each in enumerate(self._segments) if each is segment)
        first = at == 0 or self._segments[at - 1].y() != segment.y()
        last = at + 1 == len(self._segments) or self._segments[at + 1].y() != segment.y()
        return first, last

    def step(self, segment: QRadioButton, by: int) -> None:
        """Move the choice by one, around the ends."""
        at = [each is segment for each in self._segments].index(True)
        following = self._segments[(at + by) % len(self._segments)]
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        following.click()

    @Slot()
    def _clicked(self) -> None:
        key = next((each.option.key for each in self._segments if each.isChecked()), "")
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when enabled or not."""
        super().changeEvent(event)
        self.update()
