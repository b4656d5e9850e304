"""What the settings of people ask of the use cases, off the UI thread (STAFF-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guichet.domain.directory import Directory
from guichet.domain.people import Agent

if TYPE_CHECKING:
    from guichet.application.setting_up import DeskFacts
    from guichet.application.workplace import Workplace


def facts(desk: Workplace) -> tuple[DeskFacts | None, list[Agent], Directory]:
    """Return the desk, the people who work at it, and the directory that they may be persons of."""
    from guichet.application import setting_up

    return setting_up.desk_facts(desk), setting_up.agents(desk), desk.directory


def rename(name: str, place: str, desk: Workplace) -> DeskFacts:
    """Record the desk's name and place."""
    from guichet.application import setting_up

    return setting_up.rename_desk(desk, name, place)


def own_pin(present: str, new: str, desk: Workplace) -> Agent:
    """Give whoever is on duty another PIN; return them as they are then. Raises `WrongPin` or `Refusal`."""
    from guichet.application import setting_up

    setting_up.change_own_pin(desk, present, new)
    return desk.agent


def add(name: str, role: str, pin: str, contact: str, desk: Workplace) -> Agent:
    """Record a person; return who is on duty. Raises `Refusal`."""
    from guichet.application import setting_up

    setting_up.add_agent(desk, name, role, pin, contact)  # type: ignore[arg-type]
    return desk.agent


def change(agent: bytes, changes: dict[str, Any], desk: Workplace) -> Agent:
    """Record a person otherwise; return who is on duty. Raises `Refusal`."""
    from guichet.application import setting_up

    setting_up.change_agent(desk, agent, **changes)
    return desk.agent
