"""`guichet tour`: drives the real windows through the main job and keeps a picture of each view.

On a training store made for it, at a fixed instant, in both languages, light and dark; and the day's list as PDF.
"""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from guichet.domain.civil import ZONE
from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import translate
from guichet.ui.boot import create_application
from guichet.ui.i18n import Language, language, use_language
from guichet.ui.pictures import grab
from guichet.ui.screen import MemorySettings
from guichet.ui.selftest import NoVault
from guichet.ui.start import Starter
from guichet.ui.theme import apply_theme

SIZE = (1440, 900)
LIMIT_MS = 60_000
WORDS: dict[Language, str] = {
    "fr": "Gros trou dans la rue devant chez elle, un char a pogné un flat hier soir.",
    "en": "Huge pothole in front of her house, a car got a flat tire last night.",
}


class TourClock:
    """Tuesday 24 November 2026, 9 h 14, at the counter: the same pictures every time."""

    def now(self) -> datetime:
        """Return the instant of the tour."""
        return datetime(2026, 11, 24, 9, 14, tzinfo=ZONE)


def take_tour(out: Path) -> Iterator[Path]:
    """Yield each picture as it is saved, then the day's list. Raises `EnvironmentFault` when `out` is unusable."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            translate(
                "Tour",
                "Le dossier {folder} ne peut pas être utilisé ({reason}).",
                folder=str(out),
                reason=error.strerror or "",
            )
        ) from error
    app = create_application(["guichet"])
    languages: tuple[Language, ...] = ("fr", "en")
    with tempfile.TemporaryDirectory(prefix="guichet-tour-") as folder:
        for lang in languages:
            for scheme in ("light", "dark"):
                use_language(app, lang)
                if language() != lang:
                    continue
                apply_theme(app, scheme)
                stop = _Stop(app, Path(folder) / f"{lang}-{scheme}")
                try:
                    yield from stop.pictures(out, f"{lang}-{scheme}", lang)
                    if scheme == "light":
                        yield stop.day_list(out / f"{lang}-suivis.pdf", lang)
                finally:
                    stop.end()


class _Stop:
    """One pass through the windows, in one language and theme."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._starter = Starter(
            folder, training=True, settings=MemorySettings(), vault=NoVault(), clock=TourClock()
        )
        self._window = self._starter.window
        self._window.resize(*SIZE)
        self._window.show()
        loop = QEventLoop()
        self._starter.door.ready.connect(loop.quit)
        QTimer.singleShot(LIMIT_MS, loop, loop.quit)
        loop.exec()
        if not self._starter.door.is_open:
            raise EnvironmentFault(translate("Tour", "La base de la visite ne s’est pas ouverte."))
        self._settle()

    def _settle(self) -> None:
        """Let everything asked for come to the screen."""
        for _ in range(4):
            loop = QEventLoop()
            ticker = QTimer()
            ticker.timeout.connect(loop.quit)
            ticker.start(30)
            while True:
                loop.exec()
                if self._starter.tasks.idle:
                    break
            ticker.stop()

    def pictures(self, out: Path, name: str, lang: Language) -> Iterator[Path]:
        """Yield a picture of each view, doing the job on the way."""
        from guichet.ui.dossiers.screen import DossiersScreen
        from guichet.ui.intake.screen import IntakeScreen
        from guichet.ui.routing.screen import RoutingScreen

        window = self._window
        intake = window.screen_of("intake")
        routing = window.screen_of("routing")
        dossiers = window.screen_of("dossiers")
        if not (
            isinstance(intake, IntakeScreen)
            and isinstance(routing, RoutingScreen)
            and isinstance(dossiers, DossiersScreen)
        ):
            raise TypeError("the tour knows these three screens")
        yield self._shot(out, f"{name}-1-intake-empty")
        form = intake.page.form
        form.channel.set_value("phone")
        form.name.setText("Citoyenne 0147")
        form.phone.setText("450-555-0147")
        form.civic.setText("212")
        form.street.setText("rue Forest")
        form.description.set_text(WORDS[lang])
        form.description.typed.emit()
        self._settle()
        intake.page.accept(0)
        yield self._shot(out, f"{name}-2-intake")
        intake.save()
        self._settle()
        number = intake.number
        yield self._shot(out, f"{name}-3-intake-saved")
        window.navigate("routing", query=WORDS[lang])
        routing.street.setText("chemin des Patriotes Nord")
        yield self._shot(out, f"{name}-4-routing")
        window.navigate("dossiers", number=number)
        self._settle()
        yield self._shot(out, f"{name}-5-dossier")
        dossiers.note_call()
        yield self._shot(out, f"{name}-6-call")
        for place, screen in ((7, "followups"), (8, "directory"), (9, "settings")):
            window.navigate(screen)
            yield self._shot(out, f"{name}-{place}-{screen}")
        window.open_sheet()
        yield self._shot(out, f"{name}-10-shortcuts")

    def _shot(self, out: Path, name: str) -> Path:
        self._settle()
        return grab(self._window, out / f"{name}.png")

    def day_list(self, path: Path, lang: Language) -> Path:
        """Write the day's list and return its path."""
        from PySide6.QtCore import QCoreApplication

        from guichet.application import printing
        from guichet.application.followups import follow_ups

        desk = self._starter.door.desk
        printing.to_pdf(
            printing.sheet_of(desk, follow_ups(desk), lang, lookup=QCoreApplication.translate), path
        )
        return path

    def end(self) -> None:
        """Close the window and its threads."""
        self._window.close()
        self._window.deleteLater()
        self._starter.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.processEvents()
