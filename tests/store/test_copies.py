"""Copies made while the desk works, proved before they count, and put back whole or not at all (promise 1)."""

import errno
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.store import dumps
from tests.store.histories import work
from tests.workshop import FileVault, MemoryVault, desk_in, request

from guichet.application import checking, copies, setting_up
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain.errors import Refusal
from guichet.domain.people import SCHEDULER
from guichet.domain.progress import Cancelled
from guichet.store import backing_up, copyfile, restoring
from guichet.store.backing_up import backup, key_file_of
from guichet.store.faults import StoreBusy, StoreDamaged, StoreFault
from guichet.store.opening import SCHEMA_VERSION


@pytest.fixture
def copy(desk: Workplace, tmp_path: Path) -> Path:
    """A copy of a desk that has worked, with its key beside it; the desk is still open."""
    work(desk, seed=5, steps=12)
    return backup(desk.store, tmp_path / "copy.guichet").file


def restore(folder: Path, source: Path, desk: Workplace, **options: Any) -> restoring.Restored:
    """Put a copy back in service with the time and the randomness of a desk."""
    options = {"vault": FileVault(), "clock": desk.clock, "random": desk.random} | options
    return restoring.restore(folder, source, **options)


def reopened(folder: Path, desk: Workplace) -> Workplace:
    """Open a folder with the time and the randomness of a desk."""
    return open_workplace(folder, create=False, vault=FileVault(), clock=desk.clock, random=desk.random)


def test_a_copy_holds_what_the_store_held_and_says_so(desk: Workplace, tmp_path: Path) -> None:
    """Promise 1: one instant of the store, its events and bodies counted, its chains' last links beside it."""
    work(desk, seed=5, steps=12)
    told: list[tuple[int, int]] = []
    made = backup(
        desk.store, tmp_path / "copy.guichet", progress=lambda done, total: told.append((done, total))
    )
    facts = copyfile.read_facts(made.file)
    held = dumps.everything(desk.store)
    assert (facts.events, facts.bodies) == (len(held["event"]), len(held["event_body"]))
    assert made.events == facts.events
    (mark,) = facts.desks.values()
    assert mark.seq == mark.count == facts.events
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert b"itoyenne" not in made.file.read_bytes()
    assert made.key_file == key_file_of(made.file)
    assert made.notice is not None
    assert not list(tmp_path.glob(".*")), "nothing half made is left"


def test_a_keyring_keeps_the_key_to_itself_unless_asked(tmp_path: Path) -> None:
    """Encrypted at rest: no key beside a copy that a keyring can open; on demand it is, and doctor knows."""
    desk = open_workplace(tmp_path / "desk", vault=MemoryVault())
    assert backup(desk.store, tmp_path / "a.guichet").key_file is None
    made = backup(desk.store, tmp_path / "b.guichet", with_key=True)
    assert made.key_file is not None
    assert made.key_file.read_text().strip() == desk.store.raw_key.hex()
    desk.close()


def test_a_restored_store_says_the_same_under_a_new_identity(
    copy: Path, desk: Workplace, tmp_path: Path
) -> None:
    """SYNC.md: a restored desk would fork; it gets a new identity and new letters, and everything it knew."""
    before = dumps.everything(desk.store)
    former = setting_up.desk_facts(desk)
    done = restore(tmp_path / "elsewhere", copy, desk)
    again = reopened(tmp_path / "elsewhere", desk)
    after = dumps.everything(again.store)
    assert after["event"][: len(before["event"])] == before["event"]
    assert after["event_body"][: len(before["event_body"])] == before["event_body"]
    assert len(after["event"]) == len(before["event"]) + 1, "the new identity is an event like any other"
    for name in ("dossier", "due_action", "citizen", "dossier_search", "citizen_search"):
        assert after[name] == before[name]
    assert former is not None
    assert done.former_code == former.code == "KL"
    facts = setting_up.desk_facts(again)
    assert facts is not None
    assert facts.code == done.code != "KL"
    assert len(done.code) == 3
    again.agent = desk.agent
    number = take_in(again, request()).number
    assert number not in {row[1] for row in before["dossier"]}
    assert f"-{done.code}-" in number
    assert checking.diagnose(again).healthy
    again.close()


def test_numbers_issued_since_the_copy_are_never_issued_again(copy: Path, desk: Workplace) -> None:
    """Promise 3: the store that is replaced issued more; its letters and counters are not taken up again."""
    late = [take_in(desk, request()).number for _ in range(5)]
    desk.close()
    done = restore(desk.store.folder, copy, desk)
    assert done.kept is not None
    assert done.kept.exists()
    again = reopened(desk.store.folder, desk)
    again.agent = desk.agent
    fresh = take_in(again, request()).number
    assert fresh not in late
    assert int(fresh[9:13]) > max(int(number[8:12]) for number in late)
    again.close()
    second = restore(desk.store.folder, copy, desk)
    assert second.code not in (done.code, "KL")


