"""The kill proof: real processes record and are killed at seeded moments; nothing acknowledged is ever lost (promise 1).

    python -m tests.killing --recordings 200

starts `guichet record -`, feeds it intakes and actions, kills it with SIGKILL anywhere between its start and its last
answer, starts it again on the same store, and so on. Then every acknowledged event must be there, in a dossier of the
number that was answered, and `guichet doctor` must find nothing.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from guichet.domain.civil import ZONE
from guichet.store import events
from guichet.store.opening import Store, open_store

LONGEST = 60.0
"""Seconds after which a process that neither answers nor ends is a failure of its own."""
_FIRST_ANSWER = 0.9
_FIRST_START = 1.6
"""Seconds within which a process is killed whatever it does: its start, or the making of a new store."""


@dataclass
class Figures:
    """What the proof did, and what it found."""

    recordings: int = 0
    kills: int = 0
    before_an_answer: int = 0
    ended_alone: int = 0
    events: int = 0
    unanswered: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.recordings} recordings acknowledged over {self.kills} kills"
            f" ({self.before_an_answer} before the first answer; {self.ended_alone} processes ended by themselves)"
            f" in {self.seconds:.0f} s; {self.events} acknowledged events all there;"
            f" {self.unanswered} recordings written whole whose answer the kill took; doctor: "
            + ("clean" if not self.problems else "; ".join(self.problems))
        )


def prove(folder: Path, recordings: int, seed: int, *, per_process: int = 8) -> Figures:
    """Record and kill in a data folder that has a desk and a directory, until `recordings` were acknowledged."""
    chance = random.Random(seed)
    found = Figures()
    answers: list[dict[str, Any]] = []
    began = time.monotonic()
    before = _numbers(folder)
    while len(answers) < recordings:
        known = [answer["dossier"] for answer in answers]
        lines = [_line(chance, known) for _ in range(per_process)]
        got, killed = _one(folder, lines, chance)
        refused = [answer for answer in got if "error" in answer]
        found.problems += [f"refused: {answer['error']}" for answer in refused]
        if refused or time.monotonic() - began > LONGEST * (1 + recordings / 20):
            break
        answers += got
        found.kills += killed
        found.ended_alone += not killed
        found.before_an_answer += killed and not got
    found.recordings = len(answers)
    found.seconds = time.monotonic() - began
    _check(folder, answers, before, found)
    return found


def _line(chance: random.Random, known: list[str]) -> str:
    if known and chance.random() < 0.4:
        number = chance.choice(known)
        said: dict[str, Any] = {
            "action": "comment",
            "dossier": number,
            "text": "Vu sur place. " * chance.randrange(1, 60),
        }
    else:
        person = chance.randrange(30)
        said = {
            "action": "intake",
            "channel": chance.choice(("phone", "counter", "email")),
            "description": "Nid-de-poule devant l’école. " * chance.randrange(1, 60),
            "citizen": {
                "name": f"Citoyenne {person:04d}",
                "phone": f"450 555-01{person:02d}",
                "note": chance.randbytes(3).hex(),
            },
        }
    return json.dumps(said) + "\n"


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "GUICHET_DATA_DIR": str(folder),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
    }


def _one(
    folder: Path, lines: list[str], chance: random.Random, within: float | None = None
) -> tuple[list[dict[str, Any]], bool]:
    """Feed one process and kill it at a moment drawn beforehand, at its first answer or `within` seconds at the latest
    when these are given; return what it answered, and whether it was killed.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "guichet", "record", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=_environment(folder),
    )
    if process.stdin is None or process.stdout is None:
        raise AssertionError("pipes were asked for")
    got: list[dict[str, Any]] = []
    answered = threading.Semaphore(0)
    reader = threading.Thread(target=_read, args=(process.stdout, got, answered))
    reader.start()
    process.stdin.writelines(lines)
    process.stdin.flush()
    if within is None and chance.random() < 0.4:
        within = chance.uniform(0.0, _FIRST_ANSWER)
    if within is not None:
        answered.acquire(timeout=within)
    else:
        for _ in range(chance.randrange(1, len(lines) + 1)):
            answered.acquire(timeout=LONGEST)
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.0, 0.006))
    killed = process.poll() is None
    if killed:
        process.kill()
    process.wait(LONGEST)
    reader.join()
    process.stdin.close()
    process.stdout.close()
    return got, killed


