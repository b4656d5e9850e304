"""Results on standard output, everything else on standard error; sentences in the language asked for."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import Lang, Text, translate
from guichet.resources import translation


class Speaker:
    """Says things in one language; English comes from the same translation file as the windows."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._translator: Any = None
        if lang == "en":
            from PySide6.QtCore import QTranslator

            self._translator = QTranslator()
            if not self._translator.load(str(translation("guichet_en.qm"))):
                self._translator = None

    def say(self, text: Text) -> str:
        """Return the sentence."""
        return text.render(self.lang, self._lookup)

    def _lookup(self, context: str, source: str) -> str:
        if self._translator is None:
            return source
        return self._translator.translate(context, source) or source

    def note(self, text: Text) -> None:
        """Write a sentence for the person on standard error."""
        sys.stderr.write(self.say(text) + "\n")
        sys.stderr.flush()


def line(value: Any) -> None:
    """Write one JSON value as a line on standard output."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()


def document(value: Any) -> None:
    """Write one JSON value, indented, on standard output."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
    sys.stdout.flush()


def plain(text: str) -> None:
    """Write plain text on standard output."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def input_lines(source: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`; blank ones are passed over.

    Raises `EnvironmentFault` when the file cannot be read as UTF-8.
    """
    try:
        if source == "-":
            sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]
            yield from (read for read in sys.stdin if read.strip())
            return
        with Path(source).open(encoding="utf-8-sig") as opened:
            yield from (read for read in opened if read.strip())
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise EnvironmentFault(
            translate(
                "Cli",
                "Le fichier {file} ne se lit pas ({reason}). Vérifiez le chemin et que le texte est en UTF-8.",
                file=source,
                reason=reason or type(error).__name__,
            )
        ) from error
