"""The printed page beside the list, drawn by the same code as the paper."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guichet.reports.followup_rows import FollowupRow
from guichet.reports.followups import Pagination
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import IconButton
from guichet.ui.widgets.labels import Label, Style


class PagePreview(QWidget):
    """The pages of a sheet, one at a time; `next_page` turns, `follow` goes to the page of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = _Paper()
        self._place = Label("", Style.LABEL)
        self._before = IconButton("chevron-left", QCoreApplication.translate("FollowUps", "Page précédente"))
        self._after = IconButton(
            "chevron-right", QCoreApplication.translate("FollowUps", "Page suivante"), key="Ctrl+PgDown"
        )
        self._before.clicked.connect(self.page_before)
        self._after.clicked.connect(self.next_page)
        self._paper.turned.connect(self._turned)
        turning = QHBoxLayout()
        turning.setSpacing(current().gap(1))
        turning.addStretch(1)
        for each in (self._before, self._place, self._after):
            turning.addWidget(each)
        turning.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().gap(1))
        layout.addLayout(turning)
        layout.addWidget(self._paper, 1)

    @property
    def page(self) -> int:
        """The number of the page in sight, from 1."""
        return self._paper.page

    @property
    def page_count(self) -> int:
        """How many pages the sheet has; 0 before the first sheet."""
        return self._paper.page_count

    def show_pages(self, pages: Pagination) -> None:
        """Show the same page number of a newer sheet, or its last page."""
        self._paper.show_pages(pages)

    def follow(self, row: FollowupRow | None) -> None:
        """Turn to the page that prints `row`, and mark it there."""
        self._paper.follow(row)

    @Slot()
    def next_page(self) -> None:
        """Turn the page; after the last comes the first."""
        self._paper.turn(1)

    @Slot()
    def page_before(self) -> None:
        """Turn back; before the first comes the last."""
        self._paper.turn(-1)

    @Slot(int, int)
    def _turned(self, page: int, total: int) -> None:
        self._place.setText(
            QCoreApplication.translate("FollowUps", "Page {page} de {total}").format(page=page, total=total)
        )
        self._before.setEnabled(total > 1)
        self._after.setEnabled(total > 1)


class _Paper(QWidget):
    """One page, as large as there is room. `turned(page, total)` follows what is in sight."""

    turned = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pagination | None = None
        self._marked: FollowupRow | None = None
        self.page = 1
        self.setMinimumWidth(current().px(300))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(QCoreApplication.translate("FollowUps", "Aperçu de la page imprimée"))

    @property
    def page_count(self) -> int:
        """How many pages there are, 0 without a sheet."""
        return self._pages.page_count if self._pages is not None else 0

    def show_pages(self, pages: Pagination) -> None:
        """Show another sheet at the page in sight."""
        self._pages = pages
        self._marked = None
        self._show(min(self.page, self.page_count))

    def follow(self, row: FollowupRow | None) -> None:
        """Show the page of a row, and mark it."""
        self._marked = row
        page = self._pages.page_of(row) if self._pages is not None and row is not None else None
        self._show(page or self.page)

    def turn(self, pages: int) -> None:
        """Turn by so many pages, round the ends."""
        if self.page_count:
            self._show((self.page - 1 + pages) % self.page_count + 1)

    def _show(self, page: int) -> None:
        self.page = page
        self.turned.emit(page, self.page_count)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the width of a readable page."""
        return QSize(current().px(400), current().px(520))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page on its ground, the chosen row marked."""
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
        self._pages.draw_page(painter, self.page)
        place = self._pages.place_of(self._marked, self.page) if self._marked is not None else None
        if place is not None:
            pen = QPen(QColor(theme.tokens.primary), theme.px(2))
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(place)
        painter.end()
