"""House rules that a machine can check: whole translations, no address or path of one machine, no sleep."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TRANSLATIONS = sorted((ROOT / "translations").glob("*.ts"))

DOORS = {"src/guichet/domain/wording.py", "src/guichet/ui/i18n.py"}
"""Where translation itself is written, and sentences are data."""

LONGEST_MODULE = 500


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a module with the last part of the name that is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield (
                (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")),
                node,
            )


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


# --- Sentences and their translation ----------------------------------------------------------------


@pytest.mark.parametrize("module", [path for path in MODULES if _name(path) not in DOORS], ids=_name)
def test_what_is_translated_is_written_out(module: Path) -> None:
    """`lupdate` takes f-strings and names without a word and extracts nothing: literals only."""
    loose = [
        call.lineno
        for name, call in _calls(module)
        if (name == "tr" and not all(map(_is_literal, call.args[:1])))
        or (name == "translate" and len(call.args) > 1 and not all(map(_is_literal, call.args[:2])))
    ]
    assert not loose, "these lines translate something else than a literal"


@pytest.mark.parametrize("source", TRANSLATIONS, ids=_name)
def test_every_sentence_is_translated(source: Path) -> None:
    unfinished = []
    for message in ElementTree.parse(source).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = translation.findall("numerusform") or [translation]
        if translation.get("type") or not all((form.text or "").strip() for form in forms):
            unfinished.append(message.findtext("source"))
    assert not unfinished


@pytest.mark.parametrize("source", TRANSLATIONS, ids=_name)
def test_a_translation_keeps_the_holes_of_its_sentence(source: Path) -> None:
    changed = []
    for message in ElementTree.parse(source).iter("message"):
        text = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        for form in translation.findall("numerusform") or [translation]:
            holes = set(re.findall(r"\{[a-z_]+\}|%n|%\d", form.text or ""))
            # "1 dossier" may be written out: a plural form may drop the number, never invent a hole.
            wanted = set(re.findall(r"\{[a-z_]+\}|%n|%\d", text))
            if holes - wanted or (wanted - holes) - ({"%n"} if message.get("numerus") else set()):
                changed.append(text)
    assert not changed


def _messages(path: Path) -> set[tuple[str, str, str]]:
    return {
        (context.findtext("name") or "", message.findtext("source") or "", message.findtext("comment") or "")
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
    }


def test_every_sentence_of_the_sources_is_in_the_translation(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh_en.ts"
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate is not None
    command = [lupdate, "-silent", "-extensions", "py", "-locations", "none", "src", "-ts", str(fresh)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    spoken = _messages(fresh)
    kept = _messages(ROOT / "translations" / "guichet_en.ts")
    assert not spoken - kept, "run `make strings`, then translate what is new"
    assert not kept - spoken, "run `make strings`: these sentences are no longer said"


# --- What the tree may not hold ---------------------------------------------------------------------


def test_no_file_names_a_folder_of_one_machine() -> None:
    folders = re.compile(rb"(?<![\w.])/(?:home|Users|root|workspace|work)/[\w.-]+")
    guilty = [
        f"{_name(path)}: {found.group().decode()}"
        for path in _tracked()
        if (found := folders.search(path.read_bytes())) and path != Path(__file__)
    ]
    assert not guilty


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|file:", lock)
    pinned = re.findall(r"^[a-z0-9.-]+==\S+.*(?:\\\n    --hash=sha256:[0-9a-f]{64} ?)+$", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[^\s#]", lock, re.MULTILINE))
    assert "uv.lock" not in {path.name for path in _tracked()}


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[\[><=; ]", item, maxsplit=1)[0].lower().replace("_", "-") for item in asked}
    locked = set(
        re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert names <= locked, "run `make lock`"


@pytest.mark.parametrize("module", [path for path in TESTS if path != Path(__file__)], ids=_name)
def test_no_test_sleeps_or_is_skipped(module: Path) -> None:
    names = {name for name, _ in _calls(module)}
    assert not names & {"sleep", "msleep", "skip", "skipif", "xfail", "importorskip"}


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_a_module_says_what_it_is_for_and_can_be_read_in_one_sitting(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert not text or ast.get_docstring(ast.parse(text)), "its first line says what it is for"
    assert text.count("\n") <= LONGEST_MODULE
