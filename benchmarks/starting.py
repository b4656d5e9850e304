"""From nothing to a form that takes keys, to today's count, and what the window holds: the program and a bare window."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.table import Row, median


def seen(module: str, *words: str) -> dict[str, float]:
    """Run a window in a process of its own and return milliseconds from its start (`resident` in MB)."""
    # The first turn compiles the modules for the others, as a program that was started before has them.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.time_ns()
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *words],
        capture_output=True,
        text=True,
        env=env,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"benchmarks.{module} ended with {done.returncode}:\n{done.stderr}")
    told = dict(line.split() for line in done.stdout.splitlines())
    return {
        name: float(value) if name == "resident" else (int(value) - began) / 1e6
        for name, value in told.items()
    }


def measure(store: Path, effort: float = 1.0) -> list[Row]:
    """Return the rows of the start, medians of fresh processes in turns."""
    rounds = max(1, round(11 * effort))
    bare, ours = [], []
    for turn in range(rounds + 1):
        first, second = seen("bare"), seen("window", str(store))
        if turn:  # the first turn fills the disk cache and compiles the modules
            bare.append(first)
            ours.append(second)

    def of(found: list[dict[str, float]], name: str) -> float:
        return median([each[name] for each in found])

    floor = "a bare PySide6 main window with one empty table that takes a key, in fresh processes, in turns"
    return [
        Row(
            "start", "process start to a painted intake form that takes keys", of(ours, "keys"), "ms",
            of(bare, "keys"), floor, times_floor=1.5, note=f"painted {of(ours, 'painted'):.0f} ms"
            f" against {of(bare, 'painted'):.0f} ms; medians of {rounds}",
        ),
        Row(
            "count", "… to today’s follow-up count on screen", of(ours, "count"), "ms", of(bare, "keys"), floor,
            at_most=1000,
        ),
        Row(
            "memory", "resident memory of the window, that store open", of(ours, "resident"), "MB",
            of(bare, "resident"), floor, over_floor=110, note="at rest: calendar, directory and routing loaded",
        ),
    ]  # fmt: skip
