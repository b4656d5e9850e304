"""Who is away, declared by keyboard in the real window, and what follows it: look-up, lists, messages (STAFF-6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import msgspec
import pytest
from looking import clipped, unnamed
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.workshop import clock_of, make_desk, request
from windows import Shown, open_window

from guichet.application import absences, acting, directory, setting_up
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.civil import NBSP, ZONE
from guichet.domain.commands import Assign, DeclareAbsence
from guichet.ui.directory.absences import AbsencesPage
from guichet.ui.i18n import use_language
from guichet.ui.theme import apply_theme
from guichet.ui.widgets.buttons import Button

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TODAY = datetime(2026, 11, 24, tzinfo=ZONE)
DAY = timedelta(days=1)
FOREMAN, WATER, CLERK, ALONE = "TP-02", "TP-03", "TP-05", "GREFFE-02"
ROADS = "Contremaître à la voirie"
OFFICE = "Commis aux travaux publics"


class Desktop:
    """A desktop that opens what it is given, or has no program for it."""

    def __init__(self, given: list[QUrl], *, opens: bool) -> None:
        self._given, self._opens = given, opens

    def openUrl(self, url: QUrl) -> bool:
        """Keep what would be opened."""
        self._given.append(url)
        return self._opens


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workplace]:
    """A desk on the sample; a supervisor is on duty."""
    made = make_desk(tmp_path / "desk")
    yield made
    made.close()


@pytest.fixture
def shown(qtbot: QtBot, desk: Workplace) -> Iterator[Shown]:
    """The window at the directory."""
    with open_window(qtbot, desk, screen="directory", close_desk=False) as opened:
        opened.settle()
        yield opened


def absences_of(shown: Shown) -> AbsencesPage:
    """Go to the absences by their key."""
    shown.press(Qt.Key.Key_F10)
    shown.settle()
    page = shown.screen("directory").absences
    assert isinstance(page, AbsencesPage)
    return page


def begin(shown: Shown, words: str) -> AbsencesPage:
    """Begin an absence and take the first person that the words propose."""
    page = absences_of(shown)
    shown.press(Qt.Key.Key_F9)
    assert shown.focus() is page.form.person
    take(shown, words)
    return page


def take(shown: Shown, words: str) -> None:
    """Type in the line in focus and take the first proposal."""
    shown.press(Qt.Key.Key_A, CTRL)
    shown.type(words)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.settle()


def retype(shown: Shown, letter: Qt.Key, words: str) -> None:
    """Go to a box by its mnemonic and write over it."""
    shown.press(letter, ALT)
    shown.press(Qt.Key.Key_A, CTRL)
    if words:
        shown.type(words)
    else:
        shown.press(Qt.Key.Key_Delete)
    shown.settle()


def press_button(shown: Shown, letter: Qt.Key, button: Button) -> None:
    """Press a button by its mnemonic: Qt shows it pressed for a moment before it does anything."""
    with shown.qtbot.waitSignal(button.clicked):
        shown.press(letter, ALT)
    shown.settle()


def save(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Return, CTRL)
    shown.settle()


def read(words: str) -> str:
    """Return words with plain spaces."""
    return words.replace(NBSP, " ")


def rows(page: AbsencesPage) -> list[tuple[str, str, str, str]]:
    """Return the list as it is read: who, when, who takes over, the pill."""
    return [(each.title, read(each.detail), each.more, each.pill) for each in page.side.list.rows()]


def lines(page: AbsencesPage) -> list[str]:
    return [read(line) for line in page.form.lines()]


def looked_up(shown: Shown) -> list[str]:
    """Go to the look-up, ask for a pothole, and return the first answer's words."""
    shown.press(Qt.Key.Key_F3)
    shown.press(Qt.Key.Key_A, CTRL)
    shown.type("nid-de-poule")
    shown.settle()
    card = shown.screen("routing").findChildren(QLabel)
    return [read(label.text()) for label in card if label.isVisible()]


def owed(shown: Shown, contact: str) -> list[tuple[str, str]]:
    """Go to the follow-ups, choose a person, and return number and mark of each line."""
    shown.press(Qt.Key.Key_F5)
    shown.settle()
    view = shown.screen("followups").view
    view.person.setCurrentIndex(view.person.findData(contact))
    view.person.activated.emit(view.person.currentIndex())
    shown.settle()
    sheet = shown.screen("followups").handing.sheet
    assert sheet is not None
    return [(row.number, row.replaces or row.replaced_by) for row in sheet.rows]


