"""The list of absences: under way and to come, or past; those that something is wrong with first (STAFF-6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui.directory.absence_form import sentence
from guichet.ui.directory.absence_work import Row
from guichet.ui.i18n import text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.shortlist import ShortList


class AbsenceList(QWidget):
    """`chosen` carries the identifier of an absence; `changed` says that others are to be shown."""

    chosen = Signal(object)
    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        say = QCoreApplication.translate
        self.when = SegmentedControl(
            [
                Option("coming", say("DirectoryScreen", "En cours et à venir")),
                Option("past", say("DirectoryScreen", "Passées")),
            ],
            say("DirectoryScreen", "Absences montrées"),
            "coming",
        )
        self.new_button = Button(say("DirectoryScreen", "Déclarer une absence"), key="F9", icon="plus")
        self.count = Label("", Style.SOFT, wrap=True)
        self.list = ShortList(say("DirectoryScreen", "Absences"), most=8)
        self.empty = EmptyState(
            say("DirectoryScreen", "Aucune absence"),
            say("DirectoryScreen", "Chaque personne du répertoire répond elle-même."),
            icon="calendar",
        )
        above = FlowLayout(gap=2)
        above.addWidget(self.when)
        above.addWidget(self.new_button)
        self.list.hide()
        card = Card(tight=True)
        card.body.setContentsMargins(1, current().gap(2), 1, current().gap(2))
        card.body.addWidget(self.list)
        card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(2))
        column.addLayout(above)
        column.addWidget(self.count)
        column.addWidget(card)
        column.addStretch(1)
        self.when.chosen.connect(self.changed)
        self.list.chosen.connect(self.chosen)

    def show_rows(self, rows: Sequence[Row]) -> list[Row]:
        """Show the absences of the chosen sort, and return them."""
        past = self.when.value() == "past"
        found = [each for each in rows if each.over == past]
        self.list.show_rows([_suggestion(each) for each in found])
        self.empty.setVisible(not found)
        flagged = sum(each.listed.flag is not None for each in found)
        say = QCoreApplication.translate
        words = [say("DirectoryScreen", "%n absence(s)", None, len(found))] if found else []
        if flagged:
            words.append(say("DirectoryScreen", "%n sans relève", None, flagged))
        self.count.setText(" · ".join(words))
        self.count.setVisible(bool(found))
        return found

    def mark(self, row: Row | None) -> None:
        """Make an absence the current row, or none, without telling."""
        was = self.list.blockSignals(True)
        if row is None:
            self.list.clear_choice()
        else:
            self.list.choose(row.id)
        self.list.blockSignals(was)


def _suggestion(row: Row) -> Suggestion:
    say = QCoreApplication.translate
    listed = row.listed
    if row.over:
        pill, tone = say("DirectoryScreen", "Terminée"), Tone.QUIET
    elif listed.flag is not None:
        pill, tone = say("DirectoryScreen", "Sans relève"), Tone.LATE
    elif listed.now:
        pill, tone = say("DirectoryScreen", "En cours"), Tone.TODAY
    else:
        pill, tone = say("DirectoryScreen", "À venir"), Tone.INFO
    return Suggestion(
        row.id,
        sentence(text(listed.who)),
        sentence(text(listed.period)),
        pill,
        tone,
        more=_relief(row),
    )


def _relief(row: Row) -> str:
    """Return who takes over, and who really answers where that is somebody else."""
    say = QCoreApplication.translate
    listed = row.listed
    if listed.flag is not None:
        return sentence(text(listed.flag))
    named, answers = text(listed.replacement), text(listed.answers)
    if not named or named == answers:
        return say("DirectoryScreen", "Remplacement : {who}").format(who=answers)
    return say("DirectoryScreen", "Remplacement : {who}, hors du bureau aussi; {answers} répond").format(
        who=named, answers=answers
    )
