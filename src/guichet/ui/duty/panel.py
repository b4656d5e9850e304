"""F12: who is on duty at this desk, in one key, with a PIN where one was set (STAFF-7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from guichet.domain.folding import fold_text
from guichet.domain.people import ROLE_NAMES
from guichet.domain.wording import Text
from guichet.ui.door import Door, OnDuty
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import CARD_RADIUS, Tone, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.suggestions import SuggestionList

if TYPE_CHECKING:
    from guichet.application.pins import WrongPin
    from guichet.application.workplace import Workplace
    from guichet.domain.people import Agent

WIDTH = 380
SHOWN = 9


def _agents(desk: Workplace) -> list[Agent]:
    from guichet.application import setting_up

    return setting_up.agents(desk)


def _sign_in(agent: bytes, pin: str, desk: Workplace) -> Agent | WrongPin:
    from guichet.application import pins, setting_up

    try:
        return setting_up.sign_in(desk, agent, pin)
    except pins.WrongPin as wrong:
        return wrong  # an answer, not a failure: it says how long to wait


class _Box(QWidget):
    """The box that holds the question. `grew` comes when what it holds asks for another size."""

    grew = Signal()

    def event(self, event: QEvent) -> bool:
        """Lay out what it holds, then tell the panel."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        return handled

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current()
        tokens = theme.tokens
        paint.box(QPainter(self), QRectF(self.rect()), theme.px(CARD_RADIUS), tokens.surface, tokens.border)