def test_an_absence_declared_by_keyboard_is_followed_and_its_cancelling_too(
    shown: Shown, desk: Workplace
) -> None:
    """STAFF-6, STAFF-1: look-up and lists follow an absence with a half-day, and come back when it is cancelled."""
    number = take_in(desk, request(channel="phone", topic="nid-de-poule")).number
    acting.perform(desk, Assign(number, contact=FOREMAN, reason="Son secteur."))
    assert owed(shown, FOREMAN) == [(number, "")]
    assert owed(shown, CLERK) == []
    shown.press(Qt.Key.Key_F6)
    page = begin(shown, "voirie")
    assert page.form.replacement.text(), "a replacement is proposed"
    retype(shown, Qt.Key.Key_R, "")
    take(shown, "commis aux travaux")
    retype(shown, Qt.Key.Key_U, "jeudi")
    shown.press(Qt.Key.Key_J, ALT)
    shown.press(Qt.Key.Key_Left)
    shown.settle()
    assert page.form.last.cut.value() == "noon"
    assert lines(page) == [f"Pendant l’absence — {OFFICE} (poste 1500) répond."]
    save(shown)
    when = "Du mardi 24 novembre au jeudi 26 novembre à midi"
    assert rows(page) == [(ROADS, when, f"Remplacement : {OFFICE}", "En cours")]
    (line,) = absences.listed(desk)
    assert line.absence.end == TODAY + 2 * DAY + timedelta(hours=12)
    found = looked_up(shown)
    assert f"À sa place : {OFFICE} · poste 1500" in found
    assert owed(shown, CLERK) == [(number, ROADS)]
    assert owed(shown, FOREMAN) == [(number, OFFICE)]
    shown.press(Qt.Key.Key_F6)
    shown.settle()
    press_button(shown, Qt.Key.Key_A, page.cancel_button)
    assert rows(page) == []
    assert page.side.empty.isVisible()
    assert not any("À sa place" in words for words in looked_up(shown))
    assert (owed(shown, CLERK), owed(shown, FOREMAN)) == ([], [(number, "")])
    shown.press(Qt.Key.Key_F6)
    page.declare_again()
    shown.settle()
    assert rows(page) == [(ROADS, when, f"Remplacement : {OFFICE}", "En cours")]


def test_an_absence_without_anyone_to_take_over_is_refused_then_flagged_first(
    shown: Shown, desk: Workplace
) -> None:
    """STAFF-6: it asks who, takes no for an answer when told so, and stands on the supervisor's list."""
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    page = begin(shown, "technicienne juridique")
    retype(shown, Qt.Key.Key_R, "")
    assert any("Qui prend en charge" in line for line in lines(page))
    save(shown)
    assert "Qui prend en charge" in page.said.text()
    assert len(absences.listed(desk)) == 1
    press_button(shown, Qt.Key.Key_S, page.accept_button)
    assert [row[3] for row in rows(page)] == ["Sans relève", "En cours"]
    assert read(page.side.count.text()) == "2 absences · 1 sans relève"
    assert not any("Qui prend en charge" in line for line in lines(page)), (
        "what stands recorded is not refused"
    )
    shown.press(Qt.Key.Key_F5)
    shown.settle()
    words = [label.text() for label in shown.screen("followups").findChildren(QLabel)]
    assert any(line.startswith("Technicienne juridique — Personne n’est désigné") for line in words)
    shown.press(Qt.Key.Key_F10)
    shown.settle()
    assert shown.window.current == "directory"
    assert page.isVisible()
    assert page.title.text().startswith("Technicienne juridique")


def test_replacements_in_a_circle_are_said_as_they_are_typed_and_refused(
    shown: Shown, desk: Workplace
) -> None:
    """STAFF-6: a loop is never recorded by accident."""
    for code in (FOREMAN, CLERK):
        directory.define(desk, msgspec.structs.replace(desk.directory.contacts[code], backup=""))
    absences.declare(desk, DeclareAbsence(CLERK, TODAY, TODAY + DAY, FOREMAN))
    page = begin(shown, "voirie")
    retype(shown, Qt.Key.Key_R, "")
    take(shown, "commis aux travaux")
    assert f"tournent en rond : {ROADS} → {OFFICE} → {ROADS}" in lines(page)[-1]
    save(shown)
    assert "tournent en rond" in page.said.text()
    assert [each.absence.contact for each in absences.listed(desk)] == [CLERK]
    retype(shown, Qt.Key.Key_R, "")
    take(shown, "aqueduc")
    assert lines(page) == ["Pendant l’absence — Contremaître aqueduc et égouts (poste 1503) répond."]
    save(shown)
    assert len(absences.listed(desk)) == 2


