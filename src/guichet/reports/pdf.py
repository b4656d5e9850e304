"""Paper: sizes, type, wrapped text, pages that never cut a row, and the devices that take them.

Everything is measured in twips (1/1440 inch), on no device in particular: the same page falls at the same
place in a preview, in a PDF and on a printer. Only QtGui is used, so a scheduler prints without a window.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QTransform,
)

from guichet.domain.errors import EnvironmentFault
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.wording import Lang, translate
from guichet.reports.tagging import tagged

PaperSize = Literal["letter", "a4"]

POINT: Final = 20
PER_INCH: Final = 1440
SIZES: Final[dict[PaperSize, tuple[float, float]]] = {
    "letter": (612 * POINT, 792 * POINT),
    "a4": (595.28 * POINT, 841.89 * POINT),
}
_QT_SIZES: Final[dict[PaperSize, QPageSize.PageSizeId]] = {
    "letter": QPageSize.PageSizeId.Letter,
    "a4": QPageSize.PageSizeId.A4,
}
ELLIPSIS: Final = "…"
INK: Final = QColor("#000000")
WHITE: Final = QColor("#ffffff")

_kept_application: QGuiApplication | None = None


def ensure_gui() -> None:
    """Make sure that fonts can be used: a command line has no application yet, and needs no screen.

    Raises `RuntimeError` when an application stands that has no fonts: a bug of the caller.
    """
    global _kept_application
    standing = QCoreApplication.instance()
    if standing is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Qt destroys an application that nothing in Python holds.
        _kept_application = QGuiApplication([])
    elif not isinstance(standing, QGuiApplication):
        raise RuntimeError("printing needs a QGuiApplication, not a QCoreApplication")


# --- Type -------------------------------------------------------------------------------------------


class Face:
    """A font at one size, with its measures in twips; widths of words are kept, as they come back often."""

    def __init__(self, points: float, *, bold: bool = False) -> None:
        font = QFont(QGuiApplication.font().families())
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setPixelSize(round(points * POINT))
        font.setBold(bold)
        # Hinted widths differ from device to device, and would move the page breaks.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A search of the PDF for "fin" does not find it written with one glyph for "fi".
        for ligature in ("liga", "clig", "dlig"):
            font.setFeature(QFont.Tag(ligature), 0)
        self.font = font
        self._metrics = QFontMetricsF(font)
        self.ascent = self._metrics.ascent()
        self.height = self._metrics.height()
        self.space = self._metrics.horizontalAdvance(" ")
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return the advance of `text` in twips."""
        width = self._widths.get(text)
        if width is None:
            width = self._metrics.horizontalAdvance(text)
            if len(self._widths) < 20_000:
                self._widths[text] = width
        return width

    def elided(self, text: str, width: float) -> str:
        """Return `text`, or as much of its beginning as fits in `width` with an ellipsis."""
        if self.width(text) <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: str
    face: Face


Line = tuple[tuple[float, Run], ...]
"""A line ready to be drawn: runs with their distance from the left edge, in twips."""


@dataclass(frozen=True, slots=True)
class Flowed:
    """Text broken into lines; not `whole` when some of it was left out."""

    lines: tuple[Line, ...]
    whole: bool


def flow(runs: Iterable[Run], width: float, most: int) -> Flowed:
    """Break runs into lines of `width` twips, at most `most`; what does not fit is elided.

    A run follows the one before it after a space. A word wider than a line is elided.
    """
    words = [(word, run.face) for run in runs for word in run.text.split(" ") if word]
    lines: list[list[tuple[float, Run]]] = [[]]
    x = 0.0
    whole = True
    for word, face in words:
        wide = face.width(word)
        if x and x + wide > width:
            if len(lines) == most:
                _elide(lines[-1], width)
                whole = False
                break
            lines.append([])
            x = 0.0
        if wide > width:
            word, wide, whole = face.elided(word, width), width, False
        lines[-1].append((x, Run(word, face)))
        x += wide + face.space
    return Flowed(tuple(_joined(line) for line in lines if line), whole)


def _elide(line: list[tuple[float, Run]], width: float) -> None:
    """Put an ellipsis after the last words of a line, as many as leave room for it."""
    while line:
        x, run = line.pop()
        cut = run.text.rstrip(",;:.·—–…\u00a0 ") + ELLIPSIS
        if x + run.face.width(cut) <= width or not line:
            line.append((x, Run(run.face.elided(cut, width - x), run.face)))
            return


def _joined(line: Sequence[tuple[float, Run]]) -> Line:
    """Words of one face become one run: fewer strokes to draw, and text that copies out whole."""
    joined: list[tuple[float, Run]] = []
    for x, run in line:
        if joined and joined[-1][1].face is run.face:
            start, before = joined[-1]
            joined[-1] = (start, Run(f"{before.text} {run.text}", run.face))
        else:
            joined.append((x, run))
    return tuple(joined)


def draw_text(painter: QPainter, x: float, baseline: float, run: Run) -> None:
    """Draw a run with its left edge at `x` and its feet on `baseline`."""
    painter.setFont(run.face.font)
    painter.drawText(QPointF(x, baseline), run.text)


def draw_right(painter: QPainter, right: float, baseline: float, run: Run) -> None:
    """Draw a run that ends at `right`."""
    draw_text(painter, right - run.face.width(run.text), baseline, run)


def draw_line(painter: QPainter, x: float, baseline: float, line: Line) -> None:
    """Draw the runs of a line from `x`."""
    for offset, run in line:
        draw_text(painter, x + offset, baseline, run)


