"""The widgets of the follow-ups screen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.followups.preview import PagePreview
from guichet.ui.paging import PagedTableModel
from guichet.ui.shortcuts import key_text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, IconButton, Kind
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.lists import RowTable
from guichet.ui.widgets.momentedit import DayEdit
from guichet.ui.widgets.pill import Pill

FLAGS = 2
"""Absences named above the list; the others are counted, and named in the tooltip."""


class FollowUpsView(QWidget):
    """Title, day, service, person, counts, table, and the page beside it where there is room."""

    def __init__(
        self, model: PagedTableModel[Any], now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = current()
        self._now = now
        self._room = True
        self.title = Label("", Style.TITLE)
        self.before = IconButton(
            "chevron-left", QCoreApplication.translate("FollowUps", "Jour précédent"), key="Alt+Left"
        )
        self.after = IconButton(
            "chevron-right", QCoreApplication.translate("FollowUps", "Jour suivant"), key="Alt+Right"
        )
        self.day = DayEdit(self._today)
        self.service = QComboBox()
        self.person = QComboBox()
        self.topic, self.sector, self.by = QComboBox(), QComboBox(), QComboBox()
        for box in (self.service, self.person, self.topic, self.sector, self.by):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.late = Pill("", Tone.LATE)
        self.today = Pill("", Tone.TODAY)
        self.next = Pill("", Tone.QUIET)
        self.csv = Button(QCoreApplication.translate("FollowUps", "CSV"))
        self.xlsx = Button(QCoreApplication.translate("FollowUps", "Excel"))
        self.pdf = Button(QCoreApplication.translate("FollowUps", "PDF"))
        for button, key in (
            (self.csv, "Ctrl+Shift+C"),
            (self.xlsx, "Ctrl+Shift+E"),
            (self.pdf, "Ctrl+Shift+S"),
        ):
            # Four keys side by side would take the place of a row of the list.
            button.setToolTip(key_text(key))
            button.setAccessibleDescription(key_text(key))
        self.print = Button(
            QCoreApplication.translate("FollowUps", "&Imprimer"),
            key="Ctrl+P",
            kind=Kind.PRIMARY,
            icon="printer",
        )
        self.table = RowTable(model, QCoreApplication.translate("FollowUps", "Suivis"), row_height=76)
        self.empty = EmptyState(
            QCoreApplication.translate("FollowUps", "Rien n’est dû"),
            QCoreApplication.translate(
                "FollowUps", "Aucune action en retard, due aujourd’hui ou à venir pour ce choix."
            ),
            icon="list-checks",
        )
        self.empty.hide()
        self.printed = Label("", Style.SMALL)
        self.printed.hide()
        self.limit = Label("", Style.SMALL, wrap=True)
        self.limit.hide()
        self.alone = Pill("", Tone.TODAY)
        self.alone.hide()
        self.transfers = Button(QCoreApplication.translate("FollowUps", "Transferts"), key="Ctrl+T")
        self.transfers.hide()
        self.survey = Button(QCoreApplication.translate("FollowUps", "Satisfaction"), key="Shift+F5")
        self.handover = Button(QCoreApplication.translate("FollowUps", "Passation"), key="Ctrl+H")
        self.mend = Button(
            QCoreApplication.translate("FollowUps", "Voir les absences"), key="F10", kind=Kind.LINK
        )
        self.mend.hide()
        self.flagged = Label("", Style.SMALL, wrap=True)
        self.flagged.hide()
        self.preview = PagePreview()
        self._place(theme.gap(4), theme.gap(3))

    def _today(self) -> Any:
        return self._now().date()

    def _place(self, edge: int, gap: int) -> None:
        head = FlowLayout(gap=2)
        for each in (self.before, self.title, self.after):
            head.addWidget(each)
        head.push()
        files = QWidget()
        buttons = QHBoxLayout(files)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(current().gap(2))
        for button in (self.csv, self.xlsx, self.pdf, self.print):
            buttons.addWidget(button)
        head.addWidget(files)
        choices = QHBoxLayout()
        choices.setSpacing(gap)
        choices.addWidget(Field(QCoreApplication.translate("FollowUps", "&Jour"), self.day))
        choices.addWidget(Field(QCoreApplication.translate("FollowUps", "&Service"), self.service), 1)
        choices.addWidget(Field(QCoreApplication.translate("FollowUps", "P&ersonne"), self.person), 1)
        narrowed = QHBoxLayout()
        narrowed.setSpacing(gap)
        narrowed.addWidget(Field(QCoreApplication.translate("FollowUps", "Su&jet"), self.topic), 1)
        narrowed.addWidget(Field(QCoreApplication.translate("FollowUps", "Sec&teur"), self.sector), 1)
        narrowed.addWidget(Field(QCoreApplication.translate("FollowUps", "No&uvelle page par"), self.by), 1)
        counts = FlowLayout(gap=2)
        for part in (self.late, self.today, self.next, self.printed, self.alone, self.mend):
            counts.addWidget(part)
        counts.push()
        counts.addWidget(self.handover)
        counts.addWidget(self.transfers)
        counts.addWidget(self.survey)
        self.list = QWidget()
        left = QVBoxLayout(self.list)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(gap)
        left.addLayout(head)
        left.addLayout(choices)
        left.addLayout(narrowed)
        left.addLayout(counts)
        left.addWidget(self.flagged)
        left.addWidget(self.limit)
        left.addWidget(self.table, 1)
        left.addWidget(self.empty, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(edge)
        whole.addWidget(self.list, 5)
        whole.addWidget(self.preview, 2)

    def show_flagged(self, sentences: Sequence[str]) -> None:
        """Show the absences that leave the work to a service's desk; the list does not give way to many of them."""
        count = len(sentences)
        self.alone.setVisible(bool(sentences))
        self.mend.setVisible(bool(sentences))
        self.flagged.setVisible(bool(sentences))
        self.alone.show_state(
            QCoreApplication.translate("FollowUps", "%n absence(s) sans remplacement", "", count), Tone.TODAY
        )
        self.alone.setToolTip("\n".join(sentences))
        more = count - FLAGS
        shown = list(sentences[:FLAGS])
        if more > 0:
            shown.append(QCoreApplication.translate("FollowUps", "et %n autre(s)", "", more))
        self.flagged.setText("\n".join(shown))

    def fold(self, width: float) -> None:
        """Give the page's place to the list where the window is narrow (`width` in px at 100 %)."""
        self._room = width >= 1240
        self.preview.setVisible(self._room or self.enlarged)

    @property
    def enlarged(self) -> bool:
        """Whether the page stands alone, in the place of the list."""
        return self.list.isHidden()

    def enlarge(self, *, large: bool) -> None:
        """Show the page alone, as large as the window, or beside the list again."""
        self.list.setVisible(not large)
        self.preview.setVisible(large or self._room)
