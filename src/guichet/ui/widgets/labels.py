"""Words on a screen: in the few sizes there are, shortened when there is no room, or ready to copy."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from guichet.ui.theme import current

READABLE = 460
"""How wide a wrapped text would like to be, in px at 100 %."""


class Style(Enum):
    """The sizes and weights of text: size in px at 100 %, weight, palette role."""

    BODY = (14, QFont.Weight.Normal, QPalette.ColorRole.WindowText)
    STRONG = (14, QFont.Weight.DemiBold, QPalette.ColorRole.WindowText)
    SOFT = (14, QFont.Weight.Normal, QPalette.ColorRole.PlaceholderText)
    SMALL = (13, QFont.Weight.Normal, QPalette.ColorRole.PlaceholderText)
    LABEL = (13, QFont.Weight.DemiBold, QPalette.ColorRole.PlaceholderText)
    HEADING = (15, QFont.Weight.DemiBold, QPalette.ColorRole.WindowText)
    TITLE = (20, QFont.Weight.Bold, QPalette.ColorRole.WindowText)
    LINK = (13, QFont.Weight.DemiBold, QPalette.ColorRole.Link)


class Label(QLabel):
    """Text in one of the styles; `wrap` lets it take several lines. Never read as rich text."""

    def __init__(
        self, text: str = "", style: Style = Style.BODY, *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        size, weight, role = style.value
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(current().font(size, weight))
        self.setForegroundRole(role)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Ask for one line, or for a readable width where it wraps (Qt asks for a tall narrow block)."""
        if not self.wordWrap():
            return super().sizeHint()
        wide = min(self._line() + 2, current().px(READABLE))
        return QSize(wide, max(self.heightForWidth(wide), QFontMetrics(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        """Give way to a short word where it wraps."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(min(self._line() + 2, current().px(90)), QFontMetrics(self.font()).height())

    def _line(self) -> int:
        return QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()


class ElidedLabel(Label):
    """One line that gives way: shortened with an ellipsis, whole in its tooltip and for a screen reader."""

    def __init__(self, text: str = "", style: Style = Style.BODY, parent: QWidget | None = None) -> None:
        super().__init__("", style, parent=parent)
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`, shortened to the room there is."""
        self._full = text
        super().setText(text)
        self.setAccessibleName(text)
        self._hint()

    def minimumSizeHint(self) -> QSize:
        """Give way to three letters."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("MM…"), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for the whole text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def resizeEvent(self, event: object) -> None:
        """Keep the tooltip only where something is hidden."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._hint()

    def _hint(self) -> None:
        short = QFontMetrics(self.font()).horizontalAdvance(self._full) > self.contentsRect().width()
        self.setToolTip(self._full if short else "")


class CopyLabel(QWidget):
    """A number to say or paste: text that can be chosen, and a button that copies it."""

    def __init__(
        self, text: str, what: str, style: Style = Style.TITLE, parent: QWidget | None = None
    ) -> None:
        """`what` names it for a screen reader, e.g. « numéro du dossier »."""
        from guichet.ui.widgets.buttons import IconButton

        super().__init__(parent)
        self._label = Label(text, style)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._label.setAccessibleName(f"{what} {text}")
        self._what = what
        self._button = IconButton(
            "copy", QCoreApplication.translate("CopyLabel", "Copier\u00a0: {what}").format(what=what)
        )
        self._button.clicked.connect(self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().gap(1))
        row.addWidget(self._label)
        row.addWidget(self._button)

    def text(self) -> str:
        """Return what would be copied."""
        return self._label.text()

    def setText(self, text: str) -> None:
        """Show another text."""
        self._label.setText(text)
        self._label.setAccessibleName(f"{self._what} {text}")

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard and say so beside it."""
        QGuiApplication.clipboard().setText(self.text())
        self._button.confirm()
