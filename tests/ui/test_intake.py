"""The intake screen in the real window, by keyboard alone: from what the citizen says to a number that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from looking import clipped
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, reopen, request
from windows import Shown, enter, open_window

from guichet.application import acting, drafts
from guichet.application.taking_in import take_in
from guichet.domain.commands import CitizenInput
from guichet.domain.payloads import DossierOpened, TransferAsked
from guichet.ui.i18n import use_language

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
POTHOLE = "Gros trou dans la rue, nid-de-poule devant chez elle"


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """The window at the intake screen, on a desk with the sample directory."""
    with open_window(qtbot, make_desk(tmp_path / "desk")) as opened:
        yield opened


def _to(shown: Shown, letter: str) -> None:
    """Go to a field by its mnemonic."""
    shown.press(Qt.Key(ord(letter.upper())), ALT)


def _channel(shown: Shown, steps: int) -> None:
    _to(shown, "c")
    for _ in range(steps):
        shown.press(Qt.Key.Key_Right)


def _open(shown: Shown) -> str:
    shown.settle()
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()
    number: str = shown.screen("intake").number
    return number


def _dossier(shown: Shown, number: str) -> Any:
    return acting.show(shown.desk, number).dossier


def _opening(shown: Shown, number: str) -> DossierOpened:
    payload = _dossier(shown, number).entries[0].payload
    assert isinstance(payload, DossierOpened)
    return payload


def test_a_complaint_by_phone_ends_in_a_number_who_calls_and_by_when(shown: Shown) -> None:
    """DEF-1, ROUTE-1, STAFF-3: typed, directed, opened and copied without a mouse."""
    _channel(shown, 1)
    _to(shown, "t")
    shown.type("450 555 0147")
    _to(shown, "m")
    shown.type("Citoyenne 0147")
    _to(shown, "d")
    shown.type(POTHOLE)
    shown.settle()
    view = shown.screen().view
    assert view.steering.found[0].topic.code == "nid-de-poule"
    assert shown.focus() is view.description, "what is proposed never takes the focus"
    shown.press(Qt.Key.Key_1, ALT)
    _to(shown, "n")
    shown.press(Qt.Key.Key_Left)
    assert view.kind.value() == "complaint"
    _to(shown, "v")
    shown.type("212")
    _to(shown, "u")
    shown.type("forest")
    shown.settle()
    number = _open(shown)
    opened = _opening(shown, number)
    assert (opened.kind, opened.channel, opened.topic) == ("complaint", "phone", "nid-de-poule")
    assert (opened.place.civic, opened.place.street, opened.place.owner) == ("212", "rue Forest", "municipal")
    citizen = acting.show(shown.desk, number).citizen
    assert citizen is not None
    assert (citizen.name, citizen.phones) == ("Citoyenne 0147", ("+14505550147",))
    assert view.outcome.isVisible()
    assert "rappelle au plus tard mercredi 25 novembre 2026 à 16\u00a0h\u00a030" in view.outcome.who.text()
    shown.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == number
    assert drafts.waiting(shown.desk) == []
    shown.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert shown.window.current == "dossiers"


def test_settled_at_first_contact_costs_one_key(shown: Shown) -> None:
    """COM-8: the answer given is kept, the contact counted, and nothing stays owed."""
    shown.type("Heures de la biblio?")
    shown.settle()
    shown.press(Qt.Key.Key_F9)
    shown.settle()
    dossier = _dossier(shown, shown.screen().number)
    assert dossier.status == "closed"
    assert dossier.open_due == ()
    assert _opening(shown, dossier.number).settled


def test_a_question_answered_before_a_word_is_typed_counts_too(shown: Shown) -> None:
    """COM-8: one key, from an empty form."""
    shown.press(Qt.Key.Key_F9)
    shown.settle()
    opened = _opening(shown, shown.screen().number)
    assert (opened.kind, opened.citizen, bool(opened.settled)) == ("information", None, True)


def test_an_anonymous_contact_at_the_counter_is_taken_as_it_is(shown: Shown) -> None:
    """DEF-2: no name, no e-mail asked."""
    shown.type(POTHOLE)
    assert shown.screen().view.known.words() == ["Contact anonyme"]
    opened = _opening(shown, _open(shown))
    assert (opened.channel, opened.citizen) == ("counter", None)


def test_an_email_owes_an_acknowledgement(shown: Shown) -> None:
    """STAFF-4: and an address left unfinished is refused beside its field."""
    _channel(shown, 3)
    _to(shown, "t")
    shown.type("citoyenne@exemple")
    _to(shown, "d")
    shown.type(POTHOLE)
    view = shown.screen().view
    assert _open(shown) == ""
    assert view.citizen_field.error
    assert shown.focus() is view.citizen
    shown.press(Qt.Key.Key_End)
    shown.type(".ca")
    number = _open(shown)
    assert [due.rule for due in _dossier(shown, number).open_due] == ["acknowledge"]


@pytest.mark.parametrize(
    ("steps", "channel", "service"), [(4, "facebook-city", "SCC"), (5, "facebook-recreation", "LOISIR")]
)
def test_a_facebook_page_says_who_answers_in_private(
    shown: Shown, steps: int, channel: str, service: str
) -> None:
    """STAFF-5."""
    _channel(shown, steps)
    _to(shown, "d")
    shown.type("Patinoire ouverte?")
    dossier = _dossier(shown, _open(shown))
    assert dossier.channel == channel
    assert [(due.rule, due.service) for due in dossier.open_due] == [("private_reply", service)]


def test_an_elected_official_who_relays_is_named(shown: Shown) -> None:
    """ELU-1, ROUTE-2: without the name the field says so and takes the keys."""
    _channel(shown, 6)
    _to(shown, "d")
    shown.type(POTHOLE)
    view = shown.screen().view
    assert _open(shown) == ""
    assert view.relayed_field.error
    assert shown.focus() is view.relayed
    shown.type("Conseiller du district 3")
    assert _opening(shown, _open(shown)).relayed_by == "Conseiller du district 3"


def test_a_provincial_street_names_the_ministry(shown: Shown) -> None:
    """ROUTE-1: the street decides who answers, and the reason is on the card."""
    shown.type("nid-de-poule")
    _to(shown, "u")
    shown.type("ch. des Patriotes Nord")
    shown.settle()
    view = shown.screen().view
    assert view.steering.found[0].provincial
    assert "rue provinciale" in view.steering.cards[0].because.text()
    shown.press(Qt.Key.Key_1, ALT)
    number = _open(shown)
    assert _dossier(shown, number).referred_to == "MTQ"
    assert "511" in view.outcome.more.text()


def _household(shown: Shown) -> None:
    for name, needs in (("Citoyenne A", ("malentendante",)), ("Citoyen B", ())):
        take_in(
            shown.desk,
            request(citizen=CitizenInput(name=name, phone="450-555-0155", needs=needs, language="fr")),
        )


def test_a_household_that_shares_a_phone_is_asked_which_person(shown: Shown) -> None:
    """COM-1: what is known of the person chosen stands in sight, their open dossiers counted."""
    _household(shown)
    _to(shown, "t")
    shown.type("4505550155")
    shown.settle()
    view = shown.screen().view
    assert view.household.isVisible()
    _to(shown, "d")
    shown.type(POTHOLE)
    assert _open(shown) == ""
    assert view.household.field.error
    shown.press(Qt.Key.Key_Right)
    shown.settle()
    assert view.known.words() == ["1 dossier ouvert", "Français", "malentendante"]
    number = _open(shown)
    citizen = acting.show(shown.desk, number).citizen
    assert citizen is not None
    assert citizen.name == "Citoyenne A"


def test_what_was_known_of_one_person_never_stays_with_another(shown: Shown) -> None:
    """COM-1."""
    _household(shown)
    _to(shown, "t")
    shown.type("Citoyenne A")
    shown.settle()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.settle()
    typed = shown.screen().shelf.current
    assert typed.citizen_id
    shown.press(Qt.Key.Key_Backspace)
    assert (typed.citizen_id, typed.phone, typed.needs, typed.language) == ("", "", "", "")


def _asked(shown: Shown, number: str) -> list[TransferAsked]:
    payloads = [entry.payload for entry in _dossier(shown, number).entries]
    return [payload for payload in payloads if isinstance(payload, TransferAsked)]


@pytest.mark.parametrize("answer", ["yes", "no_answer"])
def test_a_transfer_follows_the_answer_of_the_colleague(shown: Shown, answer: str) -> None:
    """STAFF-2: a yes transfers; no answer never does, and a call-back is owed."""
    shown.type(POTHOLE)
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    shown.settle()
    shown.press(Qt.Key.Key_F10)
    shown.settle()
    view = shown.screen().view
    assert "poste 1502" in view.transfer.colleague.text()
    while view.transfer.answer.value() != answer:
        shown.press(Qt.Key.Key_Right)
    number = _open(shown)
    asked = _asked(shown, number)
    assert [(each.contact, each.answer) for each in asked] == [("TP-02", answer)]
    rules = [due.rule for due in _dossier(shown, number).open_due]
    assert ("call_back" in rules) == (answer == "no_answer")


def test_a_refusal_needs_its_reason_and_brings_the_next_best_contact(shown: Shown) -> None:
    """STAFF-2."""
    shown.type(POTHOLE)
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    shown.press(Qt.Key.Key_F10)
    shown.settle()
    view = shown.screen().view
    view_answer = view.transfer.answer
    while view_answer.value() != "no":
        shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_F10, CTRL)
    assert view.transfer.why_field.error
    assert shown.focus() is view.transfer.why
    shown.type("Absent avant midi")
    shown.press(Qt.Key.Key_F10, CTRL)
    shown.settle()
    assert [each.contact for each in view.transfer.asked] == ["TP-02"]
    assert view.transfer.colleague.text()
    assert "1502" not in view.transfer.colleague.text()
    asked = _asked(shown, _open(shown))
    assert [(each.answer, each.why) for each in asked] == [("no", "Absent avant midi")]


def test_a_voicemail_and_not_theirs_are_told_apart_and_the_wait_is_on_record(shown: Shown) -> None:
    """STAFF-2, ROUTE-1: counted as what they are, and the next one is of another service."""
    shown.type(POTHOLE)
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    shown.press(Qt.Key.Key_F10)
    shown.settle()
    panel = shown.screen().view.transfer
    for answer in ("voicemail", "not_mine"):
        clock_of(shown.desk).advance(seconds=20)
        while panel.answer.value() != answer:
            shown.press(Qt.Key.Key_Right)
        shown.press(Qt.Key.Key_F10, CTRL)
        shown.settle()
    assert panel.colleague.text()
    assert "poste 15" not in panel.colleague.text(), "nobody of the service that disowns it"
    asked = _asked(shown, _open(shown))
    assert [(each.answer, each.means, each.not_mine) for each in asked] == [
        ("no_answer", "voicemail", False),
        ("no", "phone", True),
    ]
    waits = [(each.asked_at - each.waiting_since).total_seconds() for each in asked if each.waiting_since]
    assert waits == [20, 40]


@pytest.mark.parametrize("put_away", [False, True])
def test_colleagues_asked_before_it_is_settled_on_the_spot_are_on_record(
    shown: Shown, put_away: bool
) -> None:
    """STAFF-2, COM-8: who did not answer counts, whatever came of it; nothing stays owed."""
    shown.type(POTHOLE)
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    shown.press(Qt.Key.Key_F10)
    shown.settle()
    answer = shown.screen().view.transfer.answer
    while answer.value() != "no_answer":
        shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_F10, CTRL)
    shown.settle()
    if put_away:
        shown.press(Qt.Key.Key_F10)
    shown.press(Qt.Key.Key_F9)
    shown.settle()
    number = shown.screen().number
    assert [(each.contact, each.answer) for each in _asked(shown, number)] == [("TP-02", "no_answer")]
    dossier = _dossier(shown, number)
    assert (dossier.status, dossier.first_contact, dossier.open_due) == ("closed", True, ())


def test_what_is_typed_is_back_after_a_crash(qtbot: QtBot, tmp_path: Path) -> None:
    """Promise 1: kept within a second of the key press, whatever becomes of the window."""
    desk = make_desk(tmp_path / "desk")
    with open_window(qtbot, desk, close_desk=False) as shown:
        shown.type("Lampadaire brise")
        qtbot.waitUntil(lambda: len(drafts.waiting(desk)) == 1, timeout=1000)
        shown.settle()
        assert "Brouillon gardé à 9\u00a0h\u00a014" in shown.screen().view.kept.text()
        shown.screen().shelf.items.clear()  # nothing more is written: the program is gone
        shown.screen().shelf.add()
    with open_window(qtbot, reopen(desk), ready=False) as again:
        enter(again)
        again.settle()
        assert again.screen().view.description.text() == "Lampadaire brise"
        assert any("retrouvés" in sentence for sentence in again.notices())


def test_two_intakes_at_once_keep_to_themselves(shown: Shown) -> None:
    """The phone rings while someone is at the counter; one given up comes back."""
    shown.type("Chien qui jappe")
    shown.press(Qt.Key.Key_N, CTRL)
    shown.type("Bac plein")
    view = shown.screen().view
    shown.press(Qt.Key.Key_PageUp, CTRL)
    assert view.description.text() == "Chien qui jappe"
    shown.press(Qt.Key.Key_PageDown, CTRL)
    assert view.description.text() == "Bac plein"
    shown.press(Qt.Key.Key_W, CTRL)
    assert view.description.text() == "Chien qui jappe"
    shown.press(Qt.Key.Key_T, CTRL | SHIFT)
    assert view.description.text() == "Bac plein"
    number = _open(shown)
    assert _opening(shown, number).description == "Bac plein"
    assert view.description.text() == "Chien qui jappe"


def test_an_empty_intake_says_what_to_write(shown: Shown) -> None:
    """DEF-1: the refusal stands beside its field, in place of a dialog."""
    assert _open(shown) == ""
    view = shown.screen().view
    assert "retenez un sujet" in view.description_field.error
    assert shown.focus() is view.description


def test_a_huge_paste_with_control_characters_is_cut_and_cleaned(shown: Shown) -> None:
    """Bad input: 5 MB, NUL and an emoji; what is kept is said."""
    pasted = QMimeData()
    pasted.setText("\x00\x07trou 😀 " + "x" * 5_000_000)
    view = shown.screen().view
    view.description.insertFromMimeData(pasted)
    assert view.description_field.error
    number = _open(shown)
    kept = _opening(shown, number).description
    assert kept.startswith("trou 😀")
    assert len(kept) < 20_001


def test_the_definitions_and_the_clause_are_one_key_away(shown: Shown) -> None:
    """DEF-1, DEF-2, STAFF-3: Escape puts them away, the focus stays."""
    view = shown.screen().view
    shown.press(Qt.Key.Key_F1, SHIFT)
    words = [label.text() for label in shown.window.findChildren(QLabel) if label.isVisible()]
    assert any(each.startswith("L’expression de l’insatisfaction") for each in words)
    shown.press(Qt.Key.Key_F2, SHIFT)
    shown.press(Qt.Key.Key_Escape)
    assert shown.focus() is view.description
    assert view.due_clause.text() == "COM-7"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_mnemonic_is_alone_on_the_screen(shown: Shown, lang: str) -> None:
    """Alt and one letter lead to one field, in both languages; the transfer's own included."""
    app = QApplication.instance()
    assert app is not None
    use_language(app, "en" if lang == "en" else "fr")
    shown.window.rebuild()
    shown.settle()
    marks = []
    for label in shown.screen().findChildren(QLabel):
        at = label.text().replace("&&", "").find("&")
        if label.buddy() is not None and at >= 0:
            marks.append(label.text().replace("&&", "")[at + 1].lower())
    assert len(marks) > 15
    assert sorted(marks) == sorted(set(marks))
    use_language(app, "fr")


