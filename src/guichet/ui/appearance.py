"""How the screens look as the person chose it: theme, contrast and text size, kept and put in force (WCAG 1.4.4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from guichet.ui.screen import Settings
from guichet.ui.theme import Scheme, Theme, apply_theme, current

SIZES = (100, 125, 150, 175, 200)
"""The text sizes offered, in per cent."""
CONTRASTS = ("system", "high")


def scheme_of(settings: Settings) -> Scheme:
    """Return the theme chosen; what cannot be read counts as the system's."""
    kept = settings.get("theme", Scheme.SYSTEM)
    return Scheme(kept) if kept in list(Scheme) else Scheme.SYSTEM


def size_of(settings: Settings) -> int:
    """Return the text size chosen, in per cent; what cannot be read counts as 100."""
    kept = settings.get("size", "100")
    return int(kept) if kept in map(str, SIZES) else SIZES[0]


def contrast_of(settings: Settings) -> str:
    """Return the contrast chosen: `system` or `high`."""
    return "high" if settings.get("contrast", "system") == "high" else "system"


def wanted_contrast(settings: Settings) -> bool | None:
    """Return True where high contrast was chosen, None where the system decides."""
    return True if contrast_of(settings) == "high" else None


def put_in_force(app: QApplication, settings: Settings) -> Theme:
    """Apply what `settings` hold and return the theme in force."""
    return apply_theme(app, scheme_of(settings), size_of(settings) / 100, wanted_contrast(settings))


class SystemLook(QObject):
    """Follows the desktop while the program runs: its light or dark scheme, its wish for contrast."""

    def __init__(self, settings: Settings, changed: Callable[[], object], parent: QObject) -> None:
        """`changed` builds the window again, when what is in force is no longer what was."""
        super().__init__(parent)
        self._settings = settings
        self._changed = changed
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.look_again)
        self._accessibility = hints.accessibility()
        self._accessibility.contrastPreferenceChanged.connect(self.look_again)

    @Slot()
    def look_again(self) -> None:
        """Put in force what the desktop asks for now, if it is not yet."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            before = current()
            if put_in_force(app, self._settings) != before:
                self._changed()
