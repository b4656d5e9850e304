"""A dossier is a fold over its events (promise 5; DEF-1 to COM-10).

Pure: the same events, in any order, duplicated or batched, give the same dossier bit for bit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec

from guichet.domain import ids, payloads
from guichet.domain.ordering import Conflict, causal_order, find_conflicts
from guichet.domain.payloads import Outcome, Payload, Place, Satisfied, Unknown
from guichet.domain.record import Event, Header

Status = Literal["open", "closed"]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Due(msgspec.Struct, frozen=True, gc=False):
    """One thing owed. `since` (Unix microseconds) and `channel` are the rule's inputs, not a stored delay;
    `fixed` is the date itself where one was agreed (COM-10), and `moved` tells that another date took its
    place. An empty `service` means whoever is accountable for the dossier.
    """

    key: str
    rule: str
    clause: str
    channel: str
    since: int
    fixed: int | None = None
    done_at: int | None = None
    done_by: bytes | None = None
    moved: bool = False
    service: str = ""
    contact: str = ""
    citizen: str = ""


class Joined(msgspec.Struct, frozen=True, gc=False):
    """One more citizen who reported the same thing; `event` names their entry, `citizen` is None when anonymous."""

    event: bytes
    citizen: str | None
    channel: str
    received_at: int
    place: Place
    answered: str


class Closing(msgspec.Struct, frozen=True, gc=False):
    """One outcome of the dossier; a reopened dossier keeps its earlier ones (ELU-4)."""

    at: int
    outcome: str
    told: str
    satisfied: Satisfied
    first_contact: bool = False


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One line of the timeline: the event, what it says now, and what became of it."""

    header: Header
    payload: Payload | Unknown
    former: Payload | Unknown | None = None
    retracted: bool = False
    corrected_by: bytes | None = None
    set_aside: bool = False


