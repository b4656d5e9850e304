"""`guichet transfers`: the City's first aim, counted from the record (STAFF-2, ROUTE-1)."""

from pathlib import Path

import pytest
from tests.cli.conftest import Guichet


@pytest.fixture
def asked(guichet: Guichet, city: Path) -> str:
    """A dossier for which two colleagues were asked: one says it is not theirs, the other says yes."""
    taken = guichet(
        "record", "-", stdin='{"action":"intake","channel":"counter","description":"Permis de clôture"}'
    )
    number = str(taken.lines[0]["dossier"])
    lines = "\n".join(
        (
            f'{{"action":"transfer","dossier":"{number}","contact":"TP-02","answer":"no","not_mine":true}}',
            f'{{"action":"transfer","dossier":"{number}","contact":"URB-02","answer":"yes",'
            '"waiting_since":"2026-11-24T09:12:30"}',
        )
    )
    said = guichet("record", "-", stdin=lines)
    assert said.code == 0, said.out
    return number


def test_the_counts_of_a_period_are_read_by_a_script(guichet: Guichet, asked: str) -> None:
    said = guichet("transfers", "--from", "2026-11-01", "--to", "2026-11-30", "--json")
    assert (said.code, said.err) == (0, "")
    found = said.json
    assert (found["from"], found["to"], found["total"]["asked"]) == ("2026-11-01", "2026-11-30", 2)
    by_code = {row["service"]: row for row in found["services"]}
    assert by_code["TP"]["not_mine"] == 1
    assert by_code["URB"] == {
        "service": "URB", "name": "Service de l’aménagement du territoire et de l’environnement", "asked": 1,
        "accepted": 1, "refused": 0, "not_mine": 0, "no_answer": 0, "reached_percent": 100, "first_contact": 0,
        "median_wait_seconds": 90, "reasons": [],
    } | {"name": by_code["URB"]["name"]}  # fmt: skip
    assert guichet("transfers", "--service", "URB", "--json").json["total"]["asked"] == 1
    assert guichet("transfers", "--from", "2027-01-01", "--to", "2027-02-01", "--json").json["services"] == []


def test_a_person_reads_them_line_by_line_in_either_language(guichet: Guichet, asked: str) -> None:
    said = guichet("transfers")
    assert "demandés 1, acceptés 0, refusés 1 (pas de leur ressort : 1)" in said.out
    english = guichet("--lang", "en", "transfers")
    assert "asked 1, accepted 0, refused 1 (not theirs: 1)" in english.out


def test_a_file_is_written_whole_and_a_wrong_day_is_refused(
    guichet: Guichet, asked: str, tmp_path: Path
) -> None:
    file = tmp_path / "transferts.csv"
    assert guichet("transfers", "--csv", file).code == 0
    assert file.read_text(encoding="utf-8-sig").count("\n") == 4
    said = guichet("transfers", "--from", "hier", "--json")
    assert (said.code, said.out) == (1, "")
    assert "hier" in said.err
