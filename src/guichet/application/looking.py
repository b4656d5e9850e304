"""What the lists and the search show, by pages, inside the circle of who asks (COM-7, DEF-1)."""

from datetime import datetime, time, timedelta

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain.civil import ZONE
from guichet.store import queries
from guichet.store.queries import COUNT_LIMIT, PAGE, DossierLine, Filter

__all__ = [
    "COUNT_LIMIT",
    "PAGE",
    "Counts",
    "DossierLine",
    "Filter",
    "count",
    "counts_today",
    "find",
    "lines",
    "page",
]


class Counts(msgspec.Struct, frozen=True):
    """What the status line says of today: late already, and due before the day ends."""

    late: int
    today: int


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
        return queries.dossiers(connection, text, _in_circle(desk, filters), before, limit)


def find(desk: Workplace, text: str, limit: int) -> list[DossierLine]:
    """Return the few newest dossiers that hold what was typed: no newer search makes this one give up."""
    with desk.store.read() as connection:
        return queries.dossiers(connection, text, _in_circle(desk, None), None, limit)


def count(desk: Workplace, text: str = "", filters: Filter | None = None) -> int:
    """Return how many dossiers match, counting no further than `COUNT_LIMIT` + 1."""
    with desk.store.read(interruptible=True) as connection:
        return queries.count_dossiers(connection, text, _in_circle(desk, filters))


def lines(desk: Workplace, entity_ids: list[bytes]) -> list[DossierLine]:
    """Return the lines of these dossiers, for a list to refresh what it shows."""
    with desk.store.read() as connection:
        return queries.lines(connection, entity_ids)


def counts_today(desk: Workplace) -> Counts:
    """Return today's counts as the day's list shows them (DEF-1), without waiting for the calendar."""
    now, circle = desk.clock.now(), desk.confidential_for()
    with desk.store.read() as connection:
        late = queries.count_due(connection, microseconds(now), circle)
        until = queries.count_due(connection, end_of_day(now), circle)
    return Counts(late, until - late)


def end_of_day(moment: datetime) -> int:
    """Return the end of the civil day of `moment` at the counter, in Unix microseconds."""
    day = moment.astimezone(ZONE).date() + timedelta(days=1)
    return microseconds(datetime.combine(day, time(), ZONE))


def microseconds(moment: datetime) -> int:
    """Return Unix microseconds."""
    return round(moment.timestamp() * 1_000_000)


def _in_circle(desk: Workplace, filters: Filter | None) -> Filter:
    return msgspec.structs.replace(filters or Filter(), confidential_for=desk.confidential_for())
