"""The one place that opens the local database: encrypted, WAL, durable, on a local disk (promises 1 and 3)."""

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from guichet.domain import ids
from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import Text, translate
from guichet.store.faults import StoreDamaged, StoreFault, StoreLost, explained, from_system
from guichet.store.keys import KeyRing, SystemVault, Vault

SCHEMA_VERSION = 2
"""Version of the record tables (`PRAGMA user_version`), raised by a migration."""
PROJECTION_VERSION = 8
"""Version of the projections: another one stored means drop and refold."""
PROJECTION_TABLES = (
    "dossier",
    "dossier_party",
    "due_action",
    "transfer_check",
    "dossier_turn",
    "rating",
    "citizen",
    "entry",
    "dossier_search",
    "citizen_search",
)
OLDEST_SQLITE = (3, 51, 3)
SQLITE = tuple(dbapi2.sqlite_version_info)
"""The SQLite that this program runs on."""
DATABASE = "guichet.db"
BUSY_SECONDS = 5.0
CACHE = -16_384
"""Pages that a connection keeps in memory, in KiB as SQLite counts them."""
SMALLEST = 512
"""Bytes of the smallest page: SQLite takes a shorter file for a new database, and writes over it."""
REPLACING_MARK = "replacing"
"""Stands in the folder while a restore replaces the database (`locking.replacing`)."""
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs", "ceph",
     "lustre", "gfs2", "ocfs2", "vboxsf", "prl_fs", "vmhgfs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone",
     "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.vmhgfs-fuse"}
)  # fmt: skip

Connection = Any
"""A `sqlcipher3` connection; the driver ships no types."""


def refuse_network_path(folder: Path, mounts: str | None = None) -> None:
    """Raise `StoreFault` when `folder` is on a network share: SQLite's locks do not hold there.

    `mounts` is a table of mounts as `/proc/mounts` writes it, the system's own when not given.
    """
    if str(folder).startswith(("\\\\", "//")):
        raise StoreFault(_share(folder))
    try:
        target = folder.resolve()
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before Python 3.13
        raise _unusable(error, folder) from error
    best, remote = "", False
    for line in (_mounts(target) if mounts is None else mounts).splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ").replace("\\134", "\\")
        if target.is_relative_to(point) and len(point) >= len(best):
            best, remote = point, _is_share(parts[2], parts[3] if len(parts) > 3 else "")
    if remote:
        raise StoreFault(_share(folder))


def _is_share(kind: str, options: str) -> bool:
    # 9p is a virtual machine's view of its host's folders, but also the root of some containers (trans=fd).
    return kind in _NETWORK or (kind == "9p" and "trans=fd" not in options.split(","))


def _share(folder: Path) -> Text:
    return translate(
        "Store",
        "Le dossier {folder} est sur un partage réseau : deux postes y abîmeraient la base."
        " Choisissez un dossier de ce poste ; l’échange entre postes se fait par la synchronisation.",
        folder=str(folder),
    )


