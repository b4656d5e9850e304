"""A transfer is verified with the keyboard alone: one strip, a key for each answer, only a yes transfers (STAFF-2, STAFF-6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, request
from windows import Shown, open_window

from guichet.application import absences, acting
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import CitizenInput, DeclareAbsence, PlaceInput
from guichet.domain.payloads import TransferAsked
from guichet.domain.wording import typeset
from guichet.ui.dossiers.screen import DossiersScreen
from guichet.ui.dossiers.transfer import TransferStrip
from guichet.ui.theme import Tone
from guichet.ui.widgets.labels import Label

FOREMAN, WATER, CLERK = "TP-02", "TP-03", "TP-05"
SILENT, VOICEMAIL, YES, NO, NOT_THEIRS, OTHER = (
    Qt.Key.Key_S,
    Qt.Key.Key_V,
    Qt.Key.Key_O,
    Qt.Key.Key_N,
    Qt.Key.Key_H,
    Qt.Key.Key_Q,
)


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    return make_desk(tmp_path / "desk")


@pytest.fixture
def number(desk: Workplace) -> str:
    """A citizen stands at the counter with a pothole, the foreman's."""
    citizen = CitizenInput(name="Citoyenne 0147", phone="450-555-0147")
    return take_in(
        desk,
        request(
            "Gros trou dans la rue", topic="nid-de-poule", citizen=citizen, place=PlaceInput("212", "Forest")
        ),
    ).number


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace, number: str) -> Iterator[Shown]:
    with open_window(qtbot, desk, "dossiers") as window:
        window.window.navigate("dossiers", number=number)
        window.settle()
        yield window


def strip(shown: Shown) -> TransferStrip:
    """Return the strip, open, with somebody or nobody to ask."""
    screen = shown.screen()
    assert isinstance(screen, DossiersScreen)
    assert isinstance(screen.form, TransferStrip)
    return screen.form


def press(shown: Shown, key: Qt.Key) -> None:
    shown.press(key)
    shown.settle()


def checks(shown: Shown, number: str) -> list[tuple[str, str, str]]:
    entries = acting.show(shown.desk, number).dossier.entries
    said = [entry.payload for entry in entries if isinstance(entry.payload, TransferAsked)]
    return [(each.contact, each.answer, each.means) for each in said]


def read(shown: Shown) -> str:
    """Return what a person reads in the strip about whom to ask, and what a screen reader says of it."""
    panel = strip(shown).who
    labels = (*panel.findChildren(Label), *strip(shown).behind.findChildren(Label))
    words = [label.text() for label in labels if label.isVisible()]
    return f"{strip(shown).lead.text()} {' '.join(words)} {panel.accessibleName()}"


def test_one_key_opens_the_strip_that_says_who_where_and_whether_they_are_there(
    shown: Shown, number: str
) -> None:
    """STAFF-2: name, extension, presence, hours, replacement; nothing is recorded by looking."""
    press(shown, Qt.Key.Key_T)
    said = read(shown)
    for words in ("Contremaître à la voirie · poste 1502", "Au bureau", "Ouvert jusqu’à 12", "poste 1503"):
        assert words in said, words
    assert shown.focus() is strip(shown).who
    press(shown, Qt.Key.Key_Return)
    press(shown, Qt.Key.Key_T)
    assert checks(shown, number) == [], "neither Enter nor the key that opened it says yes for the colleague"
    assert strip(shown).since == shown.desk.clock.now()


def test_at_noon_nobody_is_said_to_be_at_the_office(shown: Shown) -> None:
    """COM-2: the service is closed, and the strip says when it opens."""
    clock_of(shown.desk).advance(hours=3)
    press(shown, Qt.Key.Key_T)
    assert "Fermé ; ouvre à 13" in read(shown).replace("\u00a0", " ")
    assert "Au bureau" not in strip(shown).who.accessibleName()


def test_only_a_yes_moves_the_dossier_and_each_answer_is_an_entry_at_once(shown: Shown, number: str) -> None:
    """STAFF-2, STAFF-7: no answer, then a voicemail, then a refusal with its reason, then a yes; the strip stays open."""
    press(shown, Qt.Key.Key_T)
    clock = clock_of(shown.desk)
    for key, proposed in ((SILENT, FOREMAN), (VOICEMAIL, WATER)):
        candidate = strip(shown).candidate
        assert candidate is not None
        assert candidate.contact == proposed
        clock.advance(seconds=30)
        press(shown, key)
    assert checks(shown, number) == [(FOREMAN, "no_answer", "phone"), (WATER, "no_answer", "voicemail")]
    story = shown.screen().page.timeline.story
    assert "boîte vocale" in story.line(0).sentence
    assert "n’a pas répondu" in story.line(1).sentence
    press(shown, NO)
    assert shown.focus() is strip(shown).why
    press(shown, Qt.Key.Key_Return)
    assert strip(shown).why_field.error, "a refusal is noted with its reason"
    shown.type("En reunion sonv")
    press(shown, Qt.Key.Key_Return)
    assert "refusé (En reunion sonv)" in read(shown)
    assert acting.show(shown.desk, number).dossier.contact == FOREMAN
    last = strip(shown).candidate
    assert last is not None
    press(shown, YES)
    assert shown.screen().form is None
    assert acting.show(shown.desk, number).dossier.contact == last.contact
    assert shown.focus() is shown.screen().page.timeline
    assert len(checks(shown, number)) == 4


