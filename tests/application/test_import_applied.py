"""An import that is recorded: all of a run or nothing, with progress and a way out (issue's Import; ROUTE-1, STAFF-7)."""

from pathlib import Path

import pytest

from guichet.application import directory
from guichet.application.workplace import Workplace
from guichet.domain.errors import Refusal
from guichet.domain.people import Agent
from guichet.domain.progress import Cancelled

ROWS = 1_201


@pytest.fixture
def streets(tmp_path: Path) -> Path:
    """A long list of streets."""
    file = tmp_path / "rues.csv"
    lines = [f"Voie {number},rue,municipal,Centre\n" for number in range(ROWS)]
    file.write_text("name,type,owner,sector\n" + "".join(lines), encoding="utf-8")
    return file


def recorded(desk: Workplace) -> int:
    """How many events the store holds."""
    with desk.store.read() as connection:
        (count,) = connection.execute("SELECT count(*) FROM event").fetchone()
    return int(count)


def test_a_long_import_says_how_far_it_is(desk: Workplace, streets: Path) -> None:
    heard: list[tuple[int, int]] = []
    plan = directory.plan(desk, [streets])
    directory.apply(desk, plan, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, ROWS), (500, ROWS), (1_000, ROWS), (ROWS, ROWS)]
    assert "rue Voie 1200" in desk.directory.streets


def test_a_stopped_import_records_nothing(desk: Workplace, streets: Path) -> None:
    before, known = recorded(desk), desk.directory
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) == 2)
        return asked[-1]

    with pytest.raises(Cancelled):
        directory.apply(desk, directory.plan(desk, [streets]), cancelled=cancelled)
    assert recorded(desk) == before
    assert desk.directory == known


def test_a_clerk_does_not_import(desk: Workplace, streets: Path) -> None:
    plan = directory.plan(desk, [streets])
    desk.agent = Agent(b"\1" * 16, "Préposée à l’accueil", "clerk")
    for step in (lambda: directory.plan(desk, [streets]), lambda: directory.apply(desk, plan)):
        with pytest.raises(Refusal):
            step()


def test_each_change_is_an_event_and_nothing_is_edited_away(desk: Workplace, streets: Path) -> None:
    """STAFF-7: an update by code keeps the former entry on record."""
    directory.apply(desk, directory.plan(desk, [streets]))
    before = recorded(desk)
    streets.write_text("name,type,owner,sector\nVoie 7,rue,provincial,Nord\n", encoding="utf-8")
    plan = directory.plan(desk, [streets], remove_absent=False)
    assert (len(plan.changed), len(plan.added)) == (1, 0)
    assert len(plan.would_disappear["streets"]) == ROWS - 1 + 36
    directory.apply(desk, plan)
    assert recorded(desk) == before + 1
    assert desk.directory.streets["rue Voie 7"].owner == "provincial"
    assert len(desk.directory.streets) == ROWS + 36
