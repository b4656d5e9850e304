"""Order and conflicts: all desks that hold the same events show the same dossier, bit for bit (promise 5)."""

import random
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.histories import CITIZEN, NOW, Desk, identifier

from guichet.domain import ids, payloads
from guichet.domain.dossier import fold
from guichet.domain.ordering import causal_order, find_conflicts, heads_of
from guichet.domain.payloads import (
    ConflictSettled,
    DatePromised,
    DossierAssigned,
    DossierClosed,
    DossierCommented,
    DossierContacted,
    DossierOpened,
    DossierReopened,
    EntryCorrected,
    Owed,
    Payload,
    TransferAsked,
)
from guichet.domain.record import Event

OPENED = DossierOpened(
    "2026-KL-0431-0", "request", "phone", NOW, "TP", "TP-02", citizen=CITIZEN, owed=(Owed("return_call", "STAFF-3"),)
)  # fmt: skip


def _correction(desk: Desk, chance: random.Random) -> Payload:
    target = ids.text(chance.choice(desk.events).header.id)
    if chance.random() < 0.4:
        return EntryCorrected(target, "erreur", retract=True)
    return EntryCorrected(target, "erreur", fields={"text": f"corrigé {chance.randrange(9)}"})


def _settled(desk: Desk, chance: random.Random) -> Payload:
    names = [ids.text(chance.choice(desk.events).header.id) for _ in range(2)]
    return ConflictSettled(names[0], (names[1],))


def _contacted(desk: Desk, chance: random.Random) -> Payload:
    owed = [due.key for due in desk.dossier.open_due]
    return DossierContacted("phone", "reached", discharges=tuple(owed[: chance.randrange(3)]))


_SAYINGS: list[Callable[[Desk, random.Random], Payload]] = [
    lambda desk, chance: DossierCommented(f"note {chance.randrange(9)}"),
    _contacted,
    lambda desk, chance: DossierAssigned(chance.choice(("TP", "SCC", "DG")), reason="r"),
    lambda desk, chance: TransferAsked("TP", "TP-03", "phone", NOW, chance.choice(("yes", "no_answer")),
                                       owed=(Owed("call_back", "STAFF-2"),)),
    lambda desk, chance: DatePromised(NOW.replace(day=25 + chance.randrange(5))),
    lambda desk, chance: DossierClosed(f"fait {chance.randrange(3)}", "la citoyenne"),
    lambda desk, chance: DossierReopened("encore", owed=(Owed("follow_up", "COM-7"),)),
    _correction,
    _settled,
]  # fmt: skip


def history(seed: int, length: int = 14) -> list[Event]:
    """Return what three desks recorded of one dossier, each seeing the others' events only now and then."""
    chance = random.Random(seed)
    desks = [Desk(name) for name in "abc"]
    desks[0].record(OPENED)
    for desk in desks[1:]:
        desk.learn(desks[0])
        desk.record(DossierCommented("reçu"))
    for _ in range(length):
        desk = chance.choice(desks)
        if chance.random() < 0.4:
            desk.learn(chance.choice(desks))
        desk.record(chance.choice(_SAYINGS)(desk, chance))
    desks[0].learn(*desks[1:])
    return desks[0].events


@given(st.integers(0, 10_000), st.data())
def test_any_order_and_any_repetition_give_the_same_dossier(seed: int, data: st.DataObject) -> None:
    """Promise 5: permuted, duplicated, however they arrived: the same fold, bit for bit."""
    events = history(seed)
    whole = fold(events[0].header.entity_id, events)
    repeated = events + data.draw(st.lists(st.sampled_from(events), max_size=6))
    shuffled = data.draw(st.permutations(repeated))
    again = fold(events[0].header.entity_id, shuffled)
    assert again == whole
    assert msgspec.msgpack.encode(again) == msgspec.msgpack.encode(whole)


@given(st.integers(0, 10_000), st.data())
def test_batches_that_arrive_apart_end_in_the_same_dossier(seed: int, data: st.DataObject) -> None:
    """Promise 5: a replica that folds after every batch ends where one that folds once does."""
    events = history(seed, 10)
    order = data.draw(st.permutations(events))
    held: list[Event] = []
    last = None
    while order:
        size = data.draw(st.integers(1, len(order)))
        held, order = held + order[:size], order[size:]
        last = fold(events[0].header.entity_id, held)
    assert last == fold(events[0].header.entity_id, events)


@given(st.integers(0, 10_000))
def test_parents_come_before_children_and_ties_go_by_stamp_then_desk(seed: int) -> None:
    """Promise 5: causal order; among events that did not see each other, (hlc, desk) decides."""
    events = history(seed)
    ordered = causal_order(events)
    place = {event.header.id: at for at, event in enumerate(ordered)}
    assert len(ordered) == len({event.header.id for event in events})
    for event in ordered:
        assert all(place[parent] < place[event.header.id] for parent in event.header.parents)
    ranks = [(event.header.hlc, event.header.desk_id) for event in ordered]
    assert ranks == sorted(ranks)


