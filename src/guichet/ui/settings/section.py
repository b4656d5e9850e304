"""What the sections of the settings share: the desk's door, what they read of it, and how they say a result."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain.people import ROLE_NAMES, Agent, Right, may
from guichet.domain.wording import Text, translate
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenContext
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.field import FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce


class Section(QWidget):
    """One page of the settings. `streams` are those of the record whose changes it shows."""

    streams: frozenset[str] = frozenset()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self.door: Door = context.app

    def opened(self) -> None:
        """Read what is shown; called on each show, once the desk is open."""

    def first_focus(self) -> QWidget | None:
        """Return what takes the keys when a person goes into the section."""
        return None

    def state(self) -> dict[str, Any]:
        """Return what must survive a rebuild."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""

    def may(self, right: Right) -> bool:
        """Tell whether whoever is on duty has a right."""
        agent = self.door.duty.agent
        return agent is not None and may(agent, right)

    def lay_out(self, *columns: tuple[QWidget, ...]) -> None:
        """Put cards in columns that stack where there is little room."""
        theme = current()
        held = Columns(fold_at=900)
        edge = theme.gap(4)
        held.setContentsMargins(edge, theme.gap(2), edge, edge)
        for cards in columns:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.gap(3))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            held.add(holder, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(held, 1, Qt.AlignmentFlag.AlignTop)


class Said(Label):
    """A line under a form that says what came of it."""

    def __init__(self) -> None:
        super().__init__("", Style.BODY, wrap=True)
        self.hide()

    def tell(self, words: str, tone: Tone = Tone.DONE) -> None:
        """Say it, to the eye and to a screen reader; "" takes it away."""
        palette = self.palette()
        palette.setColor(self.foregroundRole(), current().tokens.tone(tone).text)
        self.setPalette(palette)
        self.setText(words)
        self.setVisible(bool(words))
        if words:
            announce(self, words)

    def refused(self, sentence: Text) -> None:
        """Say why not."""
        self.tell(text(sentence), Tone.LATE)


def only_for(right: Right) -> Text:
    """Return the sentence for whoever may not: which roles can."""
    roles = [ROLE_NAMES[role] for role in ROLE_NAMES if may(Agent(b"", "", role), right)]
    return translate("SettingsScreen", "Pour changer ceci, il faut un autre rôle : {roles}.", roles=roles)


def card(heading: str, *widgets: QWidget) -> Card:
    """Return a card that holds these widgets."""
    made = Card(heading)
    made.body.setSpacing(current().gap(3))
    for each in widgets:
        made.body.addWidget(each)
    return made


def stack(*widgets: QWidget) -> QWidget:
    """Return widgets one under the other."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().gap(2))
    for each in widgets:
        column.addWidget(each)
    return held


def side(first: QWidget, second: QWidget) -> QWidget:
    """Return two fields side by side."""
    held = QWidget()
    fields = FieldRow()
    fields.add(first, 1)
    fields.add(second, 1)
    held.setLayout(fields)
    return held


def row(*buttons: QWidget) -> QWidget:
    """Return buttons in a row that folds."""
    held = QWidget()
    flow = FlowLayout(held, gap=2)
    for each in buttons:
        flow.addWidget(each)
    return held
