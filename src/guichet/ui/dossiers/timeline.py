"""The story of a dossier, painted row by row: only what comes in sight is laid out (STAFF-7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from guichet.domain import civil
from guichet.ui import icons
from guichet.ui.i18n import language, text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets import paint

if TYPE_CHECKING:
    from guichet.application.story import Told

Index = QModelIndex | QPersistentModelIndex
BATCH = 24
"""Rows laid out at once: a little more than a screen."""
ICONS = {
    "opened": "plus",
    "comment": "pencil",
    "call": "phone",
    "missed": "phone-missed",
    "mail": "mail",
    "message": "message-circle",
    "transfer": "arrow-left-right",
    "assign": "signpost",
    "promise": "calendar",
    "close": "check",
    "reopen": "rotate-ccw",
    "correct": "undo-2",
    "conflict": "git-merge",
    "settled": "git-merge",
    "sealed": "lock",
    "unknown": "info",
}


class Line:
    """An entry in the language in force: its time, its sentence in bold and regular, and what stands under it."""

    __slots__ = ("bold", "clock", "day", "pill", "sentence", "struck", "told", "under")

    def __init__(self, told: Told) -> None:
        say = QCoreApplication.translate
        lang = language()
        self.told = told
        self.day = civil.short_date(told.happened, lang, year=False)
        self.clock = civil.clock_time(told.happened, lang)
        lead = text(told.headline)
        self.bold = 0 if told.sign == "comment" else len(lead)
        self.sentence = lead + text(told.more)
        if told.detail:
            quoted = told.sign in ("opened", "transfer", "promise")
            pattern = say("Timeline", "{what} — «\u00a0{words}\u00a0»") if quoted else "{what} — {words}"
            self.sentence = pattern.format(what=self.sentence, words=told.detail)
        self.struck = told.retracted or told.set_aside
        self.pill = ("", Tone.QUIET)
        if told.retracted:
            self.pill = (say("Timeline", "Retiré"), Tone.QUIET)
        elif told.set_aside:
            self.pill = (say("Timeline", "Mis de côté"), Tone.QUIET)
        elif told.corrected:
            self.pill = (say("Timeline", "Corrigé"), Tone.INFO)
        elif told.choices:
            self.pill = (say("Timeline", "À trancher"), Tone.TODAY)
        self.under = self._under(told)

    @staticmethod
    def _under(told: Told) -> str:
        say = QCoreApplication.translate
        parts = []
        if told.late_entry:
            entered = civil.clock_time(told.entered, language())
            if civil.local(told.entered).date() != civil.local(told.happened).date():
                entered = civil.short_date_time(told.entered, language(), year=False)
                parts.append(say("Timeline", "Entré le {when}").format(when=entered))
            else:
                parts.append(say("Timeline", "Entré à {when}").format(when=entered))
        parts += [part for part in (told.author, told.desk) if part]
        if told.done:
            done = ", ".join(text(each) for each in told.done)
            parts.append(say("Timeline", "fait\u00a0: {what}").format(what=done))
        if told.former is not None:
            parts.append(
                say("Timeline", "avant\u00a0: «\u00a0{former}\u00a0» ({reason})").format(
                    former=text(told.former), reason=told.reason
                )
            )
        elif told.retracted:
            parts.append(told.reason)
        parts += [f"{at} {text(choice.label)}" for at, choice in enumerate(told.choices, start=1)]
        return " · ".join(parts)

    @property
    def spoken(self) -> str:
        """What a screen reader says, and what is copied."""
        parts = (f"{self.day} {self.clock}", self.pill[0], self.sentence, self.under)
        return ", ".join(part for part in parts if part)


class StoryModel(QAbstractListModel):
    """The lines of one dossier, latest first; each is put into words when it is first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: Sequence[Told] = ()
        self._lines: dict[int, Line] = {}

    def show_story(self, told: Sequence[Told]) -> None:
        """Show another story."""
        self.beginResetModel()
        self._told = tuple(told)
        self._lines.clear()
        self.endResetModel()

    def told(self, row: int) -> Told | None:
        """Return an entry, None outside."""
        return self._told[row] if 0 <= row < len(self._told) else None

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, -1 when it is not there."""
        return next((row for row, each in enumerate(self._told) if each.id == entry_id), -1)

    def line(self, row: int) -> Line:
        """Return an entry in words."""
        found = self._lines.get(row)
        if found is None:
            found = self._lines[row] = Line(self._told[row])
        return found

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._told)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks of an entry."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.line(index.row()).spoken
        return self.line(index.row()) if role == Qt.ItemDataRole.UserRole else None


class StoryDelegate(QStyledItemDelegate):
    """Paints an entry: time, icon, sentence, who and where. `laid_out` counts the rows measured so far."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view
        self.laid_out = 0

    def _left(self) -> float:
        theme = current()
        wide = max(
            QFontMetricsF(theme.font(13)).horizontalAdvance(each)
            for each in ("24 sept.", "12 h 59", "12:59 p.m.")
        )
        return wide + theme.px(16 + 10 + 26 + 12)

    def _words(self, words: str, font: QFont, wide: float, bold: int, *, struck: bool = False) -> QTextLayout:
        made = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        formats = []
        for start, length, weight in (
            (0, bold, QFont.Weight.DemiBold),
            (bold, len(words) - bold, QFont.Weight.Normal),
        ):
            if length > 0:
                look = QTextCharFormat()
                look.setFontWeight(weight)
                look.setFontStrikeOut(struck)
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = start, length, look
                formats.append(piece)
        made.setFormats(formats)
        made.beginLayout()
        top = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(40.0, wide))
            line.setPosition(QPointF(0, top))
            top += line.height()
        made.endLayout()
        return made

    def _parts(self, line: Line, wide: float) -> tuple[QTextLayout, QTextLayout]:
        theme = current()
        return (
            self._words(
                line.sentence.replace("\n", "\u2028"), theme.font(), wide, line.bold, struck=line.struck
            ),
            self._words(line.under.replace("\n", "\u2028"), theme.font(13), wide, 0),
        )

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the height of the words at the width of the view."""
        self.laid_out += 1
        theme = current()
        room = self._view.viewport().width()
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        sentence, under = self._parts(line, room - self._left() - theme.px(16))
        high = sentence.boundingRect().height() + under.boundingRect().height() + theme.px(2)
        if line.pill[0]:
            high += paint.pill_size(theme, line.pill[1], line.pill[0]).height() + theme.px(4)
        times = QFontMetricsF(theme.font(13)).height() * 2
        return QSize(room, int(max(high, times) + theme.px(20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the entry."""
        theme = current()
        tokens = theme.tokens
        rect = QRectF(option.rect)
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, QColor(tokens.chosen))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), theme.px(4), rect.height()), QColor(tokens.accent)
            )
        top, start = rect.top() + theme.px(10), rect.left() + self._left()
        side = theme.px(26)
        icon = QRectF(start - theme.px(12) - side, top, side, side)
        painter.setFont(theme.font(13))
        painter.setPen(QColor(tokens.soft))
        high = QFontMetricsF(painter.font()).height()
        for at, words in enumerate((line.day, line.clock)):
            where = QRectF(
                rect.left() + theme.px(8), top + at * high, icon.left() - theme.px(18) - rect.left(), high
            )
            painter.drawText(where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        ink = tokens.tone(Tone.TODAY if line.told.choices else Tone.INFO)
        paint.box(painter, icon, side / 2, ink.ground)
        inset = theme.px(6)
        icons.draw(painter, ICONS[line.told.sign], ink.text, icon.adjusted(inset, inset, -inset, -inset))
        sentence, under = self._parts(line, rect.width() - self._left() - theme.px(16))
        painter.setPen(QColor(tokens.soft if line.struck else tokens.text))
        sentence.draw(painter, QPointF(start, top))
        top += sentence.boundingRect().height() + theme.px(2)
        painter.setPen(QColor(tokens.soft))
        under.draw(painter, QPointF(start, top))
        top += under.boundingRect().height() + theme.px(4)
        if line.pill[0]:
            size = paint.pill_size(theme, line.pill[1], line.pill[0])
            paint.pill(
                painter, theme, QRectF(start, top, size.width(), size.height()), line.pill[1], line.pill[0]
            )
        painter.restore()


class Timeline(QListView):
    """The story: Up and Down read it, Ctrl+C copies the entry, letters stay with the actions of the dossier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.story = StoryModel(self)
        self.delegate = StoryDelegate(self)
        self.setModel(self.story)
        self.setItemDelegate(self.delegate)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._reach)
        self._reach(0, 0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(current().px(110))
        self.setAccessibleName(QCoreApplication.translate("Dossiers", "Fil du dossier"))

    @Slot(int, int)
    def _reach(self, least: int, most: int) -> None:
        """Keep the bar's place, and draw it only when there is something to scroll to."""
        self.verticalScrollBar().setEnabled(most > least)

    def sizeHint(self) -> QSize:
        """Ask for a few lines: the story takes what the rest leaves."""
        return QSize(current().px(300), current().px(120))

    def show_story(self, told: Sequence[Told]) -> None:
        """Show a story; the chosen entry stays chosen, whoever was at the latest stays at the latest."""
        at, kept = self.currentIndex().row(), self.chosen_id()
        self.story.show_story(told)
        row = self.story.row_of(kept) if at > 0 else min(at, self.story.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.story.index(row))

    def chosen_id(self) -> str:
        """Return the identifier of the chosen entry, empty when none is."""
        told = self.story.told(self.currentIndex().row())
        return told.id if told is not None else ""

    def keyboardSearch(self, _typed: str) -> None:
        """Leave letters to the actions of the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the entry, read on, or leave the key to the actions."""
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.currentIndex().isValid():
                QGuiApplication.clipboard().setText(self.story.line(self.currentIndex().row()).spoken)
            return
        if (
            event.text().isprintable()
            and event.text()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
