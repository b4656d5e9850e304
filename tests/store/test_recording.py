"""Append and project in one transaction: all of it or nothing, whatever fails and wherever (promises 1 and 2)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from tests.store import dumps
from tests.store.histories import work
from tests.workshop import clock_of, desk_in, reopen, request

from guichet.application import acting, calendar
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.civil import ZONE
from guichet.domain.errors import Refusal
from guichet.domain.record import GENESIS, header_digest
from guichet.store import events
from guichet.store.faults import StoreFault

CITIZEN = commands.CitizenInput(name="Citoyenne 0147", phone="450 555-0147")


class Failing:
    """A connection that fails at its n-th statement, as a disk does."""

    def __init__(self, connection: Any, at: int) -> None:
        self._connection = connection
        self._left = at
        self.fired = False

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.fired = True
            raise dbapi2.OperationalError("disk I/O error")

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Run a statement, unless it is the one that fails; undoing is never what fails."""
        if statement != "ROLLBACK":
            self._count()
        return self._connection.execute(statement, values)

    def executemany(self, statement: str, rows: Any) -> Any:
        """Run a statement for many rows, unless it is the one that fails."""
        self._count()
        return self._connection.executemany(statement, rows)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._connection.in_transaction)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def fail_everywhere(desk: Workplace, do: Callable[[], object]) -> int:
    """Let `do` fail at each of its statements in turn, and return how many there were.

    After each failure the store is as before, to the last row, and the person gets a sentence.
    """
    before = dumps.everything(desk.store)
    for at in range(1, 200):
        with desk.store.write() as connection:
            sound = connection
        failing = Failing(sound, at)
        desk.store._writer = failing
        with suppress(StoreFault):
            do()
        desk.store._writer = sound
        if not failing.fired:
            return at - 1
        assert dumps.everything(desk.store) == before, f"half written after statement {at}"
    raise AssertionError("it never got through")


def test_an_intake_is_recorded_whole_or_not_at_all(desk: Workplace) -> None:
    """Promise 1: a fault at any statement, from BEGIN to COMMIT, leaves nothing half written."""
    take_in(desk, request(citizen=CITIZEN))
    renamed = commands.CitizenInput(name="Citoyenne 0147", phone="450 555-0147", note="sonner deux fois")
    statements = fail_everywhere(desk, lambda: take_in(desk, request(citizen=renamed)))
    assert statements > 15
    assert len(dumps.lists(desk.store)["dossier"]) == 2, "and then it is there, once"
    numbers = [row[1] for row in dumps.lists(desk.store)["dossier"]]
    assert sorted(number[8:12] for number in numbers) == ["0001", "0002"], "no number was lost to a failure"


def test_an_action_is_recorded_whole_or_not_at_all(desk: Workplace) -> None:
    """STAFF-7, promise 1: closing, with what it discharges and what the lists show of it."""
    number = take_in(desk, request(citizen=CITIZEN)).number
    close = commands.Close(number, outcome="Réparé", told="la citoyenne", means="phone")
    assert fail_everywhere(desk, lambda: acting.perform(desk, close)) > 8


def test_a_closure_is_recorded_whole_or_not_at_all(desk: Workplace) -> None:
    """STAFF-3: the closure and the recount of what is open; where the second failed, the next start counts again."""
    take_in(desk, request(channel="phone"))
    tomorrow = clock_of(desk).now().date().replace(day=25)
    with desk.store.write() as connection:
        sound = connection
    reached = 0
    for at in range(1, 60):
        failing = Failing(sound, at)
        desk.store._writer = failing
        with suppress(StoreFault):
            calendar.add_closure(desk, tomorrow, "Tempête")
        desk.store._writer = sound
        calendar.recount_if_stale(desk)
        closed = [closure.date for closure in calendar.closures(desk)] == [tomorrow]
        (due,) = dumps.lists(desk.store)["due_action"]
        day = datetime.fromtimestamp(due[7] / 1_000_000, ZONE).day
        assert day == (26 if closed else 25), f"after statement {at}"
        reached += closed
        if not failing.fired:
            break
    assert reached > 1, "the fault fell between the closure and its recount too"


def test_a_command_that_is_refused_records_nothing(desk: Workplace) -> None:
    """STAFF-7: a refusal after the citizen was written takes the citizen back too."""
    before = dumps.everything(desk.store)
    with pytest.raises(Refusal):
        take_in(desk, request(citizen=CITIZEN, topic="licorne"))
    assert dumps.everything(desk.store) == before


