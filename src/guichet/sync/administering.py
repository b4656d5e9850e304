"""What a database administrator does: make the shared database, look at it, open the recovery, enrol a desk.

Run with the administrator's own login, which may create roles; a desk's login can do none of it.
"""

import secrets
from datetime import datetime
from typing import Any, Final

import msgspec
import psycopg
from psycopg import conninfo, sql

from guichet.domain.policy_model import Policy
from guichet.domain.wording import translate
from guichet.sync import schema
from guichet.sync.failures import Refused
from guichet.sync.policy_days import days_of
from guichet.sync.postgres import Address, connect
from guichet.sync.sqlstates import failure_of

ROLES: Final = ("guichet_owner", "guichet_desk", "guichet_admin", "guichet_reporting")
_ONE_AT_A_TIME: Final = 0x67756963686574
EXAMPLE: Final = "postgresql://dba@db.ville.example/guichet"
_IN_A_URL: Final = frozenset({"host", "hostaddr", "port", "user", "dbname", "sslmode", "sslrootcert"})
FIRST_RECOVERY_HOURS: Final = 168
"""How long a new server takes in what any desk brings back: a week, for a server that replaces a lost one."""
_LONGEST_NAME: Final = 63
"""Bytes of a name in PostgreSQL."""
_FOLDED_AT_ONCE: Final = 5_000
"""Events of a desk that reporting folds in one go while an administrator waits, well within a statement's limit."""


class Initialised(msgspec.Struct, frozen=True):
    """From which version of the tables (0: none) to which."""

    before: int
    after: int


class DeskLine(msgspec.Struct, frozen=True):
    """One desk of the version vector. `login`, `code` and `role` are empty for one that nobody enrolled here."""

    desk: str
    mark: int
    login: str = ""
    code: str = ""
    role: str = ""
    seen_at: datetime | None = None


class Status(msgspec.Struct, frozen=True):
    """How the server stands: sizes in events and bytes; `recovery_until` only while the recovery is open.

    `reporting_behind` is how many events the reporting views fold as they are read; None on a server of a version
    before them.
    """

    schema: int
    program_schema: int
    events: int
    lacking: int
    reporting_behind: int | None
    bytes: int
    recovery_until: datetime | None
    desks: tuple[DeskLine, ...]


def initialise(
    address: Address, policy: Policy, *, recovery_hours: int = FIRST_RECOVERY_HOURS
) -> Initialised:
    """Make the shared database or bring it up to date, in one transaction; asked again, it changes nothing.

    A new one is open to recovery for `recovery_hours`. Reporting counts due times by `policy`; what an earlier fold
    made is folded again, after the transaction. Raises `SyncFailure`; nothing is half made then.
    """
    days = days_of(policy)
    connection = connect(address)
    try:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_ONE_AT_A_TIME,))
            _require_usable(cursor)
            for role in ROLES:
                _role(cursor, role)
            before = _version(cursor)
            if before > schema.latest():
                raise _newer(before)
            if before == 0:
                cursor.execute("CREATE SCHEMA IF NOT EXISTS guichet AUTHORIZATION guichet_owner")
            cursor.execute("CREATE SCHEMA IF NOT EXISTS reporting AUTHORIZATION guichet_owner")
            cursor.execute("SET LOCAL ROLE guichet_owner")
            for version, name in schema.versions().items():
                if version > before:
                    cursor.execute(schema.read(name).encode())
            for name in (schema.FUNCTIONS, schema.FOLDING, schema.REPORTING, schema.PRIVILEGES):
                cursor.execute(schema.read(name).encode())
            if before == 0:
                cursor.execute("INSERT INTO guichet.server (schema) VALUES (%s)", (schema.latest(),))
                cursor.execute("SELECT guichet.recover(%s)", (recovery_hours,))
            else:
                cursor.execute("UPDATE guichet.server SET schema = %s", (schema.latest(),))
            cursor.execute("SELECT guichet.count_by(%s, %s, %s, %s, %s, %s)", msgspec.structs.astuple(days))
            cursor.execute("SELECT guichet.folded_by(%s)", (schema.fold_stamp(),))
        _fold(connection)
        return Initialised(before, schema.latest())
    except psycopg.Error as error:
        raise _failure(error) from error
    finally:
        connection.close()


