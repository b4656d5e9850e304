"""What came of the last intake: the number to say and to copy, who calls back and by when, what to tell (STAFF-3, COM-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.intake.together import joined_owed, joined_state, joined_told, linked_state, person
from guichet.ui.shortcuts import key_text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, IconButton
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.at_counter import Saved
    from guichet.application.one_matter import Kept, Linked


class Outcome(QWidget):
    """The card that stands above the next intake until it is put away or another dossier takes its place."""

    wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        theme = current()
        self.number = ""
        self.undo: tuple[str, str] | None = None
        """The number and the entry that take back what stands here, None when nothing does."""
        self._card = Card(chosen=True)
        self.pill = Pill("", Tone.DONE)
        self.copied = CopyLabel("", say("Intake", "numéro du dossier"))
        self.who = Label("", Style.STRONG, wrap=True)
        self.more = Label("", Style.SOFT, wrap=True)
        self.copy = Button(say("Intake", "Copier"))
        # Shown, its long key would send what puts the card away to a line of its own.
        self.copy.setToolTip(key_text("Ctrl+Shift+C"))
        self.copy.setAccessibleDescription(key_text("Ctrl+Shift+C"))
        self.show_dossier = Button(say("Intake", "Voir"), key="Ctrl+Shift+O")
        self.undo_button = Button(say("Intake", "Annuler"), key="Ctrl+Shift+J")
        self.receipt = Button(say("Intake", "Reçu"), key="Ctrl+P")
        self.close_button = IconButton("x", say("Intake", "Ranger ce résultat"))
        head = FlowLayout(gap=2)
        head.addWidget(self.copied)
        head.addWidget(self.pill)
        head.push()
        head.addWidget(self.undo_button)
        head.addWidget(self.copy)
        head.addWidget(self.show_dossier)
        head.addWidget(self.receipt)
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
        self.undo_button.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.hide)
        self.show_dossier.clicked.connect(self._show_dossier)
        self.hide()

    def show_done(self, came: Saved | Linked | Kept) -> None:
        """Show what came of an intake: a dossier, one linked to another, or a citizen joined to one."""
        from guichet.application.one_matter import Kept, Linked

        saved = came.saved if isinstance(came, Linked) else came
        self.undo = None
        if isinstance(saved, Kept):
            self.undo = (saved.number, saved.entry)
            self._show(saved.number, *joined_state(saved), joined_owed(saved), joined_told(saved))
            return
        state, more = _state(saved), _told(saved)
        if isinstance(came, Linked):
            state, sentence = linked_state(came)
            more = " ".join(part for part in (sentence, more) if part)
            self.undo = (saved.taken.number, came.entry) if came.entry else None
        self._show(saved.taken.number, *state, _owed(saved), more)

    def _show(self, number: str, word: str, tone: Tone, who: str, more: str) -> None:
        self.number = number
        self.copied.setText(number)
        self.pill.show_state(word, tone)
        self.who.setText(who)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.undo_button.setVisible(self.undo is not None)
        self.copy.setVisible(self.undo is None)  # the sign beside the number copies too
        self.setAccessibleName(". ".join(part for part in (number, word, who) if part))
        self.show()
        announce(self, self.accessibleName())

    @Slot()
    def put_away(self) -> None:
        """Let go of what stands here."""
        self.undo = None
        self.number = ""
        self.hide()

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
