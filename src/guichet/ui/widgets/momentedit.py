"""Inputs for a moment, a day and a phone number: forgiving while typed, written one way once left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language
from guichet.ui.moment import parse_day, parse_moment, written
from guichet.ui.theme import current


class DateTimeEdit(QLineEdit):
    """A moment: `9:12`, `hier 16h`, `2026-11-24 9:12`. Up and Down move by `step` minutes.

    `changed` carries the new moment (aware, None when empty or unreadable) as soon as it can be read.
    """

    changed = Signal(object)

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        ahead: bool = False,
        step: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._ahead = ahead
        self._step = step
        self._moment: datetime | None = None
        self.setMinimumWidth(current().px(150))
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._settle)

    def moment(self) -> datetime | None:
        """Return the moment typed, None when empty or unreadable."""
        return self._moment

    def set_moment(self, moment: datetime | None) -> None:
        """Show a moment without saying that a person typed it."""
        self._moment = moment
        self.setText("" if moment is None else written(moment))
        self._describe()

    @property
    def readable(self) -> bool:
        """Whether what stands there is empty or can be read."""
        return self._moment is not None or not self.text().strip()

    @property
    def problem(self) -> str:
        """What to say under the field when it cannot be read, "" when it can."""
        if self.readable:
            return ""
        return QCoreApplication.translate(
            "DateTimeEdit", "Écrivez par exemple 9:12, hier 16\u00a0h ou 2026-11-24 9:12."
        )

    @Slot(str)
    def _edited(self, typed: str) -> None:
        self._moment = parse_moment(typed, self._now(), ahead=self._ahead)
        self._describe()
        self.changed.emit(self._moment)

    @Slot()
    def _settle(self) -> None:
        if self._moment is not None:
            self.setText(written(self._moment))

    def _describe(self) -> None:
        spoken = "" if self._moment is None else civil.date_time(self._moment, language())
        self.setToolTip(spoken)
        self.setAccessibleDescription(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the moment with the arrows."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        base = self._moment or self._now()
        minutes = base.hour * 60 + base.minute + step * self._step
        day = base.date().toordinal() + minutes // 1440
        minutes %= 1440
        moved = datetime.combine(date.fromordinal(day), base.time(), base.tzinfo)
        self.set_moment(moved.replace(hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0))
        self.changed.emit(self._moment)


class DayEdit(QLineEdit):
    """A day: `demain`, `vendredi`, `26 nov`, `2026-11-26`. Up and Down move by a day.

    `changed` carries the new day (`date`, None when empty or unreadable) as soon as it can be read.
    """

    changed = Signal(object)

    def __init__(
        self, today: Callable[[], date], *, ahead: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._ahead = ahead
        self._day: date | None = None
        self.setMinimumWidth(current().px(116))
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._settle)

    def day(self) -> date | None:
        """Return the day typed, None when empty or unreadable."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day without saying that a person typed it."""
        self._day = day
        self.setText("" if day is None else day.isoformat())
        self._describe()

    @property
    def problem(self) -> str:
        """What to say under the field when it cannot be read, "" when it can."""
        if self._day is not None or not self.text().strip():
            return ""
        return QCoreApplication.translate("DayEdit", "Écrivez par exemple demain, vendredi ou 2026-11-26.")

    @Slot(str)
    def _edited(self, typed: str) -> None:
        self._day = parse_day(typed, self._today(), ahead=self._ahead) if typed.strip() else None
        self._describe()
        self.changed.emit(self._day)

    @Slot()
    def _settle(self) -> None:
        if self._day is not None:
            self.setText(self._day.isoformat())

    def _describe(self) -> None:
        spoken = "" if self._day is None else civil.long_date(self._day, language())
        self.setToolTip(spoken)
        self.setAccessibleDescription(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the day with the arrows."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        base = self._day or self._today()
        self.set_day(date.fromordinal(base.toordinal() + step))
        self.changed.emit(self._day)


class PhoneEdit(QLineEdit):
    """A phone number, written `450-555-0147` once left. `normalise` reads it and returns E.164 or None."""

    def __init__(self, normalise: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._normalise = normalise
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.textChanged.connect(self._make_room)
        self._make_room("")

    @Slot(str)
    def _make_room(self, typed: str) -> None:
        """Show a whole number, with its extension if it has one: a number cut off is a wrong number."""
        metrics, theme = QFontMetrics(current().font()), current()
        wanted = max(metrics.horizontalAdvance("450-555-0147"), metrics.horizontalAdvance(typed))
        self.setMinimumWidth(min(wanted, theme.px(240)) + theme.px(28))

    def number(self) -> str | None:
        """Return the number in E.164, None when empty or not a number."""
        return self._normalise(self.text()) if self.text().strip() else None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the number as Québec does."""
        number = self.number()
        if number:
            self.setText(civil.phone(number, language()))
            self.setCursorPosition(0)
        super().focusOutEvent(event)
