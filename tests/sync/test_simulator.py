"""The exchange under every mishap (SYNC.md, How it is proved, 1; promises 2 and 4)."""

import pytest
from tests.sync import simulator
from tests.sync.database import MemoryDatabase
from tests.sync.replicas import MemoryReplica

SEEDS = 200
BATCH = 10


@pytest.mark.parametrize("first", range(0, SEEDS, BATCH))
def test_every_desk_is_in_step_after_whatever_happened(first: int) -> None:
    """Promise 4: within five minutes of calm all replicas are the same, and nothing acknowledged is lost or doubled."""
    for seed in range(first, first + BATCH):
        simulator.play(seed)


def test_the_same_seed_gives_the_same_trace() -> None:
    assert simulator.play(4711) == simulator.play(4711)
    assert simulator.play(4711) != simulator.play(4712)


def test_a_database_that_loses_a_push_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof can fail: what it looks for is not there when the database acknowledges more than it keeps."""
    keeps = MemoryDatabase.push

    def forgets(self: MemoryDatabase, login: str, now_ms: int, desk_id: bytes, events: object) -> int:
        mark = keeps(self, login, now_ms, desk_id, events)  # type: ignore[arg-type]
        if mark % 7 == 0:
            self.events[desk_id].pop()
        return mark

    monkeypatch.setattr(MemoryDatabase, "push", forgets)
    assert any(simulator.attempt(seed) for seed in range(10))


def test_a_desk_that_trusts_its_clock_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof can fail: a desk that does not stamp again what was refused never empties its queue."""
    monkeypatch.setattr(MemoryReplica, "restamp", lambda self, after, clock_ms: None)
    told = [words for seed in range(10) if (words := simulator.attempt(seed))]
    assert told
    assert "--seed" in told[0], "a seed that breaks says how to see it again"