class DutyPanel(QWidget):
    """The people of this desk over the window: a digit, the arrows or a name chooses, then the PIN if there is one.

    While nobody is on duty it hides the window and stays: what is recorded must have an author (STAFF-7).
    """

    def __init__(self, window: QWidget, context: ScreenContext) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._door: Door = context.app
        self._must = self._door.duty.agent is None
        self._agents: list[Agent] = []
        self._chosen: Agent | None = None
        self._before: QWidget | None = None
        self._waiting = False
        self._left = 0
        self._patience = QTimer(self)
        self._patience.setInterval(1000)
        self._patience.timeout.connect(self.tick)
        theme = current()
        say = QCoreApplication.translate
        self.box = _Box(self)
        self.box.grew.connect(self._grew)
        self.title = Label(say("Duty", "Qui est en service?"), Style.HEADING)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(say("Duty", "Chiffre ou nom"))
        self.edit.setAccessibleName(say("Duty", "Qui est en service?"))
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)
        self.list = SuggestionList(self.box, flat=True)
        self.list.view.setAccessibleName(say("Duty", "Personnes de ce poste"))
        self.list.picked.connect(self._picked)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.pin.installEventFilter(self)
        self._hint = say("Duty", "Entrée : prendre le service. Échap : autre personne.")
        self.field = Field(say("Duty", "NIP"), self.pin, self._hint)
        self.field.hide()
        self.problem = Label("", Style.SMALL, wrap=True)
        self.problem.hide()
        self._column = column = QVBoxLayout(self.box)
        edge = theme.gap(4)
        column.setContentsMargins(edge, theme.gap(3), edge, edge)
        column.setSpacing(theme.gap(2))
        self.lock = Button(
            say("Duty", "Verrouiller le poste"),
            key="Shift+F12",
            kind=Kind.QUIET,
            icon="lock",
            parent=self.box,
        )
        self.lock.setVisible(not self._must)
        self.lock.clicked.connect(self._lock)
        for each in (self.title, self.edit, self.list, self.field, self.problem, self.lock):
            column.addWidget(each)
        self.list.hide()
        self.hide()

    # ------------------------------------------------------------------ coming and going

    def open_under(self, anchor: QWidget) -> None:
        """Open under `anchor` and read who may be on duty; a panel that is open already closes instead."""
        former = [each for each in self._window.findChildren(DutyPanel) if each is not self]
        for each in former:
            if not each.closing:
                if not each.must_stay:
                    each.close_panel()
                self.deleteLater()
                return
        self._before = QApplication.focusWidget()
        self._anchor = anchor
        self._window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.setGeometry(self._window.rect())
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._context.tasks.run(self._door.use(_agents), self._came, lane=Lane.READ, latest="duty")

    @staticmethod
    def put_away(window: QWidget) -> bool:
        """Put the panel of a window away before it is built again; say whether somebody must still sign in."""
        shown = [each for each in window.findChildren(DutyPanel) if not each.closing]
        must = any(each.must_stay for each in shown)
        for each in shown:
            each.close_panel()
        return must

    @property
    def must_stay(self) -> bool:
        """Whether nobody is on duty, so that the question cannot be put away."""
        return self._must

    @property
    def closing(self) -> bool:
        """Whether the panel is on its way out."""
        return bool(self.property("closing"))

    @Slot()
    def close_panel(self) -> None:
        """Put the panel away and give the focus back."""
        if self.closing:
            return
        self.setProperty("closing", True)
        self._patience.stop()
        self._window.removeEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_moved)
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def _place(self) -> None:
        theme = current()
        at = self._anchor.mapTo(self._window, QPoint(0, self._anchor.height()))
        room = self.rect().adjusted(theme.gap(2), theme.gap(2), -theme.gap(2), -theme.gap(2))
        width = min(theme.px(WIDTH), room.width())
        high = self.box.sizeHint().height()
        if self.list.isVisibleTo(self.box):
            rows = range(min(SHOWN, self.list.model.rowCount()))
            wanted = sum(self.list.view.sizeHintForRow(row) for row in rows) + theme.gap(2) + 2
            others = high - self.list.sizeHint().height()
            self.list.setFixedHeight(max(theme.px(60), min(wanted, room.height() - others - theme.gap(2))))
            self._column.activate()
            high = self.box.sizeHint().height()
        high = max(high, self._column.totalHeightForWidth(width))
        left = min(max(room.left(), at.x() + self._anchor.width() - width), room.right() - width)
        top = at.y() + theme.gap(1)
        if self._must:
            left, top = (self.width() - width) // 2, max(room.top(), (self.height() - high) // 3)
        self.box.setGeometry(left, top, width, min(high, room.bottom() - top))

    @Slot()
    def _grew(self) -> None:
        if self.isVisible() and not self.closing:
            self._place()

    # ------------------------------------------------------------------ whom

    @Slot(object)
    def _came(self, agents: list[Agent]) -> None:
        self._agents = agents
        self._typed("")

    def _rows(self, typed: str) -> list[Suggestion]:
        wanted = fold_text(typed).split()
        rows = []
        for place, agent in enumerate(self._agents, start=1):
            words = fold_text(agent.name).split()
            if not all(any(word.startswith(part) for word in words) for part in wanted):
                continue
            now = self._door.duty.agent is not None and self._door.duty.agent.id == agent.id
            role = text(ROLE_NAMES[agent.role])
            lock = QCoreApplication.translate("Duty", "avec NIP") if agent.has_pin else ""
            rows.append(
                Suggestion(
                    agent,
                    agent.name,
                    " · ".join(part for part in (role, lock) if part),
                    pill=QCoreApplication.translate("Duty", "En service") if now else "",
                    tone=Tone.DONE,
                    keycap=str(place) if place <= SHOWN else "",
                )
            )
        return rows

    @Slot(str)
    def _typed(self, typed: str) -> None:
        if typed.strip().isdigit():
            place = int(typed)
            if 0 < place <= min(SHOWN, len(self._agents)):
                self.edit.clear()
                self._choose(self._agents[place - 1])
                return
        rows = self._rows(typed)
        self.list.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._say("" if rows else QCoreApplication.translate("Duty", "Personne de ce nom à ce poste."))
        if rows:
            self.list.view.setCurrentIndex(self.list.model.index(0))
        self._place()

    @Slot(object)
    def _picked(self, row: Suggestion) -> None:
        for agent in self._agents:
            if agent is row.key:
                self._choose(agent)
                return

    def _choose(self, agent: Agent) -> None:
        self._chosen = agent
        if not agent.has_pin:
            self._sign_in("")
            return
        self._say("")
        self.title.setText(agent.name)
        self.field.set_error("")
        self.field.set_hint(self._hint)
        self.pin.clear()
        self.field.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)  # before what had it hides: it would go elsewhere
        self.edit.hide()
        self.list.hide()
        self._place()

    def _back(self) -> None:
        self._chosen = None
        self._patience.stop()
        self._left = 0
        self.title.setText(QCoreApplication.translate("Duty", "Qui est en service?"))
        self.edit.clear()
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.set_error("")
        self.field.hide()
        self._typed("")

    # ------------------------------------------------------------------ the PIN

    def _sign_in(self, pin: str) -> None:
        if self._chosen is None or self._waiting or self._left:
            return
        self._waiting = True
        work = partial(_sign_in, self._chosen.id, pin)
        self._context.tasks.run(self._door.use(work), self._on_duty, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _on_duty(self, answer: Agent | WrongPin) -> None:
        from guichet.application.pins import WrongPin

        if isinstance(answer, WrongPin):
            self._refused(answer.message)
            if answer.wait:
                self._left = answer.wait
                self._patience.start()
            return
        agent = answer
        self._waiting = False
        self._must = False
        self._door.duty = OnDuty(agent, self._door.duty.desk_name)
        self.close_panel()
        self._door.duty_changed.emit(self._door.duty)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self._waiting = False
        words = text(sentence)
        if self.field.isVisibleTo(self.box):
            self.field.set_error(words)
            self.pin.selectAll()
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.pin, words)
        else:
            self._say(words)
        self._place()

    @Slot()
    def tick(self) -> None:
        """Count the seconds that wrong PINs cost, and say when one may try again."""
        self._left -= 1
        say = QCoreApplication.translate
        if self._left > 0:
            self.field.set_error(
                say("Duty", "Le NIP ne concorde pas. Attendez {seconds}\u00a0s avant de réessayer.").format(
                    seconds=self._left
                )
            )
            return
        self._left = 0
        self._patience.stop()
        self.field.set_error("")
        self.field.set_hint(say("Duty", "Vous pouvez réessayer."))
        announce(self.pin, say("Duty", "Vous pouvez réessayer."))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if words:
            announce(self.edit, words)

    @Slot()
    def _lock(self) -> None:
        self.close_panel()
        self._context.actions.trigger("app.lock")

    # ------------------------------------------------------------------ keys, mouse, focus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Serve the keyboard; while the panel must stay, no shortcut of the window works behind it."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
                self._place()
            return False
        if watched not in (self.edit, self.pin) or not isinstance(event, QKeyEvent):
            return False
        ours = Qt.Key(event.key()) in _KEYS
        if event.type() == QEvent.Type.ShortcutOverride:
            if ours or self._must:
                event.accept()
                return True
            return False
        if event.type() != QEvent.Type.KeyPress or not ours:
            return False
        self._key(Qt.Key(event.key()))
        return True

    def _key(self, key: Qt.Key) -> None:
        asking_pin = self._chosen is not None and self.field.isVisibleTo(self.box)
        if key == Qt.Key.Key_Escape:
            if asking_pin:
                self._back()
            elif not self._must:
                self.close_panel()
        elif asking_pin:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._sign_in(self.pin.text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.list.current()
            if row is not None and self.list.isVisibleTo(self.box):
                self._picked(row)
        else:
            self.list.move_by(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Tab) else -1)
            row = self.list.current()
            if row is not None:
                announce(self.edit, f"{row.title}, {row.detail}")

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self.closing or self.isAncestorOf(new):
            return
        if self._must:
            (self.pin if self.field.isVisibleTo(self.box) else self.edit).setFocus()
        else:
            self._before = None
            self.close_panel()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box puts it away, unless somebody must sign in."""
        if not self._must and not self.box.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the box in the window."""
        super().resizeEvent(event)
        if self.isVisible():
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hide what stands behind while nobody is on duty: it is personal."""
        if self._must:
            QPainter(self).fillRect(self.rect(), QColor(current().tokens.ground))


_KEYS = frozenset(
    (
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    )
)
