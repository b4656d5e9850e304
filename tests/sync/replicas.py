"""A desk's record in memory: the invariants of the local store without its files, for the simulator and the rounds."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy

import msgspec

from guichet.domain import hlc, ids, payloads, record
from guichet.domain.ordering import heads_of
from guichet.domain.payloads import DossierCommented, Payload
from guichet.domain.record import EVERYONE, GENESIS, Event, Header, body_digest, header_digest
from guichet.sync.wire import PAGE_BYTES, PAGE_EVENTS, Key

AUTHOR = b"\x0a" * 16


class MemoryReplica:
    """A `Replica` in memory. `wall_ms` is moved by the test; everything else follows from what it is told."""

    def __init__(self, seed: object, wall_ms: int = 0) -> None:
        self.random = random.Random(f"replica {seed}")
        self.wall_ms = wall_ms
        self.events: dict[bytes, list[Event]] = {}
        self.heads: dict[bytes, tuple[bytes, ...]] = {}
        self.acked = 0
        self.olds: dict[bytes, int] = {}
        self.keys: dict[bytes, Key] = {}
        self.offset_ms = 0
        self.seen = 0
        self.readable = ""
        self.quarantine: dict[Key, str] = {}
        self.poisoned: set[Key] = set()
        self._desk_id = self.random.randbytes(16)

    # --- What a clerk does ---

    def record(self, entity_id: bytes, payload: Payload, audience: str = EVERYONE) -> Event:
        """Record one event as the desk's pen does."""
        name, version = payloads.name_of(payload)
        return self.write(entity_id, name, version, payloads.encode(payload), audience)

    def write(
        self, entity_id: bytes, name: str, version: int, payload: bytes, audience: str = EVERYONE
    ) -> Event:
        """Record one event of any type, also one that no program knows yet."""
        own = self.events.setdefault(self._desk_id, [])
        last = own[-1].header if own else None
        salt = self.random.randbytes(16)
        us = self.wall_ms * 1000
        event = Event(
            Header(
                ids.uuid7(max(0, self.wall_ms), self.random.randbytes(10)),
                self._desk_id,
                len(own) + 1,
                "dossier",
                entity_id,
                name,
                version,
                hlc.tick(max(self.seen, last.hlc if last else 0), self.wall_ms + self.offset_ms),
                us,
                -300,
                us,
                -300,
                AUTHOR,
                self.heads.get(entity_id, ()),
                body_digest(salt, payload),
                header_digest(last) if last else GENESIS,
            ),
            payload,
            salt,
            audience,
        )
        own.append(event)
        self.keys[event.header.id] = (self._desk_id, event.header.desk_seq)
        self.heads[entity_id] = (event.header.id,)
        return event

    def history(self, entity_id: bytes) -> list[Event]:
        """Return what is held of one entity."""
        return [e for each in self.events.values() for e in each if e.header.entity_id == entity_id]

    def clone(self, seed: object) -> "MemoryReplica":
        """Return a copy of the whole record, as a copied folder would be."""
        other = copy(self)
        other.random = random.Random(f"clone {seed}")
        other.events = {desk: list(events) for desk, events in self.events.items()}
        other.heads, other.quarantine = dict(self.heads), dict(self.quarantine)
        other.poisoned, other.keys, other.olds = set(self.poisoned), dict(self.keys), dict(self.olds)
        return other

    # --- Replica ---

    @property
    def desk_id(self) -> bytes:
        """The desk whose events are recorded here."""
        return self._desk_id

    def vector(self) -> dict[bytes, int]:
        """Return how far each desk reaches."""
        return {desk: self.olds.get(desk, len(events)) for desk, events in self.events.items() if events}

    def acknowledged(self) -> int:
        """Return the highest own sequence ever acknowledged."""
        return self.acked

    def former(self) -> frozenset[bytes]:
        """Return the identifiers that this desk had."""
        return frozenset(self.olds)

    def after(self, desk_id: bytes, seq: int, limit: int = PAGE_EVENTS) -> tuple[Event, ...]:
        """Return a page of one desk's events."""
        taken: list[Event] = []
        size = 0
        for event in self.events.get(desk_id, [])[seq : seq + limit]:
            size += len(event.payload or b"")
            if taken and size > PAGE_BYTES:
                break
            aside = (desk_id, event.header.desk_seq) in self.poisoned
            taken.append(Event(event.header, None) if aside else event)
        return tuple(taken)

    def bodies(self, keys: Sequence[Key]) -> tuple[Event, ...]:
        """Return those that are held here with their body."""
        held = []
        for desk_id, seq in keys:
            events = self.events.get(desk_id, [])
            aside = (desk_id, seq) in self.poisoned
            if seq <= len(events) and events[seq - 1].payload is not None and not aside:
                held.append(events[seq - 1])
        return tuple(held)

    @contextmanager
    def filling(self, expected: int) -> Iterator[None]:
        """There is nothing to show."""
        yield

    def receive(self, events: Sequence[Event]) -> bool:
        """Keep a page."""
        for event in events:
            key = self.keys.get(event.header.id)
            if key is not None and key[0] == self._desk_id != event.header.desk_id:
                return False
        touched = {event.header.entity_id for event in events if self._keep(event)}
        for entity_id in touched:
            self.heads[entity_id] = heads_of(self.history(entity_id))
        return True

    def _keep(self, event: Event) -> bool:
        header = event.header
        held = self.events.setdefault(header.desk_id, [])
        whole = event.payload is None or body_digest(event.salt, event.payload) == header.body_digest
        if header.desk_seq <= len(held):
            known = held[header.desk_seq - 1]
            if header_digest(known.header) != header_digest(header) or not whole:
                self.quarantine[header.desk_id, header.desk_seq] = "differs"
                return False
            if known.payload is None and event.payload is not None:
                known = Event(known.header, event.payload, event.salt, event.audience)
            if self.olds.get(header.desk_id) == header.desk_seq - 1:
                known = msgspec.structs.replace(known, header=header)
                self.olds[header.desk_id] += 1
                self.seen = max(self.seen, header.hlc)
            held[header.desk_seq - 1] = known
            return True
        previous = header_digest(held[-1].header) if held else GENESIS
        if header.desk_seq != len(held) + 1 or header.prev_digest != previous:
            self.quarantine[header.desk_id, header.desk_seq] = "chain"
            return False
        self._known_elsewhere(header)
        if not whole:
            self.quarantine[header.desk_id, header.desk_seq] = "body"
        held.append(event if whole else Event(header, None))
        self.keys[header.id] = (header.desk_id, header.desk_seq)
        if header.desk_id in self.olds:
            self.olds[header.desk_id] = header.desk_seq
        self.seen = max(self.seen, header.hlc)
        return True

    def _known_elsewhere(self, header: Header) -> None:
        """Let go of an entry that was under a former identifier and that nobody acknowledged: a copy gave it in."""
        desk_id, seq = self.keys.get(header.id, (b"", 0))
        if desk_id in self.olds:
            assert seq > self.olds[desk_id]
            del self.events[desk_id][seq - 1 :]

    def pushed(self, desk_id: bytes, mark: int) -> None:
        """Keep the acknowledgement."""
        reached = min(mark, len(self.events.get(desk_id, [])))
        if desk_id == self._desk_id:
            self.acked = max(self.acked, reached)
        else:
            self.olds[desk_id] = max(self.olds[desk_id], reached)

    def greeted(self, clock_ms: int, readable: str) -> tuple[Key, ...]:
        """Keep the server's clock; return what to ask again."""
        self.offset_ms = clock_ms - self.wall_ms
        if readable == self.readable:
            return ()
        self.readable = ""
        first = {}
        for desk, events in self.events.items():
            sealed = next((e.header.desk_seq for e in events if e.payload is None), None)
            if sealed is not None and desk != self._desk_id:
                first[desk] = sealed
        if not first:
            self.readable = readable
        return tuple(sorted(first.items()))

    def unsealed(self, readable: str) -> None:
        """Keep that everything was asked for."""
        self.readable = readable

    def restamp(self, after: int, clock_ms: int) -> None:
        """Stamp again what was not pushed."""
        own = self.events.get(self._desk_id, [])
        stamp = max(self.seen, own[after - 1].header.hlc if after else 0)
        for at in range(after, len(own)):
            stamp = hlc.tick(stamp, clock_ms)
            own[at] = msgspec.structs.replace(
                own[at], header=msgspec.structs.replace(own[at].header, hlc=stamp)
            )

    def confirm(self, events: Sequence[Event]) -> bool:
        """Take the server's stamps, and its word that it has these."""
        own = self.events[self._desk_id]
        for event in events:
            at = event.header.desk_seq - 1
            if at >= len(own) or header_digest(own[at].header) != header_digest(event.header):
                return False
            header = msgspec.structs.replace(own[at].header, hlc=event.header.hlc)
            own[at] = msgspec.structs.replace(own[at], header=header)
            self.acked = max(self.acked, at + 1)
        return True

    def renew(self, common: int) -> None:
        """Take a new identifier and record under it what came after `common`."""
        old, own = self._desk_id, self.events.get(self._desk_id, [])
        parting = own[common:]
        self.leave(old, common)
        if parting:
            self._desk_id = ids.heir_id(header_digest(parting[0].header))
        moved: list[Event] = []
        for event in parting:
            previous = header_digest(moved[-1].header) if moved else GENESIS
            header = msgspec.structs.replace(
                event.header, desk_id=self._desk_id, desk_seq=len(moved) + 1, prev_digest=previous
            )
            moved.append(msgspec.structs.replace(event, header=header))
            self.keys[header.id] = (self._desk_id, header.desk_seq)
        self.events[old], self.events[self._desk_id] = own[:common], moved
        self.poisoned = {
            (self._desk_id, seq - common) if desk == old and seq > common else (desk, seq)
            for desk, seq in self.poisoned
        }
        self.record(self._desk_id, DossierCommented("a new identifier"))

    def leave(self, old: bytes, acknowledged: int) -> None:
        """Go on under another identifier, as a desk does that finds itself on another machine."""
        self.seen = max([self.seen, *(event.header.hlc for event in self.events.get(old, [])[:acknowledged])])
        self.olds[old] = acknowledged
        self._desk_id = self.random.randbytes(16)
        self.acked = 0

    def set_aside(self, key: Key, reason: str) -> bool:
        """Keep a body from being sent."""
        new = key not in self.poisoned
        self.poisoned.add(key)
        self.quarantine[key] = reason
        return new


def told(replica: MemoryReplica, *, bodies: bool = True) -> dict[Key, tuple[object, ...]]:
    """Return all that a replica holds, by key: two replicas in step tell the same."""
    return {
        (desk, event.header.desk_seq): (
            record.header_digest(event.header),
            event.header.hlc,
            event.payload if bodies else None,
        )
        for desk, events in replica.events.items()
        for event in events
    }
