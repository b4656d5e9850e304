"""Who may have a store open: one window; commands beside it; a restore or a rebuild alone.

The locks are the system's: they end with the process that holds them, also after `kill -9`. Reading and writing
beside each other is SQLite's own business (`BEGIN IMMEDIATE`); what stands here keeps a second window out, and
lets nobody in while the file itself is being replaced.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.domain.wording import Text, translate
from guichet.store.faults import OpenElsewhere, StoreBusy, from_system
from guichet.store.opening import REPLACING_MARK, refuse_network_path

if TYPE_CHECKING:
    from filelock import BaseFileLock

_WINDOW = "window.lock"
_REPLACING = "replacing.lock"
_COPYING = "copying.lock"
_CREATING = "creating.lock"
_EXCHANGING = "exchanging.lock"
_held: dict[Path, "InstanceLock"] = {}


class InstanceLock:
    """The window's hold on a data folder; `release` may be called from any thread, and twice."""

    def __init__(self, folder: Path, lock: "BaseFileLock") -> None:
        self._folder = folder
        self._lock = lock

    def release(self) -> None:
        """Let another copy in."""
        _held.pop(self._folder, None)
        self._lock.release()


def take_lock(folder: Path) -> InstanceLock:
    """Take the one place for a window at this data folder, which is made if need be.

    Raises `StoreBusy` when another copy has it open, `StoreFault` when the folder cannot be used.
    """
    refuse_network_path(folder)
    make_folder(folder)
    key = folder.resolve()
    try:
        held = InstanceLock(key, _acquire(folder / _WINDOW, 0, _open_elsewhere(folder)))
    except StoreBusy as busy:
        raise OpenElsewhere(busy.message) from busy
    _held[key] = held
    return held


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep windows out for the time of the block; the window that already holds the folder may do this itself.

    Raises `StoreBusy` when another copy has a window open.
    """
    if folder.resolve() in _held:
        yield
        return
    lock = take_lock(folder)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def replacing(folder: Path) -> Iterator[None]:
    """Let nobody open the store during the block. Who opened it before is seen by SQLite's own lock.

    Each side first shows itself, then looks: an opener opens, then asks `refuse_while_replaced`; a restore
    leaves its mark, then asks SQLite whether it is alone. Whatever the order, one of the two sees the other.
    """
    lock = _acquire(folder / _REPLACING, 2, _replaced_now())
    mark = folder / REPLACING_MARK
    try:
        try:
            mark.touch()
        except OSError as error:
            raise from_system(error, folder) from error
        yield
    finally:
        mark.unlink(missing_ok=True)
        lock.release()


def refuse_while_replaced(folder: Path) -> None:
    """Raise `StoreBusy` when the store is being replaced at this moment; asked after opening it."""
    mark = folder / REPLACING_MARK
    if mark.exists():
        lock = _acquire(folder / _REPLACING, 0, _replaced_now())
        mark.unlink(
            missing_ok=True
        )  # left by a restore that was killed: the mark outlives it, the lock does not
        lock.release()


@contextmanager
def creating(folder: Path) -> Iterator[None]:
    """Let one process at a time make a new store: two would make two keys."""
    lock = _acquire(folder / _CREATING, 30, _open_elsewhere(folder))
    try:
        yield
    finally:
        lock.release()


@contextmanager
def copying(folder: Path) -> Iterator[None]:
    """Let one copy at a time use the working folder. Raises `StoreBusy` when one is under way."""
    busy = translate(
        "Store", "Une copie de la base est déjà en cours. Attendez qu’elle finisse, puis recommencez."
    )
    lock = _acquire(folder / _COPYING, 0, busy)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def exchanging(folder: Path) -> Iterator[None]:
    """Let one exchange at a time go on: the window's and a command's would do the same work twice."""
    busy = translate(
        "Store", "Un échange avec la base partagée est déjà en cours sur ce poste. Attendez qu’il finisse."
    )
    lock = _acquire(folder / _EXCHANGING, 0, busy)
    try:
        yield
    finally:
        lock.release()


def make_folder(folder: Path) -> None:
    """Make a data folder that can be written. Raises `StoreFault` with a sentence otherwise."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / f".write-probe-{os.getpid()}-{threading.get_ident()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise from_system(error, folder) from error


def _acquire(file: Path, timeout: float, refusal: Text) -> "BaseFileLock":
    from filelock import FileLock, Timeout  # 28 ms: the window takes its lock after the first paint

    lock = FileLock(file, thread_local=False)
    try:
        lock.acquire(timeout=timeout)
    except Timeout as error:
        raise StoreBusy(refusal) from error
    except OSError as error:
        raise from_system(error, file.parent) from error
    return lock


def _open_elsewhere(folder: Path) -> Text:
    return translate(
        "Store",
        "Guichet est déjà ouvert sur ce poste avec le dossier {folder}. Servez-vous de sa fenêtre, ou fermez-la, puis"
        " recommencez.",
        folder=str(folder),
    )


def _replaced_now() -> Text:
    return translate(
        "Store",
        "Une copie est en train d’être remise en service. Attendez qu’elle finisse, puis recommencez.",
    )
