"""`guichet show`, `search` and `followups`: what a script reads and what a printer gets (STAFF-3, STAFF-7)."""

import csv
import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Guichet

INTAKES = b"""\
{"action":"intake","channel":"phone","received":"2026-11-20T09:12","description":"Gros trou devant la maison",\
"topic":"nid-de-poule","citizen":{"name":"\xc3\x89lo\xc3\xafse, citoyenne 0147","phone":"450 555-0147"},\
"place":{"civic":"212","street":"forest"}}
{"action":"intake","channel":"email","received":"2026-11-23T09:00","description":"Lampadaire","topic":"lampadaire"}
{"action":"intake","channel":"phone","received":"2026-11-24T09:00","description":"Permis","topic":"permis-construction"}
"""


@pytest.fixture
def numbers(guichet: Guichet, city: Path) -> list[str]:
    """Three dossiers: one overdue, one due today, one due tomorrow."""
    said = guichet("record", "-", stdin=INTAKES)
    assert said.code == 0, said.out
    return [answer["dossier"] for answer in said.lines]


def test_a_dossier_is_shown_with_its_due_actions_and_timeline(guichet: Guichet, numbers: list[str]) -> None:
    said = guichet("show", numbers[0], "--json")
    assert (said.code, said.err) == (0, "")
    shown = said.json
    assert (shown["number"], shown["status"], shown["channel"]) == (numbers[0], "open", "phone")
    assert shown["received"] == "2026-11-20T09:12:00-05:00"
    assert shown["place"]["street"] == "rue Forest"
    assert shown["citizen"]["phones"] == ["+14505550147"]
    (due,) = shown["due"]
    assert (due["clause"], due["due"], due["done"]) == ("STAFF-3", "2026-11-23T16:30:00-05:00", None)
    (entry,) = shown["timeline"]
    assert entry["happened"] != entry["entered"] or entry["entered"].startswith("2026-11-24T09:14")


def test_a_number_is_found_however_it_is_typed(guichet: Guichet, numbers: list[str]) -> None:
    said = guichet("show", numbers[0].lower().replace("-", " "), "--json")
    assert said.json["number"] == numbers[0]


@pytest.mark.parametrize(
    ("number", "words"),
    [("trou", "n’est pas un numéro"), ("2026-KL-0001-0", "ne concorde pas"), ("", "n’est pas un numéro")],
)
def test_a_wrong_number_is_refused(guichet: Guichet, numbers: list[str], number: str, words: str) -> None:
    said = guichet("show", number, "--json")
    assert (said.code, said.out) == (1, "")
    assert words in said.err


@pytest.mark.parametrize("words", ["elois", "Éloïse", "555-0147", "FOREST", "gros trou", "212"])
def test_search_forgives_case_accents_and_parts(guichet: Guichet, numbers: list[str], words: str) -> None:
    said = guichet("search", words, "--json")
    assert (said.code, said.err) == (0, "")
    assert [row["number"] for row in said.json] == [numbers[0]]
    assert said.json[0]["place"] == "212 rue Forest"


def test_search_takes_any_text(guichet: Guichet, numbers: list[str]) -> None:
    for words in ('"', "AND OR NOT", "*", "(", "'; DROP TABLE", "\x01\x02", "a" * 100_000, "🙂"):
        assert guichet("search", words, "--json").code == 0
    assert len(guichet("search", "", "--json", "--limit", "2").json) == 2


