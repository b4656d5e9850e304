"""The checks before a transfer, one row each, and what is asked of them for a period (STAFF-2)."""

from collections.abc import Iterable
from typing import Any

import msgspec

from guichet.domain.checks import Check
from guichet.domain.dossier import Dossier
from guichet.store.opening import Connection

CHECK_COLUMNS = "dossier, event, service, contact, asked_at, answer, not_mine, why, waited, first"
INSERT = f"INSERT INTO transfer_check({CHECK_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?)"
WHY_CHARS = 400
"""What a count keeps of a reason; the whole of it stands on the dossier."""
_TYPE = "dossier.transfer_asked"


class CheckLine(msgspec.Struct, frozen=True, gc=False):
    """A check as the counts read it. `asked_at` is in Unix microseconds, `waited` in microseconds."""

    service: str
    answer: str
    not_mine: int
    why: str
    waited: int | None
    first: int
    confidential: int
    about: str
    accountable: str


def was_asked(dossier: Dossier) -> bool:
    """Tell whether a check was ever recorded on a dossier, struck or sealed since or not."""
    return any(entry.header.type == _TYPE for entry in dossier.entries)


def check_values(row_id: int, checks: Iterable[Check]) -> list[tuple[Any, ...]]:
    """Return the values of a dossier's `transfer_check` rows."""
    return [
        (
            row_id,
            check.event,
            check.service,
            check.contact,
            check.asked_at,
            check.answer,
            check.not_mine,
            check.why[:WHY_CHARS],
            check.waited,
            check.first,
        )
        for check in checks
    ]


def asked_between(connection: Connection, since: int, until: int, service: str = "") -> list[CheckLine]:
    """Return the checks made from `since` to `until` (excluded), of one service or of all: read by the instant's index."""
    condition, values = ("", ()) if not service else (" AND c.service = ?", (service,))
    rows = connection.execute(
        "SELECT c.service, c.answer, c.not_mine, c.why, c.waited, c.first, d.confidential, d.about, d.contact"
        " FROM transfer_check c INDEXED BY check_asked CROSS JOIN dossier d ON d.id = c.dossier"
        f" WHERE c.asked_at >= ? AND c.asked_at < ?{condition} ORDER BY c.asked_at, c.id",
        (since, until, *values),
    ).fetchall()
    return [CheckLine(*row) for row in rows]
