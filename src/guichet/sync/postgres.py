"""The shared database over PostgreSQL: one connection, short statements, no transaction open across the network.

Every statement is one call of a function of `schema/functions.sql`, which is all that a desk may execute.
"""

import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final

import msgspec
import psycopg
from psycopg import conninfo, errors
from psycopg.rows import tuple_row

from guichet.domain.record import Event, Header
from guichet.domain.wording import translate
from guichet.sync import ahead, schema
from guichet.sync.arrays import Column, bytes_column, numbers_column, register, smalls_column, texts_column
from guichet.sync.failures import Poison, Refused
from guichet.sync.sqlstates import away, failure_of, failure_to_connect
from guichet.sync.wire import PAGE_BYTES, PAGE_EVENTS, Greeting, Key, Page, Vector

CONNECT_SECONDS: Final = 5
PATIENCE_SECONDS: Final = 75.0
"""How long a desk waits for an answer: a little beyond the server's own limit for a statement."""
_LIMITS: Final = (
    "-c lock_timeout=5s -c statement_timeout=60s -c idle_in_transaction_session_timeout=30s"
    " -c search_path=pg_catalog"
)
_ID_BYTES: Final = 16
_PUSH: Final = f"SELECT guichet.push({', '.join(['%b'] * 20)})"
_PULL: Final = "SELECT * FROM guichet.pull(%b, %b, %s::integer, %s::bigint)"


class Address(msgspec.Struct, frozen=True):
    """Where the shared database is and under which name: `conninfo` without a password, the password apart."""

    conninfo: str
    password: str = ""

    @property
    def target(self) -> str:
        """The host and the database, as a person reads them."""
        said = conninfo.conninfo_to_dict(self.conninfo)
        host = str(said.get("host") or said.get("hostaddr") or "")
        return f"{host}/{said.get('dbname') or ''}"


class _Impatient(psycopg.Connection[tuple[Any, ...]]):
    """A connection on which no answer is waited for without end: a peer that fell silent is given up."""

    patience: float = PATIENCE_SECONDS

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for an answer, at most `patience` seconds."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except errors._WaitTimeout:
            self.pgconn.finish()
            raise


def with_password(address: Address, password: str) -> Address:
    """Return the same way with a password."""
    return msgspec.structs.replace(address, password=password)


def connect(address: Address, *, patience: float = PATIENCE_SECONDS) -> _Impatient:
    """Connect, each statement its own transaction. Raises `SyncFailure`."""
    said = conninfo.conninfo_to_dict(address.conninfo)
    local = str(said.get("host") or "").startswith(("/", "@"))
    asked: dict[str, Any] = {
        "sslmode": "disable" if local else "verify-full",
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "guichet",
        "keepalives_idle": 15,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        **said,
        "options": f"{said.get('options') or ''} {_LIMITS}".strip(),
    }
    if asked["sslmode"] == "verify-full":
        asked.setdefault("sslrootcert", "system")
    if address.password:
        asked["password"] = address.password
    try:
        connection = _Impatient.connect(**asked, autocommit=True, row_factory=tuple_row)
    except psycopg.Error as error:
        used = error.pgconn is not None and error.pgconn.used_password
        raise failure_to_connect(error, used_password=used) from error
    connection.patience = patience
    connection.prepare_threshold = 1
    register(connection.adapters)
    return connection


