"""Tables as offices save them come in whole, and what cannot be read is told by file and line (issue's Import)."""

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.application import workbooks
from guichet.application.tabular import MAX_BYTES, Table, fold_header, read_table
from guichet.domain.errors import EnvironmentFault
from guichet.domain.progress import Cancelled

ROWS = [
    ["code", "name_fr"],
    ["TP", "Été à l’Hôtel, « cœur »; suite"],
    ["EAU", 'Dit "oui"\r\nsur deux lignes'],
]


def written(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return (end.join(quoted) + end).encode(encoding)


def cells(table: Table) -> list[list[str]]:
    return [list(table.headers), *(list(row.cells) for row in table.rows)]


def told(table: Table) -> str:
    return "\n".join(str(item.text()) for item in table.problems)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"], ids=["windows", "unix", "old-mac"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_every_dialect_and_encoding_reads_alike(delimiter: str, encoding: str, end: str) -> None:
    table = read_table(written(ROWS, delimiter, encoding, end), "services.csv")
    assert table.problems == ()
    assert cells(table) == ROWS
    assert table.name == "services.csv"


def test_big_endian_utf16_reads_too() -> None:
    content = b"\xfe\xff" + "code;nom\nTP;Été\n".encode("utf-16-be")
    assert cells(read_table(content, "t.csv")) == [["code", "nom"], ["TP", "Été"]]


def test_lines_are_those_of_the_file() -> None:
    """A cell over two lines, and blank lines, do not shift what an error names."""
    content = b'\r\ncode;nom\r\nA;"un\r\ndeux"\r\n;;\r\n   \r\nB;x\r\n'
    table = read_table(content, "t.csv")
    assert table.header_line == 2
    assert [row.line for row in table.rows] == [3, 7]


def test_trailing_delimiters_and_excels_own_first_line_are_let_through() -> None:
    table = read_table(b"sep=;\r\ncode;nom;;\r\nTP;Voirie;;\r\nEAU;Usine, filtration;;\r\n", "t.csv")
    assert cells(table) == [["code", "nom"], ["TP", "Voirie"], ["EAU", "Usine, filtration"]]
    assert table.rows[0].line == 3
    assert table.problems == ()


def test_delimiters_within_quotes_do_not_choose_the_dialect() -> None:
    assert read_table(b'"a,b,c,d";nom\n1;2\n', "t.csv").headers == ("a,b,c,d", "nom")


def test_one_column_is_a_table() -> None:
    assert cells(read_table(b"code\nTP\n", "t.csv")) == [["code"], ["TP"]]


def test_cp1252_with_a_closing_guillemet_after_an_accent_reads() -> None:
    """`é` followed by a no-break space and `»` looks like UTF-8; the whole file decides."""
    table = read_table(written([["code"], ["« fermé »"], ["à l’été"]], encoding="cp1252"), "t.csv")
    assert cells(table) == [["code"], ["« fermé »"], ["à l’été"]]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 0, "vide"),
        (b"\r\n;;\r\n\r\n", 0, "vide"),
        (b"code,nom\nTP,a\nEAU,b\0c\n", 3, "octet nul"),
        ("code,nom\nTP,a\n".encode("utf-16-le"), 1, "octet nul"),
        (b"\x89PNG\r\n\x1a\n\0\0", 0, "image"),
        (b"%PDF-1.7\n", 0, "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 0, "mot de passe"),
        (b"PK\x03\x04 not a workbook", 0, "endommagé"),
        (b"code,nom\nTP,\xe9\nEAU,\x81\n", 3, "encodage"),
        (b"\xef\xbb\xbfcode,nom\nTP,\xe9t\xe9\n", 1, "encodage"),
        (b"\xff\xfec\0o\0d\0e\0\n\0T\0\x00\xd8", 1, "encodage"),
        ("code,nom\nTP,été\n".encode() + b"EAU,\xe9\n", 2, "encodages sont mêlés"),
        (b'code,nom\nTP,a\nEAU,"ouvert\nB,c\n', 3, "ne se referme jamais"),
        (b'code,nom\nTP,"a" b\n', 2, "guillemet droit fermant"),
        (b"code,nom\nTP,a,b\n", 2, "nombre de cellules est 3"),
        (b"code,nom\nTP\n", 2, "nombre de cellules est 1"),
        (b"code,Code\nTP,a\n", 1, "deux fois"),
        (b"code,,nom\nTP,,a\n", 1, "colonne 2 n’a pas de titre"),
    ],
)
def test_broken_content_is_told_by_line(content: bytes, line: int, words: str) -> None:
    table = read_table(content, "mauvais.csv")
    assert [(item.file, item.line) for item in table.problems] == [("mauvais.csv", line)]
    assert words in told(table)
    # A next step or what was expected follows what was found.
    assert str(table.problems[0].expected).endswith(".")


