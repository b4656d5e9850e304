"""What events say: one frozen structure per event type, with its version, and how bytes become one again.

A payload is stored as the canonical bytes that were hashed. An older version is upcast on read; a type
or version that this program does not know is kept and shown as recorded by a newer one (promise 6).
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Literal

import msgspec

from guichet.domain.directory import Contact, Kind, Service, Street, Topic
from guichet.domain.lists import Question

Means = Literal[
    "phone", "voicemail", "email", "private_message", "public_message", "in_person", "letter", "web"
]
Outcome = Literal["reached", "message_left", "no_answer", "sent", "automatic"]
Toward = Literal["citizen", "official", "director", "colleague"]
Satisfied = Literal["yes", "no", "unknown"]
Answer = Literal["yes", "no", "no_answer"]
Response = Literal["answered", "refused", "not_reached"]
Role = Literal["clerk", "agent", "supervisor", "manager", "admin"]


class Payload(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Base of all payloads."""


class Place(Payload, frozen=True):
    """Where it happens: civic number, street by its full name, and what the citizen adds."""

    civic: str = ""
    street: str = ""
    detail: str = ""
    sector: str = ""
    owner: str = ""


class Owed(Payload, frozen=True):
    """Something owed from this event on: the policy's rule and its clause; `due` only for a date agreed.

    An empty `service` means whoever is accountable for the dossier (STAFF-5 names another). `citizen` is to
    whom, where it is one of those who joined the dossier; empty for the one who opened it.
    """

    rule: str
    clause: str
    due: datetime | None = None
    service: str = ""
    contact: str = ""
    citizen: str = ""


class DossierOpened(Payload, frozen=True):
    """A contact was taken in (DEF-1, DEF-2, STAFF-1). `settled` holds the answer given on the spot (COM-8).

    `referred_to` is the outside body that the citizen was directed to; the City's `service` stays accountable.
    `about` is the person complained of, by code of the directory, and `circle` the audience of a confidential one.
    """

    number: str
    kind: Kind
    channel: str
    received_at: datetime
    service: str
    contact: str = ""
    referred_to: str = ""
    topic: str = ""
    description: str = ""
    citizen: str | None = None
    place: Place = Place()
    urgent: bool = False
    confidential: bool = False
    relayed_by: str = ""
    settled: str | None = None
    suggested: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()
    about: str = ""
    circle: str = ""


class DossierSealed(Payload, frozen=True):
    """A dossier is confidential: its number is all that everyone is told of it (DEF-1)."""

    number: str


class DossierConfined(Payload, frozen=True):
    """A dossier was found to be about a person, and why: from here on its entries are for a circle (DEF-1).

    `about` is the person's code in the directory, empty when they are not there.
    """

    circle: str
    reason: str
    about: str = ""


class DossierUnsealed(Payload, frozen=True):
    """A dossier is confidential no longer: `opening` says again, to everyone, how it stands (DEF-1)."""

    reason: str
    opening: DossierOpened


class DossierCommented(Payload, frozen=True):
    """A remark entered as it comes (STAFF-7)."""

    text: str


class DossierContacted(Payload, frozen=True):
    """An outreach: a call, an acknowledgement, a private reply, a visit (STAFF-3, STAFF-4, STAFF-5).

    `discharges` are the keys of the due actions that the policy's rule counts as done by it. `citizen` is who
    was reached, where it is one of those who joined the dossier.
    """

    means: Means
    outcome: Outcome
    toward: Toward = "citizen"
    text: str = ""
    sent_to: str = ""
    discharges: tuple[str, ...] = ()
    citizen: str = ""


class DossierAssigned(Payload, frozen=True):
    """Another topic, service or person answers from now on, and why (STAFF-1)."""

    service: str
    contact: str = ""
    referred_to: str = ""
    topic: str = ""
    reason: str = ""


class TransferAsked(Payload, frozen=True):
    """The check with a colleague that goes before a transfer (STAFF-2); only a yes transfers.

    An empty `contact` is the desk of the service. `not_mine` is a no because the matter is another service's;
    `waiting_since` is when the citizen began to wait, where somebody did.
    """

    service: str
    contact: str
    means: Means
    asked_at: datetime
    answer: Answer
    why: str = ""
    owed: tuple[Owed, ...] = ()
    not_mine: bool = False
    waiting_since: datetime | None = None


class DatePromised(Payload, frozen=True):
    """The date agreed with the citizen (COM-10); moving it takes a reason and how the citizen was told."""

    due: datetime
    said: str = ""
    reason: str = ""
    told: str = ""


class DossierClosed(Payload, frozen=True):
    """The outcome, who was told and how, and whether they are satisfied (ELU-3)."""

    outcome: str
    told: str
    means: Means | None = None
    satisfied: Satisfied = "unknown"
    discharges: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()


