"""The circles in SQL: the one condition that every list of dossiers puts beside its own (DEF-1).

It says what `circles.may_see` says, on the columns of the `dossier` row; a test holds the two together.
"""

from typing import Final

from guichet.domain.circles import Sight
from guichet.domain.dossier import Dossier

OPEN: Final = 0
CONFINED: Final = 1
SEALED: Final = 2
"""What a row's `confidential` says: for everyone, for a circle, or not known at this desk: shown to nobody."""


def standing(dossier: Dossier) -> int:
    """Return the value of a row's `confidential`."""
    if dossier.is_sealed:
        return SEALED
    return CONFINED if dossier.confidential else OPEN


def seen_by(sight: Sight, row: str = "d") -> tuple[str, list[str]]:
    """Return the condition on a row of `dossier` under this name, and its values, for what a person may see."""
    ways: list[tuple[str, list[str]]] = []
    if sight.contact:
        ways.append((f"{row}.contact = ?", [sight.contact]))
    if sight.whole:
        ways.append((f"{row}.about = '' OR {row}.about <> ?", [sight.general_manager]))
    if sight.contact and sight.contact == sight.substitute and sight.general_manager:
        ways.append((f"{row}.about = ?", [sight.general_manager]))
    if not ways:
        return f"{row}.confidential = {OPEN}", []
    reached = " OR ".join(condition for condition, _ in ways)
    values = [value for _, given in ways for value in given]
    if sight.contact:
        reached = f"{row}.about <> ? AND ({reached})"
        values.insert(0, sight.contact)
    return f"({row}.confidential = {OPEN} OR {row}.confidential = {CONFINED} AND ({reached}))", values
