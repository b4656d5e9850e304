"""`guichet import`: all of a run or nothing, every error with file, line, column and what was expected (ROUTE-1, COM-2)."""

import codecs
from pathlib import Path

import openpyxl
import pytest
from tests.cli.conftest import Guichet
from tests.workshop import SAMPLE


def shown(guichet: Guichet, *words: str) -> str:
    """The topic that words lead to."""
    topic: str = guichet("route", *words, "--json").json["results"][0]["topic"]
    return topic


def test_the_sample_is_imported_whole_and_again_changes_nothing(guichet: Guichet, data_dir: Path) -> None:
    said = guichet("import", *SAMPLE, "--json")
    assert said.code == 0
    assert said.json == {"added": 188, "changed": 0, "unchanged": 0, "would_disappear": {}, "applied": True}
    again = guichet("import", *reversed(SAMPLE), "--json")
    assert (again.json["added"], again.json["changed"], again.json["unchanged"]) == (0, 0, 188)
    assert guichet("doctor", "--json").code == 0


def test_the_first_import_says_where_the_key_is(guichet: Guichet, data_dir: Path) -> None:
    """At rest the store is encrypted; without a keyring the notice is visible."""
    assert "store.key" in guichet("import", *SAMPLE).err
    assert b"Direction" not in (data_dir / "guichet.db").read_bytes()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_what_excel_saves_is_read(
    guichet: Guichet, city: Path, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    file = tmp_path / "rues.csv"
    rows = (("name", "type", "owner", "sector"), ("de l’Église", "rue", "municipal", "Vieux « Bourg »"))
    file.write_bytes("".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding))
    assert guichet("import", file, "--json").json["added"] == 1
    again = guichet("import", file, "--json").json
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 1)
    assert len(again["would_disappear"]["streets"]) == 36


def test_a_workbook_and_closures_are_recognised_by_their_headers(
    guichet: Guichet, city: Path, tmp_path: Path
) -> None:
    """STAFF-3: an imported closure moves what is still open."""
    number = guichet(
        "record",
        "-",
        stdin='{"action":"intake","channel":"phone","description":"Trou","received":"2026-11-24T09:00"}',
    ).lines[0]["dossier"]
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("label", "date", "closes_at"),
        ("Tempête", "2026-11-25", None),
        ("Formation", "2026-11-26", "15:00"),
    ):
        sheet.append(row)
    book.save(tmp_path / "quelconque.xlsx")
    assert guichet("import", tmp_path / "quelconque.xlsx", "--json").json["added"] == 2
    (due,) = guichet("show", number, "--json").json["due"]
    assert due["due"] == "2026-11-26T15:00:00-05:00"
    explained = guichet("deadline", "--channel", "phone", "--received", "2026-11-24T09:00", "--json").json
    assert explained["due"] == due["due"]
    assert explained["skipped"] == [{"date": "2026-11-25", "reason": "Tempête"}]


