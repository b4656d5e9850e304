"""The receipt as one hands it over the counter: one page, large letters, a code to scan (COM-9, COM-6).

The same drawing serves the screen, the printer and the PDF.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPen

from guichet.domain.wording import typeset
from guichet.reports.files import replacing
from guichet.reports.pdf import (
    INK,
    POINT,
    SIZES,
    WHITE,
    Face,
    Line,
    Run,
    draw_code,
    draw_line,
    draw_stamp,
    draw_text,
    ensure_gui,
    flow,
    on_pages,
    pdf_of,
)
from guichet.reports.receipt_sheet import Block, ReceiptSheet

_MARGIN: Final = 54 * POINT
_TOP: Final = 50 * POINT
_CODE: Final = 96 * POINT
_GAP: Final = 14 * POINT
_NAMES: Final = 118 * POINT
_NUMBER: Final = 22 * POINT
_FOOT: Final = 44 * POINT
_SIZES: Final = (11.5, 10.5, 9.5, 8.5)
"""From large to small: a long receipt stays on its one page, in letters that one still reads at arm's length."""
_LINES: Final = 12


class ReceiptPage:
    """A receipt laid out on its page, to draw at any scale: its painter's unit is a twip (1/1440 inch).

    Needs an application with fonts (`ensure_gui`).
    """

    page_count = 1

    def __init__(self, sheet: ReceiptSheet) -> None:
        self.sheet = sheet
        self.width, self.height = SIZES[sheet.paper]
        self._right = self.width - _MARGIN
        self._city = Face(11, bold=True)
        self._title = Face(22, bold=True)
        self._small = Face(9)
        self._number = Face(26, bold=True)
        for points in _SIZES:
            self._body, self._strong = Face(points), Face(points, bold=True)
            self._head = Face(points + 2, bold=True)
            self._leading = points * 1.38 * POINT
            if self._bottom() <= self.height - _FOOT - self._small.height:
                break

    @property
    def page_size(self) -> QSizeF:
        """The paper, in twips."""
        return QSizeF(self.width, self.height)

    @property
    def code_place(self) -> QRectF:
        """Where the code of the number stands, in twips."""
        return QRectF(self._right - _CODE, _TOP, _CODE, _CODE)

    @property
    def fits(self) -> bool:
        """Whether everything stands on the page."""
        return self._bottom() <= self.height - _FOOT - self._small.height

    def draw_page(self, painter: QPainter, _page: int = 1) -> None:
        """Draw the page."""
        sheet = self.sheet
        painter.save()
        painter.setPen(INK)
        if sheet.mark:
            draw_stamp(painter, sheet.paper, sheet.mark)
        draw_text(painter, _MARGIN, _TOP + self._city.ascent, Run(typeset(sheet.city), self._city))
        title = _TOP + 22 * POINT + self._title.ascent
        draw_text(painter, _MARGIN, title, Run(sheet.title, self._title))
        draw_text(painter, _MARGIN, title + 22 * POINT, Run(sheet.label, self._small))
        draw_text(painter, _MARGIN, title + 50 * POINT, Run(sheet.number, self._number))
        code = self.code_place
        quiet = 12 * POINT
        painter.fillRect(code.adjusted(-quiet, -quiet, quiet, quiet), WHITE)
        draw_code(painter, code.x(), code.y(), _CODE, sheet.number)
        top = self._top()
        for block in sheet.blocks:
            top = self._draw_block(painter, block, top)
        foot = self.height - _FOOT
        painter.setPen(QPen(INK, 0.6 * POINT))
        painter.drawLine(
            QPointF(_MARGIN, foot - self._small.height), QPointF(self._right, foot - self._small.height)
        )
        painter.setPen(INK)
        shown = self._small.elided(typeset(sheet.foot), self._right - _MARGIN)
        draw_text(painter, _MARGIN, foot + 4 * POINT, Run(shown, self._small))
        painter.restore()

    # --- Laying out -------------------------------------------------------------------------------

    def _top(self) -> float:
        return _TOP + _CODE + 30 * POINT

    def _bottom(self) -> float:
        top = self._top()
        for block in self.sheet.blocks:
            top += self._height(block)
        return top

    def _height(self, block: Block) -> float:
        lines = sum(len(value) for _, value in self._facts(block)) + sum(map(len, self._lines(block)))
        return self._head.height + 6 * POINT + lines * self._leading + _GAP

    def _facts(self, block: Block) -> list[tuple[str, tuple[Line, ...]]]:
        room = self._right - _MARGIN - _NAMES
        return [
            (name, flow([Run(typeset(value), self._body)], room, _LINES).lines) for name, value in block.facts
        ]

    def _lines(self, block: Block) -> list[tuple[Line, ...]]:
        room = self._right - _MARGIN - (_NUMBER if block.numbered else 0)
        return [flow([Run(typeset(line), self._body)], room, _LINES).lines for line in block.lines]

    # --- Drawing ----------------------------------------------------------------------------------

    def _draw_block(self, painter: QPainter, block: Block, top: float) -> float:
        draw_text(painter, _MARGIN, top + self._head.ascent, Run(block.heading, self._head))
        rule = top + self._head.height + 2 * POINT
        painter.setPen(QPen(INK, 0.9 * POINT))
        painter.drawLine(QPointF(_MARGIN, rule), QPointF(self._right, rule))
        painter.setPen(INK)
        at = top + self._head.height + 6 * POINT
        for name, value in self._facts(block):
            draw_text(painter, _MARGIN, at + self._body.ascent, Run(name, self._strong))
            for line in value:
                draw_line(painter, _MARGIN + _NAMES, at + self._body.ascent, line)
                at += self._leading
        indent = _NUMBER if block.numbered else 0
        for place, lines in enumerate(self._lines(block), start=1):
            if block.numbered:
                draw_text(painter, _MARGIN, at + self._body.ascent, Run(f"{place}.", self._strong))
            for line in lines:
                draw_line(painter, _MARGIN + indent, at + self._body.ascent, line)
                at += self._leading
        return at + _GAP


def paint(sheet: ReceiptSheet, device: QPagedPaintDevice) -> None:
    """Print the receipt. Raises `EnvironmentFault` when the device takes nothing."""
    on_pages(device, ReceiptPage(sheet).draw_page, (1,))


def pdf(sheet: ReceiptSheet) -> bytes:
    """Return the receipt as a PDF."""
    ensure_gui()
    return pdf_of(ReceiptPage(sheet).draw_page, 1, sheet.paper, sheet.heading, sheet.city, sheet.lang)


def write_pdf(sheet: ReceiptSheet, path: Path) -> None:
    """Write the receipt as a PDF, whole or not at all. Raises `EnvironmentFault` for what the disk refuses."""
    content = pdf(sheet)
    with replacing(path) as part:
        part.write_bytes(content)
