"""The intakes open at once, as tabs: the phone rings while someone is at the counter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from guichet.ui import icons
from guichet.ui.theme import CARD_RADIUS, current
from guichet.ui.widgets.buttons import Button, IconButton
from guichet.ui.widgets.labels import ElidedLabel, Style


@dataclass(frozen=True, slots=True)
class TabFace:
    """What a tab says: its channel's icon and `9 h 12 · Comptoir (brouillon)`."""

    icon: str
    title: str


class _Bar(QTabBar):
    """A tab bar painted as the cards are; arrows move along it when it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: list[TabFace] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(QCoreApplication.translate("Intake", "Accueils ouverts"))

    def tabSizeHint(self, index: int) -> QSize:
        theme = current()
        words = self.faces[index].title if index < len(self.faces) else ""
        wide = QFontMetricsF(theme.font(14, QFont.Weight.DemiBold)).horizontalAdvance(words)
        return QSize(int(wide) + theme.px(16 + 8 + 28), theme.px(34))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(min(self.tabSizeHint(index).width(), current().px(96)), current().px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        tokens = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(CARD_RADIUS)
        for at, face in enumerate(self.faces[: self.count()]):
            chosen = at == self.currentIndex()
            rect = QRectF(self.tabRect(at)).adjusted(0.5, 0.5, -theme.px(6) - 0.5, radius)
            painter.setPen(QColor(tokens.line))
            painter.setBrush(QColor(tokens.surface if chosen else tokens.badge.ground))
            painter.drawRoundedRect(rect, radius, radius)
            ink = tokens.text if chosen else tokens.badge.text
            inner = rect.adjusted(theme.px(12), 0, -theme.px(8), -radius)
            side = theme.px(15)
            spot = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
            icons.draw(painter, face.icon, ink, spot)
            font = theme.font(14, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            words = inner.adjusted(side + theme.px(8), 0, 0, 0)
            shown = QFontMetricsF(font).elidedText(face.title, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class IntakeTabs(QWidget):
    """The tabs, and beside them how to open one more and to give one up."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self.bar = _Bar()
        self.add = Button(QCoreApplication.translate("Intake", "Nouveau"), key="Ctrl+N", icon="plus")
        self.discard = IconButton(
            "trash-2", QCoreApplication.translate("Intake", "Abandonner cet accueil"), key="Ctrl+W"
        )
        self.kept = ElidedLabel("", Style.SMALL)
        for each in (self.add, self.discard):
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 0, 0, 0)
        row.setSpacing(theme.gap(1))
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.kept)  # beside the buttons below it pushed « Ouvrir le dossier » to another line
        row.addWidget(self.discard)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_faces(self, faces: list[TabFace], chosen: int) -> None:
        """Show these tabs, without telling."""
        blocked = self.bar.blockSignals(True)
        self.bar.faces = faces
        while self.bar.count() > len(faces):
            self.bar.removeTab(self.bar.count() - 1)
        for at, face in enumerate(faces):
            if at >= self.bar.count():
                self.bar.addTab(face.title)
            elif self.bar.tabText(at) != face.title:
                self.bar.setTabText(at, face.title)
        self.bar.setCurrentIndex(chosen)
        self.bar.blockSignals(blocked)
        self.bar.updateGeometry()
        self.bar.update()

    def minimumSizeHint(self) -> QSize:
        """Give way: many intakes shorten each other's titles."""
        return QSize(current().px(200), super().minimumSizeHint().height())
