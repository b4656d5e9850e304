"""Mass incidents: which dossier may carry one, what is said of it, whom it concerns (ROUTE-1, COM-7, STAFF-7).

Pure. An incident is a declaration on one dossier, which everyone who reports it joins.
"""

from datetime import datetime

import msgspec

from guichet.domain import commands, ids, typed
from guichet.domain.directory import Topic
from guichet.domain.dossier import Dossier
from guichet.domain.errors import Refusal
from guichet.domain.payloads import IncidentDeclared, Place
from guichet.domain.streets import find
from guichet.domain.wording import translate
from guichet.domain.world import World, civil, happened, known_topic


def concerns(incident: IncidentDeclared, place: Place) -> bool:
    """Tell whether an incident is where a place is: a place without a street may be anywhere."""
    if not place.street or not (incident.streets or incident.sector):
        return True
    return place.street in incident.streets or (
        bool(incident.sector) and place.sector.casefold() == incident.sector.casefold()
    )


def first_report(command: commands.DeclareIncident, world: World) -> commands.Intake:
    """Return what opens the dossier of an incident that nobody reported yet. Raises `Refusal` without a topic."""
    if not command.topic:
        raise Refusal(
            translate(
                "Incidents", "Choisissez le sujet de l’incident : c’est par lui qu’on reconnaît les appels."
            ),
            "topic",
        )
    topic = known_topic(command.topic, world.directory)
    streets = command.streets or ()
    return commands.Intake(
        channel="counter",
        description=typed.text(command.label, "description") or topic.label_fr,
        topic=topic.code,
        place=commands.PlaceInput(street=streets[0] if len(streets) == 1 else ""),
        at=command.at,
    )


def declare(
    command: commands.DeclareIncident,
    dossier: Dossier,
    before: IncidentDeclared | None,
    world: World,
    *,
    unreported: bool = False,
) -> IncidentDeclared:
    """Return what to record: an incident on a dossier, or what changes of the one declared `before`.

    `unreported` where the dossier was opened for it and no citizen has called yet. Raises `Refusal` for a confidential
    or closed dossier, one without a topic, an unknown street or sector, an end that is past.
    """
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
    topic = _topic(command, dossier, before, world)
    return IncidentDeclared(
        dossier=ids.text(dossier.id),
        number=dossier.number,
        topic=topic.code,
        label=typed.line(command.label, "description") or (before.label if before else topic.label_fr),
        started_at=before.started_at if before else happened(command.at, world.now),
        said_fr=typed.text(command.said_fr, "told") or (before.said_fr if before else topic.say_fr),
        said_en=typed.text(command.said_en, "told") or (before.said_en if before else topic.say_en),
        streets=_streets(command, before, world),
        sector=_sector(command, before, world),
        until=_until(command, before, world),
        unreported=before.unreported if before else unreported,
    )


def _topic(
    command: commands.DeclareIncident, dossier: Dossier, before: IncidentDeclared | None, world: World
) -> Topic:
    code = command.topic or (before.topic if before else dossier.topic)
    if not code or (not command.topic and code not in world.directory.topics):
        raise Refusal(
            translate(
                "Incidents",
                "Choisissez d’abord le sujet du dossier {number} : c’est par lui qu’on reconnaît les appels.",
                number=dossier.number,
            ),
            "topic",
        )
    return known_topic(code, world.directory)


def _streets(
    command: commands.DeclareIncident, before: IncidentDeclared | None, world: World
) -> tuple[str, ...]:
    if command.streets is None:
        return before.streets if before else ()
    found = []
    for given in command.streets:
        street = find(typed.line(given, "street"), world.directory.streets)
        if street is None:
            raise Refusal(
                translate(
                    "Incidents",
                    "La rue « {street} » n’est pas au répertoire. Choisissez-la dans la liste, ou retirez-la.",
                    street=given[:60],
                ),
                "streets",
            )
        found.append(street.full_name)
    return tuple(dict.fromkeys(found))


def _sector(command: commands.DeclareIncident, before: IncidentDeclared | None, world: World) -> str:
    if command.sector is None:
        return before.sector if before else ""
    said = typed.line(command.sector, "street").strip()
    sectors = {street.sector.casefold(): street.sector for street in world.directory.streets.values()}
    if said and said.casefold() not in sectors:
        raise Refusal(
            translate(
                "Incidents",
                "Le secteur « {sector} » n’est celui d’aucune rue du répertoire. Secteurs : {known}.",
                sector=said[:60],
                known=sorted(filter(None, sectors.values())),
            ),
            "sector",
        )
    return sectors.get(said.casefold(), "") if said else ""


def _until(
    command: commands.DeclareIncident, before: IncidentDeclared | None, world: World
) -> datetime | None:
    if command.until is None:
        return before.until if before else None
    until = civil(command.until)
    if until <= world.now:
        raise Refusal(
            translate(
                "Incidents",
                "La fin prévue ({moment}) est déjà passée. Indiquez une heure à venir.",
                moment=until,
            ),
            "until",
        )
    return until


def ended(before: IncidentDeclared, command: commands.EndIncident, world: World) -> IncidentDeclared:
    """Return what to record when an incident is over. Raises `Refusal` when it is already."""
    if before.ended_at is not None:
        raise Refusal(translate("Incidents", "L’incident « {label} » est déjà terminé.", label=before.label))
    return msgspec.structs.replace(before, ended_at=happened(command.at, world.now))
