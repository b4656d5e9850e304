"""The part of the tour where several citizens report one matter: known already, read, joined; then a mass incident."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from guichet.ui.i18n import Language
from guichet.ui.intake.screen import IntakeScreen
from guichet.ui.shell.window import MainWindow

SAME: dict[Language, str] = {
    "fr": "Un gros nid-de-poule dans la rue, devant chez lui.",
    "en": "A big pothole in the street, right in front of his house.",
}
FLOOD: dict[Language, str] = {
    "fr": "Refoulement d’égout dans le sous-sol.",
    "en": "The sewer is backing up into the basement.",
}
CALLERS = (
    ("450-555-0971", "rue Forest"),
    ("450-555-0972", "rue Forest"),
    ("450-555-0973", "rue Blain"),
    ("", ""),
)
"""Who calls during the incident: a phone number and a street, or neither."""


def one_matter(
    window: MainWindow, lang: Language, settle: Callable[[], None], shot: Callable[[str], Path]
) -> Iterator[Path]:
    """Yield a picture of each thing that a clerk sees of a matter that several report."""
    window.navigate("intake")
    screen = window.screen_of("intake")
    if not isinstance(screen, IntakeScreen):
        raise TypeError("the tour knows the intake")
    form = screen.view
    form.channel.set_value("phone")
    form.channel.chosen.emit("phone")
    _say(screen, "450-555-0970", "220", "rue Forest", SAME[lang], settle)
    yield shot("30-known")
    window.do("intake.alike-first")
    yield shot("31-known-read")
    if screen.matching.reading is not None:
        screen.matching.reading.left.emit()
    window.do("intake.join")
    yield shot("32-known-joined")
    _say(screen, "450-555-0974", "12", "rue Blain", FLOOD[lang], settle)
    window.do("intake.first")
    settle()
    window.do("intake.storm-declare")
    settle()
    yield shot("33-storm-declare")
    window.do("intake.open")
    settle()
    for phone, street in CALLERS:
        _say(screen, phone, "", street, "", settle)
        window.do("intake.storm-keep")
        settle()
    yield shot("34-storm")
    window.do("intake.storm")
    yield shot("35-storm-streets")
    window.do("intake.storm")


def _say(
    screen: IntakeScreen, phone: str, civic: str, street: str, words: str, settle: Callable[[], None]
) -> None:
    """Write what a caller says as a person types it."""
    form = screen.view
    form.citizen.setText(phone)
    form.citizen.typed.emit()
    form.civic.setText(civic)
    form.civic.textEdited.emit(civic)
    form.street.setText(street)
    form.street.typed.emit()
    form.street.asked.emit(street)
    form.description.set_text(words)
    form.description.typed.emit()
    settle()
    form.citizen.close_list()
    form.street.close_list()
