"""Letters and receipts about the dossier on the page: asked of the use cases, shown as a form of the page, handed on
(STAFF-4, COM-9).
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from guichet.domain.wording import Lang, Text
from guichet.ui.i18n import text
from guichet.ui.letters.form import LetterForm
from guichet.ui.letters.handing import AskReceipt, Handing
from guichet.ui.letters.outgoing import Outgoing
from guichet.ui.letters.receipt_form import ReceiptForm
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane

if TYPE_CHECKING:
    from guichet.application.acknowledging import Acknowledgement
    from guichet.application.receipts import ReceiptMail
    from guichet.application.workplace import Workplace
    from guichet.reports.drafts import Attachment
    from guichet.reports.receipt_sheet import ReceiptSheet


class Page(Protocol):
    """What opens at the foot of the page that letters are written on."""

    @property
    def form(self) -> object:
        """The form that is open, None when none is."""
        ...

    def number_shown(self) -> str:
        """Return the number of the dossier shown, empty when there is none."""
        ...

    def show_form(self, form: LetterForm | ReceiptForm) -> None:
        """Put a form at the foot of the page."""
        ...

    def reveal_form(self) -> None:
        """Bring the form in sight."""
        ...


class DossierLetters(QObject):
    """What the page's letter keys do."""

    def __init__(self, context: ScreenContext, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = page
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.handing = Handing(context, parent)
        self.outgoing = Outgoing(context.tasks, self)
        self.outgoing.opened.connect(self._opened)
        self.outgoing.saved.connect(self._saved)
        self.outgoing.failed.connect(self._failed)
        bind = context.actions.bind
        bind("dossiers.acknowledge", self.acknowledge, self.has_dossier)
        bind("dossiers.letter-open", self.open_letter, self.has_letter)
        bind("dossiers.letter-save", self.save_letter, self.has_letter)
        bind("dossiers.receipt", self.hand_receipt, self.has_dossier)
        bind("dossiers.receipt-pdf", self.save_receipt, self.has_dossier)
        bind("dossiers.receipt-mail", self.mail_receipt, self.has_dossier)

    @property
    def form(self) -> LetterForm | None:
        """The letter that is open, None when none is."""
        open_now = self._page.form
        return open_now if isinstance(open_now, LetterForm) else None

    @property
    def receipt(self) -> ReceiptForm | None:
        """The receipt that is open, None when none is."""
        open_now = self._page.form
        return open_now if isinstance(open_now, ReceiptForm) else None

    def has_dossier(self) -> bool:
        """Whether there is a dossier to write about."""
        return bool(self._page.number_shown())

    def has_letter(self) -> bool:
        """Whether a letter is being written."""
        return self.form is not None

    @Slot()
    def acknowledge(self) -> None:
        """Write the acknowledgement of the dossier shown."""
        asked = _Asked(self._page.number_shown())
        self._context.tasks.run(
            self._context.app.use(asked), self._acknowledge, lane=Lane.READ, latest="letter"
        )

    @Slot(object)
    def _acknowledge(self, found: "Acknowledgement") -> None:
        if found.number != self._page.number_shown():
            return
        letters: dict[Lang, tuple[str, str]] = {
            "fr": (found.fr.subject, found.fr.body),
            "en": (found.en.subject, found.en.body),
        }
        heading = QCoreApplication.translate("Letters", "Accusé de réception (STAFF-4)")
        self.show_letter(LetterForm("acknowledge", heading, found.number, found.to, found.lang, letters))

    def show_letter(self, form: LetterForm) -> None:
        """Put a letter on the page, its buttons at work."""
        form.open_wanted.connect(self.open_letter)
        form.save_wanted.connect(self.save_letter)
        form.grown.connect(self._page.reveal_form)
        self._page.show_form(form)

    @Slot()
    def open_letter(self) -> None:
        """Open the letter in the desk's mail program."""
        if self.form is not None:
            self.outgoing.open(self.form.draft(), self.form.number)

    @Slot()
    def save_letter(self) -> None:
        """Save the letter as a draft that a mail program opens."""
        if self.form is None:
            return
        proposed = self._folder / f"{self.form.number}.eml"
        name, _ = QFileDialog.getSaveFileName(self.form, "", str(proposed), "*.eml")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the letter to a file, off the UI thread."""
        if self.form is not None:
            self._folder = path.parent
            self.outgoing.save(self.form.draft(), path)

    @Slot(bool)
    def _opened(self, answered: bool) -> None:
        if self.form is not None:
            self.form.show_opened(answered)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        if self.form is not None:
            self.form.show_saved(path.name)

    @Slot(object)
    def _failed(self, sentence: Text) -> None:
        if self.form is not None:
            self.form.refuse(text(sentence))

    # ------------------------------------------------------------------ the receipt

    @Slot()
    def hand_receipt(self) -> None:
        """Show the receipt of the dossier as it will be printed; asked for again, print it (COM-9)."""
        if self.receipt is not None:
            self.handing.print_sheet(self.receipt.sheet)
        else:
            self._ask_receipt(None)

    def _ask_receipt(self, lang: Lang | None) -> None:
        asked = AskReceipt(self._page.number_shown(), lang)
        self._context.tasks.run(self._context.app.use(asked), self._receipt, lane=Lane.READ, latest="receipt")

    @Slot(object)
    def _receipt(self, sheet: "ReceiptSheet") -> None:
        if sheet.number != self._page.number_shown():
            return
        if self.receipt is not None:
            self.receipt.show_sheet(sheet)
            return
        form = ReceiptForm(sheet)
        form.print_wanted.connect(self.hand_receipt)
        form.pdf_wanted.connect(self.save_receipt)
        form.mail_wanted.connect(self.mail_receipt)
        form.language_wanted.connect(self._language_wanted)
        self._page.show_form(form)

    @Slot(str)
    def _language_wanted(self, lang: str) -> None:
        self._ask_receipt("en" if lang == "en" else "fr")

    @Slot()
    def save_receipt(self) -> None:
        """Save the receipt as a PDF; where it is not in sight yet, show it first."""
        if self.receipt is not None:
            self.handing.save_sheet(self.receipt.sheet)
        else:
            self._ask_receipt(None)

    @Slot()
    def mail_receipt(self) -> None:
        """Write the message that the receipt goes with, the PDF attached."""
        asked = _AskedMail(self._page.number_shown())
        self._context.tasks.run(
            self._context.app.use(asked), self._mail_receipt, lane=Lane.READ, latest="letter"
        )

    @Slot(object)
    def _mail_receipt(self, answer: "tuple[ReceiptMail, dict[Lang, tuple[Attachment, ...]]]") -> None:
        mail, attached = answer
        if mail.number != self._page.number_shown():
            return
        lang = mail.lang if self.receipt is None else self.receipt.sheet.lang
        letters: dict[Lang, tuple[str, str]] = {
            "fr": (mail.fr.subject, mail.fr.body),
            "en": (mail.en.subject, mail.en.body),
        }
        heading = QCoreApplication.translate("Letters", "Reçu par courriel (COM-9)")
        self.show_letter(LetterForm("receipt-mail", heading, mail.number, mail.to, lang, letters, attached))


class _AskedMail:
    """The message of a receipt with its PDF in both languages, drawn off the UI thread."""

    def __init__(self, number: str) -> None:
        self._number = number

    def __call__(self, desk: "Workplace") -> "tuple[ReceiptMail, dict[Lang, tuple[Attachment, ...]]]":
        from guichet.application import receipts
        from guichet.reports.drafts import Attachment

        languages: tuple[Lang, ...] = ("fr", "en")
        attached: dict[Lang, tuple[Attachment, ...]] = {}
        for lang in languages:
            sheet = receipts.receipt(desk, self._number, lang)
            attached[lang] = (Attachment(f"{sheet.heading}.pdf", receipts.pdf(sheet)),)
        return receipts.receipt_mail(desk, self._number), attached


class _Asked:
    """The acknowledgement of a dossier, asked off the UI thread."""

    def __init__(self, number: str) -> None:
        self._number = number

    def __call__(self, desk: "Workplace") -> "Acknowledgement":
        from guichet.application.acknowledging import acknowledgement

        return acknowledgement(desk, self._number)
