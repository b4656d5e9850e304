"""What is owed on a day: overdue, due today, due next; for a service, a person, everyone (STAFF-3, STAFF-4, STAFF-7)."""

from datetime import date, timedelta

import pytest
from tests.workshop import START, clock_of, request

from guichet.application import absences, acting, followups
from guichet.application.followups import NEXT_BUSINESS_DAYS, follow_ups
from guichet.application.looking import counts_today
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.commands import Contacted, DeclareAbsence, Escalate, Promise
from guichet.domain.errors import Refusal
from guichet.domain.people import Agent


def bands(desk: Workplace, **asked: object) -> dict[str, list[str]]:
    """Return the dossiers of each band, soonest first."""
    found: dict[str, list[str]] = {"overdue": [], "today": [], "next": []}
    for row in follow_ups(desk, **asked).rows:  # type: ignore[arg-type]
        found[row.band].append(row.line.number)
    return found


def test_each_thing_owed_is_in_its_band(desk: Workplace) -> None:
    """STAFF-3, STAFF-4: late, due before the day ends, due in the next business days; what is done is on none."""
    late = take_in(desk, request(channel="phone")).number
    clock_of(desk).advance(days=1)
    today = take_in(desk, request(channel="phone")).number
    acting.perform(desk, Promise(today, due=clock_of(desk).now() + timedelta(hours=2)))
    done = take_in(desk, request(channel="email")).number
    acting.perform(desk, Contacted(done, means="email", outcome="sent"))
    clock_of(desk).set(START.replace(day=25, hour=16, minute=31))
    found = bands(desk)
    assert found == {"overdue": [today, late], "today": [], "next": [today]}
    counts = counts_today(desk)
    assert (counts.late, counts.today) == (2, 0)


def test_another_day_is_seen_as_it_will_begin(desk: Workplace) -> None:
    """STAFF-7: tomorrow's list, printed this evening, has as overdue what falls due before tomorrow."""
    number = take_in(desk, request(channel="phone")).number
    assert bands(desk) == {"overdue": [], "today": [], "next": [number]}
    assert bands(desk, day=date(2026, 11, 25)) == {"overdue": [], "today": [number], "next": []}
    assert bands(desk, day=date(2026, 11, 26)) == {"overdue": [number], "today": [], "next": []}
    assert bands(desk, day=date(2026, 11, 10)) == {"overdue": [], "today": [], "next": []}


def test_due_next_looks_ahead_in_business_days(desk: Workplace) -> None:
    """STAFF-3: over a weekend too; further than that is not on the list yet."""
    number = take_in(desk, request()).number
    acting.perform(desk, Contacted(number))
    last = desk.calendar.next_business_days(START.date(), NEXT_BUSINESS_DAYS)[-1]
    acting.perform(desk, Promise(number, due=START.replace(month=last.month, day=last.day)))
    assert bands(desk)["next"] == [number]
    later = take_in(desk, request()).number
    acting.perform(desk, Contacted(later))
    acting.perform(desk, Promise(later, due=START + timedelta(days=60)))
    assert bands(desk)["next"] == [number]


def test_a_list_is_of_a_service_or_a_person(desk: Workplace) -> None:
    """STAFF-5: who answers a channel by the policy has it on their own list, whoever is accountable for the dossier."""
    page = take_in(desk, request(channel="facebook-recreation", topic="nid-de-poule")).number
    road = take_in(desk, request(topic="nid-de-poule")).number
    topic = desk.directory.topics["nid-de-poule"]
    assert bands(desk, service="LOISIR")["next"] == [page]
    assert bands(desk, service=topic.service)["next"] == [road]
    assert bands(desk, contact=topic.contact)["next"] == ([road] if topic.contact else [])
    for wrong in ({"service": "LICORNE"}, {"contact": "LICORNE-1"}):
        with pytest.raises(Refusal) as refused:
            follow_ups(desk, **wrong)
        assert "Codes connus" in str(refused.value.message)


def test_a_line_says_what_to_do_by_which_clause_and_how_late(desk: Workplace) -> None:
    """STAFF-3: the action in words, its clause, the place, the lateness in business time."""
    from guichet.domain.commands import CitizenInput, PlaceInput

    take_in(
        desk,
        request(
            channel="phone",
            topic="nid-de-poule",
            citizen=CitizenInput(name="Marie Côté", phone="450 555-0147"),
            place=PlaceInput(civic="12", street="rue Forest"),
        ),
    )
    clock_of(desk).set(START.replace(day=26, hour=10, minute=0))
    (row,) = follow_ups(desk).rows
    assert (str(row.action), row.line.clause) == ("Retourner l’appel", "STAFF-3")
    assert str(row.topic) == desk.directory.topics["nid-de-poule"].label_fr
    assert row.place.startswith("12 ")
    assert row.line.citizen == "Marie Côté"
    assert row.late is not None
    assert str(row.late) == "en retard de 2\u00a0h"
    assert row.due == START.replace(day=25, hour=16, minute=30)


def test_the_sealed_are_on_the_list_of_those_who_may_see_them(desk: Workplace) -> None:
    """DEF-1: a complaint about an employee is on the general manager's list, on no other."""
    number = take_in(desk, request(topic="plainte-employe")).number
    assert bands(desk)["next"] == []
    clock_of(desk).set(START.replace(day=26))
    assert (bands(desk)["overdue"], counts_today(desk).late) == ([], 0)
    desk.agent = Agent(b"\5" * 16, "Autre", "supervisor")
    assert (bands(desk)["overdue"], counts_today(desk).late) == ([], 0)
    desk.agent = Agent(b"\6" * 16, "Direction", "manager")
    assert (bands(desk)["overdue"], counts_today(desk).late) == ([number], 1)


def test_a_long_list_says_that_there_is_more(desk: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A supervisor is never handed a list that was cut off in silence."""
    for _ in range(4):
        take_in(desk, request(channel="phone"))
    assert not follow_ups(desk).more
    monkeypatch.setattr(followups, "LIMIT", 3)
    cut = follow_ups(desk)
    assert (len(cut.rows), cut.more, cut.count("next")) == (3, True, 3)


def test_what_was_brought_to_the_general_manager_stands_at_the_top_of_their_own_list(desk: Workplace) -> None:
    """ELU-5, ELU-6: above what fell due before it, on their list and on their stand-in's, and on nobody else's."""
    older = take_in(desk, request(channel="phone", service="DG", contact="DG-01")).number
    clock_of(desk).advance(days=7)
    brought = take_in(
        desk, request(channel="elected", topic="nid-de-poule", relayed_by="Membre du conseil")
    ).number
    acting.perform(desk, Escalate(brought, reason="Rien n’a bougé"))
    listed = follow_ups(desk, contact="DG-01").rows
    assert [row.line.number for row in listed] == [brought] * 3 + [older]
    assert [bool(row.line.escalated) for row in listed] == [True] * 3 + [False]
    assert follow_ups(desk, service="DG").rows[0].line.number == older
    start = clock_of(desk).now() - timedelta(hours=1)
    absences.declare(desk, DeclareAbsence("DG-01", start, start + timedelta(days=2), "DG-02"))
    stand_in = [row.line.number for row in follow_ups(desk, contact="DG-02").rows]
    assert stand_in == [brought] * 3 + [older]
