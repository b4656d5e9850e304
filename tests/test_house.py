"""House rules that a machine can check: whole translations, no address or path of one machine, no sleep."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import strings

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TRANSLATIONS = sorted((ROOT / "translations").glob("*.ts"))

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
    # Whoever cloned the tree, and whoever runs the tests.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


# --- Sentences and their translation ----------------------------------------------------------------


def test_what_is_translated_is_written_out() -> None:
    """An f-string, a computed sentence or `self.tr()` would never reach a translator."""
    assert strings.said()


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


def test_every_sentence_of_the_sources_is_in_the_translation() -> None:
    spoken = {(each.context, each.source, each.comment) for each in strings.said()}
    kept = _messages(ROOT / "translations" / "guichet_en.ts")
    assert not spoken - kept, "run `make strings`, then translate what is new"
    assert not kept - spoken, "run `make strings`: these sentences are no longer said"


def test_every_counted_sentence_has_its_french_forms() -> None:
    """French is the source, yet « 1 dossier » and « 2 dossiers » need a file."""
    counted = {(each.context, each.source, each.comment) for each in strings.said() if each.counted}
    assert _messages(ROOT / "translations" / "guichet_fr.ts") == counted, "run `make strings`"


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
