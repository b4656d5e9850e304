"""Ctrl+K: everything that can be done, and every dossier, from the keyboard; accents and order forgiven."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.domain.folding import fold_text
from guichet.ui.actions import Action, ActionRegistry
from guichet.ui.i18n import text
from guichet.ui.shortcuts import key_text
from guichet.ui.tasks import Lane, Tasks
from guichet.ui.theme import CARD_RADIUS, Tone, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.emptystate import Icon
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.suggestions import SuggestionList


def score(query: str, words: str) -> int:
    """Return how well `words` answers `query` (0: not at all); both are folded.

    A prefix beats the start of a word, which beats initials, which beat letters in order.
    """
    if not query:
        return 1
    if words.startswith(query):
        return 1000 - len(words)
    at = f" {words}".find(f" {query}")
    if at >= 0:
        return 800 - at - len(words)
    if query in words:
        return 600 - words.index(query) - len(words)
    parts = query.split()
    if len(parts) > 1 and all(any(word.startswith(part) for word in words.split()) for part in parts):
        return 500 - len(words)
    initials = iter(word[0] for word in words.split())
    if len(query) > 1 and all(letter in initials for letter in query):
        return 400 - len(words)
    place = gaps = 0
    for letter in query.replace(" ", ""):
        found = words.find(letter, place)
        if found < 0:
            return 0
        gaps += found - place
        place = found + 1
    return max(1, 300 - 10 * gaps - len(words)) if gaps <= 2 * len(query) else 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search outside the registry found: where it leads when taken."""

    title: str
    detail: str
    open: Callable[[], object]
    pill: str = ""
    tone: Tone = Tone.QUIET


Search = Callable[[str], Sequence[Found]]
"""Called on the reader's thread with what was typed, "" for what was opened lately; returns at most a handful."""


