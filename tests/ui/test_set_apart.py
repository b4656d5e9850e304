"""What could not be exchanged: listed with the reason and what can be done, reached and used by keyboard (issue 3)."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from looking import clipped, unnamed
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from starting import Program, started
from tests.sync.database import POISON
from tests.ui.test_linking import City, city, line_of, tells
from tests.workshop import make_desk, request

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.domain import commands
from guichet.ui.settings.shared import SharedSection

__all__ = ["city"]
SECRET = f"{POISON.decode()} Citoyenne 0147"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def apart(qtbot: QtBot, tmp_path: Path, city: City) -> Iterator[tuple[Program, str]]:
    """The program on a desk of which the shared database refuses one entry, and the number of its dossier."""
    desk = make_desk(tmp_path / "desk")
    taken = take_in(desk, request("Nid-de-poule", topic="nid-de-poule"))
    acting.perform(desk, commands.Comment(taken.number, text=SECRET))
    desk.close()
    with started(qtbot, tmp_path / "desk") as program:
        program.wait(tells(program, "À voir"))
        yield program, taken.number


def section_of(program: Program) -> SharedSection:
    found = program.starter.window.screen_of("settings").shown  # type: ignore[attr-defined]
    assert isinstance(found, SharedSection)
    return found


def test_the_status_line_leads_to_what_stands_apart(apart: tuple[Program, str]) -> None:
    """Issue 3: the sentence, the button; then which dossier, why, since when and from which desk."""
    program, number = apart
    assert line_of(program)._remedy.text() == "Voir ce qui reste à part"
    line_of(program)._remedy.setFocus()
    program.press(Qt.Key.Key_Space)
    program.wait(lambda: bool(section_of(program).list.rows()))
    section = section_of(program)
    (shown,) = section.list.rows()
    assert shown.title == f"Une entrée d’un dossier · {number}"
    assert shown.detail == "Comptoir KL · mardi 24 novembre 2026 à 9\u00a0h\u00a014"
    assert "n’a pas pu garder" in section.why.text()
    assert section.pill.word == "À voir"
    assert unnamed(program.starter.window) == []
    assert clipped(program.starter.window) == []
    program.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text().endswith(section.reference.text()[-12:])


def test_the_report_for_those_who_look_into_it_holds_no_word_that_was_typed(
    apart: tuple[Program, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, _ = apart
    file = tmp_path / "report.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    program.starter.window.navigate("settings", section="shared")
    program.settle()
    program.press(Qt.Key.Key_E, CTRL)
    program.settle()
    assert section_of(program).told.text() == "Le rapport est dans report.json."
    written = file.read_text("utf-8")
    assert "0147" not in written
    assert "pothole" not in written
    (entry,) = msgspec.json.decode(written)["entries"]
    assert (entry["stream"], entry["type"], entry["refused_by"]) == ("dossier", "dossier.commented", "server")


def test_tried_again_after_an_upgrade_nothing_stands_apart(apart: tuple[Program, str], city: City) -> None:
    program, _ = apart
    program.starter.window.navigate("settings", section="shared")
    program.wait(lambda: bool(section_of(program).list.rows()))
    city.database.poison = b"what only the former version could not keep"
    program.press(Qt.Key.Key_R, CTRL)
    program.wait(tells(program, "À jour"))
    section = section_of(program)
    program.wait(lambda: not section.list.rows())
    assert section.nothing.isVisible()
    assert section.pill.word == "À jour"


def test_a_desk_alone_says_that_it_exchanges_with_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    make_desk(tmp_path / "desk").close()
    with started(qtbot, tmp_path / "desk") as program:
        program.starter.window.navigate("settings", section="shared")
        program.settle()
        section = section_of(program)
        assert section.sentence.text().startswith("Ce poste n’est inscrit à aucune base partagée")
        assert not section.again.isEnabled()
        assert section.nothing.isVisible()
