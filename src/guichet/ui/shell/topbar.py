"""The bar above every screen: search, day and time at the counter, who is on duty and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from guichet.domain import civil
from guichet.ui import icons
from guichet.ui.i18n import language
from guichet.ui.shortcuts import key_text
from guichet.ui.theme import CONTROL, RADIUS, Tone, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.pill import Pill


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on duty, by title, and at which desk; empty before the first agent is known."""

    person: str = ""
    desk: str = ""


class SearchButton(QAbstractButton):
    """Looks like a search line and opens the command palette; a lens alone where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self._long = QCoreApplication.translate(
            "TopBar", "Chercher un dossier, un citoyen, un numéro, une adresse…"
        )
        self._short = QCoreApplication.translate("TopBar", "Chercher…")
        self.setText(self._long)
        self.setAccessibleName(self._long)
        self.setAccessibleDescription(key_text("Ctrl+K"))
        self.setToolTip(f"{self._long} ({key_text('Ctrl+K')})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Show a lens alone, or the whole line."""
        self._folded = folded
        theme = current()
        self.setMinimumWidth(theme.px(CONTROL) if folded else theme.px(180))
        self.setMaximumWidth(theme.px(CONTROL) if folded else theme.px(560))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the whole line."""
        theme = current()
        return QSize(theme.px(CONTROL if self._folded else 560), theme.px(CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        theme = current()
        tokens = theme.tokens
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, theme.px(RADIUS), tokens.surface, tokens.border)
        side = theme.px(16)
        lens = QRectF(rect.left() + theme.px(10), rect.center().y() - side / 2, side, side)
        if self._folded:
            lens.moveLeft(rect.center().x() - side / 2)
        icons.draw(painter, "search", tokens.soft, lens)
        if self._folded:
            return
        key = key_text("Ctrl+K")
        size = paint.key_size(theme, key)
        badge = QRectF(
            QPointF(rect.right() - size.width() - theme.px(8), rect.center().y() - size.height() / 2), size
        )
        paint.key_badge(painter, theme, badge, key, tokens.soft, tokens.surface, tokens.border)
        painter.setFont(theme.font())
        painter.setPen(QColor(tokens.soft))
        words = QRectF(lens.right() + theme.px(8), rect.top(), 0, rect.height())
        words.setRight(badge.left() - theme.px(6))
        metrics = QFontMetricsF(painter.font())
        line = self._long if metrics.horizontalAdvance(self._long) <= words.width() else self._short
        painter.drawText(
            words,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, words.width()),
        )


class DutyButton(QAbstractButton):
    """Who is on duty: a pill that is a button, with its key F12."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._duty = Duty()
        self.show_duty(Duty())

    def show_duty(self, duty: Duty) -> None:
        """Show another person or desk."""
        self._duty = duty
        words = " · ".join(part for part in (duty.person, duty.desk) if part)
        if not words:
            words = QCoreApplication.translate("TopBar", "Personne en service")
        self.setText(words)
        self.setAccessibleName(
            QCoreApplication.translate("TopBar", "En service\u00a0: {who}. Changer de personne").format(
                who=words
            )
        )
        self.setToolTip(f"{words} ({key_text('F12')})")
        self.updateGeometry()
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the person alone, or the person and the desk."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return (self._duty.person if self._folded else "") or self.text()

    def _key(self) -> str:
        return f" ({key_text('F12')})"

    def _key_width(self) -> float:
        return QFontMetricsF(current().font(12)).horizontalAdvance(self._key())

    def sizeHint(self) -> QSize:
        """Ask for person, desk and key."""
        theme = current()
        metrics = QFontMetricsF(paint.pill_font(theme))
        width = metrics.horizontalAdvance(self._words()) + self._key_width() + theme.px(26)
        return QSize(int(width + 1), max(theme.px(28), int(metrics.height()) + theme.px(8)))

    def minimumSizeHint(self) -> QSize:
        """Give way to a few letters and the key."""
        theme = current()
        return QSize(theme.px(96), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        theme = current()
        ink = theme.tokens.info
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.box(painter, rect, rect.height() / 2, ink.ground, ink.text if self.underMouse() else None)
        painter.setFont(paint.pill_font(theme))
        painter.setPen(QColor(ink.text))
        metrics = QFontMetricsF(painter.font())
        room = rect.width() - theme.px(24) - self._key_width()
        shown = metrics.elidedText(self._words(), Qt.TextElideMode.ElideRight, room)
        left = rect.left() + theme.px(12)
        whole = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(left, 0, room + 2, rect.height()), whole, shown)
        left += metrics.horizontalAdvance(shown)
        painter.setFont(theme.font(12))
        painter.drawText(QRectF(left, 0, rect.right() - left, rect.height()), whole, self._key())


class TrainingLabel(QWidget):
    """« FORMATION »: nothing done here is real."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QCoreApplication.translate("TopBar", "FORMATION")
        self.setAccessibleName(
            QCoreApplication.translate(
                "TopBar", "Mode formation\u00a0: rien de ce qui est fait ici n’est réel"
            )
        )
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the word."""
        theme = current()
        metrics = QFontMetricsF(theme.font(13, QFont.Weight.Bold))
        return QSize(int(metrics.horizontalAdvance(self._words)) + theme.px(24), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word."""
        theme = current()
        ink = theme.tokens.training
        painter = QPainter(self)
        paint.box(painter, QRectF(self.rect()), theme.px(RADIUS), ink.ground)
        painter.setFont(theme.font(13, QFont.Weight.Bold))
        painter.setPen(QColor(ink.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


class TopBar(QWidget):
    """The bar. `search_asked` and `duty_asked` are what a person clicked."""

    search_asked = Signal()
    duty_asked = Signal()

    def __init__(self, *, training: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.search = SearchButton()
        self.search.clicked.connect(self.search_asked)
        self.clock = Pill()
        self.clock.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # a time is read whole
        self.duty = DutyButton()
        self.duty.clicked.connect(self.duty_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(4), theme.gap(2), theme.gap(4), theme.gap(2))
        row.setSpacing(theme.gap(3))
        row.addWidget(self.search, 1)
        self.training = TrainingLabel() if training else None
        if self.training is not None:
            row.addWidget(self.training)
        row.addStretch(0)
        row.addWidget(self.clock)
        row.addWidget(self.duty)
        self._moment: datetime | None = None
        self._short = False

    def show_time(self, moment: datetime) -> None:
        """Show the day and the time at the counter."""
        self._moment = moment
        if self._short:
            words = civil.clock_time(moment, language())
        else:
            day = civil.long_date(moment, language())
            words = f"{day[:1].upper()}{day[1:]} · {civil.clock_time(moment, language())}"
        self.clock.show_state(words, Tone.QUIET)

    def fold(self, width: int) -> None:
        """Fold for `width` pixels: the date goes first, then the desk, then the search line."""
        wide = width / current().scale
        self._short = wide < 1000
        self.search.fold(folded=wide < 520)
        self.duty.fold(folded=wide < 760)
        self.clock.setVisible(wide >= 420)
        if self._moment is not None:
            self.show_time(self._moment)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        tokens = current().tokens
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
