"""Where it leads: the proposal that the clerk takes, and what follows for kind, answer and circle (ROUTE-1, DEF-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from guichet.ui.actions import ActionRegistry
from guichet.ui.i18n import text
from guichet.ui.intake.asking import Asking
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.view import IntakeView
from guichet.ui.widgets.completing import Suggestion

if TYPE_CHECKING:
    from guichet.application.routing import Lookup


class Leading(QObject):
    """Connects the street and the proposals; `edited` is told of every change."""

    def __init__(
        self, view: IntakeView, shelf: Shelf, asking: Asking, edited: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._shelf, self._asking, self._edited = view, shelf, asking, edited
        view.street.typed.connect(self.words_edited)
        view.street.picked.connect(self._street_picked)
        view.description.typed.connect(self.words_edited)
        view.steering.taken.connect(self.accept)
        view.steering.topic.picked.connect(self._topic_picked)
        asking.led.connect(self._show_answer)

    def bind(self, actions: ActionRegistry) -> None:
        """Say who handles the keys of the proposals."""
        actions.bind("intake.first", self.accept_first)
        actions.bind("intake.second", self.accept_second)
        actions.bind("intake.third", self.accept_third)
        actions.bind("intake.down", self.mark_next)
        actions.bind("intake.up", self.mark_previous)
        actions.bind("intake.accept", self.accept_marked)
        actions.bind("intake.definitions", self.toggle_definitions)

    @Slot()
    def words_edited(self) -> None:
        """Look again where the words lead."""
        self._edited()
        self._asking.lead()

    @Slot(object)
    def _street_picked(self, suggestion: Suggestion) -> None:
        key: Any = suggestion.key
        if key[1] and not self._view.civic.text():
            self._view.civic.setText(key[1])
        self.words_edited()
        self._asking.street(self._view.street.text())

    @Slot(int)
    def accept(self, place: int) -> None:
        """Take the proposal at `place` (from 0), or let go of it when it is the one taken."""
        found = self._view.steering.found
        if place >= len(found):
            return
        self._view.steering.mark = place
        topic = found[place].topic
        again = topic.code == self._shelf.current.topic
        self._take_topic("" if again else topic.code, "" if again else topic.kind)

    @Slot(object)
    def _topic_picked(self, suggestion: Suggestion) -> None:
        topic: Any = suggestion.key
        self._view.steering.topic.clear()
        self._take_topic(topic.code, topic.kind)

    def _take_topic(self, code: str, kind: str) -> None:
        typed = self._shelf.current
        typed.topic, typed.topic_kind = code, kind
        self._edited()
        self._view.show_kind(typed)
        self._view.steering.show_found(self._view.steering.found, code)
        self._show_answer()
        self._asking.lead()

    def lead(self) -> Lookup | None:
        """The proposal taken, else the best one while it is sure."""
        found, topic = self._view.steering.found, self._shelf.current.topic
        if topic:
            return next((each for each in found if each.topic.code == topic), None)
        best = self._view.steering.best
        return best if best is not None and best.band == "sure" else None

    @Slot()
    def _show_answer(self) -> None:
        lead = self.lead()
        self._view.answer.setPlaceholderText(text(lead.say) if lead is not None else "")
        code = lead.topic.code if lead is not None else ""
        sealed = code in self._asking.confidential or self._shelf.current.is_personal
        self._view.confidential.setVisible(sealed)

    @Slot()
    def refresh(self) -> None:
        """Show again what follows from the proposal, and whether the intake is confidential."""
        self._show_answer()

    @Slot()
    def accept_first(self) -> None:
        """Take the first proposal."""
        self.accept(0)

    @Slot()
    def accept_second(self) -> None:
        """Take the second."""
        self.accept(1)

    @Slot()
    def accept_third(self) -> None:
        """Take the third."""
        self.accept(2)

    @Slot()
    def accept_marked(self) -> None:
        """Take the one marked."""
        self.accept(self._view.steering.mark)

    @Slot()
    def mark_next(self) -> None:
        """Mark the next proposal."""
        self._view.steering.move_mark(1)

    @Slot()
    def mark_previous(self) -> None:
        """Mark the previous proposal."""
        self._view.steering.move_mark(-1)

    @Slot()
    def toggle_definitions(self) -> None:
        """Show what the policy calls a complaint, a request… (DEF-1, DEF-2)."""
        self._view.toggle_definitions(self._asking.definitions)
