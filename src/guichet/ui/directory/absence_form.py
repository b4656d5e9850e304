"""The form of one absence: who, from when to when, who takes over; and who really answers, as it is typed (STAFF-6)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain.directory import Directory
from guichet.domain.half_days import Bound
from guichet.ui.directory.absence_work import Typed
from guichet.ui.directory.bound import BoundEdit
from guichet.ui.directory.entries import name_of
from guichet.ui.directory.person import PersonEdit
from guichet.ui.i18n import text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.columns import Columns
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.segmented import Option

if TYPE_CHECKING:
    from guichet.application.absence_planning import Foreseen


class AbsenceForm(QWidget):
    """`edited` says that a person changed something; `person_chosen` carries the code of who is away."""

    edited = Signal()
    person_chosen = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        say = QCoreApplication.translate
        self._now = now
        self._absence = self._note = ""
        self._as_shown: tuple[object, ...] = ()
        self.person, self.replacement = PersonEdit(), PersonEdit()
        self.person_field = Field(say("DirectoryScreen", "&Personne absente"), self.person)
        self.replacement_field = Field(say("DirectoryScreen", "&Remplacement"), self.replacement)
        self.first = BoundEdit(
            (
                say("DirectoryScreen", "&Du"),
                say("DirectoryScreen", "À co&mpter"),
                say("DirectoryScreen", "&Heure"),
            ),
            (
                Option("day", say("DirectoryScreen", "du matin")),
                Option("noon", say("DirectoryScreen", "de midi")),
                Option("time", say("DirectoryScreen", "autre heure")),
            ),
            now,
        )
        self.last = BoundEdit(
            (
                say("DirectoryScreen", "A&u"),
                say("DirectoryScreen", "&Jusqu’à"),
                say("DirectoryScreen", "H&eure"),
            ),
            (
                Option("noon", say("DirectoryScreen", "midi")),
                Option("day", say("DirectoryScreen", "la fin du jour")),
                Option("time", say("DirectoryScreen", "autre heure")),
            ),
            now,
        )
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(current().gap(1))
        people, days = Columns(fold_at=420, gap=3), Columns(fold_at=620, gap=3)
        people.add(self.person_field)
        people.add(self.replacement_field)
        days.add(self.first)
        days.add(self.last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(3))
        column.addWidget(people)
        column.addWidget(days)
        column.addLayout(self._lines)
        for line in (self.person, self.replacement):
            line.typed.connect(self._edited)
            line.picked.connect(self._edited)
        self.person.picked.connect(self._person_picked)
        self.first.changed.connect(self._first_changed)
        self.last.changed.connect(self._edited)

    # ------------------------------------------------------------------ showing and reading

    def show_directory(self, directory: Directory, away: Collection[str]) -> None:
        """Propose people from this directory."""
        for line in (self.person, self.replacement):
            line.show_directory(directory, away)

    def show_typed(self, typed: Typed | None, contact: str = "") -> None:
        """Show an absence, or an empty form for `contact`: today, the whole day."""
        today = Bound(self._now().date())
        self._absence = typed.absence if typed is not None else ""
        self._note = typed.note if typed is not None else ""
        self.person.set_code(typed.contact if typed is not None else contact)
        self.replacement.set_code(typed.replacement if typed is not None else "")
        self.first.show_bound(typed.first if typed is not None else today)
        self.last.show_bound(typed.last if typed is not None else today)
        self._as_shown = self._standing()
        self.show_foreseen(None)
        self.clear_errors()

    def set_editable(self, editable: bool, *, person: bool) -> None:
        """Let a person change it, or only read it; `person` tells whether who is away may still be chosen."""
        self.person.setReadOnly(not (editable and person))
        self.replacement.setReadOnly(not editable)
        self.first.set_editable(editable)
        self.last.set_editable(editable)

    def typed(self) -> Typed | None:
        """Return the absence as typed, None as long as the person or a day is missing."""
        first, last, contact = self.first.bound(), self.last.bound(), self.person.code()
        if first is None or last is None or not contact:
            return None
        return Typed(contact, first, last, self.replacement.code(), self._absence, self._note)

    @property
    def changed(self) -> bool:
        """Whether something was typed since the absence was shown."""
        return self._standing() != self._as_shown

    def write(self, typed: Typed) -> None:
        """Put in what was half written, over what is shown."""
        self.person.set_code(typed.contact)
        self.replacement.set_code(typed.replacement)
        self.first.show_bound(typed.first)
        self.last.show_bound(typed.last)

    def _standing(self) -> tuple[object, ...]:
        people = (line.code() or line.text() for line in (self.person, self.replacement))
        return *people, self.first.bound(), self.last.bound()

    def propose_replacement(self, code: str) -> None:
        """Put in who could take over, where nobody is named yet."""
        if not self.replacement.text().strip():
            self.replacement.set_code(code)

    # ------------------------------------------------------------------ what it gives, what is wrong

    def show_foreseen(self, foreseen: Foreseen | None) -> None:
        """Say who answers, part by part, and what stands in the way."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if foreseen is None:
            return
        say = QCoreApplication.translate
        one = len(foreseen.steps) == 1
        for step in foreseen.steps:
            when = say("DirectoryScreen", "Pendant l’absence") if one else sentence(text(step.period))
            line = say("DirectoryScreen", "{when} — {says}").format(when=when, says=text(step.says))
            self._line(line, Tone.TODAY if step.alone else None)
        if foreseen.problem is not None:
            self._line(text(foreseen.problem), Tone.LATE)

    def _line(self, words: str, tone: Tone | None) -> None:
        label = Label(words, Style.BODY, wrap=True)
        if tone is not None:
            palette = label.palette()
            palette.setColor(label.foregroundRole(), current().tokens.tone(tone).text)
            label.setPalette(palette)
        self._lines.addWidget(label)

    def lines(self) -> list[str]:
        """Return what is said under the boxes."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        shown = (item.widget() for item in items if item is not None)
        return [each.text() for each in shown if isinstance(each, Label)]

    def check(self) -> bool:
        """Tell whether everything needed is there; say beside the first box where it is not, and go there."""
        say = QCoreApplication.translate
        self.clear_errors()
        chosen = say("DirectoryScreen", "Choisissez la personne dans la liste (↓, Entrée).")
        if not self.person.code():
            self._refuse(self.person_field, chosen)
        elif self.replacement.text().strip() and not self.replacement.code():
            self._refuse(self.replacement_field, chosen)
        elif self.first.bound() is None:
            self.first.refuse()
        elif self.last.bound() is None:
            self.last.refuse()
        else:
            return True
        return False

    @staticmethod
    def _refuse(field: Field, words: str) -> None:
        field.set_error(words)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take away what was said to be wrong."""
        for field in (self.person_field, self.replacement_field):
            field.set_error("")

    def begin(self) -> None:
        """Go to the first box that is still to be filled."""
        wanted = self.person if not self.person.code() else self.first.day
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edited(self, *_: object) -> None:
        self.clear_errors()
        self.edited.emit()

    @Slot()
    def _first_changed(self) -> None:
        """An absence does not end before it begins: the last day follows the first."""
        first, last = self.first.day.day(), self.last.day.day()
        if first is not None and (last is None or last < first):
            self.last.show_bound(Bound(first))
        self._edited()

    @Slot(object)
    def _person_picked(self, suggestion: Suggestion) -> None:
        self.replacement.set_code("")
        self.person_chosen.emit(str(suggestion.key))


def labels_of(directory: Directory) -> dict[str, tuple[str, dict[str, str]]]:
    """Return what a person calls each part of an absence, and people by their titles."""
    say = QCoreApplication.translate
    people = {code: name_of(each.title_fr, each.title_en) for code, each in directory.contacts.items()}
    return {
        "contact": (say("DirectoryScreen", "Personne absente"), people),
        "start": (say("DirectoryScreen", "Début"), {}),
        "end": (say("DirectoryScreen", "Retour"), {}),
        "replacement": (say("DirectoryScreen", "Remplacement"), people),
        "note": (say("DirectoryScreen", "Note"), {}),
    }


def sentence(words: str) -> str:
    """Return words with the capital that begins a sentence."""
    return words[:1].upper() + words[1:]
