"""`--lang en`: the whole session in English, from the same files as the windows, and no French left in it."""

import re
from pathlib import Path

from tests.cli.conftest import Guichet, Said
from tests.workshop import SAMPLE

FRENCH = re.compile(r"[«»éèêàçôû]|\b(?:le|la|les|des|une|est|sont|pour|dans|fermé|ouvert)\b")

NAMES = re.compile("Québec|des Patriotes")


def english(said: Said) -> Said:
    """The answer, once no word of French was found in it; names of places keep theirs."""
    found = FRENCH.search(NAMES.sub("", said.out + said.err))
    assert found is None, said
    return said


def test_a_session_in_english_holds_no_french(guichet: Guichet, data_dir: Path, tmp_path: Path) -> None:
    def run(*words: str | Path, stdin: str = "", code: int = 0) -> Said:
        said = english(guichet("--lang", "en", *words, stdin=stdin))
        assert said.code == code, said
        return said

    run("route", "pothole")
    run("import", *SAMPLE)
    run("route", "huge pothole", "--street", "chemin des Patriotes Nord", "--limit", "1", "--json")
    run("deadline", "--channel", "facebook-city", "--received", "2026-12-23T20:00")
    number = run(
        "record",
        "-",
        stdin='{"action":"intake","channel":"phone","topic":"nid-de-poule","description":"Huge pothole",'
        '"received":"2026-11-20T09:00","place":{"civic":"212","street":"forest"}}\n',
    ).lines[0]["dossier"]
    on = f'"dossier":"{number}"'
    run(
        "record",
        "-",
        code=1,
        stdin=f'{{"action":"contact",{on},"means":"phone","outcome":"message_left"}}\n'
        f'{{"action":"promise",{on},"due":"2026-11-27T16:00","said":"By Friday"}}\n'
        f'{{"action":"assign",{on},"service":"TP","contact":"TP-01","reason":"North sector"}}\n'
        f'{{"action":"close",{on},"told":"the citizen"}}\n'
        f'{{"action":"close",{on}\n',
    )
    run("show", number)
    assert "Return the call" in run("show", number, "--json").out
    assert "Overdue" in run("followups").out
    assert "late" in run("followups", "--json").out
    run("search", "pothole")
    run("doctor")
    run("doctor", "--json")
    run("rebuild")
    run("backup", tmp_path / "copy")
    run("restore", tmp_path / "copy")
    run("demo", code=1)
    run("followups", "--service", "ZZ", code=1)
    run("show", "2026", code=1)
    (tmp_path / "closures.csv").write_text("date,closes_at,label\nnever,,\n", encoding="utf-8")
    run("import", tmp_path / "closures.csv", code=1)
