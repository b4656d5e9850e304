"""What files would change, said before anything is: added, changed, absent; or every error by line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from guichet.domain.wording import Text, translate
from guichet.ui.directory import work
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style

if TYPE_CHECKING:
    from guichet.application.importing import ImportPlan

NAMED = 12
"""How many entries of a sort are named; the rest is counted."""


class ImportPage(QWidget):
    """Files chosen, what they would change, then all of it or nothing. `opened` asks to be shown, `left` to go back."""

    opened = Signal()
    left = Signal()

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self._door: Door = context.app
        self._plan: ImportPlan | None = None
        say = QCoreApplication.translate
        self.summary = Label("", Style.STRONG, wrap=True)
        self.details = Label("", Style.BODY, wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.apply_button = Button(
            say("DirectoryScreen", "Appliquer l’importation"), kind=Kind.PRIMARY, icon="check"
        )
        self.leave_button = Button(say("DirectoryScreen", "Laisser"))
        card = Card(say("DirectoryScreen", "Importation"))
        card.body.addWidget(self.summary)
        card.body.addWidget(self.details)
        buttons = FlowLayout(gap=2)
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self.leave_button)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(3))
        column.addWidget(card)
        column.addStretch(1)
        self.apply_button.clicked.connect(self.apply)
        self.leave_button.clicked.connect(self.leave)

    @Slot()
    def ask_files(self) -> None:
        """Choose files to import."""
        say = QCoreApplication.translate
        names, _ = QFileDialog.getOpenFileNames(
            self, say("DirectoryScreen", "Fichiers à importer"), "", "CSV, Excel (*.csv *.tsv *.txt *.xlsx)"
        )
        if names:
            self.plan_import([Path(name) for name in names])

    def plan_import(self, files: list[Path]) -> None:
        """Read the files and say what they would change."""
        self.context.tasks.run_long(
            work.Plan(self._door, files),
            self._planned,
            self._not_planned,
            title=translate("DirectoryScreen", "Lecture des fichiers"),
            lane=Lane.POOL,
        )

    @Slot(object)
    def _planned(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.opened.emit()
        self.show_plan(plan)

    @Slot(object)
    def _not_planned(self, sentence: Text) -> None:
        self._plan = None
        self.opened.emit()
        self.show_errors(sentence)

    @Slot()
    def apply(self) -> None:
        """Record what the files change, all of it or nothing."""
        if self._plan is not None:
            self.context.tasks.run_long(
                work.Apply(self._door, self._plan),
                self._applied,
                self._not_planned,
                title=translate("DirectoryScreen", "Importation"),
                lane=Lane.STORE,
            )
            self._plan = None

    @Slot()
    def leave(self) -> None:
        """Go back; nothing is recorded that was not applied."""
        self._plan = None
        self.left.emit()

    @Slot(object)
    def _applied(self, plan: ImportPlan) -> None:
        self.leave()
        self.context.notify(NoticeData(plan.summary(), Tone.DONE))

    def show_plan(self, plan: ImportPlan) -> None:
        """Say what the files would change; nothing is recorded yet."""
        say = QCoreApplication.translate
        self._tell(text(plan.summary()), Tone.INFO)
        gone = [key for keys in plan.would_disappear.values() for key in keys]
        parts = [
            _named(say("DirectoryScreen", "Ajoutées : {names}"), [change.key for change in plan.added]),
            _named(say("DirectoryScreen", "Modifiées : {names}"), [change.key for change in plan.changed]),
            _named(say("DirectoryScreen", "Absentes des fichiers, mais gardées : {names}"), gone),
            _named(
                say("DirectoryScreen", "Colonnes inconnues, laissées de côté : {names}"),
                [f"{file} · {header}" for file, header in plan.ignored],
            ),
        ]
        self.details.setText("\n\n".join(part for part in parts if part))
        something = bool(plan.added or plan.changed)
        self.apply_button.setVisible(something)
        (self.apply_button if something else self.leave_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_errors(self, sentence: Text) -> None:
        """Say why nothing was imported: each error with its file, line, column and what was expected."""
        head, _, rest = text(sentence).partition("\n")
        self._tell(head, Tone.LATE)
        self.details.setText(rest)
        self.apply_button.hide()
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str, tone: Tone) -> None:
        palette = self.summary.palette()
        palette.setColor(self.summary.foregroundRole(), current().tokens.tone(tone).text)
        self.summary.setPalette(palette)
        self.summary.setText(words)


def _named(pattern: str, names: list[str]) -> str:
    if not names:
        return ""
    shown = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        shown += " … +" + str(len(names) - NAMED)
    return pattern.format(names=shown)
