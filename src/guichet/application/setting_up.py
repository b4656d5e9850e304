"""The first start, and who is on duty: desk, agents with a role and a PIN (STAFF-7, TRAIN-1)."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from guichet.application.pins import check_pin, forget_tries, hash_pin
from guichet.application.workplace import Workplace
from guichet.domain import ids, numbers, people
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.payloads import AgentRecorded, DeskRecorded, Role
from guichet.domain.people import NOBODY, Agent
from guichet.domain.progress import Progress
from guichet.domain.wording import translate
from guichet.store import meta, queries

if TYPE_CHECKING:
    from guichet.application.importing import ImportPlan

_LAST_AGENT = "last_agent"


class FirstAnswers(msgspec.Struct, frozen=True):
    """What the first start asks; `files` are those of the directory to import, sample or the City's."""

    code: str
    desk: str
    agent: str
    role: Role
    pin: str = ""
    place: str = ""
    files: tuple[Path, ...] = ()


class DeskFacts(msgspec.Struct, frozen=True):
    """The desk as the screens name it."""

    code: str
    name: str
    place: str = ""


def set_up(
    desk: Workplace,
    code: str,
    desk_name: str,
    agent_name: str,
    role: Role = "supervisor",
    pin: str = "",
    place: str = "",
    plan: "ImportPlan | None" = None,
) -> Agent:
    """Name the desk and its first agent, who is then on duty, and record the directory of `plan`.

    One transaction, signed by that agent: after a crash the desk is set up, or not at all. Raises `Refusal`
    when it was done already.
    """
    code = code.strip().upper()
    if not numbers.valid_desk_code(code):
        raise Refusal(
            translate(
                "SettingUp",
                "Le code de poste compte deux ou trois lettres parmi {letters} : elles se distinguent au téléphone.",
                letters=list(numbers.DESK_LETTERS),
            )
        )
    agent_name, desk_name, place = _named(agent_name), _named(desk_name), clean(place)
    said = AgentRecorded(agent_name, role, hash_pin(pin))
    with desk.store.read() as connection:
        known = meta.get(connection, meta.DESK_ID)
    desk_id = ids.raw(known) if known is not None else _new_id(desk)
    agent_id = _new_id(desk)
    with desk.make_recorder(desk_id).transaction(agent_id) as transaction:
        if queries.entries(transaction.connection, "agent"):
            raise Refusal(translate("SettingUp", "Ce poste est déjà configuré."))
        if meta.get(transaction.connection, meta.DESK_ID) is None:
            meta.put(transaction.connection, meta.DESK_ID, ids.text(desk_id))
            meta.put(transaction.connection, meta.DESK_CODE, code)
        # A desk that a script made keeps its letters: they are in its dossier numbers.
        code = meta.require(transaction.connection, meta.DESK_CODE)
        transaction.append("desk", desk_id, DeskRecorded(code, desk_name, place))
        transaction.append("agent", agent_id, said)
        if plan is not None:
            from guichet.application import directory  # a desk without files does not wait for the importer

            directory.append(transaction, plan)
        meta.put(transaction.connection, _LAST_AGENT, agent_id.hex())
        receipt = transaction.receipt
    desk.agent = Agent(agent_id, agent_name, role, has_pin=bool(pin))
    desk.recorded(receipt)
    return desk.agent


def first_start(desk: Workplace, answers: "FirstAnswers", progress: Progress | None = None) -> Agent:
    """Do what the first start asks: read the files, then set the desk up with them, all or nothing.

    Raises `Refusal`, `ImportErrors` with every error of the files, `EnvironmentFault`: nothing is recorded then.
    """
    plan = None
    if answers.files:
        from guichet.application.importing import plan_files

        plan = plan_files(answers.files, desk.directory, desk.calendar.closures, progress=progress)
    return set_up(
        desk,
        answers.code,
        answers.desk,
        answers.agent,
        answers.role,
        answers.pin,
        answers.place,
        plan,
    )


def _new_id(desk: Workplace) -> bytes:
    return ids.uuid7(int(desk.clock.now().timestamp() * 1000), desk.random(10))


def rename_desk(desk: Workplace, name: str, place: str = "") -> DeskFacts:
    """Give this desk another name and place; its letters stay. Raises `Refusal` without the right or a name."""
    people.require(desk.agent, "manage_agents")
    return _rename(desk, name, place)


