"""The day's follow-ups as a table for Excel: CSV and XLSX, with types kept and no formula let through.

A cell that a citizen's words fill may begin like a formula: it never runs in the reader's Excel.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Literal

from guichet.domain import civil
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import translate
from guichet.reports.files import replacing
from guichet.reports.followup_rows import Band, FollowupRow, FollowupSheet

Kind = Literal["text", "date", "time", "number"]
Value = str | int | date | time

_EVERY: Final = 500
_CELL: Final = 32_000
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its head, what its cells are, how wide, and how to take it from a row."""

    head: str
    kind: Kind
    width: int
    value: Callable[[FollowupRow], Value]


def columns(sheet: FollowupSheet) -> tuple[Column, ...]:
    """Return the columns of the list, in the language of the sheet; times are civil, in America/Toronto."""
    bands: dict[Band, str] = {
        "overdue": sheet.say(translate("FollowupTable", "En retard")),
        "today": sheet.say(translate("FollowupTable", "Aujourd’hui")),
        "next": sheet.say(translate("FollowupTable", "À venir")),
    }
    yes = sheet.say(translate("FollowupTable", "oui"))
    heads = [
        sheet.say(head)
        for head in (
            translate("FollowupTable", "Dossier"),
            translate("FollowupTable", "Échéance"),
            translate("FollowupTable", "Date due"),
            translate("FollowupTable", "Heure due"),
            translate("FollowupTable", "Retard"),
            translate("FollowupTable", "Jours ouvrables de retard"),
            translate("FollowupTable", "À faire"),
            translate("FollowupTable", "Article"),
            translate("FollowupTable", "Citoyen"),
            translate("FollowupTable", "Téléphone"),
            translate("FollowupTable", "Objet"),
            translate("FollowupTable", "Lieu"),
            translate("FollowupTable", "Responsable"),
            translate("FollowupTable", "Remplacé par"),
            translate("FollowupTable", "Remplace"),
            translate("FollowupTable", "Service"),
            translate("FollowupTable", "Note"),
            translate("FollowupTable", "Confidentiel"),
        )
    ]
    values: tuple[tuple[Kind, int, Callable[[FollowupRow], Value]], ...] = (
        ("text", 17, lambda row: row.number),
        ("text", 12, lambda row: bands[row.band]),
        ("date", 12, lambda row: civil.local(row.due).date()),
        ("time", 10, lambda row: civil.local(row.due).time().replace(second=0, microsecond=0)),
        ("text", 30, lambda row: sheet.say(row.late) if row.late else ""),
        ("number", 12, lambda row: row.late_days if row.band == "overdue" else ""),
        ("text", 30, lambda row: row.action(sheet.lang)),
        ("text", 10, lambda row: row.clause),
        ("text", 24, lambda row: row.citizen),
        ("text", 24, lambda row: civil.phone(row.phone, sheet.lang)),
        ("text", 32, lambda row: row.topic),
        ("text", 32, lambda row: row.place),
        ("text", 32, lambda row: row.responsible),
        ("text", 28, lambda row: row.replaced_by),
        ("text", 28, lambda row: row.replaces),
        ("text", 28, lambda row: row.service),
        ("text", 60, lambda row: row.note),
        ("text", 12, lambda row: yes if row.confidential else ""),
    )
    return tuple(Column(head, *rest) for head, rest in zip(heads, values, strict=True))


def write_csv(
    sheet: FollowupSheet,
    path: Path | str,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> None:
    """Write the list as CSV: semicolons and UTF-8 with a mark, as a French Excel opens by a double click.

    Dates and times are ISO 8601; a cell that would begin a formula gets an apostrophe before it. The file
    is written whole or not at all. Raises `EnvironmentFault` for what the disk refuses, `Cancelled`.
    """
    shape = columns(sheet)
    write_cells(
        path,
        [column.head for column in shape],
        ([column.value(row) for column in shape] for row in _counted(sheet.rows, progress, cancelled)),
    )


def write_cells(path: Path | str, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a table as CSV, as `write_csv` says. Raises `EnvironmentFault` for what the disk refuses."""
    with replacing(Path(path)) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(heads)
        for row in rows:
            writer.writerow(_as_csv(value) for value in row)


def write_xlsx(
    sheet: FollowupSheet,
    path: Path | str,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> None:
    """Write the list as a workbook, row by row: dates are dates, times times, and text is never a formula.

    The head stays in sight and filters. The file is written whole or not at all. Raises `EnvironmentFault`
    for what the disk refuses, `Cancelled` when the person stops.
    """
    # openpyxl is slow to import, and only an export needs it.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    shape = columns(sheet)
    formats = {"date": "yyyy-mm-dd", "time": "hh:mm"}
    bold = Font(bold=True)
    with replacing(Path(path)) as part:
        book = Workbook(write_only=True)
        book.properties.title = sheet.heading
        book.properties.creator = sheet.city
        book.properties.language = f"{sheet.lang}-CA"
        page = book.create_sheet(sheet.say(translate("FollowupTable", "Suivis")))
        page.freeze_panes = "B2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(shape))}{len(sheet.rows) + 1}"
        for index, column in enumerate(shape, 1):
            page.column_dimensions[get_column_letter(index)].width = column.width

        heads = [WriteOnlyCell(page, value=column.head) for column in shape]
        for head in heads:
            head.font = bold
        page.append(heads)
        # A cell is written out at once: one for each column serves all rows, where making them takes longest.
        cells = [WriteOnlyCell(page) for _ in shape]
        for cell, column in zip(cells, shape, strict=True):
            cell.number_format = formats.get(column.kind, "General")
        try:
            for row in _counted(sheet.rows, progress, cancelled):
                for cell, column in zip(cells, shape, strict=True):
                    value = column.value(row)
                    cell.value = None if value == "" else _printable(value)
                    if value and column.kind == "text":
                        cell.data_type = "s"
                page.append(cells)
        finally:
            # The rows wait in a temporary file of the library's: closing it takes that away too.
            page.close()
        book.save(part)


def _counted(
    rows: Sequence[FollowupRow], progress: Progress | None, cancelled: CancelCheck | None
) -> Iterator[FollowupRow]:
    for done, row in enumerate(rows):
        if done % _EVERY == 0:
            check(cancelled)
            if progress is not None:
                progress(done, len(rows))
        yield row
    if progress is not None:
        progress(len(rows), len(rows))


def _as_csv(value: Value) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    text = str(_printable(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _printable(value: Value) -> Value:
    return _CONTROL.sub("", value)[:_CELL] if isinstance(value, str) else value
