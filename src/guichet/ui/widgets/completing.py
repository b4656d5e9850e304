"""A line that proposes while one types, in a list under it that never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
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
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from guichet.ui.theme import RADIUS, Tone, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.popover import place_beside

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: what it stands for, what is read, a quieter second line, an optional pill or key."""

    key: object
    title: str
    detail: str = ""
    pill: str = ""
    tone: Tone = Tone.QUIET
    keycap: str = ""


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
            return ", ".join(part for part in (row.title, row.detail, row.pill) if part)
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Paints a proposal: title, quieter detail, pill at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for one line, or two where there is a detail."""
        theme = current()
        row: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        line = QFontMetricsF(theme.font()).height()
        high = line + (QFontMetricsF(theme.font(13)).height() if row.detail else 0) + theme.px(12)
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
        if row.pill:
            size = paint.pill_size(theme, row.tone, row.pill)
            at = QRectF(
                inner.right() - size.width(),
                rect.center().y() - size.height() / 2,
                size.width(),
                size.height(),
            )
            paint.pill(painter, theme, at, row.tone, row.pill)
            inner.setRight(at.left() - theme.px(8))
        elif row.keycap:
            size = paint.key_size(theme, row.keycap)
            at = QRectF(QPointF(inner.right() - size.width(), rect.center().y() - size.height() / 2), size)
            paint.key_badge(painter, theme, at, row.keycap, tokens.soft, tokens.surface, tokens.border)
            inner.setRight(at.left() - theme.px(8))
        for words, font, color in (
            (row.title, theme.font(), tokens.text),
            (row.detail, theme.font(13), tokens.soft),
        ):
            if not words:
                continue
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(color))
            line = QRectF(inner.left(), inner.top(), inner.width(), metrics.height())
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


class CompletingEdit(QLineEdit):
    """A line with proposals.

    `asked(text)` says what was typed: answer, now or later, with `propose(text, rows)`; a late answer to an
    older text is dropped. Down and Up choose, Enter takes, Escape closes; nothing is chosen before Down.
    `picked(suggestion)` says what was taken; `typed()` that the person changed the text.
    """

    asked = Signal(str)
    picked = Signal(object)
    typed = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._list: SuggestionList | None = None
        self.textEdited.connect(self._edited)

    @property
    def proposals(self) -> SuggestionList:
        """The list under the line, made when first needed."""
        if self._list is None:
            self._list = SuggestionList(self.window())
            self._list.picked.connect(self._take)
        return self._list

    @property
    def open(self) -> bool:
        """Whether proposals are in sight."""
        return self._list is not None and self._list.isVisible()

    @Slot(str)
    def _edited(self, typed: str) -> None:
        self.typed.emit()
        self.asked.emit(typed)

    def propose(self, typed: str, rows: Sequence[Suggestion]) -> None:
        """Show the proposals for what was typed, unless it has changed since or the focus is elsewhere."""
        if typed != self.text() or not self.hasFocus():
            return
        self.proposals.open_under(self, rows)
        if rows:
            announce(
                self,
                QCoreApplication.translate("Suggestions", "%n proposition(s)", "", len(rows)),
            )

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        self.setText(suggestion.title)
        self.close_list()
        self.picked.emit(suggestion)

    @Slot()
    def close_list(self) -> None:
        """Put the proposals away."""
        if self._list is not None:
            self._list.hide()

    def event(self, event: QEvent) -> bool:
        """Keep Escape and Enter from being taken as shortcuts while proposals are in sight."""
        if event.type() == QEvent.Type.ShortcutOverride and self.open and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, take or close with the keyboard."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not self.open:
            if key == Qt.Key.Key_Down:
                self.asked.emit(self.text())
                return
            super().keyPressEvent(event)
            return
        chosen = self.proposals.current()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.proposals.move_by(1 if key == Qt.Key.Key_Down else -1)
            chosen = self.proposals.current()
            if chosen is not None:
                announce(self, ", ".join(part for part in (chosen.title, chosen.detail) if part))
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and chosen is not None:
            self._take(chosen)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the proposals away; what is chosen in them with Down is taken when Tab leaves."""
        if self.open and event.reason() == Qt.FocusReason.TabFocusReason:
            chosen = self.proposals.current()
            if chosen is not None:
                self._take(chosen)
        self.close_list()
        super().focusOutEvent(event)
