"""The one place that opens the database: settings, versions, places and faults, each with its sentence (promises 1 and 3)."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from tests.store import dumps
from tests.workshop import FileVault, request

from guichet.application import drafts
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.errors import EnvironmentFault
from guichet.store import faults, locking, opening
from guichet.store.faults import StoreBusy, StoreDamaged, StoreFault
from guichet.store.opening import DATABASE, SCHEMA_VERSION, Store, open_store, refuse_network_path


def opened(folder: Path, **options: Any) -> Store:
    """Open the store of a folder as on a computer without a keyring."""
    return open_store(folder, vault=FileVault(), **options)


def refused(folder: Path, kind: type[Exception] = StoreFault, **options: Any) -> str:
    """Return the sentence with which a folder is refused."""
    with pytest.raises(kind) as fault:
        opened(folder, **options)
    said = str(fault.value.message)  # type: ignore[attr-defined]
    assert said.endswith(".")
    return said


@pytest.mark.parametrize("lent", ["connect", "read", "write"])
def test_every_connection_is_durable_and_cautious(desk: Workplace, lent: str) -> None:
    """Promise 1, SYNC.md: WAL, synchronous FULL, secure_delete, no mmap, REPLACE held by the triggers, everywhere."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "recursive_triggers": 1,
              "busy_timeout": 5000}  # fmt: skip

    def settings(connection: Any) -> dict[str, Any]:
        return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}

    if lent == "connect":
        connection = desk.store.connect()
        found = settings(connection)
        mapped = connection.execute("PRAGMA mmap_size").fetchall()
        connection.close()
        assert mapped in ([], [(0,)])
    elif lent == "read":
        with desk.store.read() as connection:
            found = settings(connection)
            assert connection.execute("PRAGMA query_only").fetchone() == (1,)
    else:
        with desk.store.write() as connection:
            found = settings(connection)
            assert connection.in_transaction
    assert found == wanted


def test_a_read_cannot_write(desk: Workplace) -> None:
    """Every change goes through the one writer."""
    with pytest.raises(StoreFault), desk.store.read() as connection:
        connection.execute("DELETE FROM meta")


def test_an_old_sqlite_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SYNC.md: before 3.51.3 two connections can corrupt a WAL; nothing is even created then."""
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    assert "3.51.3" in refused(tmp_path / "d")
    assert not (tmp_path / "d").exists()


def test_a_newer_store_is_left_alone(desk: Workplace) -> None:
    """Promise 6: an older program does not touch what a newer one made, and says what to install."""
    with desk.store.write() as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    desk.close()
    before = (desk.store.path).read_bytes()
    assert str(SCHEMA_VERSION + 1) in refused(desk.store.folder, EnvironmentFault)
    assert desk.store.path.read_bytes() == before


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    """A command that reads never leaves an empty store behind."""
    assert str(tmp_path / "d") in refused(tmp_path / "d", create=False)
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    "mounts",
    [
        "srv:/x {} nfs4 rw 0 0",
        "//srv/x {} cifs rw 0 0",
        "sshfs {} fuse.sshfs rw 0 0",
        "host {} 9p rw,trans=virtio 0 0",
    ],
)
def test_a_network_share_is_refused(tmp_path: Path, mounts: str) -> None:
    """Bad input: SQLite's locks do not hold there; the sentence says why and what to do instead."""
    with pytest.raises(StoreFault) as fault:
        refuse_network_path(tmp_path / "d", f"/dev/x / ext4 rw 0 0\n{mounts.format(tmp_path)}")
    assert "partage réseau" in str(fault.value.message)


@pytest.mark.parametrize("folder", ["//serveur/partage/guichet", "\\\\serveur\\partage\\guichet"])
def test_a_unc_path_is_refused(folder: str) -> None:
    """Bad input: a share named directly, on any system."""

    class Named(type(Path())):  # type: ignore[misc]
        def __str__(self) -> str:
            return folder

    with pytest.raises(StoreFault):
        refuse_network_path(Named("x"), "")


