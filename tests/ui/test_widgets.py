"""The parts of the screens from the keyboard: choose, type, complete, copy, read a clause (WCAG 2.1.1, 2.1.2, 3.3.1)."""

from __future__ import annotations

from datetime import date

import pytest
from gallery import CLAUSE, NOW, clause, now
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.completing import CompletingEdit, Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, ElidedLabel, Label
from guichet.ui.widgets.momentedit import DateTimeEdit, DayEdit, PhoneEdit
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.popover import Popover
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.textedit import LIMIT, MultilineEdit


class Host(QWidget):
    """A window that holds parts in a column, with a line before and after."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # offscreen has no size hints
        for part in (self.before, *parts, self.after):
            column.addWidget(part)
        self.resize(600, 500)


@pytest.fixture(autouse=True)
def _themed(app: QApplication) -> None:
    """Every part wants the theme."""


def _host(qtbot: QtBot, *parts: QWidget) -> Host:
    host = Host(*parts)
    parts[0].host = host  # type: ignore[attr-defined] # pytest-qt holds it weakly
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    host.before.setFocus()
    qtbot.waitUntil(host.before.hasFocus)
    return host


def _tab(qtbot: QtBot) -> QWidget:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _segments() -> SegmentedControl:
    return SegmentedControl(
        [Option(each, each.title()) for each in ("counter", "phone", "web")], "Canal", "phone"
    )


def test_segments_are_radio_buttons_for_the_keyboard(qtbot: QtBot) -> None:
    control = _segments()
    host = _host(qtbot, control)
    heard: list[str] = []
    control.chosen.connect(heard.append)
    assert _tab(qtbot).text() == "Phone", "Tab lands on the choice"  # type: ignore[attr-defined]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (control.value(), heard) == ("counter", ["web", "counter"])
    assert _tab(qtbot) is host.after, "Tab leaves after one stop"
    control.set_value("web")
    assert heard == ["web", "counter"], "setting is not choosing"


def test_a_mnemonic_chooses_a_segment(qtbot: QtBot) -> None:
    control = SegmentedControl([Option("a", "&Plainte"), Option("b", "Re&quête")], "Nature")
    _host(qtbot, control)
    qtbot.keyClick(control, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: control.value() == "b")


def test_segments_fold_where_there_is_no_room(qtbot: QtBot) -> None:
    control = _segments()
    host = _host(qtbot, control)
    host.resize(180, 500)
    QApplication.processEvents()
    rows = {segment.y() for segment in control._segments}
    assert len(rows) > 1
    assert control.ends(control._segments[0])[0]
    assert control.height() >= max(rows) + 28


def test_tab_leaves_a_box_of_several_lines(qtbot: QtBot) -> None:
    box = MultilineEdit()
    host = _host(qtbot, box)
    assert _tab(qtbot) is box
    qtbot.keyClicks(box, "Gros trou")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert _tab(qtbot) is host.after
    assert box.text() == "Gros trou\n"


def test_a_paste_of_five_megabytes_is_cut_and_said(qtbot: QtBot) -> None:
    box = MultilineEdit()
    _host(qtbot, box)
    data = QMimeData()
    data.setText("nid-de-poule\x00\x07 " * 400_000)
    with qtbot.waitSignal(box.shortened):
        box.insertFromMimeData(data)
    assert 0 < len(box.text()) <= LIMIT
    assert "\x00" not in box.text()


def test_setting_text_is_not_typing(qtbot: QtBot) -> None:
    box = MultilineEdit()
    _host(qtbot, box)
    with qtbot.assertNotEmitted(box.typed):
        box.set_text("brouillon")
    with qtbot.waitSignal(box.typed):
        qtbot.keyClicks(box, "x")


ROWS = [Suggestion(1, "Citoyenne, 212 rue Forest", "450-555-0147"), Suggestion(2, "Citoyen, 40 rue Forest")]


def test_proposals_never_take_the_focus_and_nothing_is_chosen_before_down(qtbot: QtBot) -> None:
    edit = CompletingEdit()
    host = _host(qtbot, edit)
    picked: list[Suggestion] = []
    edit.picked.connect(picked.append)
    edit.setFocus()
    with qtbot.waitSignal(edit.asked) as asked:
        qtbot.keyClicks(edit, "c")
    edit.propose(asked.args[0], ROWS)
    assert edit.open
    assert QApplication.focusWidget() is edit
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert picked == []
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert picked == [ROWS[1]]
    assert (edit.text(), edit.open) == ("Citoyen, 40 rue Forest", False)
    assert _tab(qtbot) is host.after


def test_a_late_answer_is_dropped(qtbot: QtBot) -> None:
    edit = CompletingEdit()
    _host(qtbot, edit)
    edit.setFocus()
    qtbot.keyClicks(edit, "ci")
    edit.propose("c", ROWS)
    assert not edit.open
    edit.propose("ci", ROWS)
    assert edit.open
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.open, edit.text()) == (False, "ci")


def test_tab_takes_the_proposal_that_down_chose(qtbot: QtBot) -> None:
    edit = CompletingEdit()
    host = _host(qtbot, edit)
    edit.setFocus()
    qtbot.keyClicks(edit, "c")
    edit.propose("c", ROWS)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert _tab(qtbot) is host.after
    assert edit.text() == ROWS[0].title


def test_a_moment_is_typed_freely_and_written_one_way(qtbot: QtBot) -> None:
    edit = DateTimeEdit(now)
    _host(qtbot, edit)
    edit.setFocus()
    qtbot.keyClicks(edit, "hier 16h")
    assert edit.moment() == NOW.replace(day=23, hour=16, minute=0)
    assert edit.accessibleDescription() == "lundi 23 novembre 2026 à 16\u00a0h"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "2026-11-23 16:00"
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "2026-11-23 16:05"
    edit.clear()
    qtbot.keyClicks(edit, "plus tard")
    assert (edit.moment(), edit.readable) == (None, False)
    assert "hier" in edit.problem


def test_a_promised_day_lies_ahead(qtbot: QtBot) -> None:
    edit = DayEdit(NOW.date)
    _host(qtbot, edit)
    qtbot.keyClicks(edit, "vendredi")
    assert edit.day() == date(2026, 11, 27)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.text() == "2026-11-26"


def test_a_phone_number_is_written_as_quebec_does(qtbot: QtBot) -> None:
    edit = PhoneEdit(lambda typed: "+14505550147" if "0147" in typed else None)
    host = _host(qtbot, edit)
    edit.setFocus()
    qtbot.keyClicks(edit, "(450) 555.0147")
    host.after.setFocus()
    assert (edit.text(), edit.number()) == ("450-555-0147", "+14505550147")


def test_a_field_names_its_input_and_says_what_is_wrong(qtbot: QtBot) -> None:
    field = Field("R&ue", QLineEdit(), "Choisissez dans la liste.")
    _host(qtbot, field)
    assert field.label.buddy() is field.editor
    assert field.editor.accessibleName() == "Rue"
    assert field.editor.accessibleDescription() == "Choisissez dans la liste."
    field.set_error("Cette rue n’est pas dans le répertoire.")
    assert field.error == field.editor.accessibleDescription() == "Cette rue n’est pas dans le répertoire."
    field.set_error("")
    assert (field.error, field.editor.accessibleDescription()) == ("", "Choisissez dans la liste.")


def test_a_clause_is_one_key_away(qtbot: QtBot) -> None:
    link = ClauseLink("STAFF-3", clause)
    host = _host(qtbot, link)
    assert _tab(qtbot) is link
    assert link.accessibleDescription() == CLAUSE
    qtbot.keyClick(link, Qt.Key.Key_Space)
    popover = host.findChild(Popover)
    assert popover.isVisible()
    assert CLAUSE in [each.text() for each in popover.findChildren(Label)]
    assert QApplication.focusWidget() is link
    qtbot.keyClick(link, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    host.after.setFocus()
    assert not any(each.isVisible() for each in host.findChildren(Popover))


def test_a_number_is_copied(qtbot: QtBot) -> None:
    label = CopyLabel("2026-KP-0431-2", "numéro du dossier")
    _host(qtbot, label)
    label.copy()
    assert QGuiApplication.clipboard().text() == "2026-KP-0431-2"
    QGuiApplication.clipboard().clear()


def test_what_is_shortened_is_whole_for_a_screen_reader(qtbot: QtBot) -> None:
    label = ElidedLabel("Service des travaux publics · Garage municipal")
    host = _host(qtbot, label)
    host.resize(120, 300)
    label.setFixedWidth(80)
    QApplication.processEvents()
    assert label.toolTip() == label.accessibleName() == "Service des travaux publics · Garage municipal"


def test_a_pill_is_read_as_its_word(qtbot: QtBot) -> None:
    pill = Pill("En retard")
    _host(qtbot, pill)
    interface = QAccessible.queryAccessibleInterface(pill)
    assert interface.text(QAccessible.Text.Name) == "En retard"


def test_a_flow_folds_and_keeps_every_item_inside(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box)
    for word in ("En retard", "Aujourd’hui", "À venir", "Fermé"):
        flow.addWidget(Pill(word))
    _host(qtbot, box)
    assert flow.heightForWidth(150) > flow.heightForWidth(900)
    box.resize(150, flow.heightForWidth(150))
    flow.setGeometry(box.rect())
    assert all(box.rect().contains(box.layout().itemAt(at).geometry()) for at in range(flow.count()))  # type: ignore[union-attr]
