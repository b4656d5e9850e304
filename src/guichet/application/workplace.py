"""An open desk: its store, its policy, its calendar and directory as they stand, and who is on duty.

Opening reads little and imports little, so that the form is painted first; the calendar and the directory
are loaded when first asked for (promise 7).
"""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from guichet.application.clock import SystemClock, system_random
from guichet.domain import ids
from guichet.domain.directory import Contact, Directory, Service, Street, Topic
from guichet.domain.dossier import Due
from guichet.domain.errors import EnvironmentFault
from guichet.domain.people import SCHEDULER, Agent
from guichet.domain.wording import translate
from guichet.resources import resource
from guichet.store import meta, queries
from guichet.store.keys import Vault
from guichet.store.opening import Connection, Store, open_store
from guichet.store.projecting import Projector
from guichet.store.recording import Clock, Receipt, Recorder

if TYPE_CHECKING:
    from guichet.domain.absences import Absences
    from guichet.domain.calendar import BusinessCalendar
    from guichet.domain.circles import Sight
    from guichet.domain.policy import Policy

DEFAULT_POLICY = "mont-saint-hilaire.toml"
NO_DESK = b"\0" * 16


class Workplace:
    """One open store and all that decisions at this desk look at. Use cases take it as first argument.

    Its cached parts are replaced whole, under one lock, when an event changes them: safe from any thread.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Clock | None = None,
        random: Callable[[int], bytes] = system_random,
        policy_file: Path | None = None,
        training: bool = False,
    ) -> None:
        self.store = store
        self.clock: Clock = clock or SystemClock()
        self.random = random
        self.training = training
        self.held: dict[str, object] = {}
        """What use cases keep between calls (the routing engine), by their name."""
        self.agent: Agent = SCHEDULER
        self._policy_file = policy_file or resource("policy", DEFAULT_POLICY)
        self._guard = threading.RLock()
        self._policy: Policy | None = None
        self._calendar: BusinessCalendar | None = None
        self._directory: Directory | None = None
        self._absences: Absences | None = None
        self._labels: dict[str, str] = {}
        self._recorder: Recorder | None = None
        self._entries_seen: str | None = None
        self._watchers: list[Callable[[Receipt], None]] = []

    @property
    def policy(self) -> "Policy":
        """The City's policy, read once. Raises `EnvironmentFault` when the file is unreadable or wrong."""
        with self._guard:
            if self._policy is None:
                self._policy = read_policy(self._policy_file)
            return self._policy

    @property
    def calendar(self) -> "BusinessCalendar":
        """The business calendar with the closures recorded so far."""
        with self._guard:
            if self._calendar is None:
                from guichet.domain.calendar import BusinessCalendar, Closure  # loads `holidays` on first use

                with self.store.read() as connection:
                    self._look_first(connection)
                    recorded = queries.entries(connection, "closure")
                closures = [msgspec.json.decode(content, type=Closure) for _, content in recorded]
                self._calendar = BusinessCalendar(self.policy, closures)
            return self._calendar

    @property
    def directory(self) -> Directory:
        """The directory as recorded so far."""
        with self._guard:
            if self._directory is None:
                with self.store.read() as connection:
                    self._look_first(connection)
                    self._directory = Directory.of(
                        _decoded(queries.entries(connection, "service"), Service),
                        _decoded(queries.entries(connection, "contact"), Contact),
                        _decoded(queries.entries(connection, "topic"), Topic),
                        _decoded(queries.entries(connection, "street"), Street),
                    )
                self._labels.clear()
                self._labels.update(
                    {
                        code: f"{topic.label_fr} {topic.label_en}"
                        for code, topic in self._directory.topics.items()
                    }
                )
            return self._directory

    @property
    def absences(self) -> "Absences":
        """Who is away, and when, as recorded so far (STAFF-6)."""
        with self._guard:
            if self._absences is None:
                from guichet.domain.absences import Absence, Absences
                from guichet.domain.payloads import AbsenceDeclared

                with self.store.read() as connection:
                    self._look_first(connection)
                    recorded = queries.entries(connection, "absence")
                decoder = msgspec.json.Decoder(AbsenceDeclared)
                said = ((ids.raw(code), decoder.decode(content)) for code, content in recorded)
                self._absences = Absences(
                    Absence(code, each.contact, each.start, each.end, each.replacement, each.note)
                    for code, each in said
                )
            return self._absences

    @property
    def recorder(self) -> Recorder:
        """The desk's pen. Raises `EnvironmentFault` when the desk was never set up."""
        with self._guard:
            if self._recorder is None:
                with self.store.read() as connection:
                    desk_id = ids.raw(meta.require(connection, meta.DESK_ID))
                self._recorder = self.make_recorder(desk_id)
            return self._recorder

    def make_recorder(self, desk_id: bytes) -> Recorder:
        """Return a recorder for a desk identity (the set-up calls this before the desk is known)."""
        return Recorder(self.store, self.projector(), self.clock, self.random, desk_id, self.catch_up)

    def catch_up(self, connection: Connection) -> None:
        """Forget the directory and calendar read before another program changed them (a command beside the window)."""
        current = meta.get(connection, meta.ENTRIES) or ""
        with self._guard:
            if self._entries_seen in (None, current):
                return
            self.forget()
            self._entries_seen = current
            _ = self.directory

    def _look_first(self, connection: Connection) -> None:
        """Note how far the entries had come before the first of them is read: what comes later is noticed."""
        if self._entries_seen is None:
            self._entries_seen = meta.get(connection, meta.ENTRIES) or ""

    def projector(self) -> Projector:
        """Return a projector that asks this desk's calendar and directory."""
        _ = self.directory
        return Projector(self.due_at, self._labels)

    def due_at(self, due: Due) -> int:
        """Return when a due action falls due, in Unix microseconds, by its rule and today's calendar."""
        if due.fixed is not None:
            return due.fixed
        return self.calendar.due_at(due.channel, due.since)

    @property
    def calendar_stamp(self) -> str:
        """A stamp of everything that due dates depend on: the policy file and the closures."""
        with self.store.read() as connection:
            recorded = queries.entries(connection, "closure")
        try:
            stamp = hashlib.sha256(self._policy_file.read_bytes())
        except OSError as error:
            raise _unreadable(self._policy_file, error) from error
        for code, content in sorted(recorded):
            stamp.update(code.encode() + content)
        return stamp.hexdigest()[:32]

    @property
    def is_set_up(self) -> bool:
        """Whether this store has a desk and an agent."""
        with self.store.read() as connection:
            return meta.get(connection, meta.DESK_ID) is not None

    def watch(self, watcher: Callable[[Receipt], None]) -> None:
        """Call `watcher` after each transaction of this program, on the thread that recorded it."""
        self._watchers.append(watcher)

    def recorded(self, receipt: Receipt) -> None:
        """Drop what the receipt makes stale, and tell the watchers."""
        streams = {stream for stream, _ in receipt.changed}
        with self._guard:
            if "directory" in streams:
                self._directory = None
                _ = self.directory
            if "calendar" in streams:
                self._calendar = None
            if "absence" in streams:
                self._absences = None
        for watcher in self._watchers:
            watcher(receipt)

    def forget(self) -> None:
        """Drop what is cached of directory, calendar and absences: the lists they come from were refolded."""
        with self._guard:
            self._directory = None
            self._calendar = None
            self._absences = None

    @property
    def sight(self) -> "Sight":
        """What the person on duty may see of the confidential dossiers (DEF-1)."""
        from guichet.domain.circles import sight_of

        return sight_of(self.agent, self.policy)

    def close(self) -> None:
        """Fold the log into the file and close it."""
        try:
            self.store.checkpoint()
        finally:
            self.store.close()


