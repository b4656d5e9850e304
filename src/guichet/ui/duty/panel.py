"""F12: who is on duty at this desk, with a PIN where one was set."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from guichet.domain.wording import Text
from guichet.ui.door import Door, OnDuty
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from guichet.application.workplace import Workplace
    from guichet.domain.people import Agent


class _SignIn:
    """Putting an agent on duty, on the store's thread."""

    def __init__(self, agent: "Agent", pin: str) -> None:
        self._agent, self._pin = agent, pin

    def __call__(self, desk: "Workplace") -> "Agent":
        from guichet.application import setting_up

        return setting_up.sign_in(desk, self._agent.id, self._pin)


def _agents(desk: "Workplace") -> "list[Agent]":
    from guichet.application import setting_up

    return setting_up.agents(desk)


class DutyPanel(Popover):
    """The people of this desk: a digit or the arrows choose, Enter puts on duty."""

    def __init__(self, window: QWidget, context: ScreenContext) -> None:
        super().__init__(window)
        self._context = context
        self._door: Door = context.app
        self._agents: list[Agent] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QCoreApplication.translate("Duty", "Qui est en service?")
        self.setAccessibleName(title)
        self.body.addWidget(Label(title, Style.HEADING))
        self.list = QListWidget()
        self.list.setAccessibleName(QCoreApplication.translate("Duty", "Personnes de ce poste"))
        self.list.itemActivated.connect(self._accept)
        self.list.currentRowChanged.connect(self._chosen)
        self.body.addWidget(self.list)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.pin.returnPressed.connect(self._accept)
        self.field = Field(QCoreApplication.translate("Duty", "&NIP"), self.pin)
        self.body.addWidget(self.field)

    def open_under(self, anchor: QWidget) -> None:
        """Open under `anchor`, and read who may be on duty."""
        self.open_beside(anchor, 340)
        self._context.tasks.run(self._door.use(_agents), self._came, lane=Lane.READ, latest="duty")

    @Slot(object)
    def _came(self, agents: "list[Agent]") -> None:
        from guichet.domain.people import ROLE_NAMES

        self._agents = agents
        for place, agent in enumerate(agents, start=1):
            key = f"{place}  " if place < 10 else ""
            QListWidgetItem(f"{key}{agent.name} — {text(ROLE_NAMES[agent.role])}", self.list)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        needs = 0 <= row < len(self._agents) and self._agents[row].has_pin
        self.field.setVisible(needs)
        self.field.set_error("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as the choice of a person."""
        typed = event.text()
        if typed.isdigit() and not self.pin.hasFocus() and 0 < int(typed) <= len(self._agents):
            self.list.setCurrentRow(int(typed) - 1)
            if self._agents[int(typed) - 1].has_pin:
                self.pin.setFocus()
            else:
                self._accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _accept(self, *_: Any) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._agents):
            return
        agent = self._agents[row]
        if agent.has_pin and not self.pin.text():
            self.pin.setFocus()
            return
        self._context.tasks.run(
            self._door.use(_SignIn(agent, self.pin.text())), self._on_duty, self._refused, lane=Lane.STORE
        )

    @Slot(object)
    def _on_duty(self, agent: "Agent") -> None:
        self._door.duty = OnDuty(agent, self._door.duty.desk_name)
        self._door.duty_changed.emit(self._door.duty)
        self.close_box()

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.field.set_error(text(sentence))
        self.pin.selectAll()
        self.pin.setFocus()