def test_a_replacement_away_in_between_is_said_part_by_part(shown: Shown, desk: Workplace) -> None:
    absences.declare(desk, DeclareAbsence(CLERK, TODAY + DAY, TODAY + 2 * DAY, WATER))
    page = begin(shown, "voirie")
    retype(shown, Qt.Key.Key_R, "")
    take(shown, "commis aux travaux")
    retype(shown, Qt.Key.Key_U, "jeudi")
    assert lines(page) == [
        f"Jusqu’au mardi 24 novembre — {OFFICE} (poste 1500) répond.",
        f"Le mercredi 25 novembre — Hors du bureau aussi : {OFFICE}. Contremaître aqueduc et égouts (poste 1503)"
        " répond.",
        f"Le jeudi 26 novembre — {OFFICE} (poste 1500) répond.",
    ]


def test_the_messages_follow_what_is_typed_and_one_key_copies_them(shown: Shown, desk: Workplace) -> None:
    """STAFF-6: the message says who takes over, in French and in English."""
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    absences_of(shown)
    shown.press(Qt.Key.Key_F7)
    copied = read(QGuiApplication.clipboard().text())
    assert "vos plaintes et requêtes sont prises en charge par : Commis aux travaux publics" in copied
    assert "your complaints and requests are handled by: Public Works Clerk" in copied
    assert "Wednesday, November 25" in copied
    assert "copié" in shown.notices()[-1]
    retype(shown, Qt.Key.Key_U, "vendredi")
    shown.press(Qt.Key.Key_F7, SHIFT)
    copied = read(QGuiApplication.clipboard().text())
    assert copied.startswith("Absence jusqu’au retour le lundi 30 novembre")
    assert "Out of the office, back on Monday, November 30" in copied


def test_the_messages_open_in_the_mail_program_for_the_absent_person(
    shown: Shown, desk: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """STAFF-6: the absent person receives what to record and what to paste; nothing is sent from here."""
    given: list[QUrl] = []
    monkeypatch.setattr("guichet.ui.mailing.QDesktopServices", Desktop(given, opens=True))
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    absences_of(shown)
    shown.press(Qt.Key.Key_F7, CTRL)
    shown.settle()
    (url,) = given
    if url.scheme() == "file":
        message = BytesParser(policy=policy.default).parsebytes(Path(url.toLocalFile()).read_bytes())
        assert message["To"] == desk.directory.contacts[FOREMAN].email
        said = message.get_content()
    else:
        assert url.path() == desk.directory.contacts[FOREMAN].email
        said = QUrl.fromPercentEncoding(url.query().encode())
    for part in (
        "MESSAGE DE LA BOÎTE VOCALE",
        "RÉPONSE PAR COURRIEL",
        "vos plaintes et requêtes",
        "Public Works Clerk",
    ):
        assert part in read(said)
    monkeypatch.setattr("guichet.ui.mailing.QDesktopServices", Desktop(given, opens=False))
    shown.press(Qt.Key.Key_F7, CTRL)
    shown.settle()
    assert "Aucun programme de courriel" in shown.notices()[-1]
    person = msgspec.structs.replace(desk.directory.contacts[FOREMAN], email="")
    directory.define(desk, person)
    shown.settle()
    shown.press(Qt.Key.Key_F7, CTRL)
    shown.settle()
    assert "pas de courriel" in shown.notices()[-1]


def test_a_clash_leads_to_the_absence_that_is_in_the_way(shown: Shown, desk: Workplace) -> None:
    done = absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    page = begin(shown, "voirie")
    assert "déjà inscrite, le mardi 24 novembre" in lines(page)[-1]
    save(shown)
    assert len(absences.listed(desk)) == 1
    press_button(shown, Qt.Key.Key_O, page.clash_button)
    assert page.side.list.key() == done.absence
    retype(shown, Qt.Key.Key_U, "mercredi")
    save(shown)
    (line,) = absences.listed(desk)
    assert line.absence.end == TODAY + 2 * DAY
    assert page.history.last.text().startswith("Modifié le 24 nov. 2026")
    page.history.open_button.click()
    assert read(page.history.lines()[0]).endswith(
        "par Préposée à l’accueil (Comptoir KL) — Retour : 25 nov. 2026, 0 h → 26 nov. 2026, 0 h"
    )


def test_a_return_before_the_end_is_one_key_and_stands_among_the_past(shown: Shown, desk: Workplace) -> None:
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + 5 * DAY, CLERK))
    clock_of(desk).advance(hours=1)
    page = absences_of(shown)
    press_button(shown, Qt.Key.Key_T, page.end_button)
    assert rows(page) == []
    assert absences.presence(desk, FOREMAN).here  # type: ignore[union-attr]
    page.side.when.setFocus()
    shown.press(Qt.Key.Key_Right)
    shown.settle()
    assert rows(page) == [
        (ROADS, "Le mardi 24 novembre jusqu’à 10 h 14", f"Remplacement : {OFFICE}", "Terminée")
    ]
    assert not page.save_button.isVisible()


