"""Shift+F2: the clauses of the policy that act on the screen in front, those cited there now first (DEF-1 to TRAIN-1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from guichet.ui.screen import Screen
from guichet.ui.theme import current
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.sidepanel import SidePanel

_ID = re.compile(r"\b[A-Z]{2,}-\d{1,2}\b")


def cited_in(*places: QWidget) -> list[str]:
    """Return what looks like the identifier of a clause in the words in sight, from top to bottom, each once."""
    found: list[tuple[int, int, str]] = []
    for place in places:
        for part in place.findChildren(QWidget):
            if isinstance(part, QLabel | QAbstractButton) and part.isVisible():
                at = part.mapToGlobal(QPoint(0, 0))
                found += [(at.y(), at.x(), key) for key in _ID.findall(part.text())]
    return list(dict.fromkeys(key for _, _, key in sorted(found)))


class PolicyPanel(SidePanel):
    """The clauses that act where the person stands, in the language of the screens."""

    def __init__(self, window: QWidget, clause: Callable[[str], str | None]) -> None:
        """`clause` gives the text of a clause, None when the policy has none of that name."""
        super().__init__(
            window,
            QCoreApplication.translate("Clauses", "La politique, ici"),
            QCoreApplication.translate("Clauses", "Clauses de la politique"),
        )
        self._clause = clause
        self._screen: Screen | None = None
        self._acting: Sequence[str] = ()

    def stand_on(self, screen: Screen | None, acting: Sequence[str]) -> None:
        """Say which screen is in front (None when something covers it), and the clauses that act there."""
        self._screen, self._acting = screen, acting

    def now(self) -> list[str]:
        """Return the clauses that the screen cites now: of the chosen row, of what is owed, of a refusal."""
        if self._screen is None:
            return []
        said = dict.fromkeys([*self._screen.cited(), *cited_in(self._screen)])
        return [key for key in said if self._clause(key)]

    def also(self) -> list[str]:
        """Return the other clauses that act on this screen."""
        now = self.now()
        return [key for key in self._acting if key not in now]

    def page(self) -> QWidget:
        """Return the clauses under two headings, each with its text."""
        theme = current()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.gap(3), 0)
        column.setSpacing(theme.gap(1))
        self._write(
            column, QCoreApplication.translate("Clauses", "Citées à l’écran en ce moment"), self.now()
        )
        self._write(
            column, QCoreApplication.translate("Clauses", "Agissent aussi sur cet écran"), self.also()
        )
        column.addStretch(1)
        return page

    def _write(self, column: QVBoxLayout, heading: str, keys: Iterable[str]) -> None:
        missing = QCoreApplication.translate(
            "ClauseLink", "Cette clause ne figure pas dans la politique chargée."
        )
        for place, key in enumerate(keys):
            if place == 0:
                if column.count():
                    column.addSpacing(current().gap(3))
                column.addWidget(Label(heading, Style.LABEL))
            column.addSpacing(current().gap(1))
            column.addWidget(Label(key, Style.HEADING))
            column.addWidget(Label(self._clause(key) or missing, wrap=True))
