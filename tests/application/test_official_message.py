"""The message to the official who relayed a matter: where it went, in both languages, never who the citizen is (ROUTE-2, ELU-2)."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.workshop import request

from guichet.application import acting, official_message
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.civil import ZONE
from guichet.domain.commands import (
    CitizenInput,
    Close,
    Comment,
    Contacted,
    Escalate,
    PlaceInput,
    Promise,
    Transfer,
)
from guichet.domain.errors import EnvironmentFault, Refusal

OFFICIAL = "Membre du conseil, district 3"


@pytest.fixture
def number(desk: Workplace) -> str:
    """A pothole that a council member relays."""
    citizen = CitizenInput(name="Citoyenne 0147", phone="450-555-0147")
    return take_in(
        desk,
        request(
            "Ma voisine madame Tremblay est tombée dans le trou",
            "elected",
            topic="nid-de-poule",
            relayed_by=OFFICIAL,
            citizen=citizen,
            place=PlaceInput("212", "forest"),
        ),
    ).number


def body(desk: Workplace, number: str, lang: str = "fr") -> str:
    letter = official_message.official_message(desk, number).letter("en" if lang == "en" else "fr")
    return f"{letter.subject}\n{letter.body}".replace("\u00a0", " ")


def test_it_says_service_person_number_next_step_and_by_when(desk: Workplace, number: str) -> None:
    """ROUTE-2, ELU-2: the next step is what is owed to the citizen, with its deadline in plain words (COM-6)."""
    said = body(desk, number)
    for words in (
        number,
        "Service responsable : Service des travaux publics",
        "Personne responsable : Contremaître à la voirie, poste 1502",
        "Prochaine étape : Donner suite à la demande",
        "Au plus tard : mercredi 25 novembre 2026 à 16 h 30",
        "Lieu : 212, rue Forest",
    ):
        assert words in said, words
    english = body(desk, number, "en")
    for words in (
        number,
        "Department responsible: Public Works",
        "Roads Foreman, ext. 1502",
        "No later than: ",
    ):
        assert words in english, words
    assert "Prochaine" not in english


def test_it_tells_neither_who_the_citizen_is_nor_what_they_said(desk: Workplace, number: str) -> None:
    for lang in ("fr", "en"):
        said = body(desk, number, lang)
        for words in ("0147", "Tremblay", "tombée", "450-555-0147"):
            assert words not in said


def test_it_follows_the_dossier_where_it_goes(desk: Workplace, number: str) -> None:
    """ELU-5, ELU-7, COM-10: transferred, escalated, promised, closed."""
    acting.perform(desk, Transfer(number, contact="TP-05", answer="yes"))
    assert "Commis aux travaux publics, poste 1500" in body(desk, number)
    assert "direction générale" not in body(desk, number)
    acting.perform(desk, Promise(number, due=datetime(2026, 11, 27, tzinfo=ZONE)))
    assert "Date convenue avec la personne : vendredi 27 novembre 2026" in body(desk, number)
    acting.perform(desk, Escalate(number, reason="Rien n’a bougé"))
    assert "La direction générale répond du dossier" in body(desk, number)
    assert "Directeur général" in body(desk, number)
    acting.perform(desk, Contacted(number, toward="official"))
    acting.perform(desk, Contacted(number, toward="director"))
    acting.perform(desk, Contacted(number))
    acting.perform(desk, Close(number, outcome="Trou réparé", told="La citoyenne", means="phone"))
    said = body(desk, number)
    assert "Résultat : Trou réparé" in said
    for words in ("Prochaine étape", "Au plus tard", "Date convenue", "en fera le suivi"):
        assert words not in said


def test_saying_that_it_left_is_an_entry_and_the_follow_up_to_the_official(
    desk: Workplace, number: str
) -> None:
    """STAFF-7, ELU-7: writing it records nothing; an e-mail to the official is the follow-up that ELU-7 wants."""
    acting.perform(desk, Escalate(number, reason="Rien n’a bougé"))
    before = acting.show(desk, number).dossier
    message = official_message.official_message(desk, number)
    assert message.owed
    assert acting.show(desk, number).dossier == before
    acting.perform(desk, official_message.sent(message, message.fr.subject))
    after = acting.show(desk, number).dossier
    assert "follow_up_official" not in [due.rule for due in after.open_due]
    assert "follow_up_director" in [due.rule for due in after.open_due]
    assert not official_message.official_message(desk, number).owed


def test_nobody_relayed_it_nobody_is_written_to(desk: Workplace) -> None:
    """ELU-1."""
    number = take_in(desk, request()).number
    with pytest.raises(Refusal, match="ELU-1"):
        official_message.official_message(desk, number)
    acting.perform(desk, Comment(number, text="x"))


@pytest.mark.parametrize(
    ("was", "becomes", "told"), [("{number}", "{numero}", "numero"), ("Au plus tard : {by}", "", "by")]
)
def test_a_template_with_a_wrong_field_is_named_before_a_letter_goes_out(
    desk: Workplace, number: str, tmp_path: Path, was: str, becomes: str, told: str
) -> None:
    """COM-3: checked when it is read."""
    from guichet.resources import resource

    words = resource("letters", "official.toml").read_text(encoding="utf-8")
    file = tmp_path / "official.toml"
    file.write_text(words.replace(was, becomes), encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=told):
        official_message.official_message(desk, number, file)
