"""Absences as people declare them, what is flagged, what the look-up and the messages say (STAFF-6, STAFF-1)."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.workshop import clock_of, reopen

from guichet.application import absence_course, absence_message, absences, directory, routing, setting_up
from guichet.application.workplace import Workplace
from guichet.domain.absences import Absence
from guichet.domain.civil import ZONE
from guichet.domain.commands import CancelAbsence, DeclareAbsence
from guichet.domain.errors import EnvironmentFault, Refusal

TODAY = datetime(2026, 11, 24, tzinfo=ZONE)
THURSDAY = TODAY + timedelta(days=2)
FOREMAN, CLERK = "TP-02", "TP-05"


def away(contact: str = FOREMAN, replacement: str = CLERK, **given: object) -> DeclareAbsence:
    said = DeclareAbsence(contact, TODAY, THURSDAY, replacement)
    return msgspec.structs.replace(said, **given)


def named(desk: Workplace, code: str) -> str:
    return absence_course.person_name(desk, code).render()


def test_an_absence_stands_after_a_night_and_the_lookup_follows_it(desk: Workplace) -> None:
    absences.declare(desk, away())
    again = reopen(desk)
    try:
        found = routing.about(again, again.directory.topics["nid-de-poule"]).presence
        assert found is not None
        assert not found.here
        assert found.answering.contact == CLERK
        assert found.stand_in.render() == named(again, CLERK)
        assert found.text.render() == "hors du bureau, de retour le jeudi 26\u00a0novembre".replace(
            "\u00a0n", " n"
        )
        clock_of(again).set(THURSDAY)
        back = absences.presence(again, FOREMAN)
        assert back is not None
        assert back.here
    finally:
        again.close()


def test_a_half_day_says_the_hour_of_return(desk: Workplace) -> None:
    absences.declare(desk, away(end=TODAY.replace(hour=12)))
    found = absences.presence(desk, FOREMAN)
    assert found is not None
    assert found.text.render() == "hors du bureau, de retour à 13\u00a0h"


def test_whoever_answers_is_reached_not_whoever_is_away(desk: Workplace) -> None:
    """STAFF-6, COM-2: the extension and the address that a look-up gives are those of the one who takes over."""
    here = absences.presence(desk, FOREMAN)
    assert here is not None
    assert here.email == desk.directory.contacts[FOREMAN].email
    absences.declare(desk, away())
    replaced = absences.presence(desk, FOREMAN)
    assert replaced is not None
    person = desk.directory.contacts[CLERK]
    assert (replaced.extension, replaced.email) == (person.extension, person.email)
    alone = next(c for c in desk.directory.contacts.values() if not c.backup)
    absences.declare(desk, away(alone.code, "", alone=True))
    by_the_desk = absences.presence(desk, alone.code)
    assert by_the_desk is not None
    assert by_the_desk.email == desk.directory.services[alone.service].email


def test_a_return_on_a_holiday_waits_for_the_next_opening(desk: Workplace) -> None:
    absences.declare(desk, away(start=TODAY, end=datetime(2026, 12, 25, tzinfo=ZONE)))
    found = absences.presence(desk, FOREMAN)
    assert found is not None
    assert "lundi 28 décembre" in found.text.render()


def test_a_supervisor_or_the_person_declares_and_nobody_else(desk: Workplace) -> None:
    setting_up.add_agent(desk, "Contremaître à la voirie", "agent", contact=FOREMAN)
    own = next(each for each in setting_up.agents(desk) if each.contact == FOREMAN)
    desk.agent = own
    assert absences.declare(desk, away()).warnings == ()
    with pytest.raises(Refusal, match="n’a pas le droit"):
        absences.declare(desk, away("TP-03"))


def test_without_anyone_to_take_over_it_is_refused_then_flagged(desk: Workplace) -> None:
    alone = next(c for c in desk.directory.contacts.values() if not c.backup)
    with pytest.raises(Refusal, match="Qui prend en charge"):
        absences.declare(desk, away(alone.code, ""))
    done = absences.declare(desk, away(alone.code, "", alone=True))
    assert len(done.warnings) == 1
    flagged = absences.flagged(desk)
    assert [each.absence.contact for each in flagged] == [alone.code]
    assert flagged[0].flag == done.warnings[0]
    assert "Personne n’est désigné" in done.warnings[0].render()
    assert absences.answering(desk, alone.code).contact == ""


def test_the_usual_replacement_of_the_directory_is_taken_when_none_is_named(desk: Workplace) -> None:
    person = next(c for c in desk.directory.contacts.values() if c.backup)
    absences.declare(desk, away(person.code, ""))
    assert absences.answering(desk, person.code).contact == person.backup


def test_replacements_that_name_each_other_are_flagged_and_the_service_answers(desk: Workplace) -> None:
    for code in (FOREMAN, CLERK):
        directory.define(desk, msgspec.structs.replace(desk.directory.contacts[code], backup=""))
    absences.declare(desk, away())
    absences.declare(desk, away(CLERK, FOREMAN))
    assert {each.absence.contact for each in absences.flagged(desk)} == {FOREMAN, CLERK}
    for contact in (FOREMAN, CLERK):
        found = absences.answering(desk, contact)
        assert (found.contact, found.service, found.gap) == ("", "TP", "loop")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"contact": "TP-99"}, "n’est pas au répertoire"),
        ({"replacement": "TP-99"}, "n’est pas au répertoire"),
        ({"replacement": FOREMAN}, "ne se remplace pas elle-même"),
        ({"end": TODAY}, "avant de commencer"),
        ({"start": None}, "Indiquez le début"),
        ({"absence": "inconnue"}, "Aucune absence"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Workplace, changed: dict[str, object], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        absences.declare(desk, away(**changed))
    assert absences.listed(desk) == []


def test_an_absence_is_changed_ended_early_and_cancelled(desk: Workplace) -> None:
    done = absences.declare(desk, away())
    absences.declare(desk, DeclareAbsence(absence=done.absence, end=THURSDAY + timedelta(days=1)))
    (line,) = absences.listed(desk)
    assert (line.absence.end, line.absence.replacement) == (THURSDAY + timedelta(days=1), CLERK)
    clock_of(desk).advance(hours=1)
    absences.end_now(desk, done.absence)
    assert absences.listed(desk) == []
    assert len(absences.listed(desk, past=True)) == 1
    with pytest.raises(Refusal, match="pas en cours"):
        absences.end_now(desk, done.absence)
    later = absences.declare(desk, away(start=THURSDAY, end=THURSDAY + timedelta(days=1)))
    absences.cancel(desk, CancelAbsence(later.absence))
    assert absences.listed(desk) == []


def test_the_messages_say_who_takes_over_in_both_languages(desk: Workplace) -> None:
    absences.declare(desk, away())
    (line,) = absences.listed(desk)
    said = absence_message.messages(desk, line.absence, lambda _, source: source)
    french, english = said.voicemail
    assert (french.lang, english.lang) == ("fr", "en")
    for message in (*said.voicemail, *said.email):
        title = desk.directory.contacts[CLERK]
        assert (title.title_fr if message.lang == "fr" else title.title_en) in message.body
        assert title.extension in message.body
        assert "{" not in message.body + message.subject
    assert "Thursday, November 26" in said.email[1].subject
    assert "jeudi 26 novembre" in french.body


def test_where_nobody_takes_over_the_message_names_the_service(desk: Workplace) -> None:
    alone = next(c for c in desk.directory.contacts.values() if not c.backup)
    absences.declare(desk, away(alone.code, "", alone=True))
    (line,) = absences.listed(desk)
    said = absence_message.messages(desk, line.absence, lambda _, source: source)
    assert desk.directory.services[alone.service].name_fr in said.voicemail[0].body


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("Absence. {qui}", "champ inconnu"),
        ("De retour {back}.", "il manque takes_over"),
        ("Accolade { ouverte", "ne se lit pas"),
    ],
)
def test_a_template_of_the_city_is_checked_when_it_is_read(tmp_path: Path, pattern: str, said: str) -> None:
    path = tmp_path / "absence.toml"
    path.write_text(
        f'[voicemail]\nfr = "{pattern}"\nen = "{{back}} {{takes_over}}"\n[email]\nfr = "{{back}} {{takes_over}}"\n'
        'en = "{back} {takes_over}"\n',
        encoding="utf-8",
    )
    with pytest.raises(EnvironmentFault) as caught:
        absence_message.read_wordings(path)
    assert said in caught.value.message.render()


def test_the_flag_of_an_absence_to_come_is_judged_at_its_start(desk: Workplace) -> None:
    absences.declare(desk, away(start=THURSDAY, end=THURSDAY + timedelta(days=1)))
    other = Absence(b"x" * 16, CLERK, TODAY, THURSDAY, FOREMAN)
    assert absence_course.flag_of(desk, other) is None
