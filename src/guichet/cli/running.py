"""Runs a command and turns what happened into an exit code: 0 done, 1 refused with a sentence, 2 wrong usage."""

import argparse
import sys
from collections.abc import Callable

from guichet import __version__
from guichet.cli import listing, lookup, recording, upkeep
from guichet.cli.output import Speaker, plain
from guichet.domain.errors import PersonError
from guichet.domain.wording import translate

Command = Callable[[argparse.Namespace, Speaker], int]
_COMMANDS: dict[str, Command] = {
    "route": lookup.route,
    "deadline": lookup.deadline,
    "policy": lookup.policy,
    "import": recording.import_files,
    "record": recording.record,
    "show": listing.show,
    "search": listing.search,
    "followups": listing.followups,
    "doctor": upkeep.doctor,
    "rebuild": upkeep.rebuild,
    "backup": upkeep.backup,
    "restore": upkeep.restore,
    "demo": upkeep.demo,
}


def run(arguments: argparse.Namespace) -> int:
    """Run the command named in `arguments` and return the exit code."""
    speaker = Speaker(arguments.lang or "fr")
    if arguments.version:
        plain(f"guichet {__version__}")
        return 0
    try:
        return _COMMANDS[arguments.command](arguments, speaker)
    except PersonError as error:
        speaker.note(error.message)
        return 1
    except KeyboardInterrupt:
        speaker.note(translate("Cli", "Interrompu : ce qui était inscrit le reste, rien n’est à moitié."))
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
