"""Mass incidents: one dossier, counters per street, each caller kept in one keystroke (ROUTE-1, COM-7, STAFF-7)."""

from collections import Counter
from datetime import datetime

import msgspec

from guichet.application import joining, taking_in
from guichet.application.acting import find, require_sight
from guichet.application.joining import JoinedNow
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids, people
from guichet.domain import incidents as rules
from guichet.domain.dossier import fold
from guichet.domain.errors import Refusal
from guichet.domain.payloads import IncidentDeclared, Place
from guichet.domain.wording import translate
from guichet.domain.world import World
from guichet.store import drafting, events, queries

OVER = translate(
    "Incidents",
    "Cet incident est terminé : l’appel n’est pas inscrit. Ouvrez un dossier, ou joignez le citoyen au sien.",
)


class Incident(msgspec.Struct, frozen=True):
    """A mass incident: its principal dossier, where it is, and what to tell whoever calls about it. Times are aware."""

    id: str
    dossier: str
    number: str
    topic: str
    label: str
    started_at: datetime
    said_fr: str
    said_en: str
    ended_at: datetime | None
    streets: tuple[str, ...] = ()
    sector: str = ""
    until: datetime | None = None
    unreported: bool = False


class Counted(msgspec.Struct, frozen=True):
    """How many reported an incident: in all, and by street, most first (an empty name: no street given).

    A street where it is declared counts from none: it stands in the list before its first caller.
    """

    incident: Incident
    citizens: int
    streets: tuple[tuple[str, int], ...]


def declare(
    desk: Workplace,
    command: commands.DeclareIncident,
    first: commands.Intake | None = None,
    draft: str = "",
) -> Incident:
    """Declare an incident on the dossier that reports it first, or change one. Raises `Refusal`.

    Without a dossier, `first` opens it, or the incident's own words do; `draft` is forgotten with it. The dossier and
    its incident are recorded together or not at all.
    """
    people.require(desk.agent, "assign")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        world = World(desk.policy, desk.directory, transaction.now)
        known = _known(desk, command.incident) if command.incident else None
        before = _said(known) if known is not None else None
        number = command.dossier or (before.number if before is not None else "")
        if number:
            dossier = transaction.dossier(find(transaction.connection, number))
            require_sight(desk, dossier)
            if draft:
                drafting.discard(transaction.connection, draft)
        else:
            people.require(desk.agent, "take_in")
            dossier = taking_in.recorded(
                transaction, desk, first or rules.first_report(command, world), draft
            )
        if before is None and any(each.dossier == ids.text(dossier.id) for each in running(desk)):
            raise Refusal(
                translate(
                    "Incidents",
                    "Un incident est déjà en cours sur le dossier {number}.",
                    number=dossier.number,
                )
            )
        said = rules.declare(command, dossier, before, world, unreported=not number and first is None)
        entity = ids.raw(known.id) if known is not None else transaction.new_id()
        transaction.append("incident", entity, said)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return _incident(ids.text(entity), said)


def end(desk: Workplace, command: commands.EndIncident) -> Incident:
    """Say that an incident is over: calls about it are ordinary again. Its dossier is closed apart (STAFF-7)."""
    people.require(desk.agent, "assign")
    known = _known(desk, command.incident)
    with desk.recorder.transaction(desk.agent.id) as transaction:
        said = rules.ended(_said(known), command, World(desk.policy, desk.directory, transaction.now))
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
    *,
    description: str = "",
    received: datetime | None = None,
    draft: str = "",
) -> JoinedNow:
    """Keep one caller: they join the dossier, told what the incident says; one keystroke. Raises `Refusal`.

    `description` is what they added in their own words, `received` when the City heard of it (now by default); `draft`
    is forgotten in the same transaction.
    """
    return joining.join(
        desk,
        commands.Join(
            dossier=incident.number,
            channel=channel,
            citizen=citizen,
            place=place,
            description=description,
            received=received,
            answered=told(incident, citizen.language if citizen is not None else ""),
        ),
        draft,
    )


def told(incident: Incident, language: str) -> str:
    """Return what an incident has one tell a citizen, in their language (`en`, else French) where it is written."""
    if language == "en" and incident.said_en:
        return incident.said_en
    return incident.said_fr


def concerns(incident: Incident, place: Place) -> bool:
    """Tell whether an incident is where a place is."""
    return rules.concerns(_said(incident), place)


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
    entity = ids.raw(incident.dossier)
    with desk.store.read() as connection:
        dossier = fold(entity, events.of_entity(connection, entity))
    reports = [] if incident.unreported else [dossier.place.street]
    reports += [each.place.street for each in dossier.joined]
    streets = Counter(dict.fromkeys(incident.streets, 0))
    streets.update(reports)
    ranked = sorted(streets.items(), key=lambda each: (-each[1], each[0] == "", each[0]))
    return Counted(incident, len(reports), tuple(ranked))


def _known(desk: Workplace, incident: str) -> Incident:
    known = next((each for each in every(desk) if each.id == incident), None)
    if known is None:
        raise Refusal(
            translate("Incidents", "Aucun incident « {incident} » n’est inscrit.", incident=incident[:40])
        )
    return known


def _incident(code: str, said: IncidentDeclared) -> Incident:
    return Incident(id=code, **msgspec.structs.asdict(said))


def _said(known: Incident) -> IncidentDeclared:
    fields = msgspec.structs.asdict(known)
    del fields["id"]
    return IncidentDeclared(**fields)
