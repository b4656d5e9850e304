"""When a dossier was closed and taken up again, one turn each, as the counts of a period read it (ELU-3, ELU-4, COM-8)."""

import msgspec

from guichet.domain import payloads
from guichet.domain.dossier import Dossier
from guichet.domain.payloads import Satisfied


class Turn(msgspec.Struct, frozen=True, gc=False):
    """A closing or a reopening that stands. `at` is in Unix microseconds.

    `settled` tells a closing at first contact, `satisfied` what the citizen said of a closing; `dissatisfied` tells a
    reopening for that reason.
    """

    at: int
    closed: bool
    settled: bool = False
    satisfied: Satisfied = "unknown"
    dissatisfied: bool = False


def turns_of(dossier: Dossier) -> tuple[Turn, ...]:
    """Return the turns that stand, closings before reopenings: none that a correction struck or a conflict set aside."""
    turns = [Turn(each.at, True, each.first_contact, each.satisfied) for each in dossier.closings]
    if dossier.reopened:
        turns += [
            Turn(entry.header.occurred_at, False, dissatisfied=entry.payload.dissatisfied)
            for entry in dossier.entries
            if type(entry.payload) is payloads.DossierReopened and not (entry.retracted or entry.set_aside)
        ]
    return tuple(turns)
