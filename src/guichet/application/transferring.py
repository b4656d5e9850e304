"""Who can take a matter over, best first, and what came of asking (STAFF-2, STAFF-6, ROUTE-1).

Nobody who already said no is proposed again; after « not mine », nobody of that service is.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import msgspec

from guichet.application import absence_course, absences, acting, routing
from guichet.application.routing import Opening
from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.bilingual import Bilingual
from guichet.domain.checks import Check, checks_of
from guichet.domain.directory import Contact
from guichet.domain.dossier import Dossier, aware, microseconds
from guichet.domain.wording import Text, translate

PROPOSED = 3
"""How many are proposed at once: the one to ask, and the two who follow."""
CHAIN = 2
"""How far the replacements are told: the replacement, and the replacement's own."""


class StandIn(msgspec.Struct, frozen=True):
    """One link of the chain of replacements, and whether they are there."""

    name: Text
    extension: str
    here: bool
    presence: Text


class Candidate(msgspec.Struct, frozen=True):
    """Somebody to ask. An empty `contact` is the desk of the service, reached at its `phone`.

    `why` says why they are proposed; `opening` whether the service is open now, None when nobody wrote its hours;
    `chain` who replaces them, then who replaces that one.
    """

    contact: str
    service: str
    name: Text
    service_name: Text
    extension: str
    phone: str
    here: bool
    presence: Text
    opening: Opening | None
    why: Text
    chain: tuple[StandIn, ...]


class Answered(msgspec.Struct, frozen=True):
    """A check already made: when (aware, civil), with whom, and what they answered."""

    at: datetime
    name: Text
    check: Check


class Asking(msgspec.Struct, frozen=True):
    """What the strip shows: who to ask now and next, and those asked since it was opened, oldest first."""

    number: str
    candidates: tuple[Candidate, ...]
    answered: tuple[Answered, ...]


def asking(desk: Workplace, number: str, since: datetime) -> Asking:
    """Return whom to ask about a dossier, after those asked `since` the strip was opened (aware). Raises `Refusal`."""
    dossier = acting.show(desk, number).dossier
    checks = checks_of(dossier)
    begun = microseconds(since)
    answered = tuple(
        Answered(
            aware(check.asked_at).astimezone(civil.ZONE), _name(desk, check.contact, check.service), check
        )
        for check in checks
        if check.asked_at >= begun
    )
    left = _Left(desk, checks, begun)
    found: list[Candidate] = []
    for contact, service, why in _in_order(desk, dossier, [each.check for each in answered]):
        if left.may_ask(contact, service):
            found.append(_candidate(desk, contact, service, why))
            if len(found) == PROPOSED:
                break
    return Asking(dossier.number, tuple(found), answered)


def somebody(desk: Workplace, contact: str) -> Candidate:
    """Return a person whom the clerk chose themselves. `contact` is a code of the directory."""
    person = desk.directory.contacts[contact]
    return _candidate(desk, contact, person.service, translate("Transferring", "choisi par l’accueil"))


class _Left:
    """Who may still be asked: there, not the clerk, not asked since the strip opened, and never said no."""

    def __init__(self, desk: Workplace, checks: tuple[Check, ...], begun: int) -> None:
        self._desk = desk
        self._asked = {
            (check.service, check.contact)
            for check in checks
            if check.asked_at >= begun or check.answer == "no"
        }
        self._disowned = {check.service for check in checks if check.not_mine}
        self._proposed: set[tuple[str, str]] = set()

    def may_ask(self, contact: str, service: str) -> bool:
        known = self._desk.directory.services.get(service)
        key = (service, contact)
        if known is None or known.scope == "external" or service in self._disowned:
            return False
        if key in self._asked or key in self._proposed or (contact and contact == self._desk.agent.contact):
            return False
        if contact and (there := absences.presence(self._desk, contact)) is not None and not there.here:
            return False
        self._proposed.add(key)
        return True


def _in_order(desk: Workplace, dossier: Dossier, asked: list[Check]) -> Iterator[tuple[str, str, Text]]:
    """Yield (contact, service, why), best first: who answers, replacements, colleagues, desks, then other topics."""
    contacts = desk.directory.contacts
    tried = [check.contact for check in reversed(asked) if check.contact in contacts]
    if dossier.contact in contacts:
        answers = absences.answering(desk, dossier.contact)
        if answers.contact == dossier.contact:
            yield dossier.contact, answers.service, translate("Transferring", "répond du dossier")
    for code in dict.fromkeys((*tried, dossier.contact)):
        for person in _replacements(desk, code):
            yield (
                person.code,
                person.service,
                translate(
                    "Transferring", "remplace\u00a0: {person}", person=absence_course.person_name(desk, code)
                ),
            )
    homes = dict.fromkeys((dossier.service, *(contacts[code].service for code in tried)))
    for home in homes:
        name = absence_course.service_name(desk, home)
        for person in _colleagues(desk, home):
            yield person.code, home, translate("Transferring", "collègue du même service")
        yield "", home, translate("Transferring", "accueil du service\u00a0: {service}", service=name)
    for found in routing.look_up(desk, dossier.description, place=dossier.place):
        if found.contact is None or found.service is None:
            continue
        answers = absences.answering(desk, found.contact.code)
        why = translate("Transferring", "sujet voisin\u00a0: {topic}", topic=found.label)
        yield answers.contact, answers.service, why


def _colleagues(desk: Workplace, service: str) -> list[Contact]:
    """The people of a service, first those to whom the directory gives the most topics: they know the ground."""
    topics = Counter(topic.contact for topic in desk.directory.topics.values())
    people = [each for each in desk.directory.contacts.values() if each.service == service]
    return sorted(people, key=lambda each: -topics[each.code])


def _replacements(desk: Workplace, contact: str) -> Iterator[Contact]:
    """Yield who replaces a person, then who replaces that one, never the same twice."""
    contacts, at = desk.directory.contacts, desk.clock.now()
    seen = {contact}
    current = contacts.get(contact)
    while current is not None:
        absence = desk.absences.of(current.code, at)
        named = (absence.replacement if absence is not None else "", current.backup)
        following = next((code for code in named if code in contacts and code not in seen), None)
        if following is None:
            return
        seen.add(following)
        current = contacts[following]
        yield current


def _candidate(desk: Workplace, contact: str, service: str, why: Text) -> Candidate:
    known = desk.directory.services.get(service)
    person = desk.directory.contacts.get(contact)
    there = absences.presence(desk, contact)
    chain: list[StandIn] = []
    for each in _replacements(desk, contact):
        replaced = absences.presence(desk, each.code)
        if replaced is not None and len(chain) < CHAIN:
            chain.append(
                StandIn(
                    absence_course.person_name(desk, each.code), each.extension, replaced.here, replaced.text
                )
            )
    return Candidate(
        contact=contact,
        service=service,
        name=_name(desk, contact, service),
        service_name=absence_course.service_name(desk, service),
        extension=person.extension if person is not None else "",
        phone=known.phone if known is not None else "",
        here=there is None or there.here,
        presence=there.text if there is not None else Bilingual.of(""),
        opening=routing.opening_of(desk, known, desk.clock.now()),
        why=why,
        chain=tuple(chain),
    )


def _name(desk: Workplace, contact: str, service: str) -> Text:
    if contact in desk.directory.contacts:
        return absence_course.person_name(desk, contact)
    return translate(
        "Transferring", "Accueil\u00a0: {service}", service=absence_course.service_name(desk, service)
    )