def _read(pipe: Any, got: list[dict[str, Any]], answered: threading.Semaphore) -> None:
    for line in pipe:
        if not line.endswith("\n"):
            return  # an answer that the kill cut off acknowledges nothing
        got.append(json.loads(line))
        answered.release()


def _open(folder: Path) -> Store:
    from tests.workshop import FileVault

    return open_store(folder, create=False, vault=FileVault())


def _numbers(folder: Path) -> set[str]:
    store = _open(folder)
    try:
        with store.read() as connection:
            return {number for (number,) in connection.execute("SELECT number FROM dossier").fetchall()}
    finally:
        store.close()


def _check(folder: Path, answers: list[dict[str, Any]], before: set[str], found: Figures) -> None:
    store = _open(folder)
    try:
        with store.read() as connection:
            rows = connection.execute("SELECT lower(hex(id)) FROM event").fetchall()
            numbers = [number for (number,) in connection.execute("SELECT number FROM dossier").fetchall()]
            desks = events.marks(connection)
    finally:
        store.close()
    held = {identifier for (identifier,) in rows}
    acknowledged = {name.replace("-", "") for answer in answers for name in answer["events"]}
    found.events = len(acknowledged)
    lost = acknowledged - held
    if lost:
        found.problems.append(f"{len(lost)} acknowledged events lost")
    missing = {answer["dossier"] for answer in answers} - set(numbers)
    if missing:
        found.problems.append(f"{len(missing)} acknowledged dossiers lost")
    if len(numbers) != len(set(numbers)):
        found.problems.append("a number was issued twice")
    found.unanswered = len(set(numbers) - before - {answer["dossier"] for answer in answers})
    if found.unanswered > found.kills:
        found.problems.append("more dossiers than recordings")
    found.problems += [f"a hole at {desk}" for desk, mark in desks.items() if mark.seq != mark.count]
    doctor = subprocess.run(
        [sys.executable, "-m", "guichet", "doctor", "--json"],
        capture_output=True,
        text=True,
        env=_environment(folder),
        check=False,
    )
    page = (
        json.loads(doctor.stdout)
        if doctor.stdout
        else {"findings": [{"severity": "error", "message": doctor.stderr}]}
    )
    found.problems += [
        finding["message"] for finding in page["findings"] if finding["severity"] in ("error", "warning")
    ]
    if doctor.returncode != 0:
        found.problems.append(f"doctor ended with {doctor.returncode}")


def first_starts(folder: Path, count: int, seed: int) -> int:
    """Kill the very first start of `count` new stores, then start each again; return how many were killed half-made."""
    chance = random.Random(seed)
    cut = 0
    for number in range(count):
        fresh = folder / f"first-{number}"
        _, killed = _one(fresh, ["{}\n"], chance, within=chance.uniform(0.1, _FIRST_START))
        cut += killed and not (fresh / "guichet.db").exists()
        again = subprocess.run(
            [sys.executable, "-m", "guichet", "record", "-"],
            input="{}\n", capture_output=True, text=True, env=_environment(fresh), check=False,
        )  # fmt: skip
        if again.returncode != 1 or '"error"' not in again.stdout or "Traceback" in again.stderr:
            raise AssertionError(f"a store half made does not open: {again.stderr}")
    return cut


def main() -> int:
    """Run the whole proof on a throw-away desk and print its figures; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recordings", type=int, default=200)
    parser.add_argument("--first-starts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=2018)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="guichet-kill-") as place:
        make(Path(place) / "desk")
        found = prove(Path(place) / "desk", wanted.recordings, wanted.seed)
        sys.stdout.write(f"{found}\n")
        cut = first_starts(Path(place), wanted.first_starts, wanted.seed)
        sys.stdout.write(
            f"{wanted.first_starts} first starts killed ({cut} before the database stood); each opened again\n"
        )
    return 1 if found.problems else 0


def make(folder: Path) -> None:
    """Make the desk to record at, with the sample directory, at a time before any wall clock."""
    from tests.workshop import make_desk

    make_desk(folder, start=datetime(2024, 11, 19, 9, 14, tzinfo=ZONE)).close()


if __name__ == "__main__":
    sys.exit(main())
