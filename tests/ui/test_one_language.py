"""Every screen speaks one language at a time: walked in French and in English, no sentence of the other shows.

French is the language of work by law and by default, English complete on demand (Charte de la langue française).
What the City wrote itself (names of services, topics, streets) is no sentence of the program's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot
from starting import Program, started
from tests.workshop import AGENT, desk_in, request

from guichet.application import taking_in
from guichet.resources import translation
from guichet.store import queries
from guichet.ui.i18n import Language
from guichet.ui.screens import SCREENS
from guichet.ui.shell.window import MainWindow
from guichet.ui.widgets.pill import Pill

HOLE = re.compile(r"\{[a-z_]+\}|%n|%\d")
LETTERS = re.compile(r"[^\W\d_]{2}")
SETTINGS = ("display", "people", "calendar", "data", "about")
PANELS = ("app.palette", "app.sheet", "app.policy")
WORDS: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"[éèêàçôû«»]|\b(?:le|la|les|des|de|du|une|est|sont|pour|dans|et|ou)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:the|of|and|or|for|to|is|are|with|not|your)\b", re.IGNORECASE),
}
"""Words that a sentence of one language hardly does without: they find what never went through a translation."""
NAMES = re.compile(rf"{AGENT}|Comptoir KL|ch. des Patriotes|Rivière|Québec|Français|English|(?:\w:|/)\S+")
"""What the City named (a street, a sector), the two languages, each in its own, and folders."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with the sample directory and an open dossier, closed again."""
    with desk_in(tmp_path / "desk") as desk:
        taking_in.take_in(desk, request("212", topic="nid-de-poule"))
    return tmp_path / "desk"


class Sentences:
    """What the program says in one language and not in the other, to be recognised with its holes filled."""

    def __init__(self, wanted: Language) -> None:
        french: set[str] = set()
        english: set[str] = set()
        for message in ElementTree.parse(translation("guichet_en.ts")).iter("message"):
            source, translated = message.findtext("source") or "", message.find("translation")
            assert translated is not None
            forms = [form.text or "" for form in translated.findall("numerusform")] or [translated.text or ""]
            french |= {source, *_forms(source)}
            english.update(forms)
        own, other = (french, english) if wanted == "fr" else (english, french)
        self._words = WORDS["en" if wanted == "fr" else "fr"]
        self._own = [_pattern(each) for each in own if _worded(each)]
        self._other = [_pattern(each) for each in other - own if _worded(each)]

    def foreign(self, shown: str) -> bool:
        """Tell whether `shown` is a sentence of the other language alone, or holds words of it."""
        shown = NAMES.sub("", shown)
        return self._words.search(shown) is not None or (
            any(each.fullmatch(shown) for each in self._other)
            and not any(each.fullmatch(shown) for each in self._own)
        )


def _worded(sentence: str) -> bool:
    """Tell whether a sentence has words of its own: « {above}, {below} » would match everything."""
    return LETTERS.search(HOLE.sub("", sentence)) is not None


def _forms(source: str) -> Iterator[str]:
    """Yield « %n suivi(s) » as it stands on screen for one and for several."""
    if "(s)" in source:
        yield source.replace("(s)", "")
        yield source.replace("(s)", "s")


def _pattern(sentence: str) -> re.Pattern[str]:
    """Return what matches a sentence whose holes are filled; keys under letters (&) are not shown."""
    pieces = [re.escape(piece) for piece in HOLE.split(_plain(sentence))]
    return re.compile(".+".join(pieces), re.DOTALL)


def _plain(shown: str) -> str:
    return re.sub(r"&(?=\w)", "", shown).replace("\N{NO-BREAK SPACE}", " ").strip()


def _said(widget: QWidget) -> Iterable[str]:
    """Yield every word that a widget shows, or that a screen reader says of it."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if isinstance(widget, QAbstractButton | QLabel):
        yield widget.text()
    elif isinstance(widget, Pill):
        yield widget.word
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QTableView):
        model = widget.model()
        if model is not None:
            for at in range(model.columnCount()):
                yield str(model.headerData(at, Qt.Orientation.Horizontal) or "")
                if model.rowCount():
                    yield str(model.index(0, at).data() or "")


def _foreign(window: MainWindow, sentences: Sentences, where: str) -> set[str]:
    found = set()
    for widget in window.findChildren(QWidget):
        for shown in map(_plain, _said(widget)):
            if LETTERS.search(shown) and sentences.foreign(shown):
                found.add(f"{where}: {shown}")
    return found


def _views(program: Program) -> Iterator[str]:
    """Show every screen, every section of the settings and every panel, one after the other."""
    window = program.starter.window
    for spec in SCREENS:
        window.navigate(spec.id)
        program.settle()
        yield spec.id
    yield from _dossier(program)
    for section in SETTINGS:
        window.navigate("settings", section=section)
        program.settle()
        yield f"settings, {section}"
    for panel in PANELS:
        window.do(panel)
        program.settle()
        yield panel
        window.do(panel)
        program.settle()


def _dossier(program: Program) -> Iterator[str]:
    """Show the one dossier, and the form of a call on it."""
    window = program.starter.window
    with program.desk.store.read() as connection:
        (line,) = queries.dossiers(connection)
    window.navigate("dossiers", number=line.number)
    program.settle()
    yield "dossiers, one open"
    window.do("dossiers.call")
    program.settle()
    yield "dossiers, a call"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_screen_shows_a_sentence_of_the_other_language(qtbot: QtBot, folder: Path, lang: Language) -> None:
    sentences = Sentences(lang)
    foreign: set[str] = set()
    with started(qtbot, folder, lang=lang, size=(1440, 900)) as program:
        for where in _views(program):
            foreign |= _foreign(program.starter.window, sentences, where)
    assert not foreign, "\n".join(sorted(foreign))


def test_a_sentence_of_the_other_language_would_be_found() -> None:
    """The walk can fail: a French label is foreign to the English screens, its translation to the French ones."""
    english, french = Sentences("en"), Sentences("fr")
    assert english.foreign("Répertoire")
    assert not english.foreign("Directory")
    assert french.foreign("Directory")
    assert not french.foreign("Répertoire")
    assert english.foreign("Une phrase que personne ne traduit")
    assert french.foreign("A sentence for nobody")
    assert not english.foreign("450-555-0147")
