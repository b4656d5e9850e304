"""Whom to ask before a transfer, in which order, and what asking leaves on record (STAFF-2, STAFF-6, ROUTE-1)."""

from datetime import timedelta

import msgspec
import pytest
from tests.workshop import START, clock_of, request

from guichet.application import absences, acting, dossier_page, transferring
from guichet.application.taking_in import take_in
from guichet.application.transferring import Candidate
from guichet.application.workplace import Workplace
from guichet.domain.commands import DeclareAbsence, Transfer

FOREMAN, WATER, PARKS, CLERK, DIRECTOR = "TP-02", "TP-03", "TP-04", "TP-05", "TP-01"


@pytest.fixture
def number(desk: Workplace) -> str:
    """A pothole at the counter, the foreman's."""
    return take_in(desk, request("Gros trou dans la rue", topic="nid-de-poule")).number


def away(desk: Workplace, contact: str, replacement: str = "") -> None:
    start = desk.clock.now() - timedelta(hours=1)
    absences.declare(
        desk, DeclareAbsence(contact, start, start + timedelta(days=2), replacement, alone=not replacement)
    )


def proposed(desk: Workplace, number: str) -> list[str]:
    return [each.contact or each.service for each in transferring.asking(desk, number, START).candidates]


def first(desk: Workplace, number: str) -> Candidate:
    return transferring.asking(desk, number, START).candidates[0]


def ask(desk: Workplace, number: str, contact: str, answer: str, **given: object) -> None:
    if answer == "no" and not given.get("not_mine"):
        given.setdefault("why", "Occupé")
    clock_of(desk).advance(seconds=40)
    acting.perform(desk, Transfer(number, contact=contact, answer=answer, **given))  # type: ignore[arg-type]


def test_who_answers_for_the_dossier_is_asked_first_then_their_replacement(
    desk: Workplace, number: str
) -> None:
    """STAFF-2: with extension, presence, hours, replacement and the replacement's own."""
    assert proposed(desk, number)[:2] == [FOREMAN, WATER]
    asked = first(desk, number)
    assert (asked.extension, asked.here, asked.presence.render()) == ("1502", True, "au bureau")
    assert asked.why.render() == "répond du dossier"
    assert asked.opening is not None
    assert asked.opening.is_open
    assert [each.name.render() for each in asked.chain] == ["Contremaître aqueduc et égouts"]


def test_who_is_away_is_passed_over_for_the_first_replacement_who_is_there(
    desk: Workplace, number: str
) -> None:
    """STAFF-6: the chain is followed; the replacement's replacement answers when both are away."""
    away(desk, FOREMAN, CLERK)
    assert proposed(desk, number)[0] == CLERK
    assert "Contremaître à la voirie" in first(desk, number).why.render()
    away(desk, CLERK, PARKS)
    assert proposed(desk, number)[0] == PARKS
    found = transferring.somebody(desk, FOREMAN)
    assert not found.here
    assert [each.here for each in found.chain] == [False, True]


def test_after_each_no_or_silence_the_next_best_is_proposed_and_nobody_twice(
    desk: Workplace, number: str
) -> None:
    """STAFF-2: replacements, colleagues who are there, the desk of the service, then the next topics."""
    seen: list[str] = []
    while found := transferring.asking(desk, number, START).candidates:
        each = found[0]
        assert (each.contact or each.service) not in seen
        seen.append(each.contact or each.service)
        ask(desk, number, each.contact, "no_answer", service=each.service)
    assert seen[:2] == [FOREMAN, WATER]
    assert set(seen[2:5]) == {DIRECTOR, PARKS, CLERK}
    assert seen[5] == "TP", "the desk of the service comes after its people"
    assert seen[2:5][-1] == DIRECTOR, "who answers for topics comes before who heads the service"
    assert seen[6:]
    assert not any(code.startswith("TP") for code in seen[6:])
    answered = transferring.asking(desk, number, START).answered
    assert [each.check.contact or each.check.service for each in answered] == seen


def test_a_matter_that_a_service_disowns_goes_to_the_next_topics(desk: Workplace) -> None:
    """ROUTE-1: after « not mine », no colleague of that service is proposed."""
    number = take_in(desk, request("Permis pour une clôture", topic="nid-de-poule")).number
    ask(desk, number, FOREMAN, "no", not_mine=True)
    found = transferring.asking(desk, number, START).candidates
    assert found
    assert all(each.service != "TP" for each in found)
    assert "sujet voisin" in found[0].why.render()


def test_who_did_not_answer_this_morning_may_be_asked_again_who_said_no_is_not(
    desk: Workplace, number: str
) -> None:
    ask(desk, number, FOREMAN, "no_answer")
    ask(desk, number, WATER, "no")
    later = clock_of(desk).advance(hours=1)
    codes = [each.contact for each in transferring.asking(desk, number, later).candidates]
    assert codes[0] == FOREMAN
    assert WATER not in codes


def test_the_clerk_is_never_told_to_ask_themselves(desk: Workplace, number: str) -> None:
    desk.agent = msgspec.structs.replace(desk.agent, contact=FOREMAN)
    assert FOREMAN not in proposed(desk, number)


def test_the_call_back_stands_with_its_deadline_after_silence_and_only_a_yes_moves_the_dossier(
    desk: Workplace, number: str
) -> None:
    """STAFF-2, STAFF-3."""
    ask(desk, number, FOREMAN, "no_answer", means="voicemail")
    page = dossier_page.read_page(desk, number=number)
    (owed,) = [line for line in page.owed if line.rule == "call_back"]
    assert (owed.clause, owed.due.isoformat()) == ("STAFF-2", "2026-11-25T16:30:00-05:00")
    assert page.shown.dossier.contact == FOREMAN
    assert "message laissé dans la boîte vocale" in page.story[0].sentence.render()
    ask(desk, number, WATER, "no", not_mine=True)
    assert "pas de son ressort" in dossier_page.read_page(desk, number=number).story[0].sentence.render()
    ask(desk, number, CLERK, "yes")
    assert acting.show(desk, number).dossier.contact == CLERK
