"""One round between a desk and the shared database: greet, pull in pages, push, refill (SYNC.md, promise 4).

Pure of SQL, clocks and threads: what it does depends on its two ends alone, so that a simulator can prove it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, takewhile

import msgspec

from guichet.domain.progress import CancelCheck, Progress
from guichet.domain.record import Event, header_digest
from guichet.domain.wording import translate
from guichet.sync.failures import Ahead, Fork, Gap, Poison, Refused, SyncFailure
from guichet.sync.wire import PAGE_EVENTS, Greeting, Page, Replica, Shared

ATTEMPTS = 4
"""How often a round begins again from the vectors before it gives up until the next one."""
FILL_EVENTS = 5_000
"""Events asked for at once when so many are expected: a first fill waits less for the network."""
NOTHING_MORE = 1 << 62
"""A mark above every sequence: what is asked of a desk from which nothing more is wanted."""


class Outcome(msgspec.Struct, frozen=True):
    """What a round did, in events. `clock_ms` is the server's clock as it began, in Unix milliseconds.

    `renewed` tells that the desk took a new identifier, `stopped` that the person stopped it between two pages,
    `disputed` the desks whose events it holds and the shared database does not take.
    """

    received: int = 0
    sent: int = 0
    refilled: int = 0
    restamped: bool = False
    renewed: bool = False
    set_aside: int = 0
    stopped: bool = False
    clock_ms: int = 0
    disputed: frozenset[bytes] = frozenset()


class _Again(Exception):
    """What the round stood on has moved: it begins again from the vectors."""


class _Stopped(Exception):
    """The person no longer wants the round."""


def run(
    replica: Replica, shared: Shared, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> Outcome:
    """Play one round and return what it did; `progress` counts events of the pull, then of the push.

    Raises `SyncFailure` when the shared database is away or refuses: what went before stands, and the next round
    goes on from there.
    """
    moving = _Round(replica, shared, progress, cancelled)
    failure: SyncFailure | None = None
    for _ in range(ATTEMPTS):
        try:
            moving.play()
        except _Stopped:
            return moving.outcome(stopped=True)
        except Gap as gap:
            failure = gap
        except _Again:
            failure = None
        else:
            return moving.outcome()
    raise failure or Gap(
        translate(
            "Sync",
            "La base partagée change plus vite que ce poste ne peut suivre. Il recommence de lui-même dans un moment.",
        )
    )


class _Round:
    """One round, begun again as often as `run` allows; its counts go on."""

    def __init__(
        self, replica: Replica, shared: Shared, progress: Progress | None, cancelled: CancelCheck | None
    ) -> None:
        self._replica = replica
        self._shared = shared
        self._progress = progress
        self._cancelled = cancelled
        self._received = self._sent = self._refilled = self._set_aside = self._clock_ms = 0
        self._restamped = self._renewed = False
        self._disputed: set[bytes] = set()
        self._known: frozenset[bytes] = frozenset()

    def outcome(self, *, stopped: bool = False) -> Outcome:
        return Outcome(
            self._received,
            self._sent,
            self._refilled,
            self._restamped,
            self._renewed,
            self._set_aside,
            stopped,
            self._clock_ms,
            frozenset(self._disputed),
        )

    def play(self) -> None:
        greeting = self._shared.greet()
        self._known = frozenset(greeting.vector)
        self._clock_ms = greeting.clock_ms
        sealed = self._replica.greeted(greeting.clock_ms, greeting.readable)
        if self._parted(greeting):
            self._renew(greeting)  # another computer records under this identifier, or this one was put back
        self._pull(greeting)
        read = [self._unseal(desk_id, seq) for desk_id, seq in sealed]
        if read and all(read):
            self._replica.unsealed(greeting.readable)
        self._push(greeting)
        self._refill(greeting)

    def _parted(self, greeting: Greeting) -> bool:
        """Tell whether the shared database has under this desk's identifier what this desk did not record."""
        own = self._replica.desk_id
        mark = greeting.vector.get(own, 0)
        if mark > self._replica.vector().get(own, 0):
            return True
        link = greeting.links.get(own)
        last = self._replica.after(own, mark - 1, 1) if mark and link is not None else ()
        return bool(last) and header_digest(last[0].header) != link

    def _unwanted(self) -> bool:
        return self._cancelled is not None and self._cancelled()

    def _check(self) -> None:
        if self._unwanted():
            raise _Stopped

    def _told(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(min(done, total), total)

    # --- Pull ---

    def _pull(self, greeting: Greeting) -> None:
        mine = self._replica.vector()
        expected = sum(max(0, mark - mine.get(desk, 0)) for desk, mark in greeting.vector.items())
        if not expected:
            return
        limit = FILL_EVENTS if expected > FILL_EVENTS else PAGE_EVENTS
        done = 0
        broken: set[bytes] = set()
        with self._replica.filling(expected):
            while True:
                asked = {**self._replica.vector(), **dict.fromkeys(broken, NOTHING_MORE)}
                self._check()
                for page in self._shared.pages(asked, limit):
                    behind = self._keep(page, greeting)
                    done += len(page.events)
                    self._received += len(page.events)
                    self._told(done, max(expected, done))
                    if behind:
                        broken |= behind
                        break
                    if page.more:
                        self._check()
                else:
                    return

    def _keep(self, page: Page, greeting: Greeting) -> set[bytes]:
        """Keep a page; return the desks whose part of it could not be kept whole."""
        if not page.events:
            return set()
        if any(event.header.desk_id == self._replica.desk_id for event in page.events):
            raise _Again  # recorded elsewhere under this desk's identifier since the greeting
        if not self._replica.receive(page.events):
            self._renew(greeting)
        return self._behind(page.events)

    def _behind(self, events: Sequence[Event]) -> set[bytes]:
        """Return the desks whose part of a page could not be kept whole: asked no more in this round."""
        reached = self._replica.vector()
        last = {event.header.desk_id: event.header.desk_seq for event in events}
        return {desk for desk, seq in last.items() if reached.get(desk, 0) < seq}

    def _unseal(self, desk_id: bytes, seq: int) -> bool:
        """Ask again for what one desk recorded from `seq` on: this desk may read more of it than it could.

        False when the shared database, wiped or put back, has not all of it yet: it is asked again then.
        """
        mine = self._replica.vector().get(desk_id, 0)
        for again in self._recorded_there(desk_id, seq - 1):
            self._check()
            self._replica.receive([event for event in again if event.header.desk_seq <= mine])
            if again[-1].header.desk_seq >= mine:
                return True
        return False

    # --- Push ---

    def _push(self, greeting: Greeting) -> None:
        own = self._replica.desk_id
        at = greeting.vector.get(own, 0)
        if at > self._replica.acknowledged():
            self._confirm(greeting)
        here = self._replica.vector().get(own, 0)
        begun, stamped = at, False
        while True:
            try:
                for events, mark in self._shared.pushes(own, self._backlog(own, at)):
                    if mark < events[-1].header.desk_seq:
                        raise _Again
                    self._replica.pushed(own, mark)
                    self._sent += len(events)
                    at = events[-1].header.desk_seq
                    self._told(at - begun, here - begun)
            except Fork:
                self._renew(greeting)
            except Ahead:
                if stamped:
                    raise
                self._replica.restamp(max(at, self._replica.acknowledged()), greeting.clock_ms)
                stamped = self._restamped = True
            except Poison as poison:
                self._put_aside(poison)
            else:
                self._check()
                return

    def _backlog(self, desk_id: bytes, at: int) -> Iterator[tuple[Event, ...]]:
        """Yield what is to be pushed, batch after batch; no more once the person no longer wants the round."""
        while not self._unwanted() and (events := self._replica.after(desk_id, at)):
            yield events
            at = events[-1].header.desk_seq

    def _confirm(self, greeting: Greeting) -> None:
        """Read back what was kept though its acknowledgement was lost: it may be another's, or stamped otherwise."""
        for kept in self._recorded_there(self._replica.desk_id, self._replica.acknowledged()):
            self._check()
            if not self._replica.confirm(kept):
                self._renew(greeting)

    def _recorded_there(self, desk_id: bytes, after: int) -> Iterator[list[Event]]:
        """Yield, page by page, what the shared database holds of one desk after a sequence."""
        silent = dict.fromkeys(self._known, NOTHING_MORE)
        while True:
            page = self._shared.pull({**silent, desk_id: after})
            kept = [event for event in page.events if event.header.desk_id == desk_id]
            silent.update((event.header.desk_id, NOTHING_MORE) for event in page.events)
            if kept:
                after = kept[-1].header.desk_seq
                yield kept
            if not page.more:
                return

    def _put_aside(self, poison: Poison) -> None:
        if not self._replica.set_aside((poison.desk_id, poison.desk_seq), str(poison.message)):
            raise poison  # its header alone is not kept either
        self._set_aside += 1

    def _renew(self, greeting: Greeting) -> None:
        """Take a new identifier: the desk was copied, or put back to an earlier state (SYNC.md, self-healing).

        What the shared database holds under the old one is the other's; this desk's entries after what both have
        in common are recorded under the new one. Raises `Fork` when they differ before what was acknowledged: then
        other desks already hold both, and nobody can tell which is which.
        """
        own = self._replica.desk_id
        common = min(self._replica.acknowledged(), greeting.vector.get(own, 0))
        for theirs in self._recorded_there(own, max(0, common - 1)):
            first = theirs[0].header.desk_seq
            ours = {event.header.desk_seq: event for event in self._here(own, first - 1, len(theirs))}
            same = list(takewhile(partial(_is_same, ours), theirs))
            if not same and first <= common:
                raise Fork(
                    translate(
                        "Sync",
                        "La base partagée ne contient plus ce que ce poste lui avait envoyé : deux postes ont la même"
                        " identité, et elle a été refaite entre-temps. Rien n’a été changé ici. Appelez la personne qui"
                        " administre la base.",
                    )
                )
            if same:
                self._replica.confirm(same)
            common = max(common, first + len(same) - 1)
            if len(same) < len(theirs):
                break
        self._replica.renew(common)
        self._renewed = True
        raise _Again

    def _here(self, desk_id: bytes, after: int, count: int) -> Iterator[Event]:
        while count > 0 and (events := self._replica.after(desk_id, after, count)):
            yield from events
            count -= len(events)
            after = events[-1].header.desk_seq

    # --- Refill ---

    def _refill(self, greeting: Greeting) -> None:
        """Give what the shared database lacks of other desks: it was put back to an earlier state, or is new.

        What this desk recorded under a former identifier is given in any case, once that one is known there: where
        the desk is a copy, the first word under its identifier is the original's.
        """
        own = self._replica.desk_id
        former = self._replica.former()
        for desk_id, mine in sorted(self._replica.vector().items()):
            at = greeting.vector.get(desk_id, 0)
            was_here = desk_id in former and (at > 0 or greeting.recovering)
            if desk_id != own and (was_here or (greeting.recovering and at < mine)):
                self._give(desk_id, at, was_here)
        if greeting.recovering:
            self._add_bodies()

    def _give(self, desk_id: bytes, at: int, was_here: bool) -> None:
        while events := self._replica.after(desk_id, at):
            self._check()
            try:
                mark = self._shared.push(desk_id, events)
            except Gap:
                raise
            except Poison as poison:
                self._put_aside(poison)
                continue
            except Refused:  # the others' events still go: who administers the database hears of this one
                self._disputed.add(desk_id)
                return
            at = max(mark, events[-1].header.desk_seq)
            self._refilled += len(events)
            if was_here:
                self._replica.pushed(desk_id, mark)

    def _add_bodies(self) -> None:
        after = None
        while keys := self._shared.lacking(after):
            self._check()
            held = list(_runs(self._replica.bodies(keys)))
            while held:
                desk_id = held[0][0].header.desk_id
                try:
                    self._shared.push(desk_id, held[0])
                except Poison as poison:
                    self._put_aside(poison)
                    held = list(_runs(self._replica.bodies(keys)))
                else:
                    self._refilled += len(held.pop(0))
            after = keys[-1]


def _is_same(ours: Mapping[int, Event], event: Event) -> bool:
    mine = ours.get(event.header.desk_seq)
    return mine is not None and header_digest(mine.header) == header_digest(event.header)


def _runs(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Cut events that come in order into runs of one desk, without a hole."""
    numbered = enumerate(events)
    for _, run_of in groupby(numbered, lambda at: (at[1].header.desk_id, at[1].header.desk_seq - at[0])):
        yield [event for _, event in run_of]
