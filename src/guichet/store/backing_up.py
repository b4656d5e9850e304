"""Copies of the store: made while it is in use, proved before they count, rotated before a migration (promise 1)."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from guichet.domain.errors import Refusal
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import Text, translate
from guichet.store import copyfile, events, locking, meta
from guichet.store.copyfile import CopyFacts
from guichet.store.faults import StoreDamaged, explained, from_system
from guichet.store.keys import KeyRing, SystemVault, key_check, write_durably
from guichet.store.opening import DATABASE, Connection, Store

FOLDER = "backups"
KEPT = 5
SUFFIX = ".guichet"
_PAGES = 2048
_WORKING = ".making-"


class Copied(msgspec.Struct, frozen=True):
    """A copy that was made and proved. `key_file` stands beside it where the key could not be left to a keyring."""

    file: Path
    events: int
    size: int
    key_file: Path | None = None

    @property
    def notice(self) -> Text | None:
        """What to do about the key, when it stands beside the copy."""
        if self.key_file is None:
            return None
        return translate(
            "Copies",
            "La copie est chiffrée ; sa clé est dans {file}. Gardez cette clé ailleurs que la copie : ensemble, elles se"
            " lisent, et sans elle la copie ne s’ouvre pas sur un autre ordinateur.",
            file=self.key_file.name,
        )


def key_file_of(copy: Path) -> Path:
    """Return where the key of a copy stands when it stands beside it."""
    return copy.with_name(f"{copy.name}.key")


def backup(
    store: Store,
    target: Path,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
    *,
    with_key: bool | None = None,
) -> Copied:
    """Copy the store to `target` while it stays in use, and prove the copy by opening it.

    The copy keeps the store's key. `with_key` also writes the key beside it; by default only where the
    store's own key stands in a file, since no keyring will give it back. `progress` counts bytes.
    Raises `Refusal` for a target that must not be overwritten, `StoreFault` when it cannot be made,
    `Cancelled`; the file that stood there is then unchanged.
    """
    _refuse_target(store, target)
    keyed = store.notice is not None if with_key is None else with_key
    copied = _copy(store, target, progress, cancelled)
    if not keyed:
        return copied
    key_file = key_file_of(target)
    try:
        write_durably(key_file, f"{store.raw_key.hex()}\n".encode("ascii"))
    except OSError as error:
        raise copyfile.cannot_write(error, key_file) from error
    with store.write() as connection:
        meta.put(connection, meta.KEY_SAVED, "1")
    return msgspec.structs.replace(copied, key_file=key_file)


def rotate_before_migration(store: Store, version: int) -> Path:
    """Keep the store as it is before its record is migrated, and the last `KEPT` of such copies."""
    return _rotate(store, f"schema-{version}")


def keep_before_restore(store: Store, working: Path) -> Path:
    """Keep the store as it is before a copy takes its place; `working` is the folder that the restore has."""
    return _rotate(store, "before-restore", working)


def _rotate(store: Store, name: str, working: Path | None = None) -> Path:
    folder = backups_folder(store.folder)
    numbered = sorted(folder.glob(f"{name}-[0-9]*{SUFFIX}"), key=_number)
    target = folder / f"{name}-{_number(numbered[-1]) + 1 if numbered else 1:04d}{SUFFIX}"
    if working is None:
        _copy(store, target, None, None)
    else:
        _copy_in(working, store, target, None, None)
    for old in numbered[: -KEPT + 1]:
        old.unlink(missing_ok=True)
    return target


def _number(copy: Path) -> int:
    digits = copy.name.removesuffix(SUFFIX).rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def backups_folder(folder: Path) -> Path:
    """Return the folder beside the store where copies are kept, made if need be."""
    backups = folder / FOLDER
    try:
        backups.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise from_system(error, folder) from error
    return backups


@contextmanager
def working_folder(folder: Path) -> Iterator[Path]:
    """Lend an empty folder on the store's own disk, gone afterwards; what a killed copy left goes first."""
    backups = backups_folder(folder)
    with locking.copying(folder):
        try:
            for left in backups.glob(f"{_WORKING}*"):
                shutil.rmtree(left)
            working = Path(tempfile.mkdtemp(prefix=_WORKING, dir=backups))
        except OSError as error:
            raise from_system(error, folder) from error
        try:
            yield working
        finally:
            shutil.rmtree(working, ignore_errors=True)


def _copy(store: Store, target: Path, progress: Progress | None, cancelled: CancelCheck | None) -> Copied:
    with working_folder(store.folder) as working:
        return _copy_in(working, store, target, progress, cancelled)


