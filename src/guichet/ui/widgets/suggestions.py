"""The list under a line that is being typed: what it proposes, painted; loaded when there is first something to propose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from guichet.ui.theme import RADIUS, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.popover import place_beside

Index = QModelIndex | QPersistentModelIndex


class SuggestionModel(QAbstractListModel):
    """The proposals of one line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Suggestion] = ()

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Show other proposals."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> Suggestion:
        """Return one proposal."""
        return self._rows[at]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many proposals there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks of a row."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return ", ".join(part for part in (row.title, row.detail, row.more, row.pill) if part)
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Paints a proposal: title, quieter details, pill at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for one line, and one more for each detail."""
        theme = current()
        row: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        under = bool(row.detail) + bool(row.more)
        high = QFontMetricsF(theme.font()).height() + under * QFontMetricsF(theme.font(13)).height()
        high += theme.px(12)
        return QSize(theme.px(200), max(theme.px(34), int(high)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the proposal."""
        theme = current()
        tokens = theme.tokens
        row: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.chosen))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), theme.px(3), rect.height()), QColor(tokens.accent)
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        inner = rect.adjusted(theme.px(12), theme.px(6), -theme.px(10), -theme.px(6))
        beside = QRectF(inner)
        # Three lines are long ones: the pill stands at the end of the first, and takes room of it alone.
        middle = inner.top() + QFontMetricsF(theme.font()).height() / 2 if row.more else rect.center().y()
        if row.pill:
            size = paint.pill_size(theme, row.tone, row.pill)
            at = QRectF(inner.right() - size.width(), middle - size.height() / 2, size.width(), size.height())
            paint.pill(painter, theme, at, row.tone, row.pill)
            beside.setRight(at.left() - theme.px(8))
        elif row.keycap:
            size = paint.key_size(theme, row.keycap)
            at = QRectF(QPointF(inner.right() - size.width(), middle - size.height() / 2), size)
            paint.key_badge(painter, theme, at, row.keycap, tokens.soft, tokens.surface, tokens.border)
            beside.setRight(at.left() - theme.px(8))
        under = inner if row.more else beside
        for words, font, color, room in (
            (row.title, theme.font(), tokens.text, beside),
            (row.detail, theme.font(13), tokens.soft, under),
            (row.more, theme.font(13), tokens.soft, under),
        ):
            if not words:
                continue
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(color))
            line = QRectF(inner.left(), inner.top(), room.width(), metrics.height())
            if not row.detail:
                line.setHeight(inner.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
            inner.setTop(inner.top() + metrics.height())
        painter.restore()


class SuggestionList(QFrame):
    """The floating list under a line: a child of the window, without focus of its own."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, flat: bool = False) -> None:
        """`flat`: without a box of its own, inside another."""
        super().__init__(parent)
        self._flat = flat
        self.model = SuggestionModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(QCoreApplication.translate("Suggestions", "Propositions"))
        self.view.clicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, current().px(4), 1, current().px(4))
        self._column.addWidget(self.view)
        self.hide()

    def open_under(self, anchor: QWidget, rows: Sequence[Suggestion], width: int = 0, limit: int = 8) -> None:
        """Show `rows` under `anchor`, nothing chosen yet."""
        self.model.show_rows(rows)
        if not rows:
            self.hide()
            return
        shown = range(min(limit, len(rows)))
        high = sum(self.view.sizeHintForRow(at) for at in shown) + current().px(8) + 2
        self.setParent(anchor.window())
        place_beside(anchor, self, max(anchor.width(), width), high)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Choose the next or the previous row; above the first is none."""
        count = self.model.rowCount()
        at = self.view.currentIndex().row() + step
        if at < 0:
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
        elif at < count:
            self.view.setCurrentIndex(self.model.index(at))

    def current(self) -> Suggestion | None:
        """Return the row chosen, None when there is none."""
        index = self.view.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self.model.row(index.row()))

    def paintEvent(self, _event: object) -> None:
        """Paint the box."""
        if self._flat:
            return
        tokens = current().tokens
        paint.box(QPainter(self), QRectF(self.rect()), current().px(RADIUS), tokens.surface, tokens.border)
