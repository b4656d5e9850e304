"""Rebuild of every projection from the events alone, beside a bare read of the same events."""

import time
from pathlib import Path

from benchmarks.filled import opened
from benchmarks.table import Row, number
from guichet.application.workplace import Workplace
from guichet.store.events import SELECT
from guichet.store.rebuilding import rebuild

BATCH = 2000


def read_all(desk: Workplace) -> int:
    """Read every event as the refold needs them, whole entities in order, and do nothing with them."""
    read = 0
    with desk.store.read() as connection:
        cursor = connection.execute(f"{SELECT} ORDER BY e.entity_id, e.hlc")
        while rows := cursor.fetchmany(BATCH):
            read += len(rows)
    return read


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the row of the rebuild, the best of the rounds: each one writes every list anew."""
    rounds = max(1, round(2 * effort))
    desk = opened(store)
    ours, floor = [], []
    try:
        for _ in range(rounds):
            began = time.perf_counter()
            read = read_all(desk)
            floor.append(read / (time.perf_counter() - began))
            began = time.perf_counter()
            events = rebuild(desk.store, desk.projector())
            ours.append(events / (time.perf_counter() - began))
    finally:
        desk.close()
    return [
        Row(
            "rebuild", f"rebuild of all projections, {number(events)} events", max(ours), "events/s",
            max(floor), "reading the same events in the same order and doing nothing with them", at_least=50_000,
        )
    ]  # fmt: skip
