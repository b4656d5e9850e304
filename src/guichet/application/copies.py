"""Copies of the store, putting one back in service, and refolding the lists (promise 1)."""

from pathlib import Path

from guichet.application.calendar import recount
from guichet.application.clock import Clock, SystemClock
from guichet.application.workplace import Workplace
from guichet.domain import people
from guichet.domain.progress import CancelCheck, Progress
from guichet.domain.wording import Text, translate
from guichet.store import backing_up, rebuilding, restoring
from guichet.store.keys import Vault
from guichet.store.locking import alone


def backup(
    desk: Workplace, target: Path, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> backing_up.Copied:
    """Copy the store and prove the copy. Raises `Refusal`, `StoreFault` or `Cancelled`."""
    people.require(desk.agent, "manage_store")
    return backing_up.backup(desk.store, target, progress, cancelled)


def restore(
    folder: Path,
    source: Path,
    *,
    clock: Clock | None = None,
    vault: Vault | None = None,
    progress: Progress | None = None,
) -> Text:
    """Put a copy in service and return what to tell: the desk takes new letters, the former store is kept."""
    done = restoring.restore(folder, source, vault, clock=clock or SystemClock(), progress=progress)
    kept = str(done.kept) if done.kept is not None else "—"
    return translate(
        "Copies",
        "Copie remise en service ({events} événements). Ce poste écrit maintenant ses numéros avec {code} au lieu de"
        " {former}. L’ancienne base est gardée : {kept}.",
        events=done.events,
        code=done.code,
        former=done.former_code,
        kept=kept,
    )


def rebuild(desk: Workplace, progress: Progress | None = None) -> int:
    """Refold every list from the events alone and return how many were read. No window may be open."""
    people.require(desk.agent, "manage_store")
    with alone(desk.store.folder):
        rebuilding.refold_entries(desk.store)
        desk.forget()
        read = rebuilding.rebuild(desk.store, desk.projector(), progress)
        recount(desk)
    return read
