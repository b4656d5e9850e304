"""Facts of this desk alone, outside the record: identity, counters, last stamp seen, window."""

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import translate
from guichet.store.opening import Connection

DESK_ID = "desk_id"
DESK_CODE = "desk_code"
HLC_SEEN = "hlc_seen"
CLOCK_OFFSET = "clock_offset"
"""How far the shared database's clock was ahead of this desk's when last measured, in milliseconds."""
READABLE = "readable"
"""The stamp of what this desk could read when it last asked for what it holds sealed."""
MACHINE = "machine"
"""The fingerprint of the computer on which this store last took part in an exchange."""
PROJECTION = "projection"
CALENDAR_STAMP = "calendar_stamp"
ENTRIES = "entries"
"""Counts the transactions that changed the directory, the calendar, agents or desks: another program may have."""
KEY_SAVED = "key_saved"
"""Set once the key was written beside a copy, so that a lost computer does not take it along."""


def get(connection: Connection, key: str) -> str | None:
    """Return a fact, or None."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def require(connection: Connection, key: str) -> str:
    """Return a fact that a set-up desk has. Raises `EnvironmentFault` when the desk was never set up."""
    value = get(connection, key)
    if value is None:
        raise EnvironmentFault(
            translate(
                "Store",
                "Ce poste n’est pas encore configuré : ouvrez le programme et répondez au premier démarrage.",
            )
        )
    return value


def put(connection: Connection, key: str, value: str) -> None:
    """Keep a fact."""
    connection.execute(
        "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def drop(connection: Connection, key: str) -> None:
    """Forget a fact."""
    connection.execute("DELETE FROM meta WHERE key = ?", (key,))


def increment(connection: Connection, key: str) -> int:
    """Add one to a counter and return it; the first is 1."""
    (value,) = connection.execute(
        "INSERT INTO meta(key, value) VALUES(?, '1') ON CONFLICT(key)"
        " DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING value",
        (key,),
    ).fetchone()
    return int(value)
