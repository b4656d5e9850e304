"""The day's follow-ups as one hands them to a foreman: bands, boxes, codes to scan, room to write.

Carries STAFF-3, STAFF-4, STAFF-5, ELU-6 and COM-10 to paper; STAFF-6 by naming who takes over. The same
drawing serves the preview, the printer and the PDF.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from guichet.domain import civil
from guichet.domain.errors import EnvironmentFault
from guichet.domain.progress import CancelCheck, Progress
from guichet.domain.wording import translate
from guichet.reports.files import replacing
from guichet.reports.followup_page import PartPages, faces
from guichet.reports.followup_rows import BANDS, Band, FollowupRow, FollowupSheet
from guichet.reports.pdf import SIZES, ensure_gui, on_pages, pdf_writer
from guichet.reports.tagging import tagged

__all__ = ["BANDS", "Band", "FollowupRow", "FollowupSheet", "Pagination", "paint", "write_pdf"]


class Pagination:
    """A sheet laid out on its pages, to draw one by one at any scale; each part begins on a page of its own.

    Needs an application with fonts (`ensure_gui`). `draw_page` takes a painter whose unit is a twip
    (1/1440 inch) with its origin at the corner of the paper: scale it to the device first.
    """

    def __init__(self, sheet: FollowupSheet) -> None:
        self.sheet = sheet
        shared = faces()
        parts = [PartPages(part, shared) for part in sheet.parts()]
        self._pages = [(part, page) for part in parts for page in range(1, part.page_count + 1)]

    @property
    def page_count(self) -> int:
        """How many pages there are: at least one."""
        return len(self._pages)

    @property
    def page_size(self) -> QSizeF:
        """The paper, in twips."""
        return QSizeF(*SIZES[self.sheet.paper])

    def rows_on(self, page: int) -> tuple[FollowupRow, ...]:
        """Return the rows of a page, numbered from 1."""
        part, own = self._pages[page - 1]
        return part.rows_on(own)

    def page_of(self, row: FollowupRow) -> int | None:
        """Return the page that prints a row of the sheet, from 1."""
        pages = range(1, self.page_count + 1)
        return next((page for page in pages if self.place_of(row, page) is not None), None)

    def place_of(self, row: FollowupRow, page: int) -> QRectF | None:
        """Return where a row of the sheet stands on a page, in twips; None when it is on another."""
        part, own = self._pages[page - 1]
        return part.place_of(row, own)

    def draw_page(self, painter: QPainter, page: int) -> None:
        """Draw one page, numbered from 1; it says which it is among those of its part."""
        part, own = self._pages[page - 1]
        part.draw_page(painter, own)


def paint(
    sheet: FollowupSheet,
    device: QPagedPaintDevice,
    pages: Sequence[int] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> None:
    """Print the sheet on a printer or another device of pages: all of them, or those numbered in `pages`.

    Raises `EnvironmentFault` when the device stops, `Cancelled` when the person does.
    """
    laid = Pagination(sheet)
    wanted = range(1, laid.page_count + 1) if pages is None else pages
    on_pages(device, laid.draw_page, wanted, progress, cancelled)


def write_pdf(
    sheet: FollowupSheet,
    target: Path | str | QIODevice,
    *,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> int:
    """Write the sheet as a PDF and return its number of pages.

    A file is written whole or not at all, tagged for screen readers; a device must be open for writing.
    `progress` is told pages done and in all. Raises `EnvironmentFault` for what the disk refuses, `Cancelled` when the person stops.
    """
    ensure_gui()
    if isinstance(target, QIODevice):
        return _write(sheet, target, progress, cancelled)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    count = _write(sheet, buffer, progress, cancelled)
    whole = tagged(bytes(buffer.data().data()), sheet.lang)
    with replacing(Path(target)) as part:
        part.write_bytes(whole)
    return count


def _write(
    sheet: FollowupSheet, device: QIODevice, progress: Progress | None, cancelled: CancelCheck | None
) -> int:
    if not device.isWritable():
        raise EnvironmentFault(
            translate("Reports", "Le PDF ne s’écrit pas ici. Choisissez un autre dossier, puis recommencez.")
        )
    laid = Pagination(sheet)
    title = f"{sheet.heading}, {civil.long_date(sheet.day, sheet.lang)}"
    writer = pdf_writer(device, sheet.paper, title, sheet.city, sheet.lang)
    on_pages(writer, laid.draw_page, range(1, laid.page_count + 1), progress, cancelled)
    return laid.page_count
