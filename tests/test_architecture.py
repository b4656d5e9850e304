"""The rooms of the house: imports point down only, and the domain is pure (docs/architecture.md)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOMAIN = sorted((ROOT / "src" / "guichet" / "domain").rglob("*.py"))

CLOCKS = {"now", "utcnow", "today"}
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "input", "print"}


def test_the_contracts_of_the_layers_are_kept() -> None:
    """In a process of its own: import-linter turns off the loggers of whoever calls it."""
    linter = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("module", DOMAIN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_domain_asks_no_clock_and_opens_no_file(module: Path) -> None:
    calls = {
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
    }
    assert not calls & (CLOCKS | FILES)


def test_what_the_first_paint_goes_without_is_not_loaded_for_it() -> None:
    """Promise 7: the record, the database and the calendar load after the form is painted (docs/performance.md)."""
    wanted = "import sys, guichet.ui.start, guichet.ui.intake.screen; print(*sys.modules)"
    asked = [sys.executable, "-c", wanted]
    loaded = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    late = {
        "msgspec",
        "sqlcipher3",
        "sqlalchemy",
        "sqlmodel",
        "alembic",
        "holidays",
        "psycopg",
        "numpy",
        "phonenumbers",
    }
    assert not late & set(loaded)
