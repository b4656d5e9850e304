"""The list at the left: a search as one types, filters, how many there are, and the dossiers by pages (COM-7)."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.application import looking
from guichet.application.looking import COUNT_LIMIT, Filter, microseconds
from guichet.ui.door import Door
from guichet.ui.dossiers.listing import Cards, DossierSource
from guichet.ui.dossiers.work import Count
from guichet.ui.i18n import language
from guichet.ui.paging import PagedListModel
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.lists import CardList
from guichet.ui.widgets.segmented import Option, SegmentedControl


class DossierFinder(QWidget):
    """`chosen(id)` follows the list; `taken(id)` is Enter or a double click."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._door: Door = context.app
        self._citizen: bytes | None = None
        self.shown: Hashable = None
        say = QCoreApplication.translate
        theme = current()
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Dossiers", "Numéro, nom, téléphone, mots…"))
        self.search.setAccessibleName(say("Dossiers", "Chercher un dossier"))
        self.search.setToolTip(say("Dossiers", "Numéro, citoyen, téléphone, mots, adresse"))
        self.search.setClearButtonEnabled(True)
        self.status = SegmentedControl(
            [
                Option("open", say("Dossiers", "Ouverts")),
                Option("late", say("Dossiers", "En retard")),
                Option("closed", say("Dossiers", "Fermés")),
                Option("", say("Dossiers", "Tous")),
            ],
            say("Dossiers", "État"),
            "open",
        )
        self.service = QComboBox()
        self.service.setAccessibleName(say("Dossiers", "Service"))
        self.service.setMinimumContentsLength(8)
        self.service.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.service.addItem(say("Dossiers", "Tous les services"), "")
        self.mine = QCheckBox(say("Dossiers", "Les &miens"))
        self.disputed = QCheckBox(say("Dossiers", "À &trancher"))
        self.disputed.setToolTip(say("Dossiers", "Deux postes y ont dit des choses différentes sans se voir"))
        self.person = Button("", kind=Kind.LINK, icon="x")
        self.person.hide()
        self.counted = Label("", Style.SMALL)
        self.model: PagedListModel[Any] = PagedListModel(
            context.tasks, Cards(self._door), parent=self, interrupt=self._give_up
        )
        self.list = CardList(self.model, say("Dossiers", "Dossiers"))
        self.nothing = EmptyState(
            say("Dossiers", "Aucun dossier ne répond"),
            say("Dossiers", "Essayez moins de mots, un autre état, ou tous les services."),
            icon="search",
            step=say("Dossiers", "Tout montrer"),
        )
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(2))
        for part in (self.search, self.status, self.service):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.mine)
        row.addWidget(self.disputed)
        row.addStretch(1)
        row.addWidget(self.counted)
        column.addLayout(row)
        column.addWidget(self.person)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self.look)
        self.search.textChanged.connect(self._pause.start)
        self.status.chosen.connect(self.look)
        self.service.currentIndexChanged.connect(self.look)
        self.mine.toggled.connect(self.look)
        self.disputed.toggled.connect(self.look)
        self.person.clicked.connect(self.everybody)
        self.list.chosen.connect(self.chosen)
        self.list.taken.connect(self.taken)
        self.model.settled.connect(self._settled)
        if self.nothing.button is not None:
            self.nothing.button.clicked.connect(self.show_all)

    def offer_services(self) -> None:
        """Offer the City's services as they stand in the directory."""
        kept = self.service.currentData()
        self.service.blockSignals(True)
        while self.service.count() > 1:
            self.service.removeItem(1)
        for each in self._door.desk.directory.services.values():
            if each.scope == "internal":
                name = each.name_en if language() == "en" and each.name_en else each.name_fr
                self.service.addItem(name, each.code)
        self.service.setCurrentIndex(max(0, self.service.findData(kept)))
        self.service.blockSignals(False)

    def filters(self) -> Filter:
        """Return what the list is narrowed to."""
        value = self.status.value()
        late = microseconds(self._context.now()) if value == "late" else None
        wanted = Filter(
            status="open" if value == "late" else value,
            service=str(self.service.currentData() or ""),
            late_at=late,
            conflicts=self.disputed.isChecked(),
            citizen_id=self._citizen,
        )
        return looking.mine(self._door.desk, wanted) if self.mine.isChecked() else wanted

    @Slot()
    def look(self, *_: object) -> None:
        """Search again: a newer key press makes an older search give up."""
        if not self._door.is_open:
            return
        typed, filters = self.search.text(), self.filters()
        self.model.show_source(DossierSource(self._door, typed, filters))
        self._context.tasks.run(
            self._door.use(Count(typed, filters)),
            self._show_count,
            lane=Lane.READ,
            latest="dossier-count",
            interrupt=self._give_up,
        )

    def ask(self, query: str) -> None:
        """Search all dossiers for `query`."""
        self.status.set_value("")
        self._citizen = None
        self.person.hide()
        self.search.setText(query)

    def of_citizen(self, citizen: bytes, name: str) -> None:
        """Show all the dossiers of a citizen."""
        self.ask("")
        self._citizen = citizen
        self.person.setText(QCoreApplication.translate("Dossiers", "Citoyen\u00a0: {name}").format(name=name))
        self.person.show()

    @Slot()
    def everybody(self) -> None:
        """Show the dossiers of all citizens again."""
        self._citizen = None
        self.person.hide()
        self.look()

    @Slot()
    def show_all(self) -> None:
        """Drop the words and the filters."""
        self.service.setCurrentIndex(0)
        self.mine.setChecked(False)
        self.disputed.setChecked(False)
        self.ask("")
        self.look()
        self.search.setFocus()

    def _give_up(self) -> None:
        if self._door.is_open:
            looking.give_up(self._door.desk)

    @Slot()
    def _settled(self) -> None:
        found = self.model.rowCount() > 0
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        if found and self.shown is not None and not self.list.currentIndex().isValid():
            self.list.choose(self.shown)

    @Slot(object)
    def _show_count(self, found: int) -> None:
        say = QCoreApplication.translate
        if found > COUNT_LIMIT:
            self.counted.setText(say("Dossiers", "plus de 1\u00a0000 dossiers"))
        else:
            self.counted.setText(QCoreApplication.translate("Dossiers", "%n dossier(s)", "", found))
