"""Wherever a rule acts, its clause is read in one key, in the language of the screens (clauses DEF-1 to TRAIN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import clipped, unnamed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.domain import commands
from guichet.ui.clauses import PolicyPanel
from guichet.ui.i18n import use_language
from guichet.ui.screens import SCREENS

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """The window on a desk with the sample directory."""
    with open_window(qtbot, make_desk(tmp_path / "desk")) as opened:
        yield opened


def read(shown: Shown) -> list[str]:
    """Press the key and return what stands in the panel, from top to bottom."""
    shown.press(Qt.Key.Key_F2, SHIFT)
    panel = shown.window.findChild(PolicyPanel)
    assert panel.isVisible()
    return [label.text() for label in panel._scroll.widget().findChildren(QLabel)]


def ids(words: list[str]) -> list[str]:
    """Of what stands there, the identifiers, in order."""
    return [word for word in words if word.rpartition("-")[2].isdigit() and len(word) < 9]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_clause_of_a_screen_is_read_there_in_one_key(shown: Shown, lang: str) -> None:
    """STAFF-3, TRAIN-1: each with its whole text, the focus goes back, and no clause in two languages."""
    app = QApplication.instance()
    assert app is not None
    use_language(app, "en" if lang == "en" else "fr")
    shown.window.rebuild()
    shown.settle()
    policy = shown.desk.policy
    for spec in SCREENS:
        shown.window.navigate(spec.id)
        shown.settle()
        before = shown.focus()
        words = read(shown)
        assert set(ids(words)) >= set(spec.clauses), spec.id
        for key in ids(words):
            assert words[words.index(key) + 1] == policy.clauses[key].text.render(
                "en" if lang == "en" else "fr"
            )
        assert clipped(shown.window) == []
        assert unnamed(shown.window) == []
        shown.press(Qt.Key.Key_Escape)
        assert shown.focus() is before
        assert shown.window.current == spec.id
    use_language(app, "fr")


def test_a_refused_closing_gives_its_clause_first(shown: Shown) -> None:
    """ELU-7: what the refusal cites stands at the top, before what the form cites."""
    number = take_in(
        shown.desk, request(channel="elected", relayed_by="Membre du conseil, district 3")
    ).number
    acting.perform(shown.desk, commands.Escalate(number, reason="Rien ne bouge"))
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    shown.press(Qt.Key.Key_F)
    for field, words in (("outcome", "Repare"), ("told", "La citoyenne")):
        shown.screen().form.fields[field].setFocus()
        shown.type(words)
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert ids(read(shown))[:2] == ["ELU-7", "ELU-3"]
    shown.press(Qt.Key.Key_F2, SHIFT)
    assert not shown.window.findChild(PolicyPanel).isVisible()
    assert shown.screen().form.typed()["outcome"] == "Repare", "what is half written stays"


def test_the_chosen_line_of_the_day_gives_its_clause_first(shown: Shown) -> None:
    """STAFF-4, STAFF-3: of the line under the eyes, not of the one above."""
    take_in(shown.desk, request("Question", channel="email"))
    take_in(shown.desk, request("Appel", channel="phone"))
    shown.window.navigate("followups")
    shown.settle()
    first = ids(read(shown))[0]
    shown.press(Qt.Key.Key_Escape)
    shown.press(Qt.Key.Key_Down)
    second = ids(read(shown))[0]
    assert {first, second} == {"STAFF-3", "STAFF-4"}


def test_an_open_form_gives_its_clause(shown: Shown) -> None:
    """COM-10, STAFF-2: a date to promise, a colleague to ask."""
    number = take_in(shown.desk, request()).number
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    for key, clause in ((Qt.Key.Key_D, "COM-10"), (Qt.Key.Key_T, "STAFF-2")):
        shown.press(key)
        shown.settle()
        assert ids(read(shown))[0] == clause
        shown.press(Qt.Key.Key_Escape)
        shown.press(Qt.Key.Key_Escape)


def test_without_a_policy_the_panel_says_so(shown: Shown) -> None:
    """TRAIN-1: a clause that the loaded policy does not have is not passed over."""
    panel = PolicyPanel(shown.window, lambda _key: None)
    panel.stand_on(shown.screen(), ("STAFF-3",))
    panel.toggle()
    words = [label.text() for label in panel._scroll.widget().findChildren(QLabel)]
    assert "Cette clause ne figure pas dans la politique chargée." in words
