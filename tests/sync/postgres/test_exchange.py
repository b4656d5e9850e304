"""Push and pull against a real PostgreSQL: dense vectors, forks, gaps, clocks, bodies that are sealed (promise 4)."""

import itertools

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk, sealed

from guichet.domain import hlc
from guichet.domain.record import Event, header_digest
from guichet.sync import administering
from guichet.sync.failures import Ahead, Fork, Gap, Poison, Refused
from guichet.sync.wire import FUTURE_MS, PAGE_BYTES

_SEEDS = itertools.count(1)


def _changed(event: Event, **header: object) -> Event:
    return msgspec.structs.replace(event, header=msgspec.structs.replace(event.header, **header))


def test_what_one_desk_pushes_another_pulls_whole(city: City) -> None:
    """The bytes that come out are the bytes that went in, and the server links the chain as the desks do."""
    here, there = Desk("kl"), Desk("mn")
    ours, theirs = city.shared(here), city.shared(there)
    here.record(3)
    here.record(1, parents=[bytes([each]) * 16 for each in range(2)])
    here.record(1, parents=[bytes([each]) * 16 for each in range(20)])
    here.record(1, payload='{"text":"Trottoir brisé, « nid-de-poule » 🕳 \\u0000"}'.encode())
    here.record(1, type="dossier.é" + "x" * 300, stream="setting")
    assert ours.push(here.id, here.events) == len(here.events)
    assert theirs.pull({}).events == tuple(here.events)
    assert theirs.greet().vector == {here.id: len(here.events)}
    assert ours.anchor() == {here.id: (len(here.events), header_digest(here.events[-1].header))}


def test_numbers_of_every_size_link_as_the_desks_link_them(city: City) -> None:
    """MessagePack writes an integer in nine ways; the server's own must be the same."""
    desk = Desk("kl")
    shared = city.shared(desk)
    edges = sorted(
        {s * (2**p) + d for p in (0, 5, 7, 8, 15, 16, 31, 32, 62) for d in (-1, 0, 1) for s in (-1, 1)}
    )
    for number in edges:
        desk.record()
        event = _changed(
            desk.events[-1], occurred_at=number, occurred_offset=max(-(2**31), min(number, 2**31 - 1))
        )
        desk.events[-1] = event
    assert shared.push(desk.id, desk.events) == len(edges)
    assert shared.pull({}).events == tuple(desk.events)


