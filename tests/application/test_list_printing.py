"""Lists narrowed and parted, and the record that they were handed out (STAFF-6, STAFF-7)."""

from datetime import date, timedelta

import pytest
from tests.workshop import clock_of, request

from guichet.application import absences, checking, handover, list_printing, printing
from guichet.application.followups import follow_ups
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import DeclareAbsence, PlaceInput
from guichet.domain.errors import Refusal
from guichet.domain.lists import BYS, By, Question
from guichet.domain.people import NOBODY

PERSON = "TP-02"


def three(desk: Workplace) -> list[str]:
    """Take in three matters: two of public works on streets of different sectors, one of another service."""
    return [
        take_in(desk, request(channel="phone", topic=topic, place=PlaceInput("12", street))).number
        for topic, street in (
            ("nid-de-poule", "rue Forest"),
            ("nid-de-poule", "rue Campbell"),
            ("permis-construction", "rue Forest"),
        )
    ]


def test_a_list_is_of_a_sector_or_a_topic(desk: Workplace) -> None:
    """STAFF-7: whoever goes to a sector, or does one kind of work, has that list alone."""
    first, second, other = three(desk)
    permits = follow_ups(desk, topic="permis-construction")
    assert [row.line.number for row in permits.rows] == [other]
    sectors = {row.line.number: row.line.sector for row in follow_ups(desk).rows}
    assert sectors[first] == sectors[other]
    assert sectors[first]
    assert sectors[second] != sectors[first]
    there = follow_ups(desk, sector=sectors[first])
    assert {row.line.number for row in there.rows} == {first, other}
    sheet = printing.sheet_of(desk, there)
    assert sheet.heading == f"Suivis du jour — Secteur {sectors[first]}"
    with pytest.raises(Refusal):
        follow_ups(desk, topic="trou")


@pytest.mark.parametrize("by", BYS)
def test_every_line_stands_on_the_pages_of_one_part(desk: Workplace, by: By) -> None:
    """STAFF-7: parted by service, person, sector or topic, the lists together are the whole list."""
    numbers = three(desk)
    parts = printing.sheet_of(desk, follow_ups(desk, by=by)).parts()
    assert sorted(row.number for part in parts for row in part.rows) == sorted(numbers)
    assert len(parts) == {"": 1, "service": 2, "person": 2, "sector": 2, "topic": 2}[by]
    headings = [part.heading for part in parts]
    assert headings == sorted(set(headings))


def test_whoever_stands_in_has_the_lines_on_their_own_pages(desk: Workplace) -> None:
    """STAFF-6: parted by person, the sheet of whoever is away does not lie on an empty desk."""
    three(desk)
    now = clock_of(desk).now()
    absences.declare(
        desk,
        DeclareAbsence(PERSON, now - timedelta(hours=1), now + timedelta(days=3), replacement="TP-01"),
    )
    found = follow_ups(desk, service="TP", by="person")
    assert {row.line.contact for row in found.rows} == {PERSON}
    (part,) = printing.sheet_of(desk, found).parts()
    assert part.service.endswith(f"· {desk.directory.contacts['TP-01'].title_fr}")
    assert {row.replaces for row in part.rows} == {desk.directory.contacts[PERSON].title_fr}


def test_that_a_list_was_printed_is_on_the_record(desk: Workplace) -> None:
    """STAFF-7: which list, of which day, when, by whom, how many rows; another list was not."""
    three(desk)
    found = handover.asked(desk, Question(service="TP"))
    assert list_printing.last_printing(desk, found.question, found.day) is None
    list_printing.printed(desk, found)
    clock_of(desk).advance(minutes=12)
    said = list_printing.printed(desk, found, "pdf")
    assert list_printing.last_printing(desk, found.question, found.day) == said
    assert (said.by, said.rows, said.at) == (desk.agent.name, 2, clock_of(desk).now())
    assert str(said.said) == f"PDF écrit à 9\u00a0h\u00a026 par {desk.agent.name}, lignes : 2."
    assert list_printing.last_printing(desk, Question(service="TP"), date(2026, 11, 25)) is None
    assert list_printing.last_printing(desk, Question(), found.day) is None
    assert checking.diagnose(desk).healthy
    desk.agent = NOBODY
    with pytest.raises(Refusal):
        list_printing.printed(desk, found)
