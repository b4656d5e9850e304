"""The first start: a few answers by keyboard alone, all of it or nothing, in either language (STAFF-7, TRAIN-1)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from looking import clipped, unnamed
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from starting import Program, started
from tests.workshop import SAMPLE, FileVault, ScriptedClock

from guichet.application import directory, importing, setting_up
from guichet.application.workplace import open_workplace
from guichet.domain.directory import Service
from guichet.store import events
from guichet.store.recording import Transaction
from guichet.ui.shell.rail import RailButton

TAB = Qt.Key.Key_Tab


def _tab_to(program: Program, wanted: object) -> None:
    for _ in range(40):
        if program.focus() is wanted:
            return
        program.press(TAB)
    raise AssertionError(f"Tab does not reach {wanted!r}")


def _answer(program: Program, pin: str = "4711") -> None:
    """Answer from the keyboard: who (the focus is there), the PIN twice, Enter."""
    panel = program.first_start()
    assert program.focus() is panel.agent, "the first question takes the keys"
    program.type("Préposée à l’accueil")
    _tab_to(program, panel.pin)
    program.type(pin)
    program.press(TAB)
    program.type(pin)
    program.press(Qt.Key.Key_Return)


def test_from_an_empty_folder_to_an_open_intake_by_keyboard_alone(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir) as program:
        panel = program.first_start()
        assert unnamed(program.starter.window) == []
        assert len(panel.code.text()) == 2, "letters are proposed"
        _answer(program)
        assert program.starter.window.current == "intake"
        assert not program.starter.window.covered
        assert program.desk.agent.name == "Préposée à l’accueil"
        assert program.starter.window.top.duty.text() == "Préposée à l’accueil · Comptoir 1"
        assert len(program.desk.directory.services) > 10, "the sample was imported"


def test_every_event_of_the_first_start_is_signed_by_the_first_person(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir) as program:
        _answer(program)
        with program.desk.store.read() as connection:
            authors = {
                bytes(row[0]) for row in connection.execute("SELECT DISTINCT author FROM event").fetchall()
            }
        assert authors == {program.desk.agent.id}


def test_answers_that_do_not_hold_are_said_beside_their_field(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir) as program:
        panel = program.first_start()
        program.press(Qt.Key.Key_Return)
        assert panel.agent_field.error
        assert program.focus() is panel.agent
        program.type("Commis")
        _tab_to(program, panel.pin)
        program.type("12")
        program.press(Qt.Key.Key_Return)
        assert panel.pin_field.error
        program.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        program.type("1234")
        program.press(Qt.Key.Key_Return)
        assert panel.again_field.error
        assert not setting_up.agents(program.desk)


def test_no_key_of_the_screens_works_before_the_answers(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir) as program:
        panel = program.first_start()
        for key in (Qt.Key.Key_F3, Qt.Key.Key_F8, Qt.Key.Key_F12):
            program.press(key)
            assert program.first_start() is panel
        program.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert program.first_start() is panel


def test_closed_midway_nothing_is_made_and_it_asks_again(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir) as program:
        program.type("Préposée à l’accueil")
    desk = open_workplace(data_dir, vault=FileVault(), clock=ScriptedClock())
    try:
        assert not desk.is_set_up
        with desk.store.read() as connection:
            assert events.marks(connection) == {}
    finally:
        desk.close()
    with started(qtbot, data_dir) as program:
        _answer(program)
        assert program.starter.window.current == "intake"


def test_a_failure_in_the_middle_leaves_nothing_half_made(
    qtbot: QtBot, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a power cut while the directory is being recorded: no desk, no agent, no service."""
    real = directory.append

    def cut_short(transaction: Transaction, wanted: importing.ImportPlan) -> set[str]:
        real(transaction, wanted)
        raise OSError("power cut")

    monkeypatch.setattr(directory, "append", cut_short)
    desk = open_workplace(data_dir, vault=FileVault(), clock=ScriptedClock())
    answers = setting_up.FirstAnswers("KL", "Comptoir 1", "Commis", "supervisor", files=SAMPLE)
    with pytest.raises(OSError, match="power cut"):
        setting_up.first_start(desk, answers)
    assert not desk.is_set_up
    assert setting_up.agents(desk) == []
    desk.close()
    monkeypatch.undo()
    with started(qtbot, data_dir) as program:
        _answer(program)
        assert [agent.name for agent in setting_up.agents(program.desk)] == ["Préposée à l’accueil"]


def test_the_citys_own_files_are_read_before_anything_is_recorded(
    qtbot: QtBot, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "services.csv", tmp_path / "broken.csv"
    good.write_text(SAMPLE[0].read_text("utf-8"), "utf-8")
    bad.write_text(good.read_text("utf-8") + "\nX,sans,assez", "utf-8")
    chosen: list[Sequence[Path]] = [[bad], [good]]
    monkeypatch.setattr(
        "guichet.ui.duty.firststart.QFileDialog.getOpenFileNames",
        lambda *_: ([str(path) for path in chosen.pop(0)], ""),
    )
    with started(qtbot, data_dir) as program:
        panel = program.first_start()
        panel.source.set_value("files")
        panel.source.chosen.emit("files")
        _tab_to(program, panel.choose)
        program.press(Qt.Key.Key_Return)
        panel.agent.setFocus()
        program.type("Commis")
        program.press(Qt.Key.Key_Return)
        assert panel.problem.isVisible()
        assert "broken.csv" in panel.problem.text()
        assert setting_up.agents(program.desk) == []
        panel.choose.setFocus()
        program.press(Qt.Key.Key_Return)
        panel.agent.setFocus()
        program.press(Qt.Key.Key_Return)
        assert isinstance(next(iter(program.desk.directory.services.values())), Service)
        assert not program.desk.directory.topics


def test_another_language_keeps_what_was_answered(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir) as program:
        program.type("Front-desk clerk")
        panel = program.first_start()
        _tab_to(program, panel.lang.focusProxy() or panel.lang)
        program.press(Qt.Key.Key_Right)
        again = program.first_start()
        assert again is not panel
        assert again.agent.text() == "Front-desk clerk"
        assert "Intake" in [each.text() for each in program.starter.window.rail.findChildren(RailButton)]


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 720)), (2.0, (1280, 720)), (2.0, (1440, 900))])
def test_nothing_is_clipped(qtbot: QtBot, data_dir: Path, scale: float, size: tuple[int, int]) -> None:
    with started(qtbot, data_dir, scale=scale, size=size, lang="en") as program:
        assert clipped(program.starter.window) == []


def test_in_a_small_window_what_is_wrong_comes_into_sight(qtbot: QtBot, data_dir: Path) -> None:
    with started(qtbot, data_dir, scale=2.0, size=(1280, 720)) as program:
        panel = program.first_start()
        panel.go.setFocus()
        program.press(Qt.Key.Key_Return)
        assert program.focus() is panel.agent
        assert not panel.agent.visibleRegion().isEmpty()
