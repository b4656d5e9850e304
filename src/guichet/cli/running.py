"""Runs a command and turns what happened into an exit code: 0 done, 1 refused with a sentence, 2 wrong usage."""

import argparse
import importlib
import sys
from collections.abc import Callable

from guichet import __version__
from guichet.cli.output import Speaker, plain
from guichet.domain.errors import PersonError
from guichet.domain.wording import translate

_COMMANDS = {
    "route": "lookup",
    "deadline": "lookup",
    "policy": "lookup",
    "import": "importing",
    "record": "recording",
    "show": "listing",
    "search": "listing",
    "followups": "followups",
    "doctor": "upkeep",
    "rebuild": "upkeep",
    "backup": "upkeep",
    "restore": "upkeep",
    "demo": "demo",
}
"""The module of each command: only the one that runs is imported."""


def run(arguments: argparse.Namespace) -> int:
    """Run the command named in `arguments` and return the exit code."""
    speaker = Speaker(arguments.lang or "fr")
    if arguments.version:
        plain(f"guichet {__version__}")
        return 0
    try:
        module = importlib.import_module(f"guichet.cli.{_COMMANDS[arguments.command]}")
        command: Callable[[argparse.Namespace, Speaker], int] = getattr(
            module, f"{arguments.command}_command"
        )
        return command(arguments, speaker)
    except PersonError as error:
        speaker.note(error.message)
        return 1
    except KeyboardInterrupt:
        speaker.note(translate("Cli", "Interrompu : ce qui était inscrit le reste, rien n’est à moitié."))
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
