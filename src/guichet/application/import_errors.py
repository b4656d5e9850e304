"""What a person is told about files that cannot be imported: file, line, column, what was expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from guichet.domain.errors import PersonError
from guichet.domain.wording import Text, translate

SHOWN = 200
"""Errors told at once; a file with more has one cause, and the next run tells the rest."""


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One error: where it stands, what was found there and what was expected.

    `line` is the line of the file, or the row of the sheet, from 1; 0 stands for the whole file. `column`
    is the header as the file writes it; empty stands for the whole line.
    """

    file: str
    line: int
    column: str
    found: Text
    expected: Text

    def text(self) -> Text:
        """Return the error as one line."""
        if self.line and self.column:
            return translate(
                "Import",
                "{file}, ligne {line}, colonne « {column} » : {found} {expected}",
                file=self.file,
                line=self.line,
                column=self.column,
                found=self.found,
                expected=self.expected,
            )
        if self.line:
            return translate(
                "Import",
                "{file}, ligne {line} : {found} {expected}",
                file=self.file,
                line=self.line,
                found=self.found,
                expected=self.expected,
            )
        return translate(
            "Import", "{file} : {found} {expected}", file=self.file, found=self.found, expected=self.expected
        )


class ImportErrors(PersonError):
    """Nothing was imported, and why: `items` holds the first `SHOWN` errors, `total` counts them all."""

    def __init__(self, items: Sequence[ImportItem]) -> None:
        ordered = sorted(items, key=lambda item: (item.file, item.line))
        self.total = len(ordered)
        self.items = tuple(ordered[:SHOWN])
        head = translate(
            "Import",
            "Rien n’a été importé. Erreurs à corriger dans les fichiers : {total}. Corrigez, puis"
            " relancez l’importation.",
            total=self.total,
        )
        parts = [head, *(item.text() for item in self.items)]
        if self.total > SHOWN:
            parts.append(
                translate("Import", "Erreurs qui ne sont pas montrées : {rest}.", rest=self.total - SHOWN)
            )
        super().__init__(stacked(parts))


def stacked(parts: Sequence[Text]) -> Text:
    """Return the sentences under each other; halves nest, so that many do not nest deeply."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return translate(
        "Import", "{above}\n{below}", above=stacked(parts[:middle]), below=stacked(parts[middle:])
    )
