"""The closings and reopenings of dossiers, one row each (ELU-3, ELU-4, COM-8)."""

from collections.abc import Iterable
from typing import Any

from guichet.domain.dossier import Dossier
from guichet.domain.turns import Turn

TURN_COLUMNS = "dossier, at, closed, service, channel, received_at, settled, satisfied, dissatisfied"
INSERT = f"INSERT INTO dossier_turn({TURN_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?)"
_TYPES = frozenset({"dossier.closed", "dossier.reopened"})


def was_closed(dossier: Dossier) -> bool:
    """Tell whether a closing or a reopening was ever recorded on a dossier, struck or sealed since or not."""
    return bool(dossier.closings) or any(entry.header.type in _TYPES for entry in dossier.entries)


def turn_values(row_id: int, dossier: Dossier, turns: Iterable[Turn]) -> list[tuple[Any, ...]]:
    """Return the values of a dossier's `dossier_turn` rows."""
    return [
        (
            row_id,
            turn.at,
            turn.closed,
            dossier.service,
            dossier.channel,
            dossier.received_at,
            turn.settled,
            turn.satisfied,
            turn.dissatisfied,
        )
        for turn in turns
    ]
