"""Dossiers that three desks record at random, from a seed, and what a desk's own fold says of them, row for row.

All that may befall a dossier is in it: entries that did not see each other, stamps that lie, corrections, what is
struck and set aside, entries of a newer version, bodies that do not hold what they promise.
"""

import hashlib
import random
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from guichet.domain import hlc, ids, payloads
from guichet.domain.calendar import BusinessCalendar
from guichet.domain.civil import ZONE
from guichet.domain.dossier import Dossier, aware, fold
from guichet.domain.ordering import heads_of
from guichet.domain.payloads import Owed, Payload, Place, Unknown
from guichet.domain.record import EVERYONE, GENESIS, Event, Header, body_digest, header_digest

START = datetime(2019, 10, 7, 8, 30, tzinfo=ZONE)
"""Long ago for whatever clock the tests run under: the shared database refuses the far future."""
CHANNELS = ("counter", "phone", "voicemail", "email", "facebook-city", "elected", "pigeon")
SERVICES = ("TP", "SCC", "DG", "LOISIR")


def identifier(*seed: object) -> bytes:
    """Return the same 16 bytes for the same seed."""
    return hashlib.sha256(repr(seed).encode()).digest()[:16]


class Recorder:
    """A desk: one chain over all dossiers, and what it has seen of each."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        self.id = identifier("desk", name, seed)
        self.events: list[Event] = []
        self.seen: dict[bytes, list[Event]] = {}
        self._stamp = 0

    def record(
        self,
        entity: bytes,
        said: Payload | tuple[str, int, bytes],
        at: datetime,
        *,
        audience: str = EVERYONE,
        lying: bool = False,
        stream: str = "dossier",
    ) -> Event:
        """Append what was said, seeing what this desk has of the entity; a stamp that lies is an hour old."""
        name, version, body = (
            (*payloads.name_of(said), payloads.encode(said)) if isinstance(said, Payload) else said
        )
        known = self.seen.setdefault(entity, [])
        ms = int(at.timestamp() * 1000)
        stamp = (
            (ms - 3_600_000) << 16
            if lying
            else hlc.tick(max([self._stamp, *(e.header.hlc for e in known)]), ms)
        )
        self._stamp = max(self._stamp, stamp)
        last = self.events[-1].header if self.events else None
        seq = len(self.events) + 1
        salt = identifier("salt", self.id, seq)
        us = round(at.timestamp() * 1_000_000)
        header = Header(
            id=identifier("event", self.id, seq),
            desk_id=self.id,
            desk_seq=seq,
            stream=stream,
            entity_id=entity,
            type=name,
            version=version,
            hlc=stamp,
            occurred_at=us,
            occurred_offset=-300,
            recorded_at=us + 1,
            recorded_offset=-300,
            author=b"\0" * 16,
            parents=heads_of(known),
            body_digest=body_digest(salt, body),
            prev_digest=header_digest(last) if last else GENESIS,
        )
        event = Event(header, body, salt, audience)
        self.events.append(event)
        known.append(event)
        return event

    def learn(self, other: "Recorder", entity: bytes) -> None:
        """Receive what another desk has of an entity."""
        mine = self.seen.setdefault(entity, [])
        held = {event.header.id for event in mine}
        mine += [event for event in other.seen.get(entity, ()) if event.header.id not in held]


class _Sayings:
    """What may be said next of a dossier, by chance."""

    def __init__(self, chance: random.Random, desk: Recorder, entity: bytes, at: datetime) -> None:
        self.chance, self.desk, self.entity, self.at = chance, desk, entity, at

    def opened(self, number: str) -> Payload:
        """The dossier is opened, one time in five settled on the spot."""
        pick = self.chance.choice
        channel = pick(CHANNELS)
        return payloads.DossierOpened(
            number,
            pick(("complaint", "request", "information")),
            channel,
            self.at - timedelta(hours=self.chance.randrange(90), microseconds=self.chance.randrange(10**6)),
            pick(SERVICES),
            pick(("", "TP-02")),
            pick(("", "", "MTQ")),
            pick(("", "nid-de-poule", "bruit")),
            "Trou devant la maison de la Citoyenne 0147",
            pick((None, ids.text(identifier("citizen", self.chance.randrange(9))))),
            Place("12", "rue Forest", sector=pick(("", "Pavillon"))),
            urgent=self.chance.random() < 0.2,
            relayed_by=pick(("", "conseillère, district 3")),
            settled=pick((None, None, None, None, "Répondu")),
            owed=self.owed(),
        )

    def owed(self) -> tuple[Owed, ...]:
        """What it makes owed: nothing, one thing, or two."""
        made = (
            Owed("return_call", "STAFF-3"),
            Owed("acknowledge", "STAFF-4", service="SCC", contact="SCC-03"),
            Owed("tell_solved", "COM-9", citizen=ids.text(identifier("citizen", self.chance.randrange(9)))),
        )
        return tuple(self.chance.sample(made, self.chance.randrange(3)))

    def target(self) -> str:
        """An entry of the dossier."""
        return ids.text(self.chance.choice(self.desk.seen[self.entity]).header.id)

    def keys(self) -> tuple[str, ...]:
        """Some of what is owed."""
        due = [due.key for due in fold(self.entity, self.desk.seen[self.entity]).due]
        return tuple(self.chance.sample(due, self.chance.randrange(len(due) + 1)))

    def next(self) -> Payload | tuple[str, int, bytes]:
        """Something that is said of an open dossier."""
        pick, said = self.chance.choice, payloads
        fields: tuple[dict[str, Any], ...] = (
            {"service": pick(SERVICES)}, {"topic": "bruit"}, {"text": "corrigé"}, {"urgent": True}, {"outcome": "reached"},
            {"received_at": (self.at - timedelta(days=3)).isoformat()}, {"place": {"sector": "Rivière"}},
            {"satisfied": "yes"}, {"channel": "letter", "contact": "SCC-03"}, {"settled": "Répondu au téléphone"},
        )  # fmt: skip
        made: tuple[Callable[[], Payload | tuple[str, int, bytes]], ...] = (
            lambda: said.DossierCommented(f"note \\ {self.chance.randrange(9)}"),
            lambda: said.DossierContacted(
                pick(("phone", "email", "public_message")), pick(("reached", "no_answer", "automatic", "sent")),
                pick(("citizen", "official")), discharges=self.keys()),
            lambda: said.DossierAssigned(pick(SERVICES), pick(("", "TP-03")), pick(("", "MTQ")),
                                         pick(("", "bruit")), reason="r"),
            lambda: said.TransferAsked("TP", "TP-03", "phone", self.at, pick(("yes", "no", "no_answer")), owed=self.owed()),
            lambda: said.DatePromised(self.at + timedelta(days=pick((1, 3, 9, 25_000)))),
            lambda: said.DossierClosed("fait", "la citoyenne", satisfied=pick(("yes", "no", "unknown")),
                                       discharges=self.keys(), owed=self.owed()),
            lambda: said.DossierReopened("encore", owed=self.owed()),
            lambda: said.DossierEscalated("DG", "DG-01", "suivi", pick(("mairesse", "")), owed=self.owed()),
            lambda: said.DossierJoined(pick(CHANNELS), self.at - timedelta(hours=30), owed=self.owed()),
            lambda: said.DossierLinked(ids.text(self.entity), "2026-KL-0001-0"),
            lambda: said.EntryCorrected(self.target(), "erreur", retract=True),
            lambda: said.EntryCorrected(self.target(), "erreur", fields=pick(fields)),
            lambda: said.EntryCorrected(self.target(), "erreur", fields=pick(fields)),
            lambda: said.ConflictSettled(self.target(), (self.target(),)),
            lambda: ("dossier.sung", 1, b'{"text":"d\xe2\x80\x99une version plus r\xc3\xa9cente"}'),
            lambda: ("dossier.closed", 2, b'{"outcome":"autrement","told":"x"}'),
            lambda: ("dossier.assigned", 1, pick((b'{"service":3}', b"{", b"\xff\xfe", b"[]", b'{"reason":"x"}'))),
            lambda: ("dossier.commented", 1, b'{"text":"nul \\u0000 et \\\\u0000"}'),
        )  # fmt: skip
        return pick(made)()


def history(seed: int, dossiers: int, steps: int) -> list[Recorder]:
    """Return three desks that recorded dossiers together, each seeing the others' entries only now and then."""
    chance = random.Random(seed)
    desks = [Recorder(name, seed) for name in ("kl", "mr", "hp")]
    at, opened = START, list[bytes]()
    for step in range(dossiers * steps):
        at += timedelta(minutes=chance.randrange(1, 90), microseconds=chance.randrange(10**6))
        desk = chance.choice(desks)
        if step % steps == 0:
            entity = identifier("dossier", seed, step)
            desk.seen[entity] = []
            desk.record(entity, _Sayings(chance, desk, entity, at).opened(f"2026-KL-{step:04d}-{seed}"), at)
            opened.append(entity)
            continue
        entity = chance.choice(opened[-20:])
        if chance.random() < 0.5 or not desk.seen.get(entity):
            for other in desks:
                desk.learn(other, entity)
        desk.record(entity, _Sayings(chance, desk, entity, at).next(), at, lying=chance.random() < 0.05)
    return desks


