"""The messages of an absence, ready to copy: what the voicemail says, what the mail program answers, in both languages (STAFF-6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.absence_message import Message, Messages


class AbsenceMessages(Card):
    """One message in sight, French then English; `copy(kind)` puts both on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        say = QCoreApplication.translate
        super().__init__(say("DirectoryScreen", "Message d’absence"), parent=parent)
        self._messages: Messages | None = None
        self.kind = SegmentedControl(
            [
                Option("voicemail", say("DirectoryScreen", "Boîte &vocale"), "voicemail"),
                Option("email", say("DirectoryScreen", "Réponse par courrie&l"), "mail"),
            ],
            say("DirectoryScreen", "Message d’absence"),
            "voicemail",
        )
        self.copy_voicemail = Button(say("DirectoryScreen", "Copier"), key="F7", icon="copy")
        self.copy_email = Button(say("DirectoryScreen", "Copier"), key="Shift+F7", icon="copy")
        head = FlowLayout(gap=2)
        for part in (self.kind, self.copy_voicemail, self.copy_email):
            head.addWidget(part)
        self.body.setSpacing(current().gap(2))
        self.body.addLayout(head)
        self._french, self._english = _spoken(), _spoken()
        self.body.addWidget(Label(say("DirectoryScreen", "En français"), Style.LABEL))
        self.body.addWidget(self._french)
        self.body.addWidget(Label(say("DirectoryScreen", "En anglais"), Style.LABEL))
        self.body.addWidget(self._english)
        self.kind.chosen.connect(self.show_kind)
        self.hide()

    def show_messages(self, messages: Messages | None) -> None:
        """Show the messages of an absence, or nothing while there is none."""
        self._messages = messages
        self.setVisible(messages is not None)
        self.show_kind(self.kind.value())

    @Slot(str)
    def show_kind(self, kind: str) -> None:
        """Show what the voicemail says, or what the mail program answers."""
        self.kind.set_value(kind)
        self.copy_voicemail.setVisible(kind == "voicemail")
        self.copy_email.setVisible(kind == "email")
        if self._messages is not None:
            french, english = self._messages.voicemail if kind == "voicemail" else self._messages.email
            self._french.setText(_whole(french))
            self._english.setText(_whole(english))

    def text_of(self, kind: str) -> str:
        """Return a message in both languages, French first; "" while there is none."""
        if self._messages is None:
            return ""
        both = self._messages.voicemail if kind == "voicemail" else self._messages.email
        return "\n\n".join(_whole(each) for each in both)

    def copy(self, kind: str) -> bool:
        """Put a message on the clipboard and show it; tell whether there was one."""
        words = self.text_of(kind)
        if words:
            self.show_kind(kind)
            QGuiApplication.clipboard().setText(words)
        return bool(words)


def _whole(message: Message) -> str:
    return f"{message.subject}\n\n{message.body}" if message.subject else message.body


def _spoken() -> Label:
    label = Label("", Style.BODY, wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
