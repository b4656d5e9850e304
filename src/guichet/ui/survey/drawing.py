"""The form that draws a round: which closed dossiers, how many, how far apart; what it would find is said at once (COM-11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit

from guichet.domain import commands
from guichet.domain.wording import Text
from guichet.ui.i18n import text
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.momentedit import DayEdit
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.surveying import Drawn

SHARE = "10"
NUMBER = "20"


class DrawCard(Card):
    """`changed` when another draw is to be foreseen, `wanted(DrawRound)` when it is to be made, `left` to give up."""

    changed = Signal()
    wanted = Signal(object)
    left = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        say = QCoreApplication.translate
        super().__init__(say("SurveyScreen", "Tirer une ronde"))
        self._now = now
        self.name = QLineEdit()
        self.name.setPlaceholderText(say("SurveyScreen", "facultatif\u00a0: la période suffit"))
        self.first, self.last = DayEdit(self._today), DayEdit(self._today)
        self.how = SegmentedControl(
            [
                Option("share", say("SurveyScreen", "une part (%)")),
                Option("number", say("SurveyScreen", "un nombre")),
            ],
            say("SurveyScreen", "Combien de dossiers par service"),
            "share",
        )
        self.many = QLineEdit(SHARE)
        self.many.setValidator(QIntValidator(1, 2000, self.many))
        self.apart = QLineEdit("12")
        self.apart.setValidator(QIntValidator(0, 120, self.apart))
        self.service = QComboBox()
        self.service.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.service.setMinimumContentsLength(18)
        self.foreseen = Label("", Style.BODY, wrap=True)
        self.draw_button = Button(say("SurveyScreen", "Tirer"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.leave_button = Button(say("SurveyScreen", "Annuler"), key="Esc")
        days, counts = Columns(fold_at=380, gap=3), Columns(fold_at=380, gap=3)
        days.add(Field(say("SurveyScreen", "Fermés &du"), self.first))
        days.add(Field(say("SurveyScreen", "&au"), self.last))
        counts.add(Field(say("SurveyScreen", "Par service"), self.how))
        counts.add(Field(say("SurveyScreen", "Co&mbien"), self.many))
        buttons = FlowLayout(gap=2)
        buttons.addWidget(self.leave_button)
        buttons.push()
        buttons.addWidget(self.draw_button)
        self.body.setSpacing(current().gap(3))
        for part in (
            Field(say("SurveyScreen", "No&m de la ronde"), self.name),
            days,
            counts,
            Field(say("SurveyScreen", "&Service"), self.service),
            Field(
                say("SurveyScreen", "Mois entre deux &sondages d’une même personne"),
                self.apart,
            ),
            self.foreseen,
        ):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self.first.changed.connect(self._changed)
        self.last.changed.connect(self._changed)
        self.how.chosen.connect(self._how_changed)
        self.many.textEdited.connect(self._changed)
        self.apart.textEdited.connect(self._changed)
        self.service.activated.connect(self._changed)
        self.draw_button.clicked.connect(self.draw)
        self.leave_button.clicked.connect(self.left)

    def _today(self) -> date:
        return self._now().date()

    def begin(self, names: tuple[tuple[str, str], ...]) -> None:
        """Propose the last whole month, over all services."""
        last = self._today().replace(day=1) - timedelta(days=1)
        self.first.set_day(last.replace(day=1))
        self.last.set_day(last)
        self.name.clear()
        with QSignalBlocker(self.service):
            self.service.clear()
            self.service.addItem(QCoreApplication.translate("SurveyScreen", "Tous les services"), "")
            for code, name in names:
                self.service.addItem(name, code)
        self._changed()

    def command(self) -> commands.DrawRound | None:
        """Return the draw as typed, None while a box is empty."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None or not self.many.text() or not self.apart.text():
            return None
        many, service = int(self.many.text()), str(self.service.currentData() or "")
        by_share = self.how.value() == "share"
        return commands.DrawRound(
            label=self.name.text(),
            since=first,
            until=last,
            share=many if by_share else 0,
            number=0 if by_share else many,
            services=(service,) if service else (),
            apart=int(self.apart.text()),
        )

    def show_foreseen(self, found: Drawn | Text) -> None:
        """Say what the draw would find, or why it cannot be made."""
        say = QCoreApplication.translate
        if isinstance(found, Text):
            self.foreseen.setText(text(found))
            self.draw_button.setEnabled(False)
            return
        parts = [
            say("SurveyScreen", "%n dossier(s) fermé(s) d’un citoyen connu", "", found.dossiers),
            say("SurveyScreen", "%n citoyen(s)", "", found.citizens),
        ]
        if found.lately:
            parts.append(say("SurveyScreen", "%n déjà sondé(s)", "", found.lately))
        parts.append(say("SurveyScreen", "%n à appeler", "", len(found.drawn)))
        self.foreseen.setText(" · ".join(parts))
        self.draw_button.setEnabled(bool(found.drawn))

    @Slot()
    def _how_changed(self, *_: object) -> None:
        self.many.setText(SHARE if self.how.value() == "share" else NUMBER)
        self._changed()

    @Slot()
    def _changed(self, *_: object) -> None:
        self.draw_button.setEnabled(False)
        if self.command() is not None:
            self.changed.emit()

    @Slot()
    def draw(self) -> None:
        """Ask for the draw as typed."""
        command = self.command()
        if command is not None and self.draw_button.isEnabled():
            self.wanted.emit(command)
