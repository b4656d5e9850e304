"""Storm mode at the counter, by keyboard alone: declared, each caller in one key, counted by street, ended, called back
(ROUTE-1, STAFF-1, STAFF-7, COM-7).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from looking import clipped, unnamed, words_in
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, request
from windows import Shown, open_window

from guichet.application import acting, drafts, incidents
from guichet.application.acting import perform
from guichet.application.followups import follow_ups
from guichet.application.taking_in import take_in
from guichet.domain import commands
from guichet.domain.commands import CitizenInput, DeclareIncident, PlaceInput
from guichet.domain.dossier import Dossier
from guichet.ui.i18n import use_language

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TOLD = "L’équipe est en route, retour à la normale vers 16 h."


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    with open_window(qtbot, make_desk(tmp_path / "desk")) as opened:
        yield opened


def storm(shown: Shown, **given: Any) -> incidents.Incident:
    """An incident declared at another desk, so to speak: the window hears of it."""
    given.setdefault("label", "Refoulements d’égout")
    given.setdefault("said_fr", TOLD)
    given.setdefault("said_en", "The crew is on its way.")
    given.setdefault("streets", ("rue Forest", "rue Blain"))
    given.setdefault("topic", "egout-bouche")
    incident = incidents.declare(shown.desk, DeclareIncident(**given))
    shown.settle()
    return incident


def storming(shown: Shown) -> Any:
    return shown.screen("intake").storming


def to(shown: Shown, letter: str) -> None:
    shown.press(Qt.Key(ord(letter.upper())), ALT)


def keep(shown: Shown) -> None:
    shown.press(Qt.Key.Key_F11)
    shown.settle()


def dossier(shown: Shown, number: str) -> Dossier:
    return acting.show(shown.desk, number).dossier


def test_there_is_no_banner_on_a_quiet_day(shown: Shown) -> None:
    assert storming(shown).bar is None
    assert not shown.window.actions_known.enabled("intake.storm-keep")


def test_five_callers_are_kept_with_one_key_each_and_counted_by_street(shown: Shown) -> None:
    """ROUTE-1, COM-7: phone and street are optional; what to say stands in the banner; no draft is left."""
    incident = storm(shown)
    bar = storming(shown).bar
    assert bar.isVisible()
    assert f"À dire : {TOLD}" in words_in(bar)
    keep(shown)
    for phone, street in (("450 555 0148", "forest"), ("450 555 0149", "forest"), ("", "blain")):
        assert shown.focus() is shown.screen().view.citizen, "the next caller begins with the number"
        shown.type(phone)
        to(shown, "u")
        shown.type(street)
        keep(shown)
    shown.type("450 555 0151")
    keep(shown)
    joined = dossier(shown, incident.number).joined
    assert [(each.channel, each.place.street, each.citizen is None) for each in joined] == [
        ("phone", "", True),
        ("phone", "rue Forest", False),
        ("phone", "rue Forest", False),
        ("phone", "rue Blain", True),
        ("phone", "", False),
    ]
    assert {each.answered for each in joined} == {TOLD}
    words = words_in(bar)
    assert "5 citoyens" in words
    assert [each for each in words if " · " in each] == ["rue Forest · 2", "Sans rue · 2", "rue Blain · 1"]
    assert drafts.waiting(shown.desk) == []
    assert not any(due.citizen for due in dossier(shown, incident.number).open_due), (
        "they were told on the spot"
    )


def test_what_stands_after_a_caller_says_the_counter_and_is_undone_with_one_key(shown: Shown) -> None:
    """STAFF-7: the number, the street's counter, what to say; a caller kept by mistake is taken back."""
    incident = storm(shown)
    shown.type("De l'eau dans le sous-sol")
    to(shown, "u")
    shown.type("forest")
    keep(shown)
    outcome = shown.screen().view.outcome
    assert outcome.number == incident.number
    assert outcome.more.text() == "Refoulements d’égout · rue Forest · 1"
    assert "personne ne pourra le rappeler" in outcome.who.text()
    shown.press(Qt.Key.Key_J, CTRL | SHIFT)
    shown.settle()
    assert dossier(shown, incident.number).joined == ()
    assert "0 citoyen" in words_in(storming(shown).bar)
    assert shown.screen().view.description.text() == "De l'eau dans le sous-sol"
    keep(shown)
    (joined,) = dossier(shown, incident.number).joined
    entry = dossier(shown, incident.number).entries[-1].payload
    assert joined.place.street == "rue Forest"
    assert getattr(entry, "description", "") == "De l'eau dans le sous-sol"


def test_the_counters_of_every_street_keep_a_caller_with_enter(shown: Shown) -> None:
    """COM-7: five calls of one street are five keys; Escape goes back to the text."""
    incident = storm(shown, streets=("forest", "blain", "provencal"))
    shown.press(Qt.Key.Key_F11, SHIFT)
    shown.settle()
    panel = storming(shown).panel
    assert panel.isVisible()
    shown.press(Qt.Key.Key_Down)
    street = panel.list.key()
    for _ in range(5):
        shown.press(Qt.Key.Key_Return)
        shown.settle()
        assert panel.list.key() == street
        assert shown.focus() is panel.list
    assert [each.place.street for each in dossier(shown, incident.number).joined] == [street] * 5
    top = panel.list.rows()[0]
    assert (top.key, top.pill) == (street, "5")
    shown.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert shown.screen().view.steering.isVisible()


