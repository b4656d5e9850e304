"""Two desks with their own data folders and a real PostgreSQL: what is recorded in one stands in the other (issue 3)."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk
from tests.workshop import make_desk, request

from guichet.application import acting, checking, enrolment
from guichet.application.clock import SystemClock
from guichet.application.exchanging import Exchange, State, digest
from guichet.application.in_step import InStep
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.people import SCHEDULER
from guichet.store.recording import Receipt
from guichet.sync.failures import Away
from guichet.sync.postgres import PostgresLink

PATIENCE_S = 60.0


class Counter:
    """A desk at work on this computer's own clock, and its way to the shared database."""

    def __init__(self, city: City, folder: Path, code: str, seed: int) -> None:
        self.desk = make_desk(folder, code=code, seed=seed, sample=code == "KL")
        self.desk.clock = SystemClock()
        self.desk.recorder.clock = self.desk.clock
        enrolled = Desk(code, seed)
        enrolled.id = self.desk.recorder.desk_id
        self.link = PostgresLink(city.enrol(enrolled), self._present)

    def _present(self) -> bytes:
        return enrolment.present_id(self.desk)

    def exchange(self) -> Exchange:
        exchange = Exchange(self.desk)
        with self.link.open() as shared:
            exchange.round(shared)
        return exchange


@pytest.fixture
def counters(city: City, tmp_path: Path) -> Iterator[tuple[Counter, Counter]]:
    a, b = Counter(city, tmp_path / "a", "KL", 1), Counter(city, tmp_path / "b", "MR", 2)
    yield a, b
    a.desk.close()
    b.desk.close()


def test_two_desks_end_with_the_same_digest(counters: tuple[Counter, Counter]) -> None:
    """Issue 3, proof 4: both record apart, both exchange, `guichet digest` says the same and doctor finds nothing."""
    a, b = counters
    a.exchange()
    b.exchange()
    numbers = [
        take_in(each.desk, request(f"{n}", topic="nid-de-poule")).number for n in range(3) for each in (a, b)
    ]
    for each in (a, b, a):
        each.exchange()
    acting.perform(a.desk, commands.Comment(numbers[1], text="de a"))
    acting.perform(b.desk, commands.Comment(numbers[1], text="de b"))
    for each in (a, b, a):
        assert each.exchange().state.standing == "in_step"
    assert digest(a.desk) == digest(b.desk)
    for each in (a, b):
        each.desk.agent = SCHEDULER
        assert checking.diagnose(each.desk).healthy


def test_what_is_recorded_stands_at_the_other_desk_within_two_seconds(
    counters: tuple[Counter, Counter],
) -> None:
    """Issue 3, proof 4: the two workers of two open programs, woken by a write and by PostgreSQL's own word of it."""
    a, b = counters
    states: dict[str, threading.Event] = {"a": threading.Event(), "b": threading.Event()}
    keeping = [
        InStep(each.desk, each.link, _when_in_step(states[name])) for name, each in (("a", a), ("b", b))
    ]
    for each in keeping:
        each.start()
    try:
        assert all(event.wait(PATIENCE_S) for event in states.values())
        waits = []
        for number in range(5):
            came, clock = threading.Event(), SystemClock()
            watching = _Watching(came)
            b.desk.watch(watching)
            began = clock.now()
            taken = take_in(a.desk, request(f"{number}", topic="nid-de-poule"))
            watching.wanted = taken.entity_id
            if stands_in(b.desk, taken.entity_id):
                came.set()
            assert came.wait(PATIENCE_S)
            waits.append((clock.now() - began).total_seconds())
    finally:
        for each in keeping:
            each.stop()
    assert sorted(waits)[len(waits) // 2] < 2.0, waits


def test_the_server_is_killed_and_both_go_on_and_agree_after(
    city: City, counters: tuple[Counter, Counter]
) -> None:
    """Issue 3, proof 4: the server away, both go on; started again, both agree."""
    a, b = counters
    a.exchange()
    b.exchange()
    city.cluster.kill()
    try:
        for each in (a, b):
            take_in(each.desk, request("pendant la panne", topic="nid-de-poule"))
            exchange = Exchange(each.desk)
            with pytest.raises(Away), each.link.open() as shared:
                exchange.round(shared)
            assert exchange.to_send() > 0
    finally:
        city.cluster.start()
    for each in (a, b, a):
        each.exchange()
    assert digest(a.desk) == digest(b.desk)


class _Watching:
    """Waits for one dossier among all that comes."""

    def __init__(self, came: threading.Event) -> None:
        self.wanted = b""
        self._came = came

    def __call__(self, receipt: Receipt) -> None:
        if ("dossier", self.wanted) in receipt.changed:
            self._came.set()


def stands_in(desk: Workplace, entity_id: bytes) -> bool:
    """Tell whether the lists of a desk hold a dossier."""
    with desk.store.read() as connection:
        return bool(
            connection.execute("SELECT count(*) FROM dossier WHERE entity_id = ?", (entity_id,)).fetchone()[0]
        )


def _when_in_step(event: threading.Event) -> Callable[[State], None]:
    def told(state: State) -> None:
        if state.standing == "in_step":
            event.set()

    return told


def test_a_complaint_about_a_person_never_reaches_a_desk_outside_its_circle(
    counters: tuple[Counter, Counter],
) -> None:
    """DEF-1: sealed on its way by PostgreSQL itself; the other desk's whole file holds no word of it, both agree."""
    a, b = counters
    canary = "zqxcanari"
    a.exchange()
    taken = take_in(
        a.desk,
        request(canary, topic="plainte-employe", citizen=commands.CitizenInput(name=canary, note=canary)),
    )
    for each in (a, b, a):
        assert each.exchange().state.standing == "in_step"
    with b.desk.store.read() as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        held = {name: repr(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for (name,) in tables}
    assert taken.number in held["event_body"]
    assert [name for name, rows in held.items() if canary in rows] == []
    assert digest(a.desk) == digest(b.desk)
    b.desk.agent = SCHEDULER
    assert checking.diagnose(b.desk).healthy
