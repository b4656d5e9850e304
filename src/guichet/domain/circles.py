"""Who a confidential dossier is for: the one rule of screens, lists, the record and the exchange (DEF-1).

The circle of a complaint about a person: the roles that the policy names, and whoever is accountable for it; never the
person it is about. About the general manager, it is their substitute's alone. Who took it in knows its number.
"""

from typing import Final

import msgspec

from guichet.domain import payloads
from guichet.domain.dossier import Dossier
from guichet.domain.payloads import Payload
from guichet.domain.people import Agent
from guichet.domain.policy_model import Escalation, Policy
from guichet.domain.record import EVERYONE
from guichet.domain.world import World

CONFIDENTIAL: Final = "confidential"
"""The audience of what is said of a person: the desks of the general management read it."""
SUBSTITUTE: Final = "confidential-substitute"
"""The audience of what is said of the general manager: the desks of their substitute alone read it."""


class Sight(msgspec.Struct, frozen=True):
    """What one person may see of the confidential dossiers.

    `whole` says that their role belongs to the circles; `contact` is their code in the directory, empty without one;
    the general manager and the substitute are codes too, as the policy names them.
    """

    whole: bool = False
    contact: str = ""
    general_manager: str = ""
    substitute: str = ""

    def sees(self, about: str, accountable: str) -> bool:
        """Tell whether they may see a confidential dossier, by whom it is about and who answers for it."""
        if self.contact and self.contact == about:
            return False
        if self.contact and self.contact == accountable:
            return True
        return self.knows(about)

    def knows(self, about: str) -> bool:
        """Tell whether they may know who complains: by their role, or as the substitute, not by answering for it."""
        if self.contact and self.contact == about:
            return False
        if about and about == self.general_manager:
            return bool(self.contact) and self.contact == self.substitute
        return self.whole


OUTSIDE: Final = Sight()
"""Outside every circle: what anybody may see."""


def sight_of(agent: Agent, policy: Policy) -> Sight:
    """Return what a person on duty may see of the confidential dossiers."""
    if not agent.active:
        return OUTSIDE
    escalation = policy.escalation
    return Sight(
        agent.role in policy.confidential.roles,
        agent.contact,
        escalation.general_manager,
        escalation.substitute,
    )


def may_see(sight: Sight, dossier: Dossier) -> bool:
    """Tell whether a dossier is to be shown: any one that is not confidential, or one of one's own circle.

    Where this desk does not hold what its circle rests on, to nobody.
    """
    if dossier.is_sealed:
        return False
    return not dossier.confidential or sight.sees(dossier.about, dossier.contact)


def may_know(sight: Sight, dossier: Dossier) -> bool:
    """Tell whether the citizen's identity is to be shown; it is masked from the service that answers for it."""
    return not dossier.confidential or sight.knows(dossier.about)


def circle_of(about: str, escalation: Escalation) -> str:
    """Return the audience of what is said of a person, by their code in the directory, empty when not there."""
    return SUBSTITUTE if about and about == escalation.general_manager else CONFIDENTIAL


def audience_of(payload: Payload, dossier: Dossier | None) -> str:
    """Return who may read what is recorded next on a dossier; None for one that it opens.

    Only that a dossier is confidential, or no longer, is said to everyone: its number, and nothing else of it.
    """
    if isinstance(payload, payloads.DossierSealed | payloads.DossierUnsealed):
        return EVERYONE
    if isinstance(payload, payloads.DossierOpened | payloads.DossierConfined):
        return payload.circle or EVERYONE
    if dossier is None or not dossier.confidential:
        return EVERYONE
    return dossier.circle or CONFIDENTIAL


def accountable(service: str, contact: str, about: str, world: World) -> tuple[str, str]:
    """Return who answers for a complaint about a person, as (service, contact): never the one it is about (DEF-1).

    Whoever it was directed to, a person of the circle otherwise; about the general manager, their substitute.
    """
    escalation, people = world.policy.escalation, world.directory.contacts
    of_the_manager = bool(about) and about == escalation.general_manager
    if contact and contact != about and not of_the_manager:
        return service, contact
    named = people.get(escalation.accountable(about))
    if named is None or named.code == about:
        return service, "" if contact == about else contact
    return named.service, named.code
