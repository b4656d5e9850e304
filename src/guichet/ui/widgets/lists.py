"""Lists and tables of paged rows: uniform heights, painted from the theme, keyboard first."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from guichet.ui.paging import (
    CARD_ROLE,
    DETAIL_ROLE,
    PILL_ROLE,
    CardRow,
    Column,
    PagedListModel,
    PagedTableModel,
)
from guichet.ui.theme import Theme, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.lines import Lines

Index = QModelIndex | QPersistentModelIndex
STRETCH = 140
"""The least that a column without a width of its own takes, in px at 100 %."""
_CARD_FACES = ((15, QFont.Weight.DemiBold), (14, QFont.Weight.Normal), (13, QFont.Weight.Normal))
_CELL_FACES = ((14, QFont.Weight.Normal), (14, QFont.Weight.DemiBold), (13, QFont.Weight.Normal))
_PLAIN, _STRONG, _DETAIL = range(3)


def _ground(
    painter: QPainter, theme: Theme, rect: QRectF, option: QStyleOptionViewItem, *, mark: bool
) -> None:
    state = option.state
    tokens = theme.tokens
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(tokens.chosen))
        if mark:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), theme.px(4), rect.height()), QColor(tokens.accent)
            )
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(tokens.hover))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.hairline))


def card_height() -> int:
    """Return the height of a card, in pixels at the text size in force."""
    theme = current()
    high = QFontMetricsF(theme.font(15, QFont.Weight.DemiBold)).height()
    high += QFontMetricsF(theme.font()).height() + QFontMetricsF(theme.font(13)).height()
    return int(high) + theme.px(24)


class CardDelegate(QStyledItemDelegate):
    """Paints a `CardRow`: number and pill, what, and when, in three lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines(*_CARD_FACES)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every card has the same height."""
        return QSize(current().px(160), card_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card."""
        theme = current()
        tokens = theme.tokens
        lines = self._lines
        lines.use(theme)
        rect = QRectF(option.rect)
        painter.save()
        _ground(painter, theme, rect, option, mark=True)
        card: CardRow = index.data(CARD_ROLE)
        inner = rect.adjusted(theme.px(16), theme.px(10), -theme.px(12), -theme.px(10))
        pill = _pill_place(theme, card, inner, lines.width(0, card.title))
        text, soft = QColor(tokens.text), QColor(tokens.soft)
        top = inner.top()
        for face, words, color in ((0, card.title, text), (1, card.subtitle, text), (2, card.detail, soft)):
            line = QRectF(inner.left(), top, inner.width(), lines.height(face))
            if (
                pill is not None
                and pill.top() < line.bottom() - theme.px(3)
                and line.top() < pill.bottom() - theme.px(6)
            ):
                line.setRight(pill.left() - theme.px(8))
            lines.draw(painter, face, line, words, color)
            top += line.height() + theme.px(2)
        if pill is not None:
            paint.pill(painter, theme, pill, card.tone, card.pill)
        painter.restore()


def _pill_place(theme: Theme, card: CardRow, inner: QRectF, title: float) -> QRectF | None:
    """Beside the number where both fit, else at the end of the last line: the number is never shortened.

    `title` is the width of the number, in pixels.
    """
    if not card.pill:
        return None
    size = paint.pill_size(theme, card.tone, card.pill)
    wide = min(float(size.width()), inner.width())
    room = inner.width() - title - theme.px(8)
    high = float(size.height())
    top = inner.top() - theme.px(5) if wide <= room else inner.bottom() - high + theme.px(2)
    return QRectF(inner.right() - wide, top, wide, high)


class _Chooser:
    """What list and table views share: telling which id is chosen."""

    def _chosen_id(self, view: QAbstractItemView, index: Index) -> Hashable | None:
        model = view.model()
        return model.id_at(index.row()) if isinstance(model, PagedListModel | PagedTableModel) else None


