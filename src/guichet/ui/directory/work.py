"""What the directory screen asks of the use cases, off the UI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.domain.directory import Directory
from guichet.domain.wording import Text
from guichet.ui.directory.entries import Entry
from guichet.ui.door import Door
from guichet.ui.tasks import Progress

if TYPE_CHECKING:
    from guichet.application.absences import Presence
    from guichet.application.importing import ImportPlan
    from guichet.application.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Known:
    """The directory as recorded so far, who of it is away now, and when whoever else will be, by their codes.

    `closed` are the codes of the services that are closed now: nobody is at the office there.
    """

    directory: Directory = field(default_factory=Directory)
    away: Mapping[str, Presence] = field(default_factory=dict)
    coming: Mapping[str, Text] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


def read(desk: Workplace) -> Known:
    """Return the directory as it stands, with who is there (STAFF-6)."""
    from guichet.application import absences, routing

    now = desk.clock.now()
    openings = ((code, routing.opening_of(desk, each, now)) for code, each in desk.directory.services.items())
    closed = frozenset(code for code, opening in openings if opening is not None and not opening.is_open)
    return Known(desk.directory, absences.away_now(desk), absences.coming(desk), closed)


class Define:
    """Record an entry, new or changed."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __call__(self, desk: Workplace) -> Entry:
        """Record it. Raises `Refusal` when it names what the directory lacks."""
        from guichet.application import directory

        directory.define(desk, self.entry)
        return self.entry


class Withdraw:
    """Record that an entry no longer holds."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __call__(self, desk: Workplace) -> Entry:
        """Record it. Raises `Refusal` while something names it."""
        from guichet.application import directory

        directory.withdraw(desk, self.entry)
        return self.entry


class Plan:
    """Read files and say what they would change; stopped by the person, it leaves everything as it was."""

    def __init__(self, door: Door, files: list[Path]) -> None:
        self._door, self._files = door, files

    def __call__(self, progress: Progress) -> ImportPlan:
        """Return the plan. Raises `ImportErrors` with every error, by file, line and column."""
        from guichet.application import directory

        return directory.plan(self._door.desk, self._files, progress=progress.report)


class Apply:
    """Record a plan, all of it or nothing."""

    def __init__(self, door: Door, plan: ImportPlan) -> None:
        self._door, self._plan = door, plan

    def __call__(self, progress: Progress) -> ImportPlan:
        """Record it and return it."""
        from guichet.application import directory

        directory.apply(self._door.desk, self._plan, progress=progress.report)
        return self._plan
