"""Appends events and projects them in one transaction: after it returns, they survive a power cut (promise 1)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol

import msgspec

from guichet.domain import hlc, ids, numbers, payloads, record
from guichet.domain.circles import audience_of
from guichet.domain.dossier import Dossier, fold
from guichet.domain.ordering import heads_of
from guichet.domain.record import EVERYONE, GENESIS, Event, Header
from guichet.store import events as rows
from guichet.store import meta
from guichet.store.opening import Connection, Store
from guichet.store.projecting import Projector, project_citizen, project_entry

_OFTEN = ("dossier", "citizen", "choice", "list")
"""Streams that intakes and lists write to: nothing that programs keep in memory of the directory or calendar rests on them."""
NOBODY = b"\0" * 16
"""The author before the first agent exists."""


class Clock(Protocol):
    """Where time comes from: the wall in the program, a script in tests."""

    def now(self) -> datetime:
        """Return the aware time now, in the City's zone."""


class Receipt(msgspec.Struct, frozen=True):
    """What a transaction left in the record: its events, and the entities to look at again."""

    events: tuple[Event, ...] = ()
    changed: frozenset[tuple[str, bytes]] = frozenset()


class Transaction:
    """One decision being recorded: what is read here cannot change before it is written."""

    def __init__(self, recorder: "Recorder", connection: Connection, author: bytes, now: datetime) -> None:
        self._recorder = recorder
        self.connection = connection
        self._author = author
        self.now = now
        self._entities: dict[bytes, list[Event]] = {}
        self._folded: dict[bytes, tuple[int, Dossier]] = {}
        self._new: set[bytes] = set()
        self._appended: list[Event] = []
        self._streams: dict[bytes, str] = {}

    @property
    def receipt(self) -> Receipt:
        """What was appended so far, and the dossiers whose rows change with their citizen's."""
        changed = {(stream, entity) for entity, stream in self._streams.items()}
        for entity, stream in self._streams.items():
            if stream == "citizen" and entity not in self._new:
                changed.update(("dossier", dossier) for dossier in self._dossiers_of(entity))
        return Receipt(tuple(self._appended), frozenset(changed))

    def new_id(self) -> bytes:
        """Return the identifier of a new entity."""
        identifier = ids.uuid7(int(self.now.timestamp() * 1000), self._recorder.random(10))
        self._entities[identifier] = []
        self._new.add(identifier)
        return identifier

    def history(self, entity_id: bytes) -> list[Event]:
        """Return the events of one entity, this transaction's included."""
        if entity_id not in self._entities:
            self._entities[entity_id] = rows.of_entity(self.connection, entity_id)
        return self._entities[entity_id]

    def dossier(self, entity_id: bytes) -> Dossier:
        """Return the dossier as it stands in this transaction."""
        history = self.history(entity_id)
        known = self._folded.get(entity_id)
        if known is None or known[0] != len(history):
            known = self._folded[entity_id] = (len(history), fold(entity_id, history))
        return known[1]

    def next_number(self) -> str:
        """Issue the next dossier number of this desk for the current civil year (promise 3)."""
        code = meta.require(self.connection, meta.DESK_CODE)
        counter = meta.increment(self.connection, f"counter:{self.now.year}")
        return numbers.issue(self.now.year, code, counter)

    def append(
        self,
        stream: str,
        entity_id: bytes,
        payload: payloads.Payload,
        *,
        occurred_at: datetime | None = None,
        audience: str = EVERYONE,
    ) -> Event:
        """Add one event to the record; `occurred_at` is when it happened, now by default.

        Who may read what is said of a dossier is the dossier's own to say, whoever asks (DEF-1).
        """
        recorder = self._recorder
        history = self.history(entity_id)
        if stream == "dossier":
            audience = audience_of(payload, self.dossier(entity_id) if history else None)
        occurred = occurred_at or self.now
        name, version = payloads.name_of(payload)
        body = payloads.encode(payload)
        salt = recorder.random(16)
        seq, stamp, digest = recorder.last(self.connection)
        header = Header(
            id=ids.uuid7(int(self.now.timestamp() * 1000), recorder.random(10)),
            desk_id=recorder.desk_id,
            desk_seq=seq + 1,
            stream=stream,
            entity_id=entity_id,
            type=name,
            version=version,
            hlc=hlc.tick(stamp, int(self.now.timestamp() * 1000) + recorder.offset_ms),
            occurred_at=round(occurred.timestamp() * 1_000_000),
            occurred_offset=_offset(occurred),
            recorded_at=round(self.now.timestamp() * 1_000_000),
            recorded_offset=_offset(self.now),
            author=self._author,
            parents=heads_of(history),
            body_digest=record.body_digest(salt, body),
            prev_digest=digest,
        )
        event = Event(header, body, salt, audience)
        rows.insert(self.connection, (event,))
        recorder.advance(header)
        history.append(event)
        self._appended.append(event)
        self._streams[entity_id] = stream
        return event

    def came(self, stream: str, entity_id: bytes) -> None:
        """Note that the events of an entity changed otherwise than by `append`: they came from another desk."""
        self._streams[entity_id] = stream
        self._entities.pop(entity_id, None)
        self._folded.pop(entity_id, None)

    def project(self) -> None:
        """Write the rows of everything that changed."""
        order = sorted(self._streams.items(), key=lambda item: item[1] == "dossier")
        done: set[bytes] = set()
        for entity_id, stream in order:
            history = self.history(entity_id)
            if stream == "dossier":
                if entity_id not in done:
                    self._recorder.projector.dossier(
                        self.connection, self.dossier(entity_id), new=entity_id in self._new
                    )
            elif stream == "citizen":
                project_citizen(self.connection, entity_id, history)
                if entity_id not in self._new:
                    done |= self._project_dossiers_of(entity_id)
            else:
                project_entry(self.connection, entity_id, history)
        if any(stream not in _OFTEN for stream in self._streams.values()):
            meta.increment(self.connection, meta.ENTRIES)

    def _project_dossiers_of(self, citizen_id: bytes) -> set[bytes]:
        found = self._dossiers_of(citizen_id)
        for entity_id in found:
            self._recorder.projector.dossier(self.connection, self.dossier(entity_id), new=False)
        return set(found)

    def _dossiers_of(self, citizen_id: bytes) -> list[bytes]:
        found = self.connection.execute(
            "SELECT id, entity_id FROM dossier WHERE citizen_id = ? UNION SELECT d.id, d.entity_id FROM dossier_party p"
            " JOIN dossier d ON d.id = p.dossier WHERE p.citizen_id = ? ORDER BY 1",
            (citizen_id, citizen_id),
        ).fetchall()
        return [entity_id for _, entity_id in found]