Row = tuple[Any, ...]


class Expected:
    """The rows of the three views, from the fold of a desk that holds these events."""

    def __init__(self, events: Iterable[Event], calendar: BusinessCalendar, now: datetime) -> None:
        by_entity: dict[bytes, list[Event]] = {}
        for event in events:
            if event.header.stream == "dossier":
                by_entity.setdefault(event.header.entity_id, []).append(event)
        self.dossiers: list[Row] = []
        self.due_actions: list[Row] = []
        self.events: list[Row] = []
        for entity, held in by_entity.items():
            opened = [e.header.occurred_at for e in held if e.header.type == "dossier.opened"]
            if not opened:
                continue
            month = aware(min(opened)).astimezone(ZONE).date().replace(day=1)
            dossier = fold(entity, held)
            if dossier.confidential or any(e.audience != EVERYONE for e in held):
                self.dossiers.append(_restricted(month))
                continue
            self.dossiers.append(_dossier(dossier, month))
            self.due_actions += _due(dossier, calendar, now)
            self.events += _entries(dossier)
        for rows in (self.dossiers, self.due_actions, self.events):
            rows.sort(key=repr)


def _moment(us: int | None) -> datetime | None:
    return None if us is None else aware(us)


def _restricted(month: date) -> Row:
    return (None, None, True, month, *[None] * 24)