def test_one_error_in_one_file_leaves_everything_as_it_was(
    guichet: Guichet, city: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "bon.csv", tmp_path / "mauvais.csv"
    good.write_text("name,type,owner,sector\nNeuve,rue,municipal,Centre\n", encoding="utf-8")
    bad.write_text(
        "date,closes_at,label\n2026-12-30,,Fermé\n24/12/2026,midi,\n2026-12-30,,Encore\n", encoding="utf-8"
    )
    said = guichet("import", good, bad)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Rien n’a été importé.")
    for place in (
        "mauvais.csv, ligne 3, colonne « date »",
        "mauvais.csv, ligne 3, colonne « closes_at »",
        "mauvais.csv, ligne 3, colonne « label »",
        "mauvais.csv, ligne 4, colonne « date »",
    ):
        assert place in said.err.replace("\u00a0", " ")
    assert said.err.count("Attendu") >= 4
    again = guichet("import", *SAMPLE, "--json").json
    assert (again["added"], again["unchanged"], again["would_disappear"]) == (0, 188, {})


def test_the_errors_are_told_in_english(guichet: Guichet, city: Path, tmp_path: Path) -> None:
    file = tmp_path / "closures.csv"
    file.write_text("date,closes_at,label\nhier,,Fermé\n", encoding="utf-8")
    said = guichet("--lang", "en", "import", file)
    assert "closures.csv, line 2, column “date”" in said.err
    assert "Attendu" not in said.err


def test_what_would_disappear_is_told_and_goes_only_when_asked(
    guichet: Guichet, city: Path, tmp_path: Path
) -> None:
    streets = (SAMPLE[3]).read_text(encoding="utf-8").splitlines(keepends=True)
    file = tmp_path / "streets.csv"
    file.write_text("".join(streets[:-1]), encoding="utf-8")
    said = guichet("import", file)
    assert said.code == 0
    assert said.err.count("Absent des fichiers (rues)") == 1
    assert "gardées : 1" in said.out.replace("\u00a0", " ")
    assert guichet("import", *SAMPLE, "--json").json["added"] == 0
    removed = guichet("import", file, "--remove-absent", "--json").json
    assert len(removed["would_disappear"]["streets"]) == 1
    assert guichet("import", *SAMPLE, "--json").json["added"] == 1


def test_a_dry_run_changes_nothing(guichet: Guichet, data_dir: Path) -> None:
    said = guichet("import", *SAMPLE, "--dry-run", "--json")
    assert (said.json["added"], said.json["applied"]) == (188, False)
    assert guichet("import", *SAMPLE, "--json").json["added"] == 188


def test_an_entry_is_updated_by_its_code(guichet: Guichet, city: Path, tmp_path: Path) -> None:
    services = SAMPLE[0].read_text(encoding="utf-8").replace("450-555-0120", "450-555-0999")
    (tmp_path / "services.csv").write_text(services, encoding="utf-8")
    said = guichet("import", tmp_path / "services.csv", "--json").json
    assert (said["added"], said["changed"]) == (0, 1)


def test_an_unknown_column_is_told(guichet: Guichet, city: Path, tmp_path: Path) -> None:
    file = tmp_path / "rues.csv"
    file.write_text("name,type,owner,sector,couleur\nNeuve,rue,municipal,Centre,rouge\n", encoding="utf-8")
    said = guichet("import", file)
    assert said.code == 0
    assert "couleur" in said.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("absent.csv", None, "n’existe pas"),
        (".", None, "est un dossier"),
        ("vide.csv", b"", "le fichier est vide"),
        ("ouvert.csv", b'code,name_fr\nA,"jamais ferm\xc3\xa9\n', "ne se referme jamais"),
        ("nul.csv", b"date,closes_at,label\n2026-\x0012-30,,x\n", "octet nul"),
        ("commande.csv", b"date,closes_at,label\n2026-12-30,,a\x07b\n", "caractère de commande"),
        ("large.csv", b"date,closes_at,label\n2026-12-30,," + b"x" * 5_000_000 + b"\n", ""),
        ("faux.xlsx", b"PK\x03\x04" + b"\0" * 200, "endommagé"),
        ("ancien.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 200, "ancien classeur"),
        ("utf32.csv", codecs.BOM_UTF32_BE + "date".encode("utf-32-be"), "octet nul"),
        ("seul.csv", b"n'importe quoi\n1\n", "titres de colonnes"),
    ],
)
def test_a_broken_file_is_a_sentence_and_nothing_is_imported(
    guichet: Guichet, city: Path, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = guichet("import", tmp_path / name)
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert len(said.err) < 2_000
    assert guichet("import", *SAMPLE, "--json").json["unchanged"] == 188


def test_an_import_stopped_midway_leaves_nothing(
    guichet: Guichet, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Ctrl+C while the run is recorded undoes the whole run."""
    file = tmp_path / "rues.csv"
    file.write_text(
        "name,type,owner,sector\nNeuve,rue,municipal,C\nVieille,rue,municipal,C\n", encoding="utf-8"
    )
    from guichet.store.recording import Transaction

    append, done = Transaction.append, []

    def interrupted(self: Transaction, *given: object, **more: object) -> object:
        if done:
            raise KeyboardInterrupt
        done.append(given)
        return append(self, *given, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "append", interrupted)
        said = guichet("import", file)
    assert (said.code, said.out) == (1, "")
    assert "Interrompu" in said.err
    assert guichet("import", file, "--json").json["added"] == 2
    assert guichet("doctor", "--json").code == 0
