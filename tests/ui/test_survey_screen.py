"""A satisfaction round by keyboard: drawn, called one after the other, counted; dissatisfaction reopens (COM-11, ELU-4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting, surveying
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import CitizenInput, Close
from guichet.domain.surveying import ratings_of
from guichet.ui.survey.screen import SurveyScreen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def closed(desk: Workplace, n: int, language: str = "") -> str:
    """Close the dossier of citizen n, and return its number."""
    citizen = CitizenInput(
        name=f"Citoyenne {n:04}", phone=f"450 555-{1000 + n}", language=language, needs=("Parler fort",)
    )
    taken = take_in(desk, request(f"Trou numéro {n}", topic="nid-de-poule", citizen=citizen))
    acting.perform(desk, Close(taken.number, outcome="Réparé", told="citoyen", means="phone"))
    return taken.number


@pytest.fixture(params=["supervisor"])
def shown(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Shown]:
    desk = make_desk(tmp_path / "desk", role=request.param)
    for n in range(3):
        closed(desk, n, "en" if n == 1 else "")
    with open_window(qtbot, desk, "followups") as window:
        yield window


def drawn(shown: Shown) -> SurveyScreen:
    """Draw a round of everything by keyboard from the follow-ups screen."""
    shown.press(Qt.Key.Key_F5, SHIFT)
    shown.settle()
    screen = shown.screen()
    assert isinstance(screen, SurveyScreen)
    shown.press(Qt.Key.Key_F9)
    screen.drawing.first.set_day(date(2026, 11, 1))
    screen.drawing.last.set_day(date(2026, 11, 24))
    screen.drawing.many.setFocus()
    screen.drawing.many.selectAll()
    shown.type("100")
    shown.settle()
    assert "3 à appeler" in screen.drawing.foreseen.text()
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    return screen


def goes_on(shown: Shown, screen: SurveyScreen) -> str:
    """Wait until the next citizen to call is in sight, and return the number of their dossier."""
    before = screen.answer.row

    def another() -> bool:
        row = screen.answer.row
        return row is not None and row is not before and not row.line.response

    shown.qtbot.waitUntil(another)
    assert screen.answer.row is not None
    return screen.answer.row.line.number


def test_a_round_is_drawn_called_and_counted_without_the_mouse(shown: Shown) -> None:
    """COM-11: one citizen after the other; each answer goes to the next, and the counts follow at once."""
    screen = drawn(shown)
    assert screen.table.hasFocus()
    first = screen.answer.row
    assert first is not None
    shown.press(Qt.Key.Key_5)
    assert screen.answer.score_name.text() == "Très satisfait"
    shown.type("Vite fait")
    shown.press(Qt.Key.Key_Return, CTRL)
    second = goes_on(shown, screen)
    assert second != first.line.number
    shown.press(Qt.Key.Key_R)
    assert goes_on(shown, screen) not in (first.line.number, second)
    shown.press(Qt.Key.Key_N)
    shown.qtbot.waitUntil(lambda: "1 non joint" in screen.pills["refused"].word)
    total = surveying.outcome(shown.desk).total
    assert (total.answered, total.refused, total.not_reached, total.scores) == (1, 1, 1, (0, 0, 0, 0, 1))
    assert screen.pills["rate"].word == "1 réponse sur 3 (33\u00a0%)"
    assert ratings_of(acting.show(shown.desk, first.line.number).dossier)[0].comment == "Vite fait"
    shown.press(Qt.Key.Key_T, CTRL)
    assert screen.results.isVisible()
    assert not screen.table.isVisible()


def test_the_citizen_is_asked_in_their_language_with_their_needs_in_sight(shown: Shown) -> None:
    """COM-1, COM-3: what was noted once is shown when they are called."""
    screen = drawn(shown)
    asked = set()
    for key in list(screen._rows):
        screen.table.choose(key)
        asked.add(screen.answer.question.text()[:5])
        assert "Parler fort" in screen.answer.needs.text()
    assert asked == {"Bonjo", "Hello"}


def test_dissatisfaction_reopens_with_the_reason_given(shown: Shown) -> None:
    """ELU-4: offered only for a low answer; without a reason it is refused with a sentence and nothing is recorded."""
    screen = drawn(shown)
    shown.press(Qt.Key.Key_4)
    assert not screen.answer.reopen.isVisible()
    screen.table.setFocus()
    shown.press(Qt.Key.Key_1)
    assert screen.answer.reopen.isVisible()
    screen.answer.reopen.setChecked(True)
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert "raison" in screen.answer.error.text()
    row = screen.answer.row
    assert row is not None
    screen.answer.comment.setFocus()
    shown.type("Le trou est revenu")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert acting.show(shown.desk, row.line.number).dossier.status == "open"


def test_without_a_score_the_answer_waits_with_a_sentence(shown: Shown) -> None:
    screen = drawn(shown)
    screen.answer.comment.setFocus()
    shown.press(Qt.Key.Key_Return, CTRL)
    assert "de 1 à 5" in screen.answer.error.text()
    assert surveying.outcome(shown.desk).total.answered == 0


def test_a_round_that_is_over_is_only_read(shown: Shown, tmp_path: Path) -> None:
    screen = drawn(shown)
    screen.end_button.click()
    shown.settle()
    assert not screen.end_button.isVisible()
    assert not screen.answer.save_button.isEnabled()
    assert "terminée" in screen.round.currentText()
    shown.press(Qt.Key.Key_R)
    shown.settle()
    assert surveying.outcome(shown.desk).total.refused == 0
    screen.write_csv(tmp_path / "ronde.csv")
    shown.settle()
    assert (tmp_path / "ronde.csv").exists()


@pytest.mark.parametrize("shown", ["clerk"], indirect=True)
def test_a_clerk_answers_but_does_not_draw(shown: Shown) -> None:
    """COM-11: who oversees draws; the desk calls."""
    shown.press(Qt.Key.Key_F5, SHIFT)
    shown.settle()
    screen = shown.screen()
    assert screen.empty.isVisible()
    assert screen.empty.button is not None
    assert not screen.empty.button.isVisible()
    shown.press(Qt.Key.Key_F9)
    assert not screen.drawing.isVisible()
