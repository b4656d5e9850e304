"""`guichet record`: intake and timeline actions as JSON Lines, and their JSON Schema (STAFF-7, COM-8, COM-10)."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Guichet
from tests.workshop import SAMPLE

INTAKE: dict[str, Any] = {
    "action": "intake",
    "channel": "phone",
    "received": "2026-11-24T09:12",
    "description": "Gros trou devant la maison",
    "topic": "nid-de-poule",
    "citizen": {"name": "Citoyenne 0147", "phone": "450 555-0147", "needs": ["hearing"]},
    "place": {"civic": "212", "street": "forest"},
}
ACTIONS: list[dict[str, Any]] = [
    {"action": "comment", "text": "Photo reçue."},
    {"action": "contact", "means": "phone", "outcome": "no_answer", "at": "2026-11-24T09:13:30-05:00"},
    {"action": "assign", "service": "TP", "contact": "TP-01", "reason": "Secteur nord"},
    {"action": "transfer", "contact": "TP-02", "answer": "yes"},
    {"action": "promise", "due": "2026-11-27T16:00", "said": "Réparé avant vendredi."},
    {"action": "contact", "means": "phone", "outcome": "reached", "text": "Rappelée."},
    {"action": "close", "outcome": "Trou bouché", "told": "citoyenne", "means": "phone", "satisfied": "yes"},
    {"action": "reopen", "reason": "Il est revenu.", "dissatisfied": True},
]


def lines(*values: object) -> bytes:
    """The values as JSON Lines."""
    return b"".join(msgspec.json.encode(value) + b"\n" for value in values)


def opened(guichet: Guichet, **given: object) -> str:
    """The number of a new dossier."""
    number: str = guichet("record", "-", stdin=lines(INTAKE | given)).lines[0]["dossier"]
    return number


def test_an_intake_and_each_action_are_recorded_and_answered(guichet: Guichet, city: Path) -> None:
    """STAFF-7: every action is an event, in its order."""
    number = opened(guichet)
    said = guichet("record", "-", stdin=lines(*({**action, "dossier": number} for action in ACTIONS)))
    assert (said.code, said.err, [answer for answer in said.out.splitlines() if "error" in answer]) == (
        0,
        "",
        [],
    )
    assert [answer["dossier"] for answer in said.lines] == [number] * len(ACTIONS)
    assert all(answer["events"] for answer in said.lines)
    events = [event for answer in said.lines for event in answer["events"]]
    assert len(set(events)) == len(events)
    shown = guichet("show", number, "--json").json
    assert set(events) <= {entry["id"] for entry in shown["timeline"]}
    assert (shown["status"], shown["reopened"]) == ("open", 1)
    assert guichet("doctor", "--json").code == 0


def test_an_intake_answers_who_will_call_and_by_when(guichet: Guichet, city: Path) -> None:
    """STAFF-3."""
    answer = guichet("record", "-", stdin=lines(INTAKE)).lines[0]
    assert answer.keys() >= {"dossier", "events"}
    assert (answer["service"], answer["contact"]) == ("TP", "TP-02")
    assert (answer["due"], answer["clause"]) == ("2026-11-25T16:30:00-05:00", "STAFF-3")


def test_settled_at_first_contact_owes_nothing(guichet: Guichet, city: Path) -> None:
    """COM-8."""
    number = opened(guichet, settled="Dit les heures du comptoir.")
    shown = guichet("show", number, "--json").json
    assert (shown["status"], shown["first_contact"], shown["due"]) == ("closed", True, [])
    assert guichet("followups", "--json").json["rows"] == []


def test_a_file_is_read_as_standard_input_is(guichet: Guichet, city: Path, tmp_path: Path) -> None:
    file = tmp_path / "contacts.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + lines(INTAKE, INTAKE).replace(b"\n", b"\r\n"))
    said = guichet("record", file)
    assert said.code == 0
    assert len({answer["dossier"] for answer in said.lines}) == 2


def test_times_are_iso_8601_with_or_without_an_offset(guichet: Guichet, city: Path) -> None:
    """What has no offset is civil time at the counter."""
    for received in ("2026-11-24T09:12", "2026-11-24T09:12:00-05:00", "2026-11-24T14:12Z", "20261124T0912"):
        number = opened(guichet, received=received)
        assert guichet("show", number, "--json").json["received"] == "2026-11-24T09:12:00-05:00"


def test_a_refused_line_says_why_and_the_others_stand(guichet: Guichet, city: Path) -> None:
    number = opened(guichet)
    given = (
        lines({"action": "close", "dossier": number, "told": "citoyenne"})
        + b"\n"
        + lines({"action": "comment", "dossier": number, "text": "Noté."})
        + lines({"action": "comment", "dossier": "2026-ZZ-0001-0", "text": "Noté."})
        + b'{"action":"comment"\n'
        + b'{"action":"comment","text":"\xe9"}\n'
        + lines({"action": "efface", "dossier": number})
        + lines({"action": "comment", "dossier": number, "couleur": "rouge"})
        + lines({"action": "contact", "dossier": number, "means": "pigeon"})
        + lines({"action": "comment", "dossier": number, "text": "a" * 20_001})
        + lines({"action": "comment", "dossier": number, "text": "a" * 5_000_000})
        + b"[" * 5_000
        + b"\n"
        + lines(INTAKE | {"channel": "pigeon"})
        + lines(INTAKE | {"received": "hier"})
        + lines(INTAKE | {"received": "2031-01-01T09:00"})
        + lines(INTAKE)
    )
    said = guichet("record", "-", stdin=given)
    assert said.code == 1
    assert said.err == ""
    by_line = {answer.get("line", "stands"): answer for answer in said.lines}
    reasons = {
        1: "sans explication",
        4: "erreur de frappe",
        5: "s’arrête avant sa fin",
        6: "UTF-8",
        7: "efface",
        8: "couleur",
        9: "pigeon",
        10: "20001 caractères",
        11: "1048576 octets",
        12: "niveaux",
        13: "pigeon",
        14: "hier",
        15: "futur",
    }
    assert {
        line: by_line[line]["error"] for line in reasons if reasons[line] not in by_line[line]["error"]
    } == {}
    assert len(said.lines) == len(reasons) + 2
    assert [set(answer) >= {"dossier", "events"} for answer in said.lines if "line" not in answer] == [
        True
    ] * 2
    assert guichet("doctor", "--json").code == 0


def test_a_refusal_in_english(guichet: Guichet, city: Path) -> None:
    said = guichet("--lang", "en", "record", "-", stdin=lines({"action": "intake"}, INTAKE | {"channel": 3}))
    assert [answer["error"] for answer in said.lines] == [
        "This line cannot be read: the field “channel” is missing.",
        "This line cannot be read: “channel”: the expected form is a text, not a whole number.",
    ]


def test_control_characters_are_taken_out_and_the_words_kept(guichet: Guichet, city: Path) -> None:
    number = opened(guichet, description="Trou\u0000 \u001b[31mrouge\u0007 fin")
    assert guichet("show", number, "--json").json["description"] == "Trou [31mrouge fin"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("absent.jsonl", None, "ne se lit pas"),
        (".", None, "ne se lit pas"),
        ("utf16.jsonl", "{}".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_that_does_not_read_is_a_sentence(
    guichet: Guichet, city: Path, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = guichet("record", tmp_path / name)
    assert (said.code, said.out) == (1, "")
    assert words in said.err


def test_the_first_command_of_a_script_makes_the_desk(guichet: Guichet, data_dir: Path) -> None:
    """A scheduler may record before anybody opened the window; the key's file is told."""
    guichet("import", *SAMPLE)
    said = guichet("record", "-", stdin=lines(INTAKE))
    assert said.code == 0
    assert oct((data_dir / "store.key").stat().st_mode)[-3:] == "600"


