"""What a decision may look at besides the dossier, and the questions that every decision asks of it (STAFF-1, ROUTE-1)."""

from datetime import datetime

import msgspec

from guichet.domain.civil import ZONE
from guichet.domain.directory import Contact, Directory, Service, Topic
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Place
from guichet.domain.policy import Policy
from guichet.domain.wording import translate

FUTURE_MINUTES = 5
OLDEST_YEAR = 1900


class World(msgspec.Struct, frozen=True):
    """The policy, the directory and the time of a decision."""

    policy: Policy
    directory: Directory
    now: datetime


def civil(moment: datetime) -> datetime:
    """Return an aware datetime: what has no offset is civil time at the counter."""
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment


def happened(at: datetime | None, now: datetime) -> datetime:
    """Return when it happened, now by default. Raises `Refusal` for the future, and for a year of another age."""
    if at is None:
        return now
    moment = civil(at)
    if moment.year < OLDEST_YEAR:
        raise Refusal(
            translate(
                "Deciding",
                "L’année {year} n’est pas celle d’un contact. Corrigez la date.",
                year=moment.year,
            ),
            "at",
        )
    if (moment - now).total_seconds() > FUTURE_MINUTES * 60:
        raise Refusal(
            translate(
                "Deciding",
                "L’heure indiquée ({moment}) est dans le futur. Inscrivez l’heure à laquelle c’est arrivé.",
                moment=moment,
            ),
            "at",
        )
    return moment


def not_before(moment: datetime, received: datetime) -> datetime:
    """Return when it happened. Raises `Refusal` for a civil day before the one of receipt: a year mistyped."""
    if moment.astimezone(ZONE).date() < received.astimezone(ZONE).date():
        raise Refusal(
            translate(
                "Deciding",
                "L’heure indiquée ({moment}) précède la réception ({received}). Corrigez-la.",
                moment=moment,
                received=received,
            ),
            "at",
        )
    return moment


def done_at(at: datetime | None, now: datetime, received: datetime) -> datetime:
    """Return when something was done on a dossier, now by default. Raises `Refusal` as `happened` and `not_before` do.

    What is done now is never refused for the clock of this desk, or of the one where the dossier was received.
    """
    if at is None:
        return max(now, received)
    return not_before(happened(at, now), received)


def known_topic(code: str, directory: Directory) -> Topic:
    """Return a topic of the directory. Raises `Refusal` when there is none of that code."""
    found = directory.topics.get(code)
    if found is None:
        raise Refusal(
            translate(
                "Deciding",
                "Le sujet « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).",
                code=code,
            )
        )
    return found


def known_service(code: str, directory: Directory, *, of_the_city: bool = True) -> Service:
    """Return a service of the directory. Raises `Refusal` when there is none, or when the City's own is wanted."""
    found = directory.services.get(code)
    if found is None:
        raise Refusal(
            translate(
                "Deciding",
                "Le service « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).",
                code=code,
            )
        )
    if of_the_city and found.scope == "external":
        raise Refusal(
            translate(
                "Deciding",
                "« {code} » n’est pas un service de la Ville : c’est la Ville qui reste responsable du dossier (STAFF-1).",
                code=code,
            )
        )
    return found


def known_contact(code: str, directory: Directory) -> Contact:
    """Return a person of the directory. Raises `Refusal` when there is none of that code."""
    found = directory.contacts.get(code)
    if found is None:
        raise Refusal(
            translate(
                "Deciding",
                "La personne « {code} » n’est pas au répertoire. Choisissez-en une du répertoire (F6).",
                code=code,
            )
        )
    return found


def route_of(
    topic: Topic | None, service: str, contact: str, channel: str, place: Place, world: World
) -> tuple[str, str, str]:
    """Return (accountable service, contact, outside body): never nobody (STAFF-1, ROUTE-1).

    An outside body handles the matter, but the City's front desk stays accountable for the citizen.
    """
    directory, policy = world.directory, world.policy
    if not service and topic is not None:
        if topic.if_provincial and place.owner == "provincial":
            service, contact = topic.if_provincial, ""
        else:
            service, contact = topic.service, contact or topic.contact
    if not service:
        service = policy.channel(channel).answered_by or policy.front_desk.service
    known = known_service(service, directory, of_the_city=False)
    if contact:
        known_contact(contact, directory)
    if known.scope == "external":
        desk = policy.front_desk.service
        if desk not in directory.services:
            desk = next((code for code, s in directory.services.items() if s.scope == "internal"), service)
        person = policy.front_desk.contact
        return desk, person if person in directory.contacts else "", service
    return service, contact, ""
