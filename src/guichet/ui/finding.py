"""What the palette finds while one types: the few newest dossiers that hold the words, a key away (promise 7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from guichet.ui.door import Door
from guichet.ui.screen import Navigate

if TYPE_CHECKING:
    from guichet.ui.palette import Found

SHOWN = 6


class Finder:
    """Called on the reader's thread with what was typed."""

    def __init__(self, door: Door, navigate: Navigate) -> None:
        self._door, self._navigate = door, navigate

    def __call__(self, typed: str) -> Sequence[Found]:
        """Return the dossiers found, each with the way to it."""
        # Imported with the first search: the window does not need them to be painted.
        from guichet.application import looking
        from guichet.ui.dossiers.listing import Cards
        from guichet.ui.palette import Found

        cards = Cards(self._door)
        found = []
        for line in looking.find(self._door.desk, typed, SHOWN):
            card = cards(line)
            go = partial(self._navigate, "dossiers", number=line.number)
            found.append(Found(f"{card.title} · {card.subtitle}", card.detail, go, card.pill, card.tone))
        return found
