"""The local store as one end of an exchange: it keeps, shows and gives what the model keeps (promises 2, 4 and 5)."""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlcipher3 import dbapi2
from tests.store import dumps
from tests.sync.database import POISON, MemoryDatabase, MemoryShared
from tests.sync.replicas import MemoryReplica
from tests.workshop import clock_of, copy_of, make_desk, reopen, request

from guichet.application import acting, calendar, checking, copies
from guichet.application.exchanging import Exchange, digest
from guichet.application.machines import know_the_machine
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids
from guichet.domain.circles import Sight
from guichet.domain.payloads import CitizenRecorded, DossierCommented
from guichet.domain.people import SCHEDULER
from guichet.domain.record import Event
from guichet.store import events as rows
from guichet.store import meta, quarantining, queries, receiving
from guichet.sync import rounds
from guichet.sync.failures import Ahead


class City:
    """A shared database in memory, and desks that exchange with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = MemoryDatabase()
        self.desks: list[Workplace] = []

    def desk(self, code: str, **options: object) -> Workplace:
        desk = make_desk(self.folder / code, code=code, seed=len(self.desks) + 1, **options)  # type: ignore[arg-type]
        self.desks.append(desk)
        return desk

    def shared(self, desk: Workplace, circles: tuple[str, ...] = ()) -> MemoryShared:
        return MemoryShared(
            self.database, str(desk.store.folder), circles, lambda: round(desk.clock.now().timestamp() * 1000)
        )

    def exchange(self, desk: Workplace, circles: tuple[str, ...] = ()) -> rounds.Outcome:
        return Exchange(desk).round(self.shared(desk, circles))


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    city = City(tmp_path)
    yield city
    for desk in city.desks:
        desk.close()


def in_step(*desks: Workplace) -> None:
    """Hold each desk to the others, to a full refold and to its own doctor."""
    digests = {digest(desk) for desk in desks}
    assert len(digests) == 1
    for desk in desks:
        was, desk.agent = desk.agent, SCHEDULER
        incremental = dumps.lists(desk.store)
        copies.rebuild(desk)
        assert dumps.lists(desk.store) == incremental, "what came piece by piece is what a full refold shows"
        assert checking.diagnose(desk).healthy
        desk.agent = was
    kept = [dumps.lists(desk.store) for desk in desks]
    assert all(each == kept[0] for each in kept)


def test_what_one_desk_records_stands_in_the_lists_of_another(city: City) -> None:
    """Promise 4: directory, people, calendar and dossiers travel by one path; the second desk imports nothing."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("Nid-de-poule devant le 12", topic="nid-de-poule"))
    city.exchange(a)
    city.exchange(b)
    shown = acting.show(b, taken.number)
    assert shown.dossier.description == "Nid-de-poule devant le 12"
    assert set(b.directory.services) == set(a.directory.services)
    acting.perform(b, commands.Comment(taken.number, text="Vu sur place"))
    city.exchange(b)
    city.exchange(a)
    assert "Vu sur place" in [
        getattr(e.payload, "text", "") for e in acting.show(a, taken.number).dossier.entries
    ]
    in_step(a, b)


def test_desks_that_were_apart_end_the_same(city: City) -> None:
    """Promise 5: whatever each recorded while the other was away, both tell the same, and the conflict is shown."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("Nid-de-poule devant le 12", topic="nid-de-poule"))
    city.exchange(a)
    city.exchange(b)
    clock_of(b).advance(minutes=3)
    acting.perform(a, commands.Close(taken.number, outcome="Réparé", told="citizen", means="phone"))
    acting.perform(
        b, commands.Promise(taken.number, due=clock_of(b).advance(days=1), said="Vu avec le citoyen")
    )
    acting.perform(b, commands.Close(taken.number, outcome="Sans suite", told="citizen", means="phone"))
    clock_of(b).advance(days=-1)
    for desk in (a, b, a):
        city.exchange(desk)
    conflicts = acting.show(a, taken.number).dossier.conflicts
    assert [conflict.field for conflict in conflicts] == ["status"]
    assert acting.show(b, taken.number).dossier.conflicts == conflicts
    in_step(a, b)


def test_a_closure_that_comes_moves_the_deadlines_here(city: City) -> None:
    """STAFF-3: a day that another desk closes counts here as there."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    city.exchange(a)
    city.exchange(b)
    taken = take_in(b, request("Rappeler", channel="phone", topic="nid-de-poule"))
    assert taken.deadline is not None
    before = acting.show(b, taken.number).due_at
    calendar.add_closure(a, taken.deadline.due.date(), "Tempête")
    city.exchange(b)
    city.exchange(a)
    city.exchange(b)
    assert acting.show(b, taken.number).due_at != before
    in_step(a, b)