def read_policy(file: Path) -> "Policy":
    """Read a policy file. Raises `EnvironmentFault` when it cannot be read, `PolicyError` listing what is wrong."""
    import tomllib

    from guichet.domain.policy import load_policy

    try:
        with file.open("rb") as opened:
            document = tomllib.load(opened)
    except OSError as error:
        raise _unreadable(file, error) from error
    except tomllib.TOMLDecodeError as error:
        raise EnvironmentFault(
            translate(
                "Workplace",
                "Le fichier de politique {file} n’est pas du TOML valable : {reason}.",
                file=file.name,
                reason=str(error),
            )
        ) from error
    return load_policy(document)


def _unreadable(file: Path, error: OSError) -> EnvironmentFault:
    return EnvironmentFault(
        translate(
            "Workplace",
            "Le fichier de politique {file} ne se lit pas ({reason}). Réinstallez le programme ou corrigez le chemin.",
            file=file.name,
            reason=error.strerror or type(error).__name__,
        )
    )


def open_workplace(
    folder: Path,
    *,
    create: bool = True,
    clock: Clock | None = None,
    random: Callable[[int], bytes] = system_random,
    vault: Vault | None = None,
    policy_file: Path | None = None,
    training: bool = False,
) -> Workplace:
    """Open the desk of a data folder. Raises `EnvironmentFault` with a sentence when it cannot be."""
    store = open_store(folder, create=create, vault=vault)
    return Workplace(store, clock=clock, random=random, policy_file=policy_file, training=training)


_Entry = TypeVar("_Entry", Service, Contact, Topic, Street)


def _decoded(found: list[tuple[str, bytes]], cls: type[_Entry]) -> list[_Entry]:
    decoder = msgspec.json.Decoder(cls)
    return [decoder.decode(content) for _, content in found]
