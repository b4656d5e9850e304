"""Stroke icons (Lucide, ISC licence) drawn from their SVG in any colour and size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from guichet.resources import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def path(name: str) -> Path:
    """Return the file of the icon `name`."""
    return resource("icons", f"{name}.svg")


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return path(name).read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` in `color` (#RRGGBB), `size` logical pixels square, sharp at `ratio`."""
    # QtSvg is a shared library of its own: the first icon pays for it, not the first import.
    from PySide6.QtSvg import QSvgRenderer

    side = max(1, round(size * ratio))
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, color: str | QColor, size: int = 20) -> QIcon:
    """Return the icon `name` for a Qt widget that takes a QIcon, sharp at 100 % and 200 %."""
    from PySide6.QtGui import QIcon

    written = color.name() if isinstance(color, QColor) else color
    made = QIcon(pixmap(name, written, size))
    made.addPixmap(pixmap(name, written, size, 2.0))
    return made


def draw(painter: QPainter, name: str, color: str | QColor, rect: QRectF) -> None:
    """Paint the icon `name` in `rect`, in `color`."""
    written = color.name() if isinstance(color, QColor) else color
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    size = round(min(rect.width(), rect.height()))
    painter.drawPixmap(rect.topLeft(), pixmap(name, written, size, ratio))
