"""Lines of text that lists say again and again: shortened and laid out once, then only drawn (promise 7)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

from guichet.ui.theme import Theme

KEPT = 2_000
"""Lines kept: a few hundred rows."""


class Lines:
    """`Lines((15, bold), (14, normal))` draws lines in these faces, each named by its place.

    What was laid out is forgotten when the theme changes, and when there is too much of it.
    """

    def __init__(self, *faces: tuple[float, QFont.Weight]) -> None:
        self._faces = faces
        self._theme: Theme | None = None
        self._fonts: list[QFont] = []
        self._metrics: list[QFontMetricsF] = []
        self._heights: list[float] = []
        self._laid: dict[tuple[int, str, int], tuple[QStaticText, float]] = {}
        self._wide: dict[tuple[int, str], float] = {}
        self._broken: dict[tuple[int, str, int, int], tuple[str, ...]] = {}

    def use(self, theme: Theme) -> None:
        """Follow the theme in force."""
        if theme is self._theme:
            return
        self._theme = theme
        self._fonts = [theme.font(size, weight) for size, weight in self._faces]
        self._metrics = [QFontMetricsF(font) for font in self._fonts]
        self._heights = [metrics.height() for metrics in self._metrics]
        self._laid.clear()
        self._wide.clear()
        self._broken.clear()

    def height(self, face: int) -> float:
        """Return how high a line is."""
        return self._heights[face]

    def width(self, face: int, words: str) -> float:
        """Return how wide a line is when nothing is shortened."""
        wide = self._wide.get((face, words))
        if wide is None:
            if len(self._wide) > KEPT:
                self._wide.clear()
            wide = self._wide[face, words] = self._metrics[face].horizontalAdvance(words)
        return wide

    def broken(self, face: int, words: str, room: int, most: int) -> tuple[str, ...]:
        """Return `words` broken between words into at most `most` lines of `room` pixels; the last takes what is left."""
        key = (face, words, room, most)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > KEPT:
                self._broken.clear()
            found = self._broken[key] = self._break(face, words, room, most)
        return found

    def _break(self, face: int, words: str, room: int, most: int) -> tuple[str, ...]:
        if most < 2 or self.width(face, words) <= room:
            return (words,)
        metrics = self._metrics[face]
        # Only at spaces that may break: a telephone or « 9 h 14 » is misread over two lines.
        rest = words.split(" ")
        lines: list[str] = []
        while rest and len(lines) < most - 1:
            taken = 1
            while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= room:
                taken += 1
            lines.append(" ".join(rest[:taken]))
            rest = rest[taken:]
        return (*lines, " ".join(rest)) if rest else tuple(lines)

    def draw(
        self, painter: QPainter, face: int, rect: QRectF, words: str, color: QColor, *, right: bool = False
    ) -> None:
        """Draw one line at the top of `rect`, shortened to its width."""
        room = int(rect.width())
        known = self._laid.get((face, words, room))
        if known is None:
            if len(self._laid) > KEPT:
                self._laid.clear()
            shown = words
            wide = self.width(face, words)
            if wide > room:
                shown = self._metrics[face].elidedText(words, Qt.TextElideMode.ElideRight, room)
                wide = self._metrics[face].horizontalAdvance(shown)
            laid = QStaticText(shown)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            known = self._laid[face, words, room] = (laid, wide)
        painter.setFont(self._fonts[face])
        painter.setPen(color)
        left = rect.right() - known[1] if right else rect.left()
        painter.drawStaticText(QPointF(left, rect.top()), known[0])
