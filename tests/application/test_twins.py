"""Two desks that took the same phone complaint while apart: proposed side by side, never merged (issue 3, ROUTE-1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sync.database import MemoryDatabase, MemoryShared
from tests.workshop import clock_of, make_desk, request

from guichet.application import dossier_page, story
from guichet.application.acting import perform, show
from guichet.application.exchanging import Exchange
from guichet.application.taking_in import TakenIn, take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.commands import CitizenInput, PlaceInput

CALLER = CitizenInput(name="Citoyenne 0147", phone="450-555-0147")


class Apart:
    """Two desks of one city, and the shared database where they meet."""

    def __init__(self, folder: Path) -> None:
        self.database = MemoryDatabase()
        self.a = make_desk(folder / "a", code="KL", seed=1)
        self.b = make_desk(folder / "b", code="MR", seed=2, sample=False)
        self.meet()

    def meet(self) -> None:
        for desk in (self.a, self.b, self.a):
            now = round(desk.clock.now().timestamp() * 1000)
            login = str(desk.store.folder)
            Exchange(desk).round(MemoryShared(self.database, login, (), lambda now=now: now))  # type: ignore[misc]


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[Apart]:
    made = Apart(tmp_path)
    yield made
    made.a.close()
    made.b.close()


def complaint(desk: Workplace, words: str = "gros trou devant chez moi", **given: object) -> TakenIn:
    given.setdefault("topic", "nid-de-poule")
    return take_in(
        desk, request(words, "phone", citizen=CALLER, place=PlaceInput("198", "rue Forest"), **given)
    )


def proposed(desk: Workplace, number: str) -> list[tuple[str, str]]:
    return [(twin.number, twin.desk) for twin in dossier_page.read_page(desk, number=number).twins]


def test_the_same_complaint_taken_by_two_desks_is_proposed_on_both(apart: Apart) -> None:
    first = complaint(apart.a)
    clock_of(apart.b).advance(minutes=20)
    second = complaint(apart.b, "un gros trou devant la maison")
    assert proposed(apart.a, first.number) == []
    apart.meet()
    for desk in (apart.a, apart.b):
        assert proposed(desk, first.number) == [(second.number, "Comptoir MR")]
        assert proposed(desk, second.number) == [(first.number, "Comptoir KL")]
        assert show(desk, first.number).dossier.status == show(desk, second.number).dossier.status == "open"


def test_what_one_desk_took_twice_closed_linked_or_old_is_not_proposed(apart: Apart) -> None:
    """The clerk of one desk saw the first when taking the second; a day apart nobody was unaware."""
    first, again = complaint(apart.a), complaint(apart.a)
    apart.meet()
    assert proposed(apart.a, first.number) == []
    clock_of(apart.b).advance(days=2)
    late = complaint(apart.b)
    clock_of(apart.a).advance(days=2)
    apart.meet()
    assert proposed(apart.a, late.number) == []
    other = complaint(apart.a)
    apart.meet()
    assert proposed(apart.b, late.number) == [(other.number, "Comptoir KL")]
    perform(apart.b, commands.Close(late.number, outcome="Réparé", told="citizen", means="phone"))
    assert proposed(apart.b, late.number) == []
    assert proposed(apart.b, other.number) == []
    assert again.number != first.number


def test_a_conflict_says_what_each_desk_had_said(apart: Apart) -> None:
    """Promise 5: found from the parents, told with the desks' names, settled with one key."""
    taken = complaint(apart.a)
    apart.meet()
    perform(apart.a, commands.Close(taken.number, outcome="Réparé", told="citizen", means="phone"))
    clock_of(apart.b).advance(minutes=1)
    perform(apart.b, commands.Close(taken.number, outcome="Rien à faire", told="citizen", means="phone"))
    apart.meet()
    for desk in (apart.a, apart.b):
        shown = show(desk, taken.number)
        (told,) = [line for line in story.tell(shown, desk.policy, desk.directory) if line.choices]
        assert "à Comptoir KL" in str(told.sentence)
        assert "à Comptoir MR" in str(told.sentence)
        assert len(told.choices) == 2
    perform(apart.b, commands.Settle(taken.number, keep=told.choices[0].keep))
    apart.meet()
    assert show(apart.a, taken.number).dossier.conflicts == ()
