"""Reads a store against itself: file, triggers, chains, lists and search index, in batches (`guichet doctor`).

Everything is read from one instant of the store, on a connection of its own: nobody waits meanwhile.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from guichet.domain import ids, payloads
from guichet.domain.dossier import Dossier, fold
from guichet.domain.folding import fold_text
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.record import GENESIS, Event, body_digest, header_digest
from guichet.store import events as rows
from guichet.store.checks import CHECK_COLUMNS
from guichet.store.faults import explained
from guichet.store.opening import OLDEST_SQLITE, SQLITE, Connection, Store
from guichet.store.projecting import (
    DOSSIER_COLUMNS,
    SEARCHED_CHARS,
    Facts,
    Projector,
    citizen_facts,
    citizen_of,
    citizen_values,
    citizens_of,
    entry_values,
)
from guichet.store.turns import TURN_COLUMNS

TRIGGERS = frozenset(
    {"event_no_update", "event_no_move", "event_no_delete", "body_no_update", "body_no_delete"}
)
_BATCH = 500
_SAMPLES = 400
"""Dossiers whose search words are looked up one by one, spread over the whole."""
_TOLD = 5


class ChainReport(msgspec.Struct, frozen=True):
    """What the record itself says. `breaks` are (desk, sequence) where a chain does not hold, the first few."""

    events: int
    desks: int
    holes: int
    links: int
    bodies: int
    breaks: tuple[tuple[str, int], ...]
    unknown: dict[str, int]
    unreadable: int
    stray_bodies: int
    last_stamp: int


class ListReport(msgspec.Struct, frozen=True):
    """How many rows of each list differ from what the events tell, and which dossiers, the first few."""

    differing: dict[str, int]
    numbers: tuple[str, ...]


@contextmanager
def instant(store: Store) -> Iterator[Connection]:
    """Lend a connection that sees the store as it is now for as long as it is lent."""
    connection = store.connect()
    try:
        with explained(store.path):
            connection.execute("PRAGMA query_only = 1")
            connection.execute("BEGIN")
            yield connection
    finally:
        connection.close()


def sqlite_version() -> tuple[str, bool]:
    """Return the version of SQLite in use, and whether it is one that keeps a store whole."""
    return ".".join(map(str, SQLITE)), SQLITE >= OLDEST_SQLITE


def damage(connection: Connection) -> tuple[list[str], list[str]]:
    """Return what SQLite and SQLCipher find wrong: with the file, and with the search indexes alone."""
    file = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    if file:
        return file, []
    found = [row[0] for row in connection.execute("PRAGMA quick_check(20)").fetchall() if row[0] != "ok"]
    return [line for line in found if "fts5" not in line.lower()], [
        line for line in found if "fts5" in line.lower()
    ]


def missing_triggers(connection: Connection) -> list[str]:
    """Return the triggers of the record that should stand and do not."""
    standing = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return sorted(TRIGGERS - {name for (name,) in standing})


def count_events(connection: Connection) -> int:
    """Return how many events the store holds."""
    return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def chains(
    connection: Connection, total: int, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> ChainReport:
    """Follow each desk's chain from its first event to its last: no hole, every link, every body."""
    holes = links = bodies = unreadable = done = with_body = last_stamp = 0
    breaks: list[tuple[str, int]] = []
    unknown: Counter[str] = Counter()
    desks: set[bytes] = set()
    previous: Event | None = None
    expected = GENESIS
    for batch in rows.by_desk(connection):
        check(cancelled)
        for event in batch:
            header = event.header
            if previous is None or header.desk_id != previous.header.desk_id:
                desks.add(header.desk_id)
                expected, awaited = GENESIS, 1
            else:
                awaited = previous.header.desk_seq + 1
            broken = False
            if header.desk_seq != awaited:
                holes += 1
                broken = True
            elif header.prev_digest != expected:
                links += 1
                broken = True
            if event.payload is not None:
                with_body += 1
                if not _whole(event):
                    bodies += 1
                    broken = True
                else:
                    unreadable += not _readable(event, unknown)
            if broken and len(breaks) < _TOLD:
                breaks.append((ids.text(header.desk_id), header.desk_seq))
            expected = header_digest(header)
            last_stamp = max(last_stamp, header.hlc)
            previous = event
        done += len(batch)
        if progress is not None:
            progress(done, total)
    (kept,) = connection.execute("SELECT count(*) FROM event_body").fetchone()
    return ChainReport(
        done,
        len(desks),
        holes,
        links,
        bodies,
        tuple(breaks),
        dict(unknown),
        unreadable,
        kept - with_body,
        last_stamp,
    )


