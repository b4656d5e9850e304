"""The receipt that a citizen leaves with: one page, in their language, in plain words (COM-9, COM-6, COM-1)."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
import segno
from PySide6.QtGui import QImage, QPainter
from tests.workshop import clock_of, desk_in, request

from guichet.application import receipts
from guichet.application.acting import perform
from guichet.application.joining import join
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.civil import ZONE
from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.wording import Lang
from guichet.reports.receipt import ReceiptPage
from guichet.resources import resource

GOLDEN = Path(__file__).parents[1] / "reports" / "golden"
PLACE = commands.PlaceInput("212", "rue Forest", "devant l'entrée")
pytestmark = pytest.mark.usefixtures("qapp")


def opened(desk: Workplace, description: str = "Un pneu a éclaté hier soir", **given: object) -> str:
    given = {"topic": "nid-de-poule", "channel": "phone", "place": PLACE, **given}
    return take_in(desk, request(description, **given)).number


def promised(desk: Workplace, number: str, said: str = "Le trou sera bouché.") -> None:
    perform(desk, commands.Promise(number, due=datetime(2026, 11, 27, tzinfo=ZONE), said=said))


def text(desk: Workplace, number: str, folder: Path, lang: Lang | None = None) -> str:
    """The receipt as a reader of the PDF selects it, on its only page."""
    path = folder / "receipt.pdf"
    receipts.to_pdf(receipts.receipt(desk, number, lang), path)
    (page,) = pypdf.PdfReader(path).pages
    return page.extract_text().replace("\t", " ")


@pytest.fixture
def training(tmp_path: Path) -> Iterator[Workplace]:
    with desk_in(tmp_path / "training", training=True) as opened_desk:
        yield opened_desk


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_words_on_the_receipt_are_those_that_were_reviewed(
    training: Workplace, lang: Lang, tmp_path: Path
) -> None:
    """COM-9, TRAIN-1. `GUICHET_WRITE_GOLDEN=1` writes the file again: read it before it is kept."""
    number = opened(training)
    promised(training, number)
    golden = GOLDEN / f"receipt.{lang}.txt"
    said = text(training, number, tmp_path, lang).replace("\u00a0", " ").rstrip() + "\n"
    if os.environ.get("GUICHET_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_it_says_the_number_what_was_understood_the_steps_who_when_and_how(
    desk: Workplace, tmp_path: Path
) -> None:
    """COM-9: with the date agreed on, in the order in which things come (COM-10)."""
    number = opened(desk)
    promised(desk, number)
    blocks = receipts.receipt(desk, number).blocks
    understood, ahead, who, follow = blocks
    assert dict(understood.facts)["Sujet"] == "Nid-de-poule"
    assert dict(understood.facts)["Détails"] == "Un pneu a éclaté hier soir"
    assert [step.split("\u00a0")[0][:45] for step in ahead.lines[:2]] == [
        "Nous retournons votre appel au plus tard le m",
        "Comme convenu, au plus tard le vendredi 27 no",
    ]
    assert dict(who.facts)["Personne"] == "Contremaître à la voirie"
    assert "poste\u00a01502" in dict(who.facts)["Pour les joindre"]
    assert any(number in line for line in follow.lines)


def test_it_is_in_the_language_of_the_citizen(desk: Workplace, tmp_path: Path) -> None:
    """COM-1."""
    citizen = commands.CitizenInput(name="Citizen 0148", phone="450-555-0148", language="en")
    page = text(desk, opened(desk, citizen=citizen), tmp_path)
    assert "What happens next" in page
    assert "La suite" not in page


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_stays_on_one_page_whatever_was_said(desk: Workplace, paper: receipts.Paper) -> None:
    """COM-9: cut at a word where a citizen said a great deal; the number, who and how are never cut."""
    number = opened(
        desk,
        "Très long récit de ce qui s’est passé dans la rue. " * 300,
        place=commands.PlaceInput("212", "rue Forest", "derrière la clôture " * 20),
    )
    promised(desk, number, "Tout sera réparé. " * 200)
    perform(desk, commands.Transfer(number, contact="TP-01", answer="no_answer"))
    page = ReceiptPage(receipts.receipt(desk, number, paper=paper))
    assert page.fits


def test_its_code_holds_the_number(desk: Workplace) -> None:
    """COM-9: scanned at the counter, it finds the dossier. Read from the picture, module by module."""
    number = opened(desk)
    page = ReceiptPage(receipts.receipt(desk, number))
    scale = 0.1
    image = QImage(int(page.width * scale), int(page.height * scale), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(scale, scale)
    page.draw_page(painter, 1)
    painter.end()
    wanted = segno.make(number, error="m", micro=False, mask=0, boost_error=False).matrix
    room = page.code_place
    side = room.width() / len(wanted)
    found = [
        [
            image.pixelColor(
                int((room.x() + (x + 0.5) * side) * scale), int((room.y() + (y + 0.5) * side) * scale)
            ).value()
            < 128
            for x in range(len(wanted))
        ]
        for y in range(len(wanted))
    ]
    assert found == [[bool(module) for module in row] for row in wanted]


def test_what_one_citizen_said_is_not_given_to_another_who_joined(desk: Workplace) -> None:
    """COM-9, COM-1: they share the dossier, not the words."""
    number = opened(desk)
    join(
        desk, commands.Join(number, citizen=commands.CitizenInput(name="Citoyen 0149", phone="450-555-0149"))
    )
    (understood, *_) = receipts.receipt(desk, number).blocks
    assert "Détails" not in dict(understood.facts)
    assert dict(understood.facts)["Sujet"] == "Nid-de-poule"


def test_settled_on_the_spot_it_says_the_answer(desk: Workplace, tmp_path: Path) -> None:
    """COM-8."""
    number = opened(desk, settled="La collecte passe mardi")
    page = text(desk, number, tmp_path)
    assert "Réglé\u00a0: La collecte passe mardi" in page
    assert "nous rouvrons le dossier" in page


def test_a_confidential_dossier_gives_no_receipt_outside_its_circle(desk: Workplace) -> None:
    """DEF-1."""
    number = opened(desk, topic="", kind="complaint", service="DG", confidential=True)
    desk.agent = type(desk.agent)(b"\1" * 16, "Autre préposé", "clerk")
    with pytest.raises(Refusal, match="confidentiel"):
        receipts.receipt(desk, number)


def test_the_message_with_a_receipt_names_a_wrong_field_of_its_template(
    desk: Workplace, tmp_path: Path
) -> None:
    """COM-3."""
    number = opened(desk)
    mail = receipts.receipt_mail(desk, number)
    assert mail.fr.subject == f"Votre reçu : dossier {number}"
    assert "We return your call no later than" in mail.en.body
    path = tmp_path / "receipt.toml"
    words = resource("letters", "receipt.toml").read_text(encoding="utf-8")
    path.write_text(words.replace("\n{steps}\n", "\n{etapes}\n"), encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="champ inconnu : etapes"):
        receipts.receipt_mail(desk, number, path)


def test_it_is_dated_when_it_is_handed_over(desk: Workplace, tmp_path: Path) -> None:
    number = opened(desk)
    clock_of(desk).advance(days=1)
    assert "Remis le mercredi 25 novembre 2026 à 9\u00a0h\u00a014, Comptoir KL." in text(
        desk, number, tmp_path
    )
