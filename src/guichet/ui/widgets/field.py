"""A labelled input: label and mnemonic, input, one line for a hint or an error (WCAG 3.3.1, 3.3.2)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from guichet.ui.theme import Tone, current
from guichet.ui.widgets.labels import Label, Style


def plain(label: str) -> str:
    """Return a label without its mnemonic mark."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&")


class Field(QWidget):
    """`Field("&Canal", SegmentedControl(…))`: the label is its buddy and names it."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.editor = editor
        self._hint_text = hint
        self.label = Label(label, Style.LABEL)
        self.label.setBuddy(editor)
        if not isinstance(editor, QLineEdit) or not editor.accessibleName():
            editor.setAccessibleName(plain(label))
        self._below = Label("", Style.SMALL, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(1))
        column.addWidget(self.label)
        grows = isinstance(editor, QAbstractScrollArea)
        column.addWidget(editor, 1 if grows else 0)
        column.addWidget(self._below)
        if not grows:
            column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_hint(hint)

    @property
    def error(self) -> str:
        """What is said to be wrong, "" when nothing is."""
        return self._below.text() if self.editor.property("wrong") else ""

    def set_hint(self, hint: str) -> None:
        """Show a quiet line under the input, or none."""
        self._hint_text = hint
        self._say(hint, wrong=False)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and what to do; "" takes it away and brings the hint back."""
        self._say(sentence or self._hint_text, wrong=bool(sentence))

    def _say(self, line: str, *, wrong: bool) -> None:
        palette = self._below.palette()
        role = self._below.foregroundRole()
        if wrong:
            palette.setColor(role, current().tokens.tone(Tone.LATE).text)
            self._below.setPalette(palette)
        else:
            self._below.setPalette(type(palette)())
        self._below.setText(line)
        self._below.setVisible(bool(line))
        self.editor.setAccessibleDescription(line)
        if bool(self.editor.property("wrong")) != wrong:
            self.editor.setProperty("wrong", wrong)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


class FieldRow(QHBoxLayout):
    """Fields side by side, their labels on one line whatever stands under the inputs."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(current().gap(3))
        for field in fields:
            self.add(field)

    def add(self, field: QWidget, stretch: int = 0) -> None:
        """Add a field, or a pill beside the inputs."""
        self.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
