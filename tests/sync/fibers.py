"""Rounds that stop in the middle: each runs on a thread, and one runs at a time, in an order that only the seed decides."""

import threading
from collections.abc import Callable


class Killed(BaseException):
    """The desk's program ends here, as by `kill -9`: nothing of its own may catch it."""


class Fiber:
    """Work that can be put to sleep from inside (`pause`) and taken up again from outside (`go_on`)."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._mine, self._theirs = threading.Semaphore(0), threading.Semaphore(0)
        self._killed = False
        self.error: Exception | None = None
        self.over = False
        self._thread = threading.Thread(target=self._run, name="sync-fiber", daemon=True)

    def go_on(self) -> None:
        """Run until the work pauses or ends."""
        if self._thread.ident is None:
            self._thread.start()
        self._mine.release()
        self._theirs.acquire()
        if self.over:
            self._thread.join()

    def pause(self) -> None:
        """Sleep until `go_on`; called by the work itself."""
        self._theirs.release()
        self._mine.acquire()
        if self._killed:
            raise Killed

    def kill(self) -> None:
        """End the work where it sleeps."""
        self._killed = True
        if not self.over:
            self.go_on()

    def _run(self) -> None:
        self._mine.acquire()
        try:
            if not self._killed:
                self._work()
        except Killed:
            pass
        except Exception as error:  # noqa: BLE001 - raised again by whoever runs the fiber
            self.error = error
        finally:
            self.over = True
            self._theirs.release()
