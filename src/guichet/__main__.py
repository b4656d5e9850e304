"""The door of the program: the window when nothing else is asked for, the command line otherwise."""

import os
import sys

_WITH_WINDOWS = ("tour", "self-test")


def main() -> int:
    """Run Guichet and return its exit code (0 done, 1 refused with a sentence, 2 wrong usage)."""
    from guichet.cli.parsing import parse

    arguments = parse(sys.argv[1:])
    if arguments.command is None and not arguments.version:
        from guichet.ui.start import run_window

        return run_window(arguments)
    if arguments.command in _WITH_WINDOWS:
        if sys.platform.startswith("linux") and not _has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from guichet.ui.showing import run_showing

        return run_showing(arguments)
    from guichet.cli.running import run

    return run(arguments)


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
