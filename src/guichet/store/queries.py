"""What screens and lists read: whole pages by key, never by offset, on the projections alone."""

import json
import re
from collections.abc import Sequence
from typing import Any

import msgspec

from guichet.domain.circles import OUTSIDE, Sight
from guichet.domain.folding import fold_text, words
from guichet.store.opening import Connection
from guichet.store.seeing import OPEN, seen_by

_AT_ONCE = 500
PAGE = 50
_EXTENSION = re.compile(r"(?<=\d)[\s,]*(?:poste|ext\.?|x)\s*\d{1,6}\s*$")
COUNT_LIMIT = 1000
"""A count stops here and reads « 1 000 + »: counting all matches of a frequent word takes seconds."""


TYPED_CHARS = 200
"""What is read of a search: a paste of megabytes into the search box costs no pause."""


class DossierLine(msgspec.Struct, frozen=True, gc=False):
    """A dossier as a list shows it; `row` is the paging key. Times are Unix microseconds."""

    row: int
    entity_id: bytes
    number: str
    status: str
    kind: str
    channel: str
    topic: str
    service: str
    contact: str
    referred_to: str
    urgent: int
    confidential: int
    first_contact: int
    citizen: str
    phone: str
    civic: str
    street: str
    summary: str
    received_at: int
    closed_at: int | None
    updated_at: int
    reopened: int
    conflicts: int
    next_due: int | None
    joined: int


_LINE = (
    "d.id, d.entity_id, d.number, d.status, d.kind, d.channel, d.topic, d.service, d.contact, d.referred_to, d.urgent,"
    " d.confidential, d.first_contact, iif(d.confidential, '', d.citizen),"
    " iif(d.confidential, '', d.phone), d.civic, d.street, d.summary, d.received_at, d.closed_at,"
    " d.updated_at, d.reopened, d.conflicts, d.next_due, d.joined"
)


class DueLine(msgspec.Struct, frozen=True, gc=False):
    """A due action with what the follow-up list prints of its dossier. Times are Unix microseconds."""

    due_id: int
    key: str
    rule: str
    clause: str
    due_at: int
    since: int
    service: str
    contact: str
    entity_id: bytes
    number: str
    kind: str
    channel: str
    topic: str
    citizen: str
    phone: str
    civic: str
    street: str
    sector: str
    summary: str
    relayed_by: str
    confidential: int
    urgent: int
    referred_to: str
    attempts: int
    escalated: int = 0


_DUE = (
    "a.id, a.key, a.rule, a.clause, a.due_at, a.since, a.service, a.contact, d.entity_id, d.number, d.kind, d.channel,"
    " d.topic, iif(d.confidential, '', iif(a.citizen_id IS NULL, d.citizen, a.citizen)), iif(d.confidential, '',"
    " iif(a.citizen_id IS NULL, d.phone, a.phone)), d.civic, d.street, d.sector, d.summary, d.relayed_by, d.confidential,"
    " d.urgent, d.referred_to, d.attempts"
)


class CitizenLine(msgspec.Struct, frozen=True, gc=False):
    """A known citizen."""

    row: int
    entity_id: bytes
    name: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    address: str
    language: str
    needs: tuple[str, ...]
    note: str
    circle: str = ""


class Filter(msgspec.Struct, frozen=True):
    """What a list is narrowed to; empty means all. `sight` says which confidential dossiers are shown. `contact` is
    the accountable person, `opened_by` the agent who took it in.
    """

    status: str = ""
    service: str = ""
    contact: str = ""
    opened_by: bytes | None = None
    topic: str = ""
    channel: str = ""
    kind: str = ""
    late_at: int | None = None
    conflicts: bool = False
    citizen_id: bytes | None = None
    sight: Sight = OUTSIDE