def _rows_only(view: QTableView) -> None:
    """Have a table choose whole rows, by keyboard first, and never scroll sideways."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class CardList(QTableView, _Chooser):
    """A list of cards. `chosen(id)` follows the current row, `taken(id)` is Enter or a double click.

    A table of one column: a list view lays all its rows out again whenever one of them changes.
    """

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, model: PagedListModel[Any], name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says for the list."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        _rows_only(self)
        self.setProperty("flat", True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(card_height())
        self.activated.connect(self._taken)

    def choose(self, key: Hashable) -> bool:
        """Choose the row of an id; say whether it is loaded."""
        model = self.model()
        row = model.row_of(key) if isinstance(model, PagedListModel) else -1
        if row < 0:
            return False
        self.setCurrentIndex(model.index(row, 0))
        return True

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Choose no other row in the place of one that goes: Qt would, and a key would then act on another dossier."""
        if start <= self.currentIndex().row() <= end:
            was = self.blockSignals(True)
            self.selectionModel().clear()
            self.blockSignals(was)
        super().rowsAboutToBeRemoved(parent, start, end)

    def currentChanged(self, new: Index, old: Index) -> None:
        """Tell which id is chosen."""
        super().currentChanged(new, old)
        self.chosen.emit(self._chosen_id(self, new))

    def keyboardSearch(self, _typed: str) -> None:
        """Leave letters to the actions of the screen."""

    @Slot(QModelIndex)
    def _taken(self, index: QModelIndex) -> None:
        self.taken.emit(self._chosen_id(self, index))


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: a pill, a strong or a plain line; the whole row is marked, not the cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines(*_CELL_FACES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        theme = current()
        self._lines.use(theme)
        rect = QRectF(option.rect)
        painter.save()
        _ground(painter, theme, rect, option, mark=index.column() == 0)
        inner = rect.adjusted(theme.px(10), 0, -theme.px(6), 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        tone = index.data(PILL_ROLE)
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, PagedTableModel) else None
        if tone is not None and words:
            size = paint.pill_size(theme, tone, words)
            wide = min(size.width(), inner.width())
            at = QRectF(inner.left(), rect.center().y() - size.height() / 2, wide, size.height())
            paint.pill(painter, theme, at, tone, words)
        else:
            right = column is not None and column.right
            self._say(painter, inner, words, str(index.data(DETAIL_ROLE) or ""), column, right=right)
        painter.restore()

    def _say(
        self,
        painter: QPainter,
        inner: QRectF,
        words: str,
        detail: str,
        column: Column[Any] | None,
        *,
        right: bool,
    ) -> None:
        """Paint what a cell says and, under it and quieter, its detail."""
        lines, tokens = self._lines, current().tokens
        most, room = column.lines if column is not None else 1, int(inner.width())
        strong = _STRONG if column is not None and column.strong else _PLAIN
        said = lines.broken(strong, words, room, most - 1 if detail else most)
        parts = [(strong, each, tokens.text) for each in said]
        if detail:
            rest = lines.broken(_DETAIL, detail, room, most - len(said))
            parts += [(_DETAIL, each, tokens.soft) for each in rest]
        top = inner.center().y() - sum(lines.height(face) for face, _, _ in parts) / 2
        for face, each, color in parts:
            line = QRectF(inner.left(), top, inner.width(), lines.height(face))
            lines.draw(painter, face, line, each, QColor(color), right=right)
            top += line.height()


class RowTable(QTableView, _Chooser):
    """A table whose rows are chosen whole. `chosen(id)` follows the current row, `taken(id)` is Enter."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(
        self, model: PagedTableModel[Any], name: str, *, row_height: int = 40, parent: QWidget | None = None
    ) -> None:
        """`name` is what a screen reader says for the table; `row_height` in px at 100 %."""
        super().__init__(parent)
        theme = current()
        self._tight = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        _rows_only(self)
        self.verticalHeader().setDefaultSectionSize(theme.px(row_height))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(theme.px(34))
        head.setMinimumSectionSize(theme.px(48))
        for at, column in enumerate(model.columns):
            if column.width:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                head.resizeSection(at, theme.px(column.width))
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._taken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns, highest `fold` and rightmost first, until the others fit: nothing scrolls sideways."""
        super().resizeEvent(event)
        model = self.model()
        if not isinstance(model, PagedTableModel):
            return
        theme = current()
        room = self.viewport().width()
        widths = {at: theme.px(each.width or STRETCH) for at, each in enumerate(model.columns)}
        leaving = sorted(widths, key=lambda at: (model.columns[at].fold, at))
        while sum(widths.values()) > room and len(widths) > 2:
            del widths[leaving.pop()]
        last = max(widths, default=-1)
        tight = sum(widths.values()) > room
        for at, column in enumerate(model.columns):
            self.setColumnHidden(at, at not in widths)
            if column.width:
                spare = room - sum(wide for other, wide in widths.items() if other != at)
                wide = max(theme.px(48), spare) if tight and at == last else theme.px(column.width)
                if at in widths and (tight or self._tight):
                    self.setColumnWidth(at, wide)
        self._tight = tight

    def choose(self, key: Hashable) -> bool:
        """Choose the row of an id; say whether it is loaded."""
        model = self.model()
        row = model.row_of(key) if isinstance(model, PagedTableModel) else -1
        if row < 0:
            return False
        self.setCurrentIndex(model.index(row, 0))
        return True

    def currentChanged(self, new: Index, old: Index) -> None:
        """Tell which id is chosen, once per row."""
        super().currentChanged(new, old)
        if new.row() != old.row():
            self.chosen.emit(self._chosen_id(self, new))

    def keyboardSearch(self, _typed: str) -> None:
        """Leave letters to the actions of the screen."""

    @Slot(QModelIndex)
    def _taken(self, index: QModelIndex) -> None:
        self.taken.emit(self._chosen_id(self, index))
