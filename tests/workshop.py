"""What tests build on: a scripted clock, seeded randomness, a set-up desk on the sample directory.

Plain functions, so that benchmarks and proofs run outside pytest use them too:

    desk = make_desk(tmp_path / "desk")
    taken = take_in(desk, request("Nid-de-poule devant le 12", topic="nid-de-poule"))
    desk.clock.advance(hours=3)
    desk.close()
"""

import atexit
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

from guichet.application import setting_up
from guichet.application.acting import find
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain import commands
from guichet.domain.civil import ZONE
from guichet.domain.payloads import Payload, Role
from guichet.domain.people import SCHEDULER
from guichet.resources import resource

START = datetime(2026, 11, 24, 9, 14, tzinfo=ZONE)
"""Tuesday 24 November 2026, 9 h 14 at the counter, on a full business day."""
SAMPLE = tuple(resource("sample", f"{name}.csv") for name in ("services", "contacts", "topics", "streets"))
AGENT = "Préposée à l’accueil"


class ScriptedClock:
    """A clock that stands still until the test moves it."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the aware time of the script, in the City's zone."""
        return self._now

    def advance(self, **delta: float) -> datetime:
        """Move on (or back, with negative values) by a `timedelta`'s arguments, in elapsed time."""
        self._now = datetime.fromtimestamp(self._now.timestamp() + timedelta(**delta).total_seconds(), ZONE)
        return self._now

    def set(self, moment: datetime) -> None:
        """Jump to an aware time."""
        self._now = moment.astimezone(ZONE)


class SeededRandom:
    """Random bytes that a seed decides: called as `random(count)`."""

    def __init__(self, seed: object = 0) -> None:
        self._random = random.Random(str(seed))

    def __call__(self, count: int) -> bytes:
        """Return the next `count` bytes."""
        return self._random.randbytes(count)


class FileVault:
    """A system without a keyring: the key stands in its 0600 file."""

    def get(self, name: str) -> str | None:
        """There is none."""
        return None

    def put(self, name: str, secret: str) -> bool:
        """It is not kept."""
        return False


class MemoryVault:
    """A keyring that lives as long as the test."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return the secret of that name."""
        return self.secrets.get(name)

    def put(self, name: str, secret: str) -> bool:
        """Keep the secret."""
        self.secrets[name] = secret
        return True


def clock_of(desk: Workplace) -> ScriptedClock:
    """Return the scripted clock of a desk that `make_desk` made."""
    return cast(ScriptedClock, desk.clock)


def make_desk(
    folder: Path,
    *,
    code: str = "KL",
    role: Role = "supervisor",
    sample: bool = True,
    seed: int = 1,
    start: datetime = START,
    training: bool = False,
) -> Workplace:
    """Return an open desk in the new `folder`: named, its first agent on duty, the sample directory loaded.

    The same arguments give the same desk, event for event; another desk of the same city takes another
    `code` and `seed`. A desk already made in this process is copied, closed, rather than made again.
    """
    shutil.copytree(_made(code, role, sample, seed, start), folder, dirs_exist_ok=True)
    desk = _open(folder, SeededRandom(f"{seed} after"), start, training)
    setting_up.resume(desk)
    return desk


@contextmanager
def desk_in(folder: Path, **options: Any) -> Iterator[Workplace]:
    """Lend a desk as `make_desk` makes it, and close it."""
    desk = make_desk(folder, **options)
    try:
        yield desk
    finally:
        desk.close()


def reopen(desk: Workplace) -> Workplace:
    """Close a desk and open its folder again, as after a night: same time, same agent on duty."""
    desk.close()
    again = open_workplace(
        desk.store.folder,
        create=False,
        clock=desk.clock,
        random=desk.random,
        vault=FileVault(),
        training=desk.training,
    )
    again.agent = desk.agent
    return again


def copy_of(desk: Workplace, folder: Path) -> Workplace:
    """Copy an open desk's folder as a person would, and open the copy: same time, same agent, other randomness."""
    desk.store.checkpoint()
    shutil.copytree(desk.store.folder, folder)
    copy = _open(folder, SeededRandom(f"copy {folder.name}"), desk.clock.now(), desk.training)
    copy.agent = desk.agent
    return copy


def request(
    description: str = "Nid-de-poule devant le 12", channel: str = "counter", **given: Any
) -> commands.Intake:
    """Return an intake that holds what the test is about and plausible values for the rest."""
    return commands.Intake(channel=channel, description=description, **given)


def record_apart(desk: Workplace, number: str, *said: Payload) -> None:
    """Record on a dossier entries that did not see each other, as desks that were offline bring them together."""
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity = find(transaction.connection, number)
        history = transaction.history(entity)
        before, apart = list(history), []
        for payload in said:
            history[:] = before
            apart.append(transaction.append("dossier", entity, payload))
        history[:] = before + apart
        receipt = transaction.receipt
    desk.recorded(receipt)


@cache
def _made(code: str, role: Role, sample: bool, seed: int, start: datetime) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="guichet-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk = _open(folder, SeededRandom(seed), start, training=False)
    try:
        agent = setting_up.set_up(desk, code, f"Comptoir {code}", AGENT, role)
        if sample:
            from guichet.application import directory  # the tests that load nothing do not wait for it

            desk.agent = SCHEDULER
            directory.apply(desk, directory.plan(desk, SAMPLE))
            desk.agent = agent
    finally:
        desk.close()
    return folder


def _open(folder: Path, randomness: SeededRandom, start: datetime, training: bool) -> Workplace:
    return open_workplace(
        folder, clock=ScriptedClock(start), random=randomness, vault=FileVault(), training=training
    )