def status(address: Address) -> Status:
    """Return how the server stands. Raises `SyncFailure`."""
    (line,), desks = _asked(
        address, ("SELECT * FROM guichet.status()", ()), ("SELECT * FROM guichet.desks()", ())
    )
    version, until, events, lacking, size = line
    behind = None
    if version >= schema.REPORTED:
        (((behind,),),) = _asked(address, ("SELECT guichet.behind()", ()))
    return Status(
        version,
        schema.latest(),
        events,
        lacking,
        behind,
        size,
        until,
        tuple(
            DeskLine(desk.hex(), mark, login or "", code or "", role or "", seen)
            for login, code, role, desk, mark, seen in desks
        ),
    )


def recover(address: Address, hours: int) -> datetime | None:
    """Open the recovery for `hours`, or close it with 0; return until when it is open. Raises `SyncFailure`."""
    asked = "SELECT CASE WHEN u > now() THEN u END FROM guichet.recover(%s) AS u"
    ((until,),) = _asked(address, (asked, (hours,)))[0]
    return until if isinstance(until, datetime) else None


def address_of(url: str) -> Address:
    """Return the way that a person wrote as a URL. Raises `Refused` for what no URL may hold.

    A password would stay in the shell's history and in the list of processes; a way that is not verified, or
    that turns the limits off, is not taken.
    """
    try:
        said: dict[str, Any] = dict(conninfo.conninfo_to_dict(url))
    except psycopg.Error as error:
        raise Refused(
            translate(
                "Sync",
                "Cela n’est pas une adresse de base partagée. Exemple : {example}",
                example=EXAMPLE,
            )
        ) from error
    if said.pop("password", None) is not None:
        raise Refused(
            translate(
                "Sync",
                "Le mot de passe ne s’écrit pas dans l’adresse : il resterait dans l’historique. Le programme le demande,"
                " ou le lit de --password-stdin ou d’un fichier PGPASSFILE.",
            )
        )
    refused = [
        name
        for name, value in said.items()
        if name not in _IN_A_URL or (name == "sslmode" and value != "verify-full")
    ]
    if refused:
        raise Refused(
            translate(
                "Sync",
                "L’adresse ne peut pas changer {names} : le certificat du serveur est toujours vérifié.",
                names=refused,
            )
        )
    said.setdefault("dbname", "guichet")
    return Address(conninfo.make_conninfo(**said))


def login_of(code: str, address: Address) -> str:
    """Return the login of a desk's code: `guichet_kl` in the database `guichet`.

    Logins are the whole server's: a City that tries Guichet in a second database of it keeps those of the first.
    Raises `Refused` for a name that PostgreSQL would cut short.
    """
    login = f"{conninfo.conninfo_to_dict(address.conninfo).get('dbname')}_{code.lower()}"
    if len(login.encode()) > _LONGEST_NAME:
        raise Refused(
            translate(
                "Sync",
                "Le nom de la base est trop long pour que les postes y aient leur compte ({login}). Donnez-lui un nom plus"
                " court.",
                login=login,
            )
        )
    return login


def for_login(admin: Address, login: str) -> Address:
    """Return the same way under a desk's login, without the password."""
    said: dict[str, Any] = {**conninfo.conninfo_to_dict(admin.conninfo), "user": login}
    return Address(conninfo.make_conninfo(**said))


def enrol(
    address: Address, code: str, role: str, desk_id: bytes, *, replace: bool = False
) -> tuple[str, str]:
    """Give a desk its login with a new password, and return both. Raises `SyncFailure`.

    A code that another desk has is refused, since both would issue the same dossier numbers, unless this one
    replaces it.

    The password is made here and only its SCRAM verifier travels: it is in no log of the server. A desk that is
    enrolled again keeps its login and gets another password.
    """
    login, password = login_of(code, address), secrets.token_urlsafe(32)
    connection = connect(address)
    try:
        verifier = connection.pgconn.encrypt_password(
            password.encode(), login.encode(), b"scram-sha-256"
        ).decode("ascii")
        name = sql.Identifier(login)
        with connection.transaction(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_ONE_AT_A_TIME,))
            if not replace and _taken(cursor, code, desk_id):
                raise _code_taken(code)
            known = cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", (login,)).rowcount
            cursor.execute(
                sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(
                    sql.SQL("ALTER" if known else "CREATE"), name, sql.Literal(verifier)
                )
            )
            cursor.execute(sql.SQL("GRANT guichet_desk TO {}").format(name))
            cursor.execute("SELECT guichet.enrol(%s, %s, %s, %s)", (login, code, role, desk_id))
    except psycopg.Error as error:
        raise _failure(error) from error
    finally:
        connection.close()
    return login, password


