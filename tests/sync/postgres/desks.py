"""Desks and their events for the tests of the shared database: chains as a real desk makes them."""

import random
from collections.abc import Iterable, Sequence

from guichet.domain import hlc, ids
from guichet.domain.record import EVERYONE, GENESIS, Event, Header, body_digest, header_digest

NOW_MS = 1_700_000_000_000
NOBODY = b"\0" * 16


class Desk:
    """A desk that records: each event follows the one before."""

    def __init__(self, name: str, seed: int = 0) -> None:
        self._random = random.Random(f"{name} {seed}")
        self.name = name
        self.id = ids.uuid7(NOW_MS, self._random.randbytes(10))
        self.events: list[Event] = []

    def record(
        self,
        count: int = 1,
        *,
        audience: str = EVERYONE,
        author: bytes = NOBODY,
        stream: str = "dossier",
        entity: bytes | None = None,
        type: str = "dossier.commented",  # noqa: A002 - the header's own word
        payload: bytes | None = None,
        stamp_ms: int = NOW_MS,
        parents: Sequence[bytes] = (),
    ) -> list[Event]:
        """Record events and return them."""
        for _ in range(count):
            self.events.append(
                self._one(audience, author, stream, entity, type, payload, stamp_ms, tuple(parents))
            )
        return self.events[-count:]

    def _one(
        self,
        audience: str,
        author: bytes,
        stream: str,
        entity: bytes | None,
        kind: str,
        payload: bytes | None,
        stamp_ms: int,
        parents: tuple[bytes, ...],
    ) -> Event:
        last = self.events[-1].header if self.events else None
        seq = last.desk_seq + 1 if last else 1
        body = payload if payload is not None else f'{{"text":"{self.name} {seq}"}}'.encode()
        salt = self._random.randbytes(16)
        header = Header(
            id=ids.uuid7(NOW_MS + seq, self._random.randbytes(10)),
            desk_id=self.id,
            desk_seq=seq,
            stream=stream,
            entity_id=entity or self._random.randbytes(16),
            type=kind,
            version=1,
            hlc=hlc.tick(last.hlc if last else 0, stamp_ms),
            occurred_at=(NOW_MS - 1000) * 1000,
            occurred_offset=-300,
            recorded_at=NOW_MS * 1000 + seq,
            recorded_offset=-300,
            author=author,
            parents=parents,
            body_digest=body_digest(salt, body),
            prev_digest=header_digest(last) if last else GENESIS,
        )
        return Event(header, body, salt, audience)


def sealed(events: Iterable[Event]) -> list[Event]:
    """Return events as a desk outside their audience holds them."""
    return [Event(event.header, None, b"", "") for event in events]
