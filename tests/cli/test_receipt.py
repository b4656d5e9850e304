"""`guichet receipt`: what the citizen leaves with, from a script (COM-9)."""

import shutil
import subprocess
from pathlib import Path

from tests.cli.conftest import Guichet

INTAKE = (
    '{"action":"intake","channel":"phone","topic":"nid-de-poule","description":"Gros trou",'
    '"place":{"civic":"212","street":"forest"}}\n'
)


def test_the_receipt_as_a_file_is_read_back(guichet: Guichet, city: Path, tmp_path: Path) -> None:
    """COM-9: `pdftotext` finds the number, the step ahead and how to follow up."""
    number = guichet("record", "-", stdin=INTAKE).lines[0]["dossier"]
    path = tmp_path / "reçu.pdf"
    said = guichet("receipt", number, "--pdf", path)
    assert (said.code, said.out) == (0, "")
    assert "reçu.pdf" in said.err
    reader = shutil.which("pdftotext")
    assert reader is not None, "the test image has poppler"
    page = subprocess.run([reader, "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    assert number in page
    assert "Nous retournons votre appel au plus tard le mercredi 25 novembre 2026" in page
    assert page.count("\f") == 1


def test_the_receipt_as_text_in_the_language_asked_for(guichet: Guichet, city: Path) -> None:
    """COM-1: the terminal may speak another language than the citizen."""
    number = guichet("record", "-", stdin=INTAKE).lines[0]["dossier"]
    said = guichet("receipt", number, "--in", "en")
    assert said.code == 0
    assert "What happens next\n  – We return your call no later than" in said.out
    assert "Pour suivre votre dossier" in guichet("--lang", "en", "receipt", number).out


def test_a_number_that_is_not_there_is_refused_with_a_sentence(
    guichet: Guichet, city: Path, tmp_path: Path
) -> None:
    said = guichet("receipt", "2026-KL-0999", "--pdf", tmp_path / "x.pdf")
    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "x.pdf").exists()
