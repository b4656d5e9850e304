"""Inline notices: what happened, in a sentence, with the next step beside it; never a dialog in the way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guichet.ui import icons
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData
from guichet.ui.theme import RADIUS, Tone, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.buttons import Button, IconButton, Kind
from guichet.ui.widgets.labels import Label

_ICONS = {
    Tone.LATE: "circle-alert",
    Tone.TODAY: "triangle-alert",
    Tone.DONE: "circle-check",
    Tone.INFO: "info",
    Tone.QUIET: "info",
}


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` without moving the focus."""
    # The enums of QAccessible take longer to build than a notice to paint: only a reader pays for them.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Notice(QWidget):
    """One notice. `closed` carries it when it is put away."""

    closed = Signal(object)

    def __init__(self, data: NoticeData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data = data
        theme = current()
        words = text(data.sentence)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(10), theme.gap(1), theme.gap(2), theme.gap(1))
        row.setSpacing(theme.gap(3))
        self._label = Label(words, wrap=True)
        self._tint()
        row.addWidget(self._label, 1)
        if data.step is not None:
            step = Button(text(data.step), kind=Kind.LINK)
            step.clicked.connect(self._take_step)
            row.addWidget(step)
        close = IconButton("x", QCoreApplication.translate("Notice", "Fermer cet avis"))
        close.clicked.connect(self.put_away)
        row.addWidget(close)

    def _tint(self) -> None:
        palette = self._label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, current().tokens.tone(self.data.tone).text)
        self._label.setPalette(palette)

    @Slot()
    def _take_step(self) -> None:
        self.put_away()
        if self.data.on_step is not None:
            self.data.on_step()

    @Slot()
    def put_away(self) -> None:
        """Close the notice."""
        self.closed.emit(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and icon."""
        theme = current()
        ink = theme.tokens.tone(self.data.tone)
        painter = QPainter(self)
        paint.box(painter, QRectF(self.rect()), theme.px(RADIUS), ink.ground, ink.text)
        side = theme.px(18)
        icons.draw(
            painter,
            _ICONS[self.data.tone],
            ink.text,
            QRectF(theme.gap(3), (self.height() - side) / 2, side, side),
        )


class NoticeBar(QWidget):
    """The notices of a window, newest last, at most three; it takes no room while there are none."""

    LIMIT = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.gap(4), 0, theme.gap(4), theme.gap(2))
        self._column.setSpacing(theme.gap(1))
        self._notices: list[Notice] = []
        self.hide()

    def notices(self) -> list[NoticeData]:
        """Return what is shown, oldest first."""
        return [each.data for each in self._notices]

    def show_notice(self, data: NoticeData) -> None:
        """Show a notice in the place of those that may give way."""
        for old in list(self._notices):
            passing = old.data.tone not in (Tone.LATE, Tone.TODAY)
            if passing or old.data.sentence == data.sentence or len(self._notices) >= self.LIMIT:
                self._drop(old)
        notice = Notice(data)
        notice.closed.connect(self._drop)
        self._notices.append(notice)
        self._column.addWidget(notice)
        self.show()
        announce(notice, text(data.sentence))

    @Slot(object)
    def _drop(self, notice: Notice) -> None:
        if notice in self._notices:
            self._notices.remove(notice)
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._notices))

    @Slot()
    def close_newest(self) -> bool:
        """Put the newest notice away; say whether there was one."""
        if not self._notices:
            return False
        self._drop(self._notices[-1])
        return True
