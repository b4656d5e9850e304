"""Starts Qt for Guichet: application, theme, language, and the net under every unexpected failure."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from guichet.domain.errors import PersonError
from guichet.ui.i18n import Language, use_language
from guichet.ui.screen import NoticeData
from guichet.ui.tasks import BUG
from guichet.ui.theme import Scheme, Tone, apply_theme

_log = logging.getLogger(__name__)


def create_application(
    argv: Sequence[str],
    *,
    scheme: Scheme | str = Scheme.SYSTEM,
    scale: float = 1.0,
    lang: Language = "fr",
    high_contrast: bool | None = None,
) -> QApplication:
    """Return the application, themed and in `lang`; the one that exists already, if any."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
        app.setStyle("fusion")
    else:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        # Named here and not by setStyle(): the wrapper of a style builds enums for four milliseconds.
        app = QApplication(
            [*argv[:1], "-style", "fusion", *argv[1:]] if argv else ["guichet", "-style", "fusion"]
        )
    QCoreApplication.setApplicationName("Guichet")
    QGuiApplication.setApplicationDisplayName("Guichet")
    use_language(app, lang)
    apply_theme(app, scheme, scale, high_contrast)
    return app


class SafetyNet:
    """Catches what no slot caught: the log keeps where it happened, the person reads a sentence, the window stays."""

    def __init__(self, notify: Callable[[NoticeData], None]) -> None:
        self._notify = notify
        self._former = sys.excepthook
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug, tell a refusal; let an interrupt through."""
        if issubclass(kind, KeyboardInterrupt):
            self._former(kind, error, trace)
        elif isinstance(error, PersonError):
            self._notify(NoticeData(error.message, Tone.LATE))
        else:
            from guichet.ui.bugs import where

            _log.critical("unexpected failure, this is a bug: %s", where(error.with_traceback(trace)))
            self._notify(NoticeData(BUG, Tone.LATE))

    def remove(self) -> None:
        """Put the former hook back."""
        sys.excepthook = self._former
