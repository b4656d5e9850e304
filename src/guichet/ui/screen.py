"""What a screen is, and what it is given: the only things it may reach for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from guichet.domain.wording import Text
from guichet.ui.actions import Action, ActionRegistry
from guichet.ui.i18n import Language
from guichet.ui.tasks import Tasks
from guichet.ui.theme import Tone


class Settings(Protocol):
    """Where small choices are remembered (window place, language, column widths)."""

    def get(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`."""
        ...

    def set(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        ...


class MemorySettings:
    """Settings that last as long as the window: for tests, the tour and the gallery."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = dict(values or {})

    def get(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`."""
        return self._values.get(key, default)

    def set(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        self._values[key] = value


@dataclass(frozen=True, slots=True)
class NoticeData:
    """One sentence for the notice bar, with an optional next step or undo.

    `DONE` and `INFO` give way to the next notice; `TODAY` (a warning) and `LATE` (an error) stay until closed.
    """

    sentence: Text
    tone: Tone = Tone.INFO
    step: Text | None = None
    on_step: Callable[[], object] | None = None


class Navigate(Protocol):
    """Shows a screen; the parameters reach its `opened`."""

    def __call__(self, screen: str, /, **params: Any) -> None:
        """Go to `screen`."""
        ...


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """What every screen is given.

    `app` is the door to the use cases; `now()` the civil time at the counter (aware); `clause(key)` the text of
    a clause of the policy, None when unknown; `notify` puts a sentence in the notice bar; `today(count)` tells
    the status line how many follow-ups are due today.
    """

    app: Any
    tasks: Tasks
    actions: ActionRegistry
    settings: Settings
    navigate: Navigate
    notify: Callable[[NoticeData], None]
    now: Callable[[], datetime]
    clause: Callable[[str], str | None]
    today: Callable[[int], None]
    language: Language


class Screen(QWidget):
    """One screen of the rail. Built on first show, built again when the language or text size changes."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def opened(self, **params: Any) -> None:
        """Come to the front; `params` are what `navigate(screen, **params)` was given. Called on every show."""

    def left(self) -> None:
        """Go to the back: keep drafts, stop what only this screen watches."""

    def first_focus(self) -> QWidget | None:
        """Return the widget that takes the keys when the screen comes to the front."""
        return None

    def cited(self) -> Sequence[str]:
        """Return the clauses of what is chosen now and that no label says, first of those that Shift+F2 shows."""
        return ()

    def state(self) -> dict[str, Any]:
        """Return what must survive a rebuild (what is typed, what is chosen)."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` returned."""


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """How the window knows a screen without importing it: `factory` does the import.

    `key` is its function key; Ctrl+1…9 follow the order of the rail. `clauses` are those of the policy that act
    there: Shift+F2 shows their text, and docs/policy-coverage.md lists them. One that is not on the
    rail (`rail`) is opened from another.
    """

    id: str
    title: Text
    icon: str
    key: str
    factory: Callable[[ScreenContext], Screen]
    actions: tuple[Action, ...] = ()
    clauses: tuple[str, ...] = ()
    rail: bool = True
