"""The session of the README, run as written by a shell with the installed program."""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
UNFENCED = re.sub(
    r"^```.*?^```$", "", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
)
"""The README without what an administrator types on a server: that is proved with PostgreSQL, in tests/sync."""
SESSION = re.findall(r"^    ([$>] .*|(?! *#| *make ).*)$", UNFENCED, re.MULTILINE)


class Step(NamedTuple):
    """A command of the session and the output that the README promises."""

    command: str
    output: str


def steps() -> list[Step]:
    """The session's commands, in order; a line that begins with `>` carries the command on."""
    found: list[Step] = []
    for line in SESSION:
        if line.startswith("$ "):
            found.append(Step(line[2:], ""))
        elif line.startswith("> "):
            found[-1] = Step(f"{found[-1].command}\n{line[2:]}", "")
        elif found:
            found[-1] = found[-1]._replace(output=f"{found[-1].output}{line}\n")
    return found


def matches(promised: str, said: str) -> bool:
    """Tell whether an output is the promised one; `…` stands for anything, no-break spaces for spaces."""
    pattern = ".*".join(map(re.escape, promised.split("…")))
    return re.fullmatch(pattern, said.replace("\u00a0", " "), re.DOTALL) is not None


def test_the_session_of_the_readme_comes_out_as_written(tmp_path: Path) -> None:
    for name, target in ((".venv", Path(sys.prefix)), ("resources", ROOT / "resources")):
        (tmp_path / name).symlink_to(target, target_is_directory=True)
    mark = "---- next"
    script = "".join(f"{{\n{step.command}\n}} || exit\necho '{mark}'\n" for step in steps())
    done = subprocess.run(
        ["/bin/sh"], input=script.encode(), cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    said = done.stdout.decode().split(f"{mark}\n")
    assert said.pop() == ""
    wrong = [
        f"{step.command}\npromised:\n{step.output}\nsaid:\n{output}"
        for step, output in zip(steps(), said, strict=True)
        if not matches(step.output, output)
    ]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize(
    "word", ["import", "route", "deadline", "record", "show", "search", "followups", "doctor"]
)
def test_the_session_covers_the_main_job(word: str) -> None:
    assert any(f"guichet {word} " in f"{step.command} " for step in steps())
