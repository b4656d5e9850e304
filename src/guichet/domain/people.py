"""Who may do what: one function that every use case asks (STAFF-7; finer rights come through the same door)."""

from typing import Literal

import msgspec

from guichet.domain.errors import Refusal
from guichet.domain.payloads import Role
from guichet.domain.wording import Text, translate

Right = Literal[
    "take_in",
    "act",
    "assign",
    "print_lists",
    "edit_directory",
    "edit_calendar",
    "manage_absences",
    "see_counts",
    "manage_agents",
    "manage_store",
]

_CLERK: frozenset[Right] = frozenset({"take_in", "act", "assign", "print_lists"})
_RIGHTS: dict[Role, frozenset[Right]] = {
    "clerk": _CLERK,
    "agent": _CLERK,
    "supervisor": _CLERK
    | {"edit_directory", "edit_calendar", "manage_absences", "see_counts", "manage_agents"},
    "manager": _CLERK | {"edit_directory", "edit_calendar", "manage_absences", "see_counts"},
    "admin": frozenset(
        {
            "print_lists",
            "edit_directory",
            "edit_calendar",
            "manage_absences",
            "see_counts",
            "manage_agents",
            "manage_store",
            "take_in",
            "act",
            "assign",
        }
    ),
}


class Agent(msgspec.Struct, frozen=True):
    """A person on duty; `contact` is their code in the directory, when they have one."""

    id: bytes
    name: str
    role: Role
    contact: str = ""
    active: bool = True
    has_pin: bool = False


SCHEDULER = Agent(b"\0" * 16, "guichet", "admin")
"""The command line, where no agent was named."""


NOBODY = Agent(b"\0" * 16, "", "clerk", active=False)
"""At a desk where nobody signed in, or that was locked: no right at all."""


def may(agent: Agent, right: Right) -> bool:
    """Tell whether the agent's role has the right."""
    return agent.active and right in _RIGHTS[agent.role]


def may_declare_absence(agent: Agent, contact: str) -> bool:
    """Tell whether the agent may declare a person of the directory away: oneself, or anybody by right (STAFF-6)."""
    own = agent.active and bool(contact) and agent.contact == contact
    return own or may(agent, "manage_absences")


def require(agent: Agent, right: Right) -> None:
    """Raise `Refusal` with the roles that could, when the agent may not."""
    if not may(agent, right):
        if agent == NOBODY:
            raise Refusal(
                translate("People", "Personne n’est en service à ce poste : prenez d’abord le service (F12).")
            )
        raise Refusal(
            translate(
                "People",
                "{name} n’a pas le droit de faire cela à ce poste. Demandez à un autre rôle : {roles}.",
                name=agent.name,
                roles=[ROLE_NAMES[role] for role, rights in _RIGHTS.items() if right in rights],
            )
        )


ROLE_NAMES: dict[Role, Text] = {
    "clerk": translate("People", "Préposé à l’accueil"),
    "agent": translate("People", "Agent de service"),
    "supervisor": translate("People", "Superviseur"),
    "manager": translate("People", "Direction générale"),
    "admin": translate("People", "Administrateur"),
}
