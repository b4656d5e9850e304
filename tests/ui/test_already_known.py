"""Déjà connu? At the counter, by keyboard alone: what is known is read beside the words, joined, linked, taken back
(ROUTE-1, STAFF-1, STAFF-3, STAFF-7, COM-8).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from looking import clipped, unnamed, words_in
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, request
from windows import Shown, open_window

from guichet.application import acting, drafts, joining, looking
from guichet.application.acting import perform
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.commands import CitizenInput, PlaceInput
from guichet.domain.dossier import Dossier

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
POTHOLE = "Gros trou dans la rue, nid-de-poule devant chez elle"


def pothole(desk: Workplace, civic: str = "198", **given: Any) -> str:
    given.setdefault("topic", "nid-de-poule")
    given.setdefault("citizen", CitizenInput(name="Citoyenne 0147", phone="450-555-0147"))
    place = PlaceInput(civic, "rue Forest")
    return take_in(desk, request("Gros trou dans la rue", "phone", place=place, **given)).number


@pytest.fixture
def desk(tmp_path: Path) -> Workplace:
    """A desk where a pothole was reported, with what was done since."""
    made = make_desk(tmp_path / "desk")
    number = pothole(made)
    clock_of(made).advance(minutes=30)
    perform(made, commands.Comment(number, text="Équipe prévue jeudi"))
    return made


@pytest.fixture
def first(desk: Workplace) -> str:
    """The number of that dossier."""
    return looking.page(desk, "citoyenne 0147")[0].number


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace) -> Iterator[Shown]:
    with open_window(qtbot, desk) as opened:
        yield opened


def to(shown: Shown, letter: str) -> None:
    shown.press(Qt.Key(ord(letter.upper())), ALT)


def told(shown: Shown, phone: str = "450 555 0148", civic: str = "212", words: str = POTHOLE) -> None:
    """Type what a caller says: the number, the place, the words last, where the focus stays."""
    to(shown, "t")
    shown.type(phone)
    shown.settle()
    to(shown, "v")
    shown.type(civic)
    to(shown, "u")
    shown.type("forest")
    shown.settle()
    to(shown, "d")
    shown.type(words)
    shown.settle()


def panel(shown: Shown) -> Any:
    return shown.screen("intake").matching.panel


def dossier(shown: Shown, number: str) -> Dossier:
    return acting.show(shown.desk, number).dossier


def test_what_is_known_stands_beside_the_words_with_enough_to_answer_on_the_spot(
    shown: Shown, first: str
) -> None:
    """ROUTE-1, STAFF-1, COM-8: why, since when, what was done, who handles it; nothing moves under the hands."""
    view = shown.screen().view
    to(shown, "d")
    before = view.description.mapTo(shown.window, QPoint(0, 0)), view.description.size()
    told(shown)
    assert shown.focus() is view.description
    assert (view.description.mapTo(shown.window, QPoint(0, 0)).x(), view.description.width()) == (
        before[0].x(),
        before[1].width(),
    )
    (card,) = [each for each in panel(shown).cards if each.isVisible()]
    words = words_in(card)
    assert words[0] == first
    assert "1 citoyen" in words
    assert "aujourd’hui" in words
    assert "Nid-de-poule, 198, rue Forest" in words
    assert any(each.startswith("même sujet · même rue, à 14 numéros de là") for each in words)
    assert "Dernière action, aujourd’hui à 9\u00a0h\u00a044 : Commentaire — Équipe prévue jeudi" in words
    assert "Responsable : Contremaître à la voirie · poste 1502" in words


def test_the_form_keeps_its_height_when_cards_come_and_go(shown: Shown) -> None:
    """Never moving what is being typed."""
    view = shown.screen().view
    told(shown, words="trou")
    heights = []
    for words in (" nid-de-poule", " devant chez elle", " et encore"):
        shown.type(words)
        shown.settle()
        heights.append((view.description.height(), view.street.mapTo(shown.window, QPoint(0, 0)).y()))
    assert panel(shown).isVisible()
    assert len(set(heights)) == 1


def test_nothing_is_said_when_nothing_resembles(shown: Shown) -> None:
    told(shown, words="Heures de la bibliotheque")
    assert panel(shown) is None or not panel(shown).isVisible()
    assert not shown.window.actions_known.enabled("intake.join")


def test_a_second_caller_on_the_same_pothole_joins_it_in_one_key(shown: Shown, first: str) -> None:
    """ROUTE-1, STAFF-3, STAFF-7: two citizens on one dossier, who calls back by when on screen, no draft left."""
    to(shown, "c")
    shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_Right)
    told(shown)
    to(shown, "j")
    shown.settle()
    outcome = shown.screen().view.outcome
    assert outcome.isVisible()
    words = words_in(outcome)
    assert first in words
    assert "2 citoyens" in words
    assert (
        "Contremaître à la voirie, poste 1502 rappelle au plus tard mercredi 25 novembre"
        in outcome.who.text()
    )
    (joined,) = dossier(shown, first).joined
    assert (joined.channel, joined.place.civic, joined.place.street) == ("voicemail", "212", "rue Forest")
    assert drafts.waiting(shown.desk) == []
    assert shown.screen().view.description.text() == ""
    assert not panel(shown).isVisible()
    told(shown, phone="450 555 0149", civic="210")
    assert "2 citoyens" in words_in(panel(shown)), "the third caller's clerk sees both"


def test_an_answer_on_the_spot_leaves_nothing_owed_to_the_one_who_joins(shown: Shown, first: str) -> None:
    """COM-8."""
    told(shown)
    to(shown, "o")
    shown.type("Une equipe passe jeudi.")
    to(shown, "j")
    shown.settle()
    after = dossier(shown, first)
    assert after.joined[0].answered == "Une equipe passe jeudi."
    assert not any(due.citizen for due in after.open_due)
    assert "sera rappelée quand ce sera réglé" in shown.screen().view.outcome.who.text()


def test_a_joining_by_mistake_is_undone_and_the_intake_is_back_as_it_was_typed(
    shown: Shown, first: str
) -> None:
    """STAFF-7: by a correction; the draft is kept again."""
    told(shown)
    to(shown, "j")
    shown.settle()
    shown.press(Qt.Key.Key_J, CTRL | SHIFT)
    shown.settle()
    view = shown.screen().view
    assert view.description.text() == POTHOLE
    assert (view.civic.text(), view.citizen.text()) == ("212", "450-555-0148")
    assert not view.outcome.isVisible()
    assert any("revenu tel quel" in sentence for sentence in shown.notices())
    after = dossier(shown, first)
    assert after.joined == ()
    assert [entry.header.type for entry in after.entries][-2:] == ["dossier.joined", "dossier.corrected"]
    shown.qtbot.waitUntil(lambda: len(drafts.waiting(shown.desk)) == 1, timeout=2000)
    shown.settle()
    assert panel(shown).isVisible()


def test_nothing_is_lost_when_the_joining_is_refused(shown: Shown, first: str) -> None:
    """Promise 1: who is on it already stays in the form, with the reason beside the citizen."""
    told(shown, phone="")
    view = shown.screen().view
    to(shown, "t")
    shown.type("Citoyenne 0147")
    shown.settle()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    to(shown, "j")
    shown.settle()
    assert "déjà au dossier" in view.citizen_field.error
    assert shown.focus() is view.citizen
    assert view.description.text() == POTHOLE
    shown.qtbot.waitUntil(lambda: len(drafts.waiting(shown.desk)) == 1, timeout=2000)
    assert dossier(shown, first).joined == ()


def test_a_dossier_closed_meanwhile_refuses_on_its_card(shown: Shown, first: str) -> None:
    told(shown)
    found = panel(shown).found
    perform(shown.desk, commands.Close(first, outcome="Réparé", told="Citoyenne 0147", means="phone"))
    shown.settle()
    assert not panel(shown).isVisible(), "the list follows what happens elsewhere"
    panel(shown).show_known(found, shown.desk.clock.now())
    to(shown, "j")
    shown.settle()
    assert "est fermé" in panel(shown).problem.text()
    assert shown.screen().view.description.text() == POTHOLE


@pytest.mark.parametrize(("field", "said"), [("promised", "se promet"), ("transfer", "collègue")])
def test_what_only_a_new_dossier_can_keep_is_not_dropped_by_joining(
    shown: Shown, first: str, field: str, said: str
) -> None:
    """COM-10, STAFF-2: the date or the answer stays, and the sentence says what to do."""
    told(shown)
    view = shown.screen().view
    if field == "promised":
        to(shown, "p")
        shown.type("2026-11-27")
        where = view.promised_field
    else:
        shown.press(Qt.Key.Key_F10)
        shown.settle()
        where = view.transfer.colleague_field
    to(shown, "j")
    shown.settle()
    assert said in where.error
    assert dossier(shown, first).joined == ()


def test_a_new_dossier_is_opened_linked_and_the_link_taken_back(shown: Shown, first: str) -> None:
    """ROUTE-1."""
    told(shown)
    to(shown, "l")
    shown.settle()
    outcome = shown.screen().view.outcome
    number = outcome.number
    assert number != first
    assert "Ouvert et lié" in words_in(outcome)
    assert f"Lié au dossier {first}." in outcome.more.text()
    assert joining.history(shown.desk, number) == (first, ())
    shown.press(Qt.Key.Key_J, CTRL | SHIFT)
    shown.settle()
    assert joining.history(shown.desk, number) == ("", ())
    assert "Ouvert" in words_in(outcome)
    assert outcome.number == number


def test_a_link_that_is_refused_leaves_the_dossier_open_and_says_why(shown: Shown, first: str) -> None:
    told(shown)
    found = panel(shown).found
    sealed = pothole(shown.desk, topic="plainte-employe", citizen=CitizenInput(name="Citoyen 0150"))
    line = msgspec.structs.replace(found[0].line, number=sealed)
    shown.settle()
    panel(shown).show_known((msgspec.structs.replace(found[0], line=line),), shown.desk.clock.now())
    to(shown, "l")
    shown.settle()
    outcome = shown.screen().view.outcome
    assert "Ouvert, non lié" in words_in(outcome)
    assert "DEF-1" in outcome.more.text()
    assert outcome.undo is None
    assert drafts.waiting(shown.desk) == []


def test_one_key_reads_the_story_beside_the_form_and_escape_goes_back_to_the_field(
    shown: Shown, first: str
) -> None:
    """COM-8: arrows go to the next one, which is then the one that a key joins."""
    second = pothole(shown.desk, "240", citizen=CitizenInput(name="Citoyen 0160"))
    told(shown)
    view = shown.screen().view
    to(shown, "v")
    shown.press(Qt.Key.Key_4, ALT)
    shown.settle()
    reading = shown.screen().matching.reading
    assert reading.isVisible()
    assert reading.number == first
    assert "Commentaire" in " ".join(
        str(reading.story.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)
    )
    shown.press(Qt.Key.Key_Down)
    shown.settle()
    assert reading.number == second
    shown.press(Qt.Key.Key_Escape)
    assert shown.focus() is view.civic
    assert not reading.isVisible()
    assert view.steering.isVisible()
    to(shown, "j")
    shown.settle()
    assert len(dossier(shown, second).joined) == 1
    assert dossier(shown, first).joined == ()


def test_cards_are_chosen_with_keys_from_the_form_and_with_arrows_on_them(shown: Shown, first: str) -> None:
    second = pothole(shown.desk, "240", citizen=CitizenInput(name="Citoyen 0160"))
    told(shown)
    found = panel(shown)
    shown.press(Qt.Key.Key_PageDown, ALT)
    assert found.chosen.number == second
    assert shown.focus() is shown.screen().view.description
    shown.press(Qt.Key.Key_PageUp, ALT)
    assert found.chosen.number == first
    found.setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_Down)
    assert found.chosen.number == second
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert shown.screen().matching.reading.number == second


def test_another_intake_is_never_joined_to_what_the_first_one_resembles(shown: Shown) -> None:
    """The phone rings while someone is at the counter."""
    told(shown)
    assert panel(shown).isVisible()
    shown.press(Qt.Key.Key_N, CTRL)
    assert not panel(shown).isVisible()
    assert not shown.window.actions_known.enabled("intake.join")
    shown.settle()
    assert not panel(shown).isVisible()
    shown.press(Qt.Key.Key_PageUp, CTRL)
    shown.settle()
    assert panel(shown).isVisible()


def test_the_city_s_own_words_for_a_topic_chosen_weigh_most(shown: Shown, first: str) -> None:
    """A topic taken by hand finds what its words do not say."""
    told(shown, words="Ca brasse quand les camions passent")
    assert panel(shown) is None or not panel(shown).isVisible()
    to(shown, "x")
    shown.type("nid-de-poule")
    shown.settle()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    assert panel(shown).chosen.number == first


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1440, 900), (1.0, 1280, 720), (2.0, 1280, 720)])
@pytest.mark.parametrize("reading", [False, True])
def test_nothing_is_clipped_nor_unnamed(
    qtbot: QtBot, desk: Workplace, scale: float, width: int, height: int, reading: bool
) -> None:
    """WCAG 1.4.4, 1.4.10, 4.1.2; under the form, a sentence says that there is something to read."""
    pothole(desk, "240", citizen=CitizenInput(name="Citoyen 0160"))
    with open_window(qtbot, desk, scale=scale, width=width, height=height) as shown:
        told(shown)
        if scale > 1:
            assert any("Alt+4" in sentence for sentence in shown.notices())
        if reading:
            shown.press(Qt.Key.Key_4, ALT)
            shown.settle()
        QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: clipped(shown.screen()) == [], timeout=3000)
        assert unnamed(shown.screen()) == []
