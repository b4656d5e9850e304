"""Drops the projections and refolds them from the events alone (`guichet rebuild`)."""

import gc
from collections.abc import Callable

from guichet.domain import ids
from guichet.domain.dossier import fold
from guichet.store import events as rows
from guichet.store import meta
from guichet.store.opening import PROJECTION_TABLES, PROJECTION_VERSION, Connection, Store
from guichet.store.projecting import (
    BATCH,
    NOBODY,
    CitizenFacts,
    Projector,
    citizens_of,
    project_citizens,
    project_entry,
)

Progress = Callable[[int, int], None]
SEARCH_HASH_BYTES = 64 << 20
"""How much of the search index is gathered in memory before it is written, while everything is refolded."""


def rebuild(store: Store, projector: Projector, progress: Progress | None = None) -> int:
    """Refold everything in one transaction and return the number of events read.

    `progress(done, total)` is called between batches and may raise to give up: then nothing has changed.
    """
    from guichet.store.migrating import create_projections  # SQLModel loads only to create tables

    with store.write() as connection:
        (total,) = connection.execute("SELECT count(*) FROM event").fetchone()
        connection.execute("PRAGMA cache_size = -131072")
        collecting = gc.isenabled()
        gc.disable()  # a million short-lived frozen structures hold no cycles; scanning them costs a tenth
        try:
            create_projections(connection, indexes=False)
            for table in ("dossier_search", "citizen_search"):
                connection.execute(
                    f"INSERT INTO {table}({table}, rank) VALUES('hashsize', {SEARCH_HASH_BYTES})"
                )
            citizens = project_citizens(connection, rows.by_entity(connection, "e.stream = 'citizen'"))
            done = _entries(connection)
            _dossiers(connection, projector, citizens, done, total, progress)
            create_projections(connection, tables_too=False)
            for table in ("dossier_search", "citizen_search"):
                connection.execute(f"INSERT INTO {table}({table}, rank) VALUES('hashsize', {1 << 20})")
        finally:
            if collecting:
                gc.enable()
            connection.execute("PRAGMA cache_size = -16384")
    return int(total)


def refold_entries(store: Store) -> None:
    """Refold directory, closures, settings, agents and desks alone: the rest of a rebuild reads them.

    Lists made by another version of the program are first made anew, empty, and stay marked as such.
    """
    from guichet.store.migrating import create_projections

    with store.write() as connection:
        if needed(connection):
            create_projections(connection)
            meta.put(connection, meta.PROJECTION, "")
        connection.execute("DELETE FROM entry")
        _entries(connection)
        meta.increment(connection, meta.ENTRIES)


def needed(connection: Connection) -> bool:
    """Tell whether the projections were made by another version of the program, or are not all there."""
    if meta.get(connection, meta.PROJECTION) != str(PROJECTION_VERSION):
        return True
    marks = ",".join("?" * len(PROJECTION_TABLES))
    (standing,) = connection.execute(
        f"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ({marks})", PROJECTION_TABLES
    ).fetchone()
    return bool(standing < len(PROJECTION_TABLES))


def _entries(connection: Connection) -> int:
    read = 0
    for together in rows.by_entity(connection, "e.stream NOT IN ('citizen', 'dossier')"):
        project_entry(connection, together[0].header.entity_id, together)
        read += len(together)
    return read


def _dossiers(
    connection: Connection,
    projector: Projector,
    citizens: dict[bytes, CitizenFacts],
    done: int,
    total: int,
    progress: Progress | None,
) -> None:
    waiting = []
    every = rows.by_entity(connection, "e.stream = 'dossier'")
    for row_id, together in enumerate(every, start=1):
        dossier = fold(together[0].header.entity_id, together)
        facts = {citizen: citizens.get(ids.raw(citizen), NOBODY) for citizen in citizens_of(dossier)}
        done += len(together)
        waiting.append((row_id, dossier, facts))
        if len(waiting) >= BATCH:
            projector.dossiers(connection, waiting)
            waiting.clear()
            if progress is not None:
                progress(done, total)
    projector.dossiers(connection, waiting)
    if progress is not None:
        progress(total, total)