class CommandPalette(QWidget):
    """The line and the list of Ctrl+K, over the window and part of it: no dialog.

    `asked_search` carries the text when « Chercher … » is taken; `wanted` the action to do.
    """

    asked_search = Signal(str)
    wanted = Signal(str)

    def __init__(self, window: QWidget, registry: ActionRegistry, tasks: Tasks) -> None:
        super().__init__(window)
        theme = current()
        self._window = window
        self._registry = registry
        self._tasks = tasks
        self._search: Search | None = None
        self._interrupt: Callable[[], object] | None = None
        self._found: Sequence[Found] = ()
        self._before: QWidget | None = None
        self._dormant: Callable[[Action], bool] = _never
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(QCoreApplication.translate("Palette", "Chercher ou faire…"))
        self.edit.setAccessibleName(
            QCoreApplication.translate("Palette", "Chercher un dossier ou une action")
        )
        self.edit.setProperty("ownRing", True)
        self.edit.setStyleSheet("QLineEdit { border: none; background: transparent; }")
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)
        row = QHBoxLayout()
        row.setContentsMargins(theme.gap(3), 0, theme.gap(2), 0)
        row.setSpacing(theme.gap(1))
        row.addWidget(Icon("search", 16))
        row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.gap(1), 1, theme.gap(1))
        column.setSpacing(theme.gap(1))
        column.addLayout(row)
        self.list = SuggestionList(self, flat=True)
        self.list.picked.connect(self._take)
        column.addWidget(self.list, 1)
        self.hide()

    def set_search(self, search: Search | None, interrupt: Callable[[], object] | None = None) -> None:
        """Say how dossiers are found while one types, and how a search under way is made to give up."""
        self._search, self._interrupt = search, interrupt

    def set_dormant(self, dormant: Callable[[Action], bool]) -> None:
        """Say which actions can be done after going to their screen."""
        self._dormant = dormant

    # ------------------------------------------------------------------ coming and going

    def open_at(self, anchor: QRect, typed: str = "") -> None:
        """Open over `anchor` (in the window), remembering who had the focus."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        theme = current()
        room = self._window.rect().adjusted(8, 4, -8, -8)
        width = min(max(anchor.width(), theme.px(560)), room.width())
        left = max(room.left(), min(anchor.left(), room.right() - width))
        self.setGeometry(left, max(room.top(), anchor.top() - theme.gap(1)), width, theme.px(44))
        self.edit.setText(typed)
        self._typed(typed)
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_palette(self) -> None:
        """Close and give the focus back."""
        if not self.isVisible():
            return
        before = self._before
        self._before = None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ what is listed

    def rows(self, typed: str) -> list[Suggestion]:
        """Return what is proposed for `typed`: dossiers found, the search, then actions by fit."""
        query = " ".join(fold_text(typed).split())
        rows: list[Suggestion] = []
        rows += [
            Suggestion(found, found.title, found.detail, found.pill, found.tone) for found in self._found
        ]
        if query:
            words = QCoreApplication.translate("Palette", "Chercher «\u00a0{text}\u00a0» dans les dossiers")
            rows.append(Suggestion(None, words.format(text=typed.strip()), keycap=key_text("Return")))
        ranked = []
        for order, action in enumerate(self._registry.all()):
            if not action.in_palette or not (self._registry.enabled(action.id) or self._dormant(action)):
                continue
            title = text(action.title)
            fit = score(query, fold_text(title))
            if fit:
                ranked.append((-fit if query else 0, order, action, title))
        for _, _, action, title in sorted(ranked, key=lambda each: each[:2])[:40]:
            key = key_text(action.keys[0]) if action.keys else ""
            rows.append(Suggestion(action, title, keycap=key))
        return rows

    @Slot(str)
    def _typed(self, typed: str) -> None:
        self._found = ()
        self._show(typed)
        if self._search is not None:
            self._tasks.run(
                partial(_searched, self._search, typed),
                self._came,
                lane=Lane.READ,
                latest="palette",
                interrupt=self._interrupt,
            )

    def _came(self, answer: tuple[str, Sequence[Found]]) -> None:
        typed, found = answer
        if self.isVisible() and typed == self.edit.text():
            self._found = found
            self._show(typed)

    def _show(self, typed: str) -> None:
        rows = self.rows(typed)
        theme = current()
        self.list.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        shown = range(min(9, len(rows)))
        frame = self.edit.sizeHint().height() + (theme.gap(5) if rows else theme.gap(2))
        high = frame + sum(self.list.view.sizeHintForRow(at) for at in shown)
        room = self._window.height() - self.y() - theme.gap(2)
        self.resize(self.width(), min(high, room))
        if typed.strip() and rows:
            self.list.view.setCurrentIndex(self.list.model.index(0))

    # ------------------------------------------------------------------ keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Serve the keyboard while the line has the focus; close when it leaves."""
        if watched is not self.edit:
            return False
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.close_palette()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        ours = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key not in ours:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.move_by(1 if key == Qt.Key.Key_Down else -1)
            chosen = self.list.current()
            if chosen is not None:
                announce(self.edit, chosen.title)
        else:
            chosen = self.list.current()
            if chosen is not None:
                self._take(chosen)
        return True

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        typed = self.edit.text().strip()
        self.close_palette()
        if isinstance(suggestion.key, Action):
            self.wanted.emit(suggestion.key.id)
        elif isinstance(suggestion.key, Found):
            suggestion.key.open()
        else:
            self.asked_search.emit(typed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        tokens = current().tokens
        paint.box(
            QPainter(self),
            QRectF(self.rect()),
            current().px(CARD_RADIUS),
            tokens.surface,
            tokens.focus,
            current().px(2),
        )


def _searched(search: Search, typed: str) -> tuple[str, Sequence[Found]]:
    return typed, search(typed)


def _never(_action: Action) -> bool:
    return False


def anchor_of(widget: QWidget) -> QRect:
    """Return where `widget` stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
