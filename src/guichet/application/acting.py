"""What is done on a dossier, and how it reads: one timeline, nothing edited away (STAFF-2, STAFF-3, STAFF-4, STAFF-7)."""

import msgspec

from guichet.application import masking, routing_learned
from guichet.application.calendar import agreed
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids, numbers, people
from guichet.domain.circles import may_know, may_see
from guichet.domain.deciding import act
from guichet.domain.dossier import Dossier, fold
from guichet.domain.errors import Refusal
from guichet.domain.payloads import AgentRecorded, DeskRecorded
from guichet.domain.wording import translate
from guichet.domain.world import World
from guichet.store import events, queries
from guichet.store.opening import Connection


class Shown(msgspec.Struct, frozen=True):
    """A dossier with what its page needs beside the fold: due instants, citizen, names of authors and desks.

    `joined` are the other citizens who reported it, by identifier; the fold has them in order. `masked` says that who
    complains is not for the person on duty to know (DEF-1).
    """

    dossier: Dossier
    due_at: dict[str, int]
    citizen: queries.CitizenLine | None
    authors: dict[bytes, str]
    desks: dict[bytes, str]
    joined: dict[str, queries.CitizenLine] = {}
    masked: bool = False


class Sealed(Refusal):
    """A dossier that is not for the person on duty: its number is all that is said of it (DEF-1)."""


class Acted(msgspec.Struct, frozen=True):
    """The answer to an action: the dossier's number and the events recorded."""

    number: str
    entity_id: bytes
    events: tuple[str, ...]


def perform(desk: Workplace, command: commands.AnyAction) -> Acted:
    """Record an action on a dossier, whole or not at all. Raises `Refusal` when a rule says no."""
    people.require(desk.agent, "assign" if isinstance(command, commands.Assign) else "act")
    if isinstance(command, commands.Promise):
        command = msgspec.structs.replace(command, due=agreed(desk, command.due))
    with desk.recorder.transaction(desk.agent.id) as transaction:
        entity = find(transaction.connection, command.dossier)
        dossier = transaction.dossier(entity)
        require_sight(desk, dossier)
        if isinstance(command, commands.Unseal) and not may_know(desk.sight, dossier):
            raise _of_the_circle(desk, dossier)
        at, said = act(command, dossier, World(desk.policy, desk.directory, transaction.now))
        for payload in said:
            transaction.append("dossier", entity, payload, occurred_at=at)
        if isinstance(command, commands.Assign) and command.topic:
            routing_learned.teach(transaction, transaction.dossier(entity))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Acted(dossier.number, entity, tuple(ids.text(event.header.id) for event in receipt.events))


def show(desk: Workplace, number: str) -> Shown:
    """Return a dossier by its number, with its timeline. Raises `Refusal` when there is none, or it is sealed."""
    with desk.store.read() as connection:
        return _shown(desk, connection, find(connection, number))


def show_taken(desk: Workplace, number: str) -> Shown:
    """Return a dossier for its receipt; whoever took a confidential one in gets it without its words (DEF-1).

    Raises `Refusal` when there is none, `Sealed` to anybody else outside its circle.
    """
    with desk.store.read() as connection:
        return _shown(desk, connection, find(connection, number), to_its_taker=True)


def show_entity(desk: Workplace, entity_id: bytes) -> Shown:
    """Return a dossier by its identifier."""
    with desk.store.read() as connection:
        return _shown(desk, connection, entity_id)


def _shown(desk: Workplace, connection: Connection, entity_id: bytes, *, to_its_taker: bool = False) -> Shown:
    dossier = fold(entity_id, events.of_entity(connection, entity_id))
    if to_its_taker and dossier.opened_by == desk.agent.id and not may_see(desk.sight, dossier):
        dossier = masking.wordless(dossier)
    else:
        require_sight(desk, dossier)
    masked = not may_know(desk.sight, dossier)
    citizen = (
        queries.citizen(connection, ids.raw(dossier.citizen)) if dossier.citizen and not masked else None
    )
    agents = {
        ids.raw(code): msgspec.json.decode(content, type=AgentRecorded).name
        for code, content in queries.entries(connection, "agent", withdrawn=True)
    }
    desks = {
        ids.raw(code): msgspec.json.decode(content, type=DeskRecorded).name
        for code, content in queries.entries(connection, "desk", withdrawn=True)
    }
    others = dict.fromkeys(each.citizen for each in dossier.joined if each.citizen)
    joined = {
        each: line for each in others if (line := queries.citizen(connection, ids.raw(each))) is not None
    }
    if masked:
        dossier = masking.masked(dossier)
    return Shown(
        dossier, {due.key: desk.due_at(due) for due in dossier.due}, citizen, agents, desks, joined, masked
    )


def find(connection: Connection, number: str) -> bytes:
    """Return the dossier that a number names. Raises `Refusal` for a wrong number or an unknown one."""
    canonical = numbers.parse(number)
    found = queries.by_number(connection, canonical)
    if not found:
        raise Refusal(
            translate(
                "Dossier",
                "Aucun dossier {number} à ce poste. S’il vient d’un autre poste, il arrivera avec la synchronisation.",
                number=canonical,
            )
        )
    return found[0]


def require_sight(desk: Workplace, dossier: Dossier) -> None:
    """Raise `Sealed` when the dossier is confidential and the agent on duty outside its circle (DEF-1)."""
    if not may_see(desk.sight, dossier):
        raise _of_the_circle(desk, dossier)


def _of_the_circle(desk: Workplace, dossier: Dossier) -> Sealed:
    return Sealed(
        translate(
            "Dossier",
            "Le dossier {number} est confidentiel : seul son cercle le voit. Pour toute question, adressez-vous à :"
            " {who} (DEF-1).",
            number=dossier.number,
            who=[people.ROLE_NAMES[role] for role in desk.policy.confidential.roles],
        )
    )
