"""The first sheet of an XLSX workbook as rows of text, for the import of the directory (ROUTE-1).

Dates and times that Excel keeps as such come out in ISO 8601, whole numbers without decimals.
"""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any, BinaryIO, Final

from guichet.application.tabular import Row, Unreadable
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import Text, translate

_EVERY: Final = 200
_EXPANDED: Final = 256 * 1024 * 1024
"""Bytes of a workbook once unpacked: some hundred thousand entries take a tenth of it."""
_MOST_CELLS: Final = 20_000_000
"""A sheet with one stray cell at its far end has millions of empty ones in each hundred rows."""
_STRAY: Final = (
    translate("Import", "la feuille a trop de cellules."),
    translate("Import", "Copiez le tableau seul dans une feuille neuve, enregistrez-la, puis recommencez."),
)
_SAVE_AGAIN: Final = translate(
    "Import", "Ouvrez-le dans Excel ou LibreOffice, enregistrez-le de nouveau en « .xlsx », puis recommencez."
)


def workbook_rows(
    file: BinaryIO, name: str, progress: Progress | None, cancelled: CancelCheck | None
) -> Iterator[Row]:
    """Yield the rows that are not blank of the first visible sheet that has any; `line` is the sheet's row.

    Raises `Unreadable` for a damaged workbook or a cell without a value, `Cancelled` when the person stops.
    """
    formulas = _has_formulas(file, name)
    values = _loaded(file, name, data_only=True)
    written = _loaded(file, name, data_only=False) if formulas else None
    try:
        for sheet in values.worksheets:
            if sheet.sheet_state != "visible":
                continue
            total = sheet.max_row or 0
            # What the file says of its own size is often wrong, and would cut rows off.
            sheet.reset_dimensions()
            originals = None
            if written is not None:
                originals = written[sheet.title]
                originals.reset_dimensions()
            found = False
            for row in _sheet_rows(sheet, originals, name, total, progress, cancelled):
                found = True
                yield row
            if found:
                return
    finally:
        values.close()
        if written is not None:
            written.close()


def _sheet_rows(
    sheet: Any,
    originals: Any,
    name: str,
    total: int,
    progress: Progress | None,
    cancelled: CancelCheck | None,
) -> Iterator[Row]:
    rows = _guarded(sheet.iter_rows(), name)
    twins = _guarded(originals.iter_rows(), name) if originals is not None else None
    head: tuple[str, ...] = ()
    seen = 0
    for line, cells in enumerate(rows, 1):
        seen += len(cells)
        if seen > _MOST_CELLS:
            raise Unreadable(name, line, *_STRAY)
        if line % _EVERY == 1:
            check(cancelled)
            if progress is not None:
                progress(min(line, total or line), max(total, line))
        twin = next(twins, ()) if twins is not None else ()
        texts = []
        for position, (cell, written) in enumerate(zip_longest(cells, twin[: len(cells)])):
            fault = _fault(cell, written)
            if fault is not None:
                raise Unreadable(name, line, *fault, column=_column(position, head))
            texts.append(_text(cell.value))
        if any(text.strip() for text in texts):
            # A sheet does not keep the empty cells at the end of a row.
            texts += [""] * (len(head) - len(texts))
            head = head or tuple(texts)
            yield Row(line, tuple(texts))
    if progress is not None and total:
        progress(total, total)


def _column(position: int, head: tuple[str, ...]) -> str:
    """Return the header of a column, or the letter that the sheet gives it."""
    if position < len(head) and head[position].strip():
        return head[position].strip()
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(position + 1))


def _fault(cell: Any, written: Any) -> tuple[Text, Text] | None:
    """Return what is wrong with a cell that has no value to read: what was found, and what was expected."""
    if cell.value is not None and cell.data_type == "e":
        return (
            translate("Import", "une cellule en erreur ({value}).", value=cell.value),
            translate("Import", "Attendu : une valeur. Corrigez la formule, puis recommencez."),
        )
    if cell.value is None and written is not None and written.value is not None and written.data_type == "f":
        return (
            translate("Import", "une formule sans résultat."),
            translate("Import", "Remplacez les formules par leurs valeurs, enregistrez, puis recommencez."),
        )
    return None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    if isinstance(value, datetime):
        rounded = _to_second(value)
        return (
            rounded.date().isoformat() if rounded.time() == time() else rounded.isoformat(timespec="minutes")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _to_second(datetime.combine(date(2000, 1, 1), value)).time().isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


def _to_second(moment: datetime) -> datetime:
    """Excel keeps a time as a fraction of a day: 12:00 may come out as 11:59:59.999."""
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def _loaded(file: BinaryIO, name: str, *, data_only: bool) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            # It warns of drop-down lists and styles that it drops: they say nothing of the values.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
    except Exception as fault:
        raise _damaged(name, 0) from fault


def _guarded(rows: Iterator[Any], name: str) -> Iterator[Any]:
    """The sheet is parsed while it is read: what is damaged may show on any row."""
    line = 0
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                row = next(rows, None)
        except Exception as fault:
            raise _damaged(name, line + 1) from fault
        if row is None:
            return
        line += 1
        yield row


def _damaged(name: str, line: int) -> Unreadable:
    return Unreadable(name, line, translate("Import", "le classeur est endommagé."), _SAVE_AGAIN)


def _has_formulas(file: BinaryIO, name: str) -> bool:
    """Tell whether a sheet holds formulas, and refuse an archive that would fill the memory."""
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _EXPANDED:
                raise Unreadable(
                    name,
                    0,
                    translate("Import", "le classeur contient plus de 256 Mo de données."),
                    _SAVE_AGAIN,
                )
            return any(
                _mentions_formula(archive, entry)
                for entry in archive.infolist()
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml")
            )
    except Unreadable:
        raise
    except Exception as fault:
        raise _damaged(name, 0) from fault


def _mentions_formula(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    tail = b""
    with archive.open(entry) as sheet:
        while chunk := sheet.read(1 << 20):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk:
                return True
            tail = chunk[-2:]
    return False
