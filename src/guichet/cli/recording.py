"""`guichet import` and `guichet record`: the same use cases as the screens, line by line."""

import argparse
from typing import Any

import msgspec

from guichet.application import directory
from guichet.application.acting import perform
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.cli.opening import opened
from guichet.cli.output import Speaker, document, input_lines, line, plain
from guichet.domain import commands
from guichet.domain.errors import PersonError
from guichet.domain.wording import translate

_DECODER = msgspec.json.Decoder(commands.AnyCommand)


def import_files(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Import a run of files, all or nothing."""
    with opened(arguments, speaker, create=True) as desk:
        plan = directory.plan(desk, arguments.files, remove_absent=arguments.remove_absent)
        for file, header in plan.ignored:
            speaker.note(
                translate(
                    "Cli",
                    "{file} : la colonne « {header} » n’est pas connue ; elle est laissée de côté.",
                    file=file,
                    header=header,
                )
            )
        for kind, keys in plan.would_disappear.items():
            for key in keys:
                speaker.note(translate("Cli", "Absent des fichiers ({kind}) : {key}", kind=kind, key=key))
        if not arguments.dry_run:
            directory.apply(desk, plan)
        if arguments.json:
            document(
                {
                    "added": len(plan.added),
                    "changed": len(plan.changed),
                    "unchanged": sum(plan.unchanged.values()),
                    "would_disappear": {kind: list(keys) for kind, keys in plan.would_disappear.items()},
                    "applied": not arguments.dry_run,
                }
            )
        else:
            plain(speaker.say(plan.summary()))
    return 0


def record(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Record each line of a file or of standard input; a refused line says why, and the others stand."""
    if arguments.schema:
        document(msgspec.json.schema(commands.AnyCommand))
        return 0
    if arguments.source is None:
        speaker.note(
            translate("Cli", "Indiquez un fichier de lignes JSON, ou « - » ; --schema en donne la forme.")
        )
        return 2
    refused = 0
    with opened(arguments, speaker, create=True) as desk:
        for number, text in enumerate(input_lines(arguments.source), start=1):
            try:
                line(_record(desk, text))
            except PersonError as error:
                refused += 1
                line({"line": number, "error": speaker.say(error.message)})
            except msgspec.MsgspecError as error:
                refused += 1
                line({"line": number, "error": str(error)})
    return 1 if refused else 0


def _record(desk: Workplace, text: str) -> dict[str, Any]:
    command = _DECODER.decode(text)
    if isinstance(command, commands.Intake):
        taken = take_in(desk, command)
        return {
            "dossier": taken.number,
            "events": list(taken.events),
            "service": taken.service,
            "contact": taken.contact,
            "due": taken.deadline.due.isoformat() if taken.deadline else None,
            "clause": taken.deadline.clause if taken.deadline else None,
        }
    acted = perform(desk, command)
    return {"dossier": acted.number, "events": list(acted.events)}
