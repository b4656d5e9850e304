"""The list in Excel: opened right by a double click, types kept, and nothing a citizen typed ever runs."""

import csv
import datetime
import errno
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.sheets import number, row, rows, sheet

from guichet.application.tabular import read_table
from guichet.domain.errors import EnvironmentFault
from guichet.domain.progress import Cancelled
from guichet.reports.tables import columns, write_csv, write_xlsx

WRITERS = [write_csv, write_xlsx]
DANGEROUS = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", '=HYPERLINK("http://x.example")']


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def workbook(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_csv_opens_right_in_a_french_excel(tmp_path: Path) -> None:
    path = tmp_path / "suivis.csv"
    write_csv(sheet([row(388, "overdue", note='Dit "oui"; puis\nnon'), row(440, confidential=True)]), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfDossier;")
    head, first, second = cells(path)
    assert head[:5] == ["Dossier", "Échéance", "Date due", "Heure due", "Retard"]
    assert first[:5] == [number(388), "En retard", "2026-11-20", "12:00", "en retard de 2 jours ouvrables"]
    assert first[head.index("Note")] == 'Dit "oui"; puis\nnon'
    assert first[head.index("Téléphone")] == "450-555-0122"
    assert second[head.index("Confidentiel")] == "oui"


def test_our_own_import_reads_it_back(tmp_path: Path) -> None:
    for write, name in ((write_csv, "a.csv"), (write_xlsx, "a.xlsx")):
        write(sheet(rows(5)), tmp_path / name)
        table = read_table(tmp_path / name)
        assert table.problems == ()
        assert [line.cells[0] for line in table.rows] == [number(index) for index in range(5)]
        assert table.rows[0].cells[2:4] == ("2026-11-20", "12:00")


@pytest.mark.parametrize("typed", DANGEROUS)
def test_no_formula_gets_through(typed: str, tmp_path: Path) -> None:
    found = sheet([row(1, citizen=typed, note=typed, topic=typed)])
    write_csv(found, tmp_path / "a.csv")
    head, line = cells(tmp_path / "a.csv")
    assert line[head.index("Note")] == f"'{typed}"
    write_xlsx(found, tmp_path / "a.xlsx")
    page = workbook(tmp_path / "a.xlsx").active
    cell = page.cell(2, head.index("Note") + 1)
    assert cell.data_type == "s"
    assert cell.value.strip() == typed.strip()


@given(st.text(max_size=60))
def test_any_text_is_written_and_none_begins_a_formula(typed: str) -> None:
    column = next(column for column in columns(sheet([])) if column.head == "Note")
    from guichet.reports.tables import _as_csv

    written = _as_csv(column.value(row(1, note=typed)))
    assert not written.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not written.startswith(("\t", "\r"))


def test_the_workbook_keeps_types(tmp_path: Path) -> None:
    path = tmp_path / "suivis.xlsx"
    write_xlsx(sheet([row(388, "overdue", phone="", note="=1+1"), row(440, note="#REF!")]), path)
    book = workbook(path)
    page = book.active
    assert page.title == "Suivis"
    assert page["C2"].value == datetime.datetime(2026, 11, 20)  # noqa: DTZ001 - as Excel keeps it
    assert page["C2"].is_date
    assert page["C2"].number_format == "yyyy-mm-dd"
    assert page["D2"].value == datetime.time(12, 0)
    assert page["A2"].data_type == "s"
    assert (page["F1"].value, page["F2"].value, page["F2"].data_type) == ("Jours ouvrables de retard", 2, "n")
    assert page["F3"].value is None
    assert page["J2"].value is None
    assert page["Q3"].data_type == "s"
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:R3"
    assert page["A1"].font.bold
    assert book.properties.title == "Suivis du jour — Travaux publics"


def test_characters_that_excel_refuses_are_dropped(tmp_path: Path) -> None:
    found = sheet([row(1, note="a\x00b\x1bc" + "d" * 40_000)])
    for write, name in ((write_csv, "a.csv"), (write_xlsx, "a.xlsx")):
        write(found, tmp_path / name)
    assert cells(tmp_path / "a.csv")[1][16].startswith("abcd")
    assert len(workbook(tmp_path / "a.xlsx").active["Q2"].value) == 32_000


def test_english_has_its_own_heads(tmp_path: Path) -> None:
    words = {"Dossier": "File", "À faire": "To do", "Suivis": "Follow-ups"}
    write_xlsx(
        sheet(rows(2), "en", lookup=lambda context, source: words.get(source, source)), tmp_path / "a.xlsx"
    )
    page = workbook(tmp_path / "a.xlsx").active
    assert (page.title, page["A1"].value, page["G1"].value, page["G2"].value) == (
        "Follow-ups",
        "File",
        "To do",
        "Return the call",
    )


@pytest.mark.parametrize("write", WRITERS)
def test_progress_reaches_its_end_and_a_stop_leaves_nothing(write: Any, tmp_path: Path) -> None:
    path = tmp_path / "list"
    heard: list[tuple[int, int]] = []
    write(sheet(rows(1_200)), path, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(0, 1_200), (500, 1_200), (1_000, 1_200), (1_200, 1_200)]
    before = path.read_bytes()
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        write(sheet(rows(1_200)), path, cancelled=lambda: next(asked))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", WRITERS)
def test_a_full_disk_leaves_nothing(write: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(EnvironmentFault, match="disque est plein"):
        write(sheet(rows(3)), tmp_path / "list")
    assert list(tmp_path.iterdir()) == []
