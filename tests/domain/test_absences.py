"""Who answers for whoever is away: chains, loops, half-days, returns; never nobody (STAFF-6, STAFF-1)."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.absences import Absence, Absences
from guichet.domain.civil import ZONE
from guichet.domain.directory import Contact, Directory, Service

DESK = "SCC"
MONDAY = datetime(2026, 11, 23, tzinfo=ZONE)
NOON = MONDAY.replace(hour=12)
PEOPLE = ("A", "B", "C", "D", "E")
DIRECTORY = Directory.of(
    [Service("TP", "Travaux publics"), Service(DESK, "Services aux citoyens")],
    [Contact(code, code, service="TP" if code != "E" else DESK) for code in PEOPLE],
)


def away(contact: str, replacement: str = "", start: datetime = MONDAY, days: float = 1) -> Absence:
    return Absence(
        f"{contact}{start:%d%H}{days}".encode(), contact, start, start + timedelta(days=days), replacement
    )


def test_a_person_who_is_there_answers_for_themselves() -> None:
    found = Absences([away("B")]).answering("A", NOON, DIRECTORY, DESK)
    assert (found.contact, found.service, found.passed, found.back, found.gap) == ("A", "TP", (), None, "")
    assert not found.replaced


def test_the_replacement_answers_and_the_return_is_known() -> None:
    found = Absences([away("A", "B", days=3)]).answering("A", NOON, DIRECTORY, DESK)
    assert (found.contact, found.passed, found.back) == ("B", ("A",), MONDAY + timedelta(days=3))
    assert found.replaced


def test_a_replacement_who_is_away_is_passed_over() -> None:
    found = Absences([away("A", "B"), away("B", "C"), away("C", "E")]).answering("A", NOON, DIRECTORY, DESK)
    assert (found.contact, found.service, found.passed) == ("E", DESK, ("A", "B", "C"))


@pytest.mark.parametrize(
    ("absences", "gap"),
    [
        ([away("A")], "none"),
        ([away("A", "B"), away("B")], "away"),
        ([away("A", "B"), away("B", "A")], "loop"),
        ([away("A", "A")], "loop"),
        ([away("A", "B"), away("B", "C"), away("C", "B")], "loop"),
        ([away("A", "NOBODY-KNOWN")], "none"),
    ],
)
def test_where_nobody_is_left_the_desk_of_the_service_answers(absences: list[Absence], gap: str) -> None:
    found = Absences(absences).answering("A", NOON, DIRECTORY, DESK)
    assert (found.contact, found.service, found.gap) == ("", "TP", gap)


def test_without_a_name_in_the_absence_the_usual_replacement_takes_over() -> None:
    directory = Directory.of(
        DIRECTORY.services.values(),
        [Contact("A", "A", service="TP", backup="B"), Contact("B", "B", service="TP")],
    )
    assert Absences([away("A")]).answering("A", NOON, directory, DESK).contact == "B"


def test_a_half_day_ends_at_noon_to_the_minute() -> None:
    morning = Absences([away("A", "B", MONDAY, 0.5)])
    assert morning.answering("A", NOON - timedelta(minutes=1), DIRECTORY, DESK).contact == "B"
    assert morning.answering("A", NOON, DIRECTORY, DESK).contact == "A"


def test_absences_that_follow_on_make_one_return() -> None:
    found = Absences([away("A", "B", MONDAY, 0.5), away("A", "C", NOON, 2)])
    assert found.back("A", MONDAY) == NOON + timedelta(days=2)
    assert found.answering("A", NOON, DIRECTORY, DESK).contact == "C"


def test_of_two_that_overlap_the_one_that_ends_last_holds() -> None:
    found = Absences([away("A", "B", MONDAY, 5), away("A", "C", MONDAY, 1)])
    assert found.answering("A", NOON, DIRECTORY, DESK).contact == "B"


def test_someone_the_directory_lost_leaves_it_to_the_front_desk() -> None:
    found = Absences([]).answering("gone", NOON, DIRECTORY, DESK)
    assert (found.service, found.contact, found.gap) == (DESK, "", "gone")


def test_the_next_absence_is_the_first_to_begin_later() -> None:
    later = away("A", "B", MONDAY + timedelta(days=7))
    assert Absences([later, away("A", "B", MONDAY + timedelta(days=9))]).next("A", NOON) == later
    assert Absences([later]).next("B", NOON) is None


HOURS = st.integers(0, 24 * 7)


@st.composite
def declared(draw: st.DrawFn) -> Absence:
    start = MONDAY + timedelta(hours=draw(HOURS))
    return Absence(
        draw(st.binary(min_size=4, max_size=4)),
        draw(st.sampled_from(PEOPLE)),
        start,
        start + timedelta(hours=draw(st.integers(1, 72))),
        draw(st.sampled_from(("", "GONE", *PEOPLE))),
    )


@given(
    st.lists(declared(), max_size=12), st.lists(st.sampled_from(("", *PEOPLE)), min_size=5, max_size=5), HOURS
)
def test_at_any_instant_exactly_one_present_person_or_desk_answers(
    absences: list[Absence], backups: list[str], hours: int
) -> None:
    """STAFF-1, STAFF-6: whoever is asked for, the one who answers is there, or it is the desk of a known service."""
    directory = Directory.of(
        DIRECTORY.services.values(),
        [
            Contact(code, code, service="TP", backup=backup)
            for code, backup in zip(PEOPLE, backups, strict=True)
        ],
    )
    at = MONDAY + timedelta(hours=hours)
    known = Absences(absences)
    for contact in PEOPLE:
        found = known.answering(contact, at, directory, DESK)
        assert found.service in directory.services
        assert bool(found.contact) != bool(found.gap)
        if found.contact:
            assert known.of(found.contact, at) is None
        assert (found.passed == ()) == (known.of(contact, at) is None)
        assert len(set(found.passed)) == len(found.passed)
        assert all(known.of(passed, at) is not None for passed in found.passed)
        assert found == Absences(reversed(absences)).answering(contact, at, directory, DESK)
        if found.back is not None:
            assert known.of(contact, found.back) is None
    assert set(known.replaced(at, directory, DESK)) == {c for c in PEOPLE if known.of(c, at) is not None}


def test_the_course_of_an_absence_changes_where_its_replacement_leaves() -> None:
    tuesday = MONDAY + timedelta(days=1)
    known = Absences([away("A", "B", days=3), away("B", "C", tuesday), away("D", "E", tuesday)])
    course = known.course("A", MONDAY, MONDAY + timedelta(days=3), DIRECTORY, DESK)
    assert [(each.start, each.answering.contact) for each in course] == [
        (MONDAY, "B"),
        (tuesday, "C"),
        (tuesday + timedelta(days=1), "B"),
    ]


def test_an_absence_put_takes_the_place_of_the_one_it_corrects() -> None:
    first = away("A", "B")
    moved = Absence(first.id, "A", first.start, first.end, "C")
    assert Absences([first]).put(moved).all() == [moved]
    assert len(Absences([first]).put(away("B", "C")).all()) == 2


def test_absences_of_one_person_clash_where_they_overlap_by_a_minute() -> None:
    known = Absences([away("A", "B", days=2)])
    assert known.clashing(away("A", "C", MONDAY + timedelta(days=1))) is not None
    assert known.clashing(away("A", "C", MONDAY + timedelta(days=2))) is None
    assert known.clashing(away("C", "A")) is None
    assert known.clashing(away("A", "B", days=2)) is None, "an absence does not clash with itself"


@given(st.lists(declared(), max_size=10), HOURS, st.integers(1, 96), st.floats(0, 1, exclude_max=True))
def test_a_course_has_no_hole_and_says_what_each_instant_says(
    absences: list[Absence], start: int, hours: int, where: float
) -> None:
    """STAFF-6, STAFF-1: at any instant of an absence the course names the one who answers then."""
    known = Absences(absences)
    begin = MONDAY + timedelta(hours=start)
    end = begin + timedelta(hours=hours)
    course = known.course("A", begin, end, DIRECTORY, DESK)
    assert (course[0].start, course[-1].end) == (begin, end)
    assert all(one.end == other.start for one, other in pairwise(course))
    assert not any(one.answering.same_as(other.answering) for one, other in pairwise(course))
    at = begin + (end - begin) * where
    (holding,) = [each for each in course if each.start <= at < each.end]
    assert holding.answering.same_as(known.answering("A", at, DIRECTORY, DESK))
