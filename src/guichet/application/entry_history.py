"""Who changed an entry of the directory or an absence, when and from which desk, as the record has it (STAFF-7)."""

from datetime import datetime
from typing import Literal

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import civil, ids
from guichet.domain.ordering import causal_order
from guichet.domain.payloads import (
    AbsenceDeclared,
    AgentRecorded,
    ContactDefined,
    DeskRecorded,
    EntryWithdrawn,
    Payload,
    ServiceDefined,
    StreetDefined,
    TopicDefined,
    Unknown,
    decode,
)
from guichet.domain.people import SCHEDULER
from guichet.store import events, queries
from guichet.store.opening import Connection

What = Literal["defined", "changed", "withdrawn", "unknown"]


class Difference(msgspec.Struct, frozen=True):
    """One field that a change touched, by its name in the entry."""

    field: str
    before: object
    after: object


class Change(msgspec.Struct, frozen=True):
    """One entry of the record: what was done, when it was entered, by whom (empty for a command or an import), where.

    `unknown` is what a newer version of the program recorded.
    """

    what: What
    at: datetime
    who: str
    desk: str
    fields: tuple[Difference, ...] = ()


def of_entry(desk: Workplace, kind: str, code: str) -> list[Change]:
    """Return the changes of a service, contact, topic or street (its full name), newest first."""
    return _history(desk, ids.entry_id(kind, code))


def of_absence(desk: Workplace, absence: str) -> list[Change]:
    """Return the changes of an absence (its identifier), newest first."""
    return _history(desk, ids.raw(absence))


def _history(desk: Workplace, entity: bytes) -> list[Change]:
    with desk.store.read() as connection:
        recorded = causal_order(events.of_entity(connection, entity))
        authors = {**_names(connection, "agent", AgentRecorded), SCHEDULER.id: ""}
        desks = _names(connection, "desk", DeskRecorded)
    found: list[Change] = []
    before: dict[str, object] | None = None
    for event in recorded:
        header = event.header
        said = decode(header.type, header.version, event.payload)
        after = _fields(said)
        what, fields = _compared(said, before, after)
        at = datetime.fromtimestamp(header.recorded_at / 1_000_000, civil.ZONE)
        if what != "changed" or fields:
            found.append(
                Change(what, at, authors.get(header.author, ""), desks.get(header.desk_id, ""), fields)
            )
        before = after if after is not None or isinstance(said, EntryWithdrawn) else before
    return found[::-1]


def _compared(
    said: Payload | Unknown, before: dict[str, object] | None, after: dict[str, object] | None
) -> tuple[What, tuple[Difference, ...]]:
    if isinstance(said, EntryWithdrawn):
        return "withdrawn", ()
    if after is None:
        return "unknown", ()
    if before is None:
        return "defined", ()
    names = [name for name in after if before.get(name) != after[name]]
    return "changed", tuple(Difference(name, before.get(name), after[name]) for name in names)


def _fields(said: Payload | Unknown) -> dict[str, object] | None:
    """Return what an entry says, field by field; None for what is no entry."""
    match said:
        case ServiceDefined(entry) | ContactDefined(entry) | TopicDefined(entry) | StreetDefined(entry):
            return msgspec.structs.asdict(entry)
        case AbsenceDeclared():
            return msgspec.structs.asdict(said)
    return None


def _names(
    connection: Connection, kind: str, recorded: type[AgentRecorded] | type[DeskRecorded]
) -> dict[bytes, str]:
    rows = queries.entries(connection, kind, withdrawn=True)
    return {ids.raw(code): msgspec.json.decode(content, type=recorded).name for code, content in rows}
