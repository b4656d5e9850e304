"""Two to five desks that record, exchange, lose their network and are copied, in any order (SYNC.md, How it is proved, 2)."""

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.sync.database import WORD, MemoryDatabase, MemoryShared
from tests.sync.replicas import MemoryReplica, told

from guichet.domain.dossier import fold
from guichet.domain.payloads import DossierClosed, DossierCommented, DossierReopened
from guichet.domain.record import Event, header_digest
from guichet.sync import rounds
from guichet.sync.failures import Away

NOW = 1_795_530_000_000
DAY = 86_400_000
ENTITIES = tuple(bytes([number]) * 16 for number in range(1, 4))
WHICH = st.integers(0, 6)


class _Cut(MemoryShared):
    """A line that breaks at its n-th word: before it is heard there, or after."""

    def __init__(self, database: MemoryDatabase, login: str, after: int, *, done: bool) -> None:
        super().__init__(database, login, (), lambda: NOW)
        self._left = after
        self._done = done

    def pull(self, vector, limit=3):  # type: ignore[no-untyped-def]
        return self._word(lambda: MemoryShared.pull(self, vector, 3))

    def push(self, desk_id, events):  # type: ignore[no-untyped-def]
        return self._word(lambda: MemoryShared.push(self, desk_id, events))

    def _word(self, what):  # type: ignore[no-untyped-def]
        self._left -= 1
        if self._left == 0 and not self._done:
            raise Away(WORD)
        answer = what()
        if self._left == 0:
            raise Away(WORD)
        return answer


class Desks(RuleBasedStateMachine):
    """The desks of one city and the database where they meet."""

    @initialize(count=st.integers(2, 5))
    def begin(self, count: int) -> None:
        self.database = MemoryDatabase()
        self.desks = [MemoryReplica(f"machine {number}", NOW) for number in range(count)]
        self.logins = [f"login {number}" for number in range(count)]
        self.said: set[bytes] = set()
        self.acknowledged: set[bytes] = set()
        for replica, login in zip(self.desks, self.logins, strict=True):
            self.database.owner[replica.desk_id] = login

    @rule(which=WHICH, entity=st.sampled_from(ENTITIES), words=st.text(max_size=8), kind=st.integers(0, 2))
    def record(self, which: int, entity: bytes, words: str, kind: int) -> None:
        payload = (DossierCommented(words), DossierClosed(words, "citizen"), DossierReopened(words))[kind]
        self.said.add(self.desks[which % len(self.desks)].record(entity, payload).header.id)

    @rule(which=WHICH)
    def exchange(self, which: int) -> None:
        at = which % len(self.desks)
        rounds.run(self.desks[at], MemoryShared(self.database, self.logins[at], (), lambda: NOW))
        self._heard(at)

    @rule(which=WHICH, after=st.integers(1, 4), done=st.booleans())
    def exchange_cut(self, which: int, after: int, done: bool) -> None:
        at = which % len(self.desks)
        with suppress(Away):
            rounds.run(self.desks[at], _Cut(self.database, self.logins[at], after, done=done))
        self._heard(at)

    @rule(which=WHICH, days=st.sampled_from((-365, -1, 0, 1, 365)))
    def set_clock(self, which: int, days: int) -> None:
        self.desks[which % len(self.desks)].wall_ms = NOW + days * DAY

    @precondition(lambda self: len(self.desks) < 5)
    @rule(which=WHICH)
    def copy_folder(self, which: int) -> None:
        at = which % len(self.desks)
        self.desks.append(self.desks[at].clone(f"machine {len(self.desks)}"))
        self.logins.append(self.logins[at])

    @invariant()
    def what_was_acknowledged_is_there(self) -> None:
        if not hasattr(self, "database"):
            return
        kept = [event.header.id for events in self.database.events.values() for event in events]
        assert len(kept) == len(set(kept)), "each event once"
        assert self.acknowledged <= set(kept)

    def teardown(self) -> None:
        """In the end everybody exchanges until nothing moves: all tell the same, and all that was said is there."""
        if not hasattr(self, "database"):
            return
        for replica in self.desks:
            replica.wall_ms = NOW
        for _ in range(2 * len(self.desks) + 2):
            for at in range(len(self.desks)):
                self.exchange(at)
        kept = {(d, e.header.desk_seq): e for d, events in self.database.events.items() for e in events}
        assert self.said <= {event.header.id for event in kept.values()}
        wanted = {key: (header_digest(e.header), e.header.hlc, e.payload) for key, e in kept.items()}
        for replica in self.desks:
            assert told(replica) == wanted
            assert replica.acked == replica.vector().get(replica.desk_id, 0)
        for entity in ENTITIES:
            assert len({fold(entity, _history(replica, entity)) for replica in self.desks}) == 1

    def _heard(self, at: int) -> None:
        replica = self.desks[at]
        events = replica.events.get(replica.desk_id, [])[: replica.acked]
        self.acknowledged.update(event.header.id for event in events)


def _history(replica: MemoryReplica, entity: bytes) -> list[Event]:
    return replica.history(entity)


Desks.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestDesks = Desks.TestCase