def _copy_in(
    working: Path, store: Store, target: Path, progress: Progress | None, cancelled: CancelCheck | None
) -> Copied:
    database = working / "copy.db"
    gauge = _Gauge(progress)
    schema, marks, counts = _copy_pages(store, database, gauge, cancelled)
    prove(database, store.raw_key, marks, counts)
    store_id = KeyRing(store.folder, SystemVault()).facts.store
    facts = CopyFacts(copyfile.FORMAT, store_id, key_check(store.raw_key), schema, *counts, marks)
    copyfile.write(database, target, facts, gauge.moved, cancelled)
    return Copied(target, counts[0], database.stat().st_size)


def _copy_pages(
    store: Store, database: Path, gauge: "_Gauge", cancelled: CancelCheck | None
) -> tuple[int, dict[str, events.Mark], tuple[int, int]]:
    """Copy one instant of the store, page by page; return its schema and what it holds at that instant."""
    source = store.connect()
    try:
        with explained(store.path):
            page_size = int(source.execute("PRAGMA page_size").fetchone()[0])  # SQLCipher answers with text
            source.execute("BEGIN")  # the snapshot: writers go on, the copy does not start over
            (schema,) = source.execute("PRAGMA user_version").fetchone()
            held = schema, events.marks(source), count(source)
            copy = dbapi2.connect(str(database), isolation_level=None)
            try:
                copy.execute(f"PRAGMA key = \"x'{store.raw_key.hex()}'\"")

                def step(_status: int, remaining: int, total: int) -> None:
                    check(cancelled)
                    gauge.of(total * page_size * 3)
                    gauge.at((total - remaining) * page_size)

                source.backup(copy, pages=_PAGES, progress=step)
                copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            finally:
                copy.close()
            return held
    finally:
        source.close()


def store_files(folder: Path) -> list[Path]:
    """Return the files that make a store, whether they exist or not."""
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "store.json", "store.key")
    return [folder / name for name in names]


def seal(store: Store) -> None:
    """Fold the log into a closed store's file, which then stands alone. Raises `StoreBusy` when it is open elsewhere.

    SQLite lets only the one connection of a database leave WAL mode; the next to open it enters it again.
    """
    connection = store.connect()
    try:
        with explained(store.path):
            connection.execute("PRAGMA busy_timeout = 1000")
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        connection.close()


def count(connection: Connection) -> tuple[int, int]:
    """Return how many events and how many bodies a store holds."""
    (headers,) = connection.execute("SELECT count(*) FROM event").fetchone()
    (bodies,) = connection.execute("SELECT count(*) FROM event_body").fetchone()
    return headers, bodies


def prove(database: Path, key: bytes, marks: dict[str, events.Mark], counts: tuple[int, int]) -> None:
    """Open a copied database and compare it with what was to be copied. Raises `StoreDamaged` when it differs."""
    with explained(database):
        connection = dbapi2.connect(str(database), isolation_level=None)
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            whole = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
            whole = whole and connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
            whole = whole and count(connection) == counts and events.marks(connection) == marks
        finally:
            connection.close()
    if not whole:
        raise StoreDamaged(
            translate(
                "Copies",
                "La copie ne concorde pas avec la base : elle n’est pas gardée. Vérifiez le disque, puis lancez"
                " « guichet doctor ».",
            )
        )


def _refuse_target(store: Store, target: Path) -> None:
    folder = target.parent
    if not folder.is_dir():
        raise Refusal(
            translate(
                "Copies",
                "Le dossier {folder} n’existe pas. Créez-le, ou choisissez-en un autre.",
                folder=str(folder),
            )
        )
    # The live file is never opened to look at it: closing it would drop the locks that SQLite holds on it.
    if any(target.exists() and part.exists() and target.samefile(part) for part in store_files(store.folder)):
        raise Refusal(
            translate(
                "Copies",
                "{file} est la base elle-même. Donnez à la copie un autre nom, et mieux un autre disque.",
                file=str(target),
            )
        )
    if target.is_dir():
        raise Refusal(
            translate("Copies", "{file} est un dossier : donnez le nom d’un fichier.", file=str(target))
        )
    if target.exists() and target.stat().st_size and not copyfile.is_copy(target):
        raise Refusal(
            translate(
                "Copies",
                "Le fichier {file} existe et n’est pas une copie de Guichet : il n’a pas été remplacé. Choisissez un"
                " autre nom.",
                file=str(target),
            )
        )


class _Gauge:
    """Adds the three passes of a copy: pages, file, reading back. In bytes."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._total = 0

    def of(self, total: int) -> None:
        self._total = total

    def at(self, done: int) -> None:
        self._done = done
        self._tell()

    def moved(self, size: int) -> None:
        self._done += size
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)