@pytest.mark.parametrize(
    "mounts",
    ["/dev/x / ext4 rw 0 0", "none / 9p rw,trans=fd,rfdno=4 0 0", "srv:/x /elsewhere nfs rw 0 0", "",
     "srv:/x / nfs rw 0 0\n/dev/x {} ext4 rw 0 0", "broken line"],
)  # fmt: skip
def test_a_local_folder_is_let_through(tmp_path: Path, mounts: str) -> None:
    """The nearest mount decides; a container's root is no share."""
    refuse_network_path(tmp_path / "d", mounts.format(tmp_path))


def test_folders_that_cannot_be_used_are_refused_with_a_sentence(tmp_path: Path) -> None:
    """Bad input: a file, a name too long, a loop of links: never a traceback."""
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "d")
    assert refused(tmp_path / "file", create=False)
    assert refused(tmp_path / ("x" * 300))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / "loop" / "d")


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_folder_that_does_not_let_itself_be_written_makes_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Read-only folder, full disk at the first start: a sentence, and no store that looks made."""

    def failing(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(opening.os, "open", failing)
    said = refused(tmp_path / "d")
    monkeypatch.undo()
    assert ("plein" in said) == (code in (errno.ENOSPC, errno.EDQUOT))
    store = opened(tmp_path / "d")
    store.close()


@contextmanager
def somebody_else() -> Iterator[None]:
    """Act as an account that owns nothing, where the tests run as one that may write anywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_read_only_folder_is_refused_and_left_as_it_is(desk: Workplace) -> None:
    """Read-only folder: neither a new store in it, nor the one that stands there; nothing changes."""
    take_in(desk, request())
    desk.close()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "desk"
        shutil.copytree(desk.store.folder, folder)
        for each in (*folder.rglob("*"), folder, Path(place)):
            each.chmod(0o555 if each.is_dir() else 0o444)
        before = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
        with somebody_else():
            for wanted in (folder, folder / "new", folder / "new" / "deeper"):
                assert "écrire" in refused(wanted)
            with pytest.raises(StoreFault) as fault:
                locking.take_lock(folder)
            assert "écrire" in str(fault.value.message)
        assert {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before
        for each in (Path(place), folder, *folder.rglob("*")):
            each.chmod(0o755)


def test_a_disk_that_fills_up_loses_nothing(desk: Workplace) -> None:
    """Promise 1, SQLITE_FULL: the sentence, nothing half written, and the same intake goes through once there is room."""
    take_in(desk, request())
    before = dumps.everything(desk.store)
    with desk.store.write() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    desk.store._writer.execute(f"PRAGMA max_page_count = {pages}")
    long = request("x" * 19_000)
    with pytest.raises(StoreFault) as fault:  # noqa: PT012 - how many fit is the disk's affair
        while True:
            take_in(desk, long)
    assert "plein" in str(fault.value.message)
    with pytest.raises(StoreFault):
        drafts.keep(desk, "d", {"description": "y" * 200_000})
    held = dumps.everything(desk.store)
    kept = len(held["event"]) - len(before["event"])
    assert held["event"][: len(before["event"])] == before["event"]
    assert len(held["dossier"]) == len(before["dossier"]) + kept
    assert held["draft"] == []
    desk.store._writer.execute("PRAGMA max_page_count = 1000000")
    take_in(desk, request("x" * 19_000))


def test_a_store_held_by_another_program_says_so(desk: Workplace) -> None:
    """Locked: whoever waits is told after the wait, and nothing is half written."""
    other = desk.store.connect()
    other.execute("BEGIN IMMEDIATE")
    with desk.store.read():
        pass  # a reader is not held up by a writer
    desk.store._writer = desk.store._writer or desk.store.connect()
    desk.store._writer.execute("PRAGMA busy_timeout = 1")
    before = dumps.everything(desk.store)
    with pytest.raises(StoreBusy):
        take_in(desk, request())
    other.execute("ROLLBACK")
    other.close()
    assert dumps.everything(desk.store) == before
    take_in(desk, request())


@pytest.mark.parametrize(
    ("said", "kind", "word"),
    [
        ("database or disk is full", StoreFault, "plein"),
        ("database is locked", StoreBusy, "utilise"),
        ("attempt to write a readonly database", StoreFault, "écrire"),
        ("unable to open database file", StoreFault, "écrire"),
        ("file is not a database", StoreDamaged, "endommagée"),
        ("database disk image is malformed", StoreDamaged, "endommagée"),
        ("disk I/O error", StoreFault, "disque"),
    ],
)
def test_what_the_database_says_becomes_a_sentence(said: str, kind: type[Exception], word: str) -> None:
    """Faults: what happened and what to do, by kind; a mistake of ours passes through unchanged."""
    found = faults.from_database(dbapi2.OperationalError(said), Path("guichet.db"))
    assert isinstance(found, kind)
    assert word in str(found.message)  # type: ignore[attr-defined]
    ours = dbapi2.OperationalError("near SELEC: syntax error")
    assert faults.from_database(ours, Path("guichet.db")) is ours
    assert isinstance(
        faults.from_database(dbapi2.OperationalError("interrupted"), Path("x")), faults.Interrupted
    )


def test_a_damaged_file_is_told_from_a_wrong_key(desk: Workplace) -> None:
    """SYNC.md: a wrong key reads like corruption; the check beside the file tells which it is."""
    take_in(desk, request())
    desk.close()
    folder = desk.store.folder
    key = folder / "store.key"
    right = key.read_text()
    key.write_text("ab" * 32)
    assert "intacte" in refused(folder, StoreDamaged)
    key.write_text("pas une clé é", encoding="utf-8")
    assert "intacte" in refused(folder, StoreDamaged)
    key.write_text(right)
    raw = bytearray(desk.store.path.read_bytes())
    raw[100:200] = bytes(100)
    desk.store.path.write_bytes(raw)
    assert "endommagée" in refused(folder, StoreDamaged)


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0" + bytes(5000)])
def test_a_database_that_was_emptied_or_replaced_is_never_begun_anew(desk: Workplace, content: bytes) -> None:
    """Promise 1: a store that has served and is empty was erased by something; a new one must not hide that."""
    desk.close()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (desk.store.folder / name).unlink(missing_ok=True)
    (desk.store.folder / DATABASE).write_bytes(content)
    assert "copie" in refused(desk.store.folder)
    assert (desk.store.folder / DATABASE).read_bytes() == content


def test_a_database_that_disappeared_is_not_begun_anew(desk: Workplace) -> None:
    """Promise 1: the file is gone; the folder still knows that it was there."""
    desk.close()
    desk.store.path.unlink()
    assert "disparu" in refused(desk.store.folder)
    (desk.store.folder / "store.json").unlink()
    (desk.store.folder / DATABASE).write_bytes(b"")
    assert "store.json" in refused(desk.store.folder, StoreDamaged)


@pytest.mark.parametrize("content", ["", "{", '{"store":1}', "\x00"])
def test_damaged_facts_beside_the_store_are_told(desk: Workplace, content: str) -> None:
    """A store whose facts cannot be read is not opened by guessing."""
    desk.close()
    (desk.store.folder / "store.json").write_text(content)
    assert "store.json" in refused(desk.store.folder, StoreDamaged)


def test_files_are_of_this_account_alone(desk: Workplace) -> None:
    """A desk's computer may have other accounts: database, log, key and facts are theirs not to read."""
    take_in(desk, request())
    for file in desk.store.folder.iterdir():
        if file.name.startswith(("guichet.db", "store.")):
            assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file.name


def test_nothing_personal_can_be_read_from_the_files(desk: Workplace) -> None:
    """Encrypted at rest: neither the database nor the log that stands beside it holds a word in clear."""
    from guichet.domain.commands import CitizenInput

    take_in(desk, request("Lampadaire éteint", citizen=CitizenInput(name="Zéphirine Quatorze")))
    drafts.keep(desk, "d", {"description": "brouillon de Zéphirine"})
    look = (
        "import sys, pathlib\n"  # another process: closing the live file here would drop SQLite's locks
        "for file in pathlib.Path(sys.argv[1]).glob('guichet.db*'):\n"
        "    held = file.read_bytes()\n"
        "    print(file.name, len(held), any(w.encode() in held for w in sys.argv[2:]))\n"
    )
    words = ("phirine", "Lampadaire", "brouillon", "SQLite format", "2026-KL-0001")
    out = subprocess.run(
        [sys.executable, "-c", look, str(desk.store.folder), *words],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    seen = {line.split()[0]: line.split()[1:] for line in out if line}
    assert int(seen["guichet.db-wal"][0]) > 0
    assert {found for _, found in seen.values()} == {"False"}


@pytest.mark.parametrize("securely", [True, False])
def test_what_is_erased_is_gone_from_the_pages(tmp_path: Path, securely: bool) -> None:
    """SYNC.md: a draft that was given up is gone from the file; without secure_delete it stays, as shown beside."""
    plain = dbapi2.connect(str(tmp_path / "plain.db"), isolation_level=None)
    plain.execute(f"PRAGMA secure_delete = {'ON' if securely else 'OFF'}")
    plain.execute("CREATE TABLE draft(id TEXT PRIMARY KEY, content TEXT)")
    plain.executemany(
        "INSERT INTO draft VALUES(?, ?)", [(str(n), f"brouillon {n} quatorze") for n in range(9)]
    )
    plain.execute("DELETE FROM draft WHERE id = '7'")
    plain.close()
    assert (b"brouillon 7" in (tmp_path / "plain.db").read_bytes()) != securely


def test_the_search_index_forgets_a_word_once_it_is_merged_or_made_anew(tmp_path: Path) -> None:
    """SYNC.md: a contentless index strikes a row out and drops its words when it merges: what erases asks for that."""
    from guichet.store.tables import SEARCH_DDL

    file = tmp_path / "plain.db"
    plain = dbapi2.connect(str(file), isolation_level=None)
    plain.execute("PRAGMA secure_delete = ON")
    for statement in SEARCH_DDL:
        plain.execute(statement)
    insert = "INSERT INTO citizen_search(rowid, name) VALUES(?, ?)"
    plain.executemany(insert, [(row, f"citoyenne {row:04d}") for row in range(50)])
    plain.execute(insert, (77, "zephirine quatorze"))
    plain.execute("DELETE FROM citizen_search WHERE rowid = 77")
    assert plain.execute(
        "SELECT count(*) FROM citizen_search WHERE citizen_search MATCH 'zephirine'"
    ).fetchone() == (0,)
    plain.execute("INSERT INTO citizen_search(citizen_search) VALUES('optimize')")
    plain.close()
    assert b"ephirine" not in file.read_bytes()


def test_the_indexes_of_a_desk_erase_securely(desk: Workplace) -> None:
    """SYNC.md: the setting stands in each index, after a rebuild too."""
    from guichet.application import copies
    from guichet.domain.people import SCHEDULER

    desk.agent = SCHEDULER
    copies.rebuild(desk)
    with desk.store.read() as connection:
        for table in ("dossier_search", "citizen_search"):
            config = dict(connection.execute(f"SELECT k, v FROM {table}_config").fetchall())
            assert config["secure-delete"] == 1


def test_an_interrupted_search_gives_up_and_the_next_one_works(desk: Workplace) -> None:
    """A newer key press takes the place of the search under way; the connection serves again."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(faults.Interrupted), desk.store.read(interruptible=True) as connection:
        _count_on(desk, connection, endless)
    with desk.store.read(interruptible=True) as connection:
        assert connection.execute("SELECT count(*) FROM dossier").fetchone() == (0,)


def _count_on(desk: Workplace, connection: Any, statement: str) -> None:
    """Run a statement that a newer search interrupts."""
    connection.set_progress_handler(desk.store.interrupt_reads, 1000)
    try:
        connection.execute(statement).fetchone()
    finally:
        connection.set_progress_handler(None, 0)
