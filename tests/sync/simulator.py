"""The exchange under every mishap, in virtual time, decided by a seed (SYNC.md, How it is proved, 1).

The real `rounds` and `pacing` run between desks and a shared database in memory. Requests and answers are lost,
delayed and repeated; desks are killed before and after they commit; clocks jump by a year; the database is put back
to an old state or wiped; a desk's folder is copied or put back. Then the mishaps stop, and within a bound every
queue must be empty, every replica the same, and every event that was acknowledged there once.

    python -m tests.sync.simulator --seeds 10000
    python -m tests.sync.simulator --seed 4711 --trace
"""

import argparse
import hashlib
import heapq
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from tests.sync.database import POISON, WORD, MemoryDatabase, MemoryShared
from tests.sync.replicas import MemoryReplica, told

from guichet.domain.dossier import fold
from guichet.domain.payloads import DossierClosed, DossierCommented, DossierReopened, Payload
from guichet.domain.record import EVERYONE, Event, header_digest
from guichet.sync import ahead, rounds
from guichet.sync.failures import Away, Refused, SyncFailure
from guichet.sync.pacing import Pacing
from guichet.sync.wire import Greeting, Key, Page, Vector

START_MS = 1_795_530_000_000
YEAR_MS = 365 * 86_400_000
MISHAPS_S = 600.0
"""How long, in virtual seconds, things go wrong."""
BOUND_S = 300.0
"""How long after that everything must be in step: the longest wait after a failure, and a few rounds."""
CIRCLE = "restricted"
PAGE = 7
"""Events to a page, so that a round has many."""
WRITING = frozenset({"receive", "pushed", "greeted", "unsealed", "restamp", "confirm", "renew", "set_aside"})
T = TypeVar("T")


class Killed(BaseException):
    """The desk's program ends here, as by `kill -9`: nothing of its own may catch it."""


class Broken(AssertionError):
    """What the exchange promises does not hold; the message says how to see it again."""


