"""Closures of the City, and what they move: a deadline is a rule with its inputs (STAFF-3, STAFF-4)."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import civil, ids, people
from guichet.domain.dossier import Due
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.hours import WeeklyHours
from guichet.domain.payloads import ClosureDefined, EntryWithdrawn
from guichet.domain.progress import Progress
from guichet.domain.wording import Text, translate
from guichet.domain.world import civil as at_counter
from guichet.store import measuring, meta, queries
from guichet.store.opening import Connection
from guichet.store.recording import Receipt

if TYPE_CHECKING:
    from guichet.application.importing import ImportPlan

SHOWN_MOVES = 20
"""How many deadlines that moved are named one by one; the others are counted."""


class Move(msgspec.Struct, frozen=True):
    """One open due action that falls on another instant now: the dossier's number, when it was due, when it is."""

    number: str
    was: datetime
    due: datetime


NO_SERVICE_CLOSES = time(16, 30)
"""When a day agreed although the City is closed ends."""


def agreed(desk: Workplace, moment: datetime | None) -> datetime | None:
    """Return when what was agreed falls due (COM-10): a day without an hour, midnight at the counter, ends when it closes."""
    if moment is None:
        return None
    there = at_counter(moment).astimezone(civil.ZONE)
    if there.time() != time():
        return there
    day = there.date()
    return datetime.combine(day, desk.calendar.closing_time(day) or NO_SERVICE_CLOSES, civil.ZONE)


class Moved(msgspec.Struct, frozen=True):
    """How many open due actions fall on another instant now, of how many, and the first of them by date."""

    moved: int
    of: int
    first: tuple[Move, ...] = ()


class Holiday(msgspec.Struct, frozen=True):
    """A day of the policy without service, or one that closes early, and why."""

    date: date
    reason: Text
    closes_at: time | None = None


class CalendarPage(msgspec.Struct, frozen=True):
    """All that decides deadlines, as a screen shows it.

    `hours` has the City's own week first (no label), then each channel whose hours differ. `ending` warns when
    the closures end within 60 days.
    """

    hours: tuple[tuple[Text | None, WeeklyHours], ...]
    holidays: tuple[Holiday, ...]
    closures: tuple[ClosureDefined, ...]
    ending: Text | None


def page(desk: Workplace) -> CalendarPage:
    """Return the hours, the holidays of this year and the next, the City's closures, and the warning if any."""
    from guichet.domain.calendar import closures_end_warning
    from guichet.domain.holidays_by_rule import yearly_days

    policy = desk.policy
    today = desk.clock.now().astimezone(civil.ZONE).date()
    holidays = [
        Holiday(day, closed.reason, closed.closes_at)
        for year in (today.year, today.year + 1)
        for day, closed in sorted(yearly_days(policy, year).items())
    ]
    own = [
        (channel.label, policy.hours_for(channel.key))
        for channel in policy.channels.values()
        if policy.hours_for(channel.key) != policy.week
    ]
    return CalendarPage(
        ((None, policy.week), *own),
        tuple(holidays),
        tuple(closures(desk)),
        closures_end_warning(desk.calendar.closures, today),
    )


def closures(desk: Workplace) -> list[ClosureDefined]:
    """Return the dated closures, by date."""
    with desk.store.read() as connection:
        found = queries.entries(connection, "closure")
    return sorted((msgspec.json.decode(c, type=ClosureDefined) for _, c in found), key=lambda c: c.date)


