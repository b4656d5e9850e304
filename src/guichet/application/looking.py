"""What the lists and the search show, by pages, inside the circle of who asks (COM-7, DEF-1, ROUTE-1)."""

from datetime import datetime, time, timedelta

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import numbers
from guichet.domain.civil import ZONE
from guichet.domain.directory import Street
from guichet.domain.errors import Refusal
from guichet.domain.streets import complete, split_civic
from guichet.store import queries
from guichet.store.queries import COUNT_LIMIT, PAGE, CitizenLine, DossierLine, Filter

__all__ = [
    "COUNT_LIMIT",
    "PAGE",
    "CitizenLine",
    "Counts",
    "DossierLine",
    "Filter",
    "Findings",
    "count",
    "counts_today",
    "find_anything",
    "give_up",
    "lines",
    "mine",
    "page",
    "recent",
]


class Counts(msgspec.Struct, frozen=True):
    """What the status line says of today: late already, and due before the day ends."""

    late: int
    today: int


class Findings(msgspec.Struct, frozen=True):
    """What a few words find anywhere: dossiers, citizens, and addresses as (civic number, street)."""

    dossiers: tuple[DossierLine, ...] = ()
    citizens: tuple[CitizenLine, ...] = ()
    places: tuple[tuple[str, Street], ...] = ()


def page(
    desk: Workplace,
    text: str = "",
    filters: Filter | None = None,
    before: int | None = None,
    limit: int = PAGE,
) -> list[DossierLine]:
    """Return the dossiers after the row `before`, newest first, that hold what was typed.

    Raises `store.faults.Interrupted` when a newer search made this one give up.
    """
    with desk.store.read(interruptible=True) as connection:
        return queries.dossiers(connection, _meant(text), _in_circle(desk, filters), before, limit)


def count(desk: Workplace, text: str = "", filters: Filter | None = None) -> int:
    """Return how many dossiers match, counting no further than `COUNT_LIMIT` + 1."""
    with desk.store.read(interruptible=True) as connection:
        return queries.count_dossiers(connection, _meant(text), _in_circle(desk, filters))


def lines(desk: Workplace, entity_ids: list[bytes]) -> list[DossierLine]:
    """Return the lines of those of these dossiers that may be seen, for a list to refresh what it shows."""
    with desk.store.read() as connection:
        return queries.lines(connection, entity_ids, desk.sight)


def find_anything(desk: Workplace, text: str, limit: int = 5) -> Findings:
    """Return the newest dossiers, citizens and addresses that hold what was typed, `limit` of each at most.

    Raises `store.faults.Interrupted` when a newer search made this one give up.
    """
    if not text.strip():
        return Findings()
    with desk.store.read(interruptible=True) as connection:
        found = queries.dossiers(connection, _meant(text), _in_circle(desk, None), None, limit)
        known = queries.complete_citizens(connection, text, limit)
    civic, street = split_civic(text)
    places = complete(street, desk.directory.streets, 3) if any(c.isalpha() for c in street) else ()
    return Findings(tuple(found), tuple(known), tuple((civic, each) for each in places))


def recent(desk: Workplace, named: list[str]) -> list[DossierLine]:
    """Return the dossiers of these numbers that may be seen, in the same order."""
    with desk.store.read() as connection:
        ids = [entity for number in named for entity in queries.by_number(connection, number)]
        found = {line.number: line for line in queries.lines(connection, ids, desk.sight)}
    return [found[number] for number in named if number in found]


def mine(desk: Workplace, filters: Filter) -> Filter:
    """Narrow a filter to what the person on duty answers for, or took in when they are not in the directory."""
    if desk.agent.contact:
        return msgspec.structs.replace(filters, contact=desk.agent.contact)
    return msgspec.structs.replace(filters, opened_by=desk.agent.id)


def give_up(desk: Workplace) -> None:
    """Make the searches under way give up: a newer key press takes their place."""
    desk.store.interrupt_reads()


def _meant(text: str) -> str:
    """A whole number is read as people say it: with spaces, without hyphens, in any case."""
    try:
        return numbers.parse(text)
    except Refusal:
        return text


def counts_today(desk: Workplace) -> Counts:
    """Return today's counts as the day's list shows them (DEF-1), without waiting for the calendar."""
    now, sight = desk.clock.now(), desk.sight
    with desk.store.read() as connection:
        late = queries.count_due(connection, microseconds(now), sight)
        until = queries.count_due(connection, end_of_day(now), sight)
    return Counts(late, until - late)


def end_of_day(moment: datetime) -> int:
    """Return the end of the civil day of `moment` at the counter, in Unix microseconds."""
    day = moment.astimezone(ZONE).date() + timedelta(days=1)
    return microseconds(datetime.combine(day, time(), ZONE))


def microseconds(moment: datetime) -> int:
    """Return Unix microseconds."""
    return round(moment.timestamp() * 1_000_000)


def _in_circle(desk: Workplace, filters: Filter | None) -> Filter:
    return msgspec.structs.replace(filters or Filter(), sight=desk.sight)
