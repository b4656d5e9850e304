"""What a period's measures are counted from, and the dossiers behind one of their figures (COM-7, COM-8, COM-10, STAFF-2).

Each source is read through one index that holds all that it is asked; the cost is the period's, whatever the years before.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import msgspec

from guichet.store.opening import Connection

Source = Literal["received", "owed", "turn", "check", "open"]
PROMISED: Final = "promised"
"""The rule of a date agreed with the citizen (COM-10)."""


class Span(msgspec.Struct, frozen=True):
    """From `since` to `until` (excluded), in Unix microseconds, as things stood at `as_of`; one service or all (empty)."""

    since: int
    until: int
    as_of: int
    service: str = ""


class Behind(msgspec.Struct, frozen=True):
    """One figure, by what it was counted from: the source, the parts of it that count, and one group or all.

    `column` is the column of the source by which it is grouped, `value` the group; an empty `column` is every group.
    """

    source: Source
    span: Span
    parts: tuple[str, ...] = ()
    column: str = ""
    value: str = ""


_TABLE: Final[Mapping[Source, tuple[str, str, str]]] = {
    "received": ("dossier", "received_at", "id"),
    "owed": ("due_action", "since", "dossier"),
    "turn": ("dossier_turn", "at", "dossier"),
    "check": ("transfer_check", "asked_at", "dossier"),
    "open": ("dossier", "received_at", "id"),
}
"""The table of a source, the instant that puts a row in a period, and the dossier that it is about."""
_COLUMNS: Final[Mapping[Source, frozenset[str]]] = {
    "received": frozenset({"service", "topic", "channel", "sector"}),
    "owed": frozenset({"service", "rule"}),
    "turn": frozenset({"service"}),
    "check": frozenset({"service"}),
    "open": frozenset(),
}
_PARTS: Final[Mapping[str, str]] = {
    "first_contact": "first_contact = 1",
    "sent_back": "sent_back > 0",
    "acted": "first_action_at IS NOT NULL",
    "rule": f"rule <> '{PROMISED}'",
    "promise": f"rule = '{PROMISED}'",
    "done": "done_at IS NOT NULL",
    "kept": "done_at IS NOT NULL AND done_at <= due_at AND moved = 0",
    "moved": "moved = 1 AND done_at <= due_at",
    "missed": "iif(done_at IS NULL, due_at < :as_of, done_at > due_at)",
    "waiting": "done_at IS NULL AND due_at >= :as_of",
    "closed": "closed = 1",
    "joined": "joined > 0",
    "later": "closed = 1 AND settled = 0",
    "reopened": "closed = 0",
    "dissatisfied": "closed = 0 AND dissatisfied = 1",
    "yes": "closed = 1 AND satisfied = 'yes'",
    "no": "closed = 1 AND satisfied = 'no'",
    "told": "closed = 1 AND satisfied <> 'unknown'",
    "unknown": "closed = 1 AND satisfied = 'unknown'",
    "accepted": "answer = 'yes'",
    "refused": "answer = 'no'",
    "not_mine": "not_mine = 1",
    "without_yes": "answer <> 'yes'",
    "no_answer": "answer = 'no_answer'",
    "open": "status = 'open'",
    "late": "status = 'open' AND next_due < :as_of",
}
"""What each part of a source asks of a row: the counts and the dossiers behind them say the same."""


class Received(msgspec.Struct, frozen=True, gc=False):
    """Dossiers received, by column. Instants are Unix microseconds."""

    service: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    first_contact: tuple[int, ...] = ()
    sent_back: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    received_at: tuple[int, ...] = ()
    first_action_at: tuple[int | None, ...] = ()


def received(connection: Connection, span: Span) -> Received:
    """Return the dossiers received in a span."""
    condition, values = _within("received_at", span)
    rows = connection.execute(
        "SELECT service, topic, channel, sector, first_contact, sent_back, joined, received_at, first_action_at"
        f" FROM dossier INDEXED BY dossier_received WHERE {condition}",
        values,
    ).fetchall()
    return Received(*zip(*rows, strict=True)) if rows else Received()


class OwedCount(msgspec.Struct, frozen=True, gc=False):
    """How many due actions of a rule and service were kept, moved in time, missed, or are not due yet."""

    clause: str
    rule: str
    service: str
    kept: int
    moved: int
    missed: int
    waiting: int


def owed(connection: Connection, span: Span) -> list[OwedCount]:
    """Return what became of what was owed since a moment of a span, by rule and service."""
    condition, values = _within("since", span)
    parts = ", ".join(f"sum({_PARTS[part]})" for part in ("kept", "moved", "missed", "waiting"))
    rows = connection.execute(
        f"SELECT clause, rule, service, {parts} FROM due_action INDEXED BY due_since WHERE {condition}"
        " GROUP BY clause, rule, service",
        values,
    ).fetchall()
    return [OwedCount(*row) for row in rows]


def discharged(connection: Connection, span: Span) -> list[tuple[str, str, int, int]]:
    """Return (rule, channel, since, done) of what was owed since a moment of a span and is done, promises left out."""
    condition, values = _within("since", span)
    rows: list[tuple[str, str, int, int]] = connection.execute(
        "SELECT rule, channel, since, done_at FROM due_action INDEXED BY due_since"
        f" WHERE {condition} AND {_PARTS['rule']} AND {_PARTS['done']}",
        values,
    ).fetchall()
    return rows


class TurnCount(msgspec.Struct, frozen=True, gc=False):
    """How many closings and reopenings a service had, and what the citizens said."""

    service: str
    closed: int
    reopened: int
    dissatisfied: int
    yes: int
    no: int
    unknown: int


def turned(connection: Connection, span: Span) -> list[TurnCount]:
    """Return the closings and reopenings of a span, by service."""
    condition, values = _within("at", span)
    parts = ", ".join(
        f"sum({_PARTS[part]})" for part in ("closed", "reopened", "dissatisfied", "yes", "no", "unknown")
    )
    rows = connection.execute(
        f"SELECT service, {parts} FROM dossier_turn INDEXED BY turn_at WHERE {condition} GROUP BY service",
        values,
    ).fetchall()
    return [TurnCount(*row) for row in rows]


def closings(connection: Connection, span: Span) -> list[tuple[str, int, int]]:
    """Return (channel, received, closed) of the closings of a span, those at first contact left out."""
    condition, values = _within("at", span)
    rows: list[tuple[str, int, int]] = connection.execute(
        f"SELECT channel, received_at, at FROM dossier_turn INDEXED BY turn_at WHERE {condition} AND {_PARTS['later']}",
        values,
    ).fetchall()
    return rows


class CheckCount(msgspec.Struct, frozen=True, gc=False):
    """How the people of a service answered when they were asked to take a matter over."""

    service: str
    asked: int
    accepted: int
    refused: int
    not_mine: int
    no_answer: int


def checked(connection: Connection, span: Span) -> list[CheckCount]:
    """Return the checks of a span, by service."""
    condition, values = _within("asked_at", span)
    parts = ", ".join(f"sum({_PARTS[part]})" for part in ("accepted", "refused", "not_mine", "no_answer"))
    rows = connection.execute(
        f"SELECT service, count(*), {parts} FROM transfer_check INDEXED BY check_asked WHERE {condition}"
        " GROUP BY service",
        values,
    ).fetchall()
    return [CheckCount(*row) for row in rows]


def standing(connection: Connection, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return, for each span of receipt, how many dossiers are open and how many of these are late."""
    if not spans:
        return []
    sums = ", ".join(
        f"coalesce(sum({of}received_at >= ? AND received_at < ?), 0)"
        for _ in spans
        for of in ("", "next_due < ? AND ")
    )
    values: list[Any] = []
    for span in spans:
        values += [span.since, span.until, span.as_of, span.since, span.until]
    condition = "status = 'open'"
    if spans[0].service:
        condition += " AND service = ?"
        values.append(spans[0].service)
    row = connection.execute(
        f"SELECT {sums} FROM dossier INDEXED BY dossier_open_topic WHERE {condition}", values
    ).fetchone()
    return [(row[at], row[at + 1]) for at in range(0, len(row), 2)]


