"""The follow-ups of a day in the real window, by keyboard: what is owed, its paper, its files (STAFF-3, STAFF-7, COM-10)."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.windows import Shown, open_window
from tests.workshop import clock_of, make_desk, request

from guichet.application import absences, acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import CitizenInput, Contacted, DeclareAbsence, PlaceInput
from guichet.domain.payloads import Role
from guichet.domain.people import Agent

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    """A desk with one call late, and thirteen due tomorrow: two pages."""
    made = make_desk(tmp_path / "desk")
    take_call(made, 0)
    clock_of(made).advance(days=2)
    for at in range(1, 14):
        take_call(made, at)
    return made


def take_call(desk: Workplace, at: int) -> str:
    return take_in(
        desk,
        request(
            f"Nid-de-poule devant le {12 + at}",
            "phone",
            topic="nid-de-poule",
            citizen=CitizenInput(name=f"Citoyenne {at:04d}", phone=f"450 555-01{at:02d}"),
            place=PlaceInput(civic=str(12 + at), street="rue Forest"),
        ),
    ).number


def said(shown: Shown, column: int) -> list[str]:
    """Return what a column says, row by row."""
    model = shown.screen().view.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def chosen(shown: Shown) -> str:
    """Return the dossier of the chosen row."""
    table = shown.screen().view.table
    return str(table.model().index(table.currentIndex().row(), 1).data())


def test_the_late_call_comes_first_and_enter_opens_its_dossier(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-3: the age in business days, in words and not in colour alone; the keys are on the first row at once."""
    with open_window(qtbot, desk) as shown:
        shown.press(Qt.Key.Key_F5)
        shown.settle()
        view = shown.screen().view
        assert view.title.text() == "Suivis du jeudi 26 novembre"
        assert said(shown, 0)[0].startswith("−")
        assert said(shown, 2)[0] == "Retourner l’appel"
        assert [pill.accessibleName() for pill in (view.late, view.today, view.next)] == [
            "1 en retard",
            "0 aujourd’hui",
            "13 à venir",
        ]
        late = said(shown, 1)[0]
        assert (shown.focus(), chosen(shown)) == (view.table, late)
        shown.press(Qt.Key.Key_Return)
        shown.settle()
        assert shown.window.current == "dossiers"
        assert late in [label.text() for label in shown.window.findChildren(QLabel)]


