"""The follow-ups screen: connects the list of a day to the use cases."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from guichet.domain import civil, people
from guichet.domain.wording import Text, translate
from guichet.reports.followup_rows import FollowupRow, FollowupSheet
from guichet.ui.door import Changed
from guichet.ui.followups.asking import Answer, Asked
from guichet.ui.followups.source import COLUMNS, ListSource
from guichet.ui.followups.view import FollowUpsView
from guichet.ui.i18n import language, text
from guichet.ui.paging import PagedTableModel
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane, Progress
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Kind

if TYPE_CHECKING:
    from guichet.application.followups import FollowUp, FollowUps
    from guichet.application.reachability import Reachability
    from guichet.ui.followups.transfers import TransferCounts


class FollowUpsScreen(Screen):
    """What is owed on a day, per service or person: on screen, on paper, in a file."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._model: PagedTableModel[FollowUp] = PagedTableModel(context.tasks, COLUMNS, self)
        self.view = FollowUpsView(self._model, context.now)
        self._sheet: FollowupSheet | None = None
        self._printed: dict[Any, FollowupRow] = {}
        self._folder = Path.home()
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
        view.person.activated.connect(self._ask)
        view.table.taken.connect(self._open)
        view.table.chosen.connect(self._follow)
        self._model.modelReset.connect(self._choose_first)
        view.print.clicked.connect(self.print_list)
        view.pdf.clicked.connect(self.save_pdf)
        view.csv.clicked.connect(self.save_csv)
        view.xlsx.clicked.connect(self.save_xlsx)
        view.mend.clicked.connect(self.see_absences)
        view.transfers.clicked.connect(self.toggle_transfers)
        bind = context.actions.bind
        bind("followups.transfers", self.toggle_transfers, self.may_count)
        bind("followups.print", self.print_list)
        bind("followups.pdf", self.save_pdf)
        bind("followups.csv", self.save_csv)
        bind("followups.xlsx", self.save_xlsx)
        bind("followups.before", self.day_before)
        bind("followups.after", self.day_after)
        bind("followups.page", view.preview.next_page)
        bind("followups.handover", self.hand_over)
        view.handover.clicked.connect(self.hand_over)
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
        """Keep the day, the service and the person."""
        return {"day": self.view.day.day(), "service": self._service(), "person": self._person()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take them back."""
        self.view.day.set_day(state.get("day") or self.context.now().date())
        self._on_today = self.view.day.day() == self.context.now().date()
        self._choose(self.view.service, str(state.get("service", "")))
        self._choose(self.view.person, str(state.get("person", "")))
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the page away where there is no room."""
        super().resizeEvent(event)
        self.view.fold(event.size().width() / current().scale)

    def _service(self) -> str:
        return str(self.view.service.currentData() or "")

    def _person(self) -> str:
        return str(self.view.person.currentData() or "")

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
        asked = Asked(self.view.day.day(), self._service(), self._person(), language(), self._handing_over)
        self.context.tasks.run(self.context.app.use(asked), self._came, lane=Lane.READ, latest="followups")

    @Slot(object)
    def _came(self, answer: Answer) -> None:
        found, sheet = answer.found, answer.sheet
        view = self.view
        view.transfers.setVisible(self.may_count())
        if self.counts is not None and self.counts.isVisible():
            self._count()
        view.show_flagged([text(sentence) for sentence in answer.flagged])
        self._sheet = sheet
        everyone = QCoreApplication.translate("FollowUps", "Tous les services")
        anyone = QCoreApplication.translate("FollowUps", "Toutes les personnes")
        self._fill(view.service, [("", everyone), *answer.services], found.service)
        self._fill(view.person, [("", anyone), *answer.people], found.contact)
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
        view.preview.show_sheet(sheet)
        self._printed = dict(zip((row.line.due_id for row in found.rows), sheet.rows, strict=True))
        view.preview.follow(self._printed.get(self._chosen))

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
        proposed = self._folder / self.counts.file_name()
        name, _ = QFileDialog.getSaveFileName(self, "", str(proposed), "*.csv")
        if name:
            self.write_transfers(Path(name))

    def write_transfers(self, path: Path) -> None:
        """Write the counts in sight to a file, off the UI thread."""
        if self.counts is not None and self.counts.found is not None:
            from guichet.ui.followups.transfers import SaveTransfers

            self._folder = path.parent
            saving = SaveTransfers(self.counts.found, path, language())
            self.context.tasks.run(saving, self._written, lane=Lane.POOL)

    # ------------------------------------------------------------------ paper and files

    @Slot()
    def print_list(self) -> None:
        """Print the list in sight: the whole service in one keystroke."""
        if self._sheet is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.context.notify(
                NoticeData(
                    translate("FollowUps", "Aucune imprimante sur ce poste. Enregistrez la liste en PDF."),
                    Tone.TODAY,
                    translate("FollowUps", "Enregistrer en PDF"),
                    self.save_pdf,
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            from guichet.reports.followups import paint

            paint(self._sheet, printer)
            self.context.notify(
                NoticeData(translate("FollowUps", "Liste envoyée à l’imprimante."), Tone.DONE)
            )

    @Slot()
    def save_pdf(self) -> None:
        """Save the list as a PDF."""
        self._save("pdf", translate("FollowUps", "Écriture du PDF"))

    @Slot()
    def save_csv(self) -> None:
        """Save the list as a CSV."""
        self._save("csv", translate("FollowUps", "Écriture du CSV"))

    @Slot()
    def save_xlsx(self) -> None:
        """Save the list for Excel."""
        self._save("xlsx", translate("FollowUps", "Écriture du classeur"))

    def _save(self, kind: str, title: Text) -> None:
        if self._sheet is None:
            return
        proposed = (
            self._folder / f"{self._sheet.title} {self._sheet.service} {self._sheet.day.isoformat()}.{kind}"
        )
        name, _ = QFileDialog.getSaveFileName(self, "", str(proposed), f"*.{kind}")
        if name:
            self.write(Path(name), kind, title)

    def write(self, path: Path, kind: str, title: Text) -> None:
        """Write the list in sight to a file, off the UI thread, with progress and a way to stop."""
        if self._sheet is not None:
            self._folder = path.parent
            self.context.tasks.run_long(
                _Written(self._sheet, path, kind), self._written, title=title, lane=Lane.POOL
            )

    @Slot(object)
    def _written(self, path: Path) -> None:
        self.context.notify(
            NoticeData(translate("FollowUps", "Liste enregistrée : {file}.", file=path.name), Tone.DONE)
        )


class _Written:
    """A sheet being written to a file."""

    def __init__(self, sheet: FollowupSheet, path: Path, kind: str) -> None:
        self._sheet, self._path, self._kind = sheet, path, kind

    def __call__(self, progress: Progress) -> Path:
        from guichet.application import printing

        write = {"pdf": printing.to_pdf, "csv": printing.to_csv, "xlsx": printing.to_xlsx}[self._kind]
        write(self._sheet, self._path, progress.report, None)
        return self._path
