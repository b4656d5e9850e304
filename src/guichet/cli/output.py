"""Results on standard output, everything else on standard error; sentences in the language asked for."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.wording import Lang, Text, translate
from guichet.domain.world import civil
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
        return text.render(self.lang, self.lookup)

    def lookup(self, context: str, source: str) -> str:
        """Return the pattern in the speaker's language."""
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


def moment(said: str) -> datetime:
    """Return the aware time of an ISO 8601 text; without an offset it is civil time at the counter.

    Raises `Refusal` when it is not one.
    """
    try:
        return civil(datetime.fromisoformat(said))
    except ValueError as error:
        raise Refusal(
            translate(
                "Cli", "« {said} » n’est pas une date ISO 8601, comme 2026-11-24T09:12.", said=said[:40]
            )
        ) from error


def unreadable(error: Exception) -> Text:
    """Return the sentence for a line that is not the JSON that the command reads."""
    return translate(
        "Cli", "Cette ligne ne se lit pas : {reason}. --schema en donne la forme.", reason=str(error)
    )


class Gauge:
    """Progress on standard error, on a terminal only, a line that overwrites itself."""

    def __init__(self, speaker: Speaker, label: Text) -> None:
        self._label = speaker.say(label)
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        if self._shown:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{self._label} {done * 100 // max(total, 1)} %{end}")
            sys.stderr.flush()
