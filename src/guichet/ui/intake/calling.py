"""Who calls: a known citizen taken whole, one of a household, or somebody new (COM-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot

from guichet.domain import civil, ids
from guichet.ui.i18n import language
from guichet.ui.intake.asking import Asking
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.typed import reach
from guichet.ui.intake.view import IntakeView
from guichet.ui.intake.who import SOMEBODY_ELSE
from guichet.ui.widgets.completing import Suggestion

if TYPE_CHECKING:
    from guichet.store.queries import CitizenLine


class Calling(QObject):
    """Connects the citizen's line and boxes; `edited` is told of every change."""

    def __init__(
        self, view: IntakeView, shelf: Shelf, asking: Asking, edited: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._shelf, self._asking, self._edited = view, shelf, asking, edited
        view.citizen.typed.connect(self._citizen_retyped)
        view.citizen.picked.connect(self._citizen_picked)
        view.reachable.phone.textEdited.connect(self._reach_edited)
        view.reachable.email.textEdited.connect(self._reach_edited)
        view.reachable.language.activated.connect(self._facts_edited)
        view.reachable.needs.textEdited.connect(self._facts_edited)
        view.household.answered.connect(self._caller_chosen)

    @Slot()
    def _citizen_retyped(self) -> None:
        typed = self._shelf.current
        if typed.citizen_id:  # what was known of one person must not stay with another
            typed.citizen_id = ""
            for box in (self._view.reachable.name, self._view.reachable.phone, self._view.reachable.email):
                box.clear()
            self._view.reachable.needs.clear()
            self._view.reachable.language.setCurrentIndex(0)
        self._edited()
        self._view.reachable.show_for(typed)
        self._asking.known()
        self._asking.household()

    @Slot()
    def _reach_edited(self) -> None:
        self._edited()
        self._asking.household()

    @Slot()
    def _facts_edited(self) -> None:
        self._edited()
        self._asking.known()

    @Slot(object)
    def _citizen_picked(self, suggestion: Suggestion) -> None:
        found: Any = suggestion.key
        self._take(found)

    def _take(self, line: CitizenLine) -> None:
        typed = self._shelf.current
        number, mail = typed.number, typed.mail
        phones = [civil.phone(each, language()) for each in line.phones[:1]]
        typed.citizen_id = ids.text(line.entity_id)
        typed.phone = number if reach(number).phone else next(iter(phones), "")
        typed.email = mail or next(iter(line.emails), "")
        typed.who = line.name or typed.phone or typed.email
        typed.name, typed.language, typed.needs = "", line.language, ", ".join(line.needs)
        self._view.citizen.setText(typed.who)
        self._view.citizen.close_list()
        self._view.household.put_away()
        self._view.reachable.put(typed)
        self._edited()
        self._asking.known()

    @Slot(str)
    def _caller_chosen(self, who: str) -> None:
        typed = self._shelf.current
        if who == SOMEBODY_ELSE:
            typed.stranger = self._view.household.number
            self._view.household.put_away()
            self._view.reachable.show_for(typed)
            box = self._view.reachable.name
            (box if box.isVisible() else self._view.citizen).setFocus(Qt.FocusReason.OtherFocusReason)
            self._edited()
            return
        self._take(self._asking.people[who])
        self._view.description.setFocus(Qt.FocusReason.OtherFocusReason)
