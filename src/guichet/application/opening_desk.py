"""Opening the desk for a window: one copy at a time, training on a store of its own (TRAIN-1)."""

from pathlib import Path
from typing import Literal

from guichet.application.clock import Clock
from guichet.application.copies import rebuild_if_needed
from guichet.application.machines import know_the_machine
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain.errors import PersonError
from guichet.domain.people import NOBODY
from guichet.domain.progress import Progress
from guichet.store.faults import OpenElsewhere, StoreDamaged, StoreLost
from guichet.store.keys import Vault
from guichet.store.locking import InstanceLock, take_lock

TRAINING_DOSSIERS = 240
Trouble = Literal["elsewhere", "restorable", "other"]


def trouble_of(error: PersonError) -> Trouble:
    """Tell what a person can do when the desk does not open: go to the other window, restore a copy, or try again."""
    if isinstance(error, OpenElsewhere):
        return "elsewhere"
    return "restorable" if isinstance(error, StoreDamaged | StoreLost) else "other"


def open_for_window(
    folder: Path,
    *,
    training: bool = False,
    vault: Vault | None = None,
    clock: Clock | None = None,
    progress: Progress | None = None,
) -> tuple[Workplace, InstanceLock]:
    """Return the open desk and the lock that keeps a second copy out; a new training store gets its history.

    Raises `EnvironmentFault` with a sentence (second copy, folder, key, damaged or newer store).
    """
    lock = take_lock(folder)
    try:
        if training and not (folder / "guichet.db").exists():
            from guichet.application import demo

            demo.make(
                folder, dossiers=TRAINING_DOSSIERS, vault=vault, clock=clock, progress=progress, training=True
            )
        desk = open_workplace(folder, vault=vault, clock=clock, training=training)
        try:
            rebuild_if_needed(desk, progress)
            know_the_machine(desk)
            desk.agent = NOBODY  # until somebody signs in; the command line alone acts for the scheduler
            if training:
                _let_in(desk)
        except BaseException:
            desk.close()
            raise
    except BaseException:
        lock.release()
        raise
    return desk, lock


def _let_in(desk: Workplace) -> None:
    """Put the training agent on duty: nobody signs in to learn."""
    from guichet.application import setting_up

    if setting_up.resume(desk) is None:
        first = next(iter(setting_up.agents(desk)), None)
        if first is not None:
            setting_up.sign_in(desk, first.id)
