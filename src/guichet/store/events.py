"""Reads events back from their two tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from guichet.domain.record import Event, Header, header_digest
from guichet.store.opening import Connection

COLUMNS = (
    "e.id, e.desk_id, e.desk_seq, e.stream, e.entity_id, e.type, e.version, e.hlc, e.occurred_at,"
    " e.occurred_offset, e.recorded_at, e.recorded_offset, e.author, e.parents, e.body_digest, e.prev_digest,"
    " b.payload, b.salt, b.audience"
)
SELECT = f"SELECT {COLUMNS} FROM event e LEFT JOIN event_body b ON b.seq = e.seq"
ID_BYTES = 16


def split_ids(joined: bytes) -> tuple[bytes, ...]:
    """Return the 16-byte identifiers that were stored end to end."""
    return tuple(joined[at : at + ID_BYTES] for at in range(0, len(joined), ID_BYTES))


def event_of(row: Sequence[Any]) -> Event:
    """Return the event of one row of `SELECT`."""
    # Named one by one, which is twice as fast as joining slices: a rebuild makes a million of them.
    name, desk, seq, stream, entity, kind, version, hlc, at, at_zone, noted, noted_zone, author, *rest = row
    parents, digest, previous, payload, salt, audience = rest
    together = (parents,) if len(parents) == ID_BYTES else split_ids(parents)
    header = Header(
        name, desk, seq, stream, entity, kind, version, hlc, at, at_zone, noted, noted_zone, author, together,
        digest, previous,
    )  # fmt: skip
    return Event(header, payload, salt or b"", audience or "")


def of_entity(connection: Connection, entity_id: bytes) -> list[Event]:
    """Return all events of one entity, as they arrived."""
    rows = connection.execute(f"{SELECT} WHERE e.entity_id = ? ORDER BY e.hlc", (entity_id,)).fetchall()
    return [event_of(row) for row in rows]


def by_entity(connection: Connection, stream_filter: str = "", batch: int = 2000) -> Iterator[list[Event]]:
    """Yield each entity's events, whole, in the order of the entities' names (for rebuild and digests).

    `stream_filter` is a literal SQL condition on `e.stream`.
    """
    where = f"WHERE {stream_filter}" if stream_filter else ""
    cursor = connection.execute(f"{SELECT} {where} ORDER BY e.entity_id, e.hlc")
    together: list[Event] = []
    current: bytes | None = None
    while rows := cursor.fetchmany(batch):
        for row in rows:
            if row[4] != current:
                if together:
                    yield together
                together = []
                current = row[4]
            together.append(event_of(row))
    if together:
        yield together


def by_desk(connection: Connection, batch: int = 2000) -> Iterator[list[Event]]:
    """Yield all events in the order in which each desk recorded them, by batches (for chains)."""
    cursor = connection.execute(f"{SELECT} ORDER BY e.desk_id, e.desk_seq")
    while rows := cursor.fetchmany(batch):
        yield [event_of(row) for row in rows]


def reach(connection: Connection) -> dict[bytes, int]:
    """Return the highest sequence of each desk, from the index alone: a few steps per desk, whatever they recorded."""
    rows = connection.execute(
        "WITH RECURSIVE desk(id) AS (SELECT min(desk_id) FROM event UNION ALL"
        " SELECT (SELECT min(desk_id) FROM event WHERE desk_id > desk.id) FROM desk WHERE desk.id IS NOT NULL)"
        " SELECT id, (SELECT max(desk_seq) FROM event WHERE desk_id = desk.id) FROM desk WHERE id IS NOT NULL"
    ).fetchall()
    return {desk_id: int(seq) for desk_id, seq in rows}


class Mark(msgspec.Struct, frozen=True):
    """How far one desk's events reach: the last sequence, how many there are, and the last link of its chain.

    The link covers every header before it, and each header the digest of its body.
    """

    seq: int
    count: int
    digest: str


def marks(connection: Connection) -> dict[str, Mark]:
    """Return each desk's mark, by its identifier in hexadecimal."""
    reach = connection.execute(
        "SELECT desk_id, max(desk_seq), count(*) FROM event GROUP BY desk_id"
    ).fetchall()
    found = {}
    for desk_id, seq, count in reach:
        last = connection.execute(
            f"{SELECT} WHERE e.desk_id = ? AND e.desk_seq = ?", (desk_id, seq)
        ).fetchone()
        found[desk_id.hex()] = Mark(seq, count, header_digest(event_of(last).header).hex())
    return found


def insert_many(connection: Connection, events: Sequence[Event]) -> None:
    """Append events whose headers are complete, in few statements."""
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
    connection.executemany(
        "INSERT INTO event(seq, id, desk_id, desk_seq, stream, entity_id, type, version, hlc, occurred_at,"
        " occurred_offset, recorded_at, recorded_offset, author, parents, body_digest, prev_digest)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [(at, *_header_values(event.header)) for at, event in enumerate(events, last + 1)],
    )
    connection.executemany(
        "INSERT INTO event_body(seq, payload, salt, audience) VALUES(?,?,?,?)",
        [
            (at, event.payload, event.salt, event.audience)
            for at, event in enumerate(events, last + 1)
            if event.payload is not None
        ],
    )


def _header_values(header: Header) -> tuple[Any, ...]:
    return (
        header.id,
        header.desk_id,
        header.desk_seq,
        header.stream,
        header.entity_id,
        header.type,
        header.version,
        header.hlc,
        header.occurred_at,
        header.occurred_offset,
        header.recorded_at,
        header.recorded_offset,
        header.author,
        b"".join(header.parents),
        header.body_digest,
        header.prev_digest,
    )


def insert(connection: Connection, events: Iterable[Event]) -> None:
    """Append events whose headers are complete."""
    for event in events:
        header = event.header
        cursor = connection.execute(
            "INSERT INTO event(id, desk_id, desk_seq, stream, entity_id, type, version, hlc, occurred_at,"
            " occurred_offset, recorded_at, recorded_offset, author, parents, body_digest, prev_digest)"
            " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            _header_values(header),
        )
        if event.payload is not None:
            connection.execute(
                "INSERT INTO event_body(seq, payload, salt, audience) VALUES(?,?,?,?)",
                (cursor.lastrowid, event.payload, event.salt, event.audience),
            )
