"""The settings by keyboard: display, desk and people, data; what a role may not do is not offered (STAFF-7)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from looking import clipped, unnamed, unreachable
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from starting import Program, started
from tests.workshop import AGENT, make_desk, request

from guichet.application import setting_up
from guichet.application.taking_in import take_in
from guichet.ui import i18n
from guichet.ui.appearance import SystemLook
from guichet.ui.screen import MemorySettings
from guichet.ui.settings.screen import SettingsScreen
from guichet.ui.theme import current
from guichet.ui.widgets.labels import Label

SECTIONS = ("display", "people", "calendar", "data", "shared", "about")
TAB = Qt.Key.Key_Tab


@pytest.fixture
def folder(data_dir: Path) -> Path:
    """A desk with a supervisor on duty, an administrator and a clerk."""
    desk = make_desk(data_dir)
    setting_up.add_agent(desk, "Administratrice", "admin")
    setting_up.add_agent(desk, "Commis", "clerk")
    take_in(desk, request())
    desk.close()
    return data_dir


@pytest.fixture
def program(qtbot: QtBot, folder: Path) -> Iterator[Program]:
    """The program on that desk, at the settings."""
    with started(qtbot, folder) as opened:
        opened.press(Qt.Key.Key_F8)
        yield opened


def _screen(program: Program) -> SettingsScreen:
    shown = program.starter.window.screen_of("settings")
    assert isinstance(shown, SettingsScreen)
    return shown


def _section(program: Program, name: str) -> Any:
    """Go to a section with the arrows of the bar, as a person does."""
    screen = _screen(program)
    screen.first_focus().setFocus()  # type: ignore[union-attr]
    for _ in SECTIONS:
        if screen.sections.value() == name:
            return screen.section(name)
        program.press(Qt.Key.Key_Right)
    raise AssertionError(name)


def _tab_to(program: Program, wanted: object) -> None:
    for _ in range(60):
        if program.focus() is wanted:
            return
        program.press(TAB)
    raise AssertionError(f"Tab does not reach {wanted!r}")


def _as(program: Program, name: str) -> None:
    person = next(a for a in setting_up.agents(program.desk) if a.name == name)
    place = [a.id for a in setting_up.agents(program.desk)].index(person.id) + 1
    program.press(Qt.Key.Key_F12)
    program.press(Qt.Key(Qt.Key.Key_0.value + place))
    assert program.desk.agent.name == name


# --- Display ----------------------------------------------------------------------------------------


def test_the_language_switches_at_once_everywhere_and_what_is_typed_stays(qtbot: QtBot, folder: Path) -> None:
    settings = MemorySettings()
    with started(qtbot, folder, settings=settings) as program:
        window = program.starter.window
        intake: Any = window.screen_of("intake")
        intake.view.description.set_text("Lampadaire éteint")
        program.press(Qt.Key.Key_F8)
        display = _section(program, "display")
        _tab_to(program, display.lang.focusProxy())
        program.press(Qt.Key.Key_Right)
        assert i18n.language() == "en"
        assert settings.get("language") == "en"
        assert window.current == "settings"
        again = _screen(program).section("display")
        assert again is not display
        assert program.focus() is again.lang.focusProxy(), "the focus is where the choice was made"
        assert window.top.search.text().startswith("Search")
        intake = window.screen_of("intake")
        assert intake.view.description.text() == "Lampadaire éteint"
        program.press(Qt.Key.Key_Left)
        assert i18n.language() == "fr"


def test_text_size_goes_to_200_per_cent_and_is_kept(qtbot: QtBot, folder: Path) -> None:
    settings = MemorySettings()
    with started(qtbot, folder, settings=settings) as program:
        program.press(Qt.Key.Key_F8)
        display = _section(program, "display")
        _tab_to(program, display.text_size.focusProxy())
        for _ in range(4):
            program.press(Qt.Key.Key_Right)
        assert current().scale == 2.0
        assert settings.get("size") == "200"
        assert clipped(program.starter.window) == []


def test_theme_and_contrast_are_put_in_force_without_losing_the_size(qtbot: QtBot, folder: Path) -> None:
    settings = MemorySettings({"size": "150"})
    with started(qtbot, folder, settings=settings) as program:
        program.press(Qt.Key.Key_F8)
        display = _section(program, "display")
        _tab_to(program, display.theme.focusProxy())
        program.press(Qt.Key.Key_Left)
        assert (current().dark, current().scale) == (True, 1.5)
        display = _screen(program).section("display")
        _tab_to(program, display.contrast.focusProxy())
        program.press(Qt.Key.Key_Right)
        assert current().tokens.soft == "#FFFFFF", "high contrast leaves no grey"
        assert (settings.get("theme"), settings.get("contrast")) == ("dark", "high")


def test_the_window_follows_the_desktop(program: Program) -> None:
    program.starter.follow_system()
    look = program.starter.findChild(SystemLook)
    assert isinstance(look, SystemLook)
    before = program.starter.window.rail
    look.look_again()
    assert program.starter.window.rail is before, "nothing changed, nothing is built again"
    program.starter._settings.set("theme", "dark")
    look.look_again()
    program.settle()
    assert current().dark
    assert program.starter.window.rail is not before
    assert program.starter.window.current == "settings"


# --- Desk and people --------------------------------------------------------------------------------


def test_the_desk_takes_another_name_and_place(program: Program) -> None:
    people = _section(program, "people")
    _tab_to(program, people.desk_name)
    people.desk_name.selectAll()
    program.type("Aréna")
    program.press(TAB)
    program.type("Entrée nord")
    program.press(Qt.Key.Key_Return)
    known = setting_up.desk_facts(program.desk)
    assert known is not None
    assert (known.code, known.name, known.place) == ("KL", "Aréna", "Entrée nord")
    assert program.starter.window.top.duty.text() == f"{AGENT} · Aréna"
    assert people.desk_said.text() == "Le poste est enregistré."


def test_a_person_is_added_changed_and_removed_and_the_removal_can_be_taken_back(program: Program) -> None:
    people = _section(program, "people")
    _tab_to(program, people.name)
    program.type("Agente des loisirs")
    program.press(TAB)
    program.type("2468")
    program.press(Qt.Key.Key_Return)
    assert "peut prendre le service" in people.said.text()
    names = {agent.name: agent for agent in setting_up.agents(program.desk)}
    assert names["Agente des loisirs"].has_pin
    _tab_to(program, people.list)
    program.press(Qt.Key.Key_Home)
    program.press(Qt.Key.Key_Down)
    assert people.name.text() == "Agente des loisirs"
    _tab_to(program, people.name)
    people.name.selectAll()
    program.type("Agente principale")
    program.press(Qt.Key.Key_Return)
    assert "Agente principale" in {agent.name for agent in setting_up.agents(program.desk)}
    _tab_to(program, people.leave)
    program.press(Qt.Key.Key_Return)
    assert "Agente principale" not in {agent.name for agent in setting_up.agents(program.desk)}
    (notice,) = [each for each in program.starter.window.notices.notices() if each.on_step is not None]
    assert notice.on_step is not None
    notice.on_step()
    program.settle()
    assert "Agente principale" in {agent.name for agent in setting_up.agents(program.desk)}


def test_a_person_who_is_in_the_directory_is_linked_to_it(program: Program) -> None:
    """STAFF-6: whoever works at a desk and stands in the directory may then declare their own absences."""
    people = _section(program, "people")
    _tab_to(program, people.name)
    program.type("Contremaitre")
    _tab_to(program, people.contact)
    program.type("une personne de nulle part")
    _tab_to(program, people.save)
    program.press(Qt.Key.Key_Space)
    assert "dans la liste" in people.contact_field.error
    assert "Contremaitre" not in {agent.name for agent in setting_up.agents(program.desk)}
    people.contact.clear()
    program.type("voirie")
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Return)
    _tab_to(program, people.save)
    program.press(Qt.Key.Key_Space)
    (made,) = [agent for agent in setting_up.agents(program.desk) if agent.name == "Contremaitre"]
    assert made.contact == "TP-02"
    row = next(each for each in people.list.rows() if each.key == made.id)
    assert "Contremaître à la voirie" in row.detail
    people.list.choose(made.id)
    assert people.contact.code() == "TP-02"
    people.contact.set_code("")
    people.save_person()
    program.settle()
    (made,) = [agent for agent in setting_up.agents(program.desk) if agent.name == "Contremaitre"]
    assert made.contact == ""


def test_ones_own_pin_changes_from_the_keyboard(program: Program) -> None:
    people = _section(program, "people")
    assert not people.present_field.isVisible(), "there is none yet"
    _tab_to(program, people.new)
    program.type("1357")
    program.press(TAB)
    program.type("1358")
    program.press(Qt.Key.Key_Return)
    assert people.again_field.error
    people.again.selectAll()
    program.type("1357")
    program.press(Qt.Key.Key_Return)
    assert people.own_said.text() == "Votre NIP est changé."
    assert people.present_field.isVisible()
    assert program.desk.agent.has_pin


def test_what_a_role_may_not_do_is_not_offered_and_says_who_may(program: Program) -> None:
    _as(program, "Commis")
    program.press(Qt.Key.Key_F8)
    people = _section(program, "people")
    assert not people.save.isEnabled()
    assert not people.desk_name.isEnabled()
    assert "Superviseur" in people.said.text()
    assert people.save_pin.isEnabled(), "one's own PIN is one's own"
    calendar = _section(program, "calendar")
    assert not calendar.save.isEnabled()
    data = _section(program, "data")
    assert not data.make.isEnabled()
    assert not data.bring_back.isEnabled()
    assert "Administrateur" in data.copy_said.text()
    assert data.check.isEnabled(), "anyone may ask whether the store is sound"


# --- Data -------------------------------------------------------------------------------------------


def test_the_doctors_page_shows_what_was_looked_at(program: Program) -> None:
    program.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    data = _screen(program).section("data")
    program.wait(data.findings.isVisible)
    assert data.verdict.text() == "La base est saine."
    words = [each.text() for each in data.findings.findChildren(Label)]
    assert any("aucun trou" in each for each in words)
    assert any("Les listes disent exactement" in each for each in words)
    assert clipped(program.starter.window) == []


def test_a_check_can_be_stopped(program: Program) -> None:
    data = _section(program, "data")
    data.doctor()
    data.give_up()
    assert data.verdict.text() == "Vérification arrêtée."
    assert data.check.isEnabled()
    program.settle()
    assert not data.findings.isVisible()


def test_a_copy_now_and_back_in_service(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copie.guichet"
    monkeypatch.setattr("guichet.ui.settings.data.QFileDialog.getSaveFileName", lambda *_: (str(copy), ""))
    monkeypatch.setattr("guichet.ui.settings.data.QFileDialog.getOpenFileName", lambda *_: (str(copy), ""))
    _as(program, "Administratrice")
    program.press(Qt.Key.Key_F8)
    program.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    data = _screen(program).section("data")
    program.wait(copy.exists)
    assert "Copie faite et vérifiée" in data.copy_said.text()
    take_in(program.desk, request("Après la copie"))
    program.settle()
    _tab_to(program, data.bring_back)
    program.press(Qt.Key.Key_Return)
    assert "sera remplacée" in data.copy_said.text()
    assert program.focus() is data.never_mind, "Enter changes nothing"
    _tab_to(program, data.confirm) if program.focus() is data.confirm else None
    data.confirm.setFocus()
    program.press(Qt.Key.Key_Return)
    program.wait(lambda: program.starter.door.is_open)
    with program.desk.store.read() as connection:
        (count,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
    assert count == 1, "the store is as it was when it was copied"
    assert any("est en service" in said for said in program.notices())


# --- All of them ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SECTIONS)
def test_everything_has_a_name_and_tab_reaches_it(program: Program, name: str) -> None:
    _section(program, name)
    assert unnamed(program.starter.window) == []
    assert unreachable(program.starter.window) == []


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 720)), (2.0, (1280, 720)), (2.0, (1440, 900))])
def test_nothing_is_clipped(qtbot: QtBot, folder: Path, scale: float, size: tuple[int, int]) -> None:
    with started(qtbot, folder, scale=scale, size=size, lang="en") as program:
        program.press(Qt.Key.Key_F8)
        for name in SECTIONS:
            _section(program, name)
            program.settle()
            assert clipped(program.starter.window) == [], name
    assert QApplication.instance() is not None
