"""Settings of the screens: language, theme, contrast, text size; each change shows at once (Charte, WCAG 1.4.4)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from guichet.ui.appearance import SIZES, contrast_of, put_in_force, scheme_of, size_of
from guichet.ui.i18n import language, use_language
from guichet.ui.screen import ScreenContext
from guichet.ui.settings.section import Section, card
from guichet.ui.shell.window import MainWindow
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.segmented import Option, SegmentedControl


class DisplaySection(Section):
    """Four choices; the window is built again in the new one, with what was typed and chosen."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        kept = context.settings
        self.lang = SegmentedControl(
            [Option("fr", "Français"), Option("en", "English")], say("SettingsScreen", "Langue"), language()
        )
        self.theme = SegmentedControl(
            [
                Option("system", say("SettingsScreen", "Système")),
                Option("light", say("SettingsScreen", "Clair"), "sun"),
                Option("dark", say("SettingsScreen", "Sombre"), "moon"),
            ],
            say("SettingsScreen", "Thème"),
            scheme_of(kept),
        )
        self.contrast = SegmentedControl(
            [
                Option("system", say("SettingsScreen", "Système")),
                Option("high", say("SettingsScreen", "Élevé")),
            ],
            say("SettingsScreen", "Contraste"),
            contrast_of(kept),
        )
        self.text_size = SegmentedControl(
            [Option(str(size), say("SettingsScreen", "{size}\u00a0%").format(size=size)) for size in SIZES],
            say("SettingsScreen", "Taille du texte"),
            str(size_of(kept)),
        )
        self._choices = {
            "lang": self.lang,
            "theme": self.theme,
            "contrast": self.contrast,
            "size": self.text_size,
        }
        self.lang.chosen.connect(self._language_chosen)
        self.theme.chosen.connect(self._look_chosen)
        self.contrast.chosen.connect(self._look_chosen)
        self.text_size.chosen.connect(self._look_chosen)
        self._back_to = ""
        self.lay_out(
            (
                card(
                    say("SettingsScreen", "Langue et lecture"),
                    Field(say("SettingsScreen", "&Langue"), self.lang),
                    Field(
                        say("SettingsScreen", "Taille du te&xte"),
                        self.text_size,
                        say("SettingsScreen", "Les colonnes se replient; rien ne sort de l’écran."),
                    ),
                ),
            ),
            (
                card(
                    say("SettingsScreen", "Couleurs"),
                    Field(say("SettingsScreen", "&Thème"), self.theme),
                    Field(
                        say("SettingsScreen", "C&ontraste"),
                        self.contrast,
                        say(
                            "SettingsScreen",
                            "« Système » suit les réglages de l’ordinateur. Rien ne bouge de soi-même à l’écran.",
                        ),
                    ),
                ),
            ),
        )

    def first_focus(self) -> QWidget | None:
        """Begin with the language, or where the choice that built the window again was made."""
        back, self._back_to = self._back_to, ""
        return self._choices.get(back, self.lang)

    def state(self) -> dict[str, Any]:
        """Return where the focus is."""
        focus = QApplication.focusWidget()
        held = [
            name for name, each in self._choices.items() if focus is not None and each.isAncestorOf(focus)
        ]
        return {"focus": held[0] if held else ""}

    def restore(self, state: dict[str, Any]) -> None:
        """Remember where the focus was."""
        self._back_to = state.get("focus", "")

    @property
    def coming_back(self) -> bool:
        """Whether the window was just built again because of a choice made here."""
        return bool(self._back_to)

    @Slot(str)
    def _language_chosen(self, wanted: str) -> None:
        app = QApplication.instance()
        if app is not None and wanted != language():
            self.context.settings.set("language", use_language(app, "en" if wanted == "en" else "fr"))
            self._build_again()

    @Slot()
    def _look_chosen(self) -> None:
        kept = self.context.settings
        kept.set("theme", self.theme.value())
        kept.set("contrast", self.contrast.value())
        kept.set("size", self.text_size.value())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            put_in_force(app, kept)
            self._build_again()

    def _build_again(self) -> None:
        window = self.window()
        if isinstance(window, MainWindow):
            QTimer.singleShot(0, window, window.rebuild)
