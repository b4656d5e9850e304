"""On a dossier of several citizens, each is listed with a phone, called by name, and stands as told (STAFF-7)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import clipped, words_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting, joining
from guichet.application.acting import perform
from guichet.application.taking_in import take_in
from guichet.domain import commands
from guichet.domain.commands import CitizenInput
from guichet.ui.dossiers.page import MOST


def caller(number: int) -> CitizenInput:
    return CitizenInput(name=f"Citoyen {number:04d}", phone=f"450-555-{number:04d}")


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with open_window(qtbot, make_desk(tmp_path / "desk"), "dossiers") as window:
        yield window


def solved(shown: Shown, callers: int) -> str:
    """A pothole that many reported, closed."""
    number = take_in(
        shown.desk, request("Gros trou", "phone", topic="nid-de-poule", citizen=caller(147))
    ).number
    for each in range(148, 148 + callers):
        joining.join(shown.desk, commands.Join(number, citizen=caller(each), answered="On s’en occupe."))
    perform(shown.desk, commands.Contacted(number))
    perform(shown.desk, commands.Close(number, outcome="Réparé", told="Citoyen 0147", means="phone"))
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    return number


def test_each_citizen_who_waits_is_called_by_name_in_one_key(shown: Shown) -> None:
    number = solved(shown, 2)
    page = shown.screen().page
    assert "Annoncer le règlement — Citoyen 0148" in words_in(page.band)
    beside = words_in(page.side)
    assert "Citoyen 0148 · 450-555-0148" in beside
    assert beside.count("À rappeler") == 2
    shown.press(Qt.Key.Key_A)
    form = shown.screen().form
    whom = form.fields["toward"]
    assert isinstance(whom, QComboBox)
    assert whom.currentText() == "Citoyen 0148 · 450-555-0148"
    form.fields["text"].setFocus()
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert words_in(page.side).count("À rappeler") == 1
    assert words_in(page.side).count("Au courant") == 1
    (left,) = acting.show(shown.desk, number).dossier.open_due
    assert left.rule == "tell_solved"
    shown.press(Qt.Key.Key_A)
    whom = shown.screen().form.fields["toward"]
    assert whom.currentText() == "Citoyen 0149 · 450-555-0149", "the key goes on to the next one"
    shown.screen().form.fields["text"].setFocus()
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert acting.show(shown.desk, number).dossier.open_due == ()


def test_a_crowd_to_call_back_leaves_the_story_in_sight(shown: Shown) -> None:
    """Storm mode: a few lines on the dossier, everyone in the column and in the form."""
    solved(shown, 9)
    page = shown.screen().page
    band = words_in(page.band)
    assert sum(each.startswith("Annoncer") for each in band) == MOST
    assert "et 6 autres personnes à rappeler" in band
    assert words_in(page.side).count("À rappeler") == 9
    shown.press(Qt.Key.Key_A)
    assert shown.screen().form.fields["toward"].count() == 10
    assert clipped(shown.screen()) == []


def test_a_dossier_that_leaves_the_list_by_being_closed_stays_the_one_in_sight(shown: Shown) -> None:
    """STAFF-7: the next key calls those who reported it, never somebody of the next dossier of the list."""
    other = take_in(shown.desk, request("Lampadaire", "phone", citizen=caller(160))).number
    number = take_in(
        shown.desk, request("Gros trou", "phone", topic="nid-de-poule", citizen=caller(147))
    ).number
    joining.join(shown.desk, commands.Join(number, citizen=caller(148), answered="On s’en occupe."))
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    shown.press(Qt.Key.Key_F)
    form = shown.screen().form
    form.fields["outcome"].setText("Réparé")
    form.fields["told"].setText("Citoyen 0147")
    form.fields["told"].setFocus()
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert acting.show(shown.desk, number).dossier.status == "closed"
    assert acting.show(shown.desk, other).dossier.status == "open"
    assert shown.screen().page.shown.number == number
    shown.press(Qt.Key.Key_A)
    assert shown.screen().form.fields["toward"].currentText() == "Citoyen 0148 · 450-555-0148"
