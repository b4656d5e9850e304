"""When a desk asks the shared database (SYNC.md, Push and pull): steady, jittered, never hammering, never asleep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.sync.pacing import APART, LONGEST_WAIT, POLL, Pacing


def always(value: float) -> Pacing:
    return Pacing(lambda: value)


def test_an_idle_desk_asks_at_most_once_in_fifteen_seconds() -> None:
    """Issue 3, speed: an idle desk costs at most one question per 15 s, and its neighbours ask at other moments."""
    waits = []
    for draw in (0.0, 0.5, 0.999):
        pacing = always(draw)
        assert pacing.wait(100.0) == 0.0
        pacing.succeeded(100.0)
        waits.append(pacing.wait(100.0))
    assert waits[0] == POLL[0] == 15.0
    assert waits[0] < waits[1] < waits[2] <= POLL[1]


def test_waits_after_failures_double_up_to_a_minute() -> None:
    pacing = always(0.999999)
    ceilings = []
    now = 0.0
    for _ in range(12):
        pacing.failed(now)
        wait = pacing.wait(now)
        assert wait is not None
        ceilings.append(round(wait))
        now += wait
    assert ceilings == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60]
    pacing.succeeded(now)
    pacing.failed(now)
    assert round(pacing.wait(now) or 0) == 1


def test_a_local_write_starts_a_round_and_never_cuts_a_failure_short() -> None:
    """A failed round is retried by the timer, not by the next write: thirty desks that record do not hammer."""
    pacing = always(0.9)
    pacing.succeeded(10.0)
    pacing.wake(12.0)
    assert pacing.wait(12.0) == 0.0
    pacing.failed(12.0)
    before = pacing.wait(12.0)
    pacing.wake(12.1)
    assert before is not None
    assert pacing.wait(12.0) == before


def test_a_burst_of_writes_makes_few_rounds() -> None:
    pacing = always(0.0)
    pacing.succeeded(10.0)
    pacing.wake(10.01)
    assert pacing.wait(10.0) == pytest.approx(APART)


def test_what_a_person_must_see_to_is_not_tried_again_by_itself() -> None:
    pacing = always(0.0)
    pacing.refused(5.0)
    assert pacing.halted
    pacing.wake(6.0)
    assert pacing.wait(1e9) is None
    pacing.ask(7.0)
    assert not pacing.halted
    assert pacing.wait(7.0) == 0.0


@given(st.lists(st.sampled_from(["ok", "failed", "wake"]), max_size=40), st.floats(0, 0.999999))
def test_there_is_always_a_next_round(history: list[str], draw: float) -> None:
    """Liveness: whatever happened, the next round is at most a minute away."""
    pacing = Pacing(lambda: draw)
    now = 0.0
    for happened in history:
        now += 1.0
        {"ok": pacing.succeeded, "failed": pacing.failed, "wake": pacing.wake}[happened](now)
        wait = pacing.wait(now)
        assert wait is not None
        assert 0 <= wait <= LONGEST_WAIT


def test_what_is_recorded_during_a_round_is_sent_by_the_next_one_at_once() -> None:
    """Issue 3, proof 4: a write or a hint that comes too late for the round under way does not wait for the polling."""
    pacing = always(0.5)
    pacing.begins()
    pacing.wake(10.0)
    pacing.succeeded(11.0)
    assert pacing.wait(11.0) == pytest.approx(APART)
    pacing.begins()
    pacing.succeeded(12.0)
    assert pacing.wait(12.0) == (POLL[0] + POLL[1]) / 2


def test_who_asks_during_a_round_that_fails_is_not_kept_waiting() -> None:
    """The button of the status line is heard whenever it is pressed; a write is not: thirty desks do not hammer."""
    for ends in ("failed", "refused"):
        pacing = always(0.9)
        pacing.begins()
        pacing.ask(10.0)
        getattr(pacing, ends)(11.0)
        assert pacing.wait(11.0) == pytest.approx(APART)
        pacing.begins()
        pacing.wake(11.5)
        getattr(pacing, ends)(12.0)
        assert pacing.wait(12.0) is None or pacing.wait(12.0) > APART
