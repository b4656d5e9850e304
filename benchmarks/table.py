"""One row per promise: what was measured, the floor beside it, the target; as a table to read and as JSON."""

import json
import math
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """A figure and its floor, in `unit`. Each limit that is set must hold for the row to be reached.

    `at_most` and `at_least` bound the value, `times_floor` its ratio to the floor, `over_floor` what it may add to it.
    """

    key: str
    what: str
    value: float
    unit: str
    floor: float
    floor_what: str
    at_most: float | None = None
    at_least: float | None = None
    times_floor: float | None = None
    over_floor: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor the value is."""
        return self.value / self.floor

    @property
    def reached(self) -> bool:
        """Whether every limit holds."""
        held = (
            self.at_most is None or self.value <= self.at_most,
            self.at_least is None or self.value >= self.at_least,
            self.times_floor is None or self.ratio <= self.times_floor,
            self.over_floor is None or self.value - self.floor <= self.over_floor,
        )
        return all(held)

    @property
    def target(self) -> str:
        """The limits, in words."""
        said = []
        if self.at_most is not None:
            said.append(f"≤ {number(self.at_most)} {self.unit}")
        if self.at_least is not None:
            said.append(f"≥ {number(self.at_least)} {self.unit}")
        if self.times_floor is not None:
            said.append(f"≤ {number(self.times_floor)} × floor")
        if self.over_floor is not None:
            said.append(f"≤ floor + {number(self.over_floor)} {self.unit}")
        return ", ".join(said)

    def as_json(self) -> dict[str, Any]:
        """Return the row with its ratio, target and verdict."""
        return {
            "key": self.key,
            "what": self.what,
            "value": round(self.value, 3),
            "unit": self.unit,
            "floor": round(self.floor, 3),
            "floor_what": self.floor_what,
            "ratio": round(self.ratio, 3),
            "target": self.target,
            "reached": self.reached,
            "note": self.note,
        }


def number(value: float) -> str:
    """Return a figure with three significant digits at least, thousands set apart."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def p99(taken: Sequence[float]) -> float:
    """Return the value that 99 of 100 do not exceed (the nearest rank)."""
    return sorted(taken)[math.ceil(len(taken) * 0.99) - 1]


def median(taken: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(taken)


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    from PySide6 import __version__ as qt

    from guichet.store.opening import SQLITE

    model = ""
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        names = [line for line in cpus.read_text("utf-8").splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else ""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "processor": model or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "qt": qt,
        "platform": os.environ.get("QT_QPA_PLATFORM", ""),
        "sqlite": ".".join(map(str, SQLITE)),
        "load": [round(each, 2) for each in os.getloadavg()] if hasattr(os, "getloadavg") else [],
    }


def printed(rows: Sequence[Row]) -> str:
    """Return the table as text."""
    head = ("what", "value", "floor", "ratio", "target", "reached")
    lines = [head] + [
        (
            row.what,
            f"{number(row.value)} {row.unit}",
            f"{number(row.floor)} {row.unit}",
            f"{row.ratio:.2f}",
            row.target or "-",
            ("yes" if row.reached else "NO") if row.target else "-",
        )
        for row in rows
    ]
    wide = [max(len(line[at]) for line in lines) for at in range(len(head))]
    said = ["  ".join(cell.ljust(wide[at]) for at, cell in enumerate(line)).rstrip() for line in lines]
    said.insert(1, "-" * max(map(len, said)))
    floors = dict.fromkeys(
        f"  {row.key}: {row.floor_what}" + (f"; {row.note}" if row.note else "") for row in rows
    )
    return "\n".join([*said, "", "floors:", *floors])


def markdown(rows: Sequence[Row]) -> str:
    """Return the table as `docs/performance.md` shows it."""
    lines = [
        "| row | what | value | floor | ratio | to reach | reached |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        cells = (
            f"`{row.key}`", row.what, f"{number(row.value)} {row.unit}", f"{number(row.floor)} {row.unit}",
            f"{row.ratio:.2f}", row.target, "yes" if row.reached else "**no**",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def write(path: Path, rows: Sequence[Row], facts: dict[str, Any]) -> None:
    """Write the rows and the facts of the run as JSON."""
    document = {**facts, "rows": [row.as_json() for row in rows]}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
