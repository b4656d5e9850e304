"""What stands where a list would be when there is nothing: why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui import icons
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.labels import Label, Style


class Icon(QWidget):
    """A decorative icon in the soft colour, or in the token `color`."""

    def __init__(self, name: str, size: int = 20, color: str = "soft", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._color = name, current().px(size), color
        self.setFixedSize(QSize(self._size, self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        color = getattr(current().tokens, self._color)
        icons.draw(QPainter(self), self._name, color, QRectF(self.rect()))


class EmptyState(QWidget):
    """An icon, a sentence, a quieter one, and the button of the next step if there is one (`button`)."""

    def __init__(
        self,
        sentence: str,
        detail: str = "",
        *,
        icon: str = "folder",
        step: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = current()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap(6), theme.gap(6), theme.gap(6), theme.gap(6))
        column.setSpacing(theme.gap(2))
        column.addStretch(1)
        column.addWidget(Icon(icon, 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for line, style in ((sentence, Style.HEADING), (detail, Style.SOFT)):
            if line:
                label = Label(line, style, wrap=True)
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(label)
        self.button: Button | None = None
        if step:
            self.button = Button(step, key=key)
            column.addSpacing(theme.gap(2))
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
