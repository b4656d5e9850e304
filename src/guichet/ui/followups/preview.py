"""The printed page beside the list, drawn by the same code as the paper."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from guichet.reports.followup_rows import FollowupSheet
from guichet.reports.followups import Pagination
from guichet.ui.theme import current


class PagePreview(QWidget):
    """Shows one page of a sheet; the next one with `next_page`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pagination | None = None
        self._page = 1
        self.setMinimumWidth(current().px(300))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(QCoreApplication.translate("FollowUps", "Aperçu de la page imprimée"))

    def show_sheet(self, sheet: FollowupSheet) -> None:
        """Show the first page of another sheet, or the same page number of a newer one."""
        self._pages = Pagination(sheet)
        self._page = min(self._page, self._pages.page_count)
        self.update()

    @Slot()
    def next_page(self) -> None:
        """Turn the page; after the last comes the first."""
        if self._pages is not None:
            self._page = self._page % self._pages.page_count + 1
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the width of a readable page."""
        return QSize(current().px(400), current().px(520))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current()
        painter.fillRect(self.rect(), QColor(theme.tokens.sunken))
        if self._pages is None:
            return
        size = self._pages.page_size
        margin = theme.gap(3)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        scale = min(room.width() / size.width(), room.height() / size.height())
        wide, high = size.width() * scale, size.height() * scale
        left = room.left() + (room.width() - wide) / 2
        painter.fillRect(QRectF(left, room.top(), wide, high), Qt.GlobalColor.white)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(QRectF(left, room.top(), wide, high))
        painter.setTransform(QTransform.fromTranslate(left, room.top()), True)
        painter.scale(scale, scale)
        self._pages.draw_page(painter, self._page)
        painter.end()
