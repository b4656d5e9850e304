"""`guichet doctor`, `rebuild`, `backup`, `restore`: the store's upkeep and proofs."""

import argparse

from guichet.application import checking, copies
from guichet.application.folders import data_folder
from guichet.cli.opening import opened
from guichet.cli.output import Gauge, document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.wording import translate


def doctor_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Check the store and say in one page what is wrong and what to do; 1 when something is."""
    with opened(arguments, speaker, as_it_is=True) as desk:
        found = checking.diagnose(desk, progress=Gauge(speaker, translate("Cli", "Vérification")))
        if arguments.json:
            document(found.as_json(speaker.say))
        else:
            for text in found.page():
                plain(speaker.say(text))
    return 0 if found.healthy else 1


def rebuild_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Refold every list from the events alone."""
    with opened(arguments, speaker, as_it_is=True) as desk:
        read = copies.rebuild(desk, progress=Gauge(speaker, translate("Cli", "Reconstruction")))
        speaker.note(translate("Cli", "Listes refaites à partir des événements ({n}).", n=read))
    return 0


def backup_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Copy the store and prove the copy."""
    with opened(arguments, speaker) as desk:
        copies.backup(desk, arguments.file, progress=Gauge(speaker, translate("Cli", "Copie")))
    speaker.note(translate("Cli", "Copie faite et vérifiée : {file}.", file=str(arguments.file)))
    return 0


def restore_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Put a copy back in service; the present store is kept aside."""
    speaker.note(copies.restore(data_folder(arguments.data_dir, training=arguments.training), arguments.file))
    return 0