def match_expression(text: str) -> str:
    """Return the FTS5 expression for what a person typed: each piece quoted, as a prefix.

    A phone is one number however it is cut, from its first digits on, its extension left out. Empty when
    nothing searchable was typed.
    """
    folded = _EXTENSION.sub("", fold_text(text[:TYPED_CHARS]))
    digits = "".join(c for c in folded if c.isdigit())
    said = [words(piece) for piece in folded.split()]
    pieces = " ".join(f'"{" ".join(piece)}" *' for piece in said if piece)
    if any(c.isalpha() for c in folded):
        return pieces
    if len(digits) >= 7:
        return f'"{digits}" *' if len(digits) < 10 else f'"{digits[-10:]}"'
    return f'"{digits}" * OR ({pieces})' if len(digits) >= 4 and pieces != f'"{digits}" *' else pieces


def _conditions(filters: Filter) -> tuple[list[str], list[Any]]:
    conditions, values = [], []
    for column in ("status", "service", "contact", "topic", "channel", "kind", "opened_by"):
        wanted = getattr(filters, column)
        if wanted:
            conditions.append(f"d.{column} = ?")
            values.append(wanted)
    if filters.late_at is not None:
        conditions.append("d.next_due < ?")
        values.append(filters.late_at)
    if filters.conflicts:
        conditions.append("d.conflicts > 0")
    if filters.citizen_id is not None:
        conditions.append(
            "(d.citizen_id = ? OR d.id IN (SELECT dossier FROM dossier_party WHERE citizen_id = ?))"
        )
        values += [filters.citizen_id, filters.citizen_id]
    seen, given = seen_by(filters.sight)
    return [*conditions, seen], [*values, *given]


def _from(match: str, conditions: list[str], before: int | None) -> tuple[str, list[Any]]:
    """Return the FROM and WHERE of a page; a search walks the index newest first and joins each hit."""
    values: list[Any] = []
    if match:
        source = "dossier_search s CROSS JOIN dossier d ON d.id = s.rowid"
        conditions = ["dossier_search MATCH ?", *conditions]
        values.append(match)
        key = "s.rowid"
    else:
        source, key = "dossier d", "d.id"
    if before is not None:
        conditions = [*conditions[: 1 if match else 0], f"{key} < ?", *conditions[1 if match else 0 :]]
        values.append(before)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"FROM {source}{where}", values


def dossiers(
    connection: Connection,
    text: str = "",
    filters: Filter | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[DossierLine]:
    """Return the page of dossiers after the row `before`, newest first, that hold what was typed."""
    conditions, wanted = _conditions(filters or Filter())
    match = match_expression(text)
    clause, values = _from(match, conditions, before)
    key = "s.rowid" if match else "d.id"
    rows = connection.execute(
        f"SELECT {_LINE} {clause} ORDER BY {key} DESC LIMIT ?", (*values, *wanted, limit)
    ).fetchall()
    return [DossierLine(*row) for row in rows]


def count_dossiers(connection: Connection, text: str = "", filters: Filter | None = None) -> int:
    """Return how many dossiers match, counting no further than `COUNT_LIMIT` + 1."""
    conditions, wanted = _conditions(filters or Filter())
    clause, values = _from(match_expression(text), conditions, None)
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 {clause} LIMIT ?)", (*values, *wanted, COUNT_LIMIT + 1)
    ).fetchone()
    return int(row[0])


def lines(connection: Connection, entity_ids: Sequence[bytes], sight: Sight = OUTSIDE) -> list[DossierLine]:
    """Return the lines of those of these dossiers that may be seen, in no promised order."""
    if not entity_ids:
        return []
    marks = ",".join("?" * len(entity_ids))
    seen, given = seen_by(sight)
    rows = connection.execute(
        f"SELECT {_LINE} FROM dossier d WHERE d.entity_id IN ({marks}) AND {seen}", (*entity_ids, *given)
    ).fetchall()
    return [DossierLine(*row) for row in rows]


