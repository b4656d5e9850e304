"""The rooms of the house: imports point down only, and the domain is pure (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
DOMAIN = sorted((ROOT / "src" / "guichet" / "domain").rglob("*.py"))

CLOCKS = {"now", "utcnow", "today"}
FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "input", "print"}


def test_the_contracts_of_the_layers_are_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None, no_cache=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", DOMAIN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_domain_asks_no_clock_and_opens_no_file(module: Path) -> None:
    calls = {
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
    }
    assert not calls & (CLOCKS | FILES)
