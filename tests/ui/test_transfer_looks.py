"""The transfer strip, the message to an official and the counts: nothing clipped, everything named (STAFF-2, ROUTE-2).

WCAG 2.2: 1.4.4, 1.4.10, 2.1.1, 4.1.2, at the sizes that desks have and at 200 %, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import clipped, unnamed, unreachable
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.domain.commands import CitizenInput, Escalate, PlaceInput, Transfer
from guichet.ui.i18n import use_language
from guichet.ui.theme import apply_theme

SIZES = [(1.0, 1440, 900), (1.0, 1280, 720), (2.0, 1280, 720)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]:.0%}-{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[float, int, int]:
    found: tuple[float, int, int] = request.param
    return found


@pytest.fixture(params=["fr", "en"])
def shown(
    qtbot: QtBot,
    app: QApplication,
    tmp_path: Path,
    size: tuple[float, int, int],
    request: pytest.FixtureRequest,
) -> Iterator[Shown]:
    scale, width, height = size
    desk = make_desk(tmp_path / "desk")
    with open_window(qtbot, desk, "settings", scale=scale, width=width, height=height) as window:
        use_language(app, request.param)  # the other screens are built from here on
        yield window
    use_language(app, "fr")
    apply_theme(app, "light", 1.0)


def relayed(shown: Shown) -> None:
    """Show a dossier that a council member relays, as they are: with a place, a citizen and a long name."""
    number = take_in(
        shown.desk,
        request(
            "Gros trou dans la rue devant chez elle",
            "elected",
            topic="nid-de-poule",
            relayed_by="Membre du conseil, district 3 (Montagne)",
            citizen=CitizenInput(name="Citoyenne 0147", phone="450-555-0147"),
            place=PlaceInput("212", "rue Forest"),
        ),
    ).number
    for contact, answer, why in (("TP-02", "no_answer", ""), ("TP-03", "no", "En réunion jusqu’à midi")):
        acting.perform(shown.desk, Transfer(number, contact=contact, answer=answer, why=why))  # type: ignore[arg-type]
    shown.window.navigate("dossiers", number=number)
    shown.settle()


def faultless(shown: Shown) -> None:
    shown.settle()
    screen = shown.screen()

    def whole() -> None:  # a line that grows asks each box around it in turn
        assert clipped(screen) == []

    shown.qtbot.waitUntil(whole)
    assert unnamed(screen) == []
    assert unreachable(screen) == []


def test_the_strip_reads_whole_before_and_after_an_answer(shown: Shown) -> None:
    relayed(shown)
    shown.press(Qt.Key.Key_T)
    faultless(shown)
    shown.press(Qt.Key.Key_S)
    faultless(shown)
    shown.press(Qt.Key.Key_N)
    faultless(shown)
    shown.press(Qt.Key.Key_Escape)
    shown.press(Qt.Key.Key_Q)
    faultless(shown)


def test_the_message_to_an_official_and_the_way_up_read_whole(shown: Shown) -> None:
    relayed(shown)
    shown.press(Qt.Key.Key_L)
    faultless(shown)
    shown.press(Qt.Key.Key_Escape)
    shown.press(Qt.Key.Key_U)
    faultless(shown)


def test_why_a_closing_is_refused_comes_in_sight(shown: Shown) -> None:
    """ELU-7: the sentence is read where the window is low, and nothing typed is lost."""
    relayed(shown)
    number = shown.screen().page.shown.number
    acting.perform(shown.desk, Escalate(number, reason="Rien n’a bougé depuis deux semaines"))
    shown.settle()
    shown.press(Qt.Key.Key_F)
    form = shown.screen().form
    form.take_back({"outcome": "Réparé", "told": "La citoyenne"})
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert "ELU-7" in form.problem.text()
    shown.qtbot.waitUntil(lambda: not form.problem.visibleRegion().isEmpty())
    assert form.fields["outcome"].text() == "Réparé"


def test_the_counts_read_whole_empty_and_filled(shown: Shown) -> None:
    shown.window.navigate("followups")
    shown.settle()
    shown.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    faultless(shown)
    relayed(shown)
    shown.window.navigate("followups")
    faultless(shown)
