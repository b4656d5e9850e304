"""A short list that is chosen from with the keyboard: as tall as its rows, up to a few, then it scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from guichet.ui.theme import current
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.suggestions import SuggestionDelegate, SuggestionModel

Index = QModelIndex | QPersistentModelIndex


class ShortList(QListView):
    """`show_rows([Suggestion(key, title, detail, pill, tone)])`. `chosen(key)` follows the row, `taken(key)` is Enter.

    Not for what grows with the years: lists of dossiers page (`lists.CardList`).
    """

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, name: str, *, most: int = 8, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says; `most` how many rows show before it scrolls."""
        super().__init__(parent)
        self._most = most
        self._rows = SuggestionModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(SuggestionDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._taken)

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Show other rows; the one that was current stays so, by its key, and `chosen` does not say it again."""
        kept = self.key()
        was = self.blockSignals(True)
        self._rows.show_rows(rows)
        self.setVisible(bool(rows))
        self.updateGeometry()
        self.choose(kept)
        self.blockSignals(was)

    def rows(self) -> list[Suggestion]:
        """Return what is shown."""
        return [self._rows.row(at) for at in range(self._rows.rowCount())]

    def key(self) -> object:
        """Return the key of the current row, None when there is none."""
        index = self.currentIndex()
        return self._rows.row(index.row()).key if index.isValid() else None

    def choose(self, key: object) -> bool:
        """Make the row of `key` current; say whether it is there."""
        for at, row in enumerate(self.rows()):
            if key is not None and row.key == key:
                self.setCurrentIndex(self._rows.index(at))
                return True
        return False

    def show_from(self, key: Any) -> None:
        """Scroll to the first row whose key is not before `key`, where there is one."""
        for at, row in enumerate(self.rows()):
            if row.key >= key:
                self.scrollTo(self._rows.index(at), QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def clear_choice(self) -> None:
        """Have no row current."""
        self.selectionModel().clear()

    def sizeHint(self) -> QSize:
        """Ask for every row, or for as many as `most` and a bit, so that one sees that there are more."""
        count = self._rows.rowCount()
        high = sum(self.sizeHintForRow(at) for at in range(min(count, self._most)))
        if count > self._most:
            high += self.sizeHintForRow(self._most) // 2
        return QSize(current().px(200), high + 2)

    def minimumSizeHint(self) -> QSize:
        """Keep the height, give way sideways."""
        return QSize(current().px(120), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing by passing through: Qt would take the first row, and a form would then change it."""
        chosen = self.currentIndex().isValid()
        was = self.blockSignals(True)
        super().focusInEvent(event)
        if not chosen:
            self.clear_choice()
        self.blockSignals(was)

    def currentChanged(self, new: Index, old: Index) -> None:
        """Tell which row is chosen."""
        super().currentChanged(new, old)
        if new.isValid():
            self.chosen.emit(self._rows.row(new.row()).key)

    @Slot(QModelIndex)
    def _taken(self, index: QModelIndex) -> None:
        self.taken.emit(self._rows.row(index.row()).key)