def _dossier(told: Dossier, month: date) -> Row:
    last = told.closings[-1] if told.closings else None
    opened = bool(told.kind)
    outcome = None
    if told.status == "closed" and last is not None:
        settled = "referred" if told.referred_to else "settled"
        outcome = "first_contact" if last.first_contact else settled
    return (
        uuid.UUID(bytes=told.id),
        told.number if opened else None,
        False,
        month,
        told.kind if opened else None,
        told.status,
        told.channel if opened else None,
        told.topic,
        told.service,
        told.contact,
        told.referred_to,
        told.place.sector if opened else None,
        told.urgent,
        bool(told.relayed_by),
        told.first_contact,
        _moment(told.received_at) if opened else None,
        _moment(told.opened_at) if opened else None,
        _moment(told.first_action_at),
        _moment(told.promised),
        _moment(told.closed_at),
        _moment(told.updated_at),
        outcome,
        last.satisfied if last is not None else None,
        len(told.joined),
        told.attempts,
        told.reopened,
        len(told.conflicts),
        _number_linked(told),
    )


def _number_linked(told: Dossier) -> str:
    found = ""
    for entry in told.entries:
        if isinstance(entry.payload, payloads.DossierLinked) and not entry.retracted and not entry.set_aside:
            found = entry.payload.number
    return found


def _due(told: Dossier, calendar: BusinessCalendar, now: datetime) -> list[Row]:
    rows = []
    for due in told.due:
        due_at = due.fixed if due.fixed is not None else calendar.due_at(due.channel, due.since)
        if due.moved:
            kept = None
        elif due.done_at is not None:
            kept = due.done_at <= due_at
        else:
            kept = False if aware(due_at) < now else None
        rows.append(
            (
                uuid.UUID(bytes=told.id),
                told.number,
                due.rule,
                due.clause,
                due.channel,
                due.service or told.service,
                due.contact if due.service else told.contact,
                aware(due.since),
                aware(due_at),
                _moment(due.done_at),
                due.moved,
                kept,
            )
        )
    return rows


def _entries(told: Dossier) -> list[Row]:
    rows = []
    for entry in told.entries:
        header, said = entry.header, entry.payload
        contacted = isinstance(said, payloads.DossierContacted)
        asked = isinstance(said, payloads.TransferAsked)
        rows.append(
            (
                uuid.UUID(bytes=header.id),
                uuid.UUID(bytes=told.id),
                told.number or None,
                aware(header.occurred_at),
                aware(header.recorded_at),
                header.type,
                getattr(said, "means", None) if contacted or asked else None,
                getattr(said, "outcome", None) if contacted else None,
                getattr(said, "toward", None) if contacted else None,
                getattr(said, "answer", None) if asked else None,
                not isinstance(said, Unknown),
                entry.corrected_by is not None,
                entry.retracted,
                entry.set_aside,
            )
        )
    return rows


def utc(rows: Iterable[Row]) -> list[Row]:
    """Return rows as they compare: moments in UTC, sorted."""
    return sorted(
        (tuple(each.astimezone(UTC) if isinstance(each, datetime) else each for each in row) for row in rows),
        key=repr,
    )


def sealed(event: Event) -> Event:
    """Return an event without its body."""
    return msgspec.structs.replace(event, payload=None, salt=b"", audience="")
