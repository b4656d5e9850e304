"""The follow-ups screen: connects the list of a day to the use cases."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from guichet.domain import civil, people
from guichet.domain.lists import BYS, By, Question
from guichet.domain.wording import translate
from guichet.reports.followup_rows import FollowupRow
from guichet.ui.door import Changed
from guichet.ui.followups.asking import Answer, Asked, Paper, by_names
from guichet.ui.followups.handing import ListHanding
from guichet.ui.followups.source import COLUMNS, ListSource
from guichet.ui.followups.view import FollowUpsView
from guichet.ui.i18n import language, text
from guichet.ui.paging import PagedTableModel
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Kind

if TYPE_CHECKING:
    from guichet.application.followups import FollowUp, FollowUps
    from guichet.application.list_printing import Printing
    from guichet.application.reachability import Reachability
    from guichet.ui.followups.transfers import TransferCounts


class FollowUpsScreen(Screen):
    """What is owed on a day, per service or person: on screen, on paper, in a file."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._model: PagedTableModel[FollowUp] = PagedTableModel(context.tasks, COLUMNS, self)
        self.view = FollowUpsView(self._model, context.now)
        self._printed: dict[Any, FollowupRow] = {}
        self._source: ListSource | None = None
        self._chosen: object = None
        self._on_today = True
        self._handing_over = False
        self.counts: TransferCounts | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._layout = layout
        view = self.view
        view.day.set_day(context.now().date())
        view.day.changed.connect(self._day_changed)
        view.before.clicked.connect(self.day_before)
        view.after.clicked.connect(self.day_after)
        view.service.activated.connect(self._service_changed)
        for box in (view.person, view.topic, view.sector, view.by):
            box.activated.connect(self._ask)
        for key, name in zip(BYS, by_names(), strict=True):
            view.by.addItem(name, key)
        view.table.taken.connect(self._open)
        view.table.chosen.connect(self._follow)
        self._model.modelReset.connect(self._choose_first)
        self.handing = ListHanding(context, self)
        self.handing.recorded.connect(self._show_printed)
        view.print.clicked.connect(self.handing.print_list)
        view.pdf.clicked.connect(self.handing.save_pdf)
        view.csv.clicked.connect(self.handing.save_csv)
        view.xlsx.clicked.connect(self.handing.save_xlsx)
        view.mend.clicked.connect(self.see_absences)
        view.transfers.clicked.connect(self.toggle_transfers)
        bind = context.actions.bind
        bind("followups.transfers", self.toggle_transfers, self.may_count)
        bind("followups.print", self.handing.print_list)
        bind("followups.pdf", self.handing.save_pdf)
        bind("followups.csv", self.handing.save_csv)
        bind("followups.xlsx", self.handing.save_xlsx)
        bind("followups.large", self.toggle_large)
        bind("followups.paper", self.change_paper)
        bind("followups.before", self.day_before)
        bind("followups.after", self.day_after)
        bind("followups.page", view.preview.next_page)
        bind("followups.handover", self.hand_over)
        view.handover.clicked.connect(self.hand_over)
        view.survey.clicked.connect(self.see_survey)
        bind("followups.absences", self.see_absences)
        context.app.changed.connect(self._changed)
        context.app.duty_changed.connect(self._ask)
        context.app.ready.connect(self._ask)
        self._title()

    def opened(self, **params: Any) -> None:
        """Read the list again; `service` chooses one."""
        wanted = params.get("service")
        if wanted:
            self._choose(self.view.service, str(wanted))
        self._keep_today()
        self._ask()

    def first_focus(self) -> QWidget:
        """Begin in the list, or in the counts where they are shown."""
        return self.counts.first if self.counts is not None and self.counts.isVisible() else self.view.table

    def cited(self) -> tuple[str, ...]:
        """Return the clause of the row chosen."""
        at = self.view.table.currentIndex()
        row = self._model.value(at.row()) if at.isValid() else None
        return () if row is None else (row.line.clause,)

    def state(self) -> dict[str, Any]:
        """Keep the day and what the list is narrowed to."""
        return {"day": self.view.day.day(), "question": self.question()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take them back."""
        self.view.day.set_day(state.get("day") or self.context.now().date())
        self._on_today = self.view.day.day() == self.context.now().date()
        self.choose(state.get("question") or Question())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the page away where there is no room."""
        super().resizeEvent(event)
        self.view.fold(event.size().width() / current().scale)

    def _service(self) -> str:
        return str(self.view.service.currentData() or "")

    def question(self) -> Question:
        """Return which list is asked for."""
        view = self.view
        service, contact, sector, topic = (
            str(box.currentData() or "") for box in (view.service, view.person, view.sector, view.topic)
        )
        by: By = view.by.currentData() or ""
        return Question(service, contact, sector, topic, by, self._handing_over)

    def choose(self, question: Question) -> None:
        """Ask for another list."""
        view = self.view
        for box, code in (
            (view.service, question.service),
            (view.person, question.contact),
            (view.sector, question.sector),
            (view.topic, question.topic),
            (view.by, question.by),
        ):
            self._choose(box, code)
        self._handing_over = question.handover
        self._title()
        self._ask()

    @Slot()
    def hand_over(self) -> None:
        """Show only what is still owed today, for the next shift, or the day's list again."""
        self._handing_over = not self._handing_over
        self.view.day.set_day(self.context.now().date())
        self._on_today = True
        self._title()
        self._ask()

    def _title(self) -> None:
        day = self.view.day.day() or self.context.now().date()
        self.view.handover.set_kind(Kind.PRIMARY if self._handing_over else Kind.PLAIN)
        if self._handing_over:
            self.view.title.setText(
                QCoreApplication.translate("FollowUps", "Passation du {day}").format(
                    day=civil.long_date(day, language(), year=False)
                )
            )
            return
        self.view.title.setText(
            QCoreApplication.translate("FollowUps", "Suivis du {day}").format(
                day=civil.long_date(day, language(), year=False)
            )
        )

    def _keep_today(self) -> None:
        """A list of today is of the new day after a night: the window stays open for weeks."""
        today = self.context.now().date()
        if self._on_today and self.view.day.day() != today:
            self.view.day.set_day(today)
            self._title()

    @Slot(object)
    def _day_changed(self, day: date | None) -> None:
        if day is not None:
            self._handing_over = False
            self._on_today = day == self.context.now().date()
            self._title()
            self._ask()

    @Slot()
    def see_absences(self) -> None:
        """Go where absences are declared and mended (STAFF-6)."""
        self.context.navigate("directory", section="absences")

    @Slot()
    def see_survey(self) -> None:
        """Go where satisfaction rounds are answered (COM-11)."""
        self.context.navigate("survey")

    @Slot()
    def day_before(self) -> None:
        """Go a day back."""
        self._move(-1)

    @Slot()
    def day_after(self) -> None:
        """Go a day on."""
        self._move(1)

    def _move(self, days: int) -> None:
        day = self.view.day.day() or self.context.now().date()
        self._handing_over = False
        self.view.day.set_day(day + timedelta(days=days))
        self._on_today = self.view.day.day() == self.context.now().date()
        self._title()
        self._ask()

    @Slot()
    def _service_changed(self) -> None:
        with QSignalBlocker(self.view.person):
            self.view.person.setCurrentIndex(0)
        self._ask()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.streams & {"dossier", "calendar", "directory", "citizen", "absence"} and self.isVisible():
            self._keep_today()
            self._ask()

    @Slot()
    def _ask(self) -> None:
        asked = Asked(self.view.day.day(), self.question(), language(), self._paper())
        self.context.tasks.run(self.context.app.use(asked), self._came, lane=Lane.READ, latest="followups")

    @Slot(object)
    def _came(self, answer: Answer) -> None:
        found, sheet = answer.found, answer.sheet
        view = self.view
        view.transfers.setVisible(self.may_count())
        if self.counts is not None and self.counts.isVisible():
            self._count()
        view.show_flagged([text(sentence) for sentence in answer.flagged])
        self.handing.hold(found, sheet)
        self._show_printed(answer.printed)
        everyone = QCoreApplication.translate("FollowUps", "Tous les services")
        anyone = QCoreApplication.translate("FollowUps", "Toutes les personnes")
        self._fill(view.service, [("", everyone), *answer.services], found.service)
        self._fill(view.person, [("", anyone), *answer.people], found.contact)
        whole = QCoreApplication.translate("FollowUps", "Tous les sujets")
        self._fill(view.topic, [("", whole), *answer.topics], found.question.topic)
        everywhere = QCoreApplication.translate("FollowUps", "Tous les secteurs")
        self._fill(view.sector, [("", everywhere), *answer.sectors], found.question.sector)
        late, today, coming = found.count("overdue"), found.count("today"), found.count("next")
        view.late.show_state(
            QCoreApplication.translate("FollowUps", "{n} en retard").format(n=late),
            Tone.LATE if late else Tone.QUIET,
        )
        view.today.show_state(
            QCoreApplication.translate("FollowUps", "{n} aujourd’hui").format(n=today), Tone.TODAY
        )
        view.next.show_state(
            QCoreApplication.translate("FollowUps", "{n} à venir").format(n=coming), Tone.QUIET
        )
        self._show(found)
        view.table.setVisible(bool(found.rows))
        view.empty.setVisible(not found.rows)
        view.limit.setVisible(found.more)
        view.limit.setText(
            QCoreApplication.translate(
                "FollowUps",
                "Les {n} plus anciennes sont montrées : choisissez un service pour voir les autres.",
            ).format(n=len(found.rows))
        )
        view.preview.show_pages(answer.pages)
        self._printed = dict(zip((row.line.due_id for row in found.rows), sheet.rows, strict=True))
        view.preview.follow(self._printed.get(self._chosen))

    @Slot(object)
    def _show_printed(self, printing: "Printing | None") -> None:
        """Say when the list in sight was last handed out."""
        self.view.printed.setVisible(printing is not None)
        self.view.printed.setText(text(printing.said) if printing is not None else "")

    @Slot()
    def toggle_large(self) -> None:
        """Show the page alone, or beside the list again."""
        large = not self.view.enlarged
        self.view.enlarge(large=large)
        (self.view.preview if large else self.view.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _paper(self) -> Paper:
        return "a4" if self.context.settings.get("paper") == "a4" else "letter"

    @Slot()
    def change_paper(self) -> None:
        """Lay the list out on the other paper, from now on."""
        self.context.settings.set("paper", "letter" if self._paper() == "a4" else "a4")
        said = (
            translate("FollowUps", "La liste est sur papier A4.")
            if self._paper() == "a4"
            else translate("FollowUps", "La liste est sur papier lettre.")
        )
        self.context.notify(NoticeData(said, Tone.DONE))
        self._ask()

    def _show(self, found: "FollowUps") -> None:
        """A newer answer to the same question leaves the chosen row and the place in the list."""
        if self._source is not None and self._source.is_of(found):
            self._source.show(found)
            self._model.reload()
        else:
            self._source = ListSource(found)
            self._model.show_source(self._source)

    @staticmethod
    def _fill(box: QComboBox, rows: list[tuple[str, str]], chosen: str) -> None:
        with QSignalBlocker(box):
            if [box.itemData(at) for at in range(box.count())] != [code for code, _ in rows]:
                box.clear()
                for code, name in rows:
                    box.addItem(name, code)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    @staticmethod
    def _choose(box: QComboBox, code: str) -> None:
        with QSignalBlocker(box):
            if code and box.findData(code) < 0:
                box.addItem(code, code)
            box.setCurrentIndex(max(0, box.findData(code)))

    @Slot(object)
    def _open(self, key: object) -> None:
        row = self._model.value(self._model.row_of(key))
        if row is not None:
            self.context.navigate("dossiers", number=row.line.number)

    @Slot(object)
    def _follow(self, key: object) -> None:
        if key is not None:
            self._chosen = key
            self.view.preview.follow(self._printed.get(key))

    @Slot()
    def _choose_first(self) -> None:
        """Another list begins at its first row, so that Enter opens something."""
        first = self._model.id_at(0)
        if first is not None:
            self.view.table.choose(first)

    # ------------------------------------------------------------------ the transfers of a period

    def may_count(self) -> bool:
        """Whether who is on duty oversees, and may see how often each service is reached."""
        agent = self.context.app.duty.agent
        return agent is not None and people.may(agent, "see_counts")

    @Slot()
    def toggle_transfers(self) -> None:
        """Show the transfers of a period in place of the list, or the list again (STAFF-2)."""
        if self.counts is None:
            self.counts = self._made_counts()
        shown = self.counts.isVisible()
        self.counts.setVisible(not shown)
        self.view.setVisible(shown)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        if not shown:
            self._count()

    def _made_counts(self) -> "TransferCounts":
        from guichet.ui.followups.transfers import TransferCounts

        counts = TransferCounts(self.context.tasks, self.context.now, self.context.clause)
        counts.hide()
        counts.asked.connect(self._count)
        counts.back.connect(self.toggle_transfers)
        counts.save.connect(self.save_transfers)
        self._layout.addWidget(counts)
        return counts

    @Slot()
    def _count(self) -> None:
        if self.counts is not None:
            work = self.context.app.use(self.counts.wanted(self._service()))
            self.context.tasks.run(work, self._counted, lane=Lane.READ, latest="transfers")

    @Slot(object)
    def _counted(self, found: "Reachability | None") -> None:
        if self.counts is None:
            return
        if found is not None:
            self.counts.show_counts(found)
        elif self.counts.isVisible():  # somebody else is on duty, who does not oversee
            self.toggle_transfers()

    @Slot()
    def save_transfers(self) -> None:
        """Save the counts as a CSV."""
        if self.counts is None or self.counts.found is None:
            return
        proposed = self.handing.folder / self.counts.file_name()
        name, _ = QFileDialog.getSaveFileName(self, "", str(proposed), "*.csv")
        if name:
            self.write_transfers(Path(name))

    def write_transfers(self, path: Path) -> None:
        """Write the counts in sight to a file, off the UI thread."""
        if self.counts is not None and self.counts.found is not None:
            from guichet.ui.followups.transfers import SaveTransfers

            self.handing.folder = path.parent
            saving = SaveTransfers(self.counts.found, path, language())
            self.context.tasks.run(saving, self.handing.written, lane=Lane.POOL)
