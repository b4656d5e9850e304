"""What a store holds, in a form that two stores can be compared by: rows by name, never by row id."""

from typing import Any

from guichet.store.opening import Connection, Store
from guichet.store.projecting import DOSSIER_COLUMNS

Dump = dict[str, list[tuple[Any, ...]]]
_LISTS = {
    "dossier": f"SELECT {DOSSIER_COLUMNS} FROM dossier",
    "due_action": "SELECT d.entity_id, a.key, a.rule, a.clause, a.channel, a.since, a.fixed, a.due_at, a.done_at,"
    " a.moved, a.service, a.contact FROM due_action a JOIN dossier d ON d.id = a.dossier",
    "transfer_check": "SELECT d.entity_id, c.event, c.service, c.contact, c.asked_at, c.answer, c.not_mine, c.why, c.waited,"
    " c.first FROM transfer_check c JOIN dossier d ON d.id = c.dossier",
    "dossier_turn": "SELECT d.entity_id, t.at, t.closed, t.service, t.channel, t.received_at, t.settled, t.satisfied,"
    " t.dissatisfied FROM dossier_turn t JOIN dossier d ON d.id = t.dossier",
    "citizen": "SELECT entity_id, name, phones, emails, address, language, needs, note, heads FROM citizen",
    "entry": "SELECT kind, code, content, withdrawn, heads FROM entry",
}
_RECORD = {
    "event": "SELECT * FROM event ORDER BY seq",
    "event_body": "SELECT * FROM event_body ORDER BY seq",
    "draft": "SELECT * FROM draft ORDER BY id",
}
_OWN = {"calendar_stamp", "entries"}
"""Facts that a rebuild writes again."""


def lists(store: Store) -> Dump:
    """Return every list and the words of the search indexes, by the entities' own names."""
    connection = store.connect()
    try:
        dump = {
            name: sorted(connection.execute(select).fetchall(), key=repr) for name, select in _LISTS.items()
        }
        for table in ("dossier", "citizen"):
            dump[f"{table}_search"] = _words(connection, table)
        return dump
    finally:
        connection.close()


def everything(store: Store) -> Dump:
    """Return the record, the facts of the desk and the lists."""
    connection = store.connect()
    try:
        dump = {name: connection.execute(select).fetchall() for name, select in _RECORD.items()}
        facts = connection.execute("SELECT key, value FROM meta ORDER BY key").fetchall()
        dump["meta"] = [fact for fact in facts if fact[0] not in _OWN]
    finally:
        connection.close()
    return dump | lists(store)


def _words(connection: Connection, table: str) -> list[tuple[Any, ...]]:
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}_search, instance)"
    )
    found: list[tuple[Any, ...]] = connection.execute(
        f"SELECT t.entity_id, w.term, w.col, w.offset FROM {table}_words w JOIN {table} t ON t.id = w.doc"
        " ORDER BY 1, 3, 4, 2"
    ).fetchall()
    connection.execute(f"DROP TABLE temp.{table}_words")
    return found