def test_a_lost_answer_is_a_harmless_resend(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(8)
    assert shared.push(desk.id, desk.events[:5]) == 5
    assert shared.push(desk.id, desk.events[:5]) == 5
    assert shared.push(desk.id, desk.events[3:]) == 8
    assert shared.push(desk.id, []) == 8
    assert shared.pull({}).events == tuple(desk.events)


def test_a_gap_is_refused_and_nothing_of_it_kept(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(6)
    shared.push(desk.id, desk.events[:2])
    for hole in (desk.events[3:], [desk.events[2], desk.events[4]], [desk.events[1], desk.events[5]]):
        with pytest.raises(Gap):
            shared.push(desk.id, hole)
    assert shared.greet().vector == {desk.id: 2}


def test_another_event_under_the_same_sequence_is_a_fork(city: City) -> None:
    """A desk restored from a backup, or copied, says so before anything of it is kept."""
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(3)
    copy = Desk("kl")
    copy.record(3)
    copy.record(2, payload=b'{"text":"on the copy"}')
    shared.push(desk.id, desk.record(2) and desk.events)
    with pytest.raises(Fork):
        shared.push(copy.id, copy.events[3:])
    with pytest.raises(Fork):
        shared.push(copy.id, copy.events + copy.record(1))
    assert shared.pull({}).events == tuple(desk.events)


def test_a_copy_that_went_on_beyond_the_server_is_a_fork_too(city: City) -> None:
    desk, copy = Desk("kl"), Desk("kl")
    shared = city.shared(desk)
    for each in (desk, copy):
        each.record(2)
    desk.record(1)
    copy.record(1, payload=b'{"text":"other"}')
    copy.record(1)
    shared.push(desk.id, desk.events)
    with pytest.raises(Fork):
        shared.push(copy.id, copy.events[3:])


def test_a_history_from_elsewhere_is_a_fork_from_its_first_event(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(1)
    with pytest.raises(Fork):
        shared.push(desk.id, [_changed(desk.events[0], prev_digest=b"\1" * 32)])


def test_an_event_under_another_stamp_is_asked_about_again(city: City) -> None:
    """An answer was lost, then the desk stamped again: the server's stamp is the one that every replica keeps."""
    desk = Desk("kl")
    shared = city.shared(desk)
    shared.push(desk.id, desk.record(1))
    with pytest.raises(Gap):
        shared.push(desk.id, [_changed(desk.events[0], hlc=desk.events[0].header.hlc + 1)])
    assert shared.pull({}).events == tuple(desk.events)


def test_a_greeting_tells_what_a_desk_compares_and_when_to_ask_again(city: City) -> None:
    desk, manager = Desk("kl"), Desk("dg")
    shared = city.shared(desk)
    began = shared.greet()
    assert abs(began.clock_ms - began.late_ms) < 600_000
    secret = desk.record(1, audience="confidential")
    shared.push(desk.id, sealed(secret))
    there = shared.greet()
    assert there.links == {desk.id: header_digest(desk.events[-1].header)}
    assert there.readable == began.readable
    shared.push(desk.id, secret)
    filled = shared.greet()
    assert filled.late_ms > began.late_ms
    administering.recover(city.admin, 1)
    opened = shared.greet()
    assert opened.late_ms >= filled.late_ms
    administering.recover(city.admin, 0)
    assert shared.greet().readable == opened.readable
    assert city.shared(manager, "manager").greet().readable != opened.readable


def test_a_fresh_identity_is_its_logins_own(city: City) -> None:
    """A copied desk takes a new identifier and goes on under the same login, without anybody's help."""
    desk, renewed = Desk("kl"), Desk("renewed")
    shared = city.end(city.enrol(desk), renewed)
    assert shared.push(renewed.id, renewed.record(2)) == 2
    stranger = Desk("stranger")
    with pytest.raises(Refused, match="ne reconnaît pas ce poste"):
        shared.push(stranger.id, stranger.record(1))


def test_the_far_future_is_refused_by_the_servers_clock(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    now = shared.greet().clock_ms
    desk.record(1, stamp_ms=now + FUTURE_MS - 60_000)
    assert shared.push(desk.id, desk.events) == 1
    late = desk.record(1, stamp_ms=now + FUTURE_MS + 60_000)
    with pytest.raises(Ahead):
        shared.push(desk.id, late)
    again = [_changed(late[0], hlc=hlc.tick(desk.events[0].header.hlc, now))]
    assert shared.push(desk.id, again) == 2


@pytest.mark.parametrize("resent", [False, True])
def test_an_altered_body_is_named_and_its_header_alone_is_kept(city: City, resent: bool) -> None:
    """One bad event never blocks the queue: named, it is sent again sealed, and the rest follows."""
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(5)
    bad = msgspec.structs.replace(desk.events[2], payload=b"{}")
    if resent:
        shared.push(desk.id, desk.events[:2] + sealed([bad]))
    with pytest.raises(Poison) as raised:
        shared.push(desk.id, [*desk.events[:2], bad, *desk.events[3:]])
    assert (raised.value.desk_id, raised.value.desk_seq) == (desk.id, 3)
    rest = [*desk.events[:2], *sealed([bad]), *desk.events[3:]]
    assert shared.push(desk.id, rest) == 5
    assert shared.pull({}).events == tuple(rest)


@pytest.mark.parametrize(
    "change",
    [{"version": 2**40}, {"type": "\udcff"}, {"stream": "dos\0sier"}],
    ids=["number", "text", "nul"],
)
def test_what_postgresql_has_no_room_for_is_named(city: City, change: dict[str, object]) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(2)
    with pytest.raises(Poison) as raised:
        shared.push(desk.id, [desk.events[0], _changed(desk.events[1], **change)])
    assert raised.value.desk_seq == 2


@pytest.mark.parametrize(
    "change",
    [
        {"prev_digest": b"\1" * 32},
        {"entity_id": b"\1" * 16},
        {"type": "dossier.closed"},
        {"author": b"\0" * 15 + b"\1"},
        {"id": b"short"},
        {"body_digest": b""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_header_that_was_altered_is_refused(city: City, change: dict[str, object]) -> None:
    """The chain is verified by the server itself: the next event names the header that was there before."""
    desk = Desk("kl")
    shared = city.shared(desk)
    desk.record(3)
    with pytest.raises((Refused, Poison)):
        shared.push(desk.id, [desk.events[0], _changed(desk.events[1], **change), desk.events[2]])
    assert shared.greet().vector == {}


def test_an_identifier_is_one_events_alone(city: City) -> None:
    """Desks keep events by identifier too: a second one under it would poison every desk."""
    here, there = Desk("kl"), Desk("mn")
    ours, theirs = city.shared(here), city.shared(there)
    ours.push(here.id, here.record(1))
    there.record(1)
    there.events[0] = _changed(there.events[0], id=here.events[0].header.id)
    with pytest.raises(Refused, match="23505"):
        theirs.push(there.id, there.events)


def test_pages_are_whole_and_their_end_is_known(city: City) -> None:
    here, there = Desk("kl"), Desk("mn")
    ours, theirs = city.shared(here), city.shared(there)
    ours.push(here.id, here.record(5))
    theirs.push(there.id, there.record(5))
    vector: dict[bytes, int] = {}
    pages = []
    while True:
        page = ours.pull(vector, 2)
        pages.append(len(page.events))
        for event in page.events:
            assert event.header.desk_seq == vector.get(event.header.desk_id, 0) + 1
            vector[event.header.desk_id] = event.header.desk_seq
        if not page.more:
            break
    assert pages == [2] * 5
    assert vector == {here.id: 5, there.id: 5}
    assert ours.pull(vector).events == ()


def test_a_page_is_bounded_in_bytes_too_and_never_empty(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    large = b'"' + b"x" * PAGE_BYTES + b'"'
    for _ in range(3):
        shared.push(desk.id, desk.record(1, payload=large))
    assert [len(shared.pull({desk.id: seq}).events) for seq in range(4)] == [1, 1, 1, 0]
    assert [shared.pull({desk.id: seq}).more for seq in range(4)] == [True, True, False, False]
    assert len(shared.pull({}, 2000).events) == 3


@given(st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_batching_and_repetition_leaves_the_same_record(city: City, data: st.DataObject) -> None:
    """Batches of any size, sent again, late, out of order: the record is the desk's chain and nothing else."""
    desk = Desk(f"kl{next(_SEEDS)}")  # the database outlives an example: each has a desk of its own
    shared = city.shared(desk)
    desk.record(12)
    held = 0
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, 11))
        stop = data.draw(st.integers(start + 1, 12))
        if start > held:
            with pytest.raises(Gap):
                shared.push(desk.id, desk.events[start:stop])
        else:
            held = max(held, stop)
            assert shared.push(desk.id, desk.events[start:stop]) == held
    shared.push(desk.id, desk.events[held:])
    found = [event for event in shared.pull({}, 10_000).events if event.header.desk_id == desk.id]
    assert found == desk.events
