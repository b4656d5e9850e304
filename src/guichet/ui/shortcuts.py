"""The keys of the action registry, given to Qt; letters stay with the text box in focus (WCAG 2.1.4)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from guichet.ui.actions import Action, ActionRegistry, is_letter


def takes_text(widget: QWidget | None) -> bool:
    """Say whether letters typed now go into `widget`."""
    return (
        widget is not None
        and widget.isEnabled()
        and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        and bool(widget.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))
    )


class _Key(QShortcut):
    """One key of one action."""

    def __init__(self, window: QWidget, registry: ActionRegistry, action: Action, key: str) -> None:
        super().__init__(QKeySequence(key), window)
        self.action = action
        self.letter = is_letter(key)
        self._registry = registry
        self.setAutoRepeat(False)
        self.setContext(Qt.ShortcutContext.WindowShortcut)
        self.activated.connect(self._fire)

    @Slot()
    def _fire(self) -> None:
        self._registry.trigger(self.action.id)


class Shortcuts(QObject):
    """Keeps one QShortcut for each key, on only where its action is in reach."""

    def __init__(self, window: QWidget, registry: ActionRegistry) -> None:
        super().__init__(window)
        self._window = window
        self._registry = registry
        self._keys: list[_Key] = []
        self._known: set[str] = set()
        registry.listen(self.refresh)
        app = QApplication.instance()
        self._follows = isinstance(app, QApplication)
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.refresh()

    def stop(self) -> None:
        """Follow the focus no more: the window goes."""
        app = QApplication.instance()
        if self._follows and isinstance(app, QApplication):
            self._follows = False
            app.focusChanged.disconnect(self._focus_moved)

    def refresh(self) -> None:
        """Make the keys that are new, and turn each on or off."""
        for action in self._registry.all():
            if action.id not in self._known:
                self._known.add(action.id)
                self._keys += [_Key(self._window, self._registry, action, key) for key in action.keys]
        self._turn()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._turn()

    def _turn(self) -> None:
        typing = takes_text(QApplication.focusWidget())
        for key in self._keys:
            wanted = self._registry.in_reach(key.action) and not (key.letter and typing)
            if key.isEnabled() != wanted:
                key.setEnabled(wanted)


def key_text(key: str) -> str:
    """Return a key as it is written on a keyboard of the language in force, e.g. `Ctrl+Entrée`."""
    names = {
        "Shift": QCoreApplication.translate("Keys", "Maj"),
        "Return": QCoreApplication.translate("Keys", "Entrée"),
        "Enter": QCoreApplication.translate("Keys", "Entrée"),
        "Esc": QCoreApplication.translate("Keys", "Échap"),
        "Escape": QCoreApplication.translate("Keys", "Échap"),
        "Del": QCoreApplication.translate("Keys", "Suppr"),
        "Space": QCoreApplication.translate("Keys", "Espace"),
        "Home": QCoreApplication.translate("Keys", "Début"),
        "End": QCoreApplication.translate("Keys", "Fin"),
        "PgUp": QCoreApplication.translate("Keys", "Pg préc"),
        "PgDown": QCoreApplication.translate("Keys", "Pg suiv"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
    }
    return "+".join(names.get(part, part) for part in key.split("+"))