def test_what_stood_there_is_kept_and_can_come_back(copy: Path, desk: Workplace) -> None:
    """Promise 1: a restore by mistake is undone by restoring what was kept."""
    number = take_in(desk, request("Après la copie")).number
    desk.close()
    kept = restore(desk.store.folder, copy, desk).kept
    assert kept is not None
    restore(desk.store.folder, kept, desk)
    again = reopened(desk.store.folder, desk)
    assert number in {row[1] for row in dumps.lists(again.store)["dossier"]}
    again.close()


def _spoil(copy: Path) -> None:
    raw = bytearray(copy.read_bytes())
    raw[len(raw) // 2] ^= 1
    copy.write_bytes(raw)


def _cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-200])


def _foreign(copy: Path) -> None:
    copy.write_text("bonjour")


def _empty(copy: Path) -> None:
    copy.write_bytes(b"")


def _newer(copy: Path) -> None:
    _with_facts(copy, b'"format":1', b'"format":9')


def _newer_schema(copy: Path) -> None:
    _with_facts(copy, b'"schema":%d' % SCHEMA_VERSION, b'"schema":9')


def _other_chain(copy: Path) -> None:
    facts = copyfile.read_facts(copy)
    (mark,) = facts.desks.values()
    _with_facts(copy, mark.digest.encode(), b"0" * 64)


def _no_key(copy: Path) -> None:
    key_file_of(copy).unlink()


