"""`guichet doctor`, `rebuild`, `backup`, `restore` and `demo`: the store's upkeep and proofs."""

import argparse
import sys

from guichet.application import checking, copies
from guichet.application import demo as history
from guichet.application.folders import data_folder
from guichet.cli.opening import opened
from guichet.cli.output import Speaker, document, plain
from guichet.domain.wording import Text, translate


class _Gauge:
    """Progress on standard error, on a terminal only, a line that overwrites itself."""

    def __init__(self, speaker: Speaker, label: Text) -> None:
        self._label = speaker.say(label)
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        if self._shown:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{self._label} {done * 100 // max(total, 1)} %{end}")
            sys.stderr.flush()


def doctor(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Check the store and say in one page what is wrong and what to do; 1 when something is."""
    with opened(arguments, speaker) as desk:
        found = checking.diagnose(desk, progress=_Gauge(speaker, translate("Cli", "Vérification")))
        if arguments.json:
            document(found.as_json(speaker.say))
        else:
            for text in found.page():
                plain(speaker.say(text))
    return 0 if found.healthy else 1


def rebuild(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Refold every list from the events alone."""
    with opened(arguments, speaker) as desk:
        read = copies.rebuild(desk, progress=_Gauge(speaker, translate("Cli", "Reconstruction")))
        speaker.note(translate("Cli", "Listes refaites à partir des événements ({n}).", n=read))
    return 0


def backup(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Copy the store and prove the copy."""
    with opened(arguments, speaker) as desk:
        copies.backup(desk, arguments.file, progress=_Gauge(speaker, translate("Cli", "Copie")))
    speaker.note(translate("Cli", "Copie faite et vérifiée : {file}.", file=str(arguments.file)))
    return 0


def restore(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Put a copy back in service; the present store is kept aside."""
    speaker.note(copies.restore(data_folder(arguments.data_dir, training=arguments.training), arguments.file))
    return 0


def demo(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Make a plausible synthetic history in a new data folder."""
    folder = data_folder(arguments.data_dir, training=arguments.training)
    made = history.make(
        folder,
        dossiers=arguments.dossiers,
        seed=arguments.seed,
        progress=_Gauge(speaker, translate("Cli", "Dossiers d’exemple")),
    )
    speaker.note(
        translate(
            "Cli",
            "Base d’exemple prête dans {folder} : {dossiers} dossiers, {events} événements.",
            folder=str(folder),
            dossiers=made.dossiers,
            events=made.events,
        )
    )
    return 0
