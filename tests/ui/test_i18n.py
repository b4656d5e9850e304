"""French by default and English on demand; a missing translation leaves French and a word in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from guichet.domain.bilingual import Bilingual
from guichet.domain.wording import translate
from guichet.ui import i18n
from guichet.ui.i18n import language, text, use_language
from guichet.ui.shell import MainWindow
from guichet.ui.shortcuts import key_text
from guichet.ui.tasks import BUG


def test_french_is_the_source(app: QApplication) -> None:
    assert language() == "fr"
    assert (
        text(translate("Any", "Fermé le {day}.", day=date(2026, 11, 24)))
        == "Fermé le mardi 24 novembre 2026."
    )


def test_the_words_of_the_city_are_typeset_and_quotes_are_left(app: QApplication) -> None:
    """LOOK: the curly apostrophe, whatever the keyboard that filled the directory gave."""
    assert text(Bilingual.of("Préposée à l'accueil")) == "Préposée à l’accueil"
    assert text(translate("Any", "{what}", what="5' 10 et 'ceci'")) == "5' 10 et 'ceci'"


def test_french_counts_in_french(app: QApplication) -> None:
    def due(count: int) -> str:
        return QCoreApplication.translate("StatusLine", "%n suivi(s) à faire aujourd’hui", "", count)

    assert (due(0), due(1), due(2)) == (
        "0 suivi à faire aujourd’hui",
        "1 suivi à faire aujourd’hui",
        "2 suivis à faire aujourd’hui",
    )


def test_english_on_demand_and_back(app: QApplication) -> None:
    assert use_language(app, "en") == "en"
    assert text(BUG).startswith("Guichet could not")
    assert key_text("Ctrl+Return") == "Ctrl+Enter"
    assert QCoreApplication.translate("StatusLine", "%n suivi(s) à faire aujourd’hui", "", 1).startswith(
        "1 follow-up "
    )
    assert use_language(app, "fr") == "fr"
    assert key_text("Ctrl+Return") == "Ctrl+Entrée"


def test_qt_speaks_the_same_language(app: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    use_language(app, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    use_language(app, "fr")


@pytest.mark.expect_log("guichet_en.qm is missing")
def test_without_its_file_english_falls_back_to_french(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "translation", lambda name: i18n.__file__ + name)
    monkeypatch.setattr(i18n, "DEFAULT", "fr")
    assert use_language(app, "en") == "fr"
    monkeypatch.undo()
    assert use_language(app, "fr") == "fr"


def test_a_switch_rebuilds_the_screens_and_keeps_what_is_typed(
    app: QApplication, show: Callable[..., MainWindow]
) -> None:
    from gallery import IntakeLike

    window = show()
    before = window.screen_of("intake")
    assert isinstance(before, IntakeLike)
    before.description.set_text("Lampadaire éteint")
    use_language(app, "en")
    window.rebuild()
    after = window.screen_of("intake")
    assert isinstance(after, IntakeLike)
    assert after is not before
    assert after.description.text() == "Lampadaire éteint"
    assert after.context.language == "en"
    assert window.top.clock.word == "Tuesday, November 24, 2026 · 9:14\u00a0a.m."
    use_language(app, "fr")
    window.rebuild()
    assert window.top.clock.word == "Mardi 24 novembre 2026 · 9\u00a0h\u00a014"
