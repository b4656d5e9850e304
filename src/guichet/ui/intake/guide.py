"""The column beside the form: where the words lead, what is known already, and what is read or filled in for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from guichet.ui.intake.steering import Steering
from guichet.ui.theme import current
from guichet.ui.widgets.columns import Columns, Scrolled

HEAD = 160
"""How much of a panel beside the form must be in sight, in px at 100 %: it scrolls by itself."""


class Guide(QWidget):
    """The proposals with what stands under them; `lay_over` puts a panel in their place until `clear`.

    Beside the form it scrolls by itself: whatever comes here, the form keeps its height and the field its place. Under
    the form, where the columns fold, it is as tall as what it holds.
    """

    def __init__(self, steering: Steering) -> None:
        super().__init__()
        self._steering = steering
        self._panel: QWidget | None = None
        self._back: QWidget | None = None
        self._submit: Callable[[], object] | None = None
        self._body = QWidget()
        self._whole = QVBoxLayout(self._body)
        edge = current().px(3)  # the focus ring of a panel is painted outside it
        self._whole.setContentsMargins(edge, edge, edge, edge)
        self._whole.addWidget(steering)
        self._scrolled = Scrolled(self._body)
        self._body.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scrolled)

    @property
    def panel(self) -> QWidget | None:
        """What stands in place of the cards, None when they are in sight."""
        return self._panel

    def add_card(self, card: QWidget) -> None:
        """Put cards under the proposals."""
        self._steering.under.addWidget(card)

    def lay_over(
        self, panel: QWidget, focus: QWidget | None = None, submit: Callable[[], object] | None = None
    ) -> None:
        """Show `panel` in place of the cards and give the keys to `focus` in it, or to the panel itself.

        `submit` is what the key that saves does while one writes in the panel.
        """
        self._submit = submit
        if self._panel is not panel:
            if self._panel is None:
                self._back = QApplication.focusWidget()
            else:
                self._panel.hide()
            self._panel = panel
            self._whole.addWidget(panel)
            self._steering.hide()
        panel.show()
        (focus or panel).setFocus(Qt.FocusReason.OtherFocusReason)
        self._scrolled.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._reveal)  # once it has its height

    @Slot()
    def _reveal(self) -> None:
        focus = QApplication.focusWidget()
        for _ in range(2):  # its own height first, then that of what scrolls around it
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._panel is not None:
            self.show_in_sight(self._panel)
            if focus is not None and self._panel.isAncestorOf(focus):
                self.show_in_sight(focus)

    def submit(self) -> bool:
        """Do what the panel does with the key that saves, where one writes in it; say whether it was done."""
        focus = QApplication.focusWidget()
        if self._submit is None or self._panel is None or focus is None:
            return False
        if not self._panel.isAncestorOf(focus):
            return False
        self._submit()
        return True

    def clear(self) -> None:
        """Show the cards again; the field that had the keys before has them again."""
        panel, self._panel, self._submit = self._panel, None, None
        if panel is None:
            return
        back, self._back = self._back, None
        focus = QApplication.focusWidget()
        had = focus is None or focus is panel or panel.isAncestorOf(focus)
        self._steering.show()
        if had and back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_in_sight(back)
        panel.hide()
        self._whole.removeWidget(panel)

    def show_in_sight(self, widget: QWidget) -> None:
        """Scroll to a widget of the form or of this column."""
        walk = widget.parentWidget()
        while walk is not None:
            body = walk.widget() if isinstance(walk, Scrolled) else None
            if isinstance(walk, Scrolled) and body is not None:
                at = widget.mapTo(body, QPoint(0, 0))
                if not self.folded and walk is not self._scrolled:  # the form stays where it is
                    half = min(widget.height(), current().px(HEAD)) // 2
                    walk.ensureVisible(at.x(), at.y() + half, 0, half)
                elif widget.height() > walk.viewport().height():  # what is too tall begins in sight
                    walk.verticalScrollBar().setValue(at.y())
                else:
                    walk.ensureWidgetVisible(widget)
            walk = walk.parentWidget()

    # ------------------------------------------------------------------ height

    def minimumSizeHint(self) -> QSize:
        """Ask for the whole height under the form, for none beside it."""
        return QSize(current().px(200), self._height() if self.folded else current().px(120))

    def sizeHint(self) -> QSize:
        """Ask for what it would like, and no more height beside the form than the form has."""
        return QSize(self._body.sizeHint().width(), self.minimumSizeHint().height())

    @property
    def folded(self) -> bool:
        """Whether it stands under the form, out of sight while one types."""
        parent = self.parentWidget()
        return isinstance(parent, Columns) and parent.folded

    def _height(self) -> int:
        layout, wide = self._body.layout(), self.width()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(wide)
        return self._body.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again: the height depends on the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._ask_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask again when what it holds has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._ask_again()
        return super().eventFilter(watched, event)

    def _ask_again(self) -> None:
        bars = Qt.ScrollBarPolicy
        self._scrolled.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if self.folded else bars.ScrollBarAsNeeded
        )
        self.updateGeometry()
