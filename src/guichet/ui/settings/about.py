"""Settings: what this program is, on what it stands and under which licences, and the policy it applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot, qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from guichet import __version__
from guichet.domain.wording import Text
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenContext
from guichet.ui.settings.section import Section, card
from guichet.ui.tasks import Lane
from guichet.ui.theme import current
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.shortlist import ShortList

if TYPE_CHECKING:
    from guichet.application.workplace import Workplace

LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLCipher", "BSD-3-Clause"),
    ("sqlcipher3", "zlib"),
    ("SQLAlchemy, SQLModel, Alembic", "MIT"),
    ("psycopg", "LGPL-3.0"),
    ("argon2-cffi, keyring, filelock, platformdirs", "MIT"),
    ("msgspec, NumPy, segno", "BSD-3-Clause"),
    ("holidays, openpyxl", "MIT"),
    ("phonenumbers, tzdata", "Apache-2.0"),
    ("defusedxml", "PSF-2.0"),
    ("Lucide", "ISC"),
)
"""What the program stands on, with the licence of each: none obliges a city to publish anything of its own."""


def _clauses(desk: Workplace) -> tuple[Text, list[tuple[str, Text, Text]]]:
    policy = desk.policy
    return policy.city, [(each.id, each.title, each.text) for each in policy.clauses.values()]


class AboutSection(Section):
    """The program and its licences on the left, the policy on the right."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        self.licences = ShortList(say("SettingsScreen", "Logiciels et licences"), most=12)
        self.licences.show_rows([Suggestion(name, name, pill=licence) for name, licence in LICENCES])
        self.city = Label("", Style.SOFT, wrap=True)
        self.policy = QPlainTextEdit()
        self.policy.setReadOnly(True)
        self.policy.setTabChangesFocus(True)
        self.policy.setMinimumHeight(current().px(420))
        self.policy.setAccessibleName(say("SettingsScreen", "Texte de la politique"))
        self.lay_out(
            (
                card(
                    say("SettingsScreen", "Guichet"),
                    Label(
                        say("SettingsScreen", "Version {version}, sur Qt {qt}").format(
                            version=__version__, qt=qVersion()
                        )
                    ),
                    Label(
                        say(
                            "SettingsScreen",
                            "Le comptoir d’accueil de la Ville\u00a0: il sert sans réseau, et garde tout ce qui lui"
                            " est confié.",
                        ),
                        Style.SOFT,
                        wrap=True,
                    ),
                ),
                card(say("SettingsScreen", "Logiciels et licences"), self.licences),
            ),
            (card(say("SettingsScreen", "La politique"), self.city, self.policy),),
        )

    def opened(self) -> None:
        """Read the policy."""
        self.context.tasks.run(self.door.use(_clauses), self._came, lane=Lane.READ, latest="settings-about")

    def first_focus(self) -> QWidget | None:
        """Begin with the licences."""
        return self.licences

    @Slot(object)
    def _came(self, found: tuple[Text, list[tuple[str, Text, Text]]]) -> None:
        city, clauses = found
        self.city.setText(text(city))
        words = "\n\n".join(f"{key} — {text(title)}\n{text(body)}" for key, title, body in clauses)
        if words != self.policy.toPlainText():
            self.policy.setPlainText(words)
