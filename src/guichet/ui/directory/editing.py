"""The entries of one kind: a list with a search, a form for the chosen one (ROUTE-1, COM-2, STAFF-7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from guichet.domain.directory import Contact, Topic
from guichet.domain.folding import fold_text
from guichet.domain.people import may
from guichet.domain.wording import Text, translate
from guichet.ui.directory import work
from guichet.ui.directory.entries import CLASSES, Entry, heard_in, labels_of, row_of
from guichet.ui.directory.form import EntryForm
from guichet.ui.directory.history import HistoryLine
from guichet.ui.directory.learned import LearnedCard
from guichet.ui.directory.presence import PresenceCard
from guichet.ui.directory.work import Known
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.settings.section import Said, only_for
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.shortlist import ShortList

KINDS = {"services": "service", "contacts": "contact", "topics": "topic", "streets": "street"}
"""How the record names the kinds of entries."""
_REQUIRED = {
    "services": ("code", "name_fr"),
    "contacts": ("code", "title_fr", "service"),
    "topics": ("code", "label_fr", "service"),
    "streets": ("name",),
}


class EntriesPage(QWidget):
    """Choose, read and change the entries of `kind`. `absence_asked` carries the code of who is to be declared away."""

    import_asked = Signal()
    absence_asked = Signal(str)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.context = context
        self.kind = "services"
        self._door: Door = context.app
        self._known = Known()
        self._entry: Entry | None = None
        self._stands = False
        self._taken_back: Entry | None = None
        self._build()
        self.search.textChanged.connect(self._list)
        self.list.chosen.connect(self._choose)
        self.save_button.clicked.connect(self.save)
        self.new_button.clicked.connect(self.new)
        self.back_button.clicked.connect(self.put_back)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.import_button.clicked.connect(self.import_asked)
        self.presence.absence_asked.connect(self.absence_asked)

    def _build(self) -> None:
        say = QCoreApplication.translate
        theme = current()
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
        for each in (self.search, self.count):
            column.addWidget(each)
        column.addWidget(self.list, 1)
        below = FlowLayout(gap=2)
        below.addWidget(self.new_button)
        below.addWidget(self.import_button)
        column.addLayout(below)
        self.title = Label("", Style.HEADING, wrap=True)
        self.presence = PresenceCard()
        self.presence.hide()
        self.learned = LearnedCard(self.context)
        self.history = HistoryLine(self.context)
        self.form = EntryForm("services", self._known.directory, editable=False)
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
        column.addWidget(self.history)
        column.addWidget(self.presence)
        column.addWidget(self.learned)
        column.addWidget(self.body, 1)
        column.addWidget(self.said)
        buttons = FlowLayout(gap=2)
        buttons.addWidget(self.withdraw_button)
        buttons.addWidget(self.back_button)
        buttons.push()
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self._columns = Columns(fold_at=820)
        self._columns.add(left, 2)
        self._columns.add(one, 3)
        self._columns.fold_changed.connect(self._make_room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside(self._columns)
        outer.addWidget(Scrolled(self._columns), 1)

    @Slot()
    def _make_room(self) -> None:
        """Under a list the form stands whole, and the page scrolls; beside it, the form scrolls alone."""
        self.body.setMinimumHeight(self.form.sizeHint().height() if self._columns.folded else 0)

    # ------------------------------------------------------------------ reading

    def state(self) -> dict[str, Any]:
        """Return the search, and what stands half written in the form."""
        written = self.form.values() if self.form.changed else None
        return {"search": self.search.text(), "written": written, "known": self._stands}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the same again, in another language or size."""
        self.search.setText(state["search"])
        if state["written"] is not None:
            self._show(msgspec.convert(state["written"], CLASSES[self.kind]), known=state["known"])

    @property
    def chosen_contact(self) -> str:
        """The code of the person in sight, "" where the entry is none."""
        return self._entry.code if isinstance(self._entry, Contact) and self._stands else ""

    def may_edit(self) -> bool:
        """Tell whether whoever is on duty may change the directory."""
        agent = self._door.duty.agent
        return agent is not None and may(agent, "edit_directory")

    def show_contact(self, code: str) -> None:
        """Show a person of the list in sight."""
        self.list.choose(code)

    def duty_changed(self) -> None:
        """Offer what whoever is on duty now may do."""
        if self._entry is not None and not self.form.changed:
            self._show(self._entry, known=self._stands)

    def show_known(self, known: Known) -> None:
        """Show the directory as it was just read."""
        self._known = known
        self._list()

    def show_kind(self, kind: str) -> None:
        """Show another kind of entry."""
        if kind != self.kind:
            self.kind = kind
            self._entry = None
            self.list.clear_choice()
            self._list()

    @Slot()
    def _list(self, *_: object) -> None:
        wanted = fold_text(self.search.text()).split()
        entries: dict[str, Entry] = getattr(self._known.directory, self.kind)
        found = [
            each for each in entries.values() if all(part in fold_text(heard_in(each)) for part in wanted)
        ]
        self.list.show_rows([self._row(each) for each in found])
        say = QCoreApplication.translate
        self.count.setText(
            say("DirectoryScreen", "%n entrée(s)", None, len(found))
            if entries
            else say(
                "DirectoryScreen", "Le répertoire est vide : importez les fichiers de la Ville (Ctrl+I)."
            )
        )
        if self.form.changed and self._entry is not None and self.form.kind == self.kind:
            return
        kept = self._entry if self._stands and self.form.kind == self.kind else None
        key = row_of(kept, self._known.directory).key if kept is not None else self.list.key()
        shown = next((each for each in found if row_of(each, self._known.directory).key == key), None)
        if shown is None and found:
            shown = found[0]
        if shown is not None:
            self._mark(shown)
            self._show(shown, known=True)
        elif not found:
            self._show(self._blank(), known=False)

    def _row(self, entry: Entry) -> Suggestion:
        """Return an entry as the list shows it: a person who is away says so (STAFF-6)."""
        row = row_of(entry, self._known.directory)
        if isinstance(entry, Contact) and entry.code in self._known.away:
            return replace(
                row, pill=QCoreApplication.translate("DirectoryScreen", "Hors du bureau"), tone=Tone.TODAY
            )
        return row

    def _mark(self, entry: Entry) -> None:
        """Make an entry the current row, without showing it again."""
        self.list.blockSignals(True)
        self.list.choose(row_of(entry, self._known.directory).key)
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
        found: Entry | None = getattr(self._known.directory, self.kind).get(key)
        if found is not None:
            self._show(found, known=True)

    # ------------------------------------------------------------------ one entry

    def _blank(self) -> Entry:
        cls = CLASSES[self.kind]
        return msgspec.convert(
            {field.name: "" for field in msgspec.structs.fields(cls) if field.required}, cls
        )

    def _show(self, entry: Entry, *, known: bool) -> None:
        self._entry, self._stands = entry, known
        editable = self.may_edit()
        self.form = EntryForm(self.kind, self._known.directory, editable=editable)
        self.form.show_entry(entry, known=known)
        self.form.typed.connect(self._typed)
        self.body.setWidget(self.form)
        self._make_room()
        self.title.setText(
            row_of(entry, self._known.directory).title
            if known
            else QCoreApplication.translate("DirectoryScreen", "Nouvelle entrée")
        )
        self.said.tell("" if editable else text(only_for("edit_directory")), Tone.QUIET)
        for button in (self.save_button, self.new_button, self.import_button):
            button.setVisible(editable)
        self.withdraw_button.setVisible(editable and known)
        key = str(row_of(entry, self._known.directory).key) if known else ""
        self.history.show_entry(KINDS[self.kind], key, labels_of(self.kind, self._known.directory))
        topic = entry.code if isinstance(entry, Topic) and known else ""
        self.learned.show_topic(topic, editable=editable)
        person = entry if isinstance(entry, Contact) and known else None
        self.presence.setVisible(person is not None)
        if person is not None:
            self.presence.show_person(person.code, self._known, self._door.duty.agent)
        self.back_button.setVisible(False)

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
            self._show(self._entry, known=self._stands)
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
        key = row_of(entry, self._known.directory).key
        if not self._stands and key in getattr(self._known.directory, self.form.kind):
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
        if self._entry is not None and self._stands:
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


def inside(page: QWidget) -> None:
    """Keep a page that scrolls off its edges, where the mark of the focus would be cut."""
    edge = current().gap(4)
    page.setContentsMargins(edge, current().gap(1), edge, edge)
