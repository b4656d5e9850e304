"""The directory screen: its entries by kind, who is away, and the import of whole files (ROUTE-1, COM-2, STAFF-6, STAFF-7)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from guichet.ui.directory import work
from guichet.ui.directory.absences import AbsencesPage
from guichet.ui.directory.editing import EntriesPage, inside
from guichet.ui.directory.importing import ImportPage
from guichet.ui.directory.work import Known
from guichet.ui.door import Changed, Door
from guichet.ui.screen import Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import current
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.segmented import Option, SegmentedControl

ABSENCES = "absences"


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
        self.entries.absence_asked.connect(self.declare)
        bind = context.actions.bind
        bind("directory.new", self.new, self._may_change)
        bind("directory.save", self.save, self._may_change)
        bind("directory.import", self.import_page.ask_files, self.entries.may_edit)
        bind("directory.absence", self.declare_chosen, self.absences.may_declare)
        bind("directory.absences", self.show_absences)
        bind("directory.voicemail", self.absences.messages.copy_voicemail, self._has_messages)
        bind("directory.email", self.absences.messages.copy_email, self._has_messages)
        bind("directory.send", self.absences.messages.send, self._has_messages)
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
                Option(ABSENCES, say("DirectoryScreen", "Absences (F10)")),
            ],
            say("DirectoryScreen", "Sorte d’entrée"),
            "services",
        )
        self.entries = EntriesPage(self.context)
        self.absences = AbsencesPage(self.context)
        self.import_page = ImportPage(self.context)
        inside(self.import_page)
        self._import = Scrolled(self.import_page)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.entries)
        self.pages.addWidget(self.absences)
        self.pages.addWidget(self._import)
        outer = QVBoxLayout(self)
        edge = theme.gap(4)
        outer.setContentsMargins(0, edge, 0, 0)
        outer.setSpacing(theme.gap(2))
        above = QVBoxLayout()
        above.setContentsMargins(edge, 0, edge, 0)
        above.addWidget(self.kind)
        outer.addLayout(above)
        outer.addWidget(self.pages, 1)

    # ------------------------------------------------------------------ coming and going

    def opened(self, **params: Any) -> None:
        """Read the directory; `section` is the one to show, `contact` whose absence to declare."""
        if "section" in params:
            self.kind.set_value(str(params["section"]))
            self.show_section(self.kind.value())
        if self._door.is_open:
            self._read()
        if "contact" in params:
            self.declare(str(params["contact"]))

    def first_focus(self) -> QWidget:
        """Begin with the search, or where the absences begin."""
        return self.absences.first_focus() if self._on_absences() else self.entries.search

    def state(self) -> dict[str, Any]:
        """Return the section, and what stands half written in each."""
        return {
            "kind": self.kind.value(),
            "entries": self.entries.state(),
            "absences": self.absences.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the same again, in another language or size."""
        self.kind.set_value(state["kind"])
        self.show_section(state["kind"])
        self.entries.restore(state["entries"])
        self.absences.restore(state["absences"])

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.streams & {"directory", "absence", "calendar"}:
            self._read()

    @Slot(object)
    def _on_duty(self, _duty: object) -> None:
        self.entries.duty_changed()
        self.absences.duty_changed()

    @Slot()
    def _read(self) -> None:
        self.context.tasks.run(self._door.use(work.read), self._came, lane=Lane.READ, latest="directory")
        self.absences.read()

    @Slot(object)
    def _came(self, known: Known) -> None:
        self.absences.show_known(known)
        self.entries.show_known(known)

    # ------------------------------------------------------------------ the section in sight

    def _on_absences(self) -> bool:
        return self.kind.value() == ABSENCES

    def _may_change(self) -> bool:
        return self.absences.may_declare() if self._on_absences() else self.entries.may_edit()

    def _has_messages(self) -> bool:
        return self._on_absences() and self.absences.messages.has_some()

    @Slot(str)
    def show_section(self, kind: str) -> None:
        """Show a kind of entry, or the absences."""
        if kind == ABSENCES:
            self.pages.setCurrentWidget(self.absences)
        else:
            self.pages.setCurrentWidget(self.entries)
            self.entries.show_kind(kind)
        self.context.actions.refresh()

    @Slot()
    def new(self) -> None:
        """Begin what the section in sight holds."""
        if self._on_absences():
            self.absences.new()
        else:
            self.entries.new()

    @Slot()
    def save(self) -> None:
        """Record what stands in the section in sight."""
        if self._on_absences():
            self.absences.save()
        else:
            self.entries.save()

    @Slot()
    def show_absences(self) -> None:
        """Go to the absences."""
        self.kind.set_value(ABSENCES)
        self.show_section(ABSENCES)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def declare_chosen(self) -> None:
        """Begin the absence of the person in sight, or of somebody to be named."""
        self.declare("" if self._on_absences() else self.entries.chosen_contact)

    @Slot(str)
    def declare(self, contact: str) -> None:
        """Begin the absence of a person (a contact's code)."""
        self.kind.set_value(ABSENCES)
        self.show_section(ABSENCES)
        self.absences.declare(contact)

    @Slot()
    def _show_import(self) -> None:
        self.pages.setCurrentWidget(self._import)

    @Slot()
    def _leave_import(self) -> None:
        self.show_section(self.kind.value())
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
