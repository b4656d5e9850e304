"""Several citizens on one dossier, and dossiers linked to a principal one: each counted, each told (ROUTE-1, STAFF-7)."""

import msgspec

from guichet.application import taking_in
from guichet.application.acting import Acted, find, require_sight, show_entity
from guichet.application.taking_in import Deadline
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids, joining, people
from guichet.domain.dossier import fold
from guichet.domain.world import World
from guichet.store import drafting, events, queries


class JoinedNow(msgspec.Struct, frozen=True):
    """What stands on screen after a citizen joined: the dossier, how many reported it, what they are still owed.

    `entry` is the event that joined them: to correct it is to take them off again. `service` and `contact` are the
    codes of who is accountable, `deadline` what is owed first to the one who joined, None when nothing is.
    """

    number: str
    entity_id: bytes
    events: tuple[str, ...]
    citizens: int
    owed: tuple[str, ...]
    entry: str
    service: str
    contact: str
    deadline: Deadline | None


class ToTell(msgspec.Struct, frozen=True):
    """One person to tell when it is solved; `number` is the dossier they are on, `told` whether they were."""

    citizen: queries.CitizenLine | None
    number: str
    received_at: int
    told: bool


def join(desk: Workplace, command: commands.Join, draft: str = "") -> JoinedNow:
    """Keep one more citizen on an open dossier, whole or not at all. Raises `Refusal`.

    `draft` is forgotten in the same transaction: a crash, or a refusal, never loses what was typed nor doubles it.
    """
    people.require(desk.agent, "take_in")
    directory = desk.directory
    place = taking_in.located(command.place, directory)
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity = find(transaction.connection, command.dossier)
        dossier = transaction.dossier(entity)
        require_sight(desk, dossier)
        citizen = taking_in.recorded_citizen(transaction, command.citizen)
        world = World(desk.policy, directory, transaction.now)
        at, said = joining.join(command, dossier, world, citizen, place)
        event = transaction.append("dossier", entity, said, occurred_at=at)
        if draft:
            drafting.discard(transaction.connection, draft)
        after = transaction.dossier(entity)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return JoinedNow(
        after.number,
        entity,
        tuple(ids.text(event.header.id) for event in receipt.events),
        1 + len(after.joined),
        tuple(due.rule for due in after.open_due if due.citizen and due.citizen == citizen),
        ids.text(event.header.id),
        after.service,
        after.contact,
        taking_in.first_deadline(desk, after, citizen) if citizen is not None else None,
    )


def link(desk: Workplace, command: commands.Link) -> Acted:
    """Link a dossier to its principal one, following the other's own link first: one step, never a chain."""
    people.require(desk.agent, "act")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity = find(transaction.connection, command.dossier)
        dossier = transaction.dossier(entity)
        principal = transaction.dossier(find(transaction.connection, command.to))
        for each in (dossier, principal):
            require_sight(desk, each)
        if principal.linked_to:
            principal = transaction.dossier(ids.raw(principal.linked_to))
        world = World(desk.policy, desk.directory, transaction.now)
        children = [number for _, number in queries.linked_to(transaction.connection, ids.text(entity))]
        at, said = joining.link(command, dossier, principal, children, world)
        transaction.append("dossier", entity, said, occurred_at=at)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Acted(dossier.number, entity, tuple(ids.text(event.header.id) for event in receipt.events))


def to_tell(desk: Workplace, number: str) -> list[ToTell]:
    """Return everyone who reported what a principal dossier is about, to call when it is solved, first come first.

    Those who opened it or a dossier linked to it, and those who joined; anonymous ones are left out.
    """
    with desk.store.read() as connection:
        principal = find(connection, number)
        linked = queries.linked_to(connection, ids.text(principal))
    found: dict[str, ToTell] = {}
    for entity in (principal, *(entity for entity, _ in linked)):
        dossier = show_entity(desk, entity).dossier
        waiting = {due.citizen for due in dossier.open_due}
        people_here = [(dossier.citizen, dossier.received_at)]
        people_here += [(joined.citizen, joined.received_at) for joined in dossier.joined]
        for citizen, received_at in people_here:
            if citizen is None or citizen in found:
                continue
            owed = citizen if citizen != dossier.citizen else ""
            with desk.store.read() as connection:
                line = queries.citizen(connection, ids.raw(citizen))
            found[citizen] = ToTell(
                line, dossier.number, received_at, dossier.status == "closed" and owed not in waiting
            )
    return sorted(found.values(), key=lambda each: each.received_at)


def history(desk: Workplace, number: str) -> tuple[str, tuple[str, ...]]:
    """Return (number of the principal dossier or nothing, numbers of the dossiers linked to this one)."""
    with desk.store.read() as connection:
        entity = find(connection, number)
        dossier = fold(entity, events.of_entity(connection, entity))
        linked = tuple(each for _, each in queries.linked_to(connection, ids.text(entity)))
        principal = ""
        if dossier.linked_to:
            line = queries.lines(connection, [ids.raw(dossier.linked_to)], desk.sight)
            principal = line[0].number if line else ""
    require_sight(desk, dossier)
    return principal, linked
