"""Mass incidents: one dossier, counters per street, each caller kept in one keystroke (ROUTE-1, COM-7, STAFF-7)."""

from collections import Counter
from datetime import datetime

import msgspec

from guichet.application import joining
from guichet.application.acting import find, show_entity
from guichet.application.joining import JoinedNow
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids, people
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.payloads import IncidentDeclared
from guichet.domain.wording import translate
from guichet.domain.world import World, happened
from guichet.store import queries


class Incident(msgspec.Struct, frozen=True):
    """A mass incident: its principal dossier, and what to tell whoever calls about it. Times are aware."""

    id: str
    dossier: str
    number: str
    topic: str
    label: str
    started_at: datetime
    said_fr: str
    said_en: str
    ended_at: datetime | None


class Counted(msgspec.Struct, frozen=True):
    """How many reported an incident: in all, and by street, most first (an empty name: no street given)."""

    incident: Incident
    citizens: int
    streets: tuple[tuple[str, int], ...]


def declare(desk: Workplace, command: commands.DeclareIncident) -> Incident:
    """Declare an incident on the dossier that reports it first, or change one. Raises `Refusal`."""
    people.require(desk.agent, "assign")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        world = World(desk.policy, desk.directory, transaction.now)
        before = _known(desk, command.incident) if command.incident else None
        number = command.dossier or (before.number if before is not None else "")
        dossier = transaction.dossier(find(transaction.connection, number))
        if dossier.confidential:
            raise Refusal(
                translate("Incidents", "Un dossier confidentiel ne devient pas un incident général (DEF-1).")
            )
        if dossier.status == "closed":
            raise Refusal(
                translate(
                    "Incidents", "Le dossier {number} est fermé. Rouvrez-le d’abord.", number=dossier.number
                )
            )
        if before is None and any(each.dossier == ids.text(dossier.id) for each in running(desk)):
            raise Refusal(
                translate(
                    "Incidents",
                    "Un incident est déjà en cours sur le dossier {number}.",
                    number=dossier.number,
                )
            )
        topic = desk.directory.topics.get(dossier.topic)
        if topic is None:
            raise Refusal(
                translate(
                    "Incidents",
                    "Choisissez d’abord le sujet du dossier {number} : c’est par lui qu’on reconnaît les appels.",
                    number=dossier.number,
                )
            )
        said = IncidentDeclared(
            dossier=ids.text(dossier.id),
            number=dossier.number,
            topic=dossier.topic,
            label=clean(command.label) or (before.label if before is not None else topic.label_fr),
            started_at=before.started_at if before is not None else happened(command.at, world.now),
            said_fr=clean(command.said_fr) or (before.said_fr if before is not None else topic.say_fr),
            said_en=clean(command.said_en) or (before.said_en if before is not None else topic.say_en),
        )
        entity = ids.raw(before.id) if before is not None else transaction.new_id()
        transaction.append("incident", entity, said)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return _incident(ids.text(entity), said)


def end(desk: Workplace, command: commands.EndIncident) -> Incident:
    """Say that an incident is over: calls about it are ordinary again. Its dossier is closed apart (STAFF-7)."""
    people.require(desk.agent, "assign")
    known = _known(desk, command.incident)
    if known.ended_at is not None:
        raise Refusal(translate("Incidents", "L’incident « {label} » est déjà terminé.", label=known.label))
    with desk.recorder.transaction(desk.agent.id) as transaction:
        world = World(desk.policy, desk.directory, transaction.now)
        said = IncidentDeclared(
            known.dossier,
            known.number,
            known.topic,
            known.label,
            known.started_at,
            known.said_fr,
            known.said_en,
            happened(command.at, world.now),
        )
        transaction.append("incident", ids.raw(known.id), said)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return _incident(known.id, said)


def keep(
    desk: Workplace,
    incident: Incident,
    citizen: commands.CitizenInput | None,
    place: commands.PlaceInput,
    channel: str = "phone",
) -> JoinedNow:
    """Keep one caller: they join the dossier, told what the incident says; one keystroke. Raises `Refusal`."""
    english = citizen is not None and citizen.language == "en" and incident.said_en
    return joining.join(
        desk,
        commands.Join(
            dossier=incident.number,
            channel=channel,
            citizen=citizen,
            place=place,
            answered=incident.said_en if english else incident.said_fr,
        ),
    )


def every(desk: Workplace) -> list[Incident]:
    """Return all incidents, latest first."""
    with desk.store.read() as connection:
        found = queries.entries(connection, "incident")
    known = [_incident(code, msgspec.json.decode(content, type=IncidentDeclared)) for code, content in found]
    return sorted(known, key=lambda each: each.started_at, reverse=True)


def running(desk: Workplace) -> list[Incident]:
    """Return the incidents that are not over, latest first."""
    return [each for each in every(desk) if each.ended_at is None]


def counted(desk: Workplace, incident: Incident) -> Counted:
    """Return how many reported an incident, by street."""
    dossier = show_entity(desk, ids.raw(incident.dossier)).dossier
    streets = Counter(place.street for place in (dossier.place, *(each.place for each in dossier.joined)))
    ranked = sorted(streets.items(), key=lambda each: (-each[1], each[0]))
    return Counted(incident, 1 + len(dossier.joined), tuple(ranked))


def _known(desk: Workplace, incident: str) -> Incident:
    known = next((each for each in every(desk) if each.id == incident), None)
    if known is None:
        raise Refusal(
            translate("Incidents", "Aucun incident « {incident} » n’est inscrit.", incident=incident[:40])
        )
    return known


def _incident(code: str, said: IncidentDeclared) -> Incident:
    return Incident(
        code,
        said.dossier,
        said.number,
        said.topic,
        said.label,
        said.started_at,
        said.said_fr,
        said.said_en,
        said.ended_at,
    )
