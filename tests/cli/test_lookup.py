"""`guichet route` and `guichet deadline`: their documented shapes, line by line, and their refusals (ROUTE-1, STAFF-3, STAFF-4)."""

from pathlib import Path

import msgspec
import pytest
from tests.cli.conftest import Guichet

RESULT = {"topic", "label", "service", "contact", "scope", "urgent", "kind", "score", "because", "say"}
CHANNELS = (
    "counter",
    "phone",
    "voicemail",
    "email",
    "facebook-city",
    "facebook-recreation",
    "elected",
    "web",
    "letter",
)


def test_a_text_is_routed_in_the_documented_shape(guichet: Guichet, city: Path) -> None:
    """ROUTE-1."""
    said = guichet("route", "gros trou dans la rue", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.out.count("\n") == 1
    assert set(said.json) == {"results", "elapsed_ms"}
    assert said.json["elapsed_ms"] > 0
    first = said.json["results"][0]
    assert first.keys() >= RESULT
    assert (first["topic"], first["service"], first["contact"]) == ("nid-de-poule", "TP", "TP-02")
    assert (first["scope"], first["urgent"], first["kind"]) == ("internal", False, "request")
    scores = [result["score"] for result in said.json["results"]]
    assert scores == sorted(scores, reverse=True)


def test_a_provincial_street_leads_to_the_ministry(guichet: Guichet, city: Path) -> None:
    """ROUTE-1: the province's when the street is."""
    said = guichet("route", "gros trou dans la rue", "--street", "ch. des Patriotes N.", "--json")
    first = said.json["results"][0]
    assert (first["service"], first["scope"], first["contact"]) == ("MTQ", "external", "")
    assert "rue provinciale" in first["because"]


def test_what_is_no_matter_of_the_city_gets_questions_instead_of_an_answer(
    guichet: Guichet, city: Path
) -> None:
    """COM-4: the switchboard's questions, and no proposal that claims more."""
    said = guichet("route", "recette de pâté chinois")
    assert said.out.startswith("Rien de sûr. Demandez")
    assert not guichet("route", "gros trou dans la rue").out.startswith("Rien de sûr")
    assert (
        guichet("route", "recette de pâté chinois", "--json").json["ask"].startswith("Rien de sûr. Demandez")
    )


def test_nobody_is_at_the_office_while_the_service_is_closed(guichet: Guichet, city: Path) -> None:
    """STAFF-6: at ten in the evening a person who is not absent is still not there."""
    for when, here, said in (("T10:00", True, "au bureau"), ("T22:00", False, "hors des heures")):
        answer = guichet("route", "gros trou dans la rue", "--at", f"2026-11-24{when}", "--json").json[
            "results"
        ][0]
        assert (answer["present"], answer["presence"]) == (here, said)


def test_the_moment_decides_whether_a_service_is_open(guichet: Guichet, city: Path) -> None:
    """COM-2: hours as of the instant asked for, with an offset or at the counter."""
    at = {
        when: guichet("route", "gros trou", "--at", when, "--json").json["results"][0]["open"]
        for when in ("2026-11-24T10:00", "2026-11-24T10:00-05:00", "2026-11-24T15:00Z", "2026-11-24T10:00Z")
    }
    assert list(at.values()) == [True, True, True, False]


def test_the_limit_bounds_the_results(guichet: Guichet, city: Path) -> None:
    assert len(guichet("route", "trou dans la rue", "--limit", "2", "--json").json["results"]) == 2


def test_lines_are_answered_one_by_one_and_a_refused_one_lets_the_others_stand(
    guichet: Guichet, city: Path
) -> None:
    said = guichet(
        "route",
        "-",
        "--json",
        stdin=b"\xef\xbb\xbf"
        b'{"text":"gros trou dans la rue","street":"ch. des Patriotes N.","at":"2026-11-24T10:00","limit":1}\n'
        b"\n"
        b'{"text":"trou","at":"hier"}\n'
        b'{"text":"trou","limit":0}\n'
        b'{"texte":"trou"}\n'
        b'{"text":"\xe9t\xe9"}\n' + b'{"text":"' + b"a" * 30_000 + b'"}\n'
        b'{"text":"' + b"a" * 5_000_000 + b'"}\n' + '{"text":"lampadaire brûlé"}'.encode(),
    )
    assert (said.code, said.err) == (1, "")
    answers = said.lines
    assert len(answers) == 8
    assert [result["service"] for result in answers[0]["results"]] == ["MTQ"]
    assert answers[7]["results"][0]["topic"] == "lampadaire"
    for place, number, words in (
        (1, 3, "« hier » n’est pas une date ISO 8601"),
        (2, 4, "limit"),
        (3, 5, "texte"),
        (4, 6, "UTF-8"),
        (5, 7, "30000 caractères"),
        (6, 8, "1048576 octets"),
    ):
        assert answers[place]["line"] == number
        assert words in answers[place]["error"]


def test_an_empty_directory_says_what_to_do(guichet: Guichet, data_dir: Path) -> None:
    said = guichet("route", "trou", "--json")
    assert (said.code, said.json["results"]) == (0, [])
    assert "guichet import FICHIER" in said.err


def test_a_route_reads_as_text_too(guichet: Guichet, city: Path) -> None:
    said = guichet("route", "gros trou dans la rue", "--limit", "1")
    assert "Nid-de-poule  →  TP TP-02" in said.out
    english = guichet("--lang", "en", "route", "huge pothole", "--limit", "1")
    assert "Pothole  →  TP TP-02" in english.out


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_has_its_deadline_and_its_clause(guichet: Guichet, city: Path, channel: str) -> None:
    """STAFF-3, STAFF-4, STAFF-5, COM-7: by the end of the business day after receipt."""
    said = guichet("deadline", "--channel", channel, "--received", "2026-11-20T14:00", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json.keys() >= {"due", "clause", "skipped"}
    assert said.json["due"] == "2026-11-23T16:30:00-05:00"
    assert [day["date"] for day in said.json["skipped"]] == ["2026-11-21", "2026-11-22"]


def test_a_deadline_says_which_days_it_passes_over_and_why(guichet: Guichet, city: Path) -> None:
    """STAFF-3."""
    said = guichet("deadline", "--channel", "voicemail", "--received", "2026-12-23T20:00", "--json")
    assert said.json["due"] == "2026-12-28T16:30:00-05:00"
    assert said.json["clause"] == "STAFF-3"
    assert said.json["skipped"] == [
        {"date": "2026-12-24", "reason": "veille de Noël"},
        {"date": "2026-12-25", "reason": "Noël"},
        {"date": "2026-12-26", "reason": "lendemain de Noël"},
        {"date": "2026-12-27", "reason": "fin de semaine"},
    ]
    english = guichet(
        "deadline", "--channel", "voicemail", "--received", "2026-12-23T20:00", "--lang", "en", "--json"
    )
    assert english.json["skipped"][0] == {"date": "2026-12-24", "reason": "Christmas Eve"}


def test_an_offset_is_counted_at_the_counter(guichet: Guichet, city: Path) -> None:
    """STAFF-3: the civil date of receipt is that of America/Toronto."""
    received = {
        "2026-11-24T03:30:00Z": "2026-11-24",  # still the 23rd at the counter
        "2026-11-24T05:30:00Z": "2026-11-25",
        "2026-11-23T23:30-05:00": "2026-11-24",
    }
    for moment, due in received.items():
        said = guichet("deadline", "--channel", "phone", "--received", moment, "--json")
        assert said.json["due"][:10] == due


def test_deadlines_come_line_by_line(guichet: Guichet, city: Path) -> None:
    said = guichet(
        "deadline",
        "-",
        stdin='{"channel":"email","received":"2026-11-24T09:00"}\n{"channel":"pigeon","received":"2026-11-24T09:00"}\n'
        '{"channel":"email","received":"9999-12-31T09:00"}\n{"channel":"email"}\n[]\n',
    )
    assert said.code == 1
    first, *refused = said.lines
    assert (first["due"], first["clause"]) == ("2026-11-25T16:30:00-05:00", "STAFF-4")
    assert [answer["line"] for answer in refused] == [2, 3, 4, 5]
    for answer, words in zip(
        refused, ("counter, phone, voicemail", "9999", "received", "objet"), strict=True
    ):
        assert words in answer["error"]


@pytest.mark.parametrize(
    ("channel", "received", "words"),
    [
        ("pigeon", "2026-11-24T09:00", "n’est pas dans la politique"),
        ("phone", "hier", "« hier » n’est pas une date ISO 8601"),
        ("phone", "2026-02-30T09:00", "n’est pas une date ISO 8601"),
        ("phone", "0001-01-01T09:00", "L’année 1 est hors de 1990 à 2100"),
        ("phone", "9999-12-31T23:59", "L’année 9999 est hors de 1990 à 2100"),
    ],
)
def test_a_wrong_channel_or_date_is_refused_with_a_sentence(
    guichet: Guichet, city: Path, channel: str, received: str, words: str
) -> None:
    said = guichet("deadline", "--channel", channel, "--received", received, "--json")
    assert (said.code, said.out) == (1, "")
    assert words in said.err


def test_no_line_is_no_answer(guichet: Guichet, city: Path) -> None:
    for command in ("route", "deadline"):
        said = guichet(command, "-", stdin=b"")
        assert (said.code, said.out, said.err) == (0, "", "")


def test_many_lines_are_answered_each(guichet: Guichet, city: Path) -> None:
    one = msgspec.json.encode({"channel": "phone", "received": "2026-11-24T09:00"}) + b"\n"
    said = guichet("deadline", "-", stdin=one * 2_000)
    assert said.code == 0
    assert len(set(said.out.splitlines())) == 1
    assert said.out.count("\n") == 2_000
