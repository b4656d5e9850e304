"""The window and the shared database: the status line tells the truth, what comes steals nothing (issue 3)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.sync.database import WORD, MemoryDatabase
from tests.sync.lines import Line, Ringing
from tests.ui.starting import Program, started
from tests.workshop import FileVault, ScriptedClock, SeededRandom, make_desk, request

from guichet.application import enrolment, setting_up
from guichet.application.exchanging import Exchange, State, digest
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain.commands import PlaceInput
from guichet.sync.failures import Away, Denied
from guichet.ui.duty.joining import JoiningPanel
from guichet.ui.linking import said
from guichet.ui.shell.statusline import StatusLine
from guichet.ui.widgets.buttons import Button


class City:
    """A shared database, another desk that works, and the line of the window under test."""

    def __init__(self, folder: Path) -> None:
        self.database = MemoryDatabase()
        self.other = make_desk(folder / "other", code="MR", seed=2)
        self.line: Line | None = None
        self.down = False
        self.failure = Away(WORD)

    def link(self, desk: Workplace) -> Line:
        self.line = Line(self.database, desk, [])
        self.line.failure = self.failure if self.down else None
        return self.line

    def exchange_other(self) -> None:
        assert self.line is not None
        shared = Ringing(self.line, self.other)
        shared.login = "other"
        Exchange(self.other).round(shared)


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    made = City(tmp_path)
    monkeypatch.setattr(enrolment, "link", made.link)
    monkeypatch.setattr(enrolment, "is_enrolled", lambda desk: True)
    yield made
    made.other.close()


def line_of(program: Program) -> StatusLine:
    return program.starter.window.status


def tells(program: Program, word: str) -> Callable[[], bool]:
    return lambda: line_of(program)._word.text() == word


def test_the_status_line_says_in_step_away_and_back(qtbot: QtBot, tmp_path: Path, city: City) -> None:
    """Promise 4: in step since when, offline since when with what waits, and a button that tries again."""
    make_desk(tmp_path / "desk").close()
    with started(qtbot, tmp_path / "desk") as program:
        program.wait(tells(program, "À jour"))
        assert line_of(program)._link.text() == "avec la base partagée à 9\u00a0h\u00a014"
        assert line_of(program)._remedy.isHidden()
        assert city.line is not None
        city.line.failure = Away(WORD)
        program.clock.advance(minutes=6)
        take_in(program.desk, request("Nid-de-poule", topic="nid-de-poule"))
        program.wait(tells(program, "Hors ligne"))
        assert (
            line_of(program)._link.text()
            == "depuis 9\u00a0h\u00a020; tout s’inscrit ici et partira au retour"
        )
        assert "à envoyer" in line_of(program)._waiting.text()
        before = line_of(program)._waiting.text()
        take_in(program.desk, request("Un autre", topic="nid-de-poule"))
        program.wait(lambda: line_of(program)._waiting.text() != before)
        city.line.failure = None
        line_of(program)._remedy.click()
        program.wait(tells(program, "À jour"))
        assert line_of(program)._waiting.isHidden()


def test_what_a_person_must_see_to_stands_with_its_sentence_and_button(
    qtbot: QtBot, tmp_path: Path, city: City
) -> None:
    make_desk(tmp_path / "desk").close()
    city.down, city.failure = True, Denied(WORD)
    with started(qtbot, tmp_path / "desk") as program:
        program.wait(tells(program, "À voir"))
        assert line_of(program)._link.text() == str(WORD)
        assert line_of(program)._remedy.text() == "Réessayer"
        assert program.notices().count(str(WORD)) == 1, "the whole sentence, once"


def test_a_dossier_from_another_desk_appears_and_steals_neither_focus_nor_choice(
    qtbot: QtBot, tmp_path: Path, city: City
) -> None:
    """Issue 3: it stands in the open list; the chosen dossier stays chosen, the keys stay where they were."""
    desk = make_desk(tmp_path / "desk")
    mine = take_in(desk, request("Le mien", topic="nid-de-poule"))
    desk.close()
    with started(qtbot, tmp_path / "desk") as program:
        program.wait(tells(program, "À jour"))
        program.press(Qt.Key.Key_F4)
        screen = program.starter.window.stack.currentWidget()
        finder = screen.finder  # type: ignore[attr-defined]
        program.wait(lambda: mine.entity_id in _listed(finder))
        finder.list.choose(mine.entity_id)
        program.settle()
        chosen, focus = _current(finder), program.focus()
        theirs = take_in(city.other, request("Le leur", topic="nid-de-poule"))
        city.exchange_other()
        program.wait(lambda: _listed(finder) >= {mine.entity_id, theirs.entity_id})
        assert _current(finder) == chosen
        assert program.focus() is focus


def test_a_desk_that_joins_a_city_receives_it_before_it_asks_anything(
    qtbot: QtBot, tmp_path: Path, city: City
) -> None:
    """Issue 3: directory, people and dossiers come first; then one of the City's people signs in."""
    city.line = Line(city.database, city.other, [])
    take_in(city.other, request("Déjà là", topic="nid-de-poule"))
    city.exchange_other()
    with started(qtbot, _enrolled(tmp_path / "new", "HJ")) as program:
        program.wait(lambda: program.starter.door.is_open and _has_agents(program))
        program.wait(lambda: not isinstance(program.starter.window.stack.currentWidget(), JoiningPanel))
        assert set(program.desk.directory.services) == set(city.other.directory.services)
        assert program.panel() is not None, "somebody of the City signs in"


