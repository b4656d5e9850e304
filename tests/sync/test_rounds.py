"""One round, word by word, between a desk and the shared database in memory (promise 4, SYNC.md)."""

from collections.abc import Sequence

import msgspec
import pytest
from tests.sync.database import POISON, WORD, MemoryDatabase, MemoryShared
from tests.sync.replicas import MemoryReplica, told

from guichet.domain.payloads import DossierCommented
from guichet.domain.record import Event
from guichet.sync import rounds
from guichet.sync.failures import Ahead, Away, Fork, Gap, Poison, Refused
from guichet.sync.wire import Page

NOW = 1_795_530_000_000
DAY = 86_400_000
DOSSIER = b"\x01" * 16
CIRCLE = "restricted"


@pytest.fixture
def database() -> MemoryDatabase:
    return MemoryDatabase()


def desk(seed: str, count: int = 0, wall_ms: int = NOW) -> MemoryReplica:
    replica = MemoryReplica(seed, wall_ms)
    for number in range(count):
        replica.record(DOSSIER, DossierCommented(f"{seed} {number}"))
    return replica


def link(database: MemoryDatabase, login: str = "a", circles: tuple[str, ...] = ()) -> MemoryShared:
    return MemoryShared(database, login, circles, lambda: NOW)


def test_what_one_desk_records_another_has(database: MemoryDatabase) -> None:
    a, b = desk("a", 3), desk("b", 2)
    assert rounds.run(a, link(database)).sent == 3
    outcome = rounds.run(b, link(database, "b"))
    assert (outcome.received, outcome.sent) == (3, 2)
    rounds.run(a, link(database))
    assert told(a) == told(b)
    assert a.acknowledged() == 3


def test_a_round_with_nothing_to_do_is_one_question(database: MemoryDatabase) -> None:
    """An idle desk costs one query."""
    a = desk("a", 3)
    rounds.run(a, link(database))
    again = link(database)
    rounds.run(a, again)
    assert again.asked == ["greet"]


def test_a_lost_acknowledgement_is_a_harmless_resend(database: MemoryDatabase) -> None:
    """What came through is read back, with its stamps, and not sent twice."""
    a, there = desk("a", 3), link(database)
    kept = there.push
    there.push = lambda desk_id, events: (_ for _ in ()).throw(Away(WORD)) if kept(desk_id, events) else 0  # type: ignore[method-assign]
    with pytest.raises(Away):
        rounds.run(a, there)
    assert a.acknowledged() == 0
    again = link(database)
    rounds.run(a, again)
    assert again.asked == ["greet", "pull"]
    assert a.acknowledged() == 3
    assert database.vector() == {a.desk_id: 3}


def test_events_ahead_of_the_server_are_stamped_again_in_order(database: MemoryDatabase) -> None:
    """SYNC.md, Clocks: a clock a year ahead costs no write, and its events go after one refusal."""
    a = desk("a", 4, NOW + 365 * DAY)
    order = [event.header.id for event in a.events[a.desk_id]]
    outcome = rounds.run(a, link(database))
    assert outcome.restamped
    kept = database.events[a.desk_id]
    assert [event.header.id for event in kept] == order
    assert [event.header.hlc for event in kept] == sorted({event.header.hlc for event in kept})
    assert told(a) == {(a.desk_id, e.header.desk_seq): told(a)[a.desk_id, e.header.desk_seq] for e in kept}
    a.record(DOSSIER, DossierCommented("after"))
    assert not rounds.run(a, link(database)).restamped, (
        "the offset was measured: later events are stamped well"
    )


def test_the_stamps_that_count_are_those_the_server_kept(database: MemoryDatabase) -> None:
    """A push believed lost that comes through after the stamps were renewed: the desk takes the server's."""
    a, there = desk("a", 2, NOW + 10 * 60_000), link(database)
    first = tuple(a.events[a.desk_id])
    pushed = there.push

    def late(desk_id: bytes, events: Sequence[Event]) -> int:
        if events[0].header.hlc != first[0].header.hlc:  # stamped again: the zombie arrives just before
            database.push("a", NOW + 20 * 60_000, desk_id, first)
        return pushed(desk_id, events)

    there.push = late  # type: ignore[method-assign]
    rounds.run(a, there)
    assert [e.header.hlc for e in a.events[a.desk_id]] == [e.header.hlc for e in first]


def test_what_was_acknowledged_is_never_stamped_again(database: MemoryDatabase) -> None:
    a = desk("a", 2)
    rounds.run(a, link(database))
    database.events.clear()
    before = told(a)
    backward = MemoryShared(database, "a", (), lambda: NOW - 365 * DAY)
    with pytest.raises(Ahead):
        rounds.run(a, backward)
    assert told(a) == before


