"""Copies of the store, putting one back in service, and refolding the lists: an administrator's upkeep (promise 1)."""

from collections.abc import Callable
from pathlib import Path

from guichet.application.clock import SystemClock, system_random
from guichet.application.workplace import Workplace
from guichet.domain import people
from guichet.domain.people import SCHEDULER, Agent
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import Text, translate
from guichet.store import backing_up, locking, meta, rebuilding, restoring
from guichet.store.backing_up import Copied
from guichet.store.keys import Vault
from guichet.store.recording import Clock, Receipt

_EVERYTHING = Receipt(
    (), frozenset({("directory", b""), ("calendar", b""), ("absence", b""), ("dossier", b"")})
)
"""Tells watchers that any row may have changed."""


def backup(
    desk: Workplace,
    target: Path,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
    *,
    with_key: bool | None = None,
) -> Copied:
    """Copy the store to a file while it stays in use, and prove the copy; `notice` says where its key is.

    `with_key` writes the key beside the copy; by default only where no keyring holds it. `progress` counts
    bytes. Raises `Refusal` without the right or for a target not to be overwritten, `EnvironmentFault`,
    `Cancelled`: what stood at the target is then unchanged.
    """
    people.require(desk.agent, "manage_store")
    return backing_up.backup(desk.store, target, progress, cancelled, with_key=with_key)


def restore(
    folder: Path,
    source: Path,
    *,
    agent: Agent = SCHEDULER,
    vault: Vault | None = None,
    clock: Clock | None = None,
    random: Callable[[int], bytes] = system_random,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> Text:
    """Put a copy back in service in a data folder that nothing has open, and return what to tell.

    What stood there is kept under `backups/`, and the desk gets new letters in its dossier numbers
    (docs/decisions/restore.md). Raises `Refusal` without the right, `EnvironmentFault` when the copy is
    damaged, foreign or newer or its key is not here, `Cancelled`: nothing has changed then.
    """
    people.require(agent, "manage_store")
    done = restoring.restore(
        folder,
        source,
        vault,
        clock=clock or SystemClock(),
        random=random,
        progress=progress,
        cancelled=cancelled,
    )
    back = translate(
        "Copies", "La copie {file} est en service (événements : {n}).", file=source.name, n=done.events
    )
    if done.former_code:
        back = translate(
            "Copies",
            "{back} Les prochains numéros de ce poste porteront les lettres {code} au lieu de {former}.",
            back=back,
            code=done.code,
            former=done.former_code,
        )
    if done.kept is None:
        return back
    return translate("Copies", "{back} Ce qui était là est gardé : {kept}.", back=back, kept=str(done.kept))


def rebuild(desk: Workplace, progress: Progress | None = None, cancelled: CancelCheck | None = None) -> int:
    """Drop every list and refold it from the events; return how many were read.

    Raises `Refusal` without the right, `StoreBusy` while a window of another copy is open, `Cancelled`:
    the lists are then as they were.
    """
    people.require(desk.agent, "manage_store")
    return _refold(desk, progress, cancelled)


def rebuild_if_needed(desk: Workplace, progress: Progress | None = None) -> int:
    """Refold the lists that another version of the program made (asked at each opening); 0 when they are ours."""
    with desk.store.read() as connection:
        if not rebuilding.needed(connection):
            return 0
    return _refold(desk, progress, None)


def refold(desk: Workplace, progress: Progress | None = None, cancelled: CancelCheck | None = None) -> int:
    """Refold every list beside the open window: after a fill, when the lists are marked as not of this program.

    Raises `Cancelled`: the mark stands then, and the next opening refolds them.
    """

    def told(done: int, total: int) -> None:
        check(cancelled)
        if progress is not None:
            progress(done, total)

    rebuilding.refold_entries(desk.store)  # directory and calendar decide what the rest says
    desk.forget()
    read = rebuilding.rebuild(desk.store, desk.projector(), told)
    with desk.store.write() as connection:
        meta.put(connection, meta.CALENDAR_STAMP, desk.calendar_stamp)
    desk.recorded(_EVERYTHING)
    return read


def _refold(desk: Workplace, progress: Progress | None, cancelled: CancelCheck | None) -> int:
    with locking.alone(desk.store.folder):
        return refold(desk, progress, cancelled)
