"""The messages of an absence, ready to copy: what the voicemail says, what the mail program answers, in both languages (STAFF-6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QGuiApplication

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import translate
from guichet.ui.directory import absence_work as work
from guichet.ui.door import Door
from guichet.ui.mailing import open_draft
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.absence_message import Message, Messages
    from guichet.reports.drafts import Draft


class AbsenceMessages(Card):
    """One message in sight, French then English; copied in one key, or handed to the mail program for the person."""

    def __init__(self, context: ScreenContext) -> None:
        say = QCoreApplication.translate
        super().__init__(say("DirectoryScreen", "Message d’absence"))
        self.context = context
        self._door: Door = context.app
        self._messages: Messages | None = None
        self._contact = ""
        self.kind = SegmentedControl(
            [
                Option("voicemail", say("DirectoryScreen", "Boîte &vocale"), "voicemail"),
                Option("email", say("DirectoryScreen", "Réponse par courrie&l"), "mail"),
            ],
            say("DirectoryScreen", "Message d’absence"),
            "voicemail",
        )
        self.voicemail_button = Button(say("DirectoryScreen", "Copier"), key="F7", icon="copy")
        self.email_button = Button(say("DirectoryScreen", "Copier"), key="Shift+F7", icon="copy")
        self.send_button = Button(say("DirectoryScreen", "Envoyer à la personne"), key="Ctrl+F7", icon="send")
        head = FlowLayout(gap=2)
        for part in (self.kind, self.voicemail_button, self.email_button, self.send_button):
            head.addWidget(part)
        self.body.setSpacing(current().gap(2))
        self.body.addLayout(head)
        self._french, self._english = _spoken(), _spoken()
        self.body.addWidget(Label(say("DirectoryScreen", "En français"), Style.LABEL))
        self.body.addWidget(self._french)
        self.body.addWidget(Label(say("DirectoryScreen", "En anglais"), Style.LABEL))
        self.body.addWidget(self._english)
        self.kind.chosen.connect(self.show_kind)
        self.voicemail_button.clicked.connect(self.copy_voicemail)
        self.email_button.clicked.connect(self.copy_email)
        self.send_button.clicked.connect(self.send)
        self.hide()

    def show_messages(self, messages: Messages | None, contact: str = "") -> None:
        """Show the messages of a person's absence, or nothing while there is none."""
        self._messages, self._contact = messages, contact
        self.setVisible(messages is not None)
        self.show_kind(self.kind.value())

    def has_some(self) -> bool:
        """Tell whether an absence in sight has messages."""
        return self._messages is not None

    @Slot(str)
    def show_kind(self, kind: str) -> None:
        """Show what the voicemail says, or what the mail program answers."""
        self.kind.set_value(kind)
        self.voicemail_button.setVisible(kind == "voicemail")
        self.email_button.setVisible(kind == "email")
        if self._messages is not None:
            french, english = self._messages.voicemail if kind == "voicemail" else self._messages.email
            self._french.setText(_whole(french))
            self._english.setText(_whole(english))

    @Slot()
    def copy_voicemail(self) -> None:
        """Put what the voicemail says on the clipboard, French first."""
        if self._messages is not None:
            self._copy("voicemail", self._messages.voicemail)
            said = translate(
                "DirectoryScreen", "Message de la boîte vocale copié, en français et en anglais."
            )
            self.context.notify(NoticeData(said, Tone.DONE))

    @Slot()
    def copy_email(self) -> None:
        """Put what the mail program answers on the clipboard, French first."""
        if self._messages is not None:
            self._copy("email", self._messages.email)
            said = translate("DirectoryScreen", "Réponse par courriel copiée, en français et en anglais.")
            self.context.notify(NoticeData(said, Tone.DONE))

    def _copy(self, kind: str, both: tuple[Message, Message]) -> None:
        self.show_kind(kind)
        QGuiApplication.clipboard().setText("\n\n".join(_whole(each) for each in both))

    @Slot()
    def send(self) -> None:
        """Open the mail program on a message to the absent person: what to record, what to paste."""
        if self._messages is not None:
            asked = work.Write(self._contact, self._messages)
            self.context.tasks.run(self._door.use(asked), self._written, lane=Lane.READ)

    @Slot(object)
    def _written(self, draft: Draft) -> None:
        try:
            open_draft(draft)
        except EnvironmentFault as fault:
            self.context.notify(NoticeData(fault.message, Tone.LATE))


def _whole(message: Message) -> str:
    return f"{message.subject}\n\n{message.body}" if message.subject else message.body


def _spoken() -> Label:
    label = Label("", Style.BODY, wrap=True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
