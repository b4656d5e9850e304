"""Saving an intake, durable when the call returns, beside one raw INSERT and commit of as many bytes."""

import random
import time
from pathlib import Path

from sqlcipher3 import dbapi2

from benchmarks.filled import opened
from benchmarks.table import Row, median, p99
from guichet.application import drafts
from guichet.application.taking_in import TakenIn, take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import CitizenInput, Intake, PlaceInput
from guichet.store.opening import configure

LOG_HEADER = 32
FRAME_HEADER = 24
"""Bytes before the log's pages and before each of them (SQLite's WAL format)."""


def intake(desk: Workplace, at: int, chance: random.Random) -> Intake:
    """Return a walk-in request as the form says it: a new citizen, words, a street."""
    topic = chance.choice(sorted(desk.directory.topics))
    street = chance.choice(sorted(desk.directory.streets))
    return Intake(
        channel=chance.choice(("counter", "phone")),
        description=f"{desk.directory.topics[topic].label_fr} : le citoyen demande un suivi, appel {at}.",
        topic=topic,
        kind="request",
        citizen=CitizenInput(
            name=f"Citoyen du banc {at}", phone=f"450 555-{2000 + at % 8000:04d}", language="fr"
        ),
        place=PlaceInput(str(chance.randint(1, 900)), street),
    )


def bytes_of(desk: Workplace, taken: TakenIn) -> int:
    """Return how many bytes the events of an intake hold, headers and bodies."""
    marks = ",".join("?" * len(taken.events))
    wanted = [bytes.fromhex(each.replace("-", "")) for each in taken.events]
    with desk.store.read() as connection:
        rows = connection.execute(
            f"SELECT e.*, b.payload, b.salt, b.audience FROM event e JOIN event_body b ON b.seq = e.seq WHERE e.id IN ({marks})",
            wanted,
        ).fetchall()
    return sum(len(value) if isinstance(value, bytes | str) else 8 for row in rows for value in row)


def pages_of(desk: Workplace, at: int, chance: random.Random) -> int:
    """Return how many pages of the log an intake writes: events, projections, indexes and search words."""
    with desk.store.read() as connection:
        (page,) = connection.execute("PRAGMA page_size").fetchone()
    found = []
    for more in range(9):
        desk.store.checkpoint()
        take_in(desk, intake(desk, at + more, chance))
        log = desk.store.path.with_name(f"{desk.store.path.name}-wal").stat().st_size
        found.append((log - LOG_HEADER) // (int(page) + FRAME_HEADER))
    return round(median(found))


def commit(connection: dbapi2.Connection, content: bytes) -> float:
    """Return the milliseconds of one INSERT and its commit."""
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO raw(bytes) VALUES(?)", (content,))
    connection.execute("COMMIT")
    return (time.perf_counter() - began) * 1e3


def raw_connection(file: Path, key: bytes) -> dbapi2.Connection:
    """Return a connection with the product's own settings to a new file with one table."""
    connection = dbapi2.connect(str(file), isolation_level=None)
    configure(connection, key)
    connection.execute("CREATE TABLE raw(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    return connection


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the row of the saving: intakes and raw commits in turns."""
    rounds = max(5, round(300 * effort))
    chance = random.Random(5)
    desk = opened(store)
    raw = raw_connection(store / "raw.db", desk.store.raw_key)
    saved, floor, wide = [], [], []
    size = 0
    try:
        pages = pages_of(desk, rounds + 100, chance)
        for at in range(rounds + 20):
            command = intake(desk, at, chance)
            drafts.keep(desk, f"draft-{at}", {"description": command.description})
            began = time.perf_counter()
            taken = take_in(desk, command)
            ended = time.perf_counter()
            drafts.discard(desk, f"draft-{at}")
            size = bytes_of(desk, taken)
            alone = commit(raw, chance.randbytes(size))
            as_wide = commit(raw, chance.randbytes(pages * 4000))
            if at >= 20:  # what is loaded and compiled at the first saves is not what a save costs
                saved.append((ended - began) * 1e3)
                floor.append(alone)
                wide.append(as_wide)
    finally:
        raw.close()
        desk.close()
    return [
        Row(
            "save", "saving an intake, durable", median(saved), "ms", median(floor),
            f"one raw INSERT and commit of the same {size} bytes on the same driver and settings", times_floor=3,
            note=f"medians of {rounds}; p99 {p99(saved):.2f} ms against {p99(floor):.2f} ms; a raw commit of as many"
            f" pages as a save writes ({pages}): {median(wide):.2f} ms",
        )
    ]  # fmt: skip
