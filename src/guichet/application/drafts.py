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
    """Return the drafts left at this desk, oldest first; a confidential one comes back to its author alone (DEF-1)."""
    with desk.store.read() as connection:
        rows = drafting.waiting(connection)
    sealed, own = desk.policy.confidential.topics, desk.agent.id.hex()
    found = [
        (Draft(identifier, msgspec.json.decode(content, type=dict[str, str]), updated_at), agent)
        for identifier, content, updated_at, agent in rows
    ]
    return [
        draft
        for draft, agent in found
        if agent == own or not (draft.content.get("personal") or draft.content.get("topic") in sealed)
    ]