def _rename(desk: Workplace, name: str, place: str) -> DeskFacts:
    known = ensure_desk(desk)
    wanted = DeskFacts(known.code, _named(name), clean(place))
    if wanted != known:
        with desk.recorder.transaction(desk.agent.id) as transaction:
            transaction.append(
                "desk", desk.recorder.desk_id, DeskRecorded(wanted.code, wanted.name, wanted.place)
            )
            receipt = transaction.receipt
        desk.recorded(receipt)
    return wanted


def ensure_desk(desk: Workplace, code: str = "", name: str = "", place: str = "") -> DeskFacts:
    """Give this store a desk identity when it has none yet, and return it.

    A desk that no one named (a first command from a script) draws its two letters at random.
    """
    known = desk_facts(desk)
    if known is not None:
        return known
    letters = numbers.DESK_LETTERS
    name = _named(name) if name else ""
    drawn = code or "".join(letters[byte % len(letters)] for byte in desk.random(2))
    now = desk.clock.now()
    with desk.store.write() as connection:
        if meta.get(connection, meta.DESK_ID) is None:  # two first commands at once make one desk
            meta.put(
                connection, meta.DESK_ID, ids.text(ids.uuid7(int(now.timestamp() * 1000), desk.random(10)))
            )
            meta.put(connection, meta.DESK_CODE, drawn)
        code = meta.require(connection, meta.DESK_CODE)
    recorder = desk.recorder
    with recorder.transaction() as transaction:
        if not transaction.history(recorder.desk_id):
            transaction.append("desk", recorder.desk_id, DeskRecorded(code, name or code, clean(place)))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return desk_facts(desk) or DeskFacts(code, name or code, clean(place))


def add_agent(desk: Workplace, name: str, role: Role, pin: str = "", contact: str = "") -> Agent:
    """Add a person who works at the desks. Raises `Refusal` without the right, or for a bad PIN or name."""
    people.require(desk.agent, "manage_agents")
    _require_known(desk, contact)
    with desk.recorder.transaction(desk.agent.id) as transaction:
        agent_id = transaction.new_id()
        transaction.append("agent", agent_id, AgentRecorded(_named(name), role, hash_pin(pin), contact))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return Agent(agent_id, _named(name), role, contact, has_pin=bool(pin))


def change_agent(
    desk: Workplace,
    agent_id: bytes,
    *,
    name: str | None = None,
    role: Role | None = None,
    pin: str | None = None,
    active: bool | None = None,
    contact: str | None = None,
) -> None:
    """Change an agent's name, role, PIN, person of the directory, or whether they still work here; None stays.

    Who leaves is off duty at once. Raises `Refusal` without the right, and when nobody would be left to let
    people in.
    """
    people.require(desk.agent, "manage_agents")
    own = agent_id == desk.agent.id
    _require_known(desk, contact or "")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        known = _recorded(desk, agent_id)
        said = AgentRecorded(
            known.name if name is None else _named(name),
            known.role if role is None else role,
            known.pin if pin is None else hash_pin(pin),
            known.contact if contact is None else contact,
            known.active if active is None else active,
        )
        _refuse_nobody_left(desk, agent_id, known, said)
        if said != known:
            transaction.append("agent", agent_id, said)
        receipt = transaction.receipt
    if pin is not None:
        forget_tries(desk, agent_id)
    if own:
        stays = Agent(agent_id, said.name, said.role, said.contact, has_pin=bool(said.pin))
        desk.agent = stays if said.active else NOBODY
    desk.recorded(receipt)


def _require_known(desk: Workplace, contact: str) -> None:
    """An agent who is a person of the directory declares their own absences (STAFF-6): it must be one."""
    if contact and contact not in desk.directory.contacts:
        raise Refusal(
            translate(
                "SettingUp",
                "« {code} » n’est pas au répertoire : choisissez la personne dans la liste.",
                code=contact,
            )
        )


