"""What survey rounds were told, one row to a dossier and round, and which dossiers a round may draw (COM-11)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from guichet.domain.dossier import Dossier
from guichet.domain.surveying import ratings_of
from guichet.store.opening import Connection

INSERT = "INSERT INTO rating(dossier, round, response, score, comment, at) VALUES(?,?,?,?,?,?)"
COMMENT_CHARS = 400
"""What a list keeps of a comment; the whole of it stands on the dossier."""
_TYPE = "dossier.rated"
_AT_ONCE = 500


class ClosedLine(msgspec.Struct, frozen=True, gc=False):
    """A closed dossier that a round may draw."""

    entity_id: bytes
    service: str
    citizen_id: bytes


class AskedLine(msgspec.Struct, frozen=True, gc=False):
    """A dossier of a round with what it was told; `response` is empty before. Times are Unix microseconds."""

    entity_id: bytes
    number: str
    status: str
    service: str
    topic: str
    summary: str
    citizen: str
    phone: str
    language: str
    needs: str
    closed_at: int | None
    confidential: int
    response: str
    score: int
    comment: str
    at: int | None


def was_rated(dossier: Dossier) -> bool:
    """Tell whether an answer was ever recorded on a dossier, struck or sealed since or not."""
    return any(entry.header.type == _TYPE for entry in dossier.entries)


def rating_values(row_id: int, dossier: Dossier) -> list[tuple[Any, ...]]:
    """Return the values of the dossier's `rating` rows."""
    return [
        (row_id, each.round, each.response, each.score, each.comment[:COMMENT_CHARS], each.at)
        for each in ratings_of(dossier)
    ]


def closed_between(
    connection: Connection, since: int, until: int, services: Sequence[str] = ()
) -> list[ClosedLine]:
    """Return the dossiers closed from `since` to `until` (excluded) that stand closed: of a known citizen, never confidential."""
    condition = f" AND service IN ({','.join('?' * len(services))})" if services else ""
    rows = connection.execute(
        "SELECT entity_id, service, citizen_id FROM dossier WHERE status = 'closed' AND closed_at >= ? AND closed_at < ?"
        f" AND citizen_id IS NOT NULL AND confidential = 0{condition}",
        (since, until, *services),
    ).fetchall()
    return [ClosedLine(*row) for row in rows]


def citizens_of(connection: Connection, dossiers: Sequence[bytes]) -> set[bytes]:
    """Return the citizens who opened these dossiers."""
    found: set[bytes] = set()
    for start in range(0, len(dossiers), _AT_ONCE):
        some = dossiers[start : start + _AT_ONCE]
        rows = connection.execute(
            f"SELECT citizen_id FROM dossier WHERE entity_id IN ({','.join('?' * len(some))})"
            " AND citizen_id IS NOT NULL",
            tuple(some),
        ).fetchall()
        found.update(row[0] for row in rows)
    return found


def asked(connection: Connection, name: str, dossiers: Sequence[bytes]) -> list[AskedLine]:
    """Return the dossiers of the round `name` that stand at this desk, in no promised order."""
    found: list[AskedLine] = []
    for start in range(0, len(dossiers), _AT_ONCE):
        some = dossiers[start : start + _AT_ONCE]
        rows = connection.execute(
            "SELECT d.entity_id, d.number, d.status, d.service, d.topic, d.summary, d.citizen, d.phone,"
            " coalesce(c.language, ''), coalesce(c.needs, '[]'), d.closed_at, d.confidential,"
            " coalesce(r.response, ''), coalesce(r.score, 0), coalesce(r.comment, ''), r.at"
            " FROM dossier d LEFT JOIN citizen c ON c.entity_id = d.citizen_id"
            " LEFT JOIN rating r ON r.dossier = d.id AND r.round = ?"
            f" WHERE d.entity_id IN ({','.join('?' * len(some))})",
            (name, *some),
        ).fetchall()
        found += [AskedLine(*row) for row in rows]
    return found
