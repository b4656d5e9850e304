"""The first start: language, desk, first person, and the sample or the City's own directory (STAFF-7, TRAIN-1)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from guichet.domain import numbers
from guichet.domain.people import ROLE_NAMES, Agent, may
from guichet.domain.wording import Text, translate
from guichet.ui.door import Door, OnDuty
from guichet.ui.i18n import language, text
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane, Progress
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import centred
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.notice import announce
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.setting_up import DeskFacts, FirstAnswers
    from guichet.application.workplace import Workplace

WIDTH = 760


class _SetUp:
    """Sets the desk up on the store's thread: all or nothing."""

    def __init__(self, door: Door, answers: FirstAnswers) -> None:
        self._door, self._answers = door, answers

    def __call__(self, progress: Progress) -> Agent:
        from guichet.application import setting_up

        return setting_up.first_start(self._door.desk, self._answers, progress.report)


def _sample() -> tuple[Path, ...]:
    from guichet.application.demo import SAMPLE_FILES
    from guichet.resources import resource

    return tuple(resource("sample", name) for name in SAMPLE_FILES)


def _known(desk: Workplace) -> tuple[DeskFacts | None, str]:
    from guichet.application import setting_up

    letters = numbers.DESK_LETTERS
    first, second = desk.random(2)
    return setting_up.desk_facts(desk), letters[first % len(letters)] + letters[second % len(letters)]


def first_roles() -> list[str]:
    """Return the roles that the first person may have: those who can let the others in."""
    return [role for role in ROLE_NAMES if may(Agent(b"", "", role), "manage_agents")]


