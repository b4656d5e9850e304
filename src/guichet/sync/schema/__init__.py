"""The SQL that makes the shared database, version by version: files beside this one, shipped as data."""

import re
from importlib.resources import files
from typing import Final

FUNCTIONS: Final = "functions.sql"
PRIVILEGES: Final = "privileges.sql"
_VERSION = re.compile(r"(\d{4})_\w+\.sql")


def read(name: str) -> str:
    """Return the text of one of the files."""
    return (files(__name__) / name).read_text("utf-8")


def versions() -> dict[int, str]:
    """Return, in order, each version of the tables with the name of the file that brings it."""
    found = (_VERSION.fullmatch(file.name) for file in files(__name__).iterdir())
    return dict(sorted((int(match[1]), match[0]) for match in found if match is not None))


def latest() -> int:
    """Return the version of the tables that this program makes and speaks to."""
    return max(versions())
