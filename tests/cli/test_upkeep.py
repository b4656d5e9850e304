"""`guichet doctor`, `rebuild`, `backup`, `restore`, `demo`: the store's upkeep for a scheduler (promise 1, TRAIN-1)."""

from pathlib import Path

import pytest
from tests.cli.conftest import Guichet

INTAKE = '{"action":"intake","channel":"phone","description":"Trou dans la rue","topic":"nid-de-poule"}\n'


@pytest.fixture
def number(guichet: Guichet, city: Path) -> str:
    """A dossier in the store."""
    found: str = guichet("record", "-", stdin=INTAKE).lines[0]["dossier"]
    return found


def test_a_healthy_store_is_told_so(guichet: Guichet, number: str) -> None:
    said = guichet("doctor", "--json")
    assert (said.code, said.err) == (0, "")
    assert isinstance(said.json, dict)
    page = guichet("doctor")
    assert page.code == 0
    assert page.out.strip()


def test_a_damaged_page_is_found_by_the_doctor(guichet: Guichet, number: str, city: Path) -> None:
    _damage(city, 5_000)
    said = guichet("doctor")
    assert said.code == 1
    assert "À corriger — Le fichier de la base est endommagé" in said.out
    assert guichet("doctor", "--json").code == 1


@pytest.mark.parametrize(
    "words", [("doctor",), ("rebuild",), ("search", "trou"), ("record", "-")], ids=" ".join
)
def test_a_store_that_does_not_open_says_what_to_do(
    guichet: Guichet, number: str, city: Path, words: tuple[str, ...]
) -> None:
    _damage(city, 0)
    said = guichet(*words, stdin=INTAKE)
    assert (said.code, said.out) == (1, "")
    assert "endommagée" in said.err
    assert "guichet restore FICHIER" in said.err


def _damage(folder: Path, place: int) -> None:
    database = folder / "guichet.db"
    content = bytearray(database.read_bytes())
    content[place : place + 1_000] = bytes(1_000)
    database.write_bytes(content)


def test_a_store_of_a_newer_program_is_left_alone(guichet: Guichet, number: str, city: Path) -> None:
    from guichet.store.opening import open_store

    store = open_store(city)
    with store.write() as connection:
        connection.execute("PRAGMA user_version = 999")
    store.checkpoint()
    store.close()
    before = (city / "guichet.db").read_bytes()
    said = guichet("search", "trou")
    assert said.code == 1
    assert "version plus récente" in said.err
    assert (city / "guichet.db").read_bytes() == before


def test_a_wrong_key_is_told(guichet: Guichet, number: str, city: Path) -> None:
    key = city / "store.key"
    key.write_text("0" * 64)
    said = guichet("search", "trou")
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()


def test_rebuild_makes_the_same_lists_again(guichet: Guichet, number: str) -> None:
    before = guichet("followups", "--json").out, guichet("show", number, "--json").out
    assert guichet("rebuild").code == 0
    assert (guichet("followups", "--json").out, guichet("show", number, "--json").out) == before
    assert guichet("doctor", "--json").code == 0


def test_a_copy_comes_back(guichet: Guichet, number: str, tmp_path: Path) -> None:
    copy = tmp_path / "copie.guichet"
    assert guichet("backup", copy).code == 0
    lost = guichet("record", "-", stdin=INTAKE).lines[0]["dossier"]
    said = guichet("restore", copy)
    assert said.code == 0
    assert guichet("show", number, "--json").code == 0
    assert guichet("show", lost, "--json").code == 1
    assert guichet("doctor", "--json").code == 0


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_copy_that_cannot_be_is_a_sentence(
    guichet: Guichet, number: str, tmp_path: Path, command: str
) -> None:
    (tmp_path / "texte").write_text("bonjour")
    for target in (tmp_path, tmp_path / "absent" / "copie", tmp_path / "texte"):
        said = guichet(command, target)
        assert (said.code, said.out) == (1, "")
        assert said.err.strip()
    assert (tmp_path / "texte").read_text() == "bonjour"
    assert guichet("show", number, "--json").code == 0


def test_a_demo_is_plausible_seeded_and_only_for_a_new_folder(
    guichet: Guichet, data_dir: Path, tmp_path: Path
) -> None:
    """TRAIN-1: the same seed gives the same history."""
    said = guichet("demo", "--dossiers", "12")
    assert said.code == 0
    found = guichet("search", "", "--json").json
    # Twelve were opened; those of a confidential topic are for their circle alone.
    assert 10 <= len(found) <= 12
    assert {int(row["number"].split("-")[2]) for row in found} <= set(range(1, 13))
    assert guichet("doctor", "--json").code == 0
    again = guichet("demo", "--dossiers", "12")
    assert again.code == 1
    assert again.err.strip()
    assert guichet("search", "", "--json").json == found
    for folder, seed in (("a", "2018"), ("b", "7")):
        assert guichet("demo", "--dossiers", "12", "--seed", seed, "--data-dir", tmp_path / folder).code == 0
    twin = guichet("search", "", "--json", "--data-dir", tmp_path / "a").json
    other = guichet("search", "", "--json", "--data-dir", tmp_path / "b").json
    assert [row["summary"] for row in twin] == [row["summary"] for row in found]
    assert [row["summary"] for row in other] != [row["summary"] for row in found]


def test_a_second_window_keeps_upkeep_out_but_not_the_scripts(
    guichet: Guichet, number: str, city: Path
) -> None:
    from guichet.store.locking import take_lock

    lock = take_lock(city)
    try:
        assert guichet("search", "trou", "--json").code == 0
        assert guichet("record", "-", stdin=INTAKE).code == 0
    finally:
        lock.release()
