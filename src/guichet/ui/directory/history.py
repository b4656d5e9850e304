"""The last change of an entry in a line, and all of them one key away: who, when, from which desk (STAFF-7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.door import Door
from guichet.ui.i18n import language
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style

if TYPE_CHECKING:
    from guichet.application.entry_history import Change, Difference
    from guichet.application.workplace import Workplace

SHOWN = 8
"""How many changes are shown; the older ones are counted."""
ABSENCE = "absence"
Labels = Mapping[str, tuple[str, Mapping[str, str]]]
"""What a person calls each field, and its values where they are codes."""


def _of_entry(kind: str, code: str, desk: Workplace) -> list[Change]:
    from guichet.application import entry_history

    if kind == ABSENCE:
        return entry_history.of_absence(desk, code)
    return entry_history.of_entry(desk, kind, code)


class HistoryLine(QWidget):
    """`show_entry(kind, code, labels)` reads the history; hidden while there is none."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self._door: Door = context.app
        self._labels: Labels = {}
        self._changes: list[Change] = []
        self._opened = False
        self._shown = ("", "")
        self.last = Label("", Style.SMALL, wrap=True)
        self.open_button = Button("", kind=Kind.LINK)
        head = FlowLayout(gap=2)
        head.addWidget(self.last)
        head.addWidget(self.open_button)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(current().gap(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(1))
        column.addLayout(head)
        column.addLayout(self._lines)
        self.open_button.clicked.connect(self.turn)
        self.hide()

    def show_entry(self, kind: str, code: str, labels: Labels) -> None:
        """Show the history of an entry (`service`, its code…) or an absence, or nothing for an empty code."""
        if (kind, code) != self._shown:
            self._opened = False
            self.hide()
        self._shown, self._labels = (kind, code), labels
        if code and self._door.is_open:
            work = self._door.use(partial(_of_entry, kind, code))
            self.context.tasks.run(work, self._came, lane=Lane.READ, latest="directory-history")

    @Slot()
    def turn(self) -> None:
        """Open the history, or close it again."""
        self._opened = not self._opened
        self._lay_out()

    def lines(self) -> list[str]:
        """Return the changes in sight, as they are read."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        shown = (item.widget() for item in items if item is not None)
        return [each.text() for each in shown if isinstance(each, Label)]

    @Slot(object)
    def _came(self, changes: list[Change]) -> None:
        self._changes = changes
        self.setVisible(bool(changes) and bool(self._shown[1]))
        self._lay_out()

    def _lay_out(self) -> None:
        say = QCoreApplication.translate
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._changes:
            return
        self.last.setText(_signed(self._changes[0]))
        self.open_button.setText(
            say("DirectoryScreen", "Cacher l’historique")
            if self._opened
            else say("DirectoryScreen", "Voir l’historique")
        )
        self.open_button.setVisible(len(self._changes) > 1)
        if not self._opened:
            return
        for change in self._changes[:SHOWN]:
            words = "; ".join(self._field(each) for each in change.fields)
            line = f"{_signed(change)} — {words}" if words else _signed(change)
            self._lines.addWidget(Label(line, Style.SMALL, wrap=True))
        more = len(self._changes) - SHOWN
        if more > 0:
            older = say("DirectoryScreen", "et %n changement(s) plus ancien(s)", None, more)
            self._lines.addWidget(Label(older, Style.SMALL, wrap=True))

    def _field(self, difference: Difference) -> str:
        name, values = self._labels.get(difference.field, (difference.field, {}))
        before, after = (_said(value, values) for value in (difference.before, difference.after))
        return QCoreApplication.translate("DirectoryScreen", "{field} : {before} → {after}").format(
            field=name, before=before, after=after
        )


def _said(value: object, values: Mapping[str, str]) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "—"
    if isinstance(value, bool):
        say = QCoreApplication.translate
        return say("DirectoryScreen", "oui") if value else say("DirectoryScreen", "non")
    if isinstance(value, datetime):
        return civil.short_date_time(value, language())
    return values.get(str(value), str(value)) or "—"


def _signed(change: Change) -> str:
    """Return what was done, when, by whom and where: « Modifié le 24 nov. 2026, 9 h 14, par… »."""
    say = QCoreApplication.translate
    done = {
        "defined": say("DirectoryScreen", "Inscrit le {when}"),
        "changed": say("DirectoryScreen", "Modifié le {when}"),
        "withdrawn": say("DirectoryScreen", "Retiré le {when}"),
        "unknown": say("DirectoryScreen", "Changé par une version plus récente le {when}"),
    }[change.what].format(when=civil.short_date_time(change.at, language()))
    who = change.who or say("DirectoryScreen", "une importation ou une commande")
    return say("DirectoryScreen", "{done}, par {who} ({desk})").format(done=done, who=who, desk=change.desk)
