"""A terminal for tests: the program's own entry point, with its arguments, input, outputs and exit code."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.workshop import START, desk_in

from guichet.__main__ import main
from guichet.application.clock import SystemClock


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The result, one JSON value."""
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[Any]:
        """The results, one JSON value to a line."""
        return [msgspec.json.decode(line) for line in self.out.splitlines()]


Guichet = Callable[..., Said]


@pytest.fixture
def guichet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Guichet:
    """Run `guichet` with these words and this standard input, Tuesday 24 November 2026 at 9 h 14."""
    monkeypatch.setattr(SystemClock, "now", lambda self: START)

    def run(*words: str | Path, stdin: bytes | str = b"") -> Said:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        monkeypatch.setattr(sys, "argv", ["guichet", *map(str, words)])
        capsys.readouterr()
        try:
            code = main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def city(data_dir: Path) -> Path:
    """A data folder with a set-up desk and the sample directory; `GUICHET_DATA_DIR` names it."""
    with desk_in(data_dir):
        return data_dir
