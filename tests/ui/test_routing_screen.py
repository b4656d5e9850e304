"""The routing screen: an answer with its reasons, or the switchboard's questions when nothing fits (ROUTE-1, COM-4)."""

from pathlib import Path

from PySide6.QtCore import Qt
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


def test_an_answer_is_read_whole_and_begins_an_intake_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    """COM-2, COM-4, COM-5: Down reads the next answer, Enter carries words, street and topic to the intake."""
    with (
        desk_in(tmp_path / "desk") as desk,
        open_window(qtbot, desk, screen="routing", close_desk=False) as shown,
    ):
        shown.type("nid-de-poule")
        shown.settle()
        screen = shown.screen()
        screen.street.setText("ch. des Patriotes Nord")
        told = said(shown, "nid-de-poule")
        assert "est une rue provinciale" in told
        assert "511" in told
        screen.street.clear()
        shown.press(Qt.Key.Key_Down)
        second = screen._found[1].topic
        assert shown.focus() is screen.words
        shown.press(Qt.Key.Key_Return)
        shown.settle()
        assert shown.window.current == "intake"
        typed = shown.screen("intake").shelf.current
        assert (typed.description, typed.topic, typed.kind or typed.topic_kind) == (
            "nid-de-poule",
            second.code,
            second.kind,
        )
