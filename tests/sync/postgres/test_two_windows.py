"""Two windows of the real program, two processes, two data folders, one real PostgreSQL (issue 3, proof 4)."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.conftest import City
from tests.workshop import AGENT, FileVault, make_desk

from guichet.application import enrolment
from guichet.application.clock import SystemClock
from guichet.application.workplace import Workplace, open_workplace

PATIENCE_S = 90
WITHIN_S = 2.0
ONCE_AROUND = 12
"""As often as Tab takes to go through everything beside the list."""


class Program:
    """One window in its process, and who sits in front of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sync.postgres.hands", "--data-dir", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )

    def ask(self, **said: str) -> dict[str, Any]:
        """Have something done and return what is answered once it is."""
        self.tell(**said)
        return self.answer()

    def tell(self, **said: str) -> None:
        """Have something done; its answer is still to be read."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(said).encode() + b"\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        """Return the next answer."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the window of {self.folder.name} ended"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def wait(self, what: str, words: str = "") -> float:
        """Wait until something shows, and return when it did, in seconds of the clock that processes share."""
        return float(self.ask(do="wait", **{"for": what, "words": words})["at"])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.ask(do="press", key=key)

    def look(self) -> dict[str, Any]:
        """Return what is on screen."""
        return self.ask(do="look")

    def take_in(self, words: str) -> tuple[str, float]:
        """Record a contact at the counter by keyboard; return its number, and when the keys to save it were pressed."""
        self.press("F2")
        former = self.look()["number"]
        if former:
            self.press("Ctrl+N")
        self.ask(do="type", words=words)
        began = time.monotonic()
        self.ask(do="press", key="Ctrl+Return")
        self.wait("opened", former)
        return str(self.look()["number"]), began

    def close(self) -> float:
        """Close the window as a person does, and return how many seconds the program took to end."""
        if self._process.poll() is not None:
            return 0.0
        began = time.monotonic()
        self.tell(do="close")
        code = self._process.wait(PATIENCE_S)
        assert code == 0
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        return time.monotonic() - began

    def kill(self) -> None:
        """End what a failed test left."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(PATIENCE_S)


Two = tuple[Program, Program]


@pytest.fixture(scope="module")
def two(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Open the window of a desk with the City's directory, and that of a new desk which joins it."""
    city, folder = City(cluster, cluster.database()), tmp_path_factory.mktemp("two")
    with _ended(Program(_begun(city, folder / "pavillon"))) as a:
        a.wait("window")
        a.wait("status", "À jour")
        with _ended(Program(_new(city, folder / "ateliers"))) as b:
            b.wait("window")
            b.wait("joined")
            b.press("1")
            b.wait("duty", AGENT)
            b.wait("status", "À jour")
            yield a, b
    city.close()


@contextmanager
def _ended(program: Program) -> Iterator[Program]:
    try:
        yield program
        program.close()
    finally:
        program.kill()


def _begun(city: City, folder: Path) -> Path:
    desk = make_desk(folder, start=SystemClock().now())
    _enrol(city, desk, "KL")
    desk.close()
    return folder


def _new(city: City, folder: Path) -> Path:
    desk = open_workplace(folder, vault=FileVault())
    _enrol(city, desk, "MR")
    desk.close()
    return folder


def _enrol(city: City, desk: Workplace, code: str) -> None:
    enrolment.enrol(desk, city.admin, "clerk", code=code, vault=FileVault())


def _digest(folder: Path) -> str:
    said = subprocess.run(
        [sys.executable, "-m", "guichet", "--data-dir", str(folder), "digest"],
        capture_output=True,
        timeout=PATIENCE_S,
        check=True,
    )
    return said.stdout.decode().strip()


def test_what_one_window_records_stands_in_the_other_within_two_seconds(two: Two) -> None:
    """Issue 3, proof 4: from the keys that save to the other's open list; neither focus nor choice moves there."""
    a, b = two
    mine, _ = b.take_in("Lampadaire éteint")
    b.press("F4")
    b.wait("listed", mine)
    for _ in range(ONCE_AROUND):
        if b.look()["focus"].startswith("CardList"):
            break
        b.press("Tab")
    b.press("Home")
    before = b.look()
    assert before["focus"].startswith("CardList")
    assert before["chosen"] in before["listed"]
    waits = []
    for count in range(5):
        number, began = a.take_in(f"Nid-de-poule {count}")
        waits.append(b.wait("listed", number) - began)
    after = b.look()
    kept = ("focus", "chosen", "screen", "notices")
    assert [after[key] for key in kept] == [before[key] for key in kept]
    assert len(after["listed"]) == len(before["listed"]) + 5
    assert sorted(waits)[len(waits) // 2] < WITHIN_S, waits


def test_the_server_stops_both_windows_go_on_and_agree_once_it_is_back(two: Two, cluster: Cluster) -> None:
    """Issue 3, proof 4: nobody waits for the server, and `guichet digest` prints one same digest after."""
    cluster.kill()
    numbers = []
    try:
        for program in two:
            numbers.append(program.take_in("Pendant la panne")[0])
            program.wait("status", "Hors ligne")
            seen = program.look()
            assert seen["sentence"].startswith("depuis ")
            assert "à envoyer" in seen["to_send"]
    finally:
        cluster.start()
    two[0].ask(do="retry")  # the one whose clerk presses the button does not wait for the other's timer
    for program in two:
        program.press("F4")
        for number in numbers:
            program.wait("listed", number)
        program.wait("status", "À jour")
        assert program.look()["to_send"] == ""
    assert _digest(two[0].folder) == _digest(two[1].folder)
