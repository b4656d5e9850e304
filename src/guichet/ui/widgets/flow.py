"""Rows that fold: what does not fit goes to the next line, never out of sight (WCAG 1.4.10)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from guichet.ui.theme import current


class FlowLayout(QLayout):
    """Lays its items in a row and folds the row where it ends. Add a stretch with `push()`."""

    def __init__(self, parent: QWidget | None = None, gap: int = 2) -> None:
        """`gap` counts steps of 4 px between items and between rows."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._pushed: int | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(current().gap(gap))

    def push(self) -> None:
        """Send what is added from now on to the right end of the first row, where there is room."""
        self._pushed = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item (Qt calls this)."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away, or None past the end."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget what was worked out (Qt calls this when an item changes)."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the items do."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width: that is the point."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the rows take at `width`: asked a hundred times while a window finds its sizes."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return known

    def setGeometry(self, rect: QRect) -> None:
        """Place the items (Qt calls this)."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one row."""
        wide = high = 0
        for item in self._items:
            if not item.isEmpty():
                wide += item.sizeHint().width() + self.spacing()
                high = max(high, item.sizeHint().height())
        margins = self.contentsMargins()
        return QSize(
            max(0, wide - self.spacing()) + margins.left() + margins.right(),
            high + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        """Give way to the widest item."""
        wide = high = 0
        for item in self._items:
            if not item.isEmpty():
                wide, high = max(wide, item.minimumSize().width()), max(high, item.minimumSize().height())
        margins = self.contentsMargins()
        return QSize(wide + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        rows: list[list[tuple[int, QLayoutItem, QSize]]] = [[]]
        left = 0
        for index, item in enumerate(self._items):
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(room.width(), item.minimumSize().width()), 16777215))
            if rows[-1] and left + size.width() > room.width():
                rows.append([])
                left = 0
            rows[-1].append((index, item, size))
            left += size.width() + self.spacing()
        top = room.top()
        for row in rows:
            high = max((size.height() for _, _, size in row), default=0)
            if move:
                self._place_row(row, QRect(room.left(), top, room.width(), high))
            top += high + self.spacing()
        return top - self.spacing() - rect.top() + margins.bottom()

    def _place_row(self, row: list[tuple[int, QLayoutItem, QSize]], room: QRect) -> None:
        used = sum(size.width() for _, _, size in row) + self.spacing() * (len(row) - 1)
        spare = max(0, room.width() - used)
        left = room.left()
        pushed = self._first_pushed()
        for index, item, size in row:
            if index == pushed:
                left += spare
            item.setGeometry(QRect(QPoint(left, room.top() + (room.height() - size.height()) // 2), size))
            left += size.width() + self.spacing()

    def _first_pushed(self) -> int | None:
        """Return the place of the first item sent to the right that shows."""
        if self._pushed is None:
            return None
        shown = (at for at in range(self._pushed, len(self._items)) if not self._items[at].isEmpty())
        return next(shown, None)
