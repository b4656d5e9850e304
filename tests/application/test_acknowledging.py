"""The acknowledgement as the citizen reads it, and what logs it (STAFF-4, COM-1, COM-6, COM-9, COM-10)."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.workshop import clock_of, desk_in, request

from guichet.application import letter_facts, letters
from guichet.application.acknowledging import NEEDED, acknowledgement
from guichet.application.acting import perform, show
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands
from guichet.domain.civil import ZONE
from guichet.domain.errors import EnvironmentFault
from guichet.reports.drafts import LONGEST, Draft, mailto
from guichet.resources import resource

ENGLISH = commands.CitizenInput(name="Citizen 0148", email="citizen.0148@exemple.ca", language="en")
FRENCH = commands.CitizenInput(name="Citoyenne 0147", email="citoyenne.0147@exemple.ca")
PLACE = commands.PlaceInput("212", "rue Forest")


def opened(desk: Workplace, citizen: commands.CitizenInput | None = FRENCH, **given: object) -> str:
    given.setdefault("topic", "nid-de-poule")
    given.setdefault("channel", "email")
    return take_in(desk, request("Gros trou", citizen=citizen, place=PLACE, **given)).number


def shipped(name: str) -> str:
    """A shipped file of words without its comments, which name the fields as well."""
    lines = resource("letters", f"{name}.toml").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def test_the_acknowledgement_says_the_number_the_steps_ahead_and_how_to_follow_up(desk: Workplace) -> None:
    """STAFF-4, COM-9: in French where nobody asked for another language."""
    number = opened(desk)
    found = acknowledgement(desk, number)
    assert (found.to, found.lang, found.owed) == ("citoyenne.0147@exemple.ca", "fr", True)
    letter = found.letter("fr")
    assert letter.subject == f"Nous avons bien reçu votre message : dossier {number}"
    assert letter.body == (
        "Bonjour,\n\n"
        f"Nous avons bien reçu votre message du mardi 24 novembre 2026 à 9\u00a0h\u00a014. Votre dossier porte le"
        f" numéro {number}.\n\n"
        "Sujet\u00a0: Nid-de-poule\nLieu\u00a0: 212, rue Forest\n\n"
        "La suite\u00a0:\n"
        "– Votre demande est confiée à\u00a0: Service des travaux publics.\n"
        "– Quand c’est réglé, nous vous le disons, et vous nous dites si la réponse vous convient.\n\n"
        f"Pour nous joindre\u00a0: 450-555-0150, poste\u00a01502 ou travaux.publics@ville.example. Donnez le numéro"
        f" {number}.\n\n"
        "Merci de nous avoir écrit.\n\nService des travaux publics\nVille de Mont-Saint-Hilaire"
    )


def test_a_citizen_who_asked_for_english_is_written_to_in_english(desk: Workplace) -> None:
    """COM-1: whatever the language of the screen."""
    number = opened(desk, ENGLISH)
    perform(desk, commands.Promise(number, due=datetime(2026, 11, 27, tzinfo=ZONE), said="Filled by Friday"))
    found = acknowledgement(desk, number)
    assert found.lang == "en"
    body = found.letter("en").body
    assert "your message of Tuesday, November 24, 2026 at 9:14\u00a0a.m." in body
    assert "– As agreed, no later than Friday, November 27, 2026 at 12:00\u00a0p.m.: Filled by Friday" in body
    assert "Public Works" in body
    assert not any(word in body for word in ("votre", "dossier", " ou ", "poste"))


def test_no_field_with_nothing_to_say_leaves_a_hole(desk: Workplace) -> None:
    """COM-6: anonymous, nowhere in particular, about nothing in the directory."""
    number = take_in(
        desk, request("Bonjour", "email", kind="information", service="SCC", contact="", topic="")
    ).number
    found = acknowledgement(desk, number)
    assert found.to == ""
    assert "Lieu" not in found.fr.body
    assert "Sujet" not in found.fr.body
    assert "{" not in found.fr.body + found.en.body


def test_only_what_the_clerk_says_was_sent_is_logged_and_it_discharges(desk: Workplace) -> None:
    """STAFF-4: writing it records nothing; an automatic receipt never discharges."""
    number = opened(desk)
    before = len(show(desk, number).dossier.entries)
    found = acknowledgement(desk, number)
    assert len(show(desk, number).dossier.entries) == before
    perform(desk, commands.Contacted(number, means="email", outcome="automatic"))
    assert [due.rule for due in show(desk, number).dossier.open_due] == ["acknowledge"]
    clock_of(desk).advance(minutes=3)
    perform(desk, commands.Contacted(number, means="email", outcome="sent", sent_to=found.to))
    shown = show(desk, number)
    assert shown.dossier.open_due == ()
    assert shown.dossier.entries[-1].payload.sent_to == "citoyenne.0147@exemple.ca"
    assert not acknowledgement(desk, number).owed


def test_what_is_owed_beside_it_is_told_with_its_time(desk: Workplace) -> None:
    """COM-9: the letter does not announce itself, and a later call-back is announced."""
    number = opened(desk)
    perform(desk, commands.Transfer(number, contact="TP-01", answer="no_answer"))
    body = acknowledgement(desk, number).fr.body
    assert "– Nous vous rappelons au plus tard le mercredi 25 novembre 2026 à 16\u00a0h\u00a030." in body
    assert "accusons" not in body


def test_in_training_the_subject_says_so(tmp_path: Path) -> None:
    """TRAIN-1: an exercise sent by mistake is seen for what it is."""
    with desk_in(tmp_path / "desk", training=True) as desk:
        found = acknowledgement(desk, opened(desk))
    assert found.fr.subject.startswith("[FORMATION] Nous avons bien reçu")
    assert found.en.subject.startswith("[TRAINING] We have received")


def test_a_closed_dossier_says_how_it_was_settled(desk: Workplace) -> None:
    """COM-8, ELU-4."""
    number = opened(desk, settled="Le camion passe demain")
    body = acknowledgement(desk, number).fr.body
    assert "– Réglé\u00a0: Le camion passe demain" in body
    assert "nous rouvrons le dossier" in body


def test_the_shipped_acknowledgement_fits_in_a_mail_address(desk: Workplace) -> None:
    """STAFF-4: so that any mail program opens it, whatever the desk's."""
    found = acknowledgement(desk, opened(desk))
    for letter in (found.fr, found.en):
        address = mailto(Draft(found.to, letter.subject, letter.body))
        assert 0 < len(address) <= LONGEST


