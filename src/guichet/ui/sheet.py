"""F1: every key there is, those that work here first, from the action registry, so that the sheet cannot lie."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from guichet.ui.actions import APP, Action, ActionRegistry
from guichet.ui.i18n import text
from guichet.ui.shortcuts import key_text
from guichet.ui.theme import current
from guichet.ui.widgets.keyhint import KeyHint
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.sidepanel import SidePanel


class ShortcutSheet(SidePanel):
    """A panel over the right of the window; F1 or Escape puts it away and the focus goes back."""

    def __init__(self, window: QWidget, registry: ActionRegistry) -> None:
        super().__init__(
            window,
            QCoreApplication.translate("Sheet", "Raccourcis"),
            QCoreApplication.translate("Sheet", "Liste des raccourcis"),
        )
        self._registry = registry

    def lines(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return group, what is done, and keys, for what works here now: this screen's first."""
        here = [action for action in self._registry.all() if self._registry.in_reach(action)]
        return _said(sorted(here, key=lambda action: action.scope == APP))

    def elsewhere(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the same for what works on the other screens."""
        return _said(action for action in self._registry.all() if not self._registry.in_reach(action))

    def page(self) -> QWidget:
        """Return the keys in two columns, those of this screen first."""
        theme = current()
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, theme.gap(3), 0)
        grid.setHorizontalSpacing(theme.gap(4))
        grid.setVerticalSpacing(theme.gap(2))
        grid.setColumnStretch(1, 1)
        row = _write(grid, self.lines(), 0)
        others = self.elsewhere()
        if others:
            title = QCoreApplication.translate("Sheet", "Sur les autres écrans")
            grid.setRowMinimumHeight(row, theme.gap(2))
            grid.addWidget(Label(title, Style.HEADING), row + 1, 0, 1, 2)
            row = _write(grid, others, row + 2)
        grid.setRowStretch(row, 1)
        return page


def _said(actions: Iterable[Action]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(text(action.group), text(action.title), action.keys) for action in actions if action.keys]


def _write(grid: QGridLayout, lines: list[tuple[str, str, tuple[str, ...]]], row: int) -> int:
    """Write lines under the names of their groups from `row` on, and return the row after the last."""
    theme = current()
    for group in dict.fromkeys(group for group, _, _ in lines):
        grid.addWidget(Label(group, Style.LABEL), row, 0, 1, 2)
        row += 1
        for each, title, keys in lines:
            if each == group:
                held = QWidget()  # a layout of its own would outlive its page when Python frees it
                hints = QHBoxLayout(held)
                hints.setContentsMargins(0, 0, 0, 0)
                hints.setSpacing(theme.gap(1))
                told = {key_text(key): key for key in reversed(keys)}  # both Enter keys read the same
                for key in [each for each in keys if each in told.values()][:2]:
                    hints.addWidget(KeyHint(key))
                hints.addStretch(1)
                grid.addWidget(held, row, 0)
                grid.addWidget(Label(title, wrap=True), row, 1)
                row += 1
    return row