@pytest.mark.parametrize("table", ["event", "event_body"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET seq = seq", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_what_is_recorded_is_never_changed_nor_erased(desk: Workplace, table: str, statement: str) -> None:
    """Promise 2: the database itself refuses, for headers and for bodies, also a replacement in disguise."""
    take_in(desk, request())
    before = dumps.everything(desk.store)["event"]
    with pytest.raises(dbapi2.Error, match="append-only"), desk.store.write() as connection:
        connection.execute(statement.format(table))
    assert dumps.everything(desk.store)["event"] == before


def test_events_of_a_desk_are_numbered_without_a_hole_and_chained(desk: Workplace) -> None:
    """STAFF-7, promise 4: 1, 2, 3…, each carrying the digest of the one before, over restarts and refusals."""
    work(desk, seed=1, steps=20)
    again = reopen(desk)
    work(again, seed=2, steps=10)
    with again.store.read() as connection:
        headers = [event.header for batch in events.by_desk(connection) for event in batch]
    again.close()
    assert [header.desk_seq for header in headers] == list(range(1, len(headers) + 1))
    links = [GENESIS, *(header_digest(header) for header in headers)]
    assert [header.prev_digest for header in headers] == links[:-1]
    assert [header.hlc for header in headers] == sorted({header.hlc for header in headers})


def test_a_clock_that_goes_back_never_fails_a_write(desk: Workplace) -> None:
    """SYNC.md, Clocks: the stamp goes on; what happened keeps the time that the clerk's clock said."""
    first = take_in(desk, request())
    clock_of(desk).advance(days=-400)
    second = take_in(desk, request())
    with desk.store.read() as connection:
        stamps = [
            e.header.hlc for number in (first, second) for e in events.of_entity(connection, number.entity_id)
        ]
    assert stamps == sorted(stamps)
    assert second.number.startswith("2025-")


def test_numbers_are_unique_by_construction(tmp_path: Path) -> None:
    """Promise 3: two desks of a city never issue the same number, whatever they do."""
    with desk_in(tmp_path / "a", code="KL") as one, desk_in(tmp_path / "b", code="HJ", seed=2) as two:
        issued = [take_in(each, request()).number for each in (one, two, one, two)]
    assert len(set(issued)) == 4
    assert [number[5:7] for number in issued] == ["KL", "HJ", "KL", "HJ"]


def test_a_receipt_names_every_dossier_whose_row_changed(desk: Workplace) -> None:
    """A screen refreshes what it shows: also the other dossiers of a citizen whose name was set right."""
    heard: list[frozenset[tuple[str, bytes]]] = []
    first = take_in(desk, request(citizen=CITIZEN))
    citizen = acting.show(desk, first.number).dossier.citizen
    desk.watch(lambda receipt: heard.append(receipt.changed))
    second = take_in(desk, request(citizen=commands.CitizenInput(id=citizen or "", name="Citoyenne 0148")))
    assert {entity for stream, entity in heard[-1] if stream == "dossier"} == {
        first.entity_id,
        second.entity_id,
    }
    assert {row[13] for row in dumps.lists(desk.store)["dossier"]} == {"Citoyenne 0148"}


def test_a_closure_entered_by_another_program_counts_from_the_next_intake_on(desk: Workplace) -> None:
    """STAFF-3: a command beside the window changes the calendar; the window does not go on with the old one."""
    clock_of(desk).advance(minutes=1)
    before = take_in(desk, request(channel="phone"))
    other = reopen_beside(desk)
    tomorrow = clock_of(desk).now().date().replace(day=25)
    assert calendar.add_closure(other, tomorrow, "Tempête").moved == 1
    other.close()
    after = take_in(desk, request(channel="phone"))
    assert before.deadline is not None
    assert after.deadline is not None
    assert (before.deadline.due.day, after.deadline.due.day) == (25, 26)
    due = {row[7] for row in dumps.lists(desk.store)["due_action"]}
    assert len(due) == 1, "both are owed by the same moment"


def reopen_beside(desk: Workplace) -> Workplace:
    """Open the folder of a desk a second time, as a command does beside the window."""
    from tests.workshop import FileVault

    from guichet.application.workplace import open_workplace

    other = open_workplace(
        desk.store.folder, create=False, clock=desk.clock, random=desk.random, vault=FileVault()
    )
    other.agent = desk.agent
    return other
