"""How boxes, pills and keys are painted, shared by widgets and delegates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from guichet.ui.theme import Theme, Tone


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    stroke: str | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded box, its stroke inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if stroke:
        painter.setPen(QPen(QColor(stroke), width))
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def pill_font(theme: Theme) -> QFont:
    """Return the face of pills."""
    return theme.font(12, QFont.Weight.DemiBold)


_SHAPED = (Tone.LATE, Tone.TODAY, Tone.DONE)


class _Pills:
    """The pills painted so far in the theme in force: a list shows the same five on every row."""

    MOST = 200

    def __init__(self) -> None:
        self._theme: Theme | None = None
        self.sizes: dict[tuple[Tone, str], QSize] = {}
        self.painted: dict[tuple[Tone, str, float, float, float], QPixmap] = {}

    def use(self, theme: Theme) -> None:
        """Follow the theme, and keep no more than a few screens of different ones."""
        if theme is not self._theme or len(self.painted) > self.MOST or len(self.sizes) > self.MOST:
            self._theme = theme
            self.sizes.clear()
            self.painted.clear()


_pills = _Pills()


def pill_size(theme: Theme, tone: Tone, word: str) -> QSize:
    """Return the room a pill takes, its shape included."""
    _pills.use(theme)
    known = _pills.sizes.get((tone, word))
    if known is None:
        metrics = QFontMetricsF(pill_font(theme))
        shape = theme.px(14) if tone in _SHAPED else 0
        width = metrics.horizontalAdvance(word) + theme.px(20) + shape
        known = QSize(int(width + 0.999), max(theme.px(24), int(metrics.height() + theme.px(6))))
        _pills.sizes[tone, word] = known
    return QSize(known)


def pill(painter: QPainter, theme: Theme, rect: QRectF, tone: Tone, word: str) -> None:
    """Paint a pill: ground, shape, word. The shape and the word say what the colour says."""
    _pills.use(theme)
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    key = (tone, word, rect.width(), rect.height(), ratio)
    painted = _pills.painted.get(key)
    if painted is None:
        painted = _pills.painted[key] = _painted_pill(theme, rect.size(), tone, word, ratio)
    painter.drawPixmap(rect.topLeft(), painted)


def _painted_pill(theme: Theme, size: QSizeF, tone: Tone, word: str, ratio: float) -> QPixmap:
    made = QPixmap((size * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    rect = QRectF(QPointF(0, 0), size)
    painter = QPainter(made)
    ink = theme.tokens.tone(tone)
    box(painter, rect, rect.height() / 2, ink.ground)
    left = rect.left() + theme.px(10)
    if tone in _SHAPED:
        side = theme.px(9)
        _shape(painter, tone, QRectF(left, rect.center().y() - side / 2, side, side), ink.text)
        left += theme.px(14)
    painter.setFont(pill_font(theme))
    painter.setPen(QColor(ink.text))
    words = QRectF(left, rect.top(), rect.right() - theme.px(8) - left, rect.height())
    shown = QFontMetricsF(painter.font()).elidedText(word, Qt.TextElideMode.ElideRight, words.width() + 2)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.end()
    return made


def _shape(painter: QPainter, tone: Tone, rect: QRectF, color: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    if tone is Tone.LATE:
        painter.drawPolygon(
            QPolygonF([QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()])
        )
        return
    if tone is Tone.TODAY:
        painter.drawPie(rect, 90 * 16, -180 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(color), rect.width() / 7))
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(color), rect.width() / 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    low = QPointF(rect.left() + rect.width() * 0.38, rect.bottom() - rect.height() * 0.12)
    painter.drawPolyline(
        QPolygonF([QPointF(rect.left(), rect.center().y() + 0.5), low, QPointF(rect.right(), rect.top() + 1)])
    )


def key_font(theme: Theme) -> QFont:
    """Return the face of key badges."""
    return theme.font(11, QFont.Weight.DemiBold)


def key_size(theme: Theme, key: str) -> QSize:
    """Return the room a key badge takes."""
    metrics = QFontMetricsF(key_font(theme))
    height = max(theme.px(17), int(metrics.height() + theme.px(3)))
    return QSize(max(height, int(metrics.horizontalAdvance(key) + theme.px(10) + 0.999)), height)


def key_badge(
    painter: QPainter, theme: Theme, rect: QRectF, key: str, text: str, ground: str | None, stroke: str | None
) -> None:
    """Paint a key as a small keycap."""
    painter.save()
    box(painter, rect, theme.px(4), ground, stroke)
    painter.setFont(key_font(theme))
    painter.setPen(QColor(text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
