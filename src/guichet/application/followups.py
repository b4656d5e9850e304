"""What is owed on a day, per service or person: overdue, due today, due next (STAFF-3, STAFF-4, STAFF-5, STAFF-7)."""

from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from guichet.application.looking import microseconds
from guichet.application.workplace import Workplace
from guichet.domain import civil, people
from guichet.domain.bilingual import Bilingual
from guichet.domain.calendar import Lateness
from guichet.domain.directory import Directory
from guichet.domain.errors import Refusal
from guichet.domain.wording import Text, translate
from guichet.store import queries

Band = Literal["overdue", "today", "next"]
LIMIT = 2000
"""Lines of one list: 200 pages. A city with more overdue than that prints by service."""
NEXT_BUSINESS_DAYS = 5
"""How far « due next » looks."""


class FollowUp(msgspec.Struct, frozen=True):
    """One line of the list. `due` is aware, in the City's zone; `lateness` is None unless overdue."""

    band: Band
    due: datetime
    lateness: Lateness | None
    line: queries.DueLine
    action: Text
    topic: Text
    service: Text
    person: Text
    place: str

    @property
    def late(self) -> Text | None:
        """How late it is, in business time, or None."""
        if self.lateness is None:
            return None
        return translate("FollowUps", "en retard de {time}", time=self.lateness.text)


class FollowUps(msgspec.Struct, frozen=True):
    """The list of a day for a service, a person, or everyone (empty codes).

    `more` tells that the list stops at `LIMIT` lines, the oldest ones: narrow it to a service to see the rest.
    """

    day: date
    service: str
    contact: str
    rows: tuple[FollowUp, ...]
    more: bool = False

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
            )
        )
    return FollowUps(wanted, service, contact, tuple(rows), more=len(found) > LIMIT)


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
