"""Routing suggestions per key press, for the sample's 97 topics and for 2,000, beside a plain index of the same words."""

import csv
import random
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from benchmarks.filled import opened
from benchmarks.table import Row, p99
from guichet.application.routing import look_up
from guichet.application.routing_data import load_routing_data
from guichet.application.workplace import Workplace
from guichet.domain.directory import Topic
from guichet.domain.routing import RoutingEngine
from guichet.resources import resource
from guichet.store.queries import match_expression

MANY = 2000
LIMIT_MS = 5


def sentences(keys: int, seed: int = 11) -> list[str]:
    """Return what stands in the description after each key press, from sentences that the product ships."""
    chance = random.Random(seed)
    said = []
    for file in sorted(resource("routing", "utterances").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as opened_file:
            said += [row["text"] for row in csv.DictReader(opened_file)]
    typed: list[str] = []
    while len(typed) < keys:
        whole = chance.choice(said)[:80]
        typed += [whole[: at + 1] for at in range(len(whole))]
    return typed[:keys]


def plain_index(topics: Sequence[Topic]) -> dbapi2.Connection:
    """Return an index in memory of labels and keywords: the plainest look-up there is."""
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE topic USING fts5(words, prefix='2 3')")
    connection.executemany(
        "INSERT INTO topic(words) VALUES(?)",
        [(f"{each.label_fr} {each.label_en} {' '.join(each.keywords)}",) for each in topics],
    )
    return connection


def asked(connection: dbapi2.Connection, typed: Sequence[str]) -> list[float]:
    """Return the milliseconds that the plain index takes for each text, any of its words."""
    taken = []
    for text in typed:
        began = time.perf_counter()
        match = match_expression(text).replace('* "', '* OR "')
        if match:
            connection.execute(
                "SELECT rowid FROM topic WHERE topic MATCH ? ORDER BY rank LIMIT 3", (match,)
            ).fetchall()
        taken.append((time.perf_counter() - began) * 1e3)
    return taken


def grown(topics: Sequence[Topic], wanted: int, seed: int = 3) -> tuple[Topic, ...]:
    """Return that many topics: those that there are, then others whose labels mix the words of two of them."""
    chance = random.Random(seed)
    found = list(topics)
    while len(found) < wanted:
        one, other = chance.choice(topics), chance.choice(topics)
        words = [*one.label_fr.split()[:3], *other.label_fr.split()[-2:], str(len(found))]
        found.append(
            msgspec.structs.replace(
                one,
                code=f"{one.code}-{len(found)}",
                label_fr=" ".join(words),
                keywords=(*one.keywords[:2], *other.keywords[-2:]),
            )
        )
    return tuple(found)


def looked_up(desk: Workplace, typed: Sequence[str]) -> list[float]:
    """Return the milliseconds of the use case for each text, with all that the panel beside the form shows."""
    look_up(desk, "nid-de-poule", limit=3)
    taken = []
    for text in typed:
        began = time.perf_counter()
        look_up(desk, text, limit=3)
        taken.append((time.perf_counter() - began) * 1e3)
    return taken


def suggested(engine: RoutingEngine, typed: Sequence[str]) -> list[float]:
    """Return the milliseconds of the engine alone for each text."""
    engine.suggest("nid-de-poule", 3)
    taken = []
    for text in typed:
        began = time.perf_counter()
        engine.suggest(text, 3)
        taken.append((time.perf_counter() - began) * 1e3)
    return taken


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the rows of the look-up."""
    keys = max(20, round(2000 * effort))
    typed = sentences(keys)
    desk = opened(store)
    topics = tuple(desk.directory.topics.values())
    ours = looked_up(desk, typed)
    desk.close()
    floor = asked(plain_index(topics), typed)
    many = grown(topics, MANY)
    engine = RoutingEngine.build(many, load_routing_data())
    said = "one FTS5 query over the topics’ labels and keywords in memory"
    return [
        Row(
            "routing", f"routing suggestions per key press, p99, {len(topics)} topics", p99(ours), "ms", p99(floor),
            said, at_most=LIMIT_MS, note=f"{len(typed)} keys",
        ),
        Row(
            "routing-2000", f"… {MANY} topics", p99(suggested(engine, typed)), "ms",
            p99(asked(plain_index(many), typed)), said, at_most=LIMIT_MS,
        ),
    ]  # fmt: skip