def test_alt_and_arrows_turn_the_days_and_the_bands_follow(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-7: tomorrow's list is printed this evening."""
    with open_window(qtbot, desk, "followups") as shown:
        view = shown.screen().view
        shown.press(Qt.Key.Key_Right, ALT)
        shown.settle()
        assert view.day.text() == "2026-11-27"
        assert view.today.accessibleName() == "13 aujourd’hui"
        for _ in range(11):
            shown.press(Qt.Key.Key_Left, ALT)
        shown.settle()
        assert view.day.text() == "2026-11-16"
        assert view.empty.isVisible()
        assert not view.table.isVisible()


def test_the_page_follows_the_chosen_row_and_turns_by_key(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-7: what is chosen in the list is seen on the paper, page n of N."""
    with open_window(qtbot, desk, "followups") as shown:
        preview = shown.screen().view.preview
        assert (preview.page, preview.page_count) == (1, 2)
        shown.press(Qt.Key.Key_End, CTRL)
        assert preview.page == 2
        shown.press(Qt.Key.Key_PageDown, CTRL)
        assert preview.page == 1
        shown.press(Qt.Key.Key_Up)
        assert preview.page == 2


def test_what_is_recorded_elsewhere_leaves_the_chosen_row(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-3: a call made takes its line away, and the person stays where they were in the list."""
    with open_window(qtbot, desk, "followups") as shown:
        for _ in range(6):
            shown.press(Qt.Key.Key_Down)
        kept, done = chosen(shown), said(shown, 1)[0]
        acting.perform(desk, Contacted(done, means="phone", outcome="reached"))
        shown.settle()
        assert done not in said(shown, 1)
        assert chosen(shown) == kept
        take_call(desk, 20)
        shown.settle()
        assert (len(said(shown, 1)), chosen(shown)) == (14, kept)


def test_the_list_is_of_the_new_day_after_a_night(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-3: a window that stays open shows this morning's list, unless another day was asked for."""
    with open_window(qtbot, desk, "followups") as shown:
        clock_of(desk).advance(days=1)
        shown.press(Qt.Key.Key_F2)
        shown.press(Qt.Key.Key_F5)
        shown.settle()
        assert shown.screen().view.title.text() == "Suivis du vendredi 27 novembre"
        shown.press(Qt.Key.Key_Left, ALT)
        clock_of(desk).advance(days=3)
        shown.press(Qt.Key.Key_F2)
        shown.press(Qt.Key.Key_F5)
        shown.settle()
        assert shown.screen().view.day.text() == "2026-11-26"


def test_without_a_printer_a_pdf_is_offered(
    qtbot: QtBot, desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """STAFF-7: Ctrl+P never ends in nothing."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / asked[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    with open_window(qtbot, desk, "followups") as shown:
        shown.press(Qt.Key.Key_P, CTRL)
        assert shown.notices()[-1] == "Aucune imprimante sur ce poste. Enregistrez la liste en PDF."
        shown.window.notices.notices()[-1].on_step()
        shown.settle()
        for key in (Qt.Key.Key_C, Qt.Key.Key_E):
            shown.press(key, CTRL | SHIFT)
            shown.settle()
        assert asked == [
            f"Suivis du jour Tous les services 2026-11-26.{kind}" for kind in ("pdf", "csv", "xlsx")
        ]
        assert shown.notices()[-1] == f"Liste enregistrée : {asked[-1]}."
        for name in asked:
            assert (tmp_path / name).stat().st_size > 500


def test_a_service_is_chosen_by_key_and_printed_whole(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-7: the supervisor prints a whole service; the list, the counts and the paper are of that service."""
    with open_window(qtbot, desk, "followups") as shown:
        screen = shown.screen()
        screen.view.service.setFocus()
        wanted = desk.directory.services["URB"].name_fr
        for _ in range(screen.view.service.findData("URB")):
            shown.press(Qt.Key.Key_Down)
        shown.settle()
        assert screen.view.service.currentText() == wanted
        assert screen.view.empty.isVisible()
        assert screen.view.preview.page_count == 1


def test_a_day_that_is_not_one_keeps_the_list(qtbot: QtBot, desk: Workplace) -> None:
    """What is typed wrong says so and hides nothing."""
    with open_window(qtbot, desk, "followups") as shown:
        view = shown.screen().view
        view.day.setFocus()
        view.day.selectAll()
        shown.type("lundi")
        shown.press(Qt.Key.Key_Return)
        shown.settle()
        assert view.day.text() == (clock_of(desk).now() + timedelta(days=4)).date().isoformat()


def test_the_stand_in_finds_the_lines_of_whoever_is_away(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-6: declared while the list is in sight, the absence marks its lines; they stand on the stand-in's list."""
    today = clock_of(desk).now().replace(hour=0, minute=0)
    foreman = desk.directory.topics["nid-de-poule"].contact
    stand_in = next(
        code
        for code in sorted(desk.directory.contacts)
        if code not in (foreman, desk.directory.contacts[foreman].backup)
    )
    titles = {code: desk.directory.contacts[code].title_fr for code in (foreman, stand_in)}
    with open_window(qtbot, desk, "followups") as shown:
        view = shown.screen().view
        model = view.table.model()
        assert not view.alone.isVisible()
        absences.declare(desk, DeclareAbsence(foreman, today, today + timedelta(days=1), stand_in))
        shown.settle()
        spoken = model.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == f"{titles[foreman]}, remplacé par {titles[stand_in]}"
        assert not view.alone.isVisible()
        view.person.setFocus()
        for _ in range(view.person.findData(stand_in)):
            shown.press(Qt.Key.Key_Down)
        shown.settle()
        assert view.person.currentData() == stand_in
        assert len(said(shown, 1)) == 14
        spoken = model.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == f"{titles[stand_in]}, remplace {titles[foreman]}"


@pytest.mark.parametrize(("role", "seen"), [("supervisor", True), ("clerk", False)])
def test_absences_that_nobody_covers_stand_above_the_supervisors_list(
    qtbot: QtBot, desk: Workplace, role: Role, seen: bool
) -> None:
    """STAFF-6: flagged where the supervisor looks each morning; a clerk can do nothing about it and is spared it."""
    now = clock_of(desk).now()
    alone = next(each for each in desk.directory.contacts.values() if not each.backup)
    absences.declare(desk, DeclareAbsence(alone.code, now, now + timedelta(days=1), alone=True))
    desk.agent = Agent(desk.agent.id, "Personne en service", role)
    with open_window(qtbot, desk, "followups") as shown:
        view = shown.screen().view
        assert (view.alone.isVisible(), view.flagged.isVisible()) == (seen, seen)
        assert view.flagged.text().startswith(f"{alone.title_fr} — Personne n’est désigné") is seen
        if seen:
            assert view.alone.accessibleName() == "1 absence sans remplacement"


def test_one_key_gives_what_is_still_owed_today_for_the_next_shift_and_back(
    qtbot: QtBot, desk: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """STAFF-1, STAFF-3: shown, and on paper under its own title."""
    with open_window(qtbot, desk, "followups") as shown:
        shown.settle()
        whole = len(said(shown, 1))
        shown.press(Qt.Key.Key_H, CTRL)
        shown.settle()
        view = shown.screen().view
        assert view.title.text() == "Passation du jeudi 26 novembre"
        assert whole == 14
        assert len(said(shown, 1)) == 1
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "passation.csv"), ""))
        shown.press(Qt.Key.Key_C, CTRL | SHIFT)
        shown.settle()
        assert len((tmp_path / "passation.csv").read_text(encoding="utf-8-sig").strip().splitlines()) == 2
        shown.press(Qt.Key.Key_H, CTRL)
        shown.settle()
        assert view.title.text() == "Suivis du jeudi 26 novembre"
        assert len(said(shown, 1)) == whole
