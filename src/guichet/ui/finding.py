"""What Ctrl+K and the search line find: dossiers, citizens and addresses, and the dossiers opened lately."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guichet.domain import civil
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.screen import Settings
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.looking import CitizenLine, DossierLine
    from guichet.ui.palette import Found

RECENT = "dossiers.recent"
KEPT = 8


def remember(settings: Settings, number: str) -> None:
    """Put a dossier first among those opened lately. Only its number is kept, outside the store."""
    kept = [number, *(each for each in remembered(settings) if each != number)][:KEPT]
    settings.set(RECENT, json.dumps(kept))


def remembered(settings: Settings) -> list[str]:
    """Return the numbers of the dossiers opened lately, latest first."""
    kept = json.loads(settings.get(RECENT, "[]"))
    return [str(each) for each in kept] if isinstance(kept, list) else []


class Finder:
    """Called on the reader's thread with what was typed; `navigate` leads to what is taken."""

    def __init__(self, door: Door, settings: Settings, navigate: Callable[..., object]) -> None:
        self._door = door
        self._settings = settings
        self._navigate = navigate

    def __call__(self, typed: str) -> list[Found]:
        """Return what the words find, or the dossiers opened lately when there are none."""
        # Imported with the first search: the window does not need them to be painted.
        from guichet.application import looking
        from guichet.ui.palette import Found

        desk = self._door.desk
        if not typed.strip():
            return [self._dossier(line) for line in looking.recent(desk, remembered(self._settings))]
        found = looking.find_anything(desk, typed)
        rows = [self._dossier(line) for line in found.dossiers]
        rows += [self._citizen(known) for known in found.citizens]
        for civic, street in found.places:
            place = ", ".join(part for part in (civic, street.full_name) if part)
            detail = QCoreApplication.translate("Palette", "Adresse · les dossiers de ce lieu")
            rows.append(
                Found(
                    place,
                    detail,
                    partial(self._navigate, "dossiers", query=f"{civic} {street.full_name}".strip()),
                )
            )
        return rows

    def give_up(self) -> None:
        """Stop the search under way: something else is typed."""
        from guichet.application.looking import give_up

        if self._door.is_open:
            give_up(self._door.desk)

    def _dossier(self, line: DossierLine) -> Found:
        from guichet.application.masking import citizen_said
        from guichet.ui.dossiers.listing import Cards
        from guichet.ui.palette import Found

        card = Cards(self._door)(line)
        detail = " · ".join(part for part in (card.subtitle, text(citizen_said(line))) if part)
        return Found(
            line.number, detail, partial(self._navigate, "dossiers", number=line.number), card.pill, card.tone
        )

    def _citizen(self, known: CitizenLine) -> Found:
        from guichet.ui.palette import Found

        phones = ", ".join(civil.phone(each, language()) for each in known.phones[:2])
        detail = " · ".join(part for part in (phones, known.address) if part)
        word = QCoreApplication.translate("Palette", "Citoyen")
        return Found(
            known.name or phones,
            detail,
            partial(self._navigate, "dossiers", citizen=known.entity_id, name=known.name or phones),
            word,
            Tone.INFO,
        )
