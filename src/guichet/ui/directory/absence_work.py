"""What the absences page asks of the use cases, off the UI thread: the list, what a typed absence gives, what is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guichet.domain.half_days import Bound, Noon, beginning, begins, ending, ends, noon_of

if TYPE_CHECKING:
    from guichet.application.absence_message import Messages
    from guichet.application.absence_planning import Foreseen
    from guichet.application.absences import Declared, Listed
    from guichet.application.workplace import Workplace
    from guichet.domain.commands import DeclareAbsence
    from guichet.reports.drafts import Draft


@dataclass(frozen=True, slots=True)
class Typed:
    """An absence as a form holds it; `absence` names the one it corrects, `alone` accepts that nobody takes over."""

    contact: str
    first: Bound
    last: Bound
    replacement: str = ""
    absence: str = ""
    note: str = ""
    alone: bool = False

    def command(self, noon: Noon) -> DeclareAbsence:
        """Return the command, its half-days cut where `noon` says."""
        from guichet.domain.commands import DeclareAbsence

        return DeclareAbsence(
            self.contact,
            begins(self.first, noon),
            ends(self.last, noon),
            self.replacement,
            self.note,
            self.absence,
            self.alone,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One absence of the list, and as the form takes it again."""

    listed: Listed
    typed: Typed
    over: bool

    @property
    def id(self) -> str:
        """The identifier of the absence."""
        return self.typed.absence


def rows(desk: Workplace) -> list[Row]:
    """Return every absence: those that something is wrong with first, then by start; those that ended, last of all."""
    from guichet.application import absences

    now = desk.clock.now()
    noon = noon_of(desk.policy.week)
    found = [_row(each, noon, over=each.absence.end <= now) for each in absences.listed(desk, past=True)]
    coming = [each for each in found if not each.over]
    past = [each for each in found if each.over]
    return [*sorted(coming, key=_flagged_first), *reversed(past)]


def _flagged_first(row: Row) -> bool:
    return row.listed.flag is None


def _row(listed: Listed, noon: Noon, *, over: bool) -> Row:
    from guichet.domain import ids

    absence = listed.absence
    typed = Typed(
        absence.contact,
        beginning(absence.start, noon),
        ending(absence.end, noon),
        absence.replacement,
        ids.text(absence.id),
        absence.note,
    )
    return Row(listed, typed, over)


class Foresee:
    """Say what a typed absence would give; nothing is recorded."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def __call__(self, desk: Workplace) -> Foreseen:
        """Return it."""
        from guichet.application import absence_planning, english

        command = self.typed.command(noon_of(desk.policy.week))
        return absence_planning.foresee(desk, command, english.lookup)


class Propose:
    """Say who could take over."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def __call__(self, desk: Workplace) -> str:
        """Return a contact's code, or ""."""
        from guichet.application import absence_planning

        command = self.typed.command(noon_of(desk.policy.week))
        if command.start is None or command.end is None:
            raise TypeError("a typed absence has both its bounds")
        return absence_planning.proposed(desk, command.contact, command.start, command.end)


class Declare:
    """Record an absence, new or corrected."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def __call__(self, desk: Workplace) -> Declared:
        """Record it. Raises `Refusal` for a clash, a loop, or nobody to take over."""
        from guichet.application import absences

        return absences.declare(desk, self.typed.command(noon_of(desk.policy.week)), careful=True)


class EndNow:
    """Record that the person is back already."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def __call__(self, desk: Workplace) -> Declared:
        """Record it. Raises `Refusal` when the absence is not under way."""
        from guichet.application import absences

        return absences.end_now(desk, self.typed.absence)


class Cancel:
    """Record that an absence does not take place."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed

    def __call__(self, desk: Workplace) -> Typed:
        """Record it, and return what would declare the same again."""
        from guichet.application import absences
        from guichet.domain.commands import CancelAbsence

        absences.cancel(desk, CancelAbsence(self.typed.absence))
        return replace(self.typed, absence="", alone=True)


class Write:
    """Write to the absent person what they have to record and to paste."""

    def __init__(self, contact: str, said: Messages) -> None:
        self._contact, self._said = contact, said

    def __call__(self, desk: Workplace) -> Draft:
        """Return the draft. Raises `Refusal` when there is no address to send it to."""
        from guichet.application import absence_message

        return absence_message.draft(desk, self._contact, self._said)