def test_a_number_that_a_household_shares_costs_no_question(shown: Shown) -> None:
    """COM-7: one key; it is the number that is called back."""
    for name in ("Citoyenne A", "Citoyen B"):
        take_in(shown.desk, request(citizen=CitizenInput(name=name, phone="450-555-0155")))
    incident = storm(shown)
    to(shown, "t")
    shown.type("4505550155")
    shown.settle()
    assert shown.screen().view.household.waits
    keep(shown)
    (joined,) = acting.show(shown.desk, incident.number).joined.values()
    assert (joined.name, joined.phones) == ("", ("+14505550155",))


def test_an_empty_intake_begins_by_phone_then_as_the_last_caller_came(shown: Shown) -> None:
    """COM-7: what is recorded is what happened, without a key for it."""
    view = shown.screen().view
    assert view.channel.value() == "counter"
    incident = storm(shown)
    assert view.channel.value() == "phone"
    to(shown, "c")
    shown.press(Qt.Key.Key_Right)
    assert view.channel.value() == "voicemail"
    keep(shown)
    assert view.channel.value() == "voicemail"
    keep(shown)
    assert [each.channel for each in dossier(shown, incident.number).joined] == ["voicemail", "voicemail"]


def test_a_caller_is_told_in_their_language(shown: Shown) -> None:
    """COM-1: the banner follows the language noted, and the record says what was told."""
    incident = storm(shown)
    to(shown, "t")
    shown.type("450 555 0148")
    shown.settle()
    view = shown.screen().view
    view.reachable.language.setFocus()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Down)
    assert view.reachable.language.currentData() == "en"
    shown.settle()
    assert "À dire : The crew is on its way." in words_in(storming(shown).bar)
    keep(shown)
    assert dossier(shown, incident.number).joined[0].answered == "The crew is on its way."


def test_nothing_is_lost_when_a_caller_is_on_it_already(shown: Shown) -> None:
    """Promise 1."""
    incident = storm(shown)
    for _ in range(2):
        to(shown, "t")
        shown.type("Citoyen 0148")
        shown.settle()
        if shown.screen().view.citizen.open:
            shown.press(Qt.Key.Key_Down)
            shown.press(Qt.Key.Key_Return)
            shown.settle()
        to(shown, "d")
        shown.type("Rappelle")
        keep(shown)
    view = shown.screen().view
    assert "déjà au dossier" in view.citizen_field.error
    assert view.description.text() == "Rappelle"
    assert len(dossier(shown, incident.number).joined) == 1


def test_the_intake_in_sight_becomes_the_first_report_of_the_incident_it_declares(shown: Shown) -> None:
    """COM-7: topic, street and words come from the intake; Ctrl+Enter declares, and no draft is left."""
    to(shown, "t")
    shown.type("450 555 0148")
    to(shown, "u")
    shown.type("forest")
    to(shown, "d")
    shown.type("refoulement d'egout dans le sous-sol")
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    shown.settle()
    topic = shown.screen().shelf.current.topic
    shown.press(Qt.Key.Key_F11, CTRL)
    shown.settle()
    form = storming(shown).form
    assert form.isVisible()
    assert shown.focus() is form.label
    assert form.streets.text() == "forest"
    shown.type("Refoulements, secteur Centre")
    form.until.setFocus()
    shown.type("16:00")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    (incident,) = incidents.running(shown.desk)
    assert (incident.label, incident.topic, incident.streets) == (
        "Refoulements, secteur Centre",
        topic,
        ("rue Forest",),
    )
    assert incident.until == clock_of(shown.desk).now().replace(hour=16, minute=0)
    first = dossier(shown, incident.number)
    assert (first.description, first.place.street) == ("refoulement d'egout dans le sous-sol", "rue Forest")
    assert first.citizen is not None
    assert drafts.waiting(shown.desk) == []
    assert shown.screen().view.description.text() == ""
    words = words_in(storming(shown).bar)
    assert "1 citoyen" in words
    assert "Fin prévue aujourd’hui à 16\u00a0h" in words


def test_an_incident_is_declared_from_the_palette_before_anyone_calls(shown: Shown) -> None:
    """ROUTE-1: the topic is asked; an unknown street is refused beside its field and nothing is recorded."""
    shown.window.navigate("dossiers")
    shown.window.do("intake.storm-declare")
    shown.settle()
    form = storming(shown).form
    assert shown.focus() is form.topic
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert form.fields["topic"].error
    shown.type("aqueduc")
    shown.settle()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    form.streets.setFocus()
    shown.type("rue Inventee")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    assert "n’est pas au répertoire" in form.fields["streets"].error
    assert incidents.every(shown.desk) == []
    assert shown.focus() is form.streets
    form.streets.clear()
    shown.type("forest")
    shown.settle()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    assert form.streets.text() == "rue Forest"
    shown.type(", blain")
    shown.settle()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    (incident,) = incidents.running(shown.desk)
    assert incident.streets == ("rue Forest", "rue Blain")
    assert incident.unreported
    assert "0 citoyen" in words_in(storming(shown).bar)


