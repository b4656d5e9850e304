"""Who is on duty: one key and a PIN, a wrong one said and slowed, and a desk that can be locked (STAFF-7)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import clipped, unnamed
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from starting import Program, started
from tests.workshop import AGENT, ScriptedClock, make_desk, request

from guichet.application import pins, setting_up
from guichet.application.taking_in import take_in
from guichet.domain.errors import Refusal
from guichet.domain.people import NOBODY
from guichet.ui.duty.panel import DutyPanel

PIN = "4711"


@pytest.fixture
def folder(data_dir: Path) -> Path:
    """A desk with three people: the supervisor without a PIN, a clerk with one, a service agent without."""
    desk = make_desk(data_dir)
    setting_up.add_agent(desk, "Commis de relève", "clerk", PIN)
    setting_up.add_agent(desk, "Contremaîtresse", "agent")
    desk.close()
    return data_dir


@pytest.fixture
def program(qtbot: QtBot, folder: Path) -> Iterator[Program]:
    """The program on that desk, the supervisor on duty."""
    with started(qtbot, folder) as opened:
        yield opened


def test_a_digit_changes_the_person_on_duty(program: Program) -> None:
    assert program.desk.agent.name == AGENT
    program.press(Qt.Key.Key_F12)
    assert unnamed(program.starter.window) == []
    program.press(Qt.Key.Key_2)
    assert program.desk.agent.name == "Contremaîtresse"
    assert program.starter.window.top.duty.text().startswith("Contremaîtresse")


def test_a_pin_is_asked_and_every_event_bears_who_is_on_duty(program: Program) -> None:
    program.press(Qt.Key.Key_F12)
    program.press(Qt.Key.Key_1)
    panel = program.panel()
    assert panel.field.isVisible()
    program.type(PIN)
    program.press(Qt.Key.Key_Return)
    assert program.desk.agent.name == "Commis de relève"
    taken = take_in(program.desk, request())
    with program.desk.store.read() as connection:
        authors = {
            bytes(row[0])
            for row in connection.execute(
                "SELECT author FROM event WHERE stream IN ('dossier', 'citizen') AND entity_id = ?",
                (taken.entity_id,),
            ).fetchall()
        }
    assert authors == {program.desk.agent.id}


def test_a_wrong_pin_is_said_then_slowed_and_the_right_one_must_wait_too(program: Program) -> None:
    program.press(Qt.Key.Key_F12)
    program.press(Qt.Key.Key_1)
    panel = program.panel()
    for wrong in range(3):
        program.type("0000")
        program.press(Qt.Key.Key_Return)
        assert panel.field.error, "said beside the field"
        assert program.focus() is panel.pin
        assert ("Attendez" in panel.field.error) == (wrong == 2), "two slips cost nothing, the third does"
    program.type(PIN)
    program.press(Qt.Key.Key_Return)
    assert program.desk.agent.name == AGENT, "while one waits nothing is tried"
    program.clock.advance(seconds=3)
    for _ in range(2):
        panel.tick()
    assert not panel.field.error
    program.press(Qt.Key.Key_Return)
    assert program.desk.agent.name == "Commis de relève"


def test_the_wait_outlives_a_restart(qtbot: QtBot, folder: Path) -> None:
    clock = ScriptedClock()
    with started(qtbot, folder, clock=clock) as program:
        clerk = next(a for a in setting_up.agents(program.desk) if a.has_pin)
        for _ in range(5):
            clock.advance(minutes=2)
            with pytest.raises(pins.WrongPin):
                setting_up.sign_in(program.desk, clerk.id, "0000")
    with started(qtbot, folder, clock=clock) as program:
        with pytest.raises(pins.WrongPin) as refused:
            setting_up.sign_in(program.desk, clerk.id, PIN)
        assert refused.value.wait == 8
        clock.advance(days=-400)
        with pytest.raises(pins.WrongPin) as refused:
            setting_up.sign_in(program.desk, clerk.id, PIN)
        assert refused.value.wait <= 60, "a clock set back locks nobody out"


def test_the_pin_is_checked_off_the_ui_thread(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[threading.Thread] = []
    real = pins.check_pin

    def watched(*given: object) -> None:
        seen.append(threading.current_thread())
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(setting_up, "check_pin", watched)
    program.press(Qt.Key.Key_F12)
    program.press(Qt.Key.Key_1)
    program.type(PIN)
    program.press(Qt.Key.Key_Return)
    assert seen
    assert threading.main_thread() not in seen


def test_a_locked_desk_shows_nothing_and_records_nothing(program: Program) -> None:
    desk = program.desk
    program.press(Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    panel = program.panel()
    assert panel.must_stay
    assert panel.geometry() == program.starter.window.rect(), "what was on screen is hidden"
    assert desk.agent == NOBODY
    with pytest.raises(Refusal, match="F12"):
        take_in(desk, request())
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F3, Qt.Key.Key_Tab):
        program.press(key)
        assert program.panel() is panel
    assert program.starter.window.current == "intake"
    program.press(Qt.Key.Key_3)
    assert desk.agent.name == AGENT
    assert not program.starter.window.findChildren(DutyPanel)


def test_a_desk_whose_last_person_has_a_pin_asks_for_it_at_the_next_opening(
    qtbot: QtBot, folder: Path
) -> None:
    with started(qtbot, folder) as program:
        program.press(Qt.Key.Key_F12)
        program.press(Qt.Key.Key_1)
        program.type(PIN)
        program.press(Qt.Key.Key_Return)
    with started(qtbot, folder) as program:
        assert program.panel().must_stay
        assert program.desk.agent == NOBODY
        with pytest.raises(Refusal):
            take_in(program.desk, request())


@pytest.mark.parametrize(("scale", "size"), [(1.0, (640, 400)), (2.0, (1280, 720))])
def test_nothing_is_clipped(qtbot: QtBot, folder: Path, scale: float, size: tuple[int, int]) -> None:
    with started(qtbot, folder, scale=scale, size=size, lang="en") as program:
        program.press(Qt.Key.Key_F12)
        panel = program.panel()
        assert clipped(panel) == []
        program.press(Qt.Key.Key_1)
        program.type("0000")
        program.press(Qt.Key.Key_Return)
        assert clipped(panel) == []


# --- Adding, changing, removing people --------------------------------------------------------------


def test_someone_who_lets_people_in_always_remains(data_dir: Path) -> None:
    desk = make_desk(data_dir)
    try:
        me = desk.agent
        clerk = setting_up.add_agent(desk, "Commis", "clerk")
        with pytest.raises(Refusal, match="dernière personne qui peut gérer"):
            setting_up.change_agent(desk, me.id, role="clerk")
        with pytest.raises(Refusal, match="dernière personne qui peut gérer"):
            setting_up.change_agent(desk, me.id, active=False)
        setting_up.change_agent(desk, clerk.id, role="admin")
        setting_up.change_agent(desk, me.id, role="clerk")
        assert desk.agent.role == "clerk", "one's own rights change at once"
        setting_up.sign_in(desk, clerk.id)
        setting_up.change_agent(desk, me.id, role="admin")
        setting_up.change_agent(desk, clerk.id, active=False)
        assert desk.agent == NOBODY, "who leaves is off duty at once"
        with pytest.raises(Refusal):
            setting_up.add_agent(desk, "Autre", "clerk")
    finally:
        desk.close()


def test_who_left_is_not_offered_and_stays_the_author_of_what_they_recorded(data_dir: Path) -> None:
    desk = make_desk(data_dir)
    try:
        clerk = setting_up.add_agent(desk, "Commis", "clerk")
        setting_up.change_agent(desk, clerk.id, name="Commis principal")
        setting_up.change_agent(desk, clerk.id, active=False)
        assert clerk.id not in {agent.id for agent in setting_up.agents(desk)}
        with pytest.raises(Refusal, match="Commis principal ne travaille plus"):
            setting_up.sign_in(desk, clerk.id)
    finally:
        desk.close()


def test_ones_own_pin_changes_with_the_present_one(data_dir: Path) -> None:
    desk = make_desk(data_dir)
    try:
        clerk = setting_up.add_agent(desk, "Commis", "clerk", PIN)
        setting_up.sign_in(desk, clerk.id, PIN)
        with pytest.raises(pins.WrongPin):
            setting_up.change_own_pin(desk, "9999", "1234")
        with pytest.raises(Refusal, match="4 à 12"):
            setting_up.change_own_pin(desk, PIN, "12a4")
        setting_up.change_own_pin(desk, PIN, "123456")
        assert setting_up.sign_in(desk, clerk.id, "123456").name == "Commis"
        with pytest.raises(Refusal):
            setting_up.change_agent(desk, clerk.id, pin="0000")
    finally:
        desk.close()


def test_a_pin_is_never_kept_in_clear(data_dir: Path) -> None:
    desk = make_desk(data_dir)
    try:
        setting_up.add_agent(desk, "Commis", "clerk", "98765432")
        with desk.store.read() as connection:
            bodies = [
                bytes(row[0]) for row in connection.execute("SELECT payload FROM event_body").fetchall()
            ]
        assert any(b"$argon2id$" in body for body in bodies)
        assert not any(b"98765432" in body for body in bodies)
    finally:
        desk.close()
