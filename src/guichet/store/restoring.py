"""Puts a copy back in service, whole or not at all, under a new desk identity (docs/decisions/restore.md)."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import translate
from guichet.store import backing_up, copyfile, identity, locking, meta, rebuilding
from guichet.store.copyfile import CopyFacts
from guichet.store.faults import StoreBusy, StoreDamaged, StoreFault, from_system
from guichet.store.keys import (
    KeyRing,
    StoreFacts,
    SystemVault,
    Vault,
    from_hex,
    key_check,
    sync_folder,
    write_durably,
)
from guichet.store.opening import DATABASE, SCHEMA_VERSION, Connection, Store, bring_up_to_date
from guichet.store.projecting import Projector
from guichet.store.recording import NOBODY, Clock, Recorder, Transaction


class Restored(msgspec.Struct, frozen=True):
    """What a restore did: the desk's former and new letters, and where the store that stood there is kept."""

    former_code: str
    code: str
    events: int
    kept: Path | None


class _Present(msgspec.Struct, frozen=True):
    """What must not be issued again, as the store that is replaced knows it."""

    codes: frozenset[str] = frozenset()
    counters: dict[str, int] = {}


def restore(
    folder: Path,
    source: Path,
    vault: Vault | None = None,
    *,
    clock: Clock,
    random: Callable[[int], bytes] = os.urandom,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> Restored:
    """Replace the store of `folder` by a copy, keeping what stood there under `backups/` first.

    The key is looked for beside the copy, in the folder, then in the keyring. `progress` counts bytes.
    Raises `StoreFault` when the copy is damaged, foreign or newer, when its key is not here, when the disk
    does not allow it, `StoreBusy` when anything has the store open, `Cancelled`: nothing has changed then.
    """
    found = vault or SystemVault()
    with locking.alone(folder), locking.replacing(folder), backing_up.working_folder(folder) as working:
        facts = copyfile.read_facts(source)
        if facts.schema > SCHEMA_VERSION:
            raise StoreFault(copyfile.newer(source))
        ring = KeyRing(folder, found)
        key = _key(source, facts, ring, found)
        _refuse_foreign(source, facts, ring, folder)
        _take_out(source, facts, key, working / DATABASE, progress, cancelled)
        present, kept = _keep(folder, ring, facts, working)
        fresh = Store(working, key, None)
        try:
            bring_up_to_date(fresh, keep=False)
            former, code = renew_identity(fresh, clock, random, present.codes, present.counters)
        finally:
            fresh.close()
        backing_up.seal(fresh)
        check(cancelled)
        _put_in_service(folder, working / DATABASE, ring, key, facts, kept)
    return Restored(former, code, facts.events, kept)


def renew_identity(
    store: Store,
    clock: Clock,
    random: Callable[[int], bytes],
    taken: frozenset[str] = frozenset(),
    counters: dict[str, int] | None = None,
) -> tuple[str, str]:
    """Give a restored desk a new identity and new letters; return the former letters and the new.

    Events and dossier numbers made after the copy exist elsewhere under the former identity: neither its
    sequence nor its numbers may be issued again. The new letters are none that this store or `taken` knows,
    and the counters go on above the highest that either knows, so that no number is ever said twice.
    """
    now = clock.now()
    desk_id = identity.new_id(now, random)
    recorder = Recorder(store, Projector(lambda _: 0, {}), clock, random, desk_id)
    with store.write() as connection:
        for year, reached in (counters or {}).items():
            meta.put(connection, year, str(max(reached, int(meta.get(connection, year) or 0))))
        transaction = Transaction(recorder, connection, NOBODY, now)
        renamed = identity.take(transaction, recorder, desk_id, taken)
        if not rebuilding.needed(connection):
            transaction.project()
    return renamed


def _counters(connection: Connection) -> dict[str, int]:
    rows = connection.execute("SELECT key, value FROM meta WHERE key LIKE 'counter:%'").fetchall()
    return {key: int(value) for key, value in rows}


def _key(source: Path, facts: CopyFacts, ring: KeyRing, vault: Vault) -> bytes:
    beside = backing_up.key_file_of(source)
    candidates = []
    for file in (beside, ring.key_file):
        try:
            candidates.append(file.read_text("ascii").strip())
        except (OSError, UnicodeDecodeError):
            continue
    secret = vault.get(facts.store)
    if secret is not None:
        candidates.append(secret)
    for candidate in candidates:
        key = from_hex(candidate)
        if key_check(key) == facts.check:
            return key
    raise StoreFault(
        translate(
            "Copies",
            "La clé de la copie {file} n’est ni dans le trousseau de ce compte, ni dans ce dossier. Mettez à côté de la"
            " copie le fichier de sa clé ({key}), puis recommencez ; rien n’a été changé.",
            file=source.name,
            key=beside.name,
        )
    )


def _refuse_foreign(source: Path, facts: CopyFacts, ring: KeyRing, folder: Path) -> None:
    """The copy of another store never replaces one that can be read."""
    if not (folder / DATABASE).exists() or not ring.exists:
        return
    try:
        if ring.facts.store == facts.store:
            return
        ring.load()
    except StoreFault:
        return
    raise StoreFault(
        translate(
            "Copies",
            "La copie {file} vient d’une autre base que celle de {folder}. Remettez-la en service dans un dossier à elle"
            " (--data-dir) ; rien n’a été changé.",
            file=source.name,
            folder=str(folder),
        )
    )


def _take_out(
    source: Path,
    facts: CopyFacts,
    key: bytes,
    database: Path,
    progress: Progress | None,
    cancelled: CancelCheck | None,
) -> None:
    """Take the database out of the copy and prove it. Raises `StoreDamaged` when it is not what was copied."""
    done = 0

    def moved(size: int) -> None:
        nonlocal done
        done += size
        if progress is not None:
            progress(min(done, facts.size), facts.size)

    try:
        with database.open("wb") as file:
            copyfile.extract(source, facts, file, moved, cancelled)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise from_system(error, database.parent) from error
    try:
        backing_up.prove(database, key, facts.desks, (facts.events, facts.bodies))
    except StoreDamaged as error:
        raise StoreDamaged(copyfile.damaged(source)) from error


def _keep(folder: Path, ring: KeyRing, facts: CopyFacts, working: Path) -> tuple[_Present, Path | None]:
    """Keep what stands there: a proved copy of the store, or its files as they are when it cannot be read."""
    present = _Present()
    if not (folder / DATABASE).exists():
        return present, None if _is_of(ring, facts) else _set_aside(folder)
    try:
        store = Store(folder, ring.load(), None)
    except StoreFault:
        return present, _set_aside(folder)
    try:
        with store.read() as connection:
            (made,) = connection.execute("PRAGMA user_version").fetchone()
            if made:
                present = _Present(identity.codes(connection), _counters(connection))
        store.close()
        _refuse_company(store)
        return present, backing_up.keep_before_restore(store, working) if made else _set_aside(folder)
    except StoreDamaged:
        store.close()
        return present, _set_aside(folder)
    finally:
        store.close()


def _is_of(ring: KeyRing, facts: CopyFacts) -> bool:
    """Tell whether the folder holds nothing, or the key of the very store that the copy is of."""
    if not ring.exists:
        return not ring.key_file.exists()
    try:
        return ring.facts.store == facts.store and key_check(ring.load()) == facts.check
    except StoreFault:
        return False


def _refuse_company(store: Store) -> None:
    try:
        backing_up.seal(store)
    except StoreBusy as error:
        raise StoreBusy(
            translate(
                "Copies",
                "La base est ouverte ailleurs (une fenêtre de Guichet ou une commande). Fermez-la, puis recommencez ;"
                " rien n’a été changé.",
            )
        ) from error


def _set_aside(folder: Path) -> Path | None:
    """Copy the files of a store that cannot be read to a folder under `backups/`, as they are."""
    standing = [file for file in backing_up.store_files(folder) if file.exists()]
    if not standing:
        return None
    backups = backing_up.backups_folder(folder)
    place = next(p for n in itertools.count(1) if not (p := backups / f"unreadable-{n:04d}").exists())
    try:
        place.mkdir(mode=0o700)
        for file in standing:
            shutil.copy2(file, place / file.name)
        sync_folder(place)
    except OSError as error:
        shutil.rmtree(place, ignore_errors=True)
        raise from_system(error, folder) from error
    return place


def _put_in_service(
    folder: Path, database: Path, ring: KeyRing, key: bytes, facts: CopyFacts, kept: Path | None
) -> None:
    """Replace the database. Until its last step what stood there stands; after it, the copy does.

    A copy of the same store changes one name; otherwise the key changes first, beside a store that could not
    be read anyway.
    """
    known = {file: file.read_bytes() for file in (ring.facts_file, ring.key_file) if file.exists()}
    same = _is_of(ring, facts) and ring.exists
    try:
        if not same:
            ring.keep(key, StoreFacts(facts.store, "", made=True))
        for name in ("-wal", "-shm"):
            (folder / f"{DATABASE}{name}").unlink(missing_ok=True)
        database.replace(folder / DATABASE)
        sync_folder(folder)
    except BaseException as error:
        if not same:
            _give_back(ring, known)
        if kept is not None and kept.is_dir():
            for name in ("-wal", "-shm"):
                if (kept / f"{DATABASE}{name}").exists() and not (folder / f"{DATABASE}{name}").exists():
                    shutil.copy2(kept / f"{DATABASE}{name}", folder / f"{DATABASE}{name}")
        if isinstance(error, OSError):
            raise from_system(error, folder) from error
        raise


def _give_back(ring: KeyRing, known: dict[Path, bytes]) -> None:
    for file in (ring.facts_file, ring.key_file):
        if file in known:
            write_durably(file, known[file])
        else:
            file.unlink(missing_ok=True)