def test_a_person_of_the_directory_shows_where_they_are_and_is_declared_away_in_one_key(
    shown: Shown, desk: Workplace
) -> None:
    """STAFF-6: present, away until, replaced by; F9 on the entry begins their absence."""
    absences.declare(desk, DeclareAbsence(WATER, TODAY + DAY, TODAY + 2 * DAY, CLERK))
    screen = shown.screen("directory")
    screen.kind.set_value("contacts")
    screen.kind.chosen.emit("contacts")
    screen.entries.search.setFocus()
    shown.type("aqueduc")
    shown.settle()
    card = screen.entries.presence
    assert card.pill.word == "Au bureau"
    assert read(card.coming.text()) == "Prochaine absence : le mercredi 25 novembre."
    shown.press(Qt.Key.Key_A, CTRL)
    shown.type("voirie")
    shown.settle()
    shown.press(Qt.Key.Key_F9)
    shown.settle()
    page = screen.absences
    assert page.form.person.code() == FOREMAN
    assert page.form.replacement.code() == desk.directory.contacts[FOREMAN].backup
    assert shown.focus() is page.form.first.day
    save(shown)
    screen.kind.set_value("contacts")
    screen.kind.chosen.emit("contacts")
    shown.settle()
    assert read(card.pill.word) == "Hors du bureau, de retour le mercredi 25 novembre"
    assert card.stand_in.text().startswith("À sa place : Contremaître aqueduc et égouts")
    assert screen.entries.list.rows()[0].pill == "Hors du bureau"


def test_nobody_is_at_the_office_while_their_service_is_closed(shown: Shown, desk: Workplace) -> None:
    """COM-2, STAFF-6: after hours the entry says so instead of promising somebody."""
    clock_of(desk).advance(hours=10)
    shown.press(Qt.Key.Key_F5)
    shown.press(Qt.Key.Key_F6)
    shown.settle()
    screen = shown.screen("directory")
    screen.kind.set_value("contacts")
    screen.kind.chosen.emit("contacts")
    shown.type("voirie")
    shown.settle()
    assert screen.entries.presence.pill.word == "Hors des heures"


def test_an_hour_of_its_own_is_read_as_it_is_said(shown: Shown, desk: Workplace) -> None:
    page = begin(shown, "voirie")
    shown.press(Qt.Key.Key_M, ALT)
    shown.press(Qt.Key.Key_Left)
    retype(shown, Qt.Key.Key_H, "14 h 30")
    save(shown)
    (line,) = absences.listed(desk)
    assert line.absence.start == TODAY + timedelta(hours=14, minutes=30)
    assert rows(page)[0][1:] == (
        "Le mardi 24 novembre à compter de 14 h 30",
        "Remplacement : Contremaître aqueduc et égouts",
        "À venir",
    )
    retype(shown, Qt.Key.Key_H, "plus tard")
    save(shown)
    assert "par exemple 9:30" in page.form.first.hour_field.error
    assert shown.focus() is page.form.first.hour


def test_what_is_missing_is_said_beside_its_box(shown: Shown, desk: Workplace) -> None:
    page = absences_of(shown)
    shown.press(Qt.Key.Key_F9)
    shown.type("quelque chose")
    save(shown)
    assert "dans la liste" in page.form.person_field.error
    assert shown.focus() is page.form.person
    shown.press(Qt.Key.Key_A, CTRL)
    take(shown, "voirie")
    retype(shown, Qt.Key.Key_R, "personne de connu")
    save(shown)
    assert "dans la liste" in page.form.replacement_field.error
    retype(shown, Qt.Key.Key_R, "aqueduc")
    take(shown, "aqueduc")
    retype(shown, Qt.Key.Key_D, "un jour")
    save(shown)
    assert page.form.first.day_field.error
    assert absences.listed(desk) == []


