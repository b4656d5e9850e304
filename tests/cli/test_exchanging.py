"""`guichet sync` and `guichet digest` at a terminal (issue 3)."""

import threading
from pathlib import Path

import pytest
from tests.cli.conftest import Guichet
from tests.sync.database import WORD, MemoryDatabase
from tests.sync.lines import Line
from tests.workshop import desk_in, request

from guichet.application import enrolment
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.cli import exchanging
from guichet.sync.failures import Away


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> MemoryDatabase:
    """A shared database that every desk of the test is enrolled in."""
    made = MemoryDatabase()
    monkeypatch.setattr(enrolment, "link", lambda desk: Line(made, desk, []))
    return made


def folder(tmp_path: Path, code: str, seed: int) -> Path:
    with desk_in(tmp_path / code, code=code, seed=seed, sample=code == "KL") as desk:
        if code == "KL":
            take_in(desk, request("Nid-de-poule devant le 12", topic="nid-de-poule"))
    return tmp_path / code


def test_a_desk_that_is_not_enrolled_is_told_what_to_do(guichet: Guichet, tmp_path: Path) -> None:
    said = guichet("sync", "--data-dir", folder(tmp_path, "KL", 1))
    assert said.code == 1
    assert "guichet desk enrol" in said.err


def test_two_desks_in_step_print_the_same_digest(
    guichet: Guichet, tmp_path: Path, database: MemoryDatabase
) -> None:
    """Issue 3, proof 4: one digest of everything that is recorded; before, they differ; after, they do not."""
    a, b = folder(tmp_path, "KL", 1), folder(tmp_path, "MR", 2)
    assert guichet("digest", "--data-dir", a).out != guichet("digest", "--data-dir", b).out
    for each in (a, b, a):
        said = guichet("sync", "--once", "--data-dir", each)
        assert said.code == 0, said.err
    assert "envoyés" in said.err
    first = guichet("digest", "--data-dir", a)
    assert len(first.out.strip()) == 64
    assert first.out == guichet("digest", "--data-dir", b).out


def test_what_a_round_did_in_json(guichet: Guichet, tmp_path: Path, database: MemoryDatabase) -> None:
    a = folder(tmp_path, "KL", 1)
    told = guichet("sync", "--json", "--data-dir", a).json
    assert told["standing"] == "in_step"
    assert told["sent"] == database.vector().popitem()[1]
    assert told["to_send"] == 0
    assert told["quarantine"] == []


def test_a_database_that_is_away_is_a_sentence_and_code_1(
    guichet: Guichet, tmp_path: Path, database: MemoryDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(desk: Workplace) -> Line:
        line = Line(database, desk, [])
        line.failure = Away(WORD)
        return line

    monkeypatch.setattr(enrolment, "link", away)
    said = guichet("sync", "--data-dir", folder(tmp_path, "KL", 1))
    assert said.code == 1
    assert str(WORD) in said.err


def test_watching_goes_on_until_interrupted(
    guichet: Guichet, tmp_path: Path, database: MemoryDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_step = threading.Event()
    told = exchanging._Telling.__call__

    def heard(self: exchanging._Telling, state: exchanging.State) -> None:
        told(self, state)
        if state.standing == "in_step":
            in_step.set()

    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            assert in_step.wait(30)
            raise KeyboardInterrupt

    made = exchanging._Telling.__init__

    def begin(self: exchanging._Telling, speaker: exchanging.Speaker) -> None:
        made(self, speaker)
        self.ended = Interrupted()

    monkeypatch.setattr(exchanging._Telling, "__call__", heard)
    monkeypatch.setattr(exchanging._Telling, "__init__", begin)
    said = guichet("sync", "--watch", "--data-dir", folder(tmp_path, "KL", 1))
    assert said.code == 1
    assert "À jour avec la base partagée." in said.err
    assert not [each for each in threading.enumerate() if each.name.startswith("guichet-")]
