"""A line that proposes while one types, in a list under it that never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from guichet.ui.theme import Tone
from guichet.ui.widgets.notice import announce

if TYPE_CHECKING:
    from guichet.ui.widgets.suggestions import SuggestionList


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: what it stands for, what is read, quieter lines under it, an optional pill or key."""

    key: object
    title: str
    detail: str = ""
    pill: str = ""
    tone: Tone = Tone.QUIET
    keycap: str = ""
    more: str = ""


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
            # A list with rows painted in Python costs the first paint more than the whole form does.
            from guichet.ui.widgets.suggestions import SuggestionList

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