def _asked(address: Address, *statements: tuple[str, tuple[object, ...]]) -> list[list[tuple[Any, ...]]]:
    connection = connect(address)
    try:
        with connection.cursor() as cursor:
            return [cursor.execute(each.encode(), values).fetchall() for each, values in statements]
    except psycopg.Error as error:
        raise _failure(error) from error
    finally:
        connection.close()


def _fold(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Let reporting catch up, a few seconds to a transaction, so that desks and readers are not in its way."""
    behind = -1
    while True:
        connection.execute("SELECT guichet.refresh(%s, interval '2 seconds')", (_FOLDED_AT_ONCE,))
        ((left,),) = connection.execute("SELECT guichet.behind()").fetchall()
        if left in (0, behind):  # done, or another one is at it
            return
        behind = left


def _require_usable(cursor: psycopg.Cursor[tuple[Any, ...]]) -> None:
    ((version, encoding),) = cursor.execute(
        "SELECT current_setting('server_version_num')::integer, current_setting('server_encoding')"
    ).fetchall()
    if version < 140_000 or encoding != "UTF8":
        raise Refused(
            translate(
                "Sync",
                "Il faut PostgreSQL 14 ou plus récent et une base en UTF-8 (ici {version} et {encoding})."
                " Créez la base avec « createdb --encoding UTF8 --template template0 ».",
                version=version // 10_000,
                encoding=encoding,
            )
        )


def _role(cursor: psycopg.Cursor[tuple[Any, ...]], name: str) -> None:
    """Make a role of the cluster where it is missing; another database of it may be making it too."""
    role = sql.Identifier(name)
    cursor.execute(
        sql.SQL(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {}) THEN CREATE ROLE {} NOLOGIN;"
            " END IF; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        ).format(sql.Literal(name), role)
    )
    if name in ("guichet_owner", "guichet_admin"):
        ((holds,),) = cursor.execute("SELECT pg_has_role(current_user, %s, 'USAGE')", (name,)).fetchall()
        if not holds:
            cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))


def _taken(cursor: psycopg.Cursor[tuple[Any, ...]], code: str, desk_id: bytes) -> bool:
    """Tell whether another desk has this code and does not know this desk's identifier."""
    held = {
        bytes(row[3])
        for row in cursor.execute("SELECT * FROM guichet.desks()").fetchall()
        if row[1] == code and row[4] > 0
    }
    return bool(held) and desk_id not in held


def _code_taken(code: str) -> Refused:
    return Refused(
        translate(
            "Sync",
            "Le code {code} est celui d’un autre poste : deux postes donneraient les mêmes numéros de dossier. Choisissez un"
            " autre code, ou ajoutez --replace si ce poste remplace l’autre.",
            code=code,
        )
    )


def _version(cursor: psycopg.Cursor[tuple[Any, ...]]) -> int:
    ((table,),) = cursor.execute("SELECT to_regclass('guichet.server')").fetchall()
    if table is None:
        return 0
    found = cursor.execute("SELECT schema FROM guichet.server").fetchall()
    return int(found[0][0]) if found else 0


def _newer(version: int) -> Refused:
    return Refused(
        translate(
            "Sync",
            "La base partagée est d’une version plus récente ({version}) que ce programme ({wanted}) :"
            " mettez d’abord le programme à jour.",
            version=version,
            wanted=schema.latest(),
        )
    )


def _failure(error: psycopg.Error) -> Exception:
    """Return the person's error: an administrator without the rights is told which they need."""
    if error.sqlstate == "42501":
        return Refused(
            translate(
                "Sync",
                "Ce compte n’a pas les droits voulus. Il faut le propriétaire de la base, qui puisse créer des rôles"
                " (CREATEROLE), ou un superutilisateur.",
            )
        )
    return failure_of(error)
