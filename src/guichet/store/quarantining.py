"""What could not be exchanged: bodies that the shared database refuses, events that could not be kept here (SYNC.md)."""

from datetime import datetime

import msgspec

from guichet.domain.record import Event, Header
from guichet.store import events
from guichet.store.opening import Connection

Key = tuple[bytes, int]


class Quarantined(msgspec.Struct, frozen=True):
    """One event that stands apart; `refused_there` is one of this desk's whose body stays here. `at` is in Unix µs."""

    desk_id: bytes
    desk_seq: int
    refused_there: bool
    reason: str
    at: int


def put(
    connection: Connection,
    key: Key,
    reason: str,
    now: datetime,
    *,
    refused_there: bool = False,
    kept: bytes = b"",
) -> bool:
    """Put an event apart, with what came of it; False when it already is."""
    cursor = connection.execute(
        "INSERT OR IGNORE INTO quarantine(desk_id, desk_seq, refused_there, reason, kept, at) VALUES(?,?,?,?,?,?)",
        (*key, refused_there, reason, kept, round(now.timestamp() * 1_000_000)),
    )
    return bool(cursor.rowcount)


def move(connection: Connection, former: Key, key: Key) -> None:
    """Follow an event that goes on under another identifier."""
    connection.execute(
        "UPDATE quarantine SET desk_id = ?, desk_seq = ? WHERE desk_id = ? AND desk_seq = ?", (*key, *former)
    )


def refused_there(connection: Connection, desk_id: bytes) -> frozenset[int]:
    """Return the sequences of one desk whose bodies the shared database refuses."""
    found = connection.execute(
        "SELECT desk_seq FROM quarantine WHERE desk_id = ? AND refused_there", (desk_id,)
    ).fetchall()
    return frozenset(seq for (seq,) in found)


def header_of(connection: Connection, key: Key) -> Header | None:
    """Return the header of what stands apart: as it came, or as it is held here."""
    (came,) = connection.execute(
        "SELECT kept FROM quarantine WHERE desk_id = ? AND desk_seq = ?", key
    ).fetchone() or (b"",)
    if came:
        return msgspec.msgpack.decode(came, type=Event).header
    held = connection.execute(f"{events.SELECT} WHERE e.desk_id = ? AND e.desk_seq = ?", key).fetchone()
    return None if held is None else events.event_of(held).header


def number_of(connection: Connection, entity_id: bytes) -> str:
    """Return the number of a dossier, "" when it is not known here or is confidential (DEF-1)."""
    found = connection.execute(
        "SELECT number FROM dossier WHERE entity_id = ? AND NOT confidential", (entity_id,)
    ).fetchone()
    return "" if found is None else str(found[0])


def forget_arrivals(connection: Connection) -> None:
    """Forget what could not be kept here: asked for again, it is kept this time or put apart anew."""
    connection.execute("DELETE FROM quarantine WHERE NOT refused_there")


def release(connection: Connection, key: Key) -> None:
    """Take one of this desk's own entries back among the others: the shared database has its body now."""
    connection.execute("DELETE FROM quarantine WHERE desk_id = ? AND desk_seq = ?", key)


def listed(connection: Connection) -> list[Quarantined]:
    """Return what stands apart, latest first."""
    found = connection.execute(
        "SELECT desk_id, desk_seq, refused_there, reason, at FROM quarantine ORDER BY at DESC, desk_id, desk_seq"
    ).fetchall()
    return [Quarantined(desk, seq, bool(there), reason, at) for desk, seq, there, reason, at in found]
