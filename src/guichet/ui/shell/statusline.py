"""The line that tells the truth: the shared database, what waits to be sent, long work, what is due today."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from guichet.domain.wording import Text, translate
from guichet.ui.i18n import text
from guichet.ui.tasks import Task, Tasks
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, IconButton, Kind
from guichet.ui.widgets.labels import ElidedLabel, Label, Style

ALONE = translate("StatusLine", "Poste autonome")


@dataclass(frozen=True, slots=True)
class LinkState:
    """What is known of the shared database: a word that stands out, what follows it, and what waits to be sent.

    `to_send` is None on a desk that stands alone, or where nothing waits; `remedy` what a button offers to do.
    """

    word: Text = ALONE
    sentence: Text | None = None
    tone: Tone = Tone.QUIET
    to_send: int | None = None
    remedy: Text | None = None


class _Dot(QWidget):
    """The state as a dot: full when up to date, a ring when alone, a triangle when something is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = Tone.QUIET
        side = current().px(10)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(current().tokens.tone(self.tone).text)
        rect = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(color)
        if self.tone in (Tone.DONE, Tone.INFO):
            painter.setBrush(color)
            painter.drawEllipse(rect)
        elif self.tone is Tone.QUIET:
            painter.drawEllipse(rect)
        else:
            painter.setBrush(color)
            top = rect.topLeft() + (rect.topRight() - rect.topLeft()) / 2
            painter.drawPolygon([top, rect.bottomRight(), rect.bottomLeft()])


class StatusLine(QWidget):
    """The line. `today_asked`, `sheet_asked` and `link_asked` are what a person clicked."""

    today_asked = Signal()
    sheet_asked = Signal()
    link_asked = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self._tasks = tasks
        self._running: Task[object] | None = None
        self._wide, self._remedied = 1280.0, False
        self._dot = _Dot()
        self._word = Label("", Style.LABEL)
        self._link = ElidedLabel("", Style.SMALL)
        self._waiting = Label("", Style.SMALL)
        self._remedy = Button("", kind=Kind.QUIET)
        self._remedy.clicked.connect(self.link_asked)
        self._work = ElidedLabel("", Style.SMALL)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(96))
        self._bar.setAccessibleName(QCoreApplication.translate("StatusLine", "Avancement"))
        self._stop = IconButton("x", QCoreApplication.translate("StatusLine", "Arrêter ce travail"))
        self._stop.clicked.connect(self._cancel)
        self._today = Button("", kind=Kind.QUIET)
        self._today.clicked.connect(self.today_asked)
        self._sheet = Button(QCoreApplication.translate("StatusLine", "F1 Raccourcis"), kind=Kind.QUIET)
        self._sheet.clicked.connect(self.sheet_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(4), 1, theme.gap(4), 0)
        row.setSpacing(theme.gap(2))
        row.addWidget(self._dot)
        row.addWidget(self._word)
        row.addWidget(self._link)
        row.addWidget(self._remedy)
        row.addSpacing(theme.gap(2))
        row.addWidget(self._waiting)
        row.addStretch(1)
        for each in (self._work, self._bar, self._stop):
            each.hide()
            row.addWidget(each)
        row.addWidget(self._today)
        row.addWidget(self._sheet)
        self.setFixedHeight(max(theme.px(30), self._sheet.sizeHint().height() + 2))
        tasks.changed.connect(self.show_work)
        self.show_link(LinkState())
        self.show_today(None)

    def show_link(self, state: LinkState) -> None:
        """Tell the state of the shared database."""
        self._dot.tone = state.tone
        self._dot.update()
        self._word.setText(text(state.word))
        self._tint()
        self._link.setText("" if state.sentence is None else text(state.sentence))
        self._link.setVisible(state.sentence is not None)
        self._link.setToolTip("" if state.sentence is None else text(state.sentence))
        self._remedy.setText("" if state.remedy is None else text(state.remedy))
        self._remedy.setVisible(state.remedy is not None)
        self._remedied = state.remedy is not None
        self.fold(round(self._wide * current().scale))
        self._waiting.setVisible(state.to_send is not None)
        if state.to_send is not None:
            self._waiting.setText(QCoreApplication.translate("StatusLine", "%n à envoyer", "", state.to_send))

    def _tint(self) -> None:
        palette = self._word.palette()
        palette.setColor(self._word.foregroundRole(), QColor(current().tokens.tone(self._dot.tone).text))
        self._word.setPalette(palette)

    def show_today(self, count: int | None) -> None:
        """Tell how many follow-ups are due today; None while it is not known."""
        self._today.setVisible(count is not None)
        if count is not None:
            self._today.setText(
                QCoreApplication.translate("StatusLine", "%n suivi(s) à faire aujourd’hui", "", count)
            )
            self._today.updateGeometry()

    @Slot()
    def show_work(self) -> None:
        """Tell the oldest long work under way."""
        running = self._tasks.long_running()
        for each in (self._work, self._bar, self._stop):
            each.setVisible(bool(running))
        self._running = None
        if running:
            task, done, total = running[0]
            self._running = task
            self._work.setText(text(task.title) if task.title is not None else "")
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    @Slot()
    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.show_work()

    def fold(self, width: int) -> None:
        """Fold for `width` pixels: the sheet goes first, its key stays, and sooner where a button stands."""
        self._wide = width / current().scale
        self._sheet.setVisible(self._wide >= (760 if self._remedied else 560))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        tokens = current().tokens
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens.line))
