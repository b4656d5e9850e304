"""The views of the City's own tools: what they say is what a desk's own fold says, whatever came in which order."""

import random
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import pytest
from tests.domain.policies import shipped
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk
from tests.sync.postgres.told import Expected, Recorder, history, utc

from guichet.domain.calendar import BusinessCalendar
from guichet.domain.record import Event
from guichet.sync.postgres import SharedDatabase

DOSSIERS = "SELECT * FROM reporting.dossiers"
DUE = "SELECT * FROM reporting.due_actions"
EVENTS = (
    "SELECT id, dossier_id, dossier, occurred_at, recorded_at, type, means, outcome, toward, answer, understood,"
    " corrected, struck, set_aside FROM reporting.events"
)


def read(city: City, *statements: str) -> list[list[tuple[Any, ...]]]:
    """Return what statements of an administrator answer."""
    with city.cluster.connection(city.database) as admin:
        return [admin.execute(each.encode()).fetchall() for each in statements]


def fold_some(city: City, events: int) -> None:
    """Let the server fold ahead, one slice of a desk's events."""
    read(city, f"SELECT guichet.refresh({events}, interval '0')")


def assert_told(city: City, events: Iterable[Event]) -> None:
    """Hold the views to the fold of a desk that has these events."""
    ((now,),), dossiers, due, entries = read(city, "SELECT now()", DOSSIERS, DUE, EVENTS)
    assert isinstance(now, datetime)
    expected = Expected(events, BusinessCalendar(shipped()), now)
    assert utc(dossiers) == utc(expected.dossiers)
    assert utc(due) == utc(expected.due_actions)
    assert utc(entries) == utc(expected.events)


def ends(city: City, desks: Sequence[Recorder]) -> list[SharedDatabase]:
    """Enrol desks and return their ends."""
    made = []
    for desk in desks:
        enrolled = Desk(desk.name)
        enrolled.id = desk.id
        made.append(city.shared(enrolled))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_the_views_say_what_a_desk_folds_in_any_order_and_batching(city: City, seed: int) -> None:
    """Promise 5: hundreds of dossiers of three desks, pushed in batches that interleave by chance, folded ahead or not."""
    chance = random.Random(seed)
    desks = history(seed, 100, 8)
    shared = ends(city, desks)
    sent = [0] * len(desks)
    looks = sorted(chance.sample(range(1, 12), 3))
    step = 0
    while any(at < len(desk.events) for at, desk in zip(sent, desks, strict=True)):
        at = chance.choice([n for n, desk in enumerate(desks) if sent[n] < len(desk.events)])
        batch = desks[at].events[max(0, sent[at] - 2) : sent[at] + chance.randrange(1, 120)]
        sent[at] = shared[at].push(desks[at].id, batch)
        if chance.random() < 0.4:
            fold_some(city, chance.randrange(1, 90))
        step += 1
        if step in looks:
            assert_told(city, [e for n, desk in enumerate(desks) for e in desk.events[: sent[n]]])
    everything = [event for desk in desks for event in desk.events]
    assert_told(city, everything)
    while read(city, "SELECT guichet.behind()") != [[(0,)]]:
        fold_some(city, 500)
    assert read(city, "SELECT count(*) FROM guichet.pending()") == [[(0,)]]
    assert_told(city, everything)
