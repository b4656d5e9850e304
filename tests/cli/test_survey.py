"""`guichet record` draws and answers a satisfaction round, `guichet survey` counts it (COM-11)."""

from pathlib import Path

from tests.cli.conftest import Guichet


def test_a_script_draws_a_round_answers_it_and_reads_its_counts(
    guichet: Guichet, city: Path, tmp_path: Path
) -> None:
    taken = guichet(
        "record", "-",
        stdin='{"action":"intake","channel":"counter","description":"Trou","citizen":{"name":"Citoyenne 0001","phone":"450-555-1001"}}',
    )  # fmt: skip
    number = str(taken.lines[0]["dossier"])
    lines = "\n".join(
        (
            f'{{"action":"close","dossier":"{number}","outcome":"Réparé","told":"citoyen","means":"phone"}}',
            '{"action":"survey","since":"2026-01-01","share":100,"until":"2026-11-24"}',
            f'{{"action":"rate","dossier":"{number}","score":2,"comment":"Trop long"}}',
        )
    )
    said = guichet("record", "-", stdin=lines)
    assert said.code == 0, said.out
    round_ = said.lines[1]["round"]
    assert said.lines[1]["drawn"] == 1
    found = guichet("survey", "--json").json
    assert (found["round"], found["total"]["scores"], found["total"]["response_rate"]) == (
        round_, [0, 1, 0, 0, 0], 1.0,
    )  # fmt: skip
    assert "réponses 1 (100 %)" in guichet("survey").out
    assert "answers 1 (100%)" in guichet("--lang", "en", "survey", "--round", str(round_)).out
    file = tmp_path / "ronde.csv"
    assert guichet("survey", "--csv", file).code == 0
    assert file.exists()
    assert guichet("record", "-", stdin=f'{{"action":"survey_ended","round":"{round_}"}}').code == 0
    late = guichet(
        "record", "-", stdin=f'{{"action":"rate","dossier":"{number}","score":5,"round":"{round_}"}}'
    )
    assert late.code == 1


def test_without_a_round_the_command_says_what_to_do(guichet: Guichet, city: Path) -> None:
    said = guichet("survey")
    assert said.code == 1
    assert "COM-11" in said.err
