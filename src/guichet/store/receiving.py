"""The local store as one end of an exchange: what it holds, what it lacks, and what comes to it (promises 2, 4 and 5).

It knows nothing of the network: `guichet.sync.rounds` plays the words. Each call that writes is one transaction, or a
few that each leave a whole beginning of what came.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from guichet.domain import hlc, ids
from guichet.domain.record import GENESIS, Event, Header, body_digest, header_digest
from guichet.store import events as rows
from guichet.store import identity, meta, opening, quarantining
from guichet.store.opening import Connection, Store
from guichet.store.recording import NOBODY, Receipt, Recorder, Transaction

PAGE_EVENTS = 500
PAGE_BYTES = 256 * 1024
AT_ONCE = 100
"""Events kept and shown in one transaction: a clerk who saves meanwhile waits no longer than for these."""
MANY = 5_000
"""From so many expected events on, they are all kept first and the lists made once: a first fill, a long absence."""
FILLING_CACHE = -131_072
"""Pages that the writer keeps in memory during a fill, in KiB as SQLite counts them: its indexes fit."""
_OTHERS = frozenset({"dossier", "citizen"})

Key = tuple[bytes, int]


class LocalReplica:
    """This desk's record, as `guichet.sync.wire.Replica` asks for it.

    `told` hears what each transaction changed; `refold` makes every list anew after a fill.
    """

    def __init__(
        self, recorder: Recorder, told: Callable[[Receipt], None], refold: Callable[[], None]
    ) -> None:
        self._recorder = recorder
        self._store: Store = recorder.store
        self._told = told
        self._refold = refold
        self._filling = False
        with self._store.write() as connection:
            desk_id = ids.raw(meta.require(connection, meta.DESK_ID))
            connection.execute("INSERT OR IGNORE INTO own_desk(desk_id, sent) VALUES(?, 0)", (desk_id,))

    # --- What is held ---

    @property
    def desk_id(self) -> bytes:
        """The desk whose events are recorded here (16 bytes)."""
        with self._store.read() as connection:
            return _own(connection)

    def vector(self) -> dict[bytes, int]:
        """Return how far this desk reaches for each desk; of a former identifier, as far as was acknowledged."""
        with self._store.read() as connection:
            return _vector(connection)

    def acknowledged(self) -> int:
        """Return the highest of this desk's own sequences that the shared database has ever acknowledged."""
        with self._store.read() as connection:
            return identity.sent_of(connection, _own(connection)) or 0

    def former(self) -> frozenset[bytes]:
        """Return the identifiers under which this desk recorded before it was copied or restored."""
        with self._store.read() as connection:
            return frozenset(_former(connection))

    def after(self, desk_id: bytes, seq: int, limit: int = PAGE_EVENTS) -> tuple[Event, ...]:
        """Return the events of one desk after `seq`, in order and without a hole, within `limit` and `PAGE_BYTES`."""
        with self._store.read() as connection:
            found = connection.execute(
                f"{rows.SELECT} WHERE e.desk_id = ? AND e.desk_seq > ? ORDER BY e.desk_seq LIMIT ?",
                (desk_id, seq, limit),
            ).fetchall()
            aside = quarantining.refused_there(connection, desk_id)
        taken: list[Event] = []
        size = 0
        for awaited, row in enumerate(found, seq + 1):
            event = rows.event_of(row)
            size += len(event.payload or b"")
            if event.header.desk_seq != awaited or (taken and size > PAGE_BYTES):
                break
            taken.append(Event(event.header, None) if awaited in aside else event)
        return tuple(taken)

    def bodies(self, keys: Sequence[Key]) -> tuple[Event, ...]:
        """Return those of the events named that are held here with their body."""
        with self._store.read() as connection:
            held = [(key, _held(connection, key)) for key in keys]
            aside = {desk: quarantining.refused_there(connection, desk) for desk in {key[0] for key in keys}}
        return tuple(
            event
            for (desk_id, seq), event in held
            if event is not None and event.payload is not None and seq not in aside[desk_id]
        )

    # --- What comes ---

    @contextmanager
    def filling(self, expected: int) -> Iterator[None]:
        """Receive pages inside: when many events are expected, what they change is shown once, at the end.

        Until then the lists are marked as not of this program: whatever happens, the next start makes them anew.
        """
        if expected < MANY:
            yield
            return
        with self._store.write() as connection:
            meta.put(connection, meta.PROJECTION, "")
            connection.execute(f"PRAGMA cache_size = {FILLING_CACHE}")
        self._filling = True
        try:
            yield
        finally:
            self._filling = False
            with self._store.write() as connection:
                connection.execute(f"PRAGMA cache_size = {opening.CACHE}")
            self._refold()

    def receive(self, events: Sequence[Event]) -> bool:
        """Keep a page and the vector it brings; False when it holds entries of this desk under another identifier."""
        with self._store.write() as connection:
            own = _own(connection)
            for key, event in _known_as(connection, events):
                if key[0] == own != event.header.desk_id:
                    return False
        for chunk in [tuple(events)] if self._filling else _chunks(events):
            with self._transaction() as transaction:
                arrival = _Arrival(transaction.connection, self._recorder)
                changed = arrival.keep(chunk)
                if not self._filling:
                    for entity_id, stream in changed.items():
                        transaction.came(stream, entity_id)
        return True

    @contextmanager
    def _transaction(self) -> Iterator[Transaction]:
        """Open a transaction that shows what came, and tell what it changed once it is committed."""
        with self._recorder.transaction(NOBODY) as transaction:
            yield transaction
            receipt = transaction.receipt
        if receipt.changed:
            self._told(receipt)

    # --- What the shared database said ---

    def pushed(self, desk_id: bytes, mark: int) -> None:
        """Keep that the shared database has acknowledged up to `mark` what was recorded here under an identifier."""
        with self._store.write() as connection:
            _acknowledge(connection, desk_id, mark)

    def greeted(self, clock_ms: int, readable: str) -> tuple[Key, ...]:
        """Keep the server's clock; return each desk's first sealed event when this stamp is not the one last read."""
        offset = clock_ms - int(self._recorder.clock.now().timestamp() * 1000)
        with self._store.write() as connection:
            known = meta.get(connection, meta.CLOCK_OFFSET)
            if known is None or abs(int(known) - offset) > OFFSET_MOVED_MS:
                meta.put(connection, meta.CLOCK_OFFSET, str(offset))
            if meta.get(connection, meta.READABLE) == readable:
                return ()
            first = connection.execute(
                "SELECT desk_id, min(desk_seq) FROM sealed GROUP BY desk_id ORDER BY desk_id"
            ).fetchall()
            # What comes from now on is read by this stamp: the former one holds no more, however the round ends.
            meta.put(connection, meta.READABLE, "" if first else readable)
        return tuple((desk_id, int(seq)) for desk_id, seq in first)

    def unsealed(self, readable: str) -> None:
        """Keep that everything was asked for that this stamp covers."""
        with self._store.write() as connection:
            meta.put(connection, meta.READABLE, readable)

    def restamp(self, after: int, clock_ms: int) -> None:
        """Stamp this desk's events after `after` again, in order, from the server's clock on."""
        with self._transaction() as transaction:
            connection, own = transaction.connection, _own(transaction.connection)
            seen = int(meta.get(connection, meta.HLC_SEEN) or 0)
            before = _held(connection, (own, after))
            stamp = max(seen, before.header.hlc if before is not None else 0)
            for event in _following(connection, own, after):
                stamp = hlc.tick(stamp, clock_ms)
                _stamp(connection, event.header, stamp)
                transaction.came(event.header.stream, event.header.entity_id)

    def confirm(self, events: Sequence[Event]) -> bool:
        """Keep as acknowledged what the shared database has of this desk, with its stamps; False when it differs."""
        with self._transaction() as transaction:
            connection, own = transaction.connection, _own(transaction.connection)
            sent = identity.sent_of(connection, own) or 0
            for event in events:
                header = event.header
                held = _held(connection, (own, header.desk_seq))
                if held is None or header_digest(held.header) != header_digest(header):
                    return False
                if held.header.hlc != header.hlc and header.desk_seq > sent:
                    _stamp(connection, held.header, header.hlc)
                    transaction.came(header.stream, header.entity_id)
                _acknowledge(connection, own, header.desk_seq)
        return True

    def renew(self, common: int) -> None:
        """Take a new desk identifier, and record under it this desk's events after `common` (SYNC.md, self-healing)."""
        with self._transaction() as transaction:
            connection, former = transaction.connection, _own(transaction.connection)
            connection.execute("UPDATE own_desk SET sent = ? WHERE desk_id = ?", (common, former))
            parting = list(_following(connection, former, common))
            desk_id = (
                ids.heir_id(header_digest(parting[0].header))
                if parting
                else identity.new_id(transaction.now, self._recorder.random)
            )
            connection.execute("INSERT INTO own_desk(desk_id, sent) VALUES(?, 0)", (desk_id,))
            link = GENESIS
            for seq, event in enumerate(parting, 1):
                header = msgspec.structs.replace(
                    event.header, desk_id=desk_id, desk_seq=seq, prev_digest=link
                )
                _move(connection, event.header, header)
                quarantining.move(connection, (former, event.header.desk_seq), (desk_id, seq))
                link = header_digest(header)
                transaction.came(header.stream, header.entity_id)
            identity.take(transaction, self._recorder, desk_id)

    def leave(self) -> None:
        """Go on under a new identifier: this store was copied to another machine, and the original may go on.

        What was not acknowledged stays under the former one: whichever of the two reaches the database first gives it.
        """
        with self._transaction() as transaction:
            desk_id = identity.new_id(transaction.now, self._recorder.random)
            transaction.connection.execute("INSERT INTO own_desk(desk_id, sent) VALUES(?, 0)", (desk_id,))
            identity.take(transaction, self._recorder, desk_id)

    def set_aside(self, key: Key, reason: str) -> bool:
        """Put the body of an event that the shared database cannot keep in quarantine; False when it already was."""
        with self._store.write() as connection:
            return quarantining.put(connection, key, reason, self._recorder.clock.now(), refused_there=True)

    def ask_again(self) -> tuple[Event, ...]:
        """Have what could not be kept here come again, and return what was refused there, each with its body."""
        with self._store.write() as connection:
            quarantining.forget_arrivals(connection)
            meta.put(connection, meta.READABLE, "")
            refused = [each for each in quarantining.listed(connection) if each.refused_there]
            held = [_held(connection, (each.desk_id, each.desk_seq)) for each in reversed(refused)]
        return tuple(event for event in held if event is not None)

    def released(self, key: Key) -> None:
        """Keep that the shared database took a body that it had refused."""
        with self._store.write() as connection:
            quarantining.release(connection, key)