class Recorder:
    """The desk's pen: it numbers this desk's events 1, 2, 3… without a hole and chains them."""

    def __init__(
        self,
        store: Store,
        projector: Projector,
        clock: Clock,
        random: Callable[[int], bytes],
        desk_id: bytes,
        began: Callable[[Connection], None] | None = None,
    ) -> None:
        """Make a desk's pen; `began` is called at the beginning of each transaction, before anything is read."""
        self.store = store
        self.projector = projector
        self.clock = clock
        self.random = random
        self.desk_id = desk_id
        self.offset_ms = 0
        self._began = began
        self._last: tuple[int, int, bytes] | None = None

    @contextmanager
    def transaction(self, author: bytes = NOBODY) -> Iterator[Transaction]:
        """Open one transaction; on leaving, its events are projected and committed, or nothing is."""
        with self.store.write() as connection:
            self._last = None
            self._take_identity(connection)
            if self._began is not None:
                self._began(connection)
            transaction = Transaction(self, connection, author, self.clock.now())
            yield transaction
            transaction.project()

    def _take_identity(self, connection: Connection) -> None:
        """Follow what an exchange changed, of this program or of another: the desk's identifier, the clock's offset."""
        known = meta.get(connection, meta.DESK_ID)
        if known is not None:
            self.desk_id = ids.raw(known)
        self.offset_ms = int(meta.get(connection, meta.CLOCK_OFFSET) or 0)

    def become(self, desk_id: bytes) -> None:
        """Go on under another identifier, from the next event of the transaction under way."""
        self.desk_id = desk_id
        self._last = None

    def last(self, connection: Connection) -> tuple[int, int, bytes]:
        """Return this desk's last sequence, the highest stamp seen, and the digest to chain to."""
        if self._last is None:
            row = connection.execute(
                f"{rows.SELECT} WHERE e.desk_id = ? ORDER BY e.desk_seq DESC LIMIT 1", (self.desk_id,)
            ).fetchone()
            seen = int(meta.get(connection, meta.HLC_SEEN) or 0)
            if row is None:
                self._last = (0, seen, GENESIS)
            else:
                header = rows.event_of(row).header
                self._last = (header.desk_seq, max(seen, header.hlc), record.header_digest(header))
        return self._last

    def advance(self, header: Header) -> None:
        """Take note of the event just appended."""
        self._last = (header.desk_seq, header.hlc, record.header_digest(header))


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("an event's time is aware")
    return int(offset.total_seconds() // 60)
