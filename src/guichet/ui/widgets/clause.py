"""A clause of the policy, cited where it applies, its text one key away (every clause of CLAUSES.md)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.popover import Popover


class ClauseLink(Button):
    """`ClauseLink("STAFF-3", context.clause)`: Enter or a click shows the clause, Escape puts it away."""

    def __init__(self, key: str, clause: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(key, kind=Kind.LINK, parent=parent)
        self._clause = clause
        self._popover: Popover | None = None
        self.setAccessibleName(
            QCoreApplication.translate("ClauseLink", "Clause {key} de la politique").format(key=key)
        )
        self.setAccessibleDescription(clause(key) or "")
        self.clicked.connect(self.toggle)

    def _font(self, theme: Theme) -> QFont:
        font = theme.font(13)
        font.setUnderline(True)
        return font

    @Slot()
    def toggle(self) -> None:
        """Show the clause, or put it away."""
        if self._popover is not None and self._popover.isVisible():
            self._popover.close_box()
            return
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = Popover(self.window())
        self._popover.body.addWidget(Label(self.text(), Style.HEADING))
        words = self._clause(self.text()) or QCoreApplication.translate(
            "ClauseLink", "Cette clause ne figure pas dans la politique chargée."
        )
        self._popover.body.addWidget(Label(words, wrap=True))
        self._popover.open_beside(self)