OFFSET_MOVED_MS = 250
"""A measured offset this near to the one kept says nothing new: an idle desk writes nothing at each question."""


class _Arrival:
    """Events of other desks being kept, in one transaction."""

    def __init__(self, connection: Connection, recorder: Recorder) -> None:
        self._connection = connection
        self._now = recorder.clock.now()
        self._former = _former(connection)
        self._reach: dict[bytes, tuple[int, bytes]] = {}
        self._broken: set[bytes] = set()
        self._fresh: list[Event] = []

    def keep(self, events: Sequence[Event]) -> dict[bytes, str]:
        """Keep what can be kept; return the entities that changed, with their stream."""
        changed = {}
        seen = 0
        for key, event in list(_known_as(self._connection, events)):
            self._given_by_a_copy(key, event.header)
        for event in events:
            header = event.header
            if header.desk_id in self._broken or not self._keeps(event):
                continue
            changed[header.entity_id] = header.stream
            seen = max(seen, header.hlc)
        rows.insert_many(self._connection, self._fresh)
        self._connection.executemany(
            "INSERT OR IGNORE INTO sealed(desk_id, desk_seq) VALUES(?, ?)",
            [(e.header.desk_id, e.header.desk_seq) for e in self._fresh if e.payload is None],
        )
        if seen > int(meta.get(self._connection, meta.HLC_SEEN) or 0):
            meta.put(self._connection, meta.HLC_SEEN, str(seen))
        return changed

    def _keeps(self, event: Event) -> bool:
        header = event.header
        seq, link = self._reached(header.desk_id)
        whole = event.payload is None or body_digest(event.salt, event.payload) == header.body_digest
        if header.desk_seq <= seq or header.desk_id in self._former:
            held = _held(self._connection, (header.desk_id, header.desk_seq))
            if held is not None:
                return self._again(held, event, whole)
        if header.desk_seq != seq + 1 or header.prev_digest != link:
            self._refuse(event, "chain")
            self._broken.add(header.desk_id)
            return False
        if not whole:
            self._refuse(event, "body")
        self._fresh.append(event if whole else Event(header, None))
        self._reach[header.desk_id] = header.desk_seq, header_digest(header)
        if header.desk_id in self._former:
            _acknowledge(self._connection, header.desk_id, header.desk_seq)
        return True

    def _again(self, held: Event, event: Event, whole: bool) -> bool:
        """Take from an event that is held already what it brings: its body, or the stamp that was kept there."""
        header = event.header
        if not whole or header_digest(held.header) != header_digest(header):
            self._refuse(event, "differs")
            self._broken.add(header.desk_id)
            return False
        changed = False
        if held.payload is None and event.payload is not None:
            self._connection.execute(
                "INSERT INTO event_body(seq, payload, salt, audience)"
                " SELECT seq, ?, ?, ? FROM event WHERE desk_id = ? AND desk_seq = ?",
                (event.payload, event.salt, event.audience, header.desk_id, header.desk_seq),
            )
            self._connection.execute(
                "DELETE FROM sealed WHERE desk_id = ? AND desk_seq = ?", (header.desk_id, header.desk_seq)
            )
            changed = True
        if self._former.get(header.desk_id, header.desk_seq) < header.desk_seq:
            if held.header.hlc != header.hlc:
                _stamp(self._connection, held.header, header.hlc)
                changed = True
            _acknowledge(self._connection, header.desk_id, header.desk_seq)
            self._reach[header.desk_id] = header.desk_seq, header_digest(header)
        return changed

    def _given_by_a_copy(self, key: Key, header: Header) -> None:
        """An entry of a former identifier that nobody acknowledged goes by the name under which a copy gave it in."""
        if (
            key[0] in self._former
            and key != (header.desk_id, header.desk_seq)
            and key[1] > self._former[key[0]]
        ):
            held = _held(self._connection, key)
            seq, link = self._reached(header.desk_id)
            if held is not None and header.desk_seq == seq + 1 and header.prev_digest == link:
                _move(self._connection, held.header, header)
                _stamp(self._connection, header, header.hlc)
                self._reach[header.desk_id] = header.desk_seq, header_digest(header)

    def _reached(self, desk_id: bytes) -> tuple[int, bytes]:
        if desk_id not in self._reach:
            seq = self._former.get(desk_id)
            if seq is None:
                (seq,) = self._connection.execute(
                    "SELECT coalesce(max(desk_seq), 0) FROM event WHERE desk_id = ?", (desk_id,)
                ).fetchone()
            last = _held(self._connection, (desk_id, seq))
            self._reach[desk_id] = seq, header_digest(last.header) if last is not None else GENESIS
        return self._reach[desk_id]

    def _refuse(self, event: Event, reason: str) -> None:
        key = event.header.desk_id, event.header.desk_seq
        quarantining.put(self._connection, key, reason, self._now, kept=msgspec.msgpack.encode(event))


