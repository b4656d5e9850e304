"""The directory screen: choose, read, change; import whole files after seeing what they change."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from guichet.domain.directory import Contact, Directory, Service, Street, Topic
from guichet.domain.folding import fold_text
from guichet.domain.wording import Text, translate
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import text
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane, Progress
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.importing import ImportPlan
    from guichet.application.workplace import Workplace

Entry = Service | Contact | Topic | Street
_CLASSES: dict[str, type[Service | Contact | Topic | Street]] = {
    "services": Service,
    "contacts": Contact,
    "topics": Topic,
    "streets": Street,
}


def _words(field: str) -> str:
    say = QCoreApplication.translate
    return {
        "code": say("DirectoryScreen", "Code"),
        "name_fr": say("DirectoryScreen", "Nom (français)"),
        "name_en": say("DirectoryScreen", "Nom (anglais)"),
        "scope": say("DirectoryScreen", "Portée (internal ou external)"),
        "phone": say("DirectoryScreen", "Téléphone"),
        "email": say("DirectoryScreen", "Courriel"),
        "location": say("DirectoryScreen", "Lieu"),
        "hours": say("DirectoryScreen", "Heures"),
        "form": say("DirectoryScreen", "Formulaire"),
        "after_hours": say("DirectoryScreen", "Hors des heures"),
        "title_fr": say("DirectoryScreen", "Titre (français)"),
        "title_en": say("DirectoryScreen", "Titre (anglais)"),
        "service": say("DirectoryScreen", "Service (code)"),
        "extension": say("DirectoryScreen", "Poste"),
        "backup": say("DirectoryScreen", "Remplaçant (code)"),
        "label_fr": say("DirectoryScreen", "Sujet (français)"),
        "label_en": say("DirectoryScreen", "Sujet (anglais)"),
        "contact": say("DirectoryScreen", "Personne (code)"),
        "if_provincial": say("DirectoryScreen", "Si rue provinciale (code)"),
        "kind": say("DirectoryScreen", "Nature"),
        "urgent": say("DirectoryScreen", "Urgent (oui ou non)"),
        "keywords": say("DirectoryScreen", "Mots-clés, séparés par ;"),
        "say_fr": say("DirectoryScreen", "À dire (français)"),
        "say_en": say("DirectoryScreen", "À dire (anglais)"),
        "ask_fr": say("DirectoryScreen", "À demander (français)"),
        "ask_en": say("DirectoryScreen", "À demander (anglais)"),
        "name": say("DirectoryScreen", "Nom de la rue"),
        "type": say("DirectoryScreen", "Type (rue, chemin…)"),
        "owner": say("DirectoryScreen", "À qui (municipal ou provincial)"),
        "sector": say("DirectoryScreen", "Secteur"),
    }[field]


def title_of(entry: Entry) -> str:
    """Return how the list names an entry."""
    match entry:
        case Service():
            return f"{entry.name_fr} ({entry.code})"
        case Contact():
            return f"{entry.title_fr} ({entry.code})"
        case Topic():
            return f"{entry.label_fr} ({entry.code})"
        case Street():
            return entry.full_name


class _Directory:
    """Reads the directory off the UI thread."""

    def __call__(self, desk: "Workplace") -> Directory:
        return desk.directory


class _Define:
    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import directory

        directory.define(desk, self._entry)


class _Withdraw:
    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import directory

        directory.withdraw(desk, self._entry)


class _Plan:
    def __init__(self, door: Door, files: list[Path]) -> None:
        self._door, self._files = door, files

    def __call__(self, progress: Progress) -> "ImportPlan":
        from guichet.application import directory

        return directory.plan(self._door.desk, self._files, progress=progress.report)


class _Apply:
    def __init__(self, plan: "ImportPlan") -> None:
        self._plan = plan

    def __call__(self, desk: "Workplace") -> "ImportPlan":
        from guichet.application import directory

        directory.apply(desk, self._plan)
        return self._plan


class DirectoryScreen(Screen):
    """A list by kind, a form for the chosen entry, an import that says first what it changes."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._directory = Directory()
        self._shown: list[Entry] = []
        self._entry: Entry | None = None
        self._plan: ImportPlan | None = None
        self._lines: dict[str, QLineEdit] = {}
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
        self.search.setPlaceholderText(say("DirectoryScreen", "Chercher dans le répertoire"))
        self.search.setAccessibleName(say("DirectoryScreen", "Chercher dans le répertoire"))
        self.list = QListWidget()
        self.list.setAccessibleName(say("DirectoryScreen", "Entrées du répertoire"))
        self.form = QWidget()
        self.fields = QFormLayout(self.form)
        self.fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.problem = Label("", Style.STRONG, wrap=True)
        self.problem.hide()
        self.save_button = Button(say("DirectoryScreen", "Enregistrer"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.new_button = Button(say("DirectoryScreen", "Nouvelle entrée"), key="Ctrl+N")
        self.withdraw_button = Button(say("DirectoryScreen", "Retirer"))
        self.import_button = Button(say("DirectoryScreen", "Importer…"), key="Ctrl+I", icon="upload")
        left = QVBoxLayout()
        left.setSpacing(theme.gap(2))
        left.addWidget(self.kind)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        top = FlowLayout(gap=2)
        top.addWidget(self.new_button)
        top.addWidget(self.import_button)
        left.addLayout(top)
        right = QVBoxLayout()
        right.setSpacing(theme.gap(2))
        right.addWidget(Scrolled(self.form), 1)
        right.addWidget(self.problem)
        buttons = FlowLayout(gap=2)
        buttons.addWidget(self.withdraw_button)
        buttons.push()
        buttons.addWidget(self.save_button)
        right.addLayout(buttons)
        whole = QHBoxLayout(self)
        edge = theme.gap(4)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(theme.gap(4))
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)
        self.kind.chosen.connect(self._list)
        self.search.textChanged.connect(self._list)
        self.list.currentRowChanged.connect(self._choose)
        self.save_button.clicked.connect(self.save)
        self.new_button.clicked.connect(self.new)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.import_button.clicked.connect(self.ask_files)
        context.actions.bind("directory.new", self.new)
        context.actions.bind("directory.save", self.save)
        context.actions.bind("directory.import", self.ask_files)
        self._door.ready.connect(self._read)
        self._door.changed.connect(self._changed)

    def opened(self, **_params: Any) -> None:
        """Read the directory."""
        if self._door.is_open:
            self._read()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.search

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if "directory" in changed.streams:
            self._read()

    @Slot()
    def _read(self) -> None:
        self.context.tasks.run(self._door.use(_Directory()), self._came, lane=Lane.READ, latest="directory")

    @Slot(object)
    def _came(self, directory: Directory) -> None:
        self._directory = directory
        self._list()

    @Slot()
    def _list(self, *_: object) -> None:
        wanted = fold_text(self.search.text()).split()
        entries: dict[str, Any] = getattr(self._directory, self.kind.value())
        self._shown = [
            each for each in entries.values() if all(part in fold_text(title_of(each)) for part in wanted)
        ]
        row = max(0, self.list.currentRow())
        self.list.clear()
        for each in self._shown:
            QListWidgetItem(title_of(each), self.list)
        self.list.setCurrentRow(min(row, len(self._shown) - 1))
        if not self._shown:
            self.new()

    @Slot(int)
    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._show(self._shown[row])

    def _show(self, entry: Entry) -> None:
        self._entry = entry
        self._lines.clear()
        while self.fields.rowCount():
            self.fields.removeRow(0)
        for field in msgspec.structs.fields(entry):
            value = getattr(entry, field.name)
            line = QLineEdit(_written(value))
            line.setCursorPosition(0)
            line.setAccessibleName(_words(field.name))
            self._lines[field.name] = line
            self.fields.addRow(_words(field.name), line)
        self.problem.hide()

    @Slot()
    def new(self) -> None:
        """Begin an empty entry of the kind in sight."""
        cls = _CLASSES[self.kind.value()]
        blank: dict[str, Any] = {field.name: "" for field in msgspec.structs.fields(cls) if field.required}
        self._show(cls(**blank))
        next(iter(self._lines.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> Entry:
        values: dict[str, Any] = {}
        for name, line in self._lines.items():
            typed = line.text().strip()
            if name == "keywords":
                values[name] = tuple(part.strip() for part in typed.split(";") if part.strip())
            elif name == "urgent":
                values[name] = fold_text(typed) in ("oui", "yes", "true", "vrai")
            else:
                values[name] = typed
        return msgspec.convert(values, _CLASSES[self.kind.value()])

    @Slot()
    def save(self) -> None:
        """Record the entry as typed."""
        try:
            entry = self._typed()
        except msgspec.ValidationError as error:
            self._refused(
                translate("DirectoryScreen", "Une valeur ne convient pas : {reason}.", reason=str(error))
            )
            return
        self.context.tasks.run(self._door.use(_Define(entry)), self._saved, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _saved(self, _: object) -> None:
        self.context.notify(NoticeData(translate("DirectoryScreen", "Entrée enregistrée."), Tone.DONE))

    @Slot()
    def withdraw(self) -> None:
        """Withdraw the chosen entry."""
        if self._entry is not None:
            self.context.tasks.run(
                self._door.use(_Withdraw(self._entry)), self._saved, self._refused, lane=Lane.STORE
            )

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.problem.setText(text(sentence))
        self.problem.show()

    @Slot()
    def ask_files(self) -> None:
        """Choose files to import."""
        names, _ = QFileDialog.getOpenFileNames(self, "", "", "CSV, Excel (*.csv *.tsv *.txt *.xlsx)")
        if names:
            self.plan_import([Path(name) for name in names])

    def plan_import(self, files: list[Path]) -> None:
        """Read the files and say what they would change."""
        self.context.tasks.run_long(
            _Plan(self._door, files),
            self._planned,
            self._refused,
            title=translate("DirectoryScreen", "Lecture des fichiers"),
            lane=Lane.POOL,
        )

    @Slot(object)
    def _planned(self, plan: "ImportPlan") -> None:
        self._plan = plan
        self.context.notify(
            NoticeData(
                plan.summary(),
                Tone.TODAY,
                translate("DirectoryScreen", "Appliquer l’importation"),
                self.apply_import,
            )
        )

    @Slot()
    def apply_import(self) -> None:
        """Record what the files change."""
        if self._plan is not None:
            self.context.tasks.run(
                self._door.use(_Apply(self._plan)), self._applied, self._refused, lane=Lane.STORE
            )
            self._plan = None

    @Slot(object)
    def _applied(self, plan: "ImportPlan") -> None:
        self.context.notify(NoticeData(plan.summary(), Tone.DONE))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("DirectoryScreen", "oui")
            if value
            else QCoreApplication.translate("DirectoryScreen", "non")
        )
    if isinstance(value, tuple | list):
        return "; ".join(str(each) for each in value)
    return str(value)
