"""The window: every screen by its key, a line that tells the truth, notices beside the work and no dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import pytest
from gallery import SPECS, EmptyScreen, IntakeLike, now
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from guichet.domain.errors import Refusal
from guichet.domain.wording import translate
from guichet.ui.boot import SafetyNet
from guichet.ui.palette import CommandPalette, Found, score
from guichet.ui.screen import MemorySettings, NoticeData
from guichet.ui.sheet import ShortcutSheet
from guichet.ui.shell import Duty, LinkState, MainWindow
from guichet.ui.tasks import BUG, Progress, Tasks
from guichet.ui.theme import Tone
from guichet.ui.widgets.buttons import Button, IconButton
from guichet.ui.widgets.labels import Label

Show = Callable[..., MainWindow]
SAVED = translate("Test", "Dossier ouvert.")
WARNED = translate("Test", "L’horloge de ce poste retarde.")


def _press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_function_keys_and_ctrl_digits_reach_every_screen(qtbot: QtBot, show: Show) -> None:
    window = show()
    for place, spec in enumerate(SPECS):
        _press(qtbot, Qt.Key(Qt.Key.Key_F2.value + place))
        assert window.current == spec.id
    for place, spec in enumerate(SPECS):
        _press(qtbot, Qt.Key(Qt.Key.Key_1.value + place), Qt.KeyboardModifier.ControlModifier)
        assert window.current == spec.id


def test_a_screen_is_made_when_it_is_first_shown(show: Show) -> None:
    window = show()
    assert list(window._screens) == ["intake"]
    window.navigate("dossiers", query="forest")
    assert list(window._screens) == ["intake", "dossiers"]
    assert window.screen_of("dossiers").query == "forest"  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        window.navigate("nowhere")


def test_letters_act_on_a_dossier_and_never_while_typing(qtbot: QtBot, show: Show) -> None:
    window = show(first="dossiers")
    heard: list[str] = []
    window.actions_known.bind("dossiers.call", lambda: heard.append("call"))
    _press(qtbot, Qt.Key.Key_A)
    assert heard == ["call"]
    window.open_palette()
    palette = window.palette_shown
    assert palette is not None
    qtbot.keyClick(palette.edit, Qt.Key.Key_A)
    assert (heard, palette.edit.text()) == (["call"], "a")
    palette.close_palette()
    window.navigate("intake")
    intake = window.screen_of("intake")
    assert isinstance(intake, IntakeLike)
    qtbot.keyClick(intake.description, Qt.Key.Key_A)
    assert heard == ["call"]


def test_the_status_line_tells_the_truth(show: Show) -> None:
    window = show()
    labels = [each.text() for each in window.status.findChildren(Label) if each.isVisible()]
    assert labels[:3] == ["À jour", "avec la base partagée depuis 9 h 13", "0 à envoyer"]
    window.show_link(LinkState())
    labels = [each.text() for each in window.status.findChildren(Label) if each.isVisible()]
    assert labels == ["Poste autonome"]
    window.show_today(1)
    assert "1 suivi à faire aujourd’hui" in [each.text() for each in window.status.findChildren(Button)]
    window.show_duty(Duty("Commis", "Garage"))
    assert window.top.duty.text() == "Commis · Garage"
    assert window.top.clock.word == "Mardi 24 novembre 2026 · 9\u00a0h\u00a014"


def test_long_work_shows_in_the_status_line_and_can_be_stopped(
    qtbot: QtBot, tasks: Tasks, show: Show
) -> None:
    window = show()

    def work(progress: Progress) -> None:
        while True:
            progress.report(3, 10)

    tasks.run_long(work, title=translate("Test", "Importation"))
    stop = next(each for each in window.status.findChildren(IconButton))
    qtbot.waitUntil(lambda: stop.isVisible() and window.status._bar.value() == 3)
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not stop.isVisible()
    qtbot.waitUntil(lambda: tasks.idle)


def test_a_notice_stands_beside_the_work_and_a_warning_stays(qtbot: QtBot, show: Show) -> None:
    window = show()
    focus = QApplication.focusWidget()
    undone: list[bool] = []
    window.notify(NoticeData(SAVED, Tone.DONE, translate("Test", "Annuler"), lambda: undone.append(True)))
    assert QApplication.focusWidget() is focus, "nothing moves under the hands"
    assert not window.findChildren(QDialog)
    window.notify(NoticeData(WARNED, Tone.TODAY))
    assert [each.sentence for each in window.notices.notices()] == [WARNED]
    window.notify(NoticeData(SAVED, Tone.DONE, translate("Test", "Annuler"), lambda: undone.append(True)))
    QApplication.processEvents()
    step = next(each for each in window.notices.findChildren(Button) if each.isVisible())
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    assert undone == [True]
    _press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert window.notices.notices() == []
    assert not window.notices.isVisible()


def test_training_cannot_be_mistaken(show: Show) -> None:
    window = show(training=True)
    assert "FORMATION" in window.windowTitle()
    assert window.top.training is not None
    assert window.top.training.isVisible()
    image = window.grab().toImage()
    corners = (
        (1, 1),
        (window.width() - 2, 1),
        (1, window.height() - 2),
        (window.width() - 2, window.height() - 2),
    )
    assert {image.pixelColor(*corner).name() for corner in corners} == {"#f2b441"}
    assert "FORMATION" not in show().windowTitle()


def test_the_rail_and_the_bar_fold_where_there_is_little_room(show: Show) -> None:
    window = show(width=1440, height=900)
    assert not window.rail.icons_only
    window.resize(640, 360)
    QApplication.processEvents()
    assert window.rail.icons_only
    assert window.top.clock.word == "9\u00a0h\u00a014"
    window.resize(1440, 900)
    QApplication.processEvents()
    assert not window.rail.icons_only


def test_the_window_opens_where_it_was_closed(qtbot: QtBot, tasks: Tasks) -> None:
    settings = MemorySettings()

    def opened() -> MainWindow:
        window = MainWindow(SPECS, app=None, tasks=tasks, now=now, settings=settings, first="settings")
        qtbot.addWidget(window)
        return window

    first = opened()
    first.resize(700, 500)
    first.show()
    first.close()
    assert (opened().width(), opened().height()) == (700, 500)


@pytest.mark.expect_log("this is a bug")
def test_what_no_slot_caught_is_logged_and_told(show: Show) -> None:
    window = show()
    net = SafetyNet(window.notify)
    former = net._former
    sys.excepthook(ValueError, ValueError("oops"), None)
    sys.excepthook(Refusal, Refusal(WARNED), None)
    net.remove()
    assert [each.sentence for each in window.notices.notices()] == [BUG, WARNED]
    assert sys.excepthook is former


# --- The palette and the sheet ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("rep", "repertoire", "depenses"),
        ("dos", "dossiers", "fermer le dossier"),
        ("fd", "fermer le dossier", "dossiers"),
    ],
)
def test_the_palette_ranks_starts_before_middles(query: str, better: str, worse: str) -> None:
    assert score(query, better) > score(query, worse)


def test_the_palette_forgives_accents_and_order() -> None:
    assert score("dossier fermer", "fermer le dossier")
    assert not score("xyz", "fermer le dossier")
    assert score("", "anything")


def _open(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    _press(qtbot, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.palette_shown
    assert palette is not None
    return palette


def test_the_palette_works_from_the_keyboard_alone(qtbot: QtBot, show: Show) -> None:
    window = show()
    focus = QApplication.focusWidget()
    palette = _open(qtbot, window)
    assert QApplication.focusWidget() is palette.edit
    qtbot.keyClicks(palette.edit, "repe")
    assert [each.title for each in palette.rows("repe")][-1] == "Répertoire"
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.current == "directory"
    window.navigate("intake")
    palette = _open(qtbot, window)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is focus


def test_enter_in_the_palette_searches_the_dossiers(qtbot: QtBot, show: Show) -> None:
    window = show()
    palette = _open(qtbot, window)
    qtbot.keyClicks(palette.edit, "forest trou")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.current == "dossiers"
    assert window.screen_of("dossiers").query == "forest trou"  # type: ignore[attr-defined]


def test_the_palette_goes_to_the_screen_of_an_action_first(qtbot: QtBot, show: Show) -> None:
    window = show()
    palette = _open(qtbot, window)
    assert "Noter un appel" in [each.title for each in palette.rows("noter appel")]
    window.do("dossiers.call")
    assert window.current == "dossiers"


def test_the_palette_finds_dossiers_while_one_types(qtbot: QtBot, tasks: Tasks, show: Show) -> None:
    window = show()
    opened: list[str] = []

    def search(typed: str) -> Sequence[Found]:
        return [Found(f"2026-KP-0431-2 {typed}", "212, rue Forest", lambda: opened.append(typed))]

    window.set_search(search)
    palette = _open(qtbot, window)
    qtbot.keyClicks(palette.edit, "forest")
    qtbot.waitUntil(lambda: tasks.idle)
    assert palette.rows("forest")[0].title == "2026-KP-0431-2 forest"
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert opened == ["forest"]


def test_f1_shows_the_keys_that_work_here(qtbot: QtBot, show: Show) -> None:
    window = show(first="dossiers")
    _press(qtbot, Qt.Key.Key_F1)
    sheet = window.findChild(ShortcutSheet)
    assert sheet.isVisible()
    said = {title: (group, keys) for group, title, keys in sheet.lines()}
    assert said["Noter un appel"] == ("Dossiers", ("A",))
    assert said["Accueil"] == ("Écrans", ("F2", "Ctrl+1"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    window.navigate("intake")
    assert "Noter un appel" not in {title for _, title, _ in sheet.lines()}
    assert "Noter un appel" in {title for _, title, _ in sheet.elsewhere()}


def test_the_sheet_is_complete_begins_with_this_screen_and_scrolls_by_key(qtbot: QtBot, show: Show) -> None:
    window = show(first="dossiers", height=480)
    _press(qtbot, Qt.Key.Key_F1)
    sheet = window.findChild(ShortcutSheet)
    shown = [title for _, title, _ in (*sheet.lines(), *sheet.elsewhere())]
    keyed = [action for action in window.actions_known.all() if action.keys]
    assert len(shown) == len(keyed), "every action that has a key"
    assert sheet.lines()[0][0] == "Dossiers"
    bar = sheet._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    _press(qtbot, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_f12_and_its_pill_ask_who_is_on_duty(qtbot: QtBot, show: Show) -> None:
    window = show()
    with qtbot.waitSignal(window.duty_asked):
        _press(qtbot, Qt.Key.Key_F12)
    with qtbot.waitSignal(window.duty_asked):
        qtbot.mouseClick(window.top.duty, Qt.MouseButton.LeftButton)


def test_an_empty_screen_says_what_to_do_next(show: Show) -> None:
    screen = show(first="routing").screen_of("routing")
    assert isinstance(screen, EmptyScreen)
    assert screen.empty.button is not None
