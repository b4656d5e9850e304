"""The directory by keyboard: read, change, refuse, take back, import after seeing what changes (ROUTE-1, COM-2, STAFF-7)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from looking import clipped, unnamed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from tests.workshop import make_desk, request
from windows import Shown, open_window

from guichet.application import directory, routing_learned, setting_up
from guichet.application.taking_in import take_in
from guichet.ui.directory.editing import EntriesPage
from guichet.ui.directory.screen import DirectoryScreen

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """The window at the directory, on the sample; a supervisor is on duty."""
    desk = make_desk(tmp_path / "desk")
    with open_window(qtbot, desk, screen="directory") as opened:
        opened.settle()
        yield opened
    desk.close()


def screen_of(shown: Shown) -> DirectoryScreen:
    found = shown.screen("directory")
    assert isinstance(found, DirectoryScreen)
    return found


def find(shown: Shown, kind: str, words: str) -> EntriesPage:
    """Go to a kind and search it."""
    screen = screen_of(shown)
    screen.kind.set_value(kind)
    screen.kind.chosen.emit(kind)
    page = screen.entries
    page.search.setFocus()
    page.search.clear()
    shown.type(words)
    shown.settle()
    return page


def box(page: EntriesPage, name: str) -> QLineEdit:
    found = page.form.fields[name].editor
    assert isinstance(found, QLineEdit)
    return found


def test_an_extension_is_changed_and_the_record_has_it(shown: Shown) -> None:
    screen = find(shown, "contacts", "voirie")
    line = box(screen, "extension")
    line.setFocus()
    line.selectAll()
    shown.type("1599")
    assert screen.back_button.isVisibleTo(screen)
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert shown.desk.directory.contacts["TP-02"].extension == "1599"
    assert "Entrée enregistrée." in shown.notices()
    assert not screen.form.changed


def test_an_entry_says_who_changed_it_and_what(shown: Shown) -> None:
    """STAFF-7: when, by whom, from which desk, and each field from what to what, in a person's words."""
    page = find(shown, "contacts", "voirie")
    line = page.history
    assert line.last.text() == (
        "Inscrit le 24 nov. 2026, 9\u00a0h\u00a014, par une importation ou une commande (Comptoir KL)"
    )
    contact = shown.desk.directory.contacts["TP-02"]
    directory.define(shown.desk, msgspec.structs.replace(contact, extension="1599", backup="TP-05"))
    shown.settle()
    assert line.last.text().startswith("Modifié le 24 nov. 2026")
    line.open_button.click()
    newest, oldest = line.lines()
    assert "par Préposée à l’accueil (Comptoir KL)" in newest
    assert newest.endswith(
        "Poste : 1502 → 1599; Remplacement habituel : Contremaître aqueduc et égouts → Commis aux travaux publics"
    )
    assert oldest.startswith("Inscrit le")
    shown.press(Qt.Key.Key_N, CTRL)
    assert not line.isVisible(), "a new entry has no history yet"


def test_what_is_missing_is_said_beside_its_box(shown: Shown) -> None:
    screen = screen_of(shown).entries
    shown.press(Qt.Key.Key_N, CTRL)
    assert shown.focus() is box(screen, "code")
    shown.press(Qt.Key.Key_Return, CTRL)
    assert screen.form.fields["code"].error
    shown.type("TP")
    box(screen, "name_fr").setFocus()
    shown.type("Autre")
    shown.press(Qt.Key.Key_Return, CTRL)
    assert "déjà ce code" in screen.form.fields["code"].error
    assert shown.desk.directory.services["TP"].name_fr != "Autre"


def test_a_new_service_stands_in_the_list(shown: Shown) -> None:
    screen = screen_of(shown).entries
    shown.press(Qt.Key.Key_N, CTRL)
    shown.type("ARCHIVES")
    box(screen, "name_fr").setFocus()
    shown.type("Service des archives")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert shown.desk.directory.services["ARCHIVES"].scope == "internal"
    assert screen.list.key() == "ARCHIVES"
    assert screen.title.text() == "Service des archives"


def test_what_serves_elsewhere_is_not_withdrawn_and_a_withdrawal_is_taken_back(shown: Shown) -> None:
    screen = find(shown, "services", "travaux publics")
    screen.withdraw_button.click()
    shown.settle()
    assert "sert encore" in screen.said.text()
    screen = find(shown, "streets", "forest")
    name = str(screen.list.key())
    screen.withdraw_button.click()
    shown.settle()
    assert name not in shown.desk.directory.streets
    screen.take_back()
    shown.settle()
    assert name in shown.desk.directory.streets


