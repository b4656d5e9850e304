"""What came of the last intake: the number to say and to copy, who calls back and by when, what to tell (STAFF-3, COM-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, IconButton
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.at_counter import Saved


class Outcome(QWidget):
    """The card that stands above the next intake until it is put away or another dossier takes its place."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        theme = current()
        self.number = ""
        self._card = Card(chosen=True)
        self.pill = Pill("", Tone.DONE)
        self.copied = CopyLabel("", say("Intake", "numéro du dossier"))
        self.who = Label("", Style.STRONG, wrap=True)
        self.more = Label("", Style.SOFT, wrap=True)
        self.copy = Button(say("Intake", "Copier"), key="Ctrl+Shift+C")
        self.show_dossier = Button(say("Intake", "Voir"), key="Ctrl+Shift+O")
        self.close_button = IconButton("x", say("Intake", "Ranger ce résultat"))
        head = FlowLayout(gap=2)
        head.addWidget(self.copied)
        head.addWidget(self.pill)
        head.push()
        head.addWidget(self.copy)
        head.addWidget(self.show_dossier)
        head.addWidget(self.close_button)
        body = self._card.body
        body.setSpacing(theme.gap(1))
        body.addLayout(head)
        body.addWidget(self.who)
        body.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.gap(3))
        column.addWidget(self._card)
        self.copy.clicked.connect(self.copy_number)
        self.close_button.clicked.connect(self.hide)
        self.show_dossier.clicked.connect(self._show_dossier)
        self.hide()

    def show_saved(self, saved: Saved) -> None:
        """Show what came of an intake."""
        self.number = saved.taken.number
        self.copied.setText(self.number)
        self.pill.show_state(*_state(saved))
        self.who.setText(_owed(saved))
        self.more.setText(_told(saved))
        self.more.setVisible(bool(self.more.text()))
        self.setAccessibleName(f"{self.number}. {self.who.text()}")
        self.show()
        announce(self, self.accessibleName())

    @Slot()
    def copy_number(self) -> None:
        """Put the number on the clipboard."""
        self.copied.copy()

    @Slot()
    def _show_dossier(self) -> None:
        self.wanted.emit(self.number)


def _state(saved: Saved) -> tuple[str, Tone]:
    say = QCoreApplication.translate
    if saved.settled:
        return say("Intake", "Réglé au premier contact"), Tone.DONE
    if saved.answer == "yes":
        return say("Intake", "Ouvert et transféré"), Tone.DONE
    if saved.answer:
        return say("Intake", "Ouvert, non transféré"), Tone.TODAY
    return say("Intake", "Ouvert"), Tone.DONE


def person(title: str, extension: str, service: str) -> str:
    """Return `Contremaître à la voirie, poste 1502`, or the service where nobody is named."""
    if not title:
        return service
    if not extension:
        return title
    return QCoreApplication.translate("Intake", "{title}, poste {n}").format(title=title, n=extension)


def _owed(saved: Saved) -> str:
    """Return who does what by when, in one sentence to read aloud."""
    say = QCoreApplication.translate
    if saved.settled:
        return say("Intake", "Rien ne reste dû : la réponse a été donnée et le contact est compté.")
    who = person(text(saved.contact), saved.extension, text(saved.service))
    deadline = saved.taken.deadline
    if deadline is None:
        return who
    calls = deadline.rule in ("return_call", "call_back")
    sentence = (
        say("Intake", "{who} rappelle au plus tard {when}.")
        if calls
        else say("Intake", "{who} répond au plus tard {when}.")
    )
    return sentence.format(who=who, when=civil.date_time(deadline.due, language()))


def _told(saved: Saved) -> str:
    say = QCoreApplication.translate
    parts = []
    if saved.taken.referred_to:
        outside = text(saved.outside)
        parts.append(
            say("Intake", "Dirigé vers {outside}, {phone}.").format(
                outside=outside, phone=civil.phone(saved.outside_phone, language())
            )
            if saved.outside_phone
            else say("Intake", "Dirigé vers {outside}.").format(outside=outside)
        )
    if saved.calls_back:
        parts.append(
            say(
                "Intake", "Personne n’a dit oui : le dossier n’est pas transféré, un rappel est dû (STAFF-2)."
            )
        )
    if not saved.settled and text(saved.say):
        parts.append(say("Intake", "À dire : {words}").format(words=text(saved.say)))
    return " ".join(parts)
