"""The directory screen: choose, read, change; import whole files after seeing what they change (ROUTE-1, COM-2, STAFF-7)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from guichet.domain.directory import Directory
from guichet.domain.folding import fold_text
from guichet.domain.people import may
from guichet.domain.wording import Text, translate
from guichet.ui.directory import work
from guichet.ui.directory.entries import CLASSES, Entry, heard_in, row_of
from guichet.ui.directory.form import EntryForm
from guichet.ui.directory.importing import ImportPage
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.settings.section import Said, only_for
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.importing import ImportPlan

_REQUIRED = {
    "services": ("code", "name_fr"),
    "contacts": ("code", "title_fr", "service"),
    "topics": ("code", "label_fr", "service"),
    "streets": ("name",),
}


class DirectoryScreen(Screen):
    """A list by kind with a search, a form for the chosen entry, an import that says first what it changes."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._directory = Directory()
        self._entry: Entry | None = None
        self._known = False
        self._taken_back: Entry | None = None
        self._plan: ImportPlan | None = None
        self._build()
        self.kind.chosen.connect(self._kind_chosen)
        self.search.textChanged.connect(self._list)
        self.list.chosen.connect(self._choose)
        self.save_button.clicked.connect(self.save)
        self.new_button.clicked.connect(self.new)
        self.back_button.clicked.connect(self.put_back)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.import_button.clicked.connect(self.ask_files)
        self.import_page.applied.connect(self.apply_import)
        self.import_page.left.connect(self.leave_import)
        for name, does in (("new", self.new), ("save", self.save), ("import", self.ask_files)):
            context.actions.bind(f"directory.{name}", does, self._may_edit)
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
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(say("DirectoryScreen", "Chercher dans le répertoire"))
        self.search.setAccessibleName(say("DirectoryScreen", "Chercher dans le répertoire"))
        self.list = ShortList(say("DirectoryScreen", "Entrées du répertoire"), most=6)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.count = Label("", Style.SOFT, wrap=True)
        self.new_button = Button(say("DirectoryScreen", "Nouvelle entrée"), key="Ctrl+N", icon="plus")
        self.import_button = Button(say("DirectoryScreen", "Importer…"), key="Ctrl+I", icon="upload")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(2))
        for each in (self.kind, self.search, self.count):
            column.addWidget(each)
        column.addWidget(self.list, 1)
        below = FlowLayout(gap=2)
        below.addWidget(self.new_button)
        below.addWidget(self.import_button)
        column.addLayout(below)
        self.title = Label("", Style.HEADING, wrap=True)
        self.form = EntryForm("services", self._directory, editable=False)
        self.body = Scrolled(self.form)
        self.said = Said()
        self.save_button = Button(say("DirectoryScreen", "Enregistrer"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.back_button = Button(say("DirectoryScreen", "Remettre comme avant"))
        self.withdraw_button = Button(say("DirectoryScreen", "Retirer"), icon="trash-2")
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(2))
        column.addWidget(self.title)
        column.addWidget(self.body, 1)
        column.addWidget(self.said)
        buttons = FlowLayout(gap=2)
        buttons.addWidget(self.withdraw_button)
        buttons.addWidget(self.back_button)
        buttons.push()
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.import_page = ImportPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(one)
        self.pages.addWidget(Scrolled(self.import_page))
        columns = Columns(fold_at=820)
        columns.add(left, 2)
        columns.add(self.pages, 3)
        outer = QVBoxLayout(self)
        edge = theme.gap(4)
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.addWidget(columns, 1)

    # ------------------------------------------------------------------ reading

    def opened(self, **_params: Any) -> None:
        """Read the directory."""
        if self._door.is_open:
            self._read()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.search

    def state(self) -> dict[str, Any]:
        """Return the kind, the search, and what stands half written in the form."""
        written = self.form.values() if self.form.changed else None
        return {
            "kind": self.kind.value(),
            "search": self.search.text(),
            "written": written,
            "known": self._known,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Show the same again, in another language or size."""
        self.kind.set_value(state["kind"])
        self.search.setText(state["search"])
        if state["written"] is not None:
            self._show(msgspec.convert(state["written"], CLASSES[state["kind"]]), known=state["known"])

    def _may_edit(self) -> bool:
        agent = self._door.duty.agent
        return agent is not None and may(agent, "edit_directory")

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if "directory" in changed.streams:
            self._read()

    @Slot(object)
    def _on_duty(self, _duty: object) -> None:
        if self._entry is not None and not self.form.changed:
            self._show(self._entry, known=self._known)

    @Slot()
    def _read(self) -> None:
        self.context.tasks.run(self._door.use(work.read), self._came, lane=Lane.READ, latest="directory")

    @Slot(object)
    def _came(self, directory: Directory) -> None:
        self._directory = directory
        self._list()

    @Slot(str)
    def _kind_chosen(self, _kind: str) -> None:
        self._entry = None
        self.list.clear_choice()
        self._list()

    @Slot()
    def _list(self, *_: object) -> None:
        wanted = fold_text(self.search.text()).split()
        entries: dict[str, Entry] = getattr(self._directory, self.kind.value())
        found = [
            each for each in entries.values() if all(part in fold_text(heard_in(each)) for part in wanted)
        ]
        self.list.show_rows([row_of(each, self._directory) for each in found])
        say = QCoreApplication.translate
        self.count.setText(
            say("DirectoryScreen", "%n entrée(s)", None, len(found))
            if entries
            else say(
                "DirectoryScreen", "Le répertoire est vide : importez les fichiers de la Ville (Ctrl+I)."
            )
        )
        if self.form.changed and self._entry is not None and self.form.kind == self.kind.value():
            return
        kept = self._entry if self._known and self.form.kind == self.kind.value() else None
        key = row_of(kept, self._directory).key if kept is not None else self.list.key()
        shown = next((each for each in found if row_of(each, self._directory).key == key), None)
        if shown is None and found:
            shown = found[0]
        if shown is not None:
            self._mark(shown)
            self._show(shown, known=True)
        elif not found:
            self._show(self._blank(), known=False)

    def _mark(self, entry: Entry) -> None:
        """Make an entry the current row, without showing it again."""
        self.list.blockSignals(True)
        self.list.choose(row_of(entry, self._directory).key)
        self.list.blockSignals(False)

    @Slot(object)
    def _choose(self, key: object) -> None:
        if self.form.changed and self._entry is not None:
            self.said.tell(
                QCoreApplication.translate(
                    "DirectoryScreen", "Enregistrez d’abord ce qui est écrit, ou remettez-le comme avant."
                ),
                Tone.TODAY,
            )
            self._mark(self._entry)
            return
        found: Entry | None = getattr(self._directory, self.kind.value()).get(key)
        if found is not None:
            self._show(found, known=True)

    # ------------------------------------------------------------------ one entry

    def _blank(self) -> Entry:
        cls = CLASSES[self.kind.value()]
        return msgspec.convert(
            {field.name: "" for field in msgspec.structs.fields(cls) if field.required}, cls
        )

    def _show(self, entry: Entry, *, known: bool) -> None:
        self._entry, self._known = entry, known
        editable = self._may_edit()
        self.form = EntryForm(self.kind.value(), self._directory, editable=editable)
        self.form.show_entry(entry, known=known)
        self.form.typed.connect(self._typed)
        self.body.setWidget(self.form)
        self.title.setText(
            row_of(entry, self._directory).title
            if known
            else QCoreApplication.translate("DirectoryScreen", "Nouvelle entrée")
        )
        self.said.tell("" if editable else text(only_for("edit_directory")), Tone.QUIET)
        for button in (self.save_button, self.new_button, self.import_button):
            button.setVisible(editable)
        self.withdraw_button.setVisible(editable and known)
        self.back_button.setVisible(False)
        self.pages.setCurrentIndex(0)

    @Slot()
    def _typed(self) -> None:
        self.back_button.setVisible(self.form.changed)

    @Slot()
    def new(self) -> None:
        """Begin an empty entry of the kind in sight."""
        self.list.clear_choice()
        self._show(self._blank(), known=False)
        self.form.begin()

    @Slot()
    def put_back(self) -> None:
        """Forget what was typed since the entry was shown."""
        if self._entry is not None:
            self._show(self._entry, known=self._known)
            self.form.begin()

    @Slot()
    def save(self) -> None:
        """Record the entry as typed, or say beside the box what is missing."""
        self.form.clear_errors()
        values = self.form.values()
        for name in _REQUIRED[self.form.kind]:
            if not values[name]:
                self.form.refuse(
                    name,
                    QCoreApplication.translate(
                        "DirectoryScreen", "À remplir : l’entrée ne va pas sans cela."
                    ),
                )
                return
        entry = self.form.entry()
        key = row_of(entry, self._directory).key
        if not self._known and key in getattr(self._directory, self.form.kind):
            self.form.refuse(
                "code" if "code" in values else "name",
                QCoreApplication.translate(
                    "DirectoryScreen", "Une autre entrée a déjà ce code. Donnez-en un autre."
                ),
            )
            return
        self.context.tasks.run(
            self._door.use(work.Define(entry)), self._saved, self._refused, lane=Lane.STORE
        )

    @Slot(object)
    def _saved(self, entry: Entry) -> None:
        self._show(entry, known=True)
        self._mark(entry)
        self.context.notify(NoticeData(translate("DirectoryScreen", "Entrée enregistrée."), Tone.DONE))

    @Slot()
    def withdraw(self) -> None:
        """Withdraw the chosen entry; it can be taken back."""
        if self._entry is not None and self._known:
            asked = work.Withdraw(self._entry)
            self.context.tasks.run(self._door.use(asked), self._withdrawn, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _withdrawn(self, entry: Entry) -> None:
        self._taken_back = entry
        self._entry = None
        self.list.clear_choice()
        self.context.notify(
            NoticeData(
                translate("DirectoryScreen", "Entrée retirée."),
                Tone.DONE,
                translate("DirectoryScreen", "Annuler"),
                self.take_back,
            )
        )

    @Slot()
    def take_back(self) -> None:
        """Record again the entry that was just withdrawn."""
        if self._taken_back is None:
            return
        asked = work.Define(self._taken_back)
        self.context.tasks.run(self._door.use(asked), self._saved, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.said.refused(sentence)

    # ------------------------------------------------------------------ import

    @Slot()
    def ask_files(self) -> None:
        """Choose files to import."""
        say = QCoreApplication.translate
        names, _ = QFileDialog.getOpenFileNames(
            self, say("DirectoryScreen", "Fichiers à importer"), "", "CSV, Excel (*.csv *.tsv *.txt *.xlsx)"
        )
        if names:
            self.plan_import([Path(name) for name in names])

    def plan_import(self, files: list[Path]) -> None:
        """Read the files and say what they would change."""
        self.context.tasks.run_long(
            work.Plan(self._door, files),
            self._planned,
            self._not_planned,
            title=translate("DirectoryScreen", "Lecture des fichiers"),
            lane=Lane.POOL,
        )

    @Slot(object)
    def _planned(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.pages.setCurrentIndex(1)
        self.import_page.show_plan(plan)

    @Slot(object)
    def _not_planned(self, sentence: Text) -> None:
        self._plan = None
        self.pages.setCurrentIndex(1)
        self.import_page.show_errors(sentence)

    @Slot()
    def apply_import(self) -> None:
        """Record what the files change, all of it or nothing."""
        if self._plan is not None:
            self.context.tasks.run_long(
                work.Apply(self._door, self._plan),
                self._applied,
                self._not_planned,
                title=translate("DirectoryScreen", "Importation"),
                lane=Lane.STORE,
            )
            self._plan = None

    @Slot()
    def leave_import(self) -> None:
        """Go back to the entries; nothing was recorded."""
        self._plan = None
        self.pages.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _applied(self, plan: ImportPlan) -> None:
        self.leave_import()
        self.context.notify(NoticeData(plan.summary(), Tone.DONE))
