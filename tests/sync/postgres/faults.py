"""Faults in hundreds of cycles (`make soak-sync`), a few in the tests: nothing acknowledged is lost, every queue empties.

A cycle records some events at a desk and pushes them through one fault: an answer lost after the server's commit, a
request lost, a network that falls silent, a delay; PostgreSQL killed; the pushing process killed.
"""

import argparse
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from psycopg import conninfo
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.desks import Desk
from tests.sync.postgres.proxy import Proxy

from guichet.sync import administering
from guichet.sync.failures import Away
from guichet.sync.postgres import Address, PostgresLink

ROOT = Path(__file__).parents[3]
PATIENCE_S = 0.4
"""How long a desk of these cycles waits for an answer; a real one waits longer than the server's own limits."""


@dataclass
class Tally:
    """What the cycles did."""

    cycles: int = 0
    recorded: int = 0
    acknowledged: int = 0
    retried: int = 0
    lost_answers: int = 0
    faults: dict[str, int] = field(default_factory=dict)


class Chaos:
    """One desk, its way through a bad network, and the faults that a seed decides."""

    def __init__(self, cluster: Cluster, seed: int) -> None:
        self.cluster = cluster
        self.chance = random.Random(seed)
        self.database = cluster.database()
        self.desk = Desk(f"chaos{seed}")
        self.login, _ = administering.enrol(
            cluster.address(self.database), f"{self.desk.name}_{self.database}", "clerk", self.desk.id
        )
        self.proxy = Proxy(cluster.socket)
        said = {**conninfo.conninfo_to_dict(cluster.address(self.database, self.login).conninfo)}
        said |= {"host": "127.0.0.1", "port": str(self.proxy.port), "sslmode": "disable"}
        self.link = PostgresLink(
            Address(conninfo.make_conninfo(**said)), lambda: self.desk.id, patience=PATIENCE_S
        )
        self.acknowledged = 0
        self.tally = Tally()

    def close(self) -> None:
        """Take it all away."""
        self.proxy.close()
        self.cluster.drop(self.database)

    def cycle(self, fault: str = "") -> None:
        """Record, push through a fault, and check; raises `AssertionError` when something is lost or stuck."""
        fault = fault or self.chance.choice(("answer", "request", "silence", "delay", "none"))
        self.desk.record(self.chance.randint(1, 20))
        healing = self._meet(fault)
        tries = 0
        while self.acknowledged < len(self.desk.events):
            tries += 1
            assert tries < 300, f"the queue does not empty: {fault}"
            try:
                self._round()
            except Away:
                self.tally.retried += 1
                if healing is not None:
                    healing.join(timeout=0.1)
        if healing is not None:
            healing.join()
        self.proxy.heal()
        self.proxy.delay = 0.0
        self.tally.cycles += 1
        self.tally.faults[fault] = self.tally.faults.get(fault, 0) + 1
        self.verify()

    def _meet(self, fault: str) -> threading.Thread | None:
        match fault:
            case "answer":
                after = self.chance.randint(0, 4)
                return _later(after * 0.004, self.proxy.cut_answer)
            case "request":
                return _later(self.chance.randint(0, 4) * 0.004, self.proxy.cut_request)
            case "silence":
                self.proxy.stall()
                return _later(PATIENCE_S * 1.5, self.proxy.heal)
            case "delay":
                self.proxy.delay = 0.05
            case "server":
                return _later(self.chance.random() * 0.05, self._kill_server)
        return None

    def _kill_server(self) -> None:
        self.cluster.kill()
        self.cluster.start()

    def _round(self) -> None:
        with self.link.open() as shared:
            mark = shared.greet().vector.get(self.desk.id, 0)
            # Whatever the server ever acknowledged, it still has.
            assert mark >= self.acknowledged, f"{self.acknowledged} were acknowledged, {mark} are there"
            if mark > self.acknowledged:
                self.tally.lost_answers += 1
            while mark < len(self.desk.events):
                mark = shared.push(self.desk.id, self.desk.events[mark : mark + 5])
                self.acknowledged = mark
            self.acknowledged = mark

    def verify(self) -> None:
        """Check that the server holds this desk's chain, each event once."""
        with self.link.open() as shared:
            found = shared.pull({}, 100_000)
        mine = [event for event in found.events if event.header.desk_id == self.desk.id]
        assert mine == self.desk.events  # beside it stands what the killed processes pushed
        self.tally.recorded = len(self.desk.events)
        self.tally.acknowledged = self.acknowledged

    def killed_process(self, after_s: float, count: int) -> tuple[int, int]:
        """Kill a process that pushes `count` events; return what it said was acknowledged, and what is there."""
        desk = Desk(f"killed{self.tally.cycles}{self.chance.random()}")
        login, _ = administering.enrol(
            self.cluster.address(self.database), f"k_{self.database}", "clerk", desk.id, replace=True
        )
        way = self.cluster.address(self.database, login).conninfo
        words = [sys.executable, "-m", "tests.sync.postgres.pushing", way, desk.name, str(count)]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, text=True)
        assert process.stdout is not None
        first = process.stdout.readline()  # started, and pushing
        killing = _later(after_s, process.kill)
        said = [first, *process.stdout]
        process.wait()
        killing.join()
        process.stdout.close()
        marks = [int(line) for line in said if line.endswith("\n")]
        with PostgresLink(Address(way), lambda: desk.id).open() as shared:
            there = shared.greet().vector.get(desk.id, 0)
            desk.record(count)
            held = [event for event in shared.pull({}, 100_000).events if event.header.desk_id == desk.id]
            assert held == desk.events[:there]
            assert shared.push(desk.id, desk.events[there:]) == count
        return marks[-1], there


def _later(seconds: float, work: Callable[[], object]) -> threading.Thread:
    timer = threading.Timer(seconds, work)
    timer.start()
    return timer


def main() -> None:
    """Run many cycles and print what came of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cycles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    cluster = Cluster()
    started = time.monotonic()
    try:
        chaos = Chaos(cluster, given.seed)
        kills = marks = 0
        for number in range(given.cycles):
            chaos.cycle("server" if number % 10 == 9 else "")
            if number % 10 == 4:
                said, there = chaos.killed_process(chaos.chance.random() * 0.1, 2000)
                assert there >= said
                kills += 1
                marks += there > said
        chaos.close()
    finally:
        cluster.stop()
    sys.stdout.write(
        f"{chaos.tally}\nprocesses killed: {kills}, of which the server had more than was said: {marks}\n"
        f"{time.monotonic() - started:.0f} s; nothing acknowledged was lost, every queue empty\n"
    )


if __name__ == "__main__":
    main()