def test_a_contact_in_english_shows_english(shown: Shown) -> None:
    """The English screens are whole: what to say, the deadline and the outcome too."""
    app = QApplication.instance()
    assert app is not None
    use_language(app, "en")
    shown.window.rebuild()
    shown.settle()
    shown.screen().view.description.setFocus()
    shown.type("Huge pothole in front of my house")
    shown.settle()
    shown.press(Qt.Key.Key_1, ALT)
    number = _open(shown)
    view = shown.screen().view
    assert "no later than Wednesday, November 25, 2026" in view.outcome.who.text()
    assert _opening(shown, number).topic == "nid-de-poule"
    use_language(app, "fr")


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1440, 900), (1.0, 1280, 720), (2.0, 1280, 720)])
def test_nothing_is_clipped(qtbot: QtBot, tmp_path: Path, scale: float, width: int, height: int) -> None:
    """WCAG 1.4.4, 1.4.10: with a long e-mail, a household's person and proposals in sight."""
    with open_window(qtbot, make_desk(tmp_path / "desk"), scale=scale, width=width, height=height) as shown:
        _to(shown, "t")
        shown.type("450 555 0147")
        _to(shown, "d")
        shown.type(POTHOLE)
        shown.settle()
        shown.press(Qt.Key.Key_F10)
        shown.settle()
        QCoreApplication.processEvents()
        assert clipped(shown.screen()) == []


