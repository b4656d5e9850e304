"""The panel of a desk that joins a City: what is coming from the shared database, how far it is, and how to hold it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui.i18n import text
from guichet.ui.shell.statusline import LinkState
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import centred
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce

WIDTH = 640


class JoiningPanel(QWidget):
    """`acted` is the button of the exchange (hold, take up, try again); `alone` begins without the City's data."""

    acted = Signal()
    alone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        say = QCoreApplication.translate
        self.word = Label("", Style.STRONG)
        self.sentence = Label("", wrap=True)
        self.remedy = Button("", kind=Kind.PRIMARY)
        self.remedy.clicked.connect(self.acted)
        self.remedy.hide()
        self.without = Button(say("Joining", "&Commencer sans attendre"))
        self.without.clicked.connect(self.alone)
        card = Card()
        card.body.setSpacing(theme.gap(4))
        card.body.addWidget(Label(say("Joining", "Ce poste rejoint la Ville"), Style.TITLE, wrap=True))
        card.body.addWidget(
            Label(
                say(
                    "Joining",
                    "Le répertoire, les personnes et les dossiers arrivent de la base partagée. Ce qui est arrivé reste,"
                    " même si vous fermez la fenêtre.",
                ),
                Style.SOFT,
                wrap=True,
            )
        )
        card.body.addWidget(self.word)
        card.body.addWidget(self.sentence)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=2)
        for each in (self.remedy, self.without):
            flow.addWidget(each)
        card.body.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(centred(card, WIDTH, above=12))

    def begin(self) -> None:
        """Take the keys, and have a screen reader say what happens."""
        self.without.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.without, QCoreApplication.translate("Joining", "Ce poste rejoint la Ville"))

    @Slot(object)
    def show_link(self, state: LinkState) -> None:
        """Show how far the exchange is, or why it waits."""
        self.word.setText(text(state.word))
        self.sentence.setText("" if state.sentence is None else text(state.sentence))
        self.sentence.setVisible(state.sentence is not None)
        self.remedy.setText("" if state.remedy is None else text(state.remedy))
        self.remedy.setVisible(state.remedy is not None)
