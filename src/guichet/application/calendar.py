"""Closures of the City, and what they move: a deadline is a rule with its inputs (STAFF-3, STAFF-4)."""

from datetime import date, time

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import ids, people
from guichet.domain.dossier import Due
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.payloads import ClosureDefined, EntryWithdrawn
from guichet.domain.wording import translate
from guichet.store import meta, queries


class Moved(msgspec.Struct, frozen=True):
    """How many open due actions fall on another instant now, of how many."""

    moved: int
    of: int


def closures(desk: Workplace) -> list[ClosureDefined]:
    """Return the dated closures, by date."""
    with desk.store.read() as connection:
        found = queries.entries(connection, "closure")
    return sorted((msgspec.json.decode(c, type=ClosureDefined) for _, c in found), key=lambda c: c.date)


def add_closure(desk: Workplace, day: date, label: str, closes_at: time | None = None) -> Moved:
    """Record a closed day or an early closing, and count open deadlines again. Raises `Refusal` without the right."""
    people.require(desk.agent, "edit_calendar")
    if not clean(label):
        raise Refusal(translate("Calendar", "Donnez le motif de la fermeture : il explique les échéances."))
    with desk.recorder.transaction(desk.agent.id) as transaction:
        transaction.append(
            "calendar",
            ids.entry_id("closure", day.isoformat()),
            ClosureDefined(day, closes_at, clean(label)),
        )
        receipt = transaction.receipt
    desk.recorded(receipt)
    return recount(desk)


def withdraw_closure(desk: Workplace, day: date) -> Moved:
    """Record that a closure no longer holds, and count open deadlines again."""
    people.require(desk.agent, "edit_calendar")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity = ids.entry_id("closure", day.isoformat())
        if not transaction.history(entity):
            raise Refusal(translate("Calendar", "Il n’y a pas de fermeture le {day}.", day=day))
        transaction.append("calendar", entity, EntryWithdrawn("closure", day.isoformat()))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return recount(desk)


def recount(desk: Workplace) -> Moved:
    """Count every open due action again by today's calendar, and write those that move."""
    with desk.store.write() as connection:
        found = queries.open_due_inputs(connection)
        moved = []
        for identifier, _, rule, channel, since, fixed, due_at in found:
            now_due = desk.due_at(Due("", rule, "", channel, since, fixed))
            if now_due != due_at:
                moved.append((now_due, identifier))
        queries.move_due(connection, moved)
        meta.put(connection, meta.CALENDAR_STAMP, desk.calendar_stamp)
    return Moved(len(moved), len(found))


def recount_if_stale(desk: Workplace) -> Moved:
    """Count again when the policy file or the closures are not those of the last count (checked at start)."""
    with desk.store.read() as connection:
        stamp = meta.get(connection, meta.CALENDAR_STAMP)
        desk.catch_up(connection)
    return Moved(0, 0) if stamp == desk.calendar_stamp else recount(desk)
