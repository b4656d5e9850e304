"""`guichet doctor`, `rebuild`, `backup`, `restore`, `demo`, `tour` and `self-test`: the store's upkeep and proofs."""

import argparse
import os
import sys

from guichet.application import checking, copies
from guichet.application import demo as history
from guichet.cli.opening import data_folder, opened
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
    speaker.note(copies.restore(data_folder(arguments), arguments.file))
    return 0


def demo(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Make a plausible synthetic history in a new data folder."""
    folder = data_folder(arguments)
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


def tour(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Drive the real windows through the main job and save a picture of each view."""
    _offscreen_without_display()
    from guichet.ui.tour import take_tour

    for picture in take_tour(arguments.out):
        plain(str(picture))
    speaker.note(translate("Cli", "Images dans {folder}.", folder=str(arguments.out)))
    return 0


def self_test(arguments: argparse.Namespace, speaker: Speaker) -> int:  # noqa: ARG001 - its store is its own
    """Show a window, record a dossier in a throw-away store, print a list; the result is the only output."""
    _offscreen_without_display()
    from guichet.ui.selftest import self_test as run

    result = run()
    document(result)
    return 0 if result["ok"] else 1


def _offscreen_without_display() -> None:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
