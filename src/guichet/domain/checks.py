"""The checks with colleagues that go before a transfer, as a dossier tells them (STAFF-2)."""

import msgspec

from guichet.domain import payloads
from guichet.domain.dossier import Dossier, microseconds
from guichet.domain.payloads import Answer, Means


class Check(msgspec.Struct, frozen=True, gc=False):
    """One colleague or service desk that was asked, and the answer. Times are Unix microseconds.

    An empty `contact` is the desk of the service. `waited` is how long the citizen had been waiting when the answer
    came, None where nobody waited or it was not noted. `first` tells that nobody was asked before on this dossier.
    """

    event: bytes
    service: str
    contact: str
    means: Means
    asked_at: int
    answer: Answer
    not_mine: bool
    why: str
    waited: int | None
    first: bool


def checks_of(dossier: Dossier) -> tuple[Check, ...]:
    """Return the checks that stand, in causal order: none that a correction struck or a conflict set aside."""
    found: list[Check] = []
    for entry in dossier.entries:
        said = entry.payload
        if type(said) is not payloads.TransferAsked or entry.retracted or entry.set_aside:
            continue
        asked_at = microseconds(said.asked_at)
        waited = asked_at - microseconds(said.waiting_since) if said.waiting_since is not None else None
        found.append(
            Check(
                entry.header.id,
                said.service,
                said.contact,
                said.means,
                asked_at,
                said.answer,
                said.answer == "no" and said.not_mine,
                said.why,
                waited,
                not found,
            )
        )
    return tuple(found)
