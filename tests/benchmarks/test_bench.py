"""`make bench` runs from end to end and tells of every promise: its shape, never its figures."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMISES = {
    "start", "count", "memory", "search", "search-clerk", "routing", "routing-2000", "known", "scroll", "scroll-drag", "list",
    "list-service", "pdf", "save", "rebuild", "push", "pull",
}  # fmt: skip


def bench(folder: Path, *words: str) -> str:
    """Run the program on a store in `folder` and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--store", str(folder / "store"), *words],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_promise_is_told_with_its_floor_and_target(tmp_path: Path) -> None:
    printed = bench(tmp_path, "--dossiers", "200", "--effort", "0.01", "--json", str(tmp_path / "bench.json"))
    document = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert document["dossiers"] == 200
    assert document["events"] > 1000
    assert {"processor", "cores", "python", "qt", "sqlite", "load", "seconds"} <= document.keys()
    assert {row["key"] for row in document["rows"]} == PROMISES
    for row in document["rows"]:
        assert row["value"] > 0, row
        assert row["floor"] > 0, row
        assert row["ratio"] == pytest.approx(row["value"] / row["floor"], rel=0.02, abs=0.0005), row
        assert row["target"], row
        assert row["reached"] in (True, False), row
        assert row["what"] in printed
        assert row["floor_what"] in printed


def test_the_store_measured_is_left_as_it_was(tmp_path: Path) -> None:
    """Saving and rebuilding are measured on a copy: a store made once serves many runs."""
    bench(tmp_path, "--dossiers", "60", "--only", "rebuilding")
    before = (tmp_path / "store" / "guichet.db").read_bytes()
    bench(tmp_path, "--only", "saving", "rebuilding", "--effort", "0.01")
    assert (tmp_path / "store" / "guichet.db").read_bytes() == before