def test_an_incident_is_declared_on_the_dossier_that_is_known_already(shown: Shown) -> None:
    """ROUTE-1: the first report is the one that stands beside the words."""
    number = take_in(
        shown.desk,
        request(
            "Refoulement d’égout",
            "phone",
            topic="egout-bouche",
            place=PlaceInput("4", "rue Forest"),
            citizen=CitizenInput(name="Citoyen 0147"),
        ),
    ).number
    to(shown, "u")
    shown.type("forest")
    to(shown, "d")
    shown.type("refoulement d'egout dans le sous-sol")
    shown.settle()
    shown.press(Qt.Key.Key_F11, CTRL)
    shown.settle()
    form = storming(shown).form
    assert form.principal.value() == number
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    (incident,) = incidents.running(shown.desk)
    assert incident.number == number
    view = shown.screen().view
    assert view.description.text() == "refoulement d'egout dans le sous-sol", (
        "this caller is still to be kept"
    )
    keep(shown)
    assert len(dossier(shown, number).joined) == 1


def test_what_is_said_changes_and_the_end_is_asked_twice(shown: Shown) -> None:
    """COM-7, STAFF-7: after it, calls are ordinary again; once its dossier is closed, everyone is on the list."""
    incident = storm(shown)
    shown.type("450 555 0148")
    to(shown, "t")
    shown.type("450 555 0148")
    keep(shown)
    shown.press(Qt.Key.Key_F11, SHIFT)
    shown.settle()
    shown.press(Qt.Key.Key_F11, CTRL)
    shown.settle()
    form = storming(shown).form
    assert form.label.text() == "Refoulements d’égout"
    form.said_fr.set_text("Ce sera réglé demain matin.")
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    bar = storming(shown).bar
    assert "À dire : Ce sera réglé demain matin." in words_in(bar)
    shown.press(Qt.Key.Key_F11, SHIFT)
    shown.settle()
    panel = storming(shown).panel
    panel.end_button.setFocus()
    shown.press(Qt.Key.Key_Space)
    shown.settle()
    assert incidents.running(shown.desk) != []
    shown.press(Qt.Key.Key_Space)
    shown.settle()
    assert incidents.running(shown.desk) == []
    assert not bar.isVisible()
    assert any(incident.number in sentence for sentence in shown.notices())
    assert not shown.window.actions_known.enabled("intake.storm-keep")
    perform(shown.desk, commands.Close(incident.number, outcome="Conduite réparée", told="tous"))
    rows = follow_ups(shown.desk).rows
    assert [(row.line.rule, row.line.phone) for row in rows] == [("tell_solved", "+14505550148")]


def test_of_two_incidents_the_words_or_a_key_choose(shown: Shown) -> None:
    first = storm(shown)
    clock_of(shown.desk).advance(minutes=5)
    second = storm(shown, label="Nids-de-poule partout", topic="nid-de-poule", streets=())
    assert storming(shown).current.incident.id == second.id
    shown.type("refoulement d'egout")
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    shown.settle()
    assert storming(shown).current.incident.id == first.id
    shown.press(Qt.Key.Key_F11, ALT)
    chosen = storming(shown).current.incident.id
    shown.press(Qt.Key.Key_F11, ALT)
    assert {chosen, storming(shown).current.incident.id} == {first.id, second.id}


def test_an_end_that_is_past_stands_out(shown: Shown) -> None:
    storm(shown, until=clock_of(shown.desk).now() + timedelta(minutes=10))
    clock_of(shown.desk).advance(minutes=11)
    shown.type("x")
    shown.settle()
    assert "Fin prévue dépassée" in words_in(storming(shown).bar)


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1440, 900), (1.0, 1280, 720), (2.0, 1280, 720)])
@pytest.mark.parametrize("key", ["", "panel", "form"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_is_clipped_nor_unnamed(
    qtbot: QtBot, tmp_path: Path, scale: float, width: int, height: int, key: str, lang: str
) -> None:
    """WCAG 1.4.4, 1.4.10, 4.1.2, in both languages."""
    desk = make_desk(tmp_path / "desk")
    with open_window(qtbot, desk, scale=scale, width=width, height=height) as shown:
        app = QApplication.instance()
        use_language(app, "en" if lang == "en" else "fr")
        shown.window.rebuild()
        storm(shown, streets=("forest", "blain", "provencal", "des Patriotes Nord", "Sainte-Anne"))
        if key:
            shown.press(Qt.Key.Key_F11, SHIFT if key == "panel" else CTRL)
            shown.settle()
        QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: clipped(shown.screen()) == [], timeout=3000)
        assert unnamed(shown.screen()) == []
        use_language(app, "fr")
