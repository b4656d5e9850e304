"""Who is there at an instant, and who answers for whoever is not (STAFF-6, STAFF-1).

Pure: absences, directory and instant are arguments. Someone always answers: a person who is there, or the
desk of a service. A chain of replacements is followed to its first present person, never round in a circle.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Literal

import msgspec

from guichet.domain.directory import Directory

Gap = Literal["", "none", "away", "loop", "gone"]
"""Why a service's desk answers: nobody was named, everyone named is away, they name each other, or the person is gone."""


class Absence(msgspec.Struct, frozen=True):
    """A person away from `start` to `end` (aware, end excluded); `replacement` is a contact's code, or empty."""

    id: bytes
    contact: str
    start: datetime
    end: datetime
    replacement: str = ""
    note: str = ""

    def holds(self, at: datetime) -> bool:
        """Tell whether the person is away at an aware instant."""
        return self.start <= at < self.end


class Answering(msgspec.Struct, frozen=True):
    """Who answers for `asked` at an instant: `contact`, or the desk of `service` when `contact` is empty.

    `passed` are those who are away, from the person asked for to the last one tried; `back` is when the
    person asked for is there again. Both are empty for a person who is there.
    """

    asked: str
    service: str
    contact: str
    passed: tuple[str, ...] = ()
    back: datetime | None = None
    gap: Gap = ""

    @property
    def replaced(self) -> bool:
        """Whether somebody else than the person asked for answers."""
        return self.contact != self.asked

    def same_as(self, other: "Answering") -> bool:
        """Tell whether the same one answers, for the same reason, whenever the person is back."""
        mine = self.contact, self.service, self.passed, self.gap
        return mine == (other.contact, other.service, other.passed, other.gap)


class Stretch(msgspec.Struct, frozen=True):
    """Who answers from `start` to `end` (aware, end excluded), without a change in between."""

    start: datetime
    end: datetime
    answering: Answering


class Absences:
    """The absences that hold, by person; built once per change, asked per lookup and per list."""

    def __init__(self, absences: Iterable[Absence]) -> None:
        self._by_contact: dict[str, list[Absence]] = {}
        for absence in sorted(absences, key=lambda each: (each.start, each.end, each.id)):
            self._by_contact.setdefault(absence.contact, []).append(absence)

    def __bool__(self) -> bool:
        """Whether anyone is, was or will be away."""
        return bool(self._by_contact)

    def all(self) -> list[Absence]:
        """Return every absence, by start."""
        every = [absence for group in self._by_contact.values() for absence in group]
        return sorted(every, key=lambda each: (each.start, each.end, each.id))

    def of(self, contact: str, at: datetime) -> Absence | None:
        """Return the absence of a person at an instant, the latest declared to end; None when they are there."""
        holding = [each for each in self._by_contact.get(contact, ()) if each.holds(at)]
        return max(holding, key=lambda each: (each.end, each.start, each.id), default=None)

    def next(self, contact: str, after: datetime) -> Absence | None:
        """Return the first absence of a person that begins after an instant."""
        return next((each for each in self._by_contact.get(contact, ()) if each.start > after), None)

    def back(self, contact: str, at: datetime) -> datetime | None:
        """Return when a person away at an instant is there again, absences that follow on included."""
        absence = self.of(contact, at)
        if absence is None:
            return None
        end = absence.end
        while (following := self.of(contact, end)) is not None:
            end = following.end
        return end

    def answering(self, contact: str, at: datetime, directory: Directory, desk: str) -> Answering:
        """Return who answers for a person at an instant; `desk` is the service of the City's own front desk.

        The replacement named in an absence goes first, then the one that the directory knows for the person.
        """
        person = directory.contacts.get(contact)
        if person is None:
            return Answering(contact, desk, "", gap="gone")
        service = person.service if person.service in directory.services else desk
        back = self.back(contact, at)
        passed: list[str] = []
        gap: Gap = ""
        current = contact
        while True:
            absence = self.of(current, at)
            if absence is None:
                return Answering(
                    contact, directory.contacts[current].service or service, current, tuple(passed), back
                )
            passed.append(current)
            named = self.named(absence, directory)
            if not named:
                gap = "none" if current == contact else "away"
                break
            following = next((each for each in named if each not in passed), None)
            if following is None:
                gap = "loop"
                break
            current = following
        return Answering(contact, service, "", tuple(passed), back, gap)

    def course(
        self, contact: str, start: datetime, end: datetime, directory: Directory, desk: str
    ) -> tuple[Stretch, ...]:
        """Return who answers for a person from `start` to `end` (aware, end excluded), without a hole.

        A new stretch begins where somebody else answers, or where somebody else is passed over.
        """
        changes = (
            moment
            for group in self._by_contact.values()
            for each in group
            for moment in (each.start, each.end)
        )
        marks = sorted({start, end, *(moment for moment in changes if start < moment < end)})
        course: list[Stretch] = []
        for first, last in pairwise(marks):
            found = self.answering(contact, first, directory, desk)
            if course and course[-1].answering.same_as(found):
                course[-1] = msgspec.structs.replace(course[-1], end=last)
            else:
                course.append(Stretch(first, last, found))
        return tuple(course)

    def put(self, absence: Absence) -> "Absences":
        """Return the same with an absence in it, in place of the one that has its identifier."""
        return Absences([*(each for each in self.all() if each.id != absence.id), absence])

    def clashing(self, absence: Absence) -> Absence | None:
        """Return the first other absence of the same person that holds at some moment of this one."""
        return next(
            (
                each
                for each in self._by_contact.get(absence.contact, ())
                if each.id != absence.id and each.start < absence.end and absence.start < each.end
            ),
            None,
        )

    def replaced(self, at: datetime, directory: Directory, desk: str) -> Mapping[str, Answering]:
        """Return, for each person away at an instant, who answers for them."""
        away = (contact for contact in self._by_contact if self.of(contact, at) is not None)
        return {contact: self.answering(contact, at, directory, desk) for contact in away}

    @staticmethod
    def named(absence: Absence, directory: Directory) -> list[str]:
        """Return who may stand in during an absence, first choice first: the one it names, then the usual one."""
        backup = directory.contacts[absence.contact].backup
        return [
            code
            for code in dict.fromkeys((absence.replacement, backup))
            if code and code in directory.contacts
        ]
