"""What a form may say of an absence before it is recorded: who answers when, what is in the way, the messages (STAFF-6)."""

from datetime import datetime, timedelta

import msgspec
import pytest
from tests.workshop import clock_of

from guichet.application import absence_course, absences, directory, setting_up
from guichet.application.absence_planning import Foreseen, foresee, proposed
from guichet.application.workplace import Workplace
from guichet.domain import people
from guichet.domain.absences import Stretch
from guichet.domain.civil import NBSP, ZONE
from guichet.domain.commands import DeclareAbsence
from guichet.domain.errors import Refusal

TODAY = datetime(2026, 11, 24, tzinfo=ZONE)
DAY = timedelta(days=1)
FOREMAN, WATER, CLERK = "TP-02", "TP-03", "TP-05"


def foreseen(desk: Workplace, **given: object) -> Foreseen:
    command = DeclareAbsence(FOREMAN, TODAY, TODAY + 3 * DAY, CLERK)
    return foresee(desk, msgspec.structs.replace(command, **given), lambda _, source: source)


def without_usual(desk: Workplace, *codes: str) -> None:
    for code in codes:
        directory.define(desk, msgspec.structs.replace(desk.directory.contacts[code], backup=""))


def said(found: Foreseen) -> list[str]:
    return [f"{step.period.render()} | {step.says.render()}".replace(NBSP, " ") for step in found.steps]


def test_a_replacement_who_is_there_answers_all_along(desk: Workplace) -> None:
    found = foreseen(desk)
    assert found.problem is None
    assert said(found) == ["jusqu’au jeudi 26 novembre | Commis aux travaux publics (poste 1500) répond."]
    assert absences.listed(desk) == [], "nothing is recorded by looking"


def test_what_is_under_way_is_said_by_its_end_alone_while_the_clock_runs(desk: Workplace) -> None:
    """STAFF-6: an instant passes between asking who answers and saying when; no minute of it is shown."""
    now = clock_of(desk).now()
    found = absences.answering(desk, FOREMAN, now)
    running = Stretch(now - timedelta(seconds=1), TODAY + DAY, found)
    assert absence_course.part_of(desk, running).render() == "jusqu’au mardi 24 novembre"
    past = Stretch(TODAY - DAY, TODAY, found)
    assert absence_course.part_of(desk, past).render() == "le lundi 23 novembre"


def test_a_replacement_away_for_a_day_is_said_with_who_answers_then(desk: Workplace) -> None:
    tomorrow = TODAY + DAY
    absences.declare(desk, DeclareAbsence(CLERK, tomorrow, tomorrow + DAY, WATER))
    lines = said(foreseen(desk, start=TODAY + DAY))
    assert lines == [
        "le mercredi 25 novembre | Hors du bureau aussi : Commis aux travaux publics. Contremaître aqueduc et égouts"
        " (poste 1503) répond.",
        "le jeudi 26 novembre | Commis aux travaux publics (poste 1500) répond.",
    ]


def test_the_messages_of_what_is_typed_name_each_in_turn(desk: Workplace) -> None:
    tomorrow = TODAY + DAY
    absences.declare(desk, DeclareAbsence(CLERK, tomorrow, tomorrow + DAY, WATER))
    found = foreseen(desk)
    assert found.messages is not None
    body = found.messages.voicemail[0].body.replace(NBSP, " ")
    assert "Commis aux travaux publics, au 450-555-0150, poste 1500; puis, le mercredi 25 novembre" in body
    assert "Contremaître aqueduc et égouts, au 450-555-0150, poste 1503; puis, le jeudi 26 novembre" in body
    alone = foreseen(desk, end=TODAY + DAY).messages
    assert alone is not None
    assert "puis" not in alone.voicemail[0].body


def test_nobody_to_take_over_is_a_problem_that_may_be_accepted(desk: Workplace) -> None:
    without_usual(desk, FOREMAN)
    found = foreseen(desk, replacement="")
    assert found.yields
    assert found.problem is not None
    assert "Qui prend en charge" in found.problem.render()
    assert found.steps[0].alone
    with pytest.raises(Refusal, match="Qui prend en charge"):
        absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY), careful=True)