def test_after_no_answer_the_call_back_stands_in_the_strip_with_its_deadline_and_clause(
    shown: Shown, number: str
) -> None:
    """STAFF-2, STAFF-3."""
    press(shown, Qt.Key.Key_T)
    assert not strip(shown).call_back.isVisible()
    press(shown, SILENT)
    assert "Rappel dû demain à 16\u00a0h\u00a030. " in strip(shown).call_back.accessibleName()
    assert strip(shown).call_back.accessibleName().endswith("STAFF-2")
    assert strip(shown).call_back.isVisible()


def test_after_two_refusals_the_call_back_creates_itself(shown: Shown, number: str) -> None:
    """STAFF-2."""
    press(shown, Qt.Key.Key_T)
    for at in range(2):
        press(shown, NO)
        shown.type("Occupe")
        press(shown, Qt.Key.Key_Return)
        assert strip(shown).call_back.isVisible() == (at == 1)
    rules = [due.rule for due in acting.show(shown.desk, number).dossier.open_due]
    assert rules.count("call_back") == 1


def test_not_their_matter_is_one_key_and_another_service_is_proposed(shown: Shown, number: str) -> None:
    """ROUTE-1, STAFF-2: a reason of its own, counted; nobody of that service is proposed after it."""
    press(shown, Qt.Key.Key_T)
    press(shown, NOT_THEIRS)
    (entry,) = [
        each.payload
        for each in acting.show(shown.desk, number).dossier.entries
        if isinstance(each.payload, TransferAsked)
    ]
    assert (entry.answer, entry.not_mine) == ("no", True)
    candidate = strip(shown).candidate
    assert candidate is not None
    assert candidate.service != "TP"
    assert "pas de leur ressort" in read(shown)


def test_who_is_away_is_not_proposed_and_their_replacement_is_named_as_such(
    shown: Shown, number: str
) -> None:
    """STAFF-6."""
    now = shown.desk.clock.now()
    absences.declare(
        shown.desk,
        DeclareAbsence(FOREMAN, now - timedelta(hours=1), now + timedelta(days=2), CLERK),
    )
    shown.settle()
    press(shown, Qt.Key.Key_T)
    assert "Commis aux travaux publics · poste 1500" in read(shown)
    assert "remplace\u00a0: Contremaître à la voirie" in read(shown)
    press(shown, YES)
    assert acting.show(shown.desk, number).dossier.contact == CLERK


def test_the_wait_runs_from_the_moment_the_strip_opens_and_is_on_the_record(
    shown: Shown, number: str
) -> None:
    """STAFF-2: the citizen's waiting time is visible; letters typed in the search are letters."""
    press(shown, Qt.Key.Key_T)
    began = shown.desk.clock.now()
    clock_of(shown.desk).advance(seconds=65)
    strip(shown).tick()
    assert strip(shown).wait.word == "Le citoyen attend depuis 1\u00a0min\u00a005\u00a0s"
    assert strip(shown).wait.tone is Tone.INFO
    clock_of(shown.desk).advance(minutes=1)
    strip(shown).tick()
    assert strip(shown).wait.tone is Tone.TODAY
    press(shown, OTHER)
    assert shown.focus() is strip(shown).other
    shown.type("batiment")
    shown.settle()
    assert checks(shown, number) == []
    shown.press(Qt.Key.Key_Down)
    press(shown, Qt.Key.Key_Return)
    assert "Inspectrice en bâtiment" in read(shown)
    press(shown, YES)
    said = acting.show(shown.desk, number).dossier.entries[-1].payload
    assert isinstance(said, TransferAsked)
    assert (said.contact, said.waiting_since) == ("URB-02", began)


def test_escape_puts_the_reason_away_first_then_the_strip_and_nothing_is_recorded(
    shown: Shown, number: str
) -> None:
    press(shown, Qt.Key.Key_T)
    press(shown, NO)
    press(shown, Qt.Key.Key_Escape)
    assert strip(shown).why_field.isHidden()
    press(shown, Qt.Key.Key_Escape)
    assert shown.screen().form is None
    assert checks(shown, number) == []
    clock_of(shown.desk).advance(minutes=3)
    press(shown, Qt.Key.Key_T)
    assert strip(shown).since == shown.desk.clock.now(), "a citizen who was not transferred waits no more"


def test_looking_at_another_dossier_leaves_the_citizen_waiting(shown: Shown, number: str) -> None:
    """Promise 1: the wait goes on where it was, and is over after a while."""
    other = take_in(shown.desk, request("Lampadaire", topic="lampadaire")).number
    began = shown.desk.clock.now()
    press(shown, Qt.Key.Key_T)
    for minutes, same in ((4, True), (20, False)):
        shown.window.navigate("dossiers", number=other)
        shown.settle()
        clock_of(shown.desk).advance(minutes=minutes)
        shown.window.navigate("dossiers", number=number)
        shown.settle()
        press(shown, Qt.Key.Key_T)
        assert (strip(shown).since == began) is same


def test_when_nobody_is_left_the_strip_says_so_and_what_to_do(shown: Shown, number: str) -> None:
    """STAFF-2: never a wrong answer; the call-back stands."""
    press(shown, Qt.Key.Key_T)
    for _ in range(40):
        if strip(shown).candidate is None:
            break
        press(shown, SILENT)
    assert strip(shown).candidate is None
    assert "Personne d’autre à proposer" in read(shown)
    before = len(checks(shown, number))
    press(shown, YES)
    assert len(checks(shown, number)) == before
    assert strip(shown).call_back.isVisible()


def test_what_the_strip_says_is_typeset(shown: Shown) -> None:
    press(shown, Qt.Key.Key_T)
    assert read(shown) == typeset(read(shown))
