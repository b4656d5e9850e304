"""Bring `translations/*.ts` up to date with the sentences in `src/` (`make strings`).

`lupdate` keeps the translation files, but without a word it misses a call with keyword arguments and takes
an f-string for a sentence. So Python's own parser finds the calls, and `lupdate` reads a plain list of them.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "guichet"
TRANSLATIONS = ROOT / "translations"


class Sentence(NamedTuple):
    """One thing that Guichet says: context, French words, what tells it from its twins, whether it counts."""

    context: str
    source: str
    comment: str
    counted: bool


class LooseSentenceError(Exception):
    """A call that translates something else than literals, which no translator will ever see."""


def sentences(module: Path) -> Iterator[Sentence]:
    """Yield what a module says through `translate("Context", "…")` (ours or Qt's) or `Text("Context", "…")`.

    A call that only hands two names on is a door, where sentences are data. Raises `LooseSentenceError` for a
    computed sentence, and for `self.tr()`, whose context is whatever class the object has at run time. A name
    that a module gives to `translate` (`say = QCoreApplication.translate`) speaks like it.
    """
    tree = ast.parse(module.read_text(encoding="utf-8"))
    speaks = {"translate", *_aliases(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr":
            raise LooseSentenceError(f'{module.name}:{node.lineno}: write translate("Context", …), not tr(…)')
        if name in speaks and len(node.args) > 1:
            if all(isinstance(argument, ast.Name | ast.Attribute) for argument in node.args[:2]):
                continue
            literals = [_literal(argument) for argument in node.args[:3]]
            if literals[0] is None or literals[1] is None:
                raise LooseSentenceError(f"{module.name}:{node.lineno}: only literals can be translated")
            comment = literals[2] if len(literals) > 2 else None
            yield Sentence(literals[0], literals[1], comment or "", len(node.args) > 3)
        elif name == "Text" and len(node.args) > 1:
            context, source = map(_literal, node.args[:2])
            if context and source:
                yield Sentence(context, source, "", counted=False)


def said() -> set[Sentence]:
    """Return everything that the program says."""
    return {sentence for module in sorted(SOURCES.rglob("*.py")) for sentence in sentences(module)}


def _aliases(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a module gives to `translate`."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Attribute)):
            continue
        named = node.value.attr if isinstance(node.value, ast.Attribute) else node.value.id
        if named == "translate":
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _update(language: str, *options: str) -> None:
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "said.py"
        lines = (
            f"translate({_quoted(each.context)}, {_quoted(each.source)}, {_quoted(each.comment)}"
            + (", 1)" if each.counted else ")")
            for each in sorted(said())
        )
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
        settings = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "fr_CA"]
        target = TRANSLATIONS / f"guichet_{language}.ts"
        command = [
            str(lupdate),
            *settings,
            *options,
            "-target-language",
            f"{language}_CA",
            str(listed),
            "-ts",
            str(target),
        ]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    _update("en")
    _update("fr", "-pluralonly")  # French is the source: only its plural forms need a file
