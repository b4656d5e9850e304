"""At the counter, one matter and one more citizen: joined, linked, kept for an incident, and taken back (ROUTE-1, STAFF-1, STAFF-7)."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from guichet.application import absence_course, acting, at_counter, incidents, joining, known, taking_in
from guichet.application.acting import Acted
from guichet.application.at_counter import Saved
from guichet.application.incidents import Counted
from guichet.application.joining import JoinedNow
from guichet.application.known import Known
from guichet.application.taking_in import Deadline
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.errors import Refusal
from guichet.domain.wording import Text


class Kept(msgspec.Struct, frozen=True):
    """What stands on screen once a citizen joined a dossier, and what it takes to take it back.

    `citizens` is how many reported it by now; `deadline` what is owed to this one, None when they were told all there
    is, `said`. `incident` is its label where it is one, `street` and `of_street` the counter that went up.
    """

    number: str
    entry: str
    citizens: int
    service: Text
    person: Text
    extension: str
    deadline: Deadline | None
    said: str
    anonymous: bool
    incident: str = ""
    street: str = ""
    of_street: int = 0


class Linked(msgspec.Struct, frozen=True):
    """A new dossier as it was saved, and the principal one it is linked to; `refused` says why it is not."""

    saved: Saved
    to: str
    entry: str
    refused: Text | None


def beside(
    desk: Workplace, words: str, civic: str, street: str, topics: Mapping[str, float]
) -> tuple[Known, ...]:
    """Return the open dossiers most like what is being typed, best first."""
    place = taking_in.located(commands.PlaceInput(civic=civic, street=street), desk.directory)
    return tuple(known.alike(desk, topics, place, words))


def join(desk: Workplace, command: commands.Join, draft: str) -> Kept:
    """Join a citizen to an open dossier and forget their draft. Raises `Refusal`: then nothing is recorded.

    Where it carries an incident under way they are one of its callers, told what it says.
    """
    carried = next((each for each in incidents.running(desk) if each.number == command.dossier), None)
    if carried is not None and not command.answered:
        return keep(desk, carried.id, command, draft)
    joined = joining.join(desk, command, draft)
    return _kept(desk, joined, command.answered, anonymous=command.citizen is None)


def keep(desk: Workplace, incident: str, command: commands.Join, draft: str) -> Kept:
    """Keep one caller of the incident named, told what it says. Raises `Refusal`: then nothing is recorded."""
    found = next((each for each in incidents.running(desk) if each.id == incident), None)
    if found is None:
        raise Refusal(incidents.OVER)
    joined = incidents.keep(
        desk,
        found,
        command.citizen,
        command.place,
        command.channel,
        description=command.description,
        received=command.received,
        draft=draft,
    )
    street = taking_in.located(command.place, desk.directory).street
    counted = incidents.counted(desk, found)
    spoken = command.citizen.language if command.citizen is not None else ""
    kept = _kept(desk, joined, incidents.told(found, spoken), anonymous=command.citizen is None)
    return msgspec.structs.replace(
        kept,
        citizens=counted.citizens,
        incident=found.label,
        street=street,
        of_street=dict(counted.streets).get(street, 0),
    )


def _kept(desk: Workplace, joined: JoinedNow, said: str, *, anonymous: bool) -> Kept:
    person = desk.directory.contacts.get(joined.contact)
    return Kept(
        joined.number,
        joined.entry,
        joined.citizens,
        absence_course.service_name(desk, joined.service),
        absence_course.person_name(desk, joined.contact),
        person.extension if person is not None else "",
        joined.deadline,
        said,
        anonymous,
    )


def save_linked(
    desk: Workplace,
    command: commands.Intake,
    draft: str,
    promised: date | None,
    asked: Sequence[commands.Transfer],
    to: str,
) -> Linked:
    """Record an intake as a dossier of its own and link it to the one it is like.

    Raises `Refusal` when the intake is refused: then nothing is recorded. A link that is refused leaves the new dossier
    open, and says why.
    """
    saved = at_counter.save(desk, command, draft, promised, asked)
    try:
        linked = joining.link(desk, commands.Link(saved.taken.number, to=to))
    except Refusal as refusal:
        return Linked(saved, to, "", refusal.message)
    principal, _ = joining.history(desk, saved.taken.number)
    return Linked(saved, principal or to, linked.events[-1], None)


def take_back(desk: Workplace, number: str, entry: str, reason: str) -> Acted:
    """Strike a joining or a link made by mistake, by a correction that stays on the timeline. Raises `Refusal`."""
    return acting.perform(desk, commands.Correct(number, entry=entry, reason=reason, retract=True))


def under_way(desk: Workplace) -> tuple[Counted, ...]:
    """Return the incidents that are not over with their counters, latest first."""
    return tuple(incidents.counted(desk, each) for each in incidents.running(desk))
