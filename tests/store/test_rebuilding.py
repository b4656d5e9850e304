"""Projections are folds: dropped and refolded they are the same, row for row and word for word (promise 5)."""

from pathlib import Path

import pytest
from tests.store import dumps
from tests.store.histories import work
from tests.workshop import desk_in

from guichet.application import copies
from guichet.application.opening_desk import open_for_window
from guichet.application.workplace import Workplace
from guichet.domain.people import SCHEDULER
from guichet.domain.progress import Cancelled
from guichet.store import meta, rebuilding


def _ours(dump: dumps.Dump) -> dumps.Dump:
    """Leave out the instants of what is done, which no list reads (they keep the calendar of their day)."""
    due = [(*row[:7], row[7] if row[8] is None else None, *row[8:]) for row in dump["due_action"]]
    return dump | {"due_action": sorted(due, key=repr)}


@pytest.mark.parametrize("seed", range(6))
def test_a_rebuild_says_what_the_desk_said_all_along(tmp_path: Path, seed: int) -> None:
    """Promise 5, STAFF-7: seeded days of work; incremental rows equal the refold of the events alone."""
    with desk_in(tmp_path / "desk") as desk:
        work(desk, seed, steps=60)
        before = dumps.lists(desk.store)
        desk.agent = SCHEDULER
        read = copies.rebuild(desk)
        assert read == len(dumps.everything(desk.store)["event"])
        assert _ours(dumps.lists(desk.store)) == _ours(before)
        assert len(before["dossier"]) > 5
        assert any(row[8] is not None for row in before["due_action"])


def test_a_rebuild_that_is_given_up_changes_nothing(desk: Workplace) -> None:
    """Promise 1: cancelled half-way, the lists are as they were."""
    work(desk, seed=3, steps=10)
    desk.agent = SCHEDULER
    before = dumps.lists(desk.store)
    with pytest.raises(Cancelled):
        copies.rebuild(desk, cancelled=lambda: True)
    assert dumps.lists(desk.store) == before


@pytest.mark.parametrize("spoil", [
    "DROP TABLE dossier_search",
    "DROP TABLE due_action",
    "UPDATE meta SET value = '0' WHERE key = 'projection'",
])  # fmt: skip
def test_lists_of_another_version_are_made_anew_at_the_next_start(desk: Workplace, spoil: str) -> None:
    """SYNC.md, Migrations: projections never migrate, they are refolded; nobody has to ask."""
    work(desk, seed=4, steps=15)
    before = dumps.lists(desk.store)
    with desk.store.write() as connection:
        connection.execute(spoil)
        assert rebuilding.needed(connection)
    desk.close()
    again, lock = open_for_window(desk.store.folder, clock=desk.clock)
    try:
        assert _ours(dumps.lists(again.store)) == _ours(before)
        with again.store.read() as connection:
            assert not rebuilding.needed(connection)
            assert meta.get(connection, meta.CALENDAR_STAMP) == again.calendar_stamp
    finally:
        again.close()
        lock.release()