def test_the_schema_is_one_and_holds_what_is_accepted(guichet: Guichet) -> None:
    said = guichet("record", "--schema")
    assert (said.code, said.err, [answer for answer in said.out.splitlines() if "error" in answer]) == (
        0,
        "",
        [],
    )
    Draft202012Validator.check_schema(said.json)
    schema = Draft202012Validator(said.json)
    for action in ACTIONS:
        schema.validate({**action, "dossier": "2026-KL-0001-9"})
    schema.validate(INTAKE)
    schema.validate({"action": "intake", "channel": "counter"})


@pytest.mark.parametrize(
    "line",
    [
        {},
        [],
        {"action": "efface"},
        {"action": "intake"},
        {"action": "intake", "channel": 3},
        {"action": "intake", "channel": "phone", "couleur": "rouge"},
        {"action": "intake", "channel": "phone", "kind": "autre"},
        {"action": "intake", "channel": "phone", "place": {"civic": 212}},
        {"action": "comment", "text": "sans dossier"},
        {"action": "contact", "dossier": "2026-KL-0001-9", "means": "pigeon"},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_command_refuses(guichet: Guichet, city: Path, line: object) -> None:
    schema = Draft202012Validator(guichet("record", "--schema").json)
    assert not schema.is_valid(line)
    said = guichet("record", "-", stdin=lines(line))
    assert said.code == 1
    assert said.lines[0]["error"].startswith("Cette ligne ne se lit pas : ")


def test_nobody_is_on_duty_but_the_scheduler(guichet: Guichet, city: Path) -> None:
    """STAFF-7: who recorded is named; a script is not the clerk who was last on duty."""
    number = opened(guichet)
    authors = {entry["author"] for entry in guichet("show", number, "--json").json["timeline"]}
    assert authors
    assert "Préposée à l’accueil" not in authors


def test_an_incident_is_declared_joined_and_ended_from_a_script(guichet: Guichet, city: Path) -> None:
    """COM-7, ROUTE-1: without a dossier one is opened for it; a street that is unknown is refused with a sentence."""
    said = guichet(
        "record",
        "-",
        stdin=lines(
            {"action": "incident", "topic": "egout-bouche", "label": "Refoulements", "streets": ["Lune"]},
            {"action": "incident", "topic": "egout-bouche", "label": "Refoulements", "streets": ["forest"]},
        ),
    )
    assert "n’est pas au répertoire" in said.lines[0]["error"]
    declared = said.lines[1]
    joined = guichet(
        "record",
        "-",
        stdin=lines(
            {"action": "join", "dossier": declared["dossier"], "citizen": {"phone": "450-555-0148"}},
            {"action": "incident_ended", "incident": declared["incident"]},
            {"action": "incident_ended", "incident": declared["incident"]},
        ),
    )
    assert joined.lines[0]["dossier"] == declared["dossier"]
    assert joined.lines[1]["incident"] == declared["incident"]
    assert "déjà terminé" in joined.lines[2]["error"]
