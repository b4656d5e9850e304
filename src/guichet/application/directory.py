"""The directory as people keep it: imported whole or edited by hand, every change an event (ROUTE-1, COM-2, STAFF-7)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from guichet.application import calendar
from guichet.application.import_columns import TableKind
from guichet.application.importing import ImportPlan, plan_files
from guichet.application.workplace import Workplace
from guichet.domain import ids, people
from guichet.domain.directory import Contact, Directory, Service, Street, Topic
from guichet.domain.errors import Refusal
from guichet.domain.payloads import (
    ClosureDefined,
    ContactDefined,
    EntryWithdrawn,
    Payload,
    ServiceDefined,
    StreetDefined,
    TopicDefined,
)
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import translate
from guichet.store.recording import Transaction

Entry = Service | Contact | Topic | Street
_EVERY = 500
_Kind = Literal["service", "contact", "topic", "street", "closure"]
_SINGULAR: Mapping[TableKind, _Kind] = {
    "services": "service",
    "contacts": "contact",
    "topics": "topic",
    "streets": "street",
    "closures": "closure",
}


def plan(
    desk: Workplace,
    files: Sequence[Path],
    *,
    remove_absent: bool = False,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> ImportPlan:
    """Read the files and return what the run would change. Raises `ImportErrors` with every error found."""
    people.require(desk.agent, "edit_directory")
    return plan_files(
        files,
        desk.directory,
        desk.calendar.closures,
        remove_absent=remove_absent,
        progress=progress,
        cancelled=cancelled,
    )


def apply(
    desk: Workplace,
    wanted: ImportPlan,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> calendar.Moved:
    """Record a plan, all or nothing, and return what moved of the open deadlines.

    `progress` counts entries. Raises `Refusal` without the right, `EnvironmentFault`, or `Cancelled`: nothing
    is recorded then.
    """
    people.require(desk.agent, "edit_directory")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        streams = append(transaction, wanted, progress=progress, cancelled=cancelled)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return calendar.recount(desk) if "calendar" in streams else calendar.Moved(0, 0)


def append(
    transaction: Transaction,
    wanted: ImportPlan,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> set[str]:
    """Add a plan to a transaction that is open (an import's, the first start's); return the streams touched."""
    payloads = list(_recorded_by(wanted))
    streams = set()
    for done, (kind, key, payload) in enumerate(payloads):
        if done % _EVERY == 0:
            check(cancelled)
            if progress is not None:
                progress(done, len(payloads))
        stream = "calendar" if kind == "closure" else "directory"
        streams.add(stream)
        transaction.append(stream, ids.entry_id(kind, key), payload)
    if progress is not None:
        progress(len(payloads), len(payloads))
    return streams


def _recorded_by(wanted: ImportPlan) -> Iterator[tuple[_Kind, str, Payload]]:
    """Yield what a plan records: kind, key and event of each entry."""
    for change in (*wanted.added, *wanted.changed):
        yield _SINGULAR[change.kind], change.key, _defined(change.entry)
    if wanted.removes:
        for kind, keys in wanted.would_disappear.items():
            for key in keys:
                yield _SINGULAR[kind], key, EntryWithdrawn(_SINGULAR[kind], key)


def define(desk: Workplace, entry: Entry) -> None:
    """Record an entry, new or changed. Raises `Refusal` when it names something the directory lacks."""
    people.require(desk.agent, "edit_directory")
    _check(entry, desk.directory)
    kind, code = key_of(entry)
    with desk.recorder.transaction(desk.agent.id) as transaction:
        transaction.append("directory", ids.entry_id(kind, code), _defined(entry))
        receipt = transaction.receipt
    desk.recorded(receipt)


def withdraw(desk: Workplace, entry: Entry) -> None:
    """Record that an entry no longer holds. Raises `Refusal` while another entry names it."""
    people.require(desk.agent, "edit_directory")
    kind, code = key_of(entry)
    users = _users(entry, desk.directory)
    if users:
        raise Refusal(
            translate(
                "Directory",
                "« {code} » sert encore à : {users}. Changez d’abord ces entrées.",
                code=code,
                users=users[:10],
            )
        )
    with desk.recorder.transaction(desk.agent.id) as transaction:
        transaction.append("directory", ids.entry_id(kind, code), EntryWithdrawn(kind, code))  # type: ignore[arg-type]
        receipt = transaction.receipt
    desk.recorded(receipt)


def key_of(entry: Entry) -> tuple[str, str]:
    """Return the kind and the code of an entry (a street's full name)."""
    match entry:
        case Service():
            return "service", entry.code
        case Contact():
            return "contact", entry.code
        case Topic():
            return "topic", entry.code
        case Street():
            return "street", entry.full_name


def _defined(entry: object) -> Payload:
    match entry:
        case Service():
            return ServiceDefined(entry)
        case Contact():
            return ContactDefined(entry)
        case Topic():
            return TopicDefined(entry)
        case Street():
            return StreetDefined(entry)
    from guichet.domain.calendar import Closure

    if isinstance(entry, Closure):
        return ClosureDefined(entry.date, entry.closes_at, entry.label)
    raise TypeError(f"not a directory entry: {type(entry).__name__}")


def _check(entry: Entry, directory: Directory) -> None:
    if not key_of(entry)[1].strip():
        raise Refusal(translate("Directory", "Un code est nécessaire : il relie l’entrée aux autres."))
    known: dict[str, Callable[[str], bool]] = {
        "service": directory.services.__contains__,
        "contact": directory.contacts.__contains__,
    }
    named: list[tuple[str, str]] = []
    if isinstance(entry, Contact):
        named = [("service", entry.service), ("contact", entry.backup)]
    elif isinstance(entry, Topic):
        named = [("service", entry.service), ("service", entry.if_provincial), ("contact", entry.contact)]
    for wanted, value in named:
        if value and not known[wanted](value):
            raise Refusal(
                translate(
                    "Directory",
                    "« {value} » n’est pas au répertoire. Ajoutez-le d’abord, ou choisissez-en un autre.",
                    value=value,
                )
            )


def _users(entry: Entry, directory: Directory) -> list[str]:
    match entry:
        case Service(code=code):
            contacts = [c.code for c in directory.contacts.values() if c.service == code]
            topics = [t.code for t in directory.topics.values() if code in (t.service, t.if_provincial)]
            return contacts + topics
        case Contact(code=code):
            backups = [c.code for c in directory.contacts.values() if c.backup == code]
            return backups + [t.code for t in directory.topics.values() if t.contact == code]
    return []
