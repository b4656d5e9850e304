"""The routing screen: an answer with its reasons, or the switchboard's questions when nothing fits (ROUTE-1, COM-4)."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.workshop import desk_in
from windows import Shown, open_window


def said(shown: Shown, words: str) -> str:
    shown.screen().words.setText(words)
    shown.settle()
    return "\n".join(label.text() for label in shown.screen().findChildren(QLabel) if label.isVisible())


def test_what_fits_nothing_says_so_and_asks_before_any_proposal(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as desk, open_window(qtbot, desk, screen="routing") as shown:
        unknown = said(shown, "recette de pâté chinois")
        assert "Rien de sûr. Demandez" in unknown
        assert "Pourquoi" not in unknown, "no proposal stands as an answer"
        known = said(shown, "y'a un gros trou dans la rue")
        assert "Rien de sûr" not in known
        assert "trou dans la rue" in known
