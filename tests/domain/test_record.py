"""The record's bytes: what is hashed, chained and exchanged must never change, whatever changes around it (STAFF-7)."""

from datetime import date, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.histories import CITIZEN, NOW, Desk

from guichet.domain import hlc, ids, payloads, record
from guichet.domain.payloads import (
    CitizenRecorded,
    ClosureDefined,
    DatePromised,
    DossierCommented,
    DossierOpened,
    EntryCorrected,
    Owed,
    Payload,
    Place,
)
from guichet.domain.record import GENESIS

OPENED = DossierOpened(
    number="2026-KL-0431-0",
    kind="request",
    channel="phone",
    received_at=NOW,
    service="TP",
    contact="TP-02",
    topic="nid-de-poule",
    description="Nid-de-poule devant l’église, 5 cm\nÀ côté du n° 12",
    citizen=CITIZEN,
    place=Place("12", "rue Forest"),
    urgent=True,
    owed=(Owed("return_call", "STAFF-3"),),
)
GOLDEN: list[tuple[Payload, str]] = [
    (
        OPENED,
        '{"number":"2026-KL-0431-0","kind":"request","channel":"phone","received_at":"2026-11-24T09:14:00-05:00",'
        '"service":"TP","contact":"TP-02","topic":"nid-de-poule",'
        '"description":"Nid-de-poule devant l’église, 5 cm\\nÀ côté du n° 12",'
        '"citizen":"01010101-0101-0101-0101-010101010101","place":{"civic":"12","street":"rue Forest"},'
        '"urgent":true,"owed":[{"rule":"return_call","clause":"STAFF-3"}]}',
    ),
    (DossierCommented("é"), '{"text":"é"}'),
    (ClosureDefined(date(2026, 12, 24), time(12), "x"), '{"date":"2026-12-24","closes_at":"12:00:00","label":"x"}'),
    (DatePromised(NOW, "s"), '{"due":"2026-11-24T09:14:00-05:00","said":"s"}'),
    (EntryCorrected("t", "r", fields={"b": 1, "a": "é"}), '{"target":"t","reason":"r","fields":{"a":"é","b":1}}'),
    (CitizenRecorded("A", phones=("+1",)), '{"name":"A","phones":["+1"]}'),
]  # fmt: skip


@pytest.mark.parametrize(("payload", "written"), GOLDEN, ids=[type(p).__name__ for p, _ in GOLDEN])
def test_canonical_bytes_are_those_of_the_first_release(payload: Payload, written: str) -> None:
    """STAFF-7: a stored body reads back as what was said, and the same saying gives the same bytes."""
    assert payloads.encode(payload) == written.encode()
    name, version = payloads.name_of(payload)
    assert payloads.decode(name, version, written.encode()) == payload


def test_digests_are_those_of_the_first_release() -> None:
    """Chains that desks hold today verify for ever: body digest, header digest and names are fixed."""
    event = Desk("golden").record(OPENED)
    assert event.header.prev_digest == GENESIS
    assert event.header.body_digest.hex() == GOLDEN_BODY
    assert record.header_digest(event.header).hex() == GOLDEN_HEADER


GOLDEN_BODY = "8441720a018d4ef30c8ebe3f7cf38c59574f034914b0c4a1385d6ec78a150b8c"
GOLDEN_HEADER = "fa4349a99b295c1a5de9849eeabda09a0b845f4788fe95e06df9649e54c8fe3c"


def test_names_are_those_of_the_first_release() -> None:
    """UUIDv7 as RFC 9562 lays it out, directory entries by the same name at every desk, one stamp for one time."""
    assert ids.uuid7(1795529640000, bytes(range(10))).hex() == "01a20de8084070018203040506070809"
    assert ids.entry_id("service", "TP").hex() == "271478dbda5453d08f7898311e4bbcf6"
    assert ids.text(ids.raw(CITIZEN)) == CITIZEN
    assert ids.known(CITIZEN) == b"\x01" * 16
    assert ids.known("pas un identifiant") is None


def test_every_type_is_known_by_the_name_it_was_first_recorded_under() -> None:
    """Promise 6: a type once recorded is never renamed nor dropped."""
    assert payloads.TYPES.keys() >= {
        "agent.recorded",
        "citizen.recorded",
        "closure.defined",
        "contact.defined",
        "desk.recorded",
        "dossier.assigned",
        "dossier.closed",
        "dossier.commented",
        "dossier.conflict_settled",
        "dossier.contacted",
        "dossier.corrected",
        "dossier.escalated",
        "dossier.opened",
        "dossier.promised",
        "dossier.reopened",
        "dossier.transfer_asked",
        "entry.withdrawn",
        "service.defined",
        "setting.changed",
        "street.defined",
        "topic.defined",
    }


_HEADER_FIELDS = [name for name in Desk().record(OPENED).header.__struct_fields__ if name != "hlc"]


@pytest.mark.parametrize("field", _HEADER_FIELDS)
def test_the_link_covers_every_field_of_the_header(field: str) -> None:
    """STAFF-7: no field of a recorded header changes without breaking the desk's chain; the stamp alone may."""
    header = Desk().record(OPENED).header
    value = getattr(header, field)
    other: object
    if isinstance(value, int):
        other = value + 1
    elif isinstance(value, str):
        other = value + "x"
    elif isinstance(value, tuple):
        other = (*value, b"\x09" * 16)
    else:
        other = bytes([value[0] ^ 1, *value[1:]])
    changed = msgspec.structs.replace(header, **{field: other})
    assert record.header_digest(changed) != record.header_digest(header)
    assert record.header_digest(msgspec.structs.replace(header, hlc=1)) == record.header_digest(header)


@given(st.binary(min_size=16, max_size=16), st.binary(max_size=200), st.binary(max_size=200))
def test_a_body_digest_tells_bodies_apart_and_needs_its_salt(salt: bytes, one: bytes, two: bytes) -> None:
    """SYNC.md: the digest that an erasure leaves behind says nothing without the salt."""
    assert (record.body_digest(salt, one) == record.body_digest(salt, two)) == (one == two)
    assert record.body_digest(salt, one) != record.body_digest(salt + b"x", one)


def test_the_chain_links_each_event_to_the_one_before() -> None:
    """STAFF-7: each event of a desk carries the digest of the one before it."""
    desk = Desk()
    for text in ("un", "deux", "trois"):
        desk.record(DossierCommented(text))
    links = [event.header.prev_digest for event in desk.events]
    assert links == [GENESIS, *(record.header_digest(event.header) for event in desk.events[:-1])]


@given(st.integers(0, 2**62), st.lists(st.integers(-(10**12), 10**13), min_size=1, max_size=30))
def test_stamps_always_grow_and_never_lag_behind_the_wall(last: int, walls: list[int]) -> None:
    """Promise 5: a clock that jumps back never fails a write nor repeats a stamp; the counter overflows upwards."""
    for wall in walls:
        stamp = hlc.tick(last, wall)
        assert stamp > last
        assert hlc.wall_ms(stamp) >= wall
        assert stamp == last + 1 or hlc.wall_ms(stamp) == wall
        last = stamp


def test_the_counter_overflows_into_the_milliseconds() -> None:
    """SYNC.md, Clocks: 65,536 events in one millisecond borrow from the next."""
    stamp = hlc.tick(0, 1000)
    for _ in range(1 << hlc.COUNTER_BITS):
        stamp = hlc.tick(stamp, 1000)
    assert hlc.wall_ms(stamp) == 1001
