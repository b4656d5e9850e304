"""Intakes being typed: kept within a second, back after a crash, gone once saved (promise 1)."""

import msgspec

from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace
from guichet.store import drafting


class Draft(msgspec.Struct, frozen=True):
    """An unfinished intake; `content` is what the form put in it. `updated_at` is in Unix microseconds."""

    id: str
    content: dict[str, str]
    updated_at: int


def keep(desk: Workplace, draft_id: str, content: dict[str, str]) -> None:
    """Keep a draft as it stands now."""
    written = msgspec.json.encode(content).decode()
    with desk.store.write() as connection:
        drafting.keep(connection, draft_id, desk.agent.id.hex(), written, microseconds(desk.clock.now()))


def discard(desk: Workplace, draft_id: str) -> None:
    """Forget a draft that was saved as a dossier, or given up."""
    with desk.store.write() as connection:
        drafting.discard(connection, draft_id)


def waiting(desk: Workplace) -> list[Draft]:
    """Return the drafts left at this desk, oldest first."""
    with desk.store.read() as connection:
        rows = drafting.waiting(connection)
    return [Draft(row[0], msgspec.json.decode(row[1], type=dict[str, str]), row[2]) for row in rows]
