"""Tables as offices save them, read from CSV or XLSX, for the import of the directory (ROUTE-1).

CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or the cp1252 that a French Excel writes.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from guichet.application.import_errors import ImportItem
from guichet.domain.errors import EnvironmentFault
from guichet.domain.folding import fold_text
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import Text, translate

MAX_BYTES: Final = 200 * 1024 * 1024
_CHUNK: Final = 1 << 20
_EVERY: Final = 500
_SAMPLE: Final = 64 * 1024
_DELIMITERS: Final = ",;\t"
_XLSX: Final = b"PK\x03\x04"
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        translate("Import", "c’est un ancien classeur Excel, ou un classeur protégé par mot de passe."),
    ),
    (b"%PDF", translate("Import", "c’est un document PDF.")),
    (b"\x89PNG", translate("Import", "c’est une image.")),
    (b"\xff\xd8\xff", translate("Import", "c’est une image.")),
    (b"\x1f\x8b", translate("Import", "c’est un fichier compressé.")),
)
_MOJIBAKE: Final = re.compile("Ã[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[«»\u00a0]")

_SAVE_AS: Final = translate(
    "Import", "Enregistrez le tableau en « CSV UTF-8 » ou en classeur « .xlsx », puis recommencez."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line of the file (or row of the sheet) where it begins, from 1, and its cells.

    It is not `sound` when it has not as many cells as the headers: they may stand in the wrong columns.
    """

    line: int
    cells: tuple[str, ...]
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: headers as written, and rows of as many cells; blank rows are left out.

    `problems` are what is wrong with the file itself. A `broken` table could not be read to its end.
    """

    name: str
    headers: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    problems: tuple[ImportItem, ...] = ()
    broken: bool = False


class Unreadable(Exception):
    """The content stops making sense at a line; `item` says so."""

    def __init__(self, name: str, line: int, found: Text, expected: Text, column: str = "") -> None:
        super().__init__(str(found))
        self.item = ImportItem(name, line, column, found, expected)


def read_table(
    source: Path | str | bytes,
    name: str = "",
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> Table:
    """Read a CSV or XLSX file, or its bytes, whole.

    `name` is how errors call it (by default the file's name). `progress` is told bytes of CSV, or rows of
    XLSX, done and in all. What is wrong with the content is in `problems` of the result, so that a run can
    tell all errors of all files at once.

    Raises `EnvironmentFault` when the file cannot be read at all, `Cancelled` when the person stops.
    """
    shown = name or (
        Path(source).name if isinstance(source, Path | str) else translate("Import", "tableau").render()
    )
    rows: list[Row] = []
    try:
        for row in stream_rows(source, shown, progress=progress, cancelled=cancelled):
            rows.append(row)  # noqa: PERF402 - what was read before a fault is kept
    except Unreadable as fault:
        return _shaped(shown, rows, fault.item)
    return _shaped(shown, rows, None)


def stream_rows(
    source: Path | str | bytes,
    name: str,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> Iterator[Row]:
    """Yield the rows that are not blank, headers first, without holding the file in memory.

    Raises `Unreadable` where the content stops making sense, and what `read_table` raises.
    """
    with _opened(source, name) as file:
        try:
            total = file.seek(0, io.SEEK_END)
            file.seek(0)
            if total > MAX_BYTES:
                raise EnvironmentFault(
                    translate(
                        "Import",
                        "« {file} » dépasse 200 Mo : ce n’est pas un répertoire. Choisissez un autre"
                        " fichier, ou partagez-le en plusieurs.",
                        file=name,
                    )
                )
            start = file.read(len(_XLSX))
            file.seek(0)
            if start == _XLSX:
                # openpyxl is slow to import, and most files are CSV.
                from guichet.application.workbooks import workbook_rows

                yield from workbook_rows(file, name, progress, cancelled)
            else:
                yield from _csv_rows(file, name, total, progress, cancelled)
        except OSError as fault:
            raise _unreadable_file(name, fault) from fault


def fold_header(header: str) -> str:
    """Return a header without case, accents or punctuation: `Libellé (français)` gives `libelle_francais`."""
    return re.sub(r"[^a-z0-9]+", "_", fold_text(header)).strip("_")


def _opened(source: Path | str | bytes, name: str) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    path = Path(source)
    try:
        if path.is_dir():
            raise EnvironmentFault(
                translate(
                    "Import", "« {file} » est un dossier. Nommez les fichiers qu’il contient.", file=name
                )
            )
        return path.open("rb")
    except OSError as fault:
        raise _unreadable_file(name, fault) from fault


def _unreadable_file(name: str, fault: OSError) -> EnvironmentFault:
    if isinstance(fault, FileNotFoundError):
        return EnvironmentFault(
            translate(
                "Import", "Le fichier « {file} » n’existe pas. Vérifiez son nom et son dossier.", file=name
            )
        )
    if isinstance(fault, PermissionError):
        return EnvironmentFault(
            translate(
                "Import",
                "Le fichier « {file} » ne se laisse pas lire. Fermez-le dans Excel, ou demandez le droit"
                " de le lire.",
                file=name,
            )
        )
    return EnvironmentFault(
        translate(
            "Import",
            "Le fichier « {file} » ne se laisse pas lire ({reason}). Copiez-le sur ce poste, puis"
            " recommencez.",
            file=name,
            reason=fault.strerror or type(fault).__name__,
        )
    )


def _csv_rows(
    file: BinaryIO, name: str, total: int, progress: Progress | None, cancelled: CancelCheck | None
) -> Iterator[Row]:
    encoding = _encoding(file, name, cancelled)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        sample = text.read(_SAMPLE)
        told = sample.split("\n", 1)[0].strip().strip('"')
        skipped = 1 if re.fullmatch(r"sep=[,;\t]", told, re.I) else 0
        delimiter = told[-1] if skipped else _delimiter(sample)
        text.seek(0)
        for _ in range(skipped):
            text.readline()
        lines = _counted(text, file, total, progress, cancelled)
        yield from _records(lines, name, delimiter, skipped, mixed=encoding == "cp1252")
    finally:
        text.detach()


def _records(lines: Iterator[str], name: str, delimiter: str, skipped: int, *, mixed: bool) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + skipped + 1
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise Unreadable(name, line, *_csv_fault(str(fault))) from fault
        except UnicodeDecodeError as fault:
            raise Unreadable(name, line, *_UNDECODABLE) from fault
        if cells is None:
            break
        if any(cell and not cell.isspace() for cell in cells):
            if mixed and any(_MOJIBAKE.search(cell) for cell in cells):
                raise Unreadable(
                    name,
                    line,
                    translate(
                        "Import", "deux encodages sont mêlés dans le fichier (« Ã© » au lieu de « é »)."
                    ),
                    _SAVE_AS,
                )
            yield Row(line, tuple(cells))


def _counted(
    text: io.TextIOWrapper,
    file: BinaryIO,
    total: int,
    progress: Progress | None,
    cancelled: CancelCheck | None,
) -> Iterator[str]:
    """The physical lines, with a word now and then on how far the reading is."""
    for number, line in enumerate(text):
        if number % _EVERY == 0:
            check(cancelled)
            if progress is not None:
                progress(min(file.tell(), total), total)
        yield line
    if progress is not None:
        progress(total, total)


def _encoding(file: BinaryIO, name: str, cancelled: CancelCheck | None) -> str:
    """Find the encoding by reading the file once; a byte that no text holds raises `Unreadable`."""
    start = file.read(16)
    if not start:
        raise Unreadable(name, 0, translate("Import", "le fichier est vide."), _HEADERS_EXPECTED)
    for signature, found in _FOREIGN:
        if start.startswith(signature):
            raise Unreadable(name, 0, found, _SAVE_AS)
    marked = next((encoding for mark, encoding in _BOMS if start.startswith(mark)), None)
    decoder = codecs.getincrementaldecoder(marked or "utf-8")()
    file.seek(0)
    utf8, lines, undefined = True, 1, 0
    while chunk := file.read(_CHUNK):
        check(cancelled)
        if marked != "utf-16" and b"\0" in chunk:
            lines += chunk.count(b"\n", 0, chunk.index(b"\0"))
            raise Unreadable(
                name, lines, translate("Import", "un octet nul : ce n’est pas du texte."), _SAVE_AS
            )
        if not undefined and (odd := _UNDEFINED.search(chunk)):
            undefined = lines + chunk.count(b"\n", 0, odd.start())
        utf8 = utf8 and _decodes(decoder, chunk, final=len(chunk) < _CHUNK)
        if marked and not utf8:
            raise Unreadable(name, lines, *_UNDECODABLE)
        lines += chunk.count(b"\n")
    if not utf8 and undefined:
        raise Unreadable(name, undefined, *_UNDECODABLE)
    file.seek(0)
    return marked or ("utf-8" if utf8 else "cp1252")


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final=final)
    except UnicodeDecodeError:
        return False
    return True


_UNDEFINED: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_UNDECODABLE: Final = (
    translate("Import", "un caractère qui n’existe dans aucun encodage attendu."),
    _SAVE_AS,
)
_HEADERS_EXPECTED: Final = translate(
    "Import", "Attendu : une première ligne de titres de colonnes, puis une ligne par entrée."
)


def _delimiter(sample: str) -> str:
    """Return the delimiter that stands most often, outside quotes, in the first line that is not blank."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for line in sample.splitlines(keepends=True):
        for character in line:
            if character == '"':
                quoted = not quoted
            elif character in counts and not quoted:
                counts[character] += 1
        if not quoted and line.strip(_DELIMITERS + ' "\r\n'):
            break
    return max(_DELIMITERS, key=counts.__getitem__)


def _csv_fault(reason: str) -> tuple[Text, Text]:
    if "unexpected end of data" in reason or "field larger" in reason:
        return (
            translate("Import", "un guillemet droit s’ouvre dans cette ligne et ne se referme jamais."),
            translate("Import", "Fermez-le, ou doublez-le s’il fait partie du texte."),
        )
    return (
        translate("Import", "du texte suit un guillemet droit fermant."),
        translate("Import", "Entourez toute la cellule de guillemets droits, et doublez ceux du texte."),
    )


def _shaped(name: str, found: list[Row], fault: ImportItem | None) -> Table:
    """Give each row the width of the headers, and say what does not fit."""
    problems: list[ImportItem] = [fault] if fault else []
    if not found:
        if fault is None:
            problems.append(
                ImportItem(name, 0, "", translate("Import", "le fichier est vide."), _HEADERS_EXPECTED)
            )
        return Table(name, (), 0, (), tuple(problems), broken=True)
    head, *rest = found
    headers = tuple(cell.strip().removeprefix("\ufeff") for cell in head.cells)
    while headers and not headers[-1]:
        headers = headers[:-1]
    problems += _header_problems(name, head.line, headers)
    width = len(headers)
    rows = []
    for row in rest:
        cells = row.cells
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        sound = len(cells) == width
        if not sound:
            problems.append(
                ImportItem(
                    name,
                    row.line,
                    "",
                    translate("Import", "le nombre de cellules est {count}.", count=len(cells)),
                    translate(
                        "Import",
                        "Attendu : {width}, comme les titres de colonnes. Vérifiez les séparateurs et"
                        " les guillemets de cette ligne.",
                        width=width,
                    ),
                )
            )
        rows.append(Row(row.line, (*cells[:width], *[""] * (width - len(cells))), sound))
    return Table(name, headers, head.line, tuple(rows), tuple(problems), broken=fault is not None)


def _header_problems(name: str, line: int, headers: tuple[str, ...]) -> Iterator[ImportItem]:
    seen: set[str] = set()
    for position, header in enumerate(headers, 1):
        folded = fold_header(header)
        if not folded:
            yield ImportItem(
                name,
                line,
                "",
                translate("Import", "la colonne {position} n’a pas de titre.", position=position),
                translate("Import", "Donnez-lui un titre, ou retirez la colonne."),
            )
        elif folded in seen:
            yield ImportItem(
                name,
                line,
                header,
                translate("Import", "ce titre est écrit deux fois."),
                translate("Import", "Attendu : chaque colonne une seule fois."),
            )
        seen.add(folded)
