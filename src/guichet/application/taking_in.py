"""Taking a contact in: who, where, what; then a dossier, or an answer on the spot (DEF-1, DEF-2, STAFF-1, COM-1, COM-8)."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from guichet.application import routing_learned
from guichet.application.calendar import agreed
from guichet.application.workplace import Workplace
from guichet.domain import civil, commands, ids, payloads, people, phones, typed
from guichet.domain.deciding import act, asked_on_the_spot, open_dossier
from guichet.domain.directory import Directory
from guichet.domain.dossier import Dossier
from guichet.domain.errors import Refusal
from guichet.domain.folding import fold_text
from guichet.domain.payloads import CitizenRecorded, Place
from guichet.domain.record import EVERYONE
from guichet.domain.streets import find
from guichet.domain.wording import Text, translate
from guichet.domain.world import World
from guichet.store import drafting, queries
from guichet.store.opening import Connection
from guichet.store.recording import Transaction


class Deadline(msgspec.Struct, frozen=True):
    """What is owed first, by when, and the sentence that explains it."""

    due: datetime
    rule: str
    clause: str
    label: Text
    explanation: Text


class TakenIn(msgspec.Struct, frozen=True):
    """What stands on screen after saving: the number, who answers, by when. `deadline` is None when settled.

    `owed` are the rules of what is owed from now on.
    """

    number: str
    entity_id: bytes
    events: tuple[str, ...]
    service: str
    contact: str
    referred_to: str
    deadline: Deadline | None
    owed: tuple[str, ...] = ()


def take_in(
    desk: Workplace, command: commands.Intake, draft: str = "", asked: Sequence[commands.Transfer] = ()
) -> TakenIn:
    """Record an intake, whole or not at all, and return what to tell the citizen. Raises `Refusal`.

    `asked` are the checks with colleagues made before a transfer, in order (STAFF-2); `draft` is forgotten in
    the same transaction, so that a crash never leaves both the dossier and its draft.
    """
    people.require(desk.agent, "take_in")
    if command.promised is not None:
        command = msgspec.structs.replace(command, promised=agreed(desk, command.promised))
    with desk.recorder.transaction(desk.agent.id) as transaction:
        dossier = recorded(transaction, desk, command, draft, asked)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return TakenIn(
        number=dossier.number,
        entity_id=dossier.id,
        events=tuple(ids.text(event.header.id) for event in receipt.events),
        service=dossier.service,
        contact=dossier.contact,
        referred_to=dossier.referred_to,
        deadline=first_deadline(desk, dossier),
        owed=tuple(due.rule for due in dossier.open_due),
    )


def recorded(
    transaction: Transaction,
    desk: Workplace,
    command: commands.Intake,
    draft: str = "",
    asked: Sequence[commands.Transfer] = (),
) -> Dossier:
    """Record an intake within a transaction that says more than this, and return its dossier. Raises `Refusal`."""
    world = World(desk.policy, desk.directory, transaction.now)
    place = located(command.place, world.directory)
    at, payloads_ = open_dossier(command, world, "", None, place)
    circle = payloads_[0].circle if isinstance(payloads_[0], payloads.DossierOpened) else ""
    citizen = recorded_citizen(transaction, command.citizen, circle)
    number = transaction.next_number()
    entity = transaction.new_id()
    for payload in payloads_:
        said = payload
        if isinstance(payload, payloads.DossierOpened):
            said = msgspec.structs.replace(payload, number=number, citizen=citizen)
        elif isinstance(payload, payloads.DossierSealed):
            said = msgspec.structs.replace(payload, number=number)
        transaction.append("dossier", entity, said, occurred_at=at)
    for check in asked:
        dossier = transaction.dossier(entity)
        at, checked = (
            act(check, dossier, world)
            if command.settled is None
            else asked_on_the_spot(check, dossier, world)
        )
        for payload in checked:
            transaction.append("dossier", entity, payload, occurred_at=at)
    if draft:
        drafting.discard(transaction.connection, draft)
    dossier = transaction.dossier(entity)
    routing_learned.teach(transaction, dossier)
    return dossier


def deadline_for(desk: Workplace, channel: str, received: datetime) -> Deadline:
    """Return what a contact by this channel owes and by when (STAFF-3, STAFF-4). Raises `Refusal` on a channel."""
    found = desk.calendar.deadline(channel, received)
    rule = desk.policy.rule_for(channel)
    return Deadline(found.due, rule.key, rule.clause, rule.label, found.explanation)


def first_deadline(desk: Workplace, dossier: Dossier, citizen: str = "") -> Deadline | None:
    """Return what is owed first to who opened the dossier, or to a `citizen` who joined it; None when nothing is."""
    waiting = [due for due in dossier.open_due if due.fixed is None and due.citizen == citizen]
    if not waiting:
        return None
    received = datetime.fromtimestamp(waiting[0].since / 1_000_000, civil.ZONE)
    return deadline_for(desk, waiting[0].channel, received)


def located(given: commands.PlaceInput, directory: Directory) -> Place:
    """Return the place with its street as the directory names it, its sector and its owner (ROUTE-1).

    A street that the directory does not know is kept as typed.
    """
    civic, street = typed.line(given.civic, "civic"), typed.line(given.street, "street")
    detail = typed.line(given.detail, "detail")
    if not street:
        return Place(civic=civic, detail=detail)
    known = find(street, directory.streets)
    if known is None:
        return Place(civic=civic, street=street, detail=detail)
    return Place(civic, known.full_name, detail, known.sector, known.owner)


def recorded_citizen(
    transaction: Transaction, given: commands.CitizenInput | None, circle: str = ""
) -> str | None:
    """Return the citizen's identifier: a known one brought up to date, a new one, or None for anonymous.

    What is learnt of who complains of a person is for that `circle` alone, under an identifier of its own; and one
    known only so stands on no other dossier: whoever is known to all is so by another entry (DEF-1).
    """
    if given is None:
        return None
    said = _as_recorded(given)
    known = _known(transaction.connection, given, said)
    if known is None and said == CitizenRecorded():
        return None
    merged = None if known is None else _merged(known, said)
    if known is not None and known.circle in ("", circle):
        if merged is None:
            return ids.text(known.entity_id)
        if not circle:
            transaction.append("citizen", known.entity_id, merged)
            return ids.text(known.entity_id)
    entity_id = transaction.new_id()
    whole = merged or (said if known is None else _as_known(known))
    transaction.append("citizen", entity_id, whole, audience=circle or EVERYONE)
    return ids.text(entity_id)


def _known(
    connection: Connection, given: commands.CitizenInput, said: CitizenRecorded
) -> queries.CitizenLine | None:
    """Return the citizen that is named, or the same person by name and reach. Raises `Refusal` when gone."""
    if not given.id:
        return _same_person(connection, said)
    known = queries.citizen(connection, _known_id(given.id))
    if known is None:
        raise Refusal(
            translate(
                "Intake", "Ce citoyen n’est plus dans la base. Cherchez-le de nouveau par nom ou téléphone."
            )
        )
    return known


def _known_id(given: str) -> bytes:
    try:
        return ids.raw(given)
    except ValueError as error:
        raise Refusal(
            translate("Intake", "« {given} » ne désigne pas un citoyen connu.", given=given[:40])
        ) from error


def _as_recorded(given: commands.CitizenInput) -> CitizenRecorded:
    phone = phones.normalise(typed.line(given.phone, "phone"))
    email = typed.line(given.email, "email")
    return CitizenRecorded(
        name=" ".join(typed.line(given.name, "name").split()),
        phones=(phone,) if phone else (),
        emails=(email,) if email else (),
        address=typed.line(given.address, "address"),
        language=typed.line(given.language, "language"),
        needs=tuple(need for need in (typed.line(need, "needs") for need in given.needs) if need),
        note=typed.text(given.note, "note"),
    )


def _same_person(connection: Connection, said: CitizenRecorded) -> queries.CitizenLine | None:
    """Return the citizen of the same name who can be reached the same way; a shared phone alone is not enough."""
    if not said.name:
        return None
    for reach in (*said.phones, *said.emails):
        for known in queries.complete_citizens(connection, reach, limit=20):
            named = fold_text(known.name) == fold_text(said.name)
            if named and (set(known.phones) & set(said.phones) or set(known.emails) & set(said.emails)):
                return known
    return None


def _merged(known: queries.CitizenLine, said: CitizenRecorded) -> CitizenRecorded | None:
    """Return what is known brought up to date by what was said, or None when nothing is new."""
    merged = CitizenRecorded(
        name=said.name or known.name,
        phones=tuple(dict.fromkeys((*said.phones, *known.phones))),
        emails=tuple(dict.fromkeys((*said.emails, *known.emails))),
        address=said.address or known.address,
        language=said.language or known.language,
        needs=tuple(dict.fromkeys((*known.needs, *said.needs))),
        note=said.note or known.note,
    )
    return None if merged == _as_known(known) else merged


def _as_known(known: queries.CitizenLine) -> CitizenRecorded:
    return CitizenRecorded(
        known.name, known.phones, known.emails, known.address, known.language, known.needs, known.note
    )


def complete_citizens(desk: Workplace, typed: str, limit: int = 8) -> list[queries.CitizenLine]:
    """Return known citizens by name, phone, e-mail or address, as the clerk types."""
    with desk.store.read() as connection:
        return queries.complete_citizens(connection, typed, limit)


def citizen_line(desk: Workplace, citizen_id: bytes) -> queries.CitizenLine | None:
    """Return a known citizen, None when there is none of that identifier at this desk.

    Who is known by a confidential complaint alone is known on its page, and nowhere else (DEF-1).
    """
    with desk.store.read() as connection:
        known = queries.citizen(connection, citizen_id)
    return known if known is not None and not known.circle else None


def open_dossiers_of(desk: Workplace, citizen_id: bytes) -> int:
    """Return how many open dossiers a citizen has, confidential ones outside the circle left out."""
    wanted = queries.Filter(status="open", citizen_id=citizen_id, sight=desk.sight)
    with desk.store.read() as connection:
        return queries.count_dossiers(connection, filters=wanted)
