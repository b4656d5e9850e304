"""What could not be exchanged: bodies that the shared database refuses, events that could not be kept here (SYNC.md)."""

from datetime import datetime

import msgspec

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


def listed(connection: Connection) -> list[Quarantined]:
    """Return what stands apart, latest first."""
    found = connection.execute(
        "SELECT desk_id, desk_seq, refused_there, reason, at FROM quarantine ORDER BY at DESC, desk_id, desk_seq"
    ).fetchall()
    return [Quarantined(desk, seq, bool(there), reason, at) for desk, seq, there, reason, at in found]