class World:
    """One run: the desks, the database, and what happens when."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.now = 0.0
        self.calm = False
        self.lines: list[str] = []
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self.database = MemoryDatabase()
        self.kept = [self.database.copy()]
        self.entities = [self.random.randbytes(16) for _ in range(6)]
        # A database that forgets and a desk whose identifier is used twice: each heals; the two at once do not
        # (docs/sync.md), unless the copy is known as one by its machine.
        self.forgets = self.random.random() < 0.5
        self.desks = [Desk(self, f"desk-{n}", n) for n in range(self.random.randint(2, 5))]

    def now_ms(self) -> int:
        """Return the true time, which is the server's."""
        return START_MS + int(self.now * 1000)

    def at(self, delay: float, what: Callable[[], None]) -> None:
        """Have something happen after a delay in seconds."""
        heapq.heappush(self._agenda, (self.now + delay, next(self._order), what))

    def says(self, words: str) -> None:
        """Write a line of the trace."""
        self.lines.append(f"{self.now:10.3f} {words}")

    def run(self) -> str:
        """Play everything and return the digest of the trace. Raises `Broken`."""
        for desk in self.desks:
            self.database.owner[desk.replica.desk_id] = desk.login  # enrolled
            desk.start()
        for _ in range(self.random.randint(10, 25)):
            self.at(self.random.uniform(5, MISHAPS_S), self._mishap)
        self.until(MISHAPS_S)
        self.calm = True
        self.says("calm")
        self.until(MISHAPS_S + BOUND_S)
        self._judge()
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()

    def until(self, end: float) -> None:
        """Let everything happen that is due by `end`; a round under way lets the others go on the same way."""
        while self._agenda and self._agenda[0][0] <= end:
            when, _, what = heapq.heappop(self._agenda)
            self.now = max(self.now, when)
            what()
        self.now = max(self.now, end)

    def _mishap(self) -> None:
        desk = self.random.choice(self.desks)
        happenings = [desk.is_killed, desk.clock_jumps, self._keeps, desk.joins_or_leaves_the_circle]
        happenings += (
            [self._is_put_back, self._is_wiped] if self.forgets else [desk.is_put_back, self._copies]
        )
        happenings.append(self._copies_to_another_machine)
        self.random.choice(happenings)()

    def _keeps(self) -> None:
        self.says("the database is backed up")
        self.kept.append(self.database.copy())

    def _is_put_back(self) -> None:
        self.says("the database is put back to an old state")
        self.database.events = {desk: list(events) for desk, events in self.random.choice(self.kept).items()}
        self._recovers()

    def _is_wiped(self) -> None:
        self.says("the database is wiped")
        self.database.events = {}
        self._recovers()

    def _recovers(self) -> None:
        """The administrator opens the database to what any desk holds."""
        self.database.recovering = True
        self.database.late_ms = self.now_ms()

    def _copies(self) -> None:
        """Copy a folder on its machine, or a whole virtual machine: login and machine are the same."""
        if len(self.desks) < 7:
            self._copied(self.random.choice(self.desks), same_machine=True)

    def _copies_to_another_machine(self) -> None:
        if len(self.desks) < 7:
            self._copied(self.random.choice(self.desks), same_machine=False)

    def _copied(self, desk: "Desk", *, same_machine: bool) -> None:
        name = f"desk-{len(self.desks)}"
        self.says(f"{desk.name} is copied as {name}{'' if same_machine else ', to another machine'}")
        other = Desk(self, name, name, desk.replica.clone(f"{self.seed} {name}"))
        other.login = desk.login if same_machine else name
        if not same_machine:
            other.replica.leave(other.replica.desk_id, other.replica.acked)
        self.desks.append(other)
        other.start()

    # --- What must hold ---

    def _judge(self) -> None:
        there = {(d, e.header.desk_seq): e for d, events in self.database.events.items() for e in events}
        names = [event.header.id for event in there.values()]
        self._require(len(names) == len(set(names)), "an event is there twice")
        poisoned = {e.header.id for e in there.values() if e.payload is None}
        for desk in self.desks:
            self._require(desk.pacing.failures == 0, f"{desk.name} still fails: {desk.failure}")
            replica = desk.replica
            mine = replica.vector()
            self._require(mine == self.database.vector(), f"{desk.name} is not in step")
            self._require(replica.acked == mine.get(replica.desk_id, 0), f"{desk.name} has something to send")
            for acknowledged in desk.acknowledged:
                self._require(acknowledged in names, f"what {desk.name} heard acknowledged is lost")
            self._reads(desk, there, poisoned)
        wanted = {key: (header_digest(event.header), event.header.hlc, None) for key, event in there.items()}
        for desk in self.desks:
            tells = told(desk.replica, bodies=False)
            # A copy on another machine says that it holds what its original lost before it could send it.
            tells = {key: said for key, said in tells.items() if key in there or key[0] not in desk.disputed}
            self._require(tells == wanted, f"{desk.name} tells something else")
        insiders = [desk.replica for desk in self.desks if CIRCLE in desk.circles]
        for entity in self.entities:
            folds = {fold(entity, _kept(replica.history(entity), names, poisoned)) for replica in insiders}
            self._require(len(folds) <= 1, "a dossier is not the same everywhere")

    def _reads(self, desk: "Desk", there: dict[Key, Event], poisoned: set[bytes]) -> None:
        for key, event in there.items():
            held = desk.replica.events[key[0]][key[1] - 1]
            readable = event.audience == EVERYONE or event.audience in desk.circles
            self._require(
                held.payload is not None or not readable or event.header.id in poisoned,
                f"{desk.name} lacks a body that it may read",
            )
        for events in desk.replica.events.values():
            for event in events:
                self._require(
                    event.header.id not in poisoned or event.payload is None or POISON in event.payload,
                    f"the database lacks a body that {desk.name} holds",
                )

    def _require(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise Broken(f"seed {self.seed}: {otherwise}")


def _kept(events: Sequence[Event], names: list[bytes], poisoned: set[bytes]) -> list[Event]:
    """Return what the database keeps, sealing what it could not: only the desk that wrote it reads it."""
    kept = [event for event in events if event.header.id in names]
    return [Event(event.header, None) if event.header.id in poisoned else event for event in kept]


class Desk:
    """One desk: a clerk who records, a program that is killed and started, and its worker."""

    def __init__(self, world: World, name: str, seed: object, replica: MemoryReplica | None = None) -> None:
        self.world = world
        self.name = name
        self.login = name
        self.circles: tuple[str, ...] = (CIRCLE,) if world.random.random() < 0.5 else ()
        self.skew_ms = world.random.choice((0, 0, world.random.randint(-2000, 2000), YEAR_MS, -YEAR_MS))
        self.replica = replica or MemoryReplica(f"{world.seed} {seed}", world.now_ms() + self.skew_ms)
        self.acknowledged: set[bytes] = set()
        self.pacing = Pacing(world.random.random)
        self.failure: SyncFailure | None = None
        self.disputed: frozenset[bytes] = frozenset()
        self.former: list[MemoryReplica] = []
        self._busy = False
        self._life = 0

    def start(self) -> None:
        """Begin to work: the clerk now and then, the worker when it is due."""
        self.world.at(self.world.random.uniform(0, 20), self._clerk)
        self._begin(self._life)

    def _begin(self, life: int) -> None:
        if life != self._life:
            return  # killed again meanwhile: that end has its own beginning
        self.pacing = Pacing(self.world.random.random)
        self._next(self._life)

    def _next(self, life: int) -> None:
        wait = self.pacing.wait(self.world.now)
        if wait is None:  # a person comes, reads the sentence and asks again
            self.world.at(self.world.random.uniform(5, 30), lambda: self._asks(life))
        else:
            self.world.at(wait, lambda: self._due(life))

    def _asks(self, life: int) -> None:
        if life == self._life:
            self.pacing.ask(self.world.now)
            self._due(life)

    def _due(self, life: int) -> None:
        if life != self._life or self._busy:
            return
        if self.pacing.wait(self.world.now):
            self._next(life)
            return
        self._busy = True
        try:
            self._round()
        except Killed:
            return
        self._busy = False
        self._next(life)

    def sleeps(self, seconds: float) -> None:
        """Let others go on for a while, in the middle of a round; the program may have been killed meanwhile."""
        life = self._life
        self.world.until(self.world.now + seconds)
        if life != self._life:
            raise Killed

    def _round(self) -> None:
        world = self.world
        self._tell_time()
        self.failure = None
        before = self.replica.desk_id
        self.pacing.begins()
        try:
            outcome = rounds.run(_Crashing(self), _Network(self))
        except Refused as refused:
            self.failure = refused
            self.pacing.refused(world.now)
        except SyncFailure as away:
            self.failure = away
            self.pacing.failed(world.now)
        else:
            self.pacing.succeeded(world.now)
            self.disputed = outcome.disputed
            if self.replica.desk_id != before:
                world.says(f"{self.name} takes a new identifier")
            if outcome.received or outcome.sent or outcome.refilled:
                world.says(f"{self.name} got {outcome.received} sent {outcome.sent} gave {outcome.refilled}")
        if self.failure is not None:
            world.says(f"{self.name} {type(self.failure).__name__}")

    def _tell_time(self) -> None:
        self.replica.wall_ms = self.world.now_ms() + self.skew_ms

    def _clerk(self) -> None:
        world = self.world
        if world.calm:
            return
        self._tell_time()
        said, audience = self._something()
        event = self.replica.record(world.random.choice(world.entities), said, audience)
        world.says(f"{self.name} records {event.header.desk_seq}")
        self.pacing.wake(world.now)
        self._next(self._life)
        world.at(world.random.expovariate(1 / 25), self._clerk)

    def _something(self) -> tuple[Payload, str]:
        draw = self.world.random.random()
        words = f"{self.name} {draw}"
        if draw < 0.02:
            return DossierCommented(POISON.decode()), EVERYONE
        if draw < 0.2:
            return DossierCommented(words), CIRCLE
        if draw < 0.3:
            return DossierClosed(words, "citizen"), EVERYONE
        if draw < 0.4:
            return DossierReopened(words), EVERYONE
        return DossierCommented(words), EVERYONE

    # --- Mishaps ---

    def is_killed(self) -> None:
        """End the program where it is, and start it again after a while."""
        self.world.says(f"{self.name} is killed")
        self._killed()

    def _killed(self) -> None:
        self._life += 1
        self._busy = False
        life = self._life
        self.world.at(self.world.random.uniform(1, 60), lambda: self._begin(life))

    def clock_jumps(self) -> None:
        """Set this desk's clock wrong, or right."""
        self.skew_ms = self.world.random.choice((0, YEAR_MS, -YEAR_MS, self.skew_ms + 600_000, -3_600_000))
        self.world.says(f"{self.name}: clock {self.skew_ms} ms from the truth")

    def joins_or_leaves_the_circle(self) -> None:
        """Change what the desk may read; leaving takes away nothing that it has read."""
        self.circles = () if self.circles else (CIRCLE,)
        self.world.says(f"{self.name} reads {self.circles}")

    def is_put_back(self) -> None:
        """Take the folder back to what it was a while ago, or keep it for that."""
        if not self.former:
            self.former.append(self.replica.clone(f"{self.world.seed} {self.name} {self.world.now}"))
            return
        self.world.says(f"{self.name} is put back to an earlier state")
        self._killed()
        self.replica = self.former.pop()


class _Network:
    """A `Shared` through a network that loses, delays and repeats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._world = desk.world
        self._there = MemoryShared(desk.world.database, desk.login, desk.circles, desk.world.now_ms)

    def greet(self) -> Greeting:
        return self._ask(self._there.greet)

    def pull(self, vector: Vector, limit: int = PAGE) -> Page:
        asked = dict(vector)
        return self._ask(lambda: self._there.pull(asked, min(limit, PAGE)))

    def pages(self, vector: Vector, limit: int = PAGE) -> Iterator[Page]:
        return ahead.pages(lambda asked: self.pull(asked, limit), vector, ahead.AtOnce)

    def pushes(
        self, desk_id: bytes, batches: Iterable[Sequence[Event]]
    ) -> Iterator[tuple[Sequence[Event], int]]:
        return ahead.pushes(lambda batch: self.push(desk_id, batch), batches, ahead.AtOnce)

    def lacking(self, after: Key | None = None, limit: int = PAGE) -> tuple[Key, ...]:
        return self._ask(lambda: self._there.lacking(after, limit))

    def push(self, desk_id: bytes, events: Sequence[Event]) -> int:
        return self._ask(lambda: self._there.push(desk_id, events))

    def _ask(self, what: Callable[[], T]) -> T:
        world, draw = self._world, self._world.random.random
        trouble = not world.calm
        self._desk.sleeps(draw() * 0.05)
        if trouble and draw() < 0.05:
            self._desk.sleeps(5)
            raise Away(WORD)
        if trouble and draw() < 0.05:  # repeated: the second comes when it comes, and nobody hears its answer
            world.at(draw() * 20, lambda: _unheard(what))
        refusal: SyncFailure | None = None
        try:
            answer = what()
        except SyncFailure as said:
            refusal = said
        self._desk.sleeps(draw() * (2.0 if trouble and draw() < 0.1 else 0.05))
        if trouble and draw() < 0.06:
            raise Away(WORD)  # done there, and the answer is lost
        if refusal is not None:
            raise refusal
        return answer


def _unheard(what: Callable[[], object]) -> None:
    try:
        what()
    except SyncFailure:
        return


class _Crashing:
    """A `Replica` whose program may be killed just before or just after it commits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._replica = desk.replica

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._replica, name)
        if name not in WRITING:
            return found

        def done(*args: Any) -> Any:
            self._may_end()
            before = self._replica.desk_id
            result = found(*args)
            if name in ("pushed", "confirm"):
                events = self._replica.events.get(before, [])[: self._replica.acked]
                self._desk.acknowledged.update(event.header.id for event in events)
            self._may_end()
            return result

        return done

    def _may_end(self) -> None:
        world = self._desk.world
        if not world.calm and world.random.random() < 0.01:
            world.at(0, self._desk.is_killed)
            raise Killed


def play(seed: int) -> str:
    """Run one seed and return the digest of its trace. Raises `Broken`."""
    try:
        return World(seed).run()
    except Exception as error:
        error.add_note(f"replay: python -m tests.sync.simulator --seed {seed} --trace")
        raise


def attempt(seed: int) -> str:
    """Run one seed and return what broke, empty when nothing did."""
    try:
        play(seed)
    except Exception as error:  # noqa: BLE001 - told with its seed
        return f"{error!r} {' '.join(error.__notes__)}"
    return ""


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main() -> int:
    """Run one seed with its trace, or many on all processors; print those that break."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=200)
    given = parser.parse_args()
    if given.seed is not None:
        world = World(given.seed)
        try:
            digest = world.run()
        finally:
            if given.trace:
                _say(*world.lines)
        _say(f"seed {given.seed}: holds, trace {digest[:16]}")
        return 0
    began = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        told_of = [
            words
            for words in pool.map(attempt, range(given.first, given.first + given.seeds), chunksize=25)
            if words
        ]
    _say(*told_of)
    _say(f"{given.seeds} seeds, {len(told_of)} broken, {time.perf_counter() - began:.1f} s")
    return 1 if told_of else 0


if __name__ == "__main__":
    sys.exit(main())
