"""The calendar on screen: closures added, changed, removed and imported, and what they move, visibly (STAFF-3, STAFF-4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from starting import Program, started
from tests.workshop import make_desk, request

from guichet.application import calendar
from guichet.application.taking_in import take_in
from guichet.ui.settings.calendar import CalendarSection

TAB = Qt.Key.Key_Tab


@pytest.fixture
def program(qtbot: QtBot, data_dir: Path) -> Iterator[Program]:
    """A desk with three dossiers due tomorrow (Wednesday 25 November), at the calendar."""
    desk = make_desk(data_dir)
    for number in range(3):
        take_in(desk, request(f"Nid-de-poule {number}", channel="phone"))
    desk.close()
    with started(qtbot, data_dir) as opened:
        opened.press(Qt.Key.Key_F8)
        opened.starter.window.actions_known.trigger("settings.calendar")
        opened.settle()
        yield opened


def _section(program: Program) -> CalendarSection:
    screen = program.starter.window.screen_of("settings")
    shown = screen.shown  # type: ignore[attr-defined]
    assert isinstance(shown, CalendarSection)
    return shown


def _add(program: Program, day: str, label: str, closes: str = "") -> None:
    section = _section(program)
    assert program.focus() is section.day, "the day takes the keys"
    program.type(day)
    program.press(TAB)
    program.type(closes)
    program.press(TAB)
    program.type(label)
    program.press(Qt.Key.Key_Return)


def test_hours_and_the_holidays_of_two_years_are_shown_with_why(program: Program) -> None:
    section = _section(program)
    rows = section.holidays.rows()
    assert [row.key for row in rows if row.detail == "Vendredi saint"] == [
        date(2026, 4, 3),
        date(2027, 3, 26),
    ]
    assert {row.key.year for row in rows if isinstance(row.key, date)} == {2026, 2027}
    saturday = next(row for row in rows if row.key == date(2026, 12, 26))
    assert (saturday.detail, saturday.pill) == ("lendemain de Noël", "fin de semaine")


def test_a_closure_moves_the_deadlines_and_says_so_visibly(program: Program) -> None:
    section = _section(program)
    _add(program, "2026-11-25", "Tempête de neige")
    assert section.said.text() == "3 échéances déplacées."
    assert section.moves.isVisible()
    assert section.moves.text().count("→") == 3
    assert "3 échéances déplacées." in program.notices()
    assert [closure.date for closure in calendar.closures(program.desk)] == [date(2026, 11, 25)]
    assert not section.none.isVisible()
    assert program.focus() is section.day, "ready for the next one"


def test_a_dossier_on_screen_shows_its_new_deadline(program: Program) -> None:
    changes: list[frozenset[bytes]] = []
    program.starter.door.changed.connect(lambda changed: changes.append(changed.dossiers))
    _add(program, "2026-11-25", "Tempête de neige")
    assert len(changes[-1]) == 3, "told again, once they are counted"


def test_an_early_closing_then_another_day_then_none(program: Program) -> None:
    section = _section(program)
    _add(program, "2026-11-25", "Fermeture hâtive", "12:00")
    (closure,) = calendar.closures(program.desk)
    assert closure.closes_at == time(12)
    assert section.said.text() == "3 échéances déplacées.", "due at noon now"
    section.list.setFocus()
    section.list.choose(date(2026, 11, 25))
    assert section.closes.text() == "12:00"
    section.day.setFocus()
    section.day.selectAll()
    program.type("2026-11-26")
    program.press(Qt.Key.Key_Return)
    assert [each.date for each in calendar.closures(program.desk)] == [date(2026, 11, 26)], (
        "moved, not doubled"
    )
    section.list.choose(date(2026, 11, 26))
    section.remove.setFocus()
    program.press(Qt.Key.Key_Return)
    assert calendar.closures(program.desk) == []
    assert section.none.isVisible()


def test_what_cannot_be_a_closure_is_said_beside_its_field(program: Program) -> None:
    section = _section(program)
    program.type("un jour")
    program.press(Qt.Key.Key_Return)
    assert section.day_field.error
    section.day.selectAll()
    program.type("2026-12-01")
    program.press(Qt.Key.Key_Return)
    assert section.label_field.error
    assert program.focus() is section.label
    program.type("Formation")
    section.closes.setText("midi et demi")
    program.press(Qt.Key.Key_Return)
    assert "écrivez 12:00" in section.said.text()
    assert calendar.closures(program.desk) == []


def test_the_end_of_the_closures_is_announced_60_days_ahead(program: Program) -> None:
    section = _section(program)
    assert not section.warning.isVisible(), "a city without closures is not warned"
    _add(program, "2026-12-23", "Congé des fêtes")
    assert section.warning.isVisible()
    assert "inscrivez les suivantes" in section.warning.text()
    _add(program, "2027-06-30", "Journée de formation")
    assert not section.warning.isVisible()


def test_closures_come_from_a_file_after_one_has_seen_what_it_changes(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "fermetures.csv"
    good.write_text("date;closes_at;label\n2026-11-25;;Tempête\n2026-12-23;12:00;Congé des fêtes\n", "cp1252")
    bad = tmp_path / "erreur.csv"
    bad.write_text("date,closes_at,label\n2026-13-45,,Rien\n", "utf-8")
    chosen = [bad, good]
    monkeypatch.setattr(
        "guichet.ui.settings.calendar.QFileDialog.getOpenFileNames", lambda *_: ([str(chosen.pop(0))], "")
    )
    section = _section(program)
    section.load.setFocus()
    program.press(Qt.Key.Key_Return)
    assert "erreur.csv" in section.said.text()
    assert not section.accept.isVisible()
    section.load.setFocus()
    program.press(Qt.Key.Key_Return)
    assert section.accept.hasFocus()
    assert calendar.closures(program.desk) == [], "nothing before one has said yes"
    program.press(Qt.Key.Key_Return)
    assert [each.date for each in calendar.closures(program.desk)] == [date(2026, 11, 25), date(2026, 12, 23)]
    assert "3 échéances déplacées." in program.notices()


def test_a_file_of_the_directory_is_sent_to_its_own_screen(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.workshop import SAMPLE

    monkeypatch.setattr(
        "guichet.ui.settings.calendar.QFileDialog.getOpenFileNames", lambda *_: ([str(SAMPLE[0])], "")
    )
    section = _section(program)
    section.load.setFocus()
    program.press(Qt.Key.Key_Return)
    assert "F6" in section.said.text()
