"""The door of the program: the window when nothing else is asked for, the command line otherwise."""

import sys


def main() -> int:
    """Run Guichet and return its exit code (0 done, 1 refused with a sentence, 2 wrong usage)."""
    from guichet.cli.parsing import parse

    arguments = parse(sys.argv[1:])
    if arguments.command is None:
        from guichet.ui.start import run_window

        return run_window(arguments)
    from guichet.cli.running import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
