"""The first start: the desk's code and name, the first person, the sample or the City's own directory."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.domain.numbers import DESK_LETTERS
from guichet.domain.people import ROLE_NAMES, SCHEDULER
from guichet.domain.wording import Text
from guichet.ui.door import Door, OnDuty
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenContext
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.workplace import Workplace
    from guichet.domain.people import Agent


@dataclass(frozen=True, slots=True)
class Answers:
    """What the first start asks."""

    code: str
    desk: str
    agent: str
    role: str
    pin: str
    sample: bool

    def __call__(self, desk: "Workplace") -> "Agent":
        """Set the desk up on the store's thread."""
        from guichet.application import demo, setting_up

        agent = setting_up.set_up(desk, self.code, self.desk, self.agent, self.role, self.pin)  # type: ignore[arg-type]
        if self.sample:
            desk.agent = SCHEDULER
            try:
                demo.load_sample(desk)
            finally:
                desk.agent = agent
        return agent


class FirstStart(QWidget):
    """A calm panel that fills the window once. `finished` carries the `OnDuty` that came of it."""

    finished = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        theme = current()
        card = Card()
        card.body.setSpacing(theme.gap(3))
        card.body.addWidget(
            Label(QCoreApplication.translate("FirstStart", "Bienvenue à Guichet"), Style.TITLE)
        )
        card.body.addWidget(
            Label(
                QCoreApplication.translate(
                    "FirstStart",
                    "Trois réponses suffisent : ce poste, la première personne, le répertoire. Tout se change ensuite"
                    " dans les réglages.",
                ),
                Style.SOFT,
                wrap=True,
            )
        )
        self.code = QLineEdit("KL")
        self.code.setMaxLength(3)
        self.desk = QLineEdit(QCoreApplication.translate("FirstStart", "Comptoir 1"))
        row = FieldRow()
        letters = " ".join(DESK_LETTERS)
        self.code_field = Field(
            QCoreApplication.translate("FirstStart", "&Code du poste"),
            self.code,
            QCoreApplication.translate(
                "FirstStart", "Deux lettres parmi {letters} : elles se distinguent au téléphone."
            ).format(letters=letters),
        )
        row.add(self.code_field, 1)
        row.add(Field(QCoreApplication.translate("FirstStart", "&Nom du poste"), self.desk), 1)
        card.body.addLayout(row)
        self.agent = QLineEdit()
        card.body.addWidget(
            Field(QCoreApplication.translate("FirstStart", "&Première personne (nom ou titre)"), self.agent)
        )
        self.role = SegmentedControl(
            [Option(key, text(name)) for key, name in ROLE_NAMES.items()],
            QCoreApplication.translate("FirstStart", "Rôle"),
            "supervisor",
        )
        card.body.addWidget(Field(QCoreApplication.translate("FirstStart", "&Rôle"), self.role))
        pins = FieldRow()
        self.pin, self.again = QLineEdit(), QLineEdit()
        for each in (self.pin, self.again):
            each.setEchoMode(QLineEdit.EchoMode.Password)
            each.setMaxLength(12)
        hint = QCoreApplication.translate("FirstStart", "Facultatif : de 4 à 12 chiffres.")
        self.pin_field = Field(QCoreApplication.translate("FirstStart", "N&IP"), self.pin, hint)
        pins.add(self.pin_field, 1)
        pins.add(Field(QCoreApplication.translate("FirstStart", "NIP, une autre &fois"), self.again), 1)
        card.body.addLayout(pins)
        self.sample = QCheckBox(
            QCoreApplication.translate(
                "FirstStart", "Charger le répertoire d’&exemple (services, sujets, rues)"
            )
        )
        card.body.addWidget(self.sample)
        self.problem = Label("", Style.STRONG, wrap=True)
        self.problem.hide()
        card.body.addWidget(self.problem)
        self.go = Button(QCoreApplication.translate("FirstStart", "&Ouvrir le guichet"), kind=Kind.PRIMARY)
        self.go.clicked.connect(self._finish)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        card.body.addLayout(buttons)
        card.setMaximumWidth(theme.px(720))
        holder = QWidget()
        centre = QHBoxLayout(holder)
        centre.addStretch(1)
        centre.addWidget(card, 4)
        centre.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(holder))
        for line in (self.code, self.desk, self.agent, self.pin, self.again):
            line.returnPressed.connect(self._finish)

    def begin(self) -> None:
        """Take the keys."""
        self.agent.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _finish(self) -> None:
        if self.pin.text() != self.again.text():
            self.pin_field.set_error(
                QCoreApplication.translate("FirstStart", "Les deux NIP diffèrent : retapez-les.")
            )
            self.pin.setFocus()
            return
        self.pin_field.set_error("")
        answers = Answers(
            self.code.text(),
            self.desk.text(),
            self.agent.text(),
            self.role.value(),
            self.pin.text(),
            self.sample.isChecked(),
        )
        self.go.setEnabled(False)
        self._context.tasks.run(self._door.use(answers), self._done, self._refused)

    @Slot(object)
    def _done(self, agent: "Agent") -> None:
        self.finished.emit(OnDuty(agent, self.desk.text()))

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.go.setEnabled(True)
        self.problem.setText(text(sentence))
        self.problem.show()
