"""A clerk works a dossier with the keyboard alone, in the real window (STAFF-2 to STAFF-7, ELU-3, ELU-4, COM-7, COM-10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, record_apart, request
from windows import Shown, open_window

from guichet.application import acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, payloads
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.domain.dossier import Dossier
from guichet.ui.dossiers.screen import DossiersScreen
from guichet.ui.dossiers.timeline import BATCH

CITIZEN = CitizenInput(name="Citoyenne 0147", phone="450-555-0147")


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    return make_desk(tmp_path / "desk")


def opened(desk: Workplace, channel: str = "phone", **given: object) -> str:
    given.setdefault("topic", "nid-de-poule")
    return take_in(
        desk, request("Gros trou", channel, citizen=CITIZEN, place=PlaceInput("212", "rue Forest"), **given)
    ).number


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace) -> Iterator[Shown]:
    with open_window(qtbot, desk, "dossiers") as window:
        yield window


def on(shown: Shown, number: str) -> DossiersScreen:
    """Open a dossier as a link to it does; the story has the keys."""
    shown.window.navigate("dossiers", number=number)
    shown.settle()
    screen = shown.screen()
    assert isinstance(screen, DossiersScreen)
    assert shown.focus() is screen.page.timeline
    return screen


def dossier(shown: Shown, number: str) -> Dossier:
    return acting.show(shown.desk, number).dossier


def field(screen: DossiersScreen, name: str) -> QLineEdit:
    assert screen.form is not None
    found = screen.form.fields[name]
    assert isinstance(found, QLineEdit)
    found.setFocus()
    return found


def enter(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return)
    shown.settle()


def test_a_dossier_is_found_by_phone_and_a_call_without_answer_leaves_it_owed_until_reached(
    shown: Shown, desk: Workplace
) -> None:
    """STAFF-3, COM-7: only a spoken answer discharges."""
    other = take_in(desk, request("Lampadaire", "phone", topic="nid-de-poule")).number
    number = opened(desk)
    shown.settle()
    screen = shown.screen()
    shown.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    shown.type("(450) 555.0147")
    shown.settle()
    assert screen.finder.model.rowCount() == 1
    assert screen.finder.counted.text() == "1 dossier"
    screen.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    shown.settle()
    assert screen.page.shown.number == number != other
    shown.press(Qt.Key.Key_A)
    assert screen.form is not None
    shown.press(Qt.Key.Key_Left)  # from « joint », around to « sans réponse »
    field(screen, "text")
    enter(shown)
    assert screen.form is None
    assert [due.clause for due in dossier(shown, number).open_due] == ["STAFF-3"]
    assert "Appel sans réponse" in screen.page.timeline.story.line(0).spoken
    shown.press(Qt.Key.Key_A)
    field(screen, "text")
    shown.type("Equipe demain")
    enter(shown)
    assert dossier(shown, number).open_due == ()
    assert "Retourner l’appel" in screen.page.timeline.story.line(0).under


def test_an_automatic_receipt_never_acknowledges_an_e_mail(shown: Shown, desk: Workplace) -> None:
    """STAFF-4."""
    number = opened(desk, "email")
    screen = on(shown, number)
    shown.press(Qt.Key.Key_E)
    shown.press(Qt.Key.Key_Right)
    field(screen, "text")
    enter(shown)
    assert dossier(shown, number).open_due
    shown.press(Qt.Key.Key_E)
    field(screen, "text")
    enter(shown)
    assert not dossier(shown, number).open_due


def test_a_public_reply_does_not_stand_for_a_private_one(shown: Shown, desk: Workplace) -> None:
    """STAFF-5."""
    number = opened(desk, "facebook-city")
    screen = on(shown, number)
    shown.press(Qt.Key.Key_M)
    shown.press(Qt.Key.Key_Right)
    field(screen, "text")
    enter(shown)
    assert dossier(shown, number).open_due
    shown.press(Qt.Key.Key_M)
    field(screen, "text")
    enter(shown)
    assert not dossier(shown, number).open_due


def test_a_promised_date_moves_with_a_reason_and_a_word_to_the_citizen(shown: Shown, desk: Workplace) -> None:
    """COM-10."""
    number = opened(desk)
    screen = on(shown, number)
    shown.press(Qt.Key.Key_D)
    shown.type("2026-11-27")
    enter(shown)
    assert dossier(shown, number).promised is not None
    shown.press(Qt.Key.Key_D)
    shown.type("2026-11-30")
    enter(shown)
    assert screen.form is not None
    assert "COM-10" in screen.form._where["reason"].error
    field(screen, "reason")
    shown.type("Pluie")
    field(screen, "told")
    shown.type("par telephone")
    enter(shown)
    assert screen.form is None
    assert "Date promise déplacée" in screen.page.timeline.story.line(0).sentence


def test_nothing_closes_without_an_explanation_and_a_dissatisfaction_reopens(
    shown: Shown, desk: Workplace
) -> None:
    """ELU-3, ELU-4: the earlier outcome stays on the timeline."""
    number = opened(desk)
    screen = on(shown, number)
    shown.press(Qt.Key.Key_F)
    enter(shown)
    assert screen.form is not None
    assert "sans explication" in screen.form._where["outcome"].error
    shown.type("Repare")
    enter(shown)
    assert "qui a été informé" in screen.form._where["told"].error
    shown.type("Citoyenne 0147")
    enter(shown)
    assert dossier(shown, number).status == "closed"
    shown.press(Qt.Key.Key_F)
    assert screen.form is None
    shown.press(Qt.Key.Key_R)
    field(screen, "reason")
    shown.type("Le trou revient")
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Space)
    field(screen, "reason")
    enter(shown)
    assert dossier(shown, number).status == "open"
    spoken = [screen.page.timeline.story.line(row).spoken for row in range(2)]
    assert "n’est pas satisfait" in spoken[0]
    assert "Repare" in spoken[1]


def test_an_entry_is_corrected_by_a_new_one_and_the_former_stays_in_reach(
    shown: Shown, desk: Workplace
) -> None:
    """STAFF-7: a comment is written in the box that is always there, then corrected."""
    number = opened(desk)
    screen = on(shown, number)
    shown.press(Qt.Key.Key_C)
    assert shown.focus() is screen.page.comment
    shown.type("Mardi")
    enter(shown)
    assert screen.page.comment.text() == ""
    shown.press(Qt.Key.Key_X)
    field(screen, "text").selectAll()
    shown.type("Jeudi")
    field(screen, "reason")
    shown.type("Mauvais jour")
    enter(shown)
    assert screen.form is None
    line = screen.page.timeline.story.line(1)
    assert "Jeudi" in line.sentence
    assert "Mardi" in line.under
    assert len(dossier(shown, number).entries) == 3


def test_a_conflict_is_settled_with_one_key(shown: Shown, desk: Workplace) -> None:
    """Promise 5: seen, and settled by a person."""
    number = opened(desk)
    record_apart(
        desk,
        number,
        payloads.DossierAssigned("TP", "TP-02", reason="Voirie"),
        payloads.DossierAssigned("TP", "TP-03", reason="Aqueduc"),
    )
    screen = on(shown, number)
    assert screen.disputed()
    shown.press(Qt.Key.Key_1)
    shown.settle()
    assert not screen.disputed()
    assert dossier(shown, number).contact == "TP-02"


def test_escape_gives_the_focus_back_and_what_is_half_written_is_found_again(
    shown: Shown, desk: Workplace
) -> None:
    """Promise 1: nothing typed is lost by looking elsewhere."""
    other, number = opened(desk), opened(desk)
    screen = on(shown, number)
    shown.press(Qt.Key.Key_F)
    shown.type("Asphalte pose")
    screen = on(shown, other)
    assert screen.form is None
    screen = on(shown, number)
    shown.press(Qt.Key.Key_F)
    assert field(screen, "outcome").text() == "Asphalte pose"
    shown.press(Qt.Key.Key_Escape)
    assert screen.form is None
    assert shown.focus() is screen.page.timeline


def test_when_it_happened_can_be_earlier_than_its_entry(shown: Shown, desk: Workplace) -> None:
    """STAFF-7: two facts."""
    number = opened(desk)
    clock_of(desk).advance(hours=3)
    screen = on(shown, number)
    shown.press(Qt.Key.Key_A)
    assert screen.form is not None
    screen.form.when.setFocus()
    screen.form.when.selectAll()
    shown.type("11:30")
    field(screen, "text")
    enter(shown)
    line = screen.page.timeline.story.line(0)
    assert line.clock == "11\u00a0h\u00a030"
    assert "Entré à 12\u00a0h\u00a014" in line.under


def test_five_hundred_entries_open_without_laying_them_all_out(shown: Shown, desk: Workplace) -> None:
    """Promise 7: a long story opens as fast as a short one, and each row is read aloud whole."""
    number = opened(desk)
    for at in range(500):
        record_apart(desk, number, payloads.DossierCommented(f"Visite {at}"))
    page = acting.show(desk, number)
    assert len(page.dossier.entries) == 501
    screen = shown.screen()
    from guichet.application.dossier_page import read_page

    timeline = screen.page.timeline
    screen.empty.hide()
    screen.page.show()
    read = read_page(desk, number=number)
    timeline.delegate.laid_out = 0
    screen.page.show_dossier(read)
    timeline.grab()
    assert 0 < timeline.delegate.laid_out <= 4 * BATCH
    assert "Visite 499" in str(timeline.story.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    shown.settle()


def test_an_entry_is_read_with_the_arrows_and_copied(shown: Shown, desk: Workplace) -> None:
    number = opened(desk)
    acting.perform(desk, commands.Comment(number, text="Vu sur place."))
    screen = on(shown, number)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Vu sur place." in QGuiApplication.clipboard().text()
    assert screen.page.timeline.chosen_id()


def test_the_clause_of_what_is_owed_is_one_key_away(shown: Shown, desk: Workplace) -> None:
    on(shown, opened(desk))
    shown.press(Qt.Key.Key_P)
    assert shown.focus().accessibleName() == "Clause STAFF-3 de la politique"


def test_the_palette_finds_people_numbers_and_places_and_opens_them(shown: Shown, desk: Workplace) -> None:
    """ROUTE-1: Ctrl+K from anywhere; empty, it offers what was opened lately."""
    number = opened(desk)
    take_in(desk, request("Autre", "phone", topic="nid-de-poule"))
    on(shown, number)
    shown.window.navigate("intake")
    shown.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    palette = shown.window.palette_shown
    assert palette is not None
    assert palette.list.model.row(0).title == number
    shown.type("0147")
    shown.settle()
    titles = [palette.list.model.row(at).title for at in range(palette.list.model.rowCount())]
    assert titles[:2] == [number, "Citoyenne 0147"]
    enter(shown)
    assert shown.window.current == "dossiers"
    assert shown.screen().page.shown.number == number


def test_a_search_without_result_says_what_to_do_and_the_step_does_it(shown: Shown, desk: Workplace) -> None:
    opened(desk)
    screen = shown.screen()
    screen.focus_search()
    shown.type("licorne")
    shown.settle()
    assert screen.finder.nothing.isVisible()
    screen.finder.nothing.button.click()
    shown.settle()
    assert screen.list.isVisible()
    assert screen.search.text() == ""


def test_the_countdown_follows_the_clock(shown: Shown, desk: Workplace) -> None:
    """STAFF-3: what was to come is late once the counter has closed on it."""
    screen = on(shown, opened(desk))
    assert screen.page.shown.band == "next"
    clock_of(desk).set(desk.clock.now() + timedelta(days=2))
    screen._count_down()
    shown.settle()
    assert screen.page.band.late


def test_a_dossier_found_to_be_about_a_person_leaves_the_screen_of_who_is_outside_its_circle(
    shown: Shown, desk: Workplace
) -> None:
    """DEF-1: one key and a reason; it is then on no list here, and its page is no longer shown."""
    number = opened(desk)
    screen = on(shown, number)
    shown.press(Qt.Key.Key_K)
    shown.settle()
    assert screen.form is not None
    screen.form.fields["reason"].setFocus()
    shown.type("Vise une personne")
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    with pytest.raises(acting.Sealed):
        acting.show(desk, number)
    assert screen.page.shown is None
