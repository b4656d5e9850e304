"""Who may do what, through the one function that every use case asks (STAFF-7)."""

from typing import get_args

import msgspec
import pytest

from guichet.domain.errors import Refusal
from guichet.domain.payloads import Role
from guichet.domain.people import ROLE_NAMES, SCHEDULER, Agent, Right, may, require

EVERY = set(get_args(Right))
ALLOWED: dict[Role, set[str]] = {
    "clerk": {"take_in", "act", "assign", "print_lists"},
    "agent": {"take_in", "act", "assign", "print_lists"},
    "supervisor": EVERY - {"manage_store"},
    "manager": EVERY - {"manage_agents", "manage_store"},
    "admin": EVERY,
}  # fmt: skip


@pytest.mark.parametrize("role", get_args(Role))
def test_each_role_has_its_rights(role: Role) -> None:
    """Roles decide what is offered."""
    agent = Agent(b"\1" * 16, "x", role)
    assert {right for right in EVERY if may(agent, right)} == ALLOWED[role]
    assert str(ROLE_NAMES[role])


def test_somebody_who_left_may_do_nothing() -> None:
    """STAFF-7: an agent who no longer works at the desk has no right left."""
    gone = msgspec.structs.replace(Agent(b"\1" * 16, "x", "admin"), active=False)
    assert not any(may(gone, right) for right in EVERY)


def test_a_refusal_names_the_roles_that_could() -> None:
    """The sentence says whom to ask."""
    with pytest.raises(Refusal) as refused:
        require(Agent(b"\1" * 16, "Préposée", "clerk"), "manage_store")
    assert "Administrateur" in str(refused.value.message)
    assert "Préposée" in str(refused.value.message)


def test_a_script_may_enter_every_action() -> None:
    """The command line records intakes and every timeline action."""
    for right in ("take_in", "act", "assign"):
        require(SCHEDULER, right)
