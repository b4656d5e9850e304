"""The first or the last day of an absence: a day, and from when or until when on that day (STAFF-6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.domain.half_days import Bound, Cut
from guichet.ui.i18n import language
from guichet.ui.moment import parse_moment
from guichet.ui.theme import current
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.momentedit import DayEdit
from guichet.ui.widgets.segmented import Option, SegmentedControl

_CUTS: dict[str, Cut] = {"day": "day", "noon": "noon", "time": "time"}


class BoundEdit(QWidget):
    """`labels` name the day, the half and the hour, with their mnemonics; `halves` offer day, noon and time.

    `changed` says that a person changed something.
    """

    changed = Signal()

    def __init__(
        self, labels: tuple[str, str, str], halves: tuple[Option, ...], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._now = now
        self.day = DayEdit(self._today)
        self.cut = SegmentedControl(halves, labels[1].replace("&", ""), "day", tight=True)
        self.hour = QLineEdit()
        self.hour.setMaxLength(12)
        self.hour.setPlaceholderText("9:30")
        self.day_field = Field(labels[0], self.day)
        self.hour_field = Field(labels[2], self.hour)
        self.hour_field.hide()
        columns = Columns(fold_at=420, gap=3)
        columns.add(self.day_field, 2)
        columns.add(Field(labels[1], self.cut), 3)
        columns.add(self.hour_field, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)
        outer.addStretch(1)
        self.hour.setMinimumWidth(current().px(72))
        self.day.changed.connect(self._day_typed)
        self.cut.chosen.connect(self._cut_chosen)
        self.hour.textEdited.connect(self._edited)

    def show_bound(self, bound: Bound) -> None:
        """Show a bound without saying that a person typed it."""
        self.day.set_day(bound.day)
        self.cut.set_value(bound.cut)
        self.hour.setText("" if bound.at is None else f"{bound.at.hour}:{bound.at.minute:02d}")
        self.hour_field.setVisible(bound.cut == "time")
        self._say_day()

    def bound(self) -> Bound | None:
        """Return what is typed, None as long as the day or the hour cannot be read."""
        day, cut = self.day.day(), _CUTS[self.cut.value()]
        at = self._at() if cut == "time" else None
        if day is None or (cut == "time" and at is None):
            return None
        return Bound(day, cut, at)

    def refuse(self) -> None:
        """Say beside the box what cannot be read, and go there."""
        say = QCoreApplication.translate
        if self.day.day() is None:
            self.day_field.set_error(self.day.problem or say("DirectoryScreen", "Indiquez le jour."))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.hour_field.set_error(say("DirectoryScreen", "Écrivez par exemple 9:30 ou 14 h."))
            self.hour.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_editable(self, editable: bool) -> None:
        """Let a person change it, or only read it."""
        for box in (self.day, self.hour):
            box.setReadOnly(not editable)
        self.cut.setEnabled(editable)

    def _today(self) -> date:
        return self._now().date()

    def _at(self) -> time | None:
        found = parse_moment(self.hour.text(), self._now())
        return found.time().replace(second=0, microsecond=0) if found is not None else None

    @Slot(object)
    def _day_typed(self, _day: date | None) -> None:
        self._say_day()
        self.changed.emit()

    def _say_day(self) -> None:
        day = self.day.day()
        self.day_field.set_error("")
        self.day_field.set_hint("" if day is None else civil.long_date(day, language()))

    @Slot(str)
    def _cut_chosen(self, cut: str) -> None:
        self.hour_field.setVisible(cut == "time")
        self.changed.emit()

    @Slot(str)
    def _edited(self, _typed: str) -> None:
        self.hour_field.set_error("")
        self.changed.emit()
