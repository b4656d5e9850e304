"""What is owed on a day, per service or person: overdue, due today, due next (STAFF-3, STAFF-4, STAFF-5, STAFF-7).

What a person who is away owes stands on the list of whoever answers for them, marked, and comes back after (STAFF-6).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from guichet.application import absence_course, absences
from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace
from guichet.domain import civil, people
from guichet.domain.absences import Answering
from guichet.domain.bilingual import Bilingual
from guichet.domain.calendar import Lateness
from guichet.domain.directory import Directory
from guichet.domain.errors import Refusal
from guichet.domain.lists import By, Question
from guichet.domain.policy import Policy
from guichet.domain.wording import Text, translate
from guichet.store import queries

Band = Literal["overdue", "today", "next"]
LIMIT = 2000
"""Lines of one list: 200 pages. A city with more overdue than that prints by service."""
NEXT_BUSINESS_DAYS = 5
"""How far « due next » looks."""


class FollowUp(msgspec.Struct, frozen=True):
    """One line of the list. `due` is aware, in the City's zone; `lateness` is None unless overdue.

    `person` is accountable, and nothing when a service answers as a whole. `answering` is who answers at the
    list's instant: a contact, or the desk of a service; `stand_in` names them where it is not `person`, and
    `on_behalf` says that the list is the stand-in's own. `part` is whose pages it stands on, where they are parted.
    """

    band: Band
    due: datetime
    lateness: Lateness | None
    line: queries.DueLine
    action: Text
    topic: Text
    service: Text
    person: Text
    place: str
    answering: Answering
    stand_in: Text | None = None
    on_behalf: bool = False
    part: Text | None = None

    @property
    def responsible(self) -> Text:
        """Who is to act as this list says it: the stand-in on their own list, else the person or the service."""
        if self.on_behalf and self.stand_in is not None:
            return self.stand_in
        return self.person if self.line.contact and self.answering.gap != "gone" else self.service

    @property
    def absence(self) -> Text | None:
        """Whom the stand-in replaces, or who replaces the person; None when the person is there (STAFF-6)."""
        if self.stand_in is None:
            return None
        if self.on_behalf:
            return translate("FollowUps", "remplace {person}", person=self.person)
        return translate("FollowUps", "remplacé par {person}", person=self.stand_in)

    @property
    def late(self) -> Text | None:
        """How late it is, in business time, or None."""
        if self.lateness is None:
            return None
        return translate("FollowUps", "en retard de {time}", time=self.lateness.text)


class FollowUps(msgspec.Struct, frozen=True):
    """The list of a day that a question asks for.

    `more` tells that the list stops at `LIMIT` lines, the oldest ones: narrow it to a service to see the rest.
    """

    day: date
    question: Question
    rows: tuple[FollowUp, ...]
    more: bool = False

    @property
    def service(self) -> str:
        """The service whose list it is, or nothing."""
        return self.question.service

    @property
    def contact(self) -> str:
        """The person whose list it is, or nothing."""
        return self.question.contact

    def count(self, band: Band) -> int:
        """Return how many lines a band has."""
        return sum(row.band == band for row in self.rows)


def follow_ups(
    desk: Workplace,
    day: date | None = None,
    service: str = "",
    contact: str = "",
    *,
    sector: str = "",
    topic: str = "",
    by: By = "",
) -> FollowUps:
    """Return what is owed as of a day (today by default). Raises `Refusal` on an unknown service, person or topic.

    For today, what fell due before this minute is overdue; for another day, what fell due before it. A person's
    list holds what those owe whom they stand in for; so does the list of the stand-in's service. On the general
    manager's own list, what was brought to them stands first (ELU-5). `by` names the part of each line: where it
    is the person, whoever stands in has the lines on their own pages.
    """
    people.require(desk.agent, "print_lists")
    directory, calendar, policy = desk.directory, desk.calendar, desk.policy
    if service and service not in directory.services:
        raise Refusal(_unknown(service, directory.services))
    if contact and contact not in directory.contacts:
        raise Refusal(_unknown(contact, directory.contacts))
    if topic and topic not in directory.topics:
        raise Refusal(_unknown(topic, directory.topics))
    question = Question(service, contact, sector, topic, by)
    now = desk.clock.now().astimezone(civil.ZONE)
    wanted = day or now.date()
    start = datetime.combine(wanted, time(), civil.ZONE)
    tomorrow = datetime.combine(wanted + timedelta(days=1), time(), civil.ZONE)
    as_of = now if wanted == now.date() else start
    last = calendar.next_business_days(wanted, NEXT_BUSINESS_DAYS)[-1]
    until = datetime.combine(last + timedelta(days=1), time(), civil.ZONE)
    away = absences.replaced(desk, _presence_at(desk, wanted, now))
    contacts = (contact, *(code for code, by in away.items() if by.contact == contact)) if contact else ()
    stood_in_for = [code for code, by in away.items() if service and by.service == service]
    with desk.store.read() as connection:
        found = queries.due_lines(
            connection,
            microseconds(until),
            service,
            contacts,
            desk.sight,
            stood_in_for=stood_in_for,
            lost_but=tuple(directory.services) if service == absence_course.front_desk(desk) else (),
            escalated_by=_escalations(policy) if _at_the_top(policy, contacts) else (),
            sector=sector,
            topic=topic,
        )
    late_us, today_us = microseconds(as_of), microseconds(tomorrow)
    names = _Names(directory)
    lateness: dict[int, Lateness] = {}
    rows = []
    for line in found[:LIMIT]:
        band: Band = "overdue" if line.due_at < late_us else "today" if line.due_at < today_us else "next"
        due = datetime.fromtimestamp(line.due_at / 1_000_000, civil.ZONE)
        late = None
        if band == "overdue":
            late = lateness.get(line.due_at)
            if late is None:
                late = lateness[line.due_at] = calendar.lateness(due, as_of)
        rule = policy.rules.get(line.rule)
        answering = _answering(desk, line, away)
        stand_in = None
        if answering.replaced and answering.gap != "gone":
            stand_in = (
                names.person(answering.contact) if answering.contact else names.service(answering.service)
            )
        rows.append(
            FollowUp(
                band,
                due,
                late,
                line,
                rule.label if rule is not None else Bilingual.of(line.rule),
                names.topic(line.topic),
                names.service(line.service),
                names.person(line.contact),
                f"{line.civic} {line.street}".strip(),
                answering,
                stand_in,
                on_behalf=stand_in is not None
                if by == "person"
                else bool(contact) and line.contact != contact,
                part=_part(by, line, answering, names),
            )
        )
    return FollowUps(wanted, question, tuple(rows), more=len(found) > LIMIT)


def _part(by: By, line: queries.DueLine, answering: Answering, names: "_Names") -> Text | None:
    """Whose pages a line stands on."""
    match by:
        case "service":
            return names.service(answering.service if answering.gap == "gone" else line.service)
        case "person":
            return names.person(answering.contact) if answering.contact else names.service(answering.service)
        case "sector":
            if not line.sector:
                return translate("FollowUps", "Sans secteur")
            return translate("FollowUps", "Secteur {sector}", sector=line.sector)
        case "topic":
            return names.topic(line.topic) if line.topic else translate("FollowUps", "Sans sujet")
    return None


def _at_the_top(policy: Policy, contacts: Sequence[str]) -> bool:
    """Tell whether a list is the general manager's own, or of whoever answers in their place (ELU-5)."""
    return not {policy.escalation.general_manager, policy.escalation.substitute}.isdisjoint(contacts)


