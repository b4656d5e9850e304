"""Keeps an open desk in step with the shared database: a thread for rounds, one for hints, until told to stop.

A local write starts a round, and so does word that another desk has pushed; between them the desk asks now and then
(`guichet.sync.pacing`). Nothing here waits on the window, and the window never waits on this (promise 7).
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from guichet.application.exchanging import Exchange, State
from guichet.application.workplace import Workplace
from guichet.domain.errors import PersonError
from guichet.domain.progress import Progress
from guichet.domain.wording import translate
from guichet.store.recording import Receipt
from guichet.sync.failures import Away, Refused, SyncFailure
from guichet.sync.pacing import Pacing
from guichet.sync.wire import Hints, Link, Shared

KEPT_OPEN_S = 5.0
"""How long a connection stays open for the next round, in seconds."""
HINT_S = 300.0
"""How long one wait for hints lasts before the connection is proved by asking again, in seconds."""
GRACE_S = 0.25
"""How long the end of the program lets an answer come before it cuts the line, in seconds."""
LAST_WORD_S = 3.0
"""How long it then waits for what the round still writes here, in seconds."""
_log = logging.getLogger(__name__)


class InStep:
    """The two threads of one open desk. `told` hears each new `State`, on a thread of this class's own.

    `progress` counts what a round moves; `stop` ends both threads, at the latest when the network gives up.
    """

    def __init__(
        self,
        desk: Workplace,
        link: Link,
        told: Callable[[State], None],
        progress: Progress | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._desk = desk
        self._link = link
        self._told = told
        self._progress = progress
        self._clock = clock
        self._pacing = Pacing(chance)
        self._hint_pacing = Pacing(chance)
        self._changed = threading.Condition()
        self._over = False
        self._paused = False
        self._again = False
        self._received_here = False
        self._exchange: Exchange | None = None
        self._open = ExitStack()
        self._shared: Shared | None = None
        self._hints: Hints | None = None
        self._calling: set[threading.Thread] = set()
        self._threads = [
            threading.Thread(target=self._rounds, name="guichet-exchange", daemon=True),
            threading.Thread(target=self._listen, name="guichet-hints", daemon=True),
        ]

    def start(self) -> None:
        """Begin; the first round comes at once."""
        self._desk.watch(self._recorded)
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Hear that there is something to send or to fetch."""
        with self._changed:
            self._pacing.wake(self._clock())
            self._changed.notify_all()

    def ask(self, *, again: bool = False) -> None:
        """Hear that a person wants a round now, also one that was stopped or refused before.

        `again` also tries what stands apart.
        """
        with self._changed:
            self._paused = False
            self._again = self._again or again
            self._pacing.ask(self._clock())
            self._changed.notify_all()

    def pause(self) -> None:
        """Stop the round under way between two pages, until a person asks again (`ask`)."""
        with self._changed:
            self._paused = True

    def counted(self) -> State | None:
        """Return how the desk stands with what it recorded since; None before the first round. From any thread."""
        return None if self._exchange is None else self._exchange.counted()

    def stop(self) -> None:
        """End both threads; what a round had done stands.

        One that waits for an answer is cut off: what was sent and not acknowledged is sent again, and recognised.
        One that is still looking for the server is left behind: it holds nothing, and ends by itself.
        """
        with self._changed:
            self._over = True
            hints, self._hints = self._hints, None
            self._changed.notify_all()
        if hints is not None:
            hints.close()
        begun = [
            thread for thread in self._threads if thread.ident is not None and thread not in self._calling
        ]
        for thread in begun:
            thread.join(GRACE_S)
        shared = self._shared
        if shared is not None:
            shared.give_up()
        for thread in begun:
            if thread not in self._calling:
                thread.join(LAST_WORD_S)

    # --- Rounds ---

    def _rounds(self) -> None:
        try:
            self._exchange = Exchange(self._desk)
            while self._wait_for_turn():
                self._round(self._exchange)
        except Exception as bug:  # noqa: BLE001 - the thread's last net: logged as a bug, and the window says it
            if not self._over:
                _log.error("the exchange stopped, this is a bug: %s", type(bug).__name__)
                self._told(State("attention", sentence=BUG))
        finally:
            self._hang_up()

    def _wait_for_turn(self) -> bool:
        """Wait until a round is due; False when it is over."""
        while True:
            with self._changed:
                if self._over:
                    return False
                wait = None if self._paused else self._pacing.wait(self._clock())
                if wait == 0:
                    self._pacing.begins()
                    return True
                idle = self._shared is not None and (wait is None or wait > KEPT_OPEN_S)
                slept = self._changed.wait(KEPT_OPEN_S if idle else wait)
            if idle and not slept:
                self._hang_up()

    def _round(self, exchange: Exchange) -> None:
        self._received_here = True  # what comes is told to the watchers too: it is not a reason to ask again
        try:
            if self._shared is None:
                with self._looking_for_it():
                    self._shared = self._open.enter_context(self._link.open())
            if self._over:
                return
            exchange.round(self._shared, self._progress, self._unwanted, again=self._again)
            self._again = False
        except SyncFailure as failure:
            if self._over:
                return
            exchange.failed(failure)
            self._hang_up()
            with self._changed:
                if isinstance(failure, Away):
                    self._pacing.failed(self._clock())
                else:
                    self._pacing.refused(self._clock())
        except (
            PersonError
        ) as busy:  # another program of this desk exchanges, or its store is away for a moment
            _log.info("a round is left for later: %s", type(busy).__name__)
            with self._changed:
                self._pacing.failed(self._clock())
        else:
            with self._changed:
                self._pacing.succeeded(self._clock())
        finally:
            self._received_here = False
        if not self._over:
            self._told(exchange.counted())

    @contextmanager
    def _looking_for_it(self) -> Iterator[None]:
        """Connect inside: nothing is under way yet, and nobody needs to wait for it."""
        self._calling.add(threading.current_thread())
        try:
            yield
        finally:
            self._calling.discard(threading.current_thread())

    def _unwanted(self) -> bool:
        return self._over or self._paused

    def _hang_up(self) -> None:
        self._shared = None
        self._open.close()

    def _recorded(self, _receipt: Receipt) -> None:
        if not (self._received_here and threading.current_thread() is self._threads[0]):
            self.wake()

    # --- Hints ---

    def _listen(self) -> None:
        while True:
            with self._changed:
                while not self._over and (wait := self._hint_pacing.wait(self._clock())) != 0:
                    self._changed.wait(wait)
                if self._over:
                    return
                self._hint_pacing.begins()
            try:
                self._hear()
            except SyncFailure:
                with self._changed:
                    self._hint_pacing.failed(self._clock())

    def _hear(self) -> None:
        """Listen on one connection until it fails or it is over."""
        with self._looking_for_it():
            hints = self._link.hints()
        with self._changed:
            if self._over:
                hints.close()
                return
            self._hints = hints
        self._hint_pacing.succeeded(self._clock())
        self.wake()  # what was pushed before anybody listened here rang for nobody
        try:
            while not self._over:
                if hints.wait(HINT_S):
                    self.wake()
        finally:
            with self._changed:
                self._hints = None
            hints.close()
            self._hint_pacing.ask(self._clock())


BUG = translate(
    "Exchange",
    "L’échange avec la base partagée s’est arrêté. Rien n’est perdu : fermez Guichet et ouvrez-le de nouveau, et si le"
    " message revient, avisez la personne qui s’occupe du logiciel.",
)
NOT_ENROLLED = Refused(
    translate(
        "Exchange",
        "Ce poste n’est pas inscrit à une base partagée : l’administrateur l’inscrit avec « guichet desk enrol ».",
    )
)
