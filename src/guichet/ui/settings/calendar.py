"""Settings of the business calendar: hours, holidays with why, and the City's own closures (STAFF-3, STAFF-4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.domain.hours import Span, WeeklyHours
from guichet.domain.wording import Text, translate
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.settings.section import Said, Section, card, only_for
from guichet.ui.tasks import Lane, Progress
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DayEdit
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.calendar import CalendarPage, Holiday, Moved
    from guichet.application.importing import ImportPlan
    from guichet.application.workplace import Workplace
    from guichet.domain.payloads import ClosureDefined

_WEEKEND = 5
_SHOWN_MOVES = 6


def _page(desk: Workplace) -> CalendarPage:
    from guichet.application import calendar

    return calendar.page(desk)


def _put(former: date | None, day: date, closes: str, label: str, desk: Workplace) -> Moved:
    from guichet.application import calendar
    from guichet.application.import_cells import Misread, closing_time
    from guichet.domain.errors import Refusal

    try:
        at = closing_time(closes)
    except Misread as error:
        raise Refusal(
            translate(
                "SettingsScreen",
                "L’heure de fermeture ne se lit pas : écrivez 12:00, ou rien pour tout le jour.",
            )
        ) from error
    return calendar.add_closure(desk, day, label, at, in_place_of=former)


def _withdraw(day: date, desk: Workplace) -> Moved:
    from guichet.application import calendar

    return calendar.withdraw_closure(desk, day)


def _apply(plan: ImportPlan, desk: Workplace) -> Moved:
    from guichet.application import directory

    return directory.apply(desk, plan)


class _Plan:
    def __init__(self, door: Door, files: Sequence[Path]) -> None:
        self._door, self._files = door, files

    def __call__(self, progress: Progress) -> ImportPlan:
        from guichet.application import calendar

        return calendar.plan_closures(self._door.desk, self._files, progress.report)


class CalendarSection(Section):
    """Hours and holidays on the left, as the policy has them; the City's closures on the right, to change."""

    streams = frozenset({"calendar"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        self._closures: tuple[ClosureDefined, ...] = ()
        self._editing: date | None = None
        self._plan: ImportPlan | None = None
        self._hours = QVBoxLayout()
        self._hours.setContentsMargins(0, 0, 0, 0)
        self._hours.setSpacing(current().gap(1))
        hours = QWidget()
        hours.setLayout(self._hours)
        self.holidays = ShortList(
            say("SettingsScreen", "Jours fériés, de cette année et de la suivante"), most=9
        )
        self.warning = Said()
        self.list = ShortList(say("SettingsScreen", "Fermetures de la Ville"), most=6)
        self.none = Label(
            say("SettingsScreen", "Aucune fermeture inscrite en dehors des jours fériés."),
            Style.SOFT,
            wrap=True,
        )
        self.list.chosen.connect(self._choose)
        self._build_form()
        self.lay_out(
            (
                card(say("SettingsScreen", "Heures de service"), hours),
                card(say("SettingsScreen", "Jours fériés"), self.holidays),
            ),
            (
                card(
                    say("SettingsScreen", "Fermetures de la Ville"),
                    self.warning,
                    self.list,
                    self.none,
                    self.form_title,
                    self._form,
                    self.said,
                    self.moves,
                ),
            ),
        )

    def _build_form(self) -> None:
        say = QCoreApplication.translate
        self.form_title = Label("", Style.STRONG, wrap=True)
        self.day = DayEdit(self._today)
        self.closes, self.label = QLineEdit(), QLineEdit()
        self.closes.setMaxLength(20)
        self.label.setMaxLength(200)
        self.closes.setPlaceholderText(say("SettingsScreen", "tout le jour"))
        self.day_field = Field(say("SettingsScreen", "&Jour"), self.day, "")
        self.closes_field = Field(say("SettingsScreen", "&Ferme à"), self.closes)
        self.label_field = Field(
            say("SettingsScreen", "&Motif"),
            self.label,
            say("SettingsScreen", "Il explique les échéances aux citoyens."),
        )
        self.save = Button(say("SettingsScreen", "Ajouter la fermeture"), kind=Kind.PRIMARY)
        self.fresh = Button(say("SettingsScreen", "Nouvelle fermeture"), icon="plus")
        self.remove = Button(say("SettingsScreen", "Retirer"), icon="trash-2")
        self.load = Button(say("SettingsScreen", "Importer un fichier…"), icon="upload")
        self.accept = Button(say("SettingsScreen", "Appliquer l’importation"), kind=Kind.PRIMARY)
        self.accept.hide()
        self.said = Said()
        self.moves = Label("", Style.SMALL, wrap=True)
        self.moves.hide()
        row = FieldRow()
        row.add(self.day_field)
        row.add(self.closes_field)
        buttons = FlowLayout(gap=2)
        for each in (self.save, self.fresh, self.remove, self.load, self.accept):
            buttons.addWidget(each)
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(2))
        column.addLayout(row)
        column.addWidget(self.label_field)
        column.addLayout(buttons)
        for line in (self.day, self.closes, self.label):
            line.returnPressed.connect(self.save_closure)
        self.day.changed.connect(self._day_typed)
        self.save.clicked.connect(self.save_closure)
        self.fresh.clicked.connect(self.begin_new)
        self.remove.clicked.connect(self.withdraw)
        self.load.clicked.connect(self.ask_files)
        self.accept.clicked.connect(self.apply_import)
        self._show_form(None)

    def _today(self) -> date:
        return self.context.now().date()

    # ------------------------------------------------------------------ reading

    def opened(self) -> None:
        """Read the calendar."""
        self.context.tasks.run(self.door.use(_page), self._came, lane=Lane.READ, latest="settings-calendar")

    def first_focus(self) -> QWidget | None:
        """Begin with the day of a new closure."""
        return self.day if self.may("edit_calendar") else self.holidays

    @Slot(object)
    def _came(self, page: CalendarPage) -> None:
        while (item := self._hours.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for label, week in page.hours:
            self._show_hours(label, week)
        self.holidays.show_rows([self._holiday(each) for each in page.holidays])
        self.holidays.show_from(self._today())
        self._closures = page.closures
        self.list.show_rows([self._closure(each) for each in page.closures])
        self.none.setVisible(not page.closures)
        self.warning.tell(text(page.ending) if page.ending is not None else "", Tone.TODAY)
        edits = self.may("edit_calendar")
        for each in (self.day, self.closes, self.label, self.save, self.fresh, self.remove, self.load):
            each.setEnabled(edits)
        if not edits:
            self.said.tell(text(only_for("edit_calendar")), Tone.QUIET)

    def _show_hours(self, label: Text | None, week: WeeklyHours) -> None:
        say = QCoreApplication.translate
        whole = (
            say("SettingsScreen", "Tous les canaux, sauf indication contraire")
            if label is None
            else text(label)
        )
        self._hours.addWidget(Label(whole, Style.LABEL, wrap=True))
        for first, last, spans in _runs(week):
            days = _weekday(first) if first == last else f"{_weekday(first)} – {_weekday(last)}"
            line = say("SettingsScreen", "{days}\u00a0: {hours}").format(days=days, hours=_spans(spans))
            self._hours.addWidget(Label(line, wrap=True))

    def _holiday(self, holiday: Holiday) -> Suggestion:
        say = QCoreApplication.translate
        pill, tone = say("SettingsScreen", "fermé"), Tone.INFO
        if holiday.closes_at is not None:
            pill = _closes(holiday.closes_at)
        elif holiday.date.weekday() >= _WEEKEND:
            pill, tone = say("SettingsScreen", "fin de semaine"), Tone.QUIET
        if holiday.date < self._today():
            pill, tone = say("SettingsScreen", "passé"), Tone.QUIET
        return Suggestion(
            holiday.date,
            _capital(civil.long_date(holiday.date, language())),
            text(holiday.reason),
            pill,
            tone,
        )

    def _closure(self, closure: ClosureDefined) -> Suggestion:
        say = QCoreApplication.translate
        past = closure.date < self._today()
        pill = say("SettingsScreen", "fermé") if closure.closes_at is None else _closes(closure.closes_at)
        return Suggestion(
            closure.date,
            _capital(civil.long_date(closure.date, language())),
            closure.label,
            say("SettingsScreen", "passé") if past else pill,
            Tone.QUIET if past else Tone.INFO,
        )

    # ------------------------------------------------------------------ one closure

    @Slot(object)
    def _choose(self, key: object) -> None:
        self._show_form(next((each for each in self._closures if each.date == key), None))

    @Slot()
    def begin_new(self) -> None:
        """Empty the form for another closure."""
        self.list.clear_choice()
        self._show_form(None)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, closure: ClosureDefined | None) -> None:
        say = QCoreApplication.translate
        day, closes, label = None, "", ""
        if closure is not None:
            day, label = closure.date, closure.label
            closes = "" if closure.closes_at is None else f"{closure.closes_at:%H:%M}"
        self._editing = day
        self.day.set_day(day)
        self.closes.setText(closes)
        self.label.setText(label)
        self._day_typed(day)
        self.form_title.setText(
            say("SettingsScreen", "Nouvelle fermeture")
            if day is None
            else _capital(civil.long_date(day, language()))
        )
        self.save.setText(
            say("SettingsScreen", "Ajouter la fermeture")
            if day is None
            else say("SettingsScreen", "Enregistrer")
        )
        self.save.updateGeometry()
        self.fresh.setVisible(day is not None)
        self.remove.setVisible(day is not None)

    @Slot(object)
    def _day_typed(self, day: date | None) -> None:
        """Say the day in full as soon as it is read."""
        self.day_field.set_hint("" if day is None else civil.long_date(day, language()))

    @Slot()
    def save_closure(self) -> None:
        """Record the closure of the form, new or changed."""
        day = self.day.day()
        if day is None:
            self.day_field.set_error(
                self.day.problem
                or QCoreApplication.translate("SettingsScreen", "Indiquez le jour de la fermeture.")
            )
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.label.text().strip():
            self.label_field.set_error(
                QCoreApplication.translate("SettingsScreen", "Écrivez le motif de la fermeture.")
            )
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.label_field.set_error("")
        work = partial(_put, self._editing, day, self.closes.text(), self.label.text())
        self.context.tasks.run(self.door.use(work), self._moved, self._refused, lane=Lane.STORE)

    @Slot()
    def withdraw(self) -> None:
        """Record that the chosen closure no longer holds."""
        if self._editing is not None:
            work = partial(_withdraw, self._editing)
            self.context.tasks.run(self.door.use(work), self._moved, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.moves.hide()
        self.said.refused(sentence)

    @Slot(object)
    def _moved(self, moved: Moved) -> None:
        """Show what the change did to the open deadlines, here and in the notice bar."""
        from guichet.application.calendar import moved_sentence

        self.begin_new()
        sentence = moved_sentence(moved)
        self.said.tell(text(sentence), Tone.TODAY if moved.moved else Tone.DONE)
        lang = language()
        lines = [
            f"{each.number} — {civil.short_date_time(each.was, lang)} → {civil.short_date_time(each.due, lang)}"
            for each in moved.first[:_SHOWN_MOVES]
        ]
        if moved.moved > len(lines) > 0:
            lines.append("…")
        self.moves.setText("\n".join(lines))
        self.moves.setVisible(bool(lines))
        self.context.notify(NoticeData(sentence, Tone.TODAY if moved.moved else Tone.DONE))

    # ------------------------------------------------------------------ from a file

    @Slot()
    def ask_files(self) -> None:
        """Ask for the files of closures, and read them."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            QCoreApplication.translate("SettingsScreen", "Importer un fichier…"),
            "",
            "CSV, Excel (*.csv *.tsv *.txt *.xlsx)",
        )
        if names:
            self.context.tasks.run_long(
                _Plan(self.door, [Path(name) for name in names]),
                self._planned,
                self._refused,
                title=translate("SettingsScreen", "Lecture des fermetures"),
            )

    @Slot(object)
    def _planned(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.moves.hide()
        self.said.tell(text(plan.summary()), Tone.INFO)
        self.accept.show()
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def apply_import(self) -> None:
        """Record what the files change."""
        plan, self._plan = self._plan, None
        self.accept.hide()
        if plan is not None:
            work = partial(_apply, plan)
            self.context.tasks.run(self.door.use(work), self._moved, self._refused, lane=Lane.STORE)

    def state(self) -> dict[str, Any]:
        """Return what is typed but not recorded."""
        return {
            "lines": [each.text() for each in (self.day, self.closes, self.label)],
            "editing": self._editing,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what was typed."""
        for line, words in zip((self.day, self.closes, self.label), state["lines"], strict=True):
            line.setText(words)
            line.textEdited.emit(words)
        self._editing = state["editing"]


def _runs(week: WeeklyHours) -> list[tuple[int, int, tuple[Span, ...]]]:
    """Return the week as runs of weekdays with the same hours: first, last, spans."""
    runs: list[tuple[int, int, tuple[Span, ...]]] = []
    for weekday in range(7):
        spans = week.spans(weekday)
        if runs and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], weekday, spans)
        else:
            runs.append((weekday, weekday, spans))
    return runs


def _weekday(weekday: int) -> str:
    say = QCoreApplication.translate
    return (
        say("SettingsScreen", "Lundi"),
        say("SettingsScreen", "Mardi"),
        say("SettingsScreen", "Mercredi"),
        say("SettingsScreen", "Jeudi"),
        say("SettingsScreen", "Vendredi"),
        say("SettingsScreen", "Samedi"),
        say("SettingsScreen", "Dimanche"),
    )[weekday]


def _spans(spans: tuple[Span, ...]) -> str:
    say = QCoreApplication.translate
    if not spans:
        return say("SettingsScreen", "fermé")
    return ", ".join(
        say("SettingsScreen", "de {start} à {end}").format(start=_clock(start), end=_clock(end))
        for start, end in spans
    )


def _clock(minutes: int) -> str:
    return civil.clock_time(time(minutes // 60 % 24, minutes % 60), language())


def _closes(at: time) -> str:
    return QCoreApplication.translate("SettingsScreen", "ferme à {time}").format(
        time=civil.clock_time(at, language())
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
