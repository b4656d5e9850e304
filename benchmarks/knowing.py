"""Open dossiers like the one being typed, per key press, beside the bare queries that find the candidates."""

import random
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.filled import opened
from benchmarks.looking_up import sentences
from benchmarks.table import Row, p99
from guichet.application.known import alike
from guichet.application.looking import microseconds
from guichet.application.routing import look_up
from guichet.domain.payloads import Place
from guichet.store.queries import alike_candidates

LIMIT_MS = 16


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the row of the proposals: likely topics, a street of the directory and the words so far."""
    desk = opened(store)
    try:
        chance = random.Random(7)
        streets = list(desk.directory.streets.values())
        typed = sentences(max(20, round(1000 * effort)))
        asked = []
        for text in typed:
            street = chance.choice(streets)
            place = Place(str(chance.randrange(1, 900)), street.full_name, "", street.sector, street.owner)
            asked.append(
                ({each.topic.code: each.score for each in look_up(desk, text, limit=3)}, place, text)
            )
        since = microseconds(desk.clock.now() - timedelta(days=desk.policy.already_known.days))
        ours, floor = [], []
        for topics, place, text in asked:
            began = time.perf_counter()
            alike(desk, topics, place, text)
            ours.append((time.perf_counter() - began) * 1e3)
            began = time.perf_counter()
            with desk.store.read() as connection:
                alike_candidates(connection, tuple(topics), place.street, since)
            floor.append((time.perf_counter() - began) * 1e3)
    finally:
        desk.close()
    return [
        Row(
            "known", "open dossiers alike per key press, p99", p99(ours), "ms", p99(floor),
            "the queries that find the candidates", at_most=LIMIT_MS, note=f"{len(typed)} keys",
        )
    ]  # fmt: skip