def alike_candidates(
    connection: Connection,
    topics: Sequence[str],
    street: str,
    since: int,
    limit: int = 100,
) -> list[DossierLine]:
    """Return the newest open dossiers since an instant (Unix microseconds) of these topics or on this street.

    `street` is its full name. Dossiers linked to a principal one are left out: the principal stands for them.
    Confidential ones are proposed to nobody: each complaint keeps a dossier of its own (DEF-1).
    """
    found: dict[int, DossierLine] = {}
    wanted = [("topic", topic) for topic in topics] + ([("street", street)] if street else [])
    for column, value in wanted:
        rows = connection.execute(
            f"SELECT {_LINE} FROM dossier d INDEXED BY dossier_open_{column} WHERE d.{column} = ? AND d.received_at >= ?"
            " AND d.status = 'open' AND d.linked_to = '' AND d.confidential = 0 ORDER BY d.received_at DESC LIMIT ?",
            (value, since, limit),
        ).fetchall()
        found |= {row[0]: DossierLine(*row) for row in rows}
    return list(found.values())


def linked_to(connection: Connection, principal: str) -> list[tuple[bytes, str]]:
    """Return (identifier, number) of the dossiers linked to a principal one, oldest first."""
    rows = connection.execute(
        "SELECT entity_id, number FROM dossier WHERE linked_to = ? ORDER BY id", (principal,)
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


def by_number(connection: Connection, number: str) -> list[bytes]:
    """Return the dossiers that bear a number: one, unless a desk was cloned."""
    found = connection.execute("SELECT entity_id FROM dossier WHERE number = ?", (number,)).fetchall()
    return [row[0] for row in found]


def due_lines(
    connection: Connection,
    until: int,
    service: str = "",
    contacts: Sequence[str] = (),
    sight: Sight = OUTSIDE,
    limit: int = 5000,
    *,
    stood_in_for: Sequence[str] = (),
    lost_but: Sequence[str] = (),
    escalated_by: Sequence[str] = (),
    sector: str = "",
    topic: str = "",
) -> list[DueLine]:
    """Return what is owed and falls due before `until` (Unix microseconds), soonest first.

    `contacts` are the only ones whose lines are wanted; `stood_in_for` those of other services whose lines
    `service` carries as well. With the known services in `lost_but` it also carries what the others owed.
    A dossier on which one of the rules `escalated_by` was ever owed comes before the others.
    """
    conditions, values = ["a.done_at IS NULL", "a.due_at < ?"], [until]
    if service:
        lost = f" OR a.service NOT IN ({_marks(lost_but)})" if lost_but else ""
        conditions.append(f"(a.service = ? OR a.contact IN ({_marks(stood_in_for)}){lost})")
        values += [service, *stood_in_for, *lost_but]  # type: ignore[list-item]
    if contacts:
        conditions.append(f"a.contact IN ({_marks(contacts)})")
        values += contacts  # type: ignore[arg-type]
    for column, wanted in (("sector", sector), ("topic", topic)):
        if wanted:
            conditions.append(f"d.{column} = ?")
            values.append(wanted)  # type: ignore[arg-type]
    seen, given = seen_by(sight)
    conditions.append(seen)
    values += given  # type: ignore[arg-type]
    first, order = "", ""
    if escalated_by:
        first = (
            ", EXISTS(SELECT 1 FROM due_action x WHERE x.dossier = a.dossier AND x.rule IN"
            f" ({_marks(escalated_by)})) AS escalated"
        )
        order = "escalated DESC, "
    rows = connection.execute(
        f"SELECT {_DUE}{first} FROM due_action a JOIN dossier d ON d.id = a.dossier WHERE {' AND '.join(conditions)}"
        f" ORDER BY {order}a.due_at, a.id LIMIT ?",
        (*escalated_by, *values, limit),
    ).fetchall()
    return [DueLine(*row) for row in rows]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def count_due(connection: Connection, until: int, sight: Sight = OUTSIDE) -> int:
    """Return how many open due actions fall due before `until` (Unix microseconds), as the list of the day shows them.

    Counted from the index alone; what is not to be seen is then taken off, one look-up for each due action.
    """
    (every,) = connection.execute(
        "SELECT count(*) FROM due_action WHERE done_at IS NULL AND due_at < ?", (until,)
    ).fetchone()
    seen, given = seen_by(sight)
    (sealed,) = connection.execute(
        "SELECT count(*) FROM due_action a CROSS JOIN dossier d ON d.id = a.dossier WHERE a.done_at IS NULL"
        f" AND a.due_at < ? AND d.confidential <> {OPEN} AND NOT {seen}",
        (until, *given),
    ).fetchone()
    return int(every) - int(sealed)


def complete_citizens(connection: Connection, text: str, limit: int = 8) -> list[CitizenLine]:
    """Return known citizens by the beginning of name, phone, e-mail or address, latest first.

    Those known only by a confidential complaint are found by nobody: the index holds no word of theirs (DEF-1).
    """
    match = match_expression(text)
    if not match:
        return []
    rows = connection.execute(
        "SELECT c.id, c.entity_id, c.name, c.phones, c.emails, c.address, c.language, c.needs, c.note, c.circle"
        " FROM citizen_search s CROSS JOIN citizen c ON c.id = s.rowid WHERE citizen_search MATCH ?"
        " ORDER BY s.rowid DESC LIMIT ?",
        (match, limit),
    ).fetchall()
    return [_citizen(row) for row in rows]


def citizen(connection: Connection, entity_id: bytes) -> CitizenLine | None:
    """Return one citizen, or None."""
    row = connection.execute(
        "SELECT id, entity_id, name, phones, emails, address, language, needs, note, circle"
        " FROM citizen WHERE entity_id = ?",
        (entity_id,),
    ).fetchone()
    return None if row is None else _citizen(row)


def _citizen(row: Sequence[Any]) -> CitizenLine:
    return CitizenLine(
        row[0], row[1], row[2], tuple(json.loads(row[3])), tuple(json.loads(row[4])), row[5], row[6],
        tuple(json.loads(row[7])), row[8], row[9],
    )  # fmt: skip


def entries(connection: Connection, kind: str, *, withdrawn: bool = False) -> list[tuple[str, bytes]]:
    """Return (code, JSON) of the entries of a kind that hold now, or also those withdrawn, by code at every desk."""
    rows = connection.execute(
        "SELECT code, content FROM entry WHERE kind = ? AND withdrawn <= ? ORDER BY code", (kind, withdrawn)
    ).fetchall()
    return [(code, content.encode()) for code, content in rows]


def open_due_inputs(connection: Connection) -> list[tuple[int, int, str, str, int, int | None, int]]:
    """Return (id, dossier, rule, channel, since, fixed, due_at) of every open due action, to be counted again."""
    rows: list[tuple[int, int, str, str, int, int | None, int]] = connection.execute(
        "SELECT id, dossier, rule, channel, since, fixed, due_at FROM due_action WHERE done_at IS NULL"
    ).fetchall()
    return rows


def move_due(connection: Connection, moved: Sequence[tuple[int, int]]) -> None:
    """Write new (due_at, id) of open due actions and what follows for their dossiers."""
    connection.executemany("UPDATE due_action SET due_at = ? WHERE id = ?", moved)
    connection.executemany(
        "UPDATE dossier SET next_due = (SELECT min(due_at) FROM due_action a WHERE a.dossier = dossier.id"
        " AND a.done_at IS NULL) WHERE id = (SELECT dossier FROM due_action WHERE id = ?)",
        [(identifier,) for _, identifier in moved],
    )


def named(
    connection: Connection, dossiers: Sequence[int], sight: Sight | None = None
) -> dict[int, tuple[bytes, str]]:
    """Return identity and number of dossiers, by row; of those only that a `sight` may see, where one is given."""
    found: dict[int, tuple[bytes, str]] = {}
    seen, given = seen_by(sight) if sight is not None else ("1", [])
    for start in range(0, len(dossiers), _AT_ONCE):
        rows = dossiers[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(rows))
        for row, entity_id, number in connection.execute(
            f"SELECT d.id, d.entity_id, d.number FROM dossier d WHERE d.id IN ({marks}) AND {seen}",
            (*rows, *given),
        ).fetchall():
            found[row] = (bytes(entity_id), number)
    return found