def change_own_pin(desk: Workplace, present: str, new: str) -> None:
    """Give oneself another PIN, or the first, or none. Raises `WrongPin`, or `Refusal` for a bad one."""
    if desk.agent == NOBODY:
        people.require(desk.agent, "take_in")
    known = _recorded(desk, desk.agent.id)
    if known.pin:
        check_pin(desk, desk.agent.id, known.pin, present)
    hashed = hash_pin(new)
    with desk.recorder.transaction(desk.agent.id) as transaction:
        transaction.append(
            "agent", desk.agent.id, msgspec.structs.replace(_recorded(desk, desk.agent.id), pin=hashed)
        )
        receipt = transaction.receipt
    desk.agent = msgspec.structs.replace(desk.agent, has_pin=bool(new))
    desk.recorded(receipt)


def _refuse_nobody_left(
    desk: Workplace, agent_id: bytes, known: AgentRecorded, wanted: AgentRecorded
) -> None:
    """Raise `Refusal` when the last person who may look after the agents would no longer be able to."""

    def manages(said: AgentRecorded) -> bool:
        return people.may(Agent(agent_id, said.name, said.role, active=said.active), "manage_agents")

    others = any(people.may(a, "manage_agents") for a in agents(desk) if a.id != agent_id)
    if manages(known) and not manages(wanted) and not others:
        raise Refusal(
            translate(
                "SettingUp",
                "{name} est la dernière personne qui peut gérer les agents de ce poste. Donnez d’abord ce rôle à une autre.",
                name=known.name,
            )
        )


def agents(desk: Workplace) -> list[Agent]:
    """Return the agents who work at the desks, by name."""
    with desk.store.read() as connection:
        found = queries.entries(connection, "agent")
    people_here = []
    for code, content in found:
        said = msgspec.json.decode(content, type=AgentRecorded)
        people_here.append(
            Agent(ids.raw(code), said.name, said.role, said.contact, said.active, bool(said.pin))
        )
    return sorted((a for a in people_here if a.active), key=lambda agent: agent.name)


def sign_in(desk: Workplace, agent_id: bytes, pin: str = "") -> Agent:
    """Put an agent on duty at this desk. Raises `WrongPin` for a wrong PIN, `Refusal` for someone who left."""
    known = _recorded(desk, agent_id)
    if not known.active:
        raise Refusal(translate("SettingUp", "{name} ne travaille plus à ce poste.", name=known.name))
    if known.pin:
        check_pin(desk, agent_id, known.pin, pin)
    agent = Agent(agent_id, known.name, known.role, known.contact, has_pin=bool(known.pin))
    _on_duty(desk, agent)
    return agent


def lock(desk: Workplace) -> None:
    """Take everybody off duty at this desk: until someone signs in, nothing can be recorded."""
    desk.agent = NOBODY


def resume(desk: Workplace) -> Agent | None:
    """Return who was last on duty here, put back on duty when they have no PIN; None when one must sign in."""
    with desk.store.read() as connection:
        last = meta.get(connection, _LAST_AGENT)
    if last is None:
        return None
    known = next((agent for agent in agents(desk) if agent.id.hex() == last), None)
    if known is not None and not known.has_pin:
        desk.agent = known
    return known


def desk_facts(desk: Workplace) -> DeskFacts | None:
    """Return this desk's code and name, or None before the first start."""
    with desk.store.read() as connection:
        desk_id = meta.get(connection, meta.DESK_ID)
        found = dict(queries.entries(connection, "desk"))
    if desk_id is None or desk_id not in found:
        return None
    said = msgspec.json.decode(found[desk_id], type=DeskRecorded)
    return DeskFacts(said.code, said.name, said.place)


def _on_duty(desk: Workplace, agent: Agent) -> None:
    desk.agent = agent
    with desk.store.write() as connection:
        meta.put(connection, _LAST_AGENT, agent.id.hex())


def _recorded(desk: Workplace, agent_id: bytes) -> AgentRecorded:
    with desk.store.read() as connection:
        found = dict(queries.entries(connection, "agent", withdrawn=True)).get(ids.text(agent_id))
    if found is None:
        raise Refusal(translate("SettingUp", "Cette personne n’est pas inscrite à ce poste."))
    return msgspec.json.decode(found, type=AgentRecorded)


def _named(name: str) -> str:
    cleaned = " ".join(clean(name).split())
    if not cleaned:
        raise Refusal(translate("SettingUp", "Un nom est nécessaire."))
    return cleaned[:120]
