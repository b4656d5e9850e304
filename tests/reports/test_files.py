"""Documents reach the disk whole or not at all, and a refusal says what to do (issue's Bad input and faults)."""

import errno
import os
from pathlib import Path

import pytest

from guichet.domain.errors import EnvironmentFault
from guichet.reports.files import replacing


def test_a_document_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("old")
    with replacing(path) as part:
        part.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_link_leads_to_is_replaced_not_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    # Making a link needs a right that not everyone has on Windows.
    monkeypatch.setattr(os.path, "realpath", {link: str(target)}.__getitem__)
    with replacing(link) as part:
        part.write_text("new")
    assert target.read_text() == "new"
    assert not link.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Le disque est plein"),
        (errno.EACCES, "ouvert dans un autre programme"),
        (errno.EROFS, "ne permet pas d’écrire"),
        (errno.EIO, "n’a pas été écrit"),
    ],
)
def test_a_fault_on_the_way_leaves_the_old_document(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("old")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(EnvironmentFault, match=words), replacing(path) as part:
        part.write_text("new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EnvironmentFault, match="n’existe pas"), replacing(tmp_path / "absent" / "a.csv"):
        pytest.fail("nothing can be written there")

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(EnvironmentFault, match="ne permet pas d’écrire"), replacing(tmp_path / "a.csv"):
        pytest.fail("nothing can be written there")


def test_only_files_are_replaced(tmp_path: Path) -> None:
    for place in (tmp_path, Path(os.devnull)):
        with pytest.raises(EnvironmentFault, match="n’est pas un fichier"), replacing(place):
            pytest.fail("nothing can be written there")


def test_an_error_of_the_writer_passes_through(tmp_path: Path) -> None:
    def write_half() -> None:
        with replacing(tmp_path / "a.csv") as part:
            part.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert list(tmp_path.iterdir()) == []
