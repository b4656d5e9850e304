"""The door of the program: the window when nothing else is asked for, the command line otherwise."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path


def main() -> int:
    """Run Guichet and return its exit code (0 done, 1 refused with a sentence, 2 wrong usage)."""
    _prefer_utf8()
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:  # before a command has begun, or in the terminal that a window was started from
        from guichet.cli.parsing import language
        from guichet.cli.running import INTERRUPTED
        from guichet.cli.speaking import Speaker

        Speaker(language(sys.argv[1:])).note(INTERRUPTED)
        return 1


def _run(said: Sequence[str]) -> int:
    from guichet.cli.parsing import parse

    arguments = parse(said)
    if arguments.command is None and not arguments.version:
        from guichet.ui.start import run_window

        return run_window(arguments)
    from guichet.cli.running import guarded, run

    if arguments.command in ("tour", "self-test"):
        if sys.platform.startswith("linux") and not _has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return guarded(arguments, _self_test if arguments.command == "self-test" else _tour)
    return run(arguments)


def _tour(arguments: argparse.Namespace) -> int:
    from guichet.cli.output import plain
    from guichet.cli.speaking import Speaker
    from guichet.domain.wording import translate
    from guichet.ui.tour import take_tour

    wide, _, high = arguments.size.partition("x")
    for picture in take_tour(arguments.out, scale=float(arguments.scale), size=(int(wide), int(high))):
        plain(str(picture))
    Speaker(arguments.lang or "fr").note(
        translate("Tour", "Images et liste du jour dans {folder}.", folder=str(arguments.out))
    )
    return 0


def _self_test(_: argparse.Namespace) -> int:
    from guichet.cli.output import line
    from guichet.ui.selftest import run_self_test

    with tempfile.TemporaryDirectory(prefix="guichet-") as folder:
        result = run_self_test(Path(folder))
    line(result)
    return 0 if result["ok"] else 1


def _prefer_utf8() -> None:
    """Ask for UTF-8 where a scheduler starts us in the C locale: Qt would do it too, but with five lines of warning."""
    if not sys.platform.startswith("linux"):
        return
    stated = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "C")
    if stated in ("C", "POSIX"):
        os.environ["LC_ALL" if os.environ.get("LC_ALL") else "LC_CTYPE"] = "C.UTF-8"


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
