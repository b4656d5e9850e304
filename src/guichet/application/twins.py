"""Two desks that took the same matter while they did not see each other: proposed side by side, never merged (ROUTE-1)."""

from datetime import datetime, timedelta

import msgspec

from guichet.application import acting, known
from guichet.application.acting import Shown
from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.dossier import Dossier

APART = timedelta(days=1)
"""How far apart two desks may have received what they did not know of each other."""


LOOKED_AT = 8


class Twin(msgspec.Struct, frozen=True):
    """An open dossier of another desk that may be the same matter: its number, and the desk that opened it."""

    number: str
    entity_id: bytes
    desk: str


def twins(desk: Workplace, shown: Shown) -> tuple[Twin, ...]:
    """Return the open dossiers, opened at another desk within a day, that may be the same as an open one.

    Those that are linked, and confidential ones, are left out (DEF-1).
    """
    dossier = shown.dossier
    opened_at = _opening_desk(dossier)
    if (
        len(shown.desks) < 2
        or dossier.status != "open"
        or dossier.linked_to
        or dossier.confidential
        or not opened_at
    ):
        return ()
    received = datetime.fromtimestamp(dossier.received_at / 1_000_000, civil.ZONE)
    found = known.alike(
        desk,
        {dossier.topic: 1.0} if dossier.topic else {},
        dossier.place,
        dossier.description,
        at=received + APART,
        limit=LOOKED_AT,
    )
    return tuple(
        twin
        for each in found
        if each.line.entity_id != dossier.id
        and abs(each.received - received) <= APART
        and (twin := _twin(desk, each.line.entity_id, opened_at)) is not None
    )


def _twin(desk: Workplace, entity_id: bytes, opened_at: bytes) -> Twin | None:
    other = acting.show_entity(desk, entity_id)
    theirs = _opening_desk(other.dossier)
    if not theirs or theirs == opened_at or other.dossier.linked_to:
        return None
    return Twin(other.dossier.number, entity_id, other.desks.get(theirs, ""))


def _opening_desk(dossier: Dossier) -> bytes:
    return next((e.header.desk_id for e in dossier.entries if e.header.type == "dossier.opened"), b"")
