"""A desk's way to the shared database: enrolled by an administrator, its password in the system's keyring.

Beside the store, `sync.json` says where the shared database is and under which name; never a password. Without a
keyring the password stands in a 0600 file, with a notice, as the store's key does.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from guichet.application import setting_up
from guichet.application.workplace import Workplace
from guichet.domain import ids, numbers
from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.payloads import Role
from guichet.domain.wording import Text, translate
from guichet.store import meta
from guichet.store.faults import from_system
from guichet.store.keys import KeyRing, SystemVault, Vault, write_durably

if TYPE_CHECKING:
    from guichet.sync.postgres import Address, PostgresLink

FACTS_FILE: Final = "sync.json"
PASSWORD_FILE: Final = "sync.password"  # noqa: S105 - a file's name
DeskRole = Role | Literal["substitute"]
"""The role of a desk on the shared database; the substitute's reads what is said of the general manager (DEF-1)."""


class SyncFacts(msgspec.Struct, frozen=True):
    """What stands in clear: the connection without its password, and the desk's role there."""

    conninfo: str
    role: str


class Enrolled(msgspec.Struct, frozen=True):
    """What an enrolment gave: where, under which name; `notice` when there is no keyring."""

    target: str
    login: str
    code: str
    notice: Text | None


def is_enrolled(desk: Workplace) -> bool:
    """Tell whether this desk was ever enrolled; costs one look at the folder."""
    return (desk.store.folder / FACTS_FILE).exists()


def enrol(
    desk: Workplace,
    admin: "Address",
    role: DeskRole,
    *,
    code: str = "",
    name: str = "",
    place: str = "",
    replace: bool = False,
    vault: Vault | None = None,
) -> Enrolled:
    """Enrol this desk with the administrator's login, and keep the desk's own; a new store gets its code here.

    Asked again, it renews the password. Raises `Refusal` for a code, `SyncFailure` when the server says no.
    """
    from guichet.sync import administering  # psycopg: not on the way to the first paint

    known = setting_up.desk_facts(desk)
    code = code.strip().upper()
    if known is None and not numbers.valid_desk_code(code):
        raise Refusal(
            translate(
                "Enrolment",
                "Donnez le code de ce nouveau poste (--code) : deux ou trois lettres parmi {letters}, que n’a aucun autre poste.",
                letters=list(numbers.DESK_LETTERS),
            )
        )
    if known is not None and code not in ("", known.code):
        raise Refusal(
            translate(
                "Enrolment",
                "Ce poste a déjà son code, {code} : il est dans ses numéros de dossier et ne change pas.",
                code=known.code,
            )
        )
    facts = setting_up.ensure_desk(desk, code, name, place)
    login, password = administering.enrol(admin, facts.code, role, present_id(desk), replace=replace)
    own = administering.for_login(admin, login)
    ring = _Ring(desk.store.folder, vault)
    ring.keep(SyncFacts(own.conninfo, role), password)
    return Enrolled(own.target, login, facts.code, ring.notice)


def link(
    desk: Workplace, *, vault: Vault | None = None, patience: float | None = None
) -> "PostgresLink | None":
    """Return the way to the shared database, None for a desk that is on its own.

    `patience` is how many seconds an answer is waited for. Raises `EnvironmentFault` without the password.
    """
    if not is_enrolled(desk):
        return None
    from guichet.sync.postgres import PATIENCE_SECONDS, Address, PostgresLink

    ring = _Ring(desk.store.folder, vault)
    address = Address(ring.facts.conninfo, ring.password())
    return PostgresLink(address, _Present(desk), patience=PATIENCE_SECONDS if patience is None else patience)


def present_id(desk: Workplace) -> bytes:
    """Return this desk's identifier as it stands now: a desk that was copied takes a new one."""
    with desk.store.read() as connection:
        return ids.raw(meta.require(connection, meta.DESK_ID))


class _Present:
    """The desk's present identifier, asked for at each push."""

    def __init__(self, desk: Workplace) -> None:
        self._desk = desk

    def __call__(self) -> bytes:
        return present_id(self._desk)


class _Ring:
    """The password and the facts of one data folder."""

    def __init__(self, folder: Path, vault: Vault | None) -> None:
        self._folder = folder
        self._vault = vault or SystemVault()
        self._facts_file = folder / FACTS_FILE
        self._password_file = folder / PASSWORD_FILE

    @property
    def facts(self) -> SyncFacts:
        """What stands in clear. Raises `EnvironmentFault` when the file is not what Guichet wrote."""
        try:
            return msgspec.json.decode(self._text(self._facts_file), type=SyncFacts)
        except msgspec.MsgspecError as error:
            raise _damaged(self._facts_file) from error

    @property
    def notice(self) -> Text | None:
        """The notice to show, when the password stands in a file."""
        if not self._password_file.exists():
            return None
        return translate(
            "Enrolment",
            "Ce poste n’a pas de trousseau : son mot de passe de la base partagée est dans le fichier {file}, lisible de ce"
            " compte seulement. Protégez ce compte.",
            file=PASSWORD_FILE,
        )

    def keep(self, facts: SyncFacts, password: str) -> None:
        """Keep the password, then the facts: a desk is enrolled once both are there."""
        try:
            if self._vault.put(self._name, password):
                self._password_file.unlink(missing_ok=True)
            else:
                write_durably(self._password_file, password.encode("ascii"))
            write_durably(self._facts_file, msgspec.json.encode(facts) + b"\n")
        except OSError as error:
            raise from_system(error, self._folder) from error

    def password(self) -> str:
        """Return the password. Raises `EnvironmentFault` when it is nowhere."""
        if self._password_file.exists():
            return self._text(self._password_file).strip()
        found = self._vault.get(self._name)
        if found is None:
            raise EnvironmentFault(
                translate(
                    "Enrolment",
                    "Le mot de passe de la base partagée n’est plus dans le trousseau de ce compte : inscrivez ce poste de"
                    " nouveau (guichet desk enrol).",
                )
            )
        return found

    @property
    def _name(self) -> str:
        return f"{KeyRing(self._folder, self._vault).facts.store}:sync"

    def _text(self, file: Path) -> str:
        try:
            return file.read_text("utf-8")
        except OSError as error:
            raise from_system(error, self._folder) from error
        except UnicodeDecodeError as error:
            raise _damaged(file) from error


def _damaged(file: Path) -> EnvironmentFault:
    return EnvironmentFault(
        translate(
            "Enrolment",
            "Le fichier {file} est endommagé : inscrivez ce poste de nouveau (guichet desk enrol).",
            file=file.name,
        )
    )
