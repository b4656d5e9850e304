"""Who calls: how to reach them, who of a household it is, their language and their needs (COM-1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from guichet.ui.intake.typed import Typed, reach
from guichet.ui.intake.words import languages
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.momentedit import PhoneEdit
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.segmented import Option, SegmentedControl

SOMEBODY_ELSE = "else"
BOXES = ("name", "phone", "email", "needs")


def normalised(typed: str) -> str | None:
    """Return a whole number in E.164, None for what is not one; read at the first number, not before."""
    from guichet.domain.phones import normalise

    number = normalise(typed)
    return number if number.startswith("+") else None


class Reachable(QWidget):
    """How to reach a citizen and serve them: what the line does not say yet, language and needs."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        say = QCoreApplication.translate
        self.name = QLineEdit()
        self.phone = PhoneEdit(normalised)
        self.email = QLineEdit()
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.language = QComboBox()
        for code, word in languages():
            self.language.addItem(word, code)
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.language.setMinimumWidth(self.language.sizeHint().width())
        self.needs = QLineEdit()
        self.needs.setPlaceholderText(say("Intake", "ouïe, fauteuil, interprète…"))
        self.fields = {
            "name": Field(say("Intake", "No&m"), self.name),
            "phone": Field(say("Intake", "Télép&hone"), self.phone),
            "email": Field(say("Intake", "Courr&iel"), self.email),
            "language": Field(say("Intake", "Langue pré&férée"), self.language),
            "needs": Field(say("Intake", "&Besoins"), self.needs),
        }
        columns = Columns(fold_at=560, gap=3)
        for name, field in self.fields.items():
            columns.add(field, {"phone": 2, "language": 0}.get(name, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(2))
        column.addWidget(columns)

    def show_for(self, typed: Typed) -> None:
        """Offer what the citizen's line leaves open: of a new citizen, two of name, phone and e-mail."""
        said = reach(typed.who).field
        known = bool(typed.citizen_id)
        for name in ("name", "phone", "email"):
            self.fields[name].setVisible(name != "name" if known else name != said)
        self.setVisible(bool(known or said or typed.needs or typed.language))

    def put(self, typed: Typed) -> None:
        """Show what is typed, without telling."""
        for name in BOXES:
            box: QLineEdit = getattr(self, name)
            if box.text() != getattr(typed, name):
                box.setText(getattr(typed, name))
                box.setCursorPosition(0)
        blocked = self.language.blockSignals(True)
        self.language.setCurrentIndex(max(0, self.language.findData(typed.language)))
        self.language.blockSignals(blocked)
        self.show_for(typed)

    def take(self, typed: Typed) -> None:
        """Note what stands in the boxes; those out of sight say nothing."""
        for name in ("name", "phone", "email"):
            box: QLineEdit = getattr(self, name)
            setattr(typed, name, "" if self.fields[name].isHidden() else box.text())
        typed.needs = self.needs.text()
        typed.language = str(self.language.currentData() or "")


class Household(QWidget):
    """Asks, in the form itself, which of the people who share a number calls. `answered` carries who: a citizen's
    identifier, or `SOMEBODY_ELSE`.
    """

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.number = ""
        self.choice = SegmentedControl((), QCoreApplication.translate("Intake", "Qui appelle"), tight=True)
        self.field = Field(QCoreApplication.translate("Intake", "&Qui appelle de ce numéro?"), self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.choice.chosen.connect(self._chosen)
        self.hide()

    def ask(self, number: str, people: Sequence[tuple[str, str]], *, mail: bool = False) -> None:
        """Ask for the person among `people` (identifier, name) who share `number`, or the address where `mail`."""
        self.number = number
        say = QCoreApplication.translate
        other = say("Intake", "Une autre personne")
        self.field.label.setText(
            say("Intake", "&Qui écrit de cette adresse?")
            if mail
            else say("Intake", "&Qui appelle de ce numéro?")
        )
        self.choice.set_options([*(Option(*each) for each in people), Option(SOMEBODY_ELSE, other)])
        self.field.set_error("")
        self.show()

    def put_away(self) -> None:
        """Ask nothing any more."""
        self.number = ""
        self.hide()

    @property
    def waits(self) -> bool:
        """Whether the question stands without its answer."""
        return bool(self.number)

    @Slot(str)
    def _chosen(self, who: str) -> None:
        self.answered.emit(who)


class KnownPills(QWidget):
    """What is known of the citizen at a glance: open dossiers, language, needs; or that the contact has no name."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self, gap=2)
        self._pills: list[Pill] = []

    def show_facts(self, open_dossiers: int, typed: Typed) -> None:
        """Show the pills that apply."""
        words: list[tuple[str, Tone]] = []
        say = QCoreApplication.translate
        if typed.citizen_id:
            counted = say("Intake", "%n dossier(s) ouvert(s)", "", open_dossiers)
            words.append((counted, Tone.INFO if open_dossiers else Tone.QUIET))
        elif not (typed.who.strip() or typed.name.strip() or typed.number or typed.mail):
            words.append((say("Intake", "Contact anonyme"), Tone.QUIET))
        if typed.language:
            words.append((dict(languages()).get(typed.language, typed.language), Tone.QUIET))
        words += [(need.strip(), Tone.TODAY) for need in typed.needs.split(",") if need.strip()]
        if words == [(pill.word, pill.tone) for pill in self._pills]:
            return
        for old in self._pills:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pills = [Pill(word, tone) for word, tone in words]
        for pill in self._pills:
            self._row.addWidget(pill)
        self.setVisible(bool(words))

    def words(self) -> list[str]:
        """Return what the pills say."""
        return [pill.word for pill in self._pills]