def test_a_poison_event_never_blocks_the_queue(database: MemoryDatabase) -> None:
    """SYNC.md: it goes to quarantine with a word; its header keeps the chain dense, the rest goes on."""
    a = desk("a", 1)
    a.record(DOSSIER, DossierCommented(POISON.decode()))
    a.record(DOSSIER, DossierCommented("after"))
    outcome = rounds.run(a, link(database))
    assert outcome.set_aside == 1
    assert a.quarantine == {(a.desk_id, 2): str(WORD)}
    assert [event.payload is None for event in database.events[a.desk_id]] == [False, True, False]
    assert a.acknowledged() == 3


def test_an_event_whose_header_is_refused_too_stops_visibly(database: MemoryDatabase) -> None:
    a, there = desk("a", 1), link(database)

    def never(desk_id: bytes, events: Sequence[Event]) -> int:
        raise Poison(WORD, desk_id, events[0].header.desk_seq)

    there.push = never  # type: ignore[method-assign]
    with pytest.raises(Poison):
        rounds.run(a, there)


def test_a_copied_desk_goes_on_under_another_name(database: MemoryDatabase) -> None:
    """SYNC.md, self-healing: two computers record under one identifier; nothing is lost or doubled."""
    a = desk("a", 3)
    rounds.run(a, link(database))
    a.record(DOSSIER, DossierCommented("not yet sent when copied"))
    b = a.clone("b")
    a.record(DOSSIER, DossierCommented("on the original"))
    b.record(DOSSIER, DossierCommented("on the copy"))
    rounds.run(a, link(database))
    outcome = rounds.run(b, link(database))
    assert outcome.renewed
    assert b.desk_id != a.desk_id
    assert b.former() == {a.desk_id}
    rounds.run(a, link(database))
    assert told(a) == told(b)
    said = [event.payload for event in b.history(DOSSIER)]
    assert len(said) == len(set(said)) == 6


def test_a_desk_put_back_goes_on_under_another_name(database: MemoryDatabase) -> None:
    a = desk("a", 3)
    rounds.run(a, link(database))
    old = a.clone("put back")
    a.record(DOSSIER, DossierCommented("lost on this disk"))
    rounds.run(a, link(database))
    outcome = rounds.run(old, link(database))
    assert outcome.renewed
    assert told(old, bodies=True) | {} == {
        **told(a),
        **{k: v for k, v in told(old).items() if k[0] == old.desk_id},
    }


def test_three_copies_that_share_what_was_not_sent_keep_it_once(database: MemoryDatabase) -> None:
    """Copies that part from the original at the same entry go on under the same name, then part again."""
    a = desk("a", 1)
    rounds.run(a, link(database))
    b = a.clone("b")
    b.record(DOSSIER, DossierCommented("shared by b and c"))
    c = b.clone("c")
    a.record(DOSSIER, DossierCommented("on a"))
    for replica in (a, b, c, b, c, a, b, c):
        rounds.run(replica, link(database))
    assert told(a) == told(b) == told(c)
    said = [event.payload for event in a.history(DOSSIER)]
    assert len(said) == len(set(said)) == 3


def test_what_differs_before_what_was_acknowledged_is_said(database: MemoryDatabase) -> None:
    """A copy refilled a lost database first: nobody can tell which is which, and nothing is changed."""
    a = desk("a", 2)
    rounds.run(a, link(database))
    b = a.clone("b")
    a.record(DOSSIER, DossierCommented("on a"))
    rounds.run(a, link(database))
    b.record(DOSSIER, DossierCommented("on b"))
    database.events.clear()
    rounds.run(b, link(database))
    before = told(a)
    with pytest.raises(Fork):
        rounds.run(a, link(database))
    assert told(a) == before


def test_a_lost_database_is_refilled_by_any_desk(database: MemoryDatabase) -> None:
    """SYNC.md, self-healing: a desk gives its own events and every other desk's that it holds."""
    a, b = desk("a", 3), desk("b", 2)
    for replica, login in ((a, "a"), (b, "b"), (a, "a")):
        rounds.run(replica, link(database, login))
    database.events.clear()
    before = rounds.run(b, link(database, "b"))
    assert (before.sent, before.refilled) == (2, 0), (
        "only its own, unless the administrator opens the database"
    )
    database.recovering = True
    assert rounds.run(b, link(database, "b")).refilled == 3
    assert database.vector() == {a.desk_id: 3, b.desk_id: 2}


