"""The panel that stands in place of the screens when the desk cannot be opened: what happened, and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain.wording import Text
from guichet.ui.i18n import text
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import centred
from guichet.ui.widgets.emptystate import Icon
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce

WIDTH = 640


class FaultPanel(QWidget):
    """`again`, `leave` and `restore_asked(Path)` are what the person chose; `restore` offers the last one."""

    again = Signal()
    leave = Signal()
    restore_asked = Signal(object)

    def __init__(self, sentence: Text, folder: Path, *, restore: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        say = QCoreApplication.translate
        self.sentence = Label(text(sentence), wrap=True)
        self.try_again = Button(say("Fault", "&Réessayer"), kind=Kind.PRIMARY, icon="refresh-cw")
        self.restore = Button(say("Fault", "Restaurer une &copie…"), icon="rotate-ccw")
        self.close_window = Button(say("Fault", "&Fermer Guichet"))
        self.try_again.clicked.connect(self.again)
        self.restore.clicked.connect(self.ask_copy)
        self.close_window.clicked.connect(self.leave)
        if not restore:
            self.restore.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.gap(3))
        head.addWidget(Icon("circle-alert", 24), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(say("Fault", "Le poste n’a pas pu s’ouvrir"), Style.TITLE, wrap=True), 1)
        card = Card()
        card.body.setSpacing(theme.gap(4))
        card.body.addLayout(head)
        card.body.addWidget(self.sentence)
        card.body.addWidget(
            Label(
                say("Fault", "Dossier de données\u00a0: {folder}").format(folder=folder),
                Style.SMALL,
                wrap=True,
            )
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=2)
        for each in (self.try_again, self.restore, self.close_window):
            flow.addWidget(each)
        card.body.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(centred(card, WIDTH, above=12))

    def begin(self) -> None:
        """Take the keys, and have a screen reader say what happened."""
        self.try_again.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.try_again, self.sentence.text())

    @Slot()
    def ask_copy(self) -> None:
        """Ask which copy to put back in service."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.restore.text().replace("&", ""), "", "Guichet (*.guichet);;* (*)"
        )
        if name:
            self.restore_asked.emit(Path(name))
