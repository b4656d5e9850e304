"""A line that names a person of the directory: proposed by title, service or extension while one types (ROUTE-1, STAFF-6)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Slot

from guichet.domain.directory import Contact, Directory
from guichet.domain.folding import fold_text
from guichet.ui.directory.entries import heard_in, name_of, row_of
from guichet.ui.theme import Tone
from guichet.ui.widgets.completing import CompletingEdit, Suggestion

PROPOSALS = 8


class PersonEdit(CompletingEdit):
    """A person of the directory: `code()` is whoever was chosen, or the only one that the words name."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("DirectoryScreen", "titre, service ou poste"))
        self._directory = Directory()
        self._away: Collection[str] = ()
        self._code = ""
        self.asked.connect(self._propose)
        self.typed.connect(self._retyped)
        self.picked.connect(self._picked)

    def show_directory(self, directory: Directory, away: Collection[str]) -> None:
        """Propose from this directory; `away` are the codes of those who are away now."""
        self._directory, self._away = directory, away
        if self._code and not self.text():
            self.set_code(self._code)

    def code(self) -> str:
        """Return the code of the person, "" when nobody is chosen."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show a person without saying that somebody typed it."""
        person = self._directory.contacts.get(code)
        self._code = code
        self.setText(name_of(person.title_fr, person.title_en) if person is not None else "")
        self.setCursorPosition(0)

    def _found(self, words: str) -> list[Contact]:
        wanted = fold_text(words).split()
        contacts = self._directory.contacts.values()
        return [
            each
            for each in contacts
            if all(
                part in fold_text(heard_in(each) + row_of(each, self._directory).detail) for part in wanted
            )
        ]

    @Slot(str)
    def _propose(self, words: str) -> None:
        away = QCoreApplication.translate("DirectoryScreen", "Hors du bureau")
        rows = [row_of(each, self._directory) for each in self._found(words)[:PROPOSALS]]
        self.propose(
            words,
            [replace(row, pill=away, tone=Tone.TODAY) if row.key in self._away else row for row in rows],
        )

    @Slot()
    def _retyped(self) -> None:
        exact = [
            each.code
            for each in self._directory.contacts.values()
            if fold_text(name_of(each.title_fr, each.title_en)) == fold_text(self.text())
        ]
        self._code = exact[0] if len(exact) == 1 else ""

    @Slot(object)
    def _picked(self, suggestion: Suggestion) -> None:
        self._code = str(suggestion.key)