def add_closure(
    desk: Workplace, day: date, label: str, closes_at: time | None = None, *, in_place_of: date | None = None
) -> Moved:
    """Record a closed day or an early closing, and count open deadlines again. Raises `Refusal` without the right.

    `in_place_of` is the day of the closure that it replaces, when that is another one: both at once, counted once.
    """
    people.require(desk.agent, "edit_calendar")
    if not clean(label):
        raise Refusal(translate("Calendar", "Donnez le motif de la fermeture : il explique les échéances."))
    with desk.recorder.transaction(desk.agent.id) as transaction:
        if in_place_of not in (None, day):
            former = str(in_place_of)
            transaction.append("calendar", ids.entry_id("closure", former), EntryWithdrawn("closure", former))
        transaction.append(
            "calendar",
            ids.entry_id("closure", day.isoformat()),
            ClosureDefined(day, closes_at, clean(label)),
        )
        receipt = transaction.receipt
    desk.recorded(receipt)
    return recount(desk)


def plan_closures(desk: Workplace, files: Sequence[Path], progress: Progress | None = None) -> "ImportPlan":
    """Read files of closures and return what they change (`directory.apply` records it).

    Raises `ImportErrors` with every error found, `Refusal` without the right or for files of the directory.
    """
    people.require(desk.agent, "edit_calendar")
    from guichet.application.importing import plan_files

    plan = plan_files(files, desk.directory, desk.calendar.closures, progress=progress)
    others = {kind for kind, count in plan.unchanged.items() if count} | {
        change.kind for change in (*plan.added, *plan.changed)
    }
    if others - {"closures"}:
        raise Refusal(
            translate(
                "Calendar",
                "Ces fichiers ne contiennent pas que des fermetures. Le répertoire s’importe à son écran (F6).",
            )
        )
    return plan


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


def moved_sentence(moved: Moved) -> Text:
    """Return what a change of the calendar did to the open deadlines."""
    match moved.moved:
        case 0:
            return translate("Calendar", "Aucune échéance déplacée.")
        case 1:
            return translate("Calendar", "1 échéance déplacée.")
        case many:
            return translate("Calendar", "{n} échéances déplacées.", n=many)


def recount(desk: Workplace) -> Moved:
    """Count every due action again by today's calendar, write those that move, and return what became of the open ones."""
    with desk.store.write() as connection:
        found = queries.open_due_inputs(connection)
        moved = []
        for identifier, dossier, rule, channel, since, fixed, due_at in found:
            now_due = desk.due_at(Due("", rule, "", channel, since, fixed))
            if now_due != due_at:
                moved.append((now_due, identifier, due_at, dossier))
        queries.move_due(connection, [(now_due, identifier) for now_due, identifier, _, _ in moved])
        _recount_done(desk, connection)
        meta.put(connection, meta.CALENDAR_STAMP, desk.calendar_stamp)
        changed = sorted({dossier for _, _, _, dossier in moved})
        names = queries.named(connection, changed)
        shown = queries.named(connection, changed, desk.sight)
    if moved:  # whoever shows these dossiers looks again: they were told of the closure before it was counted
        desk.recorded(Receipt((), frozenset(("dossier", entity_id) for entity_id, _ in names.values())))
    first = sorted(move for move in moved if move[3] in shown)[:SHOWN_MOVES]
    return Moved(
        len(moved),
        len(found),
        tuple(Move(names[dossier][1], _civil(was), _civil(due)) for due, _, was, dossier in first),
    )


def _recount_done(desk: Workplace, connection: Connection) -> None:
    """Count again what is done: whether a rule was kept follows the calendar as it is known now, at every desk."""
    moved = []
    for identifier, rule, channel, since, fixed, due_at in measuring.done_inputs(connection):
        now_due = desk.due_at(Due("", rule, "", channel, since, fixed))
        if now_due != due_at:
            moved.append((now_due, identifier))
    measuring.move_done(connection, moved)


def _civil(us: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, civil.ZONE)


def recount_if_stale(desk: Workplace) -> Moved:
    """Count again when the policy file or the closures are not those of the last count (checked at start)."""
    with desk.store.read() as connection:
        stamp = meta.get(connection, meta.CALENDAR_STAMP)
        desk.catch_up(connection)
    return Moved(0, 0) if stamp == desk.calendar_stamp else recount(desk)
