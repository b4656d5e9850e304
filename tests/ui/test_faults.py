"""Faults as a person meets them: a sentence in the window, nothing lost, and work goes on once it is mended.

Each is met in the real program: the window is painted, the desk does not open or a save does not go through.
"""

from __future__ import annotations

import errno
import logging
import os
import stat
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2
from starting import Program, started
from tests.workshop import MemoryVault, make_desk, request

from guichet.application import copies
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.errors import EnvironmentFault
from guichet.store import locking, opening
from guichet.store.opening import DATABASE
from guichet.ui.logfile import BYTES, LogFile
from guichet.ui.screen import MemorySettings


@pytest.fixture
def folder(data_dir: Path) -> Path:
    """A desk with one dossier, closed."""
    desk = make_desk(data_dir)
    take_in(desk, request())
    desk.close()
    return data_dir


def _says(program: Program, *words: str) -> None:
    panel = program.fault()
    said = panel.sentence.text()
    for word in words:
        assert word in said
    assert "Traceback" not in said
    assert program.focus() is panel.try_again, "the next step has the keys"


def _tries_again(program: Program) -> None:
    program.press(Qt.Key.Key_Return)
    assert not program.starter.window.covered
    assert program.starter.window.current == "intake"
    assert _dossiers(program.desk) == 1


