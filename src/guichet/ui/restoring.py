"""Puts a copy back in service from the window: the desk is closed first, whatever comes of it opens again after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guichet.domain.wording import Text
from guichet.ui.door import Door
from guichet.ui.tasks import Progress

if TYPE_CHECKING:
    from guichet.application.clock import Clock
    from guichet.store.keys import Vault
    from guichet.store.locking import InstanceLock


class Restoring:
    """Work for the store's thread; the folder's lock is free when it ends, for the opening that follows."""

    def __init__(
        self,
        door: Door,
        folder: Path,
        source: Path,
        vault: Vault | None,
        clock: Clock,
        lock: InstanceLock | None,
    ) -> None:
        self._door, self._folder, self._source = door, folder, source
        self._vault, self._clock, self._lock = vault, clock, lock

    def __call__(self, progress: Progress) -> Text:
        from guichet.application import copies
        from guichet.domain.people import SCHEDULER, require

        agent = (
            SCHEDULER  # a store that does not open has nobody to ask; the system's account is then the right
        )
        if self._door.is_open:
            agent = self._door.desk.agent
            require(agent, "manage_store")
        desk = self._door.take_back()
        try:
            if desk is not None:
                desk.close()
            return copies.restore(
                self._folder,
                self._source,
                agent=agent,
                vault=self._vault,
                clock=self._clock,
                progress=progress.report,
            )
        finally:
            if self._lock is not None:
                self._lock.release()
