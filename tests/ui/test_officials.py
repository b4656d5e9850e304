"""A matter relayed by an elected official, worked with the keyboard alone in the real windows (ROUTE-2, ELU-1 to ELU-7)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.domain.dossier import Dossier
from guichet.ui.dossiers.forms import ActionForm
from guichet.ui.dossiers.message import OfficialForm
from guichet.ui.dossiers.screen import DossiersScreen

OFFICIAL = "Membre du conseil, district 3"
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def number(desk: Workplace) -> str:
    """A pothole that a council member relays."""
    citizen = CitizenInput(name="Citoyenne 0147", phone="450-555-0147")
    return take_in(
        desk,
        request(
            "Gros trou", "elected", topic="nid-de-poule", relayed_by=OFFICIAL, citizen=citizen,
            place=PlaceInput("212", "forest"),
        ),
    ).number  # fmt: skip


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace, number: str) -> Iterator[Shown]:
    with open_window(qtbot, desk, "dossiers") as window:
        window.window.navigate("dossiers", number=number)
        window.settle()
        yield window


def press(shown: Shown, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    shown.press(key, modifier)
    shown.settle()


def dossier(shown: Shown, number: str) -> Dossier:
    return acting.show(shown.desk, number).dossier


def message(shown: Shown) -> OfficialForm:
    screen = shown.screen()
    assert isinstance(screen, DossiersScreen)
    assert isinstance(screen.form, OfficialForm)
    return screen.form


def form(shown: Shown) -> ActionForm:
    found = shown.screen().form
    assert isinstance(found, ActionForm)
    return found


def write(shown: Shown, field: str, words: str) -> None:
    """Go to a field and type."""
    editor = form(shown).fields[field]
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    shown.type(words)


def test_one_key_writes_to_the_official_where_it_went_and_another_logs_it(shown: Shown, number: str) -> None:
    """ROUTE-2, ELU-2, STAFF-7: read, corrected, copied, said to be sent; nothing is recorded before."""
    before = dossier(shown, number)
    press(shown, Qt.Key.Key_L)
    written = message(shown)
    assert number in written.subject.text()
    assert "Contremaître à la voirie" in written.text.text()
    assert OFFICIAL in written.to.text()
    assert shown.focus() is written.text
    shown.type("Bonjour madame la conseillere, ")
    press(shown, Qt.Key.Key_C, ALT)
    shown.qtbot.waitUntil(lambda: "madame la conseillere" in QGuiApplication.clipboard().text())
    assert dossier(shown, number) == before
    written.text.setFocus()
    press(shown, Qt.Key.Key_Return, CTRL)
    assert shown.screen().form is None
    line = shown.screen().page.timeline.story.line(0)
    assert "Courriel envoyé à l’élu" in line.sentence
    assert OFFICIAL in line.spoken
    assert shown.screen().page.shown.officials[0].last is not None


def test_the_message_is_in_the_language_chosen_and_what_is_changed_is_found_again(
    shown: Shown, number: str
) -> None:
    """Promise 1: nothing typed is lost by looking elsewhere or by reading the other language."""
    press(shown, Qt.Key.Key_L)
    shown.type("Bonjour, ")
    written = message(shown)
    written.language.setFocus()
    press(shown, Qt.Key.Key_Right)
    assert "Department responsible" in written.text.text()
    press(shown, Qt.Key.Key_Left)
    assert written.text.text().startswith("Bonjour, Bonjour")
    press(shown, Qt.Key.Key_Escape)
    assert shown.screen().form is None
    press(shown, Qt.Key.Key_L)
    assert message(shown).text.text().startswith("Bonjour, Bonjour")


class _Mail(QObject):
    """The desk's mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Open what it is given."""
        self.opened.append(url)


def test_it_opens_in_the_mail_program_or_is_kept_as_a_file(shown: Shown, number: str, tmp_path: Path) -> None:
    """STAFF-4's way, for the official: a message too long for an address is kept, never cut."""
    mail = _Mail()
    QDesktopServices.setUrlHandler("mailto", mail, "open")
    try:
        press(shown, Qt.Key.Key_L)
        written = message(shown)
        written.text.set_text("Court.")
        written.open_mail()
        (address,) = mail.opened
        assert address.toString().startswith("mailto:?subject=")
        written.text.set_text("Long. " * 500)
        written.open_mail()
        assert len(mail.opened) == 1
        assert any(".eml" in notice for notice in shown.notices())
        written.text.set_text("Où ça va.")
        written.write(tmp_path / "suivi.eml")
        shown.settle()
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    kept = message_from_bytes((tmp_path / "suivi.eml").read_bytes(), policy=policy.default)
    assert number in str(kept["Subject"])
    assert kept.get_content().strip() == "Où ça va."


def test_a_dossier_that_nobody_relayed_offers_no_message(shown: Shown) -> None:
    other = take_in(shown.desk, request("Lampadaire", topic="lampadaire")).number
    shown.window.navigate("dossiers", number=other)
    shown.settle()
    press(shown, Qt.Key.Key_L)
    assert shown.screen().form is None


def test_from_the_general_manager_to_the_end_with_the_keyboard_alone(shown: Shown, number: str) -> None:
    """ELU-5, ELU-6, ELU-7: brought to the general manager, two follow-ups, and no closing before the official had theirs."""
    press(shown, Qt.Key.Key_U)
    press(shown, Qt.Key.Key_Return)
    assert form(shown)._where["reason"].error, "bringing it to the general manager takes a reason"
    write(shown, "reason", "Rien ne bouge")
    press(shown, Qt.Key.Key_Return)
    assert shown.screen().form is None
    brought = dossier(shown, number)
    assert (brought.contact, brought.relayed_by) == ("DG-01", OFFICIAL)
    rules = {due.rule for due in brought.open_due}
    assert {"follow_up_director", "follow_up_official"} <= rules
    press(shown, Qt.Key.Key_U)
    assert shown.screen().form is None, "it waits there already"
    press(shown, Qt.Key.Key_F)
    write(shown, "outcome", "Repare")
    write(shown, "told", "La citoyenne")
    press(shown, Qt.Key.Key_Return)
    assert "ELU-7" in form(shown).problem.text()
    assert "suivi à l’élu" in form(shown).problem.text()
    assert dossier(shown, number).status == "open"
    press(shown, Qt.Key.Key_Escape)
    for toward, rule in (("director", "follow_up_director"), ("official", "follow_up_official")):
        press(shown, Qt.Key.Key_A)
        form(shown).fields["toward"].set_value(toward)  # type: ignore[attr-defined]
        write(shown, "text", "Fait le point")
        press(shown, Qt.Key.Key_Return)
        assert rule not in {due.rule for due in dossier(shown, number).open_due}
    press(shown, Qt.Key.Key_F)
    press(shown, Qt.Key.Key_Return)
    assert dossier(shown, number).status == "closed"


def test_what_is_about_the_general_manager_goes_to_the_substitute(shown: Shown, number: str) -> None:
    """DEF-1, ELU-5: nobody answers a complaint about themselves."""
    press(shown, Qt.Key.Key_U)
    write(shown, "reason", "Vise la direction")
    form(shown).fields["about"].setFocus()
    press(shown, Qt.Key.Key_Space)
    form(shown).fields["reason"].setFocus()
    press(shown, Qt.Key.Key_Return)
    assert dossier(shown, number).contact == "GREFFE-01"
