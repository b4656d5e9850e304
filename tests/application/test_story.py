"""STAFF-7, ELU-3, ELU-4, COM-10: the timeline reads as sentences, in French and in English, nothing edited away."""

from datetime import datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import QTranslator
from tests.workshop import clock_of, record_apart, request

from guichet.application import acting, story
from guichet.application.story import Told
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, payloads
from guichet.domain.civil import ZONE
from guichet.domain.wording import Text
from guichet.resources import translation


@pytest.fixture(scope="module")
def english() -> QTranslator:
    words = QTranslator()
    assert words.load(str(translation("guichet_en.qm")))
    return words


def told(desk: Workplace, number: str) -> list[Told]:
    return story.tell(acting.show(desk, number), desk.policy, desk.directory)


def in_english(sentence: Text, words: QTranslator) -> str:
    return sentence.render("en", lambda context, source: words.translate(context, source) or source)


def opened(desk: Workplace, channel: str = "phone", **given: object) -> str:
    return take_in(desk, request("Gros trou", channel=channel, topic="nid-de-poule", **given)).number


SPRING = datetime(2026, 11, 26, 16, 30, tzinfo=ZONE)
SAID = [
    (
        commands.Contacted("", means="phone", outcome="reached", text="Expliqué les délais."),
        "Parlé avec le citoyen par téléphone",
        "Spoke with the citizen by telephone",
    ),
    (
        commands.Contacted("", means="phone", outcome="message_left"),
        "Appel sans réponse, message laissé pour le citoyen",
        "Call not answered, message left for the citizen",
    ),
    (
        commands.Contacted("", outcome="no_answer"),
        "Appel sans réponse (le citoyen)",
        "Call not answered (the citizen)",
    ),
    (
        commands.Contacted("", means="email", outcome="sent", toward="official"),
        "Courriel envoyé à l’élu",
        "Email sent to the elected official",
    ),
    (
        commands.Contacted("", means="email", outcome="automatic"),
        "Réponse automatique par courriel, qui ne tient pas lieu de réponse",
        "Automatic reply by email, which does not count as an answer",
    ),
    (
        commands.Contacted("", means="private_message", outcome="sent"),
        "Réponse en privé au citoyen",
        "Private reply to the citizen",
    ),
    (
        commands.Contacted("", means="public_message", outcome="sent"),
        "Réponse en public, qui ne tient pas lieu de réponse en privé",
        "Public reply, which does not count as a private one",
    ),
    (
        commands.Transfer("", contact="TP-02", answer="no", why="Pas chez nous"),
        "Transfert refusé — vérifié\u00a0: Contremaître à la voirie",
        "Transfer refused — checked with: Roads Foreman",
    ),
    (
        commands.Transfer("", contact="TP-02", answer="yes"),
        "Transfert vérifié et fait — Contremaître à la voirie a dit oui",
        "Transfer checked and done — Roads Foreman said yes",
    ),
    (
        commands.Promise("", due=SPRING, said="réparé cette semaine"),
        "Date promise\u00a0: jeudi 26 novembre 2026",
        "Date promised: Thursday, November 26, 2026",
    ),
    (commands.Comment("", text="Cônes posés."), "Commentaire", "Comment"),
]


@pytest.mark.parametrize(("command", "french", "wanted"), SAID, ids=[each[1][:30] for each in SAID])
def test_each_action_reads_as_a_sentence_in_both_languages(
    desk: Workplace, english: QTranslator, command: commands.AnyAction, french: str, wanted: str
) -> None:
    number = opened(desk)
    acting.perform(desk, type(command)(**{**_fields(command), "dossier": number}))
    first = told(desk, number)[0]
    assert str(first.sentence) == french
    assert in_english(first.sentence, english) == wanted


def _fields(command: commands.AnyAction) -> dict[str, object]:
    return {name: getattr(command, name) for name in command.__struct_fields__}


def test_the_words_of_a_person_are_beside_the_sentence_and_what_it_did_away_with_too(desk: Workplace) -> None:
    number = opened(desk)
    acting.perform(desk, commands.Contacted(number, outcome="reached", text="Content."))
    first = told(desk, number)[0]
    assert first.detail == "Content."
    assert [str(done) for done in first.done] == ["Retourner l’appel"]
    assert (first.author, first.desk) == ("Préposée à l’accueil", "Comptoir KL")