def _with_facts(copy: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(copy) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert old in held["facts.json"]
    held["facts.json"] = held["facts.json"].replace(old, new)
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "spoil", [_spoil, _cut, _foreign, _empty, _newer, _newer_schema, _other_chain, _no_key, Path.unlink]
)
def test_a_copy_that_is_not_right_changes_nothing(
    copy: Path, desk: Workplace, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Promise 1: damaged, cut, foreign, newer, of another chain, without its key, absent: a sentence, nothing changed."""
    spoil(copy)
    target = tmp_path / "elsewhere"
    with desk_in(target, code="HJ", seed=9, sample=False):
        pass
    key = (target / "store.key").read_bytes()
    before = (target / "guichet.db").read_bytes()
    with pytest.raises(StoreFault) as fault:
        restore(target, copy, desk)
    assert str(fault.value.message).endswith(".")
    assert (target / "guichet.db").read_bytes() == before
    assert (target / "store.key").read_bytes() == key
    open_workplace(target, create=False, vault=FileVault()).close()


def test_the_copy_of_another_store_never_replaces_one_that_can_be_read(
    copy: Path, desk: Workplace, tmp_path: Path
) -> None:
    """Promise 1: two cities' stores are not mixed up by a slip of the file dialog."""
    with desk_in(tmp_path / "other", code="HJ", seed=9, sample=False):
        pass
    with pytest.raises(StoreFault) as fault:
        restore(tmp_path / "other", copy, desk)
    assert "autre base" in str(fault.value.message)


@pytest.mark.parametrize("how", ["garbage", "no facts", "wrong key"])
def test_a_store_that_cannot_be_read_is_kept_as_it_is_and_replaced(
    copy: Path, desk: Workplace, how: str
) -> None:
    """Promise 1: the day the file is damaged, the copy goes in and the damaged files stay for whoever can read them."""
    desk.close()
    folder = desk.store.folder
    if how == "garbage":
        (folder / "guichet.db").write_bytes(b"x" * 9000)
    elif how == "no facts":
        (folder / "store.json").write_text("{")
    else:
        (folder / "store.key").write_text("ab" * 32)
    damaged = (folder / "guichet.db").read_bytes()
    done = restore(folder, copy, desk)
    assert done.kept is not None
    assert (done.kept / "guichet.db").read_bytes() == damaged
    again = reopened(folder, desk)
    assert checking.diagnose(again).healthy
    again.close()


def test_a_store_that_is_open_is_not_replaced(copy: Path, desk: Workplace) -> None:
    """Promise 1: a window or a command that has it open would write into a file that is gone."""
    before = dumps.everything(desk.store)
    with pytest.raises(StoreBusy):
        restore(desk.store.folder, copy, desk)
    assert dumps.everything(desk.store) == before
    take_in(desk, request())


@pytest.mark.parametrize("step", range(1, 40, 3))
def test_a_restore_that_fails_anywhere_leaves_what_stood_or_what_came(
    copy: Path, desk: Workplace, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Promise 1: a disk that fails at any durable write of the restore: the folder opens, as it was or as restored."""
    take_in(desk, request("Après la copie"))
    desk.close()
    events = len(dumps_of(desk)["event"])
    left = [step]
    real = os.fsync

    def failing(descriptor: int) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    try:
        restore(desk.store.folder, copy, desk)
        restored = True
    except StoreFault:
        restored = False
    monkeypatch.undo()
    again = dumps_of(desk)
    assert restored == (left[0] > 0)
    as_it_was = len(again["event"]) == events and len(again["desk_codes"]) == 1
    assert (len(again["desk_codes"]) == 2) if restored else (as_it_was or len(again["desk_codes"]) == 2)


def dumps_of(desk: Workplace) -> dumps.Dump:
    """Open the folder of a closed desk, dump it and close it."""
    opened = reopened(desk.store.folder, desk)
    try:
        dump = dumps.everything(opened.store)
        dump["desk_codes"] = [row for row in dump["entry"] if row[0] == "desk"]
        return dump
    finally:
        opened.close()


def test_a_copy_never_overwrites_what_is_not_one(desk: Workplace, tmp_path: Path) -> None:
    """Bad input: a spreadsheet named by mistake, a folder, the database itself, a folder that is not there."""
    (tmp_path / "comptes.xlsx").write_bytes(b"PK whatever")
    for target in (tmp_path / "comptes.xlsx", tmp_path, desk.store.path, tmp_path / "no" / "where.guichet",
                   desk.store.folder / "store.key"):  # fmt: skip
        with pytest.raises(Refusal):
            backup(desk.store, target)
    assert (tmp_path / "comptes.xlsx").read_bytes() == b"PK whatever"
    take_in(desk, request())
    first = backup(desk.store, tmp_path / "copy.guichet")
    take_in(desk, request())
    assert backup(desk.store, tmp_path / "copy.guichet").events == first.events + 1, (
        "an older copy is replaced"
    )


def test_a_copy_that_is_given_up_or_cannot_be_written_leaves_the_former_one(
    desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: cancelled, or a full disk: what stood there stands, nothing half made beside it."""
    first = backup(desk.store, tmp_path / "copy.guichet").file.read_bytes()
    with pytest.raises(Cancelled):
        backup(desk.store, tmp_path / "copy.guichet", cancelled=lambda: True)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(zipfile.ZipFile, "open", full)
    with pytest.raises(StoreFault) as fault:
        backup(desk.store, tmp_path / "copy.guichet")
    monkeypatch.undo()
    assert "place" in str(fault.value.message)
    assert (tmp_path / "copy.guichet").read_bytes() == first
    assert not list(tmp_path.glob(".copy*"))
    assert not list((desk.store.folder / "backups").glob(".making*"))


def test_a_copy_that_does_not_prove_itself_is_not_kept(
    desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: a copy counts once it was opened and compared."""
    counted = iter([(9, 9), (8, 8)])  # the store, then the copy
    monkeypatch.setattr(backing_up, "count", lambda _: next(counted))
    with pytest.raises(StoreDamaged):
        backup(desk.store, tmp_path / "copy.guichet")
    assert not (tmp_path / "copy.guichet").exists()


def test_copies_take_the_right_to(desk: Workplace, tmp_path: Path) -> None:
    """STAFF-7: a copy with its key is the whole city's dossiers: an administrator's."""
    with pytest.raises(Refusal):
        copies.backup(desk, tmp_path / "copy.guichet")
    with pytest.raises(Refusal):
        copies.restore(tmp_path / "x", tmp_path / "copy.guichet", agent=desk.agent)
    with pytest.raises(Refusal):
        copies.rebuild(desk)
    desk.agent = SCHEDULER
    made = copies.backup(desk, tmp_path / "copy.guichet")
    said = copies.restore(tmp_path / "y", made.file, vault=FileVault(), clock=desk.clock, random=desk.random)
    assert "KL" in str(said)


def test_copies_kept_before_a_change_are_rotated(desk: Workplace) -> None:
    """Promise 1: the last ones are kept, the oldest go, none is overwritten."""
    names = [backing_up.rotate_before_migration(desk.store, 1).name for _ in range(7)]
    assert len(set(names)) == 7
    standing = sorted(file.name for file in (desk.store.folder / "backups").glob("schema-*"))
    assert standing == names[-backing_up.KEPT :]


def test_what_a_killed_copy_left_goes_with_the_next(desk: Workplace, tmp_path: Path) -> None:
    """Promise 1: `kill -9` during a copy leaves a working folder, never a copy that looks whole."""
    left = desk.store.folder / "backups" / ".making-x"
    left.mkdir(parents=True)
    shutil.copy(desk.store.folder / "store.json", left)
    backup(desk.store, tmp_path / "copy.guichet")
    assert not left.exists()
