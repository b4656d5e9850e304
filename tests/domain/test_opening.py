"""When a service of the directory is open (COM-2), the City's closures included for the City's own."""

from datetime import date, datetime, time

import pytest
from tests.domain.policies import shipped

from guichet.domain.calendar import BusinessCalendar, Closure
from guichet.domain.civil import ZONE
from guichet.domain.directory import Service
from guichet.domain.errors import Refusal
from guichet.domain.hours import parse_hours
from guichet.domain.opening import OpeningTimes

CALENDAR = BusinessCalendar(shipped(), [Closure(date(2026, 11, 25), time(15), "réunion du personnel")])
LIBRARY = Service("BIBLIO", "Bibliothèque", hours="Mar-Ven 10:00-20:00; Sam-Dim 10:00-16:00")
POLICE = Service("POLICE", "Police", scope="external", hours="24 h / 24")
COURT = Service("COUR", "Cour municipale", scope="external", hours="Lun-Ven 8:30-16:30")


def at(text: str) -> datetime:
    """Civil time at the counter."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def times(service: Service) -> OpeningTimes:
    """The opening times of a service whose hours can be read."""
    found = CALENDAR.service_hours(service)
    assert found is not None
    return found


def test_a_service_of_the_city_has_its_own_weekend_and_the_citys_closures() -> None:
    library = times(LIBRARY)
    assert library.is_open(at("2026-11-28T10:00"))
    assert library.closes_at(at("2026-11-28T10:00")) == at("2026-11-28T16:00")
    assert not library.is_open(at("2026-11-30T12:00"))
    assert library.next_opening(at("2026-11-29T16:00")) == at("2026-12-01T10:00")
    assert library.closes_at(at("2026-11-25T14:00")) == at("2026-11-25T15:00"), "the City closes early"
    assert not library.is_open(at("2026-12-26T11:00")), "a Saturday, but the day after Christmas"
    assert str(library.reason(date(2026, 12, 26))) == "lendemain de Noël"
    assert str(library.reason(date(2026, 11, 30))) == "jour sans heures de service"


def test_an_outside_body_keeps_its_own_days() -> None:
    court = times(COURT)
    assert court.is_open(at("2026-11-25T16:00"))
    assert court.is_open(at("2026-12-24T10:00"))
    assert str(court.reason(date(2026, 11, 28))) == "fin de semaine"


def test_always_open_never_closes() -> None:
    police = times(POLICE)
    assert police.is_open(at("2026-12-25T03:00"))
    assert police.closes_at(at("2026-12-25T03:00")) is None


def test_a_night_that_runs_over_midnight() -> None:
    week = parse_hours("Ven 18:00-24:00; Sam 0:00-2:00").week
    assert week is not None
    night = OpeningTimes(week)
    assert night.closes_at(at("2026-11-27T23:00")) == at("2026-11-28T02:00")
    assert night.is_open(at("2026-11-28T00:30"))
    assert night.next_opening(at("2026-11-28T02:00")) == at("2026-12-04T18:00")
    until_midnight = parse_hours("Ven 18:00-24:00").week
    assert until_midnight is not None
    assert OpeningTimes(until_midnight).closes_at(at("2026-11-27T23:00")) == at("2026-11-28T00:00")


def test_closed_now_closes_at_no_time() -> None:
    assert times(COURT).closes_at(at("2026-11-28T10:00")) is None


def test_hours_that_cannot_be_read_say_nothing_rather_than_a_guess() -> None:
    assert CALENDAR.service_hours(Service("X", "X", hours="sur rendez-vous")) is None
    assert CALENDAR.service_hours(Service("Y", "Y")) is None


def test_the_clock_change_keeps_the_hours_on_the_wall() -> None:
    assert times(COURT).next_opening(at("2026-03-07T12:00")).isoformat() == "2026-03-09T08:30:00-04:00"  # type: ignore[union-attr]


def test_a_naive_moment_is_refused() -> None:
    naive = datetime(2026, 11, 24, 9, 12)  # noqa: DTZ001 - what is refused
    for ask in (times(COURT).is_open, times(COURT).closes_at, times(COURT).next_opening):
        with pytest.raises(Refusal, match="fuseau horaire"):
            ask(naive)


@pytest.mark.parametrize("moment", ["2026-11-24T09:00", "2026-11-24T12:30", "2026-11-28T09:00"])
def test_the_same_service_is_worked_out_once(moment: str) -> None:
    assert times(LIBRARY) is times(LIBRARY)
    assert times(LIBRARY).is_open(at(moment)) is times(LIBRARY).is_open(at(moment))


def test_where_no_opening_is_left_there_is_no_answer() -> None:
    week = parse_hours("Lun 8:00-9:00").week
    assert week is not None
    edge = datetime(9999, 12, 31, 12, tzinfo=ZONE)
    assert OpeningTimes(week).next_opening(edge) is None
