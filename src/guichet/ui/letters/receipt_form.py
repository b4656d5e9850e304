"""The receipt on the dossier's page: looked at as it will be printed, then printed, saved or mailed (COM-9, COM-1)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal

from guichet.ui.letters.paper import PaperView
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.reports.receipt_sheet import ReceiptSheet


class ReceiptForm(Card):
    """One receipt. `language_wanted` asks for it in another language; the other signals for what to do with it."""

    wanted = Signal(object)
    left = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    mail_wanted = Signal()
    language_wanted = Signal(str)

    kind = "receipt"

    def __init__(self, sheet: "ReceiptSheet") -> None:
        say = QCoreApplication.translate
        super().__init__(say("Letters", "Reçu (COM-9)"))
        self.sheet = sheet
        self.language = SegmentedControl(
            [Option("fr", say("Letters", "Français")), Option("en", say("Letters", "Anglais"))],
            say("Letters", "Langue du reçu"),
            sheet.lang,
        )
        self.language.chosen.connect(self.language_wanted)
        self.cancel = Button(say("Letters", "Laisser"), key="Esc")
        self.mail = Button(say("Letters", "Par courriel…"), key="Ctrl+E")
        self.save = Button(say("Letters", "PDF…"), key="Ctrl+Shift+S")
        self.print = Button(say("Letters", "Imprimer"), key="Ctrl+P", kind=Kind.PRIMARY)
        self.cancel.clicked.connect(self.left)
        self.mail.clicked.connect(self.mail_wanted)
        self.save.clicked.connect(self.pdf_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.problem = Label("", Style.STRONG, wrap=True)
        self.problem.hide()
        self.paper = PaperView(say("Letters", "Aperçu du reçu"))
        row = FlowLayout(gap=2)
        for part in (self.print, self.save, self.mail, self.cancel, self.language):
            row.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.paper)
        self.show_sheet(sheet)

    def show_sheet(self, sheet: "ReceiptSheet") -> None:
        """Show the receipt, in the language that it is in."""
        from guichet.reports.receipt import ReceiptPage  # paper is only needed once somebody asks for it

        self.sheet = sheet
        self.language.set_value(sheet.lang)
        words = [sheet.heading]
        for block in sheet.blocks:
            words += [block.heading, *(f"{name} {value}" for name, value in block.facts), *block.lines]
        self.paper.show_page(ReceiptPage(sheet), ". ".join(words))

    def begin(self) -> None:
        """Take the keys at what prints it."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """There is nothing to write."""
        return {}

    def take_back(self, _said: Mapping[str, str]) -> None:
        """There is nothing to take back."""

    def refuse(self, sentence: str, _field: str = "") -> None:
        """Say why not."""
        self.problem.setText(sentence)
        self.problem.show()
        announce(self, sentence)
