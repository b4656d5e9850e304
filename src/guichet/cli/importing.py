"""`guichet import`: the directory and the closures from files, all of a run or nothing (ROUTE-1, COM-2)."""

import argparse

from guichet.application import directory
from guichet.application.import_columns import KIND_NAMES
from guichet.cli.opening import opened
from guichet.cli.output import Gauge, document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.wording import translate


def import_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Import a run of files, all or nothing."""
    with opened(arguments, speaker, create=True) as desk:
        plan = directory.plan(
            desk,
            arguments.files,
            remove_absent=arguments.remove_absent,
            progress=Gauge(speaker, translate("Cli", "Lecture")),
        )
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
                speaker.note(
                    translate("Cli", "Absent des fichiers ({kind}) : {key}", kind=KIND_NAMES[kind], key=key)
                )
        if not arguments.dry_run:
            directory.apply(desk, plan, progress=Gauge(speaker, translate("Cli", "Inscription")))
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