# --- Pages ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a head that is repeated on each page they run over; heights in twips."""

    head: float
    rows: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a section (or its head, `row` -1) at a distance from the top of the room of its page."""

    section: int
    row: int
    top: float
    continued: bool = False


def paginate(sections: Sequence[Section], room: float, gap: float = 0.0) -> tuple[tuple[Placed, ...], ...]:
    """Lay the rows of sections over pages with `room` twips each; `gap` stands before a head that is not first.

    No row is cut, no head stands without a row under it, each row stands once. There is always a page.
    """
    pages: list[list[Placed]] = [[]]
    top = 0.0
    for number, section in enumerate(sections):
        for index, height in enumerate(section.rows):
            head = section.head if index == 0 else 0.0
            lead = gap if head and pages[-1] else 0.0
            if pages[-1] and top + lead + head + height > room:
                pages.append([])
                top, lead, head = 0.0, 0.0, section.head
            if head:
                pages[-1].append(Placed(number, -1, top + lead, continued=index > 0))
                top += lead + head
            pages[-1].append(Placed(number, index, top))
            top += height
    return tuple(tuple(page) for page in pages)


# --- Codes to scan ----------------------------------------------------------------------------------


@lru_cache(maxsize=4_096)
def code_path(content: str) -> QPainterPath:
    """Return the QR code of `content` as a path of one unit per module, without its quiet zone.

    The mask is fixed: choosing the best of eight takes five times as long, and every reader reads any.
    """
    # segno is needed only where something is printed.
    import segno

    path = QPainterPath()
    code = segno.make(content, error="m", micro=False, mask=0, boost_error=False)
    for y, row in enumerate(code.matrix):
        start = -1
        for x, dark in enumerate((*row, 0)):
            if dark and start < 0:
                start = x
            elif not dark and start >= 0:
                path.addRect(QRectF(start, y, x - start, 1))
                start = -1
    return path


def draw_code(painter: QPainter, x: float, y: float, side: float, content: str) -> None:
    """Draw the QR code of `content` in a square of `side` twips."""
    path = code_path(content)
    scale = side / path.boundingRect().width()
    painter.save()
    painter.translate(x, y)
    painter.scale(scale, scale)
    painter.fillPath(path, INK)
    painter.restore()


def draw_stamp(painter: QPainter, paper: PaperSize, word: str) -> None:
    """Draw the training mark across a page: it lies under everything, light enough to read through (TRAIN-1)."""
    width, height = SIZES[paper]
    face = Face(86, bold=True)
    painter.save()
    painter.setPen(QColor("#e2e2e2"))
    painter.setTransform(QTransform.fromTranslate(width / 2, height / 2), True)
    painter.rotate(-52)
    draw_text(painter, -face.width(word) / 2, face.ascent / 2.6, Run(word, face))
    painter.restore()


# --- Devices ----------------------------------------------------------------------------------------

DrawPage = Callable[[QPainter, int], None]


def on_pages(
    device: QPagedPaintDevice,
    draw_page: DrawPage,
    pages: Sequence[int],
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> None:
    """Draw pages, by their numbers from 1, on a PDF writer or a printer, whatever its resolution and margins.

    `progress` is told pages done and in all. Raises `EnvironmentFault` when the device takes nothing,
    `Cancelled` when the person stops: the device then holds an unfinished document.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise EnvironmentFault(
            translate(
                "Reports", "L’impression ne commence pas. Vérifiez l’imprimante, ou enregistrez en PDF."
            )
        )
    try:
        layout = device.pageLayout()
        offset = (
            QPointF(0, 0)
            if layout.mode() == QPageLayout.Mode.FullPageMode
            else layout.paintRectPixels(device.logicalDpiX()).topLeft().toPointF()
        )
        for done, number in enumerate(pages):
            check(cancelled)
            if done and not device.newPage():
                raise EnvironmentFault(
                    translate(
                        "Reports",
                        "L’impression s’est arrêtée à la page {page}. Vérifiez l’imprimante, puis"
                        " recommencez.",
                        page=number,
                    )
                )
            painter.save()
            painter.translate(-offset)
            painter.scale(device.logicalDpiX() / PER_INCH, device.logicalDpiY() / PER_INCH)
            draw_page(painter, number)
            painter.restore()
            if progress is not None:
                progress(done + 1, len(pages))
    finally:
        painter.end()


def pdf_writer(device: QIODevice, size: PaperSize, title: str, author: str, lang: Lang) -> QPdfWriter:
    """Return a writer of black and white pages of the whole sheet, with the document's title and language."""
    writer = QPdfWriter(device)
    writer.setResolution(PER_INCH)
    writer.setPageSize(QPageSize(_QT_SIZES[size]))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator("Guichet")
    writer.setDocumentXmpMetadata(_metadata(title, author, lang))
    return writer


def pdf_of(draw_page: DrawPage, pages: int, paper: PaperSize, title: str, author: str, lang: Lang) -> bytes:
    """Return a document of so many pages as a PDF. Needs an application with fonts (`ensure_gui`)."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    on_pages(pdf_writer(buffer, paper, title, author, lang), draw_page, range(1, pages + 1))
    return tagged(bytes(buffer.data().data()), lang)


def _metadata(title: str, author: str, lang: Lang) -> QByteArray:
    """The title and language as XMP: Qt itself writes no language into a PDF."""
    return QByteArray(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
            f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
            f"<dc:language><rdf:Bag><rdf:li>{lang}-CA</rdf:li></rdf:Bag></dc:language>"
            '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        ).encode()
    )
