"""A white box with a quiet edge that holds what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from guichet.ui.theme import CARD_RADIUS, current
from guichet.ui.widgets import paint
from guichet.ui.widgets.labels import Label, Style


class Card(QWidget):
    """A box with an optional heading. `body` is the layout to fill.

    `tight` drops the inner margins (lists); `chosen` draws the edge in the accent; `sunken` a grey ground.
    """

    def __init__(
        self,
        heading: str = "",
        *,
        tight: bool = False,
        chosen: bool = False,
        sunken: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = current()
        self._chosen = chosen
        self._sunken = sunken
        self.body = QVBoxLayout(self)
        margin = 1 if tight else theme.gap(4)
        self.body.setContentsMargins(margin, margin if tight else theme.gap(3), margin, margin)
        self.body.setSpacing(0 if tight else theme.gap(2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if heading:
            self.setAccessibleName(heading)
            self.body.addWidget(Label(heading, Style.HEADING), 0, Qt.AlignmentFlag.AlignTop)

    def set_chosen(self, chosen: bool) -> None:
        """Mark the card as the one that a key would take."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current()
        tokens = theme.tokens
        fill = tokens.sunken if self._sunken else tokens.surface
        edge = tokens.accent if self._chosen else tokens.line
        width = theme.px(2) if self._chosen else 1
        paint.box(QPainter(self), QRectF(self.rect()), theme.px(CARD_RADIUS), fill, edge, width)
