"""The record: an immutable event is a header that is never erased and a body that the law may erase (STAFF-7)."""

import hashlib
from typing import Final

import msgspec

STREAMS: Final = (
    "dossier",
    "citizen",
    "agent",
    "desk",
    "directory",
    "calendar",
    "setting",
    "absence",
    "incident",
    "list",
    "survey",
)
EVERYONE: Final = "everyone"
GENESIS: Final = b"\0" * 32
"""`prev_digest` of a desk's first event."""


class Header(msgspec.Struct, frozen=True, gc=False):
    """What is known of an event even when its body is sealed or erased.

    `occurred_at` and `recorded_at` are Unix microseconds with their offsets in minutes east of UTC;
    `hlc` only breaks ties; `parents` are the heads of the entity that the author saw.
    """

    id: bytes
    desk_id: bytes
    desk_seq: int
    stream: str
    entity_id: bytes
    type: str
    version: int
    hlc: int
    occurred_at: int
    occurred_offset: int
    recorded_at: int
    recorded_offset: int
    author: bytes
    parents: tuple[bytes, ...]
    body_digest: bytes
    prev_digest: bytes


class Event(msgspec.Struct, frozen=True, gc=False):
    """A header with the bytes of its payload; `payload` is None when sealed from this desk or erased."""

    header: Header
    payload: bytes | None
    salt: bytes = b""
    audience: str = EVERYONE


def body_digest(salt: bytes, payload: bytes) -> bytes:
    """Return the SHA-256 of the salted payload: left behind alone, it says nothing of what was written."""
    return hashlib.sha256(salt + payload).digest()


def header_digest(header: Header) -> bytes:
    """Return the link that the desk's next event carries as `prev_digest`.

    The stamp `hlc` is left out: the server may have an event that was not yet pushed stamped again
    (SYNC.md, Clocks), and a stamp says nothing of what happened.
    """
    return hashlib.sha256(
        msgspec.msgpack.encode(
            (
                header.id,
                header.desk_id,
                header.desk_seq,
                header.stream,
                header.entity_id,
                header.type,
                header.version,
                header.occurred_at,
                header.occurred_offset,
                header.recorded_at,
                header.recorded_offset,
                header.author,
                header.parents,
                header.body_digest,
                header.prev_digest,
            )
        )
    ).digest()