def test_a_stamp_that_lies_never_puts_a_child_before_its_parent() -> None:
    """Promise 5: a desk whose clock went back a year still reads after what it saw."""
    desk = Desk()
    desk.record(OPENED)
    desk.record(DossierCommented("un"))
    first, second = desk.events
    lying = msgspec.structs.replace(second, header=msgspec.structs.replace(second.header, hlc=1))
    assert causal_order([lying, first]) == [first, lying]
    ring = msgspec.structs.replace(
        first, header=msgspec.structs.replace(first.header, parents=(second.header.id,))
    )
    assert len(causal_order([ring, second])) == 2, "a forged cycle still reads, whole"
    own = msgspec.structs.replace(
        first, header=msgspec.structs.replace(first.header, parents=(first.header.id,))
    )
    assert causal_order([own, second]) == [own, second]


def test_an_event_whose_parent_has_not_arrived_is_read_all_the_same() -> None:
    """Promise 4: what comes first is shown first; the rest falls into place when it arrives."""
    desk = Desk()
    desk.record(OPENED)
    desk.record(DossierCommented("un"))
    desk.record(DossierCommented("deux"))
    first, _, third = desk.events
    assert causal_order([third, first]) == [first, third]
    assert heads_of([third, first]) == tuple(sorted((first.header.id, third.header.id)))


@pytest.mark.parametrize(
    ("one", "two", "field"),
    [
        (DossierAssigned("TP", reason="r"), DossierAssigned("SCC", reason="r"), "accountable"),
        (DossierAssigned("TP", topic="t", reason="r"), DossierAssigned("TP", topic="u", reason="r"), "topic"),
        (TransferAsked("TP", "TP-03", "phone", NOW, "yes"), DossierAssigned("SCC", reason="r"), "accountable"),
        (payloads.DossierEscalated("DG", "DG-01", "r", "élue"), DossierAssigned("TP", reason="r"), "accountable"),
        (DossierClosed("fait", "x"), DossierClosed("refusé", "x"), "status"),
        (DatePromised(NOW), DatePromised(NOW.replace(day=30)), "promised"),
    ],
)  # fmt: skip
def test_two_desks_that_did_not_see_each_other_are_a_visible_conflict(
    one: Payload, two: Payload, field: str
) -> None:
    """Promise 5: the same field said differently apart is shown as a conflict, never overwritten in silence."""
    left, right = Desk("a"), Desk("b")
    left.record(OPENED)
    right.learn(left)
    right.record(two)
    left.record(one)
    left.learn(right)
    assert field in {conflict.field for conflict in left.dossier.conflicts}
    conflict = next(c for c in left.dossier.conflicts if c.field == field)
    assert set(conflict.events) == {event.header.id for event in left.events[1:]}


def test_the_same_said_apart_and_other_fields_are_no_conflict() -> None:
    """Promise 5: two remarks, or the same assignment twice, need nobody's judgment."""
    left, right = Desk("a"), Desk("b")
    left.record(OPENED)
    right.learn(left)
    left.record(DossierAssigned("SCC", reason="r"), DossierCommented("un"))
    right.record(DossierAssigned("SCC", reason="r"), DossierCommented("deux"), DossierClosed("fait", "x"))
    left.learn(right)
    assert left.dossier.conflicts == ()


def test_seen_one_after_the_other_is_no_conflict() -> None:
    """Promise 5: conflicts come from what each author saw, never from clocks."""
    left, right = Desk("a"), Desk("b")
    left.record(OPENED)
    left.record(DossierAssigned("SCC", reason="r"))
    right.learn(left)
    right.record(DossierAssigned("TP", reason="r"), at=NOW.replace(year=2025))
    assert right.dossier.conflicts == ()
    assert right.dossier.service == "TP", "the one who saw the other wins, whatever the clock said"


def test_a_settled_conflict_is_gone_and_the_other_entry_set_aside() -> None:
    """Promise 5: a person chooses; the entry set aside stays on the timeline and counts no more."""
    left, right = Desk("a"), Desk("b")
    left.record(OPENED)
    right.learn(left)
    right.record(DossierAssigned("SCC", reason="r"))
    kept = left.record(DossierAssigned("TP", reason="r"))
    left.learn(right)
    (conflict,) = left.dossier.conflicts
    aside = next(name for name in conflict.events if name != kept.header.id)
    left.record(ConflictSettled(ids.text(kept.header.id), (ids.text(aside),)))
    assert left.dossier.conflicts == ()
    assert left.dossier.service == "TP"
    assert [entry.header.id for entry in left.dossier.entries if entry.set_aside] == [aside]


def test_a_line_of_events_that_saw_each_other_costs_one_pass() -> None:
    """A history in one line has its last event as only head, and no conflict."""
    desk = Desk()
    desk.record(OPENED)
    for _ in range(50):
        desk.record(DossierAssigned("TP", reason="r"))
    said = [payloads.decode(e.header.type, e.header.version, e.payload) for e in desk.events]
    assert find_conflicts(desk.events, said) == ((desk.events[-1].header.id,), ())


def test_names_in_corrections_and_settlements_that_are_not_names_are_passed_over() -> None:
    """Promise 6: a foreign desk's mistake never makes a dossier unreadable."""
    desk = Desk()
    desk.record(OPENED)
    desk.record(EntryCorrected("pas un nom", "r", retract=True))
    desk.record(ConflictSettled("pas un nom", ("ni celui-ci", ids.text(identifier("absent")))))
    assert desk.dossier.status == "open"
    assert len(desk.dossier.entries) == 3