class DossierJoined(Payload, frozen=True):
    """Another citizen reports what the dossier is about: counted, and kept informed with the others (ROUTE-1).

    `answered` is what they were told on the spot; without it, they are owed what their channel owes.
    """

    channel: str
    received_at: datetime
    citizen: str | None = None
    place: Place = Place()
    description: str = ""
    answered: str = ""
    owed: tuple[Owed, ...] = ()


class DossierLinked(Payload, frozen=True):
    """The dossier is about the same thing as its principal one; a principal is never linked in turn."""

    principal: str
    number: str
    reason: str = ""


class DossierReopened(Payload, frozen=True):
    """Taken up again, on a recorded dissatisfaction or for another reason (ELU-4)."""

    reason: str
    dissatisfied: bool = False
    via: str = ""
    owed: tuple[Owed, ...] = ()


class DossierEscalated(Payload, frozen=True):
    """Brought to the general manager, who answers from now on and owes two follow-ups (ELU-5, ELU-6, ELU-7)."""

    service: str
    contact: str
    reason: str
    official: str
    owed: tuple[Owed, ...] = ()


class EntryCorrected(Payload, frozen=True):
    """A later entry that sets an earlier one right; the former stays in reach.

    `retract` strikes the whole entry; `fields` gives new values for some of its fields.
    """

    target: str
    reason: str
    retract: bool = False
    fields: Mapping[str, Any] = {}


class ConflictSettled(Payload, frozen=True):
    """Of two entries that did not see each other, the one that stands; the other is set aside."""

    keep: str
    set_aside: tuple[str, ...]
    reason: str = ""


class CitizenRecorded(Payload, frozen=True):
    """A citizen as known from this entry on (COM-1: language and needs are noted once)."""

    name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    language: str = ""
    needs: tuple[str, ...] = ()
    note: str = ""


class AgentRecorded(Payload, frozen=True):
    """A person who works at the desks, with role and PIN (argon2 string), as known from this entry on."""

    name: str
    role: Role
    pin: str = ""
    contact: str = ""
    active: bool = True


class DeskRecorded(Payload, frozen=True):
    """A desk: its code in dossier numbers and where it stands."""

    code: str
    name: str
    place: str = ""


class ServiceDefined(Payload, frozen=True):
    """A service of the directory, from this entry on."""

    entry: Service


class ContactDefined(Payload, frozen=True):
    """A contact of the directory, from this entry on."""

    entry: Contact


class TopicDefined(Payload, frozen=True):
    """A topic of the directory, from this entry on."""

    entry: Topic


class StreetDefined(Payload, frozen=True):
    """A street of the directory, from this entry on."""

    entry: Street


class EntryWithdrawn(Payload, frozen=True):
    """A directory entry, a closure, an absence or a choice that no longer holds."""

    kind: Literal["service", "contact", "topic", "street", "closure", "absence", "choice"]
    code: str


class AbsenceDeclared(Payload, frozen=True):
    """A person of the directory away from `start` to `end` (excluded), and who takes over (STAFF-6).

    A later declaration of the same absence replaces it: moved dates, another replacement, an earlier return.
    """

    contact: str
    start: datetime
    end: datetime
    replacement: str = ""
    note: str = ""


class ClosureDefined(Payload, frozen=True):
    """A day the City is closed, or closes at `closes_at` (STAFF-3, STAFF-4)."""

    date: date
    closes_at: time | None = None
    label: str = ""


class IncidentDeclared(Payload, frozen=True):
    """A mass incident: who reports it now joins its principal dossier in one keystroke and is told `said`.

    `streets` (full names) and `sector` are where it is, everywhere when both are empty; `until` is when it should be
    over. `unreported` says that the City opened its dossier itself: it counts no citizen. `ended_at` closes it; a later
    declaration of the same incident replaces it.
    """

    dossier: str
    number: str
    topic: str
    label: str
    started_at: datetime
    said_fr: str = ""
    said_en: str = ""
    ended_at: datetime | None = None
    streets: tuple[str, ...] = ()
    sector: str = ""
    until: datetime | None = None
    unreported: bool = False


class SettingChanged(Payload, frozen=True):
    """A setting of the City, shared by its desks."""

    key: str
    value: str


class RoundDrawn(Payload, frozen=True):
    """A survey round: the closed dossiers whose citizens are asked how satisfied they are (COM-11).

    `drawn` are the identifiers of the dossiers, in the order of the draw; `since`, `until` (both included) the days on
    which they were closed. `share` (percent) or `number` is how many of each service were wanted, `apart` the months
    in which nobody is asked twice; with `seed` they tell how the draw was made. A later entry replaces the round:
    `ended` says that nobody is asked any more, and who was not reached counts as no response.
    """

    label: str
    since: date
    until: date
    seed: str
    share: int = 0
    number: int = 0
    apart: int = 12
    services: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    drawn_at: datetime | None = None
    ended: bool = False


