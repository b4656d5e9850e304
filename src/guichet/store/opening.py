"""The one place that opens the local database: encrypted, WAL, durable, on a local disk (promises 1 and 3)."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from guichet.domain import ids
from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import Text, translate
from guichet.store.faults import StoreDamaged, StoreFault, explained, from_system
from guichet.store.keys import KeyRing, SystemVault, Vault

SCHEMA_VERSION = 1
"""Version of the record tables (`PRAGMA user_version`), raised by a migration."""
PROJECTION_VERSION = 1
"""Version of the projections: another one stored means drop and refold."""
OLDEST_SQLITE = (3, 51, 3)
DATABASE = "guichet.db"
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "9p"})

Connection = Any
"""A `sqlcipher3` connection; the driver ships no types."""


def refuse_network_path(folder: Path, mounts: str | None = None) -> None:
    """Raise `StoreFault` when `folder` is on a network share: SQLite's locks do not hold there.

    `mounts` is the text of `/proc/mounts`, read from the system when not given.
    """
    if str(folder).startswith(("\\\\", "//")):
        raise StoreFault(_share(folder))
    if mounts is None:
        mounts = _mounts()
    best, kind = "", ""
    target = str(folder.resolve())
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) >= 3:
            point = parts[1].replace("\\040", " ")
            inside = target == point or target.startswith(point.rstrip("/") + "/")
            if inside and len(point) >= len(best):
                best, kind = point, parts[2]
    if kind in _NETWORK:
        raise StoreFault(_share(folder))


def _share(folder: Path) -> Text:
    return translate(
        "Store",
        "Le dossier {folder} est sur un partage réseau : deux postes y abîmeraient la base."
        " Choisissez un dossier de ce poste ; l’échange entre postes se fait par la synchronisation.",
        folder=str(folder),
    )


def _mounts() -> str:
    if sys.platform == "win32":
        import ctypes

        drive = Path.cwd().drive
        remote = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == 4
        return f"x {drive} cifs" if remote else ""
    try:
        return Path("/proc/mounts").read_text("utf-8", errors="replace")
    except OSError:  # macOS has no such file: UNC-like paths are still refused
        return ""


class Store:
    """An open store. One writer at a time; readers come from a small pool and never hold a cursor open."""

    def __init__(self, folder: Path, key: bytes, notice: Text | None) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self.notice = notice
        self._key = key
        self._pool: list[Connection] = []
        self._busy: set[Connection] = set()
        self._guard = threading.Lock()
        self._write_lock = threading.RLock()
        self._writer: Connection | None = None
        self._closed = False

    def connect(self) -> Connection:
        """Return a new keyed connection with Guichet's settings."""
        with explained(self.path):
            connection = dbapi2.connect(
                str(self.path), isolation_level=None, check_same_thread=False, timeout=5.0, cached_statements=256
            )
            try:
                configure(connection, self._key)
            except BaseException:
                connection.close()
                raise
        return connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Lend a connection for reading; whole pages are fetched before it is given back."""
        with self._guard:
            connection = self._pool.pop() if self._pool else None
        if connection is None:
            connection = self.connect()
            connection.execute("PRAGMA query_only = 1")
        with self._guard:
            self._busy.add(connection)
        try:
            with explained(self.path):
                yield connection
        finally:
            with self._guard:
                self._busy.discard(connection)
                if self._closed or len(self._pool) >= 4:
                    connection.close()
                else:
                    self._pool.append(connection)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Lend the writer inside one `BEGIN IMMEDIATE` transaction: committed whole, or rolled back whole."""
        with self._write_lock, explained(self.path):
            if self._writer is None:
                self._writer = self.connect()
            connection = self._writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def interrupt_reads(self) -> None:
        """Make the reads under way give up (`Interrupted`): a newer key press takes their place."""
        with self._guard:
            for connection in self._busy:
                connection.interrupt()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file; done when idle and at exit."""
        with self._write_lock, explained(self.path):
            connection = self._writer or self.connect()
            self._writer = connection
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close every connection."""
        with self._guard:
            self._closed = True
            idle, self._pool = self._pool, []
        for connection in idle:
            connection.close()
        with self._write_lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    @property
    def raw_key(self) -> bytes:
        """The key, for backups and for the floor of a benchmark; never logged."""
        return self._key


def configure(connection: Connection, key: bytes) -> None:
    """Key a fresh connection and apply Guichet's settings."""
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16384")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = 1")


def open_store(folder: Path, *, create: bool = True, vault: Vault | None = None) -> Store:
    """Open the store of a data folder, creating or migrating it as needed.

    Raises `StoreFault` (or a subclass) with a sentence when the folder, the key, the file or its version
    does not allow it; nothing is changed then.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise StoreFault(
            translate(
                "Store",
                "La bibliothèque SQLite {found} de ce poste peut abîmer une base : il faut la version {wanted} ou"
                " une plus récente. Réinstallez le programme.",
                found=dbapi2.sqlite_version,
                wanted="3.51.3",
            )
        )
    refuse_network_path(folder)
    ring = KeyRing(folder, vault or SystemVault())
    database = folder / DATABASE
    if not database.exists():
        if not create:
            raise StoreFault(
                translate(
                    "Store",
                    "Il n’y a pas de base dans {folder}. Ouvrez d’abord le programme, ou donnez un autre dossier"
                    " avec --data-dir.",
                    folder=str(folder),
                )
            )
        _prepare_folder(folder)
        if not ring.exists:
            ring.create(os.urandom(32), ids.text(os.urandom(16)))
    elif not ring.exists:
        raise StoreDamaged(
            translate(
                "Store",
                "Le fichier {file} qui accompagne la base manque : restaurez-le, ou restaurez une copie.",
                file="store.json",
            )
        )
    store = Store(folder, ring.load(), ring.notice)
    try:
        _bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def _prepare_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / ".write-probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise from_system(error, folder) from error


def _bring_up_to_date(store: Store) -> None:
    with store.read() as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        return
    if version > SCHEMA_VERSION:
        raise EnvironmentFault(
            translate(
                "Store",
                "La base a été mise à jour par une version plus récente de Guichet (schéma {found}, ce programme"
                " connaît le {known}). Installez la version récente ; rien n’a été changé.",
                found=version,
                known=SCHEMA_VERSION,
            )
        )
    from guichet.store import migrating  # SQLModel and Alembic load only to create or migrate

    migrating.migrate(store, version)
