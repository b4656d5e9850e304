"""The views of the City's own tools: what they say is what a desk's own fold says, whatever came in which order."""

import random
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec
import pytest
from tests.domain.policies import shipped
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk
from tests.sync.postgres.told import START, Expected, Recorder, history, identifier, sealed, utc

from guichet.domain import ids, payloads
from guichet.domain.calendar import BusinessCalendar, Closure
from guichet.domain.civil import ZONE
from guichet.domain.dossier import microseconds
from guichet.domain.hours import WeeklyHours
from guichet.domain.payloads import (
    ClosureDefined,
    DossierClosed,
    DossierCommented,
    DossierContacted,
    DossierOpened,
    EntryWithdrawn,
    Owed,
    Place,
)
from guichet.domain.record import Event
from guichet.sync import administering, schema
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


def test_a_restricted_dossier_is_only_counted(city: City) -> None:
    """DEF-1: of a dossier that not everyone may read, the month in which it was opened and nothing else."""
    desk, outside = Recorder("kl", 1), Recorder("mr", 1)
    sealed_whole, sealed_later, confidential, open_ = (identifier("d", n) for n in range(4))
    said = opened("2019-KL-0001-0")
    desk.record(sealed_whole, said, START, audience="confidential")
    desk.record(sealed_later, said, START)
    desk.record(sealed_later, DossierCommented("à huis clos"), START, audience="confidential")
    desk.record(confidential, msgspec.structs.replace(said, confidential=True), START)
    desk.record(open_, msgspec.structs.replace(said, number="2019-KL-0002-0"), START)
    (shared, _) = ends(city, [desk, outside])
    shared.push(desk.id, desk.events)
    for ahead in (False, True):
        if ahead:
            fold_some(city, 100)
        dossiers, due, entries = read(city, DOSSIERS, DUE, EVENTS)
        counted = [row for row in dossiers if row[2]]
        assert counted == [(None, None, True, date(2019, 10, 1), *[None] * 24)] * 3
        assert [row[1] for row in dossiers if not row[2]] == ["2019-KL-0002-0"]
        assert {row[1] for row in due} == {row[2] for row in entries} == {"2019-KL-0002-0"}
        assert_told(city, desk.events)


def test_what_never_came_is_not_told_until_it_comes(city: City) -> None:
    """A server that was refilled by a desk outside the circle cannot know what a header without a body hides."""
    desk, witness = Recorder("kl", 2), Recorder("mr", 2)
    entity = identifier("d")
    desk.record(entity, opened("2019-KL-0001-0"), START)
    desk.record(entity, DossierCommented("n"), START)
    administering.recover(city.admin, 1)
    _, theirs = ends(city, [witness, witness])
    theirs.push(desk.id, [desk.events[0], sealed(desk.events[1])])
    fold_some(city, 100)
    assert [row[:3] for row in read(city, DOSSIERS)[0]] == [(None, None, True)]
    theirs.push(desk.id, desk.events)
    for _ in range(2):
        assert_told(city, desk.events)
        assert [row[1] for row in read(city, DOSSIERS)[0]] == ["2019-KL-0001-0"]
        fold_some(city, 100)
    assert read(city, "SELECT guichet.behind()") == [[(0,)]]


def test_a_body_that_breaks_the_fold_stops_nobody(city: City) -> None:
    """A date that is none, under a form that looks right: that dossier is only counted, the others are told."""
    desk = Recorder("kl", 3)
    good, bad = identifier("good"), identifier("bad")
    body = b'{"number":"X","kind":"request","channel":"phone","received_at":"2019-13-45T08:00:00-04:00","service":"TP"}'
    desk.record(bad, ("dossier.opened", 1, body), START)
    desk.record(good, opened("2019-KL-0001-0"), START)
    ends(city, [desk])[0].push(desk.id, desk.events)
    for _ in range(2):
        assert sorted(row[2] for row in read(city, DOSSIERS)[0]) == [False, True]
        fold_some(city, 100)


def test_nothing_that_a_person_wrote_or_is_stands_in_what_is_read(city: City) -> None:
    """Least personal data: no name, number, address, description or remark, in any column of any view."""
    desk = Recorder("kl", 4)
    entity = identifier("d")
    secret = "Citoyenne 0147"
    desk.record(
        entity,
        msgspec.structs.replace(
            opened("2019-KL-0001-0"), description=secret, citizen=secret, relayed_by=secret, settled=secret,
            place=Place(secret, secret, secret, "Pavillon"),
        ),
        START,
    )  # fmt: skip
    desk.record(entity, DossierCommented(secret), START)
    desk.record(
        entity, DossierContacted("phone", "reached", text=secret, sent_to=secret, citizen=secret), START
    )
    desk.record(entity, DossierClosed(secret, secret, satisfied="yes"), START)
    ends(city, [desk])[0].push(desk.id, desk.events)
    for _ in range(2):
        said = repr(
            read(city, DOSSIERS, DUE, "SELECT * FROM reporting.events", "SELECT * FROM guichet.folded")
        )
        assert "2019-KL-0001-0" in said
        assert "0147" not in said
        fold_some(city, 100)


