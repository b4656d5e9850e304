"""The intakes that are being typed, in their own table beside the record (promise 1)."""

from guichet.store.opening import Connection


def keep(connection: Connection, draft_id: str, agent: str, content: str, updated_at: int) -> None:
    """Keep a draft as it stands; `updated_at` is in Unix microseconds."""
    connection.execute(
        "INSERT INTO draft(id, agent, content, updated_at) VALUES(?,?,?,?) ON CONFLICT(id) DO UPDATE SET"
        " agent = excluded.agent, content = excluded.content, updated_at = excluded.updated_at",
        (draft_id, agent, content, updated_at),
    )


def discard(connection: Connection, draft_id: str) -> None:
    """Forget a draft; one that is not there is forgotten already."""
    connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def waiting(connection: Connection) -> list[tuple[str, str, int, str]]:
    """Return (id, content, updated_at, agent) of the drafts left at this desk, oldest first."""
    found: list[tuple[str, str, int, str]] = connection.execute(
        "SELECT id, content, updated_at, agent FROM draft ORDER BY updated_at, id"
    ).fetchall()
    return found
