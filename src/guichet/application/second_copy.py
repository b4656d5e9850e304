"""A second copy of the program on the same data folder: it asks the first to come forward, and leaves."""

import os
from pathlib import Path

_CALL = "window.call"


def call(folder: Path) -> bool:
    """Ask the window that has this folder open to come forward; False when the folder cannot be written."""
    try:
        (folder / _CALL).write_text(str(os.getpid()), "ascii")
    except OSError:
        return False
    return True


def answered(folder: Path) -> bool:
    """Tell whether the first window took the call."""
    return not (folder / _CALL).exists()


def take_call(folder: Path) -> bool:
    """Take a call that waits, and tell whether there was one."""
    try:
        (folder / _CALL).unlink()
    except OSError:
        return False
    return True
