"""The receipt on the dossier's page and after an intake, by keyboard (COM-9, COM-1, STAFF-7)."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pypdf
import pytest
from looking import clipped
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.ui.letters.form import LetterForm
from guichet.ui.letters.receipt_form import ReceiptForm

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CITIZEN = commands.CitizenInput(name="Citizen 0148", email="citizen.0148@exemple.ca", language="en")


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with open_window(qtbot, desk, "dossiers") as window:
        yield window


def opened(desk: Workplace) -> str:
    return take_in(desk, request("Gros trou", "phone", citizen=CITIZEN, topic="nid-de-poule")).number


def receipt(shown: Shown, number: str) -> ReceiptForm:
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    shown.press(Qt.Key.Key_P, CTRL)
    shown.settle()
    form = shown.screen().form
    assert isinstance(form, ReceiptForm)
    return form


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def page(path: Path) -> str:
    (only,) = pypdf.PdfReader(path).pages
    return " ".join(only.extract_text().split())


def test_the_receipt_is_seen_in_the_language_of_the_citizen_and_read_to_the_blind(
    shown: Shown, desk: Workplace
) -> None:
    """COM-1, COM-9."""
    number = opened(desk)
    form = receipt(shown, number)
    assert form.language.value() == "en"
    assert "What happens next. We return your call no later than" in form.paper.accessibleDescription()
    form.language.set_value("fr")
    form.language.chosen.emit("fr")
    shown.settle()
    assert "La suite. Nous retournons votre appel" in form.paper.accessibleDescription()


def test_a_receipt_is_saved_and_the_clerk_says_that_it_was_handed_over(
    shown: Shown, desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COM-9, STAFF-7: nothing stands on the timeline before."""
    number = opened(desk)
    receipt(shown, number)
    path = tmp_path / "reçu.pdf"
    chosen(monkeypatch, path)
    shown.press(Qt.Key.Key_S, CTRL | SHIFT)
    shown.settle()
    assert f"Your file number {number}" in page(path)
    assert len(acting.show(desk, number).dossier.entries) == 1
    (notice,) = shown.window.notices.notices()
    assert str(notice.sentence) == "Reçu enregistré : reçu.pdf."
    assert notice.on_step is not None
    notice.on_step()
    shown.settle()
    assert acting.show(desk, number).dossier.entries[-1].payload.text == "Reçu remis au citoyen."


def test_without_a_printer_the_next_step_is_a_pdf(
    shown: Shown, desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = opened(desk)
    receipt(shown, number)
    shown.press(Qt.Key.Key_P, CTRL)
    shown.settle()
    (notice,) = shown.window.notices.notices()
    assert str(notice.sentence) == "Aucune imprimante sur ce poste. Enregistrez le reçu en PDF."
    chosen(monkeypatch, tmp_path / "reçu.pdf")
    assert notice.on_step is not None
    notice.on_step()
    shown.settle()
    assert number in page(tmp_path / "reçu.pdf")


def test_a_receipt_by_mail_is_a_draft_with_the_pdf_of_its_language(
    shown: Shown, desk: Workplace, tmp_path: Path
) -> None:
    """COM-9, STAFF-4: logged once the clerk says that it left."""
    number = opened(desk)
    receipt(shown, number)
    shown.press(Qt.Key.Key_E, CTRL)
    shown.settle()
    screen = shown.screen()
    assert isinstance(screen.form, LetterForm)
    assert screen.form.to.text() == "citizen.0148@exemple.ca"
    screen.letters.write(tmp_path / "r.eml")
    shown.settle()
    read = BytesParser(policy=policy.default).parsebytes((tmp_path / "r.eml").read_bytes())
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == f"Receipt {number}.pdf"
    (tmp_path / "r.pdf").write_bytes(attached.get_content())
    assert "What happens next" in page(tmp_path / "r.pdf")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert acting.show(desk, number).dossier.entries[-1].payload.sent_to == "citizen.0148@exemple.ca"


def test_after_an_intake_one_key_gives_the_receipt(
    qtbot: QtBot, desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COM-9: without leaving the counter."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with open_window(qtbot, desk, "intake") as shown:
        shown.type("Nid-de-poule")
        shown.settle()
        shown.press(Qt.Key.Key_F9)
        shown.settle()
        shown.press(Qt.Key.Key_Return, CTRL)
        shown.settle()
        number = shown.screen().number
        assert number
        shown.press(Qt.Key.Key_P, CTRL)
        shown.settle()
        chosen(monkeypatch, tmp_path / "reçu.pdf")
        (step,) = [each.on_step for each in shown.window.notices.notices() if each.on_step is not None]
        step()
        shown.settle()
        assert shown.window.current == "intake"
        assert f"Votre numéro de dossier {number}" in page(tmp_path / "reçu.pdf")


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 720, 1.0), (1440, 900, 2.0)])
def test_nothing_of_a_receipt_is_clipped(
    qtbot: QtBot, desk: Workplace, width: int, height: int, scale: float
) -> None:
    with open_window(qtbot, desk, "dossiers", width=width, height=height, scale=scale) as shown:
        form = receipt(shown, opened(desk))
        shown.settle()
        assert clipped(form) == []