def _mounts(target: Path) -> str:
    if sys.platform == "win32":
        import ctypes

        remote = ctypes.windll.kernel32.GetDriveTypeW(f"{target.drive}\\") == 4
        return f"x {target.anchor} cifs" if remote else ""
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
                str(self.path),
                isolation_level=None,
                check_same_thread=False,
                timeout=BUSY_SECONDS,
                cached_statements=256,
            )
            try:
                configure(connection, self._key)
            except BaseException:
                connection.close()
                raise
        return connection

    @contextmanager
    def read(self, *, interruptible: bool = False) -> Iterator[Connection]:
        """Lend a connection for reading; whole pages are fetched before it is given back.

        An interruptible read, a search, gives up with `Interrupted` when `interrupt_reads` is called.
        """
        with self._guard:
            connection = self._pool.pop() if self._pool else None
        if connection is None:
            connection = self.connect()
            connection.execute("PRAGMA query_only = 1")
        if interruptible:
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
        """Make the searches under way give up (`Interrupted`): a newer key press takes their place."""
        with self._guard:
            for connection in self._busy:
                connection.interrupt()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file; done when idle and at exit."""
        with self._write_lock, explained(self.path):
            if self._closed:
                return
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
    connection.execute(
        "PRAGMA cipher_log_level = NONE"
    )  # the person gets our sentence, not SQLCipher's own lines
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    _enter_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(
        "PRAGMA recursive_triggers = ON"
    )  # else REPLACE deletes a row past the append-only triggers
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = {CACHE}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = 1")


def _enter_wal(connection: Connection) -> None:
    """Take up the write-ahead log; SQLite does not wait by itself for another connection that does so at this moment."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        except dbapi2.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


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
    try:
        standing = (folder / DATABASE).exists()
    except OSError as error:
        raise from_system(error, folder) from error
    if standing and not (ring.exists and not ring.facts.made):
        return _open(folder, ring)
    if not standing and not create:
        raise StoreFault(
            translate(
                "Store",
                "Il n’y a pas de base dans {folder}. Ouvrez d’abord le programme, ou donnez un autre dossier"
                " avec --data-dir.",
                folder=str(folder),
            )
        )
    from guichet.store import locking  # a new store is made rarely, and waits for SQLModel anyway

    locking.make_folder(folder)
    with locking.creating(folder):
        if not (folder / DATABASE).exists():
            _refuse_lost_database(folder, ring)
            if not ring.exists:
                ring.create(os.urandom(32), ids.text(os.urandom(16)))
            _make_private(folder / DATABASE)
        return _open(folder, ring)


def _make_private(database: Path) -> None:
    """Make the file, empty, before SQLite does: of this account alone, as is every log that SQLite puts beside it."""
    try:
        os.close(os.open(database, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise from_system(error, database.parent) from error


def _open(folder: Path, ring: KeyRing) -> Store:
    if not ring.exists:
        raise StoreDamaged(
            translate(
                "Store",
                "Le fichier {file} qui accompagne la base manque : restaurez-le, ou restaurez une copie.",
                file=ring.facts_file.name,
            )
        )
    if ring.facts.made:
        _refuse_emptied(folder / DATABASE)
    _refuse_while_replaced(folder)
    store = Store(folder, ring.load(), ring.notice)
    try:
        bring_up_to_date(store)
        _refuse_while_replaced(
            folder
        )  # who opens looks again, and who replaces asks SQLite: one sees the other
        ring.mark_made()
    except BaseException:
        store.close()
        raise
    return store


def _refuse_while_replaced(folder: Path) -> None:
    if (folder / REPLACING_MARK).exists():
        from guichet.store import locking

        locking.refuse_while_replaced(folder)


def _refuse_lost_database(folder: Path, ring: KeyRing) -> None:
    """A folder whose database was there and is no more must not begin anew without a word."""
    if ring.exists and ring.facts.made:
        raise StoreLost(
            translate(
                "Store",
                "La base de {folder} a disparu : {file} manque. Remettez-la à sa place, ou restaurez la dernière copie"
                " (guichet restore FICHIER) ; pour en commencer une autre, choisissez un autre dossier.",
                folder=str(folder),
                file=DATABASE,
            )
        )


def _refuse_emptied(database: Path) -> None:
    """A database that was made and holds nothing any more was emptied by something else: never begin anew in it."""
    if database.stat().st_size < SMALLEST:
        raise StoreDamaged(
            translate(
                "Store",
                "La base de {folder} est vide alors qu’elle a servi : quelque chose l’a effacée. Restaurez la dernière"
                " copie (guichet restore FICHIER) ; pour en commencer une autre, choisissez un autre dossier.",
                folder=str(database.parent),
            )
        )


def _unusable(error: Exception, folder: Path) -> EnvironmentFault:
    if isinstance(error, OSError):
        return from_system(error, folder)
    return from_system(OSError(errno.ELOOP, os.strerror(errno.ELOOP)), folder)


def bring_up_to_date(store: Store, *, keep: bool = True) -> None:
    """Create or migrate the record of a store, which is first kept as it is unless the caller already has a copy.

    Raises `EnvironmentFault` when a newer program made it.
    """
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

    migrating.migrate(store, version, keep=keep)
