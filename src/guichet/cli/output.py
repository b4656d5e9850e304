"""Results on standard output, as text or JSON, and progress for who watches."""

import errno
import io
import os
import sys
from typing import Any

import msgspec

from guichet.cli.speaking import Speaker, tell
from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import Text, translate

_CLOSED = (errno.EPIPE, errno.EBADF, errno.EINVAL)


class OutputClosed(EnvironmentFault):
    """Who reads the results stopped reading."""


def speak_utf8() -> None:
    """Write UTF-8 to files and pipes on every system; a terminal keeps its own encoding and replaces the rest."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8",
                errors="replace" if stream.isatty() else "backslashreplace",
            )


def line(value: Any) -> None:
    """Write one JSON value as a line on standard output. Raises `EnvironmentFault` when it cannot be written."""
    _write(msgspec.json.encode(value).decode() + "\n")


def document(value: Any) -> None:
    """Write one JSON value, indented, on standard output. Raises `EnvironmentFault` when it cannot be written."""
    _write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def plain(text: str) -> None:
    """Write plain text on standard output. Raises `EnvironmentFault` when it cannot be written."""
    _write(text + "\n")


def _write(text: str) -> None:
    try:
        if sys.stdout is None:  # the program was started with its output closed
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _give_up_output()
        if error.errno in _CLOSED:
            raise OutputClosed(
                translate(
                    "Cli",
                    "La sortie s’est fermée avant la fin : ce qui était inscrit le reste, la suite n’a pas été lue.",
                )
            ) from error
        raise EnvironmentFault(
            translate(
                "Cli",
                "La sortie ne se laisse pas écrire ({reason}) : ce qui était inscrit le reste, la suite n’a pas été"
                " lue. Libérez de l’espace ou choisissez un autre fichier.",
                reason=error.strerror or type(error).__name__,
            )
        ) from error


def _give_up_output() -> None:
    """Let what could not be written go nowhere, or Python would try again at its end and complain."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout is sys.__stdout__:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class Gauge:
    """Progress on standard error, on a terminal only, a line that overwrites itself."""

    def __init__(self, speaker: Speaker, label: Text) -> None:
        self._label = speaker.say(label)
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._percent = -1

    def __call__(self, done: int, total: int) -> None:
        percent = done * 100 // max(total, 1)
        if self._shown and percent != self._percent:
            self._percent = percent
            tell(f"\r{self._label} {percent} %" + ("\n" if done >= total else ""))
