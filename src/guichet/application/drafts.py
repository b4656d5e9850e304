"""Intakes being typed: kept within a second, back after a crash, gone once saved (promise 1)."""

import msgspec

from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace


class Draft(msgspec.Struct, frozen=True):
    """An unfinished intake; `content` is what the form put in it. `updated_at` is in Unix microseconds."""

    id: str
    content: dict[str, str]
    updated_at: int


def keep(desk: Workplace, draft_id: str, content: dict[str, str]) -> None:
    """Keep a draft as it stands now."""
    with desk.store.write() as connection:
        connection.execute(
            "INSERT INTO draft(id, agent, content, updated_at) VALUES(?,?,?,?) ON CONFLICT(id) DO UPDATE SET"
            " agent = excluded.agent, content = excluded.content, updated_at = excluded.updated_at",
            (
                draft_id,
                desk.agent.id.hex(),
                msgspec.json.encode(content).decode(),
                microseconds(desk.clock.now()),
            ),
        )


def discard(desk: Workplace, draft_id: str) -> None:
    """Forget a draft that was saved as a dossier, or given up."""
    with desk.store.write() as connection:
        connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def waiting(desk: Workplace) -> list[Draft]:
    """Return the drafts left at this desk, oldest first."""
    with desk.store.read() as connection:
        rows = connection.execute("SELECT id, content, updated_at FROM draft ORDER BY updated_at").fetchall()
    return [Draft(row[0], msgspec.json.decode(row[1], type=dict[str, str]), row[2]) for row in rows]