def test_a_desk_that_cannot_join_yet_says_why_and_may_begin_alone(
    qtbot: QtBot, tmp_path: Path, city: City
) -> None:
    city.down = True
    with started(qtbot, _enrolled(tmp_path / "new", "HJ")) as program:
        panel = program.starter.window.stack.currentWidget()
        assert isinstance(panel, JoiningPanel)
        program.wait(lambda: panel.word.text() == "Hors ligne")
        assert panel.remedy.text() == "Réessayer"
        panel.without.click()
        program.settle()
        assert program.first_start() is not None


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State("joining"), "Base partagée"),
        (State("in_step"), "À jour"),
        (State("away"), "Hors ligne"),
        (State("attention", sentence=WORD), "À voir"),
    ],
)
def test_every_state_has_its_word(state: State, word: str, city: City) -> None:
    shown = said(state, city.other.clock.now())
    assert str(shown.word) == word
    assert (shown.remedy is not None) == (state.standing in ("away", "attention"))
    assert str(said(state, city.other.clock.now(), held=True).word) == "Échange suspendu"


def test_two_windows_end_with_the_same_digest(qtbot: QtBot, tmp_path: Path, city: City) -> None:
    """Issue 3, proof 4, in memory: two windows on two folders; both go on without the database; both agree after."""
    make_desk(tmp_path / "a").close()
    with started(qtbot, tmp_path / "a") as a:
        a.wait(tells(a, "À jour"))
        line_a = city.line
        assert line_a is not None
        with started(qtbot, _enrolled(tmp_path / "b", "HJ")) as b:
            b.wait(lambda: b.starter.door.is_open and _has_agents(b))
            line_b = city.line
            assert line_b is not None
            setting_up.sign_in(b.desk, setting_up.agents(b.desk)[0].id)
            line_a.failure = line_b.failure = Away(WORD)
            for program, words in ((a, "sur a"), (b, "sur b")):
                take_in(program.desk, request(words, topic="nid-de-poule"))
            for program in (a, b):
                program.wait(tells(program, "Hors ligne"))
            line_a.failure = line_b.failure = None
            line_a.bells, line_b.bells = (line_a.bells + line_b.bells,) * 2
            for program in (a, b, a, b):
                program.starter.linking.act()
                program.wait(tells(program, "À jour"))
            qtbot.waitUntil(lambda: digest(a.desk) == digest(b.desk), timeout=20_000)


def _has_agents(program: Program) -> bool:
    with program.desk.store.read() as connection:
        return bool(connection.execute("SELECT count(*) FROM entry WHERE kind = 'agent'").fetchone()[0])


def _current(finder) -> object:  # type: ignore[no-untyped-def]
    return finder.model.id_at(finder.list.currentIndex().row())


def _enrolled(folder: Path, code: str) -> Path:
    """Make the folder of a desk that was enrolled and never opened a window."""
    desk = open_workplace(folder, clock=ScriptedClock(), random=SeededRandom(code), vault=FileVault())
    setting_up.ensure_desk(desk, code, f"Comptoir {code}")
    desk.close()
    return folder


def _listed(finder) -> set[bytes]:  # type: ignore[no-untyped-def]
    model = finder.model
    return {model.id_at(row) for row in range(model.rowCount())}


def test_a_dossier_says_that_another_desk_may_have_taken_the_same(
    qtbot: QtBot, tmp_path: Path, city: City
) -> None:
    """Issue 3: proposed as a possible duplicate, one press away, never merged."""
    where = {"topic": "nid-de-poule", "place": PlaceInput("198", "rue Forest")}
    desk = make_desk(tmp_path / "desk")
    mine = take_in(desk, request("gros trou devant chez moi", "phone", **where))
    theirs = take_in(city.other, request("un gros trou devant la maison", "phone", **where))
    desk.close()
    with started(qtbot, tmp_path / "desk") as program:
        program.wait(tells(program, "À jour"))
        city.exchange_other()
        program.wait(lambda: _knows(program, theirs.entity_id))
        program.starter.window.navigate("dossiers", number=mine.number)
        screen = program.starter.window.stack.currentWidget()
        program.wait(lambda: screen.page.shown is not None and bool(screen.page.shown.twins))  # type: ignore[attr-defined]
        (offer,) = [each for each in screen.findChildren(Button) if theirs.number in each.text()]  # type: ignore[attr-defined]
        offer.click()
        program.wait(lambda: screen.page.shown.number == theirs.number)  # type: ignore[attr-defined]


def _knows(program: Program, entity_id: bytes) -> bool:
    with program.desk.store.read() as connection:
        found = connection.execute("SELECT count(*) FROM dossier WHERE entity_id = ?", (entity_id,))
        return bool(found.fetchone()[0])
