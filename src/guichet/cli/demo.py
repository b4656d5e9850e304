"""`guichet demo`: a plausible synthetic history in a new data folder (TRAIN-1)."""

import argparse

from guichet.application import demo
from guichet.application.folders import data_folder
from guichet.cli.output import Gauge
from guichet.cli.speaking import Speaker
from guichet.domain.wording import translate


def demo_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Make a plausible synthetic history in a new data folder."""
    folder = data_folder(arguments.data_dir, training=arguments.training)
    made = demo.make(
        folder,
        dossiers=arguments.dossiers,
        seed=arguments.seed,
        progress=Gauge(speaker, translate("Cli", "Dossiers d’exemple")),
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
