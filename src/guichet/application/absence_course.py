"""Who answers while somebody is away, by name and step by step, and where nobody does (STAFF-6, STAFF-1)."""

from datetime import datetime

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.absences import Absence, Absences, Answering, Stretch
from guichet.domain.bilingual import Bilingual
from guichet.domain.half_days import noon_of, period, until
from guichet.domain.wording import Text, translate


class Step(msgspec.Struct, frozen=True):
    """Who answers in a part of an absence, in a sentence; `alone` where it is only a service's desk."""

    period: Text
    says: Text
    alone: bool


def steps_of(desk: Workplace, course: tuple[Stretch, ...]) -> tuple[Step, ...]:
    """Return a course in words, a sentence per stretch."""
    return tuple(
        Step(part_of(desk, each), _says(desk, each.answering), not each.answering.contact) for each in course
    )


def _says(desk: Workplace, found: Answering) -> Text:
    if not found.contact:
        return gap_of(desk, found)
    who = person_name(desk, found.contact)
    extension = desk.directory.contacts[found.contact].extension
    if extension:
        who = translate("Absences", "{who} (poste {extension})", who=who, extension=extension)
    passed = [person_name(desk, code) for code in found.passed[1:]]
    if not passed:
        return translate("Absences", "{who} répond.", who=who)
    return translate("Absences", "Hors du bureau aussi : {passed}. {who} répond.", passed=passed, who=who)


def flag_of(desk: Workplace, absence: Absence) -> Text | None:
    """Return what is wrong with an absence from its start, or from now when it is under way; None when somebody takes over."""
    return flag_in(desk, course_of(desk, absence))


def flag_in(desk: Workplace, course: tuple[Stretch, ...]) -> Text | None:
    """Return what is wrong in who answers during an absence: the first moment when only a service's desk does."""
    wrong = next((each for each in course if each.answering.gap in ("none", "away", "loop")), None)
    if wrong is None:
        return None
    flag = gap_of(desk, wrong.answering)
    if len(course) == 1:
        return flag
    return translate("Absences", "{period} — {flag}", period=part_of(desk, wrong), flag=flag)


def gap_of(desk: Workplace, found: Answering) -> Text:
    """Return why a service's desk answers for a person."""
    service = service_name(desk, found.service)
    match found.gap:
        case "none":
            return translate("Absences", "Personne n’est désigné : {service} répond.", service=service)
        case "loop":
            return translate(
                "Absences", "Les remplacements tournent en rond : {service} répond.", service=service
            )
    return translate(
        "Absences",
        "Le remplacement est absent aussi, sans personne après : {service} répond.",
        service=service,
    )


def course_of(desk: Workplace, absence: Absence, among: Absences | None = None) -> tuple[Stretch, ...]:
    """Return who answers during an absence, from now when it is under way, while the City is open.

    `among` are the absences that hold, those recorded by default. Nights and closed days change nobody's work; an
    absence that is nothing else is followed as it is.
    """
    now = desk.clock.now()
    start = now if absence.holds(now) else absence.start
    whole = (among or desk.absences).course(
        absence.contact, start, absence.end, desk.directory, front_desk(desk)
    )
    kept: list[Stretch] = []
    for each in whole:
        if not desk.calendar.business_minutes(each.start, each.end):
            continue
        if kept and kept[-1].answering.same_as(each.answering):
            kept[-1] = msgspec.structs.replace(kept[-1], end=each.end)
        else:
            kept.append(each)
    return tuple(kept) or whole


def period_of(desk: Workplace, start: datetime, end: datetime) -> Text:
    """Return from when to when, in civil words and half-days."""
    today = desk.clock.now().astimezone(civil.ZONE).date()
    return period(start, end, noon_of(desk.policy.week), today)


def part_of(desk: Workplace, stretch: Stretch) -> Text:
    """Return the same of a part of an absence; of the part under way, only until when."""
    now = desk.clock.now()
    if stretch.start <= now < stretch.end:
        return until(stretch.end, noon_of(desk.policy.week), now.astimezone(civil.ZONE).date())
    return period_of(desk, stretch.start, stretch.end)


def stand_in(desk: Workplace, found: Answering) -> Text:
    """Return who answers: a person's title, or the name of the service whose desk does."""
    return person_name(desk, found.contact) if found.contact else service_name(desk, found.service)


def person_name(desk: Workplace, contact: str) -> Text:
    """Return a person's title, or nothing."""
    person = desk.directory.contacts.get(contact)
    return Bilingual.of(person.title_fr, person.title_en) if person is not None else Bilingual.of("")


def service_name(desk: Workplace, service: str) -> Text:
    """Return a service's name, or its code when the directory lost it."""
    known = desk.directory.services.get(service)
    return Bilingual.of(known.name_fr, known.name_en) if known is not None else Bilingual.of(service)


def front_desk(desk: Workplace) -> str:
    """Return the service that answers when no other does (STAFF-1)."""
    return desk.policy.front_desk.service