def test_due_times_follow_the_closures_that_the_city_declares(city: City) -> None:
    """STAFF-3: a closure moves what is owed, an early closing too, and one that is withdrawn moves it back."""
    desk = Recorder("kl", 5)
    shared = ends(city, [desk])[0]
    entity, monday, tuesday = identifier("d"), date(2019, 10, 7), date(2019, 10, 8)
    desk.record(entity, opened("2019-KL-0001-0"), START)
    closure = ids.entry_id("closure", tuesday.isoformat())
    wednesday = ids.entry_id("closure", "2019-10-09")
    steps: list[tuple[bytes, Any, BusinessCalendar]] = [
        (closure, ClosureDefined(tuesday, label="Tempête"), calendar_with(Closure(tuesday))),
        (
            wednesday,
            ClosureDefined(date(2019, 10, 9), time(11, 0)),
            calendar_with(Closure(tuesday), Closure(date(2019, 10, 9), time(11, 0))),
        ),
        (
            closure,
            EntryWithdrawn("closure", tuesday.isoformat()),
            calendar_with(Closure(date(2019, 10, 9), time(11, 0))),
        ),
    ]
    shared.push(desk.id, desk.events)
    assert due_times(city) == [calendar_with().due_at("phone", us(monday))]
    for about, said, calendar in steps:
        desk.record(about, said, START, stream="calendar")
        shared.push(desk.id, desk.events)
        assert due_times(city) == [calendar.due_at("phone", us(monday))]
        fold_some(city, 100)
        assert due_times(city) == [calendar.due_at("phone", us(monday))]


def test_a_policy_counts_by_its_own_weeks_and_days(city: City) -> None:
    """Another policy at the next `guichet server init` moves what is owed, channel by channel, over a whole year."""
    desk = Recorder("kl", 6)
    at = START
    for day in range(380):
        at = START + timedelta(days=day)
        channel = ("phone", "email", "pigeon")[day % 3]
        said = msgspec.structs.replace(opened(f"2019-KL-{day}"), channel=channel, received_at=at)
        desk.record(identifier("d", day), said, at)
    ends(city, [desk])[0].push(desk.id, desk.events)
    week = WeeklyHours((*[((8 * 60, 12 * 60), (13 * 60, 20 * 60))] * 4, (), ((600, 1440),), ()))
    other = msgspec.structs.replace(shipped(), channel_hours={"email": week}, substitute=True)
    for policy in (shipped(), other):
        administering.initialise(city.admin, policy)
        calendar = BusinessCalendar(policy)
        found = read(city, "SELECT channel, since, due_at FROM reporting.due_actions")[0]
        assert len(found) == 380
        for channel, since, due_at in found:
            assert microseconds(due_at) == calendar.due_at(channel, microseconds(since)), (channel, since)


def test_every_type_of_entry_is_known_to_the_fold_of_the_server() -> None:
    """A type that `domain/payloads.py` adds is folded there too (`sync/schema/folding.sql`), or said to change nothing."""
    folding = schema.read(schema.FOLDING)
    known = set(re.findall(r"'(dossier\.[a-z_]+)'", folding))
    assert known == {name for name in payloads.TYPES if name.startswith("dossier.")}
    assert all(
        version == 1 for name, (version, _) in payloads.TYPES.items() if name in {*known, "closure.defined"}
    )


def test_a_greeting_keeps_reporting_up_and_a_failure_there_stops_no_desk(city: City) -> None:
    """Kept up by the server, not by the desks' goodwill: what they call anyway does it, a little at a time."""
    desk = Recorder("kl", 7)
    for number in range(30):
        desk.record(identifier("d", number), opened(f"2019-KL-{number}"), START)
    shared = ends(city, [desk])[0]
    shared.push(desk.id, desk.events)
    assert administering.status(city.admin).reporting_behind == 30
    shared.greet()
    assert administering.status(city.admin).reporting_behind == 0
    shared.push(desk.id, [desk.record(identifier("d", 31), opened("2019-KL-31"), START)])
    read(city, "UPDATE guichet.reported SET at = at - interval '1 hour' RETURNING mark")
    with city.cluster.connection(city.database) as admin:
        admin.execute("ALTER TABLE guichet.folded ADD CONSTRAINT broken CHECK (number <> '2019-KL-31')")
    assert shared.greet().vector == {desk.id: 31}
    assert administering.status(city.admin).reporting_behind == 1
    assert_told(city, desk.events)


def opened(number: str) -> DossierOpened:
    """Return an opening by phone on a Monday, with a call to return."""
    return DossierOpened(number, "request", "phone", START, "TP", owed=(Owed("return_call", "STAFF-3"),))


def calendar_with(*closures: Closure) -> BusinessCalendar:
    """Return the shipped policy's calendar with closures."""
    return BusinessCalendar(shipped(), closures)


def us(day: date) -> int:
    """Return half past eight of a day, in microseconds."""
    return microseconds(datetime.combine(day, time(8, 30), ZONE))


def due_times(city: City) -> list[int]:
    """Return when everything is due, in microseconds."""
    return [microseconds(row[0]) for row in read(city, "SELECT due_at FROM reporting.due_actions")[0]]
