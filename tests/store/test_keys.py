"""Where the key stands, and what happens when it does not (the system's keyring, else a file with a notice)."""

import errno
import os
import stat
from pathlib import Path

import keyring.errors
import pytest
from tests.workshop import FileVault, MemoryVault

from guichet.store import keys
from guichet.store.faults import StoreDamaged, StoreFault
from guichet.store.keys import KEY_BYTES, KeyRing, StoreFacts, SystemVault, from_hex, key_check, write_durably
from guichet.store.opening import open_store

KEY = bytes(range(32))


def test_the_keyring_comes_first_and_leaves_no_file(tmp_path: Path) -> None:
    """Encrypted at rest: with a keyring, the key is nowhere in the folder, and there is nothing to notice."""
    vault = MemoryVault()
    store = open_store(tmp_path / "d", vault=vault)
    assert store.notice is None
    store.close()
    assert not (tmp_path / "d" / "store.key").exists()
    (secret,) = vault.secrets.values()
    assert len(from_hex(secret)) == KEY_BYTES
    assert secret not in (tmp_path / "d" / "store.json").read_text()
    open_store(tmp_path / "d", vault=vault).close()
    with pytest.raises(StoreFault) as fault:
        open_store(tmp_path / "d", vault=MemoryVault())
    assert "trousseau" in str(fault.value.message)


def test_without_a_keyring_the_key_is_in_a_private_file_with_a_notice(tmp_path: Path) -> None:
    """Encrypted at rest: 0600, and the person is told to protect the account."""
    store = open_store(tmp_path / "d", vault=FileVault())
    file = tmp_path / "d" / "store.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert store.notice is not None
    assert "store.key" in str(store.notice)
    assert from_hex(file.read_text().strip()) == store.raw_key
    store.close()


def test_the_check_of_a_key_is_fixed_and_tells_nothing_of_it() -> None:
    """SYNC.md: the digest beside the file is the first release's."""
    assert key_check(bytes(32)).startswith("4a7a7ed66c5bf265a9f2e379b75d6485")
    assert key_check(KEY) != key_check(bytes(32))
    assert KEY.hex() not in key_check(KEY)


def test_a_key_left_by_a_creation_cut_short_is_taken_up(tmp_path: Path) -> None:
    """Power cut between the key and its facts: the key may be the only one to something."""
    (tmp_path / "store.key").write_text(f"{KEY.hex()}\n")
    ring = KeyRing(tmp_path, FileVault())
    assert not ring.exists
    ring.create(bytes(32), "s")
    assert ring.load() == KEY
    (tmp_path / "store.key").write_text("")
    ring.create(bytes(32), "s")
    assert ring.load() == bytes(32)


def test_a_key_of_the_wrong_length_is_a_mistake_of_ours(tmp_path: Path) -> None:
    """Never a store under a key that is none."""
    with pytest.raises(ValueError):
        KeyRing(tmp_path, FileVault()).keep(b"short", StoreFacts("s", ""))
    assert not KeyRing(tmp_path, FileVault()).exists


def test_a_disk_that_fills_up_while_the_key_is_written_keeps_the_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: a file written durably is the former one or the new one, whole."""
    write_durably(tmp_path / "f", b"former")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(keys.os, "fsync", full)
    with pytest.raises(OSError):
        write_durably(tmp_path / "f", b"new")
    with pytest.raises(StoreFault) as fault:
        KeyRing(tmp_path, FileVault()).create(KEY, "s")
    assert "plein" in str(fault.value.message)
    assert (tmp_path / "f").read_bytes() == b"former"


def test_a_keyring_that_fails_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked or broken keyring never stops the desk: the file takes its place."""

    def broken(*_: str) -> str:
        raise keyring.errors.KeyringError("locked")

    monkeypatch.setattr(keyring, "get_password", broken)
    monkeypatch.setattr(keyring, "set_password", broken)
    assert SystemVault().get("s") is None
    assert not SystemVault().put("s", "x")


def test_a_keyring_that_forgets_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some keyrings say yes and keep nothing: what was put is read back before it counts."""
    monkeypatch.setattr(keyring, "set_password", lambda *_: None)
    monkeypatch.setattr(keyring, "get_password", lambda *_: None)
    assert not SystemVault().put("s", "x")
    monkeypatch.setattr(keyring, "get_password", lambda *_: "x")
    assert SystemVault().put("s", "x")
    assert SystemVault().get("s") == "x"


def test_facts_say_whether_the_database_was_made(tmp_path: Path) -> None:
    """Promise 1: from the first opening on, an absent database is a loss and not a beginning."""
    open_store(tmp_path, vault=FileVault()).close()
    ring = KeyRing(tmp_path, FileVault())
    assert ring.facts.made
    ring.mark_made()
    (tmp_path / "store.json").write_text("{}")
    with pytest.raises(StoreDamaged):
        _ = ring.facts