def _whole(event: Event) -> bool:
    """Tell whether a body is the one that was hashed; another program may have left text where bytes were."""
    salt, payload = event.salt, event.payload
    if not isinstance(payload, bytes) or not isinstance(salt, bytes):
        return False
    return body_digest(salt, payload) == event.header.body_digest


def _readable(event: Event, unknown: Counter[str]) -> bool:
    said = payloads.decode(event.header.type, event.header.version, event.payload)
    if said is payloads.NEWER:
        unknown[event.header.type] += 1
    return said is not payloads.UNREADABLE


def lists(
    connection: Connection,
    projector: Projector,
    total: int,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> ListReport:
    """Refold everything and compare it with the stored rows. A done action's instant is read by no list."""
    comparison = _Comparison(connection, projector)
    done = 0
    for stream, compare in (
        ("e.stream = 'citizen'", comparison.citizens),
        ("e.stream NOT IN ('citizen', 'dossier')", comparison.entries),
        ("e.stream = 'dossier'", comparison.dossiers),
    ):
        entities = rows.by_entity(connection, stream)
        while batch := list(islice(entities, _BATCH)):
            check(cancelled)
            compare(batch)
            done += sum(map(len, batch))
            if progress is not None:
                progress(done, total)
    comparison.counts()
    return ListReport({table: n for table, n in comparison.differing.items() if n}, tuple(comparison.numbers))


class _Comparison:
    """What the events tell, beside what the lists hold."""

    def __init__(self, connection: Connection, projector: Projector) -> None:
        self._connection = connection
        self._projector = projector
        self._told: Counter[str] = Counter()
        (dossiers,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
        self._every = max(1, dossiers // _SAMPLES)
        self.differing: Counter[str] = Counter()
        self.numbers: list[str] = []

    def citizens(self, batch: Sequence[list[Event]]) -> None:
        stored = self._stored(
            "SELECT entity_id, name, phones, emails, address, language, needs, note, circle, heads FROM citizen",
            batch,
        )
        for together in batch:
            entity = together[0].header.entity_id
            try:
                current = citizen_of(together)
            except (msgspec.MsgspecError, ValueError):
                self.differing["citizen"] += 1
                continue
            if current is not None:
                self._told["citizen"] += 1
                self.differing["citizen"] += stored.get(entity) != citizen_values(current, together)

    def entries(self, batch: Sequence[list[Event]]) -> None:
        for together in batch:
            try:
                values = entry_values(together[0].header.entity_id, together)
            except (msgspec.MsgspecError, ValueError):
                self.differing["entry"] += 1
                continue
            if values is not None:
                self._told["entry"] += 1
                row = self._connection.execute(
                    "SELECT kind, code, content, withdrawn, heads FROM entry WHERE kind = ? AND code = ?",
                    values[:2],
                ).fetchone()
                self.differing["entry"] += row != values

    def dossiers(self, batch: Sequence[list[Event]]) -> None:
        stored = self._stored(f"SELECT entity_id, id, {DOSSIER_COLUMNS} FROM dossier", batch)
        owed: dict[int, list[tuple[Any, ...]]] = {}
        marks = ",".join("?" * len(stored))
        for row in self._connection.execute(
            "SELECT dossier, key, rule, clause, channel, since, fixed, CASE WHEN done_at IS NULL THEN due_at END,"
            f" done_at, moved, service, contact, citizen_id, citizen, phone FROM due_action WHERE dossier IN ({marks})"
            " ORDER BY id",
            [row[0] for row in stored.values()],
        ).fetchall():
            owed.setdefault(row[0], []).append(row)
        parties = self._rows_of("dossier_party", "dossier, citizen_id", stored)
        checked = self._rows_of("transfer_check", CHECK_COLUMNS, stored)
        turned = self._rows_of("dossier_turn", TURN_COLUMNS, stored)
        for together in batch:
            entity = together[0].header.entity_id
            self._told["dossier"] += 1
            found = stored.get(entity)
            try:
                dossier = fold(entity, together)
                row_id = found[0] if found is not None else 0
                facts = {each: citizen_facts(self._connection, each) for each in citizens_of(dossier)}
                told = self._projector.rows(row_id, dossier, facts)
            except (msgspec.MsgspecError, ValueError):
                self._differs("dossier", "")
                continue
            if found is None or found[1:] != told.dossier:
                self._differs("dossier", dossier.number)
            if parties.get(row_id, []) != told.parties:
                self._differs("dossier_party", dossier.number)
            if checked.get(row_id, []) != told.checks:
                self._differs("transfer_check", dossier.number)
            if turned.get(row_id, []) != told.turns:
                self._differs("dossier_turn", dossier.number)
            self._told["transfer_check"] += len(told.checks)
            self._told["dossier_turn"] += len(told.turns)
            wanted = [_without_done_instant(row) for row in told.due]
            self._told["due_action"] += len(told.due)
            self._told["dossier_party"] += len(told.parties)
            if sorted(owed.get(row_id, []), key=_by_key) != sorted(wanted, key=_by_key):
                self._differs("due_action", dossier.number)
            if self._told["dossier"] % self._every == 0 and not self._findable(row_id, dossier, facts):
                self._differs("dossier_search", dossier.number)

    def counts(self) -> None:
        """Count the rows that nothing tells any more, and those that the search index lacks or has too many of."""
        for table in (
            "citizen",
            "entry",
            "dossier",
            "dossier_party",
            "due_action",
            "transfer_check",
            "dossier_turn",
        ):
            (held,) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            self.differing[table] += max(0, held - self._told[table])
        for table in ("dossier", "citizen"):
            (unlike,) = self._connection.execute(
                f"SELECT (SELECT count(*) FROM {table} WHERE id NOT IN (SELECT id FROM {table}_search_docsize))"
                f" + (SELECT count(*) FROM {table}_search_docsize WHERE id NOT IN (SELECT id FROM {table}))"
            ).fetchone()
            self.differing[f"{table}_search"] += unlike

    def _rows_of(
        self, table: str, columns: str, stored: dict[bytes, tuple[Any, ...]]
    ) -> dict[int, list[tuple[Any, ...]]]:
        """Return the rows that a table holds of these dossiers, in the order in which they were written."""
        found: dict[int, list[tuple[Any, ...]]] = {}
        marks = ",".join("?" * len(stored))
        for row in self._connection.execute(
            f"SELECT {columns} FROM {table} WHERE dossier IN ({marks}) ORDER BY id",
            [row[0] for row in stored.values()],
        ).fetchall():
            found.setdefault(row[0], []).append(row)
        return found

    def _stored(self, select: str, batch: Sequence[list[Event]]) -> dict[bytes, tuple[Any, ...]]:
        marks = ",".join("?" * len(batch))
        entities = [together[0].header.entity_id for together in batch]
        found = self._connection.execute(f"{select} WHERE entity_id IN ({marks})", entities).fetchall()
        return {row[0]: tuple(row[1:]) for row in found}

    def _differs(self, table: str, number: str) -> None:
        self.differing[table] += 1
        if number and number not in self.numbers and len(self.numbers) < _TOLD:
            self.numbers.append(number)

    def _findable(self, row_id: int, dossier: Dossier, facts: Facts) -> bool:
        """Tell whether the index holds the words of a dossier; a topic's label may have changed since."""
        named = dossier.citizen if not dossier.confidential else None
        columns = {
            "number": dossier.number.lower(),
            "citizen": fold_text(facts[named].name if named else ""),
            "words": fold_text(dossier.description[:SEARCHED_CHARS]),
        }
        for column, words in columns.items():
            phrase = words.replace('"', " ").strip()
            if not any(character.isalnum() for character in phrase):
                continue
            try:
                row = self._connection.execute(
                    "SELECT 1 FROM dossier_search WHERE dossier_search MATCH ? AND rowid = ?",
                    (f'{column} : "{phrase}"', row_id),
                ).fetchone()
            except dbapi2.DatabaseError:  # an index that a rebuild makes anew is no reason to restore a copy
                return False
            if row is None:
                return False
        return True


def _without_done_instant(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row if row[8] is None else (*row[:7], None, *row[8:])


def _by_key(row: tuple[Any, ...]) -> str:
    return str(row[1])
