"""The language of the screens: French by law and by default, English complete (Charte de la langue française)."""

from __future__ import annotations

import logging
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from guichet.domain.wording import Text, typeset
from guichet.resources import translation

Language = Literal["fr", "en"]
DEFAULT: Language = "fr"

_log = logging.getLogger(__name__)
_translators: list[QTranslator] = []
_language: Language = DEFAULT


def language() -> Language:
    """Return the language in force: one per application, as its translators are."""
    return _language


def use_language(app: QCoreApplication, wanted: Language) -> Language:
    """Load the translations of `wanted` and drop the former ones; return the language now in force.

    The window then builds its screens again (`MainWindow.rebuild`). Without `guichet_en.qm` (a checkout
    where `make` has not compiled it) the screens stay French and the log says so.
    """
    global _language
    for old in _translators:
        app.removeTranslator(old)
    _translators.clear()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = QTranslator()
    found = own.load(str(translation(f"guichet_{wanted}.qm")))
    if not found:
        _log.warning("translation guichet_%s.qm is missing: run the build to compile it", wanted)
    _language = wanted if found or wanted == DEFAULT else DEFAULT
    base = QTranslator()
    if base.load(f"qtbase_{_language}", folder):
        _translators.append(base)
    if found:
        _translators.append(own)
    for each in _translators:
        app.installTranslator(each)
    return _language


def text(sentence: Text) -> str:
    """Return a sentence of the domain in the language in force, the City's own words in it typeset like ours."""
    return typeset(sentence.render(_language, QCoreApplication.translate))
