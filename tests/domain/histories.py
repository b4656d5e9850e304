"""Dossiers without a store: a small directory, and desks that number, stamp and chain what the decisions say."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from tests.domain.policies import shipped

from guichet.domain import commands, deciding, hlc, ids, payloads, record
from guichet.domain.civil import ZONE
from guichet.domain.directory import Contact, Directory, Service, Street, Topic
from guichet.domain.dossier import Dossier, fold
from guichet.domain.ordering import heads_of
from guichet.domain.payloads import Payload, Place
from guichet.domain.record import GENESIS, Event, Header
from guichet.domain.world import World

NOW = datetime(2026, 11, 24, 9, 14, tzinfo=ZONE)
"""A Tuesday morning, on a full business day."""
NUMBER = "2026-KL-0431-0"
DIRECTORY = Directory.of(
    services=(
        Service("SCC", "Service aux citoyens"),
        Service("TP", "Travaux publics"),
        Service("LOISIR", "Loisirs"),
        Service("DG", "Direction générale"),
        Service("GREFFE", "Greffe"),
        Service("MTQ", "Ministère des Transports", scope="external"),
    ),
    contacts=(
        Contact("SCC-03", "Préposée à l’accueil", service="SCC"),
        Contact("TP-02", "Contremaître à la voirie", service="TP", backup="TP-03"),
        Contact("TP-03", "Chef d’équipe", service="TP"),
        Contact("DG-01", "Directeur général", service="DG"),
        Contact("GREFFE-01", "Greffière", service="GREFFE"),
    ),
    topics=(
        Topic(
            "nid-de-poule", "Nid-de-poule", service="TP", contact="TP-02", if_provincial="MTQ", urgent=True
        ),
        Topic("plainte-employe", "Plainte", service="DG", contact="DG-01", kind="complaint"),
        Topic("horaire-bain", "Bain libre", service="LOISIR", kind="information"),
    ),
    streets=(Street("Forest"), Street("des Patriotes", "chemin", "provincial")),
)
CITIZEN = ids.text(b"\x01" * 16)
NOWHERE = Place()
AGENT = b"\x0a" * 16


def world(now: datetime = NOW) -> World:
    """Return the shipped policy and the small directory at a moment."""
    return World(shipped(), DIRECTORY, now)


def identifier(*seed: object) -> bytes:
    """Return the same 16 bytes for the same seed."""
    return hashlib.sha256(repr(seed).encode()).digest()[:16]


class Desk:
    """A desk that records what it is told, on the events of one entity that it has seen."""

    def __init__(self, name: str = "a", *, entity: bytes = b"\x07" * 16, stream: str = "dossier") -> None:
        self.id = identifier("desk", name)
        self.entity = entity
        self.stream = stream
        self.events: list[Event] = []
        self._seq, self._stamp, self._link = 0, 0, GENESIS

    def record(self, *said: Payload, at: datetime = NOW, version: int | None = None) -> Event:
        """Append what was said, at a moment, seeing everything that this desk has; return the last event."""
        for payload in said:
            name, current = payloads.name_of(payload)
            body = payloads.encode(payload)
            self.append(name, version or current, body, at)
        return self.events[-1]

    def append(self, name: str, version: int, body: bytes, at: datetime = NOW) -> Event:
        """Append an event of any type and version."""
        self._stamp = hlc.tick(
            max([self._stamp, *(event.header.hlc for event in self.events)]), int(at.timestamp() * 1000)
        )
        self._seq += 1
        us = round(at.timestamp() * 1_000_000)
        header = Header(
            id=identifier(self.id, self._seq),
            desk_id=self.id,
            desk_seq=self._seq,
            stream=self.stream,
            entity_id=self.entity,
            type=name,
            version=version,
            hlc=self._stamp,
            occurred_at=us,
            occurred_offset=-300,
            recorded_at=us,
            recorded_offset=-300,
            author=AGENT,
            parents=heads_of(self.events),
            body_digest=record.body_digest(b"salt", body),
            prev_digest=self._link,
        )
        event = Event(header, body, b"salt")
        self._link = record.header_digest(header)
        self.events.append(event)
        return event

    def learn(self, *others: "Desk") -> None:
        """Receive what other desks recorded."""
        held = {event.header.id for event in self.events}
        for other in others:
            self.events += [event for event in other.events if event.header.id not in held]
            held |= {event.header.id for event in other.events}

    @property
    def dossier(self) -> Dossier:
        """The dossier as this desk sees it."""
        return fold(self.entity, self.events)


class Counter(Desk):
    """A desk whose clock moves by hand and that takes commands, as the use cases hand them to the decisions."""

    def __init__(self, now: datetime = NOW) -> None:
        super().__init__()
        self.now = now

    def later(self, **delta: float) -> "Counter":
        """Let time pass."""
        self.now += timedelta(**delta)
        return self

    def open(self, citizen: str | None = CITIZEN, place: Place = NOWHERE, **given: Any) -> Dossier:
        """Take a contact in."""
        given.setdefault("description", "Nid-de-poule devant le 12")
        command = commands.Intake(channel=given.pop("channel", "phone"), **given)
        at, said = deciding.open_dossier(command, world(self.now), NUMBER, citizen, place)
        self.record(*said, at=at)
        return self.dossier

    def do(self, command: commands.AnyAction) -> Dossier:
        """Act on the dossier."""
        at, said = deciding.act(command, self.dossier, world(self.now))
        self.record(*said, at=at)
        return self.dossier
