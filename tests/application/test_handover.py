"""The hand-over at the end of a shift: nothing owed today is left out, nothing else is in the way (STAFF-1, STAFF-3)."""

from tests.workshop import clock_of, request

from guichet.application import printing
from guichet.application.acting import perform
from guichet.application.followups import follow_ups
from guichet.application.handover import TITLE, handover
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import Contacted


def call(desk: Workplace, topic: str = "nid-de-poule") -> str:
    return take_in(desk, request("Gros trou", "phone", topic=topic)).number


def test_what_is_owed_today_stands_by_who_is_to_act_and_what_is_next_does_not(desk: Workplace) -> None:
    """STAFF-3: what was done meanwhile is gone."""
    late, done = call(desk), call(desk)
    clock_of(desk).advance(days=1)
    clock_of(desk).advance(hours=8)
    today = call(desk)
    assert {row.line.number for row in handover(desk).rows} == {late, done}
    assert today in {row.line.number for row in follow_ups(desk).rows}
    perform(desk, Contacted(done))
    found = handover(desk)
    assert [row.line.number for row in found.rows] == [late]
    assert [row.band for row in found.rows] == ["overdue"]
    assert [str(row.responsible) for row in found.rows] == ["Contremaître à la voirie"]


def test_rows_of_one_person_stand_together(desk: Workplace) -> None:
    """STAFF-1: for whom."""
    for topic in ("nid-de-poule", "arbre", "nid-de-poule"):
        if topic in desk.directory.topics:
            call(desk, topic)
    clock_of(desk).advance(days=2)
    who = [str(row.responsible) for row in handover(desk).rows]
    assert len(who) >= 2
    assert who == sorted(who)


def test_its_paper_says_what_it_is(desk: Workplace) -> None:
    call(desk)
    clock_of(desk).advance(days=2)
    sheet = printing.sheet_of(desk, handover(desk), title=TITLE)
    assert sheet.heading == "Passation — Tous les services"
    assert len(sheet.rows) == 1