class SharedDatabase:
    """One connection of a desk; `own` gives the desk's present identifier, which a copied desk changes."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]], own: Callable[[], bytes]) -> None:
        self._connection = connection
        self._own = own
        self._ending = threading.Lock()

    def give_up(self) -> None:
        """Cut the connection, from any thread: whoever waits for an answer hears at once that it is `Away`."""
        with self._ending:  # once closed, the number of the line may be another's
            if self._connection.closed:
                return
            own = socket.fromfd(self._connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)
            with own, suppress(OSError):  # the other end has gone by itself
                own.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the connection."""
        with self._ending:
            self._connection.close()

    def greet(self) -> Greeting:
        """Return how it stands. Raises `SyncFailure`; `Refused` when its tables are older than a desk needs."""
        ((clock, version, recovering, circles, desks, marks, links, late),) = self._rows(
            "SELECT clock_ms, schema, recovering, circles, desks, marks, links, late_ms FROM guichet.greet()"
        )
        if version < schema.SPOKEN:
            raise Refused(
                translate(
                    "Sync",
                    "La base partagée est d’une version plus ancienne ({version}) que ce programme ({wanted}). Demandez à"
                    " l’administrateur de lancer « guichet server init » ; les entrées attendent sur ce poste.",
                    version=version,
                    wanted=schema.SPOKEN,
                )
            )
        return Greeting(
            clock,
            version,
            dict(zip(desks, marks, strict=True)),
            recovering,
            tuple(circles),
            late,
            dict(zip(desks, links, strict=True)),
        )

    def push(self, desk_id: bytes, events: Sequence[Event]) -> int:
        """Add one desk's events and return its mark. Raises as `guichet.sync.wire.Shared` says."""
        return self._pushed(desk_id, _columns(desk_id, events))

    def pushes(
        self, desk_id: bytes, batches: Iterable[Sequence[Event]]
    ) -> Iterator[tuple[Sequence[Event], int]]:
        """Push batches, each read and packed while the server keeps the one before. Raises as `push`."""
        packed = ((batch, _columns(desk_id, batch)) for batch in batches)
        sending = ahead.pushes(lambda each: self._pushed(desk_id, each[1]), packed, ahead.Beside)
        for (batch, _), mark in sending:
            yield batch, mark

    def _pushed(self, desk_id: bytes, columns: tuple[Column, ...]) -> int:
        ((mark,),) = self._rows(_PUSH, (self._own(), desk_id, *columns), desk_id)
        return int(mark)

    def pull(self, vector: Vector, limit: int = PAGE_EVENTS) -> Page:
        """Return the next events; beyond `PAGE_EVENTS` a page's bytes grow with it, for a first fill."""
        budget = PAGE_BYTES * max(limit, PAGE_EVENTS) // PAGE_EVENTS
        desks = bytes_column(list(vector))
        marks = numbers_column(list(vector.values()))
        rows = self._rows(_PULL, (desks, marks, limit, budget))
        events = [_event(row) for row in rows]
        weight = 0
        for count, event in enumerate(events):
            if count >= limit or (count and weight >= budget):
                return Page(tuple(events[:count]), more=True)
            weight += len(event.payload or b"")
        return Page(tuple(events), more=False)

    def pages(self, vector: Vector, limit: int = PAGE_EVENTS) -> Iterator[Page]:
        """Yield pages, each fetched while the one before is kept here. Raises as `pull`."""
        return ahead.pages(lambda asked: self.pull(asked, limit), vector, ahead.Beside)

    def lacking(self, after: Key | None = None, limit: int = PAGE_EVENTS) -> tuple[Key, ...]:
        """Return the events whose bodies the server lacks, in order after `after`."""
        desk, seq = after or (b"", 0)
        found = self._rows("SELECT * FROM guichet.lacking(%b, %s::bigint, %s::integer)", (desk, seq, limit))
        return tuple((bytes(row[0]), int(row[1])) for row in found)

    def anchor(self) -> dict[bytes, tuple[int, bytes]]:
        """Return, for each desk, its mark and the last link of its chain."""
        return {row[0]: (row[1], row[2]) for row in self._rows("SELECT * FROM guichet.anchor()")}

    def _rows(
        self, statement: str, values: Sequence[object] = (), desk_id: bytes = b""
    ) -> list[tuple[Any, ...]]:
        try:
            with self._connection.cursor(binary=True) as cursor:
                return cursor.execute(statement.encode(), values).fetchall()
        except psycopg.Error as error:
            raise failure_of(error, desk_id) from error


class PostgresLink:
    """The way from an enrolled desk to the shared database: a connection for each round, and one for hints."""

    def __init__(
        self, address: Address, own: Callable[[], bytes], *, patience: float = PATIENCE_SECONDS
    ) -> None:
        self._address = address
        self._own = own
        self._patience = patience

    @property
    def target(self) -> str:
        """Host and database, never a password."""
        return self._address.target

    @contextmanager
    def open(self) -> Iterator[SharedDatabase]:
        """Connect for one round; leaving closes."""
        shared = SharedDatabase(connect(self._address, patience=self._patience), self._own)
        try:
            yield shared
        finally:
            shared.close()

    def hints(self) -> "PostgresHints":
        """Connect for hints."""
        return PostgresHints(connect(self._address, patience=self._patience))


