"""The local store keeps what the model of the simulator keeps, whatever comes and however it is cut (SYNC.md, 1 and 2)."""

import random
from pathlib import Path

import pytest
from tests.sync.database import MemoryDatabase, MemoryShared
from tests.sync.replicas import MemoryReplica
from tests.workshop import make_desk

from guichet.application.exchanging import Exchange
from guichet.domain.payloads import DossierClosed, DossierCommented
from guichet.domain.record import Event, header_digest
from guichet.store import events as rows
from guichet.sync import rounds
from guichet.sync.wire import Page, Vector

CIRCLE = "confidential"


class _Pages(MemoryShared):
    """Cuts pages anywhere, the same way for whoever asks with the same chance."""

    chance: random.Random

    def pull(self, vector: Vector, limit: int = 0) -> Page:
        return super().pull(vector, self.chance.randrange(1, 9))


def _forge(database: MemoryDatabase, desk_id: bytes) -> None:
    """Change the last body of a desk, which nobody has received yet."""
    last = database.events[desk_id][-1]
    database.events[desk_id][-1] = Event(last.header, b'{"text":"forged"}', last.salt, last.audience)


@pytest.mark.parametrize("seed", range(6))
def test_the_store_keeps_what_the_model_keeps(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    desk = make_desk(tmp_path / "desk")
    now = round(desk.clock.now().timestamp() * 1000)
    database, model = MemoryDatabase(), MemoryReplica(f"model {seed}", now)
    others = [MemoryReplica(f"other {seed} {number}", now) for number in range(3)]
    dossiers = [chance.randbytes(16) for _ in range(4)]
    exchange = Exchange(desk)
    circles: tuple[str, ...] = ()

    def shared(login: str, of: random.Random) -> _Pages:
        made = _Pages(database, login, circles, lambda: now)
        made.chance = of
        return made

    for step in range(8):
        for number, other in enumerate(others):
            for _ in range(chance.randrange(6)):
                said = chance.choice(
                    (DossierCommented(f"{chance.random()}"), DossierClosed("réglé", "citizen"))
                )
                other.record(chance.choice(dossiers), said, CIRCLE if chance.random() < 0.3 else "everyone")
            rounds.run(other, MemoryShared(database, f"other {number}", (CIRCLE,), lambda: now))
        if step == 3:
            circles = (CIRCLE,)
        if step == 5:
            others[0].record(dossiers[0], DossierCommented("forgé en chemin"))
            rounds.run(others[0], MemoryShared(database, "other 0", (CIRCLE,), lambda: now))
            _forge(database, others[0].desk_id)
        pages = chance.randrange(1 << 30)
        exchange.round(shared("desk", random.Random(pages)))
        rounds.run(model, shared("model", random.Random(pages)))
    with desk.store.read() as connection:
        kept = {
            (e.header.desk_id, e.header.desk_seq): (header_digest(e.header), e.header.hlc, e.payload)
            for batch in rows.by_desk(connection)
            for e in batch
        }
        apart = {
            tuple(row) for row in connection.execute("SELECT desk_id, desk_seq FROM quarantine").fetchall()
        }
    wanted = {
        (desk_id, e.header.desk_seq): (header_digest(e.header), e.header.hlc, e.payload)
        for other in others
        for desk_id, events in model.events.items()
        if desk_id == other.desk_id
        for e in events
    }
    names = {other.desk_id for other in others}
    assert apart
    assert {key: said for key, said in kept.items() if key[0] in names} == wanted
    assert {key for key in apart if key[0] in names} == {key for key in model.quarantine if key[0] in names}
    vector = exchange.replica.vector()
    assert {name: vector[name] for name in names} == {name: model.vector()[name] for name in names}
    desk.close()
