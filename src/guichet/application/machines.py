"""Notices that a store was copied to another computer, before anything is recorded there (SYNC.md, promise 3)."""

from guichet.application.workplace import Workplace
from guichet.store import machine, meta


def know_the_machine(desk: Workplace, here: str | None = None) -> bool:
    """Take a new identity when the store was copied to another machine; asked at each opening, before anything else.

    `here` is the fingerprint of this machine, the system's own when not given. True when the identity is new.
    """
    here = machine.fingerprint() if here is None else here
    with desk.store.read() as connection:
        known, desk_id = meta.get(connection, meta.MACHINE), meta.get(connection, meta.DESK_ID)
    if not here or known == here or desk_id is None:
        return False
    copied = known is not None
    if copied:
        from guichet.store.receiving import LocalReplica  # rare: the window does not wait for it

        LocalReplica(desk.recorder, desk.recorded, _nothing).leave()
    with desk.store.write() as connection:
        meta.put(connection, meta.MACHINE, here)
    return copied


def _nothing() -> None:
    return None
