"""Columns of a push as PostgreSQL's binary arrays: packed whole, several times faster than element by element."""

import struct
from collections.abc import Sequence
from typing import ClassVar

from psycopg.adapt import AdaptersMap, Buffer, Dumper
from psycopg.pq import Format

_LENGTH = struct.Struct(">i")
_NULL = _LENGTH.pack(-1)


class Column:
    """An array ready to be sent; a class for each type of array that PostgreSQL knows by its number."""

    __slots__ = ("content",)
    element: ClassVar[int]
    array: ClassVar[int]

    def __init__(self, count: int, content: bytes, *, nulls: bool = False) -> None:
        head = struct.pack(">iii", 1 if count else 0, int(nulls), self.element)
        self.content = head + (struct.pack(">ii", count, 1) + content if count else b"")


class Bytes(Column):
    """A `bytea[]`."""

    __slots__ = ()
    element, array = 17, 1001


class Texts(Column):
    """A `text[]`."""

    __slots__ = ()
    element, array = 25, 1009


class Numbers(Column):
    """A `bigint[]`."""

    __slots__ = ()
    element, array = 20, 1016


class Smalls(Column):
    """An `integer[]`."""

    __slots__ = ()
    element, array = 23, 1007


class _ColumnDumper(Dumper):
    """Hands a column to psycopg as it is."""

    format = Format.BINARY

    def dump(self, obj: Column) -> Buffer:
        return obj.content


class _BytesDumper(_ColumnDumper):
    oid = Bytes.array


class _TextsDumper(_ColumnDumper):
    oid = Texts.array


class _NumbersDumper(_ColumnDumper):
    oid = Numbers.array


class _SmallsDumper(_ColumnDumper):
    oid = Smalls.array


def register(adapters: AdaptersMap) -> None:
    """Let a connection take columns as values."""
    adapters.register_dumper(Bytes, _BytesDumper)
    adapters.register_dumper(Texts, _TextsDumper)
    adapters.register_dumper(Numbers, _NumbersDumper)
    adapters.register_dumper(Smalls, _SmallsDumper)


def bytes_column(values: Sequence[bytes | None]) -> Column:
    """Return a `bytea[]`."""
    pack = _LENGTH.pack
    content = b"".join([_NULL if each is None else pack(len(each)) + each for each in values])
    return Bytes(len(values), content, nulls=None in values)


def texts_column(values: Sequence[str]) -> Column:
    """Return a `text[]`. Raises `ValueError` for what PostgreSQL takes for no text: half a character, a NUL."""
    pack = _LENGTH.pack
    if "\0" in "".join(values):
        raise ValueError("a text holds a NUL")
    return Texts(len(values), b"".join([pack(len(each)) + each for each in map(str.encode, values)]))


def numbers_column(values: Sequence[int]) -> Column:
    """Return a `bigint[]`. Raises `struct.error` for a number beyond 64 bits."""
    return Numbers(len(values), _packed("q", 8, values))


def smalls_column(values: Sequence[int]) -> Column:
    """Return an `integer[]`. Raises `struct.error` for a number beyond 32 bits."""
    return Smalls(len(values), _packed("i", 4, values))


def _packed(code: str, size: int, values: Sequence[int]) -> bytes:
    between: list[int] = [size] * (2 * len(values))
    between[1::2] = values
    return struct.pack(">" + f"i{code}" * len(values), *between)
