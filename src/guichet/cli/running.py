"""Runs a command and turns what happened into an exit code: 0 done, 1 refused with a sentence, 2 wrong usage."""

import argparse
import importlib
import traceback
from collections.abc import Callable
from pathlib import Path

from guichet import __version__
from guichet.cli.output import plain, speak_utf8
from guichet.cli.speaking import Speaker
from guichet.domain.errors import PersonError
from guichet.domain.wording import Text, translate

_COMMANDS = {
    "route": "lookup",
    "deadline": "deadline",
    "policy": "deadline",
    "learned": "learned",
    "import": "importing",
    "record": "recording",
    "show": "listing",
    "search": "listing",
    "receipt": "receipts",
    "followups": "followups",
    "transfers": "transfers",
    "survey": "surveys",
    "doctor": "upkeep",
    "rebuild": "upkeep",
    "backup": "upkeep",
    "restore": "upkeep",
    "server": "server",
    "desk": "desk",
    "sync": "exchanging",
    "digest": "exchanging",
    "demo": "demo",
}
"""The module of each command: only the one that runs is imported."""
INTERRUPTED = translate("Cli", "Interrompu : ce qui était inscrit le reste, rien n’est à moitié.")


def run(arguments: argparse.Namespace) -> int:
    """Run the command named in `arguments` and return the exit code."""
    return guarded(arguments, _version if arguments.version else _named)


def guarded(arguments: argparse.Namespace, command: Callable[[argparse.Namespace], int]) -> int:
    """Run `command` and return the exit code; whatever goes wrong is a sentence, in the language asked for."""
    speaker = Speaker(arguments.lang or "fr")
    speak_utf8()
    try:
        return command(arguments)
    except PersonError as error:
        speaker.note(error.message)
    except KeyboardInterrupt:
        speaker.note(INTERRUPTED)
    except Exception as bug:  # noqa: BLE001 - the last net: a script gets a sentence and a code, like a person
        speaker.note(_bug(bug))
    return 1


def _named(arguments: argparse.Namespace) -> int:
    module = importlib.import_module(f"guichet.cli.{_COMMANDS[arguments.command]}")
    command: Callable[[argparse.Namespace, Speaker], int] = getattr(module, f"{arguments.command}_command")
    return command(arguments, Speaker(arguments.lang or "fr"))


def _version(_: argparse.Namespace) -> int:
    plain(f"guichet {__version__}")
    return 0


def _bug(bug: Exception) -> Text:
    """Say where the program failed. The error's own words stay unsaid: they may hold what a citizen said."""
    places = [
        f"{Path(frame.filename).stem}:{frame.lineno}" for frame in traceback.extract_tb(bug.__traceback__)
    ]
    return translate(
        "Cli",
        "Erreur du programme ({kind}) : rien n’est inscrit à moitié. Signalez-la avec ces repères : {places}.",
        kind=type(bug).__name__,
        places=" ← ".join(reversed(places[-6:])),
    )