def test_a_loop_is_refused_at_a_screen_with_the_round_it_makes(desk: Workplace) -> None:
    without_usual(desk, FOREMAN, CLERK)
    absences.declare(desk, DeclareAbsence(CLERK, TODAY, TODAY + DAY, FOREMAN))
    loop = DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK)
    found = foreseen(desk, end=TODAY + DAY)
    assert found.problem is not None
    assert found.yields
    foreman, clerk = "Contremaître à la voirie", "Commis aux travaux publics"
    assert f"{foreman} → {clerk} → {foreman}" in found.problem.render()
    with pytest.raises(Refusal, match="tournent en rond"):
        absences.declare(desk, loop, careful=True)
    assert [each.absence.contact for each in absences.listed(desk)] == [CLERK]
    done = absences.declare(desk, msgspec.structs.replace(loop, alone=True), careful=True)
    assert "tournent en rond" in done.warnings[0].render()


def test_a_second_absence_at_the_same_time_is_refused_and_named(desk: Workplace) -> None:
    first = absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    found = foreseen(desk, start=TODAY + DAY / 2)
    assert (found.clash, found.yields) == (first.absence, False)
    with pytest.raises(Refusal, match="déjà inscrite, le mardi 24 novembre"):
        absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, WATER, alone=True), careful=True)
    assert foreseen(desk, absence=first.absence).problem is None, "a correction does not clash with itself"


def test_what_makes_no_sense_yet_is_said_and_nothing_else(desk: Workplace) -> None:
    found = foreseen(desk, end=TODAY - DAY)
    assert found.problem is not None
    assert "avant de commencer" in found.problem.render()
    assert (found.steps, found.messages, found.period) == ((), None, None)


def test_a_form_that_empties_the_replacement_is_taken_at_its_word(desk: Workplace) -> None:
    without_usual(desk, FOREMAN)
    done = absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK))
    emptied = DeclareAbsence(absence=done.absence, alone=True)
    absences.declare(desk, emptied, careful=True)
    (line,) = absences.listed(desk)
    assert line.absence.replacement == ""
    assert line.flag is not None


def test_a_return_keeps_who_took_over_and_the_note(desk: Workplace) -> None:
    done = absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + DAY, CLERK, "Formation"))
    absences.end_now(desk, done.absence)
    (line,) = absences.listed(desk, past=True)
    assert (line.absence.replacement, line.absence.note) == (CLERK, "Formation")
    assert line.absence.end == clock_of(desk).now()


def test_the_usual_replacement_is_proposed_then_a_colleague_who_is_there(desk: Workplace) -> None:
    usual = desk.directory.contacts[FOREMAN].backup
    assert proposed(desk, FOREMAN, TODAY, TODAY + DAY) == usual
    absences.declare(desk, DeclareAbsence(usual, TODAY, TODAY + DAY, CLERK))
    colleague = proposed(desk, FOREMAN, TODAY, TODAY + DAY)
    assert colleague not in ("", usual, FOREMAN)
    assert desk.directory.contacts[colleague].service == desk.directory.contacts[FOREMAN].service
    assert proposed(desk, FOREMAN, TODAY + DAY, TODAY + 2 * DAY) == usual


def test_a_list_says_who_really_answers_and_flags_what_begins_to_fail_later(desk: Workplace) -> None:
    without_usual(desk, FOREMAN, CLERK, WATER)
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, TODAY + 3 * DAY, CLERK))
    absences.declare(desk, DeclareAbsence(CLERK, TODAY, TODAY + DAY, WATER))
    (line,) = [each for each in absences.listed(desk) if each.absence.contact == FOREMAN]
    assert line.answers.render() == absence_course.person_name(desk, WATER).render()
    assert line.replacement.render() == absence_course.person_name(desk, CLERK).render()
    assert line.flag is None
    absences.declare(desk, DeclareAbsence(CLERK, TODAY + DAY, TODAY + 2 * DAY, alone=True))
    (line,) = [each for each in absences.listed(desk) if each.absence.contact == FOREMAN]
    assert line.flag is not None
    assert line.flag.render().startswith("le mercredi 25 novembre — Le remplacement est absent aussi")


def test_who_may_declare_for_whom(desk: Workplace) -> None:
    own = setting_up.add_agent(desk, "Contremaître à la voirie", "agent", contact=FOREMAN)
    clerk = setting_up.add_agent(desk, "Commis", "clerk")
    assert people.may_declare_absence(desk.agent, FOREMAN)
    assert people.may_declare_absence(own, FOREMAN)
    assert not people.may_declare_absence(own, WATER)
    assert not people.may_declare_absence(clerk, "")


def test_an_hour_in_english_ends_a_sentence_with_one_period(desk: Workplace) -> None:
    noon = TODAY + timedelta(hours=12)
    found = foreseen(desk, end=noon).messages
    assert found is not None
    body = found.voicemail[1].body.replace(NBSP, " ")
    assert "1:00 p.m. In the meantime" in body
    assert ".." not in body
