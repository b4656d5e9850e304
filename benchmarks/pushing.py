"""Pushing a backlog to a real PostgreSQL, beside a bare insert of the same bytes; pulling it, beside COPY out."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.desks import Desk

from benchmarks.table import Row, median
from guichet.domain.record import Event
from guichet.sync import administering
from guichet.sync.postgres import SharedDatabase, columns_of, connect
from guichet.sync.wire import PAGE_EVENTS

BACKLOG = 100_000
ROUNDS = 5
"""Turns of push and bare insert: what the machine does meanwhile falls on both."""
FILL = 20_000
"""Events of a page of a first fill."""
_BARE = (
    "CREATE TABLE public.bare (desk_id bytea, id bytea, desk_seq bigint, stream text, entity_id bytea, type text,"
    " version integer, hlc bigint, occurred_at bigint, occurred_offset integer, recorded_at bigint,"
    " recorded_offset integer, author bytea, parents bytea, body_digest bytea, prev_digest bytea, payload bytea,"
    " salt bytea, audience text)"
)
_INSERT = f"INSERT INTO public.bare SELECT %b::bytea, * FROM unnest({', '.join(['%b'] * 18)})"
_COPY = (
    "COPY (SELECT * FROM guichet.event JOIN guichet.body USING (desk_id, desk_seq)) TO STDOUT (FORMAT binary)"
)


def backlog(count: int) -> Desk:
    """Return a desk that recorded `count` events of an ordinary size, each after the one before."""
    desk, chance = Desk("bench"), random.Random(3)
    last = b""
    for at in range(count):
        words = f'{{"text":"Le citoyen demande un suivi, appel {at}. {"x" * chance.randint(40, 400)}"}}'
        (event,) = desk.record(1, payload=words.encode(), parents=(last,) if last else ())
        last = event.header.id
    return desk


def rate(count: int, work: Callable[..., object], *given: object) -> float:
    """Return how many events a second `work(*given)` moved."""
    began = time.perf_counter()
    work(*given)
    return count / (time.perf_counter() - began)


def measure(store: Path, effort: float = 1.0) -> list[Row]:  # noqa: ARG001 - the server has its own store
    """Return the rows of the push and of the pull."""
    count = max(ROUNDS * PAGE_EVENTS, round(BACKLOG * effort))
    count -= count % (ROUNDS * PAGE_EVENTS)
    desk = backlog(count)
    cluster = Cluster(named=False)
    try:
        database = cluster.database()
        login, _ = administering.enrol(cluster.address(database), "BENCH", "clerk", desk.id)
        bare, own = connect(cluster.address(database)), connect(cluster.address(database, login))
        with bare, own:
            bare.execute(_BARE)
            shared = SharedDatabase(own, lambda: desk.id)
            cluster.durable(True)
            pushed, plain = _pushes(desk, shared, bare)
            cluster.durable(False)
            pulled, copied = _pulls(desk, shared, bare)
    finally:
        cluster.stop()
    return [
        Row(
            "push",
            f"push of a backlog of {count} events, batches of {PAGE_EVENTS}",
            pushed,
            "events/s",
            plain,
            "INSERT … SELECT unnest() of the same bytes",
            at_least=plain / 2,
        ),
        Row(
            "pull",
            f"pull of {count} events, pages of {FILL}",
            pulled,
            "events/s",
            copied,
            "COPY out of the same rows",
            at_least=copied / 3,
        ),
    ]


def _pushes(desk: Desk, shared: SharedDatabase, bare: psycopg.Connection[Any]) -> tuple[float, float]:
    def push(batches: list[list[Event]]) -> None:
        for each in batches:
            shared.push(desk.id, each)

    def insert(batches: list[list[Event]]) -> None:
        for each in batches:
            bare.execute(_INSERT.encode(), (desk.id, *columns_of(each)))

    pushed, plain = [], []
    step = len(desk.events) // ROUNDS
    for start in range(0, len(desk.events), step):
        batches = [desk.events[at : at + PAGE_EVENTS] for at in range(start, start + step, PAGE_EVENTS)]
        plain.append(rate(step, insert, batches))
        pushed.append(rate(step, push, batches))
    return median(pushed), median(plain)


def _pulls(desk: Desk, shared: SharedDatabase, bare: psycopg.Connection[Any]) -> tuple[float, float]:
    def pull() -> None:
        at = 0
        while page := shared.pull({desk.id: at} if at else {}, FILL).events:
            at = page[-1].header.desk_seq

    def copy() -> None:
        with bare.cursor() as cursor, cursor.copy(_COPY.encode()) as rows:
            for _ in rows:
                pass

    count = len(desk.events)
    pulled, copied = [], []
    for _ in range(3):
        copied.append(rate(count, copy))
        pulled.append(rate(count, pull))
    return median(pulled), median(copied)