class FirstStart(QWidget):
    """A calm panel that fills the window once. `finished` carries the `OnDuty` that came of it.

    `language_asked` carries `"fr"` or `"en"`: whoever shows the panel builds the window again in that language
    and a new panel with `state()`.
    """

    finished = Signal(object)
    language_asked = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        self._files: tuple[Path, ...] = ()
        self._code_known = False
        self._build()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        theme = current()
        say = QCoreApplication.translate
        card = Card()
        card.body.setSpacing(theme.gap(4))
        card.body.addWidget(Label(say("FirstStart", "Bienvenue à Guichet"), Style.TITLE))
        card.body.addWidget(
            Label(
                say(
                    "FirstStart",
                    "Quelques réponses et le comptoir est ouvert : ce poste, vous, le répertoire. Tout se change"
                    " ensuite dans les réglages, sauf les lettres du poste.",
                ),
                Style.SOFT,
                wrap=True,
            )
        )
        self.lang = SegmentedControl(
            [Option("fr", "&Français"), Option("en", "&English")], "Langue · Language", language()
        )
        self.lang.chosen.connect(self._language_chosen)
        card.body.addWidget(Field("Langue · Language", self.lang))
        card.body.addLayout(self._desk_fields())
        card.body.addLayout(self._person_fields())
        card.body.addLayout(self._directory_fields())
        self.problem = Label("", Style.BODY, wrap=True)
        palette = self.problem.palette()
        palette.setColor(self.problem.foregroundRole(), theme.tokens.tone(Tone.LATE).text)
        self.problem.setPalette(palette)
        self.problem.hide()
        card.body.addWidget(self.problem)
        self.go = Button(
            say("FirstStart", "&Ouvrir le comptoir"), key="Return", kind=Kind.PRIMARY, icon="log-in"
        )
        self.go.clicked.connect(self.finish)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        card.body.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = centred(card, WIDTH, above=4)
        outer.addWidget(self._scroll)
        for line in (self.code, self.desk, self.place, self.agent, self.pin, self.again):
            line.returnPressed.connect(self.finish)
        self._code_typed(self.code.text())
        self._source_chosen(self.source.value())

    def _desk_fields(self) -> QVBoxLayout:
        theme = current()
        say = QCoreApplication.translate
        self.code = QLineEdit()
        self.code.setMaxLength(3)
        self.code.setFixedWidth(theme.px(150))
        self.code.textEdited.connect(self._code_typed)
        self.desk = QLineEdit(say("FirstStart", "Comptoir 1"))
        self.desk.setMaxLength(120)
        self.place = QLineEdit()
        self.place.setMaxLength(120)
        self.place.setPlaceholderText(say("FirstStart", "Hôtel de ville, rez-de-chaussée"))
        self.code_field = Field(say("FirstStart", "&Lettres du poste"), self.code)
        self.desk_field = Field(say("FirstStart", "&Nom du poste"), self.desk)
        row = FieldRow()
        row.add(self.code_field)
        row.add(self.desk_field, 1)
        row.add(Field(say("FirstStart", "L&ieu (facultatif)"), self.place), 1)
        self.code_hint = Label("", Style.SMALL, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(theme.gap(1))
        column.addLayout(row)
        column.addWidget(self.code_hint)
        return column

    def _person_fields(self) -> QVBoxLayout:
        theme = current()
        say = QCoreApplication.translate
        self.agent = QLineEdit()
        self.agent.setMaxLength(120)
        self.agent_field = Field(say("FirstStart", "&Vous : nom ou titre"), self.agent)
        self.role = SegmentedControl(
            [Option(key, text(ROLE_NAMES[key])) for key in first_roles()],  # type: ignore[index]
            say("FirstStart", "Rôle"),
            "supervisor",
        )
        self.pin, self.again = QLineEdit(), QLineEdit()
        for each in (self.pin, self.again):
            each.setEchoMode(QLineEdit.EchoMode.Password)
            each.setMaxLength(12)
        self.pin_field = Field(
            say("FirstStart", "NI&P (facultatif)"), self.pin, say("FirstStart", "De 4 à 12 chiffres.")
        )
        self.again_field = Field(say("FirstStart", "NIP, une &seconde fois"), self.again)
        first, second = FieldRow(), FieldRow()
        first.add(self.agent_field, 1)
        first.add(
            Field(
                say("FirstStart", "&Rôle"),
                self.role,
                say("FirstStart", "La première personne inscrit ensuite les autres, chacune avec son rôle."),
            ),
            1,
        )
        second.add(self.pin_field, 1)
        second.add(self.again_field, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.gap(3))
        column.addLayout(first)
        column.addLayout(second)
        return column

    def _directory_fields(self) -> QVBoxLayout:
        theme = current()
        say = QCoreApplication.translate
        self.source = SegmentedControl(
            [
                Option("sample", say("FirstStart", "Répertoire d’e&xemple")),
                Option("files", say("FirstStart", "Fichiers de la Ville…")),
                Option("later", say("FirstStart", "Plus tard")),
            ],
            say("FirstStart", "Répertoire"),
            "sample",
        )
        self.source.chosen.connect(self._source_chosen)
        self.source_field = Field(say("FirstStart", "Réper&toire"), self.source)
        self.choose = Button(say("FirstStart", "&Choisir les fichiers…"), icon="upload")
        self.choose.clicked.connect(self.ask_files)
        row = FlowLayout(gap=2)
        row.addWidget(self.choose)
        column = QVBoxLayout()
        column.setSpacing(theme.gap(2))
        column.addWidget(self.source_field)
        column.addLayout(row)
        return column

    # ------------------------------------------------------------------ what survives another language

    def state(self) -> dict[str, Any]:
        """Return what was answered so far."""
        return {
            "lines": [line.text() for line in self._lines()],
            "role": self.role.value(),
            "source": self.source.value(),
            "files": self._files,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""
        for line, words in zip(self._lines(), state["lines"], strict=True):
            line.setText(words)
        self.role.set_value(state["role"])
        self.source.set_value(state["source"])
        self._files = state["files"]
        self._code_typed(self.code.text())
        self._source_chosen(self.source.value())

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.code, self.desk, self.place, self.agent, self.pin, self.again)

    # ------------------------------------------------------------------ keys

    def begin(self) -> None:
        """Take the keys and ask what is known of the desk."""
        self.agent.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.tasks.run(self._door.use(_known), self._known, lane=Lane.READ, latest="first-start")

    @Slot(object)
    def _known(self, answer: tuple[DeskFacts | None, str]) -> None:
        known, suggested = answer
        if known is not None:
            self._code_known = True
            self.code.setText(known.code)
            self.code.setReadOnly(True)
            if known.name != known.code:
                self.desk.setText(known.name)
            self.place.setText(known.place)
        elif not self.code.text():
            self.code.setText(suggested)
        self._code_typed(self.code.text())

    @Slot(str)
    def _language_chosen(self, wanted: str) -> None:
        if wanted != language():
            self.language_asked.emit(wanted)

    @Slot(str)
    def _code_typed(self, typed: str) -> None:
        upper = typed.strip().upper()
        if upper != typed:
            self.code.setText(upper)
        say = QCoreApplication.translate
        if self._code_known:
            self._say_of_code(
                say("FirstStart", "Ce poste a déjà ses lettres : elles sont dans ses numéros de dossier.")
            )
            return
        hint = say(
            "FirstStart", "Propres à ce poste, parmi {letters} : elles ne se confondent pas au téléphone."
        ).format(letters=" ".join(numbers.DESK_LETTERS))
        if numbers.valid_desk_code(upper):
            number = numbers.issue(self._context.now().year, upper, 1)
            hint = say(
                "FirstStart",
                "Premier dossier : {number}. Propres à ce poste; ces lettres ne se confondent pas au téléphone.",
            ).format(number=number)
        self._say_of_code(hint)

    def _say_of_code(self, words: str) -> None:
        self.code_field.set_error("")
        self.code_hint.setText(words)
        self.code.setAccessibleDescription(words)

    @Slot(str)
    def _source_chosen(self, source: str) -> None:
        say = QCoreApplication.translate
        self.choose.setVisible(source == "files")
        if source == "sample":
            self.source_field.set_hint(
                say("FirstStart", "Pour commencer tout de suite; vos fichiers pourront le remplacer.")
            )
        elif source == "later":
            self.source_field.set_hint(
                say("FirstStart", "Sans répertoire, Guichet ne propose personne. Répertoire (F6), Importer.")
            )
        elif self._files:
            names = ", ".join(file.name for file in self._files)
            self.source_field.set_hint(names)
        else:
            self.source_field.set_hint(
                say("FirstStart", "Services, personnes, sujets et rues, en CSV ou en Excel.")
            )
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask_files(self) -> None:
        """Ask for the City's own files."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            QCoreApplication.translate("FirstStart", "Fichiers de la Ville…"),
            "",
            "CSV, Excel (*.csv *.tsv *.txt *.xlsx)",
        )
        if names:
            self._files = tuple(Path(name) for name in names)
            self._source_chosen(self.source.value())

    # ------------------------------------------------------------------ the answers

    def _wrong(self) -> QLineEdit | Button | None:
        say = QCoreApplication.translate
        checks: list[tuple[Field, QLineEdit, str]] = [
            (
                self.code_field,
                self.code,
                ""
                if numbers.valid_desk_code(self.code.text())
                else say("FirstStart", "Écrivez deux ou trois lettres parmi {letters}.").format(
                    letters=" ".join(numbers.DESK_LETTERS)
                ),
            ),
            (
                self.desk_field,
                self.desk,
                "" if self.desk.text().strip() else say("FirstStart", "Donnez un nom au poste."),
            ),
            (
                self.agent_field,
                self.agent,
                "" if self.agent.text().strip() else say("FirstStart", "Écrivez votre nom ou votre titre."),
            ),
            (self.pin_field, self.pin, self._pin_problem()),
            (
                self.again_field,
                self.again,
                ""
                if self.pin.text() == self.again.text()
                else say("FirstStart", "Les deux NIP diffèrent : retapez-les."),
            ),
        ]
        first: QLineEdit | Button | None = None
        for field, line, problem in checks:
            field.set_error(problem)
            if problem and first is None:
                first = line
                announce(line, problem)
        if first is None and self.source.value() == "files" and not self._files:
            self.source_field.set_error(say("FirstStart", "Choisissez les fichiers, ou « Plus tard »."))
            first = self.choose
        return first

    def _pin_problem(self) -> str:
        pin = self.pin.text()
        if not pin or (pin.isdigit() and 4 <= len(pin) <= 12):
            return ""
        return QCoreApplication.translate("FirstStart", "Le NIP compte de 4 à 12 chiffres.")

    @Slot()
    def finish(self) -> None:
        """Check the answers, then set the desk up."""
        if not self.go.isEnabled():
            return
        wrong = self._wrong()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(wrong)
            return
        source = self.source.value()
        from guichet.application.setting_up import FirstAnswers

        answers = FirstAnswers(
            code=self.code.text(),
            desk=self.desk.text(),
            agent=self.agent.text(),
            role=self.role.value(),  # type: ignore[arg-type]
            pin=self.pin.text(),
            place=self.place.text(),
            files=_sample() if source == "sample" else self._files if source == "files" else (),
        )
        self.problem.hide()
        self.go.setEnabled(False)
        self._context.tasks.run_long(
            _SetUp(self._door, answers),
            self._done,
            self._refused,
            title=translate("FirstStart", "Ouverture du comptoir"),
            lane=Lane.STORE,
        )

    @Slot(object)
    def _done(self, agent: Agent) -> None:
        self.finished.emit(OnDuty(agent, " ".join(self.desk.text().split())))

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self.go.setEnabled(True)
        words = text(sentence)
        self.problem.setText(words)
        self.problem.show()
        QTimer.singleShot(0, self.problem, self._show_problem)  # once it has its place
        announce(self.problem, words)

    @Slot()
    def _show_problem(self) -> None:
        self._scroll.ensureWidgetVisible(self.problem)
