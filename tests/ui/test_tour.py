"""The tour and the self-test, as a person starts them: pictures of every view, and nothing printed but the result."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

VIEWS = (
    "01-intake-empty", "02-intake-proposals", "03-intake", "04-intake-saved", "05-routing", "06-dossiers",
    "07-dossier", "08-call", "09-followups", "11-directory", "12-settings-display", "13-settings-people",
    "14-settings-calendar", "15-settings-data", "16-settings-about", "17-palette", "18-shortcuts", "19-duty",
    "20-first-start", "21-fault", "22-absences", "23-absence-loop", "24-directory-absent", "25-routing-absent",
    "40-transfer", "41-transfer-refused", "42-transfers-counted", "43-official", "44-closing-refused",
    "45-acknowledgement", "46-receipt", "47-handover",
    "30-known", "31-known-read", "32-known-joined", "33-storm-declare", "34-storm", "35-storm-streets",
)  # fmt: skip


def _guichet(*words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-W", "default", "-m", "guichet", *words],
        capture_output=True, text=True, encoding="utf-8", env=environment, check=False, timeout=240,
    )  # fmt: skip


def _size(picture: Path) -> tuple[int, int]:
    wide, high = struct.unpack(">II", picture.read_bytes()[16:24])
    return int(wide), int(high)


@pytest.mark.parametrize(("scale", "size"), [("2", "1280x720")])
def test_the_tour_sees_every_view_in_both_languages_and_schemes_without_a_warning(
    tmp_path: Path, scale: str, size: str
) -> None:
    """At 200 % in a small window, where Qt complains first if anything does."""
    ended = _guichet("tour", "--out", str(tmp_path), "--scale", scale, "--size", size)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.count("\n") == 1, f"nothing but where the pictures are:\n{ended.stderr}"
    printed = [Path(line) for line in ended.stdout.splitlines()]
    assert all(path.is_file() for path in printed)
    for lang in ("fr", "en"):
        for scheme in ("light", "dark"):
            seen = {path.stem for path in printed if path.suffix == ".png"}
            assert {f"{lang}-{scheme}-{view}" for view in VIEWS} <= seen
            assert _size(tmp_path / f"{lang}-{scheme}-20-first-start.png") == (1280, 720)
        assert (tmp_path / f"{lang}-suivis.pdf").read_bytes().startswith(b"%PDF")


def test_the_self_test_prints_its_result_and_nothing_else() -> None:
    ended = _guichet("self-test")
    assert (ended.returncode, ended.stderr) == (0, "")
    (line,) = ended.stdout.splitlines()
    result = json.loads(line)
    assert result["ok"] is True
    assert result["window"] is True
    assert result["dossier"]
    assert result["list_bytes"] > 1000