def test_a_complaint_about_a_person_is_confidential_from_the_key_that_says_so(shown: Shown) -> None:
    """DEF-1: one key from anywhere in the form; the mark stands at once, nothing known is proposed, the draft is kept so."""
    take_in(shown.desk, request(POTHOLE, topic="nid-de-poule"))
    _to(shown, "d")
    shown.type(POTHOLE)
    shown.settle()
    view = shown.screen().view
    matching = shown.screen().matching
    assert matching.has_alike()
    assert not view.confidential.isVisible()
    shown.press(Qt.Key.Key_P, CTRL | SHIFT)
    shown.settle()
    assert (view.kind.value(), view.personal.isChecked()) == ("complaint", True)
    assert view.confidential.isVisible()
    assert not matching.has_alike()
    assert shown.focus() is view.description
    shown.press(Qt.Key.Key_P, CTRL | SHIFT)
    shown.settle()
    assert (view.personal.isChecked(), view.confidential.isVisible()) == (False, False)
    shown.press(Qt.Key.Key_P, CTRL | SHIFT)
    number = _open(shown)
    shown.desk.agent = msgspec.structs.replace(shown.desk.agent, role="manager")
    assert _dossier(shown, number).confidential
    assert not view.personal.isVisible(), "the next intake begins open"
