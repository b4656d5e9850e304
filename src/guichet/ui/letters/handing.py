"""Hands a receipt over: to the printer, to a file, to the next step when there is neither (COM-9)."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from guichet.domain import commands
from guichet.domain.wording import Lang, Text, translate
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.acting import Acted
    from guichet.application.workplace import Workplace
    from guichet.reports.receipt_sheet import ReceiptSheet


class AskReceipt:
    """The receipt of a dossier, in the citizen's language unless another is named."""

    def __init__(self, number: str, lang: Lang | None = None) -> None:
        self._number, self._lang = number, lang

    def __call__(self, desk: "Workplace") -> "ReceiptSheet":
        from guichet.application.receipts import receipt

        return receipt(desk, self._number, self._lang)


class Handing(QObject):
    """Prints and saves receipts; the clerk then says in one step that one was handed over (STAFF-7)."""

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._sheet: ReceiptSheet | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )

    def print_number(self, number: str) -> None:
        """Print the receipt of a dossier that was just opened."""
        self._context.tasks.run(
            self._context.app.use(AskReceipt(number)), self.print_sheet, lane=Lane.READ, latest="receipt"
        )

    @Slot(object)
    def print_sheet(self, sheet: "ReceiptSheet") -> None:
        """Print a receipt, or offer a PDF where there is no printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        self._sheet = sheet
        if not QPrinterInfo.availablePrinterNames():
            self._context.notify(
                NoticeData(
                    translate("Letters", "Aucune imprimante sur ce poste. Enregistrez le reçu en PDF."),
                    Tone.TODAY,
                    translate("Letters", "Enregistrer en PDF"),
                    self.save_pdf,
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._window).exec():
            from guichet.reports.receipt import paint

            paint(sheet, printer)
            self._handed(translate("Letters", "Reçu {number} envoyé à l’imprimante.", number=sheet.number))

    def save_sheet(self, sheet: "ReceiptSheet") -> None:
        """Save a receipt as a PDF."""
        self._sheet = sheet
        self.save_pdf()

    @Slot()
    def save_pdf(self) -> None:
        """Ask where, and save the receipt in hand as a PDF."""
        if self._sheet is None:
            return
        proposed = self._folder / f"{self._sheet.heading}.pdf"
        name, _ = QFileDialog.getSaveFileName(self._window, "", str(proposed), "*.pdf")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the receipt in hand to a file, off the UI thread."""
        if self._sheet is not None:
            self._folder = path.parent
            self._context.tasks.run(_Written(self._sheet, path), self._written, lane=Lane.POOL)

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._handed(translate("Letters", "Reçu enregistré : {file}.", file=path.name))

    def _handed(self, sentence: Text) -> None:
        self._context.notify(
            NoticeData(
                sentence,
                Tone.DONE,
                translate("Letters", "Inscrire : reçu remis"),
                self.log_handed,
            )
        )

    @Slot()
    def log_handed(self) -> None:
        """Enter on the timeline that the citizen left with a receipt."""
        if self._sheet is None:
            return
        words = text(translate("Letters", "Reçu remis au citoyen."))
        work = _Logged(commands.Comment(self._sheet.number, text=words))
        self._context.tasks.run(self._context.app.use(work), lane=Lane.STORE)


class _Written:
    """A receipt being written to a file."""

    def __init__(self, sheet: "ReceiptSheet", path: Path) -> None:
        self._sheet, self._path = sheet, path

    def __call__(self) -> Path:
        from guichet.application import receipts

        receipts.to_pdf(self._sheet, self._path)
        return self._path


class _Logged:
    """The entry that a receipt was handed over."""

    def __init__(self, command: commands.Comment) -> None:
        self._command = command

    def __call__(self, desk: "Workplace") -> "Acted":
        from guichet.application.acting import perform

        return perform(desk, self._command)