def test_what_is_half_written_is_neither_lost_nor_recorded(shown: Shown) -> None:
    screen = find(shown, "contacts", "")
    line = box(screen, "extension")
    line.setFocus()
    shown.type("9")
    first = screen.list.key()
    screen.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    assert screen.list.key() == first
    assert "Enregistrez d’abord" in screen.said.text()
    screen.put_back()
    assert not screen.form.changed
    screen.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    assert screen.list.key() != first


def test_what_the_front_desk_taught_is_seen_and_forgotten_with_a_way_back(shown: Shown) -> None:
    """ROUTE-1: a choice made by mistake is found by its words and date, and no longer counts."""
    desk = shown.desk
    assert not find(shown, "topics", "nid-de-poule").learned.isVisible()
    words = "la patente grise du coin fait des siennes"
    number = take_in(desk, request(words, topic="telecom")).number
    take_in(desk, request("la patente grise encore", topic="telecom"))
    card = find(shown, "topics", "telecom").learned
    assert card.count.text() == "2 choix appris de l’accueil"
    card.open_button.click()
    oldest = card.list.rows()[1]
    assert (oldest.title, oldest.detail) == (words, f"{number} · 24 nov. 2026, 9\u00a0h\u00a014")
    card.list.setFocus()
    card.list.choose(oldest.key)
    card.one_button.click()
    shown.settle()
    assert routing_learned.counted(desk) == {"telecom": 1}
    assert "Choix oubliés : 1." in shown.notices()[-1]
    card.take_back()
    shown.settle()
    assert routing_learned.counted(desk) == {"telecom": 2}
    card.all_button.click()
    shown.settle()
    assert routing_learned.counted(desk) == {}
    assert not card.isVisible()


def test_closed_choices_are_words(shown: Shown) -> None:
    screen = find(shown, "topics", "nid-de-poule")
    kind = screen.form.fields["kind"].editor
    assert isinstance(kind, QComboBox)
    assert kind.currentText() == "Requête"
    provincial = screen.form.fields["if_provincial"].editor
    assert isinstance(provincial, QComboBox)
    assert provincial.currentText() == shown.desk.directory.services["MTQ"].name_fr


def test_files_say_first_what_they_change_then_all_of_it_is_recorded(shown: Shown, tmp_path: Path) -> None:
    screen = screen_of(shown)
    good = tmp_path / "contacts.csv"
    good.write_text(
        "code,title_fr,title_en,service,extension,email,backup\nTP-99,Commis de nuit,Night clerk,TP,1999,,\n"
    )
    screen.import_page.plan_import([good])
    shown.settle()
    assert "TP-99" in screen.import_page.details.text()
    assert "TP-99" not in shown.desk.directory.contacts
    assert shown.focus() is screen.import_page.apply_button
    shown.press(Qt.Key.Key_Space)
    shown.settle()
    assert shown.desk.directory.contacts["TP-99"].extension == "1999"


def test_a_faulty_file_is_told_by_line_and_changes_nothing(shown: Shown, tmp_path: Path) -> None:
    screen = screen_of(shown)
    bad = tmp_path / "contacts.csv"
    bad.write_text("code,title_fr,title_en,service,extension,email,backup\nTP-98,Commis,Clerk,NULLE,1,,\n")
    before = shown.desk.directory
    screen.import_page.plan_import([bad])
    shown.settle()
    assert "contacts.csv" in screen.import_page.details.text()
    assert not screen.import_page.apply_button.isVisibleTo(screen)
    assert shown.desk.directory == before
    shown.press(Qt.Key.Key_Space)
    assert screen.pages.currentWidget() is screen.entries


def test_a_clerk_reads_and_is_told_who_may_change(qtbot: QtBot, tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk")
    clerk = setting_up.add_agent(desk, "Commis", "clerk")
    setting_up.sign_in(desk, clerk.id)
    with open_window(qtbot, desk, screen="directory") as shown:
        shown.settle()
        screen = screen_of(shown).entries
        assert "autre rôle" in screen.said.text()
        assert box(screen, "name_fr").isReadOnly()
        assert not screen.save_button.isVisibleTo(screen)
        shown.press(Qt.Key.Key_N, CTRL)
        assert screen.title.text() != "Nouvelle entrée"
    desk.close()


@pytest.mark.parametrize("kind", ["services", "contacts", "topics", "streets"])
def test_everything_has_a_name_and_nothing_is_clipped(shown: Shown, kind: str) -> None:
    find(shown, kind, "")
    screen = screen_of(shown)
    QApplication.processEvents()
    assert unnamed(screen) == []
    assert clipped(screen) == []
