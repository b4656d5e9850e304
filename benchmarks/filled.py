"""The store that everything is measured on: the demo's history, made once and kept in this account's cache."""

import hashlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import guichet
from guichet.application import demo
from guichet.application.calendar import recount_if_stale
from guichet.application.setting_up import resume
from guichet.application.workplace import Workplace, open_workplace

SHAPERS = (
    "application/demo.py",
    "application/demo_twists.py",
    "domain/checks.py",
    "domain/dossier.py",
    "domain/folding.py",
    "domain/ordering.py",
    "domain/payloads.py",
    "domain/record.py",
    "domain/turns.py",
    "store/opening.py",
    "store/projecting.py",
    "store/tables.py",
    "store/turns.py",
)
"""The modules that decide what stands in a store: another version of one of them makes another store."""
KEPT_DAYS = 7
"""A demo's history ends when it is made; an older one would have everything overdue."""


class FileKey:
    """No keyring: the key stands beside the store, so that a copy of the folder opens too."""

    def get(self, name: str) -> str | None:  # noqa: ARG002 - the vault's own shape
        """There is none."""
        return None

    def put(self, name: str, secret: str) -> bool:  # noqa: ARG002
        """It is not kept."""
        return False


def kept_store(dossiers: int) -> Path:
    """Return the folder of a store with that many dossiers, made now unless the cache has it."""
    import platformdirs

    cache = Path(platformdirs.user_cache_dir("guichet", appauthor=False)) / "bench"
    digest = hashlib.sha256()
    for name in SHAPERS:
        digest.update((Path(guichet.__file__).parent / name).read_bytes())
    folder = cache / f"{dossiers}-{digest.hexdigest()[:12]}"
    if (folder / "complete").exists():
        if time.time() - (folder / "complete").stat().st_mtime < KEPT_DAYS * 86_400:
            return folder
        shutil.rmtree(folder)
    shutil.rmtree(folder, ignore_errors=True)
    for former in cache.glob(f"{dossiers}-*"):
        shutil.rmtree(former)
    fill(folder, dossiers)
    (folder / "complete").touch()
    return folder


def fill(folder: Path, dossiers: int) -> None:
    """Make a store with that many dossiers and about ten times as many events in a new folder."""
    began = time.monotonic()
    said = [0]

    def progress(done: int, total: int) -> None:
        if time.monotonic() - said[0] > 5:
            said[0] = int(time.monotonic())
            print(f"  making the store: {done} of {total}", file=sys.stderr)

    made = demo.make(folder, dossiers=dossiers, vault=FileKey(), progress=progress)
    desk = opened(folder)
    recount_if_stale(desk)
    desk.close()
    print(
        f"  made {made.dossiers} dossiers, {made.events} events in {time.monotonic() - began:.0f} s",
        file=sys.stderr,
    )


def opened(folder: Path) -> Workplace:
    """Return the open desk of a store, with who was last on duty."""
    desk = open_workplace(folder, create=False, vault=FileKey())
    resume(desk)
    return desk


@contextmanager
def throw_away(store: Path) -> Iterator[Path]:
    """Lend a copy of the store, which is gone afterwards: what is measured may write."""
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
        copy = Path(folder) / "store"
        shutil.copytree(store, copy)
        yield copy


def size_of(folder: Path) -> tuple[int, int]:
    """Return how many dossiers and events a store has."""
    desk = opened(folder)
    try:
        with desk.store.read() as connection:
            (dossiers,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
            (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
    finally:
        desk.close()
    return dossiers, events
