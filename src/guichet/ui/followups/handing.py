"""The list in sight on paper and in files, off the UI thread; what was handed out is recorded (STAFF-7)."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from guichet.domain.wording import Text, translate
from guichet.reports.followup_rows import FollowupSheet
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane, Progress
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    from guichet.application.followups import FollowUps
    from guichet.application.list_printing import Printing
    from guichet.application.workplace import Workplace

FAR = 100_000
"""A page after the last of any list."""


class ListHanding(QObject):
    """Prints and saves the list that it holds. `recorded(Printing)` tells that it was handed out."""

    recorded = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._found: FollowUps | None = None
        self._sheet: FollowupSheet | None = None
        self.folder = Path.home()

    @property
    def sheet(self) -> FollowupSheet | None:
        """The sheet in hand."""
        return self._sheet

    def hold(self, found: "FollowUps", sheet: FollowupSheet) -> None:
        """Take the list in sight."""
        self._found, self._sheet = found, sheet

    @Slot()
    def print_list(self) -> None:
        """Print the list in sight: the whole service in one keystroke."""
        if self._sheet is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._context.notify(
                NoticeData(
                    translate("FollowUps", "Aucune imprimante sur ce poste. Enregistrez la liste en PDF."),
                    Tone.TODAY,
                    translate("FollowUps", "Enregistrer en PDF"),
                    self.save_pdf,
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(_page_size(self._sheet.paper))
        printer.setDocName(self._sheet.heading)
        if QPrintDialog(printer, self._window).exec():
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the list in sight on a printer as it was set, on the paper that it holds, off the UI thread."""
        if self._sheet is None or self._found is None:
            return
        self._context.notify(NoticeData(translate("FollowUps", "Impression en cours…"), Tone.INFO))
        work = _OnPaper(self._sheet, self._found, printer)
        self._context.tasks.run(work, self._on_paper, lane=Lane.POOL)

    @Slot(object)
    def _on_paper(self, found: "FollowUps") -> None:
        self._context.notify(NoticeData(translate("FollowUps", "Liste envoyée à l’imprimante."), Tone.DONE))
        self._record(found, "paper")

    def _record(self, found: "FollowUps", means: Literal["paper", "pdf"]) -> None:
        self._context.tasks.run(self._context.app.use(_Recorded(found, means)), self._told, lane=Lane.STORE)

    @Slot(object)
    def _told(self, printing: "Printing") -> None:
        self.recorded.emit(printing)

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
        sheet = self._sheet
        proposed = self.folder / f"{sheet.title} {sheet.service} {sheet.day.isoformat()}.{kind}"
        name, _ = QFileDialog.getSaveFileName(self._window, "", str(proposed), f"*.{kind}")
        if name:
            self.write(Path(name), kind, title)

    def write(self, path: Path, kind: str, title: Text) -> None:
        """Write the list in sight to a file, off the UI thread, with progress and a way to stop."""
        if self._sheet is None or self._found is None:
            return
        self.folder = path.parent
        done = self._pdf_written if kind == "pdf" else self.written
        self._context.tasks.run_long(
            _Written(self._sheet, self._found, path, kind), done, title=title, lane=Lane.POOL
        )

    @Slot(object)
    def _pdf_written(self, written: "_Written") -> None:
        self.written(written.path)
        self._record(written.found, "pdf")

    @Slot(object)
    def written(self, what: "Path | _Written") -> None:
        """Say that a file was written."""
        path = what if isinstance(what, Path) else what.path
        self._context.notify(
            NoticeData(translate("FollowUps", "Liste enregistrée : {file}.", file=path.name), Tone.DONE)
        )


def _page_size(paper: str) -> "QPageSize":
    from PySide6.QtGui import QPageSize

    return QPageSize(QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter)


class _OnPaper:
    """A sheet being printed: laid out anew on the paper that was chosen, only the pages that were asked for."""

    def __init__(self, sheet: FollowupSheet, found: "FollowUps", printer: "QPrinter") -> None:
        self._sheet, self._found, self._printer = sheet, found, printer

    def __call__(self) -> "FollowUps":
        from PySide6.QtGui import QPageSize

        from guichet.reports.followups import Pagination, paint

        size = self._printer.pageLayout().pageSize().id()
        sheet = replace(self._sheet, paper="a4" if size == QPageSize.PageSizeId.A4 else "letter")
        first, last = self._printer.fromPage() or 1, self._printer.toPage() or FAR
        laid = Pagination(sheet)
        paint(sheet, self._printer, range(min(first, laid.page_count), min(last, laid.page_count) + 1))
        return self._found


class _Recorded:
    """The entry that a list was handed out."""

    def __init__(self, found: "FollowUps", means: Literal["paper", "pdf"]) -> None:
        self._found, self._means = found, means

    def __call__(self, desk: "Workplace") -> "Printing":
        from guichet.application.list_printing import printed

        return printed(desk, self._found, self._means)


class _Written:
    """A sheet being written to a file."""

    def __init__(self, sheet: FollowupSheet, found: "FollowUps", path: Path, kind: str) -> None:
        self._sheet, self.found, self.path, self._kind = sheet, found, path, kind

    def __call__(self, progress: Progress) -> "_Written":
        from guichet.application import printing

        write = {"pdf": printing.to_pdf, "csv": printing.to_csv, "xlsx": printing.to_xlsx}[self._kind]
        write(self._sheet, self.path, progress.report, None)
        return self
