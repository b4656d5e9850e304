"""What an absence would give before anything is recorded: who answers, what stands in the way, the messages (STAFF-6)."""

from datetime import datetime

import msgspec

from guichet.application import absence_course, absence_message, absences
from guichet.application.absence_course import Step
from guichet.application.absence_message import Messages
from guichet.application.workplace import Workplace
from guichet.domain import ids
from guichet.domain.absences import Absence
from guichet.domain.commands import DeclareAbsence
from guichet.domain.errors import Refusal
from guichet.domain.wording import Lookup, Text

_NEW = b"\0" * 16


class Foreseen(msgspec.Struct, frozen=True):
    """What a form may say of an absence as it is typed.

    `problem` is why it would be refused; `yields` tells whether it may be recorded all the same, `clash` which
    absence is in the way. `period` and `messages` are missing as long as the absence makes no sense.
    """

    period: Text | None = None
    steps: tuple[Step, ...] = ()
    problem: Text | None = None
    yields: bool = False
    clash: str = ""
    messages: Messages | None = None


def foresee(desk: Workplace, command: DeclareAbsence, lookup: Lookup) -> Foreseen:
    """Return what an absence would give; `lookup` gives the English patterns for its messages."""
    before = next((each for each in desk.absences.all() if ids.text(each.id) == command.absence), None)
    entity = before.id if before is not None else _NEW
    try:
        absence = absences.state(desk, command, entity, before, whole=True)
    except Refusal as refused:
        return Foreseen(problem=refused.message)
    among = desk.absences.put(absence)
    course = absence_course.course_of(desk, absence, among)
    obstacle = absences.obstacle(desk, absence)
    return Foreseen(
        absence_course.period_of(desk, absence.start, absence.end),
        absence_course.steps_of(desk, course),
        obstacle.text if obstacle is not None else None,
        obstacle.yields if obstacle is not None else False,
        obstacle.clash if obstacle is not None else "",
        absence_message.messages(desk, absence, lookup, among=among),
    )


def proposed(desk: Workplace, contact: str, start: datetime, end: datetime) -> str:
    """Return the code of who could take over a person's work from `start` to `end` (aware), or "".

    The usual replacement goes first, then a colleague of the service, the first who is there all along; where
    nobody is, the usual replacement all the same.
    """
    person = desk.directory.contacts.get(contact)
    if person is None:
        return ""
    colleagues = [
        each.code
        for each in desk.directory.contacts.values()
        if each.service == person.service and each.code != contact
    ]
    there = (
        code
        for code in (person.backup, *colleagues)
        if code in desk.directory.contacts
        and code != contact
        and desk.absences.clashing(Absence(_NEW, code, start, end)) is None
    )
    return next(there, person.backup)
