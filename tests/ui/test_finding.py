"""Ctrl+K finds dossiers in the real store while one types, inside the circle of who asks (DEF-1)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from starting import started
from tests.workshop import make_desk, request

from guichet.application.taking_in import take_in
from guichet.domain.payloads import Place


def test_a_dossier_is_two_keys_away_from_anywhere(qtbot: QtBot, data_dir: Path) -> None:
    desk = make_desk(data_dir)
    taken = take_in(desk, request("Lampadaire éteint", place=Place("12", "rue Forest")))
    take_in(desk, request("Nid-de-poule"))
    desk.close()
    with started(qtbot, data_dir) as program:
        program.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        program.type("lampad")
        program.settle()
        palette = program.starter.window.palette_shown
        assert palette is not None
        first = palette.rows("lampad")[0]
        assert first.title.startswith(taken.number)
        assert "12 rue Forest" in first.detail
        program.press(Qt.Key.Key_Return)
        assert program.starter.window.current == "dossiers"