class Dossier(msgspec.Struct, frozen=True, gc=False):
    """A dossier as all its events tell it. Times are Unix microseconds."""

    id: bytes
    number: str = ""
    kind: str = ""
    channel: str = ""
    status: Status = "open"
    received_at: int = 0
    opened_at: int = 0
    opened_by: bytes = b"\0" * 16
    description: str = ""
    citizen: str | None = None
    place: Place = Place()
    topic: str = ""
    service: str = ""
    contact: str = ""
    referred_to: str = ""
    urgent: bool = False
    confidential: bool = False
    relayed_by: str = ""
    first_contact: bool = False
    promised: int | None = None
    due: tuple[Due, ...] = ()
    closings: tuple[Closing, ...] = ()
    reopened: int = 0
    attempts: int = 0
    first_action_at: int | None = None
    closed_at: int | None = None
    updated_at: int = 0
    entries: tuple[Entry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    heads: tuple[bytes, ...] = ()
    joined: tuple[Joined, ...] = ()
    linked_to: str = ""
    about: str = ""
    circle: str = ""

    @property
    def is_sealed(self) -> bool:
        """Whether this desk does not hold what opened the dossier, or what says for whom it is: it is shown to nobody."""
        if self.kind and not self.confidential:
            return False
        return not self.kind or any(
            entry.payload is payloads.SEALED and entry.header.type == "dossier.confined"
            for entry in self.entries
        )

    @property
    def open_due(self) -> tuple[Due, ...]:
        """What is still owed, in the order in which it was."""
        return tuple(due for due in self.due if due.done_at is None)


class _State:
    """The dossier while it is being folded."""

    __slots__ = (
        "about", "attempts", "channel", "circle", "citizen", "closed_at", "closings", "confidential", "contact", "description", "due",
        "first_action_at", "first_contact", "joined", "kind", "linked_to", "number", "opened_at", "place", "promised",
        "received_at", "referred_to", "relayed_by", "reopened", "service", "status", "topic", "urgent",
    )  # fmt: skip

    def __init__(self) -> None:
        self.number = self.kind = self.channel = self.description = ""
        self.topic = self.service = self.contact = self.referred_to = self.relayed_by = ""
        self.about = self.circle = ""
        self.status: Status = "open"
        self.received_at = self.opened_at = self.reopened = self.attempts = 0
        self.citizen: str | None = None
        self.place = Place()
        self.urgent = self.confidential = self.first_contact = False
        self.promised: int | None = None
        self.due: dict[str, Due] = {}
        self.closings: list[Closing] = []
        self.joined: list[Joined] = []
        self.linked_to = ""
        self.first_action_at: int | None = None
        self.closed_at: int | None = None


def microseconds(moment: datetime) -> int:
    """Return Unix microseconds of an aware datetime."""
    return round(moment.timestamp() * 1_000_000)


def aware(us: int) -> datetime:
    """Return the aware datetime of Unix microseconds."""
    return _EPOCH + timedelta(microseconds=us)


def due_key(rule: str, event_id: bytes) -> str:
    """Return the name of what `rule` makes owed from an event; the same on every replica."""
    return f"{rule}:{event_id[-6:].hex()}"


def fold(entity_id: bytes, events: Iterable[Event]) -> Dossier:
    """Return the dossier that the events tell, in whatever order and however often they come.

    Events whose body is unknown or sealed keep their place on the timeline and change nothing else.
    """
    ordered = causal_order(events)
    decode = payloads.decode
    said = [decode(e.header.type, e.header.version, e.payload) for e in ordered]
    aside = _set_aside(said)
    corrections = _corrections(ordered, said, aside)
    state = _State()
    if corrections or aside:
        entries = _amended(state, ordered, said, corrections, aside)
    else:  # nearly every dossier, and what a rebuild spends its time on
        entries = []
        for event, payload in zip(ordered, said, strict=True):
            apply = _APPLY.get(type(payload))
            if apply is not None:
                apply(state, event.header, payload)
            entries.append(Entry(event.header, payload))
    return _finished(entity_id, state, entries, ordered, said)


def _finished(
    entity_id: bytes,
    state: _State,
    entries: Sequence[Entry],
    ordered: Sequence[Event],
    said: Sequence[Payload | Unknown],
) -> Dossier:
    heads, conflicts = find_conflicts(ordered, said)
    return Dossier(
        id=entity_id,
        number=state.number,
        kind=state.kind,
        channel=state.channel,
        status=state.status,
        received_at=state.received_at,
        opened_at=state.opened_at,
        opened_by=next((e.header.author for e in entries if e.header.type == "dossier.opened"), b"\0" * 16),
        description=state.description,
        citizen=state.citizen,
        place=state.place,
        topic=state.topic,
        service=state.service,
        contact=state.contact,
        referred_to=state.referred_to,
        urgent=state.urgent,
        confidential=state.confidential,
        relayed_by=state.relayed_by,
        first_contact=state.first_contact,
        promised=state.promised,
        due=tuple(state.due.values()),
        closings=tuple(state.closings),
        reopened=state.reopened,
        attempts=state.attempts,
        first_action_at=state.first_action_at,
        closed_at=state.closed_at,
        updated_at=max((entry.header.occurred_at for entry in entries), default=0),
        entries=tuple(entries),
        conflicts=conflicts,
        heads=heads,
        joined=tuple(state.joined),
        linked_to=state.linked_to,
        about=state.about,
        circle=state.circle,
    )


class _Correction:
    """All that was said to set one entry right: what later corrections do not mention stays as earlier ones left it."""

    __slots__ = ("by", "fields", "retract")

    def __init__(self) -> None:
        self.by = b""
        self.fields: dict[str, Any] = {}
        self.retract = False


def _amended(
    state: _State,
    ordered: Sequence[Event],
    said: Sequence[Payload | Unknown],
    corrections: Mapping[bytes, _Correction],
    aside: frozenset[bytes],
) -> list[Entry]:
    """Tell a history some entries of which were corrected, struck or set aside."""
    entries = []
    for event, payload in zip(ordered, said, strict=True):
        header = event.header
        correction = corrections.get(header.id)
        current = payload
        retracted = False
        if correction is not None:
            retracted = correction.retract
            current = _with_fields(payload, correction.fields)
        ignored = retracted or header.id in aside
        if not ignored or isinstance(payload, payloads.DossierOpened):
            apply = _APPLY.get(type(current))
            if apply is not None:
                apply(state, header, current)
        entries.append(
            Entry(
                header,
                current,
                payload if current is not payload else None,
                retracted,
                correction.by if correction is not None else None,
                header.id in aside,
            )
        )
    return entries


def _corrections(
    ordered: Sequence[Event], said: Sequence[Payload | Unknown], aside: frozenset[bytes]
) -> dict[bytes, _Correction]:
    """Return, per corrected event, what its corrections make of it; one struck or set aside counts no more."""
    given = [
        (event.header.id, target, payload)
        for event, payload in zip(ordered, said, strict=True)
        if type(payload) is payloads.EntryCorrected and (target := ids.known(payload.target)) is not None
    ]
    if not given:
        return {}
    struck = {target for _, target, correction in given if correction.retract} | aside
    found: dict[bytes, _Correction] = {}
    for name, target, payload in given:
        if name in struck:
            continue
        correction = found.setdefault(target, _Correction())
        correction.by = name
        correction.fields.update(payload.fields)
        correction.retract |= payload.retract
    return found


def _set_aside(said: Iterable[Payload | Unknown]) -> frozenset[bytes]:
    aside: set[bytes | None] = set()
    for payload in said:
        if type(payload) is payloads.ConflictSettled:
            aside.discard(ids.known(payload.keep))
            aside.update(ids.known(name) for name in payload.set_aside)
    return frozenset(name for name in aside if name is not None)


def _with_fields(payload: Payload | Unknown, fields: Mapping[str, Any]) -> Payload | Unknown:
    if not fields or isinstance(payload, Unknown):
        return payload
    document = msgspec.to_builtins(payload)
    document.update(fields)
    try:
        return msgspec.convert(document, type(payload), strict=False)
    except (msgspec.ValidationError, ValueError):  # made by a version that knew other fields
        return payload


def _owe(state: _State, header: Header, owed: Iterable[payloads.Owed], channel: str, since: int) -> None:
    for item in owed:
        key = due_key(item.rule, header.id)
        if item.citizen:
            key = f"{key}:{item.citizen[-12:]}"
        fixed = microseconds(item.due) if item.due is not None else None
        state.due[key] = Due(
            key,
            item.rule,
            item.clause,
            channel,
            since,
            fixed,
            service=item.service,
            contact=item.contact,
            citizen=item.citizen,
        )


def _discharge(state: _State, header: Header, keys: Iterable[str]) -> None:
    for key in keys:
        due = state.due.get(key)
        if due is not None and due.done_at is None:
            state.due[key] = msgspec.structs.replace(due, done_at=header.occurred_at, done_by=header.id)


def _opened(state: _State, header: Header, opened: payloads.DossierOpened) -> None:
    state.number = opened.number
    state.kind = opened.kind
    state.channel = opened.channel
    state.received_at = microseconds(opened.received_at)
    state.opened_at = header.occurred_at
    state.description = opened.description
    state.citizen = opened.citizen
    state.place = opened.place
    state.topic = opened.topic
    state.service = opened.service
    state.contact = opened.contact
    state.referred_to = opened.referred_to
    state.urgent = opened.urgent
    state.confidential = opened.confidential
    state.about = opened.about
    state.circle = opened.circle
    state.relayed_by = opened.relayed_by
    if opened.settled is not None:
        state.first_contact = True
        state.status = "closed"
        state.closed_at = state.first_action_at = header.occurred_at
        state.closings.append(Closing(header.occurred_at, opened.settled, "citizen", "unknown", True))
    if opened.owed:
        _owe(state, header, opened.owed, opened.channel, state.received_at)


def _acted(state: _State, header: Header) -> None:
    if state.first_action_at is None:
        state.first_action_at = header.occurred_at


def _contacted(state: _State, header: Header, contacted: payloads.DossierContacted) -> None:
    outcome: Outcome = contacted.outcome
    if outcome == "automatic":
        return
    state.attempts += 1
    _acted(state, header)
    if contacted.means == "public_message" or outcome == "no_answer":
        return
    _discharge(state, header, contacted.discharges)


def _assigned(state: _State, _: Header, assigned: payloads.DossierAssigned) -> None:
    state.service = assigned.service
    state.contact = assigned.contact
    state.referred_to = assigned.referred_to
    if assigned.topic:
        state.topic = assigned.topic


def _transfer_asked(state: _State, header: Header, asked: payloads.TransferAsked) -> None:
    _acted(state, header)
    if asked.answer == "yes":
        state.service = asked.service
        state.contact = asked.contact
    _owe(state, header, asked.owed, state.channel, microseconds(asked.asked_at))


def _promised(state: _State, header: Header, promised: payloads.DatePromised) -> None:
    for key, due in list(state.due.items()):
        if due.rule == "promised" and due.done_at is None:
            state.due[key] = msgspec.structs.replace(
                due, done_at=header.occurred_at, done_by=header.id, moved=True
            )
    state.promised = microseconds(promised.due)
    _owe(
        state, header, (payloads.Owed("promised", "COM-10", promised.due),), state.channel, header.occurred_at
    )


def _closed(state: _State, header: Header, closed: payloads.DossierClosed) -> None:
    state.status = "closed"
    state.closed_at = header.occurred_at
    _acted(state, header)
    state.closings.append(Closing(header.occurred_at, closed.outcome, closed.told, closed.satisfied))
    _discharge(state, header, closed.discharges)
    _owe(state, header, closed.owed, state.channel, header.occurred_at)


def _joined(state: _State, header: Header, joined: payloads.DossierJoined) -> None:
    received = microseconds(joined.received_at)
    state.joined.append(
        Joined(header.id, joined.citizen, joined.channel, received, joined.place, joined.answered)
    )
    _owe(state, header, joined.owed, joined.channel, received)


def _linked(state: _State, _: Header, linked: payloads.DossierLinked) -> None:
    state.linked_to = linked.principal


def _reopened(state: _State, header: Header, reopened: payloads.DossierReopened) -> None:
    state.status = "open"
    state.closed_at = None
    state.reopened += 1
    _owe(state, header, reopened.owed, state.channel, header.occurred_at)


def _escalated(state: _State, header: Header, escalated: payloads.DossierEscalated) -> None:
    _acted(state, header)
    state.service = escalated.service
    state.contact = escalated.contact
    state.referred_to = ""
    state.relayed_by = escalated.official
    _owe(state, header, escalated.owed, state.channel, header.occurred_at)


def _sealed(state: _State, _: Header, sealed: payloads.DossierSealed) -> None:
    state.number = sealed.number
    state.confidential = True


def _confined(state: _State, _: Header, confined: payloads.DossierConfined) -> None:
    state.confidential = True
    state.about, state.circle = confined.about, confined.circle


def _unsealed(state: _State, header: Header, unsealed: payloads.DossierUnsealed) -> None:
    if not state.kind:  # where what came before is sealed, this is how the dossier begins
        _opened(state, header, unsealed.opening)
    state.confidential = False
    state.about = state.circle = ""


_APPLY: Mapping[type, Callable[[_State, Header, Any], None]] = {
    payloads.DossierOpened: _opened,
    payloads.DossierContacted: _contacted,
    payloads.DossierAssigned: _assigned,
    payloads.TransferAsked: _transfer_asked,
    payloads.DatePromised: _promised,
    payloads.DossierClosed: _closed,
    payloads.DossierReopened: _reopened,
    payloads.DossierEscalated: _escalated,
    payloads.DossierJoined: _joined,
    payloads.DossierLinked: _linked,
    payloads.DossierSealed: _sealed,
    payloads.DossierConfined: _confined,
    payloads.DossierUnsealed: _unsealed,
}
