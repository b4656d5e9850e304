"""Gives a desk another identifier and other letters: after a restore, a copy, or a fork (promise 3, SYNC.md)."""

import itertools
from collections.abc import Callable
from datetime import datetime

from guichet.domain import ids, numbers, payloads
from guichet.domain.payloads import DeskRecorded
from guichet.store import events, meta
from guichet.store.opening import Connection
from guichet.store.recording import Recorder, Transaction


def new_id(now: datetime, random: Callable[[int], bytes]) -> bytes:
    """Return the identifier of a new desk."""
    return ids.uuid7(int(now.timestamp() * 1000), random(10))


def take(
    transaction: Transaction, recorder: Recorder, desk_id: bytes, taken: frozenset[str] = frozenset()
) -> tuple[str, str]:
    """Make `desk_id` this desk's identifier, with letters that neither this store nor `taken` knows, and record it.

    Returns the former letters and the new. What the desk goes on to record is stamped above everything that the
    shared database or another desk has of it: not above what nobody has, which may be stamped again.
    """
    connection = transaction.connection
    former_id, former = meta.get(connection, meta.DESK_ID), meta.get(connection, meta.DESK_CODE) or ""
    known = DeskRecorded(former, former)
    if former_id is not None:
        known = desks(connection).get(ids.raw(former_id), known)
        keep_stamp(connection, ids.raw(former_id))
    code = _free_code(codes(connection) | taken, recorder.random)
    meta.put(connection, meta.DESK_ID, ids.text(desk_id))
    meta.put(connection, meta.DESK_CODE, code)
    meta.drop(connection, meta.MACHINE)
    recorder.become(desk_id)
    if former_id is not None:
        transaction.append("desk", desk_id, DeskRecorded(code, known.name or code, known.place))
    return former, code


def keep_stamp(connection: Connection, desk_id: bytes) -> None:
    """Keep the highest stamp of what is recorded, for a desk that goes on under another identifier."""
    sent = sent_of(connection, desk_id)
    if sent is None:
        (highest,) = connection.execute("SELECT coalesce(max(hlc), 0) FROM event").fetchone()
    else:
        (highest,) = connection.execute(
            "SELECT coalesce(max(hlc), 0) FROM event WHERE desk_id = ? AND desk_seq <= ?", (desk_id, sent)
        ).fetchone()
    meta.put(connection, meta.HLC_SEEN, str(max(highest, int(meta.get(connection, meta.HLC_SEEN) or 0))))


def sent_of(connection: Connection, desk_id: bytes) -> int | None:
    """Return how far one of this desk's identifiers was acknowledged; None before the first exchange."""
    row = connection.execute("SELECT sent FROM own_desk WHERE desk_id = ?", (desk_id,)).fetchone()
    return None if row is None else int(row[0])


def desks(connection: Connection) -> dict[bytes, DeskRecorded]:
    """Return what each desk that recorded anything is known as; a desk is named by its own first event."""
    found = {}
    former = {row[0] for row in connection.execute("SELECT desk_id FROM own_desk").fetchall()}
    for desk_id in sorted(former.union(events.reach(connection))):
        for event in events.of_entity(connection, desk_id):
            said = payloads.decode(event.header.type, event.header.version, event.payload)
            if isinstance(said, DeskRecorded):
                found[desk_id] = said
    return found


def codes(connection: Connection) -> frozenset[str]:
    """Return the letters that this store knows of."""
    own = meta.get(connection, meta.DESK_CODE)
    return frozenset({desk.code for desk in desks(connection).values()} | ({own} if own else set()))


def _free_code(taken: frozenset[str], random: Callable[[int], bytes]) -> str:
    """Draw three letters: a thousand codes, where the letters that people choose are two."""
    every = ["".join(letters) for letters in itertools.product(numbers.DESK_LETTERS, repeat=3)]
    free = [code for code in every if code not in taken] or every
    return free[int.from_bytes(random(4), "big") % len(free)]
