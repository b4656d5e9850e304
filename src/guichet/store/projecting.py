"""Turns folds into the rows that screens read, in the transaction of the event that changed them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from guichet.domain import ids, payloads
from guichet.domain.checks import checks_of
from guichet.domain.directory import Contact, Service, Street, Topic
from guichet.domain.dossier import Dossier, Due
from guichet.domain.folding import fold_text
from guichet.domain.ordering import causal_order, heads_of
from guichet.domain.record import EVERYONE, Event
from guichet.domain.turns import turns_of
from guichet.store import checks, ratings, seeing, turns
from guichet.store.opening import Connection

DueAt = Callable[[Due], int]
"""Gives the instant a due action falls due, in Unix microseconds, by the policy's rule and the calendar."""

SUMMARY_CHARS = 160
SEARCHED_CHARS = 4000
DOSSIER_COLUMNS = (
    "entity_id, number, status, kind, channel, topic, service, contact, referred_to, urgent, confidential,"
    " first_contact, citizen_id, citizen, phone, civic, street, sector, summary, relayed_by, received_at, opened_at,"
    " closed_at, updated_at, first_action_at, reopened, attempts, conflicts, next_due, joined, linked_to, about,"
    " opened_by, heads, sent_back"
)
_DOSSIER_NAMES = [name.strip() for name in DOSSIER_COLUMNS.split(",")]
_DOSSIER_INSERT = f"INSERT INTO dossier({DOSSIER_COLUMNS}) VALUES({','.join('?' * len(_DOSSIER_NAMES))})"
_DOSSIER_UPDATE = (
    f"UPDATE dossier SET {', '.join(f'{name} = ?' for name in _DOSSIER_NAMES[1:])} WHERE entity_id = ?"
)
_DUE_INSERT = (
    "INSERT INTO due_action(dossier, key, rule, clause, channel, since, fixed, due_at, done_at, moved, service,"
    " contact, citizen_id, citizen, phone) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
CITIZEN_COLUMNS = "entity_id, name, phones, emails, address, language, needs, note, circle, heads"
_CITIZEN_SEARCH_INSERT = "INSERT INTO citizen_search(rowid, name, phone, email, address) VALUES(?,?,?,?,?)"
BATCH = 500
"""Rows written at once while everything is refolded."""
_PARTY_INSERT = "INSERT INTO dossier_party(dossier, citizen_id) VALUES(?,?)"
_SEARCH_INSERT = "INSERT INTO dossier_search(rowid, number, citizen, phone, place, words) VALUES(?,?,?,?,?,?)"


class CitizenFacts(msgspec.Struct, frozen=True, gc=False):
    """What a dossier's row takes from its citizen."""

    name: str = ""
    phones: tuple[str, ...] = ()


NOBODY = CitizenFacts()
Facts = Mapping[str, CitizenFacts]
"""What is known of the citizens of a dossier, by identifier: who opened it, and who joined it."""


class Rows(msgspec.Struct, frozen=True, gc=False):
    """Everything that the projections hold of one dossier."""

    dossier: tuple[Any, ...]
    due: list[tuple[Any, ...]]
    parties: list[tuple[Any, ...]]
    checks: list[tuple[Any, ...]]
    turns: list[tuple[Any, ...]]
    ratings: list[tuple[Any, ...]]
    search: tuple[Any, ...]


def citizens_of(dossier: Dossier) -> set[str]:
    """Return the identifiers of the citizens of a dossier."""
    named = (
        {joined.citizen for joined in dossier.joined} | {dossier.citizen}
        if dossier.joined
        else {dossier.citizen}
    )
    return {citizen for citizen in named if citizen is not None}


def dossier_values(
    dossier: Dossier, citizen: CitizenFacts, due_at: Mapping[str, int], sent_back: int
) -> tuple[Any, ...]:
    """Return the values of one `dossier` row, in the order of its columns; `sent_back` counts the « not mine »."""
    place = dossier.place
    waiting = [due_at[due.key] for due in dossier.due if due.done_at is None]
    return (
        dossier.id,
        dossier.number,
        dossier.status,
        dossier.kind,
        dossier.channel,
        dossier.topic,
        dossier.service,
        dossier.contact,
        dossier.referred_to,
        dossier.urgent,
        seeing.standing(dossier),
        dossier.first_contact,
        ids.raw(dossier.citizen) if dossier.citizen else None,
        citizen.name,
        citizen.phones[0] if citizen.phones else "",
        place.civic,
        place.street,
        place.sector,
        dossier.description[:SUMMARY_CHARS],
        dossier.relayed_by,
        dossier.received_at,
        dossier.opened_at,
        dossier.closed_at,
        dossier.updated_at,
        dossier.first_action_at,
        dossier.reopened,
        dossier.attempts,
        len(dossier.conflicts),
        min(waiting, default=None),
        len(dossier.joined),
        dossier.linked_to,
        dossier.about,
        dossier.opened_by,
        b"".join(dossier.heads),
        sent_back,
    )


def due_values(
    row_id: int, dossier: Dossier, facts: Facts, due_at: Mapping[str, int]
) -> list[tuple[Any, ...]]:
    """Return the values of the dossier's `due_action` rows."""
    return [
        (
            row_id,
            due.key,
            due.rule,
            due.clause,
            due.channel,
            due.since,
            due.fixed,
            due_at[due.key],
            due.done_at,
            due.moved,
            due.service or dossier.service,
            due.contact if due.service else dossier.contact,
            *_to_whom(due, facts),
        )
        for due in dossier.due
    ]


def _to_whom(due: Due, facts: Facts) -> tuple[bytes | None, str, str]:
    if not due.citizen:
        return None, "", ""
    known = facts.get(due.citizen, NOBODY)
    return ids.raw(due.citizen), known.name, known.phones[0] if known.phones else ""


def search_values(row_id: int, dossier: Dossier, facts: Facts, topic_label: str) -> tuple[Any, ...]:
    """Return the folded words of the dossier's search row: whoever reported it finds it.

    Nobody finds who complains of a person, not even the service that answers for it (DEF-1).
    """
    place = dossier.place
    named = [] if dossier.confidential else sorted(citizens_of(dossier))
    people = [facts.get(citizen, NOBODY) for citizen in named]
    places = [place, *(joined.place for joined in dossier.joined)]
    number = dossier.number.split("-")
    short = number[2].lstrip("0") if len(number) == 4 else ""
    return (
        row_id,
        f"{dossier.number} {short}".lower(),
        fold_text(" ".join(known.name for known in people)),
        phone_words(phone for known in people for phone in known.phones),
        fold_text(" ".join(dict.fromkeys(f"{each.civic} {each.street} {each.detail}" for each in places))),
        fold_text(f"{dossier.description[:SEARCHED_CHARS]} {topic_label} {dossier.relayed_by}"),
    )


def phone_words(phones: Iterable[str]) -> str:
    """Return a phone's digits as one types them from memory: whole, without area code, last four."""
    said = []
    for phone in phones:
        digits = "".join(filter(str.isdigit, phone))
        digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
        said.append(f"{digits} {digits[-7:]} {digits[-4:]}")
    return " ".join(said)


class Projector:
    """Writes the rows of what changed. `due_at` and `topic_labels` are the calendar's and directory's answers."""

    def __init__(self, due_at: DueAt, topic_labels: Mapping[str, str]) -> None:
        self._due_at = due_at
        self._labels = topic_labels

    def use(self, due_at: DueAt, topic_labels: Mapping[str, str]) -> None:
        """Take up another calendar or directory from now on."""
        self._due_at = due_at
        self._labels = topic_labels

    def rows(self, row_id: int, dossier: Dossier, facts: Facts) -> Rows:
        """Return what the projections hold of a dossier, given what is known of its citizens."""
        due_at = {due.key: self._due_at(due) for due in dossier.due}
        citizen = facts.get(dossier.citizen, NOBODY) if dossier.citizen else NOBODY
        asked = checks_of(dossier)
        return Rows(
            dossier_values(dossier, citizen, due_at, sum(check.not_mine for check in asked)),
            due_values(row_id, dossier, facts, due_at),
            [(row_id, ids.raw(joined.citizen)) for joined in dossier.joined if joined.citizen],
            checks.check_values(row_id, asked),
            turns.turn_values(row_id, dossier, turns_of(dossier)),
            ratings.rating_values(row_id, dossier),
            search_values(row_id, dossier, facts, self._labels.get(dossier.topic, "")),
        )

    def dossier(self, connection: Connection, dossier: Dossier, *, new: bool) -> int:
        """Write one dossier's rows and return its row id."""
        facts = {citizen: citizen_facts(connection, citizen) for citizen in citizens_of(dossier)}
        row_id = 0
        if not new:
            found = connection.execute("SELECT id FROM dossier WHERE entity_id = ?", (dossier.id,)).fetchone()
            new = found is None
            row_id = 0 if new else found[0]
        rows = self.rows(row_id, dossier, facts)
        if new:
            row_id = connection.execute(_DOSSIER_INSERT, rows.dossier).lastrowid
        else:
            connection.execute(_DOSSIER_UPDATE, (*rows.dossier[1:], dossier.id))
            connection.execute("DELETE FROM due_action WHERE dossier = ?", (row_id,))
            connection.execute("DELETE FROM dossier_party WHERE dossier = ?", (row_id,))
            connection.execute("DELETE FROM dossier_search WHERE rowid = ?", (row_id,))
            if checks.was_asked(dossier):
                connection.execute("DELETE FROM transfer_check WHERE dossier = ?", (row_id,))
            if turns.was_closed(dossier):
                connection.execute("DELETE FROM dossier_turn WHERE dossier = ?", (row_id,))
            if ratings.was_rated(dossier):
                connection.execute("DELETE FROM rating WHERE dossier = ?", (row_id,))
        for row in rows.due:
            connection.execute(_DUE_INSERT, (row_id, *row[1:]))
        for row in rows.parties:
            connection.execute(_PARTY_INSERT, (row_id, *row[1:]))
        for row in rows.checks:
            connection.execute(checks.INSERT, (row_id, *row[1:]))
        for row in rows.turns:
            connection.execute(turns.INSERT, (row_id, *row[1:]))
        for row in rows.ratings:
            connection.execute(ratings.INSERT, (row_id, *row[1:]))
        connection.execute(_SEARCH_INSERT, (row_id, *rows.search[1:]))
        return row_id

    def dossiers(self, connection: Connection, folded: Sequence[tuple[int, Dossier, Facts]]) -> None:
        """Write many new dossiers under row ids given by the caller (rebuild)."""
        every = [(row_id, self.rows(row_id, dossier, facts)) for row_id, dossier, facts in folded]
        connection.executemany(
            f"INSERT INTO dossier(id, {DOSSIER_COLUMNS}) VALUES(?,{','.join('?' * len(_DOSSIER_NAMES))})",
            [(row_id, *rows.dossier) for row_id, rows in every],
        )
        connection.executemany(_DUE_INSERT, [row for _, rows in every for row in rows.due])
        connection.executemany(_PARTY_INSERT, [row for _, rows in every for row in rows.parties])
        connection.executemany(checks.INSERT, [row for _, rows in every for row in rows.checks])
        connection.executemany(turns.INSERT, [row for _, rows in every for row in rows.turns])
        connection.executemany(ratings.INSERT, [row for _, rows in every for row in rows.ratings])
        connection.executemany(_SEARCH_INSERT, [rows.search for _, rows in every])


def citizen_facts(connection: Connection, citizen: str | None) -> CitizenFacts:
    """Return what is known of a citizen, or nothing when anonymous or not yet received."""
    if citizen is None:
        return NOBODY
    row = connection.execute(
        "SELECT name, phones FROM citizen WHERE entity_id = ?", (ids.raw(citizen),)
    ).fetchone()
    return NOBODY if row is None else CitizenFacts(row[0], tuple(json.loads(row[1])))


def citizen_of(events: Sequence[Event]) -> payloads.CitizenRecorded | None:
    """Return the citizen as the last entry in causal order tells them."""
    return _last(events, payloads.CitizenRecorded)


def citizen_values(current: payloads.CitizenRecorded, events: Sequence[Event]) -> tuple[Any, ...]:
    """Return the values of one `citizen` row after its name, in the order of its columns."""
    return (
        current.name,
        json.dumps(current.phones),
        json.dumps(current.emails),
        current.address,
        current.language,
        json.dumps(current.needs, ensure_ascii=False),
        current.note,
        circle_of(events),
        b"".join(heads_of(events)),
    )


def circle_of(events: Sequence[Event]) -> str:
    """Return the audience of a citizen's entries, nothing when one of them is for everyone (DEF-1)."""
    audiences = {event.audience for event in events if event.payload is not None}
    return "" if EVERYONE in audiences else min(audiences, default="")


def citizen_search_values(row_id: int, current: payloads.CitizenRecorded, circle: str) -> tuple[Any, ...]:
    """Return the folded words of the citizen's search row: none for one known to a `circle` alone (DEF-1)."""
    if circle:
        return row_id, "", "", "", ""
    return (
        row_id,
        fold_text(current.name),
        phone_words(current.phones),
        fold_text(" ".join(current.emails)),
        fold_text(current.address),
    )


def project_citizen(connection: Connection, entity_id: bytes, events: Sequence[Event]) -> CitizenFacts:
    """Write the citizen's row and search words as the last entry in causal order tells them."""
    current = citizen_of(events)
    if current is None:
        return NOBODY
    values = citizen_values(current, events)
    found = connection.execute("SELECT id FROM citizen WHERE entity_id = ?", (entity_id,)).fetchone()
    if found is None:
        row_id = connection.execute(
            f"INSERT INTO citizen({CITIZEN_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?)", (entity_id, *values)
        ).lastrowid
    else:
        row_id = found[0]
        connection.execute(
            "UPDATE citizen SET name = ?, phones = ?, emails = ?, address = ?, language = ?, needs = ?, note = ?,"
            " circle = ?, heads = ? WHERE id = ?",
            (*values, row_id),
        )
        connection.execute("DELETE FROM citizen_search WHERE rowid = ?", (row_id,))
    connection.execute(_CITIZEN_SEARCH_INSERT, citizen_search_values(row_id, current, circle_of(events)))
    return CitizenFacts(current.name, current.phones)


def project_citizens(
    connection: Connection, histories: Iterable[Sequence[Event]]
) -> dict[bytes, CitizenFacts]:
    """Write many new citizens, into empty tables, and return what dossiers take from each (rebuild)."""
    facts: dict[bytes, CitizenFacts] = {}
    main, search = [], []
    for events in histories:
        current = citizen_of(events)
        if current is None:
            continue
        entity_id = events[0].header.entity_id
        facts[entity_id] = CitizenFacts(current.name, current.phones)
        main.append((len(facts), entity_id, *citizen_values(current, events)))
        search.append(citizen_search_values(len(facts), current, circle_of(events)))
        if len(main) >= BATCH:
            _insert_citizens(connection, main, search)
    _insert_citizens(connection, main, search)
    return facts


def _insert_citizens(
    connection: Connection, main: list[tuple[Any, ...]], search: list[tuple[Any, ...]]
) -> None:
    connection.executemany(f"INSERT INTO citizen(id, {CITIZEN_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?,?)", main)
    connection.executemany(_CITIZEN_SEARCH_INSERT, search)
    main.clear()
    search.clear()


def entry_values(entity_id: bytes, events: Sequence[Event]) -> tuple[Any, ...] | None:
    """Return the values of the `entry` row of a directory entry, closure, absence, choice, setting, agent or desk; None for none."""
    kind = code = ""
    content = b""
    withdrawn = False
    for event in causal_order(events):
        header = event.header
        said = payloads.decode(header.type, header.version, event.payload)
        named = entry_of(entity_id, said)
        if named is not None:
            kind, code, content = named
            withdrawn = False
        elif isinstance(said, payloads.EntryWithdrawn):
            withdrawn = True
    return (kind, code, content.decode(), withdrawn, b"".join(heads_of(events))) if kind else None


def project_entry(connection: Connection, entity_id: bytes, events: Sequence[Event]) -> None:
    """Write a directory entry, closure, absence, choice, setting, agent or desk as the last of its events tells it."""
    values = entry_values(entity_id, events)
    if values is not None:
        connection.execute(
            "INSERT INTO entry(kind, code, content, withdrawn, heads) VALUES(?,?,?,?,?) ON CONFLICT(kind, code)"
            " DO UPDATE SET content = excluded.content, withdrawn = excluded.withdrawn, heads = excluded.heads",
            values,
        )


def entry_of(entity_id: bytes, said: object) -> tuple[str, str, bytes] | None:
    """Return (kind, code, JSON) of what an event defines, or None when it defines no entry."""
    match said:
        case payloads.ServiceDefined(entry=Service(code=code)):
            return "service", code, msgspec.json.encode(said.entry)
        case payloads.ContactDefined(entry=Contact(code=code)):
            return "contact", code, msgspec.json.encode(said.entry)
        case payloads.TopicDefined(entry=Topic(code=code)):
            return "topic", code, msgspec.json.encode(said.entry)
        case payloads.StreetDefined(entry=Street() as street):
            return "street", street.full_name, msgspec.json.encode(street)
        case payloads.ClosureDefined(date=day):
            return "closure", day.isoformat(), payloads.encode(said)
        case payloads.ChoiceMade():
            return "choice", ids.text(entity_id), payloads.encode(said)
        case payloads.AbsenceDeclared():
            return "absence", ids.text(entity_id), payloads.encode(said)
        case payloads.IncidentDeclared():
            return "incident", ids.text(entity_id), payloads.encode(said)
        case payloads.RoundDrawn():
            return "survey", ids.text(entity_id), payloads.encode(said)
        case payloads.SettingChanged(key=key):
            return "setting", key, payloads.encode(said)
        case payloads.AgentRecorded():
            return "agent", ids.text(entity_id), payloads.encode(said)
        case payloads.DeskRecorded():
            return "desk", ids.text(entity_id), payloads.encode(said)
    return None


P = TypeVar("P", bound=payloads.Payload)


def _last(events: Sequence[Event], wanted: type[P]) -> P | None:
    for event in reversed(causal_order(events)):
        said = payloads.decode(event.header.type, event.header.version, event.payload)
        if isinstance(said, wanted):
            return said
    return None
