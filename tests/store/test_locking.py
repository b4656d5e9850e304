"""Who may have a store open: one window; a lock ends with its process; a restore is alone (second copy, promise 1)."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.workshop import FileVault, clock_of, request

from guichet.application.opening_desk import open_for_window
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.store import locking
from guichet.store.faults import StoreBusy, StoreFault
from guichet.store.locking import alone, copying, creating, refuse_while_replaced, replacing, take_lock
from guichet.store.opening import REPLACING_MARK, open_store

HOLD = (
    "import sys, pathlib\n"
    "from guichet.store.locking import take_lock\n"
    "held = take_lock(pathlib.Path(sys.argv[1]))\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)


def test_a_second_copy_is_refused_until_the_first_one_ends_however_it_ends(tmp_path: Path) -> None:
    """Second copy of the program: the sentence says where it is open; `kill -9` leaves no lock behind."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(StoreBusy) as busy:
        take_lock(tmp_path)
    assert "déjà ouvert" in str(busy.value.message)
    with pytest.raises(StoreBusy), alone(tmp_path):
        pass
    other.kill()
    other.wait()
    other.stdin.close()
    other.stdout.close()
    take_lock(tmp_path).release()


def test_a_window_holds_its_folder_and_lets_it_go(desk: Workplace) -> None:
    """One window per folder, in one process too; released twice is released once."""
    desk.close()
    opened, lock = open_for_window(desk.store.folder, vault=FileVault(), clock=clock_of(desk))
    with pytest.raises(StoreBusy):
        open_for_window(desk.store.folder, vault=FileVault())
    with alone(desk.store.folder):
        pass  # the window itself may do what must be done alone
    opened.close()
    lock.release()
    lock.release()
    opened, lock = open_for_window(desk.store.folder, vault=FileVault(), clock=clock_of(desk))
    opened.close()
    lock.release()


def test_a_window_that_cannot_open_lets_the_folder_go(desk: Workplace) -> None:
    """A fault while opening never leaves the folder locked."""
    desk.close()
    (desk.store.folder / "store.json").write_text("{")
    for _ in range(2):
        with pytest.raises(StoreFault) as fault:
            open_for_window(desk.store.folder, vault=FileVault())
        assert not isinstance(fault.value, StoreBusy)


def test_nobody_opens_a_store_that_is_being_replaced(desk: Workplace) -> None:
    """Restore: who opens is told to wait; the mark of a restore that was killed holds nobody up."""
    folder = desk.store.folder
    desk.close()
    with replacing(folder):
        assert (folder / REPLACING_MARK).exists()
        with pytest.raises(StoreBusy) as busy:
            open_store(folder, vault=FileVault())
        assert "remise en service" in str(busy.value.message)
    assert not (folder / REPLACING_MARK).exists()
    (folder / REPLACING_MARK).touch()
    open_store(folder, vault=FileVault()).close()
    assert not (folder / REPLACING_MARK).exists()
    refuse_while_replaced(folder)


def test_one_copy_and_one_creation_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two backups would share a working folder, two creations would make two keys."""
    with copying(tmp_path), pytest.raises(StoreBusy) as busy, copying(tmp_path):
        pass
    assert "déjà en cours" in str(busy.value.message)
    real = locking._acquire
    monkeypatch.setattr(locking, "_acquire", lambda file, timeout, refusal: real(file, 0, refusal))
    with creating(tmp_path), pytest.raises(StoreBusy), creating(tmp_path):
        pass


def test_two_programs_that_begin_a_store_at_once_make_one(tmp_path: Path) -> None:
    """Concurrency: the same key, the same database, each sees what the other wrote."""
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(tmp_path / "d", vault=FileVault()), range(6)))
    assert len({store.raw_key for store in stores}) == 1
    with stores[0].write() as connection:
        connection.execute("INSERT INTO meta VALUES('x', 'y')")
    for store in stores:
        with store.read() as connection:
            assert connection.execute("SELECT value FROM meta WHERE key = 'x'").fetchone() == ("y",)
        store.close()


def test_threads_and_programs_record_beside_each_other_without_a_hole(desk: Workplace) -> None:
    """Concurrency: intakes from several threads of two programs are numbered in one row, each once."""
    other = open_workplace(
        desk.store.folder, create=False, clock=desk.clock, random=desk.random, vault=FileVault()
    )
    other.agent = desk.agent
    with ThreadPoolExecutor(4) as pool:
        taken = list(
            pool.map(lambda n: take_in((desk, other)[n % 2], request(f"bruit {n}")).number, range(24))
        )
    other.close()
    assert sorted(number[8:12] for number in taken) == [f"{n:04d}" for n in range(1, 25)]
    with desk.store.read() as connection:
        (seqs, last) = connection.execute("SELECT count(*), max(desk_seq) FROM event").fetchone()
    assert seqs == last


@pytest.mark.parametrize("count", [1, 9])
def test_readers_are_lent_from_a_small_pool(desk: Workplace, count: int) -> None:
    """Reads never wait for each other; what is given back is used again, four of them at most."""
    from contextlib import ExitStack

    with ExitStack() as lent:
        connections = [lent.enter_context(desk.store.read()) for _ in range(count)]
        assert len(set(map(id, connections))) == count
    assert 1 <= len(desk.store._pool) <= 4