def _dossiers(desk: Workplace) -> int:
    with desk.store.read() as connection:
        (count,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
    return int(count)


def _no_writing(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """The file system refuses every new file (a test run as root can write anywhere)."""

    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "write_bytes", refused)


# --- The desk does not open -------------------------------------------------------------------------


def test_a_read_only_folder(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hindered:
        _no_writing(hindered, errno.EROFS)
        with started(qtbot, folder) as program:
            _says(program, "ne se laisse pas écrire", str(folder), "--data-dir")
            hindered.undo()
            _tries_again(program)


def test_a_full_disk_at_the_first_start(
    qtbot: QtBot, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hindered:
        _no_writing(hindered, errno.ENOSPC)
        with started(qtbot, data_dir) as program:
            _says(program, "disque est plein", "Libérez de l’espace")
            assert not (data_dir / DATABASE).exists()
            hindered.undo()
            program.press(Qt.Key.Key_Return)
            assert program.first_start().agent.hasFocus()


def test_a_database_that_another_program_keeps_locked(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = opening.configure

    def impatient(connection: opening.Connection, key: bytes) -> None:
        real(connection, key)
        connection.execute("PRAGMA busy_timeout = 1")

    monkeypatch.setattr(opening, "configure", impatient)
    with started(qtbot, folder) as program:
        desk = program.desk
        other = desk.store.connect()
        other.execute("BEGIN IMMEDIATE")
        program.press(Qt.Key.Key_F12)
        program.press(Qt.Key.Key_1)
        assert "Un autre programme utilise la base" in program.panel().problem.text()
        other.execute("ROLLBACK")
        other.close()
        program.press(Qt.Key.Key_1)
        assert program.starter.door.duty.agent is not None


def test_a_damaged_database_offers_the_last_copy(
    qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copie.guichet"
    with started(qtbot, folder) as program:
        copies.backup(_as_admin(program.desk), copy)
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(b"\0" * 4096 + whole[4096:])
    monkeypatch.setattr("guichet.ui.shell.fault.QFileDialog.getOpenFileName", lambda *_: (str(copy), ""))
    with started(qtbot, folder) as program:
        _says(program, "endommagée", "Rien n’y a été changé")
        panel = program.fault()
        assert panel.restore.isVisible()
        program.press(Qt.Key.Key_Tab)
        assert program.focus() is panel.restore
        program.press(Qt.Key.Key_Return)
        assert not program.starter.window.covered
        assert _dossiers(program.desk) == 1
        assert any("en service" in said for said in program.notices())


def test_a_database_of_a_newer_version(qtbot: QtBot, folder: Path) -> None:
    _stamp_file(folder, opening.SCHEMA_VERSION + 1)
    with started(qtbot, folder) as program:
        _says(program, "version plus récente", "Installez la version récente")
        assert not program.fault().restore.isVisible()
        _stamp_file(folder, opening.SCHEMA_VERSION)
        _tries_again(program)


def test_the_wrong_key_is_not_called_damage(qtbot: QtBot, folder: Path) -> None:
    key = folder / "store.key"
    kept = key.read_text("ascii")
    key.write_text(f"{'0' * 64}\n", "ascii")
    with started(qtbot, folder) as program:
        _says(program, "n’est pas celle de cette base", "intacte")
        key.write_text(kept, "ascii")
        _tries_again(program)


def test_a_lost_key(qtbot: QtBot, folder: Path) -> None:
    key = folder / "store.key"
    kept = key.read_text("ascii")
    key.unlink()
    with started(qtbot, folder) as program:
        _says(program, "La clé de la base n’est ni dans le trousseau", "store.key")
        key.write_text(kept, "ascii")
        _tries_again(program)


def test_a_network_share_is_refused(qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hindered:
        hindered.setattr(opening, "_mounts", lambda _target: f"//serveur/ville {folder} cifs rw 0 0\n")
        with started(qtbot, folder) as program:
            _says(program, "partage réseau", "dossier de ce poste")
            hindered.undo()
            _tries_again(program)


@pytest.mark.expect_log("this is a bug")
def test_a_failure_that_is_a_bug_is_told_in_one_sentence_too(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_desk: Workplace) -> NoReturn:
        raise ValueError("Citoyenne 0147, 450-555-0147")

    monkeypatch.setattr("guichet.application.setting_up.resume", broken)
    with started(qtbot, folder) as program:
        _says(program, "Rien n’a été perdu")
        monkeypatch.undo()
        _tries_again(program)
    assert "ValueError" in caplog.text
    assert "0147" not in caplog.text, "the log holds no personal data"


# --- Two copies -------------------------------------------------------------------------------------


@pytest.mark.expect_log("does not support raise")  # the platform of the tests has one plane
def test_a_second_copy_brings_the_first_forward_and_leaves(qtbot: QtBot, folder: Path) -> None:
    with started(qtbot, folder) as first:
        first.starter.window.showMinimized()
        settings = MemorySettings()
        with started(qtbot, folder, settings=settings) as second:
            second.wait(lambda: not second.starter.window.isVisible())
            second.closed = True
            assert not first.starter.window.isMinimized()
            second.starter.window.deleteLater()
            second.starter.deleteLater()
        first.settle()
        assert first.starter.door.is_open
        assert settings.get("window.geometry") == "", (
            "the place of a window that only passed is not remembered"
        )
        assert not (folder / "window.call").exists()


def test_a_second_copy_says_so_when_the_first_does_not_hear(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guichet.ui.secondcopy.TRIES", 1)
    lock = locking.take_lock(folder)
    try:
        with started(qtbot, folder) as program:
            _says(program, "déjà ouvert", "Servez-vous de sa fenêtre")
            lock.release()
            _tries_again(program)
    finally:
        lock.release()


# --- While one works --------------------------------------------------------------------------------


def test_a_full_disk_while_saving_leaves_nothing_half_written(qtbot: QtBot, folder: Path) -> None:
    with started(qtbot, folder) as program:
        desk = program.desk
        before = _dossiers(desk)
        with desk.store.write() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(EnvironmentFault, match="disque est plein"):
            _fill(desk)
        saved = _dossiers(desk)
        with desk.store.write() as connection:
            connection.execute("PRAGMA max_page_count = 1000000")
        take_in(desk, request("Après le ménage"))
        assert _dossiers(desk) == saved + 1 > before, "what was refused left nothing half written"


@pytest.mark.expect_log("this is a bug")
def test_an_exception_in_a_slot_is_logged_without_data_and_told(
    qtbot: QtBot, folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Button(QObject):
        pressed = Signal()

        @Slot()
        def fail(self) -> None:
            raise KeyError("Citoyenne 0147")

    with started(qtbot, folder) as program:
        button = Button()
        button.pressed.connect(button.fail)
        monkeypatch.setattr(sys, "excepthook", program.starter.net.caught)  # pytest-qt listens in its place
        button.pressed.emit()
        assert [said for said in program.notices() if "Rien n’a été perdu" in said]
        assert program.starter.window.isVisible()
    assert "KeyError at" in caplog.text
    assert "0147" not in caplog.text


def test_without_a_keyring_the_key_file_is_private_and_the_window_says_so(qtbot: QtBot, folder: Path) -> None:
    with started(qtbot, folder) as program:
        assert [said for said in program.notices() if "pas de trousseau" in said]
    assert stat.S_IMODE((folder / "store.key").stat().st_mode) == 0o600


def test_with_a_keyring_nothing_is_said_and_no_key_stands_beside_the_store(
    qtbot: QtBot, data_dir: Path
) -> None:
    vault = MemoryVault()
    with started(qtbot, data_dir, vault=vault) as program:
        assert program.notices() == []
    assert not (data_dir / "store.key").exists()
    assert vault.secrets


def test_the_log_is_folded_into_the_file_when_idle_and_at_the_end(qtbot: QtBot, folder: Path) -> None:
    log = folder / f"{DATABASE}-wal"
    with started(qtbot, folder) as program:
        take_in(program.desk, request("Nid-de-poule"))
        program.settle()
        assert log.stat().st_size > 0
        assert program.starter._idle.isActive()
        program.starter._fold_log()
        program.settle()
        assert log.stat().st_size == 0
        take_in(program.desk, request("Un autre"))
    assert not log.exists()


def _fill(desk: Workplace) -> None:
    for number in range(400):
        take_in(desk, request(f"Nid-de-poule numéro {number}, long comme un jour sans pain " * 4))


def _as_admin(desk: Workplace) -> Workplace:
    from guichet.domain.people import SCHEDULER

    desk.agent = SCHEDULER
    return desk


def _stamp_file(folder: Path, version: int) -> None:
    key = (folder / "store.key").read_text("ascii").strip()
    connection = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


# --- The log ----------------------------------------------------------------------------------------


def test_the_log_file_is_kept_short_and_costs_nothing_where_one_may_not_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guichet.log").write_bytes(b"x" * (BYTES + 1))
    log = LogFile(tmp_path)
    log.begin()
    logging.getLogger("guichet.ui.tasks").info("a line")
    log.end()
    assert (tmp_path / "guichet.log.1").stat().st_size == BYTES + 1
    assert "a line" in (tmp_path / "guichet.log").read_text("utf-8")
    assert stat.S_IMODE((tmp_path / "guichet.log").stat().st_mode) == 0o600

    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "mkdir", refused)
    log.begin()
    log.end()