def _escalations(policy: Policy) -> tuple[str, ...]:
    return tuple(rule.key for rule in policy.owed_on("escalated"))


def _presence_at(desk: Workplace, day: date, now: datetime) -> datetime:
    """The instant at which a list asks who is there: now, or when the day begins at the counter."""
    opening = desk.calendar.next_opening(datetime.combine(day, time(), civil.ZONE))
    if day != now.date():
        return opening
    return max(now, opening) if opening.date() == day else now


def _answering(desk: Workplace, line: queries.DueLine, away: Mapping[str, Answering]) -> Answering:
    """Who answers for a line: its person, who stands in, or the desk of its service; never nobody (STAFF-1)."""
    found = away.get(line.contact)
    if found is not None:
        return found
    if line.contact in desk.directory.contacts:
        return Answering(line.contact, line.service, line.contact)
    service = line.service if line.service in desk.directory.services else absence_course.front_desk(desk)
    return Answering(line.contact, service, "", gap="gone" if line.contact else "")


class _Names:
    """Names by code, each made once: a list of a day repeats a few hundred of them."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._made: dict[tuple[str, str], Bilingual] = {}

    def topic(self, code: str) -> Bilingual:
        """Return the topic's label."""
        known = self._directory.topics.get(code)
        return self._name("topic", code, (known.label_fr, known.label_en) if known else None)

    def service(self, code: str) -> Bilingual:
        """Return the service's name, its code when the directory lost it."""
        known = self._directory.services.get(code)
        return self._name("service", code, (known.name_fr, known.name_en) if known else (code, code))

    def person(self, code: str) -> Bilingual:
        """Return the person's title, nothing when a service answers as a whole."""
        known = self._directory.contacts.get(code)
        return self._name("person", code, (known.title_fr, known.title_en) if known else None)

    def _name(self, kind: str, code: str, wording: tuple[str, str] | None) -> Bilingual:
        made = self._made.get((kind, code))
        if made is None:
            made = self._made[kind, code] = Bilingual.of(*(wording or ("", "")))
        return made


def _unknown(code: str, known: object) -> Text:
    return translate(
        "FollowUps",
        "« {code} » n’est pas au répertoire. Codes connus : {known}.",
        code=code,
        known=sorted(known)[:40],  # type: ignore[call-overload]
    )