def test_an_unclosed_quote_in_a_long_file_is_told_where_it_opens() -> None:
    content = b'code,nom\nA,"ouvert\n' + b"B,texte\n" * 40_000
    table = read_table(content, "long.csv")
    assert [item.line for item in table.problems] == [2]
    assert table.broken


def test_every_ragged_row_is_told() -> None:
    table = read_table(b"a;b\n1\n1;2\n1;2;3\n", "t.csv")
    assert [item.line for item in table.problems] == [2, 4]
    assert [row.sound for row in table.rows] == [False, True, False]


def test_files_that_cannot_be_read_are_faults_with_a_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EnvironmentFault, match=r"n’existe pas\. Vérifiez"):
        read_table(tmp_path / "absent.csv")
    with pytest.raises(EnvironmentFault, match=r"est un dossier\. Nommez"):
        read_table(tmp_path)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(EnvironmentFault, match=r"200.Mo"):
        read_table(large)

    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise faults.pop()

    faults: list[OSError] = [PermissionError(13, "denied"), OSError(5, "Input/output error")]
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(EnvironmentFault, match="Input/output error"):
        read_table(tmp_path / "disk.csv")
    with pytest.raises(EnvironmentFault, match="Fermez-le dans Excel"):
        read_table(tmp_path / "locked.csv")


def test_a_fault_while_reading_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", lambda *_: Failing(b"code\nTP\n"))
    with pytest.raises(EnvironmentFault, match="Copiez-le sur ce poste"):
        read_table(tmp_path / "disk.csv")


