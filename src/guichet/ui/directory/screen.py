"""The directory screen: its entries by kind, who is away, and the import of whole files (ROUTE-1, COM-2, STAFF-6, STAFF-7)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from guichet.ui.directory import work
from guichet.ui.directory.editing import EntriesPage
from guichet.ui.directory.importing import ImportPage
from guichet.ui.directory.work import Known
from guichet.ui.door import Changed, Door
from guichet.ui.screen import Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import current
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.segmented import Option, SegmentedControl


class DirectoryScreen(Screen):
    """A bar of sections over the page of the one in sight; an import stands in its place until it is settled."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._build()
        self.kind.chosen.connect(self.show_section)
        self.import_page.opened.connect(self._show_import)
        self.import_page.left.connect(self._leave_import)
        self.entries.import_asked.connect(self.import_page.ask_files)
        bind = context.actions.bind
        bind("directory.new", self.new, self.entries.may_edit)
        bind("directory.save", self.save, self.entries.may_edit)
        bind("directory.import", self.import_page.ask_files, self.entries.may_edit)
        self._door.ready.connect(self._read)
        self._door.changed.connect(self._changed)
        self._door.duty_changed.connect(self._on_duty)

    def _build(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        self.kind = SegmentedControl(
            [
                Option("services", say("DirectoryScreen", "Services")),
                Option("contacts", say("DirectoryScreen", "Personnes")),
                Option("topics", say("DirectoryScreen", "Sujets")),
                Option("streets", say("DirectoryScreen", "Rues")),
            ],
            say("DirectoryScreen", "Sorte d’entrée"),
            "services",
        )
        self.entries = EntriesPage(self.context)
        self.import_page = ImportPage(self.context)
        self._import = Scrolled(self.import_page)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.entries)
        self.pages.addWidget(self._import)
        outer = QVBoxLayout(self)
        edge = theme.gap(4)
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.setSpacing(theme.gap(3))
        outer.addWidget(self.kind)
        outer.addWidget(self.pages, 1)

    # ------------------------------------------------------------------ coming and going

    def opened(self, **_params: Any) -> None:
        """Read the directory."""
        if self._door.is_open:
            self._read()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.entries.search

    def state(self) -> dict[str, Any]:
        """Return the section, and what stands half written in it."""
        return {"kind": self.kind.value(), "entries": self.entries.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the same again, in another language or size."""
        self.kind.set_value(state["kind"])
        self.show_section(state["kind"])
        self.entries.restore(state["entries"])

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if "directory" in changed.streams:
            self._read()

    @Slot(object)
    def _on_duty(self, _duty: object) -> None:
        self.entries.duty_changed()

    @Slot()
    def _read(self) -> None:
        self.context.tasks.run(self._door.use(work.read), self._came, lane=Lane.READ, latest="directory")

    @Slot(object)
    def _came(self, known: Known) -> None:
        self.entries.show_known(known)

    # ------------------------------------------------------------------ the section in sight

    @Slot(str)
    def show_section(self, kind: str) -> None:
        """Show a kind of entry."""
        self.pages.setCurrentWidget(self.entries)
        self.entries.show_kind(kind)

    @Slot()
    def new(self) -> None:
        """Begin what the section in sight holds."""
        self.entries.new()

    @Slot()
    def save(self) -> None:
        """Record what stands in the section in sight."""
        self.entries.save()

    @Slot()
    def _show_import(self) -> None:
        self.pages.setCurrentWidget(self._import)

    @Slot()
    def _leave_import(self) -> None:
        self.show_section(self.kind.value())
        self.entries.search.setFocus()
