"""The documents say what is there: every module, name, command and option that they mention exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "guichet"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
GLOSSARY = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and "---" not in line
][1:]
NAMED = sorted(set(re.findall(r"`((?:application|cli|domain|reports|store|sync|ui)/[\w/.]*)`", ARCHITECTURE)))


@pytest.mark.parametrize("name", NAMED)
def test_a_room_of_the_architecture_is_there(name: str) -> None:
    assert (SOURCES / name).exists()


def test_the_architecture_names_every_package() -> None:
    packages = {path.parent.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("__init__.py")} - {"."}
    assert [
        name
        for name in sorted(packages)
        if not any(f"{name}/".startswith(room) or room.startswith(name) for room in NAMED)
    ] == []


def _defined(module: Path) -> set[str]:
    """The classes, functions and constants of a module, and the members of its unions and literals."""
    text = module.read_text("utf-8")
    tree = ast.parse(text)
    return {
        *(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef)),
        *(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)),
        *(node.arg for node in ast.walk(tree) if isinstance(node, ast.arg | ast.keyword) and node.arg),
        *(
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ),
    }


@pytest.mark.parametrize("row", GLOSSARY, ids=lambda row: row[0])
def test_a_word_of_the_glossary_is_in_the_code(row: list[str]) -> None:
    """The code names of a row are found in one of its places: a module, a package or the policy file."""
    places = re.findall(r"`([\w.]+)`", row[2])
    known: set[str] = set()
    for place in places:
        path = SOURCES / place.removeprefix("guichet.").replace(".", "/")
        modules = [path.with_suffix(".py")] if path.with_suffix(".py").exists() else sorted(path.glob("*.py"))
        assert modules, f"{place} is no module"
        for module in modules:
            known |= _defined(module)
    if "policy file" in row[2]:
        known |= set(
            re.findall(r"[\w-]+", (ROOT / "resources/policy/mont-saint-hilaire.toml").read_text("utf-8"))
        )
    assert places or "policy file" in row[2], "say where it is"
    names = {
        part for name in re.findall(r"`([\w.-]+)(?:\(.*?\))?`", row[1]) for part in [name.split(".")[-1]]
    }
    assert names - known == set()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/ui.md"])
def test_what_a_document_points_at_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    paths = re.findall(r"`((?:docs|resources|translations|tests|tools|benchmarks)/[\w./-]*)`", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z-]+)(?=[`\s,;:.])", text)) <= {*targets, "it", "sure"}
