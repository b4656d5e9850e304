"""`guichet learned`: what the clerks' choices taught, counted and forgotten (ROUTE-1)."""

from pathlib import Path

import msgspec
from tests.cli.conftest import Guichet

ODD = "la patente grise du coin fait encore des siennes"


def record(guichet: Guichet, topic: str) -> None:
    said = guichet(
        "record",
        "-",
        stdin=msgspec.json.encode(
            {"action": "intake", "channel": "phone", "description": ODD, "topic": topic}
        ),
    )
    assert said.code == 0, said.err


def test_what_was_learned_is_counted_then_forgotten(guichet: Guichet, city: Path) -> None:
    record(guichet, "telecom")
    record(guichet, "telecom")
    record(guichet, "lampadaire")
    assert guichet("route", ODD, "--json").json["results"][0]["topic"] == "telecom"
    said = guichet("learned", "--json")
    assert (said.code, said.err) == (0, "")
    assert [(each["topic"], each["choices"]) for each in said.json["topics"]] == [
        ("telecom", 2),
        ("lampadaire", 1),
    ]
    assert said.json["topics"][0]["label"]
    assert said.json["forgotten"] == 0
    assert guichet("learned", "--topic", "telecom", "--forget", "--json").json["forgotten"] == 2
    assert guichet("route", ODD, "--json").json["results"][0]["topic"] == "lampadaire"
    assert "Choix oubliés : 1." in guichet("learned", "--forget").err
    assert "Aucun choix appris." in guichet("learned").err


def test_the_list_reads_as_text_in_both_languages(guichet: Guichet, city: Path) -> None:
    record(guichet, "telecom")
    french, english = guichet("learned"), guichet("--lang", "en", "learned")
    assert french.out.split()[:2] == ["1", "telecom"]
    assert "--forget" in french.err
    assert french.out != english.out


def test_a_topic_that_is_not_there_is_refused(guichet: Guichet, city: Path) -> None:
    said = guichet("learned", "--topic", "bogus", "--forget")
    assert (said.code, said.out) == (1, "")
    assert "« bogus »" in said.err
