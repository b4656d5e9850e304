"""The form of one directory entry: boxes in groups, closed choices as lists, what is wrong said beside (ROUTE-1, COM-2)."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from guichet.domain.directory import Directory
from guichet.ui.directory.entries import CLASSES, Asked, Entry, groups_of
from guichet.ui.theme import current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.field import Field, FieldRow
from guichet.ui.widgets.textedit import MultilineEdit

LONGEST = 500
_FIXED = frozenset({"code"})
"""What names an entry to the others, and does not change once it stands."""


class EntryForm(QWidget):
    """Shows and reads one entry of a kind. `typed` says that the person changed something."""

    typed = Signal()

    def __init__(
        self, kind: str, directory: Directory, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.fields: dict[str, Field] = {}
        self._editors: dict[str, QWidget] = {}
        self._editable = editable
        self._as_shown: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(3))
        for group in groups_of(kind, directory):
            card = Card(group.title)
            for asked_row in group.rows:
                row = FieldRow()
                for asked in asked_row:
                    row.add(self._box(asked), 1)
                card.body.addLayout(row)
            column.addWidget(card)
        column.addStretch(1)

    def _box(self, asked: Asked) -> QWidget:
        if asked.box == "flag":
            check = QCheckBox(asked.label)
            check.setEnabled(self._editable)
            check.toggled.connect(self._said)
            self._editors[asked.field] = check
            return check
        editor: QWidget
        if asked.box == "choice":
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for value, words in asked.choices:
                combo.addItem(words, value)
            combo.setEnabled(self._editable)
            combo.currentIndexChanged.connect(self._said)
            editor = combo
        elif asked.box == "area":
            area = MultilineEdit(lines=3, limit=LONGEST * 4)
            area.setReadOnly(not self._editable)
            area.typed.connect(self._said)
            editor = area
        else:
            line = QLineEdit()
            line.setMaxLength(LONGEST)
            line.setReadOnly(not self._editable)
            line.textEdited.connect(self._said)
            editor = line
        field = Field(asked.label, editor, asked.hint)
        self._editors[asked.field] = editor
        self.fields[asked.field] = field
        return field

    def show_entry(self, entry: Entry, *, known: bool) -> None:
        """Show an entry; a `known` one keeps its code."""
        for name, editor in self._editors.items():
            value = getattr(entry, name)
            was = self.blockSignals(True)
            if isinstance(editor, QCheckBox):
                editor.setChecked(bool(value))
            elif isinstance(editor, QComboBox):
                if editor.findData(value) < 0:
                    editor.addItem(str(value), value)
                editor.setCurrentIndex(editor.findData(value))
            elif isinstance(editor, MultilineEdit):
                editor.set_text("; ".join(value) if isinstance(value, tuple) else str(value))
            elif isinstance(editor, QLineEdit):
                editor.setText(str(value))
                editor.setCursorPosition(0)
                if name in _FIXED or (self.kind == "streets" and name in ("type", "name")):
                    editor.setReadOnly(known or not self._editable)
            self.blockSignals(was)
        self._as_shown = self.values()
        self.clear_errors()

    def values(self) -> dict[str, Any]:
        """Return what the boxes hold, as the entry's fields."""
        found: dict[str, Any] = {}
        for name, editor in self._editors.items():
            if isinstance(editor, QCheckBox):
                found[name] = editor.isChecked()
            elif isinstance(editor, QComboBox):
                found[name] = editor.currentData() or ""
            elif isinstance(editor, MultilineEdit):
                typed = " ".join(editor.text().split())
                parts = tuple(part.strip() for part in typed.split(";") if part.strip())
                found[name] = parts if name == "keywords" else typed
            elif isinstance(editor, QLineEdit):
                found[name] = editor.text().strip()
        return found

    def entry(self) -> Entry:
        """Return the entry as typed. Raises `msgspec.ValidationError` for a value outside its choices."""
        return msgspec.convert(self.values(), CLASSES[self.kind])

    @property
    def changed(self) -> bool:
        """Whether something was typed since the entry was shown."""
        return self.values() != self._as_shown

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside a box what is wrong with it, and go there."""
        field = self.fields[name]
        field.set_error(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take away what was said to be wrong."""
        for field in self.fields.values():
            field.set_error("")

    def begin(self) -> None:
        """Go to the first box that can be typed in."""
        for editor in self._editors.values():
            if isinstance(editor, QLineEdit) and not editor.isReadOnly():
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @Slot()
    def _said(self, *_: object) -> None:
        self.typed.emit()