def test_bodies_that_outsiders_could_not_give_are_added_by_insiders(database: MemoryDatabase) -> None:
    a, b, c = desk("a"), desk("b"), desk("c")
    a.record(DOSSIER, DossierCommented("for a few"), CIRCLE)
    a.record(DOSSIER, DossierCommented("for all"))
    for replica, circles in ((a, (CIRCLE,)), (b, ()), (c, (CIRCLE,))):
        rounds.run(replica, link(database, replica.desk_id.hex(), circles))
    assert [event.payload is None for event in b.events[a.desk_id]] == [True, False]
    database.events.clear()
    database.recovering = True
    rounds.run(b, link(database, "b"))
    assert database.lacking(None, 10) == ((a.desk_id, 1),)
    fresh = desk("d")
    rounds.run(fresh, link(database, "d", (CIRCLE,)))
    assert fresh.events[a.desk_id][0].payload is None
    rounds.run(c, link(database, "c", (CIRCLE,)))
    assert not database.lacking(None, 10)
    database.late_ms += 1
    rounds.run(fresh, link(database, "d", (CIRCLE,)))
    assert told(fresh) == told(a)


def test_a_desk_that_joins_a_circle_reads_what_it_held_sealed(database: MemoryDatabase) -> None:
    a, b = desk("a"), desk("b")
    for number in range(3):
        a.record(DOSSIER, DossierCommented(f"for a few {number}"), CIRCLE)
    rounds.run(a, link(database))
    rounds.run(b, link(database, "b"))
    assert all(event.payload is None for event in b.events[a.desk_id])
    rounds.run(b, link(database, "b", (CIRCLE,)))
    assert told(a) == told(b)
    again = link(database, "b", (CIRCLE,))
    rounds.run(b, again)
    assert again.asked == ["greet"], "asked for once, not at each round"


def test_a_chain_that_breaks_stops_that_desk_alone(database: MemoryDatabase) -> None:
    a, b, c = desk("a", 3), desk("b", 2), desk("c")
    for replica, login in ((a, "a"), (b, "b")):
        rounds.run(replica, link(database, login))
    forged = database.events[a.desk_id][1]
    database.events[a.desk_id][1] = msgspec.structs.replace(
        forged, header=msgspec.structs.replace(forged.header, type="dossier.closed")
    )
    outcome = rounds.run(c, link(database, "c"))
    assert c.vector() == {a.desk_id: 2, b.desk_id: 2}
    assert list(c.quarantine) == [(a.desk_id, 3)]
    assert outcome.received >= 4


def test_a_database_that_moves_at_each_step_is_left_for_the_next_round(database: MemoryDatabase) -> None:
    a, there = desk("a", 2), link(database)

    def never(desk_id: bytes, events: Sequence[Event]) -> int:
        raise Gap(WORD)

    there.push = never  # type: ignore[method-assign]
    with pytest.raises(Gap):
        rounds.run(a, there)
    assert there.asked.count("greet") == rounds.ATTEMPTS


def test_a_round_stops_between_pages_and_goes_on_from_there(database: MemoryDatabase) -> None:
    """Promise 7: long work says how far it is, and stops when it is no longer wanted."""
    a, b = desk("a", 1200), desk("b")
    rounds.run(a, link(database))
    moved: list[tuple[int, int]] = []
    outcome = rounds.run(
        b, link(database, "b"), lambda done, total: moved.append((done, total)), lambda: len(moved) >= 1
    )
    assert outcome.stopped
    assert moved == [(500, 1200)]
    assert b.vector() == {a.desk_id: 500}
    rounds.run(b, link(database, "b"))
    assert told(a) == told(b)


def test_a_first_fill_asks_for_larger_pages(database: MemoryDatabase) -> None:
    a, b, there = desk("a", 5200), desk("b"), link(database, "b")
    rounds.run(a, link(database))
    limits: list[int] = []
    pull = there.pull
    there.pull = lambda vector, limit=0: limits.append(limit) or pull(vector, limit)  # type: ignore[method-assign, func-returns-value]
    rounds.run(b, there)
    assert limits[0] == rounds.FILL_EVENTS
    assert told(a) == told(b)


def test_a_former_name_that_is_refused_does_not_stop_the_rest(database: MemoryDatabase) -> None:
    """A copy on another machine holds what the original has not sent: it is told, and its own goes."""
    a = desk("a", 1)
    rounds.run(a, link(database))
    a.record(DOSSIER, DossierCommented("not sent"))
    b = a.clone("b")
    b.leave(b.desk_id, b.acknowledged())
    b.record(DOSSIER, DossierCommented("on the new machine"))
    outcome = rounds.run(b, link(database, "b"))
    assert outcome.disputed == {a.desk_id}
    assert outcome.sent == 1
    rounds.run(a, link(database))
    rounds.run(b, link(database, "b"))
    rounds.run(a, link(database))
    assert told(a) == told(b)


def test_refusals_of_the_network_pass_through(database: MemoryDatabase) -> None:
    a, there = desk("a", 1), link(database)

    def denied(vector: object, limit: int = 0) -> Page:
        raise Refused(WORD)

    database.events[b"\x09" * 16] = desk("z", 1).events.popitem()[1]
    there.pull = denied  # type: ignore[method-assign]
    with pytest.raises(Refused):
        rounds.run(a, there)
