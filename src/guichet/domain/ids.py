"""Names of things: UUIDv7 for what is born at a desk, name-based UUIDs for directory entries."""

import hashlib
import uuid

_DIRECTORY = uuid.UUID("5b0c1f0e-3a7d-5e7e-9a44-0d2d4f6c9a10")


def uuid7(unix_ms: int, random: bytes) -> bytes:
    """Return 16 bytes of a UUIDv7 (RFC 9562) for a time in milliseconds and 10 random bytes.

    It is a public name, never an order and never a cursor (SYNC.md).
    """
    value = unix_ms.to_bytes(6, "big") + random[:10]
    raw = bytearray(value)
    raw[6] = 0x70 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return bytes(raw)


def entry_id(stream: str, code: str) -> bytes:
    """Return the same 16 bytes at every desk for one directory entry, closure or setting."""
    return uuid.uuid5(_DIRECTORY, f"{stream}:{code}").bytes


def heir_id(digest: bytes) -> bytes:
    """Return the 16 bytes under which a desk goes on whose entries part from another's at the header of this digest.

    Two copies of one desk that part from it at the same entry go on under the same name: what they share stays one
    (UUIDv8, RFC 9562).
    """
    raw = bytearray(hashlib.sha256(b"guichet desk" + digest).digest()[:16])
    raw[6] = 0x80 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return bytes(raw)


def text(identifier: bytes) -> str:
    """Return the usual hyphenated form of a 16-byte identifier."""
    return str(uuid.UUID(bytes=identifier))


def raw(identifier: str) -> bytes:
    """Return the 16 bytes of a hyphenated identifier. Raises `ValueError` when it is not one."""
    digits = identifier.replace("-", "")
    found = bytes.fromhex(digits) if len(digits) == 32 else b""
    return found if len(found) == 16 else uuid.UUID(identifier).bytes


def known(identifier: str) -> bytes | None:
    """Return the 16 bytes of a hyphenated identifier, None for what is not one (a foreign desk may err)."""
    try:
        return raw(identifier)
    except ValueError:
        return None
