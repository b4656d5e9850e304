"""Must show 4, in seconds: `kill -9` at seeded moments; `make soak` does it for 200 recordings."""

from pathlib import Path

from tests import killing


def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    """Promise 1: every acknowledged event is there, numbers are unique, doctor is clean."""
    killing.make(tmp_path / "desk")
    found = killing.prove(tmp_path / "desk", recordings=16, seed=7)
    assert found.problems == []
    assert found.recordings >= 16
    assert found.kills >= 3


def test_a_first_start_that_is_killed_can_be_started_again(tmp_path: Path) -> None:
    """Promise 1: a store half made is taken up where it was left, key and all."""
    assert killing.first_starts(tmp_path, 2, seed=3) <= 2