def test_progress_reaches_its_end_and_a_cancelled_reading_stops() -> None:
    content = written([["code", "nom"], *([f"C{n}", "x" * 50] for n in range(5_000))])
    heard: list[tuple[int, int]] = []
    read_table(content, "t.csv", progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (len(content), len(content))
    assert heard == sorted(heard)
    assert len(heard) > 5
    with pytest.raises(Cancelled):
        read_table(content, "t.csv", cancelled=lambda: True)


def test_the_name_is_that_of_the_file_by_default(tmp_path: Path) -> None:
    path = tmp_path / "rues.csv"
    path.write_bytes(b"nom\nForest\n")
    assert read_table(path).name == "rues.csv"
    assert read_table(str(path)).name == "rues.csv"
    assert read_table(b"nom\nForest\n").name == "tableau"


@pytest.mark.parametrize(
    ("header", "folded"),
    [
        ("Libellé (français)", "libelle_francais"),
        (" Mots-clés ", "mots_cles"),
        ("E-mail", "e_mail"),
        ("…", ""),
    ],
)
def test_headers_fold(header: str, folded: str) -> None:
    assert fold_header(header) == folded


# --- Workbooks --------------------------------------------------------------------------------------


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_gives_typed_cells_as_text() -> None:
    content = workbook(
        [],
        [
            ["date", "closes_at", "label", "poste", "taux", "urgent"],
            [datetime.date(2026, 12, 24), datetime.time(12, 0), "Veille", 1502.0, 1.5, True],
            [datetime.datetime(2026, 12, 31), None, " ", 311, -2, False],  # noqa: DTZ001 - as Excel keeps it
            [None, "", None],
            [datetime.datetime(2026, 12, 31, 11, 59, 59, 999_900), datetime.timedelta(hours=9, minutes=30)],  # noqa: DTZ001 - as Excel keeps it
        ],
        [["other"]],
    )
    table = read_table(content, "fermetures.xlsx")
    assert table.problems == (), "a sheet does not keep the empty cells at the end of a row"
    assert cells(table)[:3] == [
        ["date", "closes_at", "label", "poste", "taux", "urgent"],
        ["2026-12-24", "12:00", "Veille", "1502", "1.5", "oui"],
        ["2026-12-31", "", " ", "311", "-2", "non"],
    ]
    assert table.rows[2].cells[:2] == ("2026-12-31T12:00", "09:30")
    assert [row.line for row in table.rows] == [2, 3, 5]


def test_a_workbook_of_blank_sheets_is_empty() -> None:
    assert "vide" in told(read_table(workbook([], []), "vide.xlsx"))


def test_hidden_sheets_are_passed_over() -> None:
    book = openpyxl.Workbook()
    book.active.append(["hidden"])
    book.active.sheet_state = "hidden"
    book.create_sheet().append(["code"])
    target = io.BytesIO()
    book.save(target)
    assert read_table(target.getvalue(), "t.xlsx").headers == ("code",)


def test_a_formula_without_a_result_and_a_cell_in_error_are_told() -> None:
    table = read_table(workbook([["code", "nom"], ["TP", '="T"&"P"']]), "t.xlsx")
    assert (table.problems[0].line, table.problems[0].column, "formule" in told(table)) == (2, "nom", True)
    table = read_table(workbook([["code"], ["ok"], ["#REF!"]]), "t.xlsx")
    assert (table.problems[0].line, table.problems[0].column, "#REF!" in told(table)) == (3, "code", True)
    table = read_table(workbook([[None, None, "#N/A"]]), "t.xlsx")
    assert (table.problems[0].line, table.problems[0].column) == (1, "C")


def test_a_workbook_says_how_far_it_is_and_stops() -> None:
    content = workbook([["code"], *([f"C{n}"] for n in range(600))])
    heard: list[tuple[int, int]] = []
    read_table(content, "t.xlsx", progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (601, 601)
    with pytest.raises(Cancelled):
        read_table(content, "t.xlsx", cancelled=lambda: True)


def test_an_xml_bomb_is_refused() -> None:
    """Entities that expand without end are defused, not expanded."""
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    )
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["code"], ["TP"]]))) as sound,
        zipfile.ZipFile(target, "w") as bad,
    ):
        for entry in sound.infolist():
            inside = entry.filename.startswith("xl/worksheets/")
            bad.writestr(entry.filename, bomb if inside else sound.read(entry.filename))
    assert "endommagé" in told(read_table(target.getvalue(), "bombe.xlsx"))


def test_an_archive_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip bomb says its size before anything is unpacked."""
    content = workbook([["code"], *([f"C{n}"] for n in range(2_000))])
    monkeypatch.setattr(workbooks, "_EXPANDED", 50_000)
    assert len(content) < 50_000
    assert "256 Mo" in told(read_table(content, "bombe.xlsx"))


def test_a_sheet_of_endless_empty_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One stray cell at the far end of each row would make a small file take an hour."""
    monkeypatch.setattr(workbooks, "_MOST_CELLS", 1_000)
    table = read_table(workbook([["code"], *([*[None] * 399, "x"] for _ in range(9))]), "t.xlsx")
    assert table.broken
    assert "trop de cellules" in told(table)


SOUND = workbook([["code", "nom"], *([f"C{n}", "Rue"] for n in range(20))])


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.data_too_large])
def test_a_damaged_workbook_is_told_never_raised(data: st.DataObject) -> None:
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(content)))
    assert isinstance(read_table(bytes(content[:cut]), "t.xlsx"), Table)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_problem(content: bytes) -> None:
    table = read_table(content, "t.csv")
    assert table.headers or table.problems
    assert all(len(row.cells) == len(table.headers) for row in table.rows)