def test_a_wrong_or_missing_field_of_a_template_is_named_when_it_is_read(
    desk: Workplace, tmp_path: Path
) -> None:
    """COM-3: a letter with a hole in it never reaches a citizen."""
    words = shipped("acknowledgement")
    path = tmp_path / "acknowledgement.toml"

    def refusal(said: str) -> str:
        path.write_text(said, encoding="utf-8")
        with pytest.raises(EnvironmentFault) as told:
            letters.read_template("acknowledgement", letter_facts.FIELDS, NEEDED, path)
        return str(told.value)

    assert "champ inconnu : telephone" in refusal(words.replace("{reach}", "{telephone}", 1))
    assert "champ inconnu : number.x" in refusal(words.replace("{number}", "{number.x}", 1))
    assert "Champ manquant : steps" in refusal(words.replace("{steps}", "", 1))
    assert "ne se lit pas" in refusal(words.replace("{steps}", "{steps"))
    assert "ne se lit pas" in refusal(words.replace("subject_en", "subjet_en"))


def test_a_wrong_field_of_the_steps_is_named(tmp_path: Path) -> None:
    words = shipped("steps")
    path = tmp_path / "steps.toml"
    path.write_text(words.replace("{due}", "{date}", 1), encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="champ inconnu : date"):
        letter_facts.read_steps(path)


def test_every_rule_that_owes_something_to_a_citizen_has_its_sentence(desk: Workplace) -> None:
    """COM-9: nothing owed to a citizen is kept from them; what is owed inside the City is not theirs."""
    inside = {"follow_up_director", "follow_up_official"}
    assert set(letter_facts.read_steps().owed) == set(desk.policy.rules) - inside