def behind(figure: Behind) -> tuple[str, dict[str, Any]]:
    """Return the query of the row ids of the dossiers behind a figure, and its values by name."""
    table, instant, dossier = _TABLE[figure.source]
    conditions = [f"{instant} >= :since", f"{instant} < :until"]
    values: dict[str, Any] = {"since": figure.span.since, "until": figure.span.until}
    if figure.span.service:
        conditions.append("service = :of")
        values["of"] = figure.span.service
    if figure.column:
        if figure.column not in _COLUMNS[figure.source]:
            raise ValueError(f"{figure.source} has no group {figure.column}")
        conditions.append(f"{figure.column} = :value")
        values["value"] = figure.value
    for part in figure.parts:
        conditions.append(f"({_PARTS[part]})")
        if ":as_of" in _PARTS[part]:
            values["as_of"] = figure.span.as_of
    return f"SELECT {dossier} FROM {table} WHERE {' AND '.join(conditions)}", values


def dossiers_behind(connection: Connection, figure: Behind) -> set[bytes]:
    """Return the identity of every dossier behind a figure, confidential ones included: for proofs, never for a list."""
    query, values = behind(figure)
    rows = connection.execute(f"SELECT entity_id FROM dossier WHERE id IN ({query})", values).fetchall()
    return {row[0] for row in rows}


def done_inputs(connection: Connection) -> list[tuple[int, str, str, int, int | None, int]]:
    """Return (id, rule, channel, since, fixed, due_at) of every due action that is done, to be counted again."""
    rows: list[tuple[int, str, str, int, int | None, int]] = connection.execute(
        "SELECT id, rule, channel, since, fixed, due_at FROM due_action WHERE done_at IS NOT NULL"
    ).fetchall()
    return rows


def move_done(connection: Connection, moved: Sequence[tuple[int, int]]) -> None:
    """Write new (due_at, id) of due actions that are done: kept or missed follows the calendar of today."""
    connection.executemany("UPDATE due_action SET due_at = ? WHERE id = ?", moved)


def _within(column: str, span: Span) -> tuple[str, dict[str, Any]]:
    condition = f"{column} >= :since AND {column} < :until"
    values: dict[str, Any] = {"since": span.since, "until": span.until, "as_of": span.as_of}
    if span.service:
        values["of"] = span.service
        condition += " AND service = :of"
    return condition, values