class PostgresHints:
    """LISTEN on a connection of its own. A hint that is missed costs a polling interval, nothing else."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
        self._connection = connection
        self._awake, self._alarm = socket.socketpair()
        self._guard = threading.Lock()
        self._closed = False
        try:
            connection.execute("LISTEN guichet")
        except psycopg.Error as error:
            self.close()
            raise failure_of(error) from error

    def wait(self, seconds: float) -> bool:
        """Wait for word that something was pushed, at most `seconds`. Raises `Away` when the connection is lost.

        The thread sleeps in one call until then: an idle desk costs nothing.
        """
        end = time.monotonic() + seconds
        with self._guard:
            try:
                while not self._closed and self._stirs(end - time.monotonic()):
                    self._connection.pgconn.consume_input()
                    if self._heard():
                        return True
            except psycopg.Error as error:
                raise away() from error
            return False

    def _stirs(self, seconds: float) -> bool:
        """Sleep until the server says something; False when the time is up or `close` was called."""
        there, awake = self._connection.fileno(), self._awake.fileno()
        ready, _, _ = select.select([there, awake], [], [], max(seconds, 0))
        return there in ready and awake not in ready

    def _heard(self) -> bool:
        heard = False
        while self._connection.pgconn.notifies() is not None:
            heard = True
        return heard

    def close(self) -> None:
        """End the connection and any wait under way, from any thread."""
        self._closed = True
        self._alarm.close()
        with self._guard:
            self._connection.close()
            self._awake.close()


def _columns(desk_id: bytes, events: Sequence[Event]) -> tuple[Column, ...]:
    """Return the arrays of a push. Raises `Poison` for an event whose values PostgreSQL has no room for."""
    try:
        return columns_of(events)
    except (struct.error, ValueError) as error:
        for event in events:
            try:
                columns_of((event,))
            except (struct.error, ValueError):
                raise Poison(_beyond(event), desk_id, event.header.desk_seq) from error
        raise


def _beyond(event: Event) -> Any:
    return translate(
        "Sync",
        "L’entrée {seq} de ce poste ne peut pas être écrite dans la base partagée. Lancez « guichet doctor »,"
        " puis prévenez l’administrateur.",
        seq=event.header.desk_seq,
    )


def columns_of(events: Sequence[Event]) -> tuple[Column, ...]:
    """Return the arrays of events, as `guichet.push` takes them after the desk. Raises as `arrays` does."""
    headers = [event.header for event in events]
    return (
        bytes_column([each.id for each in headers]),
        numbers_column([each.desk_seq for each in headers]),
        texts_column([each.stream for each in headers]),
        bytes_column([each.entity_id for each in headers]),
        texts_column([each.type for each in headers]),
        smalls_column([each.version for each in headers]),
        numbers_column([each.hlc for each in headers]),
        numbers_column([each.occurred_at for each in headers]),
        smalls_column([each.occurred_offset for each in headers]),
        numbers_column([each.recorded_at for each in headers]),
        smalls_column([each.recorded_offset for each in headers]),
        bytes_column([each.author for each in headers]),
        bytes_column([b"".join(each.parents) for each in headers]),
        bytes_column([each.body_digest for each in headers]),
        bytes_column([each.prev_digest for each in headers]),
        bytes_column([event.payload for event in events]),
        bytes_column([event.salt for event in events]),
        texts_column([event.audience for event in events]),
    )


def _event(row: tuple[Any, ...]) -> Event:
    parents: bytes = row[13]
    seen = (
        (parents,)
        if len(parents) == _ID_BYTES
        else tuple(parents[at : at + _ID_BYTES] for at in range(0, len(parents), _ID_BYTES))
    )
    return Event(Header(*(*row[:13], seen, *row[14:16])), row[16], row[17] or b"", row[18] or "")