def test_the_follow_ups_of_a_day(guichet: Guichet, numbers: list[str]) -> None:
    """STAFF-3, STAFF-4: overdue, due today, due next, each with its clause."""
    said = guichet("followups", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json["date"] == "2026-11-24"
    assert said.json["counts"] == {"overdue": 1, "today": 1, "next": 1}
    assert [(row["dossier"], row["band"], row["clause"]) for row in said.json["rows"]] == [
        (numbers[0], "overdue", "STAFF-3"),
        (numbers[1], "today", "STAFF-4"),
        (numbers[2], "next", "STAFF-3"),
    ]
    assert guichet("followups", "--date", "2026-11-26", "--json").json["counts"]["overdue"] == 3
    assert [row["dossier"] for row in guichet("followups", "--service", "URB", "--json").json["rows"]] == [
        numbers[2]
    ]
    assert guichet("followups", "--contact", "TP-02", "--json").json["counts"] == {
        "overdue": 1,
        "today": 1,
        "next": 0,
    }


def test_a_list_that_is_cut_says_so(
    guichet: Guichet, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """STAFF-7: nothing is left out in silence."""
    assert guichet("followups", "--json").json["more"] is False
    monkeypatch.setattr("guichet.application.followups.LIMIT", 2)
    said = guichet("followups", "--json")
    assert (said.code, said.json["more"], len(said.json["rows"])) == (0, True, 2)
    assert "s’arrête à 2 suivis" in said.err


def test_the_lists_read_as_text_in_both_languages(guichet: Guichet, numbers: list[str]) -> None:
    french, english = guichet("followups"), guichet("--lang", "en", "followups")
    assert "En retard" in french.out
    assert "overdue" not in french.out
    assert "Overdue" in english.out
    assert "ouvert" in guichet("show", numbers[0]).out
    assert "  open  " in guichet("show", numbers[0], "--lang", "en").out
    assert "ouvert" in guichet("search", "trou").out


@pytest.mark.usefixtures("qapp")
def test_the_day_is_printed_as_pdf(guichet: Guichet, numbers: list[str], tmp_path: Path) -> None:
    """STAFF-7: what is printed reads back as text, in the language asked for."""
    for lang, words in (("fr", "Suivis du jour"), ("en", "Follow-ups of the day")):
        file = tmp_path / f"{lang}.pdf"
        said = guichet("--lang", lang, "followups", "--pdf", file)
        assert (said.code, said.out) == (0, "")
        assert str(file) in said.err
        text = subprocess.run(
            ["pdftotext", "-layout", file, "-"], capture_output=True, check=True
        ).stdout.decode()
        assert words in text
        assert all(number in text.replace("\u2011", "-") for number in numbers)


def test_the_day_is_a_table_for_excel(guichet: Guichet, numbers: list[str], tmp_path: Path) -> None:
    assert guichet("followups", "--csv", tmp_path / "suivis.csv").code == 0
    content = (tmp_path / "suivis.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert {row[0] for row in rows} >= set(numbers)
    assert guichet("followups", "--xlsx", tmp_path / "suivis.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "suivis.xlsx").active
    assert {cell.value for row in sheet.iter_rows() for cell in row} >= set(numbers)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("shape", ["--pdf", "--csv", "--xlsx"])
def test_a_file_that_cannot_be_written_is_a_sentence(
    guichet: Guichet, numbers: list[str], tmp_path: Path, shape: str
) -> None:
    (tmp_path / "fichier").write_text("x")
    for target in (tmp_path, tmp_path / "absent" / "f", tmp_path / "fichier" / "f", Path("/dev/full")):
        said = guichet("followups", shape, target)
        assert (said.code, said.out) == (1, "")
        assert said.err.strip()
        assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--date", "demain"), "n’est pas une date"),
        (("--date", "2026-02-30"), "n’est pas une date"),
        (("--date", "0001-01-01"), "hors de 1990"),
        (("--service", "NASA"), "n’est pas au répertoire"),
        (("--contact", "X-1"), "n’est pas au répertoire"),
    ],
)
def test_a_wrong_day_or_code_is_refused(
    guichet: Guichet, numbers: list[str], words: tuple[str, ...], reason: str
) -> None:
    said = guichet("followups", *words, "--json")
    assert (said.code, said.out) == (1, "")
    assert reason in said.err


def test_a_script_reads_who_answers_for_whom(guichet: Guichet, numbers: list[str]) -> None:
    """STAFF-6, STAFF-1: each line names the contact or the service's desk that answers now."""
    for each in guichet("followups", "--json").json["rows"]:
        assert each["answering"] == {"service": each["service"], "contact": each["contact"]}
        assert each["absence"] is None


def test_the_hand_over_holds_what_is_owed_today_alone(guichet: Guichet, city: Path) -> None:
    """STAFF-3: for the next shift, from a scheduler."""
    for received in ("2026-11-20T09:00", "2026-11-24T09:00"):
        line = f'{{"action":"intake","channel":"phone","topic":"nid-de-poule","received":"{received}"}}\n'
        assert guichet("record", "-", stdin=line).code == 0
    said = guichet("followups", "--handover", "--json").json
    assert [row["band"] for row in said["rows"]] == ["overdue"]
    assert len(guichet("followups", "--json").json["rows"]) == 2
    assert guichet("followups", "--handover", "--date", "2026-11-24").code == 2