class DossierRated(Payload, frozen=True):
    """What a citizen answered in a survey round, or that they would not, or were not reached (COM-11).

    `score` is from 1 (not at all satisfied) to 5 (fully satisfied), 0 where there is none.
    """

    round: str
    response: Response
    score: int = 0
    comment: str = ""
    means: Means = "phone"


class ChoiceMade(Payload, frozen=True):
    """The topic chosen for what a citizen said (ROUTE-1); `traits` are digests of stems, never the sentence."""

    topic: str
    traits: tuple[int, ...] = ()


class ListPrinted(Payload, frozen=True):
    """The list of a day was printed, or written as a PDF: which, and how many rows; the header says by whom (STAFF-7)."""

    question: Question
    day: date
    rows: int
    means: Literal["paper", "pdf"] = "paper"


class Unknown(msgspec.Struct, frozen=True, gc=False):
    """A payload that a newer version recorded, one that was erased or sealed from this desk, or one that does not hold
    what its own version promises: kept and passed on as it came, it changes nothing (promise 6).
    """

    reason: Literal["newer", "sealed", "unreadable"]


TYPES: Mapping[str, tuple[int, type[Payload]]] = {
    "dossier.opened": (1, DossierOpened),
    "dossier.commented": (1, DossierCommented),
    "dossier.contacted": (1, DossierContacted),
    "dossier.assigned": (1, DossierAssigned),
    "dossier.transfer_asked": (1, TransferAsked),
    "dossier.promised": (1, DatePromised),
    "dossier.closed": (1, DossierClosed),
    "dossier.reopened": (1, DossierReopened),
    "dossier.escalated": (1, DossierEscalated),
    "dossier.corrected": (1, EntryCorrected),
    "dossier.conflict_settled": (1, ConflictSettled),
    "dossier.joined": (1, DossierJoined),
    "dossier.linked": (1, DossierLinked),
    "dossier.sealed": (1, DossierSealed),
    "dossier.confined": (1, DossierConfined),
    "dossier.unsealed": (1, DossierUnsealed),
    "dossier.rated": (1, DossierRated),
    "citizen.recorded": (1, CitizenRecorded),
    "agent.recorded": (1, AgentRecorded),
    "desk.recorded": (1, DeskRecorded),
    "service.defined": (1, ServiceDefined),
    "contact.defined": (1, ContactDefined),
    "topic.defined": (1, TopicDefined),
    "street.defined": (1, StreetDefined),
    "entry.withdrawn": (1, EntryWithdrawn),
    "closure.defined": (1, ClosureDefined),
    "absence.declared": (1, AbsenceDeclared),
    "incident.declared": (1, IncidentDeclared),
    "survey.drawn": (1, RoundDrawn),
    "setting.changed": (1, SettingChanged),
    "choice.made": (1, ChoiceMade),
    "list.printed": (1, ListPrinted),
}
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""(type, version) → the function that turns that version's JSON object into the next version's."""

_NAMES = {cls: (name, version) for name, (version, cls) in TYPES.items()}
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODERS: Mapping[str, Callable[[bytes], Payload]] = {
    name: msgspec.json.Decoder(cls).decode for name, (_, cls) in TYPES.items()
}
_VERSIONS = {name: version for name, (version, _) in TYPES.items()}
SEALED = Unknown("sealed")
NEWER = Unknown("newer")
UNREADABLE = Unknown("unreadable")


def name_of(payload: Payload) -> tuple[str, int]:
    """Return the event type and version under which this payload is recorded."""
    return _NAMES[type(payload)]


def encode(payload: Payload) -> bytes:
    """Return the canonical bytes: the ones that are hashed, stored and exchanged."""
    return _ENCODER.encode(payload)


def decode(event_type: str, version: int, payload: bytes | None) -> Payload | Unknown:
    """Return the payload in the form of this version of the program.

    Whatever the bytes hold, the dossier can be read: what cannot be understood is an `Unknown`.
    """
    if payload is None:
        return SEALED
    current = _VERSIONS.get(event_type)
    if current is None or version > current:
        return NEWER
    try:
        if version == current:
            return _DECODERS[event_type](payload)
        document: dict[str, Any] = msgspec.json.decode(payload)
        for step in range(version, current):
            document = UPCASTERS[event_type, step](document)
        return msgspec.convert(document, TYPES[event_type][1], strict=False)
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError):
        return UNREADABLE
