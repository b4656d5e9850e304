"""The command line itself: usage, help, exit codes, both languages."""

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Guichet

from guichet.resources import resource

COMMANDS = (
    "route", "deadline", "policy", "learned", "import", "record", "show", "search", "receipt", "followups",
    "transfers",
    "survey",
    "doctor", "rebuild", "backup", "restore", "server", "desk", "sync", "digest", "demo", "tour", "self-test",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(?:usage|options|error|invalid|choose|argument|required|unrecognized|expected|show this|positional)\b"
)


@pytest.mark.parametrize(
    "words",
    [
        ("bogus",),
        ("route",),
        ("route", "trou", "--limit", "0"),
        ("route", "trou", "--limit", "beaucoup"),
        ("route", "trou", "--limit", "9" * 30),
        ("route", "trou", "--loin"),
        ("route", "trou", "--data-dir"),
        ("route", "trou", "--json=oui"),
        ("route", "\udcff"),
        ("import",),
        ("followups", "--json", "--csv", "f.csv"),
        ("deadline",),
        ("deadline", "--channel", "phone"),
        ("record",),
        ("demo", "--seed", "x"),
        ("tour",),
        ("--lang", "de"),
        ("--theme",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_on_standard_error_with_code_2(guichet: Guichet, words: tuple[str, ...]) -> None:
    said = guichet(*words)
    assert said.code == 2
    assert said.out == ""
    assert said.err.strip()
    assert not ENGLISH.search(said.err)


def test_an_unknown_command_names_the_known_ones(guichet: Guichet) -> None:
    assert f"Choisissez parmi : {', '.join(COMMANDS)}." in guichet("bogus").err


def test_wrong_usage_in_english_is_in_english(guichet: Guichet) -> None:
    said = guichet("--lang", "en", "bogus")
    assert said.code == 2
    assert said.err.startswith("Usage: guichet")
    assert "COMMAND: there is no “bogus”. Choose from: route, deadline" in said.err
    assert "guichet route: TEXT is missing." in guichet("--lang=en", "route").err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_helps_in_both_languages(guichet: Guichet, command: str) -> None:
    french = guichet(command, "--help")
    english = guichet("--lang", "en", command, "--help")
    assert (french.code, english.code) == (0, 0)
    assert french.out.startswith(f"Forme : guichet {command}")
    assert english.out.startswith(f"Usage: guichet {command}")
    assert "montre cette aide" in french.out
    assert not ENGLISH.search(french.out)
    assert not re.search(r"[éèàç«»]|\b(?:une|des|les|FICHIER|DOSSIER)\b", english.out)


def test_the_help_lists_every_command(guichet: Guichet) -> None:
    listed = re.findall(r"^    ([a-z-]+)\s", guichet("--help").out, re.MULTILINE)
    assert tuple(listed) == COMMANDS


def test_the_version_is_a_result(guichet: Guichet) -> None:
    said = guichet("--version")
    assert (said.code, said.err) == (0, "")
    assert re.fullmatch(r"guichet \d+\.\d+\.\d+\n", said.out)


def test_the_data_folder_comes_from_the_option_then_the_environment(
    guichet: Guichet, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guichet("search", "trou", "--json").json == []
    elsewhere = tmp_path / "ailleurs"
    for words in (("--data-dir", elsewhere, "search", "trou"), ("search", "trou", "--data-dir", elsewhere)):
        said = guichet(*words)
        assert said.code == 1
        assert f"Il n’y a pas de base dans {elsewhere}." in said.err
    assert not elsewhere.exists()
    monkeypatch.setenv("GUICHET_DATA_DIR", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "chez-soi"))
    assert str(tmp_path / "chez-soi") in guichet("search", "trou").err


@pytest.mark.parametrize(
    "words",
    [("show", "2026-KL-0001-9"), ("search", "x"), ("followups",), ("doctor",), ("rebuild",)],
    ids=" ".join,
)
def test_what_only_reads_does_not_make_a_store(
    guichet: Guichet, data_dir: Path, words: tuple[str, ...]
) -> None:
    said = guichet(*words)
    assert said.code == 1
    assert "Il n’y a pas de base dans" in said.err
    assert not data_dir.exists()


def test_a_store_on_a_network_share_is_refused(guichet: Guichet) -> None:
    said = guichet("--data-dir", "//serveur/partage", "doctor")
    assert said.code == 1
    assert "partage réseau" in said.err


@pytest.mark.parametrize(("words", "said"), [((), "Interrompu :"), (("--lang", "en"), "Interrupted:")])
def test_a_window_stopped_from_its_terminal_says_so(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("guichet.ui.start.run_window", stopped)
    told = guichet(*words)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(said)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [(None, 0, "est complète"), (b"[city]\n", 1, "clauses"), (b"[city", 1, "n’est pas du TOML valable")],
)
def test_a_policy_is_checked_before_it_is_in_force(
    guichet: Guichet, tmp_path: Path, content: bytes | None, code: int, words: str
) -> None:
    file = resource("policy", "mont-saint-hilaire.toml")
    if content is not None:
        file = tmp_path / "politique.toml"
        file.write_bytes(content)
    said = guichet("policy", "check", file)
    assert said.code == code
    assert words in said.err


def test_a_bug_is_a_sentence_without_what_a_citizen_said(
    guichet: Guichet, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug's own words may hold personal data; the script gets the place and the code 1."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Citoyenne 0147")

    monkeypatch.setattr("guichet.application.looking.page", broken)
    said = guichet("search", "trou")
    assert (said.code, said.out) == (1, "")
    assert re.search(r"Erreur du programme \(ZeroDivisionError\).* test_usage:\d+ ← listing:\d+", said.err)
    assert "0147" not in said.err
