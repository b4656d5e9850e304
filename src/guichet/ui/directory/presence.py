"""Whether the person of an entry is there, who stands in, when they are away next; and the way to say so (STAFF-6)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from guichet.domain.people import Agent, may_declare_absence
from guichet.ui.directory.work import Known
from guichet.ui.i18n import text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.pill import Pill


class PresenceCard(Card):
    """Present, away until, replaced by; `absence_asked` carries the code of who is to be declared away."""

    absence_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        say = QCoreApplication.translate
        theme = current()
        self._code = ""
        self.body.setSpacing(theme.gap(1))
        self.pill = Pill("", Tone.DONE)
        self.stand_in = Label("", Style.STRONG, wrap=True)
        self.coming = Label("", Style.SOFT, wrap=True)
        self.declare_button = Button(
            say("DirectoryScreen", "Déclarer une absence"), key="F9", icon="calendar"
        )
        self.declare_button.clicked.connect(self._declare)
        top = FlowLayout(gap=3)
        top.addWidget(self.pill)
        top.push()
        top.addWidget(self.declare_button)
        self.body.addLayout(top)
        self.body.addWidget(self.stand_in)
        self.body.addWidget(self.coming)

    def show_person(self, code: str, known: Known, agent: Agent | None) -> None:
        """Show a person; the way to declare an absence only to whoever may."""
        say = QCoreApplication.translate
        self._code = code
        presence = known.away.get(code)
        person = known.directory.contacts.get(code)
        if presence is not None:
            self.pill.show_state(_sentence(text(presence.text)), Tone.TODAY)
        elif person is not None and person.service in known.closed:
            self.pill.show_state(say("DirectoryScreen", "Hors des heures"), Tone.QUIET)
        else:
            self.pill.show_state(say("DirectoryScreen", "Au bureau"), Tone.DONE)
        who = ""
        if presence is not None and text(presence.stand_in):
            who = text(presence.stand_in)
            if presence.extension:
                who += " · " + say("DirectoryScreen", "poste {extension}").format(
                    extension=presence.extension
                )
            who = say("DirectoryScreen", "À sa place : {who}").format(who=who)
        self.stand_in.setText(who)
        self.stand_in.setVisible(bool(who))
        coming = known.coming.get(code)
        self.coming.setText(
            say("DirectoryScreen", "Prochaine absence : {period}.").format(period=text(coming))
            if coming is not None
            else ""
        )
        self.coming.setVisible(coming is not None)
        self.declare_button.setVisible(agent is not None and may_declare_absence(agent, code))

    @Slot()
    def _declare(self) -> None:
        self.absence_asked.emit(self._code)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
