"""The program as a process: what it loads, pipes, closed or full outputs, interruption."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import msgspec
import pytest
from tests.workshop import desk_in

INTAKE = b'{"action":"intake","channel":"phone","description":"Trou dans la rue","topic":"nid-de-poule"}\n'
PROGRAM = (sys.executable, "-m", "guichet")
LIMIT = 120


@pytest.fixture
def city(data_dir: Path) -> Path:
    """A data folder with a set-up desk and the sample directory; `GUICHET_DATA_DIR` names it."""
    with desk_in(data_dir):
        return data_dir


def run(*words: str, **given: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run([*PROGRAM, *words], stderr=subprocess.PIPE, timeout=LIMIT, check=False, **given)


def recorded() -> int:
    """How many dossiers stand."""
    said = run("search", "", "--json", "--limit", "1000", stdout=subprocess.PIPE)
    return len(msgspec.json.decode(said.stdout, type=list[Any]))


COMMANDS: Sequence[Sequence[str]] = (
    ("--version",),
    ("--help",),
    ("--lang", "en", "bogus"),
    ("import", "absent.csv"),
    ("route", "trou", "--json"),
    ("--lang", "en", "route", "pothole", "--json"),
    ("deadline", "--channel", "phone", "--received", "2026-11-24T09:00", "--json"),
    ("record", "--schema"),
    ("search", "trou", "--json"),
    ("followups", "--json"),
    ("followups", "--csv", "{folder}/suivis.csv"),
    ("doctor", "--json"),
    ("backup", "{folder}/copie"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_loads_neither_qt_nor_the_mapper(city: Path, tmp_path: Path, words: Sequence[str]) -> None:
    """Process start: a script pays for what it uses; only the PDF draws with Qt, only making tables needs SQLModel."""
    code = (
        "import sys\n"
        "from guichet.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'PySide6', 'sqlalchemy', 'sqlmodel', 'alembic', 'psycopg'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    given = [word.format(folder=tmp_path) for word in words]
    done = subprocess.run(
        [sys.executable, "-c", code, *given], capture_output=True, timeout=LIMIT, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_exit_codes_reach_the_shell(city: Path) -> None:
    assert run("search", "trou", stdout=subprocess.PIPE).returncode == 0
    assert run("show", "trou", stdout=subprocess.PIPE).returncode == 1
    assert run("bogus", stdout=subprocess.PIPE).returncode == 2


def test_results_are_utf_8_whatever_the_locale(city: Path) -> None:
    done = run(
        "route",
        "gros trou",
        "--json",
        stdout=subprocess.PIPE,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    because = msgspec.json.decode(done.stdout)["results"][0]["because"]
    assert because.startswith("Parce que «\u00a0")
    assert "trou\u00a0»" in because


def test_words_that_are_no_text_are_refused(city: Path) -> None:
    done = subprocess.run(
        [os.fsencode(part) for part in PROGRAM] + [b"route", b"\xff\xfe"],
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"TEXTE n\xe2\x80\x99est pas en UTF-8" in done.stderr


def test_an_answer_comes_before_the_next_line_is_given(city: Path) -> None:
    """A file argument `-` answers line by line: a script may wait for each answer."""
    with _started("record", "-") as process:
        for count in (1, 2, 3):
            _write(process.stdin, INTAKE)
            answer = msgspec.json.decode(_read_line(process.stdout))
            assert answer["dossier"].split("-")[2] == f"{count:04d}"
        assert process.communicate(timeout=LIMIT) == (b"", b"")
        assert process.returncode == 0


def test_a_reader_that_leaves_stops_the_run_with_a_sentence(city: Path) -> None:
    """A broken pipe: what was recorded stays, the rest is not read, and nothing but a sentence is said."""
    with _started("record", "-") as process:
        _write(process.stdin, INTAKE)
        _read_line(process.stdout)
        assert process.stdout is not None
        process.stdout.close()
        assert process.stdin is not None
        process.stdin.write(INTAKE * 50)
        process.stdin.close()
        assert process.stderr is not None
        said = process.stderr.read().decode()
        assert process.wait(LIMIT) == 1
    assert said == (
        "La sortie s’est fermée avant la fin : ce qui était inscrit le reste, la suite n’a pas été lue.\n"
    )
    assert recorded() == 2


def test_a_full_disk_under_the_output_is_a_sentence(city: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("search", "trou", "--json", stdout=full)
    assert done.returncode == 1
    assert "La sortie ne se laisse pas écrire" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_is_a_sentence_where_one_can_be_said(city: Path, closed: int) -> None:
    shell = f'exec "$0" -m guichet record - {closed}>&-' if closed else 'exec "$0" -m guichet record - <&-'
    done = subprocess.run(
        ["/bin/sh", "-c", shell, sys.executable],
        input=None if closed == 0 else INTAKE,
        stdin=subprocess.DEVNULL if closed == 0 else None,
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == (0 if closed == 2 else 1)
    assert done.stderr.count(b"\n") == (0 if closed == 2 else 1)
    assert b"Traceback" not in done.stderr
    assert recorded() == (0 if closed == 0 else 1)


def test_an_interruption_keeps_what_was_answered(city: Path) -> None:
    # What starts the tests may have told its children to pass over interrupts, as a shell does in the background.
    hearing = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from guichet.__main__ import main; sys.argv = ['guichet', 'record', '-']; sys.exit(main())"
    )
    with _started(program=(sys.executable, "-c", hearing)) as process:
        _write(process.stdin, INTAKE)
        _read_line(process.stdout)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=LIMIT)
    assert (process.returncode, out) == (1, b"")
    assert err.decode() == "Interrompu : ce qui était inscrit le reste, rien n’est à moitié.\n"
    assert recorded() == 1


def test_two_scripts_record_beside_each_other(city: Path) -> None:
    """Numbers stay unique by construction when two processes issue them at once."""
    first, second = _started("record", "-"), _started("record", "-")
    with first, second:
        for process in (first, second):
            assert process.stdin is not None
            process.stdin.write(INTAKE * 20)
            process.stdin.close()
        outs = [process.stdout.read() for process in (first, second) if process.stdout is not None]
        assert [process.wait(LIMIT) for process in (first, second)] == [0, 0]
    numbers = [msgspec.json.decode(line)["dossier"] for out in outs for line in out.splitlines()]
    assert len(set(numbers)) == len(numbers) == recorded() == 40
    assert run("doctor", "--json", stdout=subprocess.PIPE).returncode == 0


def _started(*words: str, program: Sequence[str] = PROGRAM) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _write(stream: IO[bytes] | None, line: bytes) -> None:
    assert stream is not None
    stream.write(line)
    stream.flush()


def _read_line(stream: IO[bytes] | None) -> bytes:
    assert stream is not None
    assert select.select([stream], [], [], LIMIT)[0], "no answer came"
    return stream.readline()


def test_the_self_test_prints_its_result_and_nothing_else(tmp_path: Path) -> None:
    """What `make package` asks of the bundle holds of the program itself, in a scheduler's C locale, too."""
    plain = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C", "QT_QPA_PLATFORM": "offscreen"}
    done = run("self-test", stdout=subprocess.PIPE, env=plain)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    result = msgspec.json.decode(done.stdout)
    assert (result["ok"], result["window"], done.stdout.count(b"\n")) == (True, True, 1)
    assert result["list_bytes"] > 1_000


def test_a_tour_that_has_nowhere_to_go_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    done = run("tour", "--out", str(tmp_path / "fichier"), stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"Le dossier {tmp_path / 'fichier'} ne peut pas être utilisé")
    assert done.stderr.count(b"\n") == 1
