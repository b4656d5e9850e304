"""Thirty desks at once: no event is skipped, and the naive cursor that skips them fails in the same race."""

import random
import threading

from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk

from guichet.sync.failures import Away
from guichet.sync.postgres import Address

WRITERS = 30
EACH = 16
EVENTS = WRITERS * EACH
PAGE = 50
DAWDLES = (
    "CREATE FUNCTION guichet.dawdle() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN PERFORM pg_sleep(random() * 0.02);"
    " IF random() < 0.15 THEN RAISE EXCEPTION USING ERRCODE = '40001'; END IF; RETURN NULL; END $$;"
    # After the rows are written and before they are committed: exactly where a cursor overtakes.
    "CREATE CONSTRAINT TRIGGER dawdle AFTER UPDATE ON guichet.desk DEFERRABLE INITIALLY DEFERRED"
    " FOR EACH ROW EXECUTE FUNCTION guichet.dawdle();"
    "CREATE TABLE guichet.naive (at bigserial PRIMARY KEY, desk_id bytea, desk_seq bigint);"
    "CREATE FUNCTION guichet.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
    " $$ BEGIN INSERT INTO guichet.naive (desk_id, desk_seq) VALUES (NEW.desk_id, NEW.desk_seq);"
    " RETURN NULL; END $$;"
    "CREATE TRIGGER note AFTER INSERT ON guichet.event FOR EACH ROW EXECUTE FUNCTION guichet.note();"
)


def _write(city: City, desk: Desk, address: Address, failed: list[BaseException]) -> None:
    try:
        shared = city.end(address, desk)
        chance = random.Random(desk.name)
        sent = 0
        while sent < len(desk.events):
            batch = desk.events[sent : sent + chance.randint(1, 4)]
            try:
                sent = shared.push(desk.id, batch)
            except Away:
                continue  # rolled back at its commit: sent again
    except BaseException as error:  # noqa: BLE001 - carried to the test
        failed.append(error)


def test_thirty_writers_lose_nothing_to_the_vector_and_something_to_a_cursor(
    city: City,
) -> None:
    """SYNC.md, proof 3. The canary proves that the race is one: a cursor over a serial must skip events in it."""
    desks = [Desk(f"d{number}") for number in range(WRITERS)]
    reader = Desk("reader")
    addresses = [city.enrol(desk) for desk in desks]
    shared = city.shared(reader)
    with city.cluster.connection(city.database) as owner:
        owner.execute(DAWDLES.encode())
        owner.execute("GRANT ALL ON guichet.naive, guichet.naive_at_seq TO guichet_owner")
    for desk in desks:
        desk.record(EACH)
    failed: list[BaseException] = []
    writers = [
        threading.Thread(target=_write, args=(city, desk, address, failed))
        for desk, address in zip(desks, addresses, strict=True)
    ]
    vector: dict[bytes, int] = {}
    pulled: list[tuple[bytes, int]] = []
    seen_by_cursor: set[tuple[bytes, int]] = set()
    cursor = 0
    naive = city.cluster.connection(city.database)

    def step() -> None:
        nonlocal cursor
        for event in shared.pull(vector, PAGE).events:
            header = event.header
            assert header.desk_seq == vector.get(header.desk_id, 0) + 1
            vector[header.desk_id] = header.desk_seq
            pulled.append((header.desk_id, header.desk_seq))
        for at, desk_id, desk_seq in naive.execute(
            "SELECT at, desk_id, desk_seq FROM guichet.naive WHERE at > %s ORDER BY at LIMIT %s",
            (cursor, PAGE),
        ).fetchall():
            cursor = at
            seen_by_cursor.add((desk_id, desk_seq))

    try:
        for writer in writers:
            writer.start()
        while any(writer.is_alive() for writer in writers):
            step()
        for _ in range(EVENTS // PAGE + 1):
            step()
    finally:
        for writer in writers:
            writer.join()
        naive.close()
    assert failed == []
    everything = {(desk.id, event.header.desk_seq) for desk in desks for event in desk.events}
    assert len(pulled) == len(everything)
    assert set(pulled) == everything
    skipped = everything - seen_by_cursor
    assert skipped, "the canary lives: this race would not catch a cursor that overtakes a commit"
