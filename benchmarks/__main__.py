"""`python -m benchmarks`: every promise beside its floor, as a table and as JSON.

`make bench` needs nothing else. Everything is measured on a throw-away copy of a store made once and kept in this
account's cache, or of the one that `--store` names.
"""

import argparse
import importlib
import os
import sys
import time
from pathlib import Path

from benchmarks.filled import fill, kept_store, size_of, throw_away
from benchmarks.table import Row, machine, markdown, printed, write

FAMILIES = (
    "starting",
    "searching",
    "looking_up",
    "knowing",
    "scrolling",
    "listing",
    "saving",
    "rebuilding",
    "pushing",
)
"""The modules in the order in which they are measured: those that write come last."""


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=FAMILIES, default=FAMILIES, help="measure these alone")
    parser.add_argument("--dossiers", type=int, default=100_000, help="how many dossiers the store has")
    parser.add_argument("--json", type=Path, help="write the table there too")
    parser.add_argument("--markdown", action="store_true", help="print it as docs/performance.md shows it")
    parser.add_argument("--store", type=Path, help="measure this store; made there if the folder is new")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the usual number of rounds")
    return parser.parse_args(words)


def store_of(asked: argparse.Namespace) -> Path:
    """Return the store to measure on, made if need be."""
    if asked.store is None:
        return kept_store(asked.dossiers)
    if not (asked.store / "guichet.db").exists():
        fill(asked.store, asked.dossiers)
    return Path(asked.store)


def main() -> int:
    """Measure, print the table and write it."""
    asked = arguments()
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.monotonic()
    store = store_of(asked)
    dossiers, events = size_of(store)
    facts = {**machine(), "dossiers": dossiers, "events": events}
    print(
        f"{facts['processor']}, {facts['cores']} cores, load {facts['load']}; Python {facts['python']},"
        f" Qt {facts['qt']}, SQLite {facts['sqlite']}; {dossiers} dossiers, {events} events",
        file=sys.stderr,
    )
    rows: list[Row] = []
    with throw_away(store) as copy:
        for family in asked.only:
            print(f"  {family}", file=sys.stderr)
            rows += importlib.import_module(f"benchmarks.{family}").measure(copy, asked.effort)
    facts["seconds"] = round(time.monotonic() - began)
    print(markdown(rows) if asked.markdown else printed(rows))
    if asked.json is not None:
        write(asked.json, rows, facts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