def test_what_is_half_written_is_neither_lost_nor_recorded(shown: Shown, desk: Workplace) -> None:
    first = absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    absences.declare(desk, DeclareAbsence(WATER, TODAY, TODAY + DAY, CLERK))
    page = absences_of(shown)
    assert page.side.list.key() == first.absence
    retype(shown, Qt.Key.Key_U, "vendredi")
    page.side.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    assert page.side.list.key() == first.absence
    assert "Enregistrez d’abord" in page.said.text()
    kept = shown.screen("directory").state()
    page.put_back()
    assert not page.form.changed
    shown.screen("directory").restore(kept)
    page.read()
    shown.settle()
    assert page.form.last.day.day() == datetime(2026, 11, 27, tzinfo=ZONE).date()
    assert page.form.changed


def test_a_person_declares_their_own_absence_and_nobody_elses(qtbot: QtBot, desk: Workplace) -> None:
    """STAFF-6: oneself, or a role with the right."""
    absences.declare(desk, DeclareAbsence(WATER, TODAY, TODAY + DAY, CLERK))
    own = setting_up.add_agent(desk, ROADS, "agent", contact=FOREMAN)
    setting_up.sign_in(desk, own.id)
    with open_window(qtbot, desk, screen="directory", close_desk=False) as shown:
        shown.settle()
        page = absences_of(shown)
        assert not page.save_button.isVisible(), "the absence of somebody else"
        assert "ses propres absences" in page.said.text()
        shown.press(Qt.Key.Key_F9)
        shown.settle()
        assert page.form.person.code() == FOREMAN
        assert page.form.person.isReadOnly()
        save(shown)
        assert {each.absence.contact for each in absences.listed(desk)} == {FOREMAN, WATER}


def test_a_clerk_reads_who_is_away_and_declares_nobody(qtbot: QtBot, desk: Workplace) -> None:
    clerk = setting_up.add_agent(desk, "Commis", "clerk")
    setting_up.sign_in(desk, clerk.id)
    with open_window(qtbot, desk, screen="directory", close_desk=False) as shown:
        shown.settle()
        page = absences_of(shown)
        assert "ses propres absences" in page.said.text()
        assert page.form.person.isReadOnly()
        assert not page.side.new_button.isVisible()
        shown.press(Qt.Key.Key_F9)
        save(shown)
        assert absences.listed(desk) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_key_of_the_page_leads_to_one_thing(qtbot: QtBot, desk: Workplace, lang: str) -> None:
    """WCAG 2.1.1: an Alt letter that two boxes want reaches neither at once; all of them in sight together."""
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with open_window(qtbot, desk, screen="directory", close_desk=False) as shown:
        use_language(app, "en" if lang == "en" else "fr")
        shown.window.rebuild()
        page = absences_of(shown)
        for bound, hour in ((page.form.first, "9:00"), (page.form.last, "10:00")):
            bound.cut.set_value("time")
            bound.hour.setText(hour)
            bound.cut.chosen.emit("time")
        shown.settle()
        for button in (page.accept_button, page.clash_button, page.end_button, page.cancel_button):
            button.show()
        screen = shown.screen("directory")
        worded = [*screen.findChildren(QLabel), *screen.findChildren(QAbstractButton)]
        letters = [
            each.text()[each.text().index("&") + 1].casefold()
            for each in worded
            if each.isVisibleTo(screen) and "&" in each.text()
        ]
        assert len(letters) == 14
        assert len(set(letters)) == len(letters), sorted(letters)


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1440, 900), (1.0, 1280, 720), (2.0, 1280, 720)])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_everything_has_a_name_and_nothing_is_clipped(
    qtbot: QtBot, desk: Workplace, scale: float, width: int, height: int, lang: str
) -> None:
    """WCAG 1.4.4, 1.4.10, 4.1.2: at 100 % and 200 %, in both languages, with every part in sight."""
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + 3 * DAY, CLERK))
    absences.declare(desk, DeclareAbsence(CLERK, TODAY + DAY, TODAY + 2 * DAY, WATER))
    with open_window(
        qtbot, desk, screen="directory", scale=scale, width=width, height=height, close_desk=False
    ) as shown:
        if lang == "en":
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            use_language(app, "en")
            apply_theme(app, "light", scale)
            shown.window.rebuild()
        page = absences_of(shown)
        page.form.first.cut.set_value("time")
        page.form.first.cut.chosen.emit("time")
        shown.settle()
        screen = shown.screen("directory")
        assert unnamed(screen) == []
        assert clipped(screen) == []
