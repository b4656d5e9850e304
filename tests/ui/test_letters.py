"""Letters on the dossier's page, by keyboard, handed to the desk's mail program (STAFF-4, COM-1, COM-9)."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from looking import clipped
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.ui.dossiers.screen import DossiersScreen
from guichet.ui.letters.form import LetterForm

CTRL = Qt.KeyboardModifier.ControlModifier
CITIZEN = commands.CitizenInput(name="Citoyenne 0147", email="citoyenne.0147@exemple.ca")


class MailProgram(QObject):
    """Stands for the desk's mail program: it opens what it is handed, and keeps what a file said."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[QUrl] = []
        self.files: list[bytes] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        """Open an address, or a draft in a file."""
        self.addresses.append(address)
        if address.isLocalFile():
            self.files.append(Path(address.toLocalFile()).read_bytes())


@pytest.fixture
def mail(app: object) -> Iterator[MailProgram]:
    made = MailProgram()
    for scheme in ("mailto", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "open")
    yield made
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace) -> Iterator[Shown]:
    with open_window(qtbot, desk, "dossiers") as window:
        yield window


def opened(desk: Workplace, citizen: commands.CitizenInput = CITIZEN) -> str:
    place = commands.PlaceInput("212", "rue Forest")
    return take_in(
        desk, request("Gros trou", "email", citizen=citizen, topic="nid-de-poule", place=place)
    ).number


def letter(shown: Shown, number: str) -> tuple[DossiersScreen, LetterForm]:
    """Open a dossier and its acknowledgement, by key."""
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    shown.press(Qt.Key.Key_B)
    shown.settle()
    screen = shown.screen()
    assert isinstance(screen.form, LetterForm)
    return screen, screen.form


def test_an_acknowledgement_is_opened_sent_and_only_then_logged(
    shown: Shown, desk: Workplace, mail: MailProgram
) -> None:
    """STAFF-4: three keys; the timeline waits for the clerk's word."""
    number = opened(desk)
    screen, form = letter(shown, number)
    shown.press(Qt.Key.Key_O, CTRL)
    shown.settle()
    (address,) = mail.addresses
    assert (address.scheme(), address.path()) == ("mailto", "citoyenne.0147@exemple.ca")
    said = parse_qs(address.query(QUrl.ComponentFormattingOption.FullyEncoded), strict_parsing=True)
    assert said["subject"] == [form.subject.text()]
    assert said["body"] == [form.text.text().replace("\n", "\r\n")]
    assert f"Votre dossier porte le numéro {number}." in said["body"][0]
    assert [due.rule for due in acting.show(desk, number).dossier.open_due] == ["acknowledge"]
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert screen.form is None
    assert acting.show(desk, number).dossier.open_due == ()
    line = screen.page.timeline.story.line(0)
    assert "Courriel envoyé" in line.spoken
    assert "citoyenne.0147@exemple.ca" in line.spoken
    assert "Accuser réception" in line.under


def test_a_citizen_of_english_is_written_to_in_english_and_the_language_can_be_changed(
    shown: Shown, desk: Workplace, mail: MailProgram
) -> None:
    """COM-1: what was changed in one language is kept while the other is looked at."""
    citizen = commands.CitizenInput(name="Citizen 0148", email="citizen.0148@exemple.ca", language="en")
    _, form = letter(shown, opened(desk, citizen))
    assert form.subject.text().startswith("We have received your message: file ")
    shown.type("Dear neighbour. ")
    form.language.set_value("fr")
    form.language.chosen.emit("fr")
    assert form.text.text().startswith("Bonjour,")
    form.language.set_value("en")
    form.language.chosen.emit("en")
    assert form.text.text().startswith("Dear neighbour. Hello,")


def test_a_letter_too_long_for_an_address_goes_by_a_draft_in_a_file(
    shown: Shown, desk: Workplace, mail: MailProgram
) -> None:
    """STAFF-4: Outlook and Windows would cut it off without a word."""
    _, form = letter(shown, opened(desk))
    form.text.set_text("Élagage à venir. " * 200)
    shown.press(Qt.Key.Key_O, CTRL)
    shown.settle()
    (raw,) = mail.files
    read = BytesParser(policy=policy.default).parsebytes(raw)
    assert read["X-Unsent"] == "1"
    assert read.get_content().strip() == ("Élagage à venir. " * 200).strip()


def test_a_desk_without_a_mail_program_is_told_what_to_do(
    shown: Shown, desk: Workplace, tmp_path: Path
) -> None:
    """STAFF-4: the draft is saved, or the text copied to a mail program that runs in a browser."""
    number = opened(desk)
    screen, form = letter(shown, number)
    form.show_opened(False)
    assert form.state_label.text().startswith("Aucun programme de courriel ne s’est ouvert.")
    form.copy.click()
    assert QGuiApplication.clipboard().text() == form.text.text()
    path = tmp_path / "accusé.eml"
    screen.letters.write(path)
    shown.settle()
    assert "accusé.eml" in form.state_label.text()
    assert BytesParser(policy=policy.default).parsebytes(path.read_bytes())["Subject"] == form.subject.text()
    screen.letters.write(tmp_path / "nulle part" / "accusé.eml")
    shown.settle()
    assert "n’existe pas" in form.state_label.text()


def test_a_letter_without_an_address_is_not_logged_and_what_is_written_stays(
    shown: Shown, desk: Workplace, mail: MailProgram
) -> None:
    """STAFF-4, promise 1: beside the field, and found again after looking elsewhere."""
    number = opened(desk, commands.CitizenInput(name="Citoyenne 0147"))
    screen, form = letter(shown, number)
    assert shown.focus() is form.to
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert acting.show(desk, number).dossier.open_due
    assert shown.focus() is form.to
    shown.type("c0147@exemple.ca")
    form.text.set_text("Texte changé")
    shown.press(Qt.Key.Key_Escape)
    shown.settle()
    assert screen.form is None
    _, again = letter(shown, number)
    assert (again.to.text(), again.text.text()) == ("c0147@exemple.ca", "Texte changé")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert not acting.show(desk, number).dossier.open_due


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 720, 1.0), (1440, 900, 2.0)])
def test_nothing_of_a_letter_is_clipped(
    qtbot: QtBot, desk: Workplace, width: int, height: int, scale: float
) -> None:
    with open_window(qtbot, desk, "dossiers", width=width, height=height, scale=scale) as shown:
        _, form = letter(shown, opened(desk))
        form.show_opened(True)
        shown.settle()
        assert clipped(form) == []