def test_when_it_happened_and_when_it_was_entered_are_two_facts(desk: Workplace) -> None:
    number = opened(desk)
    now = clock_of(desk).advance(hours=2, minutes=26)
    acting.perform(desk, commands.Comment(number, now - timedelta(minutes=9), text="Vu sur place."))
    acting.perform(desk, commands.Comment(number, text="À l’instant."))
    at_once, earlier, _ = told(desk, number)
    assert (earlier.happened, earlier.entered, earlier.late_entry) == (now - timedelta(minutes=9), now, True)
    assert not at_once.late_entry


def test_a_correction_shows_the_truth_now_and_keeps_the_former_in_reach(
    desk: Workplace, english: QTranslator
) -> None:
    number = opened(desk)
    acting.perform(desk, commands.Comment(number, text="Asphalte mardi."))
    wrong = told(desk, number)[0].id
    acting.perform(
        desk, commands.Correct(number, entry=wrong, reason="Mauvais jour", fields={"text": "Asphalte jeudi."})
    )
    correction, comment, _ = told(desk, number)
    assert str(correction.sentence) == "Entrée corrigée\u00a0: «\u00a0Commentaire\u00a0»"
    assert in_english(correction.sentence, english) == "Entry corrected: “Comment”"
    assert correction.detail == "Mauvais jour"
    assert (comment.detail, str(comment.former), comment.reason) == (
        "Asphalte jeudi.",
        "Asphalte mardi.",
        "Mauvais jour",
    )
    acting.perform(desk, commands.Correct(number, entry=wrong, reason="Autre dossier", retract=True))
    assert told(desk, number)[2].retracted
    assert str(told(desk, number)[0].headline) == "Entrée retirée"


def test_closing_says_who_was_told_and_whether_they_are_satisfied_and_reopening_why(desk: Workplace) -> None:
    number = opened(desk)
    acting.perform(
        desk, commands.Close(number, outcome="Réparé.", told="Citoyenne", means="phone", satisfied="yes")
    )
    assert str(told(desk, number)[0].sentence) == (
        "Dossier fermé · personne informée\u00a0: Citoyenne, par téléphone · satisfaction exprimée"
    )
    acting.perform(desk, commands.Reopen(number, reason="Le trou revient.", dissatisfied=True))
    again, closed, _ = told(desk, number)
    assert str(again.sentence) == "Dossier rouvert\u00a0: le citoyen n’est pas satisfait"
    assert closed.detail == "Réparé."


def test_moving_a_promised_date_keeps_reason_and_how_they_were_told(desk: Workplace) -> None:
    number = opened(desk)
    acting.perform(desk, commands.Promise(number, due=SPRING))
    later = SPRING + timedelta(days=4)
    acting.perform(desk, commands.Promise(number, due=later, reason="Pluie", told="par téléphone"))
    first = told(desk, number)[0]
    assert str(first.sentence) == "Date promise déplacée au lundi 30 novembre 2026"
    assert first.detail == "Pluie — par téléphone"


def test_what_a_newer_version_recorded_keeps_its_place(desk: Workplace, english: QTranslator) -> None:
    number = opened(desk)
    shown = acting.show(desk, number)
    entry = shown.dossier.entries[0]
    strange = msgspec.structs.replace(entry, payload=payloads.NEWER)
    dossier = msgspec.structs.replace(shown.dossier, entries=(strange,))
    (line,) = story.tell(msgspec.structs.replace(shown, dossier=dossier), desk.policy, desk.directory)
    assert line.sign == "unknown"
    assert str(line.headline) == "Inscrit par une version plus récente de Guichet"
    assert in_english(line.headline, english) == "Recorded by a newer version of Guichet"


def test_two_desks_that_did_not_see_each_other_make_a_conflict_that_one_choice_settles(
    desk: Workplace,
) -> None:
    number = opened(desk)
    record_apart(
        desk,
        number,
        payloads.DossierAssigned("TP", "TP-02", reason="Voirie"),
        payloads.DossierAssigned("TP", "TP-03", reason="Aqueduc"),
    )
    conflict = next(line for line in told(desk, number) if line.choices)
    assert "le responsable noté différemment" in str(conflict.sentence)
    labels = [str(choice.label) for choice in conflict.choices]
    assert labels == [desk.directory.contacts[code].title_fr for code in ("TP-02", "TP-03")]
    acting.perform(desk, commands.Settle(number, keep=conflict.choices[0].keep))
    after = told(desk, number)
    assert not any(line.choices for line in after)
    assert str(after[0].sentence) == f"Conflit tranché\u00a0: {labels[0]} gardé"
    assert acting.show(desk, number).dossier.contact == "TP-02"
    assert [line.set_aside for line in after if line.detail == "Aqueduc"] == [True]
