"""A screen reader can name everything, nothing is clipped at 200 % or 1280 × 720, the focus always shows.

WCAG 2.2: 1.4.4, 1.4.10, 2.1.1, 2.4.7, 4.1.2; SGQRI 008.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import clipped, unnamed, unreachable
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.i18n import use_language
from guichet.ui.screen import NoticeData
from guichet.ui.shell import MainWindow
from guichet.ui.tasks import BUG
from guichet.ui.theme import Tone, apply_theme
from guichet.ui.widgets.focusring import FocusRing

Show = Callable[..., MainWindow]
SIZES = [(1.0, 1440, 900), (1.0, 1280, 720), (1.0, 640, 360), (2.0, 1920, 1080), (2.0, 1280, 720)]


@pytest.mark.parametrize("screen", ["intake", "dossiers", "settings"])
def test_everything_has_a_name(app: QApplication, show: Show, screen: str) -> None:
    window = show(first=screen)
    window.notify(NoticeData(BUG, Tone.LATE))
    window.open_palette()
    window.open_sheet()
    assert unnamed(window) == []
    assert unreachable(window) == []


def test_the_walk_finds_what_has_no_name(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    for part in (QLineEdit(), QToolButton(), QPushButton(""), QPushButton("Nommé")):
        column.addWidget(part)
    window.show()
    assert len(unnamed(window)) == 3


@pytest.mark.parametrize("screen", ["intake", "dossiers", "settings"])
@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_is_clipped(
    app: QApplication, show: Show, screen: str, scale: float, width: int, height: int, lang: str
) -> None:
    use_language(app, "en" if lang == "en" else "fr")
    apply_theme(app, "light", scale)
    window = show(width=width, height=height, training=True, first=screen)
    window.notify(NoticeData(BUG, Tone.LATE))
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)
    assert clipped(window) == []


def test_the_focus_shows_on_everything_that_tab_reaches(qtbot: QtBot, show: Show) -> None:
    window = show(width=1440, height=900)
    ring = window.findChild(FocusRing)
    seen = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        assert ring.isVisible(), f"no ring around {type(focus).__name__} {focus.accessibleName()}"
        assert ring.target is focus
    assert len(seen) > 15, "Tab goes around the whole window"


def test_the_ring_is_painted_outside_and_in_its_colour(qtbot: QtBot, show: Show) -> None:
    window = show(width=1440, height=900)
    save = window.screen_of("intake").save  # type: ignore[attr-defined]
    save.setFocus(Qt.FocusReason.TabFocusReason)
    image = window.grab().toImage()
    at = save.mapTo(window, save.rect().topLeft())
    middle = at.x() + save.width() // 2
    assert image.pixelColor(middle, at.y() - 2).name() == "#0b62c4"
    assert image.pixelColor(middle, at.y() - 5).name() == "#f3f5f8"