def _chunks(events: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Cut a page into short transactions: a dossier is shown with the directory and calendar that came before it."""
    chunk: list[Event] = []
    entries = False
    for event in events:
        other = event.header.stream in _OTHERS
        if len(chunk) >= AT_ONCE or (entries and other):
            yield tuple(chunk)
            chunk, entries = [], False
        chunk.append(event)
        entries = entries or not other
    if chunk:
        yield tuple(chunk)


def _own(connection: Connection) -> bytes:
    return ids.raw(meta.require(connection, meta.DESK_ID))


def _former(connection: Connection) -> dict[bytes, int]:
    own = _own(connection)
    found = connection.execute("SELECT desk_id, sent FROM own_desk WHERE desk_id != ?", (own,)).fetchall()
    return {desk_id: int(sent) for desk_id, sent in found}


def _vector(connection: Connection) -> dict[bytes, int]:
    return {desk: seq for desk, seq in (rows.reach(connection) | _former(connection)).items() if seq}


def _held(connection: Connection, key: Key) -> Event | None:
    row = connection.execute(f"{rows.SELECT} WHERE e.desk_id = ? AND e.desk_seq = ?", key).fetchone()
    return None if row is None else rows.event_of(row)


def _following(connection: Connection, desk_id: bytes, after: int) -> list[Event]:
    found = connection.execute(
        f"{rows.SELECT} WHERE e.desk_id = ? AND e.desk_seq > ? ORDER BY e.desk_seq", (desk_id, after)
    ).fetchall()
    return [rows.event_of(row) for row in found]


def _known_as(connection: Connection, events: Sequence[Event]) -> Iterator[tuple[Key, Event]]:
    """Yield the events of a page whose names are held already, with the key under which they are."""
    by_name: Mapping[bytes, Event] = {event.header.id: event for event in events}
    marks = ",".join("?" * len(by_name))
    found = connection.execute(
        f"SELECT id, desk_id, desk_seq FROM event WHERE id IN ({marks})", tuple(by_name)
    ).fetchall()
    for name, desk_id, seq in found:
        yield (desk_id, seq), by_name[name]


def _stamp(connection: Connection, header: Header, stamp: int) -> None:
    connection.execute(
        "UPDATE event SET hlc = ? WHERE desk_id = ? AND desk_seq = ?",
        (stamp, header.desk_id, header.desk_seq),
    )


def _move(connection: Connection, held: Header, header: Header) -> None:
    connection.execute(
        "UPDATE event SET desk_id = ?, desk_seq = ?, prev_digest = ? WHERE desk_id = ? AND desk_seq = ?",
        (header.desk_id, header.desk_seq, header.prev_digest, held.desk_id, held.desk_seq),
    )


def _acknowledge(connection: Connection, desk_id: bytes, mark: int) -> None:
    connection.execute(
        "UPDATE own_desk SET sent = max(sent, min(?, (SELECT coalesce(max(desk_seq), 0) FROM event WHERE desk_id = ?)))"
        " WHERE desk_id = ?",
        (mark, desk_id, desk_id),
    )
