"""What is owed on a day, per service or person: overdue, due today, due next (STAFF-3, STAFF-4, STAFF-5, STAFF-7)."""

from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace
from guichet.domain import civil, people
from guichet.domain.directory import Directory
from guichet.domain.errors import Refusal
from guichet.domain.wording import Text, translate
from guichet.store import queries

Band = Literal["overdue", "today", "next"]
NEXT_BUSINESS_DAYS = 5
"""How far « due next » looks."""


class FollowUp(msgspec.Struct, frozen=True):
    """One line of the list. `late_days` counts business days; `due` is aware, in the City's zone."""

    band: Band
    due: datetime
    late_days: int
    late: Text | None
    line: queries.DueLine
    action: Text
    topic_fr: str
    topic_en: str
    service_fr: str
    service_en: str
    person_fr: str
    person_en: str
    place: str


class FollowUps(msgspec.Struct, frozen=True):
    """The list of a day for a service, a person, or everyone (empty codes)."""

    day: date
    service: str
    contact: str
    rows: tuple[FollowUp, ...]

    def count(self, band: Band) -> int:
        """Return how many lines a band has."""
        return sum(row.band == band for row in self.rows)


def follow_ups(desk: Workplace, day: date | None = None, service: str = "", contact: str = "") -> FollowUps:
    """Return what is owed as of a day (today by default). Raises `Refusal` on an unknown service or person.

    For today, what fell due before this minute is overdue; for another day, what fell due before it.
    """
    people.require(desk.agent, "print_lists")
    directory, calendar, policy = desk.directory, desk.calendar, desk.policy
    if service and service not in directory.services:
        raise Refusal(_unknown(service, directory.services))
    if contact and contact not in directory.contacts:
        raise Refusal(_unknown(contact, directory.contacts))
    now = desk.clock.now().astimezone(civil.ZONE)
    wanted = day or now.date()
    start = datetime.combine(wanted, time(), civil.ZONE)
    tomorrow = datetime.combine(wanted + timedelta(days=1), time(), civil.ZONE)
    as_of = now if wanted == now.date() else start
    last = calendar.next_business_days(wanted, NEXT_BUSINESS_DAYS)[-1]
    until = datetime.combine(last + timedelta(days=1), time(), civil.ZONE)
    with desk.store.read() as connection:
        found = queries.due_lines(connection, microseconds(until), service, contact, desk.confidential_for())
    rows = []
    late_us, today_us = microseconds(as_of), microseconds(tomorrow)
    for line in found:
        band: Band = "overdue" if line.due_at < late_us else "today" if line.due_at < today_us else "next"
        due = datetime.fromtimestamp(line.due_at / 1_000_000, civil.ZONE)
        days = calendar.business_days_between(due.date(), as_of.date()) if band == "overdue" else 0
        rows.append(
            FollowUp(
                band=band,
                due=due,
                late_days=days,
                late=_late(due, as_of, days) if band == "overdue" else None,
                line=line,
                action=policy.rules[line.rule].label if line.rule in policy.rules else Text("", line.rule),
                **_names(line, directory),
            )
        )
    return FollowUps(wanted, service, contact, tuple(rows))


def _names(line: queries.DueLine, directory: Directory) -> dict[str, str]:
    topic = directory.topics.get(line.topic)
    service = directory.services.get(line.service)
    person = directory.contacts.get(line.contact)
    return {
        "topic_fr": topic.label_fr if topic else "",
        "topic_en": (topic.label_en or topic.label_fr) if topic else "",
        "service_fr": service.name_fr if service else line.service,
        "service_en": (service.name_en or service.name_fr) if service else line.service,
        "person_fr": person.title_fr if person else "",
        "person_en": (person.title_en or person.title_fr) if person else "",
        "place": " ".join(part for part in (line.civic, line.street) if part),
    }


def _late(due: datetime, as_of: datetime, days: int) -> Text:
    if days >= 2:
        return translate("FollowUps", "en retard de {days} jours ouvrables", days=days)
    if days == 1:
        return translate("FollowUps", "en retard d’un jour ouvrable")
    return translate("FollowUps", "en retard depuis {time}", time=due.astimezone(as_of.tzinfo).time())


def _unknown(code: str, known: object) -> Text:
    return translate(
        "FollowUps",
        "« {code} » n’est pas au répertoire. Codes connus : {known}.",
        code=code,
        known=sorted(known)[:40],  # type: ignore[call-overload]
    )
