"""The intakes open at once, each kept as a draft within a second of a key press (promise 1)."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.ui.intake.typed import Typed

KEEP_MS = 700
"""How long a change waits for its draft, however long the typing lasts: writing takes the rest of the second."""


class Shelf(QObject):
    """The intakes, which one is in sight, and which have changed since their draft was written.

    `keep(typed)` and `forget(identifier)` write and drop a draft; `due` comes when something is to be kept.
    """

    due = Signal()

    def __init__(
        self, keep: Callable[[Typed], object], forget: Callable[[str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keep, self._forget = keep, forget
        self.items: list[Typed] = []
        self.at = 0
        self.given_up: Typed | None = None
        self.busy = ""
        self._changed: set[str] = set()
        self._written: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.due)

    @property
    def current(self) -> Typed:
        """The intake in sight."""
        return self.items[self.at]

    def add(self, typed: Typed | None = None) -> Typed:
        """Put one more intake on the shelf, in sight."""
        made = typed if typed is not None else Typed()
        made.id = made.id or uuid.uuid4().hex
        self.items.append(made)
        self.at = len(self.items) - 1
        return made

    def take_in(self, found: list[Typed]) -> None:
        """Take drafts found in the store: in sight comes the last one, unless something is being typed."""
        if not found:
            return
        typing = [each for each in self.items if not each.pristine]
        current = self.current if typing else found[-1]
        self.items = [*found, *typing]
        self.at = next(place for place, each in enumerate(self.items) if each is current)
        self._written |= {each.id for each in found}

    def touch(self) -> None:
        """Note that the intake in sight has changed."""
        self._changed.add(self.current.id)
        if not self._timer.isActive():
            self._timer.start()

    def keep_changed(self) -> None:
        """Write the drafts that have changed; one emptied again is dropped."""
        self._timer.stop()
        for each in self.items:
            if each.id not in self._changed or each.id == self.busy:
                continue
            self._changed.discard(each.id)
            if not each.pristine:
                self._written.add(each.id)
                self._keep(each)
            elif each.id in self._written:
                self._written.discard(each.id)
                self._forget(each.id)

    def remove(self, identifier: str) -> Typed | None:
        """Take an intake off the shelf, its draft left as it is; there is always one left."""
        found = next((each for each in self.items if each.id == identifier), None)
        if found is None:
            return None
        current, place = self.current, self.at
        self.items = [each for each in self.items if each is not found]
        self._changed.discard(identifier)
        if current is found:
            self.at = max(0, min(place, len(self.items) - 1))
        else:
            self.at = next(at for at, each in enumerate(self.items) if each is current)
        if not self.items:
            self.add()
        return found

    def give_up(self) -> Typed:
        """Take the intake in sight off the shelf with its draft; `bring_back` undoes it."""
        found = self.current
        self.remove(found.id)
        if found.id in self._written:
            self._written.discard(found.id)
            self._forget(found.id)
        if not found.pristine:
            self.given_up = found
        return found

    @Slot()
    def bring_back(self) -> Typed | None:
        """Put the intake given up last back in sight, in the place of an empty one."""
        found, self.given_up = self.given_up, None
        if found is not None:
            self.put_back(found)
        return found

    def put_back(self, found: Typed) -> None:
        """Put an intake that was taken off in sight again, in the place of an empty one; its draft is written again."""
        empty = self.current if self.current.pristine else None
        self.add(found)
        if empty is not None:
            self.remove(empty.id)
        self.touch()