def test_a_page_that_comes_again_changes_nothing(city: City) -> None:
    """Promise 4: what is held already is skipped."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    take_in(a, request())
    city.exchange(a)
    exchange = Exchange(b)
    exchange.round(city.shared(b))
    before = dumps.everything(b.store)
    page = city.shared(b).pull({})
    assert exchange.replica.receive([e for e in page.events if e.header.desk_id == a.recorder.desk_id])
    assert dumps.everything(b.store) == before


def test_many_events_are_shown_once_at_the_end(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 7: a first fill keeps everything, then makes the lists once; cut short, the next start makes them."""
    monkeypatch.setattr(receiving, "MANY", 50)
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("Nid-de-poule", topic="nid-de-poule"))
    city.exchange(a)
    moved: list[tuple[int, int]] = []
    exchange = Exchange(b)
    outcome = exchange.round(city.shared(b), lambda done, total: moved.append((done, total)))
    assert outcome.received > 50
    assert moved[0][1] == outcome.received
    assert acting.show(b, taken.number).dossier.number == taken.number
    city.exchange(a)
    in_step(a, b)


def test_a_fill_that_is_cut_short_goes_on_where_it_was(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MANY", 50)
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    take_in(a, request("Nid-de-poule", topic="nid-de-poule"))
    city.exchange(a)
    shared = city.shared(b)
    pull, asked = shared.pull, []

    def small(vector: dict[bytes, int], limit: int = 0) -> object:
        asked.append(limit)
        return pull(vector, 40)

    shared.pull = small  # type: ignore[assignment, method-assign]
    exchange = Exchange(b)
    outcome = exchange.round(shared, cancelled=lambda: len(asked) >= 3)  # two kept, one on its way
    assert outcome.stopped
    assert outcome.received == 80
    assert exchange.state.standing == "joining"
    assert exchange.round(shared).received == len(city.database.events[a.recorder.desk_id]) - 80
    city.exchange(a)
    in_step(a, b)


def test_a_fill_that_is_killed_is_refolded_at_the_next_start(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: the lists are marked as not ours until they are whole."""
    monkeypatch.setattr(receiving, "MANY", 50)
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("Nid-de-poule", topic="nid-de-poule"))
    city.exchange(a)
    monkeypatch.setattr(Exchange, "_refold", lambda self: None)
    city.exchange(b)
    city.desks.remove(b)
    b = reopen(b)
    city.desks.append(b)
    assert copies.rebuild_if_needed(b) > 0
    assert acting.show(b, taken.number).dossier.number == taken.number
    city.exchange(a)
    in_step(a, b)


def test_an_event_of_a_newer_program_is_kept_shown_and_given_on(city: City) -> None:
    """Promise 6: a type that nobody here knows keeps its place, and another desk gets it from this one."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("Nid-de-poule", topic="nid-de-poule"))
    city.exchange(a)
    newer = MemoryReplica("newer", round(a.clock.now().timestamp() * 1000))
    entity = acting.show(a, taken.number).dossier.id
    newer.heads[entity] = acting.show(a, taken.number).dossier.heads
    newer.write(entity, "dossier.weighed", 3, b'{"grams":12}')
    rounds.run(newer, MemoryShared(city.database, "newer", (), lambda: newer.wall_ms))
    city.exchange(b)
    city.database.events.clear()
    city.database.recovering = True
    city.exchange(b)
    city.exchange(a)
    assert [e.header.type for e in acting.show(a, taken.number).dossier.entries][-1] == "dossier.weighed"
    in_step(a, b)


def test_a_body_that_comes_later_fills_its_header(city: City) -> None:
    """DEF-1: a desk outside the circle holds the header; once inside, it reads the dossier."""
    b = city.desk("MR")
    author = MemoryReplica("author", round(b.clock.now().timestamp() * 1000))
    entity = author.random.randbytes(16)
    author.record(entity, DossierCommented("pour quelques-uns"), "confidential")
    rounds.run(author, MemoryShared(city.database, "author", ("confidential",), lambda: author.wall_ms))
    city.exchange(b)
    with b.store.read() as connection:
        (sealed,) = rows.of_entity(connection, entity)
    assert sealed.payload is None
    city.exchange(b, ("confidential",))
    with b.store.read() as connection:
        (opened,) = rows.of_entity(connection, entity)
        assert connection.execute("SELECT count(*) FROM sealed").fetchone() == (0,)
    assert opened == author.history(entity)[0]
    in_step(b)


def test_a_forged_body_or_link_is_set_apart_and_stops_nobody_else(city: City) -> None:
    """Promise 2: what does not verify is never shown; the others' events still come."""
    b = city.desk("MR")
    replicas = [MemoryReplica(name, round(b.clock.now().timestamp() * 1000)) for name in ("x", "y", "z")]
    for replica in replicas:
        for number in range(3):
            replica.record(replica.random.randbytes(16), DossierCommented(f"{number}"))
        rounds.run(
            replica, MemoryShared(city.database, str(replica.desk_id), (), lambda: replicas[0].wall_ms)
        )
    x, y, z = (replica.desk_id for replica in replicas)
    whole = city.database.events[x][1]
    event = city.database.events[x][1]
    city.database.events[x][1] = Event(event.header, b'{"text":"forged"}', event.salt, event.audience)
    event = city.database.events[y][1]
    forged = msgspec.structs.replace(event.header, occurred_at=0)
    city.database.events[y][1] = Event(forged, event.payload, event.salt, event.audience)
    exchange = Exchange(b)
    exchange.round(city.shared(b))
    vector = exchange.replica.vector()
    assert (vector[x], vector[y], vector[z]) == (3, 2, 3)
    with b.store.read() as connection:
        found = connection.execute("SELECT desk_id, desk_seq, reason FROM quarantine ORDER BY 3").fetchall()
    assert found == [(x, 2, "body"), (y, 3, "chain")]
    assert exchange.state.standing == "attention"
    assert exchange.state.aside == 2
    exchange.round(city.shared(b), again=True)
    assert exchange.state.aside == 2, "asked again while nothing is mended, they come back"
    city.database.events[x][1] = whole
    exchange.round(city.shared(b), again=True)
    with b.store.read() as connection:
        assert [each.reason for each in quarantining.listed(connection)] == ["chain"]
        (mended,) = rows.of_entity(connection, whole.header.entity_id)
    assert mended == whole, "mended there, it is read here"


def test_what_the_database_cannot_keep_stays_here_and_is_said(city: City) -> None:
    """SYNC.md: one bad event goes to quarantine with a word to the clerk; it never blocks the queue."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    taken = take_in(a, request("Nid-de-poule", topic="nid-de-poule"))
    acting.perform(a, commands.Comment(taken.number, text=POISON.decode()))
    acting.perform(a, commands.Comment(taken.number, text="après"))
    exchange = Exchange(a)
    assert exchange.round(city.shared(a)).set_aside == 1
    assert exchange.state.standing == "attention"
    assert exchange.state.to_send == 0
    city.exchange(b)
    said = [getattr(e.payload, "text", None) for e in acting.show(b, taken.number).dossier.entries]
    assert said[1:] == [None, "après"]


def test_events_stamped_by_a_clock_a_year_ahead_go_in_order(city: City) -> None:
    """Issue 3, proof 5: a clock a year ahead, a year back, and going backwards in session."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    true = clock_of(b)
    taken = take_in(a, request("Nid-de-poule", topic="nid-de-poule"))
    clock_of(a).advance(days=365)
    acting.perform(a, commands.Comment(taken.number, text="dans un an"))
    shared = MemoryShared(city.database, "a", (), lambda: round(true.now().timestamp() * 1000))
    assert Exchange(a).round(shared).restamped
    clock_of(a).advance(days=-730)
    acting.perform(a, commands.Comment(taken.number, text="il y a un an"))
    assert not Exchange(a).round(shared).restamped
    city.exchange(b)
    for desk in (a, b):
        said = [getattr(e.payload, "text", None) for e in acting.show(desk, taken.number).dossier.entries]
        assert said[1:] == ["dans un an", "il y a un an"]
    Exchange(a).round(shared)
    in_step(a, b)


def test_only_what_nobody_acknowledged_may_be_stamped_again(city: City) -> None:
    """Promise 2: the database itself holds the record to it."""
    a = city.desk("KL")
    own = a.recorder.desk_id
    city.exchange(a)
    take_in(a, request())
    replica = Exchange(a).replica
    sent = replica.acknowledged()
    with a.store.write() as connection:
        connection.execute(
            "UPDATE event SET hlc = hlc + 1 WHERE desk_id = ? AND desk_seq = ?", (own, sent + 1)
        )
    with pytest.raises(dbapi2.Error, match="append-only"), a.store.write() as connection:
        connection.execute("UPDATE event SET hlc = hlc + 1 WHERE desk_id = ? AND desk_seq = ?", (own, sent))
    backward = MemoryShared(MemoryDatabase(), "a", (), lambda: 0)
    with pytest.raises(Ahead):
        rounds.run(replica, backward)


def test_a_copied_folder_goes_on_under_other_letters(city: City) -> None:
    """Promise 3: two computers with one store: nothing is lost or doubled, and no number is issued twice from then on."""
    a = city.desk("KL")
    take_in(a, request("avant la copie", topic="nid-de-poule"))
    city.exchange(a)
    take_in(a, request("pas encore parti", topic="nid-de-poule"))
    b = _copied(city, a, "copie")
    first = take_in(a, request("sur l’original", topic="nid-de-poule"))
    take_in(b, request("sur la copie", topic="nid-de-poule"))
    city.exchange(a)
    outcome = city.exchange(b)
    assert outcome.renewed
    assert b.recorder.desk_id != a.recorder.desk_id
    later = take_in(b, request("après", topic="nid-de-poule"))
    assert later.number.split("-")[1] != first.number.split("-")[1]
    for desk in (b, a):
        city.exchange(desk)
    with a.store.read() as connection:
        lines = queries.dossiers(connection, filters=queries.Filter(sight=Sight(whole=True)))
    assert sorted(line.summary for line in lines) == [
        "après", "avant la copie", "pas encore parti", "sur la copie", "sur l’original",
    ]  # fmt: skip
    in_step(a, b)


def test_a_store_taken_to_another_machine_becomes_another_desk(city: City) -> None:
    """SYNC.md: the fingerprint stands outside the database; what the original had not sent is sent once."""
    a = city.desk("KL")
    city.exchange(a)
    take_in(a, request("pas encore parti", topic="nid-de-poule"))
    assert not know_the_machine(a, "this machine")
    b = _copied(city, a, "autre")
    assert know_the_machine(b, "another machine")
    assert not know_the_machine(b, "another machine")
    take_in(b, request("sur l’autre machine", topic="nid-de-poule"))
    other = Exchange(b)
    other.round(city.shared(b))
    assert b.recorder.desk_id != a.recorder.desk_id
    city.exchange(a)
    other.round(city.shared(b))
    city.exchange(a)
    assert other.state.standing == "in_step"
    with a.store.read() as connection:
        lines = queries.dossiers(connection, filters=queries.Filter(sight=Sight(whole=True)))
    assert sorted(line.summary for line in lines) == ["pas encore parti", "sur l’autre machine"]
    in_step(a, b)


def test_any_order_and_batching_of_what_comes_gives_the_same_lists(city: City) -> None:
    """Promise 5: pages of any size, desks in any order: the incremental result is the full refold."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    city.exchange(a)
    city.exchange(b)
    chance = random.Random(3)
    numbers = [take_in(a, request(f"{n}", topic="nid-de-poule")).number for n in range(4)]
    city.exchange(a)
    city.exchange(b)
    for desk in (a, b, a, b):
        for _ in range(4):
            clock_of(desk).advance(minutes=chance.randrange(1, 90))
            acting.perform(desk, commands.Comment(chance.choice(numbers), text=f"{chance.random()}"))
    citizen = CitizenRecorded("Citoyenne 0147")
    with b.recorder.transaction() as transaction:
        transaction.append("citizen", ids.entry_id("citizen", "x"), citizen)
        receipt = transaction.receipt
    b.recorded(receipt)
    shared = city.shared(a)
    pull = shared.pull
    shared.pull = lambda vector, limit=0: pull(vector, chance.randrange(1, 6))  # type: ignore[method-assign]
    city.exchange(b)
    Exchange(a).round(shared)
    city.exchange(b)
    in_step(a, b)


def test_stamps_seen_are_behind_every_stamp_to_come(city: City) -> None:
    """Promise 5: what is recorded after it was received is stamped after it."""
    a, b = city.desk("KL"), city.desk("MR", sample=False)
    clock_of(a).advance(minutes=4)
    take_in(a, request(topic="nid-de-poule"))
    city.exchange(a)
    city.exchange(b)
    with b.store.read() as connection:
        (highest,) = connection.execute("SELECT max(hlc) FROM event").fetchone()
        assert int(meta.get(connection, meta.HLC_SEEN) or 0) == highest
    with b.recorder.transaction() as transaction:
        event = transaction.append("dossier", transaction.new_id(), DossierCommented("après"))
    assert event.header.hlc > highest


def _copied(city: City, desk: Workplace, name: str) -> Workplace:
    copy = copy_of(desk, city.folder / name)
    city.desks.append(copy)
    return copy
